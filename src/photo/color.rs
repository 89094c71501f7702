//! Colours of pictures in sRGB.

use image::{DynamicImage, GrayImage, RgbImage, RgbaImage};
use moxcms::{ColorProfile, Layout, TransformOptions};

/// Values this far apart look the same: what rounding makes of sRGB in the profiles of other programs.
const SAME: u8 = 3;

/// Whether a grey or an RGB picture with this colour profile looks otherwise than without it. Tried, because many profiles
/// call sRGB by other names.
pub(super) fn differs(icc: &[u8], color: bool) -> bool {
    let steps = || (0..=u8::MAX).step_by(51);
    let colors = || steps().flat_map(|r| steps().flat_map(move |g| steps().map(move |b| [r, g, b])));
    let (shown, plain): (_, Vec<u8>) = match color {
        true => (
            convert(icc, Layout::Rgb, Layout::Rgb, &colors().flatten().collect::<Vec<_>>()),
            colors().flatten().collect(),
        ),
        false => (
            convert(icc, Layout::Gray, Layout::Rgb, &steps().collect::<Vec<_>>()),
            steps().flat_map(|grey| [grey; 3]).collect(),
        ),
    };
    shown.is_some_and(|shown| shown.iter().zip(plain).any(|(shown, plain)| shown.abs_diff(plain) > SAME))
}

/// A grey or RGB picture in sRGB.
pub(super) fn light(image: DynamicImage, icc: Option<&[u8]>) -> DynamicImage {
    let Some(icc) = icc.filter(|icc| differs(icc, image.color().has_color())) else { return image };
    let (width, height) = (image.width(), image.height());
    let converted = match &image {
        DynamicImage::ImageLuma8(grey) => convert(icc, Layout::Gray, Layout::Rgb, grey)
            .and_then(|rgb| Some(DynamicImage::ImageLuma8(grey_of(&RgbImage::from_raw(width, height, rgb)?)))),
        DynamicImage::ImageRgb8(rgb) => convert(icc, Layout::Rgb, Layout::Rgb, rgb)
            .and_then(|rgb| Some(DynamicImage::ImageRgb8(RgbImage::from_raw(width, height, rgb)?))),
        DynamicImage::ImageRgba8(rgba) => convert(icc, Layout::Rgba, Layout::Rgba, rgba)
            .and_then(|rgba| Some(DynamicImage::ImageRgba8(RgbaImage::from_raw(width, height, rgba)?))),
        _ => None,
    };
    converted.unwrap_or(image)
}

/// A picture in ink in sRGB: as its colour profile says, else as the four inks would mix if they were pure.
pub(super) fn ink(image: &RgbaImage, icc: Option<&[u8]>) -> RgbImage {
    let converted = icc.and_then(|icc| convert(icc, Layout::Rgba, Layout::Rgb, image));
    let mixed = || {
        let light = |ink: u8, black: u8| ((255 - u32::from(ink)) * (255 - u32::from(black)) + 127) / 255;
        image.pixels().flat_map(|pixel| [0, 1, 2].map(|ink| light(pixel.0[ink], pixel.0[3]) as u8)).collect()
    };
    RgbImage::from_raw(image.width(), image.height(), converted.unwrap_or_else(mixed)).expect("three bytes a pixel")
}

fn grey_of(rgb: &RgbImage) -> GrayImage {
    let grey = rgb.pixels().map(|pixel| pixel.0[1]).collect();
    GrayImage::from_raw(rgb.width(), rgb.height(), grey).expect("a byte a pixel")
}

/// Samples in sRGB; nothing for a profile that is broken or of other channels, which then says nothing.
fn convert(icc: &[u8], from: Layout, to: Layout, samples: &[u8]) -> Option<Vec<u8>> {
    let (profile, srgb) = (ColorProfile::new_from_slice(icc).ok()?, ColorProfile::new_srgb());
    let transform = profile.create_transform_8bit(from, &srgb, to, TransformOptions::default()).ok()?;
    let mut converted = vec![0; samples.len() / from.channels() * to.channels()];
    transform.transform(samples, &mut converted).ok()?;
    Some(converted)
}
