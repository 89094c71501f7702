//! The sheet that a page is printed on: how far colours run over its edges, and the marks to cut it by.

use std::borrow::Cow;
use std::str::FromStr;

use typst::foundations::Smart;
use typst::layout::{Abs, Frame, FrameItem, Point, Sides, Size};
use typst::model::Document as _;
use typst::syntax::Span;
use typst::visualize::{Color, FixedStroke, Geometry};
use typst_layout::{Page, PagedDocument};

use crate::layout::declared;
use crate::output::pdf::bleed;

/// How long a mark to cut by is, in millimetres.
const MARK: f64 = 5.0;
/// How far it stands from the page at least, in millimetres.
const LEAST_GAP: f64 = 3.0;
/// How thick it is, in points: what every press prints.
const HAIRLINE: f64 = 0.25;
/// More than any printer asks for, in millimetres.
const MOST_BLEED: f64 = 20.0;

/// How far colours run over the edges of a page, in points.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bleed(f64);

/// What a press wants of a PDF.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sheet {
    /// How far what reaches an edge of the page runs over it.
    pub bleed: Bleed,
    /// Whether there are marks to cut the page by.
    pub crop_marks: bool,
}

impl FromStr for Bleed {
    type Err = String;

    /// Reads a length such as `3mm`.
    fn from_str(text: &str) -> Result<Self, String> {
        // Points and millimetres are no multiples of each other in binary.
        let most = Abs::mm(MOST_BLEED).to_pt() + 0.01;
        let points = declared::length(text).filter(|points| (0.0..=most).contains(points));
        points.map(Self).ok_or_else(|| format!("write a length such as 3mm, up to {MOST_BLEED}mm"))
    }
}

impl Bleed {
    /// How long it is.
    pub(super) fn length(self) -> Abs {
        Abs::pt(self.0)
    }
}

impl Sheet {
    /// Whether it is just the page.
    pub fn is_page(self) -> bool {
        self.bleed == Bleed::default() && !self.crop_marks
    }

    /// How wide the part of the sheet is that colours run into, in points, where it has more.
    pub(super) fn part_for_bleed(self) -> Option<f64> {
        self.crop_marks.then_some(self.bleed.0)
    }

    /// The pages on their sheets.
    pub(super) fn laid(self, document: &PagedDocument) -> Cow<'_, PagedDocument> {
        if self.is_page() {
            return Cow::Borrowed(document);
        }
        let pages = document.pages().iter().map(|page| self.page(page)).collect();
        Cow::Owned(PagedDocument::new(pages, document.info().clone()))
    }

    fn page(self, page: &Page) -> Page {
        let (bleed, size) = (self.bleed.length(), page.frame.size());
        let mut page = Page { frame: bleed::extended(&page.frame, bleed), bleed: Sides::splat(bleed), ..page.clone() };
        if self.crop_marks {
            if let Some(fill) = page.fill_or_transparent() {
                let fill = Geometry::Rect(size + Size::splat(2.0 * bleed)).filled(fill);
                page.frame.prepend(Point::splat(-bleed), FrameItem::Shape(fill, Span::detached()));
                page.fill = Smart::Custom(None);
            }
            page.bleed = Sides::splat(self.gap() + Abs::mm(MARK));
            self.mark(&mut page.frame);
        }
        page
    }

    /// How far marks stand from the page: none stands in the bleed.
    fn gap(self) -> Abs {
        self.bleed.length().max(Abs::mm(LEAST_GAP))
    }

    /// Puts two marks at each corner.
    fn mark(self, frame: &mut Frame) {
        let (size, gap, mark) = (frame.size(), self.gap(), Abs::mm(MARK));
        let mut line = |from: Point, to: Point| {
            let line = Geometry::Line(to).stroked(FixedStroke::from_pair(Color::BLACK, Abs::pt(HAIRLINE)));
            frame.push(from, FrameItem::Shape(line, Span::detached()));
        };
        for x in [Abs::zero(), size.x] {
            line(Point::new(x, -gap - mark), Point::with_y(mark));
            line(Point::new(x, size.y + gap), Point::with_y(mark));
        }
        for y in [Abs::zero(), size.y] {
            line(Point::new(-gap - mark, y), Point::with_x(mark));
            line(Point::new(size.x + gap, y), Point::with_x(mark));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Bleed;

    #[test]
    fn a_bleed_is_a_length_that_a_printer_may_ask_for() {
        for good in ["3mm", "0.125in", "0pt", "20mm"] {
            assert!(good.parse::<Bleed>().is_ok(), "{good}");
        }
        for wrong in ["3", "-3mm", "21mm", "mm", "1em"] {
            assert_eq!(wrong.parse::<Bleed>(), Err("write a length such as 3mm, up to 20mm".into()), "{wrong}");
        }
    }
}
