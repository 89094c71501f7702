//! Entries as layouts receive them: the generic slots, the fields of the kind, and the body in reading order.

use crate::view::text::rich::Rich;
use crate::view::value::{LayoutValue, Part, dictionary};

/// An entry, worded.
#[derive(Debug)]
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
    /// The fields of the kind.
    pub own: Vec<(&'static str, OwnField)>,
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
        }
    }
    fn hold_words(&mut self) {
        match self {
            Self::Text(text) => text.hold_words(),
            Self::Texts(texts) => texts.hold_words(),
            Self::Parts(parts) => parts.hold_words(),
        }
    }
}

impl EntryView {
    /// Whether there is more than when and where: a title may deliberately be nothing in a language.
    pub fn says_something(&self) -> bool {
        self.title.is_some() || self.subtitle.is_some() || !self.body.is_empty()
    }
}

impl Part for EntryView {
    fn value(&self) -> LayoutValue<'_> {
        let Self { kind, title, subtitle, period, place, url, note, summary, language, links, body, own } = self;
        let common = [
            ("kind", kind.value()),
            ("title", title.value()),
            ("subtitle", subtitle.value()),
            ("period", period.value()),
            ("place", place.value()),
            ("url", url.value()),
            ("note", note.value()),
            ("summary", summary.value()),
            ("language", language.value()),
            ("links", links.value()),
            ("body", body.value()),
        ];
        // A language skill's `language` is its own, and takes the place of the one that all entries have.
        let common = common.into_iter().filter(|(name, _)| !own.iter().any(|(other, _)| other == name));
        let own = own.iter().map(|(name, field)| (*name, field.value()));
        LayoutValue::Dict(common.chain(own).map(|(name, value)| (name.into(), value)).collect())
    }
    fn hold_words(&mut self) {
        let Self { title, subtitle, period, place, note, summary, language, links, body, own, .. } = self;
        for text in [title, subtitle, period, place, note, summary, language] {
            text.hold_words();
        }
        links.hold_words();
        body.hold_words();
        own.hold_words();
    }
}

/// Part of an entry's body.
#[derive(Debug)]
pub enum Block {
    /// One or more paragraphs.
    Text {
        /// The field it comes from.
        field: &'static str,
        /// The paragraphs.
        text: Rich,
    },
    /// A label and what it stands for.
    Row {
        /// The field it comes from.
        field: &'static str,
        /// The label; none where the text has its own word for it.
        label: Option<Rich>,
        /// What it stands for.
        text: Rich,
    },
    /// A list.
    Points {
        /// The field it comes from.
        field: &'static str,
        /// Its points.
        points: Vec<PointView>,
    },
    /// Short links.
    Links {
        /// The field they come from.
        field: &'static str,
        /// The links.
        links: Vec<Rich>,
    },
    /// Blocks under a sub-heading.
    Group {
        /// The field it comes from.
        field: &'static str,
        /// The sub-heading.
        title: Option<Rich>,
        /// The blocks.
        body: Vec<Block>,
    },
    /// An entry inside the entry.
    Entry {
        /// The field it comes from.
        field: &'static str,
        /// The entry.
        entry: Box<EntryView>,
    },
}

impl Part for Block {
    fn value(&self) -> LayoutValue<'_> {
        let (kind, field, rest): (&str, &str, Vec<(&str, LayoutValue)>) = match self {
            Self::Text { field, text } => ("text", field, vec![("text", text.value())]),
            Self::Row { field, label, text } => ("row", field, vec![("label", label.value()), ("text", text.value())]),
            Self::Points { field, points } => ("points", field, vec![("points", points.value())]),
            Self::Links { field, links } => ("links", field, vec![("links", links.value())]),
            Self::Group { field, title, body } => {
                ("group", field, vec![("title", title.value()), ("body", body.value())])
            }
            Self::Entry { field, entry } => ("entry", field, vec![("entry", entry.value())]),
        };
        let pairs = [("type", kind.into()), ("field", field.into())].into_iter().chain(rest);
        LayoutValue::Dict(pairs.map(|(name, value)| (name.into(), value)).collect())
    }
    fn hold_words(&mut self) {
        match self {
            Self::Text { text, .. } => text.hold_words(),
            Self::Row { label, text, .. } => {
                label.hold_words();
                text.hold_words();
            }
            Self::Points { points, .. } => points.hold_words(),
            Self::Links { links, .. } => links.hold_words(),
            Self::Group { title, body, .. } => {
                title.hold_words();
                body.hold_words();
            }
            Self::Entry { entry, .. } => entry.hold_words(),
        }
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
