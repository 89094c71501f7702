//! `jikji check`: everything up to the finished PDF, and nothing written.

use std::collections::BTreeMap;

use jikji::diagnostic::Diagnostic;
use jikji::job::Job;
use jikji::output;
use jikji::plan::Plan;
use jikji::printer::Form;
use serde::Serialize;

use crate::cli::SelectArguments;
use crate::command::select::each;
use crate::terminal::{self, Outcome};

/// Verifies every document asked for and prints a line on each that is right.
pub fn run(arguments: &SelectArguments, form: Form) -> Outcome {
    match arguments.jobs() {
        Ok((jobs, problems)) => each(&jobs, problems, |job, plan| check(job, plan, arguments, form)),
        Err(outcome) => outcome,
    }
}

/// What a finished document came to.
#[derive(Serialize)]
struct Summary<'a> {
    document: String,
    pages: usize,
    /// How much of the last page is used, from 0 to 1.
    fullness: f64,
    /// The options that were turned to fill the pages that there may be, and to what.
    turned: BTreeMap<&'static str, &'a str>,
    /// The size of the PDF in bytes.
    bytes: usize,
    fonts: Vec<&'a str>,
}

impl Summary<'_> {
    /// A line for people, or an object for scripts, which get the problems as objects too.
    fn line(&self, form: Form) -> String {
        if form == Form::Json {
            return serde_json::to_string(self).expect("strings and numbers are JSON") + "\n";
        }
        let Self { document, pages, .. } = self;
        let pages = if *pages == 1 { "1 page,".to_owned() } else { format!("{pages} pages, the last") };
        let (fullness, size, fonts) = (self.fullness * 100.0, self.bytes.div_ceil(1000), self.fonts.join(", "));
        let turned: Vec<_> = self.turned.iter().map(|(name, value)| format!("{name} {value}")).collect();
        let turned = if turned.is_empty() { String::new() } else { turned.join(", ") + "; " };
        format!("{document}: {pages} {fullness:.0}% full; {turned}{size} kB; {fonts}\n")
    }
}

fn check(job: &Job, plan: &Plan, arguments: &SelectArguments, form: Form) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let built = arguments.make(job, plan)?;
    let document = &built.document;
    let pdf = output::pdf(document, &arguments.standard).map_err(|problems| built.failed(problems))?;
    let summary = Summary {
        document: job.name(plan),
        pages: document.pages(),
        fullness: (document.fullness() * 100.0).round() / 100.0,
        turned: built.turned.iter().map(|it| (it.name, it.text.as_str())).collect(),
        bytes: pdf.len(),
        fonts: document.fonts(),
    };
    terminal::result(summary.line(form).as_bytes()).map_err(|problem| built.failed(vec![problem]))?;
    Ok(built.warnings)
}
