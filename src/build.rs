//! From a plan to a checked document: view, layout, pages.

use std::sync::Arc;
use std::thread;

use crate::diagnostic::{Code, Diagnostic, Place, SourceFile};
use crate::document::{Document, Manuscript, typeset};
use crate::faces::{self, Need};
use crate::fonts::Fonts;
use crate::job::Job;
use crate::plan::Plan;
use crate::profile::spec::Pages;
use crate::shown;
use crate::view::slot::Slot;
use crate::view::{View, size};
use crate::words::count;

/// A document that is right, and what its author should look at all the same.
pub struct Built {
    /// The pages.
    pub document: Document,
    /// Warnings.
    pub warnings: Vec<Diagnostic>,
}

impl Built {
    /// What is to be said if the document cannot be written after all.
    pub fn failed(&self, problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
        [self.warnings.clone(), problems].concat()
    }
}

/// Makes the document that `plan` describes, one of those of `job`.
pub fn build(job: &Job, plan: &Plan, fonts: &Fonts) -> Result<Built, Vec<Diagnostic>> {
    let file = &job.file;
    // Loading a face takes as long as wording the whole profile, and Typst waits for one that is not there yet.
    thread::scope(|scope| {
        scope.spawn(|| faces::load(plan, fonts));
        let mut warnings = faces::check(plan, fonts, file);
        let worded = View::new(&job.profile, &plan.selection, file);
        let (view, found) =
            worded.map_err(|problems| [warnings.clone(), at_document(problems, plan, file)].concat())?;
        warnings.extend(found);
        let view = Slot::from(view);
        if let Err(problem) = size::check(&view, file) {
            return Err([warnings, vec![problem]].concat());
        }
        let need = Need::of(&view);
        scope.spawn(move || faces::load_rest(&need, plan, fonts));
        match set(plan, &manuscript(job, plan, view, fonts), file) {
            Ok((document, found)) => Ok(Built { document, warnings: [warnings, found].concat() }),
            Err(problems) => Err([warnings, problems].concat()),
        }
    })
}

/// Points what is wrong with the choice of a document at its name.
fn at_document(problems: Vec<Diagnostic>, plan: &Plan, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let place = |problem: Diagnostic| match (&plan.document, problem.code) {
        (Some(key), Code::EmptyDocument) => problem.at(file, key.range.clone()),
        _ => problem,
    };
    problems.into_iter().map(place).collect()
}

/// Lays the manuscript out and checks its pages; with the document come warnings.
fn set(
    plan: &Plan,
    manuscript: &Manuscript,
    file: &Arc<SourceFile>,
) -> Result<(Document, Vec<Diagnostic>), Vec<Diagnostic>> {
    let document = typeset(manuscript, &plan.options)?;
    let mut problems = overflow(&document);
    problems.extend(budget(plan, &document, file));
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut warnings = broken(&document);
    warnings.extend(shown::check(&manuscript.profile, &document, &plan.layout, file));
    Ok((document, warnings))
}

/// Everything that Typst gets.
pub fn manuscript<'a>(job: &Job, plan: &Plan, view: Slot, fonts: &'a Fonts) -> Manuscript<'a> {
    Manuscript {
        profile: view,
        layout_name: plan.layout.name.clone(),
        layout: plan.layout.files.clone(),
        shared: plan.layout.shared.clone(),
        images: job.photo.iter().map(|photo| (photo.path.clone(), photo.bytes.clone())).collect(),
        source: Arc::clone(&job.file),
        fonts,
        via_json: false,
    }
}

/// The problems of text that no line could hold.
fn overflow(document: &Document) -> Vec<Diagnostic> {
    let problem = |place: Place| {
        let problem = Diagnostic::error(Code::Overflow, "this text runs over the edge of its column");
        let problem = problem.hint("a line can end at a space or a hyphen: divide what is too long for one line");
        Diagnostic { place: Some(longest_word(place)), ..problem }
    };
    let mut places = document.beyond_edge();
    places.sort_by_key(|place| place.range.start);
    places.dedup();
    places.into_iter().map(problem).collect()
}

/// The part of a text that no line could hold: its longest word.
fn longest_word(place: Place) -> Place {
    let text = place.file.text.get(place.range.clone()).unwrap_or_default();
    let word = text.split_whitespace().max_by_key(|word| word.chars().count()).unwrap_or(text);
    let start = place.range.start + (word.as_ptr() as usize - text.as_ptr() as usize);
    let range = start..start + word.len();
    Place { range, ..place }
}

/// The warnings of Hangul words that no line could hold.
fn broken(document: &Document) -> Vec<Diagnostic> {
    let warning = |place: &Place| {
        let warning =
            Diagnostic::warning(Code::Overflow, "this word is wider than its column and breaks between syllables");
        Diagnostic { place: Some(place.clone()), ..warning.hint("a space or a shorter word lets it stay whole") }
    };
    document.broken_words().iter().map(warning).collect()
}

/// The problem of a document that is longer than it may be.
fn budget(plan: &Plan, document: &Document, file: &Arc<SourceFile>) -> Option<Diagnostic> {
    let Pages::AtMost(most) = plan.pages else { return None };
    let pages = document.pages();
    if pages <= most {
        return None;
    }
    let over = (pages - most - 1) as f64 + document.fullness();
    let name = plan.document.as_ref().map_or("the document".to_owned(), |key| format!("`{}`", key.text));
    let message = format!("{name} takes {} and may have {most}: it is {over:.1} pages too long", count(pages, "page"));
    let problem = Diagnostic::error(Code::TooManyPages, message)
        .hint(format!("page {} begins here; cut or tag what matters least and leave it out with `without`, choose its `sections`, or set it smaller with an option", most + 1))
        .hint("to allow more, set `pages:` of the document to a number or `any`");
    Some(problem.at_some(file, document.begins_with(most)))
}
