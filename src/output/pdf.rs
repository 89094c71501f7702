//! The pages as one PDF.

mod bleed;
mod finish;
mod objects;
mod sheet;

use typst::foundations::Smart;
use typst_pdf::PdfOptions;

pub use self::sheet::{Bleed, Sheet};

use self::finish::finish;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::output::standards::Standards;

const PRODUCER: &str = concat!("jikji ", env!("CARGO_PKG_VERSION"));

/// The document as a tagged PDF; the same document gives the same bytes.
pub fn pdf(document: &Document, standards: &Standards) -> Result<Vec<u8>, Vec<Diagnostic>> {
    pdf_for_press(document, standards, Sheet::default())
}

/// The same on sheets that are cut.
pub fn pdf_for_press(document: &Document, standards: &Standards, sheet: Sheet) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some(PRODUCER.into())),
        timestamp: None,
        page_ranges: None,
        standards: standards.typst().clone(),
        tagged: true,
        pretty: false,
    };
    let pages = sheet.laid(document.paged());
    let pdf = typst_pdf::pdf(&pages, &options).map_err(|errors| document.pdf_problems(&errors))?;
    Ok(finish(&pdf, sheet.part_for_bleed()))
}
