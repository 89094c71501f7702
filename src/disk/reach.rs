//! Where the files that a profile names may lie.

use std::fmt;
use std::path::{Component, Path, PathBuf};

use crate::disk::read;

/// Where the files that a profile names may lie.
#[derive(Debug, Clone, Copy)]
pub enum Reach<'a> {
    /// In this folder, which is the profile's own; a layout may lie anywhere.
    Folder(&'a Path),
    /// In this folder, and layouts as well: the profile comes from somebody else.
    Root(&'a Path),
    /// Nowhere: such a profile may name none.
    Nowhere,
}

/// Why a name leads to no file that may be read.
#[derive(Debug)]
pub enum Astray {
    /// It leads out of the folder.
    Outside,
    /// It is an address.
    Address,
    /// The system says why.
    Unread(String),
    /// No files may be named at all.
    Nowhere,
}

impl Astray {
    /// What to do where no files may be named.
    pub const ROOT: &str = "`jikji stream --root DIR` reads what profiles name in that folder";
}

impl fmt::Display for Astray {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Outside => f.write_str("it lies outside the profile's folder"),
            Self::Address => f.write_str("it is an address, not a file"),
            Self::Unread(reason) => f.write_str(reason),
            Self::Nowhere => f.write_str("a profile from a stream names no files"),
        }
    }
}

impl<'a> Reach<'a> {
    /// The path of the file `name`, with links followed, if it is below the folder.
    pub fn file(self, name: &str) -> Result<PathBuf, Astray> {
        let (Self::Folder(folder) | Self::Root(folder)) = self else { return Err(Astray::Nowhere) };
        // Judged by its path first, so that a profile cannot find out what lies elsewhere.
        if !Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
            return Err(Astray::Outside);
        }
        if name.contains("://") {
            return Err(Astray::Address);
        }
        let unread = |error: std::io::Error| Astray::Unread(read::reason(&error));
        let root = folder.canonicalize().map_err(unread)?;
        let path = read::spelled(folder, name).canonicalize().map_err(unread)?;
        // Links are followed before this, so that none leads out.
        if path.starts_with(&root) { Ok(path) } else { Err(Astray::Outside) }
    }

    /// The path of the layout folder `name`.
    pub fn layout(self, name: &str) -> Result<PathBuf, Astray> {
        match self {
            Self::Folder(folder) => Ok(read::spelled(folder, name)),
            Self::Root(folder) => self.file(name).map(|_| read::spelled(folder, name)),
            Self::Nowhere => Err(Astray::Nowhere),
        }
    }
}

impl<'a> From<&'a Path> for Reach<'a> {
    fn from(folder: &'a Path) -> Self {
        Self::Folder(folder)
    }
}

impl<'a> From<&'a PathBuf> for Reach<'a> {
    fn from(folder: &'a PathBuf) -> Self {
        Self::Folder(folder)
    }
}
