//! `jikji layouts`: what there is, what a layout can be told, and a copy of it to change.

use std::fmt::Write;
use std::path::{Path, is_separator};

use jikji::diagnostic::{Code, Diagnostic, tame};
use jikji::disk::write;
use jikji::layout::Layout;
use jikji::layout::color::names;
use jikji::layout::declared::{OptionType, written};
use jikji::profile::documents::Pages;

use crate::cli::LayoutsArguments;
use crate::terminal::{self, Outcome};

/// Lists, describes or ejects.
pub fn run(arguments: &LayoutsArguments) -> Outcome {
    let text = match &arguments.name {
        None => list(),
        Some(name) => Layout::find(name, Path::new("")).and_then(|layout| match &arguments.eject {
            Some(folder) => eject(&layout, folder),
            None => Ok(describe(&layout)),
        }),
    };
    match text {
        Ok(text) => terminal::print(&text),
        Err(problem) => problem.into(),
    }
}

fn list() -> Result<String, Diagnostic> {
    let mut text = String::new();
    for name in Layout::names() {
        let layout = Layout::find(name, Path::new(""))?;
        let _ = writeln!(text, "{name:12}  {}", layout.manifest.description);
    }
    Ok(text)
}

fn describe(layout: &Layout) -> String {
    let manifest = &layout.manifest;
    let pages = match manifest.pages {
        Pages::AtMost(pages) => format!("aims at {pages}"),
        Pages::Any => "any number".into(),
    };
    let mut lines = vec![manifest.title.clone(), manifest.description.clone(), String::new()];
    lines.extend([format!("paper: {}", manifest.paper), format!("pages: {pages}")]);
    if !manifest.leaves_out.is_empty() {
        lines.push(format!("leaves out: {}", manifest.leaves_out.join(", ")));
    }
    if let Some(said) = manifest.parser_safe.told() {
        lines.push(format!("parser safe: {said}"));
    }
    if layout.sets_letters() {
        let letter = manifest.letter.iter().map(|(name, value)| format!(", {name} {}", written(value)));
        lines.push(format!("letters: under the same header{}", letter.collect::<String>()));
    }
    lines.push("fonts:".into());
    let fonts = manifest.fonts.iter();
    lines.extend(fonts.map(|(role, fonts)| format!("  {role:10}  {}", fonts.families.join(", "))));
    lines.push("options:".into());
    for (name, option) in &manifest.options {
        let values = match option.bounds_text() {
            Some([least, most]) => format!(" ({least} to {most})"),
            None if option.kind == OptionType::Color => {
                format!(" ({}, or a colour such as #1f3a5f)", names().join(", "))
            }
            None if option.choices.is_empty() => String::new(),
            None => format!(" ({})", option.choices.join(", ")),
        };
        lines.push(format!("  {name:10}  {}{values}; {} by default", option.doc, option.default_text()));
    }
    // The words of a layout of the user's own may be anybody's.
    lines.into_iter().map(|line| format!("{}\n", tame::log(&line))).collect()
}

/// Writes the layout and the shared files that it uses into a folder that is empty or not there.
fn eject(layout: &Layout, folder: &Path) -> Result<String, Diagnostic> {
    let problem =
        |why: String| Diagnostic::error(Code::CannotWrite, format!("cannot write to `{}`: {why}", folder.display()));
    if folder.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(problem("it is not empty".into()).hint("name a new folder"));
    }
    let shared = layout.shared_in_use().into_iter().map(|(path, bytes)| (format!("shared/{path}"), bytes));
    let own = layout.files.iter().map(|(path, bytes)| (path.clone(), bytes));
    for (path, bytes) in own.chain(shared) {
        let target = folder.join(path);
        let parent = target.parent().unwrap_or(folder);
        std::fs::create_dir_all(parent).map_err(|error| problem(jikji::disk::read::reason(&error)))?;
        write::write(&target, bytes)?;
    }
    let folder = folder.display().to_string();
    Ok(format!("use it with `-l {}/`\n", tame::line(folder.trim_end_matches(is_separator))))
}
