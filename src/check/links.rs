//! Where the links lead that a layout of the user's own sets: nowhere that those of a profile may not.

use std::sync::Arc;

use crate::address::url::{SCHEMES, check_scheme};
use crate::diagnostic::findings::Findings;
use crate::diagnostic::phrase::list_or;
use crate::diagnostic::{Code, Diagnostic, Place, SourceFile};
use crate::document::Document;
use crate::layout::Layout;

/// At most this many links are told of.
const MOST: usize = 20;
/// So much of an address is shown, in characters: one that holds a whole file is long.
const SHOWN: usize = 60;

/// An error for each link on the pages with a scheme that a profile's links may not have.
pub fn check(document: &Document, layout: &Layout, found: &mut Findings) {
    // The program's own layouts have the links of the profile, which were checked when it was read.
    if !layout.is_folder() {
        return;
    }
    let mut urls: Vec<_> = document.links().iter().filter(|url| check_scheme(url).is_err()).collect();
    urls.sort();
    found.extend(urls.into_iter().take(MOST).map(|url| problem(url, layout)));
}

fn problem(url: &str, layout: &Layout) -> Diagnostic {
    let shown: String = url.chars().take(SHOWN).collect();
    let more = if shown.len() < url.len() { "…" } else { "" };
    let message =
        format!("the layout `{}` links to `{shown}{more}`, which the links of a profile may not", layout.name);
    let schemes: Vec<_> = SCHEMES.iter().map(|scheme| format!("{scheme}:")).collect();
    let hint = format!("begin the address with {}, or leave the link out", list_or(&schemes));
    Diagnostic { place: place(url, layout), ..Diagnostic::error(Code::BadUrl, message).hint(hint) }
}

/// Where an address stands in the layout's code, if it stands there as it is.
fn place(url: &str, layout: &Layout) -> Option<Place> {
    let own = layout.files.iter().map(|(path, bytes)| (path.clone(), bytes));
    let shared = layout.shared.iter().map(|(path, bytes)| (format!("shared/{path}"), bytes));
    let mut code = own.chain(shared).filter(|(path, _)| path.ends_with(".typ"));
    code.find_map(|(path, bytes)| {
        let text = str::from_utf8(bytes).ok()?;
        let start = text.find(url)?;
        let file = SourceFile::new(format!("{}/{path}", layout.name), text);
        Some(Place { file: Arc::new(file), range: start..start + url.len() })
    })
}
