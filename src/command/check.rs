//! `jikji check`: everything up to the finished PDF, and nothing written.

use jikji::output;

use crate::cli::SelectArguments;
use crate::terminal::{self, Outcome};

/// Verifies every document asked for and prints a line on each that is right.
pub fn run(arguments: &SelectArguments) -> Outcome {
    let (jobs, mut problems) = arguments.jobs();
    let mut errors = !problems.is_empty();
    for job in &jobs {
        for plan in &job.plans {
            let made = job.build(plan, &arguments.font_path).and_then(|built| {
                let pdf = output::pdf(&built.document, &arguments.standard)?;
                Ok((built, pdf.len()))
            });
            match made {
                Ok((built, size)) => {
                    let (pages, fullness) = (built.document.pages(), built.document.fullness() * 100.0);
                    let plural = if pages == 1 { "" } else { "s" };
                    let fonts = built.document.fonts().join(", ");
                    let name = plan.name(&job.stem);
                    let line = format!(
                        "{name}: {pages} page{plural}, the last {fullness:.0}% full; {} kB; {fonts}\n",
                        size.div_ceil(1000)
                    );
                    terminal::result(line.as_bytes());
                    problems.extend(built.warnings);
                }
                Err(found) => {
                    errors = true;
                    problems.extend(found);
                }
            }
            jikji::document::forget();
        }
    }
    if errors { Outcome::Failed(problems) } else { Outcome::Done(problems) }
}
