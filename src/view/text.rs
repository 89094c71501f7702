//! Texts, from what was written to pieces that can be printed.

pub mod autolink;
pub mod clean;
pub(crate) mod foreign;
pub mod hangul;
pub mod known;
pub(crate) mod leaf;
pub mod markdown;
pub mod paragraph;
pub mod pasted;
pub mod place;
pub mod rich;
pub(crate) mod unit;
