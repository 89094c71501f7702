//! A JSON object a line, for scripts and editors.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Position, tame};

/// What a script gets of a diagnostic. Every key is always there; what has no place has `null` for it.
#[derive(Serialize)]
pub struct Problem<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    file: Option<&'a str>,
    /// From 1, as `column`, which counts characters.
    line: Option<usize>,
    column: Option<usize>,
    /// Behind the last character.
    end: Option<End>,
    /// Several hints stand on a line each.
    hint: Option<String>,
}

#[derive(Serialize)]
struct End {
    line: usize,
    column: usize,
}

/// An object for scripts, on a line of its own.
pub fn json<T: Serialize>(object: &T) -> String {
    tame::json(&serde_json::to_string(object).expect("strings and numbers are JSON")) + "\n"
}

impl<'a> Problem<'a> {
    /// What it gets of this one.
    pub fn of(diagnostic: &'a Diagnostic) -> Self {
        let place = diagnostic.place.as_ref();
        let start = place.map(|place| place.start());
        Self {
            code: diagnostic.code.name(),
            severity: diagnostic.severity.name(),
            message: &diagnostic.message,
            file: place.map(|place| place.file.name.as_str()),
            line: start.map(|start| start.line),
            column: start.map(|start| start.column),
            end: place.map(|place| place.end()).map(|Position { line, column }| End { line, column }),
            hint: (!diagnostic.hints.is_empty()).then(|| diagnostic.hints.join("\n")),
        }
    }
}

/// One diagnostic as a line.
pub(super) fn line(diagnostic: &Diagnostic) -> String {
    json(&Problem::of(diagnostic))
}
