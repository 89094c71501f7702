//! The titles of sections: those that a document or the section gives, the program's own, or the key.

use unicode_script::{Script, UnicodeScript};

use crate::language::Language;
use crate::profile::section::Section;
use crate::view::text::rich::{Piece, Rich};
use crate::view::wording::compose::Composer;

impl Composer<'_> {
    /// The title of a section; none if there is deliberately nothing.
    pub fn section_title(&mut self, section: &Section) -> Option<Rich> {
        let key = &section.key;
        let language = self.language();
        let chosen = self.selection.titles.iter().find(|(chosen, _)| chosen.text == key.text).map(|(_, title)| title);
        let own = chosen.or(section.title.as_ref());
        let label = self.labels().sections.get(&key.text);
        let spoken = language_of(&key.text, &self.profile.languages());
        // A key in the document's language says more than a title in another.
        let known = label.is_some() || spoken == Some(language);
        if let Some(title) = own.filter(|title| title.has(language) || !known) {
            return self.line(title);
        }
        if let Some(label) = label {
            return Some(Rich::own(label)).filter(|_| !label.is_empty());
        }
        let words = Piece::worded(titled(&key.text), &key.range);
        let foreign = spoken.filter(|spoken| *spoken != language);
        let Some(lang) = foreign else { return Some(Rich { rich: vec![words] }) };
        self.foreign_keys.push((key.text.clone(), key.range.clone()));
        Some(Rich { rich: vec![Piece::Lang { lang, body: vec![words] }] })
    }
}

/// A key as a title: `civic_service` is "Civic service". One with capitals of its own stays as it is: `iOS apps`.
fn titled(key: &str) -> String {
    let words = key.replace('_', " ");
    let mut chars = words.chars();
    match chars.next() {
        Some(first) if !words.contains(char::is_uppercase) => first.to_uppercase().chain(chars).collect(),
        _ => words,
    }
}

/// Scripts, with the languages of documents that are written in them.
const LETTERS: &[(Script, &[&str])] = &[
    (Script::Hangul, &["ko"]),
    (Script::Hiragana, &["ja"]),
    (Script::Katakana, &["ja"]),
    (Script::Han, &["zh", "zh-TW", "ja"]),
    (Script::Cyrillic, &["ru", "uk"]),
    (Script::Greek, &["el"]),
    (Script::Devanagari, &["hi"]),
    (
        Script::Latin,
        &["en", "de", "fr", "es", "pt", "it", "nl", "pl", "cs", "hu", "sv", "da", "nb", "nn", "fi", "tr", "vi", "id"],
    ),
];

/// The language that a key is in: the first of `languages` that is written in its script. A name (`GitHub`, `SSAFY`) is in any.
fn language_of(key: &str, languages: &[Language]) -> Option<Language> {
    let is_name = !key.contains([' ', '_']) && key.chars().skip(1).any(char::is_uppercase);
    if is_name {
        return None;
    }
    let of_key = |(script, _): &&(Script, &[&str])| key.chars().any(|c| c.script() == *script);
    let codes = LETTERS.iter().find(of_key).map(|(_, codes)| codes)?;
    let listed = languages.iter().copied().find(|language| codes.contains(&language.code()));
    listed.or_else(|| Language::of_document(codes[0]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_title() {
        assert_eq!(titled("civic_service"), "Civic service");
        assert_eq!(titled("iOS apps"), "iOS apps");
        assert_eq!(titled("macOS_tools"), "macOS tools");
        assert_eq!(titled("대외활동"), "대외활동");
    }

    #[test]
    fn the_script_of_a_key_tells_its_language() {
        let languages =
            |codes: &[&str]| -> Vec<_> { codes.iter().filter_map(|code| Language::of_document(code)).collect() };
        let code = |key, codes: &[&str]| language_of(key, &languages(codes)).map(|language| language.code().to_owned());
        assert_eq!(code("board_games", &["ko", "en"]).as_deref(), Some("en"));
        assert_eq!(code("board_games", &["ko"]).as_deref(), Some("en"));
        assert_eq!(code("ehrenamt", &["de", "en"]).as_deref(), Some("de"));
        assert_eq!(code("대외활동", &["en"]).as_deref(), Some("ko"));
        assert_eq!(code("iOS apps", &["en", "ko"]).as_deref(), Some("en"));
        assert_eq!(code("GitHub", &["ko"]), None);
        assert_eq!(code("хобби", &["en", "uk"]).as_deref(), Some("uk"));
        assert_eq!(code("ボランティア", &["zh", "ja"]).as_deref(), Some("ja"));
        assert_eq!(code("2024", &["en"]), None);
    }
}
