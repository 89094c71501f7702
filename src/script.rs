//! Characters and scripts.

pub mod hidden;
pub mod letter;
pub mod normal;
pub mod sequence;
