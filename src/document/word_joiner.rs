//! Hangul words and durations kept whole by word joiners, and what is wider than its column opened by zero-width spaces; both
//! are gone again before anybody reads the text.
//!
//! Typst may end a line between any two Hangul syllables and has no `keep-all` (typst/typst#1164). U+2060 between them forbids
//! it (UAX 14, LB11), at almost no cost, but would stay in the text layer; so it is taken out of the pages once they are set.
//! A `box` around each word, which an exported folder has, looks the same and takes half as long again.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use rustc_hash::FxHashMap;
use typst::foundations::Content;
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem};
use typst::model::HeadingElem;
use typst::syntax::Span;
use typst::text::{Glyph, TextElem, TextItem};
use unicode_segmentation::UnicodeSegmentation;

use super::span::Places;

/// U+2060 WORD JOINER.
const JOINER: char = '\u{2060}';
/// U+200B ZERO WIDTH SPACE, which is as long in UTF-8.
const OPENING: char = '\u{200b}';
/// Both, which no text of a profile has.
const MARKS: [char; 2] = [JOINER, OPENING];
/// What an address, or a compound, is best parted behind.
const SIGNS: &str = "/@._?&=:#+,;|~%";
/// What ends a line only in words that are hyphenated: who extracts text drops it there.
const HYPHENS: [char; 2] = ['-', '\u{2010}'];

/// What a line ends beside, and not inside: a word that is held together, or other text without a space.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    /// A word that is held together, by its number.
    Kept(usize),
    /// Other text, by the bytes of the profile that the run around it comes from.
    Token((usize, usize), String),
}

/// How a unit that is wider than its column may break, at last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Looseness {
    /// Between syllables, and behind signs.
    Signs,
    /// Between any two characters.
    Anywhere,
}

/// The words of a document, counted from 0, and where their characters are.
#[derive(Default)]
pub(super) struct KeptWords {
    /// Whether all of a line that is too wide is let break, since what seemed to be at fault was not.
    last_resort: bool,
    /// What is wider than its column and may break.
    loose: BTreeMap<Unit, Looseness>,
    /// What tells them apart: the bytes of the profile that they begin in, and what they read up to a space. A word that the
    /// view has twice, in a slot and under a name of its own, is one, also where only one of them has a dot behind it.
    numbers: HashMap<(Option<Range<usize>>, String), usize>,
    /// The texts by their numbers.
    texts: FxHashMap<u64, Text>,
}

/// A text that Typst has got.
struct Text {
    /// Where it comes from. Pieces of one that is written otherwise have one place.
    range: Range<usize>,
    joined: Joined,
}

/// Where the text stands: outside words, or in one.
pub(super) type KeptWord = Option<Inside>;

/// A word, as far as it has come.
#[derive(Clone, Copy)]
pub(super) struct Inside {
    number: usize,
    loose: Option<Looseness>,
    last: Option<char>,
}

/// A text on its way to Typst, with marks in it that forbid or allow a line's end.
#[derive(Default)]
pub(super) struct Joined {
    /// The text.
    pub text: String,
    /// The same without marks.
    plain: String,
    /// The bytes where marks begin.
    marks: Vec<usize>,
    /// The words by their bytes in the plain text, in order.
    words: Vec<(Range<usize>, usize)>,
}

impl KeptWords {
    /// With these allowed to break, perhaps as the last resort.
    pub fn with_loose(loose: BTreeMap<Unit, Looseness>, last_resort: bool) -> Self {
        Self { last_resort, loose, ..Self::default() }
    }

    /// Whether all of a line that is too wide is to be let break.
    pub fn is_last_resort(&self) -> bool {
        self.last_resort
    }

