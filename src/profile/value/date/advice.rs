//! What is wrong with a text in the place of a date, and what to write there.

use crate::diagnostic::phrase::{list_and, list_or};
use crate::profile::value::date::meant::{self, Meant, meant};
use crate::profile::value::date::{Date, YEARS, days_in, lexicon};
use crate::profile::vocabulary::synonym;

/// How dates are written, for hints.
pub const FORMS: &str = "write `YYYY`, `YYYY-MM` or `YYYY-MM-DD`";

/// What stands in the place of a date.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A date alone, beside which no other can stand.
    Alone,
    /// A date or a start of an entry.
    Entry,
    /// The end of an entry.
    End,
}

/// What to do about a text in the place of a date.
pub enum Advice {
    /// To write it as dates are written.
    Forms,
    /// To write what it was certainly meant to be.
    Meant(String),
    /// Anything else.
    Other(Vec<String>),
}

/// What is wrong with a text in the place of a date, which `message` says too, and what to write.
pub fn explain(text: &str, message: String, place: Place) -> (String, Advice) {
    match meant(text) {
        Meant::Date(date) if place != Place::Alone && lexicon::is_due(text) => period(text, None, Some(date), place),
        Meant::Date(date) => match Date::parse(&date) {
            Ok(_) => (message, Advice::Meant(format!("write `{date}`"))),
            Err(reason) => (told(reason, message), advice(&date)),
        },
        Meant::Present => {
            let advice = match place {
                Place::Alone => Advice::Forms,
                Place::Entry => Advice::Other(vec!["write when it began; only `end` may be `present`".into()]),
                Place::End => Advice::Meant("write `present`".into()),
            };
            (message, advice)
        }
        Meant::Period(start, end) => period(text, start, end, place),
        Meant::Several(dates) if place == Place::Alone => {
            (message, Advice::Meant(format!("write {}", list_or(&dates))))
        }
        Meant::Several(dates) => {
            let advice = Advice::Meant(format!("write `date: [{}]`", dates.join(", ")));
            (format!("`{text}` is several dates"), advice)
        }
        Meant::Unknown => match corrected(text) {
            Some(date) => (message, Advice::Meant(format!("write `{date}`"))),
            None => (message, status(text).filter(|_| place == Place::End).unwrap_or_else(|| advice(text))),
        },
    }
}

/// What to write where a word for how studies stand, or a sign, is in the place of an end.
fn status(text: &str) -> Option<Advice> {
    if !text.contains(char::is_alphanumeric) {
        return Some(Advice::Other(vec!["write `present` for what goes on, or leave it out".into()]));
    }
    let status = synonym::value(text, &["graduated", "completed", "withdrawn", "transferred", "expected"])?;
    let hint = match status {
        "expected" => {
            "write when, as `expected: YYYY-MM` in place of `end`, or `status: expected` without a date".into()
        }
        _ => format!("write `status: {status}` for it, and in `end` the date"),
    };
    Some(Advice::Other(vec![hint]))
}

/// What to write for words in the place of dates in an entry that are probably dates, whose key for one is `name`.
pub fn slip(text: &str, name: &str) -> Option<String> {
    let whole = as_fields(text, name);
    whole.or_else(|| {
        as_fields(&lexicon::corrected(text)?, name).map(|hint| hint.replacen("write", "did you mean", 1) + "?")
    })
}

/// The fields that a text means in an entry, whose key for one date is `name`.
pub fn fields(text: &str, name: &str) -> Option<Vec<String>> {
    let valid = |date: &String| date == "present" || Date::parse(date).is_ok();
    match meant(text) {
        Meant::Period(start, end) if start.iter().chain(&end).all(valid) => {
            let named = [("start", start), ("end", end)].map(|(key, date)| Some(format!("{key}: {}", date?)));
            Some(named.into_iter().flatten().collect())
        }
        Meant::Several(dates) if dates.iter().all(valid) => Some(vec![format!("date: [{}]", dates.join(", "))]),
        _ => as_field(text, name).map(|field| vec![field]),
    }
}

/// A text without the date or the period at its end, and the fields that this is: `SQLD (2024.05)`.
pub fn behind<'a>(text: &'a str, name: &str) -> Option<(&'a str, Vec<String>)> {
    if text.len() > LONGEST {
        return None;
    }
    let said = |c: char| c.is_whitespace() || "(),/|·:".contains(c);
    text.char_indices().filter(|(at, c)| *at > 0 && said(*c)).find_map(|(at, _)| {
        let (head, tail) = (text[..at].trim_end_matches(said), text[at..].trim_matches(said));
        let tail = ENDINGS.iter().find_map(|ending| tail.strip_suffix(ending)).unwrap_or(tail).trim_end();
        // A year alone may belong to a name: `Windows 2019`.
        let apart =
            tail.len() > 4 || text[..at].ends_with(['(', ',']) || text[at..].trim_start().starts_with(['(', ',']);
        let fields = fields(tail, name).filter(|_| apart && !head.is_empty() && tail.len() > 3)?;
        Some((head, fields))
    })
}

