//! Small mutations of a profile with everything in it: what the schema accepts has the right shape, and what it refuses is wrong.

use std::collections::BTreeSet;

use jikji::diagnostic::Code;
use serde_yaml::{Mapping, Value};

use super::{deepest, problems, validator};
use crate::support::read;

/// What is wrong with a profile's shape, whatever its other values.
const SHAPE: &[Code] = &[
    Code::UnknownKey,
    Code::WrongType,
    Code::MissingField,
    Code::UnknownChoice,
    Code::BadDate,
    Code::BadEmail,
    Code::BadPhone,
    Code::BadUrl,
    Code::BadIdentifier,
    Code::BadNumber,
    Code::BadName,
    Code::UnknownNetwork,
    Code::UnknownLayout,
    Code::UnknownOption,
    Code::BadOption,
];

/// What is put in the place of values, as it is written in YAML.
const VALUES: &[&str] = &[
    "~",
    "''",
    "' '",
    "word",
    "two words",
    "NO",
    "true",
    "12",
    "0",
    "4.10",
    "2020",
    "2020-13",
    "2020-06-31",
    "2019-12-31",
    "2019-02-29",
    "present",
    "today",
    "any",
    "example.org",
    "https://",
    "https://example.org",
    "javascript:void",
    "a@example.org",
    "text",
    "talk",
    "a4",
    "10pt",
    "./mine",
    "[]",
    "[~]",
    "[a, 1]",
    "[[a]]",
    "[{text: a}]",
    "{}",
    "{en: a}",
    "{en: ~}",
    "{en: ''}",
    "{xx: a}",
    "{word: a}",
    "{text: a}",
];

/// Where the two may differ: the end of what was done, and why.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("start is 2020", "whether an end lies before its start, no schema can compare"),
    ("start is 2019-12-31", "the same"),
    ("end is 2019-12-31", "the same"),
    ("limit/min is 2020", "whether the least is more than the most, no schema can compare either"),
    (" is 2019-02-29", "which years have a 29th of February, no pattern tells in a line"),
    ("phone is 4.10", "a YAML reader keeps no digits of a fraction to be counted: `555.1234` is a phone number"),
    ("layout is https://", "a path is a layout if there is a folder, which a schema cannot see"),
    ("layout is https://example.org", "the same"),
    ("layout is ./mine", "the same"),
    ("keywords/0 is {en: ~}", "a key word in no language is absent, and an entry with no other has none"),
];

/// The places of a value: the way to each, by keys and indices.
fn ways(value: &Value, way: &[Value], found: &mut Vec<Vec<Value>>) {
    let children: Vec<(Value, &Value)> = match value {
        Value::Mapping(map) => map.iter().map(|(key, child)| (key.clone(), child)).collect(),
        Value::Sequence(items) => items.iter().enumerate().map(|(index, child)| (index.into(), child)).collect(),
        _ => Vec::new(),
    };
    for (key, child) in children {
        let way = [way, &[key]].concat();
        found.push(way.clone());
        ways(child, &way, found);
    }
}

/// The value that holds the end of `way`, and that end.
fn parent<'a, 'b>(value: &'a mut Value, way: &'b [Value]) -> (&'a mut Value, &'b Value) {
    let (last, before) = way.split_last().expect("a way has steps");
    let step = |value: &'a mut Value, key: &Value| match value {
        Value::Sequence(items) => &mut items[key.as_u64().expect("an index") as usize],
        other => &mut other[key],
    };
    (before.iter().fold(value, step), last)
}

fn replace(profile: &Value, way: &[Value], new: &Value) -> Value {
    let mut profile = profile.clone();
    match parent(&mut profile, way) {
        (Value::Sequence(items), index) => items[index.as_u64().expect("an index") as usize] = new.clone(),
        (map, key) => map[key] = new.clone(),
    }
    profile
}

/// With the key at the end of `way` renamed, or taken out.
fn rename(profile: &Value, way: &[Value], new: Option<&str>) -> Value {
    let mut profile = profile.clone();
    match parent(&mut profile, way) {
        (Value::Mapping(map), key) => {
            let value = map.remove(key).expect("the key is there");
            if let Some(new) = new {
                map.insert(new.into(), value);
            }
        }
        (Value::Sequence(items), index) => drop(items.remove(index.as_u64().expect("an index") as usize)),
        _ => unreachable!("a way leads through mappings and lists"),
    }
    profile
}

/// The profile in pieces, each a whole profile, so that a mutation is checked with little around it.
fn pieces() -> Vec<Value> {
    let whole: Mapping = serde_yaml::from_str(&read("tests/everything.yaml")).expect("YAML");
    let around = |key: &str, value: &Value| -> Value {
        let mut piece = Mapping::from_iter([("name".into(), "x".into())]);
        // Documents choose sections and tags.
        if key == "documents" {
            let sections = "{experience: [{company: x, tags: [t, nothing]}]}";
            piece.insert("sections".into(), serde_yaml::from_str(sections).expect("YAML"));
        }
        piece.insert(key.into(), value.clone());
        piece.into()
    };
    let mut pieces = Vec::new();
    for (key, value) in &whole {
        match (key.as_str().expect("a key is a text"), value) {
            ("sections", Value::Mapping(sections)) => pieces.extend(sections.iter().map(|(key, section)| {
                let section = Mapping::from_iter([(key.clone(), section.clone())]);
                around("sections", &section.into())
            })),
            (key, value) => pieces.push(around(key, value)),
        }
    }
    pieces
}

/// Each mutation of a piece, and what was done.
fn mutations(piece: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    ways(piece, &[], &mut found);
    let mut mutations = Vec::new();
    for way in &found {
        let names: Vec<_> =
            way.iter().map(|step| serde_yaml::to_string(step).expect("YAML").trim().to_owned()).collect();
        let at = names.join("/");
        for value in VALUES {
            let new = serde_yaml::from_str(value).expect("YAML");
            mutations.push((format!("{at} is {value}"), replace(piece, way, &new)));
        }
        mutations.push((format!("{at} is gone"), rename(piece, way, None)));
        for name in ["zzz", "title", "date", "start"] {
            mutations.push((format!("{at} is called {name}"), rename(piece, way, Some(name))));
        }
    }
    mutations
}

#[test]
fn schema_and_reader_agree() {
    let validator = validator();
    let (mut count, mut refused, mut used, mut differences) = (0, 0, BTreeSet::new(), Vec::new());
    for piece in pieces() {
        for (done, profile) in mutations(&piece) {
            let value = serde_json::to_value(&profile).expect("JSON");
            let mut problems = problems(&serde_yaml::to_string(&profile).expect("YAML"));
            let accepts = validator.is_valid(&value);
            count += 1;
            refused += usize::from(!accepts);
            if accepts {
                problems.retain(|code| SHAPE.contains(code));
            }
            if problems.is_empty() != accepts {
                match EXCEPTIONS.iter().find(|(end, _)| done.ends_with(end)) {
                    Some((end, _)) => drop(used.insert(end)),
                    None => differences.push(format!("{done}: {problems:?}, {:?}", deepest(&validator, &value))),
                }
            }
        }
    }
    let shown = differences.iter().take(50).cloned().collect::<Vec<_>>().join("\n");
    assert!(differences.is_empty(), "reader and schema, {} of {count}:\n{shown}", differences.len());
    assert_eq!(used.len(), EXCEPTIONS.len(), "an exception is none: only {used:?} are");
    assert!(count > 3_000 && refused > 1_000, "{refused} of {count} were refused");
}
