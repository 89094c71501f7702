//! `jikji build`: documents written to files.

use std::time::{Duration, Instant};

use jikji::diagnostic::phrase::count;
use jikji::diagnostic::{Code, Diagnostic};
use jikji::digest;
use jikji::disk::write;
use jikji::output::Plain;
use jikji::printer::Form;
use jikji::profile::vocabulary::format::Format;
use jikji::project::Job;
use jikji::project::plan::Plan;

use crate::cli::BuildArguments;
use crate::command::batch::{Batch, Refusal, Work};
use crate::command::current::Last;
use crate::command::destinations::Destinations;
use crate::command::log::{Log, Worked};
use crate::command::made::Made;
use crate::command::profiles::{Profiles, Source};
use crate::command::reading::Reading;
use crate::command::report::{self, Output, Report};
use crate::command::select::{Reader, Wrong, today};
use crate::command::summary::Summary;
use crate::command::target::Target;
use crate::terminal::{self, Outcome, Said, Voice};

/// Makes every document asked for; each that is right is written, whatever the others are.
pub fn run(arguments: &BuildArguments, voice: Voice) -> Outcome {
    if let (Form::Json | Form::Gitlab, Target::Stream(path)) = (voice.form, Target::of(arguments.output.as_deref())) {
        let path = path.display();
        return Outcome::Misused(format!(
            "'{path}' takes the document, so that problems cannot go there as JSON; name a file"
        ));
    }
    make_all(arguments, voice).unwrap_or_else(|outcome| outcome)
}

fn make_all(arguments: &BuildArguments, voice: Voice) -> Result<Outcome, Outcome> {
    let reader = Reader::new(&arguments.select)?;
    let mut profiles = Profiles::of(&arguments.profiles)?;
    let destinations = Destinations::of(arguments, &profiles)?;
    let last = last(arguments, &destinations, voice)?;
    let found = std::mem::take(&mut profiles.problems).into_iter().chain(destinations.note()).collect();
    let report = arguments.report.as_ref().map(|_| Report::new(reader.date(), today()));
    let log = Log::new(voice, profiles.sources.len(), found, report);
    let build = Build { arguments, destinations, voice, reader: &reader, last };
    let batch = Batch::new(&arguments.select, &reader, &profiles, &build, &log);
    batch.run()?;
    let stopped = batch.stopped();
    let (outcome, report) = log.end(stopped);
    let (Some(path), Some(mut report)) = (&arguments.report, report) else { return Ok(outcome) };
    report.complete = stopped.is_none();
    let current = report.outputs.iter().filter(|output| output.current).count();
    let is_told = current > 0 && !voice.quiet && voice.form != Form::Json;
    if is_told {
        let _ = terminal::say(&Said::Line(format!("{} current\n", count(current, "file"))));
    }
    Ok(match report.write(path) {
        Ok(()) => outcome,
        Err(problem) => outcome.and_failed(problem),
    })
}

/// What the last run wrote, if that is asked for, once it is clear that a report can be written.
fn last(arguments: &BuildArguments, destinations: &Destinations, voice: Voice) -> Result<Last, Outcome> {
    let Some(path) = &arguments.report else { return Ok(Last::default()) };
    if report::is_stream(path) {
        let taken = matches!(voice.form, Form::Json | Form::Gitlab) || destinations.is_stream();
        return match (taken, arguments.changed) {
            (true, _) => {
                Err(Outcome::Misused("the standard output has room for one thing; name a file with --report".into()))
            }
            (_, true) => {
                Err(Outcome::Misused("'--changed' needs the report of the last run; name a file with --report".into()))
            }
            _ => Ok(Last::default()),
        };
    }
    destinations.reserve(path).map_err(Outcome::Misused)?;
    write::check_target(path)?;
    // Here too a run that was killed may have left a draft.
    write::sweep(path.parent().unwrap_or(path));
    match arguments.changed {
        true => Ok(Last::read(path)?),
        false => Ok(Last::default()),
    }
}

/// A build under way.
struct Build<'a> {
    arguments: &'a BuildArguments,
    destinations: Destinations<'a>,
    voice: Voice,
    reader: &'a Reader<'a>,
    last: Last,
}

impl Work for Build<'_> {
    fn claim(&self, source: &Source, read: Result<(&Job, &[&Plan]), &Wrong>, before: usize) -> Result<(), Refusal> {
        self.destinations.claim(source, read, before)
    }

    fn make(&self, source: &Source, job: &Job, plan: &Plan) -> Worked {
        let (name, mut found, mut said, mut outputs) = (job.name(plan), Vec::new(), Vec::new(), Vec::new());
        let inputs = self.inputs(job, plan);
        for format in self.destinations.formats(plan) {
            if let Some((current, warnings)) = self.current(source, job, plan, format, inputs.as_deref()) {
                outputs.extend(current);
                found.extend(warnings);
                continue;
            }
            match self.write(source, job, plan, format) {
                Ok(wrote) => {
                    outputs.extend(wrote.outputs(job, plan, format, inputs.as_deref()));
                    found.extend(wrote.made.warnings);
                    said.push(wrote.said);
                }
                Err(problems) => return Worked { name, said, outputs, result: Err(problems) },
            }
        }
        Worked { name, said, outputs, result: Ok(found) }
    }
}

