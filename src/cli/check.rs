//! What `check` takes.

use clap::Args;

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
