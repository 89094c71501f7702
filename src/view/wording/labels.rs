//! The program's own words in each language: the catalogues `labels/*.yaml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::language::Language;
use crate::profile::vocabulary::label::FIELDS;
use crate::view::text::rich::Rich;
use crate::view::wording::plural::{Plural, Rules};

/// The words of one language.
#[derive(Debug, Clone, Deserialize)]
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
    /// What straight quotes become: the double ones, then the single ones.
    pub quotes: [String; 4],
    /// Which numbers take which form of a unit.
    #[serde(default)]
    pub plural: Rules,
    /// Dates and periods.
    pub dates: DateLabels,
    /// How long something took.
    pub durations: DurationLabels,
    /// Further authors.
    pub others: String,
    /// The heading of what is in no other part of a section.
    pub rest: String,
    /// What stands between the last author and `others`.
    pub before_others: String,
    /// The number behind the exchange of a firm.
    pub extension: String,
    /// A number of people who work together.
    pub team: Plural,
    /// A number of hours.
    pub hours: Plural,
    /// A number of days.
    pub days: Plural,
    /// A number of students.
    pub students: Plural,
    /// A skill with its level.
    pub leveled: String,
    /// What a picture shows, for those who cannot see it.
    pub photo: String,
    /// How a form ends.
    pub closing: ClosingLabels,
    /// Titles of sections, by key.
    pub sections: HashMap<String, String>,
    /// Headings of publications, by their type.
    pub publications: HashMap<String, String>,
    /// What marks behind authors mean.
    pub marks: HashMap<String, String>,
    /// Names of fields.
    pub fields: HashMap<String, String>,
    /// Words of closed vocabularies.
    pub words: HashMap<String, String>,
    /// Names of languages, by code.
    pub languages: HashMap<String, String>,
}

/// How a language writes dates and periods.
#[derive(Debug, Clone, Deserialize)]
pub struct DateLabels {
    /// The first of a month, where it has a form of its own.
    pub first: Option<String>,
    /// Dates of the style `short`.
    pub short: DateForm,
    /// Dates of the style `long`.
    pub long: DateForm,
    /// From one date to another.
    pub range: String,
    /// From a date to the present.
    pub open: String,
    /// An end that has not come.
    pub present: PresentLabels,
    /// What is to come at the end of studies.
    pub due: DueLabels,
    /// An end with what is to come, and when.
    pub expected: ExpectedLabels,
}

/// What is to come at the end of studies.
#[derive(Debug, Clone, Deserialize)]
pub struct DueLabels {
    /// The degree.
    pub degree: String,
    /// All courses taken, without a degree (수료).
    pub coursework: String,
}

/// An end with what is to come, and when: `{end}`, `{due}` and `{date}`.
#[derive(Debug, Clone, Deserialize)]
pub struct ExpectedLabels {
    /// Studies that go on.
    pub open: String,
    /// Studies that end on another date.
    pub ended: String,
    /// Studies that end on that very date.
    pub same: String,
    /// Without an end.
    pub alone: String,
}

/// How dates of one style are written. `{year}`, `{m}` and `{d}` are the numbers, `{mm}` and `{dd}` with two digits, and `{name}`
/// is that of the month, as it stands behind a day; `{alone}` is that which stands without one, where it has another form.
#[derive(Debug, Clone, Deserialize)]
pub struct DateForm {
    /// A year alone.
    pub year: String,
    /// A month of a year.
    pub month: String,
    /// A day.
    pub day: String,
    /// The names of the months, if they are used.
    #[serde(default)]
    pub names: Vec<String>,
    /// The names of the months without a day, if they are others.
    #[serde(default)]
    pub alone: Vec<String>,
}

/// The words for an end that has not come.
#[derive(Debug, Clone, Deserialize)]
pub struct PresentLabels {
    /// That of any entry.
    pub plain: String,
    /// An employment's own.
    pub experience: String,
    /// That of studies.
    pub education: String,
    /// That of projects and everything else.
    pub other: String,
}

/// How a form ends.
#[derive(Debug, Clone, Deserialize)]
pub struct ClosingLabels {
    /// That all is true.
    pub statement: String,
    /// Room for a date that is not known.
    pub date: String,
    /// What stands before the name.
    pub signer: String,
    /// What stands where a seal goes.
    pub seal: Option<String>,
}

/// How a language says how long something took.
#[derive(Debug, Clone, Deserialize)]
pub struct DurationLabels {
    /// A number of years.
    pub years: Plural,
    /// A number of months.
    pub months: Plural,
    /// Years and months.
    pub both: String,
    /// A period and how long it is.
    pub after: String,
    /// All employments together.
    pub total: String,
}

