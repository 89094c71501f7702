//! Files, read and written.

pub mod below;
pub mod read;
pub mod write;
