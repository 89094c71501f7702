//! What is on the pages of a document.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use typst::layout::{Abs, Em, FrameItem, Point, Size};
use typst::model::Destination;
use typst::syntax::Span;
use typst::text::{Glyph, TextItem};
use typst_layout::{Page, PagedDocument};
use unicode_segmentation::UnicodeSegmentation;

use super::area;
use super::collision::{Collisions, tight, visible_width};
use super::seen::Seen;
use super::sight::Sight;
use super::window::visit;
use crate::document::span::Places;
use crate::document::word_joiner::{KeptWords, Unit};

/// What rounding may add up to, in points.
const TOLERANCE: f64 = 0.01;

/// How far punctuation may hang into the margin.
const OVERHANG: Em = Em::new(0.5);

/// How far apart two runs may be of which one goes on where the other ends, in points.
const JOINT: f64 = 0.1;

/// Spaces that no line ends beside: what stands on both sides is one.
const GLUE: [char; 2] = ['\u{a0}', '\u{202f}'];

/// A run that ends beyond the right edge, or stands in a line that begins left of the page.
struct Over<'a> {
    item: &'a TextItem,
    end: Abs,
    /// Whether no more than its punctuation seemed to hang there.
    forgiven: bool,
    /// Whether its line begins left of the page.
    left: bool,
}

/// What one walk over the pages finds.
#[derive(Default)]
pub struct Survey {
    /// The addresses that something links to.
    pub links: HashSet<String>,
    /// The font families of the text.
    pub fonts: BTreeSet<String>,
    /// The characters without a glyph.
    pub missing: Vec<Missing>,
    /// Where the text comes from that runs over the right margin, the edge of its page or what stands beside it.
    pub beyond: Vec<Span>,
    /// What is too wide for its line and could break.
    pub wide: BTreeSet<Unit>,
    /// The lines, as baselines, that each unit which may break stands on.
    loose: BTreeMap<Unit, BTreeSet<i64>>,
    /// What of the profile can be seen.
    pub seen: Seen,
}

/// A character that has no glyph.
pub struct Missing {
    /// The character, or several that make one.
    pub text: String,
    /// Where the text that it stands in comes from.
    pub span: Span,
    /// Its offset in that text.
    pub offset: usize,
    /// The family that was asked for first.
    pub family: String,
}

/// A run of text on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Position {
    /// The page, from 0.
    pub page: usize,
    /// Points from the left edge of the page to the start of the run.
    pub x: f64,
    /// Points from the top edge of the page to the baseline.
    pub y: f64,
    /// Points from the start of the run to its end.
    pub width: f64,
    /// The text.
    pub text: String,
}

impl Survey {
    /// Walks over the pages.
    pub fn of(pages: &[Page], places: &Places, words: &KeptWords) -> Self {
        let mut survey = Self::default();
        let mut runs = Vec::new();
        for page in pages {
            let (size, right) = (page.frame.size(), area::right_edge(page));
            let mut collisions = Collisions::default();
            let mut sight = Sight::new(page);
            let mut over: Option<Over> = None;
            sight.window().walk(&page.frame, &mut |window, at, item| {
                sight.add(window, at, item);
                let point = at.transform(window.transform);
                match item {
                    FrameItem::Text(text) => {
                        survey.text(text);
                        survey.loose(text, point, places, words);
                        // Of a word in several runs, the first ones may seem to fit.
                        let before = over.take().filter(|over| over.joins(text, point));
                        let fits = before.is_none() && fits(point, visible_end(text, point), size, right);
                        if fits {
                            collisions.add_text(point, text);
                        } else {
                            survey.overrun(text, point, right, before.as_ref(), places, words);
                        }
                        over = Over::of(text, point, right, fits, before.is_some_and(|before| before.left));
                    }
                    FrameItem::Shape(shape, _) => collisions.add_edges(point, shape),
                    FrameItem::Link(Destination::Url(url), _) => {
                        survey.links.insert(url.as_str().into());
                    }
                    _ => {}
                }
            });
            runs.extend(sight.runs());
            collisions.find(places, words, &mut survey.wide, &mut survey.beyond);
        }
        survey.seen = Seen::of(&runs, places);
        survey
    }

