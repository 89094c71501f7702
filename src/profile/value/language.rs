//! Languages as a profile names them.

use std::ops::Range;
use std::sync::Arc;

use schemars::json_schema;

use crate::diagnostic::Code;
use crate::diagnostic::phrase::list_or;
use crate::language::Language;
use crate::profile::choices;
use crate::profile::describe::{one_of, schema};
use crate::profile::record::declare::required;
use crate::profile::record::{Read, Reader};
use crate::profile::value::own_language::OwnLanguage;
use crate::profile::yaml::flow;
use crate::profile::yaml::node::{Key, Node, Value};

/// A language that a document can be set in.
#[derive(Debug, Clone)]
pub struct DocumentLanguage {
    /// The language.
    pub language: Language,
    /// The bytes of its code.
    pub range: Range<usize>,
    /// Its words, if the profile brings them.
    pub words: Option<Arc<OwnLanguage>>,
}

impl Read for DocumentLanguage {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        if let (Some(language), Value::Map(pairs)) = (choices::of_words(node), &node.value) {
            return brought(language, &pairs[0], reader);
        }
        let brought = reader.brought.iter().copied().find(|language| node.text() == Some(language.code()));
        let language = match brought {
            Some(language) => language,
            None => read(node, reader, Language::DOCUMENT)?,
        };
        Some(Self { language, range: node.range.clone(), words: None })
    }
}

/// Languages that are written from right to left, which layouts are not made for.
const RIGHT_TO_LEFT: &[&str] = &["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

/// Reads a language with its words.
fn brought(language: Language, (key, node): &(Key, Node), reader: &mut Reader) -> Option<DocumentLanguage> {
    let refused = match language {
        _ if language.is_of_document() => {
            Some(("the program has words for", "write the code alone; `labels` puts other words in their place"))
        }
        _ if RIGHT_TO_LEFT.contains(&language.code()) => {
            Some(("no document can be set in", "languages that are written from right to left are not supported"))
        }
        _ => None,
    };
    if let Some((message, hint)) = refused {
        let message = format!("{message} `{}`", key.text);
        reader.error(Code::UnknownLanguage, key.range.clone(), message).hints.push(hint.into());
        return None;
    }
    let words = match &node.value {
        Value::Map(_) => OwnLanguage::read(node, reader)?,
        // Files are read where they stand among the languages of the profile.
        Value::Text(_) => {
            let message = format!("a document is in `{0}`, and brings no words for it", key.text);
            let hint = format!("write `lang: {0}`, and `{{{0}: …}}` in `languages` of the profile", key.text);
            reader.error(Code::UnknownLanguage, key.range.clone(), message).hints.push(hint);
            return None;
        }
        _ => {
            let hint = "write the file that has its words: `{eo: eo.yaml}`";
            reader.wrong_type(node, "the words of a language").hints.push(hint.into());
            return None;
        }
    };
    Some(DocumentLanguage { language, range: key.range.clone(), words: Some(Arc::new(words)) })
}

schema!(DocumentLanguage, |generator| {
    let known = one_of(Language::DOCUMENT);
    let words = generator.subschema_for::<OwnLanguage>();
    json_schema!({ "if": { "type": "object" }, "then": {
        "minProperties": 1,
        "maxProperties": 1,
        "propertyNames": { "pattern": "^[a-z]{2}$", "not": { "enum": Language::NAMED } },
        "additionalProperties": { "if": { "type": "object" }, "then": words, "else": { "type": "string" } },
    }, "else": known })
});

impl Read for Language {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        read(node, reader, Self::NAMED)
    }
}

schema!(Language, |_| one_of(Language::NAMED));

required!(Language, DocumentLanguage);

/// The hint for a language that one speaks, as in `Korean (native)`: the profile's are those that it is written in.
fn spoken(node: &Node) -> Option<String> {
    let entry = match &node.value {
        Value::Text(text) => {
            let (language, fluency) = [" (", " - ", " – ", ": "].iter().find_map(|sign| text.split_once(sign))?;
            Some((language.trim(), Some(fluency.trim_end_matches(')').trim())))
        }
        Value::Map(pairs) => {
            let text = |names: &[&str]| {
                let (_, node) = pairs.iter().find(|(key, _)| names.contains(&key.text.as_str()))?;
                if let Value::Text(text) = &node.value { Some(text.as_str()) } else { None }
            };
            Some((text(&["language", "name", "언어"])?, text(&["fluency", "level", "proficiency", "수준"])))
        }
        Value::Null | Value::List(_) => None,
    };
    let (language, fluency) = entry?;
    let fluency = fluency.map(|fluency| format!(", fluency: {fluency}")).unwrap_or_default();
    Some(format!(
        "the languages one speaks go under `sections:`, as `language_skills: [{{language: {language}{fluency}}}]`"
    ))
}

fn read(node: &Node, reader: &mut Reader, codes: &[&'static str]) -> Option<Language> {
    let spoken = spoken(node).filter(|_| codes == Language::DOCUMENT);
    let Value::Text(text) = &node.value else {
        let hint = spoken.unwrap_or_else(|| "write a code such as `en` or `ko`".into());
        reader.wrong_type(node, "a language code").hints.push(hint);
        return None;
    };
    if let Some(language) = Language::named(text).filter(|language| codes.contains(&language.code())) {
        return Some(language);
    }
    let told = spoken.is_none();
    // Codes are too short for one to be nearer than another.
    let hint = match Language::meant(text).filter(|meant| codes.contains(&meant.code())) {
        _ if spoken.is_some() => spoken.unwrap_or_default(),
        Some(language) => format!("write `{}`", language.code()),
        None if codes == Language::DOCUMENT => format!("write {}", list_or(codes)),
        None => "write the code of two letters (ISO 639-1), such as `en`, `ko` or `ja`".into(),
    };
    let problem = reader.error(Code::UnknownLanguage, node.range.clone(), format!("unknown language `{text}`"));
    problem.hints.push(hint);
    let other = Language::own(text).filter(|it| Language::meant(text).is_none() && !RIGHT_TO_LEFT.contains(&it.code()));
    if told && codes == Language::DOCUMENT && other.is_some() {
        let hint = format!("another is added by a file with its words: `languages: [en, {{{text}: {text}.yaml}}]`");
        problem.hints.push(hint);
    }
    // `English` is a name, as of what one speaks.
    if told && codes == Language::DOCUMENT && text.len() > 3 && text.starts_with(char::is_uppercase) {
        let skill = format!("`language_skills: [{{language: {}}}]`", flow::text(text));
        problem.hints.push(format!("if it is one that you speak, write it under `sections:`, as in {skill}"));
    }
    None
}
