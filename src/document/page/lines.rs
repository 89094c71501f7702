//! The lines of text on the pages.

use std::collections::{BTreeMap, HashMap};

use typst::layout::{Abs, FrameItem};
use typst_layout::{Page, PagedDocument};

use super::area;
use super::window::visit;
use crate::document::span::Places;

/// Baselines nearer than this part of the smaller text are one line: exponents, columns beside each other.
const NEAR: f64 = 0.9;

/// Where a run of text stands, down the page, and its size.
type Run = (Abs, Abs);

/// The number of lines in a page's text area.
pub fn count(page: &Page) -> usize {
    let area = area::text_area(page);
    let mut runs = Vec::new();
    visit(&page.frame, &mut |point, item| {
        if let FrameItem::Text(text) = item
            && (area.start..=area.end).contains(&point.y)
            && !text.text.trim().is_empty()
        {
            runs.push((point.y, text.size));
        }
    });
    lines(runs)
}

/// The number of lines of each of several things, whose texts begin at these bytes of the profile.
pub fn count_each(document: &PagedDocument, things: &HashMap<usize, usize>, places: &Places) -> HashMap<usize, usize> {
    let mut counts = HashMap::new();
    for page in document.pages() {
        let mut runs: BTreeMap<usize, Vec<Run>> = BTreeMap::new();
        visit(&page.frame, &mut |point, item| {
            let FrameItem::Text(text) = item else { return };
            for glyph in &text.glyphs {
                if let Some(range) = places.range(glyph.span.0)
                    && let Some(thing) = things.get(&range.start)
                {
                    let runs = runs.entry(*thing).or_default();
                    if runs.last() != Some(&(point.y, text.size)) {
                        runs.push((point.y, text.size));
                    }
                }
            }
        });
        for (thing, runs) in runs {
            *counts.entry(thing).or_default() += lines(runs);
        }
    }
    counts
}

fn lines(mut runs: Vec<Run>) -> usize {
    runs.sort_by_key(|one| one.0);
    let (mut count, mut last) = (0, None::<Run>);
    for (y, size) in runs {
        if last.is_none_or(|(above, other)| y - above >= size.min(other) * NEAR) {
            count += 1;
            last = Some((y, size));
        }
    }
    count
}
