//! A picture as its file holds it: its pixels, and how they are to be shown.

use fast_image_resize::{ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{DynamicImage, RgbaImage};

use crate::photo::color;

/// The most memory that the pixels of a picture may take while it is decoded, in bytes: 50 million pixels of a camera.
pub(super) const MAX_MEMORY: u64 = 384 << 20;

/// What is wrong with a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is no picture of a format that can be read.
    Unknown,
    /// It is a JPEG of a rare kind: lossless, arithmetically coded, of more than 8 bits.
    RareJpeg,
    /// Part of it is missing or makes no sense.
    Damaged,
    /// It has so many pixels in width and height that they would take too much memory.
    TooLarge(u32, u32),
}

/// A picture as its file holds it.
#[derive(Debug)]
pub(super) struct Picture {
    /// What it is made of.
    pub pixels: Pixels,
    /// The colour profile, if it has one.
    pub icc: Option<Vec<u8>>,
    /// How it has to be turned.
    pub turn: Orientation,
    /// The same as a JPEG without metadata, which can be taken as it is.
    pub jpeg: Option<Vec<u8>>,
}

/// The pixels of a picture.
#[derive(Debug)]
pub(super) enum Pixels {
    /// Grey or RGB, perhaps with transparency, of 8 bits a channel.
    Light(DynamicImage),
    /// Cyan, magenta, yellow and black in place of red, green, blue and transparency.
    Ink(RgbaImage),
}

/// Refuses a picture whose pixels, of so many bytes each, would take too much memory.
pub(super) fn bound((width, height): (u32, u32), bytes: u64) -> Result<(), Fault> {
    match u64::from(width) * u64::from(height) {
        0 => Err(Fault::Damaged),
        pixels if pixels.saturating_mul(bytes) > MAX_MEMORY => Err(Fault::TooLarge(width, height)),
        _ => Ok(()),
    }
}

impl Pixels {
    /// The width and height.
    pub fn size(&self) -> (u32, u32) {
        match self {
            Self::Light(image) => (image.width(), image.height()),
            Self::Ink(image) => image.dimensions(),
        }
    }

    /// Whether they look otherwise by their colour profile than without it.
    pub fn differ(&self, icc: &Option<Vec<u8>>) -> bool {
        match self {
            Self::Light(image) => icc.as_ref().is_some_and(|icc| color::differs(icc, image.color().has_color())),
            Self::Ink(_) => true,
        }
    }

    /// Smaller, by a factor.
    pub fn scaled(self, scale: f64) -> Self {
        let (width, height) = self.size();
        let side = |pixels: u32| ((f64::from(pixels) * scale).round() as u32).max(1);
        let shrink = |image: &DynamicImage, alpha: bool| {
            let mut small = DynamicImage::new(side(width), side(height), image.color());
            // Of what is transparent, the colour must not show at the edges; inks only look like a colour with transparency.
            let options = ResizeOptions::new().use_alpha(alpha);
            Resizer::new().resize(image, &mut small, &options).expect("both have the same kind of pixels");
            small
        };
        match self {
            _ if scale == 1.0 => self,
            Self::Light(image) => Self::Light(shrink(&image, true)),
            Self::Ink(image) => Self::Ink(shrink(&DynamicImage::ImageRgba8(image), false).into_rgba8()),
        }
    }

    /// In sRGB, which is what colours without a profile are taken for.
    pub fn srgb(self, icc: Option<&[u8]>) -> DynamicImage {
        match self {
            Self::Light(image) => color::light(image, icc),
            Self::Ink(image) => DynamicImage::ImageRgb8(color::ink(&image, icc)),
        }
    }
}
