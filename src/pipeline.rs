//! From a plan to a checked document: view, layout, pages.

use std::sync::Arc;
use std::thread;

use crate::aside;
use crate::check::{contrast, coverage, fonts, leak, links, pages, size};
use crate::diagnostic::findings::Findings;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::document::{Document, Input, Typesetter};
use crate::fit::{Fitted, fit};
use crate::fonts::Fonts;
use crate::layout::tunable::Adjusted;
use crate::preload::{self, Need};
use crate::project::plan::Plan;
use crate::project::{Job, choice};
use crate::script::letter::is_hangul;
use crate::session::Session;
use crate::view::letter::SIGNATURE_PATH;
use crate::view::value::Part;
use crate::view::walk::Text;
use crate::view::{PHOTO_PATH, View};

/// A document that is right, and what its author should look at all the same.
pub struct Built {
    /// The pages.
    pub document: Document,
    /// What it says.
    pub view: View,
    /// Warnings.
    pub warnings: Vec<Diagnostic>,
    /// The options that were adjusted to fill the pages that there may be.
    pub adjusted: Vec<Adjusted>,
    /// How often it was set: compilations by Typst.
    pub settings: usize,
}

/// Makes the document that `plan` describes, one of those of `job`.
pub fn build(job: &Job, plan: &Plan, session: &Session) -> Result<Built, Vec<Diagnostic>> {
    let mut found = Findings::new(&job.file);
    match checked(job, plan, session, &mut found) {
        Some((Fitted { document, adjusted, settings, .. }, view)) => {
            Ok(Built { document, view, warnings: found.told(), adjusted, settings })
        }
        None => Err(found.told()),
    }
}

/// The document and what it says, unless something that is found of it is an error.
fn checked(job: &Job, plan: &Plan, session: &Session, found: &mut Findings) -> Option<(Fitted, View)> {
    let fonts = &fonts::find(plan, &session.fonts, found)?;
    // Loading a face takes as long as wording the whole profile, and Typst waits for one that is not there yet.
    thread::scope(|scope| {
        aside::begin_in(scope, || preload::faces(plan, fonts));
        fonts::check(plan, fonts, found);
        let view = view(plan, session, found)?;
        let texts = view.texts();
        leak::check(&plan.content.secrets, &view, &texts, &job.name(plan), found);
        if found.has_error() || !size::check(&texts, found) {
            return None;
        }
        let need = Need::of(&texts);
        aside::begin_in(scope, move || preload::rest_of_faces(&need, plan, fonts));
        let fitted = set(job, plan, &input(job, plan, &view, fonts, session), &texts, found)?;
        Some((fitted, view))
    })
}

/// Lays the input out and checks its pages.
fn set(job: &Job, plan: &Plan, input: &Input, texts: &[Text], found: &mut Findings) -> Option<Fitted> {
    let fitted = match Typesetter::new(input).and_then(|mut typesetter| fit(plan, &mut typesetter)) {
        Ok(fitted) => fitted,
        Err(problems) => {
            found.extend(problems.into_iter().map(|problem| choice::failed(problem, plan, job)));
            return None;
        }
    };
    let document = &fitted.document;
    found.extend(overflow(document, plan, job));
    pages::exceeded(plan, &fitted, texts, found);
    links::check(document, &plan.layout, found);
    if found.has_error() {
        return None;
    }
    found.extend(broken(document));
    pages::aimed(plan, &fitted, found);
    pages::check(document, found);
    coverage::check(texts, document, &plan.layout, found);
    contrast::check(document, plan, found);
    fonts::check_make(document, plan, input.fonts, found);
    Some(fitted)
}

/// The document in words, for formats that have no pages, and what its author should look at.
pub fn words(job: &Job, plan: &Plan, session: &Session) -> Result<(View, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut found = Findings::new(&job.file);
    match worded(job, plan, session, &mut found) {
        Some(view) if !found.has_error() => Ok((view, found.told())),
        _ => Err(found.told()),
    }
}

fn worded(job: &Job, plan: &Plan, session: &Session, found: &mut Findings) -> Option<View> {
    let view = view(plan, session, found)?;
    let texts = view.texts();
    leak::check(&plan.content.secrets, &view, &texts, &job.name(plan), found);
    size::check(&texts, found).then_some(())?;
    drop(texts);
    Some(view)
}

/// What the document shows, unless that is nothing.
pub fn view(plan: &Plan, session: &Session, found: &mut Findings) -> Option<View> {
    View::new(&plan.content.profile, &plan.content.root, &plan.selection, &session.texts, &plan.content.library, found)
}

/// Everything that Typst gets.
pub fn input<'a>(job: &Job, plan: &Plan, view: &'a View, fonts: &'a Fonts, session: &Session) -> Input<'a> {
    let photo = plan.content.photo.iter().map(|photo| (PHOTO_PATH.into(), photo.bytes.clone()));
    let signature = plan.signature.iter().map(|signature| (SIGNATURE_PATH.into(), signature.bytes.clone()));
    Input {
        profile: view.value(),
        layout_name: plan.layout.name.clone(),
        layout: plan.layout.files.clone(),
        shared: plan.layout.shared.clone(),
        language: choice::language(plan),
        images: photo.chain(signature).collect(),
        source: Arc::clone(&job.file),
        fonts,
        sources: session.sources.clone(),
        contents: session.contents.clone(),
        via_json: false,
    }
}

/// The problems of text that no line could hold.
fn overflow(document: &Document, plan: &Plan, job: &Job) -> Vec<Diagnostic> {
    let problem = |place: Place| {
        // What stands in no profile is of the program's own words.
        if !job.file.holds(&place.file) {
            return choice::wide(plan, job);
        }
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
