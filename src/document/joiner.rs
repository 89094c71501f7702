//! Hangul words and durations kept whole by word joiners, which are gone again before anybody reads the text.
//!
//! Typst may end a line between any two Hangul syllables and has no `keep-all` (typst/typst#1164). U+2060 between them forbids
//! it (UAX 14, LB11), at almost no cost, but would stay in the text layer; so it is taken out of the pages once they are set.
//! A `box` around each word, which an exported folder has, looks the same and takes half as long again.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use typst::foundations::Content;
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem};
use typst::model::HeadingElem;
use typst::syntax::{FileId, Span};
use typst::text::{TextElem, TextItem};
use unicode_segmentation::UnicodeSegmentation;

use super::span::range_of;

/// U+2060 WORD JOINER.
const JOINER: char = '\u{2060}';

/// The words of a document, counted from 0, and where their characters are.
#[derive(Default)]
pub(super) struct Words {
    /// Those that are wider than their column and may break.
    pub loose: BTreeSet<usize>,
    /// What tells them apart: the bytes of the profile that they begin in, and what they read up to a space. A word that the
    /// view has twice, in a slot and under a name of its own, is one, also where only one of them has a dot behind it.
    numbers: HashMap<(Option<Range<usize>>, String), usize>,
    texts: HashMap<Range<usize>, Joined>,
}

/// Where the text stands: outside words, or in one.
pub(super) type Word = Option<Inside>;

/// A word, as far as it has come.
#[derive(Clone, Copy)]
pub(super) struct Inside {
    number: usize,
    held: bool,
    last: Option<char>,
}

/// A text on its way to Typst, with joiners in it.
#[derive(Default)]
pub(super) struct Joined {
    /// The text.
    pub text: String,
    /// The bytes where joiners begin.
    joiners: Vec<usize>,
    /// The words by their bytes, which do not count joiners.
    words: Vec<(Range<usize>, usize)>,
}

impl Words {
    /// With these allowed to break.
    pub fn with_loose(loose: BTreeSet<usize>) -> Self {
        Self { loose, ..Self::default() }
    }

    /// A word that begins in the bytes `at` of the profile.
    pub fn begin(&mut self, at: Option<Range<usize>>, text: &str) -> Inside {
        let (next, first) = (self.numbers.len(), text.split(' ').next().unwrap_or_default());
        let number = *self.numbers.entry((at, first.to_owned())).or_insert(next);
        Inside { number, held: !self.loose.contains(&number), last: None }
    }

    /// Remembers a text that stands at `range` of the profile.
    pub fn remember(&mut self, range: &Range<usize>, joined: Joined) {
        if !joined.words.is_empty() {
            self.texts.insert(range.clone(), joined);
        }
    }

    /// The word that a glyph of the finished pages belongs to.
    pub fn word_of(&self, (span, offset): (Span, u16), profile: FileId) -> Option<usize> {
        let joined = self.texts.get(&range_of(span, profile)?)?;
        joined.words.iter().find(|(bytes, _)| bytes.contains(&offset.into())).map(|(_, word)| *word)
    }

    /// The program's own words that a text has: they are in no place of the profile.
    pub fn own_in(&self, text: &str) -> impl Iterator<Item = usize> {
        let own = self.numbers.iter().filter(move |((at, word), _)| at.is_none() && text.contains(word));
        own.map(|(_, number)| *number)
    }

    /// The bytes of the profile where a word begins and ends: those of its whole text where that is written otherwise.
    pub fn place(&self, word: usize) -> Option<Range<usize>> {
        let parts = self.texts.iter().flat_map(|(range, joined)| {
            let exact = range.len() == joined.plain_len();
            let own = joined.words.iter().filter(move |(_, number)| *number == word);
            own.map(move |(bytes, _)| match exact {
                true => range.start + bytes.start..range.start + bytes.end,
                false => range.clone(),
            })
        });
        parts.reduce(|one, next| one.start.min(next.start)..one.end.max(next.end))
    }
}

impl Joined {
    /// Adds text, with joiners where a line could end inside a word.
    pub fn push(&mut self, text: &str, word: &mut Word) {
        let Some(inside) = word else { return self.text.push_str(text) };
        let start = self.plain_len();
        // A letter with its marks or an emoji of several characters has no place for one inside.
        for cluster in text.graphemes(true) {
            if inside.held && cluster.starts_with(|first| inside.joins(first)) {
                self.joiners.push(self.text.len());
                self.text.push(JOINER);
            }
            self.text.push_str(cluster);
            inside.last = cluster.chars().next_back();
        }
        self.words.push((start..self.plain_len(), inside.number));
    }

    fn plain_len(&self) -> usize {
        self.text.len() - self.joiners.len() * JOINER.len_utf8()
    }

    /// How many bytes of joiners stand before a byte of the text.
    fn before(&self, byte: u16) -> u16 {
        let count = self.joiners.partition_point(|joiner| *joiner < usize::from(byte));
        (count * JOINER.len_utf8()).try_into().unwrap_or(u16::MAX)
    }
}

impl Inside {
    /// Lets a line end here.
    pub fn pause(&mut self) {
        self.last = None;
    }

    /// Whether a joiner stands before `next`. At a space it stands behind it: before it, it would not hold (UAX 14, LB18).
    fn joins(&self, next: char) -> bool {
        let holds_by_itself = |last: char| last.is_ascii_alphanumeric() && next.is_ascii_alphanumeric();
        !next.is_whitespace() && self.last.is_some_and(|last| !holds_by_itself(last))
    }
}

/// Takes the joiners out of a frame.
pub(super) fn strip(frame: &mut Frame, words: &Words, profile: FileId) {
    // Frames are shared with Typst's caches and copied when they are changed.
    if !has_joiner(frame) {
        return;
    }
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => strip(&mut group.frame, words, profile),
            FrameItem::Text(text) => strip_text(text, words, profile),
            FrameItem::Tag(Tag::Start(content, _)) => strip_heading(content),
            _ => {}
        }
        true
    });
}

fn has_joiner(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => has_joiner(&group.frame),
        FrameItem::Text(text) => text.text.contains(JOINER),
        _ => false,
    })
}

/// Takes the joiners out of a heading, whose words stand among the bookmarks.
fn strip_heading(content: &mut Content) {
    let Some(heading) = content.to_packed_mut::<HeadingElem>() else { return };
    let title = heading.body.plain_text();
    if title.contains(JOINER) {
        heading.body = TextElem::packed(title.chars().filter(|c| *c != JOINER).collect::<String>());
    }
}

/// Takes the joiners out of a run, whose glyphs count its bytes and those of the text that it comes from.
fn strip_text(item: &mut TextItem, words: &Words, profile: FileId) {
    let joiners: Vec<u16> = item.text.match_indices(JOINER).map(|(at, _)| at as u16).collect();
    let length = JOINER.len_utf8() as u16;
    let moved = |at: u16| at - length * joiners.partition_point(|&joiner| joiner < at) as u16;
    for glyph in &mut item.glyphs {
        glyph.range = moved(glyph.range.start)..moved(glyph.range.end);
    }
    for glyphs in item.glyphs.chunk_by_mut(|one, next| one.span.0 == next.span.0) {
        let joined = range_of(glyphs[0].span.0, profile).and_then(|range| words.texts.get(&range));
        for glyph in glyphs {
            // The same text may stand elsewhere with other joiners.
            glyph.span.1 = glyph.span.1.saturating_sub(joined.map_or(0, |joined| joined.before(glyph.span.1)));
        }
    }
    item.text = item.text.chars().filter(|c| *c != JOINER).collect();
}
