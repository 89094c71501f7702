//! The program's own words in each language: the catalogue `labels.yaml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::profile::language::Language;

/// The words of one language.
#[derive(Debug, Deserialize)]
pub struct Labels {
    /// What a document is called that has no title.
    pub resume: String,
    /// A person and a document in one line, as the PDF's title.
    pub title: String,
    /// The region that goes with the language, for the PDF's language tag.
    pub region: Option<String>,
    /// Between the items of a list.
    pub list: String,
    /// Between facts in one line, such as a role and a department.
    pub joiner: String,
    /// The months, as dates name them.
    pub months: Vec<String>,
    /// An end that has not come.
    pub present: String,
    /// The same, with a date foreseen.
    pub expected: String,
    /// A date foreseen, alone.
    pub expected_alone: String,
    /// Further authors.
    pub others: String,
    /// What stands between the last author and `others`.
    pub before_others: String,
    /// A number of people.
    pub team: String,
    /// A skill with its level.
    pub leveled: String,
    /// Titles of sections, by key.
    pub sections: HashMap<String, String>,
    /// Names of fields.
    pub fields: HashMap<String, String>,
    /// Words of closed vocabularies.
    pub words: HashMap<String, String>,
    /// Names of languages, by code.
    pub languages: HashMap<String, String>,
}

static CATALOGUE: LazyLock<HashMap<String, Labels>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("labels.yaml")).expect("the catalogue of labels is well-formed")
});

impl Labels {
    /// Reads the catalogue, which is otherwise read when it is first asked.
    pub fn prepare() {
        LazyLock::force(&CATALOGUE);
    }

    /// The words of `language`, which a document can be set in.
    pub fn of(language: Language) -> &'static Self {
        CATALOGUE.get(language.code()).expect("the catalogue has every language of documents")
    }

    /// A field's name.
    pub fn field<'a>(&'a self, key: &'a str) -> &'a str {
        self.fields.get(key).map_or(key, |label| label)
    }

    /// A word of a closed vocabulary.
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, |label| label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::entry::SECTIONS;

    #[test]
    fn every_language_has_every_word() {
        let keys = |map: &HashMap<String, String>| {
            let mut keys: Vec<_> = map.keys().cloned().collect();
            keys.sort();
            keys
        };
        let english = Labels::of(Language::ENGLISH);
        for code in Language::DOCUMENT {
            let labels = Labels::of(Language::of_document(code).unwrap());
            assert_eq!(labels.months.len(), 12);
            assert_eq!(keys(&labels.fields), keys(&english.fields));
            assert_eq!(keys(&labels.words), keys(&english.words));
            assert!(SECTIONS.iter().all(|(key, _)| labels.sections.contains_key(*key)));
            assert!(Language::NAMED.iter().all(|code| labels.languages.contains_key(*code)));
        }
    }
}
