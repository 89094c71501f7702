//! What a layout receives of the view: a dictionary, which is made for Typst and for exported folders, and for nothing else.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::language::Language;
use crate::view::text::known::KnownTexts;
use crate::view::text::rich::Rich;

/// A value as a layout receives it.
#[derive(Debug, Clone, PartialEq)]
pub enum LayoutValue<'a> {
    /// What is absent.
    None,
    /// What is compared: a whole number.
    Number(i64),
    /// What is compared or linked, never printed.
    Id(Cow<'a, str>),
    /// What may be printed.
    Rich(Cow<'a, Rich>),
    /// Several values.
    List(Vec<LayoutValue<'a>>),
    /// Values by name, in order.
    Dict(Vec<(Cow<'a, str>, LayoutValue<'a>)>),
}

/// The form of `profile.json` in an exported folder.
impl Serialize for LayoutValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => serializer.serialize_unit(),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Id(id) => serializer.serialize_str(id),
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

impl<'a> LayoutValue<'a> {
    /// A dictionary. What is in its last value, if that is called `own`, stands beside the others, and takes the place of those
    /// that are called so too.
    pub fn dict(mut pairs: Vec<(&'a str, Self)>) -> Self {
        let own = pairs.pop_if(|(name, _)| *name == "own");
        let mut pairs: Vec<(Cow<str>, Self)> = pairs.into_iter().map(|(name, value)| (name.into(), value)).collect();
        if let Some((_, Self::Dict(own))) = own {
            pairs.retain(|(name, _)| !own.iter().any(|(other, _)| other == name));
            pairs.extend(own);
        }
        Self::Dict(pairs)
    }

    /// What a dictionary has under a name.
    pub fn at(&self, name: &str) -> Option<&Self> {
        let Self::Dict(pairs) = self else { return None };
        pairs.iter().find(|(other, _)| other == name).map(|(_, value)| value)
    }
}

impl<'a> From<&'a str> for LayoutValue<'a> {
    fn from(id: &'a str) -> Self {
        Self::Id(Cow::Borrowed(id))
    }
}

/// Part of the view, some of which may be printed.
pub trait Part {
    /// What a layout receives of it.
    fn value(&self) -> LayoutValue<'_>;

    /// Holds together what no line may part, the program's own words too, once all of it is worded.
    fn hold_words(&mut self, _: &KnownTexts) {}
}

impl Part for Rich {
    fn value(&self) -> LayoutValue<'_> {
        LayoutValue::Rich(Cow::Borrowed(self))
    }
    fn hold_words(&mut self, texts: &KnownTexts) {
        self.rich = texts.held(std::mem::take(&mut self.rich));
    }
}

impl Part for String {
    fn value(&self) -> LayoutValue<'_> {
        self.as_str().into()
    }
}

impl Part for &'static str {
    fn value(&self) -> LayoutValue<'_> {
        (*self).into()
    }
}

impl Part for Language {
    fn value(&self) -> LayoutValue<'_> {
        // Layouts and Typst know a language by its two letters; its region stands beside it.
        self.primary().into()
    }
}

impl<T: Part> Part for Option<T> {
    fn value(&self) -> LayoutValue<'_> {
        self.as_ref().map_or(LayoutValue::None, T::value)
    }
    fn hold_words(&mut self, texts: &KnownTexts) {
        self.iter_mut().for_each(|part| part.hold_words(texts));
    }
}

impl<T: Part> Part for Vec<T> {
    fn value(&self) -> LayoutValue<'_> {
        LayoutValue::List(self.iter().map(T::value).collect())
    }
    fn hold_words(&mut self, texts: &KnownTexts) {
        self.iter_mut().for_each(|part| part.hold_words(texts));
    }
}

impl<T: Part> Part for Box<T> {
    fn value(&self) -> LayoutValue<'_> {
        T::value(self)
    }
    fn hold_words(&mut self, texts: &KnownTexts) {
        T::hold_words(self, texts);
    }
}

impl<T: Part> Part for Vec<(&'static str, T)> {
    fn value(&self) -> LayoutValue<'_> {
        LayoutValue::dict(self.iter().map(|(name, part)| (*name, part.value())).collect())
    }
    fn hold_words(&mut self, texts: &KnownTexts) {
        self.iter_mut().for_each(|(_, part)| part.hold_words(texts));
    }
}

/// Declares a part of the view that a layout receives as a dictionary with its fields.
macro_rules! dictionary {
    ($(#[doc = $doc:literal])* pub struct $name:ident { $($(#[doc = $field_doc:literal])* pub $field:ident: $type:ty,)* }) => {
        $(#[doc = $doc])*
        #[derive(Debug)]
        pub struct $name {
            $($(#[doc = $field_doc])* pub $field: $type,)*
        }

        impl $crate::view::value::Part for $name {
            fn value(&self) -> $crate::view::value::LayoutValue<'_> {
                $crate::view::value::LayoutValue::dict(vec![$((stringify!($field), self.$field.value()),)*])
            }
            fn hold_words(&mut self, texts: &$crate::view::text::known::KnownTexts) {
                $(self.$field.hold_words(texts);)*
            }
        }
    };
}
pub(crate) use dictionary;
