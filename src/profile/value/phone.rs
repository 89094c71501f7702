//! Phone numbers: what is written, what is dialled, and how Korea groups them.

use std::ops::{Range, RangeInclusive};

use schemars::json_schema;

use crate::diagnostic::Code;
use crate::language::Language;
use crate::profile::describe::schema;
use crate::profile::record::{Read, Reader};
use crate::profile::value::text::Scalar;
use crate::profile::yaml::node::Node;

/// A phone number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// As written, without the extension and without a zero that no call from abroad has.
    pub number: String,
    /// The digits to dial, a `+` before the code of the country where it is known.
    pub dialled: String,
    /// As it is written within Korea, if it is Korean: `010-0000-0000`.
    pub korean: Option<String>,
    /// The number behind the exchange of a firm.
    pub extension: Option<String>,
    /// Its bytes.
    pub range: Range<usize>,
}

/// What is wrong with a number.
#[derive(Debug, PartialEq, Eq)]
enum Fault {
    /// It is none.
    NoNumber,
    /// It is written otherwise than any; this is meant.
    Written(String),
    /// They are several.
    Several(Vec<String>),
    /// Korean numbers that begin so have as many digits, and it has another number of them.
    Length(String, RangeInclusive<usize>, usize),
}

/// The digits of a number (ITU-T E.164, 6.1); seven are those of a town.
const DIGITS: RangeInclusive<usize> = 7..=15;
/// What may stand between digits.
const MARKS: &str = " -.()/";
/// What stands before an extension, in the languages that documents are written in; Korea's first.
const EXTENSIONS: &[&str] = &[
    "내선번호",
    "내선",
    "extension",
    "extn",
    "ext",
    "x",
    "#",
    "durchwahl",
    "poste",
    "extensión",
    "anexo",
    "interno",
    "ramal",
    "内線",
    "分机",
];
/// What parts two numbers; a slash may also stand behind the code of a German town.
const SEPARATORS: [&str; 8] = [",", ";", "|", "/", " or ", " and ", " 또는 ", "&"];

/// The codes of countries that have one digit, or two (ITU-T E.164, annex to 164.D); all others have three.
const ONE_DIGIT: [&str; 2] = ["1", "7"];
const TWO_DIGITS: &str = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 \
                          91 92 93 94 95 98";
/// The countries in which a zero before the number of a town is for calls within the country, and no number begins with one
/// (`nationalPrefix` in the metadata of libphonenumber 9.0). Italy's zeros belong to its numbers.
const TRUNK_ZERO: &str = "20 27 31 32 33 40 41 43 44 46 49 51 53 54 55 57 58 60 61 62 63 64 66 81 82 84 86 90 91 92 93 94 95 \
                          98 211 212 213 218 231 232 233 234 243 249 250 251 252 254 255 256 260 261 262 263 264 265 291 353 \
                          355 358 359 370 373 374 375 377 380 381 382 383 385 386 387 389 421 423 508 590 591 593 594 595 596 \
                          598 686 850 855 856 880 886 961 962 963 964 966 967 970 971 972 976 977 994 995 996";
/// What else stands before a number for calls within the country, now or some years ago; numbers behind it have so many digits
/// or more, and others may begin so themselves.
const TRUNK_OTHER: &[(&str, &str, usize)] = &[
    ("1", "1", 10),
    ("7", "8", 10),
    ("36", "06", 8),
    ("52", "01", 10),
    ("52", "044", 10),
    ("52", "045", 10),
    ("370", "8", 8),
    ("375", "80", 9),
    ("375", "8", 9),
    ("993", "8", 8),
];
/// What calls to other countries begin with: in most of them, from some offices in Korea, in North America.
const ABROAD: [&str; 3] = ["00", "001", "011"];

/// How Korean numbers begin, without the zero, if eight digits follow: those of mobile phones and of the Internet.
const KOREA_EIGHT: &str = "10 70";
/// The same if seven or eight follow: towns and provinces, older mobile phones, numbers for life, paid and free calls.
const KOREA_SEVEN: &str =
    "2 31 32 33 41 42 43 44 51 52 53 54 55 61 62 63 64 11 16 17 18 19 303 502 503 504 505 506 507 508 60 80";
/// How Korean numbers of firms begin, which have no zero and eight digits in all: 1588-0000.
const KOREA_FIRMS: [&str; 3] = ["15", "16", "18"];

