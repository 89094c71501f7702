//! Phone numbers: what is written, what is dialled, and how Korea groups them.

use std::ops::{Range, RangeInclusive};

use schemars::json_schema;

use self::korea::WrongLength;
use crate::diagnostic::Code;
use crate::language::Language;
use crate::profile::describe::schema;
use crate::profile::record::{Read, Reader};
use crate::profile::value::text::Scalar;
use crate::profile::yaml::node::Node;

mod country;
mod korea;

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
    /// It is Korean, and too long or too short.
    Length(WrongLength),
}

impl From<WrongLength> for Fault {
    fn from(fault: WrongLength) -> Self {
        Self::Length(fault)
    }
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
        let without_plus = if plus || !at_home { None } else { korea::from_abroad(&all) };
        let (bare, digits) = (without_plus.is_some(), without_plus.unwrap_or(all.as_str()));
        let abroad = plus || bare;
        let (code, rest) = if abroad { digits.split_at(country::code_length(digits)) } else { ("", digits) };
        // The bracketed zero in +82 (0)10 is for calls within the country, and stays to the eye.
        let bracketed = abroad && country::has_trunk_zero(code) && text.contains("(0)") && rest.starts_with('0');
        let rest = if bracketed { &rest[1..] } else { rest };
        let trunk = country::trunk(code, rest);
        let national = &rest[trunk..];
        let korean = match code {
            "82" => korea::grouped(national)?,
            "" if at_home => korea::at_home_in(text, rest)?,
            _ => None,
        };
        if !DIGITS.contains(&(code.len() + national.len())) {
            return Err(Fault::NoNumber);
        }
        let dialled = if abroad { format!("+{code}{national}") } else { all.clone() };
        let shown = if bracketed && trunk > 0 { text.replacen("(0)", "", 1) } else { closed(text.trim()) };
        let written = (0..trunk).fold(shown, |shown, _| without_digit(&shown, code.len()));
        let mobile = code.is_empty() && all.len() == 11 && all.starts_with("010");
        let korean = korean.or_else(|| korea::grouped(national.get(1..).filter(|_| mobile)?).ok()?);
        let unmarked = bare || written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'+');
        let number = if unmarked { grouped(written, code, &korean) } else { written };
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

/// The digits of a text.
pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
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
        Fault::Length(WrongLength { begin, wanted, found }) => {
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
mod tests;
