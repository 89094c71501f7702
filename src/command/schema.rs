//! `jikji schema`: the JSON Schema of profiles.

use crate::terminal::{self, Outcome};

/// Prints the schema.
pub fn run() -> Outcome {
    let schema = serde_json::to_string_pretty(&jikji::schema::json()).expect("a schema is JSON");
    terminal::print(&format!("{schema}\n"))
}
