//! A profile and the documents to make of it, with everything that can be said before one is set.

pub(crate) mod choice;
pub mod content;
mod essay;
mod languages;
mod letter;
mod name;
pub mod plan;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::bibliography::{self, Filled, Library};
use crate::diagnostic::findings::Findings;
use crate::diagnostic::{self, Diagnostic, SourceFile};
use crate::disk::reach::Reach;
use crate::disk::read;
use crate::include::{self, Included};
use crate::lint;
use crate::profile::choices::{self, Choices};
use crate::profile::value::date::Date;
use crate::profile::yaml::tree::Tree;
use crate::profile::{self, Profile, Reading};
use crate::project::content::Content;
use crate::project::plan::{Plan, Planner, Request};
use crate::session::Session;
use crate::view::wording::labels::Labels;

/// A profile that is right, and what to make of it.
#[derive(Debug)]
pub struct Job {
    /// The file it was read from.
    pub file: Arc<SourceFile>,
    /// Its documents.
    pub plans: Vec<Plan>,
    /// The files that it takes texts from, beside its own.
    pub inputs: Vec<PathBuf>,
    /// What its author should look at, whatever the document.
    pub warnings: Vec<Diagnostic>,
}

impl Job {
    /// Reads the profile in `file`, whose own files lie in `reach`, and decides its documents. `today` is asked only by a profile
    /// that says so. The error is every problem of both, sorted by place.
    pub fn read<'a>(
        file: Arc<SourceFile>,
        reach: impl Into<Reach<'a>>,
        request: &Request,
        today: &dyn Fn() -> Date,
        session: &Session,
    ) -> Result<Self, Vec<Diagnostic>> {
        let reach = reach.into();
        let mut filled = Filled { file: Arc::clone(&file), problems: Vec::new(), library: Library::default() };
        let mut included = Vec::new();
        let fill = |tree: &mut Tree| {
            let Included { file, problems, paths } = include::include(tree, &file, reach);
            let (file, unread) = languages::fill(&mut tree.root, &file, reach);
            let languages = choices::languages(&tree.root);
            filled = bibliography::fill(&mut tree.root, &file, reach, &languages);
            filled.problems.extend(problems.into_iter().chain(unread));
            included = paths;
            Arc::clone(&filled.file)
        };
        let reading = profile::read_filled(&file, fill).map_err(|mut problems| {
            diagnostic::sort(&mut problems);
            problems
        })?;
        let Filled { file, problems, library } = filled;
        let inputs = [included, library.files.clone()].concat();
        prepare(&reading.profile, &reading.choices, request, session);
        let mut found = Findings::new(&file);
        found.extend(problems);
        let is_right = reading.problems.is_empty();
        let base = Arc::new(Content::of(reading, Vec::new(), &Arc::new(library), reach, &mut found));
        let plans = Planner { base: &base, reach, request, today }.plans(&mut found);
        if is_right {
            look(&base, &plans, &mut found);
        }
        let failed = found.has_error();
        let mut told = found.told();
        if failed {
            diagnostic::sort(&mut told);
            return Err(told);
        }
        Ok(Self { plans, warnings: told, file, inputs })
    }

    /// What messages and files call a document of it: `engineer-resume`.
    pub fn name(&self, plan: &Plan) -> String {
        plan.name(&content::stem(&self.file).unwrap_or_else(|| "profile".into()))
    }
}

/// Adds what is well-formed in the profile, or in what a document lays over it, and probably a slip.
fn look(base: &Arc<Content>, plans: &[Plan], found: &mut Findings) {
    let date = plans.iter().filter_map(|plan| plan.selection.date).max().filter(|_| !found.has_error());
    lint::check(&base.profile, date, found);
    let mut seen = vec![Arc::as_ptr(base)];
    for plan in plans {
        if !seen.contains(&Arc::as_ptr(&plan.content)) {
            seen.push(Arc::as_ptr(&plan.content));
            lint::check(&plan.content.profile, date, found);
        }
    }
}

/// The files that a profile names, whatever is wrong with either: pictures, those that it includes, and references.
pub fn named(file: &Arc<SourceFile>, folder: &Path) -> Vec<PathBuf> {
    let Ok(Reading { profile, root, .. }) = profile::read(file) else { return Vec::new() };
    let signatures = profile.letters.0.iter().filter_map(|(_, letter)| letter.signature.clone());
    let pictures = profile.photo.clone().into_iter().chain(signatures);
    let texts = include::names(&root).into_iter().chain(bibliography::names(&root));
    pictures.chain(texts).filter_map(|name| read::spelled(folder, &name.text).canonicalize().ok()).collect()
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