impl Phone {
    /// Reads a number; one without the code of a country is Korean if `at_home` and its form say so.
    fn parse(text: &str, at_home: bool) -> Result<Self, Fault> {
        let (whole, (text, extension)) = (text, split_extension(text));
        if let Some(mut several) = several(text) {
            let tail = whole[text.len()..].trim_matches([' ', ',', ';', '(', ')', '-']);
            let last = several.last_mut().filter(|_| extension.is_some());
            last.into_iter().for_each(|last| *last = format!("{last} {tail}"));
            return Err(Fault::Several(several));
        }
        if !is_written(text) {
            let meant = meant(text, at_home).filter(|_| extension.is_none());
            return Err(meant.map_or(Fault::NoNumber, Fault::Written));
        }
        let plus = text.contains('+');
        let all = digits(text);
        let without_plus = if plus || !at_home { None } else { korean_from_abroad(&all) };
        let (bare, digits) = (without_plus.is_some(), without_plus.unwrap_or(all.as_str()));
        let abroad = plus || bare;
        let (country, rest) = if abroad { digits.split_at(country_length(digits)) } else { ("", digits) };
        // The bracketed zero in +82 (0)10 is for calls within the country, and stays to the eye.
        let bracketed = abroad && listed(TRUNK_ZERO, country) && text.contains("(0)") && rest.starts_with('0');
        let rest = if bracketed { &rest[1..] } else { rest };
        let trunk = trunk(country, rest);
        let national = &rest[trunk..];
        let korean = match country {
            "82" => korean(national)?,
            "" if at_home => at_home_in(text, rest)?,
            _ => None,
        };
        if !DIGITS.contains(&(country.len() + national.len())) {
            return Err(Fault::NoNumber);
        }
        let dialled = if abroad { format!("+{country}{national}") } else { all.clone() };
        let shown = if bracketed && trunk > 0 { text.replacen("(0)", "", 1) } else { closed(text.trim()) };
        let written = (0..trunk).fold(shown, |shown, _| without_digit(&shown, country.len()));
        let mobile = country.is_empty() && all.len() == 11 && all.starts_with("010");
        let korean =
            korean.or_else(|| crate::profile::value::phone::korean(national.get(1..).filter(|_| mobile)?).ok()?);
        let unmarked = bare || written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'+');
        let number = if unmarked { grouped(written, country, &korean) } else { written };
        Ok(Self { number, dialled, korean, extension, range: 0..0 })
    }

    /// The number as a `tel:` address (RFC 3966).
    pub fn url(&self) -> String {
        format!("tel:{}", self.to_dial())
    }

    fn to_dial(&self) -> String {
        match &self.extension {
            Some(extension) => format!("{};ext={extension}", self.dialled),
            None => self.dialled.clone(),
        }
    }
}

/// What is dialled for a number with the code of its country, if it is one.
pub fn dialled(number: &str) -> Option<String> {
    Phone::parse(number, false).ok().map(|phone| phone.to_dial())
}

/// A number with a hyphen in place of a bracket that closes nothing: `02)555-0000`.
fn closed(text: &str) -> String {
    match text.matches(')').count() > text.matches('(').count() {
        true => text.replace(") ", "-").replace(')', "-").trim_end_matches('-').to_owned(),
        false => text.to_owned(),
    }
}

/// A number that was written without any mark, with those of its country.
fn grouped(written: String, country: &str, korean: &Option<String>) -> String {
    match korean {
        Some(korean) if country.is_empty() => korean.clone(),
        Some(korean) => format!("+{country} {}", korean.strip_prefix('0').unwrap_or(korean)),
        None => written,
    }
}

/// The extension that a number ends with, and what stands before it.
fn split_extension(text: &str) -> (&str, Option<String>) {
    let end = text.trim_end().trim_end_matches(')');
    let head = end.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = &end[head.len()..];
    let word = head.trim_end_matches([' ', '.', ':', '=']);
    let lower = word.to_lowercase();
    let before =
        EXTENSIONS.iter().find_map(|name| word.get(..word.len() - lower.strip_suffix(name).map(|_| name.len())?));
    match before {
        Some(before) if (1..=7).contains(&number.len()) && before.contains(|c: char| c.is_ascii_digit()) => {
            (before.trim_end_matches([' ', ',', ';', '(', '-']), Some(number.to_owned()))
        }
        _ => (text, None),
    }
}

