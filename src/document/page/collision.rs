//! Text that runs over what stands beside it: other text, or the edge of its table cell or panel.
//!
//! Typst says nothing of a word that is wider than its column, and its frames do not tell how wide a column was. What can be
//! seen of it on the page is what the word then runs over.

use std::collections::BTreeSet;

use typst::layout::{Abs, Em, Point};
use typst::syntax::Span;
use typst::text::{Glyph, TextItem};
use typst::visualize::{CurveItem, Geometry, Shape};

use crate::document::span::Places;
use crate::document::word_joiner::{KeptWords, Unit};

/// The height of capitals in text of size 1: what has to be free above the baseline.
const HEIGHT: f64 = 0.7;
/// How far text of size 1 may reach over other text or an edge, as overhanging punctuation does.
const REACH: f64 = 0.12;

/// What could collide on a page.
#[derive(Default)]
pub struct Collisions<'a> {
    texts: Vec<Ink<'a>>,
    edges: Vec<Edge>,
}

/// A run of text, without blanks at its end.
struct Ink<'a> {
    start: Point,
    end: Abs,
    item: &'a TextItem,
}

/// A vertical line or the side of a box.
struct Edge {
    x: Abs,
    top: Abs,
    bottom: Abs,
}

impl<'a> Collisions<'a> {
    /// Adds text that begins at `start`.
    pub fn add_text(&mut self, start: Point, item: &'a TextItem) {
        if !item.text.trim().is_empty() {
            self.texts.push(Ink { start, end: start.x + visible_width(item), item });
        }
    }

    /// Adds the vertical edges of a shape.
    pub fn add_edges(&mut self, at: Point, shape: &Shape) {
        let mut add = |from: Point, to: Point| {
            if (from.x - to.x).abs() < Abs::pt(0.01) {
                let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
                self.edges.push(Edge { x: at.x + from.x, top: at.y + top, bottom: at.y + bottom });
            }
        };
        match &shape.geometry {
            Geometry::Line(end) => add(Point::zero(), *end),
            Geometry::Rect(size) => {
                add(Point::zero(), Point::with_y(size.y));
                add(Point::with_x(size.x), size.to_point());
            }
            Geometry::Curve(curve) => {
                let mut from = Point::zero();
                for item in &curve.0 {
                    match item {
                        CurveItem::Move(to) | CurveItem::Cubic(_, _, to) => from = *to,
                        CurveItem::Line(to) => {
                            add(from, *to);
                            from = *to;
                        }
                        CurveItem::Close => {}
                    }
                }
            }
        }
    }

    /// Finds every text that runs over something: adds its unit to what is too `wide`, if that may still be let break, or where
    /// it comes from to what is `beyond` its column.
    pub fn find(mut self, places: &Places, words: &KeptWords, wide: &mut BTreeSet<Unit>, beyond: &mut Vec<Span>) {
        self.edges.sort_by_key(|edge| edge.x);
        self.over_edges(places, words, wide, beyond);
        self.texts.sort_by_key(|ink| ink.start.y);
        self.over_texts(places, words, wide, beyond);
    }

    fn over_edges(&self, places: &Places, words: &KeptWords, wide: &mut BTreeSet<Unit>, beyond: &mut Vec<Span>) {
        for (n, ink) in self.texts.iter().enumerate() {
            for x in self.crossed(ink) {
                // Several words across an edge may be meant so, as on a bar; one is not.
                let is_one = !ink.text().contains(char::is_whitespace);
                let found = match ink.unit_at(x, places, words) {
                    Some(unit) if !is_one && !matches!(unit, Unit::Kept(..)) => continue,
                    unit => unit.filter(|unit| words.is_tight(unit)),
                };
                // In the middle of its column, a line runs over the left edge because of what stands further to the right.
                let behind = self.culprits(n, x, places, words);
                if is_one && found.is_none() && behind.is_empty() {
                    ink.tell(places, beyond);
                }
                wide.extend(found.into_iter().chain(behind));
            }
        }
    }

    fn over_texts(&self, places: &Places, words: &KeptWords, wide: &mut BTreeSet<Unit>, beyond: &mut Vec<Span>) {
        for (n, ink) in self.texts.iter().enumerate() {
            let nearby = self.texts[n + 1..]
                .iter()
                .take_while(|other| other.top() < ink.start.y || other.start.y == ink.start.y);
            for other in nearby.filter(|other| ink.overlaps(other)) {
                let (left, right) = if ink.start.x <= other.start.x { (ink, other) } else { (other, ink) };
                let found = [left.unit_at(right.start.x, places, words), right.unit_at(left.end, places, words)];
                let tight: Vec<_> = found.into_iter().flatten().filter(|unit| words.is_tight(unit)).collect();
                if tight.is_empty() && right.span(places).is_some() {
                    left.tell(places, beyond);
                }
                wide.extend(tight);
            }
        }
    }

