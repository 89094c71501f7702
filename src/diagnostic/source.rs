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
    /// Where each line begins and, on long lines, stretches of it, with the line and the column there; found when it is first
    /// asked for.
    marks: OnceLock<Vec<(usize, Position)>>,
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
        Self { name: name.into(), text: text.into(), marks: OnceLock::new() }
    }

    /// Where the byte `at` stands.
    pub fn position(&self, at: usize) -> Position {
        let marks = self.marks.get_or_init(|| marks(&self.text));
        let (start, Position { line, column }) = marks[marks.partition_point(|(start, _)| *start <= at) - 1];
        Position { line, column: column + self.text[start..at].chars().count() }
    }
}

/// At most this many characters of a line are counted.
const STRETCH: usize = 1024;

/// The first byte of each line, and of each further stretch of a long one.
fn marks(text: &str) -> Vec<(usize, Position)> {
    let mut position = Position { line: 1, column: 1 };
    let mut marks = vec![(0, position)];
    for (at, c) in text.char_indices() {
        position.column += 1;
        if c == '\n' {
            position = Position { line: position.line + 1, column: 1 };
        }
        if position.column % STRETCH == 1 {
            marks.push((at + c.len_utf8(), position));
        }
    }
    marks
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
