//! An entry of one kind: the fields of its kind beside those that all take.

use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::diagnostic::Code;
use crate::profile::entry::common::Common;
use crate::profile::entry::shorthand::{dated, in_list};
use crate::profile::record::{Fields, ObjectSchema, Read, Reader, Record, first, is_meant};
use crate::profile::value::text::{Scalar, is_text};
use crate::profile::vocabulary::kind::Kind;
use crate::profile::vocabulary::synonym;
use crate::profile::yaml::node::{Key, Node, Value};

/// An entry: the fields of its kind beside those that all take.
#[derive(Debug, Clone)]
pub struct EntryOf<R> {
    /// What all kinds take.
    pub common: Common,
    /// The kind's own.
    pub own: R,
    /// Where it begins in the file.
    pub at: Range<usize>,
}

impl<R: Record> EntryOf<R> {
    /// Reads the mapping of an entry; a plain string where the kind has a field for it.
    pub fn read_entry(node: &Node, takes_kind: bool, reader: &mut Reader) -> Option<Self> {
        if let (true, Some(field)) = (is_text(node), R::PLAIN) {
            let key = Key { text: field.into(), range: node.range.clone() };
            let around = Node { value: Value::Map(vec![(key, node.clone())]), range: node.range.clone() };
            return Self::read_entry(&around, takes_kind, reader);
        }
        if is_meant::<R>(node, reader) {
            return None;
        }
        let mut fields = Fields::of(node, R::WHAT, first(R::KEYS), reader)?;
        // The kind reads first: a language skill's `language` is its own, and hides the common one.
        let own = R::take(&mut fields, reader);
        let common = Common::take(&mut fields, reader);
        if takes_kind {
            fields.take::<Option<Scalar>>("kind", reader);
        }
        let anchor = fields.anchor();
        let known = fields.finish(reader);
        let entry = Self { common: common?, own: own?, at: anchor.clone() };
        entry.common.check(anchor.clone(), reader);
        // What an unknown key says may be what is missed.
        if known {
            entry.own.check(anchor, reader);
        }
        Some(entry)
    }

    /// The schema of such an entry.
    pub fn schema(description: &str, takes_kind: bool, generator: &mut SchemaGenerator) -> Schema {
        let mut object = ObjectSchema::default();
        Common::describe(&mut object, generator);
        R::describe(&mut object, generator);
        if takes_kind {
            object.properties.insert("kind".into(), Kind::names("The kind of this entry, if not that of its section."));
        }
        Schema::try_from(object.finish(description)).expect("an object schema")
    }
}

/// A role or a project inside another entry.
impl<R: Record> Read for EntryOf<R>
where
    Self: JsonSchema,
{
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        if let Value::Map(pairs) = &node.value
            && let [(key, inner)] = pairs.as_slice()
            && synonym::of(&key.text, &keys::<R>()).is_none()
            && let Some(entry) = dated(first(R::KEYS), key, inner)
        {
            let message = format!("unknown key `{}`", key.text);
            reader.error(Code::UnknownKey, key.range.clone(), message).hints.push(format!("write `- {entry}`"));
            return None;
        }
        Self::read_entry(node, false, reader)
    }

    fn in_list(pairs: &[(Key, Node)]) -> Option<String> {
        in_list(pairs, first(R::KEYS), &keys::<R>())
    }
}

/// The keys of its kind and those that all entries take.
fn keys<R: Record>() -> Vec<&'static str> {
    R::KEYS.iter().chain(Common::KEYS).map(|(name, _)| *name).collect()
}
