//! A printable string as a document shows it: styled runs of text, each with its bytes in the profile.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// What may be printed in one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Rich {
    /// The pieces, in reading order. The key marks printable strings among the view's other values.
    pub rich: Vec<Piece>,
}

/// Part of a printable string.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Piece {
    /// Plain text.
    Text(Run),
    /// Text set as code.
    Code(Run),
    /// Strong emphasis.
    Strong(Vec<Piece>),
    /// Emphasis.
    Emph(Vec<Piece>),
    /// Subscript.
    Sub(Vec<Piece>),
    /// Superscript.
    Sup(Vec<Piece>),
    /// A link.
    Link {
        /// Where it goes.
        url: String,
        /// What it shows.
        body: Vec<Piece>,
    },
    /// Text in another language than the document's.
    Lang {
        /// The language.
        lang: crate::language::Language,
        /// The text.
        body: Vec<Piece>,
    },
    /// A Hangul word, a date or a duration, which stays whole; layouts know it as `word`.
    #[serde(rename = "word")]
    NoBreak(Vec<Piece>),
    /// A list of items.
    List(Vec<Piece>),
    /// A list of items that are numbered from one on.
    Numbered(Vec<Piece>),
    /// What stands behind one bullet or number.
    Item(Vec<Piece>),
    /// A line break.
    Break,
    /// A new paragraph.
    Paragraph,
}

/// A contiguous piece of text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Run {
    /// The characters to print.
    pub text: String,
    /// First byte and end in the profile; none for the program's own wording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<(usize, usize)>,
}

impl Run {
    /// Part of it. Its place is exact where the run reads letter for letter as the profile does, else that of the whole.
    pub fn slice(&self, range: Range<usize>) -> Self {
        let exact = |(start, end): (usize, usize)| end - start == self.text.len();
        let at = self.at.map(|at| if exact(at) { (at.0 + range.start, at.0 + range.end) } else { at });
        Self { text: self.text[range].to_owned(), at }
    }
}

impl Piece {
    /// The program's own words.
    pub fn own(text: impl Into<String>) -> Self {
        Self::Text(Run { text: text.into(), at: None })
    }

    /// The user's words, in another form, such as a date.
    pub fn worded(text: impl Into<String>, at: &Range<usize>) -> Self {
        Self::Text(Run { text: text.into(), at: Some((at.start, at.end)) })
    }

    /// The pieces inside, if it holds any.
    pub fn children(&self) -> &[Piece] {
        match self {
            Self::Strong(body) | Self::Emph(body) | Self::Sub(body) | Self::Sup(body) | Self::NoBreak(body) => body,
            Self::List(body) | Self::Numbered(body) | Self::Item(body) => body,
            Self::Link { body, .. } | Self::Lang { body, .. } => body,
            Self::Text(_) | Self::Code(_) | Self::Break | Self::Paragraph => &[],
        }
    }

    /// The same, to be changed.
    pub fn children_mut(&mut self) -> &mut [Piece] {
        self.body().map_or(&mut [], Vec::as_mut_slice)
    }

    /// The same style around what `change` makes of the pieces inside.
    pub fn with(mut self, change: impl FnOnce(Vec<Self>) -> Vec<Self>) -> Self {
        if let Some(body) = self.body() {
            *body = change(std::mem::take(body));
        }
        self
    }

