//! Hangul words and durations kept whole by word joiners, and what is wider than its column opened by zero-width spaces; both
//! are gone again before anybody reads the text.
//!
//! Typst may end a line between any two Hangul syllables and has no `keep-all` (typst/typst#1164). U+2060 between them forbids
//! it (UAX 14, LB11), at almost no cost, but would stay in the text layer; so it is taken out of the pages once they are set.
//! A `box` around each word, which an exported folder has, looks the same and takes half as long again.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use typst::syntax::Span;
use typst::text::{Glyph, TextItem};
use unicode_segmentation::UnicodeSegmentation;

use super::made::{Made, Run};
use super::span::Places;
use crate::address::form::is_web;

/// U+2060 WORD JOINER.
pub(super) const JOINER: char = '\u{2060}';
/// U+200B ZERO WIDTH SPACE, which is as long in UTF-8.
const OPENING: char = '\u{200b}';
/// Both, which no text of a profile has.
pub(super) const MARKS: [char; 2] = [JOINER, OPENING];
/// What a compound is best parted behind.
const SIGNS: &str = "/@._?&=:#+,;|~%";
/// What a web address is parted behind.
const ADDRESS_SIGNS: &str = "/?&.=";
/// A web address longer than this may be parted so wherever it stands.
const LONGEST_ADDRESS: usize = 40;
/// What ends a line only in words that are hyphenated: who extracts text drops it there.
const HYPHENS: [char; 2] = ['-', '\u{2010}'];

/// What a line ends beside, and not inside: a word that is held together, or other text without a space.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    /// A word that is held together, one wherever the view has it, with a dot behind or not: where it begins and reads up to a space.
    Kept(Option<(usize, usize)>, String),
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

/// The words of a document, and where their characters are.
#[derive(Default)]
pub(super) struct KeptWords {
    /// Whether all of a line that is too wide is let break, since what seemed to be at fault was not.
    last_resort: bool,
    /// What is wider than its column and may break.
    loose: BTreeMap<Unit, Looseness>,
    /// The program's own words: they are in no place of the profile.
    own: BTreeSet<String>,
    /// The texts by their numbers.
    texts: FxHashMap<u64, Text>,
}

/// A text that Typst has got: a run of a string that begins at `start`.
struct Text {
    start: usize,
    made: Arc<Made>,
    run: usize,
}

/// Where the text stands: outside words, or in one.
pub(super) type KeptWord = Option<Inside>;

/// A word, as far as it has come.
#[derive(Clone, Copy)]
pub(super) struct Inside {
    number: usize,
    loose: Option<Looseness>,
    /// Whether it is a web address.
    address: bool,
    last: Option<char>,
}

/// A text on its way to Typst, with marks in it that forbid or allow a line's end.
#[derive(Default)]
pub(super) struct Joined {
    /// The text.
    pub text: String,
    /// The same without marks.
    pub plain: String,
    /// The bytes where marks begin.
    marks: Vec<usize>,
    /// The words of its string by their bytes in the plain text, in order.
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

    /// How a unit may break.
    pub fn looseness(&self, unit: impl FnOnce() -> Unit) -> Option<Looseness> {
        self.any_loose().then(unit).and_then(|unit| self.loose.get(&unit).copied())
    }

    /// Puts marks into what may break of a text that stands at `range` of the profile.
    pub fn open(&self, range: &Range<usize>, joined: &mut Joined) {
        if self.any_loose() {
            joined.open(|token| self.loose.get(&Unit::Token((range.start, range.end), token.to_owned())).copied());
        }
    }

