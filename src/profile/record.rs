//! From YAML nodes to typed values: one declaration of a record gives its struct, its reader and its JSON Schema.

mod choice;
pub(crate) mod declare;
mod mend;

use std::ops::Range;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value as Json, json};

use crate::diagnostic::phrase::{list_and, list_or, nearest};
use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::language::Language;
use crate::profile::problem::Problems;
use crate::profile::slip::{ITEMS, bulleted, comma, glued, listed, unspaced};
use crate::profile::vocabulary::{misplaced, synonym};
use crate::profile::yaml::confusable::Suspect;
use crate::profile::yaml::flow;
use crate::profile::yaml::node::{Key, Node, Value};

/// At most this many unknown names of one place are reported; more are no slip.
pub const MOST_UNKNOWN: usize = 50;
/// Longer texts are not repeated in a hint, in bytes.
const LONGEST: usize = 100;

/// What the readers share: the file, the languages it may use, and the pile of problems.
pub struct Reader {
    /// The profile's file.
    pub file: Arc<SourceFile>,
    /// The languages that the profile says it is written in.
    pub languages: Vec<Language>,
    /// Those of them that it brings words for.
    pub brought: Vec<Language>,
    /// What is wrong so far.
    pub problems: Problems,
    /// The bullets that points and other items of lists began with.
    pub bullets: Vec<(Range<usize>, String)>,
    /// What to write in place of an unknown key, told by its value.
    pub remedy: Remedy,
}

/// What to write in place of a key with its value, which is not among those known.
pub type Remedy = fn(&Key, &Node, &[&'static str]) -> Option<String>;

impl Reader {
    /// Piles up an error at `range`, to which the caller may add a hint.
    pub fn error(&mut self, code: Code, range: Range<usize>, message: impl Into<String>) -> &mut Diagnostic {
        let suspect = match code {
            Code::MissingField | Code::TooLarge => Suspect::Nothing,
            _ => Suspect::Value,
        };
        self.problems.error(code, range, message.into(), suspect)
    }

    /// Piles up "expected this, found that".
    pub fn wrong_type(&mut self, node: &Node, expected: &str) -> &mut Diagnostic {
        self.mistaken(node, expected, node.what())
    }

    fn mistaken(&mut self, node: &Node, expected: &str, found: &str) -> &mut Diagnostic {
        let message = format!("expected {expected}, found {found}");
        self.problems.error(Code::WrongType, node.anchor(), message, Suspect::FirstLine)
    }
}

/// A value that a node can be read as. `None` means that a problem was piled up.
pub trait Read: Sized + JsonSchema {
    /// Reads a node that is not null.
    fn read(node: &Node, reader: &mut Reader) -> Option<Self>;

    /// How a list of them is written where the keys of one stand in its place, or a key for each.
    fn in_list(_pairs: &[(Key, Node)]) -> Option<String> {
        None
    }

    /// What is done to a list of them once all are read.
    fn listed(_items: &mut [Self], _reader: &mut Reader) {}
}

/// What may stand as a field of a record.
pub trait Field: Sized + JsonSchema {
    /// Whether the record needs it.
    const REQUIRED: bool = false;
    /// The value for a key that is not there or null; `None` if it must be there.
    fn absent() -> Option<Self>;
    /// Reads a node that is not null.
    fn present(node: &Node, reader: &mut Reader) -> Option<Self>;
    /// The schema of the value. Null means absent, so that only a field that must be there refuses it.
    fn schema(generator: &mut SchemaGenerator) -> Json {
        generator.subschema_for::<Self>().to_value()
    }
}

impl<T: Read> Field for Option<T> {
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        T::read(node, reader).map(Some)
    }
    fn schema(generator: &mut SchemaGenerator) -> Json {
        generator.subschema_for::<T>().to_value()
    }
}

impl<T: Read> Field for Vec<T> {
    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::List(items) = &node.value else {
            let hint = match &node.value {
                Value::Text(text) => listed(text, node, &reader.file.text),
                Value::Map(pairs) => bulleted(pairs).or_else(|| T::in_list(pairs)).unwrap_or(ITEMS.into()),
                _ => ITEMS.into(),
            };
            reader.wrong_type(node, "a list").hints.push(hint);
            return None;
        };
        // Every item is read, so that one bad item does not hide the next. One that is empty in every language is absent.
        let problems = reader.problems.count();
        let read: Vec<_> =
            items.iter().filter(|item| !matches!(item.value, Value::Null)).map(|item| T::read(item, reader)).collect();
        let mut read: Vec<T> = read.into_iter().flatten().collect();
        T::listed(&mut read, reader);
        (reader.problems.count() == problems).then_some(read)
    }
    fn schema(generator: &mut SchemaGenerator) -> Json {
        json!({ "type": ["array", "null"], "items": generator.subschema_for::<T>() })
    }
}

