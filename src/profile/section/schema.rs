//! The JSON Schema of sections.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value as Json, json};

use crate::profile::citing::{Citing, Grouping};
use crate::profile::describe::{any_of, define, one_of, schema};
use crate::profile::entry::common::Point;
use crate::profile::labels::OwnLabels;
use crate::profile::record::{Field, ObjectSchema, Reader, Record};
use crate::profile::section::Sections;
use crate::profile::section::form::Form;
use crate::profile::section::table::{Cells, MOST_COLUMNS, MOST_ROWS};
use crate::profile::value::date_style::Switch;
use crate::profile::value::text::{self, Text};
use crate::profile::vocabulary::kind::{Kind, SECTIONS};
use crate::profile::yaml::node::Node;

/// A field that is read elsewhere.
pub struct Raw;

impl Field for Raw {
    fn absent() -> Option<Self> {
        Some(Self)
    }
    fn present(_: &Node, _: &mut Reader) -> Option<Self> {
        Some(Self)
    }
}

impl JsonSchema for Raw {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Entries".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["array", "null"] })
    }
}

schema!(Sections, |generator| {
    let known = SECTIONS.iter().map(|(name, kind)| {
        let mut schema = section_of(*kind, generator);
        schema["description"] = generator.definitions()[&format!("Entry-{}", kind.name())]["description"].clone();
        ((*name).to_owned(), schema)
    });
    let known: Map<_, _> = known.collect();
    let other = own_section(generator);
    json_schema!({ "type": ["object", "null"], "properties": known, "additionalProperties": other })
});

/// A section whose entries are of `kind`, unless it is a mapping that says another.
fn section_of(kind: Kind, generator: &mut SchemaGenerator) -> Json {
    define(&format!("Section-{}", kind.name()), generator, |generator| {
        let entries = entries_of(kind, generator);
        let around = around(generator);
        let rules = rules_of(kind, generator);
        let numbered = rules_of_points(generator);
        json!({
            "description": format!("Entries of the kind `{}`, or a mapping around entries.", kind.name()),
            "if": { "type": "object" },
            "then": { "allOf": [around, { "if": unless_said(), "then": {
                "if": has(&["columns", "rows"]),
                "then": rules_of_table(),
                "else": { "if": has(&["numbered"]), "then": numbered, "else": rules },
            } }] },
            "else": entries,
        })
    })
}

/// A section of one's own: entries, or nothing but texts, which are points.
fn own_section(generator: &mut SchemaGenerator) -> Json {
    let entries = section_of(Kind::Item, generator);
    let points = points(generator);
    let around = around(generator);
    let whole = json!({
        "type": "object",
        "required": ["entries"],
        "properties": { "kind": { "type": "null" }, "entries": texts() },
        "not": has(&["columns", "rows", "numbered"]),
    });
    let rules = rules_of_points(generator);
    json!({
        "if": texts(),
        "then": points,
        "else": { "if": whole, "then": { "allOf": [around, rules] }, "else": entries },
    })
}

/// The condition that a list has nothing but texts.
fn texts() -> Json {
    let text = json!({ "type": ["string", "number", "boolean", "object", "null"], "not": text::record() });
    let some = json!({ "type": ["string", "number", "boolean", "object"] });
    json!({ "type": "array", "items": text, "contains": some })
}

/// The condition that a mapping has any of some keys.
fn has(keys: &[&str]) -> Json {
    let filled = json!({ "not": { "type": "null" } });
    let cases = keys.iter().map(|key| json!({ "required": [*key], "properties": { *key: filled } }));
    json!({ "anyOf": cases.collect::<Vec<_>>() })
}

/// Points, in place of entries.
fn points(generator: &mut SchemaGenerator) -> Json {
    define("Points", generator, <Vec<Point>>::schema)
}

/// What a section of the kind `points` must be.
fn rules_of_points(generator: &mut SchemaGenerator) -> Json {
    let none = json!({ "type": "null" });
    uncited(json!({ "properties": { "entries": points(generator), "text": none, "columns": none, "rows": none } }))
}

/// What a section of the kind `table` must be.
fn rules_of_table() -> Json {
    let none = json!({ "type": "null" });
    let columns = json!({
        "type": "array",
        "contains": { "not": { "type": "null" } },
        "maxItems": MOST_COLUMNS,
    });
    let rows = json!({ "type": "array", "contains": { "type": "array" }, "maxItems": MOST_ROWS });
    uncited(json!({
        "required": ["columns", "rows"],
        "properties": { "columns": columns, "rows": rows, "entries": none, "text": none, "numbered": none },
    }))
}

/// The same rules, and that nothing is said of entries, where there are none.
fn uncited(mut rules: Json) -> Json {
    for (name, _) in Citing::KEYS {
        rules["properties"][*name] = false.into();
    }
    rules
}

