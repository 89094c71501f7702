//! `jikji build`: documents written to files.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf, is_separator};

use jikji::diagnostic::{Code, Diagnostic};
use jikji::disk::write;
use jikji::output::Plain;
use jikji::printer::Form;
use jikji::profile::vocabulary::format::Format;
use jikji::project::Job;
use jikji::project::plan::Plan;
use jikji::script::normal::folded;
use jikji::session::Session;

use crate::cli::BuildArguments;
use crate::command::inputs::Inputs;
use crate::command::select::{Asked, each};
use crate::command::summary::Summary;
use crate::terminal::{self, Outcome, Voice};

/// What the standard output is called where it is a file, too.
const STREAMS: &[&str] = &["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

/// Makes every document asked for; each that is right is written, whatever the others are.
pub fn run(arguments: &BuildArguments, voice: Voice) -> Outcome {
    if let (Form::Json | Form::Gitlab, Target::Stream(path)) = (voice.form, Target::of(arguments)) {
        let path = path.display();
        return Outcome::Misused(format!(
            "'{path}' takes the document, so that problems cannot go there as JSON; name a file"
        ));
    }
    make_all(arguments, voice).unwrap_or_else(|outcome| outcome)
}

fn make_all(arguments: &BuildArguments, voice: Voice) -> Result<Outcome, Outcome> {
    let session = Session::new(arguments.select.font_path.clone());
    let asked = arguments.select.jobs(&session)?;
    let destinations = Destinations::of(arguments, &asked)?;
    let problems = asked.problems.into_iter().chain(destinations.note()).collect();
    Ok(each(&asked.jobs, problems, &session, |job, plan| make(job, plan, &destinations, arguments, voice, &session)))
}

/// What is to be written where, found to be possible.
struct Destinations<'a> {
    target: Target<'a>,
    /// The formats that the command line asks for; those of the documents without them.
    formats: Vec<Format>,
    /// Whether one was asked for by name.
    asked: bool,
    inputs: Inputs,
}

impl<'a> Destinations<'a> {
    fn of(arguments: &'a BuildArguments, asked: &Asked) -> Result<Self, Outcome> {
        let target = Target::of(arguments);
        let formats = formats(&target, &arguments.formats).map_err(Outcome::Misused)?;
        let makes_pdf = formats.is_empty() || formats.contains(&Format::Pdf);
        if !arguments.select.sheet().is_page() && !makes_pdf {
            return Err(Outcome::Misused(
                "'--bleed' and '--crop-marks' are for PDFs; leave them out, or '-f' too".into(),
            ));
        }
        let inputs = Inputs::of(&arguments.select, asked);
        let destinations = Self { target, formats, asked: !arguments.formats.is_empty(), inputs };
        destinations.check(&asked.jobs).map_err(Outcome::Misused)?;
        match destinations.target {
            Target::Folder(folder) => {
                create_folder(folder).map_err(Outcome::from)?;
                write::sweep(folder);
            }
            Target::File(path) => write::sweep(path.parent().unwrap_or(path)),
            Target::Stream(_) => {}
        }
        Ok(destinations)
    }

    /// Refuses several documents for one file, and for a file one that the build reads.
    fn check(&self, jobs: &[Job]) -> Result<(), String> {
        let files = jobs.iter().flat_map(|job| &job.plans).map(|plan| self.formats(plan).len());
        let documents = files.sum::<usize>();
        if let (Target::File(path) | Target::Stream(path), 2..) = (&self.target, documents) {
            let folder = match self.lacks_ending() {
                true => format!("write '{}/' for a folder", path.display()),
                false => "name a folder".into(),
            };
            let path = path.display();
            return Err(format!("'{path}' cannot take {documents} documents; choose one with -d, or {folder}"));
        }
        let mut paths: HashMap<String, PathBuf> = HashMap::new();
        for path in jobs.iter().flat_map(|job| job.plans.iter().flat_map(|plan| self.paths(job, plan))) {
            if let Some(role) = self.inputs.role(&path) {
                return Err(format!("'{}' is {role}; name another file with -o", path.display()));
            }
            // Many systems know no case in the names of files.
            if let Some(other) = paths.insert(folded(&path.to_string_lossy()), path.clone()) {
                let also = match other == path {
                    true => String::new(),
                    false => format!(", which is '{}' too on many systems", other.display()),
                };
                let path = path.display();
                return Err(format!(
                    "two documents would be written to '{path}'{also}; build them into folders of their own"
                ));
            }
        }
        Ok(())
    }

    /// Whether the file that the user named says nowhere what it is.
    fn lacks_ending(&self) -> bool {
        let Target::File(path) = self.target else { return false };
        let special = path.metadata().is_ok_and(|metadata| !metadata.is_file());
        !self.asked && !special && path.extension().is_none()
    }

    /// What to say of such a file, for which a folder may have been meant.
    fn note(&self) -> Option<Diagnostic> {
        let (Target::File(path), true) = (&self.target, self.lacks_ending()) else { return None };
        let path = path.display();
        let note = Diagnostic::note(Code::NoEnding, format!("`{path}` is a PDF without an ending"));
        Some(note.hint(format!("`-o {path}.pdf` names it as one; `-o {path}/` makes a folder")))
    }

    /// What a document is written as.
    fn formats(&self, plan: &Plan) -> Vec<Format> {
        match (self.formats.is_empty(), plan.formats.is_empty()) {
            (false, _) => self.formats.clone(),
            (true, false) => plan.formats.clone(),
            (true, true) => vec![Format::Pdf],
        }
    }

