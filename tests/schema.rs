//! The JSON Schema: whole, and of one mind with the reader.

mod broken;
mod mutations;

use std::path::Path;
use std::sync::Arc;

use boon::{Compiler, ErrorKind, SchemaIndex, Schemas, ValidationError};
use jikji::diagnostic::{Code, SourceFile};
use jikji::layout::Layout;
use jikji::profile::value::date::Date;
use jikji::project::Job;
use jikji::project::plan::Request;
use jikji::session::Session;
use serde_json::Value as Json;

use crate::readme::blocks;
use crate::support::{Test, read};

/// The schema as the program prints it.
fn schema() -> Json {
    serde_json::from_str(Test::new().args(["schema"]).clean().text()).expect("a schema is JSON")
}

/// A compiled schema.
struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    /// Compiling a schema holds it against that of its draft first.
    fn new(schema: Json) -> Self {
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.add_resource("jikji.schema.json", schema).expect("a schema has an address");
        let index = compiler.compile("jikji.schema.json", &mut schemas).expect("a schema is a schema");
        Self { schemas, index }
    }

    /// What it has against a value, the innermost errors only.
    fn errors(&self, value: &Json) -> Vec<String> {
        self.schemas.validate(value, self.index).err().map(|error| leaves(&error)).unwrap_or_default()
    }

    fn is_valid(&self, value: &Json) -> bool {
        self.schemas.validate(value, self.index).is_ok()
    }
}

/// Errors that no others are behind.
fn leaves(error: &ValidationError) -> Vec<String> {
    if error.causes.is_empty() {
        return vec![format!("{}: {}", error.instance_location, error.kind)];
    }
    error.causes.iter().flat_map(leaves).collect()
}

fn validator() -> Validator {
    Validator::new(jikji::schema::json())
}

/// A profile as the YAML reader of an editor sees it.
fn json(yaml: &str) -> Json {
    serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{error}:\n{yaml}"))
}

/// What the program has against a profile before it sets a document. Which files there are, no schema can tell.
fn problems(yaml: &str) -> Vec<Code> {
    let file = Arc::new(SourceFile::new("me.yaml", yaml));
    let today = || Date { year: 2026, month: None, day: None };
    let problems =
        Job::read(file, Path::new("."), &Request::default(), &today, &Session::default()).err().unwrap_or_default();
    problems.iter().map(|problem| problem.code).filter(|code| *code != Code::BadImage).collect()
}

/// Where an error stands: at the value, or at the key that is not allowed. Of a key that is wrong by itself, boon says only which
/// it is; it stands in the value that the error around it is about.
fn places(error: &ValidationError, around: &str) -> Vec<String> {
    let at = error.instance_location.to_string();
    let key = |at: &str, key: &str| format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
    match &error.kind {
        ErrorKind::AdditionalProperties { got } => got.iter().map(|name| key(&at, name)).collect(),
        ErrorKind::PropertyName { prop } => vec![key(around, prop)],
        _ if error.causes.is_empty() => vec![at],
        _ => error.causes.iter().flat_map(|cause| places(cause, &at)).collect(),
    }
}

/// The places of the errors that stand deepest.
fn deepest(validator: &Validator, value: &Json) -> Vec<String> {
    let depth = |place: &String| place.matches('/').count();
    let found = validator.schemas.validate(value, validator.index);
    let mut places = found.err().map(|error| places(&error, "")).unwrap_or_default();
    let most = places.iter().map(depth).max();
    places.retain(|place| Some(depth(place)) == most);
    places
}

fn assert_accepts(validator: &Validator, yaml: &str, what: &str) {
    let problems = validator.errors(&json(yaml));
    assert!(problems.is_empty(), "{what}: {problems:#?}");
}

#[test]
fn right_profiles_are_accepted() {
    let validator = validator();
    for path in ["examples/engineer.yaml", "examples/researcher.yaml", "tests/everything.yaml"] {
        assert_accepts(&validator, &read(path), path);
    }
    for layout in Layout::names() {
        let layout = Layout::find(layout, Path::new("")).expect("a layout");
        for language in jikji::starter::LANGUAGES {
            assert_accepts(&validator, &jikji::starter::profile(language, &layout), &layout.name);
        }
    }
    for page in ["README.md", "docs/profile.md"] {
        for yaml in blocks(&read(page), "yaml") {
            assert_accepts(&validator, &yaml, page);
        }
    }
}

#[test]
fn what_yaml_makes_of_texts_is_accepted() {
    let validator = validator();
    for fragment in broken::RIGHT {
        let yaml = format!("name: 2020\n{fragment}");
        assert_eq!(problems(&yaml), [], "{fragment}");
        assert_accepts(&validator, &yaml, fragment);
    }
}

#[test]
fn mistakes_are_refused_where_they_stand() {
    let validator = validator();
    let names: std::collections::BTreeSet<_> = broken::BROKEN.iter().map(|(name, ..)| name).collect();
    assert!(names.len() == broken::BROKEN.len() && names.len() >= 50);
    for (name, yaml, place) in broken::BROKEN {
        let yaml = if yaml.contains("name:") { (*yaml).to_owned() } else { format!("name: x\n{yaml}") };
        let found = deepest(&validator, &json(&yaml));
        assert!(found.contains(&(*place).to_owned()), "{name}: the deepest errors stand at {found:?}");
        assert_ne!(problems(&yaml), [], "{name}");
    }
}

#[test]
fn a_misspelt_key_of_an_entry_is_named() {
    let value = json("name: x\nsections: {experience: [{compny: a, position: b}]}");
    let messages = validator().errors(&value);
    assert_eq!(messages, ["/sections/experience/0: additionalProperties 'compny' not allowed"]);
}

/// Calls `visit` for every mapping of a schema.
fn walk<'a>(schema: &'a Json, visit: &mut impl FnMut(&'a serde_json::Map<String, Json>)) {
    match schema {
        Json::Object(map) => {
            visit(map);
            map.values().for_each(|value| walk(value, visit));
        }
        Json::Array(items) => items.iter().for_each(|item| walk(item, visit)),
        _ => {}
    }
}

#[test]
fn schema_is_whole() {
    let schema = schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    drop(Validator::new(schema.clone()));
    let (mut properties, mut references) = (0, 0);
    walk(&schema, &mut |map| {
        if let Some(target) = map.get("$ref").and_then(Json::as_str) {
            assert!(schema.pointer(target.trim_start_matches('#')).is_some(), "{target} is nowhere");
            references += 1;
        }
        // A mapping that says which keys there are declares them; another adds to what is said of them there.
        let declared = map.get("properties").filter(|_| map.contains_key("additionalProperties"));
        for (key, property) in declared.and_then(Json::as_object).into_iter().flatten() {
            let description = property["description"].as_str().unwrap_or_default();
            assert!(!description.trim().is_empty(), "`{key}` has no description: {property}");
            properties += 1;
        }
    });
    assert!(properties > 200 && references > 200, "{properties} properties, {references} references");
}
