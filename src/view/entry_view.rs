//! Entries as layouts receive them: the generic slots, the fields of the kind, and the body in reading order.

use crate::view::text::known::KnownTexts;
use crate::view::text::rich::{Piece, Rich};
use crate::view::value::{LayoutValue, Part, dictionary};

dictionary! {
/// An entry, worded.
pub struct EntryView {
    /// Its kind.
    pub kind: &'static str,
    /// What it is called, linked to its address.
    pub title: Option<Rich>,
    /// What stands beside the title.
    pub subtitle: Option<Rich>,
    /// When.
    pub period: Option<Rich>,
    /// Where.
    pub place: Option<Rich>,
    /// Its web address.
    pub url: Option<String>,
    /// One line on it.
    pub note: Option<Rich>,
    /// Paragraphs on it.
    pub summary: Option<Rich>,
    /// The language of the thing itself.
    pub language: Option<Rich>,
    /// Further links.
    pub links: Vec<Rich>,
    /// Everything that is in no slot, in reading order.
    pub body: Vec<Block>,
    /// The fields of the kind. A language skill's `language` is its own, and takes the place of the one that all entries have.
    pub own: Vec<(&'static str, OwnField)>,
}
}

/// A field that entries of one kind have, under a name of its own.
#[derive(Debug)]
pub enum OwnField {
    /// A string, if it is filled.
    Text(Option<Rich>),
    /// Several.
    Texts(Vec<Rich>),
    /// Several by name.
    Parts(Vec<(&'static str, Option<Rich>)>),
    /// What is compared: a level from 1 to 5, if it is known.
    Number(Option<i64>),
}

impl OwnField {
    /// One that is not filled.
    pub const NONE: Self = Self::Text(None);
}

impl From<Option<Rich>> for OwnField {
    fn from(text: Option<Rich>) -> Self {
        Self::Text(text)
    }
}

impl From<Option<i64>> for OwnField {
    fn from(number: Option<i64>) -> Self {
        Self::Number(number)
    }
}

impl From<Vec<Rich>> for OwnField {
    fn from(texts: Vec<Rich>) -> Self {
        Self::Texts(texts)
    }
}

impl Part for OwnField {
    fn value(&self) -> LayoutValue<'_> {
        match self {
            Self::Text(text) => text.value(),
            Self::Texts(texts) => texts.value(),
            Self::Parts(parts) => parts.value(),
            Self::Number(number) => number.map_or(LayoutValue::None, LayoutValue::Number),
        }
    }
    fn hold_words(&mut self, known: &KnownTexts) {
        match self {
            Self::Text(text) => text.hold_words(known),
            Self::Texts(texts) => texts.hold_words(known),
            Self::Parts(parts) => parts.hold_words(known),
            Self::Number(_) => {}
        }
    }
}

impl EntryView {
    /// Puts a piece before its title, or before its first words where it has none.
    pub fn begin(&mut self, piece: Piece) {
        let text = self.title.as_mut().or_else(|| match self.body.first_mut() {
            Some(Block::Text { text, .. }) => Some(text),
            _ => None,
        });
        if let Some(text) = text {
            text.rich.insert(0, piece);
        }
    }

    /// Whether there is more than when and where: a title may deliberately be nothing in a language.
    pub fn says_something(&self) -> bool {
        self.title.is_some() || self.subtitle.is_some() || !self.body.is_empty()
    }
}

/// Declares the blocks that the body of an entry is made of, each with the word that layouts know it by.
macro_rules! blocks {
    ($(#[doc = $doc:literal] $variant:ident $word:literal { $(#[doc = $part_doc:literal] $part:ident: $type:ty,)* })*) => {
        /// Part of an entry's body.
        #[derive(Debug)]
        pub enum Block {
            $(#[doc = $doc] $variant {
                /// The field it comes from.
                field: &'static str,
                $(#[doc = $part_doc] $part: $type,)*
            },)*
        }

        impl Part for Block {
            fn value(&self) -> LayoutValue<'_> {
                match self {
                    $(Self::$variant { field, $($part),* } => LayoutValue::dict(vec![
                        ("type", $word.into()),
                        ("field", field.value()),
                        $((stringify!($part), $part.value()),)*
                    ]),)*
                }
            }
            fn hold_words(&mut self, texts: &KnownTexts) {
                match self {
                    $(Self::$variant { $($part,)* .. } => { $($part.hold_words(texts);)* })*
                }
            }
        }
    };
}

blocks! {
    /// One or more paragraphs.
    Text "text" {
        /// The paragraphs.
        text: Rich,
    }
    /// A label and what it stands for.
    Row "row" {
        /// The label; none where the text has its own word for it.
        label: Option<Rich>,
        /// What it stands for.
        text: Rich,
    }
    /// A list.
    Points "points" {
        /// Its points.
        points: Vec<PointView>,
    }
    /// Short links.
    Links "links" {
        /// The links.
        links: Vec<Rich>,
    }
    /// Blocks under a sub-heading.
    Group "group" {
        /// The sub-heading.
        title: Option<Rich>,
        /// The blocks.
        body: Vec<Block>,
    }
    /// An entry inside the entry.
    Entry "entry" {
        /// The entry.
        entry: Box<EntryView>,
    }
}

dictionary! {
/// A point of a list.
pub struct PointView {
    /// What it says.
    pub text: Rich,
    /// Points below it.
    pub points: Vec<PointView>,
}
}
