//! The sections of a profile, in the order written.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::diagnostic::Code;
use crate::profile::entry::{Entry, Kind, SECTIONS};
use crate::profile::fields::{Field, Fields, ObjectSchema, Reader, suggestion};
use crate::profile::node::{Key, Node, Value};
use crate::profile::text::{Scalar, Text};
use crate::words::nearest;

/// A section.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its key.
    pub key: Key,
    /// The kind of its entries, where they do not say another.
    pub kind: Kind,
    /// Its title, if the profile gives one.
    pub title: Option<Text>,
    /// A remark on the section as a whole.
    pub note: Option<Text>,
    /// Running text.
    pub text: Option<Text>,
    /// Its entries.
    pub entries: Vec<Entry>,
}

/// All sections.
#[derive(Debug, Clone, Default)]
pub struct Sections(pub Vec<Section>);

impl Field for Sections {
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Map(pairs) = &node.value else {
            reader
                .wrong_type(node, "sections by name")
                .hints
                .push("write `experience:` and its entries below it".into());
            return None;
        };
        let sections: Vec<_> = pairs
            .iter()
            .filter(|(_, node)| !matches!(node.value, Value::Null))
            .map(|(key, node)| section(key, node, reader))
            .collect();
        sections.into_iter().collect::<Option<_>>().map(Self)
    }
}

/// The keys of a section that is a mapping.
const KEYS: &[&str] = &["title", "kind", "note", "text", "entries"];

fn section(key: &Key, node: &Node, reader: &mut Reader) -> Option<Section> {
    let known = Kind::of_section(&key.text);
    let mut section = Section {
        key: key.clone(),
        kind: known.unwrap_or(Kind::Item),
        title: None,
        note: None,
        text: None,
        entries: Vec::new(),
    };
    let Value::Map(pairs) = &node.value else {
        misspelt(key, known, node, reader);
        section.entries = entries(node, section.kind, reader)?;
        return Some(section);
    };
    // An entry where the list of entries belongs is the commonest slip here.
    if !pairs.iter().any(|(key, _)| KEYS.contains(&key.text.as_str())) {
        reader.wrong_type(node, "a list of entries").hints.push("put `- ` before each entry".into());
        return None;
    }
    let mut fields = Fields::of(node, "a section", reader)?;
    let kind = fields.take::<Option<Scalar>>("kind", reader)?;
    if let (Some(_), Some(node)) = (kind, node.get("kind")) {
        section.kind = reader.choice(node, "a kind of entry", Kind::ALL)?;
    }
    section.title = fields.take("title", reader)?;
    section.note = fields.take("note", reader)?;
    section.text = fields.take("text", reader)?;
    fields.take::<Raw>("entries", reader);
    fields.finish(reader);
    if let Some(node) = node.get("entries").filter(|node| !matches!(node.value, Value::Null)) {
        section.entries = entries(node, section.kind, reader)?;
    }
    check_text(&section, reader);
    Some(section)
}

/// A section of one's own without a title is probably a known one, misspelt.
fn misspelt(key: &Key, known: Option<Kind>, node: &Node, reader: &mut Reader) {
    let names: Vec<_> = SECTIONS.iter().map(|(name, _)| *name).collect();
    if known.is_none() && matches!(node.value, Value::List(_)) && nearest(&key.text, &names).is_some() {
        let message = format!("unknown section `{}`", key.text);
        let hint = format!(
            "{} If it is one of your own, give it a title: `{{title: …, entries: […]}}`",
            suggestion(&key.text, &names)
        );
        reader.error(Code::UnknownSection, key.range.clone(), message).hints.push(hint);
    }
}

fn check_text(section: &Section, reader: &mut Reader) {
    let at = section.key.range.clone();
    let name = &section.key.text;
    if section.kind == Kind::Prose && section.text.is_none() && section.entries.is_empty() {
        let message = format!("the section `{name}` is of the kind `text` and has none");
        reader.error(Code::MissingField, at, message).hints.push("add `text: …`".into());
    } else if section.kind != Kind::Prose && section.text.is_some() {
        let message = format!("the section `{name}` has `text`, which is for sections of the kind `text`");
        reader.error(Code::UnknownKey, at, message).hints.push("add `kind: text`, or write it as `note`".into());
    }
}

fn entries(node: &Node, kind: Kind, reader: &mut Reader) -> Option<Vec<Entry>> {
    let Value::List(items) = &node.value else {
        reader.wrong_type(node, "a list of entries").hints.push("put `- ` before each entry".into());
        return None;
    };
    let read: Vec<_> = items
        .iter()
        .filter(|item| !matches!(item.value, Value::Null))
        .map(|item| Entry::read(item, kind, reader))
        .collect();
    read.into_iter().collect()
}

/// A field that is read elsewhere.
struct Raw;

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

impl JsonSchema for Sections {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Sections".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let known: serde_json::Map<_, _> =
            SECTIONS.iter().map(|(name, kind)| ((*name).to_owned(), of_kind(*kind, generator).to_value())).collect();
        let other = of_kind(Kind::Item, generator);
        json_schema!({ "type": "object", "properties": known, "additionalProperties": other })
    }
}

/// A section: its entries, or a mapping around them that may say another kind.
fn of_kind(kind: Kind, generator: &mut SchemaGenerator) -> Schema {
    let list = list(kind, generator);
    let mut forms = vec![serde_json::json!({ "type": "null" }), list.clone(), around(None, list, generator)];
    for (name, other) in Kind::ALL {
        let entries = self::list(*other, generator);
        forms.push(define(&format!("Section-{name}"), generator, |generator| around(Some(name), entries, generator)));
    }
    json_schema!({ "anyOf": forms })
}

/// Entries of `kind`; each may say that it is of another.
fn list(kind: Kind, generator: &mut SchemaGenerator) -> serde_json::Value {
    define(&format!("Entries-{}", kind.name()), generator, |generator| {
        let mut forms = vec![serde_json::json!({ "type": "null" })];
        for (name, other) in Kind::ALL {
            let mut schema =
                define(&format!("Entry-{name}"), generator, |generator| other.schema(generator).to_value());
            if *other != kind {
                schema = serde_json::json!({ "allOf": [schema, { "required": ["kind"] }] });
            } else if other.takes_plain() {
                forms.push(generator.subschema_for::<Text>().to_value());
            }
            forms.push(schema);
        }
        serde_json::json!({ "type": "array", "items": { "anyOf": forms } })
    })
}

/// A schema that stands once in the document, under `name`, and is referred to.
fn define(
    name: &str,
    generator: &mut SchemaGenerator,
    make: impl FnOnce(&mut SchemaGenerator) -> serde_json::Value,
) -> serde_json::Value {
    if !generator.definitions().contains_key(name) {
        let schema = make(generator);
        generator.definitions_mut().insert(name.to_owned(), schema);
    }
    serde_json::json!({ "$ref": format!("#/$defs/{name}") })
}

fn around(kind: Option<&str>, entries: serde_json::Value, generator: &mut SchemaGenerator) -> serde_json::Value {
    let mut object = ObjectSchema::default();
    object.add::<Option<Text>>("title", "The section's title.", generator);
    object.add::<Option<Text>>("note", "A remark on the section as a whole.", generator);
    if let Some(kind) = kind {
        object
            .properties
            .insert("kind".into(), serde_json::json!({ "const": kind, "description": "The kind of the entries." }));
        object.required.push("kind".into());
    }
    match kind {
        Some("text") => object.add::<Text>("text", "The paragraphs.", generator),
        _ => {
            object.properties.insert("entries".into(), entries);
        }
    }
    object.finish("A section with a title, a kind or a note of its own.")
}
