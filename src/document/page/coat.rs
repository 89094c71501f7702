//! What something is painted with, as far as it decides what can be seen.

use typst::visualize::{Color, Image, ImageKind, Paint};

/// Red, green and blue, from 0 to 1.
pub type Rgb = [f32; 3];

/// By how much a channel has to differ for a colour to stand out from another, or how opaque paint has to be.
pub const LEAST: f32 = 0.08;

/// What something is painted with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coat {
    /// The colour; none where there are several.
    pub colour: Option<Rgb>,
    /// How much is certain to be hidden of what lies below, from 0 to 1.
    pub alpha: f32,
}

impl Coat {
    /// Paper.
    pub const WHITE: Self = Self { colour: Some([1.0; 3]), alpha: 1.0 };
    /// What is of several colours and may let anything through.
    pub const UNCLEAR: Self = Self { colour: None, alpha: 0.0 };

    /// That of a paint of Typst.
    pub fn of(paint: &Paint) -> Self {
        match paint {
            Paint::Solid(color) => {
                let rgb = color.to_rgb();
                Self { colour: Some([rgb.red, rgb.green, rgb.blue]), alpha: alpha(color) }
            }
            Paint::Gradient(gradient) => {
                let stops = gradient.stops_ref().iter().map(|(color, _)| alpha(color));
                Self { colour: None, alpha: stops.fold(1.0, f32::min) }
            }
            Paint::Tiling(_) => Self::UNCLEAR,
        }
    }

    /// Whether two paints of Typst are the same: its greys are equal however transparent they are.
    pub fn is_same(one: &Paint, other: &Paint) -> bool {
        let opacity = |paint: &Paint| if let Paint::Solid(color) = paint { alpha(color) } else { 1.0 };
        one == other && opacity(one) == opacity(other)
    }

    /// That of a picture. What is drawn in vectors may leave anything open.
    pub fn of_picture(image: &Image) -> Self {
        let is_opaque = match image.kind() {
            ImageKind::Raster(raster) => {
                let pixels = raster.dynamic();
                !pixels.color().has_alpha() || pixels.to_rgba8().pixels().all(|pixel| pixel.0[3] == u8::MAX)
            }
            ImageKind::Svg(_) | ImageKind::Pdf(_) => false,
        };
        Self { colour: None, alpha: if is_opaque { 1.0 } else { 0.0 } }
    }

    /// The colour that it makes of one below; none where that is not known.
    pub fn over(self, below: Option<Rgb>) -> Option<Rgb> {
        let own = self.colour?;
        if self.alpha >= 1.0 {
            return Some(own);
        }
        let below = below?;
        Some([0, 1, 2].map(|channel| below[channel] + self.alpha * (own[channel] - below[channel])))
    }

    /// How far it stands out from a colour below it. What is not known counts as if it did.
    pub fn contrast(self, below: Option<Rgb>) -> f32 {
        match (self.colour, below) {
            (Some(own), Some(below)) => self.alpha * difference(own, below),
            (Some(_), None) => self.alpha,
            (None, _) => 1.0,
        }
    }

    /// Whether a coat of `ink` upon it stands out, whatever is below.
    pub fn sets_off(self, ink: Rgb) -> bool {
        self.colour.is_none_or(|own| self.alpha >= 1.0 && difference(own, ink) >= LEAST)
    }
}

/// The greatest difference of a channel.
pub fn difference(one: Rgb, other: Rgb) -> f32 {
    one.iter().zip(other).map(|(one, other)| (one - other).abs()).fold(0.0, f32::max)
}

/// How well a colour can be read on another, from 1 to 21 (WCAG 2).
pub fn readability(one: Rgb, other: Rgb) -> f32 {
    let linear =
        |channel: f32| if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) };
    let luminance = |[red, green, blue]: Rgb| 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn alpha(color: &Color) -> f32 {
    color.alpha().unwrap_or(1.0)
}
