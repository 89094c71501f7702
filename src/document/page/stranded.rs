//! Headings that a page ends with.

use typst::foundations::StyleChain;
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, FrameItem};
use typst::model::HeadingElem;
use typst::syntax::Span;
use typst_layout::{Page, PagedDocument};

use super::area;
use super::window::visit;

/// At least this many lines of what a heading heads stand below it, if there are as many.
const LINES: usize = 2;
/// Baselines nearer than this part of the text's size are one line.
const NEAR: f64 = 0.9;

/// What the pages hold, in order.
enum Part {
    /// A heading of a level.
    Heading(usize),
    /// A run of text: its baseline and size, where it comes from, and whether it is of the heading before it.
    Text { y: Abs, size: Abs, span: Span, heading: bool },
}

/// The headings that are stranded at the foot of their page: where the text of each comes from, and that of what follows.
pub fn headings(document: &PagedDocument) -> Vec<Vec<Span>> {
    let pages = document.pages();
    if pages.len() < 2 {
        return Vec::new();
    }
    let mut open = None;
    let parts: Vec<Vec<Part>> = pages.iter().map(|page| parts(page, &mut open)).collect();
    parts.windows(2).flat_map(|pair| stranded(&pair[0], &pair[1])).collect()
}

fn stranded(page: &[Part], next: &[Part]) -> Vec<Vec<Span>> {
    // What a page begins with tells whether the last heading of the page before it has more to come.
    let Some(begins) = begins(next) else { return Vec::new() };
    let heading = |(at, part): (usize, &Part)| match part {
        Part::Heading(level) if *level < begins && ends_page(&page[at + 1..], *level) => {
            let spans = page[at..].iter().chain(next).filter_map(|part| match part {
                Part::Text { span, .. } => Some(*span),
                Part::Heading(_) => None,
            });
            Some(spans.collect())
        }
        _ => None,
    };
    page.iter().enumerate().filter_map(heading).collect()
}

/// The level of the heading that a page begins with, which a date may stand before on its line; below all if it begins with
/// other text.
fn begins(page: &[Part]) -> Option<usize> {
    let mut line = None;
    for part in page {
        match part {
            Part::Heading(level) => return Some(*level),
            Part::Text { y, size, .. } if (*y - *line.get_or_insert(*y)).abs() >= *size * NEAR => break,
            Part::Text { .. } => {}
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
            Part::Text { y, heading: true, .. } if within => last = *y,
            Part::Text { y, size, .. } => {
                within = false;
                if *y - last >= *size * NEAR {
                    (last, lines) = (*y, lines + 1);
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
    visit(&page.frame, &mut |point, item| match item {
        FrameItem::Tag(Tag::Start(content, _)) => {
            if let Some(heading) = content.to_packed::<HeadingElem>() {
                let level = heading.resolve_level(StyleChain::default()).get();
                *open = Some(Open { location: content.location(), level, has_text: false });
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
            parts.push(Part::Text { y: point.y, size: text.size, span, heading: open.is_some() });
        }
        _ => {}
    });
    parts
}
