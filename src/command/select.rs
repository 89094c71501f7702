//! From the flags that `build` and `check` share to built documents.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jikji::build::{Built, build};
use jikji::diagnostic::{Code, Diagnostic, SourceFile};
use jikji::layout::options::Value;
use jikji::plan::{Plan, Planner, Request};
use jikji::profile::Profile;
use jikji::profile::date::Date;
use jikji::{faces, input};

use crate::cli::SelectArguments;
use crate::terminal::Outcome;

/// A profile that was read, with the documents to make of it.
pub struct Job {
    /// What its files are called.
    pub stem: String,
    /// The profile.
    pub profile: Profile,
    /// Its text.
    pub file: Arc<SourceFile>,
    /// The folder that its picture and its layouts are sought in.
    pub folder: PathBuf,
    /// Its documents.
    pub plans: Vec<Plan>,
}

impl SelectArguments {
    /// Reads every profile; those that are right, and the problems of the others.
    pub fn jobs(&self) -> (Vec<Job>, Vec<Diagnostic>) {
        let (mut jobs, mut problems) = (Vec::new(), Vec::new());
        let request = match self.request() {
            Ok(request) => request,
            Err(problem) => return (jobs, vec![problem]),
        };
        faces::prepare();
        for path in &self.profiles {
            match self.job(path, &request) {
                Ok(job) => jobs.push(job),
                Err(found) => problems.extend(found),
            }
        }
        (jobs, problems)
    }

    fn job(&self, path: &Path, request: &Request) -> Result<Job, Vec<Diagnostic>> {
        let stdin = path == Path::new("-");
        let file = match stdin {
            true => input::stream(io::stdin().lock()),
            false => input::profile(path),
        };
        let file = file.map_err(|problem| vec![problem])?;
        let profile = Profile::read(&file)?;
        let folder = match path.parent() {
            Some(parent) if !stdin && parent != Path::new("") => parent.to_path_buf(),
            _ => PathBuf::from("."),
        };
        let planner = Planner { profile: &profile, file: &file, folder: &folder, request, today: &today };
        let plans = planner.plans()?;
        let stem =
            path.file_stem().filter(|_| !stdin).map_or("profile".into(), |stem| stem.to_string_lossy().into_owned());
        Ok(Job { stem, profile, file, folder, plans })
    }

    fn request(&self) -> Result<Request, Diagnostic> {
        let setting = |(name, text): &(String, String)| Value { name: name.clone(), text: text.clone(), places: None };
        Ok(Request {
            document: self.document.clone(),
            layout: self.layout.clone(),
            language: self.lang,
            pages: self.pages,
            only: self.only.clone(),
            without: self.without.clone(),
            settings: self.set.iter().map(setting).collect(),
            date: match self.date {
                Some(date) => Some(date),
                None => epoch()?,
            },
        })
    }
}

/// Does `work` for every document, whatever becomes of the others. It gives warnings, or what went wrong.
pub fn each(
    jobs: &[Job],
    mut problems: Vec<Diagnostic>,
    mut work: impl FnMut(&Job, &Plan) -> Result<Vec<Diagnostic>, Vec<Diagnostic>>,
) -> Outcome {
    let mut failed = problems.iter().any(Diagnostic::is_error);
    for (job, plan) in jobs.iter().flat_map(|job| job.plans.iter().map(move |plan| (job, plan))) {
        let found = work(job, plan);
        failed |= found.is_err();
        problems.extend(found.unwrap_or_else(|problems| problems));
        jikji::document::forget();
    }
    if failed { Outcome::Failed(problems) } else { Outcome::Done(problems) }
}

impl Job {
    /// Makes one of its documents.
    pub fn build(&self, plan: &Plan, font_path: &[PathBuf]) -> Result<Built, Vec<Diagnostic>> {
        let fonts = faces::find(plan, font_path, &self.file)?;
        build(plan, &self.profile, &self.file, &self.folder, &fonts)
    }
}

/// The date that reproducible builds go by (<https://reproducible-builds.org/specs/source-date-epoch/>).
fn epoch() -> Result<Option<Date>, Diagnostic> {
    let value = std::env::var_os("SOURCE_DATE_EPOCH").filter(|value| !value.is_empty());
    let Some(value) = value else { return Ok(None) };
    let seconds = value.to_str().and_then(|text| text.parse().ok());
    let date = seconds.and_then(|seconds| time::OffsetDateTime::from_unix_timestamp(seconds).ok()).map(date);
    let problem = || {
        let message = format!("SOURCE_DATE_EPOCH is `{}`, which is not a number of seconds", value.display());
        Diagnostic::error(Code::BadDate, message).hint("unset it, or give a date with `--date`")
    };
    date.map(Some).ok_or_else(problem)
}

/// The clock, which only `date: today` asks for. In UTC, so that it does not depend on where the machine stands.
fn today() -> Date {
    date(time::OffsetDateTime::now_utc())
}

fn date(moment: time::OffsetDateTime) -> Date {
    Date { year: moment.year().clamp(1970, 2100) as u16, month: Some(moment.month().into()), day: Some(moment.day()) }
}
