//! Other words for the keys and values of a profile: the table `synonyms.yaml`, which is read once a profile has an unknown one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// The words that are written in place of each of the program's own.
type Words = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
struct Synonyms {
    keys: Words,
    sections: Words,
    values: Words,
    own_sections: Vec<String>,
    nothing: Vec<String>,
}

static SYNONYMS: LazyLock<Synonyms> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("synonyms.yaml")).expect("the table of synonyms is well-formed")
});

fn holds(words: &[String], word: &str) -> bool {
    words.iter().any(|other| other == word)
}

/// What a word asks for that no value of a closed list is, by a value of that list.
const VALUE_ADVICE: &[(&str, &[&str], &str)] = &[
    ("graduated", &["합격", "검정고시", "검정고시합격"], "leave it out, and write `degree: 고졸 검정고시 합격`"),
    ("completed", &["수료예정"], "write `completed`, with the `end` that is to come"),
    ("serving", &["현역", "현역병"], "write `completed` for service that is over, `serving` for one that goes on"),
    ("enrolled", &["졸업유예"], "write `enrolled`, with `note: 졸업 유예`"),
];

/// What to write for `word` in place of any of the values `known`.
pub fn advice(word: &str, known: &[&'static str]) -> Option<&'static str> {
    let word = word.replace(' ', "");
    let found = VALUE_ADVICE.iter().find(|(value, words, _)| known.contains(value) && words.contains(&word.as_str()));
    found.map(|(.., advice)| *advice)
}

/// The value among `known` that `word` is another word for.
pub fn value(word: &str, known: &[&'static str]) -> Option<&'static str> {
    let word = word.replace(' ', "").to_lowercase();
    known.iter().copied().find(|name| SYNONYMS.values.get(*name).is_some_and(|words| holds(words, &word)))
}

/// Whether a section of one's own may be called `word`.
pub fn is_own_section(word: &str) -> bool {
    holds(&SYNONYMS.own_sections, &spelt(word).1)
}

/// The section that is also called `word`.
pub fn section(word: &str) -> Option<&'static str> {
    let (word, korean) = spelt(word);
    let is = |section: &str, words: &[String]| section == word || holds(words, &word) || holds(words, &korean);
    SYNONYMS.sections.iter().find(|(section, words)| is(section, words)).map(|(section, _)| section.as_str())
}

/// The key among `known` that `word` is another word for.
pub fn of(word: &str, known: &[&'static str]) -> Option<&'static str> {
    all(word, known).first().copied()
}

/// The keys among `known` that `word` is another word for.
pub fn all(word: &str, known: &[&'static str]) -> Vec<&'static str> {
    let (plain, korean) = spelt(word);
    let has = |words: &Vec<String>| [word, &plain, &korean].iter().any(|word| holds(words, word));
    let applies = |name: &str| BESIDE.iter().find(|(key, words, ..)| *key == name && words.contains(&plain.as_str()));
    let beside = |name: &str| applies(name).is_none_or(|(_, _, other, there)| known.contains(other) == *there);
    let is = |name: &&'static str| *name == plain || SYNONYMS.keys.get(*name).is_some_and(has) && beside(name);
    known.iter().copied().filter(is).collect()
}

/// Keys that have words which are such only among keys with another one, or without it: a language is a name where languages are
/// told, and the title of a profile is no name.
const BESIDE: &[(&str, &[&str], &str, bool)] =
    &[("language", &["name", "title"], "fluency", true), ("name", &["title"], "headline", false)];

/// Whether a word says that there is nothing to tell: `없음`, `N/A`.
pub fn is_nothing(word: &str) -> bool {
    holds(&SYNONYMS.nothing, &word.replace([' ', '.'], "").to_lowercase())
}

/// A key as the program's own are spelt, from `jobTitle`, `Job title` or `job-title`, and the same without what parts its words.
pub fn spelt(word: &str) -> (String, String) {
    let mut plain = String::with_capacity(word.len());
    let mut small = false;
    for c in word.trim().chars() {
        if c.is_uppercase() && small {
            plain.push('_');
        }
        small = c.is_lowercase();
        plain.extend(if matches!(c, ' ' | '-' | '.') { '_' } else { c }.to_lowercase());
    }
    let joined = plain.replace('_', "");
    (plain, joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_other_tools_lead_to_the_key() {
        assert_eq!(of("school", &["degree", "institution"]), Some("institution"));
        assert_eq!(of("이메일", &["email"]), Some("email"));
        assert_eq!(of("school", &["email"]), None);
        assert_eq!((of("title", &["language"]), of("title", &["language", "fluency"])), (None, Some("language")));
        assert!(is_nothing("해당 없음") && is_nothing("N/A") && !is_nothing("없음표"));
        assert_eq!(value("재학 중", &["leave", "enrolled"]), Some("enrolled"));
        assert_eq!(value("재학", &["filed"]), None);
    }

    #[test]
    fn capitals_hyphens_and_blanks_do_not_matter() {
        for (word, key) in [
            ("jobTitle", "position"),
            ("techStack", "stack"),
            ("fieldOfStudy", "area"),
            ("studyType", "degree"),
            ("graduationDate", "end"),
            ("GPA", "score"),
            ("School Name", "institution"),
            ("프로젝트 명", "name"),
        ] {
            assert_eq!(of(word, &[key]), Some(key), "{word}");
        }
        for (word, known) in [
            ("workExperience", "experience"),
            ("자격사항", "certificates"),
            ("어학능력", "language_skills"),
            ("봉사 활동", "volunteer"),
            ("보유기술", "skills"),
            ("Open Source", "open_source"),
        ] {
            assert_eq!(section(word), Some(known), "{word}");
        }
    }
}
