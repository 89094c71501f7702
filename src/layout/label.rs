//! Words of a layout's own in place of the program's: `[tool.jikji.labels]` of a manifest.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::language::Language;
use crate::profile::labels::{OwnLabels, hint, misplaced, unknown_name};
use crate::profile::value::text::{Scalar, Text};
use crate::profile::vocabulary::label::places;
use crate::profile::yaml::node::Key;

/// A word, for every language or for each.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum LayoutLabel {
    /// Good for every language.
    Plain(String),
    /// One for each language.
    ByLanguage(BTreeMap<String, String>),
}

/// The words by name; the error is what is wrong with one.
pub fn own(labels: &BTreeMap<String, LayoutLabel>) -> Result<OwnLabels, String> {
    labels.iter().map(|(name, label)| one(name, label)).collect::<Result<_, _>>().map(OwnLabels)
}

fn one(name: &str, label: &LayoutLabel) -> Result<(Key, Text), String> {
    if places(name).is_none() {
        return Err(format!("{}: {}", unknown_name(name), hint(name)));
    }
    let scalar = |word: &String| match misplaced(name, word) {
        Some((message, _)) => Err(message),
        None => Ok(Scalar { text: word.clone(), range: 0..0 }),
    };
    let text = match label {
        LayoutLabel::Plain(word) => Text::Plain(scalar(word)?),
        LayoutLabel::ByLanguage(words) => {
            let version = |(code, word): (&String, &String)| {
                let language = Language::of_document(code).ok_or_else(|| format!("unknown language `{code}`"))?;
                Ok::<_, String>((language, scalar(word)?))
            };
            Text::ByLanguage(words.iter().map(version).collect::<Result<_, _>>()?)
        }
    };
    Ok((Key { text: name.to_owned(), range: 0..0 }, text))
}