/// One value or a list of them.
#[derive(Debug, Clone)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Read> Field for OneOrMany<T> {
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        match node.value {
            Value::List(_) => Vec::<T>::present(node, reader).map(Self),
            _ => T::read(node, reader).map(|one| Self(vec![one])),
        }
    }
}

impl<T: JsonSchema> JsonSchema for OneOrMany<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("OneOrMany{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({ "if": { "type": "array" }, "then": { "items": one }, "else": one })
    }
}

/// The pairs of one mapping while they are read.
pub struct Fields<'a> {
    what: &'static str,
    anchor: Range<usize>,
    pairs: &'a [(Key, Node)],
    known: Vec<&'static str>,
    /// The fields that must be there and are not, with where to say so.
    missing: Vec<(&'static str, Range<usize>)>,
}

impl<'a> Fields<'a> {
    /// The pairs of `node`, which must be a mapping; `what` names it in messages ("an experience entry"), and `first` is the
    /// key that it begins with.
    pub fn of(node: &'a Node, what: &'static str, first: &str, reader: &mut Reader) -> Option<Self> {
        let Value::Map(pairs) = &node.value else {
            let hint = match &node.value {
                Value::List(_) => format!("write keys without `- ` before them, such as `{first}: …`"),
                Value::Text(text) if unspaced(text).is_some() => unspaced(text).unwrap_or_default(),
                Value::Text(it) if it.len() <= LONGEST && !it.contains([',', '\n']) => {
                    format!("write `{{{first}: {}}}`, or keys on lines of their own", flow::text(it))
                }
                _ => format!("write keys, each on a line of its own, such as `{first}: …`"),
            };
            reader.wrong_type(node, &format!("the keys of {what}")).hints.push(hint);
            return None;
        };
        Some(Self { what, anchor: node.anchor(), pairs, known: Vec::new(), missing: Vec::new() })
    }

    /// Reads the field `name`. A field that is there and wrong counts as absent where it may be absent, so that the
    /// reading goes on; the problem is on the pile. A field that another record has taken is absent.
    pub fn take<F: Field>(&mut self, name: &'static str, reader: &mut Reader) -> Option<F> {
        if self.known.contains(&name) {
            return F::absent();
        }
        self.known.push(name);
        let pair = self.pairs.iter().find(|(key, _)| key.text == name);
        let node = pair.map(|(_, node)| node);
        let problems = reader.problems.count();
        let present = node.filter(|node| !matches!(node.value, Value::Null)).and_then(|node| F::present(node, reader));
        // A value that is there and empty is as good as none.
        if F::REQUIRED && present.is_none() && reader.problems.count() == problems {
            let at = pair.map_or(self.anchor.clone(), |(key, _)| key.range.clone());
            self.missing.push((name, at));
        }
        present.or_else(F::absent)
    }

    /// Where to point when the record as a whole is meant.
    pub fn anchor(&self) -> Range<usize> {
        self.anchor.clone()
    }

    /// Reports the fields that are missing and the keys that were not taken; whether every key was. A field that an unknown
    /// key was probably meant to be is not missing.
    pub fn finish(self, reader: &mut Reader) -> bool {
        let unknown = self.pairs.iter().filter(|(key, _)| !self.known.contains(&key.text.as_str())).take(MOST_UNKNOWN);
        let unknown: Vec<_> = unknown.map(|pair| (pair, self.meant(&pair.0.text))).collect();
        // What is missing may be what a key says that nobody knows.
        let stray = unknown.iter().any(|(_, meant)| meant.is_none());
        let said = |name: &str| stray || unknown.iter().any(|(_, meant)| *meant == Some(name));
        for (name, at) in self.missing.iter().filter(|(name, _)| !said(name) || self.has(name)) {
            let hint = match *at == self.anchor && !self.has(name) {
                true => format!("add `{name}: …`"),
                false => format!("write it behind `{name}:`"),
            };
            reader.error(Code::MissingField, at.clone(), format!("{} needs `{name}`", self.what)).hints.push(hint);
        }
        let told = unknown.iter().map(|((key, node), meant)| (key, node, self.advice(key, node, *meant, reader)));
        let told: Vec<_> = told.collect();
        let fixes = mend::of_keys(&told, &self.known, |name| self.has(name), &reader.file.text);
        for ((key, _, hint), fix) in told.into_iter().zip(fixes) {
            let problem = reader.error(Code::UnknownKey, key.range.clone(), format!("unknown key `{}`", key.text));
            (problem.fix, problem.hints) = (fix, vec![hint]);
        }
        unknown.is_empty()
    }

