//! Lays a document out with Typst, and says what is on its pages.

mod content;
mod descriptions;
mod files;
mod glyph;
mod grey;
mod handed;
mod input;
mod justify;
mod levels;
mod made;
mod page;
mod problem;
mod sources;
mod span;
mod stripped;
mod threads;
mod word_joiner;
mod world;

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use typst::diag::SourceDiagnostic;
use typst::model::{Document as _, Numbering, NumberingPattern};
use typst::syntax::Span;
use typst_layout::PagedDocument;

pub use self::input::Input;
pub use self::made::Contents;
pub use self::page::sight::{Faint, Unseen};
pub use self::page::survey::Position;
pub use self::sources::Sources;
pub use self::threads::alone;

use self::descriptions::Descriptions;
use self::files::Files;
use self::page::survey::Survey;
use self::page::{area, fingerprint, lines, sight, stranded, survey};
use self::span::Places;
use self::world::DocumentWorld;
use crate::diagnostic::{Diagnostic, Place};

/// How viewers number the pages, unless the layout says otherwise.
const PAGE_LABELS: &str = "1";

/// The option by which a layout justifies its lines, whose gaps then are bounded.
const JUSTIFY: &str = "justify";

/// A document of more pages than this is long: of one with fewer, the next edit needs what Typst keeps.
const LONG: usize = 120;

/// A document of more pages than this in which more than this is too wide has no room for words, and takes long to set: the last
/// resort comes at once, and only once.
const VAST: (usize, usize) = (100, 100);

/// How often a document is set once more with something in it that may break: behind signs, then anywhere, and so on for what
/// only then turns out to be too wide.
const MOST_LOOSENINGS: usize = 5;
/// From which time on everything in a line that is too wide may break anywhere, not only what seems to be at fault.
const LAST_RESORT: usize = 3;

/// An input made ready, to be set with one or more choices of options.
pub struct Typesetter<'a> {
    world: DocumentWorld<'a>,
    input: &'a Input<'a>,
    descriptions: Descriptions,
    settings: usize,
}

/// A document that has been laid out and has a glyph for every character.
pub struct Document {
    paged: PagedDocument,
    survey: Survey,
    files: Arc<Files>,
    places: Arc<Places>,
    broken: Vec<Place>,
    wide: Vec<Place>,
}

/// Sets an input once.
pub fn typeset(input: &Input, options: &serde_json::Value) -> Result<Document, Vec<Diagnostic>> {
    Typesetter::new(input)?.typeset(options)
}

/// Forgets what Typst keeps of documents and has not needed for so many rounds, of which this ends one.
pub(crate) fn forget(rounds: usize) {
    typst::comemo::evict(rounds);
}

impl<'a> Typesetter<'a> {
    /// Reads the input.
    pub fn new(input: &'a Input<'a>) -> Result<Self, Vec<Diagnostic>> {
        threads::prepare();
        let world = DocumentWorld::new(input).map_err(|problem| vec![problem])?;
        Ok(Self { world, input, descriptions: Descriptions::of(&input.profile), settings: 0 })
    }

    /// How often it has been set: compilations by Typst.
    pub fn settings(&self) -> usize {
        self.settings
    }

    /// Sets it with these options; what Typst only warns of is an error too. What is wider than its column is known by running
    /// out of it, and is let break by setting all of it once more; it may break from then on.
    pub fn typeset(&mut self, options: &serde_json::Value) -> Result<Document, Vec<Diagnostic>> {
        self.world.set_options(options);
        let justified = options.get(JUSTIFY).and_then(serde_json::Value::as_bool).unwrap_or_default();
        let mut document = self.set(justified)?;
        for loosening in 1..=MOST_LOOSENINGS {
            let is_vast = document.is_vast();
            if document.survey.wide.is_empty() || is_vast && loosening > 1 {
                break;
            }
            let last_resort = is_vast || loosening >= LAST_RESORT;
            let loosened = self.world.loosen(self.input, &document.survey.wide, last_resort);
            loosened.map_err(|problem| vec![problem])?;
            document = self.set(justified)?;
        }
        Ok(document)
    }

    fn set(&mut self, justified: bool) -> Result<Document, Vec<Diagnostic>> {
        self.settings += 1;
        let result = typst::compile::<PagedDocument>(&self.world);
        let (fonts, words) = (self.world.fonts(), self.world.words());
        let (files, places) = (Arc::clone(self.world.files()), Arc::clone(self.world.places()));
        let problems = |diagnostics: &[_]| problem::of_layout(diagnostics, &files, &places, fonts);
        let paged = result.output.map_err(|errors| problems(&[errors, result.warnings.clone()].concat()))?;
        let mut pages = paged.pages().to_vec();
        // What Typst keeps of a long document for the next setting takes more memory than it saves time.
        if pages.len() > LONG {
            typst::comemo::evict(0);
        }
        for page in &mut pages {
            stripped::strip(&mut page.frame, words, &places);
            if justified {
                justify::bound(&mut page.frame);
            }
            grey::neutralize(page);
            self.descriptions.put_into(&mut page.frame);
            page.numbering.get_or_insert_with(|| {
                Numbering::Pattern(NumberingPattern::from_str(PAGE_LABELS).expect("it is a pattern"))
            });
        }
        levels::close(&mut pages);
        let survey = Survey::of(&pages, &places, words);
        let paged = PagedDocument::new(pages.into(), paged.info().clone());
        let mut found = problems(&result.warnings);
        found.extend(glyph::problems(&survey, &files, &places, fonts));
        let place = |unit| words.place(unit).map(|range| files.in_profile(range));
        let (broken, wide) =
            (survey.broken().filter_map(place).collect(), survey.wide.iter().filter_map(place).collect());
        if found.is_empty() { Ok(Document { paged, survey, files, places, broken, wide }) } else { Err(found) }
    }
}

