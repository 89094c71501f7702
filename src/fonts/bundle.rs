//! The font files in the program.

use include_dir::{Dir, include_dir};

/// The folder `fonts/`.
pub(super) static FILES: Dir = include_dir!("$CARGO_MANIFEST_DIR/fonts");

/// The bytes of a bundled font file.
pub(super) fn data(path: &str) -> Option<&'static [u8]> {
    Some(FILES.get_file(path)?.contents())
}
