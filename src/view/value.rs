//! The values of the view that cross to layouts: content, words and numbers, lists and dictionaries of them.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::language::Language;
use crate::view::text::hangul;
use crate::view::text::rich::Rich;

/// A value as a layout receives it.
#[derive(Debug, Clone, PartialEq)]
pub enum Slot {
    /// What is absent.
    None,
    /// What is compared: a yes or no.
    Bool(bool),
    /// What is compared: a whole number.
    Number(i64),
    /// What is compared or linked, never printed.
    Word(String),
    /// What may be printed.
    Rich(Rich),
    /// Several values.
    List(Vec<Slot>),
    /// Values by name, in order.
    Dict(Vec<(Name, Slot)>),
}

/// The slots that every entry has; what stands in one has a name of its own as well, unless it is the title.
pub const SLOTS: &[&str] = &["title", "subtitle", "period", "place"];

/// The name of a value in a dictionary.
pub type Name = Cow<'static, str>;

impl Slot {
    /// The value under `name`; none where there is no such name.
    pub fn get(&self, name: &str) -> &Slot {
        let Self::Dict(pairs) = self else { return &Self::None };
        pairs.iter().find(|(key, _)| key == name).map_or(&Self::None, |(_, value)| value)
    }

    /// The values of a list.
    pub fn items(&self) -> &[Slot] {
        if let Self::List(items) = self { items } else { &[] }
    }

    /// The word that it is.
    pub fn word(&self) -> Option<&str> {
        if let Self::Word(word) = self { Some(word) } else { None }
    }
}

/// The form of `profile.json` in an exported folder.
impl Serialize for Slot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Word(word) => serializer.serialize_str(word),
            Self::Rich(rich) => rich.serialize(serializer),
            Self::List(items) => serializer.collect_seq(items),
            Self::Dict(pairs) => {
                let mut map = serializer.serialize_map(Some(pairs.len()))?;
                pairs.iter().try_for_each(|(name, value)| map.serialize_entry(name, value))?;
                map.end()
            }
        }
    }
}

/// All that is printed comes through here, the program's own words too, so that none of it has a word that a line parts.
impl From<Rich> for Slot {
    fn from(rich: Rich) -> Self {
        Self::Rich(Rich { rich: hangul::group_all(rich.rich) })
    }
}

impl From<String> for Slot {
    fn from(word: String) -> Self {
        Self::Word(word)
    }
}

impl From<&str> for Slot {
    fn from(word: &str) -> Self {
        Self::Word(word.to_owned())
    }
}

impl From<Language> for Slot {
    fn from(language: Language) -> Self {
        language.code().into()
    }
}

impl<T: Into<Slot>> From<Option<T>> for Slot {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::None, Into::into)
    }
}

impl<T: Into<Slot>> From<Vec<T>> for Slot {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

/// Declares a struct that becomes a dictionary with its fields.
macro_rules! dictionary {
    ($(#[doc = $doc:literal])* pub struct $name:ident { $($(#[doc = $field_doc:literal])* pub $field:ident: $type:ty,)* }) => {
        $(#[doc = $doc])*
        #[derive(Debug)]
        pub struct $name {
            $($(#[doc = $field_doc])* pub $field: $type,)*
        }

        impl From<$name> for $crate::view::value::Slot {
            fn from(it: $name) -> Self {
                Self::Dict(vec![$((stringify!($field).into(), it.$field.into()),)*])
            }
        }
    };
}
pub(crate) use dictionary;
