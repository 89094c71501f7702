//! Whether everything that the view holds is on the page, or in the layout's `leaves_out`.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Findings};
use crate::document::{Document, Unseen};
use crate::layout::Layout;
use crate::view::text::rich::{Piece, Rich, plain};
use crate::view::value::{Name, SLOTS, Slot};

/// A stretch of the profile: its first byte and its end.
type At = (usize, usize);

/// A printable string of the view, and what it is called in `leaves_out`.
struct Leaf<'a> {
    field: String,
    rich: &'a Rich,
    /// The address that says the same, where the string only names what it leads to.
    url: Option<&'a str>,
}

/// Reports every string of `view` that is not in `document` and that the layout does not leave out on purpose.
pub fn check(view: &Slot, document: &Document, layout: &Layout, found: &mut Findings) {
    let (out, shown): (Vec<_>, Vec<_>) =
        leaves(view).into_iter().partition(|leaf| layout.manifest.leaves_out(&leaf.field));
    // A string under two names, a slot's and its own, is left out if either is.
    let mut left_out = Stretches::default();
    out.iter().flat_map(|leaf| places(&leaf.rich.rich)).for_each(|at| {
        left_out.add(at);
    });
    let mut seen = Stretches::default();
    for leaf in &shown {
        let places = places(&leaf.rich.rich);
        let new: Vec<_> = places.into_iter().filter(|at| !left_out.meets(*at) && seen.add(*at)).collect();
        if leaf.url.is_some_and(|url| document.links().contains(url)) {
            continue;
        }
        let mut lost = new.iter().filter(|at| !document.shows(at.0..at.1) || document.unseen(at.0..at.1).is_some());
        if let Some(at) = lost.next() {
            unshown(&leaf.field, *at, document, layout, found);
        } else if !new.is_empty() {
            unlinked(leaf, document, layout, found);
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
fn unlinked(leaf: &Leaf, document: &Document, layout: &Layout, found: &mut Findings) {
    for (url, body) in links(&leaf.rich.rich) {
        if !document.links().contains(url) {
            let message = format!("the layout `{}` shows `{}` without its link", layout.name, leaf.field);
            let hint = match plain(body).trim().is_empty() {
                true => format!("write what is to be shown between the brackets: `[…]({url})`"),
                false => format!("the link leads to {url}"),
            };
            // A link may show nothing itself.
            let at = places(body).first().or(places(&leaf.rich.rich).first()).copied();
            found.warn(Code::NotShown, at.map(|at| at.0..at.1), message).hints.push(hint);
        }
    }
}

fn leaves(view: &Slot) -> Vec<Leaf<'_>> {
    let mut leaves = Vec::new();
    for (name, value) in pairs(view) {
        match name.as_ref() {
            // The name in other letters, which is shown in its own.
            "latin_name" => {}
            "contact" => value.items().iter().for_each(|row| of_contact(row, &mut leaves)),
            "sections" => value.items().iter().for_each(|section| of_section(section, &mut leaves)),
            field => collect(field, value, &mut leaves),
        }
    }
    leaves
}

fn pairs(slot: &Slot) -> &[(Name, Slot)] {
    if let Slot::Dict(pairs) = slot { pairs } else { &[] }
}

/// A layout may show what a link is instead of its address.
fn of_contact<'a>(row: &'a Slot, leaves: &mut Vec<Leaf<'a>>) {
    let url = row.get("url").word().filter(|_| matches!(row.get("kind").word(), Some("link" | "website")));
    if let Slot::Rich(rich) = row.get("text") {
        leaves.push(Leaf { field: "contact".into(), rich, url });
    }
}

fn of_section<'a>(section: &'a Slot, leaves: &mut Vec<Leaf<'a>>) {
    for name in ["title", "note", "text"] {
        collect(&format!("section.{name}"), section.get(name), leaves);
    }
    section.get("entries").items().iter().for_each(|entry| of_entry(entry, leaves));
}

fn of_entry<'a>(entry: &'a Slot, leaves: &mut Vec<Leaf<'a>>) {
    let kind = entry.get("kind").word().unwrap_or("entry");
    // Names of their own first, so that a message calls a string `position` rather than `subtitle`.
    let (slots, own): (Vec<_>, Vec<_>) = pairs(entry).iter().partition(|(name, _)| SLOTS.contains(&name.as_ref()));
    for (name, value) in own.into_iter().chain(slots) {
        match name.as_ref() {
            "body" => value.items().iter().for_each(|block| of_block(kind, block, leaves)),
            field => collect(&format!("{kind}.{field}"), value, leaves),
        }
    }
}

fn of_block<'a>(kind: &str, block: &'a Slot, leaves: &mut Vec<Leaf<'a>>) {
    let name = format!("{kind}.{}", block.get("field").word().unwrap_or_default());
    match block.get("type").word() {
        Some("entry") => of_entry(block.get("entry"), leaves),
        Some("group") => {
            collect(&name, block.get("title"), leaves);
            block.get("body").items().iter().for_each(|inner| of_block(kind, inner, leaves));
        }
        _ => collect(&name, block, leaves),
    }
}

/// Adds the printable strings anywhere in `value`.
fn collect<'a>(field: &str, value: &'a Slot, leaves: &mut Vec<Leaf<'a>>) {
    match value {
        Slot::Rich(rich) => leaves.push(Leaf { field: field.to_owned(), rich, url: None }),
        Slot::List(items) => items.iter().for_each(|item| collect(field, item, leaves)),
        Slot::Dict(pairs) => pairs.iter().for_each(|(_, item)| collect(field, item, leaves)),
        Slot::None | Slot::Bool(_) | Slot::Number(_) | Slot::Word(_) => {}
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
