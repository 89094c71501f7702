//! Files put behind the profile that names them, one after another.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Place, SourceFile};

/// A profile's file, and those that are put behind it.
#[derive(Debug)]
pub struct Joining {
    first: Arc<SourceFile>,
    /// Each with where its text begins.
    others: Vec<(usize, Arc<SourceFile>)>,
    end: usize,
}

impl Joining {
    /// Nothing yet behind `first`.
    pub fn new(first: &Arc<SourceFile>) -> Self {
        Self { first: Arc::clone(first), others: Vec::new(), end: first.text.len() + 1 }
    }

    /// How many bytes all of them have.
    pub fn bytes(&self) -> usize {
        self.end
    }

    /// Puts a file behind the others; gives where its text begins.
    pub fn push(&mut self, file: &Arc<SourceFile>) -> usize {
        let start = self.end;
        self.end += file.text.len() + 1;
        self.others.push((start, Arc::clone(file)));
        start
    }

    /// The place of bytes, in the file that stands there.
    pub fn place(&self, range: Range<usize>) -> Place {
        let index = self.others.partition_point(|(start, _)| *start <= range.start);
        match index.checked_sub(1).map(|index| &self.others[index]) {
            Some((start, file)) => file.place(range.start - start..(range.end - start).min(file.text.len())),
            None => self.first.place(range),
        }
    }

    /// All of them as one file, which is the first if there is no other.
    pub fn joined(self) -> Arc<SourceFile> {
        if self.others.is_empty() {
            return self.first;
        }
        let others: Vec<_> = self.others.into_iter().map(|(_, file)| file).collect();
        SourceFile::joined(&self.first, &others)
    }
}