    fn body(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::Strong(body) | Self::Emph(body) | Self::Sub(body) | Self::Sup(body) | Self::NoBreak(body) => {
                Some(body)
            }
            Self::List(body) | Self::Numbered(body) | Self::Item(body) => Some(body),
            Self::Link { body, .. } | Self::Lang { body, .. } => Some(body),
            Self::Text(_) | Self::Code(_) | Self::Break | Self::Paragraph => None,
        }
    }

    /// The same style around other pieces.
    pub fn around(&self, pieces: Vec<Piece>) -> Self {
        match self {
            Self::Strong(_) => Self::Strong(pieces),
            Self::Emph(_) => Self::Emph(pieces),
            Self::Sub(_) => Self::Sub(pieces),
            Self::Sup(_) => Self::Sup(pieces),
            Self::NoBreak(_) => Self::NoBreak(pieces),
            Self::List(_) => Self::List(pieces),
            Self::Numbered(_) => Self::Numbered(pieces),
            Self::Item(_) => Self::Item(pieces),
            Self::Link { url, .. } => Self::Link { url: url.clone(), body: pieces },
            Self::Lang { lang, .. } => Self::Lang { lang: *lang, body: pieces },
            leaf => leaf.clone(),
        }
    }

    /// The bytes of its first text in the profile.
    pub fn place(&self) -> Option<Range<usize>> {
        match self {
            Self::Text(run) | Self::Code(run) => run.at.map(|(start, end)| start..end),
            styled => styled.children().iter().find_map(Self::place),
        }
    }

    /// Where in the profile its last text ends.
    fn end(&self) -> Option<usize> {
        match self {
            Self::Text(run) | Self::Code(run) => run.at.map(|(_, end)| end),
            styled => styled.children().iter().filter_map(Self::end).max(),
        }
    }

    fn plain(&self, out: &mut String) {
        match self {
            Self::Text(run) | Self::Code(run) => out.push_str(&run.text),
            Self::Break => out.push('\n'),
            Self::Paragraph => out.push_str("\n\n"),
            Self::Item(body) => {
                out.push('\n');
                body.iter().for_each(|piece| piece.plain(out));
            }
            styled => styled.children().iter().for_each(|piece| piece.plain(out)),
        }
    }
}

/// The characters of `pieces`, without styles.
pub fn plain(pieces: &[Piece]) -> String {
    let mut out = String::new();
    pieces.iter().for_each(|piece| piece.plain(&mut out));
    out
}

impl Rich {
    /// The program's own words.
    pub fn own(text: impl Into<String>) -> Self {
        Self { rich: vec![Piece::own(text)] }
    }

    /// The characters, without styles.
    pub fn plain(&self) -> String {
        plain(&self.rich)
    }

    /// All that it takes up in the profile.
    pub fn extent(&self) -> Option<Range<usize>> {
        let begin = self.place()?.start;
        Some(begin..self.rich.iter().filter_map(Piece::end).max()?)
    }

    /// Where in the profile it begins.
    pub fn place(&self) -> Option<Range<usize>> {
        self.rich.iter().find_map(Piece::place)
    }

    /// Whether it is the program's own wording through and through.
    pub fn is_worded(&self) -> bool {
        let own = |piece: &Piece| matches!(piece, Piece::Text(Run { at: None, .. }));
        self.rich.iter().all(own)
    }

    /// The same as a unit that no line parts.
    pub fn held(self) -> Self {
        Self { rich: vec![Piece::NoBreak(self.rich)] }
    }

    /// A link to `url` that shows this.
    pub fn linked(self, url: &str) -> Self {
        // A link inside a link leads nowhere a reader expects.
        match self.has_link() {
            true => self,
            false => Self { rich: vec![Piece::Link { url: url.to_owned(), body: self.rich }] },
        }
    }

    /// Whether part of it is a link.
    pub fn has_link(&self) -> bool {
        self.rich.iter().any(has_link)
    }

    /// Several strings in one line; `None` if there are none.
    pub fn joined(parts: impl IntoIterator<Item = Self>, separator: &str) -> Option<Self> {
        let mut rich = Vec::new();
        for part in parts {
            if !rich.is_empty() {
                rich.push(Piece::own(separator));
            }
            rich.extend(part.rich);
        }
        (!rich.is_empty()).then_some(Self { rich })
    }
}

fn has_link(piece: &Piece) -> bool {
    matches!(piece, Piece::Link { .. }) || piece.children().iter().any(has_link)
}
