//! `jikji build`: documents written to files.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use jikji::diagnostic::{Code, Diagnostic};
use jikji::document::Document;
use jikji::job::Job;
use jikji::output;
use jikji::plan::Plan;
use jikji::printer::Form;

use crate::cli::{BuildArguments, Format};
use crate::command::select::each;
use crate::terminal::{self, Outcome};

/// The resolution of PNG images, in dots per inch.
const PNG_DPI: f64 = 144.0;

/// Makes every document asked for; each that is right is written, whatever the others are.
pub fn run(arguments: &BuildArguments, form: Form) -> Outcome {
    if form == Form::Json && arguments.output.as_deref() == Some(Path::new("-")) {
        return Outcome::Misused(
            "'-' takes the document, so that problems cannot go there as JSON; name a file".into(),
        );
    }
    make_all(arguments).unwrap_or_else(|outcome| outcome)
}

fn make_all(arguments: &BuildArguments) -> Result<Outcome, Outcome> {
    let (jobs, problems) = arguments.select.jobs()?;
    let order = Order::of(arguments, &jobs)?;
    Ok(each(&jobs, problems, |job, plan| make(job, plan, &order, arguments)))
}

/// What is to be written where, found to be possible.
struct Order<'a> {
    target: Target<'a>,
    format: Format,
}

impl<'a> Order<'a> {
    fn of(arguments: &'a BuildArguments, jobs: &[Job]) -> Result<Self, Outcome> {
        let target = Target::of(arguments);
        let format = format(&target, arguments.format).map_err(Outcome::Misused)?;
        let order = Self { target, format };
        order.check(jobs).map_err(Outcome::Misused)?;
        match order.target {
            Target::Folder(folder) if folder != Path::new("") => create_folder(folder).map_err(Outcome::from)?,
            _ => {}
        }
        Ok(order)
    }

    /// Refuses several documents for one file, and a profile as the file.
    fn check(&self, jobs: &[Job]) -> Result<(), String> {
        let documents = jobs.iter().map(|job| job.plans.len()).sum::<usize>();
        if let (Target::File(path) | Target::Stream(path), 2..) = (&self.target, documents) {
            let path = path.display();
            return Err(format!("'{path}' cannot take {documents} documents; choose one with -d, or name a folder"));
        }
        let profiles: Vec<_> = jobs.iter().filter_map(|job| Path::new(&job.file.name).canonicalize().ok()).collect();
        let mut paths = HashSet::new();
        for path in jobs.iter().flat_map(|job| job.plans.iter().filter_map(|plan| self.path(&job.name(plan)))) {
            if path.canonicalize().is_ok_and(|path| profiles.contains(&path)) {
                return Err(format!("'{}' is the profile itself; name another file", path.display()));
            }
            if !paths.insert(path.clone()) {
                let path = path.display();
                return Err(format!(
                    "two documents would be written to '{path}'; build them into folders of their own"
                ));
            }
        }
        Ok(())
    }

    /// The file for a document called `name`; nothing for the standard output.
    fn path(&self, name: &str) -> Option<PathBuf> {
        match self.target {
            Target::Folder(folder) => Some(folder.join(format!("{name}.{}", self.format.extension()))),
            Target::File(path) => Some(path.to_path_buf()),
            Target::Stream(_) => None,
        }
    }

    /// `resume.png` is `resume-1.png` and so on; a single page in a file that the user named keeps its name.
    fn numbered(&self, path: &Path, index: usize, count: usize) -> PathBuf {
        if self.format == Format::Pdf || matches!(self.target, Target::File(_)) && count == 1 {
            return path.to_path_buf();
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let extension = path.extension().unwrap_or_else(|| self.format.extension().as_ref()).to_string_lossy();
        path.with_file_name(format!("{stem}-{}.{extension}", index + 1))
    }
}

/// The format asked for, else that of the file's ending; both may not say different things.
fn format(target: &Target, asked: Option<Format>) -> Result<Format, String> {
    let Target::File(path) = target else { return Ok(asked.unwrap_or(Format::Pdf)) };
    let ending = path.extension().map(|ending| Format::from_str(&ending.to_string_lossy(), true));
    if let (None, Some(Err(_))) = (asked, &ending) {
        return Err(format!("'{}' does not end in .pdf, .png or .svg; say which it is with -f", path.display()));
    }
    let ending = ending.and_then(Result::ok);
    match (asked, ending) {
        (Some(asked), Some(ending)) if asked != ending => {
            Err(format!("'{}' does not end in .{}", path.display(), asked.extension()))
        }
        _ => Ok(asked.or(ending).unwrap_or(Format::Pdf)),
    }
}

/// Where documents go.
enum Target<'a> {
    /// Into this folder, under their own names.
    Folder(&'a Path),
    /// Into this file.
    File(&'a Path),
    /// To the standard output.
    Stream(&'a Path),
}

impl<'a> Target<'a> {
    fn of(arguments: &'a BuildArguments) -> Self {
        let Some(path) = arguments.output.as_deref() else { return Self::Folder(Path::new("")) };
        let slash = path.as_os_str().as_encoded_bytes().ends_with(b"/");
        match path {
            path if path == Path::new("-") => Self::Stream(path),
            path if slash || path.is_dir() => Self::Folder(path),
            path => Self::File(path),
        }
    }
}

fn make(job: &Job, plan: &Plan, order: &Order, arguments: &BuildArguments) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let target = order.path(&job.name(plan));
    // A target that cannot be written is known before the work.
    if let Some(path) = &target {
        output::check_target(path).map_err(|problem| vec![problem])?;
    }
    let built = arguments.select.make(job, plan)?;
    let failed = |problem: Diagnostic| built.failed(vec![problem]);
    let pages = pages(&built.document, order.format, arguments).map_err(|problems| built.failed(problems))?;
    match target {
        None if pages.len() > 1 => {
            let message = format!("the standard output cannot take {} pages", pages.len());
            let problem = Diagnostic::error(Code::CannotWrite, message);
            return Err(failed(problem.hint("name a folder with `-o`, or write a PDF")));
        }
        None => pages.iter().try_for_each(|bytes| terminal::result(bytes)).map_err(failed)?,
        Some(path) => {
            for (index, bytes) in pages.iter().enumerate() {
                output::write(&order.numbered(&path, index, pages.len()), bytes).map_err(failed)?;
            }
        }
    }
    Ok(built.warnings)
}

/// A folder named with a closing slash is made if it is not there.
fn create_folder(folder: &Path) -> Result<(), Diagnostic> {
    std::fs::create_dir_all(folder).map_err(|error| {
        let message = format!("cannot make the folder `{}`: {}", folder.display(), jikji::input::reason(&error));
        Diagnostic::error(Code::CannotWrite, message)
    })
}

/// The files of a document: one PDF, or an image of each page.
fn pages(document: &Document, format: Format, arguments: &BuildArguments) -> Result<Vec<Vec<u8>>, Vec<Diagnostic>> {
    match format {
        Format::Pdf => output::pdf(document, &arguments.select.standard).map(|pdf| vec![pdf]),
        Format::Png => Ok(output::png(document, PNG_DPI)),
        Format::Svg => Ok(output::svg(document).into_iter().map(String::into_bytes).collect()),
    }
}
