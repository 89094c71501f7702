//! What `check` takes: the selection of `build`, and how much it says.

use clap::Args;

use crate::cli::SelectArguments;

/// What `check` takes.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// The documents.
    #[command(flatten)]
    pub select: SelectArguments,
    /// Say where everything stands that a document leaves out or that is not translated
    #[arg(short, long)]
    pub verbose: bool,
}
