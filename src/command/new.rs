//! `jikji new`: a commented profile to begin with.

use std::path::Path;

use jikji::diagnostic::{Code, Diagnostic};
use jikji::layout::Layout;
use jikji::{output, starter};

use crate::cli::NewArguments;
use crate::terminal::{self, Outcome};

/// Writes the profile, unless the file is there already.
pub fn run(arguments: &NewArguments) -> Outcome {
    let layout = match Layout::find(&arguments.layout, Path::new("")) {
        Ok(layout) => layout,
        Err(problem) => return problem.into(),
    };
    let text = starter::profile(arguments.lang, &layout);
    let path = &arguments.file;
    if path == Path::new("-") {
        return terminal::print(&text);
    }
    if path.symlink_metadata().is_ok() {
        let problem = Diagnostic::error(Code::CannotWrite, format!("`{}` is there already", path.display()));
        return problem.hint("choose another name; an existing file is never overwritten").into();
    }
    match output::write(path, text.as_bytes()) {
        Ok(()) => Outcome::Done(Vec::new()),
        Err(problem) => problem.into(),
    }
}