    /// What may break, with these units a step looser than they are, as the last resort as loose as can be.
    pub fn loosened<'a>(
        &self,
        units: impl IntoIterator<Item = &'a Unit>,
        last_resort: bool,
    ) -> BTreeMap<Unit, Looseness> {
        let mut loose = self.loose.clone();
        for unit in units {
            let parts = |c: char| SIGNS.contains(c) || HYPHENS.contains(&c) || !c.is_ascii();
            let first = match unit {
                Unit::Token(_, text) if !text.contains(parts) => Looseness::Anywhere,
                _ if last_resort => Looseness::Anywhere,
                _ => Looseness::Signs,
            };
            loose.entry(unit.clone()).and_modify(|it| *it = Looseness::Anywhere).or_insert(first);
        }
        loose
    }

    /// Whether anything may break.
    pub fn any_loose(&self) -> bool {
        !self.loose.is_empty()
    }

    /// Whether a unit may break.
    pub fn is_loose(&self, unit: &Unit) -> bool {
        self.loose.contains_key(unit)
    }

    /// Whether a unit may not yet break wherever it can.
    pub fn is_tight(&self, unit: &Unit) -> bool {
        self.loose.get(unit) != Some(&Looseness::Anywhere)
    }

    /// A word that begins in the bytes `at` of the profile.
    pub fn begin(&mut self, at: Option<Range<usize>>, text: &str) -> Inside {
        let (next, first) = (self.numbers.len(), text.split(' ').next().unwrap_or_default());
        let number = *self.numbers.entry((at, first.to_owned())).or_insert(next);
        Inside { number, loose: self.loose.get(&Unit::Kept(number)).copied(), last: None }
    }

    /// A text that stands at `range` of the profile, finished and remembered, with its span.
    pub fn remember(&mut self, range: Range<usize>, mut joined: Joined, places: &mut Places) -> (String, Span) {
        if self.any_loose() {
            joined.open(|token| self.loose.get(&Unit::Token((range.start, range.end), token.to_owned())).copied());
        }
        let text = joined.text.clone();
        // Without the marks, so that a text keeps its number when it is let break.
        let number = places.add(&joined.plain, text.clone(), range.clone());
        self.texts.entry(number).or_insert(Text { range, joined });
        (text, places.span(number))
    }

    /// The units of a run on the finished pages, each with its glyphs.
    pub fn units(&self, item: &TextItem, places: &Places) -> Vec<(Unit, Range<usize>)> {
        let mut units: Vec<(Unit, Range<usize>)> = Vec::new();
        // The text that the last unit is in, and its bytes there.
        let mut last: Option<(Span, Range<usize>)> = None;
        for (index, glyph) in item.glyphs.iter().enumerate() {
            let (span, offset) = (glyph.span.0, usize::from(glyph.span.1));
            match (&last, units.last_mut()) {
                (Some((text, bytes)), Some((_, glyphs))) if *text == span && bytes.contains(&offset) => {
                    glyphs.end = index + 1;
                }
                _ => {
                    let Some(Text { range, joined }) = self.text(span, places) else { continue };
                    let Some((bytes, unit)) = joined.unit_at(offset, range) else { continue };
                    last = Some((span, bytes));
                    units.push((unit, index..index + 1));
                }
            }
        }
        units
    }

    fn text(&self, span: Span, places: &Places) -> Option<&Text> {
        self.texts.get(&places.number(span)?)
    }

    /// The program's own words that a text has: they are in no place of the profile.
    pub fn own_in(&self, text: &str) -> impl Iterator<Item = Unit> {
        let own = self.numbers.iter().filter(move |((at, word), _)| at.is_none() && text.contains(word));
        own.map(|(_, number)| Unit::Kept(*number))
    }

    /// The bytes of the profile where a unit begins and ends: those of its whole text where that is written otherwise.
    pub fn place(&self, unit: &Unit) -> Option<Range<usize>> {
        let exact = |range: &Range<usize>, bytes: Range<usize>, joined: &Joined| match range.len() == joined.plain.len()
        {
            true => range.start + bytes.start..range.start + bytes.end,
            false => range.clone(),
        };
        let around = |one: Range<usize>, next: Range<usize>| one.start.min(next.start)..one.end.max(next.end);
        match unit {
            Unit::Token((start, end), token) => {
                let in_text = |Text { range, joined }: &Text| {
                    let bytes = joined.tokens().into_iter().find(|it| joined.plain[it.clone()] == **token)?;
                    Some(exact(range, bytes, joined))
                };
                let texts = self.texts.values().filter(|text| text.range == (*start..*end));
                texts.filter_map(in_text).min_by_key(ExactSizeIterator::len)
            }
            Unit::Kept(word) => {
                let parts = self.texts.values().flat_map(|Text { range, joined }| {
                    let own = joined.words.iter().filter(|(_, number)| number == word);
                    own.map(move |(bytes, _)| exact(range, bytes.clone(), joined))
                });
                parts.reduce(around)
            }
        }
    }
}

