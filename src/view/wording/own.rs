//! Words of the user's own in place of the program's, by document and by section.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::language::Language;
use crate::profile::Profile;
use crate::profile::labels::OwnLabels;
use crate::profile::value::own_language::OwnDates;
use crate::profile::value::text::Scalar;
use crate::profile::vocabulary::label::FIELDS;
use crate::view::selection::Selection;
use crate::view::text::clean::clean;
use crate::view::text::markdown;
use crate::view::text::paragraph::tidy;
use crate::view::text::rich::{self, Rich};
use crate::view::wording::labels::{DateForm, DateLabels, Labels};
use crate::view::wording::letter_labels::LetterLabels;
use crate::view::wording::quote::curl;

/// The words of a document: the program's, with those that stand in place of them.
pub struct Wording {
    language: Language,
    /// Those of the document, by name.
    own: Vec<(String, String)>,
    labels: Cow<'static, Labels>,
    /// Those of sections that have words of their own.
    sections: HashMap<String, Section>,
}

/// The words of a section.
struct Section {
    labels: Labels,
    /// The names of fields that are the section's own.
    fields: Vec<(&'static str, Rich)>,
}

impl Wording {
    /// The words of the document of `profile` that `selection` says.
    pub fn of(profile: &Profile, selection: &Selection) -> Self {
        let language = selection.language;
        let own = words(&selection.labels, language);
        let labels = match own.is_empty() && language.is_of_document() {
            true => Cow::Borrowed(Labels::of(language)),
            false => {
                let mut labels = Labels::of(language).with(&own);
                if !language.is_of_document() {
                    labels.dates = labels.dates.brought(selection.own_dates.as_ref());
                }
                Cow::Owned(labels)
            }
        };
        let sections = profile.sections.0.iter().filter(|section| !section.labels.0.is_empty());
        let sections =
            sections.map(|section| (section.key.text.clone(), Section::of(&section.labels, &labels, language)));
        Self { language, own, sections: sections.collect(), labels }
    }

    /// The words of the document.
    pub fn labels(&self) -> &Labels {
        &self.labels
    }

    /// The words of the section called `key`.
    pub fn of_section(&self, key: &str) -> &Labels {
        self.sections.get(key).map_or(&*self.labels, |section| &section.labels)
    }

    /// The names of fields that are the own ones of the section called `key`.
    pub fn fields(&self, key: &str) -> Option<Vec<(&'static str, Rich)>> {
        self.sections.get(key).map(|section| section.fields.clone()).filter(|fields| !fields.is_empty())
    }

    /// The words of a letter.
    pub fn of_letter(&self) -> Cow<'static, LetterLabels> {
        let labels = LetterLabels::of(self.language);
        match self.own.iter().any(|(name, _)| name.starts_with("letter.")) {
            true => Cow::Owned(labels.with(&self.own)),
            false => Cow::Borrowed(labels),
        }
    }
}

impl Section {
    fn of(own: &OwnLabels, labels: &Labels, language: Language) -> Self {
        let words = words(own, language);
        let word = |name: &&str| words.iter().find(|(other, _)| other == name).map(|(_, word)| Rich::own(word));
        let fields = FIELDS.iter().filter_map(|name| Some((*name, word(name)?))).collect();
        Self { labels: labels.with(&words), fields }
    }
}

/// The words in `language`, by name.
fn words(own: &OwnLabels, language: Language) -> Vec<(String, String)> {
    let words = own.in_language(language).into_iter();
    words.map(|(name, scalar)| (name.to_owned(), plain(scalar, language))).collect()
}

/// A word as it is printed where no letters can be strong.
pub fn plain(scalar: &Scalar, language: Language) -> String {
    let mut pieces = markdown::parse(&tidy(&clean(&scalar.text).0));
    curl(&mut pieces, language);
    rich::plain(&pieces)
}

impl Labels {
    /// These with other words in place of some.
    pub fn with(&self, own: &[(String, String)]) -> Self {
        let mut labels = self.clone();
        own.iter().for_each(|(name, word)| labels.set(name, word));
        labels
    }

    fn set(&mut self, name: &str, word: &str) {
        let map = match name.split_once('.') {
            Some(("sections", key)) => Some((&mut self.sections, key)),
            Some(("publications", key)) => Some((&mut self.publications, key)),
            Some(("marks", key)) => Some((&mut self.marks, key)),
            Some(("words", key)) => Some((&mut self.words, key)),
            Some(("languages", key)) => Some((&mut self.languages, key)),
            None if FIELDS.contains(&name) => Some((&mut self.fields, name)),
            _ => None,
        };
        match map {
            Some((map, key)) => drop(map.insert(key.to_owned(), word.to_owned())),
            None if name == "closing.seal" => self.closing.seal = Some(word.to_owned()).filter(|word| !word.is_empty()),
            None => self.place(name).into_iter().for_each(|place| word.clone_into(place)),
        }
    }

