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
    /// The files that it is made of, and where the text of each begins; none of a file that stands for itself.
    parts: Vec<(usize, Arc<SourceFile>)>,
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
        Self { name: name.into(), text: text.into(), marks: OnceLock::new(), parts: Vec::new() }
    }

    /// A profile with the files that it names behind it, so that every value of them has bytes of its own. It is called as the
    /// profile is; a place in it is one in the file that stands there.
    pub fn joined(first: &Arc<Self>, others: &[Arc<Self>]) -> Arc<Self> {
        let mut joined = Self::new(first.name.clone(), String::new());
        let firsts = first.parts.iter().map(|(_, file)| file).chain(first.parts.is_empty().then_some(first));
        for file in firsts.chain(others) {
            if !joined.parts.is_empty() {
                joined.text.push('\n');
            }
            joined.parts.push((joined.text.len(), Arc::clone(file)));
            joined.text.push_str(&file.text);
        }
        Arc::new(joined)
    }

    /// The first of the files that it is made of.
    pub fn first(self: &Arc<Self>) -> &Arc<Self> {
        self.parts.first().map_or(self, |(_, file)| file)
    }

    /// Whether `file` is this one, or one that it is made of.
    pub fn holds(self: &Arc<Self>, file: &Arc<Self>) -> bool {
        Arc::ptr_eq(self, file) || self.parts.iter().any(|(_, part)| Arc::ptr_eq(part, file))
    }

    /// The place of `range`, in the file that stands there.
    pub fn place(self: &Arc<Self>, range: Range<usize>) -> Place {
        let index = self.parts.partition_point(|(start, _)| *start <= range.start);
        let Some((start, file)) = index.checked_sub(1).map(|index| &self.parts[index]) else {
            return Place { file: Arc::clone(self), range };
        };
        let end = range.end.saturating_sub(*start).min(file.text.len());
        Place { file: Arc::clone(file), range: (range.start - start).min(end)..end }
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
