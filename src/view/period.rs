//! Dates and periods in words: `Aug 2020 – Jul 2023`, `2020.08 – 2023.07`.

use std::ops::Range;

use crate::profile::common::Common;
use crate::profile::date::{Date, DateAt, End, When};
use crate::profile::language::Language;
use crate::view::compose::Composer;
use crate::view::labels::Labels;
use crate::view::rich::{Piece, Rich};

/// A date in the manner of `language`, as exact as it was written.
pub fn date(date: Date, language: Language) -> String {
    let Date { year, month, day } = date;
    let Some(month) = month else { return year.to_string() };
    let name = &Labels::of(language).months[usize::from(month) - 1];
    match (language, day) {
        (Language::KOREAN, None) => format!("{year}.{name}"),
        (Language::KOREAN, Some(day)) => format!("{year}.{name}.{day:02}"),
        (_, None) => format!("{name} {year}"),
        (_, Some(day)) => format!("{name} {day}, {year}"),
    }
}

impl Composer<'_> {
    /// A date, with its place.
    pub fn date(&self, at: &DateAt) -> Rich {
        Rich { rich: vec![Piece::worded(date(at.date, self.language()), &at.range)] }
    }

    /// From a start to an end. A start alone is a period that goes on.
    pub fn span(&self, start: Option<&DateAt>, end: Option<&End>, expected: Option<&DateAt>) -> Option<Rich> {
        let labels = self.labels();
        let end = match (start, end) {
            (_, Some(End::Date(end))) => Some(match expected {
                Some(date) => fill(&labels.expected, [self.date(end), self.date(date)]),
                None => self.date(end),
            }),
            (_, Some(End::Present(range))) => Some(self.present(Some(range), expected)),
            (Some(_), None) => Some(self.present(None, expected)),
            (None, None) => expected.map(|date| fill(&labels.expected_alone, [self.date(date)])),
        };
        let same = matches!((start, &end), (Some(start), Some(end)) if self.date(start).plain() == end.plain());
        let parts = start.filter(|_| !same).map(|start| self.date(start)).into_iter().chain(end);
        Rich::joined(parts, " – ")
    }

    fn present(&self, range: Option<&Range<usize>>, expected: Option<&DateAt>) -> Rich {
        let labels = self.labels();
        let word = match range {
            Some(range) => Rich { rich: vec![Piece::worded(&labels.present, range)] },
            None => Rich::word(&labels.present),
        };
        match expected {
            Some(date) => fill(&labels.expected, [word, self.date(date)]),
            None => word,
        }
    }

    /// The period of an entry: its dates, or its start and end.
    pub fn period(&mut self, common: &Common, expected: Option<&DateAt>) -> Option<Rich> {
        let mut parts: Vec<_> = Vec::new();
        for when in &common.date.0 {
            parts.extend(match when {
                When::Date(date) => Some(self.date(date)),
                When::Text(text) => self.line(text),
            });
        }
        parts.extend(self.span(common.start.as_ref(), common.end.as_ref(), expected));
        Rich::joined(parts, &self.labels().list)
    }
}

/// Puts `values` where `pattern` has `{}`.
pub fn fill<const N: usize>(pattern: &str, values: [Rich; N]) -> Rich {
    let mut values = values.into_iter();
    let mut rich = Vec::new();
    for (index, words) in pattern.split("{}").enumerate() {
        if index > 0 {
            rich.extend(values.next().unwrap_or_default().rich);
        }
        if !words.is_empty() {
            rich.push(Piece::word(words));
        }
    }
    Rich { rich }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_worded_as_exactly_as_they_were_written() {
        let worded = |text: &str, language| date(Date::parse(text).unwrap(), language);
        assert_eq!(worded("2020-08", Language::ENGLISH), "Aug 2020");
        assert_eq!(worded("2020-08-05", Language::ENGLISH), "Aug 5, 2020");
        assert_eq!(worded("2020-08-05", Language::KOREAN), "2020.08.05");
        assert_eq!(worded("2020", Language::KOREAN), "2020");
    }
}
