//! The picture of a profile: found below the profile's folder, an image that Typst can set, and sharp enough for print.

use std::io::Cursor;
use std::path::{Component, Path};
use std::sync::Arc;

use image::{ImageFormat, ImageReader};

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::profile::text::Scalar;

/// The largest picture that is read, in bytes; ten times what a mail system lets through.
const MAX_BYTES: u64 = 20 << 20;
/// The most pixels of a picture, which are held in memory when it is set; more than any camera takes.
const MAX_PIXELS: u64 = 100_000_000;
/// The formats that Typst sets.
const FORMATS: &[ImageFormat] = &[ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP];

/// The width of a picture on a Korean form, in centimetres; it is 4 cm high.
const WIDTH: f64 = 3.0;
/// Below so many dots to the inch a face in print is visibly made of squares.
const LOW_DPI: f64 = 200.0;
/// What printers ask for, 300 dots to the inch, in pixels at 3 × 4 cm.
const GOOD: (u32, u32) = (354, 472);

/// A picture that was read.
#[derive(Debug)]
pub struct Photo {
    /// The path by which the document knows it.
    pub path: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// What its owner should look at.
    pub warning: Option<Diagnostic>,
}

/// The path by which the document knows the picture called `name`.
pub fn path(name: &str) -> String {
    let extension = Path::new(name).extension().and_then(|extension| extension.to_str()).unwrap_or("jpg");
    format!("/photo.{}", extension.to_ascii_lowercase())
}

/// Reads the picture that `photo` names, relative to `folder`.
pub fn read(photo: &Scalar, folder: &Path, file: &Arc<SourceFile>) -> Result<Photo, Diagnostic> {
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
    if name.contains("://") {
        let hint = "save the picture into the profile's folder and give its name";
        return Err(problem(format!("the image `{name}` is an address, not a file"), hint));
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
    let (width, height) = size(name, &bytes).map_err(|message| problem(message, "save the picture as JPEG or PNG"))?;
    let warning = too_small(name, width, height).map(|problem| problem.at(file, photo.range.clone()));
    Ok(Photo { path: path(name), bytes, warning })
}

/// The width and height in pixels, as the file's own header gives them; the error says what the file is instead.
fn size(name: &str, bytes: &[u8]) -> Result<(u32, u32), String> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().expect("memory can be read");
    if !reader.format().is_some_and(|format| FORMATS.contains(&format)) {
        return Err(format!("`{name}` is not a JPEG, PNG, GIF or WebP image"));
    }
    let whole = reader.format().is_some_and(|format| is_whole(format, bytes));
    let (width, height) = match reader.into_dimensions() {
        Ok(size) if whole => size,
        _ => return Err(format!("the image `{name}` is damaged")),
    };
    match u64::from(width) * u64::from(height) {
        0 => Err(format!("the image `{name}` is damaged")),
        pixels if pixels > MAX_PIXELS => {
            Err(format!("the image `{name}` has {width}×{height} pixels, which is more than any camera takes"))
        }
        _ => Ok((width, height)),
    }
}

/// Whether the end of a file is there, as far as that can be told without decoding it.
fn is_whole(format: ImageFormat, bytes: &[u8]) -> bool {
    let contains = |end: &[u8]| bytes.windows(end.len()).rev().any(|window| window == end);
    match format {
        ImageFormat::Png => contains(b"IEND"),
        ImageFormat::Jpeg => contains(b"\xFF\xD9"),
        ImageFormat::Gif => contains(b"\x3B"),
        // Its header counts what follows.
        ImageFormat::WebP => bytes
            .get(4..8)
            .and_then(|size| size.try_into().ok())
            .map(u32::from_le_bytes)
            .is_some_and(|size| bytes.len() as u64 >= u64::from(size) + 8),
        _ => false,
    }
}

/// The warning that a picture will look coarse in print.
fn too_small(name: &str, width: u32, height: u32) -> Option<Diagnostic> {
    const INCH: f64 = 2.54;
    // What is wider than 3:4 is cropped to it.
    let across = f64::from(width).min(f64::from(height) * 3.0 / 4.0);
    let dpi = across * INCH / WIDTH;
    let message = format!(
        "the image `{name}` is too small for print: {width}×{height} pixels are {dpi:.0} dots to the inch at 3×4 cm"
    );
    let hint = format!("use a picture of {}×{} pixels or more (300 dots to the inch)", GOOD.0, GOOD.1);
    (dpi < LOW_DPI).then(|| Diagnostic::warning(Code::SmallImage, message).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_sharp_enough_from_200_dots_to_the_inch() {
        assert!(too_small("a.jpg", 354, 472).is_none() && too_small("a.jpg", 236, 315).is_some());
        assert!(too_small("a.jpg", 240, 320).is_none() && too_small("a.jpg", 3000, 200).is_some());
    }
}
