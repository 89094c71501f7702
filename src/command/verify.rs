//! `jikji verify`: what a report lists, made anew and compared.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use clap::Parser;
use jikji::diagnostic::phrase::count;
use jikji::diagnostic::{Code, Diagnostic};
use jikji::digest;
use jikji::profile::value::date::Date;
use jikji::project::Job;
use jikji::project::plan::Plan;

use crate::cli::{BuildArguments, Cli, Command, VerifyArguments};
use crate::command::batch::{Batch, Work};
use crate::command::build::made;
use crate::command::current::sum;
use crate::command::destinations::Destinations;
use crate::command::log::{Log, Worked};
use crate::command::profiles::{Profiles, Source};
use crate::command::report::{Key, Output, Report};
use crate::command::select::Reader;
use crate::terminal::{self, Outcome, Said, Voice};

/// Makes what a report lists anew, and says which files differ.
pub fn run(arguments: &VerifyArguments, voice: Voice) -> Outcome {
    verify(arguments, voice).unwrap_or_else(|outcome| outcome)
}

fn verify(verify: &VerifyArguments, voice: Voice) -> Result<Outcome, Outcome> {
    let report = Report::read(&verify.report)?;
    let mut arguments = typed(&report, &verify.report)?;
    arguments.select.jobs = verify.jobs;
    let date = |text: &str| Date::parse(text).map_err(|why| Outcome::from(unusable(&verify.report, &why)));
    let (on, today) = (report.date.as_deref().map(date).transpose()?, date(&report.today)?);
    let reader = Reader::new(&arguments.select)?.at(on, today);
    let mut profiles = Profiles::of(&arguments.profiles)?;
    let listed: HashSet<_> = report.outputs.iter().map(|output| output.profile.clone()).collect();
    profiles.sources.retain(|source| listed.contains(&source.path.display().to_string()));
    let destinations = Destinations::of(&arguments, &profiles)?;
    let (files, log) = (report.outputs.len(), Log::new(voice, profiles.sources.len(), Vec::new(), None));
    let work = Verify { arguments: &arguments, destinations, reader: &reader, left: Mutex::new(report.by_key()) };
    let batch = Batch::new(&arguments.select, &reader, &profiles, &work, &log);
    batch.run()?;
    let stopped = batch.stopped();
    let outcome = log.end(stopped).0;
    if stopped.is_some() {
        return Ok(outcome);
    }
    let mut left: Vec<_> =
        work.left.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().flatten().collect();
    left.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(concluded(outcome, left, files, voice))
}

/// What it came to, with the files that nothing was compared with.
fn concluded(outcome: Outcome, left: Vec<Output>, files: usize, voice: Voice) -> Outcome {
    let gone = |output: &Output| differs(output, "is not made any more");
    match outcome {
        Outcome::Done(problems) if left.is_empty() => {
            if !voice.quiet {
                // A reader that went away has what it wanted.
                let _ = terminal::say(&Said::Line(format!("{} as the report says\n", count(files, "file"))));
            }
            Outcome::Done(problems)
        }
        Outcome::Done(problems) => Outcome::Failed(problems.into_iter().chain(left.iter().map(gone)).collect()),
        // Of what failed, that is told.
        outcome => outcome,
    }
}

/// What was typed for the build.
fn typed(report: &Report, path: &Path) -> Result<BuildArguments, Diagnostic> {
    let typed = std::iter::once("jikji").chain(report.arguments.iter().map(String::as_str));
    let cli = Cli::try_parse_from(typed).map_err(|_| unusable(path, "its arguments are not those of a build"))?;
    match cli.command {
        Command::Build(build) if build.profiles.profiles.iter().any(|profile| profile == Path::new("-")) => {
            Err(unusable(path, "its profile came from the standard input"))
        }
        Command::Build(build) => Ok(build),
        _ => Err(unusable(path, "its arguments are not those of a build")),
    }
}

fn unusable(path: &Path, why: &str) -> Diagnostic {
    let message = format!("cannot verify `{}`: {why}", path.display());
    Diagnostic::error(Code::CannotRead, message).hint("`jikji build --report FILE` writes a report")
}

/// A comparison under way.
struct Verify<'a> {
    arguments: &'a BuildArguments,
    destinations: Destinations<'a>,
    reader: &'a Reader<'a>,
    /// The files that nothing was compared with yet.
    left: Mutex<HashMap<Key, Vec<Output>>>,
}

impl Work for Verify<'_> {
    fn make(&self, _: &Source, job: &Job, plan: &Plan) -> Worked {
        let (name, mut found) = (job.name(plan), Vec::new());
        for format in self.destinations.formats(plan) {
            let key = (job.file.name.clone(), name.clone(), format.word().to_owned());
            let Some(files) = self.left.lock().unwrap_or_else(PoisonError::into_inner).remove(&key) else { continue };
            match made(self.arguments, job, plan, format, self.reader) {
                Ok(made) => found.extend(compared(&files, &made.files)),
                Err(problems) => return Worked { name, said: Vec::new(), outputs: Vec::new(), result: Err(problems) },
            }
        }
        let result = if found.is_empty() { Ok(found) } else { Err(found) };
        Worked { name, said: Vec::new(), outputs: Vec::new(), result }
    }
}

/// What differs between the files that a report lists, those on the disk and those that were made anew.
fn compared(files: &[Output], made: &[Vec<u8>]) -> Vec<Diagnostic> {
    if files.len() != made.len() {
        return files.first().map(|file| differs(file, "has another number of pages now")).into_iter().collect();
    }
    let pairs = files.iter().zip(made);
    let different = pairs.filter_map(|(file, bytes)| {
        let on_disk = file.path.as_ref().map(|path| sum(Path::new(path)));
        let is_same = digest::hex(bytes) == file.sha256;
        match (is_same, on_disk) {
            (false, _) => Some(differs(file, "is made otherwise now")),
            (_, Some(None)) => Some(differs(file, "is not there")),
            (_, Some(Some(sum))) if sum != file.sha256 => Some(differs(file, "is not the file that was written")),
            _ => None,
        }
    });
    different.collect()
}

fn differs(file: &Output, how: &str) -> Diagnostic {
    let path = file.path.as_deref().unwrap_or("-");
    let problem = Diagnostic::error(Code::Differs, format!("`{path}` {how}"));
    problem.hint(format!("the report has it with {} bytes and the SHA-256 {}", file.bytes, file.sha256))
}