    /// The files of a document.
    fn paths(&self, job: &Job, plan: &Plan) -> Vec<PathBuf> {
        let name = job.name(plan);
        self.formats(plan).into_iter().filter_map(|format| self.path(&name, format)).collect()
    }

    /// The file for a document called `name`; nothing for the standard output.
    fn path(&self, name: &str, format: Format) -> Option<PathBuf> {
        match self.target {
            Target::Folder(folder) => Some(folder.join(format!("{name}.{}", format.word()))),
            Target::File(path) => Some(path.to_path_buf()),
            Target::Stream(_) => None,
        }
    }

    /// Writes the files of a document, whose names and sizes it gives.
    fn write(&self, path: &Path, format: Format, pages: &[Vec<u8>]) -> Result<Vec<(PathBuf, usize)>, Diagnostic> {
        let paths = (0..pages.len()).map(|page| self.numbered(path, format, page, pages.len()));
        let files: Vec<_> = paths.zip(pages.iter().map(Vec::len)).collect();
        // How many images there are, and so what they are called, is known only now.
        if let Some((path, role)) = files.iter().find_map(|(path, _)| Some((path, self.inputs.role(path)?))) {
            let message = format!("cannot write `{}`: it is {role}", path.display());
            return Err(Diagnostic::error(Code::CannotWrite, message).hint("name another file with `-o`"));
        }
        files.iter().zip(pages).try_for_each(|((path, _), bytes)| write::write(path, bytes))?;
        Ok(files)
    }

    /// `resume.png` is `resume-1.png` and so on; a single page in a file that the user named keeps its name.
    fn numbered(&self, path: &Path, format: Format, index: usize, count: usize) -> PathBuf {
        if !matches!(format, Format::Png | Format::Svg) || matches!(self.target, Target::File(_)) && count == 1 {
            return path.to_path_buf();
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let extension = path.extension().unwrap_or_else(|| format.word().as_ref()).to_string_lossy();
        path.with_file_name(format!("{stem}-{}.{extension}", index + 1))
    }
}

/// The formats asked for, each once, else that of the file's ending, if it has one; both may not say different things.
fn formats(target: &Target, asked: &[Format]) -> Result<Vec<Format>, String> {
    let mut seen = HashSet::new();
    let asked: Vec<_> = asked.iter().copied().filter(|format| seen.insert(*format)).collect();
    let Target::File(path) = target else { return Ok(asked) };
    let Some(ending) = path.extension() else { return Ok(asked) };
    match (asked.as_slice(), Format::of(&ending.to_string_lossy())) {
        ([], None) => {
            let (path, pdf) = (path.display(), path.with_extension("pdf"));
            let endings: Vec<_> = Format::ALL.iter().map(|format| format!(".{}", format.word())).collect();
            Err(format!(
                "'{path}' does not end in {}, which is all that there is; write '{}', or say what it is with -f",
                endings.join(", "),
                pdf.display()
            ))
        }
        ([], Some(ending)) => Ok(vec![ending]),
        ([asked, ..], Some(ending)) if *asked != ending => {
            Err(format!("'{}' does not end in .{}", path.display(), asked.word()))
        }
        _ => Ok(asked),
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
        let slash = path.to_string_lossy().ends_with(is_separator);
        match path {
            path if STREAMS.iter().any(|stream| path == Path::new(stream)) => Self::Stream(path),
            path if slash || path.is_dir() => Self::Folder(path),
            path => Self::File(path),
        }
    }
}

fn make(
    job: &Job,
    plan: &Plan,
    destinations: &Destinations,
    arguments: &BuildArguments,
    voice: Voice,
    session: &Session,
) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let mut found = Vec::new();
    for format in destinations.formats(plan) {
        let path = destinations.path(&job.name(plan), format);
        // A target that cannot be written is known before the work.
        if let Some(path) = &path {
            write::check_target(path).map_err(|problem| vec![problem])?;
        }
        let plain = Plain { width: Some(arguments.width).filter(|width| *width > 0), ascii: arguments.ascii };
        let made = match format.has_pages() {
            true => arguments.select.make(job, plan, format, session)?,
            false => arguments.select.word(job, plan, format, plain, session)?,
        };
        let failed = |problem: Diagnostic| made.failed(problem);
        match path {
            None => stream(&made.files).map_err(failed)?,
            Some(path) => {
                let files = destinations.write(&path, format, &made.files).map_err(failed)?;
                let summary = Summary::of(job.name(plan), &made, 0);
                terminal::tell(voice, &summary.wrote(&files), &summary.written(&files)).map_err(failed)?;
            }
        }
        found.extend(made.warnings);
    }
    Ok(found)
}

/// The one file of a document on the standard output, where nothing else is said.
fn stream(pages: &[Vec<u8>]) -> Result<(), Diagnostic> {
    if pages.len() > 1 {
        let message = format!("the standard output cannot take {} pages", pages.len());
        return Err(Diagnostic::error(Code::CannotWrite, message).hint("name a folder with `-o`, or write a PDF"));
    }
    pages.iter().try_for_each(|bytes| terminal::result(bytes))
}

/// A folder that is named is made if it is not there.
pub fn create_folder(folder: &Path) -> Result<(), Diagnostic> {
    if folder == Path::new("") {
        return Ok(());
    }
    std::fs::create_dir_all(folder).map_err(|error| {
        let message = format!("cannot make the folder `{}`: {}", folder.display(), jikji::disk::read::reason(&error));
        Diagnostic::error(Code::CannotWrite, message)
    })
}
