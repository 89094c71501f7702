//! Numbers of Korea: how they begin, how long they are, and how they are grouped.

use std::ops::RangeInclusive;

/// What calls to other countries begin with: in most of them, from some offices in Korea, in North America.
const ABROAD: [&str; 3] = ["00", "001", "011"];

/// How Korean numbers begin, without the zero, if eight digits follow: those of mobile phones and of the Internet.
const EIGHT: &str = "10 70";
/// The same if seven or eight follow: towns and provinces, older mobile phones, numbers for life, paid and free calls.
const SEVEN: &str =
    "2 31 32 33 41 42 43 44 51 52 53 54 55 61 62 63 64 11 16 17 18 19 303 502 503 504 505 506 507 508 60 80";
/// How Korean numbers of firms begin, which have no zero and eight digits in all: 1588-0000.
const FIRMS: [&str; 3] = ["15", "16", "18"];

/// A number whose length none has that begins as it does.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct WrongLength {
    /// How it begins.
    pub begin: String,
    /// How many digits others have that begin so.
    pub wanted: RangeInclusive<usize>,
    /// How many it has.
    pub found: usize,
}

/// The digits of a number that is Korean from abroad, but for a `+` before it, from the code of the country on: 82-10-0000-0000,
/// 00 82 10 0000 0000.
pub(super) fn from_abroad(digits: &str) -> Option<&str> {
    let begins = ABROAD.iter().filter_map(|begin| digits.strip_prefix(begin));
    std::iter::once(digits).chain(begins).find(|digits| {
        let national = digits.strip_prefix("82").map(|rest| rest.strip_prefix('0').unwrap_or(rest));
        national.is_some_and(|national| matches!(grouped(national), Ok(Some(_))))
    })
}

/// The Korean form of a number without the zero before it; none if it begins as none does that is known.
pub(super) fn grouped(national: &str) -> Result<Option<String>, WrongLength> {
    if let Some(form) = of_firm(national) {
        return Ok(Some(form));
    }
    let begins = |codes: &'static str| codes.split(' ').find(|code| national.starts_with(code));
    let (begin, follow) = match (begins(EIGHT), begins(SEVEN)) {
        (Some(begin), _) => (begin, 8..=8),
        (None, Some(begin)) => (begin, 7..=8),
        (None, None) => return Ok(None),
    };
    let rest = &national[begin.len()..];
    if !follow.contains(&rest.len()) {
        let before = 1 + begin.len();
        return Err(WrongLength {
            begin: format!("0{begin}"),
            wanted: before + follow.start()..=before + follow.end(),
            found: national.len() + 1,
        });
    }
    let (exchange, line) = rest.split_at(rest.len() - 4);
    Ok(Some(format!("0{begin}-{exchange}-{line}")))
}

/// 1588-0000 and the like, which are the same from everywhere.
fn of_firm(national: &str) -> Option<String> {
    let is_one = national.len() == 8 && FIRMS.iter().any(|begin| national.starts_with(begin));
    is_one.then(|| format!("{}-{}", &national[..4], &national[4..]))
}

/// The Korean form of a number that is written as within Korea. Elsewhere, too, numbers begin with 02 or 031; only a mark behind
/// that says that it is Korea's, or no mark at all.
pub(super) fn at_home_in(text: &str, digits: &str) -> Result<Option<String>, WrongLength> {
    let Some(national) = digits.strip_prefix('0') else { return Ok(of_firm(digits)) };
    let first = first_group(text);
    let meant =
        |begin: &str| first == begin || first.len() == digits.len() || begin == "010" && first.starts_with(begin);
    match grouped(national) {
        Ok(form) => Ok(form.filter(|form| meant(form.split('-').next().unwrap_or_default()))),
        Err(fault) if !meant(&fault.begin) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// The first digits up to a mark.
fn first_group(text: &str) -> &str {
    let text = text.trim_start_matches('(');
    text.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default()
}
