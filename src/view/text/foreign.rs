//! HTML, LaTeX and what other Markdown has in texts, which are shown as they are written: what to write for them.

mod block;
mod html;
mod latex;
mod sign;

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::profile::value::text::Scalar;

/// At most this many things to write instead are named for one text.
const MOST_HINTS: usize = 4;

/// What is said of the foreign markup in a text, which is `text` once it is cleaned.
pub fn problem(text: &str, scalar: &Scalar, file: &Arc<SourceFile>) -> Option<Diagnostic> {
    // Most texts have none of this.
    let marked = text.contains(['<', '&', '\\', '$', '`', '#', '>', '!', '~', '-', '*', '•']);
    if !marked && !text.contains("__") {
        return None;
    }
    let bare = without_code(text);
    let source = if text.contains(['#', '>', '`']) { &file.text[scalar.range.clone()] } else { "" };
    let blocks = crate::view::text::foreign::block::signs(&bare, source);
    let (html, latex) =
        (crate::view::text::foreign::html::signs(&bare), crate::view::text::foreign::latex::signs(&bare));
    let first = html.first().or(latex.first()).or(blocks.first())?;
    let language = match () {
        () if first.found == "\\n" => "the end of a line to programs",
        () if !html.is_empty() => "HTML",
        () if !latex.is_empty() => "LaTeX",
        () => "Markdown that texts do not have",
    };
    let harmless = html.iter().chain(&latex).chain(&blocks).all(|sign| sign.harmless);
    let ending = if html.is_empty() && latex.is_empty() { "" } else { "; a text holds Markdown" };
    let message = match harmless {
        true => format!("`{:.40}` is {language}{ending}", first.found),
        false => format!("`{:.40}` is {language} and is shown as it is written{ending}", first.found),
    };
    let make = if harmless { Diagnostic::note } else { Diagnostic::warning };
    let place = find(&first.found, scalar, file);
    let mut hints: Vec<&str> = Vec::new();
    for sign in html.iter().chain(&latex).chain(&blocks) {
        if !hints.contains(&sign.hint.as_str()) && hints.len() < MOST_HINTS {
            hints.push(&sign.hint);
        }
    }
    let problem = make(Code::ForeignMarkup, message).at(file, place);
    Some(hints.into_iter().fold(problem, Diagnostic::hint))
}

/// Where `found` stands in a string of the file; the whole string where escapes hide it.
fn find(found: &str, scalar: &Scalar, file: &Arc<SourceFile>) -> std::ops::Range<usize> {
    let source = &file.text[scalar.range.clone()];
    match source.find(found) {
        Some(at) => scalar.range.start + at..scalar.range.start + at + found.len(),
        None => scalar.range.clone(),
    }
}

/// A text with blanks for its code and its web addresses, in which anything may stand.
fn without_code(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('`') {
        let ticks = rest[at..].len() - rest[at..].trim_start_matches('`').len();
        let inner = &rest[at + ticks..];
        out.push_str(&rest[..at]);
        match closing(inner, ticks) {
            Some(end) => {
                out.push(' ');
                rest = &inner[end..];
            }
            None => {
                out.push_str(&rest[at..at + ticks]);
                rest = inner;
            }
        }
    }
    out.push_str(rest);
    without_addresses(&out)
}

/// A text without what follows `://` or `www.` up to white space or a closing mark.
fn without_addresses(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = ["://", "www."].iter().filter_map(|start| rest.find(start)).min() {
        let address = &rest[at..];
        let end = address.find(|c: char| c.is_whitespace() || "\"'<>)]".contains(c)).unwrap_or(address.len());
        out.push_str(&rest[..at]);
        rest = &address[end..];
    }
    out + rest
}

/// Where code that began with so many backticks has ended.
fn closing(text: &str, ticks: usize) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find('`') {
        let start = from + at;
        let length = text[start..].len() - text[start..].trim_start_matches('`').len();
        from = start + length;
        if length == ticks {
            return Some(from);
        }
    }
    None
}