/// The same rules, and that nothing is said that only sections of other kinds say.
fn cited(mut rules: Json, kind: Kind) -> Json {
    for (name, _) in Citing::KEYS {
        if !Citing::is_for(name, kind) {
            rules["properties"][*name] = false.into();
        } else if *name == "group" {
            let words: Vec<_> = Grouping::of(kind).iter().map(|group| group.word()).collect();
            rules["properties"][*name] = one_of(&words).to_value();
        }
    }
    rules
}

/// The condition that a mapping does not say its kind; true of nothing too, so that editors complete an entry from its start.
fn unless_said() -> Json {
    json!({ "properties": { "kind": { "type": "null" } } })
}

/// `then` for each kind, where a mapping says that it is of it. Editors tell better what is wrong with an entry of one kind
/// than with one that fits none of fourteen.
fn by_kind(generator: &mut SchemaGenerator, then: fn(Kind, &mut SchemaGenerator) -> Json) -> Json {
    Kind::ALL.iter().map(|(name, kind)| case(name, &then(*kind, generator))).collect()
}

/// A rule for a mapping that says that it is of the kind `name`.
fn case(name: &str, then: &Json) -> Json {
    let said = json!({ "type": "object", "required": ["kind"], "properties": { "kind": { "const": name } } });
    json!({ "if": said, "then": then })
}

/// A mapping around entries.
fn around(generator: &mut SchemaGenerator) -> Json {
    define("Section", generator, |generator| {
        let mut object = ObjectSchema::default();
        object.add::<Option<Text>>("title", "The section's title.", generator);
        let names: Vec<_> = Form::all().iter().map(|(name, _)| *name).collect();
        let mut kinds = one_of(&names).to_value();
        kinds["description"] = "The kind of the entries.".into();
        object.properties.insert("kind".into(), kinds);
        object.add::<Option<Text>>("note", "A remark on the section as a whole.", generator);
        object.add::<Option<Text>>("text", "The paragraphs of a section of the kind `text`.", generator);
        object.add::<OwnLabels>("labels", "Words in place of the program's own, by their names.", generator);
        object.add::<Raw>("entries", "The entries.", generator);
        object.add::<Option<Switch>>(
            "numbered",
            "Whether the points of a section of the kind `points` have numbers.",
            generator,
        );
        object.add::<Vec<Text>>("columns", "The heads of the columns of a table.", generator);
        object.add::<Vec<Cells>>("rows", "The rows of a table, each a list with a text for each column.", generator);
        Citing::describe(&mut object, generator);
        let cases = by_kind(generator, rules_of);
        object.rules.extend(cases.as_array().into_iter().flatten().cloned());
        object.rules.push(case("points", &rules_of_points(generator)));
        object.rules.push(case("table", &rules_of_table()));
        let mut schema = object.finish("A section with a title, a kind or a note of its own.");
        schema["minProperties"] = 1.into();
        schema
    })
}

/// What a section of `kind` must be if it is a mapping.
fn rules_of(kind: Kind, generator: &mut SchemaGenerator) -> Json {
    let entries = entries_of(kind, generator);
    if kind == Kind::Prose {
        let mut rules = any_of(&["text", "entries"]);
        let none = json!({ "type": "null" });
        rules["properties"] = json!({ "entries": entries, "numbered": none, "columns": none, "rows": none });
        return uncited(rules);
    }
    let message = "`text` is for sections of the kind `text`; write it as `note`";
    let none = json!({ "type": "null" });
    let text = json!({ "type": "null", "errorMessage": message });
    let rules = json!({ "entries": entries, "text": text, "numbered": none, "columns": none, "rows": none });
    let rules = json!({ "properties": rules });
    cited(rules, kind)
}

/// Entries of `kind`; each may say that it is of another.
fn entries_of(kind: Kind, generator: &mut SchemaGenerator) -> Json {
    define(&format!("Entries-{}", kind.name()), generator, |generator| {
        let entry = entry_of(kind, generator);
        let any = define("Entry", generator, |generator| {
            let cases = by_kind(generator, entry_of);
            json!({ "properties": { "kind": Kind::names("The kind of the entry.") }, "allOf": cases })
        });
        let mut item = json!({ "allOf": [any, { "if": unless_said(), "then": entry }] });
        if kind.takes_plain() {
            let plain = json!({ "if": text::record(), "then": item, "else": text::said(generator) });
            item = json!({ "if": { "type": "null" }, "else": plain });
        }
        json!({ "type": ["array", "null"], "items": item })
    })
}

/// An entry of `kind`.
fn entry_of(kind: Kind, generator: &mut SchemaGenerator) -> Json {
    define(&format!("Entry-{}", kind.name()), generator, |generator| kind.schema(generator).to_value())
}
