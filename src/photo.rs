//! The picture of a profile: found below the profile's folder, whole, sharp enough for print, and made ready for it.

mod color;
mod jpeg;
mod picture;
mod png;
mod ready;

use std::path::PathBuf;
use std::sync::Arc;

pub use self::ready::beyond_bounds;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::disk::reach::{Astray, Reach};
use crate::photo::picture::Fault;
use crate::photo::ready::{Ready, ready};
use crate::profile::value::text::Scalar;

/// The largest picture that is read, in bytes; ten times what a mail system lets through.
const MAX_BYTES: u64 = 20 << 20;

/// The width of a picture on a Korean form, in centimetres; it is 4 cm high.
const WIDTH: f64 = 3.0;
/// How high a signature is set, in centimetres.
const SIGNATURE: f64 = 1.4;
const INCH: f64 = 2.54;
/// Below so many dots to the inch a face in print is visibly made of squares.
const LOW_DPI: f64 = 200.0;
/// What printers ask for, 300 dots to the inch, in pixels at 3 × 4 cm.
const GOOD: (u32, u32) = (354, 472);

/// A picture that was read.
#[derive(Debug)]
pub struct Photo {
    /// The file that it was read from.
    pub source: PathBuf,
    /// What documents embed: a JPEG or PNG without metadata.
    pub bytes: Vec<u8>,
    /// What its owner should look at.
    pub warning: Option<Diagnostic>,
}

/// Reads the picture of the person that `photo` names, where it may lie.
pub fn read(photo: &Scalar, reach: Reach, file: &Arc<SourceFile>) -> Result<Photo, Diagnostic> {
    picture(photo, reach, file, too_small)
}

/// Reads the picture of a signature, in the same way.
pub fn signature(signature: &Scalar, reach: Reach, file: &Arc<SourceFile>) -> Result<Photo, Diagnostic> {
    picture(signature, reach, file, too_coarse)
}

/// Reads a picture, and has `judge` say whether it has too few pixels.
fn picture(
    photo: &Scalar,
    reach: Reach,
    file: &Arc<SourceFile>,
    judge: fn(&str, (u32, u32)) -> Option<Diagnostic>,
) -> Result<Photo, Diagnostic> {
    let problem = |message: String, hint: &str| {
        Diagnostic::error(Code::BadImage, message).at(file, photo.range.clone()).hint(hint)
    };
    let name = &photo.text;
    let inside = "put the picture into the profile's folder and give its path from there";
    let source = reach.file(name).map_err(|astray| match astray {
        Astray::Outside => problem(format!("the image `{name}` lies outside the profile's folder"), inside),
        Astray::Address => {
            let hint = "save the picture into the profile's folder and give its name";
            problem(format!("the image `{name}` is an address, not a file"), hint)
        }
        Astray::Unread(reason) => problem(format!("cannot read the image `{name}`: {reason}"), inside),
        Astray::Nowhere => problem(format!("cannot read the image `{name}`: {astray}"), Astray::ROOT),
    })?;
    let bytes = crate::disk::read::read_file(&source, MAX_BYTES)
        .map_err(|refusal| problem(format!("cannot read the image `{name}`: {refusal}"), inside))?;
    let Ready { size, bytes } = ready(&bytes).map_err(|fault| {
        let (message, hint) = told(fault, name);
        problem(message, &hint)
    })?;
    let warning = judge(name, size).map(|problem| problem.at(file, photo.range.clone()));
    Ok(Photo { source, bytes, warning })
}

/// What is said of a picture that cannot be taken, and what to do.
fn told(fault: Fault, name: &str) -> (String, String) {
    let save = "save the picture as JPEG or PNG";
    match fault {
        Fault::Unknown => (format!("`{name}` is not a JPEG, PNG, GIF or WebP image"), save.into()),
        Fault::RareJpeg => (format!("the image `{name}` is a kind of JPEG that few programs read"), save.into()),
        Fault::Damaged => {
            let message = format!("the image `{name}` is damaged, or part of it is missing");
            (message, "copy it once more from where it comes from, or save it anew as JPEG or PNG".into())
        }
        Fault::TooLarge(width, height) => {
            let message = format!("the image `{name}` has {width}×{height} pixels, which take too much memory");
            let (width, height) = (GOOD.0 * 2, GOOD.1 * 2);
            (message, format!("scale it down: at 3×4 cm no more than {width}×{height} can be seen"))
        }
    }
}

/// The warning that a picture will look coarse in print.
fn too_small(name: &str, (width, height): (u32, u32)) -> Option<Diagnostic> {
    // What is wider than 3:4 is cropped to it.
    let across = f64::from(width).min(f64::from(height) * 3.0 / 4.0);
    let dpi = across * INCH / WIDTH;
    let message = format!(
        "the image `{name}` is too small for print: {width}×{height} pixels are {dpi:.0} dots to the inch at 3×4 cm"
    );
    let hint = format!("use a picture of {}×{} pixels or more (300 dots to the inch)", GOOD.0, GOOD.1);
    (dpi < LOW_DPI).then(|| Diagnostic::warning(Code::SmallImage, message).hint(hint))
}

/// The same of a signature.
fn too_coarse(name: &str, (width, height): (u32, u32)) -> Option<Diagnostic> {
    let dpi = f64::from(height) * INCH / SIGNATURE;
    let message = format!(
        "the image `{name}` is too small for print: {width}×{height} pixels are {dpi:.0} dots to the inch at a height of {SIGNATURE} cm"
    );
    let hint = "scan the signature with 300 dots to the inch or more";
    (dpi < LOW_DPI).then(|| Diagnostic::warning(Code::SmallImage, message).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::too_small;

    #[test]
    fn a_picture_is_sharp_enough_from_200_dots_to_the_inch() {
        assert!(too_small("a.jpg", (354, 472)).is_none() && too_small("a.jpg", (236, 315)).is_some());
        assert!(too_small("a.jpg", (240, 320)).is_none() && too_small("a.jpg", (3000, 200)).is_some());
    }
}
