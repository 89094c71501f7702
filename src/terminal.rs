//! Where results and diagnostics meet the terminal, and an outcome becomes an exit status.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use jikji::diagnostic::{Code, Diagnostic};
use jikji::printer::{self, Form};

/// What a command came to.
pub enum Outcome {
    /// It did what it was asked.
    Done(Vec<Diagnostic>),
    /// The input has problems.
    Failed(Vec<Diagnostic>),
    /// The command line asks for something that cannot be.
    Misused(String),
}

impl From<Diagnostic> for Outcome {
    fn from(problem: Diagnostic) -> Self {
        Self::Failed(vec![problem])
    }
}

/// Prints the diagnostics and gives the exit status: 0 done, 1 the input has problems, 2 the command line is wrong.
pub fn finish(outcome: Outcome, form: Form) -> ExitCode {
    let (problems, status) = match &outcome {
        Outcome::Done(problems) => (problems.as_slice(), ExitCode::SUCCESS),
        Outcome::Failed(problems) => (problems.as_slice(), ExitCode::FAILURE),
        Outcome::Misused(message) => {
            report(format!("error: {message}\n\nFor more information, try '--help'.\n").as_bytes());
            return ExitCode::from(2);
        }
    };
    let color = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let text = printer::print(problems, form, color);
    match form {
        // There is nowhere left to say that the standard output cannot be written either.
        Form::Json => drop(result(&text)),
        Form::Human | Form::Short | Form::Github => report(&text),
    }
    status
}

/// Writes a result to the standard output. A reader that went away (`| head`) has what it wanted.
pub fn result(bytes: &[u8]) -> Result<(), Diagnostic> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let message = format!("cannot write to the standard output: {}", jikji::input::reason(&error));
            Err(Diagnostic::error(Code::CannotWrite, message))
        }
        _ => Ok(()),
    }
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
