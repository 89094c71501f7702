//! Documents without names, and how they are written with them, for hints.

use crate::profile::documents::DocumentSpec;
use crate::profile::record::Record;
use crate::profile::vocabulary::misplaced::is_layout;
use crate::profile::vocabulary::synonym;
use crate::profile::yaml::flow;
use crate::profile::yaml::node::{Node, Value};

/// Longer documents are not written anew in a hint, nor longer names, in bytes.
const LONGEST: usize = 200;
const LONGEST_NAME: usize = 60;

/// What Korean documents are called, and their layouts.
const FORMS: &[(&str, &[&str])] =
    &[("ko-form", &["이력서", "국문이력서"]), ("ko-public", &["입사지원서"]), ("ko-career", &["경력기술서"])];

/// How documents are written that have no names, if these have none.
pub(super) fn named(node: &Node) -> Option<String> {
    let by_name = |documents: &[String]| format!("write `documents: {{{}}}`", documents.join(", "));
    match &node.value {
        Value::Text(text) => Some(by_name(&[alone(text)])),
        Value::List(items) => {
            let documents: Option<Vec<_>> = items.iter().enumerate().map(|(index, item)| listed(index, item)).collect();
            let documents = documents.filter(|all| !all.is_empty() && all.concat().len() < LONGEST);
            Some(documents.map_or_else(
                || "put the name of each document in place of its `- `, and its keys below the name".into(),
                |documents| by_name(&documents),
            ))
        }
        Value::Map(pairs) => {
            let plain = |node: &Node| matches!(node.value, Value::Text(_) | Value::List(_));
            let keys = pairs.iter().filter(|(key, _)| is_key(&key.text));
            if keys.clone().count() < pairs.len() || !keys.clone().any(|(_, node)| plain(node)) {
                return None;
            }
            let whole = flow::node(node, LONGEST).map(|keys| by_name(&[format!("resume: {keys}")]));
            Some(whole.unwrap_or_else(|| "put a name such as `resume:` before them, and indent them below it".into()))
        }
        Value::Null => None,
    }
}

/// Whether a word is a key of a document.
fn is_key(word: &str) -> bool {
    let known: Vec<_> = <DocumentSpec as Record>::KEYS.iter().map(|(name, _)| *name).collect();
    synonym::of(word, &known).is_some()
}

/// A document that is only a word: its layout, or its name.
fn alone(word: &str) -> String {
    let form = FORMS.iter().find(|(_, words)| words.contains(&word)).map(|(layout, _)| *layout);
    match is_layout(word) {
        true => format!("resume: {{layout: {}}}", flow::text(word)),
        false if form.is_some() => format!("{word}: {{layout: {}}}", form.unwrap_or_default()),
        false if word.len() < LONGEST_NAME => format!("{}: {{layout: one-page}}", flow::text(word)),
        false => "resume: {layout: one-page}".into(),
    }
}

/// An item of a list of documents with a name before it.
fn listed(index: usize, item: &Node) -> Option<String> {
    match &item.value {
        Value::Text(word) if is_layout(word) => Some(format!("{word}: {{layout: {word}}}")),
        Value::Text(word) => Some(alone(word)),
        Value::Map(pairs) if pairs.iter().all(|(key, _)| is_key(&key.text)) => {
            let number = if index == 0 { String::new() } else { format!("-{}", index + 1) };
            Some(format!("resume{number}: {}", flow::node(item, LONGEST)?))
        }
        // The name alone stands behind the hyphen.
        Value::Map(pairs) => match pairs.as_slice() {
            [(key, node)] => Some(format!("{}: {}", flow::text(&key.text), flow::node(node, LONGEST)?)),
            _ => None,
        },
        Value::List(_) | Value::Null => None,
    }
}