    /// The first and the last place where a text crosses an edge.
    fn crossed(&self, ink: &Ink) -> BTreeSet<Abs> {
        let reach = ink.item.size * REACH;
        let first = self.edges.partition_point(|edge| edge.x <= ink.start.x + reach);
        let inside = self.edges[first..].iter().take_while(|edge| edge.x < ink.end - reach);
        let mut crossing = inside.filter(|edge| edge.top < ink.top() && edge.bottom > ink.start.y).map(|edge| edge.x);
        crossing.next().into_iter().chain(crossing.last()).collect()
    }

    /// What may still break in the line that this text begins, if it crosses an edge nearer to its start than to its end: the
    /// widest, or at last all of it.
    fn culprits(&self, first: usize, edge: Abs, places: &Places, words: &KeptWords) -> Vec<Unit> {
        let start = &self.texts[first];
        let mut line = vec![start];
        for next in &self.texts[first + 1..] {
            let last = line[line.len() - 1];
            let gap = next.start.x - last.start.x - last.item.width();
            if next.start.y != start.start.y || gap.abs() > start.item.size {
                break;
            }
            line.push(next);
        }
        if edge - start.start.x > line[line.len() - 1].end - edge {
            return Vec::new();
        }
        let tight = line.iter().flat_map(|ink| tight(ink.item, places, words));
        if words.is_last_resort() {
            return tight.map(|(unit, _)| unit).collect();
        }
        tight.max_by_key(|(_, width)| *width).map(|(unit, _)| unit).into_iter().collect()
    }
}

impl Ink<'_> {
    fn text(&self) -> &str {
        self.item.text.trim()
    }

    /// The top of the capitals.
    fn top(&self) -> Abs {
        self.start.y - self.item.size * HEIGHT
    }

    fn overlaps(&self, other: &Self) -> bool {
        let reach = self.item.size.min(other.item.size) * REACH;
        let across = self.end.min(other.end) - self.start.x.max(other.start.x);
        let down = self.start.y.min(other.start.y) - self.top().max(other.top());
        across > reach && down > reach / 2.0
    }

    /// The unit at a place across the page. (Others may stand before it: a line that cannot be saved is not always divided.)
    fn unit_at(&self, x: Abs, places: &Places, words: &KeptWords) -> Option<Unit> {
        let mut end = self.start.x;
        let index = self.item.glyphs.iter().position(|glyph| {
            end += glyph.x_advance.at(self.item.size);
            end > x
        })?;
        match places.range(self.item.glyphs[index].span.0) {
            Some(_) => {
                let units = words.units(self.item, places);
                units.into_iter().find(|(_, glyphs)| glyphs.contains(&index)).map(|(unit, _)| unit)
            }
            None => words.own_in(&self.item.text).min_by_key(|unit| !words.is_tight(unit)),
        }
    }

    /// Where its text comes from, if that is the profile.
    fn span(&self, places: &Places) -> Option<Span> {
        let span = self.item.glyphs.first()?.span.0;
        places.range(span).map(|_| span)
    }

    fn tell(&self, places: &Places, beyond: &mut Vec<Span>) {
        if let Some(span) = self.span(places).filter(|span| !beyond.contains(span)) {
            beyond.push(span);
        }
    }
}

/// The units of a run that may still be let break, with their widths.
pub fn tight(item: &TextItem, places: &Places, words: &KeptWords) -> impl Iterator<Item = (Unit, Abs)> {
    let width = move |glyphs: &[Glyph]| glyphs.iter().map(|it| it.x_advance).sum::<Em>().at(item.size);
    let units = words.units(item, places).into_iter().map(move |(unit, glyphs)| (unit, width(&item.glyphs[glyphs])));
    units.filter(move |(unit, _)| words.is_tight(unit))
}

/// How wide a glyph is drawn: without what it is apart from the next.
pub fn drawn_width(item: &TextItem, glyph: &Glyph) -> Em {
    item.font.x_advance(glyph.id).map_or(glyph.x_advance, |own| own.min(glyph.x_advance))
}

/// The width of a text to the eye: without the space at its end, which a line does not count, and without what is drawn apart
/// behind its last character. (A Chinese one at the end of a justified line has its share of that, which no line counts.)
pub fn visible_width(item: &TextItem) -> Abs {
    let is_space = |glyph: &Glyph| item.text.get(glyph.range()).is_some_and(|text| text.trim().is_empty());
    let end = item.glyphs.iter().rposition(|glyph| !is_space(glyph)).map_or(0, |last| last + 1);
    let Some((last, before)) = item.glyphs[..end].split_last() else { return Abs::zero() };
    (before.iter().map(|glyph| glyph.x_advance).sum::<Em>() + drawn_width(item, last)).at(item.size)
}
