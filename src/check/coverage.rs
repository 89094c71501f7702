//! Whether everything that the view holds is on the page, or in the layout's `leaves_out`.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::document::{Document, Unseen};
use crate::layout::Layout;
use crate::view::text::rich::{Piece, plain};
use crate::view::walk::{Role, Text};

/// A stretch of the profile: its first byte and its end.
type At = (usize, usize);

/// Reports every one of `texts` that is not in `document` and that the layout does not leave out on purpose.
pub fn check(texts: &[Text], document: &Document, layout: &Layout, found: &mut Findings) {
    let content = texts.iter().filter(|text| text.role != Role::Extra);
    // Names of their own first, so that a message calls a string `position` rather than `subtitle`.
    let (slots, named): (Vec<&Text>, Vec<&Text>) = content.partition(|text| text.role == Role::Slot);
    let (out, shown): (Vec<&Text>, Vec<&Text>) =
        named.into_iter().chain(slots).partition(|text| layout.manifest.leaves_out(&text.name()));
    // A string under two names, a slot's and its own, is left out if either is.
    let mut left_out = Stretches::default();
    out.iter().flat_map(|text| places(&text.rich.rich)).for_each(|at| {
        left_out.add(at);
    });
    let mut seen = Stretches::default();
    for text in shown {
        let places = places(&text.rich.rich);
        let new: Vec<_> = places.into_iter().filter(|at| !left_out.meets(*at) && seen.add(*at)).collect();
        if text.url.is_some_and(|url| document.links().contains(url)) {
            continue;
        }
        let mut lost = new.iter().filter(|at| !document.shows(at.0..at.1) || document.unseen(at.0..at.1).is_some());
        if let Some(at) = lost.next() {
            unshown(&text.name(), *at, document, layout, found);
        } else if !new.is_empty() {
            unlinked(text, document, layout, found);
        }
    }
}

/// Warns of a string that nobody can see at these bytes.
fn unshown(field: &str, (start, end): At, document: &Document, layout: &Layout, found: &mut Findings) {
    let name = &layout.name;
    let unseen = document.unseen(start..end);
    let (message, mend) = match unseen {
        None => (format!("the layout `{name}` does not show `{field}`"), "show it"),
        Some(unseen) => {
            let part = if document.shows(start..end) { "part of " } else { "" };
            let (cause, mend) = cause(unseen);
            (format!("the layout `{name}` puts {part}`{field}` where nobody sees it: {cause}"), mend)
        }
    };
    // A colour may be one that an option gave to a layout of the program.
    let other = if matches!(unseen, Some(Unseen::Colour(..))) { "colour or layout" } else { "layout" };
    let hint = format!("choose another {other}; if it is your own, {mend} or add `{field}` to its `leaves_out`");
    found.warn(Code::NotShown, start..end, message).hints.push(hint);
}

/// Why nobody can see a text, and what to do.
fn cause(unseen: Unseen) -> (String, &'static str) {
    let hex = |[red, green, blue]: [u8; 3]| format!("#{red:02x}{green:02x}{blue:02x}");
    match unseen {
        Unseen::Colour(ink, ground) => {
            (format!("{} on {}", hex(ink), hex(ground)), "give it a colour that stands out from what lies behind it")
        }
        Unseen::Transparent => {
            ("it is transparent".into(), "give it a colour that stands out from what lies behind it")
        }
        Unseen::Small(size) => (format!("its letters are {size:.1}pt high"), "set it larger"),
        Unseen::Cut => ("a box cuts it off".into(), "make room for it"),
        Unseen::Outside => ("it is off the paper".into(), "place it on the paper"),
        Unseen::Covered => ("something is drawn over it".into(), "draw it last"),
    }
}

/// Stretches that have no byte in common. A string may be divided otherwise where more stands behind it.
#[derive(Default)]
struct Stretches(BTreeMap<usize, usize>);

impl Stretches {
    /// Whether one of them has a byte in common with another stretch.
    fn meets(&self, (start, end): At) -> bool {
        self.0.range(..end).next_back().is_some_and(|(_, last)| *last > start)
    }

    /// Adds a stretch, unless it meets one of them; says whether it did.
    fn add(&mut self, at: At) -> bool {
        let is_new = !self.meets(at);
        if is_new {
            self.0.insert(at.0, at.1);
        }
        is_new
    }
}

/// Reports the links of a string that is shown whose address nothing on the pages leads to.
fn unlinked(text: &Text, document: &Document, layout: &Layout, found: &mut Findings) {
    for (url, body) in links(&text.rich.rich) {
        if !document.links().contains(url) {
            let message = format!("the layout `{}` shows `{}` without its link", layout.name, text.name());
            let hint = match plain(body).trim().is_empty() {
                true => format!("write what is to be shown between the brackets: `[…]({url})`"),
                false => format!("the link leads to {url}"),
            };
            // A link may show nothing itself.
            let at = places(body).first().or(places(&text.rich.rich).first()).copied();
            found.warn(Code::NotShown, at.map(|at| at.0..at.1), message).hints.push(hint);
        }
    }
}

/// The places of the runs in a printable string that hold more than white space.
fn places(pieces: &[Piece]) -> Vec<At> {
    let mut found = Vec::new();
    walk(pieces, &mut |piece| {
        if let Piece::Text(run) | Piece::Code(run) = piece {
            found.extend(run.at.filter(|_| !run.text.trim().is_empty()));
        }
    });
    found
}

/// The links in a printable string, with what they show.
fn links(pieces: &[Piece]) -> Vec<(&str, &[Piece])> {
    let mut found = Vec::new();
    walk(pieces, &mut |piece| {
        if let Piece::Link { url, body } = piece {
            found.push((url.as_str(), body.as_slice()));
        }
    });
    found
}

fn walk<'a>(pieces: &'a [Piece], visit: &mut impl FnMut(&'a Piece)) {
    for piece in pieces {
        visit(piece);
        walk(piece.children(), visit);
    }
}
