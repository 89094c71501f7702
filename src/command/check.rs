//! `jikji check`: everything up to the finished PDF, and nothing written.

use jikji::diagnostic::findings::Findings;
use jikji::diagnostic::{Diagnostic, tame};
use jikji::pipeline;
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
        _ => {
            let lines = [summary.line()].into_iter().chain(lengths(job, plan, session));
            lines.map(|line| format!("{}\n", tame::log(&line))).collect()
        }
    };
    // The standard output has room for one report.
    if !voice.quiet && voice.form != Form::Gitlab {
        terminal::result(line.as_bytes()).map_err(|problem| made.failed(problem))?;
    }
    Ok(made.warnings)
}

/// How long the answers are that a document consists of, a line each.
fn lengths(job: &Job, plan: &Plan, session: &Session) -> Vec<String> {
    if plan.selection.essay.is_none() {
        return Vec::new();
    }
    // What is found has been told.
    let view = pipeline::view(plan, session, &mut Findings::new(&job.file));
    let sections = view.into_iter().flat_map(|view| view.sections);
    sections.filter_map(|section| section.length).map(|length| format!("  {}", length.told)).collect()
}
