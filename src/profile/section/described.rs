//! The JSON Schema of sections.

use schemars::{SchemaGenerator, json_schema};
use serde_json::{Map, Value as Json, json};

use super::{Raw, Sections};
use crate::profile::citing::Citing;
use crate::profile::describe::{any_of, define, schema};
use crate::profile::record::{ObjectSchema, Record};
use crate::profile::value::text::{self, Text};
use crate::profile::vocabulary::kind::{Kind, SECTIONS};

schema!(Sections, |generator| {
    let known = SECTIONS.iter().map(|(name, kind)| {
        let mut schema = section_of(*kind, generator);
        schema["description"] = generator.definitions()[&format!("Entry-{}", kind.name())]["description"].clone();
        ((*name).to_owned(), schema)
    });
    let known: Map<_, _> = known.collect();
    let other = section_of(Kind::Item, generator);
    json_schema!({ "type": ["object", "null"], "properties": known, "additionalProperties": other })
});

/// A section whose entries are of `kind`, unless it is a mapping that says another.
fn section_of(kind: Kind, generator: &mut SchemaGenerator) -> Json {
    define(&format!("Section-{}", kind.name()), generator, |generator| {
        let entries = entries_of(kind, generator);
        let around = around(generator);
        let rules = rules_of(kind, generator);
        json!({
            "description": format!("Entries of the kind `{}`, or a mapping around entries.", kind.name()),
            "if": { "type": "object" },
            "then": { "allOf": [around, { "if": unless_said(), "then": rules }] },
            "else": entries,
        })
    })
}

/// The condition that a mapping does not say its kind; true of nothing too, so that editors complete an entry from its start.
fn unless_said() -> Json {
    json!({ "properties": { "kind": { "type": "null" } } })
}

/// `then` for each kind, where a mapping says that it is of it. Editors tell better what is wrong with an entry of one kind
/// than with one that fits none of fourteen.
fn by_kind(generator: &mut SchemaGenerator, then: fn(Kind, &mut SchemaGenerator) -> Json) -> Json {
    let case = |(name, kind): &(&str, Kind)| {
        let said = json!({ "type": "object", "required": ["kind"], "properties": { "kind": { "const": name } } });
        json!({ "if": said, "then": then(*kind, generator) })
    };
    Kind::ALL.iter().map(case).collect()
}

/// A mapping around entries.
fn around(generator: &mut SchemaGenerator) -> Json {
    define("Section", generator, |generator| {
        let mut object = ObjectSchema::default();
        object.add::<Option<Text>>("title", "The section's title.", generator);
        object.properties.insert("kind".into(), Kind::names("The kind of the entries."));
        object.add::<Option<Text>>("note", "A remark on the section as a whole.", generator);
        object.add::<Option<Text>>("text", "The paragraphs of a section of the kind `text`.", generator);
        object.add::<Raw>("entries", "The entries.", generator);
        Citing::describe(&mut object, generator);
        let cases = by_kind(generator, rules_of);
        object.rules.extend(cases.as_array().into_iter().flatten().cloned());
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
        rules["properties"] = json!({ "entries": entries });
        uncited(&mut rules["properties"]);
        return rules;
    }
    let message = "`text` is for sections of the kind `text`; write it as `note`";
    let mut properties = json!({ "entries": entries, "text": { "type": "null", "errorMessage": message } });
    if kind != Kind::Publication {
        uncited(&mut properties);
    }
    json!({ "properties": properties })
}

/// Refuses what only sections of publications say.
fn uncited(properties: &mut Json) {
    for (name, _) in Citing::KEYS {
        properties[*name] = Json::Bool(false);
    }
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
