//! `jikji new`: a commented profile to begin with, and the schema that it names.

use std::path::{Path, PathBuf};

use jikji::diagnostic::{Code, Diagnostic};
use jikji::disk::write;
use jikji::layout::Layout;
use jikji::{schema, starter};
use serde::Serialize;

use crate::cli::NewArguments;
use crate::command::destinations::create_folder;
use crate::terminal::{self, Outcome, Voice};

/// A file that was written, as scripts get it.
#[derive(Serialize)]
struct Wrote {
    file: String,
}

/// Writes the profile and, beside it, the schema; neither takes the place of a file that is there.
pub fn run(arguments: &NewArguments, voice: Voice) -> Outcome {
    let layout = match Layout::find(&arguments.layout, Path::new("")) {
        Ok(layout) => layout,
        Err(problem) => return problem.into(),
    };
    let text = starter::profile(arguments.lang, &layout);
    let path = &arguments.file;
    if path == Path::new("-") {
        return terminal::print(&starter::without_schema(&text));
    }
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    if ending.is_some_and(|ending| !matches!(ending.as_str(), "yaml" | "yml")) {
        let yaml = path.with_extension("yaml");
        let problem = Diagnostic::error(
            Code::CannotWrite,
            format!("`{}` is no name for a profile, which is YAML", path.display()),
        );
        return problem.hint(format!("write `jikji new {}`", yaml.display())).into();
    }
    match write(path, &text).and_then(|files| tell(path, &files, voice)) {
        Ok(()) => Outcome::Done(Vec::new()),
        Err(problem) => problem.into(),
    }
}

/// Writes the files; those that were written.
fn write(path: &Path, text: &str) -> Result<Vec<PathBuf>, Diagnostic> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        create_folder(folder)?;
    }
    if !write::create(path, text.as_bytes())? {
        let problem = Diagnostic::error(Code::CannotWrite, format!("`{}` is there already", path.display()));
        return Err(problem.hint("choose another name; an existing file is never overwritten"));
    }
    let beside = path.with_file_name(starter::SCHEMA);
    let written = write::create(&beside, schema::printed().as_bytes())?;
    Ok([path.to_path_buf()].into_iter().chain(written.then_some(beside)).collect())
}

fn tell(path: &Path, files: &[PathBuf], voice: Voice) -> Result<(), Diagnostic> {
    let names: Vec<_> = files.iter().map(|path| path.display().to_string()).collect();
    let line = format!("wrote {}; fill it in, then run `jikji build {}`", names.join(" and "), path.display());
    let objects: Vec<_> = names.into_iter().map(|file| Wrote { file }).collect();
    terminal::say(&terminal::telling(voice, &line, &objects))
}
