//! Whether a finished PDF is read as a parser reads it, and what came of that.

use jikji::check::textlayer;
use jikji::check::textlayer::layer::TextLayer;
use jikji::diagnostic::findings::Findings;
use jikji::diagnostic::{Code, Diagnostic};
use jikji::pipeline::Built;
use jikji::project::Job;
use jikji::project::plan::Plan;
use serde::{Deserialize, Serialize};

use crate::cli::check::CheckArguments;

/// Whether a finished PDF is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// It is not.
    No,
    /// It is, and compared with what it is made of.
    Compared,
    /// The same, and all that is read is told.
    Shown,
}

/// What was read in a PDF.
#[derive(Debug, Serialize, Deserialize)]
pub struct Told {
    /// In a few words.
    pub summary: String,
    /// As lines, if that is asked for.
    pub shown: String,
}

impl Reading {
    /// What `check` does.
    pub fn of_check(arguments: &CheckArguments) -> Self {
        if arguments.show_text { Self::Shown } else { Self::Compared }
    }

    /// What `build` does: the program's own layouts are known to be right.
    pub fn of_build(is_folder: bool) -> Self {
        if is_folder { Self::Compared } else { Self::No }
    }

    /// Reads the PDF of a document, unless it is not to be read. The error is what it says otherwise than the document.
    pub fn of(self, pdf: &[u8], built: &Built, job: &Job, plan: &Plan) -> Result<Option<Told>, Vec<Diagnostic>> {
        if self == Self::No {
            return Ok(None);
        }
        let layer = TextLayer::read(pdf);
        let unreadable = || vec![Diagnostic::error(Code::PdfStandard, "the finished PDF cannot be read")];
        let layer = layer.ok_or_else(unreadable)?;
        let mut found = Findings::new(&job.file);
        textlayer::check(&layer, &built.view, &built.document, &plan.layout, &mut found);
        // What is wrong can be seen in what is read.
        if found.has_error() && self != Self::Shown {
            return Err(found.told());
        }
        let shown = if self == Self::Shown { layer.shown(&job.name(plan)) } else { String::new() };
        Ok(Some(Told { summary: layer.summary(), shown }))
    }
}
