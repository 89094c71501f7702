//! Texts that a document shows in another language than its own, for want of a version: one warning for all of them.

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::findings::Findings;
use crate::diagnostic::phrase::{count, list_and, list_plain};
use crate::diagnostic::{Code, SourceFile};
use crate::language::Language;
use crate::profile::yaml::node::{self, Node};

/// At most this many fields are named; who has more has not begun to translate.
const MAX_FIELDS: usize = 12;
/// At most this many lines are named for a field.
const MAX_LINES: usize = 6;

/// Warns that the strings at `shown`, each with its language, stand in for texts in `wanted`, if there are any. `root` is the
/// profile's tree.
pub fn tell(wanted: Language, shown: &[(Language, Range<usize>)], root: &Node, found: &mut Findings) {
    let mut places: Vec<_> = shown.to_vec();
    places.sort_by_key(|(_, range)| range.start);
    places.dedup();
    let Some((language, first)) = places.first().cloned() else { return };
    let wanted = wanted.code();
    let others = match places.iter().all(|(other, _)| *other == language) {
        true => format!("`{}`", language.code()),
        false => "other languages".to_owned(),
    };
    let message = match places.len() {
        1 => format!("a text has no version in `{wanted}`; the one in {others} is shown"),
        many => format!("{many} texts have no version in `{wanted}`; those in {others} are shown"),
    };
    let fields = fields(&places, root, &found.file);
    let hint = format!("add `{wanted}: …` to {fields}, or `{wanted}: \"\"` where nothing is to be shown");
    found.warn(Code::MissingTranslation, first, message).hints.push(hint);
}

/// Warns that the plain texts at `places` are in Korean, in a document that is in `wanted`.
pub fn tell_korean(wanted: Language, places: &[Range<usize>], root: &Node, found: &mut Findings) {
    let mut places: Vec<_> = places.iter().map(|range| (Language::KOREAN, range.clone())).collect();
    places.sort_by_key(|(_, range)| range.start);
    places.dedup();
    let Some((_, first)) = places.first().cloned() else { return };
    let (wanted, number) = (wanted.code(), places.len());
    let message = format!("{number} texts are in Korean, in a document whose language is `{wanted}`");
    let fields = fields(&places, root, &found.file);
    let hint = format!("write `{{ko: …, {wanted}: …}}` in {fields}; for a document in Korean write `lang: ko`");
    found.warn(Code::MissingTranslation, first, message).hints.push(hint);
}

/// "`headline` (line 5) and `experience.highlights` (lines 14 and 15)".
fn fields(places: &[(Language, Range<usize>)], root: &Node, file: &SourceFile) -> String {
    let paths = node::paths(root, &places.iter().map(|(_, range)| range.start).collect::<Vec<_>>());
    let mut lines: Vec<(&str, Vec<usize>)> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for ((_, range), path) in places.iter().zip(&paths) {
        let index = *known.entry(path.as_str()).or_insert_with(|| {
            lines.push((path.as_str(), Vec::new()));
            lines.len() - 1
        });
        lines[index].1.push(file.position(range.start).line);
    }
    let more = lines.len().saturating_sub(MAX_FIELDS);
    let mut named: Vec<_> = lines.iter().take(MAX_FIELDS).map(|(path, lines)| field(path, lines)).collect();
    if more > 0 {
        named.push(count(more, "other field"));
    }
    list_plain(&named)
}

fn field(path: &str, lines: &[usize]) -> String {
    let more = lines.len().saturating_sub(MAX_LINES);
    let mut numbers: Vec<_> = lines.iter().take(MAX_LINES).map(usize::to_string).collect();
    if more > 0 {
        numbers.push(format!("{more} more"));
    }
    let plural = if lines.len() == 1 { "" } else { "s" };
    format!("`{path}` (line{plural} {})", list_plain(&numbers))
}

/// Warns that these keys stand where titles in `wanted` belong, if there are any.
pub fn tell_keys(wanted: Language, keys: &[(String, Range<usize>)], found: &mut Findings) {
    let Some((first, place)) = keys.first() else { return };
    let wanted = wanted.code();
    let names: Vec<&str> = keys.iter().map(|(key, _)| key.as_str()).collect();
    let message = match names.len() {
        1 => format!("the section `{first}` has no title in `{wanted}`; its key is shown"),
        _ => format!("the sections {} have no titles in `{wanted}`; their keys are shown", list_and(&names)),
    };
    let hint = format!("add `title: {{{wanted}: …}}` to it, with its entries below `entries:`");
    let hint = if names.len() > 1 { hint.replacen("to it, with its", "to each, with the", 1) } else { hint };
    found.warn(Code::MissingTranslation, place.clone(), message).hints.push(hint);
}
