//! From the flags that `build` and `check` share to built documents.

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jikji::diagnostic::{Code, Diagnostic, Severity, SourceFile};
use jikji::disk::read;
use jikji::layout::Layout;
use jikji::layout::options::Value;
use jikji::output::{Plain, Sheet};
use jikji::preload;
use jikji::profile::hide::Hidden;
use jikji::profile::value::date::Date;
use jikji::profile::value::text::Scalar;
use jikji::profile::vocabulary::format::Format;
use jikji::project::content::Changes;
use jikji::project::plan::{Plan, Request};
use jikji::project::{self, Job};
use jikji::script::normal::nfc;
use jikji::session::Session;

use crate::cli::{Deny, SelectArguments};
use crate::command::child;
use crate::command::made::Made;
use crate::command::reading::Reading;
use crate::terminal::Outcome;

/// The last year that a document can be of.
const LAST_YEAR: i32 = 2100;

/// What `-l` takes for every layout.
const ALL: &str = "all";

/// What reads the profiles of a command.
pub struct Reader<'a> {
    select: &'a SelectArguments,
    request: Request,
    /// What stands in place of the clock.
    today: Option<Date>,
    /// What their documents share.
    pub session: Session,
}

/// A profile that is wrong.
pub struct Wrong {
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
    /// The files that it names, each with the name of the profile.
    pub named: Vec<(PathBuf, String)>,
}

impl<'a> Reader<'a> {
    /// A reader of what is selected. The error is that this cannot be.
    pub fn new(select: &'a SelectArguments) -> Result<Self, Outcome> {
        let session = Session::new(select.font_path.clone());
        let reader = Self { select, request: select.request()?, today: None, session };
        preload::tables(&reader.session);
        Ok(reader)
    }

    /// The same at another time: with this date for every document, or none, and this day in place of today.
    pub fn at(mut self, date: Option<Date>, today: Date) -> Self {
        (self.request.date, self.today) = (date, Some(today));
        self
    }

    /// The date that every document has, if the command line or the environment gives one.
    pub fn date(&self) -> Option<Date> {
        self.request.date
    }

    /// What is wrong with the profile at `path` if it is `file`.
    pub fn problems(&self, file: &Arc<SourceFile>, path: &Path) -> Vec<Diagnostic> {
        let today = || self.today.unwrap_or_else(today);
        Job::read(Arc::clone(file), folder(path), &self.request, &today, &self.session).err().unwrap_or_default()
    }

    /// Reads the profile at `path`.
    pub fn read(&self, path: &Path) -> Result<Job, Wrong> {
        let file = match is_stream(path) {
            true => read::stream(io::stdin().lock()),
            false => read::profile(path),
        };
        let file = file.map_err(|problem| Wrong { problems: vec![problem], named: Vec::new() })?;
        let folder = folder(path);
        let today = || self.today.unwrap_or_else(today);
        let job = Job::read(Arc::clone(&file), folder, &self.request, &today, &self.session);
        job.map_err(|problems| {
            let named = project::named(&file, folder).into_iter().map(|path| (path, file.name.clone())).collect();
            Wrong { problems: self.select.judged(problems), named }
        })
    }
}

impl SelectArguments {
    /// The job of a profile that was read before, at the date that its document had then.
    pub fn job_again(
        &self,
        file: &Arc<SourceFile>,
        date: Option<Date>,
        session: &Session,
    ) -> Result<Job, Vec<Diagnostic>> {
        let request = Request { date, ..self.request().map_err(|problem| vec![problem])? };
        preload::tables(session);
        // What came from the standard input has a name without a folder.
        Job::read(Arc::clone(file), folder(Path::new(&file.name)), &request, &today, session)
    }

    /// Makes one of the documents of `job`. With it, or in its place, comes what is to be said of it and of the profile.
    pub fn make(
        &self,
        job: &Job,
        plan: &Plan,
        format: Format,
        reading: Reading,
        session: &Session,
    ) -> Result<Made, Vec<Diagnostic>> {
        // The program's own layouts are known to come to an end.
        let made = match plan.layout.is_folder() {
            true => child::make(job, plan, self, format),
            false => Made::here(job, plan, self, format, reading, session),
        };
        self.finish(job, made)
    }

    /// The same in this process, whatever the layout: the process is one that may be ended.
    pub fn make_here(
        &self,
        job: &Job,
        plan: &Plan,
        format: Format,
        session: &Session,
    ) -> Result<Made, Vec<Diagnostic>> {
        let reading = if plan.layout.is_folder() { Reading::Compared } else { Reading::No };
        self.finish(job, Made::here(job, plan, self, format, reading, session))
    }

    /// Words one of the documents of `job`, for a format that has no pages.
    pub fn word(
        &self,
        job: &Job,
        plan: &Plan,
        format: Format,
        plain: Plain,
        session: &Session,
    ) -> Result<Made, Vec<Diagnostic>> {
        self.finish(job, Made::words(job, plan, format, plain, session))
    }

