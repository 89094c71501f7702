//! What is found of one document, in order.

use std::ops::Range;
use std::sync::Arc;

use super::{Code, Diagnostic, Severity, SourceFile};

/// What is found of a document or a profile. It is handed on from check to check, so that what is found stays in order.
pub struct Findings {
    /// The file that it is about.
    pub file: Arc<SourceFile>,
    found: Vec<Diagnostic>,
    /// What the document leaves out of the profile, in the order of the profile.
    pub left_out: Vec<LeftOut>,
    /// Where texts stand that are shown in another language than the document's.
    pub untranslated: Vec<Range<usize>>,
}

/// What a document leaves out.
#[derive(Debug, Clone)]
pub struct LeftOut {
    /// What it is: an entry, a point.
    pub what: &'static str,
    /// What leaves it out, by its key in a document: `since`.
    pub by: &'static str,
    /// Where it stands.
    pub at: Range<usize>,
}

/// The bytes of the file that something stands at, if it does.
type At = Option<Range<usize>>;

impl Findings {
    /// Nothing so far about `file`.
    pub fn new(file: &Arc<SourceFile>) -> Self {
        Self { file: Arc::clone(file), found: Vec::new(), left_out: Vec::new(), untranslated: Vec::new() }
    }

    /// Adds an error at a stretch of the file, if it has a place; the caller may add hints.
    pub fn error(&mut self, code: Code, at: impl Into<At>, message: impl Into<String>) -> &mut Diagnostic {
        self.found(Severity::Error, code, at.into(), message.into())
    }

    /// The same with a warning.
    pub fn warn(&mut self, code: Code, at: impl Into<At>, message: impl Into<String>) -> &mut Diagnostic {
        self.found(Severity::Warning, code, at.into(), message.into())
    }

    /// The same with a note.
    pub fn note(&mut self, code: Code, at: impl Into<At>, message: impl Into<String>) -> &mut Diagnostic {
        self.found(Severity::Note, code, at.into(), message.into())
    }

    fn found(&mut self, severity: Severity, code: Code, at: At, message: String) -> &mut Diagnostic {
        let problem = Diagnostic { severity, ..Diagnostic::error(code, message) };
        self.found.push(problem.at_some(&self.file, at));
        self.found.last_mut().expect("one was just added")
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// Whether something of it is an error.
    pub fn has_error(&self) -> bool {
        self.found.iter().any(Diagnostic::is_error)
    }

    /// All of it so far.
    pub fn all(&self) -> &[Diagnostic] {
        &self.found
    }

    /// All of it.
    pub fn told(self) -> Vec<Diagnostic> {
        self.found
    }
}

impl Extend<Diagnostic> for Findings {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, problems: T) {
        self.found.extend(problems);
    }
}
