//! Dates as profiles write them: a year, a month, a day, `present`, or words that are no date.

pub mod advice;
mod gloss;
mod lexicon;
mod meant;
mod read;
mod schema;

use std::fmt;
use std::ops::Range;

use crate::profile::value::text::Text;

/// The years that a career can lie in.
const YEARS: std::ops::RangeInclusive<u16> = 1900..=2100;

/// A calendar date, as exact as it was written. Ordered as far as it goes: `2020` before `2020-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year of the Gregorian calendar.
    pub year: u16,
    /// The month, from 1.
    pub month: Option<u8>,
    /// The day of the month, from 1.
    pub day: Option<u8>,
}

/// The date in a profile, with its place.
#[derive(Debug, Clone)]
pub struct DateAt {
    /// The date.
    pub date: Date,
    /// Its bytes.
    pub range: Range<usize>,
}

/// When a period ends.
#[derive(Debug, Clone)]
pub enum End {
    /// On a date.
    Date(DateAt),
    /// It goes on; the bytes of `present`.
    Present(Range<usize>),
    /// Words that are no date.
    Text(Text),
}

/// When something happened or began: a date, or words that are none (`Fall 2020`).
#[derive(Debug, Clone)]
pub enum When {
    /// A date.
    Date(DateAt),
    /// Free text.
    Text(Text),
}

/// The date of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    /// A full or partial date.
    On(Date),
    /// The day it is built on.
    Today,
}

impl When {
    /// The date, if it is one.
    pub fn date(&self) -> Option<&DateAt> {
        if let Self::Date(date) = self { Some(date) } else { None }
    }

    /// The bytes of the date, or of the first text.
    pub fn range(&self) -> Range<usize> {
        match self {
            Self::Date(date) => date.range.clone(),
            Self::Text(text) => text.any().range.clone(),
        }
    }
}

impl End {
    /// The date, if it is one.
    pub fn date(&self) -> Option<&DateAt> {
        if let Self::Date(date) = self { Some(date) } else { None }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        [self.month, self.day].into_iter().flatten().try_for_each(|part| write!(f, "-{part:02}"))
    }
}

impl Date {
    /// Parses `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut parts = text.split('-');
        let year = digits(parts.next(), 4).ok_or_else(|| format!("`{text}` is not a date"))?;
        let rest: Vec<_> = parts.collect();
        let (month, day) = match rest.as_slice() {
            [] => (None, None),
            [month] => (Some(*month), None),
            [month, day] => (Some(*month), Some(*day)),
            _ => return Err(format!("`{text}` is not a date")),
        };
        let number = |part: Option<&str>| match part {
            None => Ok(None),
            Some(part) => digits(Some(part), 2).map(|n| Some(n as u8)).ok_or_else(|| format!("`{text}` is not a date")),
        };
        let date = Self { year, month: number(month)?, day: number(day)? };
        date.check()?;
        Ok(date)
    }

    fn check(self) -> Result<(), String> {
        if !YEARS.contains(&self.year) {
            return Err(format!("the year {} is not between {} and {}", self.year, YEARS.start(), YEARS.end()));
        }
        if let Some(month) = self.month {
            if !(1..=12).contains(&month) {
                return Err(format!("there is no month {month}"));
            }
            let last = days_in(self.year, month);
            if self.day.is_some_and(|day| !(1..=last).contains(&day)) {
                return Err(format!("{}-{month:02} has {last} days", self.year));
            }
        }
        Ok(())
    }

    /// How many months its year and this month lie behind January of the year 0.
    pub fn months_to(self, month: u8) -> u32 {
        u32::from(self.year) * 12 + u32::from(month) - 1
    }

    /// Whether it lies wholly before `other`, whatever the days that were not written.
    pub fn is_before(self, other: Self) -> bool {
        let latest = (self.year, self.month.unwrap_or(12), self.day.unwrap_or(31));
        latest < (other.year, other.month.unwrap_or(1), other.day.unwrap_or(1))
    }
}

fn digits(part: Option<&str>, length: usize) -> Option<u16> {
    part.filter(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok()
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_checked_against_the_calendar() {
        assert!(Date::parse("2020").is_ok() && Date::parse("2020-02-29").is_ok());
        assert_eq!(Date::parse("2019-13").unwrap_err(), "there is no month 13");
        assert_eq!(Date::parse("2019-02-29").unwrap_err(), "2019-02 has 28 days");
        assert_eq!(Date::parse("1203-01").unwrap_err(), "the year 1203 is not between 1900 and 2100");
        for text in ["20", "2020-1", "2020.01", "2020-01-01-01", "", "２０２０"] {
            assert_eq!(Date::parse(text).unwrap_err(), format!("`{text}` is not a date"));
        }
    }

    #[test]
    fn a_year_is_not_before_a_month_in_it() {
        let date = |text| Date::parse(text).unwrap();
        assert!(!date("2020").is_before(date("2020-03")) && !date("2020-03").is_before(date("2020")));
        assert!(date("2019-12").is_before(date("2020")));
    }
}
