//! `jikji check`: everything up to the finished PDF, and nothing written.

use jikji::diagnostic::findings::Findings;
use jikji::diagnostic::{Diagnostic, tame};
use jikji::pipeline;
use jikji::printer::{self, Form};
use jikji::profile::vocabulary::format::Format;
use jikji::project::Job;
use jikji::project::plan::Plan;

use crate::cli::CheckArguments;
use crate::command::batch::{Batch, Work};
use crate::command::left_out;
use crate::command::log::{Log, Worked};
use crate::command::mend;
use crate::command::profiles::{Profiles, Source};
use crate::command::reading::Reading;
use crate::command::select::Reader;
use crate::command::summary::Summary;
use crate::terminal::{Outcome, Said, Voice};

/// Verifies every document asked for and prints a line on each that is right.
pub fn run(arguments: &CheckArguments, voice: Voice) -> Outcome {
    check_all(arguments, voice).unwrap_or_else(|outcome| outcome)
}

fn check_all(arguments: &CheckArguments, voice: Voice) -> Result<Outcome, Outcome> {
    let select = &arguments.select;
    let reader = Reader::new(select)?;
    let mut profiles = Profiles::of(&arguments.profiles)?;
    if arguments.fix {
        mend::all(&profiles, &reader, voice)?;
    }
    let log = Log::new(voice, profiles.sources.len(), std::mem::take(&mut profiles.problems), None);
    let check = Check { arguments, voice, reader: &reader };
    let batch = Batch::new(select, &reader, &profiles, &check, &log);
    batch.run()?;
    let stopped = batch.stopped();
    Ok(log.end(stopped).0)
}

/// A check under way.
struct Check<'a> {
    arguments: &'a CheckArguments,
    voice: Voice,
    reader: &'a Reader<'a>,
}

impl Work for Check<'_> {
    fn make(&self, _: &Source, job: &Job, plan: &Plan) -> Worked {
        let name = job.name(plan);
        let (said, result) = match self.check(job, plan) {
            Ok((said, warnings)) => (vec![said], Ok(warnings)),
            Err(problems) => (Vec::new(), Err(problems)),
        };
        Worked { name, said, outputs: Vec::new(), result }
    }
}

impl Check<'_> {
    fn check(&self, job: &Job, plan: &Plan) -> Result<(Said, Vec<Diagnostic>), Vec<Diagnostic>> {
        let made = self.arguments.select.make(
            job,
            plan,
            Format::Pdf,
            Reading::of_check(self.arguments),
            &self.reader.session,
        )?;
        let bytes = made.files.iter().map(Vec::len).sum();
        let summary = Summary::of(job.name(plan), &made, bytes);
        // The standard output has room for one report.
        let said = match self.voice.form {
            _ if self.voice.quiet => Said::Nothing,
            Form::Gitlab => Said::Nothing,
            Form::Json => Said::Result(printer::json(&summary)),
            _ => {
                let read = made.text_layer.as_ref().map(|told| format!("; text layer: {}", told.summary));
                let line = summary.line() + &read.unwrap_or_default();
                let lines = [line].into_iter().chain(self.details(job, plan));
                let shown = made.text_layer.iter().flat_map(|told| told.shown.lines()).map(str::to_owned);
                Said::Result(lines.chain(shown).map(|line| format!("{}\n", tame::log(&line))).collect())
            }
        };
        Ok((said, made.warnings))
    }

    /// A line each on how long the answers of an essay are, on what the document leaves out, and on what it shows in another language.
    fn details(&self, job: &Job, plan: &Plan) -> Vec<String> {
        // What is found has been told.
        let mut found = Findings::new(&job.file);
        let view = pipeline::view(plan, &self.reader.session, &mut found);
        let sections = view.into_iter().flat_map(|view| view.sections).filter(|_| plan.selection.essay.is_some());
        let lengths = sections.filter_map(|section| section.length).map(|length| length.told).collect::<Vec<_>>();
        let left_out = left_out::lines(&found, &plan.content.secrets, self.arguments.verbose);
        lengths.into_iter().chain(left_out).map(|line| format!("  {line}")).collect()
    }
}
