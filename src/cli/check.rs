//! What `check` and `verify` take.

use std::path::PathBuf;

use clap::Args;
use clap::builder::RangedU64ValueParser;

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
    /// Print what programs read in the finished PDFs: text, headings, links, languages
    #[arg(long)]
    pub show_text: bool,
    /// Write into the profile what has just one right answer, such as a key for a misspelt one, and say what was changed
    #[arg(long)]
    pub fix: bool,
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
