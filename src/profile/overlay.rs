//! What a document lays over the content of its profile.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use schemars::{Schema, json_schema};

use crate::diagnostic::phrase::{did_you_mean, list_and, list_or};
use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::profile::contact::Contact;
use crate::profile::describe::schema;
use crate::profile::personal::Personal;
use crate::profile::record::declare::record;
use crate::profile::record::{Field, Fields, MOST_UNKNOWN, ObjectSchema, Reader, Record};
use crate::profile::value::text::{Scalar, Text};
use crate::profile::yaml::node::{Key, Node, Value};
use crate::profile::yaml::tree;

record! {
    /// What a document says in place of its profile.
    pub struct Content ("`override`") {
        /// The person's name.
        name: Option<Text>,
        /// The name in Chinese characters.
        hanja: Option<Text>,
        /// Another name, shown beside the name.
        also_known_as: Option<Text>,
        /// The name as author lists write it.
        aliases: Vec<Scalar>,
        /// One line on the person.
        headline: Option<Text>,
        /// A picture, relative to the profile.
        photo: Option<Scalar>,
        /// How to reach the person.
        contact: Option<Contact>,
        /// What Korean forms ask for.
        personal: Option<Personal>,
        /// One or more paragraphs on the person.
        summary: Option<Text>,
        /// Sections, or parts of them; under `entries`, entries by their `id`.
        sections: Parts,
        /// Letters, or parts of them.
        letters: Parts,
        /// Answers to the questions of applications.
        essays: Parts,
    }
}

/// The keys of a profile that a document does not lay anything over, and has for itself.
const OF_DOCUMENTS: &[&str] =
    &["date", "dates", "fonts", "labels", "layout", "lang", "options", "pages", "title", "titles"];

/// Ids that an unknown one is compared with for a hint.
const MOST_COMPARED: usize = 1000;

/// Parts of sections, which are read with what they lie over.
#[derive(Debug, Clone)]
pub struct Parts;

impl Field for Parts {
    fn absent() -> Option<Self> {
        Some(Self)
    }
    fn present(_: &Node, _: &mut Reader) -> Option<Self> {
        Some(Self)
    }
}

schema!(Parts, |_| json_schema!({ "type": ["object", "null"] }));

/// What a document lays over the content of its profile, as it is written.
#[derive(Debug, Clone, Default)]
pub struct Overlay(pub Option<Node>);

impl Field for Overlay {
    fn absent() -> Option<Self> {
        Some(Self(None))
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        let problems = reader.problems.count();
        let mut fields = Fields::of(node, Content::WHAT, "headline", reader)?;
        Content::take(&mut fields, reader);
        let Value::Map(pairs) = &node.value else { return None };
        for (key, _) in pairs.iter().filter(|(key, _)| OF_DOCUMENTS.contains(&key.text.as_str())) {
            let message = format!("`override` takes what a profile says, and not `{}`", key.text);
            let problem = reader.error(Code::UnknownKey, key.range.clone(), message);
            problem.hints.push(format!("write `{}` in the document itself", key.text));
        }
        for name in OF_DOCUMENTS {
            fields.take::<Parts>(name, reader);
        }
        fields.finish(reader);
        (reader.problems.count() == problems).then(|| Self(Some(node.clone())))
    }
}

schema!(Overlay, |generator| {
    let mut object = ObjectSchema::default();
    Content::describe(&mut object, generator);
    Schema::try_from(object.finish("What is laid over the content of the profile.")).expect("an object schema")
});

impl Overlay {
    /// What the command line lays over a profile: a value for a path such as `contact.location`. It stands nowhere in a file.
    /// The error is what is wrong with it.
    pub fn typed(path: &str, value: &str) -> Result<Self, String> {
        let names: Vec<&str> = path.split('.').collect();
        let known: Vec<_> = Content::KEYS.iter().map(|(name, _)| *name).collect();
        if !known.contains(&names[0]) {
            return Err(format!("write a path that begins with {}", list_or(&known)));
        }
        // Plain words need no quotes, whatever YAML makes of them.
        let node = match value.trim_start().starts_with(['{', '[', '"', '\'']) {
            true => {
                tree::parse(&Arc::new(SourceFile::new("--override", value))).map_err(|problems| told(&problems))?.root
            }
            false => Node { value: Value::Text(value.to_owned()), range: 0..0 },
        };
        let key = |name: &&str| Key { text: (*name).to_owned(), range: 0..0 };
        let around = |node, name: &&str| Node { value: Value::Map(vec![(key(name), node)]), range: 0..0 };
        Ok(Self(Some(names.iter().rev().fold(nowhere(node), around))))
    }
}

fn told(problems: &[Diagnostic]) -> String {
    problems.first().map(|problem| problem.message.clone()).unwrap_or_default()
}

