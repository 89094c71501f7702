//! Languages, as they are typed.

use jikji::language::Language;
use jikji::starter;

/// One that a document can be set in.
pub fn language(code: &str) -> Result<Language, String> {
    Language::of_document(code).ok_or_else(|| match Language::meant(code) {
        Some(language) => format!("write {}", language.code()),
        None => format!("write one of {}", Language::DOCUMENT.join(", ")),
    })
}

/// One that there is a profile to begin with in.
pub fn starter_language(code: &str) -> Result<Language, String> {
    let written = starter::LANGUAGES.iter().find(|language| language.code() == code);
    written
        .copied()
        .ok_or_else(|| "write en or ko; documents can be set in others too, see `lang` of a document".into())
}
