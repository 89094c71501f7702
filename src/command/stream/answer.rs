//! The answer to a line, as a line. docs/batch.md has its form.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jikji::diagnostic::{self, Diagnostic};
use jikji::printer::{self, Problem};
use serde::Serialize;
use serde_json::Value as Json;

use crate::command::report::{Failed, Output};

/// The answer to a line. Every key is always there.
#[derive(Serialize)]
pub struct Answer<'a> {
    /// The number of the line, from 1.
    line: u64,
    /// What the line calls itself.
    id: Json,
    /// Whether everything asked for was made.
    ok: bool,
    files: Vec<Finished>,
    failed: Vec<Failed>,
    findings: Vec<Problem<'a>>,
}

/// What was made of a line.
#[derive(Default)]
pub struct Set {
    /// The files.
    pub files: Vec<Finished>,
    /// What of it failed.
    pub failed: Vec<Failed>,
    /// What is to be said of it.
    pub found: Vec<Diagnostic>,
}

/// A file, with what a report says of it.
#[derive(Serialize)]
pub struct Finished {
    #[serde(flatten)]
    output: Output,
    /// Its bytes, as base64.
    data: String,
}

impl Finished {
    /// The file of these bytes.
    pub fn new(output: Output, bytes: &[u8]) -> Self {
        Self { output, data: STANDARD.encode(bytes) }
    }
}

impl Answer<'_> {
    /// To a line that is answered with `problems` alone, as bytes.
    pub fn refused(line: u64, id: Json, problems: Vec<Diagnostic>) -> Vec<u8> {
        Self::written(line, id, false, Set { found: problems, ..Set::default() })
    }

    /// To a line of which this was made, as bytes, and whether all of it was.
    pub fn of(line: u64, id: Json, set: Set) -> (bool, Vec<u8>) {
        let ok = set.failed.is_empty();
        (ok, Self::written(line, id, ok, set))
    }

    fn written(line: u64, id: Json, ok: bool, set: Set) -> Vec<u8> {
        let Set { files, failed, mut found } = set;
        // What two documents have in common is said once.
        diagnostic::sort(&mut found);
        let findings = found.iter().map(Problem::of).collect();
        printer::json(&Answer { line, id, ok, files, failed, findings }).into_bytes()
    }
}
