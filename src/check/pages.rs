//! What is to be said of the pages of a document: that there are too many, or that one ends badly.

use crate::check::longest;
use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::diagnostic::phrase::{count, list_plain};
use crate::document::Document;
use crate::fit::{FEW_LINES, Fitted, is_short};
use crate::layout::tunable::Adjusted;
use crate::project::plan::Plan;
use crate::view::walk::Text;

/// The problem of a document that is longer than it may be, however it is set.
pub fn exceeded(plan: &Plan, fitted: &Fitted, texts: &[Text], found: &mut Findings) {
    let document = &fitted.document;
    let Some(most) = plan.pages.most().filter(|most| document.pages() > *most) else { return };
    let name = match plan.label == plan.document.as_ref().map_or("", |key| &key.text) {
        true => plan.called(),
        // One of several, in a layout each.
        false => format!("{} in `{}`", plan.called(), plan.layout.name),
    };
    let over = document.lines_from(most);
    let (lines, allowed) = (count(over, "line"), count(most, "page"));
    let (even, or_smaller) = match fitted.adjusted.is_empty() {
        true => (String::new(), ", or set it smaller with an option"),
        false => (format!(", even with {}", adjusted(fitted)), ""),
    };
    let mut hints = vec![format!(
        "page {} begins here; cut or tag what matters least and leave it out with `without`, choose its `sections`{or_smaller}",
        most + 1
    )];
    hints.extend(longest::fitting(texts, document, most));
    hints.extend(longest::hint(texts, document, over, &found.file));
    hints.push("to allow more, set `pages:` of the document to a number or `any`".into());
    let message = format!("{name} is {lines} too long for {allowed}{even}");
    found.error(Code::TooManyPages, document.begins_with(most), message).hints = hints;
}

/// The note on a document that is longer than its layout aims at, where nobody has said how long it may be.
pub fn aimed(plan: &Plan, fitted: &Fitted, found: &mut Findings) {
    let (plain, pages) = (fitted.plain, fitted.document.pages());
    let Some(aim) = plan.aim.filter(|aim| plain > *aim) else { return };
    let (name, layout) = (plan.called(), &plan.layout.name);
    let message = match fitted.adjusted.is_empty() || pages == plain {
        true => format!("{name} takes {}, and `{layout}` aims at {aim}", count(pages, "page")),
        false => format!(
            "{name} would take {}, and `{layout}` aims at {aim}: set on {pages} with {}",
            count(plain, "page"),
            adjusted(fitted)
        ),
    };
    let hint = match pages > aim {
        true => format!("`pages: {aim}` says by how much it is too long; `pages: any` says that it is not"),
        false => {
            format!("`pages: any` keeps the layout's own spacing; `pages: {aim}` makes sure that it is never longer")
        }
    };
    let place = plan.document.as_ref().map(|key| key.range.clone());
    found.note(Code::PageAim, place, message).hints.push(hint);
}

/// The options that are not at their defaults: "`density` at 0.9 and `margin` at 15mm".
fn adjusted(fitted: &Fitted) -> String {
    let adjusted: Vec<_> =
        fitted.adjusted.iter().map(|Adjusted { name, text }| format!("`{name}` at {text}")).collect();
    list_plain(&adjusted)
}

/// The warnings of pages that end badly.
pub fn check(document: &Document, found: &mut Findings) {
    let last = document.pages() - 1;
    if is_short(document) {
        let lines = count(document.lines_from(last), "line");
        let message = format!("the last page has only {lines}");
        found.warn(Code::ShortLastPage, document.begins_with(last), message).hints.push(format!(
            "page {} begins here; shorten the text by as much, or write at least {FEW_LINES} lines",
            last + 1
        ));
    }
    for place in document.stranded() {
        let message = "a heading here stands at the foot of a page, with less than two lines below it";
        let hint = "shorten or lengthen what comes before it by a line or two, or set an option such as `size`";
        found.warn(Code::StrandedHeading, place.range, message).hints.push(hint.into());
    }
}
