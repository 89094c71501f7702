//! Dates as profiles write them: a year, a month, a day, or `present`.

use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::json;

use crate::diagnostic::Code;
use crate::profile::fields::{Read, Reader};
use crate::profile::node::{Node, Value};
use crate::profile::text::Text;

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
}

/// When something happened: a date, or words (`Fall 2020`).
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
    /// The bytes of the date, or of the first text.
    pub fn range(&self) -> Range<usize> {
        match self {
            Self::Date(date) => date.range.clone(),
            Self::Text(text) => text.any().range.clone(),
        }
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

/// What is written for `present`.
const ONGOING: &[&str] = &[
    "present",
    "now",
    "current",
    "ongoing",
    "today",
    "현재",
    "재직 중",
    "재직중",
    "재학 중",
    "재학중",
    "진행 중",
    "진행중",
];

/// How dates are written, for hints.
const FORMS: &str = "write `YYYY`, `YYYY-MM` or `YYYY-MM-DD`";

fn read_date(node: &Node, reader: &mut Reader) -> Option<DateAt> {
    let Value::Text(text) = &node.value else {
        reader.wrong_type(node, "a date").hints.push(FORMS.into());
        return None;
    };
    match Date::parse(text) {
        Ok(date) => Some(DateAt { date, range: node.range.clone() }),
        Err(message) => {
            let spelt = spelt(text).or_else(|| meant(text)).filter(|spelt| spelt != text);
            let (message, hint) = match spelt.map(|spelt| (Date::parse(&spelt), spelt)) {
                Some((Ok(_), spelt)) => (message, format!("write `{spelt}`")),
                Some((Err(reason), spelt)) => (reason, advice(&spelt)),
                None => (message, advice(text)),
            };
            reader.error(Code::BadDate, node.range.clone(), message).hints.push(hint);
            None
        }
    }
}

/// What `2020.8`, `2020/08` or `2020-8` is in the spelling of profiles, be there such a day or not.
fn spelt(text: &str) -> Option<String> {
    let parts: Vec<_> = text.split(['.', '/', '-', ' ', '년', '월', '일']).filter(|part| !part.is_empty()).collect();
    let numbers: Vec<u16> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match *numbers.as_slice() {
        // `2019/20` is a season.
        [_, month] if month > 12 && text.contains('/') => None,
        [year, month] if year > 999 && month < 100 => Some(format!("{year}-{month:02}")),
        [year, month, day] if year > 999 && month < 100 && day < 100 => Some(format!("{year}-{month:02}-{day:02}")),
        _ => None,
    }
}

/// What `20200815`, `Aug 2020` or `08/2020` was probably meant to be.
fn meant(text: &str) -> Option<String> {
    const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]));
    }
    let lower = text.to_ascii_lowercase();
    let parts: Vec<_> = lower.split([' ', '/', '.', ',', '-']).filter(|part| !part.is_empty()).collect();
    let [month, year] = parts.as_slice() else { return None };
    let name = |month: &&str| month.get(..3).and_then(|start| MONTHS.iter().position(|name| *name == start));
    let month = name(month).map(|index| index as u16 + 1).or_else(|| month.parse().ok())?;
    digits(Some(year), 4).map(|year| format!("{year}-{month:02}"))
}

/// What to do about a text that is no date.
fn advice(text: &str) -> String {
    if text == "present" {
        return "write when it began; only `end` may be `present`".into();
    }
    let periods = text.split_once(['~', '–', '—']).map(|(start, end)| (start.trim(), end.trim()));
    let date = |text: &str| Date::parse(text).is_ok();
    if let Some((start, end)) = periods.filter(|(start, end)| date(start) && (date(end) || *end == "present")) {
        return format!("write `start: {start}` and `end: {end}`");
    }
    let parts: Vec<Option<u16>> = text.split('-').map(|part| part.parse().ok()).collect();
    match *parts.as_slice() {
        [Some(1000..), Some(month), ..] if !(1..=12).contains(&month) => "months go from 01 to 12".into(),
        [Some(year), Some(month), Some(_)] if YEARS.contains(&year) => {
            format!("days go from 01 to {} in that month", days_in(year, month as u8))
        }
        [Some(1000..)] | [Some(1000..), Some(_)] | [Some(1000..), Some(_), Some(_)] => "check the year".into(),
        _ => FORMS.into(),
    }
}