    /// Where the word called `name` stands that is in no map; nothing for one of letters or essays.
    fn place(&mut self, name: &str) -> Option<&mut String> {
        let Self { dates, durations, closing, team, hours, days, students, .. } = self;
        if let Some((unit, form)) = name.split_once('.') {
            let plural = match unit {
                "years" => &mut durations.years,
                "months" => &mut durations.months,
                "team" => team,
                "hours" => hours,
                "days" => days,
                "students" => students,
                "present" | "due" | "closing" => {
                    return match name {
                        "present.experience" => Some(&mut dates.present.experience),
                        "present.education" => Some(&mut dates.present.education),
                        "present.other" => Some(&mut dates.present.other),
                        "due.degree" => Some(&mut dates.due.degree),
                        "due.coursework" => Some(&mut dates.due.coursework),
                        "closing.statement" => Some(&mut closing.statement),
                        "closing.date" => Some(&mut closing.date),
                        "closing.signer" => Some(&mut closing.signer),
                        _ => None,
                    };
                }
                _ => return None,
            };
            return Some(if form == "one" { &mut plural.one } else { plural.other_mut() });
        }
        match name {
            "resume" => Some(&mut self.resume),
            "present" => Some(&mut dates.present.plain),
            "total" => Some(&mut durations.total),
            "others" => Some(&mut self.others),
            "rest" => Some(&mut self.rest),
            "extension" => Some(&mut self.extension),
            "photo" => Some(&mut self.photo),
            _ => None,
        }
    }
}

impl DateLabels {
    /// These with the dates of a language that a profile brings words for.
    fn brought(self, dates: Option<&OwnDates>) -> Self {
        let part = |of: fn(&OwnDates) -> &Option<Scalar>, otherwise: &str| {
            dates.and_then(|dates| of(dates).as_ref()).map_or(otherwise, |scalar| scalar.text.as_str()).to_owned()
        };
        let form = DateForm {
            year: part(|dates| &dates.year, "{year}"),
            month: part(|dates| &dates.month, "{year}-{mm}"),
            day: part(|dates| &dates.day, "{year}-{mm}-{dd}"),
            names: dates.iter().flat_map(|dates| &dates.names).map(|name| name.text.clone()).collect(),
            alone: Vec::new(),
        };
        Self { first: None, short: form.clone(), long: form, ..self }
    }
}

impl LetterLabels {
    fn with(&self, own: &[(String, String)]) -> Self {
        let mut labels = self.clone();
        for (name, word) in own {
            let place = match name.as_str() {
                "letter.subject" => labels.subject.get_or_insert_default(),
                "letter.enclosures.one" => &mut labels.enclosures.one,
                "letter.enclosures.other" => &mut labels.enclosures.other,
                "letter.ps" => &mut labels.ps,
                "letter.signature" => &mut labels.signature,
                _ => continue,
            };
            word.clone_into(place);
        }
        labels
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::vocabulary::label::{self, GROUPS, OTHERS};

    #[test]
    fn every_word_of_the_catalogue_has_a_name_and_every_name_a_word() {
        let english = Labels::of(Language::ENGLISH);
        let maps = [&english.sections, &english.publications, &english.marks, &english.words, &english.languages];
        let sorted = |mut names: Vec<String>| {
            names.sort();
            names
        };
        let owned = |names: &[&str]| sorted(names.iter().map(|name| (*name).to_owned()).collect());
        for ((group, names), map) in GROUPS.iter().zip(maps) {
            assert_eq!(owned(names), sorted(map.keys().cloned().collect()), "{group}");
        }
        assert_eq!(owned(FIELDS), sorted(english.fields.keys().cloned().collect()));
        // What is no word: signs between words, and how they follow each other.
        let signs = ["before_others", "joiner", "leveled", "list", "quotes", "region", "title", "dates", "durations"];
        let parts = [
            "closing",
            "days",
            "hours",
            "students",
            "team",
            "sections",
            "publications",
            "marks",
            "words",
            "languages",
            "fields",
        ];
        let tree: HashMap<String, serde_yaml::Value> = serde_yaml::from_str(include_str!("labels/en.yaml")).unwrap();
        for key in tree.keys().filter(|key| !signs.contains(&key.as_str()) && !parts.contains(&key.as_str())) {
            assert!(OTHERS.iter().any(|(name, _)| name == key), "{key} has no name");
        }
        for name in label::all() {
            let changed = english.with(&[(name.clone(), "Zword {}".to_owned())]);
            let of_letter = LetterLabels::of(Language::ENGLISH).with(&[(name.clone(), "Zword {}".to_owned())]);
            let said = format!("{changed:?}{of_letter:?}").matches("Zword {}").count();
            assert_eq!(said, usize::from(!name.ends_with(".name") || name == "fields.name"), "{name}");
        }
    }
}
