//! Languages as a profile names them.

use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::diagnostic::Code;
use crate::diagnostic::phrase::list_or;
use crate::language::Language;
use crate::profile::record::{Read, Reader, one_of, required};
use crate::profile::yaml::node::{Node, Value};

/// A language that a document can be set in.
#[derive(Debug, Clone)]
pub struct DocumentLanguage {
    /// The language.
    pub language: Language,
    /// The bytes of its code.
    pub range: Range<usize>,
}

impl Read for DocumentLanguage {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let language = read(node, reader, Language::DOCUMENT)?;
        Some(Self { language, range: node.range.clone() })
    }
}

impl JsonSchema for DocumentLanguage {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "DocumentLanguage".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        one_of(Language::DOCUMENT)
    }
}

impl Read for Language {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        read(node, reader, Self::NAMED)
    }
}

impl JsonSchema for Language {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Language".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        one_of(Language::NAMED)
    }
}

required!(Language, DocumentLanguage);

fn read(node: &Node, reader: &mut Reader, codes: &[&'static str]) -> Option<Language> {
    let Value::Text(text) = &node.value else {
        reader.wrong_type(node, "a language code").hints.push("write a code such as `en` or `ko`".into());
        return None;
    };
    if let Some(language) = Language::named(text).filter(|language| codes.contains(&language.code())) {
        return Some(language);
    }
    // Codes are too short for one to be nearer than another.
    let hint = match (Language::meant(text), codes.len()) {
        (Some(language), _) => format!("write `{}`", language.code()),
        (None, ..=8) => format!("write {}", list_or(codes)),
        (None, _) => "write the code of two letters (ISO 639-1), such as `en`, `ko` or `ja`".into(),
    };
    reader.error(Code::UnknownLanguage, node.range.clone(), format!("unknown language `{text}`")).hints.push(hint);
    None
}
