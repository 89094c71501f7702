//! How much of its sections a document takes: from when, how many entries and points, in which order.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::diagnostic::Code;
use crate::profile::describe::schema;
use crate::profile::record::declare::{choices, record};
use crate::profile::record::{Field, ObjectSchema, Read, Reader, Record, read_record};
use crate::profile::value::date::DateAt;
use crate::profile::value::text::Scalar;
use crate::profile::yaml::node::{Key, Node, Value};

/// A value for all sections, and those of single ones.
#[derive(Debug, Clone)]
pub struct BySection<T> {
    /// The one for every section that has none of its own.
    pub all: Option<T>,
    /// Those of sections, by key.
    pub sections: Vec<(Key, T)>,
}

impl<T> Default for BySection<T> {
    fn default() -> Self {
        Self { all: None, sections: Vec::new() }
    }
}

impl<T> BySection<T> {
    /// The value that a section has of its own.
    pub fn named(&self, section: &str) -> Option<&T> {
        self.sections.iter().find(|(key, _)| key.text == section).map(|(_, value)| value)
    }

    /// The value of a section.
    pub fn of(&self, section: &str) -> Option<&T> {
        self.named(section).or(self.all.as_ref())
    }
}

/// What can stand for all sections or for one.
pub trait OfSection: Read {
    /// Whether a node is one value, and not one for each section.
    fn is_one(node: &Node) -> bool {
        !matches!(node.value, Value::Map(_))
    }
}

impl OfSection for DateAt {}
impl OfSection for Order {}
impl OfSection for Limit {
    fn is_one(node: &Node) -> bool {
        let Value::Map(pairs) = &node.value else { return true };
        pairs.iter().all(|(key, _)| matches!(key.text.as_str(), "entries" | "points"))
    }
}

impl<T: OfSection> Field for BySection<T> {
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Map(pairs) = &node.value else {
            return Some(Self { all: Some(T::read(node, reader)?), ..Self::default() });
        };
        if T::is_one(node) {
            return Some(Self { all: Some(T::read(node, reader)?), ..Self::default() });
        }
        let given = pairs.iter().filter(|(_, node)| !matches!(node.value, Value::Null));
        let read: Vec<_> = given.map(|(key, node)| Some((key.clone(), T::read(node, reader)?))).collect();
        Some(Self { all: None, sections: read.into_iter().collect::<Option<_>>()? })
    }
}

impl<T: JsonSchema> JsonSchema for BySection<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("BySection{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [one, { "type": ["object", "null"], "additionalProperties": one }] })
    }
}

/// How much a document takes of the sections.
#[derive(Debug, Clone, Default)]
pub struct Extent {
    /// Without what ended before.
    pub since: BySection<DateAt>,
    /// Of what ended before, only the head.
    pub collapse: BySection<DateAt>,
    /// How many entries, and points of each.
    pub limit: BySection<Limit>,
    /// The order of entries.
    pub order: BySection<Order>,
}

impl Extent {
    /// The keys of sections that have a value of their own.
    pub fn sections(&self) -> impl Iterator<Item = &Key> {
        let dates = self.since.sections.iter().chain(&self.collapse.sections).map(|(key, _)| key);
        let limits = self.limit.sections.iter().map(|(key, _)| key);
        dates.chain(limits).chain(self.order.sections.iter().map(|(key, _)| key))
    }
}

/// The order of a section's entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The latest first.
    Newest,
    /// The earliest first.
    Oldest,
    /// As the profile has them.
    Written,
}

choices! {
    Order "an order of entries" { "newest" Newest, "oldest" Oldest, "written" Written, }
}

record! {
    /// How many entries of a section are shown, and how many points of each.
    pub struct Limits ("a limit") {
        /// Entries of the section.
        entries: Option<Count>,
        /// Points of each entry, and of each of its roles and projects.
        points: Option<Count>,
    }
}

/// How many entries of a section are shown, and how many points of each; a number counts entries.
#[derive(Debug, Clone)]
pub struct Limit {
    /// Entries of the section.
    pub entries: Option<usize>,
    /// Points of each entry, and of each of its roles and projects.
    pub points: Option<usize>,
}

impl Read for Limit {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        if matches!(node.value, Value::Map(_)) {
            let Limits { entries, points } = read_record(node, reader)?;
            return Some(Self { entries: entries.map(|count| count.0), points: points.map(|count| count.0) });
        }
        Some(Self { entries: Some(Count::read(node, reader)?.0), points: None })
    }
}

schema!(Limit, |generator| {
    let count = generator.subschema_for::<Count>();
    let mut object = ObjectSchema::default();
    Limits::describe(&mut object, generator);
    let counts = object.finish("How many entries of a section are shown, and how many points of each.");
    json_schema!({ "if": { "type": "object" }, "then": counts, "else": count })
});

/// A number from 1.
#[derive(Debug, Clone, Copy)]
pub struct Count(pub usize);

impl Read for Count {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let scalar = Scalar::of(node, "a number", reader)?;
        let count = scalar.text.parse().ok().filter(|count| *count > 0).map(Self);
        if count.is_none() {
            let message = format!("`{}` is not a number from 1", scalar.text);
            reader.error(Code::BadNumber, scalar.range, message).hints.push("write a number from 1".into());
        }
        count
    }
}

schema!(Count, |_| {
    json_schema!({
        "type": ["integer", "string", "null"],
        "minimum": 1,
        "pattern": "^[+]?0*[1-9][0-9]*$",
        "errorMessage": "write a number from 1",
    })
});
