//! A picture made ready for print: decoded whole, turned, scaled down, in sRGB, and without what its file says beside that.

use std::borrow::Cow;
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::photo::picture::{Fault, MAX_MEMORY, Picture, Pixels, bound};
use crate::photo::{jpeg, png};

/// Decoders of other formats than JPEG hold a picture up to three times.
const COPIES: u64 = 3;
/// What the decoder of PNG may take beside the pixels, which are bound here: a colour profile is packed, and may unpack to any
/// size. One that is larger is left out.
const MAX_PROFILE: u64 = 8 << 20;
/// 400 dots to the inch at 3 × 4 cm, the largest size of a picture in a layout of the program's own. A layout that shows it
/// twice as large still has 200.
const ENOUGH: (f64, f64) = (472.0, 630.0);
/// What is up to so many times as fine stays as it is: to scale it would blur it for little gain.
const SLACK: f64 = 1.5;
/// The longest side that a picture is left with, whatever its shape.
const LONGEST: f64 = 4096.0;
/// The quality of a picture that is encoded anew, at which the eye finds no difference.
const QUALITY: u8 = 92;

/// A picture as documents get it.
#[derive(Debug)]
pub(super) struct Ready {
    /// The width and height of the original in pixels, the right way up.
    pub size: (u32, u32),
    /// A JPEG or PNG.
    pub bytes: Vec<u8>,
}

/// Makes the picture in a file ready for print. The same bytes give the same bytes.
pub(super) fn ready(bytes: &[u8]) -> Result<Ready, Fault> {
    let picture = match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => jpeg::read(bytes)?,
        Ok(format @ (ImageFormat::Png | ImageFormat::Gif | ImageFormat::WebP)) => decode(bytes, format)?,
        _ => return Err(Fault::Unknown),
    };
    Ok(picture.ready())
}

/// The width and height in pixels that a picture says it has, if they would take too much memory. Nothing is decoded.
pub fn beyond_bounds(bytes: &[u8]) -> Option<(u32, u32)> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let decoder = reader.into_decoder().ok()?;
    matches!(judge(&decoder), Err(Fault::TooLarge(..))).then(|| decoder.dimensions())
}

/// Refuses a picture that would take too much memory to decode, by what its header says.
fn judge(decoder: &impl ImageDecoder) -> Result<(), Fault> {
    bound(decoder.dimensions(), u64::from(decoder.color_type().bytes_per_pixel()) * COPIES)
}

/// Decodes a PNG, GIF or WebP picture; of one that moves, the beginning.
fn decode(bytes: &[u8], format: ImageFormat) -> Result<Picture, Fault> {
    let damaged = |_| Fault::Damaged;
    let bytes = if format == ImageFormat::Png { Cow::Owned(png::bare(bytes)) } else { Cow::Borrowed(bytes) };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    // The decoders' own bounds are on single allocations.
    let mut limits = Limits::default();
    limits.max_alloc = Some(if format == ImageFormat::Png { MAX_PROFILE } else { MAX_MEMORY });
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    judge(&decoder)?;
    let icc = decoder.icc_profile().ok().flatten();
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    let image = match (image.color().has_alpha(), image.color().has_color()) {
        (true, _) => DynamicImage::ImageRgba8(image.into_rgba8()),
        (false, true) => DynamicImage::ImageRgb8(image.into_rgb8()),
        (false, false) => DynamicImage::ImageLuma8(image.into_luma8()),
    };
    Ok(Picture { pixels: Pixels::Light(image), icc, turn, jpeg: None })
}

impl Picture {
    fn ready(self) -> Ready {
        let (width, height) = self.pixels.size();
        let turned = matches!(
            self.turn,
            Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
        );
        let size = if turned { (height, width) } else { (width, height) };
        let scale = scale(size);
        match self.jpeg {
            Some(bytes) if scale == 1.0 && self.turn == Orientation::NoTransforms && !self.pixels.differ(&self.icc) => {
                Ready { size, bytes }
            }
            jpeg => {
                let lossy = jpeg.is_some() || matches!(self.pixels, Pixels::Ink(_));
                let mut image = self.pixels.scaled(scale).srgb(self.icc.as_deref());
                image.apply_orientation(self.turn);
                Ready { size, bytes: encode(image, lossy) }
            }
        }
    }
}

