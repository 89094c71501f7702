//! Headings that a page ends with.

use typst::foundations::{Label, StyleChain};
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, FrameItem, Point};
use typst::model::HeadingElem;
use typst::syntax::Span;
use typst::utils::PicoStr;
use typst_layout::{Page, PagedDocument};

use super::area;
use super::window::visit;

/// At least this many lines of what a heading heads stand below it, if there are as many.
const LINES: usize = 2;
/// Baselines nearer than this part of the text's size are one line.
const NEAR: f64 = 0.9;

/// The labels of what stands at the ends of two columns, in `shared/spread.typ`.
const ENDS: [&str; 2] = ["left-end", "right-end"];
/// What of a column begins farther left than its headings is no more than this away from them.
const OUTDENT: Abs = Abs::raw(24.0);

/// What the pages hold, in order.
enum Part {
    /// A heading of a level.
    Heading(usize),
    /// A run of text: where it begins, its size, where it comes from, and whether it is of the heading before it.
    Text { at: Point, size: Abs, span: Span, heading: bool },
    /// The end of the left column, or the right one.
    End { left: bool },
}

/// The headings that are stranded at the foot of their page: where the text of each comes from, and that of what follows.
pub fn headings(document: &PagedDocument) -> Vec<Vec<Span>> {
    let pages = document.pages();
    if pages.len() < 2 {
        return Vec::new();
    }
    let mut open = None;
    let parts: Vec<Vec<Part>> = pages.iter().map(|page| parts(page, &mut open)).collect();
    // Up to which page there are two columns: from then on there is one, in all of the width.
    let left = |page: &Vec<Part>| page.iter().any(|part| matches!(part, Part::End { left: true }));
    let two = parts.iter().position(left).unwrap_or_default();
    parts.windows(2).enumerate().flat_map(|(n, pair)| stranded(&pair[0], &pair[1], n < two)).collect()
}

/// The headings at the foot of a page. Of a page in two columns, the next one begins with what stands below the heading.
fn stranded(page: &[Part], next: &[Part], two: bool) -> Vec<Vec<Span>> {
    let heading = |(at, part): (usize, &Part)| {
        let (Part::Heading(level), [Part::Text { at: start, .. }, ..]) = (part, &page[at + 1..]) else { return None };
        let next = if two { column(next, start.x) } else { next };
        // What a page begins with tells whether the last heading of the page before it has more to come.
        if *level >= begins(next)? || !ends_page(&page[at + 1..], *level) {
            return None;
        }
        let spans = page[at..].iter().chain(next).filter_map(|part| match part {
            Part::Text { span, .. } => Some(*span),
            Part::Heading(_) | Part::End { .. } => None,
        });
        Some(spans.collect())
    };
    page.iter().enumerate().filter_map(heading).collect()
}

/// What a page holds from the first text on that stands in the column of a heading at `x`.
fn column(page: &[Part], x: Abs) -> &[Part] {
    let first = page.iter().position(|part| matches!(part, Part::Text { at, .. } if at.x >= x - OUTDENT));
    let first = first.unwrap_or(page.len());
    match page[..first].last() {
        Some(Part::Heading(_)) => &page[first - 1..],
        _ => &page[first..],
    }
}

/// The level of the heading that a page begins with, which a date may stand before on its line; below all if it begins with
/// other text.
fn begins(page: &[Part]) -> Option<usize> {
    let mut line = None;
    for part in page {
        match part {
            Part::Heading(level) => return Some(*level),
            Part::Text { at, size, .. } if (at.y - *line.get_or_insert(at.y)).abs() >= *size * NEAR => break,
            Part::Text { .. } => {}
            Part::End { .. } => break,
        }
    }
    line.map(|_| usize::MAX)
}

/// Whether too few lines follow a heading; `rest` is its own text and all that follows on the page.
fn ends_page(rest: &[Part], level: usize) -> bool {
    let (mut last, mut lines, mut within) = (Abs::zero(), 0, true);
    for part in rest {
        match part {
            Part::Heading(other) if *other <= level => return false,
            Part::Heading(_) => within = false,
            // All that the heading heads stands above.
            Part::End { .. } => return false,
            Part::Text { at, heading: true, .. } if within => last = at.y,
            Part::Text { at, size, .. } => {
                within = false;
                if at.y - last >= *size * NEAR {
                    (last, lines) = (at.y, lines + 1);
                }
            }
        }
    }
    lines < LINES
}

/// The heading that has begun and not ended.
struct Open {
    location: Option<Location>,
    level: usize,
    has_text: bool,
}

/// What a page holds. A heading is where its text is: it may begin at the foot of the page before.
fn parts(page: &Page, open: &mut Option<Open>) -> Vec<Part> {
    let area = area::text_area(page);
    let mut parts = Vec::new();
    let ends = ENDS.map(|name| PicoStr::get(name).and_then(Label::new));
    visit(&page.frame, &mut |point, item| match item {
        FrameItem::Tag(Tag::Start(content, _)) => {
            if let Some(heading) = content.to_packed::<HeadingElem>() {
                let level = heading.resolve_level(StyleChain::default()).get();
                *open = Some(Open { location: content.location(), level, has_text: false });
            } else if let Some(label) = content.label()
                && let Some(side) = ends.iter().position(|end| *end == Some(label))
            {
                parts.push(Part::End { left: side == 0 });
            }
        }
        FrameItem::Tag(Tag::End(location, ..)) => {
            open.take_if(|open| open.location == Some(*location));
        }
        FrameItem::Text(text) if (area.start..=area.end).contains(&point.y) && !text.text.trim().is_empty() => {
            if let Some(open) = open.as_mut().filter(|open| !open.has_text) {
                open.has_text = true;
                parts.push(Part::Heading(open.level));
            }
            let span = text.glyphs.first().map_or(Span::detached(), |glyph| glyph.span.0);
            parts.push(Part::Text { at: point, size: text.size, span, heading: open.is_some() });
        }
        _ => {}
    });
    parts
}
