//! What the documents of a profile choose from, known even where something else in the profile is wrong.

use std::collections::HashSet;
use std::sync::Arc;

use crate::diagnostic::SourceFile;
use crate::language::Language;
use crate::profile::documents::{DocumentSpec, FontRoles};
use crate::profile::problem::Problems;
use crate::profile::record::{Field, Read, Reader};
use crate::profile::section;
use crate::profile::value::date::Dated;
use crate::profile::value::date_style::Dates;
use crate::profile::value::text::Scalar;
use crate::profile::yaml::node::{Key, Node, Value};

/// What the documents of a profile choose from. What is wrong with any of it is reported as the profile is read; here it is
/// left out, so that a wrong entry does not hide what is wrong with a document.
#[derive(Debug)]
pub struct Outline {
    /// The languages it is written in that a document can be set in, first fallback first; there is always one.
    pub languages: Vec<Language>,
    /// The keys of its sections, as they are written.
    pub sections: Vec<String>,
    /// What those of them that nobody knows were probably meant to be.
    pub meant: Vec<String>,
    /// Every tag, each once.
    pub tags: Vec<String>,
    /// The documents by name; nothing for one whose layout cannot be told.
    pub documents: Vec<(Key, Option<DocumentSpec>)>,
    /// The fonts of all documents.
    pub fonts: Option<FontRoles>,
    /// The date of all documents.
    pub date: Option<Dated>,
    /// How dates of all documents are worded.
    pub dates: Option<Dates>,
    /// The picture.
    pub photo: Option<Scalar>,
}

impl Outline {
    /// The outline of the profile whose tree is `root`.
    pub fn of(root: &Node, file: &Arc<SourceFile>) -> Self {
        let languages = languages(root);
        let settable = settable(&languages);
        let mut reader = Reader {
            file: Arc::clone(file),
            languages,
            problems: Problems::new(file, Vec::new()),
            bullets: Vec::new(),
            remedy: |_, _, _| None,
        };
        let (mut tags, mut seen) = (Vec::new(), HashSet::new());
        pairs(root, "sections").iter().for_each(|(_, section)| collect_tags(section, &mut tags, &mut seen));
        let documents = pairs(root, "documents").iter().map(|(key, node)| (key.clone(), spec(key, node, &mut reader)));
        Self {
            sections: pairs(root, "sections").iter().map(|(key, _)| key.text.clone()).collect(),
            meant: pairs(root, "sections").iter().filter_map(meant).collect(),
            tags,
            documents: documents.collect(),
            fonts: value(root, "fonts", &mut reader),
            date: value(root, "date", &mut reader),
            dates: value(root, "dates", &mut reader),
            photo: value(root, "photo", &mut reader),
            languages: settable,
        }
    }
}

/// The languages that texts may use, known before the first text is read. If it cannot be told which they are, it is any that
/// there is, so that one slip there does not make an error of every text.
pub(super) fn languages(root: &Node) -> Vec<Language> {
    let named = |node: &Node| match &node.value {
        // One that no document can be set in is told once, and not again at each text.
        Value::Text(code) => Language::named(code),
        _ => None,
    };
    let found: Vec<_> = match root.get("languages").map(|node| (node, &node.value)) {
        None | Some((_, Value::Null)) => return vec![Language::ENGLISH],
        Some((_, Value::List(items))) if items.is_empty() => return vec![Language::ENGLISH],
        Some((_, Value::List(items))) => items.iter().filter_map(named).collect(),
        Some((node, _)) => named(node).into_iter().collect(),
    };
    if found.is_empty() { all() } else { found }
}

/// Those of the languages that a document can be set in; the others have been told.
fn settable(written: &[Language]) -> Vec<Language> {
    let all = all();
    let found: Vec<_> = written.iter().copied().filter(|language| all.contains(language)).collect();
    if found.is_empty() { all } else { found }
}

/// The languages that documents can be set in.
fn all() -> Vec<Language> {
    Language::DOCUMENT.iter().filter_map(|code| Language::of_document(code)).collect()
}

fn pairs<'a>(root: &'a Node, name: &str) -> &'a [(Key, Node)] {
    match root.get(name).map(|node| &node.value) {
        Some(Value::Map(pairs)) => pairs,
        _ => &[],
    }
}

fn value<T: Read>(root: &Node, name: &str, reader: &mut Reader) -> Option<T> {
    root.get(name).and_then(|node| Option::<T>::present(node, reader).flatten())
}

/// The key of a section that was probably meant by one that nobody knows.
fn meant((key, node): &(Key, Node)) -> Option<String> {
    section::meant(key, node).map(|(name, _)| name.to_owned())
}

/// A document, if it is clear which layout it has.
fn spec(key: &Key, node: &Node, reader: &mut Reader) -> Option<DocumentSpec> {
    let spec = DocumentSpec::of(key, node, reader)?;
    let named = node.get("layout").is_some_and(|layout| !matches!(layout.value, Value::Null));
    (spec.layout.is_some() == named).then_some(spec)
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
