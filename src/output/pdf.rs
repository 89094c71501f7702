//! The pages as one PDF.

use typst::foundations::Smart;
use typst_pdf::PdfOptions;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::output::standards::Standards;

const CREATOR: &str = concat!("jikji ", env!("CARGO_PKG_VERSION"));

/// The document as a tagged PDF; the same document gives the same bytes.
pub fn pdf(document: &Document, standards: &Standards) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some(CREATOR.into())),
        timestamp: None,
        page_ranges: None,
        standards: standards.typst().clone(),
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(document.paged(), &options).map_err(|errors| document.pdf_problems(&errors))
}
