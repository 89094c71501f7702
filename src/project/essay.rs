//! The answers that a document is asked to consist of.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::profile::documents::DocumentSpec;
use crate::project::plan::Planner;
use crate::view::selection;

impl Planner<'_> {
    /// The answers that a document consists of; a problem if it is a letter, or has none of the number that is asked for.
    pub(super) fn essay(&self, spec: &DocumentSpec, found: &mut Findings) -> Option<selection::Essay> {
        let answer = self.request.answer;
        let mut wrong = |at: Option<Range<usize>>, message: &str, hint: &str| {
            found.error(Code::UnknownEssay, at, message).hints.push(hint.into());
        };
        match (&spec.essay, &spec.letter) {
            (Some(essay), Some(_)) => {
                let hint = "keep `letter` or `essay`; `letter: null` takes away what the document extends";
                wrong(Some(essay.range.clone()), "a document is a letter or an essay, and not both", hint);
            }
            (None, letter) if answer.is_some() => {
                let at = letter.as_ref().map(|letter| letter.range.clone());
                wrong(at, "`--answer` is for essays, and the document is none", "choose one with `-d`");
            }
            _ => {}
        }
        spec.essay.as_ref().map(|name| selection::Essay { named: name.into(), answer })
    }
}
