//! Entries as layouts receive them: the generic slots, the fields of the kind, and the body in reading order.

use crate::view::text::rich::Rich;
use crate::view::value::{Name, Slot, dictionary};

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
    pub own: Vec<(Name, Slot)>,
}

impl EntryView {
    /// Whether there is more than when and where: a title may deliberately be nothing in a language.
    pub fn says_something(&self) -> bool {
        self.title.is_some() || self.subtitle.is_some() || !self.body.is_empty()
    }
}

impl From<EntryView> for Slot {
    fn from(entry: EntryView) -> Self {
        let mut pairs: Vec<(Name, Slot)> = vec![
            ("kind".into(), entry.kind.into()),
            ("title".into(), entry.title.into()),
            ("subtitle".into(), entry.subtitle.into()),
            ("period".into(), entry.period.into()),
            ("place".into(), entry.place.into()),
            ("url".into(), entry.url.into()),
            ("note".into(), entry.note.into()),
            ("summary".into(), entry.summary.into()),
            ("language".into(), entry.language.into()),
            ("links".into(), entry.links.into()),
            ("body".into(), entry.body.into()),
        ];
        // A language skill's `language` is its own, and takes the place of the one that all entries have.
        pairs.retain(|(name, _)| !entry.own.iter().any(|(own, _)| own == name));
        pairs.extend(entry.own);
        Self::Dict(pairs)
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

impl From<Block> for Slot {
    fn from(block: Block) -> Self {
        let (kind, field, rest): (_, _, Vec<(Name, Slot)>) = match block {
            Block::Text { field, text } => ("text", field, vec![("text".into(), text.into())]),
            Block::Row { field, label, text } => {
                ("row", field, vec![("label".into(), label.into()), ("text".into(), text.into())])
            }
            Block::Points { field, points } => ("points", field, vec![("points".into(), points.into())]),
            Block::Links { field, links } => ("links", field, vec![("links".into(), links.into())]),
            Block::Group { field, title, body } => {
                ("group", field, vec![("title".into(), title.into()), ("body".into(), body.into())])
            }
            Block::Entry { field, entry } => ("entry", field, vec![("entry".into(), (*entry).into())]),
        };
        Self::Dict([("type".into(), kind.into()), ("field".into(), field.into())].into_iter().chain(rest).collect())
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
