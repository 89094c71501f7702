//! The choice of a document that leads to a problem with words that stand nowhere in its profile: its layout's options, its language.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Place, Position};
use crate::layout::options::Value;
use crate::project::Job;
use crate::project::plan::Plan;

/// The options that the width of a column and of what stands in it depend on.
const WIDTHS: [&str; 3] = ["size", "margin", "side-width"];

/// The problem of labels and dates that are wider than their column.
pub fn wide(plan: &Plan, job: &Job) -> Diagnostic {
    let layout = &plan.layout;
    let message = format!("words of the program's own run over the edge of their column in `{}`", layout.name);
    let problem = Diagnostic::error(Code::Overflow, message);
    let options: Vec<_> = WIDTHS.iter().filter_map(|name| Some((*name, value(plan, name)?))).collect();
    let Some((_, first)) = options.first() else {
        return problem.at_some(&job.file, language(plan)).hint("choose another layout, or set a smaller `size`");
    };
    let problem = at_value(problem, first, job);
    options.into_iter().fold(problem, |problem, (name, value)| {
        let default = layout.manifest.options.get(name).map(|option| option.default_text()).unwrap_or_default();
        let text = value.text.as_deref().unwrap_or_default();
        problem.hint(format!("`{name}` is {text}, and {default} by default: set it nearer to that"))
    })
}

/// What Typst says, at the choice that leads to it if it points into one of the program's own layouts. Whoever writes a layout
/// wants to see where it fails.
pub fn failed(problem: Diagnostic, plan: &Plan, job: &Job) -> Diagnostic {
    let in_layout = |place: &Place| !plan.layout.is_folder() && !job.file.holds(&place.file);
    let Some(place) = problem.place.clone().filter(in_layout) else { return problem };
    let Position { line, column } = place.start();
    let problem = problem.hint(format!("it is in {}:{line}:{column}", place.file.name));
    match plan.values.iter().rfind(|value| value.text.is_some()) {
        Some(value) => {
            let hint = format!("it may come of the option `{}`: leave it out", value.name);
            at_value(problem, value, job).hint(hint)
        }
        None => Diagnostic { place: None, ..problem }.at_some(&job.file, language(plan)),
    }
}

/// The value that the option `name` was given last, if it was not the default.
fn value<'a>(plan: &'a Plan, name: &str) -> Option<&'a Value> {
    plan.values.iter().rfind(|value| value.name == name).filter(|value| value.text.is_some())
}

/// Points at a value; it stands nowhere if it comes from the command line.
fn at_value(problem: Diagnostic, value: &Value, job: &Job) -> Diagnostic {
    let place = value.places.as_ref().map(|(_, value)| value.clone());
    Diagnostic { place: None, ..problem }.at_some(&job.file, place)
}

/// Where the language of the document is chosen: in the document, else in the profile, else its name.
pub fn language(plan: &Plan) -> Option<Range<usize>> {
    let written = || plan.content.profile.languages.iter().find(|written| written.language == plan.selection.language);
    let place = plan.language.clone().or_else(|| written().map(|written| written.range.clone()));
    place.or_else(|| plan.document.as_ref().map(|key| key.range.clone()))
}
