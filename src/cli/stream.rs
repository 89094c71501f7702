//! What `stream` takes.

use std::path::PathBuf;

use clap::Args;
use jikji::profile::vocabulary::format::Format;

use super::SelectArguments;
use super::typed::formats;

/// What is shown behind its help.
pub const EXAMPLES: &str = r#"Examples:
  jikji stream < profiles.jsonl > documents.jsonl
  echo '{"id": 1, "profile": "name: Gildong Hong", "layout": "classic"}' | jikji stream
  jikji stream -j 4 --unordered --root pictures/ < profiles.jsonl > documents.jsonl

A line is an object with `profile`, which is YAML as a text or an object, and perhaps `id`,
`document`, `layout`, `lang`, `formats`, `pages` and `date`. docs/batch.md has the answers. The exit
status is 0 once every line has its answer, whatever that says."#;

/// What `stream` takes.
#[derive(Debug, Args)]
pub struct StreamArguments {
    /// What holds for every line that does not say otherwise.
    #[command(flatten)]
    pub select: SelectArguments,
    /// What to make where a line does not say; may be repeated [default: what the document says, else pdf]
    #[arg(short, long = "format", value_name = "FORMAT", value_parser = formats())]
    pub formats: Vec<Format>,
    /// The longest line of plain text; without it, or with 0, lines are as long as they are
    #[arg(long, value_name = "COLUMNS", default_value_t = 0, hide_default_value = true)]
    pub width: usize,
    /// Plain text without typographic marks and accents
    #[arg(long)]
    pub ascii: bool,
    /// Answer as documents are finished, and not in the order of the lines
    #[arg(long)]
    pub unordered: bool,
    /// Let profiles name pictures, references and layouts that lie in this folder; without it they may name no files
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
}
