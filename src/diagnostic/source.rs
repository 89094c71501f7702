//! Texts that were read, and places in them.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A text that was read, under the name that messages call it by.
#[derive(Debug)]
pub struct SourceFile {
    /// The path as the user wrote it, or `<stdin>`.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// Where each line begins, found when it is first asked for.
    lines: OnceLock<Vec<usize>>,
}

impl PartialEq for SourceFile {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.text == other.text
    }
}

impl Eq for SourceFile {}

/// A stretch of a file that a diagnostic points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The bytes of its text.
    pub range: Range<usize>,
}

/// A line and a column, each from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl SourceFile {
    /// The name of what is read from the standard input.
    pub const STDIN: &str = "<stdin>";

    /// A text under a name.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), lines: OnceLock::new() }
    }

    /// Where the byte `at` stands.
    pub fn position(&self, at: usize) -> Position {
        let starts = self.lines.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
        });
        let line = starts.partition_point(|start| *start <= at);
        Position { line, column: self.text[starts[line - 1]..at].chars().count() + 1 }
    }
}

impl Place {
    /// Where it begins.
    pub fn start(&self) -> Position {
        self.file.position(self.range.start)
    }

    /// Where it ends: behind its last character.
    pub fn end(&self) -> Position {
        self.file.position(self.range.end)
    }
}
