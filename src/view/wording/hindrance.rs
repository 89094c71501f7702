//! What keeps periods from being counted, and the warnings of it.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::profile::value::date::Date;

/// The places of what could not be counted.
#[derive(Default)]
pub struct Hindrances {
    /// Periods that go on.
    pub open: Vec<Range<usize>>,
    /// Years of employments.
    pub years: Vec<Range<usize>>,
    /// Words in the place of employments' dates.
    pub words: Vec<Range<usize>>,
}

impl Hindrances {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.open.len() + self.years.len() + self.words.len()
    }

    /// Warns of each reason, at the first place in the file.
    pub fn tell(&self, date: Option<Date>, found: &mut Findings) {
        let mut warn = |places: &[Range<usize>], message: &str, hint: &str| {
            if let Some(first) = places.iter().min_by_key(|range| range.start) {
                found.warn(Code::MissingDuration, first.clone(), message).hints.push(hint.into());
            }
        };
        let (message, hint) = match date {
            None => (
                "no time is counted up to the present, since the document has no date",
                "give the profile or the document a `date:` (`today` asks for the clock), or give --date",
            ),
            Some(_) => (
                "no time is counted up to the present, since the document's date has no month",
                "write the date with its month: `2026-11`",
            ),
        };
        let year = "the total is left out, since this date has no month";
        let words = "the total is left out, since these words are no date";
        warn(&self.open, message, hint);
        warn(&self.years, year, "write the month as well, or leave out `total`");
        warn(&self.words, words, "write a date such as `2020-08`, add `counts: false`, or leave out `total`");
    }
}
