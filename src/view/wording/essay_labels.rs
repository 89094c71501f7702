//! The program's own words in essays: the catalogue `essays.yaml`, read once an essay needs it.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::language::Language;
use crate::profile::essay::Counting;

/// The words of one language in essays.
#[derive(Debug, Deserialize)]
pub struct EssayLabels {
    /// What an essay is called that has no title.
    pub name: String,
    with_spaces: String,
    without_spaces: String,
    bytes: String,
    /// All that is counted of an answer.
    pub told: String,
}

static CATALOGUE: LazyLock<HashMap<String, EssayLabels>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("essays.yaml")).expect("the catalogue of essays is well-formed")
});

impl EssayLabels {
    /// The words of `language`; those of English for one that the program has none for.
    pub fn of(language: Language) -> &'static Self {
        let words = CATALOGUE.get(language.code()).or_else(|| CATALOGUE.get(Language::ENGLISH.code()));
        words.expect("English has words for essays")
    }

    /// A number of what is counted.
    pub fn counted(&self, counting: Counting) -> &str {
        match counting {
            Counting::WithSpaces => &self.with_spaces,
            Counting::WithoutSpaces => &self.without_spaces,
            Counting::Bytes => &self.bytes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_words_and_every_pattern_its_places() {
        for code in Language::DOCUMENT {
            let labels = EssayLabels::of(Language::of_document(code).unwrap());
            let counted = [Counting::WithSpaces, Counting::WithoutSpaces, Counting::Bytes].map(|it| labels.counted(it));
            assert!(counted.iter().all(|pattern| pattern.matches("{}").count() == 1), "{code}");
            let parts = ["{number}", "{with_spaces}", "{without_spaces}", "{bytes}"];
            assert!(parts.iter().all(|part| labels.told.contains(part)), "{code}");
        }
    }
}