    /// What may break and does.
    pub fn broken(&self) -> impl Iterator<Item = &Unit> {
        self.loose.iter().filter(|(_, lines)| lines.len() > 1).map(|(unit, _)| unit)
    }

    fn loose(&mut self, item: &TextItem, point: Point, places: &Places, words: &KeptWords) {
        if !words.any_loose() {
            return;
        }
        let units = words.units(item, places).into_iter().map(|(unit, _)| unit);
        for unit in units.filter(|unit| words.is_loose(unit)) {
            self.loose.entry(unit).or_default().insert(point.y.to_pt().round() as i64);
        }
    }

    /// Takes note of a run that ends beyond the edge: of its unit that does, or what stands before it, if that may still be let
    /// break. What follows it on the line is there through no fault of its own, unless it is one word with it. In a line that begins
    /// left of the page, the widest of each run may be at fault, and at last everything is.
    fn overrun(
        &mut self,
        item: &TextItem,
        point: Point,
        right: Abs,
        before: Option<&Over>,
        places: &Places,
        words: &KeptWords,
    ) {
        let at_fault = point.x < right || before.is_some();
        let is_left = is_left(point) || before.is_some_and(|before| before.left);
        if (is_left || words.is_last_resort() && at_fault) && self.whole_line(item, before, places, words) {
            return;
        }
        let width = |glyphs: &[Glyph]| glyphs.iter().map(|it| it.x_advance).sum::<Em>().at(item.size);
        let units = words.units(item, places);
        let crossing = units.iter().position(|(_, glyphs)| point.x + width(&item.glyphs[..glyphs.end]) > right);
        let until = &units[..crossing.map_or(units.len(), |index| index + 1)];
        let tight = until.iter().filter(|(unit, _)| words.is_tight(unit));
        let mut tight = tight.filter(|(unit, _)| at_fault || matches!(unit, Unit::Kept(..)));
        if let Some((unit, _)) = tight.rfind(|(unit, glyphs)| is_breakable(unit, glyphs)) {
            self.wide.insert(unit.clone());
        } else if item.glyphs.iter().all(|glyph| places.range(glyph.span.0).is_none())
            && let Some(own) = words.own_in(&item.text).find(|unit| words.is_tight(unit))
        {
            self.wide.insert(own);
        } else if (point.x < right || before.is_some_and(|before| before.forgiven))
            && let Some(glyph) = item.glyphs.first()
            && self.beyond.last() != Some(&glyph.span.0)
        {
            self.beyond.push(glyph.span.0);
        }
        self.wide.extend(before.and_then(|before| last_tight(before.item, places, words)));
    }

    /// Takes note of what may still be let break in a run and the one before it, the widest or all; says whether anything may.
    fn whole_line(&mut self, item: &TextItem, before: Option<&Over>, places: &Places, words: &KeptWords) -> bool {
        let all = before.into_iter().flat_map(|before| tight(before.item, places, words));
        let all = all.chain(tight(item, places, words));
        let found: Vec<_> = match words.is_last_resort() {
            true => all.map(|(unit, _)| unit).collect(),
            false => all.max_by_key(|(_, width)| *width).map(|(unit, _)| unit).into_iter().collect(),
        };
        let any = !found.is_empty();
        self.wide.extend(found);
        any
    }

    fn text(&mut self, item: &TextItem) {
        let info = item.font.font().info();
        if !self.fonts.contains(&info.family) {
            self.fonts.insert(info.family.clone());
        }
        let mut last = None;
        for glyph in &item.glyphs {
            let (span, offset) = glyph.span;
            if glyph.id == 0 || info.is_last_resort() {
                let at = glyph.range().start;
                let (start, text) = cluster(&item.text, at);
                // Each character of a cluster has a glyph of its own when it has none.
                if last.replace(start) != Some(start) {
                    let offset = usize::from(offset).saturating_sub(at - start);
                    self.missing.push(Missing { text: text.into(), span, offset, family: info.family.clone() });
                }
            }
        }
    }
}

