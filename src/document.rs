//! Lays a document out with Typst, and says what is on its pages.

mod area;
mod content;
mod files;
mod gaps;
mod glyph;
mod joiner;
mod problem;
mod survey;
mod world;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::sync::Arc;

use typst::diag::SourceDiagnostic;
use typst_layout::PagedDocument;

pub use self::survey::Position;

use self::files::Files;
use self::survey::Survey;
use self::world::Desk;
use crate::diagnostic::{Diagnostic, Place, SourceFile};
use crate::fonts::Fonts;
use crate::view::slot::Slot;

/// The option by which a layout justifies its lines, whose gaps then are bounded.
const JUSTIFY: &str = "justify";

/// Everything that a document is made from.
pub struct Manuscript<'a> {
    /// The view, as docs/layouts.md shows it.
    pub profile: Slot,
    /// What messages call the layout's folder.
    pub layout_name: String,
    /// The files of the layout's folder by relative path, served below `/layout/`.
    pub layout: Vec<(String, Cow<'static, [u8]>)>,
    /// The files that layouts share, served below `/shared/`.
    pub shared: Vec<(String, Cow<'static, [u8]>)>,
    /// The images by root-absolute path.
    pub images: Vec<(String, Vec<u8>)>,
    /// The profile's YAML, which the places in `profile` count bytes of.
    pub source: Arc<SourceFile>,
    /// The faces to set it in.
    pub fonts: &'a Fonts,
    /// Whether the layout gets the profile as an exported folder does: restored from JSON, with no places.
    pub via_json: bool,
}

/// A manuscript made ready, to be set with one or more choices of options.
pub struct Press<'a> {
    desk: Desk<'a>,
    manuscript: &'a Manuscript<'a>,
}

/// A document that has been laid out and has a glyph for every character.
pub struct Document {
    paged: PagedDocument,
    survey: Survey,
    files: Arc<Files>,
    broken: Vec<Place>,
}

/// Sets a manuscript once.
pub fn typeset(manuscript: &Manuscript, options: &serde_json::Value) -> Result<Document, Vec<Diagnostic>> {
    Press::new(manuscript)?.typeset(options)
}

/// Forgets what no document has needed for a while, so that many documents take no more memory than a few.
pub fn forget() {
    const DOCUMENTS: usize = 10;
    typst::comemo::evict(DOCUMENTS);
}

impl<'a> Press<'a> {
    /// Reads the manuscript.
    pub fn new(manuscript: &'a Manuscript<'a>) -> Result<Self, Vec<Diagnostic>> {
        let desk = Desk::new(manuscript).map_err(|problem| vec![problem])?;
        Ok(Self { desk, manuscript })
    }

    /// Sets it with these options; what Typst only warns of is an error too. A word that is wider than its column is known
    /// by running out of it, and is let break by setting all of it once more.
    pub fn typeset(&mut self, options: &serde_json::Value) -> Result<Document, Vec<Diagnostic>> {
        self.desk.set_options(options);
        let justified = options.get(JUSTIFY).and_then(serde_json::Value::as_bool).unwrap_or_default();
        if !self.desk.words().loose.is_empty() {
            self.loosen(BTreeSet::new())?;
        }
        let document = self.set(justified)?;
        let wide = document.survey.wide.clone();
        if wide.is_empty() {
            return Ok(document);
        }
        let places = wide.iter().filter_map(|word| self.desk.words().place(*word));
        let broken = places.map(|range| document.files.in_profile(range)).collect();
        self.loosen(wide)?;
        Ok(Document { broken, ..self.set(justified)? })
    }

    fn loosen(&mut self, words: BTreeSet<usize>) -> Result<(), Vec<Diagnostic>> {
        self.desk.loosen(self.manuscript, words).map_err(|problem| vec![problem])
    }

    fn set(&self, justified: bool) -> Result<Document, Vec<Diagnostic>> {
        let result = typst::compile::<PagedDocument>(&self.desk);
        let (fonts, words) = (self.desk.fonts(), self.desk.words());
        let files = Arc::clone(self.desk.files());
        let problems = |diagnostics: &[_]| problem::of_layout(diagnostics, &files, fonts);
        let paged = result.output.map_err(|errors| problems(&[errors, result.warnings.clone()].concat()))?;
        let paged = joiner::strip(paged, words, files.profile());
        let paged = if justified { gaps::bound(paged) } else { paged };
        let survey = Survey::of(&paged, files.profile(), words);
        let mut found = problems(&result.warnings);
        found.extend(glyph::problems(&survey, &files, fonts));
        if found.is_empty() { Ok(Document { paged, survey, files, broken: Vec::new() }) } else { Err(found) }
    }
}

impl Document {
    /// The number of pages.
    pub fn pages(&self) -> usize {
        self.paged.pages().len()
    }

    /// How much of the last page's text area is used, from 0 to 1: how far down its lowest text stands.
    pub fn fullness(&self) -> f64 {
        self.paged.pages().last().map_or(0.0, area::fullness)
    }

    /// Whether something of these bytes of the profile is on a page; blanks always are.
    pub fn shows(&self, range: Range<usize>) -> bool {
        self.files.profile_text().get(range.clone()).is_some_and(|text| text.trim().is_empty())
            || self.survey.shows(range)
    }

    /// The addresses that something links to.
    pub fn links(&self) -> &HashSet<String> {
        &self.survey.links
    }

    /// The font families that the text is set in, in alphabetical order.
    pub fn fonts(&self) -> Vec<&str> {
        self.survey.fonts.iter().map(String::as_str).collect()
    }

    /// Where the text comes from that runs over the right margin or the edge of its page.
    pub fn beyond_edge(&self) -> Vec<Place> {
        self.survey.beyond.iter().filter_map(|&span| self.files.place(span.into())).collect()
    }

    /// The Hangul words that are wider than their column and were broken between syllables.
    pub fn broken_words(&self) -> &[Place] {
        &self.broken
    }

    /// Where in the profile a page, counted from 0, begins.
    pub fn begins_with(&self, page: usize) -> Option<Range<usize>> {
        let (range, offset) = survey::begins_with(&self.paged, page, self.files.profile())?;
        // Where the file has the text otherwise than it is shown, the offset is not one into the file.
        let start = range.start + offset;
        let is_there = start < range.end && self.files.profile_text().is_char_boundary(start);
        Some(if is_there { start..range.end } else { range })
    }

    /// Every run of text with its place on the page, in the order of the pages' contents.
    pub fn positions(&self) -> Vec<Position> {
        survey::positions(&self.paged)
    }

    /// The pages, for the output formats.
    pub(crate) fn paged(&self) -> &PagedDocument {
        &self.paged
    }

    /// What Typst found wrong with the PDF, in this project's words.
    pub(crate) fn pdf_problems(&self, diagnostics: &[SourceDiagnostic]) -> Vec<Diagnostic> {
        problem::of_pdf(diagnostics, &self.files)
    }
}

#[cfg(test)]
mod tests;
