//! How long periods are, in whole months that count both the first and the last: 2018.12 – 2020.08 is 1년 9개월.

use std::borrow::Cow;
use std::ops::Range;

use crate::profile::entry::Entry;
use crate::profile::entry::common::Common;
use crate::profile::entry::entry_of::EntryOf;
use crate::profile::entry::records::{Experience, Position};
use crate::profile::value::date::{Date, End, When};
use crate::profile::value::date_style::Switch;
use crate::profile::value::text::Text;
use crate::profile::vocabulary::employment;
use crate::view::text::rich::{Piece, Rich};
use crate::view::wording::compose::Composer;
use crate::view::wording::labels::Labels;
use crate::view::wording::plural::Plural;

/// Months in a row, counted from the year 0: the first and the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Months(u32, u32);

/// Why a period cannot be counted.
enum Uncounted {
    /// There is none, or it has not begun.
    Nothing,
    /// It goes on, and it is not known what the date is; its place.
    Open(Range<usize>),
    /// This date is a year alone.
    Year(Range<usize>),
    /// These words stand for a date.
    Words(Range<usize>),
}

fn month(date: Date) -> Option<u32> {
    date.month.map(|month| date.months_to(month))
}

/// How many months lie in any of `spans`; what several have in common counts once.
fn union(mut spans: Vec<Months>) -> u32 {
    spans.sort_unstable();
    let (mut sum, mut next) = (0, 0);
    for Months(first, last) in spans {
        sum += (last + 1).saturating_sub(first.max(next));
        next = next.max(last + 1);
    }
    sum
}

/// A number of months in years and months.
fn words(months: u32, labels: &Labels) -> String {
    let durations = &labels.durations;
    let unit = |number: u32, unit: &Plural| {
        let pattern = unit.of(number.into(), &labels.plural);
        (number > 0).then(|| pattern.replacen("{}", &number.to_string(), 1))
    };
    match (unit(months / 12, &durations.years), unit(months % 12, &durations.months)) {
        (Some(years), Some(months)) => durations.both.replacen("{}", &years, 1).replacen("{}", &months, 1),
        (years, months) => years.or(months).unwrap_or_default(),
    }
}

/// The months of a period; one that goes on is counted up to `today`.
fn months(common: &Common, today: Option<Date>) -> Result<Months, Uncounted> {
    let first = match common.start.as_ref().ok_or(Uncounted::Nothing)? {
        When::Date(start) => month(start.date).ok_or_else(|| Uncounted::Year(start.range.clone()))?,
        When::Text(words) => return Err(Uncounted::Words(words.any().range.clone())),
    };
    let up_to_now = |range: &Range<usize>| today.and_then(month).ok_or_else(|| Uncounted::Open(range.clone()));
    let last = match &common.end {
        Some(End::Date(end)) => month(end.date).ok_or_else(|| Uncounted::Year(end.range.clone()))?,
        Some(End::Text(words)) => return Err(Uncounted::Words(words.any().range.clone())),
        Some(End::Present(range)) => up_to_now(range)?,
        None => up_to_now(&common.start.as_ref().map_or(0..0, When::range))?,
    };
    if first <= last { Ok(Months(first, last)) } else { Err(Uncounted::Nothing) }
}

impl Composer<'_> {
    /// How long an employment, a role or a project took, if the document says that.
    pub fn duration(&mut self, common: &Common, kind: &str) -> Option<Rich> {
        let asked = self.selection.dates.durations.as_ref().is_some_and(|switch| switch.on);
        if !asked || !matches!(kind, "experience" | "project") {
            return None;
        }
        match months(common, self.selection.date) {
            Ok(Months(first, last)) => {
                let words = words(last + 1 - first, self.labels());
                Some(Rich::own(words).held())
            }
            Err(Uncounted::Open(range)) => {
                self.hindrances.open.push(range);
                None
            }
            Err(_) => None,
        }
    }

    /// How long the employments among `entries` are together, if the document says that; it says so once.
    pub fn total(&mut self, entries: &[Cow<Entry>]) -> Option<Rich> {
        let total = self.total.take()?;
        let mut spans = Vec::new();
        let before = self.hindrances.count();
        for entry in entries {
            let Entry::Experience(entry) = entry.as_ref() else { continue };
            for common in self.employment(entry) {
                match months(common, self.selection.date) {
                    // What is still to come is no experience.
                    Ok(Months(first, last)) => {
                        let last = self.selection.date.and_then(month).map_or(last, |today| last.min(today));
                        spans.extend((first <= last).then_some(Months(first, last)));
                    }
                    Err(Uncounted::Open(range)) => self.hindrances.open.push(range),
                    Err(Uncounted::Year(range)) => self.hindrances.years.push(range),
                    Err(Uncounted::Words(range)) => self.hindrances.words.push(range),
                    Err(Uncounted::Nothing) => {}
                }
            }
        }
        let hindered = self.hindrances.count() > before;
        let months = union(spans);
        if hindered || months == 0 {
            return None;
        }
        let labels = self.labels();
        let text = labels.durations.total.replacen("{}", &words(months, labels), 1);
        Some(Rich { rich: vec![Piece::worded(text, &total)] })
    }

    /// What of an employment counts: it itself, or its roles where it does not say when it was or not all of them count.
    fn employment<'e>(&self, entry: &'e EntryOf<Experience>) -> Vec<&'e Common> {
        if !counts(entry.own.counts.as_ref(), entry.own.employment.as_ref()) {
            return Vec::new();
        }
        let roles: Vec<_> = entry.own.positions.iter().filter(|role| self.takes(&role.common.tags)).collect();
        let is_counted = |role: &&EntryOf<Position>| counts(role.own.counts.as_ref(), role.own.employment.as_ref());
        let counted: Vec<&Common> = roles.iter().copied().filter(is_counted).map(|role| &role.common).collect();
        let undated = !counted.is_empty() && counted.iter().all(|role| role.start.is_none());
        match entry.common.start.is_some() && (counted.len() == roles.len() || undated) {
            true => vec![&entry.common],
            false => counted,
        }
    }
}

