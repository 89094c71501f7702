//! `jikji check --fix`: profiles in which what has one right answer is written as it should be.

use jikji::disk::{read, write};
use jikji::mend::mended;
use jikji::profile::MAX_BYTES;
use serde::Serialize;

use crate::command::profiles::{Profiles, Source};
use crate::command::select::{Reader, is_stream};
use crate::terminal::{self, Outcome, Voice};

/// The mark that some editors begin a file with.
const MARK: &str = "\u{FEFF}";

/// A change, as scripts get it.
#[derive(Serialize)]
struct Fixed<'a> {
    fixed: &'a str,
    line: usize,
    column: usize,
    was: &'a str,
    now: &'a str,
}

/// Mends the profiles, and says what of them was changed. What cannot be read is told when it is checked.
pub fn all(profiles: &Profiles, reader: &Reader, voice: Voice) -> Result<(), Outcome> {
    if profiles.sources.iter().any(|source| is_stream(&source.path)) {
        return Err(Outcome::Misused("'--fix' writes the profile anew, and '-' is no file".into()));
    }
    profiles.sources.iter().try_for_each(|source| one(source, reader, voice))
}

fn one(source: &Source, reader: &Reader, voice: Voice) -> Result<(), Outcome> {
    let Ok(file) = read::profile(&source.path) else { return Ok(()) };
    let Some((text, changes)) = mended(&file, |file| reader.problems(file, &source.path)) else { return Ok(()) };
    let Ok(bytes) = read::read_file(&source.path, MAX_BYTES) else { return Ok(()) };
    let mark = if bytes.starts_with(MARK.as_bytes()) { MARK } else { "" };
    // Somebody else may have written it meanwhile.
    if bytes[mark.len()..] != *file.text.as_bytes() {
        return Ok(());
    }
    write::write(&source.path, format!("{mark}{text}").as_bytes())?;
    for change in &changes {
        let (line, column) = (change.at.line, change.at.column);
        let said = format!("fixed {}:{line}:{column}: `{}` is now `{}`", file.name, change.was, change.now);
        let fixed = Fixed { fixed: &file.name, line, column, was: &change.was, now: &change.now };
        terminal::say(&terminal::telling(voice, &said, &[fixed]))?;
    }
    Ok(())
}
