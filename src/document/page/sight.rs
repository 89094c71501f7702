//! What of the text on a page a reader can see.

use typst::layout::{Em, FrameItem, Point, Rect};
use typst::text::TextItem;
use typst_layout::Page;

use super::coat::{Coat, LEAST, Rgb, difference, readability};
use super::collision::drawn_width;
use super::surface::Surface;
use super::window::{Window, holds, meet, moved};

/// Nobody reads text of fewer points.
const SMALLEST: f64 = 2.0;

/// What text should stand out by (WCAG 2, AA), and text of so many points or more.
const LEAST_READABLE: f32 = 4.5;
const LEAST_LARGE: f32 = 3.0;
const LARGE: f64 = 18.0;

/// Where it is looked whether a letter of text of size 1 can be seen, above the baseline: in most of these places it has to be.
const HEIGHTS: [f64; 3] = [0.1, 0.3, 0.5];

/// Why nobody can see text that is on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unseen {
    /// Its colour, behind which is one that does not differ.
    Colour([u8; 3], [u8; 3]),
    /// It lets through what is behind it.
    Transparent,
    /// Its size, in points.
    Small(f64),
    /// A box cuts it off.
    Cut,
    /// It is not on the paper.
    Outside,
    /// Something is drawn over it.
    Covered,
}

/// Text that stands out too little from what is behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Faint {
    /// Its colour.
    pub ink: [u8; 3],
    /// The colour behind it.
    pub ground: [u8; 3],
    /// How far they stand out from each other, from 1 to 21.
    pub contrast: f32,
    /// How far they should.
    pub least: f32,
}

/// A run of text, and by their number those of its glyphs that nobody can see.
pub type Run<'a> = (&'a TextItem, Vec<(usize, Unseen)>);

/// What has been drawn on a page.
pub struct Sight<'a> {
    page: Window,
    paper: Coat,
    surfaces: Vec<Surface<'a>>,
    texts: Vec<Text<'a>>,
}

/// A run of text.
struct Text<'a> {
    item: &'a TextItem,
    start: Point,
    window: Window,
    ink: Coat,
    /// The rectangle around the places where it is looked.
    bounds: Rect,
    /// How many surfaces have been drawn before it.
    above: usize,
}

impl<'a> Sight<'a> {
    /// An empty page.
    pub fn new(page: &Page) -> Self {
        let fill = page.fill_or_white().map_or(Coat::WHITE, |paint| Coat::of(&paint));
        let paper = Coat { colour: fill.over(Coat::WHITE.colour), alpha: 1.0 };
        let page = Window::of_page(page.frame.size());
        Self { page, paper, surfaces: Vec::new(), texts: Vec::new() }
    }

    /// The window of its page.
    pub fn window(&self) -> Window {
        self.page
    }

    /// Draws an item.
    pub fn add(&mut self, window: &Window, at: Point, item: &'a FrameItem) {
        match item {
            FrameItem::Text(text) => self.add_text(window, at, text),
            FrameItem::Shape(shape, _) => self.surfaces.extend(Surface::of_shape(window, at, shape)),
            FrameItem::Image(image, size, _) => {
                self.surfaces.push(Surface::of_picture(window, at, image, *size));
            }
            FrameItem::Group(_) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }

    fn add_text(&mut self, window: &Window, start: Point, item: &'a TextItem) {
        // Most runs have the colour of the one before.
        let known = self.texts.last().filter(|last| Coat::is_same(&last.item.fill, &item.fill)).map(|last| last.ink);
        let ink = known.unwrap_or_else(|| Coat::of(&item.fill));
        let [low, .., high] = HEIGHTS.map(|height| start.y - item.size * height);
        let bounds =
            moved(Rect::new(Point::new(start.x, high), Point::new(start.x + item.width(), low)), window.transform);
        self.texts.push(Text { item, start, window: *window, ink, bounds, above: self.surfaces.len() });
    }

    /// The runs of text, now that all is drawn.
    pub fn runs(&self) -> impl Iterator<Item = Run<'a>> {
        self.texts.iter().map(|text| (text.item, self.unseen(text)))
    }

    /// What a run of text has of contrast, if that is too little.
    fn faint(&self, text: &Text) -> Option<Faint> {
        if text.item.text.trim().is_empty() {
            return None;
        }
        let (wide, high) = text.window.scale();
        let size = text.item.size.to_pt() * wide.min(high);
        let middle =
            Point::new((text.bounds.min.x + text.bounds.max.x) / 2.0, (text.bounds.min.y + text.bounds.max.y) / 2.0);
        let below = self.surfaces[..text.above].iter().filter(|surface| surface.is_at(middle));
        let ground = below.fold(self.paper.colour, |colour, surface| surface.below().over(colour))?;
        let ink = text.ink.over(Some(ground))?;
        let contrast = readability(ink, ground);
        let least = if size < LARGE { LEAST_READABLE } else { LEAST_LARGE };
        (contrast < least).then_some(Faint { ink: bytes(ink), ground: bytes(ground), contrast, least })
    }