/// Longer texts have no date at their end.
const LONGEST: usize = 120;
/// What may be said behind a date of what was done on it.
const ENDINGS: &[&str] = &["취득", "합격", "응시", "수상", "발급", "재직", "근무", "졸업", "수료"];

/// How a text that means one date is written as a field, whose key is `name`.
pub fn as_field(text: &str, name: &str) -> Option<String> {
    match meant(text) {
        Meant::Date(date) => Date::parse(&date).is_ok().then(|| format!("{name}: {date}")),
        Meant::Present => Some("end: present".into()),
        _ => None,
    }
}

/// What to write for a text that means dates in an entry, whose key for one date is `name`.
pub fn as_fields(text: &str, name: &str) -> Option<String> {
    if let Some(field) = as_field(text, name) {
        return Some(format!("write `{field}`"));
    }
    let valid = |date: &String| date == "present" || Date::parse(date).is_ok();
    match meant(text) {
        Meant::Period(start, end) if start.iter().chain(&end).all(valid) => {
            if let (_, Advice::Meant(hint)) = period(text, start, end, Place::Entry) { Some(hint) } else { None }
        }
        Meant::Several(dates) if dates.iter().all(valid) => Some(format!("write `date: [{}]`", dates.join(", "))),
        _ => None,
    }
}

/// The date that a text means in another spelling.
pub fn corrected(text: &str) -> Option<String> {
    let digits = text.replace(['O', 'o'], "0").replace(['l', 'I'], "1");
    let date = |text: &str| match meant(text) {
        Meant::Date(date) => Some(date).filter(|date| Date::parse(date).is_ok()),
        _ => None,
    };
    // Letters that look like digits stand among some.
    let misspelt = digits != text && digits.bytes().all(|byte| byte.is_ascii_digit() || b"-./ ".contains(&byte));
    date(text).or_else(|| date(&digits).filter(|_| misspelt))
}

/// The same for a text that is a start, an end, or both.
fn period(text: &str, start: Option<String>, end: Option<String>, place: Place) -> (String, Advice) {
    let open = end.as_deref() == Some("present");
    let dates: Vec<&String> = start.iter().chain(end.iter().filter(|_| !open)).collect();
    if let Some((reason, date)) = dates.iter().find_map(|date| Some((Date::parse(date).err()?, date))) {
        return (told(reason, format!("`{text}` is not a date")), advice(date));
    }
    if let [start, end] = dates[..]
        && end < start
        && !start.starts_with(end.as_str())
    {
        let hint = "write `start` and `end`, the earlier date first".into();
        return (format!("`{text}` ends before it begins"), Advice::Meant(hint));
    }
    let message = match (dates.len(), open) {
        (2, _) => format!("`{text}` is two dates"),
        (_, true) => format!("`{text}` is a period"),
        _ => format!("`{text}` is not a date"),
    };
    let open_end = end.is_none() && place != Place::Alone;
    let named = |name: &str, date: &Option<String>| date.as_ref().map(|date| format!("{name}: {date}"));
    let hint = match place {
        Place::Alone => list_or(&dates),
        _ => list_and(&[named("start", &start), named("end", &end)].into_iter().flatten().collect::<Vec<_>>()),
    };
    let degree = end.filter(|_| place != Place::Alone && lexicon::is_due(text));
    let degree = degree.map(|date| format!(", or `expected: {date}` for a degree that is still to come"));
    let still = (open_end && lexicon::is_due(text)).then(|| ", and `status: expected` for a degree to come".into());
    (message, Advice::Meant(format!("write {hint}{}", degree.or(still).unwrap_or_default())))
}

/// A reason, or `message` where the reason quotes a spelling that nobody wrote.
fn told(reason: String, message: String) -> String {
    if reason.starts_with('`') { message } else { reason }
}

/// What to do about digits and hyphens that are no date.
fn advice(text: &str) -> Advice {
    let parts: Vec<Option<u16>> = text.split('-').map(|part| part.parse().ok()).collect();
    let hint = match *parts.as_slice() {
        [Some(year), Some(month), ..] if YEARS.contains(&year) && !(1..=12).contains(&month) => {
            Some("months go from 01 to 12".into())
        }
        [Some(year), Some(month), Some(_)] if YEARS.contains(&year) => {
            Some(format!("days go from 01 to {} in that month", days_in(year, month as u8)))
        }
        [Some(1000..)] | [Some(1000..), Some(_)] | [Some(1000..), Some(_), Some(_)] => Some("check the year".into()),
        _ => None,
    };
    let years = meant::years(text);
    let years = years.map(|(start, end)| format!("if these are two years, write `start: {start}` and `end: {end}`"));
    match (hint, years) {
        (None, None) => Advice::Forms,
        (hint, years) => Advice::Other(std::iter::once(hint.unwrap_or(FORMS.into())).chain(years).collect()),
    }
}
