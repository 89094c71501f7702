//! What can be typed: commands, flags, and their help.

mod advice;
mod check;
mod fonts;
mod shard;
mod stream;
pub mod typed;

use std::path::PathBuf;

use clap::builder::RangedU64ValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jikji::diagnostic::{Code, tame};
use jikji::language::Language;
use jikji::output::{Bleed, Standards};
use jikji::printer::Form;
use jikji::profile::documents::Pages;
use jikji::profile::overlay::Overlay;
use jikji::profile::value::date::Date;
use jikji::profile::vocabulary::format::Format;

pub use self::check::{CheckArguments, VerifyArguments};
pub use self::fonts::FontsArguments;
pub use self::shard::Shard;
pub use self::stream::StreamArguments;
use self::typed::{answer, code, denied, formats, language, on_date, overlay, pages, setting, starter_language};

/// Sets résumés and CVs from a YAML profile.
#[derive(Debug, Parser)]
#[command(
    name = "jikji",
    version,
    about = "Sets résumés and CVs from one YAML profile, in Korean, English and 24 other languages",
    max_term_width = 100
)]
#[command(after_help = "Begin with `jikji new profile.yaml`, then `jikji build`.")]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// How to print problems
    #[arg(long, global = true, value_enum, value_name = "FORM", default_value = "human")]
    pub message_format: MessageFormat,
    /// Set one document in a process of its own, as the program tells itself to
    #[arg(long, hide = true)]
    pub alone: bool,
    /// Print only what is wrong: no notes, and nothing on what was made
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

impl Cli {
    /// What was typed; the error may be help, which goes to the standard output.
    pub fn of_arguments() -> Result<Self, clap::Error> {
        if let Some(error) =
            std::env::args_os().skip(1).find_map(|argument| advice::dashed(&argument.to_string_lossy()))
        {
            return Err(error);
        }
        Self::try_parse().map_err(|error| match error.use_stderr() {
            true => advice::with_command(tamed(error)),
            // Help, which shows nothing that was typed.
            false => error,
        })
    }
}

/// The error without what would act on the terminal in what was typed.
fn tamed(error: clap::Error) -> clap::Error {
    let arguments = std::env::args_os().map(|argument| tame::line(&argument.to_string_lossy()).into_owned());
    Cli::try_parse_from(arguments).err().unwrap_or_else(|| {
        let text = error.to_string();
        clap::Error::raw(error.kind(), tame::lines(text.strip_prefix("error: ").unwrap_or(&text)))
    })
}

/// The forms of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// With the line and a caret
    Human,
    /// A line each
    Short,
    /// A JSON object a line, on the standard output
    Json,
    /// GitHub's annotations of pull requests
    Github,
    /// A code quality report of GitLab, on the standard output
    Gitlab,
}

impl MessageFormat {
    /// What the printer calls it.
    pub fn form(self) -> Form {
        match self {
            Self::Human => Form::Human,
            Self::Short => Form::Short,
            Self::Json => Form::Json,
            Self::Github => Form::Github,
            Self::Gitlab => Form::Gitlab,
        }
    }
}

