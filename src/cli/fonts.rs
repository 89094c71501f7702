//! What `fonts` takes.

use std::path::PathBuf;

use clap::Args;

/// What `fonts` takes.
#[derive(Debug, Args)]
pub struct FontsArguments {
    /// Say which families have every character of this text, and what the others lack
    pub text: Option<String>,
    /// A folder with further fonts; may be repeated
    #[arg(long, value_name = "DIR")]
    pub font_path: Vec<PathBuf>,
}
