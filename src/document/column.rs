//! How wide the columns are that long words stand in, which only the layout knows.
//!
//! A string with a long word begins with an empty box as wide as its column, and a space that takes the width back. The box is
//! on the page then, and tells which lines of the string are wider than they may be; it is gone before anybody sees it.

use std::collections::HashMap;
use std::ops::Range;

use typst::foundations::{Content, NativeElement};
use typst::layout::{Abs, BoxElem, Frame, FrameItem, HElem, Length, Point, Ratio, Rel, Sizing, Spacing};
use typst::syntax::FileId;
use typst::text::TextItem;

use super::span::range_of;
use crate::view::rich::Rich;

/// By how many points a box is wider than its column, times the number of its string: no column is as wide.
const STEP: f64 = 1e6;

/// About how wide a word is that a column may be too narrow for, in tenths of its size.
const LONG: u32 = 60;

/// What rounding may add up to, in points.
const TOLERANCE: f64 = 0.01;

/// The strings that have long words, counted from 1.
#[derive(Default)]
pub(super) struct Columns {
    count: usize,
    strings: HashMap<Range<usize>, usize>,
}

impl Columns {
    /// The number of a string, if it has a long word.
    pub fn begin(&mut self, rich: &Rich) -> Option<usize> {
        if !rich.plain().split_whitespace().any(is_long) {
            return None;
        }
        self.count += 1;
        Some(self.count)
    }

    /// Remembers that the text at `range` of the profile is part of a string.
    pub fn remember(&mut self, range: &Range<usize>, string: usize) {
        self.strings.insert(range.clone(), string);
    }
}

fn is_long(word: &str) -> bool {
    let width = |c: char| match c {
        '\u{1100}'.. => 10,
        'A'..='Z' => 7,
        _ => 5,
    };
    word.chars().map(width).sum::<u32>() >= LONG
}

/// What a string with this number begins with: a line may end before it, as before any word, and behind it if the string does
/// not begin with a word joiner.
pub(super) fn begin(string: usize) -> [Content; 2] {
    let width = Rel::new(Ratio::one(), Length::from(Abs::pt(string as f64 * STEP)));
    [BoxElem::new().with_width(Sizing::Rel(width)).pack(), HElem::new(Spacing::Rel(-width)).pack()]
}

/// The number of a string and the width of its column, if this is its box; the width is 0 if nothing bounds it.
fn measured(item: &FrameItem) -> Option<(usize, Abs)> {
    let FrameItem::Group(group) = item else { return None };
    let width = group.frame.width().to_pt();
    (width >= STEP).then(|| ((width / STEP) as usize, Abs::pt(width % STEP)))
}

/// The columns as they are met on the pages.
#[derive(Default)]
pub(super) struct Ruler {
    widths: HashMap<usize, Abs>,
    line: Option<Line>,
}

/// A part of a line without gaps.
struct Line {
    start: Abs,
    end: Point,
}

impl Ruler {
    /// Takes note of an item, in the order of the page's contents.
    pub fn meet(&mut self, item: &FrameItem) {
        self.widths.extend(measured(item).filter(|(_, width)| !width.approx_empty()));
    }

    /// Whether a line of a string with long words is wider than its column with this text, which seems to end at `end`.
    pub fn is_overrun(&mut self, item: &TextItem, point: Point, end: Abs, columns: &Columns, profile: FileId) -> bool {
        if self.widths.is_empty() {
            return false;
        }
        let is_near = |one: Abs, other: Abs| (one - other).abs().to_pt() < TOLERANCE;
        let goes_on = |line: &Line| is_near(line.end.x, point.x) && is_near(line.end.y, point.y);
        let start = self.line.take().filter(goes_on).map_or(point.x, |line| line.start);
        self.line = Some(Line { start, end: Point::new(point.x + item.width(), point.y) });
        let range = item.glyphs.first().and_then(|glyph| range_of(glyph.span.0, profile));
        let string = range.and_then(|range| columns.strings.get(&range));
        let width = string.and_then(|string| self.widths.get(string));
        width.is_some_and(|width| (end - start - *width).to_pt() > TOLERANCE)
    }
}

/// Takes the boxes out of a frame.
pub(super) fn clear(frame: &mut Frame) {
    if !has_box(frame) {
        return;
    }
    frame.retain(|item| {
        let is_box = measured(item).is_some();
        if let FrameItem::Group(group) = item {
            clear(&mut group.frame);
        }
        !is_box
    });
}

fn has_box(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => measured(item).is_some() || has_box(&group.frame),
        _ => false,
    })
}
