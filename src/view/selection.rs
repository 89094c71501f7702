//! What of a profile one document shows.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::diagnostic::phrase::{did_you_mean, list_and, only_near};
use crate::language::Language;
use crate::profile::choices::Choices;
use crate::profile::documents::{HIDING, is_of_contact};
use crate::profile::extent::Extent;
use crate::profile::labels::OwnLabels;
use crate::profile::record::MOST_UNKNOWN;
use crate::profile::value::date::Date;
use crate::profile::value::date_style::{Dates, LayoutDates};
use crate::profile::value::own_language::OwnDates;
use crate::profile::value::text::{Scalar, Text};
use crate::profile::yaml::node::Key;
use crate::view::wording::essay_labels::EssayLabels;
use crate::view::wording::labels::Labels;
use crate::view::wording::letter_labels::LetterLabels;
use crate::view::wording::own::plain;

/// A name that a document or the command line gives, with its place in the profile if it has one.
#[derive(Debug, Clone)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Its bytes.
    pub range: Option<Range<usize>>,
}

impl From<&Scalar> for Named {
    fn from(scalar: &Scalar) -> Self {
        Self { name: scalar.text.clone(), range: Some(scalar.range.clone()) }
    }
}

impl From<&Key> for Named {
    fn from(key: &Key) -> Self {
        Self { name: key.text.clone(), range: Some(key.range.clone()) }
    }
}

/// The answers that a document consists of.
#[derive(Debug, Clone)]
pub struct Essay {
    /// Their name.
    pub named: Named,
    /// The number of the only one that is shown, from 1.
    pub answer: Option<usize>,
}

/// What of a profile one document shows, and in which language.
#[derive(Debug, Clone)]
pub struct Selection {
    /// Where the profile names the document.
    pub at: Option<Range<usize>>,
    /// The language.
    pub language: Language,
    /// The letter that it is.
    pub letter: Option<Named>,
    /// The answers that it consists of.
    pub essay: Option<Essay>,
    /// The document's own title.
    pub title: Option<Text>,
    /// The date of the document.
    pub date: Option<Date>,
    /// How dates and periods are worded.
    pub dates: Dates,
    /// Of what has tags, only what has one of these.
    pub only: Vec<Named>,
    /// Not what has one of these tags.
    pub without: Vec<Named>,
    /// The sections, in order; all, if none are named.
    pub sections: Option<Vec<Named>>,
    /// Those that the layout sets first where none are named: by key, or by the kind of their entries.
    pub order: Vec<String>,
    /// Titles of sections, by their keys, before their own.
    pub titles: Vec<(Key, Text)>,
    /// Words in place of the program's own: the document's, the profile's and the layout's.
    pub labels: OwnLabels,
    /// How a language that the profile brings words for writes dates.
    pub own_dates: Option<OwnDates>,
    /// How much of the sections.
    pub extent: Extent,
}

impl Selection {
    /// Whether it is neither a letter nor an essay.
    pub fn is_resume(&self) -> bool {
        self.letter.is_none() && self.essay.is_none()
    }

    /// Words as a layout does what nobody words otherwise.
    pub fn worded_by(&mut self, dates: &LayoutDates, labels: &OwnLabels) {
        self.dates = self.dates.clone().or(dates);
        self.labels = self.labels.over(labels);
    }

    /// What the document is called without a title of its own.
    pub fn kind(&self) -> Cow<'static, str> {
        let (name, word) = match (&self.letter, &self.essay) {
            (Some(_), _) => ("letter.name", &LetterLabels::of(self.language).name),
            (_, Some(_)) => ("essay.name", &EssayLabels::of(self.language).name),
            _ => ("resume", &Labels::of(self.language).resume),
        };
        let own = self.labels.find(name, self.language).map(|own| plain(own, self.language));
        own.map_or(Cow::Borrowed(word), Cow::Owned)
    }

    /// Reports tags and sections that the profile does not have.
    pub fn check(&self, choices: &Choices, found: &mut Findings) {
        let Choices { tags, sections: keys, letters, essays, .. } = choices;
        let tagged = unknown(self.only.iter().chain(&self.without), tags.iter());
        let titled = self.titles.iter().map(|(key, _)| key).chain(self.extent.sections());
        let titled: Vec<Named> = titled.map(Named::from).collect();
        let sections = unknown(self.sections.iter().flatten().chain(&titled), keys.iter().chain(&choices.meant));
        tagged.for_each(|named| report(named, Code::UnknownTag, "tag", tags, found));
        sections.for_each(|named| report(named, Code::UnknownSection, "section", keys, found));
        let letter = unknown(self.letter.iter(), letters.iter());
        letter.for_each(|named| report(named, Code::UnknownLetter, "letter", letters, found));
        let essay = unknown(self.essay.iter().map(|essay| &essay.named), essays.iter());
        essay.for_each(|named| report(named, Code::UnknownEssay, "essay", essays, found));
    }
}

/// A name is compared with so many; a profile with more has no use for a hint.
const MOST_COMPARED: usize = 1000;

/// Those of the names that are not `known`.
fn unknown<'a>(
    names: impl Iterator<Item = &'a Named>,
    known: impl Iterator<Item = &'a String>,
) -> impl Iterator<Item = &'a Named> {
    let known: HashSet<&str> = known.map(String::as_str).collect();
    names.filter(move |named| !known.contains(named.name.as_str())).take(MOST_UNKNOWN)
}

fn report(named: &Named, code: Code, what: &str, known: &[String], found: &mut Findings) {
    let near = &known[..known.len().min(MOST_COMPARED)];
    let hint = did_you_mean(&named.name, near, || match known.is_empty() {
        _ if what == "tag" && is_of_contact(&named.name) => HIDING.into(),
        true if what == "tag" => format!("remove it, or give an entry `tags: [{}]`", named.name),
        true => format!("the profile has no {what}s"),
        false => format!("the profile has {}", list_and(known)),
    });
    let message = format!("the profile has no {what} `{}`", named.name);
    let problem = found.error(code, named.range.clone(), message);
    only_near(&named.name, near).into_iter().for_each(|name| problem.mend(name));
    problem.hints.push(hint);
}
