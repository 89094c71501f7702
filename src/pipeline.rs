//! From a plan to a checked document: view, layout, pages.

use std::sync::Arc;
use std::thread;

use crate::aside;
use crate::check::{coverage, links, pages, size};
use crate::diagnostic::{Code, Diagnostic, Place, SourceFile};
use crate::document::{Document, Manuscript, Press};
use crate::faces::{self, Need};
use crate::fit::{Fitted, fit};
use crate::fonts::Fonts;
use crate::layout::tunable::Turned;
use crate::project::plan::Plan;
use crate::project::{Job, choice};
use crate::script::letter::is_hangul;
use crate::session::Session;
use crate::view::value::Slot;
use crate::view::{PHOTO_PATH, View};

/// A document that is right, and what its author should look at all the same.
pub struct Built {
    /// The pages.
    pub document: Document,
    /// Warnings.
    pub warnings: Vec<Diagnostic>,
    /// The options that were turned to fill the pages that there may be.
    pub turned: Vec<Turned>,
    /// How often it was set: compilations by Typst.
    pub settings: usize,
}

/// Makes the document that `plan` describes, one of those of `job`.
pub fn build(job: &Job, plan: &Plan, session: &Session) -> Result<Built, Vec<Diagnostic>> {
    let file = &job.file;
    let fonts = &faces::find(plan, &session.fonts, file)?;
    // Loading a face takes as long as wording the whole profile, and Typst waits for one that is not there yet.
    thread::scope(|scope| {
        aside::begin_in(scope, || faces::load(plan, fonts));
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
        aside::begin_in(scope, move || faces::load_rest(&need, plan, fonts));
        let lead = |found: Vec<Diagnostic>| -> Vec<Diagnostic> {
            warnings.iter().cloned().chain(found.into_iter().map(|problem| choice::lead(problem, plan, job))).collect()
        };
        match set(plan, &manuscript(job, plan, view, fonts, session), file) {
            Ok(built) => Ok(Built { warnings: lead(built.warnings), ..built }),
            Err(problems) => Err(lead(problems)),
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
fn set(plan: &Plan, manuscript: &Manuscript, file: &Arc<SourceFile>) -> Result<Built, Vec<Diagnostic>> {
    let fitted = fit(plan, &mut Press::new(manuscript)?)?;
    let document = &fitted.document;
    let mut problems = overflow(document);
    problems.extend(pages::exceeded(plan, &fitted, &manuscript.profile, file));
    problems.extend(links::check(document, &plan.layout));
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut warnings = broken(document);
    warnings.extend(pages::aimed(plan, &fitted, file));
    warnings.extend(pages::warnings(document, file));
    warnings.extend(coverage::check(&manuscript.profile, document, &plan.layout, file));
    let Fitted { document, turned, settings, .. } = fitted;
    Ok(Built { document, warnings, turned, settings })
}

/// Everything that Typst gets.
pub fn manuscript<'a>(job: &Job, plan: &Plan, view: Slot, fonts: &'a Fonts, session: &Session) -> Manuscript<'a> {
    Manuscript {
        profile: view,
        layout_name: plan.layout.name.clone(),
        layout: plan.layout.files.clone(),
        shared: plan.layout.shared.clone(),
        images: job.photo.iter().map(|photo| (PHOTO_PATH.into(), photo.bytes.clone())).collect(),
        source: Arc::clone(&job.file),
        fonts,
        sources: session.sources.clone(),
        via_json: false,
    }
}

/// The problems of text that no line could hold.
fn overflow(document: &Document) -> Vec<Diagnostic> {
    let problem = |place: Place| {
        let problem = Diagnostic::error(Code::Overflow, "this text runs over the edge of its column");
        let problem = problem
            .hint("no part of it has room there: a smaller `size` or `margin`, or a wider column, gives it some");
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

/// The warnings of words and addresses that no line could hold.
fn broken(document: &Document) -> Vec<Diagnostic> {
    let warning = |place: &Place| {
        let text = place.file.text.get(place.range.clone()).unwrap_or_default();
        let (message, hint) = if text.contains(is_hangul) {
            (
                "this word is wider than its column and breaks between syllables",
                "a space or a shorter word lets it stay whole",
            )
        } else if text.contains(['@', '/']) {
            (
                "this address is wider than its column and breaks over lines",
                "a shorter one, a smaller `size` or a wider column lets it stay whole",
            )
        } else {
            ("this word is wider than its column and breaks over lines", "a space or a hyphen lets it break there")
        };
        Diagnostic { place: Some(place.clone()), ..Diagnostic::warning(Code::Overflow, message).hint(hint) }
    };
    document.broken_words().iter().map(warning).collect()
}
