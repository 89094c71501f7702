//! The glyphs that a page draws, as the interpreter hands them over, on their way to lines.

use std::collections::HashMap;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{BlendMode, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask};
use kurbo::{Affine, BezPath, Point};

use super::actual::Marks;
use super::page::{Between, Lines, Stretch};

/// What a glyph without a character is read as.
const UNKNOWN: &str = "\u{FFFD}";

/// The units of a font's em, as the interpreter has them.
const EM: f64 = 1000.0;

/// A page under way.
pub struct Glyphs {
    /// What it says.
    pub text: Lines,
    /// What it shows beside that, such as the number of the page.
    pub decoration: Lines,
    /// What each mark with a number holds, by which the structure tree knows it.
    pub marked: HashMap<i32, String>,
    marks: Marks,
    open: Vec<Mark>,
    /// Where the last glyph was drawn: what is filled and drawn around comes twice.
    last: Option<Affine>,
}

/// A mark that is open.
#[derive(Default, Clone)]
struct Mark {
    is_decoration: bool,
    number: Option<i32>,
    /// The text that stands for all in it, unless a mark around it has one.
    actual: Option<String>,
    /// Whether a mark around it has one.
    is_replaced: bool,
    /// What has been drawn in it.
    drawn: Option<Stretch>,
}

impl Glyphs {
    /// A page with these marks.
    pub fn new(marks: Marks) -> Self {
        let (text, decoration) = (Lines::default(), Lines::default());
        Self { text, decoration, marked: HashMap::new(), marks, open: Vec::new(), last: None }
    }

    fn write(&mut self, text: &str, at: Stretch) {
        let mark = self.open.last();
        if mark.is_some_and(|mark| mark.is_decoration) {
            self.decoration.write(text, at);
            return;
        }
        let between = self.text.write(text, at);
        let Some(number) = mark.and_then(|mark| mark.number) else { return };
        let marked = self.marked.entry(number).or_default();
        if between != Between::Nothing && !marked.is_empty() {
            marked.push(' ');
        }
        marked.push_str(text);
    }
}

impl Device<'_> for Glyphs {
    fn draw_glyph(&mut self, glyph: &Glyph, page: Affine, placed: Affine, _: &Paint, mode: &GlyphDrawMode) {
        let placed = page * placed;
        if matches!(mode, GlyphDrawMode::Stroke(_)) && self.last == Some(placed) {
            return;
        }
        self.last = Some(placed);
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width().map_or(0.0, f64::from),
            Glyph::Type3(_) => EM / 2.0,
        };
        let (from, to, top) = (placed * Point::ZERO, placed * Point::new(advance, 0.0), placed * Point::new(0.0, EM));
        let at = Stretch { from: from.x, to: to.x, base: from.y, size: from.distance(top) };
        if let Some(mark) = self.open.iter_mut().rfind(|mark| mark.actual.is_some()) {
            mark.drawn = Some(mark.drawn.map_or(at, |drawn| Stretch { to: at.to, ..drawn }));
            return;
        }
        match glyph.as_unicode() {
            Some(BfString::Char(c)) => self.write(c.encode_utf8(&mut [0; 4]), at),
            Some(BfString::String(text)) => self.write(&text, at),
            None => self.write(UNKNOWN, at),
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], number: Option<i32>) {
        let outer = self.open.last().cloned().unwrap_or_default();
        let is_replaced = outer.is_replaced || outer.actual.is_some();
        self.open.push(Mark {
            is_decoration: outer.is_decoration || tag == b"Artifact",
            number: number.or(outer.number),
            actual: self.marks.next(tag, number).filter(|_| !is_replaced),
            is_replaced,
            drawn: None,
        });
    }

    fn end_marked_content(&mut self) {
        let Some(mark) = self.open.pop() else { return };
        if let (Some(text), Some(drawn)) = (&mark.actual, mark.drawn) {
            // Whose decoration or number it is, the mark itself says.
            self.open.push(Mark { actual: None, ..mark.clone() });
            self.write(text, drawn);
            self.open.pop();
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
