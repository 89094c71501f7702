//! What `check` and `verify` take.

use std::path::PathBuf;

use clap::Args;
use clap::builder::RangedU64ValueParser;

use super::SelectArguments;

/// What `check` takes beside the selection.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Which documents.
    #[command(flatten)]
    pub select: SelectArguments,
    /// Print what programs read in the finished PDFs: text, headings, links, languages
    #[arg(long)]
    pub show_text: bool,
}

/// What `verify` takes.
#[derive(Debug, Args)]
pub struct VerifyArguments {
    /// The report of a build, which was run in the same folder
    pub report: PathBuf,
    /// How many documents are set at the same time [default: one for each core]
    #[arg(short, long, value_name = "N", value_parser = RangedU64ValueParser::<usize>::new().range(1..=1024))]
    pub jobs: Option<usize>,
}