    /// Remembers a string that begins at `start`; whether its runs have the numbers that they get here.
    pub fn add(&mut self, made: &Arc<Made>, start: usize, places: &mut Places) -> bool {
        for (run, Run { reads, number, range, joined }) in made.runs.iter().enumerate() {
            if places.add(*reads, range.start + start..range.end + start) != *number {
                return false;
            }
            if joined.is_some() {
                self.texts.entry(*number).or_insert_with(|| Text { start, made: Arc::clone(made), run });
            }
        }
        self.own.extend(made.own().map(str::to_owned));
        true
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
                    let Some((bytes, unit)) = self.text(span, places).and_then(|it| it.unit_at(offset)) else {
                        continue;
                    };
                    last = Some((span, bytes));
                    units.push((unit, index..index + 1));
                }
            }
        }
        units
    }

    /// How many bytes of marks stand before what a glyph comes from.
    pub fn marks_before(&self, glyph: &Glyph, places: &Places) -> u16 {
        let (span, byte) = glyph.span;
        self.text(span, places).and_then(Text::joined).map_or(0, |joined| joined.before(byte))
    }

    fn text(&self, span: Span, places: &Places) -> Option<&Text> {
        self.texts.get(&places.number(span)?)
    }

    /// The program's own words that a text has.
    pub fn own_in(&self, text: &str) -> impl Iterator<Item = Unit> {
        self.own.iter().filter(move |word| text.contains(*word)).map(|word| Unit::Kept(None, word.clone()))
    }

    /// The bytes of the profile where a unit begins and ends: those of its whole text where that is written otherwise.
    pub fn place(&self, unit: &Unit) -> Option<Range<usize>> {
        let around = |one: Range<usize>, next: Range<usize>| one.start.min(next.start)..one.end.max(next.end);
        match unit {
            Unit::Token((start, end), token) => {
                let in_text = |text: &Text| {
                    let joined = text.joined()?;
                    let bytes = joined.tokens().into_iter().find(|it| joined.plain[it.clone()] == **token)?;
                    text.exact(bytes)
                };
                let texts = self.texts.values().filter(|text| text.range() == (*start..*end));
                texts.filter_map(in_text).min_by_key(ExactSizeIterator::len)
            }
            Unit::Kept(..) => {
                let parts = self.texts.values().flat_map(|text| {
                    let words = text.joined().into_iter().flat_map(|joined| &joined.words);
                    let own = words.filter(|(_, word)| text.made.unit(*word, text.start) == *unit);
                    own.filter_map(|(bytes, _)| text.exact(bytes.clone()))
                });
                parts.reduce(around)
            }
        }
    }
}

impl Text {
    fn joined(&self) -> Option<&Joined> {
        self.made.runs[self.run].joined.as_ref()
    }

    /// Where it comes from. Pieces of one that is written otherwise have one place.
    fn range(&self) -> Range<usize> {
        let range = &self.made.runs[self.run].range;
        range.start + self.start..range.end + self.start
    }

    /// Where these of its bytes come from.
    fn exact(&self, bytes: Range<usize>) -> Option<Range<usize>> {
        let range = self.range();
        Some(match range.len() == self.joined()?.plain.len() {
            true => range.start + bytes.start..range.start + bytes.end,
            false => range,
        })
    }

    /// The unit at one of its bytes, and the bytes of that.
    fn unit_at(&self, offset: usize) -> Option<(Range<usize>, Unit)> {
        let joined = self.joined()?;
        if let Some((bytes, word)) = joined.word_at(offset) {
            return Some((bytes.clone(), self.made.unit(*word, self.start)));
        }
        let bytes = joined.token_at(offset)?;
        let range = self.range();
        Some((bytes.clone(), Unit::Token((range.start, range.end), joined.plain[bytes].to_owned())))
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

    /// The word at a byte of the plain text, and its bytes.
    fn word_at(&self, offset: usize) -> Option<&(Range<usize>, usize)> {
        let next = self.words.partition_point(|(bytes, _)| bytes.start <= offset);
        self.words[..next].last().filter(|(bytes, _)| bytes.contains(&offset))
    }

    /// The bytes of what stands between blanks or words at a byte of the plain text.
    fn token_at(&self, offset: usize) -> Option<Range<usize>> {
        let (before, behind) = self.words.split_at(self.words.partition_point(|(bytes, _)| bytes.start <= offset));
        let start = before.last().map_or(0, |(bytes, _)| bytes.end);
        let end = behind.first().map_or(self.plain.len(), |(bytes, _)| bytes.start);
        let (head, tail) = (self.plain.get(start..offset)?, self.plain.get(offset..end)?);
        let first = head.rfind(char::is_whitespace).map_or(start, |at| start + at + blank(&head[at..]));
        let last = tail.find(char::is_whitespace).map_or(end, |at| offset + at);
        (first < last).then_some(first..last)
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
    /// At the beginning of a word of this number in its string, which reads `text`.
    pub fn new(number: usize, loose: Option<Looseness>, text: &str) -> Self {
        let address = is_web(text);
        let long = address && text.chars().count() > LONGEST_ADDRESS;
        Self { number, loose: loose.or(long.then_some(Looseness::Signs)), address, last: None }
    }

    /// Lets a line end here.
    pub fn pause(&mut self) {
        self.last = None;
    }

    /// The mark before `next`. At a space a joiner stands behind it: before it, it would not hold (UAX 14, LB18).
    fn mark_before(&self, next: &str) -> Option<char> {
        let last = self.last?;
        let first = next.chars().next()?;
        match self.loose {
            Some(Looseness::Signs) if self.address && ADDRESS_SIGNS.contains(last) && first.is_alphanumeric() => {
                return Some(OPENING);
            }
            Some(Looseness::Signs) if self.address => {}
            Some(looseness) => return looseness.mark_between(last, next),
            None => {}
        }
        let holds_by_itself = last.is_ascii_alphanumeric() && first.is_ascii_alphanumeric();
        (!first.is_whitespace() && !holds_by_itself).then_some(JOINER)
    }
}
