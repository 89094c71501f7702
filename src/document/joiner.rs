//! Hangul words and durations kept whole by word joiners, which are gone again before anybody reads the text.
//!
//! Typst may end a line between any two Hangul syllables and has no `keep-all` (typst/typst#1164). U+2060 between them forbids
//! it (UAX 14, LB11), at almost no cost, but would stay in the text layer; so it is taken out of the pages once they are set.
//! A `box` around each word, which an exported folder has, looks the same and takes half as long again.

use typst::layout::{Frame, FrameItem};
use typst::model::Document as _;
use typst::text::TextItem;
use typst_layout::PagedDocument;

use crate::view::rich::{Piece, plain};

/// U+2060 WORD JOINER.
const JOINER: char = '\u{2060}';
/// A word wider than this, in half-widths, may break anywhere rather than run out of a narrow column.
const WIDEST: usize = 40;

/// Where the text stands: outside Hangul words, or in one, behind its last character if there is one yet.
pub(super) type Word = Option<Option<char>>;

/// Whether a word of these pieces is held together.
pub(super) fn holds(pieces: &[Piece]) -> bool {
    plain(pieces).chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>() <= WIDEST
}

/// `before` with `text` behind it, and joiners where a line could end inside a word.
pub(super) fn join(mut before: String, text: &str, word: &mut Word) -> String {
    let Some(last) = word else { return before + text };
    for c in text.chars() {
        if joins(*last, c) {
            before.push(JOINER);
        }
        before.push(c);
        *last = Some(c);
    }
    before
}

/// What must stand before code inside a word, which keeps its own text.
pub(super) fn before(code: &str, word: &mut Word) -> Option<char> {
    let last = word.as_mut()?;
    let joined = code.chars().next().is_some_and(|first| joins(*last, first));
    *last = code.chars().last().or(*last);
    joined.then_some(JOINER)
}

/// Whether a joiner stands between these. Between ASCII characters lines break as they do in any other text, but a word that has
/// a space (`3 yrs 4 mos`) stays whole all the same.
fn joins(last: Option<char>, next: char) -> bool {
    last.is_some_and(|last| !(last.is_ascii() && next.is_ascii()) || last == ' ' || next == ' ')
}

/// The document without joiners.
pub(super) fn strip(document: PagedDocument) -> PagedDocument {
    if !document.pages().iter().any(|page| has_joiner(&page.frame)) {
        return document;
    }
    let pages = document.pages().iter().cloned().map(|mut page| {
        strip_frame(&mut page.frame);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

fn has_joiner(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => has_joiner(&group.frame),
        FrameItem::Text(text) => text.text.contains(JOINER),
        _ => false,
    })
}

fn strip_frame(frame: &mut Frame) {
    // Frames are shared with Typst's caches and copied when they are changed.
    if !has_joiner(frame) {
        return;
    }
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => strip_frame(&mut group.frame),
            FrameItem::Text(text) => strip_text(text),
            _ => {}
        }
        true
    });
}

/// Takes the joiners out of a run, whose glyphs count its bytes.
fn strip_text(item: &mut TextItem) {
    let joiners: Vec<u16> = item.text.match_indices(JOINER).map(|(at, _)| at as u16).collect();
    if joiners.is_empty() {
        return;
    }
    let length = JOINER.len_utf8() as u16;
    let moved = |at: u16| at - length * joiners.partition_point(|&joiner| joiner < at) as u16;
    for glyph in &mut item.glyphs {
        glyph.range = moved(glyph.range.start)..moved(glyph.range.end);
    }
    item.text = item.text.chars().filter(|c| *c != JOINER).collect();
}
