//! `jikji check`: everything up to the finished PDF, and nothing written.

use jikji::diagnostic::{Diagnostic, tame};
use jikji::printer::{self, Form};
use jikji::profile::vocabulary::format::Format;
use jikji::project::Job;
use jikji::project::plan::Plan;
use jikji::session::Session;

use crate::cli::SelectArguments;
use crate::command::select::each;
use crate::command::summary::Summary;
use crate::terminal::{self, Outcome, Voice};

/// Verifies every document asked for and prints a line on each that is right.
pub fn run(arguments: &SelectArguments, voice: Voice) -> Outcome {
    let session = Session::new(arguments.font_path.clone());
    match arguments.jobs(&session) {
        Ok(asked) => {
            each(&asked.jobs, asked.problems, &session, |job, plan| check(job, plan, arguments, voice, &session))
        }
        Err(outcome) => outcome,
    }
}

fn check(
    job: &Job,
    plan: &Plan,
    arguments: &SelectArguments,
    voice: Voice,
    session: &Session,
) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let made = arguments.make(job, plan, Format::Pdf, session)?;
    let bytes = made.files.iter().map(Vec::len).sum();
    let summary = Summary::of(job.name(plan), &made, bytes);
    let line = match voice.form {
        Form::Json => printer::json(&summary),
        _ => format!("{}\n", tame::log(&summary.line())),
    };
    // The standard output has room for one report.
    if !voice.quiet && voice.form != Form::Gitlab {
        terminal::result(line.as_bytes()).map_err(|problem| made.failed(problem))?;
    }
    Ok(made.warnings)
}