/// Whether the total counts an employment or a role: as it says itself, else by the form that it had.
fn counts(said: Option<&Switch>, form: Option<&Text>) -> bool {
    said.map_or_else(|| !form.is_some_and(employment::is_uncounted), |said| said.on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn span(text: &str) -> Months {
        let (first, last) = text.split_once(" – ").unwrap();
        let month = |text| month(Date::parse(text).unwrap()).unwrap();
        Months(month(first), month(last))
    }

    fn length(texts: &[&str]) -> u32 {
        union(texts.iter().map(|text| span(text)).collect())
    }

    #[test]
    fn both_the_first_and_the_last_month_count() {
        assert_eq!(length(&["2020-08 – 2020-08"]), 1);
        assert_eq!(length(&["2020-08-31 – 2020-09-01"]), 2);
        assert_eq!(length(&["2020-08 – 2023-07"]), 36);
        assert_eq!(length(&["2018-12 – 2020-08"]), 21);
        assert_eq!(month(Date::parse("2020").unwrap()), None);
    }

    #[test]
    fn what_periods_share_counts_once() {
        assert_eq!(length(&[]), 0);
        assert_eq!(length(&["2020-01 – 2020-06", "2020-04 – 2020-12"]), 12, "overlapping");
        assert_eq!(length(&["2020-07 – 2020-12", "2020-01 – 2020-06"]), 12, "adjacent, the later first");
        assert_eq!(length(&["2020-01 – 2020-06", "2020-06 – 2020-12"]), 12, "changed within a month");
        assert_eq!(length(&["2020-01 – 2020-12", "2020-03 – 2020-04", "2020-11 – 2021-01"]), 13, "nested");
        assert_eq!(length(&["2020-01 – 2020-02", "2021-01 – 2021-02"]), 4, "apart");
    }

    #[test]
    fn durations_are_worded_in_every_language() {
        let expected = [
            ("en", "1 mo; 9 mos; 1 yr; 1 yr 9 mos; 2 yrs 1 mo; 3 yrs", "3 yrs in all"),
            ("ko", "1개월; 9개월; 1년; 1년 9개월; 2년 1개월; 3년", "총 경력 3년"),
            ("ja", "1か月; 9か月; 1年; 1年9か月; 2年1か月; 3年", "通算3年"),
            ("zh", "1个月; 9个月; 1年; 1年9个月; 2年1个月; 3年", "工作经验共3年"),
            ("de", "1 Monat; 9 Monate; 1 Jahr; 1 Jahr 9 Monate; 2 Jahre 1 Monat; 3 Jahre", "Insgesamt 3 Jahre"),
            ("fr", "1 mois; 9 mois; 1 an; 1 an 9 mois; 2 ans 1 mois; 3 ans", "3 ans au total"),
            ("es", "1 mes; 9 meses; 1 año; 1 año 9 meses; 2 años 1 mes; 3 años", "3 años en total"),
            ("pt", "1 mês; 9 meses; 1 ano; 1 ano 9 meses; 2 anos 1 mês; 3 anos", "3 anos no total"),
        ];
        assert_eq!(expected.map(|(code, ..)| code), Language::DOCUMENT[..expected.len()]);
        for (code, durations, total) in expected {
            let labels = Labels::of(Language::of_document(code).unwrap());
            assert_eq!([1, 9, 12, 21, 25, 36].map(|months| words(months, labels)).join("; "), durations);
            assert_eq!(labels.durations.total.replace("{}", &words(36, labels)), total);
        }
    }
}