/// The numbers that one text is, if they are several.
fn several(text: &str) -> Option<Vec<String>> {
    let mut parts = vec![text];
    for separator in SEPARATORS {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    let count = |part: &str| digits(part).len();
    // The code of a country and of a town may be long, too.
    let is_whole = |part: &&str| DIGITS.contains(&count(part)) && (!part.contains('+') || count(part) > 8);
    let words: Vec<_> = text.split_whitespace().collect();
    let owned = |parts: Vec<&str>| parts.iter().map(|part| part.trim().to_owned()).collect();
    match parts.as_slice() {
        _ if parts.iter().filter(|part| is_whole(part)).count() > 1 => Some(owned(parts)),
        // 02-000-0000/1 has two lines.
        [first, second]
            if is_whole(first) && count(first) > 7 && !first.contains('+') && (1..5).contains(&count(second)) =>
        {
            let (first, second) = (first.trim(), second.trim());
            let begin = first.get(..first.len().saturating_sub(second.len()))?;
            Some(vec![first.into(), format!("{begin}{second}")])
        }
        // Without a mark between them, both are one that is too long.
        [whole] if count(whole) > *DIGITS.end() && words.iter().all(is_whole) => Some(owned(words)),
        _ => None,
    }
}

/// Whether nothing but digits and the usual marks stands in a number, and a `+` before the code of its country alone, which does
/// not begin with a zero. Of brackets, one may close what none has opened: 02)123-4567.
fn is_written(text: &str) -> bool {
    let (mut open, mut alone) = (0, 0);
    for c in text.chars() {
        match c {
            '(' => open += 1,
            ')' if open > 0 => open -= 1,
            ')' => alone += 1,
            _ => {}
        }
    }
    if open > 0 || alone > 1 || text.contains('+') && digits(text).starts_with('0') {
        return false;
    }
    let body = text.trim_start_matches('(');
    let body = body.strip_prefix('+').unwrap_or(body);
    let begins = body.starts_with(|c: char| c.is_ascii_digit() || c == '(');
    begins && text.len() - body.len() <= 2 && body.chars().all(|c| c.is_ascii_digit() || MARKS.contains(c))
}

/// The number that is probably meant by digits among marks that none has so.
fn meant(text: &str, at_home: bool) -> Option<String> {
    let plain = text.chars().all(|c| c.is_ascii_digit() || c == '+' || MARKS.contains(c));
    let digits = digits(text);
    let meant = match digits.strip_prefix("00").filter(|_| text.contains('+')) {
        // Both the plus and what is dialled in its place.
        Some(rest) if !rest.starts_with('0') => format!("+{rest}"),
        Some(_) => return None,
        None if text.contains('+') && !digits.starts_with('0') => format!("+{digits}"),
        None => digits.clone(),
    };
    if !plain || meant == text || !meant.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let phone = Phone::parse(&meant, at_home).ok()?;
    (phone.korean.is_some() || phone.dialled.starts_with('+')).then_some(phone.number)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The first digits up to a mark.
fn first_group(text: &str) -> &str {
    let text = text.trim_start_matches('(');
    text.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default()
}

fn country_length(digits: &str) -> usize {
    let begins = |length: usize| digits.get(..length).unwrap_or(digits);
    match () {
        () if ONE_DIGIT.contains(&begins(1)) => 1,
        () if listed(TWO_DIGITS, begins(2)) => 2,
        () => digits.len().min(3),
    }
}

fn listed(codes: &str, code: &str) -> bool {
    codes.split(' ').any(|listed| listed == code)
}

/// How many digits stand before a number for calls within its country.
fn trunk(country: &str, rest: &str) -> usize {
    if listed(TRUNK_ZERO, country) && rest.starts_with('0') {
        return 1;
    }
    let stands = |(code, prefix, least): &&(&str, &str, usize)| {
        *code == country && rest.strip_prefix(prefix).is_some_and(|national| national.len() >= *least)
    };
    TRUNK_OTHER.iter().find(stands).map_or(0, |(_, prefix, _)| prefix.len())
}

/// The digits of a number that is Korean from abroad, but for a `+` before it, from the code of the country on: 82-10-0000-0000,
/// 00 82 10 0000 0000.
fn korean_from_abroad(digits: &str) -> Option<&str> {
    let begins = ABROAD.iter().filter_map(|begin| digits.strip_prefix(begin));
    std::iter::once(digits).chain(begins).find(|digits| {
        let national = digits.strip_prefix("82").map(|rest| rest.strip_prefix('0').unwrap_or(rest));
        national.is_some_and(|national| matches!(korean(national), Ok(Some(_))))
    })
}

/// The Korean form of a number without the zero before it; none if it begins as none does that is known.
fn korean(national: &str) -> Result<Option<String>, Fault> {
    if let Some(form) = of_firm(national) {
        return Ok(Some(form));
    }
    let begins = |codes: &'static str| codes.split(' ').find(|code| national.starts_with(code));
    let (begin, follow) = match (begins(KOREA_EIGHT), begins(KOREA_SEVEN)) {
        (Some(begin), _) => (begin, 8..=8),
        (None, Some(begin)) => (begin, 7..=8),
        (None, None) => return Ok(None),
    };
    let rest = &national[begin.len()..];
    if !follow.contains(&rest.len()) {
        let before = 1 + begin.len();
        return Err(Fault::Length(
            format!("0{begin}"),
            before + follow.start()..=before + follow.end(),
            national.len() + 1,
        ));
    }
    let (exchange, line) = rest.split_at(rest.len() - 4);
    Ok(Some(format!("0{begin}-{exchange}-{line}")))
}

/// 1588-0000 and the like, which are the same from everywhere.
fn of_firm(national: &str) -> Option<String> {
    let is_one = national.len() == 8 && KOREA_FIRMS.iter().any(|begin| national.starts_with(begin));
    is_one.then(|| format!("{}-{}", &national[..4], &national[4..]))
}

/// The Korean form of a number that is written as within Korea. Elsewhere, too, numbers begin with 02 or 031; only a mark behind
/// that says that it is Korea's, or no mark at all.
fn at_home_in(text: &str, digits: &str) -> Result<Option<String>, Fault> {
    let Some(national) = digits.strip_prefix('0') else { return Ok(of_firm(digits)) };
    let first = first_group(text);
    let meant =
        |begin: &str| first == begin || first.len() == digits.len() || begin == "010" && first.starts_with(begin);
    match korean(national) {
        Ok(form) => Ok(form.filter(|form| meant(form.split('-').next().unwrap_or_default()))),
        Err(Fault::Length(begin, ..)) if !meant(&begin) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// `text` without its digit of that number, and without what stood around it alone.
fn without_digit(text: &str, number: usize) -> String {
    let at = text.char_indices().filter(|(_, c)| c.is_ascii_digit()).nth(number).map_or(0, |(at, _)| at);
    let (before, after) = (&text[..at], &text[at + 1..]);
    match after.starts_with(|c: char| c.is_ascii_digit()) {
        true => format!("{before}{after}"),
        false => format!(
            "{} {}",
            before.trim_end_matches([' ', '-', '.', '(', '/']),
            after.trim_start_matches([' ', '-', '.', ')', '/'])
        ),
    }
}

impl Read for Phone {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let scalar = Scalar::of(node, "a phone number", reader)?;
        let fault = match Self::parse(&scalar.text, reader.languages.contains(&Language::KOREAN)) {
            Ok(phone) => return Some(Self { range: scalar.range, ..phone }),
            Err(fault) => fault,
        };
        let (message, hint) = told(&scalar.text, fault);
        reader.error(Code::BadPhone, scalar.range, message).hints.push(hint);
        None
    }
}

/// What to say of a fault, and what to do about it.
fn told(text: &str, fault: Fault) -> (String, String) {
    match fault {
        Fault::NoNumber => (
            format!("`{text}` is not a phone number"),
            "write 7 to 15 digits and nothing else, as in `+82 10-0000-0000`".into(),
        ),
        Fault::Written(meant) => (format!("`{text}` is not a phone number"), format!("write `{meant}`")),
        Fault::Several(numbers) => {
            let count = if numbers.len() == 2 { "two".into() } else { numbers.len().to_string() };
            let quoted = |number: &String| if number.contains('#') { format!("\"{number}\"") } else { number.clone() };
            let numbers: Vec<_> = numbers.iter().map(quoted).collect();
            (format!("{count} numbers: `{text}`"), format!("write a list: `[{}]`", numbers.join(", ")))
        }
        Fault::Length(begin, wanted, found) => {
            let size = if found < *wanted.start() { "short" } else { "long" };
            let wanted = match wanted.start() == wanted.end() {
                true => wanted.start().to_string(),
                false => format!("{} or {}", wanted.start(), wanted.end()),
            };
            (
                format!("`{text}` is too {size}: it has {found} digits"),
                format!("a Korean number that begins with {begin} has {wanted}"),
            )
        }
    }
}

schema!(Phone, |_| {
    let message = "write it as in +82 10-0000-0000";
    let any_case = |c: char| format!("[{}{}]", c.to_uppercase(), c.to_lowercase());
    let extensions: Vec<String> = EXTENSIONS.iter().map(|name| name.chars().map(any_case).collect()).collect();
    json_schema!({
        "type": ["string", "number", "null"],
        "pattern": format!(r"^\(?[+]?([ ().\/-]*[0-9]){{7,15}}[ ().\/-]*([ ,;(-]*({})[ .:=]*[0-9]{{1,7}}\)?)?$", extensions.join("|")),
        // Without hyphens, it is a number to a YAML reader, which drops a zero at its start.
        "if": { "type": "integer", "not": { "minimum": 100_000, "maximum": 999_999_999_999_999_u64 } },
        "then": { "type": "string", "errorMessage": message },
        "errorMessage": message,
    })
});

#[cfg(test)]
mod tests {
    use super::*;

    fn phone(text: &str) -> Phone {
        Phone::parse(text, true).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
    }

    #[test]
    fn korean_numbers_are_dialled_and_grouped_as_they_are() {
        for (written, url, korean) in [
            ("+82 10-0000-0000", "tel:+821000000000", "010-0000-0000"),
            ("+82 010-0000-0000", "tel:+821000000000", "010-0000-0000"),
            ("+82 (0)10 0000 0000", "tel:+821000000000", "010-0000-0000"),
            ("+82 (10) 0000-0000", "tel:+821000000000", "010-0000-0000"),
            ("(+82) 10-0000-0000", "tel:+821000000000", "010-0000-0000"),
            ("(+82)010.0000.0000", "tel:+821000000000", "010-0000-0000"),
            ("82-10-1234-5678", "tel:+821012345678", "010-1234-5678"),
            ("+821000000000", "tel:+821000000000", "010-0000-0000"),
            ("01012345678", "tel:01012345678", "010-1234-5678"),
            ("010.1234.5678", "tel:01012345678", "010-1234-5678"),
            ("011-234-5678", "tel:0112345678", "011-234-5678"),
            ("+82 1588-0000", "tel:+8215880000", "1588-0000"),
            ("1588-0000", "tel:15880000", "1588-0000"),
            ("+82 70-0000-0000", "tel:+827000000000", "070-0000-0000"),
            ("07000000000", "tel:07000000000", "070-0000-0000"),
            ("+8225550000", "tel:+8225550000", "02-555-0000"),
            ("+82 20000000", "tel:+8220000000", "02-000-0000"),
            ("0250000000", "tel:0250000000", "02-5000-0000"),
            ("0311234567", "tel:0311234567", "031-123-4567"),
            ("+82505-000-0000", "tel:+825050000000", "0505-000-0000"),
            ("+82050512345678", "tel:+8250512345678", "0505-1234-5678"),
            ("(02) 123-4567", "tel:021234567", "02-123-4567"),
            ("02)123-4567", "tel:021234567", "02-123-4567"),
            ("+82 (0)2 123 4567", "tel:+8221234567", "02-123-4567"),
            ("821012345678", "tel:+821012345678", "010-1234-5678"),
            ("8210-1234-5678", "tel:+821012345678", "010-1234-5678"),
            ("00821012345678", "tel:+821012345678", "010-1234-5678"),
            ("00 82 (0)10 1234 5678", "tel:+821012345678", "010-1234-5678"),
            ("011 82 10 1234 5678", "tel:+821012345678", "010-1234-5678"),
        ] {
            let phone = phone(written);
            assert_eq!((phone.url().as_str(), phone.korean.as_deref()), (url, Some(korean)), "{written}");
        }
    }

    #[test]
    fn what_is_written_stays_but_for_a_zero_that_dials_nobody() {
        for (written, number, dialled) in [
            ("+82 010-0000-0000", "+82 10-0000-0000", "+821000000000"),
            ("+82 (0)10-0000-0000", "+82 (0)10-0000-0000", "+821000000000"),
            ("+821012345678", "+82 10-1234-5678", "+821012345678"),
            ("01012345678", "010-1234-5678", "01012345678"),
            ("02)555-1234", "02-555-1234", "025551234"),
            ("+82 1588-0000", "+82 1588-0000", "+8215880000"),
            ("+44 020 0000 0000", "+44 20 0000 0000", "+442000000000"),
            ("+49 (0)30 000000", "+49 (0)30 000000", "+4930000000"),
            ("+49 (030) 000000", "+49 (30) 000000", "+4930000000"),
            ("+33 0 1 00 00 00 00", "+33 1 00 00 00 00", "+33100000000"),
            ("+39 06 0000 0000", "+39 06 0000 0000", "+390600000000"),
            ("+39 (0)6 12345678", "+39 (0)6 12345678", "+390612345678"),
            ("+225 (0)7 00 00 00 00", "+225 (0)7 00 00 00 00", "+2250700000000"),
            ("+593 099 000 0000", "+593 99 000 0000", "+593990000000"),
            ("+251 (0)11 000 0000", "+251 (0)11 000 0000", "+251110000000"),
            ("+961 01 000 000", "+961 1 000 000", "+9611000000"),
            ("+36 06 1 000 0000", "+36 1 000 0000", "+3610000000"),
            ("+36 (06) 1 000 0000", "+36 1 000 0000", "+3610000000"),
            ("+7 (8) 495 000-00-00", "+7 495 000-00-00", "+74950000000"),
            ("+7 800 000-00-00", "+7 800 000-00-00", "+78000000000"),
            ("+7 8 800 000 00 00", "+7 800 000 00 00", "+78000000000"),
            ("+370 8 612 00000", "+370 612 00000", "+37061200000"),
            ("+370 800 00000", "+370 800 00000", "+37080000000"),
            ("+52 01 55 0000 0000", "+52 55 0000 0000", "+525500000000"),
            ("+375 8 029 000 00 00", "+375 29 000 00 00", "+375290000000"),
            ("+375 (0)29 000 00 00", "+375 (0)29 000 00 00", "+375290000000"),
            ("+1 1 555 010 0199", "+1 555 010 0199", "+15550100199"),
            ("02) 000-0000", "02-000-0000", "020000000"),
            ("+1 (555) 010-0199", "+1 (555) 010-0199", "+15550100199"),
            ("555-0100", "555-0100", "5550100"),
            ("0211 000000", "0211 000000", "0211000000"),
            ("030/1234567", "030/1234567", "0301234567"),
        ] {
            let phone = phone(written);
            assert_eq!((phone.number.as_str(), phone.dialled.as_str()), (number, dialled), "{written}");
        }
        let abroad = Phone::parse("010-1234-567", false).unwrap();
        assert_eq!((abroad.number.as_str(), abroad.korean), ("010-1234-567", None));
    }

    #[test]
    fn extensions_are_told_from_numbers() {
        for text in [
            "+1 (555) 010-0199 ext. 42",
            "+1 555 010 0199x42",
            "+1 555 010 0199, 내선 42",
            "+1 555 010 0199 (Durchwahl 42)",
            "+1-555-010-0199;ext=42",
        ] {
            assert_eq!(phone(text).url(), "tel:+15550100199;ext=42", "{text}");
        }
        assert_eq!(phone("02-0000-0000 (내선 7)").korean.as_deref(), Some("02-0000-0000"));
    }

    #[test]
    fn what_dials_nobody_is_refused() {
        let fault = |text: &str| Phone::parse(text, true).unwrap_err();
        for text in ["12345", "010-0000-000x", "1234567890123456", "-1234567", "+", "ext. 42", "+82"] {
            assert_eq!(fault(text), Fault::NoNumber, "{text}");
        }
        for (text, meant) in [
            ("+0 10 1234 5678", "010-1234-5678"),
            ("+010-1234-5678", "010-1234-5678"),
            ("+0082 10 1234 5678", "+82 10-1234-5678"),
            ("010)1234)5678", "010-1234-5678"),
            ("(010 1234 5678", "010-1234-5678"),
            ("++82 10-0000-0000", "+82 10-0000-0000"),
            ("010+00000000", "010-0000-0000"),
            ("+82 10)1234)5678", "+82 10-1234-5678"),
        ] {
            assert_eq!(fault(text), Fault::Written(meant.into()), "{text}");
        }
        for text in ["+000 1234567", "+0 123 4567", "1)2)34567"] {
            assert_eq!(fault(text), Fault::NoNumber, "{text}");
        }
        for text in [
            "555-0100 / 555-0101",
            "010-0000-0000, 02-000-0000",
            "02-000-0000/1",
            "010-0000-0000 010-0000-0001",
            "+82 10-0000-0000 or +82 2-000-0000",
        ] {
            assert!(matches!(fault(text), Fault::Several(_)), "{text}");
        }
        for text in ["010-1234-567", "+82 10-1234-567", "0101234567", "010-12345-6789", "02-123-456", "+82 31 12345"] {
            assert!(matches!(fault(text), Fault::Length(..)), "{text}");
        }
        assert_eq!(told("010-1234-567", fault("010-1234-567")).0, "`010-1234-567` is too short: it has 10 digits");
    }
}
