//! `jikji check`: everything up to the finished PDF, and nothing written.

use jikji::diagnostic::Diagnostic;
use jikji::output;
use jikji::plan::Plan;

use crate::cli::SelectArguments;
use crate::command::select::{Job, each};
use crate::terminal::{self, Outcome};

/// Verifies every document asked for and prints a line on each that is right.
pub fn run(arguments: &SelectArguments) -> Outcome {
    let (jobs, problems) = arguments.jobs();
    each(&jobs, problems, |job, plan| check(job, plan, arguments))
}

fn check(job: &Job, plan: &Plan, arguments: &SelectArguments) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let built = job.build(plan, &arguments.font_path)?;
    let size = output::pdf(&built.document, &arguments.standard)?.len();
    let (pages, fullness) = (built.document.pages(), built.document.fullness() * 100.0);
    let plural = if pages == 1 { "" } else { "s" };
    let fonts = built.document.fonts().join(", ");
    let name = plan.name(&job.stem);
    let size = size.div_ceil(1000);
    let line = format!("{name}: {pages} page{plural}, the last {fullness:.0}% full; {size} kB; {fonts}\n");
    terminal::result(line.as_bytes()).map_err(|problem| vec![problem])?;
    Ok(built.warnings)
}
