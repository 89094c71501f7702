//! Where the documents of a build go: found to be possible before any of them is made.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jikji::diagnostic::{Code, Diagnostic};
use jikji::disk::{read, write};
use jikji::profile::vocabulary::format::Format;
use jikji::project::Job;
use jikji::project::plan::Plan;
use jikji::script::normal::folded;

use crate::cli::BuildArguments;
use crate::command::batch::Refusal;
use crate::command::inputs::Inputs;
use crate::command::profiles::{Profiles, Source};
use crate::command::queue::AHEAD;
use crate::command::select::Wrong;
use crate::command::target::{self, Target};
use crate::terminal::Outcome;

/// What is to be written where.
pub struct Destinations<'a> {
    target: Target<'a>,
    /// The formats that the command line asks for; those of the documents without them.
    formats: Vec<Format>,
    /// Whether one was asked for by name.
    asked: bool,
    known: Mutex<Known>,
}

/// What is known of a build so far.
struct Known {
    inputs: Inputs,
    /// The files of its documents, by what many systems call them.
    paths: HashMap<String, PathBuf>,
    /// How many files its documents have.
    files: usize,
    /// The folders that are there and were swept.
    folders: HashSet<PathBuf>,
}

impl<'a> Destinations<'a> {
    /// Those of these arguments. The error is that this cannot be.
    pub fn of(arguments: &'a BuildArguments, profiles: &Profiles) -> Result<Self, Outcome> {
        let target = Target::of(arguments.output.as_deref());
        let formats = target::formats(&target, &arguments.formats).map_err(Outcome::Misused)?;
        let makes_pdf = formats.is_empty() || formats.contains(&Format::Pdf);
        if !arguments.select.sheet().is_page() && !makes_pdf {
            return Err(Outcome::Misused(
                "'--bleed' and '--crop-marks' are for PDFs; leave them out, or '-f' too".into(),
            ));
        }
        let inputs = Inputs::of(&arguments.select, profiles);
        let known = Known { inputs, paths: HashMap::new(), files: 0, folders: HashSet::new() };
        Ok(Self { target, formats, asked: !arguments.formats.is_empty(), known: Mutex::new(known) })
    }

    /// Takes the files that come of a profile. Several documents for one file are refused, and a file that the build reads.
    pub fn claim(&self, source: &Source, read: Result<(&Job, &[&Plan]), &Wrong>, before: usize) -> Result<(), Refusal> {
        let mut known = self.known();
        let (job, plans) = match read {
            Ok(read) => read,
            Err(wrong) => {
                known.inputs.add_named(&wrong.named);
                return Ok(());
            }
        };
        known.inputs.add(job);
        known.files += plans.iter().map(|plan| self.formats(plan).len()).sum::<usize>();
        self.holds(known.files).map_err(Refusal::Misused)?;
        // Nothing was made yet of a batch as small as that.
        let is_early = before < AHEAD;
        let refused = |(what, hint): (String, &str)| match is_early {
            true => Refusal::Misused(format!("{}; {hint}", what.replace('`', "'"))),
            false => Refusal::Wrong(vec![Diagnostic::error(Code::CannotWrite, what).hint(hint)]),
        };
        plans
            .iter()
            .flat_map(|plan| self.paths(source, job, plan))
            .try_for_each(|path| known.take(path))
            .map_err(refused)
    }

    /// Keeps a file that something else is written to from the documents.
    pub fn reserve(&self, path: &Path) -> Result<(), String> {
        let refused = |(what, _): (String, _)| format!("{}; name another file with --report", what.replace('`', "'"));
        self.known().take(path.to_path_buf()).map_err(refused)
    }

    /// Whether the document goes to the standard output.
    pub fn is_stream(&self) -> bool {
        matches!(self.target, Target::Stream(_))
    }

    /// Refuses so many files, if they have no room where they go.
    fn holds(&self, files: usize) -> Result<(), String> {
        let (Target::File(path) | Target::Stream(path), 2..) = (&self.target, files) else { return Ok(()) };
        let folder = match self.lacks_ending() {
            true => format!("write '{}/' for a folder", path.display()),
            false => "name a folder".into(),
        };
        let path = path.display();
        Err(format!("'{path}' cannot take {files} documents; choose one with -d, or {folder}"))
    }

    /// What the file at `path` is read as, if it is.
    pub fn role(&self, path: &Path) -> Option<String> {
        self.known().inputs.role(path).map(str::to_owned)
    }

