//! The essay that a document consists of.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::profile::documents::DocumentSpec;
use crate::view::selection::Essay;

/// The answers that a document consists of, or the one of this number; a problem if it is a letter, or has none of that number.
pub fn of(spec: &DocumentSpec, answer: Option<usize>, found: &mut Findings) -> Option<Essay> {
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
    spec.essay.as_ref().map(|name| Essay { named: name.into(), answer })
}
