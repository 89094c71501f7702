//! A profile and the documents to make of it, with everything that can be said before one is set.

pub(crate) mod choice;
pub mod plan;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::findings::Findings;
use crate::diagnostic::{self, Diagnostic, SourceFile};
use crate::disk::read;
use crate::lint;
use crate::photo::{self, Photo};
use crate::profile::choices::Choices;
use crate::profile::value::date::Date;
use crate::profile::yaml::node::Node;
use crate::profile::{self, Profile, Reading};
use crate::project::plan::{Plan, Planner, Request};
use crate::script::normal::nfc;
use crate::session::Session;
use crate::view::wording::labels::Labels;

/// A profile that is right, and what to make of it.
#[derive(Debug)]
pub struct Job {
    /// The file it was read from.
    pub file: Arc<SourceFile>,
    /// The profile.
    pub profile: Profile,
    /// The file as it was written, to name its fields by.
    pub root: Node,
    /// Its picture.
    pub photo: Option<Photo>,
    /// Its documents.
    pub plans: Vec<Plan>,
    /// What its author should look at, whatever the document.
    pub warnings: Vec<Diagnostic>,
}

impl Job {
    /// Reads the profile in `file`, which stands in `folder`, and decides its documents. `today` is asked only by a profile
    /// that says so. The error is every problem of both, sorted by place.
    pub fn read(
        file: Arc<SourceFile>,
        folder: &Path,
        request: &Request,
        today: &dyn Fn() -> Date,
        session: &Session,
    ) -> Result<Self, Vec<Diagnostic>> {
        let read = profile::read(&file).map_err(|mut problems| {
            diagnostic::sort(&mut problems);
            problems
        });
        let Reading { profile, problems, choices, root, notes } = read?;
        prepare(&profile, &choices, request, session);
        let mut found = Findings::new(&file);
        let is_right = problems.is_empty();
        found.extend(problems);
        let plans = Planner { profile: &profile, choices: &choices, folder, request, today }.plans(&mut found);
        let photo = profile.photo.as_ref().map(|name| photo::read(name, folder, &file)).transpose();
        let date = plans.iter().filter_map(|plan| plan.selection.date).max().filter(|_| !found.has_error());
        let photo = photo.map_err(|problem| found.extend([problem])).unwrap_or_default();
        if is_right {
            lint::check(&profile, date, &mut found);
        }
        found.extend(photo.as_ref().and_then(|photo| photo.warning.clone()));
        found.extend(notes);
        let failed = found.has_error();
        let mut told = found.told();
        if failed {
            diagnostic::sort(&mut told);
            return Err(told);
        }
        Ok(Self { profile, root, photo, plans, warnings: told, file })
    }

    /// What messages and files call a document of it: `engineer-resume`.
    pub fn name(&self, plan: &Plan) -> String {
        let path = Path::new(&self.file.name);
        let stem = path.file_stem().filter(|_| self.file.name != SourceFile::STDIN);
        plan.name(&stem.map_or("profile".into(), |stem| nfc(stem.to_string_lossy())))
    }
}

/// The file that a profile names as its picture, whatever is wrong with either.
pub fn photo(file: &Arc<SourceFile>, folder: &Path) -> Option<PathBuf> {
    let profile = profile::read(file).ok()?.profile;
    read::spelled(folder, &profile.photo?.text).canonicalize().ok()
}

/// Begins to read the program's words in the languages of the documents, while these are decided.
fn prepare(profile: &Profile, choices: &Choices, request: &Request, session: &Session) {
    let written = profile.documents.0.iter().filter_map(|(_, spec)| spec.as_ref()?.lang.as_ref());
    let mut languages: Vec<_> = match request.language {
        Some(language) => vec![language],
        None => written.map(|written| written.language).collect(),
    };
    if languages.is_empty() {
        languages.push(choices.languages[0]);
    }
    session.begin(move || {
        for language in languages {
            Labels::of(language);
        }
    });
}
