//! The profiles that a command line names, those of folders among them.

use std::io;
use std::path::{Path, PathBuf};

use jikji::diagnostic::{Code, Diagnostic};
use jikji::disk::read;
use walkdir::{DirEntry, WalkDir};

use crate::cli::{ProfilesArguments, Shard};
use crate::command::select::is_stream;
use crate::terminal::Outcome;

/// What profiles in a folder end in.
const ENDINGS: [&str; 2] = ["yaml", "yml"];
/// More profiles than this are not taken at once.
const MOST: usize = 100_000;
/// At most this many names of files and folders are looked at.
const MOST_NAMES: usize = 1_000_000;
/// Folders may be nested this deep.
const MAX_DEPTH: usize = 64;

/// A profile to be read.
#[derive(Debug)]
pub struct Source {
    /// Its file.
    pub path: PathBuf,
    /// The folder that it stands in below the one that was named, which is where its documents go below theirs.
    pub below: PathBuf,
    /// What it is called on every machine: its path below the folder that was named, else as it was named.
    name: String,
}

/// The profiles to be read, in order.
#[derive(Debug, Default)]
pub struct Profiles {
    /// Each of them.
    pub sources: Vec<Source>,
    /// Why folders could not be looked through.
    pub problems: Vec<Diagnostic>,
    /// The part of the documents that is taken, if a single profile was named.
    pub part: Option<Shard>,
    names: usize,
}

impl Profiles {
    /// Those that a command line names. The error is that this cannot be.
    pub fn of(named: &ProfilesArguments) -> Result<Self, Outcome> {
        if named.profiles.iter().filter(|path| is_stream(path)).count() > 1 {
            return Err(Outcome::Misused("the standard input can be read only once; give '-' once".into()));
        }
        let mut found = Self::default();
        for path in &named.profiles {
            match !is_stream(path) && path.is_dir() {
                true => found.folder(path, named.recursive),
                false => found.add(path.clone(), path, PathBuf::new()),
            }
        }
        if found.sources.len() > MOST || found.names > MOST_NAMES {
            return Err(Outcome::Misused(format!("there are more than {MOST} profiles; name a part of them")));
        }
        // The documents of a single one are parted instead.
        match named.shard {
            Some(shard) if found.sources.len() > 1 => found.sources.retain(|source| shard.takes(&source.name)),
            shard => found.part = shard,
        }
        Ok(found)
    }

    /// Adds the profiles of a folder, in alphabetical order, without what is hidden. A link into a folder that holds it is none.
    fn folder(&mut self, folder: &Path, recursive: bool) {
        let depth = if recursive { MAX_DEPTH } else { 1 };
        let walk = WalkDir::new(folder).follow_links(true).min_depth(1).max_depth(depth).sort_by_file_name();
        let before = (self.sources.len(), self.problems.len());
        for entry in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
            self.names += 1;
            if self.sources.len() > MOST || self.names > MOST_NAMES {
                return;
            }
            match entry {
                Ok(entry) if is_profile(&entry) => {
                    let path = entry.into_path();
                    let inside = path.strip_prefix(folder).unwrap_or(&path).to_path_buf();
                    self.add(path, &inside, inside.parent().unwrap_or(Path::new("")).to_path_buf());
                }
                Ok(_) => {}
                Err(error) => self.problems.extend(unread(&error)),
            }
        }
        if (self.sources.len(), self.problems.len()) == before {
            self.problems.push(empty(folder, recursive));
        }
    }

    fn add(&mut self, path: PathBuf, named: &Path, below: PathBuf) {
        let parts: Vec<_> = named.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        self.sources.push(Source { path, below, name: parts.join("/") });
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn is_profile(entry: &DirEntry) -> bool {
    let ending = entry.path().extension().unwrap_or_default();
    entry.file_type().is_file() && ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Why a part of a folder was not looked through. A link that leads nowhere or in a circle leads to no profile.
fn unread(error: &walkdir::Error) -> Option<Diagnostic> {
    let cause = error.io_error().filter(|cause| cause.kind() != io::ErrorKind::NotFound)?;
    let path = error.path().unwrap_or(Path::new("")).display();
    Some(Diagnostic::error(Code::CannotRead, format!("cannot read `{path}`: {}", read::reason(cause))))
}

fn empty(folder: &Path, recursive: bool) -> Diagnostic {
    let message = format!("there is no profile in `{}`", folder.display());
    let problem = Diagnostic::error(Code::CannotRead, message);
    let endings = ENDINGS.map(|ending| format!(".{ending}")).join(" or ");
    problem.hint(match recursive {
        true => format!("profiles end in {endings}"),
        false => format!("profiles end in {endings}; `-r` looks in the folders below it too"),
    })
}