/// Declares the languages; each catalogue is read when it is first asked.
macro_rules! catalogues {
    ($($code:literal)*) => {
        static CATALOGUES: [(&str, LazyLock<Labels>); Language::DOCUMENT.len()] = [
            $(($code, LazyLock::new(|| parse(include_str!(concat!("labels/", $code, ".yaml")))))),*
        ];
    };
}

catalogues! {
    "en" "ko" "ja" "zh" "de" "fr" "es" "pt" "it" "nl" "pl" "cs" "hu" "sv" "da" "nb" "nn" "fi" "tr"
    "el" "uk" "ru" "vi" "id" "hi" "zh-TW"
}

fn parse(catalogue: &str) -> Labels {
    serde_yaml::from_str(catalogue).expect("a catalogue of labels is well-formed")
}

impl Labels {
    /// The words of `language`; those of English for one that the program has none for.
    pub fn of(language: Language) -> &'static Self {
        let of = |language: Language| CATALOGUES.iter().find(|(code, _)| *code == language.code());
        let catalogue = of(language).or_else(|| of(Language::ENGLISH));
        &catalogue.expect("English has a catalogue").1
    }

    /// A field's name.
    pub fn field<'a>(&'a self, key: &'a str) -> &'a str {
        self.fields.get(key).map_or(key, |label| label)
    }

    /// The names of fields, in order.
    pub fn names(&self) -> Vec<(&'static str, Rich)> {
        let mut keys: Vec<_> = FIELDS.iter().copied().chain(["resume"]).collect();
        keys.sort_unstable();
        keys.into_iter()
            .map(|key| (key, Rich::own(if key == "resume" { &self.resume } else { self.field(key) })))
            .collect()
    }

    /// A word of a closed vocabulary.
    pub fn term<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, |label| label)
    }
}

impl PresentLabels {
    /// The word for an entry of the kind `kind`.
    pub fn of(&self, kind: &str) -> &str {
        match kind {
            "experience" => &self.experience,
            "education" => &self.education,
            _ => &self.other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::vocabulary::kind::SECTIONS;

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
            for form in [&labels.dates.short, &labels.dates.long] {
                let used = |place| [&form.month, &form.day].iter().any(|pattern| pattern.contains(place));
                assert_eq!(form.names.len(), if used("{name}") { 12 } else { 0 }, "{code}");
                assert_eq!(form.alone.len(), if used("{alone}") { 12 } else { 0 }, "{code}");
            }
            assert_eq!(keys(&labels.publications), keys(&english.publications));
            assert_eq!(keys(&labels.fields), keys(&english.fields));
            assert_eq!(keys(&labels.words), keys(&english.words));
            assert_eq!(keys(&labels.sections), keys(&english.sections));
            assert!(SECTIONS.iter().all(|(key, _)| labels.sections.contains_key(*key)));
            assert!(Language::NAMED.iter().all(|code| labels.languages.contains_key(*code)));
        }
    }

    #[test]
    fn every_pattern_has_its_places() {
        for code in Language::DOCUMENT {
            let Labels { title, team, hours, days, students, leveled, photo, dates, durations, .. } =
                Labels::of(Language::of_document(code).unwrap());
            let two = [title, leveled, &dates.range, &dates.open, &durations.both, &durations.after];
            let units = [&durations.years, &durations.months, hours, days, students].into_iter();
            let units = units.flat_map(|unit| {
                [&unit.one, &unit.other].into_iter().chain(&unit.two).chain(&unit.few).chain(&unit.many)
            });
            let one = units.chain([&team.other, photo, &durations.total]);
            assert!(two.iter().all(|pattern| pattern.matches("{}").count() == 2), "{code}");
            assert!(one.into_iter().all(|pattern| pattern.matches("{}").count() == 1), "{code}");
            let expected = [&dates.expected.open, &dates.expected.ended, &dates.expected.same, &dates.expected.alone];
            assert!(expected.iter().all(|pattern| pattern.contains("{due}")), "{code}");
            assert!([0, 1, 3].iter().all(|index| expected[*index].contains("{date}")), "{code}");
            for form in [&dates.short, &dates.long] {
                assert!(
                    [&form.year, &form.month, &form.day].iter().all(|pattern| pattern.contains("{year}")),
                    "{code}"
                );
                assert!(
                    [&form.month, &form.day]
                        .iter()
                        .all(|pattern| ["{m", "{name}", "{alone}"].iter().any(|place| pattern.contains(place)))
                );
                assert!(form.day.contains("{d"), "{code}");
            }
        }
    }
}