/// How much smaller a picture of that size may be and still be as fine as print can show.
fn scale((width, height): (u32, u32)) -> f64 {
    let (width, height) = (f64::from(width), f64::from(height));
    // What is wider or higher than 3:4 is cropped to it.
    let scale = (ENOUGH.0 / width).max(ENOUGH.1 / height).min(LONGEST / width).min(LONGEST / height);
    if scale * SLACK < 1.0 { scale } else { 1.0 }
}

/// A JPEG, or a PNG of what is transparent or, like a drawing, smaller without a loss.
fn encode(image: DynamicImage, lossy: bool) -> Vec<u8> {
    let opaque = image.as_rgba8().is_none_or(|image| image.pixels().all(|pixel| pixel.0[3] == u8::MAX));
    let image = match image.color().has_alpha() && opaque {
        true => DynamicImage::ImageRgb8(image.into_rgb8()),
        false => image,
    };
    let mut png = Cursor::new(Vec::new());
    if !lossy || !opaque {
        image.write_to(&mut png, ImageFormat::Png).expect("memory can be written to");
    }
    let png = png.into_inner();
    if !opaque {
        return png;
    }
    let mut jpeg = Vec::new();
    image.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY)).expect("memory can be written to");
    if lossy || jpeg.len() < png.len() { jpeg } else { png }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::codecs::png::PngEncoder;
    use image::{DynamicImage, ImageEncoder, ImageFormat, Rgba, RgbaImage};

    use super::{MAX_PROFILE, decode, ready, scale};

    #[test]
    fn what_is_fine_enough_is_scaled_to_400_dots_to_the_inch() {
        for size in [(354, 472), (700, 930), (600, 900), (4000, 700), (1, 1)] {
            assert_eq!(scale(size), 1.0, "{size:?}");
        }
        for (width, height) in [(3000, 4000), (4000, 3000), (1000, 1300)] {
            assert!((f64::from(height) * scale((width, height)) - 630.0).abs() < 2.0, "{width}×{height}");
        }
        assert!(scale((60_000, 1_000)) * 60_000.0 <= 4096.0, "nothing is very long");
    }

    #[test]
    fn a_color_profile_of_any_size_is_left_out() {
        let profile = |size: usize| {
            let mut png = Vec::new();
            let mut encoder = PngEncoder::new(&mut png);
            encoder.set_icc_profile(vec![0; size]).expect("PNG takes it");
            DynamicImage::new_rgb8(36, 48).write_with_encoder(encoder).expect("a picture");
            decode(&png, ImageFormat::Png).expect("a picture").icc
        };
        assert_eq!(profile(100_000).map(|icc| icc.len()), Some(100_000));
        assert_eq!(profile(MAX_PROFILE as usize * 8), None);
    }

    #[test]
    fn what_is_transparent_does_not_show_at_the_edges() {
        // A red disk on bright green that cannot be seen.
        let disk = |x: u32, y: u32| match x.abs_diff(900).pow(2) + y.abs_diff(1200).pow(2) < 800 * 800 {
            true => Rgba([220, 30, 40, 255]),
            false => Rgba([0, 255, 0, 0]),
        };
        let mut png = Cursor::new(Vec::new());
        let image = DynamicImage::ImageRgba8(RgbaImage::from_fn(1800, 2400, disk));
        image.write_to(&mut png, ImageFormat::Png).expect("a picture");
        let small = image::load_from_memory(&ready(png.get_ref()).expect("a picture").bytes).expect("a picture");
        let seen: Vec<_> = small.into_rgba8().pixels().filter(|pixel| pixel.0[3] > 32).copied().collect();
        assert!(seen.len() > 100_000 && seen.iter().all(|pixel| pixel.0[1] < 60));
    }
}
