//! YAML as texts, lists and maps with their bytes.

pub mod confusable;
pub(crate) mod fold;
pub mod mark;
pub mod node;
mod overlay;
pub(crate) mod syntax;
pub(crate) mod tree;
