//! Whether a finished PDF is read as a parser reads it, and what came of that.

use jikji::check::textlayer;
use jikji::check::textlayer::layer::TextLayer;
use jikji::diagnostic::findings::Findings;
use jikji::diagnostic::{Code, Diagnostic, Severity};
use jikji::pipeline::Built;
use jikji::project::Job;
use jikji::project::plan::Plan;
use serde::{Deserialize, Serialize};

use crate::cli::{BuildArguments, CheckArguments};

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

    /// What `build` does, of a document in a layout of the program or in a folder: the program's own are known to be right.
    pub fn of_build(arguments: &BuildArguments, is_folder: bool) -> Self {
        if is_folder || arguments.read_back { Self::Compared } else { Self::No }
    }

    /// Reads the PDF of a document, if it is to be read, and adds what it says otherwise than the document to `problems`.
    pub fn of(self, pdf: &[u8], built: &Built, job: &Job, plan: &Plan, problems: &mut Vec<Diagnostic>) -> Option<Told> {
        if self == Self::No {
            return None;
        }
        let Some(layer) = TextLayer::read(pdf) else {
            problems.push(Diagnostic::error(Code::TextLayer, "the finished PDF cannot be read"));
            return None;
        };
        let mut found = Findings::new(&job.file);
        textlayer::check(&layer, &built.view, &built.document, &plan.layout, &mut found);
        let mut found = found.told();
        let mut shown = String::new();
        // One in a layout of the program is its fault, and not that of the profile.
        if !plan.layout.is_folder() {
            found.iter_mut().for_each(|problem| problem.severity = Severity::Warning);
        }
        if self == Self::Shown {
            shown = layer.shown(&job.name(plan));
            // Of a document that is in error, nothing would be shown.
            found.iter_mut().for_each(|problem| problem.severity = Severity::Warning);
        }
        problems.extend(found);
        Some(Told { summary: layer.summary(&plan.layout), shown })
    }
}
