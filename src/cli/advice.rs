//! Words and flags of other tools, and what to type for them.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use jikji::diagnostic::tame;
use jikji::language::Language;
use jikji::profile::vocabulary::misplaced;

/// Words for commands in other tools.
const COMMAND_WORDS: &[(&str, &[&str])] = &[
    ("build", &["compile", "export", "generate", "make", "pdf", "render"]),
    ("check", &["lint", "test", "validate"]),
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
    (&["--open", "open", "preview", "view"], "there is no opening; open the file that `jikji build` names"),
    (
        &["--font", "--fonts", "--font-family"],
        "fonts are named in the profile, as in `fonts: {text: Inter}`; `--font-path` gives a folder with more",
    ),
    (
        &["--force", "--overwrite", "-y", "--yes"],
        "leave it out: `build` writes its documents anew; `new` never overwrites a file, delete it first",
    ),
    (&["--json", "--message", "--error-format"], "write `--message-format json`"),
    (&["--input", "-i", "--profile", "--file", "--config"], "leave it out: the profile alone follows the command"),
    (&["--dpi", "--ppi", "--resolution", "--scale", "--zoom"], "a PNG has 144 dots per inch; for more, write `-f svg`"),
    (
        &["--verbose", "-v", "--debug"],
        "leave it out: everything is said; `-q` says less, and `jikji check -v` where what is left out stands",
    ),
    (&["--title"], "write `title:` in a document of the profile"),
    (&["--name"], "write `name:` in the profile"),
    (&["--list"], "write `jikji layouts` or `jikji fonts`"),
    (&["eject"], "write `jikji layouts NAME --eject FOLDER`"),
    (&["convert", "import", "from"], "other files are not read: `jikji new` writes a profile to fill in"),
    (&["update", "upgrade", "install"], "`cargo install --path .` in a clone of the repository installs it anew"),
];

/// Dashes that are typed, or made by an editor, in place of a hyphen.
const DASHES: [char; 4] = ['–', '—', '−', '―'];

/// The error for a flag that begins with a dash in place of hyphens.
pub fn dashed(argument: &str) -> Option<clap::Error> {
    let name = argument.trim_start_matches(DASHES);
    if name.len() == argument.len() || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let hyphens = if name.chars().count() > 1 { "--" } else { "-" };
    let (flag, meant) = (tame::line(argument), tame::line(name));
    let message =
        format!("unexpected argument '{flag}' found\n\n  tip: it begins with a dash; write '{hyphens}{meant}'\n");
    Some(clap::Error::raw(ErrorKind::UnknownArgument, message))
}

/// The error with what was probably meant.
pub fn with_command(mut error: clap::Error) -> clap::Error {
    let typed = |kind| if let Some(ContextValue::String(typed)) = error.get(kind) { Some(typed.clone()) } else { None };
    let argument = typed(ContextKind::InvalidArg).and_then(|flag| flag.split(['=', ' ']).next().map(str::to_owned));
    let Some(typed) = typed(ContextKind::InvalidSubcommand).or(argument) else { return error };
    if let Some(advice) = advice(&error, &typed) {
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

/// What to type in place of `typed`, which the error is about.
fn advice(error: &clap::Error, typed: &str) -> Option<String> {
    if error.kind() == ErrorKind::InvalidValue {
        let Some(ContextValue::String(value)) = error.get(ContextKind::InvalidValue) else { return None };
        return of_format(value).filter(|_| typed == "--format");
    }
    let known = ADVICE.iter().find(|(words, _)| words.contains(&typed)).map(|(_, advice)| (*advice).to_owned());
    let of_command = || of_command(&std::env::args().nth(1)?, typed);
    let option =
        || Some(format!("write `--set {}=…`", misplaced::option(typed.strip_prefix("--")?.trim_start_matches("no-"))?));
    let profile = [".yaml", ".yml"].iter().any(|ending| typed.ends_with(ending)) && !typed.starts_with('-');
    known.or_else(of_command).or_else(option).or_else(|| profile.then(|| format!("write `jikji build {typed}`")))
}

/// What to type for a format that there is not.
fn of_format(value: &str) -> Option<String> {
    match value {
        "json" | "short" | "human" | "github" => {
            Some(format!("write `--message-format {value}` for the form of problems"))
        }
        "jpg" | "jpeg" | "image" | "webp" => Some("write `-f png`".into()),
        "doc" | "docx" | "hwp" | "hwpx" | "html" | "odt" => {
            Some(format!("there is no {value}; `-f txt` and `-f md` write the text"))
        }
        _ => None,
    }
}

/// What to type for a word too many behind a command.
fn of_command(command: &str, typed: &str) -> Option<String> {
    let plain = !typed.starts_with('-');
    match command {
        "check" if matches!(typed, "-f" | "--format") => {
            Some("write `--message-format` for the form of problems; `check` writes no file".into())
        }
        "schema" if plain || matches!(typed, "-o" | "--output") => {
            Some("it is printed: write `jikji schema > jikji.schema.json`".into())
        }
        "new" if plain => Some(match misplaced::is_layout(typed) {
            true => format!("one file is written; for a layout, write `-l {typed}`"),
            false => match Language::of_document(typed) {
                Some(_) => format!("one file is written; for a language, write `--lang {typed}`"),
                None => "one file is written; for a language, write `--lang`, for a layout `--layout`".into(),
            },
        }),
        "layouts" if plain => Some("name one layout; `--eject FOLDER` writes it out".into()),
        "layouts" if matches!(typed, "--lang" | "-l" | "--layout") => Some("name the layout alone".into()),
        "fonts" if plain => Some("put quotes around a text of several words".into()),
        _ => None,
    }
}
