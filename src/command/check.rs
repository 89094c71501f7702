//! `jikji check`: everything up to the finished PDF, and nothing written.

use jikji::diagnostic::Diagnostic;
use jikji::job::Job;
use jikji::output;
use jikji::plan::Plan;
use jikji::printer::{self, Form};
use jikji::tame;

use crate::cli::SelectArguments;
use crate::command::select::each;
use crate::command::summary::Summary;
use crate::terminal::{self, Outcome, Voice};

/// Verifies every document asked for and prints a line on each that is right.
pub fn run(arguments: &SelectArguments, voice: Voice) -> Outcome {
    match arguments.jobs() {
        Ok((jobs, problems)) => each(&jobs, problems, |job, plan| check(job, plan, arguments, voice)),
        Err(outcome) => outcome,
    }
}

fn check(
    job: &Job,
    plan: &Plan,
    arguments: &SelectArguments,
    voice: Voice,
) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let built = arguments.make(job, plan)?;
    let pdf = output::pdf(&built.document, &arguments.standard).map_err(|problems| built.failed(problems))?;
    let summary = Summary::of(job.name(plan), &built, pdf.len());
    let line = match voice.form {
        Form::Json => printer::json(&summary),
        Form::Human | Form::Short | Form::Github => format!("{}\n", tame::log(&summary.line())),
    };
    if !voice.quiet {
        terminal::result(line.as_bytes()).map_err(|problem| built.failed(vec![problem]))?;
    }
    Ok(built.warnings)
}
