//! A YAML file as a tree of texts, lists and maps with their bytes.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::language::Language;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Node {
    /// What was written.
    pub value: Value,
    /// Its bytes, without the white space around.
    pub range: Range<usize>,
}

/// The shapes of YAML. Numbers, dates and booleans stay the text they were written as.
#[derive(Debug, Clone)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar, unquoted and unfolded.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<(Key, Node)>),
}

/// The key of a mapping.
#[derive(Debug, Clone)]
pub struct Key {
    /// Its text.
    pub text: String,
    /// Its bytes.
    pub range: Range<usize>,
}

impl Node {
    /// The short stretch to underline when the value as a whole is meant: a map's first key, a list's first item.
    pub fn anchor(&self) -> Range<usize> {
        match &self.value {
            Value::Map(pairs) => pairs.first().map_or(self.range.clone(), |(key, _)| key.range.clone()),
            Value::List(items) => items.first().map_or(self.range.clone(), Node::anchor),
            Value::Null | Value::Text(_) => self.range.clone(),
        }
    }

    /// What the value is, in words.
    pub fn what(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "keys with values",
        }
    }

    /// The text that it is, if it is one.
    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// The value under `name`, if this is a map that has it.
    pub fn get(&self, name: &str) -> Option<&Node> {
        let Value::Map(pairs) = &self.value else { return None };
        pairs.iter().find(|(key, _)| key.text == name).map(|(_, node)| node)
    }

    /// It with all its bytes further on.
    pub fn moved(self, by: usize) -> Self {
        let further = |range: Range<usize>| range.start + by..range.end + by;
        let value = match self.value {
            Value::List(items) => Value::List(items.into_iter().map(|item| item.moved(by)).collect()),
            Value::Map(pairs) => {
                let pair = |(key, node): (Key, Self)| (Key { range: further(key.range), ..key }, node.moved(by));
                Value::Map(pairs.into_iter().map(pair).collect())
            }
            other => other,
        };
        Self { value, range: further(self.range) }
    }

    /// How many values and how many bytes of text it has.
    pub fn weight(&self) -> (usize, usize) {
        match &self.value {
            Value::Null => (1, 0),
            Value::Text(text) => (1, text.len()),
            Value::List(items) => items.iter().map(Node::weight).fold((1, 0), add),
            Value::Map(pairs) => {
                pairs.iter().map(|(key, node)| add(node.weight(), (1, key.text.len()))).fold((1, 0), add)
            }
        }
    }
}

fn add(one: (usize, usize), other: (usize, usize)) -> (usize, usize) {
    (one.0 + other.0, one.1 + other.1)
}

/// The path of keys to each of the values that begin at `starts`, as in `experience.highlights`, for messages.
pub fn paths(root: &Node, starts: &[usize]) -> Vec<String> {
    let mut found: HashMap<usize, String> = HashMap::new();
    let sought: HashSet<usize> = starts.iter().copied().collect();
    walk(root, &mut Vec::new(), &sought, &mut found);
    starts.iter().map(|start| found.get(start).cloned().unwrap_or_default()).collect()
}

fn walk<'a>(node: &'a Node, path: &mut Vec<&'a str>, sought: &HashSet<usize>, found: &mut HashMap<usize, String>) {
    match &node.value {
        Value::Map(pairs) => {
            for (key, node) in pairs {
                path.push(&key.text);
                walk(node, path, sought, found);
                path.pop();
            }
        }
        Value::List(items) => items.iter().for_each(|item| walk(item, path, sought, found)),
        Value::Text(_) if sought.contains(&node.range.start) => {
            // Neither the code of the text's language nor the key around all sections says anything.
            let keys = path.iter().filter(|key| **key != "sections" && !Language::looks_like(key));
            found.entry(node.range.start).or_insert_with(|| keys.copied().collect::<Vec<_>>().join("."));
        }
        Value::Text(_) | Value::Null => {}
    }
}
