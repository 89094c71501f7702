//! `jikji schema`: the JSON Schema of profiles.

use crate::terminal::{self, Outcome};

/// Prints the schema.
pub fn run() -> Outcome {
    terminal::print(&jikji::schema::printed())
}
