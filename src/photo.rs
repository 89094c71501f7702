//! The picture of a profile: found below the profile's folder, and an image that Typst can set.

use std::path::{Component, Path};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::profile::text::Scalar;

/// The largest picture that is read, in bytes; ten times what a mail system lets through.
const MAX_BYTES: u64 = 20 << 20;

/// The kinds of pictures, by the bytes they begin with.
const SIGNATURES: &[&[u8]] = &[b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1A\n", b"GIF8", b"RIFF"];

/// The path by which the document knows the picture.
pub fn path(name: &str) -> String {
    let extension = Path::new(name).extension().and_then(|extension| extension.to_str()).unwrap_or("jpg");
    format!("/photo.{}", extension.to_ascii_lowercase())
}

/// Reads the picture that `photo` names, relative to `folder`.
pub fn read(photo: &Scalar, folder: &Path, file: &Arc<SourceFile>) -> Result<Vec<u8>, Diagnostic> {
    let problem = |message: String, hint: &str| {
        Diagnostic::error(Code::BadImage, message).at(file, photo.range.clone()).hint(hint)
    };
    let name = &photo.text;
    let inside = "put the picture into the profile's folder and give its path from there";
    let outside = || problem(format!("the image `{name}` lies outside the profile's folder"), inside);
    // Judged by its path first, so that a profile cannot find out what lies elsewhere.
    if !Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return Err(outside());
    }
    let missing = |error: std::io::Error| {
        problem(format!("cannot read the image `{name}`: {}", crate::input::reason(&error)), inside)
    };
    let root = folder.canonicalize().map_err(missing)?;
    let real = folder.join(name).canonicalize().map_err(missing)?;
    // Links are followed before this, so that none leads out.
    if !real.starts_with(&root) {
        return Err(outside());
    }
    let bytes = crate::input::read_file(&real, MAX_BYTES)
        .map_err(|refusal| problem(format!("cannot read the image `{name}`: {refusal}"), inside))?;
    let riff = bytes.starts_with(b"RIFF") && bytes.get(8..12) != Some(b"WEBP");
    if riff || !SIGNATURES.iter().any(|start| bytes.starts_with(start)) {
        return Err(problem(
            format!("`{name}` is not a JPEG, PNG, GIF or WebP image"),
            "save the picture as JPEG or PNG",
        ));
    }
    Ok(bytes)
}
