//! Which documents are current: made of the same by the last run, and not changed since.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use jikji::diagnostic::Diagnostic;
use jikji::digest;
use jikji::disk::read;

use crate::command::report::{Key, Output, Report};

/// A larger file was not written by the program.
const MOST_BYTES: u64 = 1 << 30;

/// The files of the last run.
#[derive(Default)]
pub struct Last(HashMap<Key, Vec<Output>>);

impl Last {
    /// Those of the report in a file; none if there is no such file yet.
    pub fn read(path: &Path) -> Result<Self, Diagnostic> {
        match path.exists() {
            true => Report::read(path).map(|report| Self(report.by_key())),
            false => Ok(Self::default()),
        }
    }

    /// The files of a document, if they are current: made of what has the sum `inputs`, as the files at `paths`, of which `path`
    /// gives that of a page, counted from 0, of so many.
    pub fn current(
        &self,
        key: &Key,
        inputs: Option<&str>,
        path: impl Fn(usize, usize) -> PathBuf,
    ) -> Option<Vec<Output>> {
        let files = self.0.get(key)?;
        let is_current = |(index, file): (usize, &Output)| {
            let path = path(index, files.len());
            let same = inputs.is_some() && file.inputs.as_deref() == inputs;
            same && file.path.as_deref() == Some(&path.display().to_string()) && sum(&path) == Some(file.sha256.clone())
        };
        files
            .iter()
            .enumerate()
            .all(is_current)
            .then(|| files.iter().map(|file| Output { current: true, milliseconds: 0.0, ..file.clone() }).collect())
    }
}

/// The SHA-256 of a file, if it is there.
pub fn sum(path: &Path) -> Option<String> {
    read::read_file(path, MOST_BYTES).ok().map(|bytes| digest::hex(&bytes))
}
