//! A finished document: its files, and what it came to.

use std::collections::BTreeMap;

use jikji::diagnostic::Diagnostic;
use jikji::document::Document;
use jikji::output::{self, Plain};
use jikji::pipeline::{self, Built, build};
use jikji::profile::vocabulary::format::Format;
use jikji::project::Job;
use jikji::project::plan::Plan;
use jikji::session::Session;
use serde::{Deserialize, Serialize};

use crate::cli::SelectArguments;
use crate::command::reading::{Reading, Told};

/// The resolution of PNG images, in dots per inch.
const PNG_DPI: f64 = 144.0;

/// A document that is right, as finished files.
#[derive(Debug, Serialize, Deserialize)]
pub struct Made {
    /// One PDF, or an image of each page.
    #[serde(skip)]
    pub files: Vec<Vec<u8>>,
    /// What its author should look at all the same.
    #[serde(skip)]
    pub warnings: Vec<Diagnostic>,
    /// How many pages it has.
    pub pages: usize,
    /// How much of the last page is used, from 0 to 1, in hundredths.
    pub fullness: f64,
    /// The options that were adjusted, and to what.
    pub adjusted: BTreeMap<String, String>,
    /// The font families that it is set in.
    pub fonts: Vec<String>,
    /// How many lines it has, if it has no pages.
    pub lines: Option<usize>,
    /// What a parser reads in it, if that was looked at.
    pub text_layer: Option<Told>,
}

impl Made {
    /// Sets a document in this process. The error is what is wrong with it, warnings first.
    pub fn here(
        job: &Job,
        plan: &Plan,
        select: &SelectArguments,
        format: Format,
        reading: Reading,
        session: &Session,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut built = build(job, plan, session)?;
        let files = match files(&built.document, format, select) {
            Ok(files) => files,
            Err(problems) => return Err([built.warnings, problems].concat()),
        };
        let mut found = Vec::new();
        let pdf = files.first().filter(|_| format == Format::Pdf);
        let text_layer = pdf.and_then(|pdf| reading.of(pdf, &built, job, plan, &mut found));
        built.warnings.extend(found);
        match built.warnings.iter().any(Diagnostic::is_error) {
            true => Err(built.warnings),
            false => Ok(Self { text_layer, ..Self::of(built, files) }),
        }
    }

    /// The document in words, in a format that has no pages.
    pub fn words(
        job: &Job,
        plan: &Plan,
        format: Format,
        plain: Plain,
        session: &Session,
    ) -> Result<Self, Vec<Diagnostic>> {
        let (view, warnings) = pipeline::words(job, plan, session)?;
        let personal = !plan.layout.manifest.leaves_out("personal");
        let text = match format {
            Format::Md => output::markdown(&view, personal),
            // The box of a portal takes the answer, and not the question.
            _ if plan.selection.essay.as_ref().is_some_and(|essay| essay.answer.is_some()) => {
                output::answers(&view, plain)
            }
            _ => output::text(&view, personal, plain),
        };
        let lines = Some(text.lines().count());
        let (files, adjusted, fonts) = (vec![text.into_bytes()], BTreeMap::new(), Vec::new());
        Ok(Self { files, warnings, pages: 0, fullness: 0.0, adjusted, fonts, lines, text_layer: None })
    }

    fn of(built: Built, files: Vec<Vec<u8>>) -> Self {
        let Built { document, warnings, adjusted, .. } = built;
        // A page without any height is as full as one without any text.
        let fullness = document.fullness().max(0.0);
        Self {
            files,
            warnings,
            pages: document.pages(),
            fullness: (fullness * 100.0).round() / 100.0,
            adjusted: adjusted.into_iter().map(|it| (it.name.to_owned(), it.text)).collect(),
            lines: None,
            text_layer: None,
            fonts: document.fonts().into_iter().map(str::to_owned).collect(),
        }
    }

    /// What is to be said if the document cannot be written after all.
    pub fn failed(&self, problem: Diagnostic) -> Vec<Diagnostic> {
        [self.warnings.clone(), vec![problem]].concat()
    }
}

fn files(document: &Document, format: Format, select: &SelectArguments) -> Result<Vec<Vec<u8>>, Vec<Diagnostic>> {
    match format {
        Format::Pdf => output::pdf_for_press(document, &select.standard, select.sheet()).map(|pdf| vec![pdf]),
        Format::Png => Ok(output::png(document, PNG_DPI)),
        Format::Svg => Ok(output::svg(document).into_iter().map(String::into_bytes).collect()),
        Format::Txt | Format::Md => unreachable!("what has no pages is not set"),
    }
}
