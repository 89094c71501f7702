//! What `check` takes.

use clap::Args;

use crate::cli::SelectArguments;

/// Which documents of which profiles, and whether these are mended.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Which documents of which profiles.
    #[command(flatten)]
    pub select: SelectArguments,
    /// Write into the profile what has just one right answer, such as a key for a misspelt one, and say what was changed
    #[arg(long)]
    pub fix: bool,
}
