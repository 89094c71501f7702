//! Entries of sections: the fields of their kind beside those that all take.

use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::profile::common::Common;
use crate::profile::fields::{Fields, ObjectSchema, Read, Reader, Record, first, one_of};
use crate::profile::kind::{
    Award, Certificate, Education, Experience, Interest, Item, LanguageSkill, Patent, Position, Project, Prose,
    Publication, Reference, Skill, Talk, Volunteer,
};
use crate::profile::node::{Key, Node, Value};
use crate::profile::text::{Scalar, is_text};

/// An entry: the fields of its kind beside those that all take.
#[derive(Debug, Clone)]
pub struct Of<R> {
    /// What all kinds take.
    pub common: Common,
    /// The kind's own.
    pub own: R,
}

impl<R: Record> Of<R> {
    /// Reads the mapping of an entry; a plain string where the kind has a field for it.
    fn read_entry(node: &Node, takes_kind: bool, reader: &mut Reader) -> Option<Self> {
        if let (true, Some(field)) = (is_text(node), R::PLAIN) {
            let key = Key { text: field.into(), range: node.range.clone() };
            let around = Node { value: Value::Map(vec![(key, node.clone())]), range: node.range.clone() };
            return Self::read_entry(&around, takes_kind, reader);
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
        let entry = Self { common: common?, own: own? };
        entry.common.check(anchor.clone(), reader);
        // What an unknown key says may be what is missed.
        if known {
            entry.own.check(anchor, reader);
        }
        Some(entry)
    }

    fn schema(description: &str, takes_kind: bool, generator: &mut SchemaGenerator) -> Schema {
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
impl<R: Record> Read for Of<R>
where
    Self: JsonSchema,
{
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        Self::read_entry(node, false, reader)
    }
}

/// Gives entries that stand inside others their schema.
macro_rules! inner_schema {
    ($($record:ident $doc:literal)*) => {
        $(impl JsonSchema for Of<$record> {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                concat!("Inner", stringify!($record)).into()
            }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                Self::schema($doc, false, generator)
            }
        })*
    };
}

inner_schema! {
    Position "One of several roles under an employer."
    Project "A project for an employer or in a role."
}

/// Declares the kinds of entries.
macro_rules! kinds {
    ($($name:literal $variant:ident $record:ident $doc:literal,)*) => {
        /// The kind of an entry, which says what fields it has and how it is set.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Kind {
            $(#[doc = $doc] $variant,)*
        }

        impl Kind {
            /// Every kind by its name in a profile.
            pub const ALL: &[(&str, Self)] = &[$(($name, Self::$variant),)*];

            /// The schema of an entry of this kind.
            pub fn schema(self, generator: &mut SchemaGenerator) -> Schema {
                match self {
                    $(Self::$variant => Of::<$record>::schema($doc, true, generator),)*
                }
            }

            /// The key that an entry of this kind begins with.
            pub fn first(self) -> &'static str {
                match self {
                    $(Self::$variant => first($record::KEYS),)*
                }
            }

            /// The keys of an entry of this kind.
            pub fn keys(self) -> impl Iterator<Item = &'static str> {
                let own: &'static [(&'static str, bool)] = match self {
                    $(Self::$variant => $record::KEYS,)*
                };
                own.iter().chain(Common::KEYS).map(|(name, _)| *name).chain(["kind"])
            }

            /// Whether a plain string may stand for an entry.
            pub fn takes_plain(self) -> bool {
                match self {
                    $(Self::$variant => $record::PLAIN.is_some(),)*
                }
            }
        }

        /// An entry of any kind.
        #[derive(Debug, Clone)]
        pub enum Entry {
            $(#[doc = $doc] $variant(Of<$record>),)*
        }

        impl Entry {
            /// The fields that every kind has.
            pub fn common(&self) -> &Common {
                match self {
                    $(Self::$variant(entry) => &entry.common,)*
                }
            }

            /// What kind it is.
            pub fn kind(&self) -> Kind {
                match self {
                    $(Self::$variant(_) => Kind::$variant,)*
                }
            }

            fn of_kind(kind: Kind, node: &Node, reader: &mut Reader) -> Option<Self> {
                match kind {
                    $(Kind::$variant => Of::<$record>::read_entry(node, true, reader).map(Self::$variant),)*
                }
            }
        }
    };
}

kinds! {
    "experience" Experience Experience "An employer and what was done there.",
    "volunteer" Volunteer Volunteer "What was done without pay.",
    "education" Education Education "Studies.",
    "project" Project Project "A project.",
    "publication" Publication Publication "A publication.",
    "patent" Patent Patent "A patent.",
    "talk" Talk Talk "A talk.",
    "award" Award Award "An award.",
    "certificate" Certificate Certificate "A certificate or licence.",
    "skill" Skill Skill "A field of skill.",
    "language" Language LanguageSkill "A language that one speaks.",
    "interest" Interest Interest "An interest.",
    "reference" Reference Reference "Somebody who can be asked.",
    "entry" Item Item "An entry of any other sort.",
    "text" Prose Prose "Running text.",
}

impl Kind {
    /// The kind of a section that stands under a key of its own.
    pub fn of_section(key: &str) -> Option<Self> {
        SECTIONS.iter().find(|(name, _)| *name == key).map(|(_, kind)| *kind)
    }

    /// The schema of a kind's name.
    pub fn names(description: &str) -> serde_json::Value {
        let names: Vec<_> = Self::ALL.iter().map(|(name, _)| *name).collect();
        let mut schema = one_of(&names).to_value();
        schema["description"] = description.into();
        schema
    }

    /// The name in a profile.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("entry", |(name, _)| name)
    }
}

/// The sections whose key says what they hold.
pub const SECTIONS: &[(&str, Kind)] = &[
    ("experience", Kind::Experience),
    ("volunteer", Kind::Volunteer),
    ("education", Kind::Education),
    ("projects", Kind::Project),
    ("open_source", Kind::Project),
    ("publications", Kind::Publication),
    ("patents", Kind::Patent),
    ("talks", Kind::Talk),
    ("awards", Kind::Award),
    ("certificates", Kind::Certificate),
    ("skills", Kind::Skill),
    ("language_skills", Kind::Language),
    ("interests", Kind::Interest),
    ("references", Kind::Reference),
];

impl Entry {
    /// Reads an entry of a section whose kind is `kind`, unless it says that it is of another.
    pub fn read(node: &Node, kind: Kind, reader: &mut Reader) -> Option<Self> {
        let kind = match node.get("kind") {
            Some(node) if !matches!(node.value, Value::Null) => reader.choice(node, "a kind of entry", Kind::ALL)?,
            _ => kind,
        };
        Self::of_kind(kind, node, reader)
    }
}