    /// What was made, with what is to be said of it and of the profile.
    fn finish(&self, job: &Job, made: Result<Made, Vec<Diagnostic>>) -> Result<Made, Vec<Diagnostic>> {
        let mut made = made.map_err(|problems| self.judged([job.warnings.clone(), problems].concat()))?;
        made.warnings.extend(job.warnings.iter().cloned());
        made.warnings = self.judged(made.warnings);
        match made.warnings.iter().any(Diagnostic::is_error) {
            true => Err(made.warnings),
            false => Ok(made),
        }
    }

    /// How long a layout folder may take to set a document.
    pub fn time(&self) -> Duration {
        Duration::from_secs(self.layout_timeout)
    }

    /// What a press wants of its PDFs.
    pub fn sheet(&self) -> Sheet {
        Sheet { bleed: self.bleed.unwrap_or_default(), crop_marks: self.crop_marks }
    }

    /// How many bytes of memory it may take for that.
    pub fn memory(&self) -> u64 {
        self.layout_memory << 20
    }

    /// The problems without what is allowed, and with what is denied made errors.
    pub fn judged(&self, mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let denied = |problem: &Diagnostic| {
            let all = problem.severity == Severity::Warning && self.deny.contains(&Deny::Warnings);
            all || self.deny.contains(&Deny::Code(problem.code))
        };
        problems.retain(|problem| problem.is_error() || !self.allow.contains(&problem.code));
        problems.iter_mut().filter(|problem| denied(problem)).for_each(Diagnostic::deny);
        problems
    }

    /// The layouts asked for by name or folder; `all` stands for every one of the program's own.
    fn layouts(&self) -> Vec<String> {
        let named = |name: &String| match name.as_str() {
            // One that hides fields is asked for by its name: what it hides may stand elsewhere in a profile that is none for it.
            ALL => {
                let hides = |name: &str| Layout::find(name, Path::new("")).is_ok_and(|it| !it.manifest.hide.is_empty());
                Layout::names().into_iter().filter(|name| !hides(name)).map(str::to_owned).collect()
            }
            name => vec![name.to_owned()],
        };
        self.layouts.iter().flat_map(named).collect()
    }

    fn changes(&self) -> Changes {
        // What is typed stands nowhere in the profile.
        let hidden = |what: &String| Hidden { what: Scalar { text: what.clone(), range: 0..0 }, instead: None };
        let overlays = self.overlays.iter().filter_map(|overlay| overlay.0.clone());
        Changes {
            overlay: overlays.reduce(|one, other| one.under(&other)),
            hidden: self.hide.iter().map(hidden).collect(),
        }
    }

    /// What is asked for beside the profile.
    pub fn request(&self) -> Result<Request, Diagnostic> {
        let setting =
            |(name, text): &(String, String)| Value { name: name.clone(), text: Some(text.clone()), places: None };
        Ok(Request {
            documents: self.documents.iter().map(|name| nfc(Cow::Borrowed(name)).into_owned()).collect(),
            layouts: self.layouts(),
            language: self.lang,
            pages: self.pages,
            only: self.only.clone(),
            without: self.without.clone(),
            changes: self.changes(),
            settings: self.set.iter().map(setting).collect(),
            date: match self.date {
                Some(date) => Some(date),
                None => epoch()?,
            },
            answer: self.answer,
        })
    }
}

/// The folder that the names in the profile at `path` start from.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."))
}

/// Whether a path stands for the standard input.
pub fn is_stream(path: &Path) -> bool {
    path == Path::new("-")
}

/// The date that reproducible builds go by (<https://reproducible-builds.org/specs/source-date-epoch/>).
fn epoch() -> Result<Option<Date>, Diagnostic> {
    let value = std::env::var_os("SOURCE_DATE_EPOCH").filter(|value| !value.is_empty());
    let Some(value) = value else { return Ok(None) };
    let problem = |why: &str| {
        let message = format!("SOURCE_DATE_EPOCH is `{}`, which {why}", value.display());
        Diagnostic::error(Code::BadDate, message).hint("unset it, or give a date with `--date`")
    };
    let seconds = value.to_str().and_then(|text| text.parse::<i64>().ok());
    let seconds = seconds.ok_or_else(|| problem("is not a number of seconds"))?;
    let moment = time::OffsetDateTime::from_unix_timestamp(seconds).ok().filter(|moment| moment.year() <= LAST_YEAR);
    match moment {
        _ if seconds < 0 => Err(problem("lies before 1970")),
        Some(moment) => Ok(Some(date(moment))),
        None => Err(problem(&format!("lies after the year {LAST_YEAR}"))),
    }
}

/// The clock, which only `date: today` asks for. In UTC, so that it does not depend on where the machine stands.
pub fn today() -> Date {
    date(time::OffsetDateTime::now_utc())
}

fn date(moment: time::OffsetDateTime) -> Date {
    Date {
        year: moment.year().clamp(1970, LAST_YEAR) as u16,
        month: Some(moment.month().into()),
        day: Some(moment.day()),
    }
}
