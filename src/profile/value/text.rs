//! A printable text as written: one string for every language, or one for each.

use std::ops::Range;

use schemars::{SchemaGenerator, json_schema};
use serde_json::{Map, Value as Json, json};

use crate::diagnostic::Code;
use crate::diagnostic::phrase::{did_you_mean, list_or};
use crate::language::Language;
use crate::profile::describe::{define, schema};
use crate::profile::problem::{add_language, unlisted};
use crate::profile::record::declare::required;
use crate::profile::record::{Field, Read, Reader};
use crate::profile::slip::comma;
use crate::profile::vocabulary::essay;
use crate::profile::yaml::flow;
use crate::profile::yaml::mark::Mark;
use crate::profile::yaml::node::{Key, Node, Value};

/// A text may be this long, in bytes.
const MAX_BYTES: usize = 64 << 10;

/// One string of the file.
#[derive(Debug, Clone)]
pub struct Scalar {
    /// Unquoted and unfolded.
    pub text: String,
    /// Its bytes in the file, quotes included.
    pub range: Range<usize>,
}

/// A text that a document shows in its language.
#[derive(Debug, Clone)]
pub enum Text {
    /// Good for every language.
    Plain(Scalar),
    /// One string for each language; an empty one says that there is deliberately nothing.
    ByLanguage(Vec<(Language, Scalar)>),
}

impl Text {
    /// Every string that is written.
    pub fn versions(&self) -> Vec<&Scalar> {
        match self {
            Self::Plain(scalar) => vec![scalar],
            Self::ByLanguage(versions) => versions.iter().map(|(_, scalar)| scalar).collect(),
        }
    }

    /// The same, to be changed.
    pub fn versions_mut(&mut self) -> Vec<&mut Scalar> {
        match self {
            Self::Plain(scalar) => vec![scalar],
            Self::ByLanguage(versions) => versions.iter_mut().map(|(_, scalar)| scalar).collect(),
        }
    }

    /// Whether it says what is to be shown in `language`, be it nothing.
    pub fn has(&self, language: Language) -> bool {
        match self {
            Self::Plain(_) => true,
            Self::ByLanguage(versions) => versions.iter().any(|(written, _)| *written == language),
        }
    }

    /// What it says in `language`, be it nothing.
    pub fn in_language(&self, language: Language) -> Option<&Scalar> {
        match self {
            Self::Plain(scalar) => Some(scalar),
            Self::ByLanguage(versions) => {
                versions.iter().find(|(written, _)| *written == language).map(|(_, scalar)| scalar)
            }
        }
    }

    /// The first string that is written, for messages.
    pub fn any(&self) -> &Scalar {
        match self {
            Self::Plain(scalar) => scalar,
            Self::ByLanguage(versions) => &versions[0].1,
        }
    }
}

impl Scalar {
    /// What is written at a node, if that is a text.
    pub fn written(node: &Node) -> Option<Self> {
        Some(Self { text: node.text()?.to_owned(), range: node.range.clone() })
    }

    /// Reads a plain string.
    pub fn of(node: &Node, expected: &str, reader: &mut Reader) -> Option<Self> {
        let Value::Text(text) = &node.value else {
            reader
                .wrong_type(node, expected)
                .hints
                .push("write it behind the key, on one line, without `- ` or braces".into());
            return None;
        };
        if text.len() > MAX_BYTES {
            let message = format!("this text has {} bytes, and one may have {MAX_BYTES}", text.len());
            reader.error(Code::TooLarge, node.range.clone(), message).hints.push("shorten it, or split it".into());
            return None;
        }
        Some(Self { text: text.clone(), range: node.range.clone() })
    }
}

impl Read for Scalar {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        Self::of(node, "text", reader)
    }
}

schema!(Scalar, |_| {
    // `2019` and `NO` are texts here, whatever YAML makes of them; a list of types would have editors offer `true`.
    json_schema!({ "if": { "type": ["array", "object"] }, "then": { "type": "string" } })
});

/// Whether a node is a text, so that it can be told from a record.
pub fn is_text(node: &Node) -> bool {
    match &node.value {
        Value::Text(_) => true,
        // `id` names an entry, before it is Indonesian.
        Value::Map(pairs) => pairs.iter().any(|(key, _)| Language::looks_like(&key.text) && key.text != "id"),
        Value::Null | Value::List(_) => false,
    }
}

impl Read for Text {
    fn listed(texts: &mut [Self], reader: &mut Reader) {
        reader.bullets.extend(take_off_marks(texts.iter_mut()));
    }

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Map(pairs) = &node.value else {
            return Scalar::of(node, "text, or a text for each language", reader).map(Self::Plain);
        };
        // Keys that are no languages: text was meant, or another record.
        if !pairs.is_empty() && !is_text(node) {
            let in_sections = |_| format!("write it in `sections:`, as in `{}`", essay::sections("", node));
            let essays = essay::parts(node).map(in_sections);
            let parts = || Some(format!("write the text alone: `{}`", flow::text(&joined(pairs)?)));
            let hint = essays.or_else(|| quoted(node, reader)).or_else(parts).unwrap_or_else(|| {
                let codes: Vec<_> = reader.languages.iter().map(|language| language.code()).collect();
                format!("write the text alone; its keys can only be languages: {}", list_or(&codes))
            });
            reader.wrong_type(node, "text, or a text for each language").hints.push(hint);
            return None;
        }
        let mut versions = Vec::new();
        for (key, node) in pairs {
            let known = reader.languages.iter().copied().find(|language| language.code() == key.text);
            let Some(language) = known else {
                unknown_language(key, node, reader);
                continue;
            };
            if !matches!(node.value, Value::Null) {
                versions.push((language, Scalar::of(node, "text", reader)?));
            }
        }
        if pairs.is_empty() {
            reader
                .wrong_type(node, "text, or a text for each language")
                .hints
                .push("write the text, or `{en: …}`".into());
        }
        (!versions.is_empty()).then_some(Self::ByLanguage(versions))
    }
}