/// What may be denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deny {
    /// Every warning is an error
    Warnings,
    /// Warnings and notes of this code are errors
    Code(Code),
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the documents of profiles
    #[command(after_help = BUILD_EXAMPLES)]
    Build(BuildArguments),
    /// Verify what `build` would make, up to the finished PDF, and write nothing
    #[command(
        after_help = "Examples:\n  jikji check\n  jikji check me.yaml --lang ko -v\n  jikji check me.yaml --fix\n  jikji check me.yaml --show-text"
    )]
    Check(CheckArguments),
    /// Make what a report lists anew, and say which files differ
    #[command(
        after_help = "Example:\n  jikji build people/ -r -o out/ --report report.json\n  jikji verify report.json"
    )]
    Verify(VerifyArguments),
    /// Make the documents of profiles that come as lines of JSON, and answer each with a line
    #[command(after_help = stream::EXAMPLES, mut_arg("layout_timeout", |it| it.help("How long a line may take")))]
    #[command(mut_arg("layout_memory", |it| it.help("How much memory a line may take, on Linux")))]
    Stream(StreamArguments),
    /// Write a commented profile to begin with
    #[command(
        after_help = "Examples:\n  jikji new profile.yaml\n  jikji new 이력서.yaml --lang ko\n  jikji new cv.yaml --layout academic"
    )]
    New(NewArguments),
    /// List the layouts, or the options of one
    #[command(
        after_help = "Examples:\n  jikji layouts\n  jikji layouts academic\n  jikji layouts one-page --eject mine/"
    )]
    Layouts(LayoutsArguments),
    /// List the fonts, or those that have every character of a text
    #[command(after_help = "Examples:\n  jikji fonts\n  jikji fonts 洪吉童\n  jikji fonts --font-path ~/fonts")]
    Fonts(FontsArguments),
    /// Print the JSON Schema of profiles, for editors
    #[command(after_help = "Example:\n  jikji schema > jikji.schema.json")]
    Schema,
    /// Print what a shell completes commands and flags with
    #[command(after_help = "Example:\n  jikji completions bash > ~/.local/share/bash-completion/completions/jikji")]
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Print the manual page, or write those of all commands into a folder
    #[command(after_help = "Examples:\n  jikji man | man -l -\n  jikji man --out man/")]
    Man {
        /// A folder for the page of each command
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
}

const BUILD_EXAMPLES: &str = "Examples:
  jikji build                              every document of profile.yaml
  jikji build me.yaml -d resume            one of them
  jikji build me.yaml -l academic --lang en -o cv.pdf
  jikji build me.yaml -d resume -l all     one of them in every layout
  jikji build me.yaml --set accent='#7a1f2b' --pages any
  jikji build me.yaml -f png -o pages/
  jikji build me.yaml -d resume -f txt --width 72 -o -
  jikji build people/ -r -o out/ --report report.json --changed";

/// Which profiles.
#[derive(Debug, Args)]
pub struct ProfilesArguments {
    /// Profiles, or folders of them; `-` reads the standard input
    #[arg(value_name = "PROFILE|FOLDER", default_value = "profile.yaml")]
    pub profiles: Vec<PathBuf>,
    /// Take the profiles in the folders below a folder too, whose documents go into such folders
    #[arg(short, long)]
    pub recursive: bool,
    /// Take a part of the profiles, or of the documents of a single one: 1/4 is the first of four
    #[arg(long, value_name = "I/N")]
    pub shard: Option<Shard>,
}

