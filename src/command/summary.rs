//! What a finished document came to, told of each that is made or found right.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::command::made::Made;

/// A document, as scripts get it. Every key is always there.
#[derive(Debug, Clone, Serialize)]
pub struct Summary<'a> {
    /// The file that was written.
    file: Option<String>,
    document: String,
    /// The page that an image shows.
    page: Option<usize>,
    pages: usize,
    /// How much of the last page is used, from 0 to 1.
    fullness: f64,
    /// The options that were adjusted so that the pages come out as they should, and to what.
    #[serde(rename = "turned")]
    adjusted: &'a BTreeMap<String, String>,
    /// How many lines it has, if it has no pages.
    lines: Option<usize>,
    /// The size of the file in bytes.
    bytes: usize,
    fonts: &'a [String],
}

impl<'a> Summary<'a> {
    /// What the document called `name` came to, which takes so many bytes.
    pub fn of(name: String, made: &'a Made, bytes: usize) -> Self {
        Self {
            file: None,
            document: name,
            page: None,
            pages: made.pages,
            fullness: made.fullness,
            adjusted: &made.adjusted,
            lines: made.lines,
            bytes,
            fonts: &made.fonts,
        }
    }

    /// One for each file that was written, of so many bytes: a page each, where there are several.
    pub fn written(&self, files: &[(PathBuf, usize)]) -> Vec<Self> {
        let one = |(index, (path, bytes)): (usize, &(PathBuf, usize))| Self {
            file: Some(path.display().to_string()),
            page: (files.len() > 1).then_some(index + 1),
            bytes: *bytes,
            ..self.clone()
        };
        files.iter().enumerate().map(one).collect()
    }

    /// How long it is, for people: `2 pages, the last 40% full; density 0.9`.
    pub fn length(&self) -> String {
        match self.lines {
            Some(1) => return "1 line".into(),
            Some(lines) => return format!("{lines} lines"),
            None => {}
        }
        let pages = if self.pages == 1 { "1 page,".to_owned() } else { format!("{} pages, the last", self.pages) };
        let length = format!("{pages} {:.0}% full", self.fullness * 100.0);
        let adjusted =
            self.adjusted.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join(", ");
        if adjusted.is_empty() { length } else { format!("{length}; {adjusted}") }
    }

    /// The line on a document that is right.
    pub fn line(&self) -> String {
        let (size, fonts) = (self.bytes.div_ceil(1000), self.fonts.join(", "));
        format!("{}: {}; {size} kB; {fonts}", self.document, self.length())
    }

    /// The line on files that were written.
    pub fn wrote(&self, files: &[(PathBuf, usize)]) -> String {
        let names = match files {
            [] => String::new(),
            [(one, _)] => one.display().to_string(),
            [(first, _), .., (last, _)] => {
                let last = last.file_name().map_or(last.as_path(), Path::new);
                format!("{} to {}", first.display(), last.display())
            }
        };
        format!("wrote {names}: {}", self.length())
    }
}
