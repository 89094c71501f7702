//! The words of a language that the program has none for, as a profile brings them.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::profile::labels::OwnLabels;
use crate::profile::record::Reader;
use crate::profile::record::declare::{readable, record};
use crate::profile::value::text::Scalar;

record! {
    /// The words of a language that the program has none for.
    pub struct OwnLanguage ("the words of a language") {
        /// How it writes dates; without it, as `2020-08`.
        dates: Option<OwnDates>,
        /// Its words, by their names; what is not there is in English.
        labels: OwnLabels,
    }
}

record! {
    /// How a language writes dates: `{year}`, `{m}` and `{d}` are the numbers, `{mm}` and `{dd}` with two digits, `{name}` is that of the month.
    pub struct OwnDates ("the dates of a language", check check_dates) {
        /// A year alone.
        year: Option<Scalar>,
        /// A month of a year.
        month: Option<Scalar>,
        /// A day.
        day: Option<Scalar>,
        /// The names of the twelve months.
        names: Vec<Scalar>,
    }
}

readable! {
    OwnLanguage: "The words of a language that the program has none for.",
    OwnDates: "How a language writes dates.",
}

fn check_dates(dates: &OwnDates, at: Range<usize>, reader: &mut Reader) {
    if !matches!(dates.names.len(), 0 | 12) {
        let at = dates.names.last().map_or(at, |name| name.range.clone());
        let message = format!("a year has 12 months, and these are {}", dates.names.len());
        reader.error(Code::BadLabel, at, message).hints.push("write the names of all months, January first".into());
    }
    let patterns =
        [(&dates.year, &["{year}"][..]), (&dates.month, &["{year}", "{m"]), (&dates.day, &["{year}", "{m", "{d"])];
    for (pattern, parts) in patterns {
        let Some(pattern) = pattern else { continue };
        let says = |part: &&str| pattern.text.contains(*part) || *part == "{m" && pattern.text.contains("{name}");
        let named = pattern.text.contains("{name}") && dates.names.is_empty();
        if named || !parts.iter().all(says) {
            let message = format!("`{}` is no pattern for a date", pattern.text);
            let hint = match named {
                true => "write `names`, the names of all months, January first",
                false => "write `{year}`, `{m}` or `{name}`, and `{d}`, as in `{d} {name} {year}`",
            };
            reader.error(Code::BadLabel, pattern.range.clone(), message).hints.push(hint.into());
        }
    }
}
