//! Publications that a section has twice.

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::profile::yaml::node::{Node, Value};

/// A warning for each entry that has the DOI of one before it, or its title and its year.
pub fn told(entries: &[Node], place: impl Fn(Range<usize>) -> Place) -> Vec<Diagnostic> {
    let mut seen: HashMap<String, &Node> = HashMap::new();
    let mut told = Vec::new();
    for entry in entries {
        let doi = entry.get("doi").and_then(Node::text).map(|doi| format!("doi {}", doi.to_lowercase()));
        let title = title(entry).map(|(title, year)| format!("title {title} {year}"));
        let same = [("the same DOI", doi), ("the same title and year", title)];
        let mut first = None;
        for (what, key) in same.into_iter().filter_map(|(what, key)| Some((what, key?))) {
            match seen.get(&key) {
                Some(other) => first = first.or(Some((what, *other))),
                None => drop(seen.insert(key, entry)),
            }
        }
        if let Some((what, other)) = first {
            let other = place(other.anchor());
            let position = other.start();
            let message = format!("this publication has {what} as one before it");
            let hint = format!("the other stands in {}:{}: delete one of them", other.file.name, position.line);
            let warning =
                Diagnostic { place: Some(place(entry.anchor())), ..Diagnostic::warning(Code::OddReference, message) };
            told.push(warning.hint(hint));
        }
    }
    told
}

/// The letters of a title, and the year.
fn title(entry: &Node) -> Option<(String, String)> {
    let title = entry.get("title")?;
    let title = match &title.value {
        Value::Map(pairs) => pairs.first()?.1.text()?,
        _ => title.text()?,
    };
    let letters: String = title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let year = entry.get("date").and_then(Node::text)?.chars().take(4).collect();
    (!letters.is_empty()).then_some((letters, year))
}
