//! The program's own words in letters: the catalogue `letters.yaml`, read once a letter needs it.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::language::Language;
use crate::profile::letter::LetterForm;
use crate::view::wording::plural::Plural;

/// The words of one language in letters.
#[derive(Debug, Clone, Deserialize)]
pub struct LetterLabels {
    /// What a letter is called that has no title.
    pub name: String,
    /// The form that letters have where the language is spoken.
    pub form: LetterForm,
    /// The subject behind what stands before it, if something does.
    pub subject: Option<String>,
    /// The place and the date.
    pub dated: String,
    /// A day in the form `uk`, where that is another.
    pub british: Option<String>,
    /// What stands over the enclosures.
    pub enclosures: Plural,
    /// What is added below, behind its sign.
    pub ps: String,
    /// What the picture of a signature shows.
    pub signature: String,
}

static CATALOGUE: LazyLock<HashMap<String, LetterLabels>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("letters.yaml")).expect("the catalogue of letters is well-formed")
});

impl LetterLabels {
    /// The words of `language`; those of English for one that the program has none for.
    pub fn of(language: Language) -> &'static Self {
        let words = CATALOGUE.get(language.code()).or_else(|| CATALOGUE.get(Language::ENGLISH.code()));
        words.expect("English has words for letters")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_words_and_every_pattern_its_places() {
        for code in Language::DOCUMENT {
            let labels = LetterLabels::of(Language::of_document(code).unwrap());
            let patterns = labels.subject.iter().chain([&labels.ps, &labels.signature]);
            assert!(patterns.into_iter().all(|pattern| pattern.matches("{}").count() == 1), "{code}");
            assert!(["{place}", "{date}"].iter().all(|part| labels.dated.contains(part)), "{code}");
            assert!(!labels.enclosures.one.is_empty() && !labels.enclosures.other.is_empty(), "{code}");
        }
    }
}
