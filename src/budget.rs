//! What is to be said of the pages of a document: that there are too many, or that one ends badly.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, Position, SourceFile};
use crate::document::Document;
use crate::fit::{FEW_LINES, Fitted, is_short};
use crate::layout::dials::Turned;
use crate::plan::Plan;
use crate::profile::spec::Pages;
use crate::view::rich::{Piece, plain};
use crate::view::slot::Slot;
use crate::words::{count, list_plain};

/// So many of the longest entries are named.
const NAMED: usize = 3;
/// What is shown of an entry's title, in characters.
const TITLE: usize = 40;

/// The problem of a document that is longer than it may be, however it is set.
pub fn exceeded(plan: &Plan, fitted: &Fitted, view: &Slot, file: &Arc<SourceFile>) -> Option<Diagnostic> {
    let Pages::AtMost(most) = plan.pages else { return None };
    let document = &fitted.document;
    if document.pages() <= most {
        return None;
    }
    let name = plan.document.as_ref().map_or("the document".to_owned(), |key| format!("`{}`", key.text));
    let (lines, allowed) = (count(document.lines_from(most), "line"), count(most, "page"));
    let turned: Vec<_> = fitted.turned.iter().map(|Turned { name, text }| format!("`{name}` at {text}")).collect();
    let (even, or_smaller) = match turned.is_empty() {
        true => (String::new(), ", or set it smaller with an option"),
        false => (format!(", even with {}", list_plain(&turned)), ""),
    };
    let problem = Diagnostic::error(Code::TooManyPages, format!("{name} is {lines} too long for {allowed}{even}"))
        .hint(format!("page {} begins here; cut or tag what matters least and leave it out with `without`, choose its `sections`{or_smaller}", most + 1));
    let problem = longest(view, document, file).into_iter().fold(problem, Diagnostic::hint);
    let problem = problem.hint("to allow more, set `pages:` of the document to a number or `any`");
    Some(problem.at_some(file, document.begins_with(most)))
}

/// The warnings of pages that end badly.
pub fn warnings(document: &Document, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let mut warnings = Vec::new();
    let last = document.pages() - 1;
    if is_short(document) {
        let lines = count(document.lines_from(last), "line");
        let warning = Diagnostic::warning(Code::ShortLastPage, format!("the last page has only {lines}")).hint(
            format!("page {} begins here; shorten the text by as much, or write at least {FEW_LINES} lines", last + 1),
        );
        warnings.push(warning.at_some(file, document.begins_with(last)));
    }
    for place in document.stranded() {
        let warning = Diagnostic::warning(
            Code::StrandedHeading,
            "a heading here stands at the foot of a page, with less than two lines below it",
        )
        .hint("shorten or lengthen what comes before it by a line or two, or set an option such as `size`");
        warnings.push(Diagnostic { place: Some(place), ..warning });
    }
    warnings
}

/// Something with a title whose lines are counted by themselves: an entry, a role inside one, the summary.
struct Part {
    title: String,
    place: Range<usize>,
}

/// The hint that names the longest parts of the document.
fn longest(view: &Slot, document: &Document, file: &Arc<SourceFile>) -> Option<String> {
    let (parts, starts) = parts(view);
    let lines = document.lines_of(&starts).into_iter();
    let mut lines: Vec<(usize, usize)> = lines.filter(|(_, lines)| *lines > 1).collect();
    lines.sort_by_key(|(part, lines)| (std::cmp::Reverse(*lines), *part));
    let name = |(part, lines): &(usize, usize)| {
        let Part { title, place } = &parts[*part];
        let Position { line, .. } = Place { file: Arc::clone(file), range: place.clone() }.start();
        format!("{title} (line {line}): {}", count(*lines, "line"))
    };
    let names: Vec<_> = lines.iter().take(NAMED).map(name).collect();
    (!names.is_empty()).then(|| format!("the longest parts: {}", names.join("; ")))
}

/// The parts of a document, and the bytes of the profile that the texts of each begin with.
fn parts(view: &Slot) -> (Vec<Part>, HashMap<usize, usize>) {
    let (mut parts, mut starts) = (Vec::new(), HashMap::new());
    part("summary", &[view.get("summary")], &mut parts, &mut starts);
    for section in view.get("sections").items() {
        part(&text(section.get("title")), &[section.get("note"), section.get("text")], &mut parts, &mut starts);
        section.get("entries").items().iter().for_each(|it| entry(it, &mut parts, &mut starts));
    }
    (parts, starts)
}

fn entry(entry: &Slot, parts: &mut Vec<Part>, starts: &mut HashMap<usize, usize>) {
    let body = entry.get("body").items();
    let (inner, own): (Vec<_>, Vec<_>) = body.iter().partition(|block| block.get("type").word() == Some("entry"));
    let slots = ["title", "subtitle", "period", "place"].map(|name| entry.get(name));
    part(&text(entry.get("title")), &[slots.as_slice(), own.as_slice()].concat(), parts, starts);
    inner.into_iter().for_each(|block| self::entry(block.get("entry"), parts, starts));
}

fn part(title: &str, slots: &[&Slot], parts: &mut Vec<Part>, starts: &mut HashMap<usize, usize>) {
    let mut found = Vec::new();
    slots.iter().for_each(|slot| places(slot, &mut found));
    let Some(first) = found.first().cloned() else { return };
    for range in found {
        // A text that an alias repeats is the first one's.
        starts.entry(range.start).or_insert(parts.len());
    }
    let title: String = title.chars().take(TITLE).collect();
    parts.push(Part { title, place: first });
}

fn text(slot: &Slot) -> String {
    if let Slot::Rich(rich) = slot { plain(&rich.rich) } else { String::new() }
}

/// The bytes of all that is printed in a slot.
fn places(slot: &Slot, found: &mut Vec<Range<usize>>) {
    match slot {
        Slot::Rich(rich) => of_pieces(&rich.rich, found),
        Slot::List(items) => items.iter().for_each(|item| places(item, found)),
        Slot::Dict(pairs) => pairs.iter().for_each(|(_, item)| places(item, found)),
        Slot::None | Slot::Bool(_) | Slot::Number(_) | Slot::Word(_) => {}
    }
}

fn of_pieces(pieces: &[Piece], found: &mut Vec<Range<usize>>) {
    for piece in pieces {
        if let Piece::Text(run) | Piece::Code(run) = piece {
            found.extend(run.at.map(|(start, end)| start..end));
        }
        of_pieces(piece.children(), found);
    }
}
