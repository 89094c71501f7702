//! YAML as texts, lists and maps with their bytes.

pub mod confusable;
pub(crate) mod flow;
pub(crate) mod fold;
pub mod mark;
pub mod node;
mod overlay;
mod silence;
pub(crate) mod syntax;
pub(crate) mod tree;
