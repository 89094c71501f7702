//! Words and flags of other tools, and what to type for them.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue};

/// Words for commands in other tools.
const COMMAND_WORDS: &[(&str, &[&str])] = &[
    ("build", &["compile", "export", "generate", "make", "pdf", "render"]),
    ("check", &["lint", "test", "validate", "verify"]),
    ("new", &["create", "init", "start"]),
    ("layouts", &["layout", "list", "ls", "templates", "themes"]),
];

/// Words and flags of other tools, and what to type for them.
const ADVICE: &[(&[&str], &str)] = &[
    (&["version"], "`jikji --version` says which one it is"),
    (
        &["watch", "--watch", "-w", "serve"],
        "there is no watching; `jikji build` takes a moment, run it after each change",
    ),
    (&["--png"], "write `-f png`"),
    (&["--svg"], "write `-f svg`"),
    (&["--pdf"], "leave it out; a PDF is made unless `-f` says otherwise"),
    (&["--all"], "leave it out: every document of the profile is built; `-l all` builds one in every layout"),
    (&["--language", "--locale"], "write `--lang`"),
    (&["--template", "--theme", "--style"], "write `--layout`, or `-l`"),
    (&["--tag", "--tags"], "write `--only` or `--without`"),
    (&["--out", "--output-dir", "--outdir"], "write `-o` with a file or a folder"),
    (&["--strict", "--werror"], "write `--deny warnings`"),
    (&["--open"], "there is no opening; open the file that is named"),
];

/// The error with the command that was probably meant.
pub fn with_command(mut error: clap::Error) -> clap::Error {
    let typed = |kind| if let Some(ContextValue::String(typed)) = error.get(kind) { Some(typed.clone()) } else { None };
    let argument = typed(ContextKind::InvalidArg).and_then(|flag| flag.split(['=', ' ']).next().map(str::to_owned));
    let Some(typed) = typed(ContextKind::InvalidSubcommand).or(argument) else { return error };
    let profile = [".yaml", ".yml"].iter().any(|ending| typed.ends_with(ending)) && !typed.starts_with('-');
    let advice = ADVICE.iter().find(|(words, _)| words.contains(&typed.as_str()));
    let advice = advice.map(|(_, advice)| (*advice).to_owned());
    if let Some(advice) = advice.or_else(|| profile.then(|| format!("write `jikji build {typed}`"))) {
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg]
            .into_iter()
            .for_each(|kind| drop(error.remove(kind)));
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![StyledStr::from(advice)]));
        return error;
    }
    let meant = COMMAND_WORDS.iter().find(|(_, words)| words.contains(&typed.as_str()));
    if let Some((name, _)) = meant {
        error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(vec![(*name).to_owned()]));
    }
    error
}
