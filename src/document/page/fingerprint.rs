//! Whether a page looks as another does: a hash of what is drawn on it.
//!
//! Typst's own hash of a page goes by where its texts come from and by what is introspected, too, so that an edit on one page
//! changes that of others.

use std::hash::{Hash, Hasher};

use typst::layout::{Frame, FrameItem, GroupItem};
use typst::model::Destination;
use typst::text::TextItem;
use typst::utils::hash128;
use typst_layout::Page;

/// The same for pages that look the same and lead to the same addresses.
pub fn of(page: &Page) -> u128 {
    hash128(&(Drawn(&page.frame), page.fill_or_white(), &page.bleed))
}

/// What is drawn in a frame.
struct Drawn<'a>(&'a Frame);

impl Hash for Drawn<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.size().hash(state);
        for (point, item) in self.0.items() {
            if !matches!(item, FrameItem::Tag(_)) {
                (std::mem::discriminant(item), point).hash(state);
            }
            match item {
                FrameItem::Group(GroupItem { frame, transform, clip, .. }) => {
                    (Drawn(frame), transform, clip).hash(state);
                }
                FrameItem::Text(text) => hash_text(text, state),
                FrameItem::Shape(shape, _) => shape.hash(state),
                FrameItem::Image(image, size, _) => (image, size).hash(state),
                FrameItem::Link(Destination::Location(_), size) => size.hash(state),
                FrameItem::Link(destination, size) => (destination, size).hash(state),
                FrameItem::Tag(_) => {}
            }
        }
        // Where this frame ends and what is around it goes on.
        u8::MAX.hash(state);
    }
}

fn hash_text<H: Hasher>(item: &TextItem, state: &mut H) {
    let TextItem { font, size, fill, stroke, text, glyphs, .. } = item;
    (font, size, fill, stroke, text).hash(state);
    for glyph in glyphs {
        (glyph.id, glyph.x_advance, glyph.x_offset, glyph.y_advance, glyph.y_offset).hash(state);
    }
}