impl Joined {
    /// Adds text, with marks where a line could end inside a word.
    pub fn push(&mut self, text: &str, word: &mut KeptWord) {
        let start = self.plain.len();
        self.plain.push_str(text);
        let Some(inside) = word else { return self.text.push_str(text) };
        let mut add = |cluster: &str| {
            self.mark(inside.mark_before(cluster));
            self.text.push_str(cluster);
            inside.last = cluster.chars().last();
        };
        // What is one character to the eye stays one. To look for such takes long, and most words are of characters that join
        // no other.
        match text.chars().all(stands_alone) {
            true => text.char_indices().for_each(|(at, c)| add(&text[at..at + c.len_utf8()])),
            false => text.graphemes(true).for_each(add),
        }
        self.words.push((start..self.plain.len(), inside.number));
    }

    fn mark(&mut self, mark: Option<char>) {
        if let Some(mark) = mark {
            self.marks.push(self.text.len());
            self.text.push(mark);
        }
    }

    /// Puts marks into the tokens that may break.
    fn open(&mut self, looseness: impl Fn(&str) -> Option<Looseness>) {
        let tokens = self.tokens();
        let loose: Vec<_> =
            tokens.into_iter().filter_map(|it| Some((looseness(&self.plain[it.clone()])?, it))).collect();
        // From the end on, so that what is before keeps its place.
        for (looseness, token) in loose.into_iter().rev() {
            let mut last = None;
            let mut opened = Self::default();
            for cluster in self.plain[token.clone()].graphemes(true) {
                opened.mark(last.and_then(|last| looseness.mark_between(last, cluster)));
                opened.text.push_str(cluster);
                last = cluster.chars().last();
            }
            let start = token.start + self.marks_before(token.start);
            let split = self.marks.partition_point(|mark| *mark < start);
            let grown = opened.text.len() - token.len();
            self.marks[split..].iter_mut().for_each(|mark| *mark += grown);
            self.marks.splice(split..split, opened.marks.iter().map(|mark| start + mark));
            self.text.replace_range(start..start + token.len(), &opened.text);
        }
    }

    /// The bytes of the plain text that are outside words and between blanks.
    fn tokens(&self) -> Vec<Range<usize>> {
        let mut tokens = Vec::new();
        let mut start = 0;
        for (word, _) in self.words.iter().chain([&(self.plain.len()..self.plain.len(), 0)]) {
            let stretch = &self.plain[start..word.start];
            for token in stretch.split_whitespace() {
                let at = start + (token.as_ptr() as usize - stretch.as_ptr() as usize);
                tokens.push(at..at + token.len());
            }
            start = word.end;
        }
        tokens
    }

    /// The unit at a byte of the plain text, and its bytes.
    fn unit_at(&self, offset: usize, at: &Range<usize>) -> Option<(Range<usize>, Unit)> {
        let next = self.words.partition_point(|(bytes, _)| bytes.start <= offset);
        let (before, behind) = self.words.split_at(next);
        if let Some((bytes, number)) = before.last().filter(|(bytes, _)| bytes.contains(&offset)) {
            return Some((bytes.clone(), Unit::Kept(*number)));
        }
        let start = before.last().map_or(0, |(bytes, _)| bytes.end);
        let end = behind.first().map_or(self.plain.len(), |(bytes, _)| bytes.start);
        let (head, tail) = (self.plain.get(start..offset)?, self.plain.get(offset..end)?);
        let first = head.rfind(char::is_whitespace).map_or(start, |at| start + at + blank(&head[at..]));
        let last = tail.find(char::is_whitespace).map_or(end, |at| offset + at);
        let token = self.plain.get(first..last).filter(|token| !token.is_empty())?;
        Some((first..last, Unit::Token((at.start, at.end), token.to_owned())))
    }