impl<'a> Over<'a> {
    fn of(item: &'a TextItem, start: Point, right: Abs, forgiven: bool, after_left: bool) -> Option<Self> {
        let left = after_left || is_left(start);
        let width = if left || item.text.ends_with(GLUE) { item.width() } else { visible_width(item) };
        let end = start.x + width;
        (left || (end - right).to_pt() > TOLERANCE).then_some(Self { item, end, forgiven, left })
    }

    /// Whether a run goes on where this one ends.
    fn joins(&self, next: &TextItem, start: Point) -> bool {
        (start.x - self.end).to_pt().abs() < JOINT
            && next.text.contains(|c: char| !c.is_whitespace() || GLUE.contains(&c))
    }
}

/// What one reads as a character around a byte of a text, and where it begins.
fn cluster(text: &str, at: usize) -> (usize, &str) {
    let clusters = text.grapheme_indices(true);
    clusters.take_while(|(start, _)| *start <= at).last().unwrap_or((at, ""))
}

/// Whether something begins left of the page.
fn is_left(start: Point) -> bool {
    start.x.to_pt() < -TOLERANCE
}

/// Whether there is something to break in a unit, of which a run has these glyphs: a word that is held may go on in another run.
fn is_breakable(unit: &Unit, glyphs: &Range<usize>) -> bool {
    glyphs.len() > 1 || matches!(unit, Unit::Kept(..))
}

/// The last unit of a run that may still be let break.
fn last_tight(item: &TextItem, places: &Places, words: &KeptWords) -> Option<Unit> {
    let mut units = words.units(item, places).into_iter();
    units.rfind(|(unit, glyphs)| words.is_tight(unit) && is_breakable(unit, glyphs)).map(|(unit, _)| unit)
}

/// Where a text ends to the eye, punctuation that hangs into the margin left out.
fn visible_end(item: &TextItem, point: Point) -> Abs {
    let overhang = if item.text.trim_end().ends_with(char::is_alphanumeric) { Em::zero() } else { OVERHANG };
    point.x + visible_width(item) - overhang.at(item.size)
}

/// Whether a text stays on its page and left of its right margin.
fn fits(point: Point, end: Abs, page: Size, right: Abs) -> bool {
    (Abs::zero()..=page.y).contains(&point.y) && !is_left(point) && (end - right).to_pt() <= TOLERANCE
}

/// The first text of the profile that a page, counted from 0, shows and no page before it does: its bytes, and how far into
/// them the page begins.
pub fn begins_with(document: &PagedDocument, page: usize, places: &Places) -> Option<(Range<usize>, usize)> {
    let mut seen = HashSet::new();
    let mut first = None;
    for (number, content) in document.pages().iter().enumerate().take(page + 1) {
        visit(&content.frame, &mut |_, item| {
            let FrameItem::Text(text) = item else { return };
            for glyph in &text.glyphs {
                let offset = usize::from(glyph.span.1);
                if let Some(range) = places.range(glyph.span.0)
                    // A running title is on every page.
                    && seen.insert((range.start, range.end, offset))
                    && number == page
                {
                    first.get_or_insert((range, offset));
                }
            }
        });
    }
    first
}

/// Every run of text on the pages.
pub fn positions(document: &PagedDocument) -> Vec<Position> {
    let mut positions = Vec::new();
    for (page, content) in document.pages().iter().enumerate() {
        visit(&content.frame, &mut |point, item| {
            if let FrameItem::Text(item) = item {
                let (x, y, width) = (point.x.to_pt(), point.y.to_pt(), item.width().to_pt());
                positions.push(Position { page, x, y, width, text: item.text.as_str().into() });
            }
        });
    }
    positions
}