    /// Makes the folder that a file of these goes to, if it is not there, and finds out whether the file can be written.
    pub fn prepare(&self, path: &Path) -> Result<(), Diagnostic> {
        let folder = path.parent().unwrap_or(path);
        if !self.known().folders.contains(folder) {
            if matches!(self.target, Target::Folder(_)) {
                create_folder(folder)?;
            }
            write::sweep(folder);
            self.known().folders.insert(folder.to_path_buf());
        }
        write::check_target(path)
    }

    /// Whether the file that the user named says nowhere what it is.
    fn lacks_ending(&self) -> bool {
        let Target::File(path) = self.target else { return false };
        let special = path.metadata().is_ok_and(|metadata| !metadata.is_file());
        !self.asked && !special && path.extension().is_none()
    }

    /// What to say of such a file, for which a folder may have been meant.
    pub fn note(&self) -> Option<Diagnostic> {
        let (Target::File(path), true) = (&self.target, self.lacks_ending()) else { return None };
        let path = path.display();
        let note = Diagnostic::note(Code::NoEnding, format!("`{path}` is a PDF without an ending"));
        Some(note.hint(format!("`-o {path}.pdf` names it as one; `-o {path}/` makes a folder")))
    }

    /// What a document is written as.
    pub fn formats(&self, plan: &Plan) -> Vec<Format> {
        match (self.formats.is_empty(), plan.formats.is_empty()) {
            (false, _) => self.formats.clone(),
            (true, false) => plan.formats.clone(),
            (true, true) => vec![Format::Pdf],
        }
    }

    /// The files of a document.
    fn paths(&self, source: &Source, job: &Job, plan: &Plan) -> Vec<PathBuf> {
        let name = job.name(plan);
        self.formats(plan).into_iter().filter_map(|format| self.path(source, &name, format)).collect()
    }

    /// The file for a document called `name`; nothing for the standard output.
    pub fn path(&self, source: &Source, name: &str, format: Format) -> Option<PathBuf> {
        match self.target {
            Target::Folder(folder) => Some(folder.join(&source.below).join(format!("{name}.{}", format.word()))),
            Target::File(path) => Some(path.to_path_buf()),
            Target::Stream(_) => None,
        }
    }

    /// Writes the files of a document, whose names and sizes it gives.
    pub fn write(&self, path: &Path, format: Format, pages: &[Vec<u8>]) -> Result<Vec<(PathBuf, usize)>, Diagnostic> {
        let paths = (0..pages.len()).map(|page| self.numbered(path, format, page, pages.len()));
        let files: Vec<_> = paths.zip(pages.iter().map(Vec::len)).collect();
        // How many images there are, and so what they are called, is known only now.
        if let Some((path, role)) = files.iter().find_map(|(path, _)| Some((path, self.role(path)?))) {
            let message = format!("cannot write `{}`: it is {role}", path.display());
            return Err(Diagnostic::error(Code::CannotWrite, message).hint("name another file with `-o`"));
        }
        files.iter().zip(pages).try_for_each(|((path, _), bytes)| write::write(path, bytes))?;
        Ok(files)
    }

    /// `resume.png` is `resume-1.png` and so on; a single page in a file that the user named keeps its name.
    pub fn numbered(&self, path: &Path, format: Format, index: usize, count: usize) -> PathBuf {
        if !matches!(format, Format::Png | Format::Svg) || matches!(self.target, Target::File(_)) && count == 1 {
            return path.to_path_buf();
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let extension = path.extension().unwrap_or_else(|| format.word().as_ref()).to_string_lossy();
        path.with_file_name(format!("{stem}-{}.{extension}", index + 1))
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    /// Takes the file at `path` for a document, unless another has it or the build reads it. The error is why, and what to do.
    fn take(&mut self, path: PathBuf) -> Result<(), (String, &'static str)> {
        if let Some(role) = self.inputs.role(&path) {
            return Err((format!("`{}` is {role}", path.display()), "name another file with -o"));
        }
        // Many systems know no case in the names of files.
        let Some(other) = self.paths.insert(folded(&path.to_string_lossy()), path.clone()) else { return Ok(()) };
        let also = match other == path {
            true => String::new(),
            false => format!(", which is `{}` too on many systems", other.display()),
        };
        let what = format!("two documents would be written to `{}`{also}", path.display());
        self.paths.insert(folded(&other.to_string_lossy()), other);
        Err((what, "build them into folders of their own"))
    }
}

/// A folder that is named is made if it is not there.
pub fn create_folder(folder: &Path) -> Result<(), Diagnostic> {
    if folder == Path::new("") {
        return Ok(());
    }
    std::fs::create_dir_all(folder).map_err(|error| {
        let message = format!("cannot make the folder `{}`: {}", folder.display(), read::reason(&error));
        Diagnostic::error(Code::CannotWrite, message)
    })
}
