//! What a document is made of: the profile, or the profile with what the document lays over it.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use crate::bibliography::Library;
use crate::diagnostic::findings::Findings;
use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::disk::reach::Reach;
use crate::photo::{self, Photo};
use crate::profile::choices::Choices;
use crate::profile::documents::DocumentSpec;
use crate::profile::hide::{Hidden, Secret};
use crate::profile::yaml::node::Node;
use crate::profile::{self, Profile, Reading};

/// Values that all documents together may have anew by what they lay over their profile.
const MOST_VALUES: usize = 300_000;

/// What the command line changes in the content of every document.
#[derive(Debug, Default)]
pub struct Changes {
    /// What is laid over it, over what a document lays there.
    pub overlay: Option<Node>,
    /// Fields to hide, or sets of them, beside what a document hides.
    pub hidden: Vec<Hidden>,
}

/// What a document is made of.
#[derive(Debug)]
pub struct Content {
    /// The profile.
    pub profile: Profile,
    /// Its tree, to name its fields by.
    pub root: Node,
    /// What there is to choose from.
    pub choices: Choices,
    /// Its picture.
    pub photo: Option<Photo>,
    /// What of it is hidden.
    pub secrets: Vec<Secret>,
    /// What its publications say to citation styles.
    pub library: Arc<Library>,
}

impl Content {
    /// What reading gave, with the picture, which is looked for in `reach`; what is found adds to `found`.
    pub fn of(
        reading: Reading,
        secrets: Vec<Secret>,
        library: &Arc<Library>,
        reach: Reach,
        found: &mut Findings,
    ) -> Self {
        let Reading { profile, choices, root, problems, notes } = reading;
        found.extend(problems);
        let photo = profile.photo.as_ref().filter(|name| !name.text.trim().is_empty());
        let photo = photo.map(|name| photo::read(name, reach, &found.file)).transpose();
        let photo = photo.map_err(|problem| found.extend([problem])).unwrap_or_default();
        found.extend(photo.as_ref().and_then(|photo| photo.warning.clone()));
        found.extend(notes);
        Self { profile, root, choices, photo, secrets, library: Arc::clone(library) }
    }
}

/// The contents of a profile's documents.
pub struct Contents<'a> {
    base: &'a Arc<Content>,
    reach: Reach<'a>,
    /// What is known to be wrong with the profile itself.
    known: HashSet<(Code, Option<usize>, String)>,
    values: usize,
    /// The contents of one document, each with what a layout of it hides.
    same: Vec<(Vec<String>, Option<Arc<Content>>)>,
}

impl<'a> Contents<'a> {
    /// Those over `base`, of which `found` has what is wrong.
    pub fn over(base: &'a Arc<Content>, reach: Reach<'a>, found: &[Diagnostic]) -> Self {
        Self { base, reach, known: found.iter().map(told).collect(), values: 0, same: Vec::new() }
    }

    /// The content of the document `spec`, with what the command line lays over it and hides beside. Its layout hides `sets`.
    pub fn of(
        &mut self,
        spec: &DocumentSpec,
        sets: &[String],
        typed: &Changes,
        found: &mut Findings,
    ) -> Option<Arc<Content>> {
        if let Some((_, content)) = self.same.iter().find(|(hidden, _)| hidden == sets) {
            return content.clone();
        }
        let content = self.made(spec, sets, typed, found);
        self.same.push((sets.to_vec(), content.clone()));
        content
    }

    /// Goes on to another document.
    pub fn go_on(&mut self) {
        self.same.clear();
    }

    fn made(
        &mut self,
        spec: &DocumentSpec,
        sets: &[String],
        typed: &Changes,
        found: &mut Findings,
    ) -> Option<Arc<Content>> {
        let top = match (&spec.overlay.0, &typed.overlay) {
            (Some(own), Some(over)) => Some(own.under(over)),
            (own, over) => own.clone().or_else(|| over.clone()),
        };
        let sets: Vec<_> = sets.iter().map(|name| Hidden::set(name)).collect();
        let (top, hidden) = (top.as_ref(), [spec.hide.0.as_slice(), &typed.hidden, &sets].concat());
        if top.is_none() && hidden.is_empty() {
            return Some(Arc::clone(self.base));
        }
        self.values += self.base.root.weight().0 + top.map_or(0, |top| top.weight().0);
        if self.values > MOST_VALUES {
            let message = format!("the documents have more than {MOST_VALUES} values that are theirs alone");
            let hint = "build some of them with `-d`, or keep a profile of its own for some";
            let at = top.map(Node::anchor).or_else(|| hidden.first().map(|hidden| hidden.what.range.clone()));
            found.error(Code::TooManyValues, at, message).hints.push(hint.into());
            return None;
        }
        let (mut reading, secrets) = profile::version(&found.file, &self.base.root, top, &hidden);
        reading.problems.retain(|problem| !self.known.contains(&told(problem)));
        if !hidden.is_empty() {
            reading.problems.iter_mut().for_each(missed);
        }
        let nowhere = |problem: &Diagnostic| problem.place.as_ref().is_some_and(|place| place.range == (0..0));
        reading.problems.iter_mut().filter(|problem| nowhere(problem)).for_each(|problem| problem.place = None);
        let right = reading.problems.is_empty();
        let content = Content::of(reading, secrets, &self.base.library, self.reach, found);
        right.then(|| Arc::new(content))
    }
}

/// Says of a field that must be there that the document may hide it.
fn missed(problem: &mut Diagnostic) {
    if problem.code == Code::MissingField {
        let hint = "where the document hides it, say what stands there: `hide: {sections.education.institution: A university}`";
        problem.hints = vec![hint.into()];
    }
}

/// By what two problems are the same.
fn told(problem: &Diagnostic) -> (Code, Option<usize>, String) {
    (problem.code, problem.place.as_ref().map(|place| place.range.start), problem.message.clone())
}

/// The name of the file that a profile was read from, without its ending.
pub fn stem(file: &SourceFile) -> Option<String> {
    let stem = Path::new(&file.name).file_stem().filter(|_| file.name != SourceFile::STDIN)?;
    Some(crate::script::normal::nfc(stem.to_string_lossy()).into_owned())
}
