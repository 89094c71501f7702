//! Whether everything that the view holds is on the page, or in the layout's `leaves_out`.

use std::sync::Arc;

use serde_json::{Map, Value as Json};

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::document::Document;
use crate::layout::Layout;

/// The generic slots; what stands in one has a name of its own as well, unless it is the title.
const SLOTS: &[&str] = &["title", "subtitle", "period", "place"];

/// A printable string of the view, and what it is called in `leaves_out`.
struct Leaf<'a> {
    field: String,
    rich: &'a Json,
}

/// Reports every string of `view` that is not in `document` and that the layout does not leave out on purpose.
pub fn check(view: &Json, document: &Document, layout: &Layout, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let mut leaves = Vec::new();
    let root = view.as_object().expect("a view is an object");
    for (key, value) in root {
        match key.as_str() {
            "sections" => value.as_array().into_iter().flatten().for_each(|section| of_section(section, &mut leaves)),
            _ => collect(key, value, &mut leaves),
        }
    }
    let mut reported = Vec::new();
    let mut problems = Vec::new();
    // A string under two names, a slot's and its own, is left out if either is.
    let out: Vec<_> = leaves
        .iter()
        .filter(|leaf| layout.manifest.leaves_out(&leaf.field))
        .flat_map(|leaf| places(leaf.rich))
        .collect();
    for leaf in leaves.iter().filter(|leaf| !layout.manifest.leaves_out(&leaf.field)) {
        let hidden = places(leaf.rich).into_iter().find(|at| !document.shows(at.0..at.1) && !out.contains(at));
        if let Some(at) = hidden.filter(|at| !reported.contains(at)) {
            reported.push(at);
            let message = format!("the layout `{}` does not show `{}`", layout.name, leaf.field);
            let hint = format!(
                "choose another layout; if it is your own, show it or add `{}` to its `leaves_out`",
                leaf.field
            );
            problems.push(Diagnostic::warning(Code::NotShown, message).at(file, at.0..at.1).hint(hint));
        }
        for (url, body) in links(leaf.rich) {
            let shown = body.first().is_none_or(|at| document.shows(at.0..at.1));
            let at = body.first().copied();
            if shown && !document.links().contains(url) && at.is_none_or(|at| !out.contains(&at)) {
                let message = format!("the layout `{}` shows `{}` without its link", layout.name, leaf.field);
                let problem = Diagnostic::warning(Code::NotShown, message).hint(format!("the link leads to {url}"));
                problems.push(match at {
                    Some(at) => problem.at(file, at.0..at.1),
                    None => problem,
                });
            }
        }
    }
    problems
}

fn of_section<'a>(section: &'a Json, leaves: &mut Vec<Leaf<'a>>) {
    for key in ["title", "note", "text"] {
        collect(&format!("section.{key}"), &section[key], leaves);
    }
    section["entries"].as_array().into_iter().flatten().for_each(|entry| of_entry(entry, leaves));
}

fn of_entry<'a>(entry: &'a Json, leaves: &mut Vec<Leaf<'a>>) {
    let kind = entry["kind"].as_str().unwrap_or("entry");
    let fields: &Map<String, Json> = entry.as_object().expect("an entry is an object");
    // Names of their own first, so that a message calls a string `position` rather than `subtitle`.
    let (slots, own): (Vec<_>, Vec<_>) = fields.iter().partition(|(key, _)| SLOTS.contains(&key.as_str()));
    for (key, value) in own.into_iter().chain(slots) {
        match key.as_str() {
            "body" => value.as_array().into_iter().flatten().for_each(|block| of_block(kind, block, leaves)),
            _ => collect(&format!("{kind}.{key}"), value, leaves),
        }
    }
}

fn of_block<'a>(kind: &str, block: &'a Json, leaves: &mut Vec<Leaf<'a>>) {
    let field = block["field"].as_str().unwrap_or_default();
    let name = format!("{kind}.{field}");
    match block["type"].as_str() {
        Some("entry") => of_entry(&block["entry"], leaves),
        Some("group") => {
            collect(&name, &block["title"], leaves);
            block["body"].as_array().into_iter().flatten().for_each(|inner| of_block(kind, inner, leaves));
        }
        _ => collect(&name, block, leaves),
    }
}

/// Adds the printable strings anywhere in `value`.
fn collect<'a>(field: &str, value: &'a Json, leaves: &mut Vec<Leaf<'a>>) {
    match value {
        Json::Object(object) if object.contains_key("rich") => {
            leaves.push(Leaf { field: field.to_owned(), rich: &object["rich"] })
        }
        Json::Object(object) => object.values().for_each(|value| collect(field, value, leaves)),
        Json::Array(items) => items.iter().for_each(|value| collect(field, value, leaves)),
        _ => {}
    }
}

/// The places of the runs in a printable string that hold more than white space.
fn places(pieces: &Json) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    walk(pieces, &mut |object| {
        let blank = object.get("text").and_then(Json::as_str).is_none_or(|text| text.trim().is_empty());
        if let (false, Some(at)) = (blank, object.get("at").and_then(Json::as_array)) {
            let number = |index: usize| at.get(index).and_then(Json::as_u64).unwrap_or_default() as usize;
            found.push((number(0), number(1)));
        }
    });
    found
}

/// The links in a printable string, with the places of what they show.
fn links(pieces: &Json) -> Vec<(&str, Vec<(usize, usize)>)> {
    let mut found = Vec::new();
    walk(pieces, &mut |object| {
        if let Some(url) = object.get("url").and_then(Json::as_str) {
            found.push((url, object.get("body").map(places).unwrap_or_default()));
        }
    });
    found
}

fn walk<'a>(value: &'a Json, visit: &mut impl FnMut(&'a Map<String, Json>)) {
    match value {
        Json::Object(object) => {
            visit(object);
            object.values().for_each(|value| walk(value, visit));
        }
        Json::Array(items) => items.iter().for_each(|value| walk(value, visit)),
        _ => {}
    }
}
