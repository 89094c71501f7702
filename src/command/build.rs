//! `jikji build`: documents written to files.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use jikji::diagnostic::{Code, Diagnostic};
use jikji::document::Document;
use jikji::output;

use crate::cli::{BuildArguments, Format};
use crate::command::select::Job;
use crate::terminal::{self, Outcome};

/// The resolution of PNG images, in dots per inch.
const PNG_DPI: f64 = 144.0;

/// Makes every document asked for; each that is right is written, whatever the others are.
pub fn run(arguments: &BuildArguments) -> Outcome {
    let (jobs, mut problems) = arguments.select.jobs();
    let failed = !problems.is_empty();
    let documents = jobs.iter().map(|job| job.plans.len()).sum::<usize>();
    if let (Target::File(path) | Target::Stream(path), 2..) = (Target::of(arguments), documents) {
        return Outcome::Misused(format!(
            "'{}' cannot take {documents} documents; choose one with -d, or name a folder",
            path.display()
        ));
    }
    if let Err(outcome) = distinct(&jobs, arguments) {
        return outcome;
    }
    let mut errors = failed;
    for job in &jobs {
        for plan in &job.plans {
            let target = Target::of(arguments).path(&plan.name(&job.stem), arguments.format);
            match make(job, plan, &target, arguments) {
                Ok(warnings) => problems.extend(warnings),
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

/// Refuses to write two documents to one file, and makes the folder that they go to.
fn distinct(jobs: &[Job], arguments: &BuildArguments) -> Result<(), Outcome> {
    let target = Target::of(arguments);
    let mut paths = HashSet::new();
    for path in
        jobs.iter().flat_map(|job| job.plans.iter().map(|plan| target.path(&plan.name(&job.stem), arguments.format)))
    {
        if let Some(path) = path.filter(|path| !paths.insert(path.clone())) {
            let message =
                format!("two documents would be written to '{}'; build them into folders of their own", path.display());
            return Err(Outcome::Misused(message));
        }
    }
    match target {
        Target::Folder(folder) if folder != Path::new("") => create_folder(folder).map_err(Outcome::from),
        _ => Ok(()),
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

    /// The file for a document called `name`; nothing for the standard output.
    fn path(&self, name: &str, format: Format) -> Option<PathBuf> {
        match self {
            Self::Folder(folder) => Some(folder.join(format!("{name}.{}", format.extension()))),
            Self::File(path) => Some(path.to_path_buf()),
            Self::Stream(_) => None,
        }
    }
}

fn make(
    job: &Job,
    plan: &jikji::plan::Plan,
    target: &Option<PathBuf>,
    arguments: &BuildArguments,
) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    // A target that cannot be written is known before the work.
    if let Some(path) = target {
        output::check_target(path).map_err(|problem| vec![problem])?;
    }
    let built = job.build(plan, &arguments.select.font_path)?;
    let failed = |problem: Diagnostic| built.warnings.iter().cloned().chain([problem]).collect::<Vec<_>>();
    let pages = pages(&built.document, arguments)?;
    match target {
        None if pages.len() > 1 => {
            let problem =
                Diagnostic::error(Code::CannotWrite, format!("the standard output cannot take {} pages", pages.len()));
            return Err(failed(problem.hint("name a folder with `-o`, or write a PDF")));
        }
        None => pages.iter().for_each(|bytes| terminal::result(bytes)),
        Some(path) => {
            for (index, bytes) in pages.iter().enumerate() {
                output::write(&numbered(path, index, pages.len(), arguments), bytes).map_err(failed)?;
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
fn pages(document: &Document, arguments: &BuildArguments) -> Result<Vec<Vec<u8>>, Vec<Diagnostic>> {
    match arguments.format {
        Format::Pdf => output::pdf(document, &arguments.select.standard).map(|pdf| vec![pdf]),
        Format::Png => Ok(output::png(document, PNG_DPI)),
        Format::Svg => Ok(output::svg(document).into_iter().map(String::into_bytes).collect()),
    }
}

/// `resume.png` is `resume-1.png` and so on; a single page in a file that the user named keeps its name.
fn numbered(path: &Path, index: usize, count: usize, arguments: &BuildArguments) -> PathBuf {
    let named = matches!(Target::of(arguments), Target::File(_)) && count == 1;
    if arguments.format == Format::Pdf || named {
        return path.to_path_buf();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension =
        path.extension().map(|extension| extension.to_string_lossy()).unwrap_or(arguments.format.extension().into());
    path.with_file_name(format!("{stem}-{}.{extension}", index + 1))
}
