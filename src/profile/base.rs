//! What documents begin with: `defaults`, and the documents that they extend.

use std::collections::HashMap;

use crate::diagnostic::Code;
use crate::diagnostic::phrase::{did_you_mean, list_and};
use crate::profile::hide;
use crate::profile::record::Reader;
use crate::profile::yaml::node::{Key, Node, Value};

/// A document may extend another that extends another, and so on, so many times.
const MOST_BASES: usize = 20;
/// Values that bases add to all documents together.
const MOST_VALUES: usize = 100_000;
/// The keys that a document has for itself.
pub const OWN: &[&str] = &["extends", "build", "file"];

/// The documents of a profile, to be put together.
struct Bases<'a> {
    documents: HashMap<&'a str, &'a Node>,
    defaults: Option<&'a Node>,
}

/// Makes every document of the profile whole: what `defaults` and its bases say, and what it says itself over that.
pub fn complete(root: &mut Node, reader: &mut Reader) {
    let Some(documents) = put_together(root, reader) else { return };
    let Value::Map(pairs) = &mut root.value else { return };
    let place = pairs.iter_mut().find(|(key, _)| key.text == "documents");
    if let Some((_, node)) = place {
        node.value = Value::Map(documents);
    }
}

/// The documents with what they begin with; nothing if none begins with anything.
fn put_together(root: &Node, reader: &mut Reader) -> Option<Vec<(Key, Node)>> {
    let Value::Map(documents) = &root.get("documents")?.value else { return None };
    let defaults = root.get("defaults").filter(|node| matches!(node.value, Value::Map(_)));
    if defaults.is_none() && documents.iter().all(|(_, node)| node.get("extends").is_none()) {
        return None;
    }
    let named = documents.iter().map(|(key, node)| (key.text.as_str(), node)).collect();
    let bases = Bases { documents: named, defaults };
    let (mut values, mut whole) = (0, Vec::with_capacity(documents.len()));
    for (key, node) in documents {
        let document = bases.document(key, node, reader);
        values += document.weight().0;
        if values > MOST_VALUES {
            let message = format!("the documents have more than {MOST_VALUES} values with what they extend");
            let hint = "keep a profile of its own for some of them";
            reader.error(Code::TooManyValues, key.range.clone(), message).hints.push(hint.into());
            return None;
        }
        whole.push((key.clone(), document));
    }
    Some(whole)
}

impl Bases<'_> {
    fn document(&self, key: &Key, node: &Node, reader: &mut Reader) -> Node {
        let empty = Node { value: Value::Map(Vec::new()), range: key.range.clone() };
        let node = if matches!(node.value, Value::Null) { &empty } else { node };
        if !matches!(node.value, Value::Map(_)) {
            return node.clone();
        }
        let chain = self.chain(key, node, reader);
        let first = self.defaults.cloned().unwrap_or_else(|| empty.clone());
        let hidden: Vec<Node> = self.defaults.into_iter().chain(chain.iter().rev().copied()).flat_map(hidden).collect();
        let whole = chain.into_iter().rev().fold(first, |base, document| base.without(OWN).under(document));
        if hidden.is_empty() { whole } else { hiding(whole, hidden) }
    }

    /// The document and those that it extends, one through the other.
    fn chain<'a>(&'a self, key: &'a Key, node: &'a Node, reader: &mut Reader) -> Vec<&'a Node> {
        let (mut chain, mut names) = (vec![node], vec![key.text.as_str()]);
        while let Some(Node { value: Value::Text(name), range }) = chain[chain.len() - 1].get("extends") {
            let circle = names.contains(&name.as_str());
            names.push(name);
            let Some(base) = self.documents.get(name.as_str()).filter(|_| !circle && names.len() <= MOST_BASES) else {
                if !circle || is_first(&names) {
                    let all: Vec<_> = self.documents.keys().copied().collect();
                    let (code, message, hint) = unextended(&names, circle, &all);
                    reader.error(code, range.clone(), message).hints.push(hint);
                }
                break;
            };
            chain.push(base);
        }
        chain
    }
}

/// Whether a circle of documents, which ends where it begins, is told of here: once, at the first of them by name.
fn is_first(names: &[&str]) -> bool {
    names[0] == names[names.len() - 1] && names.iter().all(|name| names[0] <= *name)
}

/// Why the last of `names` cannot be extended by the one before it.
fn unextended(names: &[&str], circle: bool, all: &[&str]) -> (Code, String, String) {
    let (last, way) = (names[names.len() - 1], names.join("` → `"));
    if circle {
        let hint = "a document extends one that does not extend it in turn: take one `extends` away";
        return (Code::UnknownDocument, format!("the documents extend each other in a circle: `{way}`"), hint.into());
    }
    if names.len() > MOST_BASES {
        let message = format!("documents extend each other more than {MOST_BASES} times");
        return (Code::TooDeep, message, "let some of them extend an earlier one".into());
    }
    let mut others: Vec<_> = all.iter().copied().filter(|name| *name != names[0]).collect();
    others.sort_unstable();
    let hint = did_you_mean(last, &others, || match others.is_empty() {
        true => "there is no other document".into(),
        false => format!("there are {}", list_and(&others)),
    });
    (Code::UnknownDocument, format!("there is no document `{last}` to extend"), hint)
}

/// What a document hides by itself.
fn hidden(document: &Node) -> Vec<Node> {
    document.get("hide").map(hide::items).unwrap_or_default()
}

/// The document with all that it and its bases hide: what one hides, nothing that extends it shows.
fn hiding(document: Node, hidden: Vec<Node>) -> Node {
    let range = hidden[0].range.clone();
    let key = Key { text: "hide".into(), range: range.clone() };
    let hidden = Node { value: Value::List(hidden), range: range.clone() };
    let over = Node { value: Value::Map(vec![(key, hidden)]), range: document.range.clone() };
    document.without(&["hide"]).under(&over)
}
