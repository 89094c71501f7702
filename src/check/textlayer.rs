//! The text layer of a finished PDF: what a parser reads in its bytes, and whether that is what the document says.

mod actual;
mod compare;
mod fault;
mod glyphs;
pub mod layer;
mod letters;
mod page;
mod strings;
mod structure;
mod told;

use std::collections::HashSet;

use self::compare::Comparison;
use self::fault::{Fault, Kind};
use self::layer::TextLayer;
use self::letters::{Index, Letters};
use self::strings::{At, Part};
use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::document::Document;
use crate::layout::Layout;
use crate::layout::parser_safe::ParserSafe;
use crate::script::hidden::is_unwanted;
use crate::script::sequence::is_part;
use crate::view::View;

/// Reports what a parser reads otherwise than the document says it.
pub fn check(layer: &TextLayer, view: &View, document: &Document, layout: &Layout, found: &mut Findings) {
    let texts = view.texts();
    let parts = strings::parts(&texts);
    let index = Index::of(Letters::of(&layer.text()));
    let mut comparison = Comparison::new(&index, &parts);
    let is_shown = |part: &Part, at: &At| {
        !layout.manifest.leaves_out(&part.name) && document.shows(at.0..at.1) && document.unseen(at.0..at.1).is_none()
    };
    let decoration = Index::of(Letters::of(&layer.decoration()));
    let mut faults = comparison.missing(&decoration, is_shown);
    faults.extend(comparison.broken(is_shown));
    faults.extend(comparison.repeated());
    if layout.manifest.parser_safe == ParserSafe::Yes {
        faults.extend(comparison.early());
    }
    report(faults, layout, found);
    unwanted(layer, layout, found);
    unlinked(layer, document, layout, found);
}

/// Reports the first fault of each kind in strings of a name: a layout that has one has it in all of them.
fn report(faults: Vec<Fault>, layout: &Layout, found: &mut Findings) {
    let mut told = HashSet::new();
    let kind = |kind: &Kind| std::mem::discriminant(kind);
    for fault in faults {
        if told.insert((kind(&fault.kind), fault.name.clone())) {
            fault.report(&layout.name, found);
        }
    }
}

/// Reports characters that say nothing to whoever reads the text.
fn unwanted(layer: &TextLayer, layout: &Layout, found: &mut Findings) {
    for (index, page) in layer.pages.iter().enumerate() {
        let unwanted = page.lines.iter().flat_map(|line| line.chars()).find(|c| is_unwanted(*c) && !is_part(*c));
        if let Some(c) = unwanted {
            let message =
                format!("the text layer of the PDF has U+{:04X} on page {}, which says nothing", c as u32, index + 1);
            let hint = "sets it in a font of icons, or in one without characters: show an icon as a picture instead";
            found.error(Code::TextLayer, None, message).hints.push(format!("the layout `{}` {hint}", layout.name));
            return;
        }
    }
}

/// Reports links that lead nowhere in the PDF.
fn unlinked(layer: &TextLayer, document: &Document, layout: &Layout, found: &mut Findings) {
    let mut lost: Vec<_> = document.links().iter().filter(|url| !layer.links.contains(url)).collect();
    lost.sort();
    if let Some(url) = lost.first() {
        let message = format!("nothing in the PDF leads to `{url}`");
        found.error(Code::TextLayer, None, message).hints.push(format!("the layout `{}` links to it", layout.name));
    }
}
