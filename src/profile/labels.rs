//! Words of the user's own for those of the program: `labels` of a profile, a document, a section and a layout.

use schemars::json_schema;

use crate::diagnostic::Code;
use crate::diagnostic::phrase::{count, did_you_mean};
use crate::language::Language;
use crate::profile::describe::schema;
use crate::profile::record::{Field, MOST_UNKNOWN, Reader};
use crate::profile::value::text::{Scalar, Text};
use crate::profile::vocabulary::label;
use crate::profile::yaml::node::{Key, Node, Value};

/// Words by the names of those that they stand for, first come first served.
#[derive(Debug, Clone, Default)]
pub struct OwnLabels(pub Vec<(Key, Text)>);

impl OwnLabels {
    /// These, and `others` where they say nothing.
    pub fn over(&self, others: &Self) -> Self {
        Self([self.0.as_slice(), &others.0].concat())
    }

    /// The word called `name` in `language`.
    pub fn find(&self, name: &str, language: Language) -> Option<&Scalar> {
        self.0.iter().filter(|(key, _)| key.text == name).find_map(|(_, text)| text.in_language(language))
    }

    /// The names of those that there are in `language`, each once, with the first of its words.
    pub fn in_language(&self, language: Language) -> Vec<(&str, &Scalar)> {
        let mut found: Vec<(&str, &Scalar)> = Vec::new();
        for (key, text) in &self.0 {
            let Some(scalar) = text.in_language(language) else { continue };
            if !found.iter().any(|(name, _)| *name == key.text) {
                found.push((&key.text, scalar));
            }
        }
        found
    }
}

impl Field for OwnLabels {
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Map(pairs) = &node.value else {
            reader.wrong_type(node, "words by name").hints.push("write `{score: GPA}`".into());
            return None;
        };
        let problems = reader.problems.count();
        let unknown = pairs.iter().filter(|(key, _)| label::places(&key.text).is_none());
        for (key, _) in unknown.take(MOST_UNKNOWN) {
            reader.error(Code::UnknownKey, key.range.clone(), unknown_name(&key.text)).hints.push(hint(&key.text));
        }
        let given = pairs.iter().filter(|(_, node)| !matches!(node.value, Value::Null));
        let read: Vec<_> = given.map(|(key, node)| Some((key.clone(), Text::read_label(key, node, reader)?))).collect();
        (reader.problems.count() == problems).then(|| Self(read.into_iter().flatten().collect()))
    }
}

impl Text {
    /// Reads a word, which needs the places that the program's own has.
    fn read_label(key: &Key, node: &Node, reader: &mut Reader) -> Option<Self> {
        let text = <Self as crate::profile::record::Read>::read(node, reader)?;
        for scalar in text.versions() {
            if let Some((message, hint)) = misplaced(&key.text, &scalar.text) {
                reader.error(Code::BadLabel, scalar.range.clone(), message).hints.push(hint.into());
            }
        }
        Some(text)
    }
}

/// What is wrong with a word, and what to do, if it lacks a place for the words of others.
pub fn misplaced(name: &str, word: &str) -> Option<(String, &'static str)> {
    let (needed, there) = (label::places(name)?, word.matches("{}").count());
    let message = format!("the label `{name}` has {}, and needs {}", count(there, "place"), count(needed, "place"));
    (there != needed && (there > 0 || !word.trim().is_empty())).then_some((
        message,
        match needed {
            0 => "take `{}` away",
            _ => "write `{}` once, where the number, the name or the text goes",
        },
    ))
}

/// The message for a name that there is not.
pub fn unknown_name(name: &str) -> String {
    format!("there is no label `{name}`")
}

/// The label that was probably meant, or where they stand.
pub fn hint(name: &str) -> String {
    let all = label::all();
    let last = name.rsplit('.').next().unwrap_or(name);
    let same = all.iter().find(|other| other.rsplit('.').next() == Some(last)).cloned();
    let section = name.strip_prefix("sections.");
    match (section, same) {
        (_, Some(same)) => format!("did you mean `{same}`?"),
        (Some(section), None) if crate::diagnostic::phrase::nearest(name, &all).is_none() => {
            format!("give the section a title: `{section}: {{title: …, entries: […]}}`")
        }
        _ => did_you_mean(name, &all, || "`jikji schema` has all of them, as has docs/profile.md".into()),
    }
}

schema!(OwnLabels, |generator| {
    let word = <Option<Text>>::schema(generator);
    json_schema!({
        "type": ["object", "null"],
        "propertyNames": { "enum": label::all() },
        "additionalProperties": word,
    })
});