impl Document {
    fn is_vast(&self) -> bool {
        self.pages() > VAST.0 && self.survey.wide.len() > VAST.1
    }

    /// The number of pages.
    pub fn pages(&self) -> usize {
        self.paged.pages().len()
    }

    /// How many text areas it fills where it may have so many: those before the last of them count as full, and what is too
    /// much as if it stood on the last.
    pub fn length(&self, pages: usize) -> f64 {
        let full = pages.min(self.pages()).saturating_sub(1);
        full as f64 + self.paged.pages().iter().skip(full).map(area::fullness).sum::<f64>()
    }

    /// How many lines of text stand in the text areas of the pages from this one on, counted from 0.
    pub fn lines_from(&self, page: usize) -> usize {
        self.paged.pages().iter().skip(page).map(lines::count).sum()
    }

    /// How many lines each of several things takes, by the bytes of the profile that its texts begin with.
    pub fn lines_of(&self, things: &HashMap<usize, usize>) -> HashMap<usize, usize> {
        lines::count_each(&self.paged, things, &self.places)
    }

    /// The headings at the foot of a page that fewer than two lines of what they head follow on, though there is more: the
    /// first text of the profile that is of the heading or below it.
    pub fn stranded(&self) -> Vec<Place> {
        let first = |spans: Vec<Span>| spans.into_iter().find_map(|span| self.places.range(span));
        stranded::headings(&self.paged)
            .into_iter()
            .filter_map(first)
            .map(|range| self.files.in_profile(range))
            .collect()
    }

    /// How much of the last page's text area is used, from 0 to 1: how far down its lowest text stands.
    pub fn fullness(&self) -> f64 {
        self.paged.pages().last().map_or(0.0, area::fullness)
    }

    /// Whether something of these bytes of the profile can be seen on a page; blanks always can.
    pub fn shows(&self, range: Range<usize>) -> bool {
        self.files.profile_text().get(range.clone()).is_some_and(|text| text.trim().is_empty())
            || self.survey.seen.shows(range)
    }

    /// Why nobody can see letters of these bytes of the profile, which are on a page.
    pub fn unseen(&self, range: Range<usize>) -> Option<Unseen> {
        self.survey.seen.unseen(range)
    }

    /// The text that stands out least from what is behind it, if any does so too little.
    pub fn faintest(&self) -> Option<Faint> {
        sight::faintest(self.paged.pages())
    }

    /// The addresses that something links to.
    pub fn links(&self) -> &HashSet<String> {
        &self.survey.links
    }

    /// The font families that the text is set in, in alphabetical order.
    pub fn fonts(&self) -> Vec<&str> {
        self.survey.fonts.iter().map(String::as_str).collect()
    }

    /// Where the text comes from that runs over the right margin, the edge of its page or what stands beside it.
    pub fn beyond_edge(&self) -> Vec<Place> {
        let text = self.survey.beyond.iter().filter_map(|&span| self.files.place(span.into(), &self.places));
        text.chain(self.wide.iter().cloned()).collect()
    }

    /// The words and addresses that are wider than their column and were broken.
    pub fn broken_words(&self) -> &[Place] {
        &self.broken
    }

    /// Where in the profile a page, counted from 0, begins.
    pub fn begins_with(&self, page: usize) -> Option<Range<usize>> {
        let (range, offset) = survey::begins_with(&self.paged, page, &self.places)?;
        // Where the file has the text otherwise than it is shown, the offset is not one into the file.
        let start = range.start + offset;
        let is_there = start < range.end && self.files.profile_text().is_char_boundary(start);
        Some(if is_there { start..range.end } else { range })
    }

    /// Every run of text with its place on the page, in the order of the pages' contents.
    pub fn positions(&self) -> Vec<Position> {
        survey::positions(&self.paged)
    }

    /// A fingerprint of each page: the same for as long as the page looks the same and its links lead to the same addresses.
    pub fn fingerprints(&self) -> Vec<u128> {
        self.paged.pages().iter().map(fingerprint::of).collect()
    }

    /// The pages, for the output formats.
    pub(crate) fn paged(&self) -> &PagedDocument {
        &self.paged
    }

    /// What Typst found wrong with the PDF, in this project's words.
    pub(crate) fn pdf_problems(&self, diagnostics: &[SourceDiagnostic]) -> Vec<Diagnostic> {
        problem::of_pdf(diagnostics, &self.files, &self.places)
    }
}

#[cfg(test)]
mod tests;
