//! Where documents go: a folder, a file or the standard output.

use std::collections::HashSet;
use std::path::{Path, is_separator};

use jikji::profile::vocabulary::format::Format;

/// What the standard output is called where it is a file, too.
const STREAMS: &[&str] = &["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

/// Where documents go.
pub enum Target<'a> {
    /// Into this folder, under their own names.
    Folder(&'a Path),
    /// Into this file.
    File(&'a Path),
    /// To the standard output.
    Stream(&'a Path),
}

impl<'a> Target<'a> {
    /// What a path that was typed means.
    pub fn of(path: Option<&'a Path>) -> Self {
        let Some(path) = path else { return Self::Folder(Path::new("")) };
        let slash = path.to_string_lossy().ends_with(is_separator);
        match path {
            path if STREAMS.iter().any(|stream| path == Path::new(stream)) => Self::Stream(path),
            path if slash || path.is_dir() => Self::Folder(path),
            path => Self::File(path),
        }
    }
}

/// The formats asked for, each once, else that of the file's ending, if it has one; both may not say different things.
pub fn formats(target: &Target, asked: &[Format]) -> Result<Vec<Format>, String> {
    let mut seen = HashSet::new();
    let asked: Vec<_> = asked.iter().copied().filter(|format| seen.insert(*format)).collect();
    let Target::File(path) = target else { return Ok(asked) };
    let Some(ending) = path.extension() else { return Ok(asked) };
    match (asked.as_slice(), Format::of(&ending.to_string_lossy())) {
        ([], None) => {
            let (path, pdf) = (path.display(), path.with_extension("pdf"));
            let endings: Vec<_> = Format::ALL.iter().map(|format| format!(".{}", format.word())).collect();
            Err(format!(
                "'{path}' does not end in {}, which is all that there is; write '{}', or say what it is with -f",
                endings.join(", "),
                pdf.display()
            ))
        }
        ([], Some(ending)) => Ok(vec![ending]),
        ([asked, ..], Some(ending)) if *asked != ending => {
            Err(format!("'{}' does not end in .{}", path.display(), asked.word()))
        }
        _ => Ok(asked),
    }
}