/// Which of their documents, and how.
#[derive(Debug, Args)]
pub struct SelectArguments {
    /// How many documents are set at the same time [default: one for each core]
    #[arg(short, long, value_name = "N", value_parser = RangedU64ValueParser::<usize>::new().range(1..=1024))]
    pub jobs: Option<usize>,
    /// Only this document of the profile; may be repeated
    #[arg(short, long = "document", value_name = "NAME")]
    pub documents: Vec<String>,
    /// The layout: a name, a folder with one, or `all`; may be repeated
    #[arg(short, long = "layout", value_name = "LAYOUT|FOLDER|all")]
    pub layouts: Vec<String>,
    /// The language
    #[arg(long, value_parser = language)]
    pub lang: Option<Language>,
    /// How many pages it may have
    #[arg(long, value_name = "N|any", value_parser = pages)]
    pub pages: Option<Pages>,
    /// Of what has tags, keep only what has this one; may be repeated
    #[arg(long, value_name = "TAG")]
    pub only: Vec<String>,
    /// Leave out what has this tag; may be repeated
    #[arg(long, value_name = "TAG")]
    pub without: Vec<String>,
    /// Lay a text over what the profile says, as `headline=Manager` or `contact.location=Pangyo`; may be repeated
    #[arg(long = "override", value_name = "KEY=VALUE", value_parser = overlay)]
    pub overlays: Vec<Overlay>,
    /// Hide a field, as `contact.phone` or `photo`, or a set of them: `public`, `blind`; may be repeated
    #[arg(long, value_name = "PATH|SET")]
    pub hide: Vec<String>,
    /// Of essays, only the answer of this number, and as plain text nothing but what it says
    #[arg(long, value_name = "N", value_parser = answer)]
    pub answer: Option<usize>,
    /// Set an option of the layout; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = setting)]
    pub set: Vec<(String, String)>,
    /// A folder with further fonts; may be repeated
    #[arg(long, value_name = "DIR")]
    pub font_path: Vec<PathBuf>,
    /// The date of the documents, before SOURCE_DATE_EPOCH and the profile's
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = on_date)]
    pub date: Option<Date>,
    /// PDF version and standards, joined by commas
    #[arg(long, value_name = "NAME", default_value = "a-2a,ua-1")]
    pub standard: Standards,
    /// Run the colours that reach an edge over it by this much, for a printer who cuts the sheet
    #[arg(long, value_name = "LENGTH")]
    pub bleed: Option<Bleed>,
    /// Print marks to cut the pages by
    #[arg(long)]
    pub crop_marks: bool,
    /// Take warnings for errors: all, or those of a code, as `small-image`; may be repeated
    #[arg(long, value_name = "CODE|warnings", value_parser = denied)]
    pub deny: Vec<Deny>,
    /// Say nothing of the warnings and notes of a code; may be repeated
    #[arg(long, value_name = "CODE", value_parser = code)]
    pub allow: Vec<Code>,
    /// How long a layout folder may take to set a document
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub layout_timeout: u64,
    /// How much memory it may take for that, on Linux
    #[arg(long, value_name = "MIB", default_value_t = 2048, value_parser = clap::value_parser!(u64).range(64..=1 << 20))]
    pub layout_memory: u64,
}

/// What `build` takes.
#[derive(Debug, Args)]
pub struct BuildArguments {
    /// Which profiles.
    #[command(flatten)]
    pub profiles: ProfilesArguments,
    /// Which documents.
    #[command(flatten)]
    pub select: SelectArguments,
    /// What to write; may be repeated [default: what FILE ends in, else what the document says, else pdf]
    #[arg(short, long = "format", value_name = "FORMAT", value_parser = formats())]
    pub formats: Vec<Format>,
    /// The longest line of plain text; without it, or with 0, lines are as long as they are
    #[arg(long, value_name = "COLUMNS", default_value_t = 0, hide_default_value = true)]
    pub width: usize,
    /// Plain text without typographic marks and accents
    #[arg(long)]
    pub ascii: bool,
    /// A file, a folder, or `-` for the standard output
    #[arg(short, long, value_name = "FILE|FOLDER|-")]
    pub output: Option<PathBuf>,
    /// Write down what was made, as JSON; `-` for the standard output
    #[arg(long, value_name = "FILE|-")]
    pub report: Option<PathBuf>,
    /// Leave alone what is current, by the report of the last run
    #[arg(long, requires = "report")]
    pub changed: bool,
    /// Read the finished PDFs as other programs do, and compare that with what they are made of, as `check` does
    #[arg(long)]
    pub read_back: bool,
}

/// What `new` takes.
#[derive(Debug, Args)]
pub struct NewArguments {
    /// The file to write
    #[arg(default_value = "profile.yaml")]
    pub file: PathBuf,
    /// The language it is written in: en or ko
    #[arg(long, value_parser = starter_language, default_value = "en")]
    pub lang: Language,
    /// The layout that its document has
    #[arg(short, long, default_value = jikji::layout::DEFAULT)]
    pub layout: String,
}

/// What `layouts` takes.
#[derive(Debug, Args)]
pub struct LayoutsArguments {
    /// The layout to describe
    pub name: Option<String>,
    /// Write the layout to this folder, to be changed
    #[arg(long, value_name = "DIR", requires = "name")]
    pub eject: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_commands_are_well_formed() {
        super::Cli::command().debug_assert();
    }
}
