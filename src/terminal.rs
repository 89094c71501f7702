//! Where results and diagnostics meet the terminal, and an outcome becomes an exit status.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anstyle_query::windows::enable_ansi_colors;
use jikji::diagnostic::{Code, Diagnostic, Severity, tame};
use jikji::printer::{self, Form, Repository};
use serde::Serialize;

/// How the program speaks.
#[derive(Debug, Clone, Copy)]
pub struct Voice {
    /// The form of what it says.
    pub form: Form,
    /// Whether it says only what is wrong.
    pub quiet: bool,
}

/// What a command came to.
pub enum Outcome {
    /// It did what it was asked.
    Done(Vec<Diagnostic>),
    /// The input has problems.
    Failed(Vec<Diagnostic>),
    /// The command line asks for something that cannot be.
    Misused(String),
    /// It was told to stop, and ends with this status.
    Stopped(Vec<Diagnostic>, u8),
}

/// What is said of something that was made.
#[derive(Debug)]
pub enum Said {
    /// Nothing.
    Nothing,
    /// On the standard error.
    Line(String),
    /// On the standard output.
    Result(String),
}

impl Outcome {
    /// The same, and this went wrong in the end.
    pub fn and_failed(self, problem: Diagnostic) -> Self {
        match self {
            Self::Done(mut problems) | Self::Failed(mut problems) => {
                problems.push(problem);
                Self::Failed(problems)
            }
            Self::Stopped(mut problems, status) => {
                problems.push(problem);
                Self::Stopped(problems, status)
            }
            misused @ Self::Misused(_) => misused,
        }
    }
}

impl From<Diagnostic> for Outcome {
    fn from(problem: Diagnostic) -> Self {
        Self::Failed(vec![problem])
    }
}

/// Prints the diagnostics and gives the exit status: 0 done, 1 the input has problems, 2 the command line is wrong.
pub fn finish(outcome: Outcome, voice: Voice) -> ExitCode {
    let (problems, status) = match outcome {
        Outcome::Done(problems) => (problems, ExitCode::SUCCESS),
        Outcome::Failed(problems) => (problems, ExitCode::FAILURE),
        Outcome::Misused(message) => {
            report(format!("error: {}\n\nFor more information, try '--help'.\n", tame::lines(&message)).as_bytes());
            return ExitCode::from(2);
        }
        Outcome::Stopped(problems, status) => (problems, ExitCode::from(status)),
    };
    found(problems, voice);
    status
}

/// Prints diagnostics.
pub fn found(mut problems: Vec<Diagnostic>, voice: Voice) {
    problems.retain(|problem| !voice.quiet || problem.severity != Severity::Note);
    let color = io::stderr().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        // A console of Windows has to be told to take colours; others take them.
        && enable_ansi_colors().unwrap_or(true);
    let repository = match voice.form {
        Form::Github => repository("GITHUB_WORKSPACE"),
        Form::Gitlab => repository("CI_PROJECT_DIR"),
        _ => None,
    };
    let text = printer::print(&problems, voice.form, color, repository.as_ref());
    match voice.form {
        // There is nowhere left to say that the standard output cannot be written either.
        Form::Json | Form::Gitlab => drop(result(&text)),
        Form::Human | Form::Short | Form::Github => report(&text),
    }
}

/// Prints what clap has to say in place of a command, and gives the exit status: help that cannot be written is an error.
pub fn stop(error: &clap::Error) -> ExitCode {
    let code = u8::try_from(error.exit_code()).unwrap_or(2);
    match error.print().and_then(|()| io::stdout().flush()) {
        Err(failure) if code == 0 && failure.kind() != io::ErrorKind::BrokenPipe => {
            report(
                format!("error: cannot write to the standard output: {}\n", jikji::disk::read::reason(&failure))
                    .as_bytes(),
            );
            ExitCode::FAILURE
        }
        _ => ExitCode::from(code),
    }
}

/// The repository that a code host has checked out into the folder that `variable` names, and from where its paths are given here.
fn repository(variable: &str) -> Option<Repository> {
    let root = std::env::var_os(variable).and_then(|root| PathBuf::from(root).canonicalize().ok())?;
    // Windows spells a canonical path otherwise (`\\?\C:\cv`), so that both have to be.
    Some(Repository { root, current: std::env::current_dir().and_then(|folder| folder.canonicalize()).ok()? })
}

/// Writes a result to the standard output. A reader that went away (`| head`) has what it wanted.
pub fn result(bytes: &[u8]) -> Result<(), Diagnostic> {
    taken(bytes).map(drop)
}

/// Writes one of several results to the standard output; false if its reader went away.
pub fn taken(bytes: &[u8]) -> Result<bool, Diagnostic> {
    match framed(|out| out.write_all(bytes)) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => {
            let message = format!("cannot write to the standard output: {}", jikji::disk::read::reason(&error));
            Err(Diagnostic::error(Code::CannotWrite, message))
        }
    }
}

/// Has the standard output written to, all at once.
pub fn framed(write: impl FnOnce(&mut io::StdoutLock) -> io::Result<()>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    write(&mut out).and_then(|()| out.flush())
}

/// What to say of what was made: a line for people, or an object a line where the problems are objects too.
pub fn telling<T: Serialize>(voice: Voice, line: &str, objects: &[T]) -> Said {
    match voice.form {
        _ if voice.quiet => Said::Nothing,
        Form::Json => Said::Result(objects.iter().map(printer::json).collect()),
        Form::Human | Form::Short | Form::Github | Form::Gitlab => Said::Line(format!("{}\n", tame::log(line))),
    }
}

/// Says it.
pub fn say(said: &Said) -> Result<(), Diagnostic> {
    match said {
        Said::Nothing => {}
        Said::Line(line) => report(line.as_bytes()),
        Said::Result(text) => result(text.as_bytes())?,
    }
    Ok(())
}

/// A command whose whole work is one text on the standard output.
pub fn print(text: &str) -> Outcome {
    match result(text.as_bytes()) {
        Ok(()) => Outcome::Done(Vec::new()),
        Err(problem) => problem.into(),
    }
}

fn report(bytes: &[u8]) {
    // There is nowhere left to say that the standard error cannot be written.
    let _ = io::stderr().lock().write_all(bytes);
}