    fn unseen(&self, text: &Text) -> Vec<(usize, Unseen)> {
        let (wide, high) = text.window.scale();
        let size = text.item.size.to_pt() * wide.min(high);
        if size < SMALLEST {
            return (0..text.item.glyphs.len()).map(|glyph| (glyph, Unseen::Small(size))).collect();
        }
        if self.is_plain(text) {
            return Vec::new();
        }
        let near = |surface: &&Surface| meet(surface.bounds, text.bounds);
        let below: Vec<_> = self.surfaces[..text.above].iter().filter(near).collect();
        let above: Vec<_> = self.surfaces[text.above..].iter().filter(near).map(|it| (it, it.hides())).collect();
        let mut unseen = Vec::new();
        let mut end = Em::zero();
        for (number, glyph) in text.item.glyphs.iter().enumerate() {
            let middle = text.start.x + (end + drawn_width(text.item, glyph) / 2.0).at(text.item.size);
            end += glyph.x_advance;
            let places = HEIGHTS.map(|height| Point::new(middle, text.start.y - text.item.size * height));
            let found =
                places.map(|place| self.unseen_at(text, place.transform(text.window.transform), &below, &above));
            let mut causes = found.into_iter().flatten();
            if let (Some(cause), Some(_)) = (causes.next(), causes.next()) {
                unseen.push((number, cause));
            }
        }
        unseen
    }

    /// Whether a run of text can be seen without looking at its every letter.
    fn is_plain(&self, text: &Text) -> bool {
        let near = |surface: &&Surface| meet(surface.bounds, text.bounds);
        let (below, above) = self.surfaces.split_at(text.above);
        let is_whole = [text.bounds.min, text.bounds.max].into_iter().all(|corner| holds(text.window.bounds, corner));
        is_whole
            && !above.iter().any(|surface| near(&surface))
            && text.ink.colour.is_none_or(|ink| {
                text.ink.alpha >= 1.0
                    && self.paper.sets_off(ink)
                    && below.iter().filter(near).all(|surface| surface.below().sets_off(ink))
            })
    }

    /// Why a run of text cannot be seen at a point of the page, between what is below it and what is above it there.
    fn unseen_at(&self, text: &Text, point: Point, below: &[&Surface], above: &[(&Surface, f32)]) -> Option<Unseen> {
        if !holds(text.window.bounds, point) {
            return Some(if holds(self.page.bounds, point) { Unseen::Cut } else { Unseen::Outside });
        }
        let ground = below.iter().filter(|surface| surface.is_at(point));
        let ground = ground.fold(self.paper.colour, |colour, surface| surface.below().over(colour));
        let outline = text.item.stroke.as_ref().map(|stroke| Coat::of(&stroke.paint));
        let contrast = text.ink.contrast(ground).max(outline.map_or(0.0, |coat| coat.contrast(ground)));
        if contrast < LEAST {
            return Some(text.pale_on(ground));
        }
        let through: f32 =
            above.iter().filter(|(surface, _)| surface.is_at(point)).map(|(_, hides)| 1.0 - hides).product();
        (contrast * through < LEAST).then_some(Unseen::Covered)
    }
}

impl Text<'_> {
    fn pale_on(&self, ground: Option<Rgb>) -> Unseen {
        match (self.ink.colour, ground) {
            (Some(ink), Some(ground)) if difference(ink, ground) < LEAST => Unseen::Colour(bytes(ink), bytes(ground)),
            _ => Unseen::Transparent,
        }
    }
}

fn bytes(colour: Rgb) -> [u8; 3] {
    colour.map(|channel| (channel * 255.0).round() as u8)
}

/// The text on these pages that stands out least, if any does so too little.
pub fn faintest(pages: &[Page]) -> Option<Faint> {
    let faint = |page: &Page| {
        let mut sight = Sight::new(page);
        sight.window().walk(&page.frame, &mut |window, at, item| sight.add(window, at, item));
        let faint = sight.texts.iter().filter_map(|text| sight.faint(text));
        faint.min_by(|one, other| one.contrast.total_cmp(&other.contrast))
    };
    pages.iter().filter_map(faint).min_by(|one, other| one.contrast.total_cmp(&other.contrast))
}
