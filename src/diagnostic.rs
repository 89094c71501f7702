//! What can be wrong with an input, as data: a code, words, a place, and the next action.

pub(crate) mod code;
pub mod findings;
pub mod fix;
pub(crate) mod joining;
pub mod phrase;
pub(crate) mod source;
pub mod tame;

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use self::code::Code;
pub use self::fix::Fix;
pub use self::source::{Place, Position, SourceFile};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// The document is written, unless warnings are denied; the user should look.
    Warning,
    /// The program has dealt with it; the user may want to know.
    Note,
}

impl Severity {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whether it stops the build.
    pub severity: Severity,
    /// Its stable name.
    pub code: Code,
    /// What is wrong: lowercase, no full stop, the user's words in backticks.
    pub message: String,
    /// Where, if it has a place.
    pub place: Option<Place>,
    /// What to do about it.
    pub hints: Vec<String>,
    /// What to write instead, if there is one right answer.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A problem that stops the build.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, code, message: message.into(), place: None, hints: Vec::new(), fix: None }
    }

    /// A problem that does not.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// What the user may want to know, and need not act on.
    pub fn note(code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::error(code, message) }
    }

    /// Points it at `range` of `file`.
    pub fn at(mut self, file: &Arc<SourceFile>, range: Range<usize>) -> Self {
        self.place = Some(file.place(range));
        self
    }

    /// Points it at `range` of `file`, if there is one.
    pub fn at_some(self, file: &Arc<SourceFile>, range: Option<Range<usize>>) -> Self {
        match range {
            Some(range) => self.at(file, range),
            None => self,
        }
    }

    /// Adds what to do next.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Says that what it points at is to be `text`, and can be nothing else.
    pub fn mend(&mut self, text: &str) {
        self.fix = self.place.as_ref().map(|place| Fix { range: place.range.clone(), text: text.to_owned() });
    }

    /// Whether it stops the build.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Makes it an error.
    pub fn deny(&mut self) {
        self.severity = Severity::Error;
    }
}

/// Sorts by place, those without one first, and drops what is said twice, as two documents of a profile may.
pub fn sort(problems: &mut Vec<Diagnostic>) {
    let place = |problem: &Diagnostic| problem.place.as_ref().map(|place| (place.file.name.clone(), place.range.start));
    problems.sort_by_cached_key(place);
    let mut last: usize = 0;
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(problems.len());
    for problem in problems.drain(..) {
        // Only what stands at the same place can be the same.
        if kept[last..].first().is_some_and(|other| place(other) != place(&problem)) {
            last = kept.len();
        }
        if !kept[last..].contains(&problem) {
            kept.push(problem);
        }
    }
    *problems = kept;
}
