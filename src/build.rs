//! From a plan to a checked document: view, layout, pages.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::document::{Document, Manuscript, typeset};
use crate::fonts::Fonts;
use crate::plan::Plan;
use crate::profile::Profile;
use crate::profile::spec::Pages;
use crate::view::View;
use crate::words::count;
use crate::{photo, shown};

/// A document that is right, and what its author should look at all the same.
pub struct Built {
    /// The pages.
    pub document: Document,
    /// Warnings.
    pub warnings: Vec<Diagnostic>,
}

/// Makes the document that `plan` describes of `profile`, which was read from `file` in `folder`.
pub fn build(
    plan: &Plan,
    profile: &Profile,
    file: &Arc<SourceFile>,
    folder: &Path,
    fonts: &Fonts,
) -> Result<Built, Vec<Diagnostic>> {
    let (view, mut warnings) = View::new(profile, &plan.selection, file)?;
    let view = serde_json::to_value(view).expect("a view is JSON");
    let manuscript = manuscript(plan, &view, profile, file, folder, fonts).map_err(|problem| vec![problem])?;
    let failed = |problems: Vec<Diagnostic>| warnings.iter().cloned().chain(problems).collect::<Vec<_>>();
    let document = typeset(&manuscript, &plan.options).map_err(failed)?;
    let over = budget(plan, &document, file);
    if let Some(problem) = over {
        return Err(failed(vec![problem]));
    }
    warnings.extend(shown::check(&view, &document, &plan.layout, file));
    Ok(Built { document, warnings })
}

/// Everything that Typst gets.
pub fn manuscript<'a>(
    plan: &Plan,
    view: &serde_json::Value,
    profile: &Profile,
    file: &Arc<SourceFile>,
    folder: &Path,
    fonts: &'a Fonts,
) -> Result<Manuscript<'a>, Diagnostic> {
    let image = |photo| photo::read(photo, folder, file).map(|bytes| (photo::path(&photo.text), bytes));
    Ok(Manuscript {
        profile: view.clone(),
        layout_name: plan.layout.name.clone(),
        layout: plan.layout.files.clone(),
        shared: plan.layout.shared.clone(),
        images: profile.photo.as_ref().map(image).transpose()?.into_iter().collect(),
        source: Arc::clone(file),
        fonts,
        via_json: false,
    })
}

/// The problem of a document that is longer than it may be.
fn budget(plan: &Plan, document: &Document, file: &Arc<SourceFile>) -> Option<Diagnostic> {
    let Pages::AtMost(most) = plan.pages else { return None };
    let pages = document.pages();
    if pages <= most {
        return None;
    }
    let over = (pages - most - 1) as f64 + document.fullness();
    let message =
        format!("the document takes {} and may have {most}: it is {over:.1} pages too long", count(pages, "page"));
    let problem = Diagnostic::error(Code::TooManyPages, message)
        .hint("cut or tag what matters least and leave it out with `without`, choose its `sections`, or set it smaller with an option")
        .hint("to allow more, set `pages:` of the document to a number or `any`");
    Some(match &plan.document {
        Some(key) => problem.at(file, key.range.clone()),
        None => problem,
    })
}
