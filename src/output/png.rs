//! The pages as PNG images.

use typst::utils::Scalar;
use typst_render::RenderOptions;

use crate::document::Document;

const POINTS_PER_INCH: f64 = 72.0;
/// What fits in memory even for a poster.
const MAX_SIDE: f64 = 16_384.0;

/// Each page as a PNG image; a page of more than 16,384 pixels in width or height is made that small.
pub fn png(document: &Document, pixels_per_inch: f64) -> Vec<Vec<u8>> {
    let image = |page: &typst_layout::Page| {
        let side = page.frame.width().to_pt().max(page.frame.height().to_pt());
        let scale = (pixels_per_inch / POINTS_PER_INCH).min(MAX_SIDE / side);
        let options = RenderOptions { pixel_per_pt: Scalar::new(scale), render_bleed: false };
        typst_render::render(page, &options).encode_png().expect("a rendered page is a valid image")
    };
    document.paged().pages().iter().map(image).collect()
}
