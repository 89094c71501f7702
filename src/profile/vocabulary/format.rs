//! The formats that a document can be written in.

use serde::{Deserialize, Serialize};

use crate::profile::record::declare::choices;

/// The formats that a document can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    /// A print-ready PDF.
    Pdf,
    /// An image of each page.
    Png,
    /// A drawing of each page.
    Svg,
    /// Plain text.
    Txt,
    /// CommonMark.
    Md,
}

choices! {
    Format "a format" { "pdf" Pdf, "png" Png, "svg" Svg, "txt" Txt, "md" Md, }
}

impl Format {
    /// Every format.
    pub const ALL: &[Self] = &[Self::Pdf, Self::Png, Self::Svg, Self::Txt, Self::Md];

    /// The format of this name, which is also what its files end in.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.word().eq_ignore_ascii_case(name))
    }

    /// Whether it has pages, so that a layout sets it.
    pub fn has_pages(self) -> bool {
        matches!(self, Self::Pdf | Self::Png | Self::Svg)
    }
}
