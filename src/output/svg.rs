//! The pages as SVG drawings.

use typst_svg::SvgOptions;

use crate::document::Document;

/// Each page as an SVG drawing; text is drawn as shapes, so that it looks the same without the fonts.
pub fn svg(document: &Document) -> Vec<String> {
    let options = SvgOptions { render_bleed: false, pretty: false };
    document.paged().pages().iter().map(|page| typst_svg::svg(page, &options)).collect()
}
