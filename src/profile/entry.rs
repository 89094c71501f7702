//! Entries of sections, each of its kind.

pub mod academic;
pub mod common;
pub mod entry_of;
pub mod numbers;
pub mod records;
pub(crate) mod shorthand;
pub mod studies;
pub(crate) mod tested;

use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::profile::describe::one_of;
use crate::profile::entry::academic::{Grant, Supervision, Teaching, Training};
use crate::profile::entry::common::Common;
use crate::profile::entry::entry_of::EntryOf;
use crate::profile::entry::records::{
    Award, Certificate, Education, Experience, Interest, Item, LanguageSkill, Patent, Position, Project, Prose,
    Publication, Reference, Skill, Talk, Volunteer,
};
use crate::profile::entry::studies::Degree;
use crate::profile::record::{Reader, Record, first};
use crate::profile::vocabulary::kind::Kind;
use crate::profile::yaml::node::{Node, Value};

/// Gives entries that stand inside others their schema.
macro_rules! inner_schema {
    ($($record:ident $doc:literal)*) => {
        $(impl JsonSchema for EntryOf<$record> {
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
    Degree "One of several degrees of one school."
}

/// Declares the entries of each kind.
macro_rules! kinds {
    ($($variant:ident $record:ident,)*) => {
        impl Kind {
            /// The schema of an entry of this kind.
            pub fn schema(self, generator: &mut SchemaGenerator) -> Schema {
                match self {
                    $(Self::$variant => EntryOf::<$record>::schema(self.description(), true, generator),)*
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
            $(#[doc = concat!("Of the kind `", stringify!($variant), "`.")] $variant(EntryOf<$record>),)*
        }

        impl Entry {
            /// The fields that every kind has.
            pub fn common(&self) -> &Common {
                match self {
                    $(Self::$variant(entry) => &entry.common,)*
                }
            }

            /// The same, to be changed.
            pub fn common_mut(&mut self) -> &mut Common {
                match self {
                    $(Self::$variant(entry) => &mut entry.common,)*
                }
            }

            /// Where it begins in the file.
            pub fn at(&self) -> &Range<usize> {
                match self {
                    $(Self::$variant(entry) => &entry.at,)*
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
                    $(Kind::$variant => EntryOf::<$record>::read_entry(node, true, reader).map(Self::$variant),)*
                }
            }
        }
    };
}

kinds! {
    Experience Experience,
    Volunteer Volunteer,
    Education Education,
    Project Project,
    Publication Publication,
    Patent Patent,
    Talk Talk,
    Award Award,
    Certificate Certificate,
    Training Training,
    Grant Grant,
    Teaching Teaching,
    Supervision Supervision,
    Skill Skill,
    Language LanguageSkill,
    Interest Interest,
    Reference Reference,
    Item Item,
    Prose Prose,
}

impl Kind {
    /// The schema of a kind's name.
    pub fn names(description: &str) -> serde_json::Value {
        let names: Vec<_> = Self::ALL.iter().map(|(name, _)| *name).collect();
        let mut schema = one_of(&names).to_value();
        schema["description"] = description.into();
        schema
    }
}

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

/// The roles and the projects of an entry, to be changed.
pub type Inner<'a> = (&'a mut Vec<EntryOf<Position>>, &'a mut Vec<EntryOf<Project>>);

impl Entry {
    /// The roles or the degrees inside it.
    pub fn parts(&self) -> Vec<&Common> {
        match self {
            Self::Experience(entry) => entry.own.positions.iter().map(|role| &role.common).collect(),
            Self::Volunteer(entry) => entry.own.positions.iter().map(|role| &role.common).collect(),
            Self::Education(entry) => entry.own.degrees.iter().map(|degree| &degree.common).collect(),
            _ => Vec::new(),
        }
    }

    /// The degrees, to be changed, where the kind has some.
    pub fn degrees_mut(&mut self) -> Option<&mut Vec<EntryOf<Degree>>> {
        if let Self::Education(entry) = self { Some(&mut entry.own.degrees) } else { None }
    }

    /// The roles and projects, to be changed, where the kind has some.
    pub fn inner_mut(&mut self) -> Option<Inner<'_>> {
        match self {
            Self::Experience(EntryOf { own, .. }) => Some((&mut own.positions, &mut own.projects)),
            Self::Volunteer(EntryOf { own, .. }) => Some((&mut own.positions, &mut own.projects)),
            _ => None,
        }
    }

    /// Takes away all but the head: the titles, names and dates.
    pub fn behead(&mut self) {
        self.common_mut().behead();
        if let Some((positions, projects)) = self.inner_mut() {
            projects.clear();
            for role in positions {
                role.common.behead();
                role.own.behead();
            }
        }
        match self {
            Self::Experience(entry) => entry.own.stack.clear(),
            Self::Volunteer(entry) => entry.own.stack.clear(),
            Self::Project(entry) => entry.own.behead(),
            Self::Education(EntryOf { own, .. }) => {
                own.behead();
                for degree in &mut own.degrees {
                    degree.common.behead();
                    degree.own.behead();
                }
            }
            _ => {}
        }
    }
}