    /// How many bytes of marks stand before a byte of the plain text.
    fn marks_before(&self, byte: usize) -> usize {
        let length = JOINER.len_utf8();
        self.marks.iter().enumerate().take_while(|(n, mark)| **mark - n * length < byte).count() * length
    }

    /// How many bytes of marks stand before a byte of the text.
    fn before(&self, byte: u16) -> u16 {
        let count = self.marks.partition_point(|mark| *mark < usize::from(byte));
        (count * JOINER.len_utf8()).try_into().unwrap_or(u16::MAX)
    }
}

/// Whether a character is one to the eye beside any other that this holds of.
fn stands_alone(c: char) -> bool {
    matches!(c, ' '..='~' | '가'..='힣')
}

/// The length of the blank that a text begins with.
fn blank(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

impl Looseness {
    /// The mark between two characters of a unit that may break so: none where it breaks by itself, or not.
    fn mark_between(self, last: char, next: &str) -> Option<char> {
        let next = next.chars().next()?;
        if next.is_whitespace() || last.is_whitespace() {
            None
        } else if HYPHENS.contains(&last) {
            Some(JOINER)
        } else if self == Self::Anywhere || SIGNS.contains(last) && next.is_alphanumeric() || HYPHENS.contains(&next) {
            Some(OPENING)
        } else {
            None
        }
    }
}

impl Inside {
    /// Lets a line end here.
    pub fn pause(&mut self) {
        self.last = None;
    }

    /// The mark before `next`. At a space a joiner stands behind it: before it, it would not hold (UAX 14, LB18).
    fn mark_before(&self, next: &str) -> Option<char> {
        let last = self.last?;
        if let Some(looseness) = self.loose {
            return looseness.mark_between(last, next);
        }
        let next = next.chars().next()?;
        let holds_by_itself = last.is_ascii_alphanumeric() && next.is_ascii_alphanumeric();
        (!next.is_whitespace() && !holds_by_itself).then_some(JOINER)
    }
}

/// Takes the joiners out of a frame.
pub(super) fn strip(frame: &mut Frame, words: &KeptWords, places: &Places) {
    // Frames are shared with Typst's caches and copied when they are changed.
    if !has_joiner(frame) {
        return;
    }
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => strip(&mut group.frame, words, places),
            FrameItem::Text(text) => strip_text(text, words, places),
            FrameItem::Tag(Tag::Start(content, _)) => strip_heading(content),
            _ => {}
        }
        true
    });
}

fn has_joiner(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => has_joiner(&group.frame),
        FrameItem::Text(text) => text.text.contains(MARKS),
        _ => false,
    })
}

/// Takes the joiners out of a heading, whose words stand among the bookmarks.
fn strip_heading(content: &mut Content) {
    let Some(heading) = content.to_packed_mut::<HeadingElem>() else { return };
    let title = heading.body.plain_text();
    if title.contains(MARKS) {
        heading.body = TextElem::packed(title.chars().filter(|c| !MARKS.contains(c)).collect::<String>());
    }
}

/// Takes the marks out of a run, whose glyphs count its bytes and those of the text that it comes from.
fn strip_text(item: &mut TextItem, words: &KeptWords, places: &Places) {
    let marks: Vec<u16> = item.text.match_indices(MARKS).map(|(at, _)| at as u16).collect();
    let length = JOINER.len_utf8() as u16;
    let moved = |at: u16| at - length * marks.partition_point(|&mark| mark < at) as u16;
    let before = |glyph: &Glyph| Some(words.text(glyph.span.0, places)?.joined.before(glyph.span.1));
    let before: Vec<_> = item.glyphs.iter().map(|glyph| before(glyph).unwrap_or_default()).collect();
    for (glyph, before) in item.glyphs.iter_mut().zip(before) {
        glyph.range = moved(glyph.range.start)..moved(glyph.range.end);
        glyph.span.1 = glyph.span.1.saturating_sub(before);
    }
    item.text = item.text.chars().filter(|c| !MARKS.contains(c)).collect();
}