    /// What to write in place of an unknown key, probably `meant`.
    fn advice(&self, key: &Key, node: &Node, meant: Option<&'static str>, reader: &Reader) -> String {
        let slip = glued(key, &self.known).or_else(|| comma(key, node, &reader.file.text));
        let slip = slip.or_else(|| (reader.remedy)(key, node, &self.known));
        let home = || misplaced::of_key(&key.text, &self.known);
        let free = || meant.filter(|name| !self.has(name)).map(|name| format!("did you mean `{name}`?"));
        let other = || misplaced::of_word(&key.text, &self.known);
        // Two words for one key.
        let twice = || meant.map(|name| format!("`{name}` stands here too, and says the same: keep one of them"));
        let choices = || format!("{} takes {}{}", self.what, list_or(&self.known), self.needs());
        slip.or_else(home).or_else(free).or_else(other).or_else(twice).unwrap_or_else(choices)
    }

    fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|(key, _)| key.text == name)
    }

    /// The fields that are missing, behind those that there are.
    fn needs(&self) -> String {
        let missing: Vec<_> = self.missing.iter().map(|(name, _)| *name).collect();
        if missing.is_empty() { String::new() } else { format!("; it needs {}", list_and(&missing)) }
    }

    /// The field that an unknown key was probably meant to be; one that does not stand there too before one that does.
    fn meant(&self, key: &str) -> Option<&'static str> {
        let words = synonym::all(key, &self.known);
        let free = || words.iter().copied().find(|name| !self.has(name));
        let near = || nearest(key, &self.known).and_then(|near| self.known.iter().copied().find(|name| *name == near));
        free().or_else(near).or(words.first().copied())
    }
}

/// The key to begin a record with: the first that must be there, else the first.
pub const fn first(keys: &[(&'static str, bool)]) -> &'static str {
    let mut index = 0;
    while index < keys.len() {
        if keys[index].1 {
            return keys[index].0;
        }
        index += 1;
    }
    keys[0].0
}

/// The JSON Schema of a mapping with a fixed set of keys.
#[derive(Default)]
pub struct ObjectSchema {
    /// The schema of each key, with its description.
    pub properties: Map<String, Json>,
    /// The keys that must be there.
    pub required: Vec<Json>,
    /// What must hold between keys.
    pub rules: Vec<Json>,
}

impl ObjectSchema {
    /// Adds one field.
    pub fn add<F: Field>(&mut self, name: &str, description: &str, generator: &mut SchemaGenerator) {
        let mut schema = F::schema(generator);
        if let Json::Object(schema) = &mut schema {
            schema.insert("description".into(), description.trim().into());
        }
        self.properties.insert(name.into(), schema);
        if F::REQUIRED {
            self.required.push(name.into());
        }
    }

    /// The finished schema.
    pub fn finish(self, description: &str) -> Json {
        let mut schema = Map::new();
        schema.insert("type".into(), json!(["object", "null"]));
        schema.insert("description".into(), description.trim().into());
        schema.insert("properties".into(), Json::Object(self.properties));
        if !self.required.is_empty() {
            schema.insert("required".into(), Json::Array(self.required));
        }
        if !self.rules.is_empty() {
            schema.insert("allOf".into(), Json::Array(self.rules));
        }
        schema.insert("additionalProperties".into(), false.into());
        Json::Object(schema)
    }
}

/// A set of fields that can be read out of a mapping, alone or beside others.
pub trait Record: Sized {
    /// The record in messages, with its article.
    const WHAT: &'static str;
    /// Its keys, and whether each must be there.
    const KEYS: &'static [(&'static str, bool)];
    /// The field that a plain string stands for, where one may stand in place of the mapping.
    const PLAIN: Option<&'static str> = None;
    /// Takes the fields.
    fn take(fields: &mut Fields, reader: &mut Reader) -> Option<Self>;
    /// How the record is written that a value says which is none, for hints.
    fn meant(_node: &Node) -> Option<String> {
        None
    }
    /// What must hold between fields; reports and goes on.
    fn check(&self, _at: Range<usize>, _reader: &mut Reader) {}
    /// Adds the fields to an object's schema.
    fn describe(object: &mut ObjectSchema, generator: &mut SchemaGenerator);
}

/// Reads a record that stands alone in its mapping.
pub fn read_record<R: Record>(node: &Node, reader: &mut Reader) -> Option<R> {
    if is_meant::<R>(node, reader) {
        return None;
    }
    let mut fields = Fields::of(node, R::WHAT, first(R::KEYS), reader)?;
    let record = R::take(&mut fields, reader);
    let anchor = fields.anchor();
    let known = fields.finish(reader);
    let record = record?;
    // What an unknown key says may be what is missed.
    if known {
        record.check(anchor, reader);
    }
    Some(record)
}

/// Reports a value that is no record and says one; whether it is such.
pub fn is_meant<R: Record>(node: &Node, reader: &mut Reader) -> bool {
    let Some(fields) = R::meant(node) else { return false };
    let expected = format!("the keys of {}", R::WHAT);
    let found = if matches!(node.value, Value::Map(_)) { "others" } else { node.what() };
    reader.mistaken(node, &expected, found).hints.push(format!("write `{fields}`"));
    true
}