impl Read for DateAt {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        read_date(node, reader)
    }
}

impl Read for End {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Value::Text(text) if text == "present" => Some(Self::Present(node.range.clone())),
            // Words: the present, in most cases.
            Value::Text(text) if !text.contains(|c: char| c.is_ascii_digit()) => {
                let message = format!("`{text}` is not a date");
                let hint = match ONGOING.contains(&text.to_lowercase().as_str()) {
                    true => "write `present`",
                    false => "write a date such as `2020-08`, or `present` if it goes on",
                };
                reader.error(Code::BadDate, node.range.clone(), message).hints.push(hint.into());
                None
            }
            _ => read_date(node, reader).map(Self::Date),
        }
    }
}

impl Read for When {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        // What is meant as a date is one, so that a 13th month or `2020.10` is not taken for words.
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let meant = matches!(&node.value, Value::Text(text) if digits(text) || spelt(text).is_some());
        match meant {
            true => read_date(node, reader).map(Self::Date),
            false => Text::read(node, reader).map(Self::Text),
        }
    }
}

impl Read for Dated {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Value::Text(text) if text == "today" => Some(Self::Today),
            _ => {
                let date = read_date(node, reader);
                let problem = reader.problems.last_mut().filter(|problem| date.is_none() && problem.hints == [FORMS]);
                if let Some(problem) = problem {
                    problem.hints.push("write `today` for the day on which the document is made".into());
                }
                date.map(|date| Self::On(date.date))
            }
        }
    }
}

/// The pattern of a date, for editors; the 29th of February is in it for every year.
const PATTERN: &str = "((19|20)[0-9]{2}|2100)\
    (-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]))?|-(0[13-9]|1[0-2])-30|-(0[13578]|1[02])-31)?";

/// The pattern of what `When` takes for a date: digits and hyphens, and what `corrected` knows.
const MEANT: &str = "^[0-9-]*$|^S*((19|20)[0-9]{2}|2100)S+0*([1-9]|1[0-2])(S+0*([1-9]|[12][0-9]|3[01]))?S*$";

/// Gives a type the schema of a date, or of the word that may stand for one.
macro_rules! date_schema {
    ($($type:ident $name:literal $($word:literal)?;)*) => {
        $(impl JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                // An editor's YAML reader takes `2020` for a number.
                json_schema!({
                    "type": ["string", "integer", "null"],
                    "pattern": format!("^({PATTERN}{})$", concat!($("|", $word)?)),
                    "minimum": 1900,
                    "maximum": 2100,
                    "errorMessage": concat!("write YYYY, YYYY-MM or YYYY-MM-DD", $(", or ", $word)?),
                    "examples": ["2020-08", $($word)?],
                })
            }
        })*
    };
}

date_schema! {
    DateAt "Date";
    End "End" "present";
    Dated "Dated" "today";
}

impl JsonSchema for When {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "When".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = generator.subschema_for::<Text>();
        let date = generator.subschema_for::<DateAt>();
        // Among numbers, a whole one and `2020.10` are meant as dates.
        let meant = json!({ "anyOf": [
            { "type": "string", "pattern": MEANT.replace('S', "[./ 년월일-]") },
            { "type": "integer" },
            { "type": "number", "minimum": 1900, "exclusiveMaximum": 2101 },
        ] });
        schema.insert("if".into(), meant);
        schema.insert("then".into(), date.into());
        schema
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

    #[test]
    fn other_spellings_are_corrected() {
        assert_eq!(spelt("2020.8").as_deref(), Some("2020-08"));
        assert_eq!(spelt("2020년 8월 1일").as_deref(), Some("2020-08-01"));
        assert_eq!(spelt("2020.13").as_deref(), Some("2020-13"));
        assert_eq!((spelt("summer"), spelt("2019/20"), spelt("2020 – 2022")), (None, None, None));
    }
}
