//! The words that a profile may use for keys and values, and those that people write instead.

pub mod employment;
pub mod essay;
pub mod format;
pub mod kind;
pub mod label;
pub mod misplaced;
pub mod network;
pub mod private;
pub mod publication;
pub mod school;
pub mod synonym;
