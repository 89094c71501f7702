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
pub mod stream;
pub mod verify;

mod batch;
mod current;
mod destinations;
mod failures;
mod inputs;
mod interrupt;
mod left_out;
mod log;
mod made;
mod mend;
mod profiles;
mod progress;
mod queue;
mod reading;
mod report;
mod select;
mod summary;
mod target;
