//! One face, loaded when it is first used.

use std::path::PathBuf;
use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::text::Font;

use super::bundle;
use super::cff;
use super::folder::MAX_FILE;
use crate::disk::read;

/// Where a face comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It is built into the program.
    Bundled,
    /// A folder that the user named.
    Folder,
    /// The fonts that are installed on the computer.
    System,
}

/// Where to get the bytes of a face.
pub(super) enum FaceData {
    /// In the program, below `fonts/`.
    Bundled(&'static str),
    /// In a file.
    File(PathBuf),
}

/// One face, loaded when it is first used.
pub(super) struct Face {
    /// Where it comes from.
    pub origin: Origin,
    /// The name of its licence, where it is known.
    pub licence: Option<&'static str>,
    data: FaceData,
    index: u32,
    font: OnceLock<Option<Font>>,
}

impl Face {
    /// The face at `index` of a font file.
    pub fn new(data: FaceData, index: u32, origin: Origin, licence: Option<&'static str>) -> Self {
        Self { origin, licence, data, index, font: OnceLock::new() }
    }

    /// The face, loaded; `None` if its file cannot be read any more.
    pub fn font(&self) -> Option<Font> {
        let load = || {
            let bytes = match &self.data {
                FaceData::Bundled(path) => Bytes::new(bundle::data(path)?),
                FaceData::File(path) => Bytes::new(read::read_file(path, MAX_FILE).ok()?),
            };
            Font::new(bytes, self.index)
        };
        self.font.get_or_init(load).clone()
    }

    /// Whether it has been loaded and is of a make whose text old readers of PDF give back in pieces.
    pub fn is_torn(&self) -> bool {
        self.font.get().is_some_and(|font| font.as_ref().is_some_and(cff::is_torn))
    }
}
