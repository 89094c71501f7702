//! What to write in place of keys that nobody knows, where there is one right answer.

use crate::diagnostic::fix::{self, Fix};
use crate::diagnostic::phrase::only_near;
use crate::profile::vocabulary::synonym;
use crate::profile::yaml::node::{Key, Node, Value};

/// An unknown key of a mapping, what it holds, and the hint on it.
pub type Told<'a> = (&'a Key, &'a Node, String);

/// The fix of each of the unknown keys of a mapping, which takes the keys `known` and `has` some of them.
pub fn of_keys(told: &[Told], known: &[&'static str], has: impl Fn(&str) -> bool, file: &str) -> Vec<Option<Fix>> {
    let found: Vec<_> = told.iter().map(|one| of_key(one, known, file)).collect();
    let count = |name: &str| found.iter().flatten().flat_map(|(names, _)| names).filter(|other| *other == name).count();
    // A key that two would become is that of neither.
    let free: Vec<bool> = found
        .iter()
        .map(|one| one.as_ref().is_some_and(|(names, _)| names.iter().all(|name| !has(name) && count(name) == 1)))
        .collect();
    found.into_iter().zip(free).map(|(one, free)| one.filter(|_| free).map(|(_, fix)| fix)).collect()
}

/// The keys that are written in place of one, and how.
fn of_key((key, node, hint): &Told, known: &[&'static str], file: &str) -> Option<(Vec<String>, Fix)> {
    if hint.starts_with("did") {
        let name = fix::said(hint).filter(|name| is_sole(&key.text, name, known))?;
        return Some((vec![name.to_owned()], Fix { range: key.range.clone(), text: name.to_owned() }));
    }
    // The key with its value, on one line: one field, or several.
    let said = hint.strip_prefix("write ")?;
    let fields: Vec<&str> =
        said.split(" and ").map(|part| part.strip_prefix('`')?.strip_suffix('`')).collect::<Option<_>>()?;
    let names: Vec<&str> = fields.iter().map(|field| Some(field.split_once(": ")?.0)).collect::<Option<_>>()?;
    let range = key.range.start..node.range.end;
    let whole = file.get(range.clone())?;
    let is_plain = matches!(node.value, Value::Text(_)) && !whole.contains('\n') && !hint.contains('…');
    let text = fields.join(&between(&file[..key.range.start]));
    let is_known = names.iter().all(|name| known.contains(name));
    (is_plain && is_known).then(|| (names.into_iter().map(str::to_owned).collect(), Fix { range, text }))
}

/// What parts two fields, the first of which stands behind `before`: a line end, or a comma in braces.
fn between(before: &str) -> String {
    let line = before.rsplit('\n').next().unwrap_or_default();
    match line.chars().all(|c| c == ' ' || c == '-') {
        true => format!("\n{}", " ".repeat(line.len())),
        false => ", ".into(),
    }
}

/// Whether a key can be no other than the one called `name`.
fn is_sole(key: &str, name: &str, known: &[&'static str]) -> bool {
    match synonym::all(key, known).as_slice() {
        [] => only_near(key, known) == Some(name),
        words => words == [name],
    }
}