/// The parts of a text that stands as keys and values, as of an address: `{city: Berlin, country: Germany}`.
fn joined(pairs: &[(Key, Node)]) -> Option<String> {
    let texts: Vec<&str> = pairs.iter().map(|(_, node)| node.text()).collect::<Option<_>>()?;
    let whole = texts.join(", ");
    (texts.len() > 1 && whole.len() <= 100).then_some(whole)
}

/// Reports a key of a text in several languages that is none of the profile's.
fn unknown_language(key: &Key, node: &Node, reader: &mut Reader) {
    let slip = comma(key, node, &reader.file.text);
    if let Some(language) = Language::of_document(&key.text) {
        let hint = slip.unwrap_or_else(|| add_language(&reader.languages, language));
        reader.problems.unlisted(language, key.range.clone(), hint);
        return;
    }
    let codes: Vec<_> = reader.languages.iter().map(|language| language.code()).collect();
    let meant = Language::meant(&key.text).map_or(key.text.as_str(), |language| language.code());
    let hint = slip.unwrap_or_else(|| did_you_mean(meant, &codes, || format!("write {}", list_or(&codes))));
    reader.error(Code::UnknownLanguage, key.range.clone(), unlisted(&key.text, 1)).hints.push(hint);
}

/// Takes the marks off texts that are points of a list already; where each stood, and what it was.
pub fn take_off_marks<'a>(texts: impl Iterator<Item = &'a mut Text>) -> Vec<(Range<usize>, String)> {
    let mut texts: Vec<_> = texts.collect();
    let number = |(index, text): (usize, &&mut Text)| matches!(Mark::of(text.any().text.trim()), Some((Mark::Number(number, _), _)) if number == index + 1);
    let counted = texts.len() > 1 && texts.iter().enumerate().all(number);
    let mut taken = Vec::new();
    for scalar in texts.iter_mut().flat_map(|text| text.versions_mut()) {
        let text = scalar.text.trim();
        let Some((_, rest)) = Mark::of(text).filter(|(mark, _)| counted || mark.is_certain()) else { continue };
        taken.push((scalar.range.clone(), text[..text.len() - rest.len()].trim().to_owned()));
        scalar.text = rest.to_owned();
    }
    taken
}

/// The hint for a text that YAML took for a key and its value: `- Result: fewer failures`.
pub fn quoted(node: &Node, reader: &Reader) -> Option<String> {
    let Value::Map(pairs) = &node.value else { return None };
    let [(key, Node { value, range })] = pairs.as_slice() else { return None };
    let written = match value {
        Value::Text(_) => reader.file.text.get(key.range.start..range.end)?.to_owned(),
        Value::Null => format!("{}:", key.text),
        Value::List(_) | Value::Map(_) => return None,
    };
    let plain = !written.contains(['\n', '"', '\'', '\\']) && key.text.chars().count() <= 40;
    plain.then(|| format!("a text with `: ` in it needs quotes: `\"{written}\"`"))
}

schema!(Text, |generator| {
    let scalar = generator.subschema_for::<Scalar>();
    let versions = versions(generator);
    json_schema!({ "description": DESCRIPTION, "if": { "type": "object" }, "then": versions, "else": scalar })
});

/// What editors show of a text that has no description of its own.
const DESCRIPTION: &str =
    "A text for every language, or one for each. Inline Markdown: **strong**, *emphasis*, `code`, [label](url).";

/// The schema of a text for each language.
fn versions(generator: &mut SchemaGenerator) -> Json {
    define("Versions", generator, |generator| {
        let mut version = generator.subschema_for::<Scalar>().to_value();
        let versions = Language::DOCUMENT.iter().map(|code| {
            version["description"] = format!("The text in the language `{code}`.").into();
            ((*code).to_owned(), version.clone())
        });
        let versions: Map<_, _> = versions.collect();
        json!({ "type": "object", "properties": versions, "additionalProperties": false, "minProperties": 1 })
    })
}

/// The schema of a text that must say something.
pub fn said(generator: &mut SchemaGenerator) -> Json {
    define("RequiredText", generator, |generator| {
        let mut versions = versions(generator);
        versions["not"] = json!({ "additionalProperties": { "type": ["string", "null"], "pattern": r"^\s*$" } });
        let scalar =
            json!({ "type": ["string", "number", "boolean"], "pattern": r"\S", "errorMessage": "write a text" });
        json!({ "description": DESCRIPTION, "if": { "type": "object" }, "then": versions, "else": scalar })
    })
}

/// The schema of a mapping that is a record where a text could stand too; see `is_text`.
pub fn record() -> Json {
    json!({ "type": "object", "propertyNames": { "not": { "pattern": "^([a-hj-z][a-z]|i[a-ce-z]|zh-TW)$" } } })
}

required!(Scalar);

/// A text that must be there must also say something.
impl Field for Text {
    const REQUIRED: bool = true;
    fn absent() -> Option<Self> {
        None
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        Self::read(node, reader).filter(|text| match text {
            Self::Plain(scalar) => !scalar.text.trim().is_empty(),
            Self::ByLanguage(versions) => versions.iter().any(|(_, scalar)| !scalar.text.trim().is_empty()),
        })
    }
    fn schema(generator: &mut SchemaGenerator) -> Json {
        said(generator)
    }
}
