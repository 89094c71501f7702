//! What of the profile a reader can see on the pages.

use std::collections::BTreeMap;
use std::ops::Range;

use typst::text::{Glyph, TextItem};

use super::sight::{Run, Unseen};
use crate::document::span::Places;

/// What of the profile a reader can see on the pages.
#[derive(Default)]
pub struct Seen {
    /// The bytes of texts of which something can be seen, in order and apart.
    shown: Vec<Range<usize>>,
    /// The bytes of texts of which letters are somewhere on the pages that nobody can see, and nowhere else.
    unseen: Vec<(Range<usize>, Unseen)>,
}

/// A letter of the profile: the bytes of its text, and how far into it the letter is.
type Letter = (usize, usize, u16);

impl Seen {
    /// What there is in the runs of all pages.
    pub fn of(runs: &[Run], places: &Places) -> Self {
        let mut shown: Vec<Range<usize>> = Vec::new();
        let mut lost: BTreeMap<Letter, Unseen> = BTreeMap::new();
        for run in runs {
            for (glyph, cause) in glyphs(run) {
                let Some(range) = places.range(glyph.span.0) else { continue };
                match cause {
                    Some(cause) if is_letter(run.0, glyph) => {
                        lost.entry((range.start, range.end, glyph.span.1)).or_insert(cause);
                    }
                    Some(_) => {}
                    None if shown.last() == Some(&range) => {}
                    None => shown.push(range),
                }
            }
        }
        find(&mut lost, runs, places);
        let unseen = lost.into_iter().map(|((start, end, _), cause)| (start..end, cause)).collect();
        Self { shown: apart(shown), unseen }
    }

    /// Whether a text that can be seen has bytes in common with `range`.
    pub fn shows(&self, range: Range<usize>) -> bool {
        let before_end = self.shown.partition_point(|shown| shown.start < range.end);
        self.shown[..before_end].last().is_some_and(|shown| shown.end > range.start)
    }

    /// Why nobody can see letters of a text that has bytes in common with `range`.
    pub fn unseen(&self, range: Range<usize>) -> Option<Unseen> {
        let mut found = self.unseen.iter().filter(|(unseen, _)| unseen.start < range.end && unseen.end > range.start);
        found.next().map(|(_, cause)| *cause)
    }
}

/// Takes out of the letters that are lost in one place those that can be seen in another.
fn find(lost: &mut BTreeMap<Letter, Unseen>, runs: &[Run], places: &Places) {
    if lost.is_empty() {
        return;
    }
    for (glyph, _) in runs.iter().flat_map(glyphs).filter(|(_, cause)| cause.is_none()) {
        if let Some(range) = places.range(glyph.span.0) {
            lost.remove(&(range.start, range.end, glyph.span.1));
        }
    }
}

/// The glyphs of a run, each with why nobody can see it, if that is so.
fn glyphs<'a>((item, unseen): &'a Run) -> impl Iterator<Item = (&'a Glyph, Option<Unseen>)> {
    let mut unseen = unseen.iter().peekable();
    item.glyphs.iter().enumerate().map(move |(number, glyph)| {
        let cause = unseen.next_if(|(glyph, _)| *glyph == number);
        (glyph, cause.map(|(_, cause)| *cause))
    })
}

/// Whether more than a mark is lost with a glyph: marks may hang over an edge.
fn is_letter(item: &TextItem, glyph: &Glyph) -> bool {
    item.text.get(glyph.range()).is_some_and(|text| text.contains(char::is_alphanumeric))
}

/// The same bytes in order, in ranges that do not overlap.
fn apart(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}