impl Build<'_> {
    /// Makes a document in a format and writes its files.
    fn write(&self, source: &Source, job: &Job, plan: &Plan, format: Format) -> Result<Wrote, Vec<Diagnostic>> {
        let begun = Instant::now();
        let path = self.destinations.path(source, &job.name(plan), format);
        // A target that cannot be written is known before the work.
        if let Some(path) = &path {
            self.destinations.prepare(path).map_err(|problem| vec![problem])?;
        }
        let made = made(self.arguments, job, plan, format, self.reader)?;
        let Some(path) = path else {
            stream(&made.files).map_err(|problem| made.failed(problem))?;
            return Ok(Wrote { made, paths: Vec::new(), said: Said::Nothing, time: begun.elapsed() });
        };
        let files = self.destinations.write(&path, format, &made.files).map_err(|problem| made.failed(problem))?;
        let summary = Summary::of(job.name(plan), &made, 0);
        let said = terminal::telling(self.voice, &summary.wrote(&files), &summary.written(&files));
        let paths = files.into_iter().map(|(path, _)| path.display().to_string()).collect();
        Ok(Wrote { made, paths, said, time: begun.elapsed() })
    }

    /// The sum of all that decides how a document comes out, if a report is to keep it.
    fn inputs(&self, job: &Job, plan: &Plan) -> Option<String> {
        self.arguments.report.as_ref().filter(|path| !report::is_stream(path))?;
        let BuildArguments { select, width, ascii, .. } = self.arguments;
        // The answer that stands alone has no words around it, also if it is the only one.
        let text = (width, ascii, select.answer);
        let flags = format!("{:?}", (text, &select.standard, select.sheet(), &select.deny, &select.allow));
        digest::of_document(job, plan, &flags, &self.reader.session)
    }

    /// The files of a document that the last run wrote, if they are current and only warnings are to be said of the profile.
    fn current(
        &self,
        source: &Source,
        job: &Job,
        plan: &Plan,
        format: Format,
        inputs: Option<&str>,
    ) -> Option<(Vec<Output>, Vec<Diagnostic>)> {
        let path = self.destinations.path(source, &job.name(plan), format).filter(|_| self.arguments.changed)?;
        let warnings = self.arguments.select.judged(job.warnings.clone());
        if warnings.iter().any(Diagnostic::is_error) {
            return None;
        }
        let key = (job.file.name.clone(), job.name(plan), format.word().to_owned());
        let numbered = |index, count| self.destinations.numbered(&path, format, index, count);
        Some((self.last.current(&key, inputs, numbered)?, warnings))
    }
}

/// A document that was written in a format.
struct Wrote {
    made: Made,
    /// Its files; none on the standard output.
    paths: Vec<String>,
    said: Said,
    time: Duration,
}

impl Wrote {
    /// What a report says of its files.
    fn outputs(&self, job: &Job, plan: &Plan, format: Format, inputs: Option<&str>) -> Vec<Output> {
        let outputs = Output::of(&self.made, job, plan, format, self.time).into_iter().enumerate();
        let written = outputs.map(|(index, output)| Output {
            path: self.paths.get(index).cloned(),
            inputs: inputs.map(str::to_owned),
            ..output
        });
        written.collect()
    }
}

/// Makes a document in a format.
pub fn made(
    arguments: &BuildArguments,
    job: &Job,
    plan: &Plan,
    format: Format,
    reader: &Reader,
) -> Result<Made, Vec<Diagnostic>> {
    let plain = Plain { width: Some(arguments.width).filter(|width| *width > 0), ascii: arguments.ascii };
    match format.has_pages() {
        true => arguments.select.make(job, plan, format, Reading::of_build(arguments, false), &reader.session),
        false => arguments.select.word(job, plan, format, plain, &reader.session),
    }
}

/// The one file of a document on the standard output, where nothing else is said.
fn stream(pages: &[Vec<u8>]) -> Result<(), Diagnostic> {
    if pages.len() > 1 {
        let message = format!("the standard output cannot take {} pages", pages.len());
        return Err(Diagnostic::error(Code::CannotWrite, message).hint("name a folder with `-o`, or write a PDF"));
    }
    pages.iter().try_for_each(|bytes| terminal::result(bytes))
}
