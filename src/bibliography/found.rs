//! A reference that was read, whatever the format: what a profile would say of it, and all that citation styles ask for.

use std::ops::Range;

use crate::bibliography::latex;
use crate::language::Language;
use crate::profile::vocabulary::publication::PublicationType;
use crate::profile::yaml::node::{Key, Node, Value};

/// A reference that was read.
#[derive(Debug)]
pub struct Found {
    /// What it is cited by, and its bytes.
    pub key: Key,
    /// What a profile would say of it.
    pub fields: Vec<(Key, Node)>,
    /// What citation styles ask for; none where that is malformed.
    pub cited: Option<hayagriva::Entry>,
}

/// A text with marks for its styles, and its bytes.
pub type Marked = (String, Range<usize>);

impl Found {
    /// One that nothing but its key and its type is known of.
    pub fn new(key: Key, kind: PublicationType) -> Self {
        let mut found = Self { fields: Vec::new(), cited: None, key };
        let range = found.key.range.clone();
        found.put("id", found.key.text.clone(), range.clone());
        found.put("type", kind.word().into(), range);
        found
    }

    /// Adds a field, unless it is empty.
    pub fn put(&mut self, name: &str, text: String, range: Range<usize>) {
        if !text.trim().is_empty() {
            self.add(name, Value::Text(text), range);
        }
    }

    /// Adds a text with marks.
    pub fn put_marked(&mut self, name: &str, text: Option<Marked>) {
        if let Some((text, range)) = text {
            self.put(name, latex::markdown(&text), range);
        }
    }

    /// Adds a list of texts, unless there are none.
    pub fn put_list(&mut self, name: &str, texts: Vec<String>, range: &Range<usize>) {
        let item = |text| Node { value: Value::Text(text), range: range.clone() };
        let items: Vec<_> = texts.into_iter().filter(|text| !text.trim().is_empty()).map(item).collect();
        if !items.is_empty() {
            self.add(name, Value::List(items), range.clone());
        }
    }

    /// Adds links by name.
    pub fn put_links(&mut self, links: Vec<(String, Marked)>) {
        let Some((_, (_, range))) = links.first() else { return };
        let range = range.clone();
        let pair = |(name, (url, at)): (String, Marked)| {
            (Key { text: name, range: at.clone() }, Node { value: Value::Text(url), range: at })
        };
        self.add("links", Value::Map(links.into_iter().map(pair).collect()), range);
    }

    /// Adds words that the program has in several languages, in those of the profile.
    pub fn put_words(&mut self, name: &str, words: (&str, &str), languages: &[Language], range: Range<usize>) {
        let (english, korean) = words;
        if !languages.contains(&Language::KOREAN) {
            return self.put(name, english.into(), range);
        }
        let version = |language: &Language| {
            let text = if *language == Language::KOREAN { korean } else { english };
            let key = Key { text: language.code().into(), range: range.clone() };
            (key, Node { value: Value::Text(text.into()), range: range.clone() })
        };
        self.add(name, Value::Map(languages.iter().map(version).collect()), range.clone());
    }

    fn add(&mut self, name: &str, value: Value, range: Range<usize>) {
        let key = Key { text: name.into(), range: self.key.range.clone() };
        self.fields.push((key, Node { value, range }));
    }

    /// The text of a field.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key.text == name).and_then(|(_, node)| node.text())
    }

    /// It as an entry of a profile, whose bytes begin at `start`.
    pub fn node(self, start: usize) -> Node {
        let range = self.key.range.clone();
        moved(Node { value: Value::Map(self.fields), range }, start)
    }
}

/// The node with all its bytes further on.
pub fn moved(node: Node, by: usize) -> Node {
    let further = |range: Range<usize>| range.start + by..range.end + by;
    let value = match node.value {
        Value::List(items) => Value::List(items.into_iter().map(|item| moved(item, by)).collect()),
        Value::Map(pairs) => {
            let pair = |(key, node): (Key, Node)| (Key { range: further(key.range), ..key }, moved(node, by));
            Value::Map(pairs.into_iter().map(pair).collect())
        }
        other => other,
    };
    Node { value, range: further(node.range) }
}

/// What a status is called, in English and in Korean.
pub fn status(word: &str) -> Option<(&'static str, &'static str)> {
    let bare: String = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    Some(match bare.as_str() {
        "inpress" => ("in press", "게재 예정"),
        "forthcoming" | "toappear" => ("to appear", "게재 예정"),
        "accepted" => ("accepted", "게재 확정"),
        "submitted" => ("submitted", "투고"),
        "underreview" => ("under review", "심사 중"),
        "inpreparation" => ("in preparation", "준비 중"),
        "prepublished" => ("prepublished", "온라인 선공개"),
        _ => return None,
    })
}
