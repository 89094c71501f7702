//! Files below a folder: all that a profile may have read.

use std::fmt;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::disk::read::{self, Refusal};

/// Why a name is not that of a file below a folder.
#[derive(Debug)]
pub enum Beyond {
    /// It leads out of the folder.
    Outside,
    /// It is a web address.
    Address,
    /// The system says so.
    Io(io::Error),
}

impl fmt::Display for Beyond {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Outside => f.write_str("it lies outside the profile's folder"),
            Self::Address => f.write_str("it is an address, not a file"),
            Self::Io(error) => f.write_str(&read::reason(error)),
        }
    }
}

/// The path of the file `name` below `folder`, links followed.
pub fn path(name: &str, folder: &Path) -> Result<PathBuf, Beyond> {
    // Judged by its path first, so that a profile cannot find out what lies elsewhere.
    if !Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return Err(Beyond::Outside);
    }
    if name.contains("://") {
        return Err(Beyond::Address);
    }
    let root = folder.canonicalize().map_err(Beyond::Io)?;
    let path = read::spelled(folder, name).canonicalize().map_err(Beyond::Io)?;
    // Links are followed before this, so that none leads out.
    if path.starts_with(&root) { Ok(path) } else { Err(Beyond::Outside) }
}

/// The text of the file at `path`, of at most so many bytes; the error says why there is none.
pub fn text(path: &Path, most: u64) -> Result<String, String> {
    let bytes = read::read_file(path, most).map_err(|refusal: Refusal| refusal.to_string())?;
    let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text; save it as UTF-8".to_owned())?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}
