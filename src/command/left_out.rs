//! What `check` says of what a document leaves out, and of what is not in its language.

use std::collections::HashSet;
use std::sync::Arc;

use jikji::diagnostic::SourceFile;
use jikji::diagnostic::findings::{Findings, LeftOut};
use jikji::diagnostic::phrase::{count, list_plain};
use jikji::profile::hide::Secret;

/// The order in which a document takes things away.
const KEYS: &[&str] = &["sections", "tags", "since", "collapse", "limit"];
/// At most so many places are named; nobody looks through more.
const MOST_PLACES: usize = 200;

/// A line on what is left out, if anything is, and one on what is not translated; with `verbose`, a line for each place.
pub fn lines(found: &Findings, secrets: &[Secret], verbose: bool) -> Vec<String> {
    let file = &found.file;
    let mut lines = Vec::new();
    let mut told: Vec<String> = KEYS.iter().filter_map(|key| by(key, &found.left_out)).collect();
    let paths: HashSet<_> = secrets.iter().map(|secret| secret.path.as_str()).collect();
    told.extend((!paths.is_empty()).then(|| format!("{} by `hide`", count(paths.len(), "field"))));
    if !told.is_empty() {
        lines.push(format!("left out: {}", told.join(", ")));
        if verbose {
            let places = found.left_out.iter().map(|it| (it.at.start, format!("{} by `{}`", it.what, it.by)));
            let hidden = secrets.iter().map(|secret| (secret.at.start, format!("`{}` by `hide`", secret.path)));
            lines.extend(placed(places.chain(hidden).collect(), file));
        }
    }
    let mut texts: Vec<_> = found.untranslated.iter().map(|range| range.start).collect();
    texts.sort_unstable();
    texts.dedup();
    if !texts.is_empty() {
        lines.push(format!("not translated: {}", count(texts.len(), "text")));
        if verbose {
            lines.extend(placed(texts.into_iter().map(|at| (at, "text".to_owned())).collect(), file));
        }
    }
    lines
}

/// How much of what one key leaves out, if it leaves anything out: "3 entries and 2 points by `tags`".
fn by(key: &str, left_out: &[LeftOut]) -> Option<String> {
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for it in left_out.iter().filter(|it| it.by == key) {
        match kinds.iter_mut().find(|(what, _)| *what == it.what) {
            Some((_, number)) => *number += 1,
            None => kinds.push((it.what, 1)),
        }
    }
    let words: Vec<_> = kinds.into_iter().map(|(what, number)| numbered(what, number)).collect();
    (!words.is_empty()).then(|| format!("{} by `{key}`", list_plain(&words)))
}

fn numbered(what: &str, number: usize) -> String {
    match (what, number) {
        ("entry", 2..) => format!("{number} entries"),
        ("body", 1) => "all but the head of 1 entry".into(),
        ("body", _) => format!("all but the heads of {number} entries"),
        _ => count(number, what),
    }
}

/// Each with its place, in the order of the file.
fn placed(mut places: Vec<(usize, String)>, file: &Arc<SourceFile>) -> Vec<String> {
    places.sort();
    places.dedup();
    let more = places.len().saturating_sub(MOST_PLACES);
    let line = |(at, what): &(usize, String)| {
        // It may stand in a file that the profile names.
        let place = file.place(*at..*at);
        let position = place.start();
        format!("  {}:{}:{}: {what}", place.file.name, position.line, position.column)
    };
    let lines = places.iter().take(MOST_PLACES).map(line);
    lines.chain((more > 0).then(|| format!("  and {more} more"))).collect()
}
