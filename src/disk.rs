//! Files, read and written.

pub mod reach;
pub mod read;
pub mod write;
