//! Tests of languages, with the result behind their name: `TOEIC 900`.

use crate::profile::value::date::advice::behind;
use crate::profile::yaml::flow;

/// Tests of languages.
const TESTS: &[&str] = &[
    "toeic",
    "toefl",
    "ielts",
    "teps",
    "opic",
    "jlpt",
    "hsk",
    "delf",
    "dalf",
    "dele",
    "goethe",
    "topik",
    "토익",
    "토플",
    "텝스",
    "오픽",
    "아이엘츠",
];
/// Those that are not of English.
const OTHERS: &[(&str, &[&str])] = &[
    ("일본어", &["jlpt"]),
    ("중국어", &["hsk"]),
    ("프랑스어", &["delf", "dalf"]),
    ("스페인어", &["dele"]),
    ("독일어", &["goethe"]),
    ("한국어", &["topik"]),
];
/// Longer texts are no test and its result, in bytes.
const LONGEST: usize = 80;

/// What a text says of a test that was taken.
#[derive(Debug, PartialEq, Eq)]
pub struct Tested<'a> {
    name: &'a str,
    score: &'a str,
    date: Option<String>,
}

impl<'a> Tested<'a> {
    /// The test, its result and its date in a text that is nothing else.
    pub fn of(text: &'a str) -> Option<Self> {
        let (text, date) = match behind(text.trim(), "date") {
            // A date alone goes on as a period would not.
            Some((head, fields)) if fields.len() == 1 => (head, fields.into_iter().next()),
            _ => (text.trim(), None),
        };
        let text = text.trim_end_matches([')', ' ']);
        if !is_test(text) || text.len() > LONGEST {
            return None;
        }
        let (name, score) = text.rsplit_once([' ', ':', '('])?;
        let (name, score) = (name.trim_end_matches([' ', ':']), score.trim());
        (!name.is_empty() && !score.is_empty() && !score.contains(['[', ']', '{', '}'])).then_some(Self {
            name,
            score,
            date,
        })
    }

    /// As the fields of a test.
    pub fn fields(&self) -> String {
        let date = self.date.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
        format!("name: {}, score: {}{date}", flow::text(self.name), flow::text(self.score))
    }

    /// As an entry of its own.
    pub fn as_entry(&self) -> String {
        format!("{{{}}}", self.fields())
    }

    /// As a language that one speaks.
    pub fn as_skill(&self) -> String {
        format!("{{language: {}, test: {{{}}}}}", language(self.name), self.fields())
    }
}

/// Whether a text begins with the name of a test.
pub fn is_test(text: &str) -> bool {
    let first = text.split([' ', ':', '(', '-']).next().unwrap_or_default().to_lowercase();
    TESTS.contains(&first.as_str())
}

/// The language of a test, in Korean.
pub fn language(name: &str) -> &'static str {
    let lower = name.to_lowercase();
    let other = OTHERS.iter().find(|(_, tests)| tests.iter().any(|test| lower.starts_with(test)));
    other.map_or("영어", |(language, _)| *language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_read_with_their_results() {
        for (text, fields) in [
            ("TOEIC 915", "name: TOEIC, score: 915"),
            ("OPIc IH", "name: OPIc, score: IH"),
            ("TOEIC: 900점", "name: TOEIC, score: 900점"),
            ("TOEIC 900 (2024.05)", "name: TOEIC, score: 900, date: 2024-05"),
            ("TOEIC 900점, 2024.05.12 취득", "name: TOEIC, score: 900점, date: 2024-05-12"),
            ("TOEIC Speaking 160", "name: TOEIC Speaking, score: 160"),
        ] {
            assert_eq!(Tested::of(text).map(|test| test.fields()).as_deref(), Some(fields), "{text}");
        }
        assert_eq!((Tested::of("TOEIC"), Tested::of("영어 상"), Tested::of("Spring 2024")), (None, None, None));
        assert!(Tested::of("JLPT N1").unwrap().as_skill().starts_with("{language: 일본어"));
    }
}
