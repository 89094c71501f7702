//! What the documents of a profile choose from, known even where something else in the profile is wrong.

use std::collections::HashSet;

use crate::language::Language;
use crate::profile::section;
use crate::profile::yaml::node::{Key, Node, Value};

/// What the documents of a profile choose from, as it is written: a wrong entry does not hide what is wrong with a document.
#[derive(Debug)]
pub struct Choices {
    /// The languages it is written in that a document can be set in, first fallback first; there is always one.
    pub languages: Vec<Language>,
    /// The keys of its sections, as they are written.
    pub sections: Vec<String>,
    /// What those of them that nobody knows were probably meant to be.
    pub meant: Vec<String>,
    /// The names of its letters.
    pub letters: Vec<String>,
    /// The names of its essays.
    pub essays: Vec<String>,
    /// Every tag, each once.
    pub tags: Vec<String>,
}

impl Choices {
    /// Those of the profile whose tree is `root`, which is written in `languages`.
    pub fn of(root: &Node, languages: Vec<Language>) -> Self {
        let [sections, letters, essays] =
            ["sections", "letters", "essays"].map(|name| match root.get(name).map(|node| &node.value) {
                Some(Value::Map(pairs)) => pairs.as_slice(),
                _ => &[],
            });
        let (mut tags, mut seen) = (Vec::new(), HashSet::new());
        sections.iter().chain(letters).for_each(|(_, node)| collect_tags(node, &mut tags, &mut seen));
        Self {
            sections: sections.iter().map(|(key, _)| key.text.clone()).collect(),
            letters: letters.iter().map(|(key, _)| key.text.clone()).collect(),
            essays: essays.iter().map(|(key, _)| key.text.clone()).collect(),
            meant: sections.iter().filter_map(meant).collect(),
            tags,
            languages: settable(&languages, root),
        }
    }
}

/// The languages that texts may use, known before the first text is read. If it cannot be told which they are, it is any that
/// there is, so that one slip there does not make an error of every text.
pub fn languages(root: &Node) -> Vec<Language> {
    let named = |node: &Node| match &node.value {
        // One that no document can be set in is told once, and not again at each text.
        Value::Text(code) => Language::named(code),
        _ => of_words(node),
    };
    let found: Vec<_> = match root.get("languages").map(|node| (node, &node.value)) {
        None | Some((_, Value::Null)) => return vec![Language::ENGLISH],
        Some((_, Value::List(items))) if items.is_empty() => return vec![Language::ENGLISH],
        Some((_, Value::List(items))) => items.iter().filter_map(named).collect(),
        Some((node, _)) => named(node).into_iter().collect(),
    };
    if found.is_empty() { all() } else { found }
}

/// The language that an item of `languages` brings words for: `{eo: eo.yaml}`.
pub(super) fn of_words(node: &Node) -> Option<Language> {
    let Value::Map(pairs) = &node.value else { return None };
    let [(key, _)] = pairs.as_slice() else { return None };
    Language::own(&key.text)
}

/// The languages that a profile brings words for.
pub(super) fn brought(root: &Node) -> Vec<Language> {
    match root.get("languages") {
        Some(Node { value: Value::List(items), .. }) => items.iter().filter_map(of_words).collect(),
        _ => Vec::new(),
    }
}

/// Those of the languages that a document can be set in; the others have been told.
fn settable(written: &[Language], root: &Node) -> Vec<Language> {
    let all: Vec<_> = all().into_iter().chain(brought(root)).collect();
    let found: Vec<_> = written.iter().copied().filter(|language| all.contains(language)).collect();
    if found.is_empty() { self::all() } else { found }
}

/// The languages that documents can be set in.
fn all() -> Vec<Language> {
    Language::DOCUMENT.iter().filter_map(|code| Language::of_document(code)).collect()
}

/// The key of a section that was probably meant by one that nobody knows.
fn meant((key, node): &(Key, Node)) -> Option<String> {
    section::meant(key, node).map(|(name, _)| name.to_owned())
}

fn collect_tag<'a>(node: &'a Node, tags: &mut Vec<String>, seen: &mut HashSet<&'a str>) {
    match &node.value {
        Value::Text(tag) if seen.insert(tag) => tags.push(tag.clone()),
        _ => {}
    }
}

fn collect_tags<'a>(node: &'a Node, tags: &mut Vec<String>, seen: &mut HashSet<&'a str>) {
    match &node.value {
        Value::Map(pairs) => pairs.iter().for_each(|(key, node)| match (key.text.as_str(), &node.value) {
            // With `tag`, or without a list, it is wrong, and was told.
            ("tags" | "tag", Value::List(items)) => items.iter().for_each(|item| collect_tag(item, tags, seen)),
            ("tags" | "tag", Value::Text(_)) => collect_tag(node, tags, seen),
            _ => collect_tags(node, tags, seen),
        }),
        Value::List(items) => items.iter().for_each(|item| collect_tags(item, tags, seen)),
        Value::Null | Value::Text(_) => {}
    }
}
