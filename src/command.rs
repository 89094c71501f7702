//! The commands: flags in, library calls, results out.

pub mod build;
pub mod check;
pub mod child;
pub mod completions;
pub mod fonts;
pub mod layouts;
pub mod man;
pub mod new;
pub mod schema;

mod inputs;
mod made;
mod select;
mod summary;