/// A value without a place.
fn nowhere(node: Node) -> Node {
    let value = match node.value {
        Value::List(items) => Value::List(items.into_iter().map(nowhere).collect()),
        Value::Map(pairs) => {
            let bare = |(key, node): (Key, Node)| (Key { range: 0..0, ..key }, nowhere(node));
            Value::Map(pairs.into_iter().map(bare).collect())
        }
        other => other,
    };
    Node { value, range: 0..0 }
}

/// The content of the profile `root` with `top` over it. A section that is a list counts as one around its entries.
pub fn laid(root: &Node, top: &Node, reader: &mut Reader) -> Node {
    let Some((key, sections)) = sections(top) else { return root.under(top) };
    let below = root.get("sections");
    for (file, _) in sections.iter().filter_map(|(_, section)| pair(section, "file")) {
        let message = "`override` does not change the files of a section, which are read once for all documents";
        let hint = "name all files in the profile's section, and choose there with `keys`, `types` or `years`";
        reader.error(Code::UnknownKey, file.range.clone(), message).hints.push(hint.into());
    }
    let merged: Vec<_> = sections
        .iter()
        .map(|(key, section)| match below.and_then(|below| below.get(&key.text)) {
            Some(below) => (key.clone(), over(&key.text, below, section, reader)),
            None => (key.clone(), section.clone()),
        })
        .collect();
    let over = Node { value: Value::Map(merged), range: key.range.clone() };
    let top = top.clone().without(&["sections"]);
    let rest = root.under(&top);
    let around = Node { value: Value::Map(vec![(key.clone(), over)]), range: root.range.clone() };
    rest.under(&around)
}

fn sections(top: &Node) -> Option<(&Key, &[(Key, Node)])> {
    let (key, node) = pair(top, "sections")?;
    if let Value::Map(sections) = &node.value { Some((key, sections)) } else { None }
}

/// The pair of that key in a mapping.
fn pair<'a>(node: &'a Node, name: &str) -> Option<&'a (Key, Node)> {
    let Value::Map(pairs) = &node.value else { return None };
    pairs.iter().find(|(key, _)| key.text == name)
}

/// A section with what lies over it.
fn over(name: &str, below: &Node, top: &Node, reader: &mut Reader) -> Node {
    if matches!((&below.value, &top.value), (Value::List(_), Value::List(_))) || matches!(top.value, Value::Null) {
        return top.clone();
    }
    let (below, top) = (around(below), around(top));
    match top.get("entries") {
        Some(Node { value: Value::Map(by_id), .. }) => {
            let entries = entries(name, &below, by_id, reader);
            let merged = below.under(&top.clone().without(&["entries"]));
            merged.under(&entries)
        }
        _ => below.under(&top),
    }
}

/// A mapping around the entries of a section that is a list; any other section as it is.
fn around(section: &Node) -> Node {
    match section.value {
        Value::List(_) => with_entries(section.clone()),
        _ => section.clone(),
    }
}

fn with_entries(entries: Node) -> Node {
    let (anchor, range) = (entries.anchor(), entries.range.clone());
    Node { value: Value::Map(vec![(Key { text: "entries".into(), range: anchor }, entries)]), range }
}

/// The entries of a section, those that `by_id` names changed or taken away.
fn entries(name: &str, section: &Node, by_id: &[(Key, Node)], reader: &mut Reader) -> Node {
    let Some(Node { value: Value::List(items), range }) = section.get("entries") else { return section.clone() };
    let id = |item: &Node| match item.get("id") {
        Some(Node { value: Value::Text(id), .. }) => Some(id.clone()),
        _ => None,
    };
    let ids: Vec<_> = items.iter().filter_map(id).collect();
    let known: HashSet<&str> = ids.iter().map(String::as_str).collect();
    // A name is compared with so many; a section with more has no use for a hint.
    let ids = &ids[..ids.len().min(MOST_COMPARED)];
    for (key, _) in by_id.iter().filter(|(key, _)| !known.contains(key.text.as_str())).take(MOST_UNKNOWN) {
        let hint = did_you_mean(&key.text, ids, || match ids.is_empty() {
            true => format!("give the entry `id: {}`", key.text),
            false => format!("there are {}", list_and(ids)),
        });
        let message = format!("no entry of `{name}` has the id `{}`", key.text);
        reader.error(Code::UnknownKey, key.range.clone(), message).hints.push(hint);
    }
    let by_id: HashMap<&str, &Node> = by_id.iter().map(|(key, over)| (key.text.as_str(), over)).collect();
    let changed = |item: &Node| match id(item).and_then(|id| by_id.get(id.as_str())) {
        Some(Node { value: Value::Null, .. }) => None,
        Some(over) => Some(item.under(over)),
        None => Some(item.clone()),
    };
    with_entries(Node { value: Value::List(items.iter().filter_map(changed).collect()), range: range.clone() })
}
