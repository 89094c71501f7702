//! What `check` takes.

use clap::Args;

use crate::cli::{ProfilesArguments, SelectArguments};

/// Which documents of which profiles, how much is said of them, and whether these are mended.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Which profiles.
    #[command(flatten)]
    pub profiles: ProfilesArguments,
    /// Which documents.
    #[command(flatten)]
    pub select: SelectArguments,
    /// Say where everything stands that a document leaves out or that is not translated
    #[arg(short, long)]
    pub verbose: bool,
    /// Write into the profile what has just one right answer, such as a key for a misspelt one, and say what was changed
    #[arg(long)]
    pub fix: bool,
}
