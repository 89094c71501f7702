//! A laid-out document as bytes, and bytes as a file.

mod markdown;
mod outline;
mod pdf;
mod png;
mod standards;
mod svg;
mod text;

pub use self::markdown::markdown;
pub use self::pdf::{Bleed, Sheet, pdf, pdf_for_press};
pub use self::png::png;
pub use self::standards::Standards;
pub use self::svg::{svg, svg_of_page};
pub use self::text::{Plain, answers, text};
