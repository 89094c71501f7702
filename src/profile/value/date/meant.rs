//! What a text that is no date in the spelling of profiles was meant to be: one date, two, a list of them, the present.

use crate::profile::value::date::lexicon::{self, Word};
use crate::profile::value::date::{Date, YEARS, gloss};

/// What a text was meant to be, in the spelling of profiles.
#[derive(Debug, PartialEq, Eq)]
pub enum Meant {
    /// One date, which need not be in the calendar.
    Date(String),
    /// The present.
    Present,
    /// A start, an end, or both.
    Period(Option<String>, Option<String>),
    /// Several dates.
    Several(Vec<String>),
    /// None of these.
    Unknown,
}

/// Nobody writes a date in more characters.
const LONGEST: usize = 80;

/// A piece of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// A number, and how many digits it has.
    Number(u32, usize),
    /// A word.
    Word(Word),
    /// A hyphen between two characters: inside a date, or between two.
    Hyphen,
    /// A slash: the same.
    Slash,
    /// A dot.
    Dot,
    /// What parts the dates of a list.
    Comma,
    /// Before the last digits of a year.
    Apostrophe,
    /// What stands between a start and an end.
    Range,
}

/// One side of a period, as exact as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Parts {
    year: Option<u32>,
    month: Option<u32>,
    day: Option<u32>,
    /// A number alone: whether it is a year, a month or a day, only the other side tells.
    bare: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Date(Parts),
    Present,
}

impl Parts {
    /// In the spelling of profiles; nothing without a year.
    fn spelt(self) -> Option<String> {
        let year = self.year?;
        Some(match (self.month, self.day) {
            (None, _) => format!("{year:04}"),
            (Some(month), None) => format!("{year:04}-{month:02}"),
            (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        })
    }

    /// With what only the start of the period says: `2015.03 ~ 08`.
    fn ending(self, start: Self) -> Self {
        let Some(number) = self.bare else {
            return Self { year: self.year.or(start.year), ..self };
        };
        match start {
            Self { day: Some(_), .. } => Self { day: Some(number), ..start },
            Self { month: Some(_), .. } => Self { month: Some(number), ..start },
            Self { year, .. } => Self { year: year.map(|year| year / 100 * 100 + number), ..Self::default() },
        }
    }

    /// With what only the end of the period says: `Jan – Mar 2015`, `3–5 May 2020`.
    fn beginning(self, end: Self) -> Self {
        match self.bare {
            Some(number) if end.day.is_some() => Self { day: Some(number), ..end },
            Some(number) => Self { month: Some(number), year: end.year, ..Self::default() },
            None => {
                let later = (self.month, self.day) > (end.month, end.day);
                Self { year: self.year.or(end.year.map(|year| year - u32::from(later))), ..self }
            }
        }
    }
}

/// What `text` was meant to be.
pub fn meant(text: &str) -> Meant {
    let text = gloss::without(text);
    // `2020-08-15T09:00:00Z`
    if let Some((date, _)) = text.split_once('T').filter(|(date, _)| date.len() == 10 && Date::parse(date).is_ok()) {
        return Meant::Date(date.into());
    }
    let tokens = if text.chars().count() <= LONGEST { tokens(text) } else { None };
    let Some(tokens) = tokens else { return Meant::Unknown };
    let is_range = |token: &Token| matches!(token, Token::Range | Token::Word(Word::From | Word::To));
    let sides: Vec<&[Token]> = tokens.split(is_range).filter(|side| !is_silent(side)).collect();
    match sides.as_slice() {
        [whole] if !tokens.iter().any(is_range) => one(whole),
        [side] => half(side, &tokens),
        [start, end] => period(start, end).unwrap_or(Meant::Unknown),
        _ => Meant::Unknown,
    }
}

/// Whether tokens say nothing.
fn is_silent(tokens: &[Token]) -> bool {
    tokens.iter().all(|token| !matches!(token, Token::Number(..) | Token::Word(Word::Present | Word::Month(_))))
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut found = Vec::new();
    let chars: Vec<char> = text.trim().chars().collect();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let run = |is: fn(char) -> bool| chars[at..].iter().copied().take_while(|c| is(*c)).collect::<String>();
        let spaced = |at: usize| chars.get(at).is_none_or(|c| c.is_whitespace());
        let mut length = 1;
        match c {
            '0'..='9' => {
                let digits = run(|c| c.is_ascii_digit());
                length = digits.len();
                found.push(Token::Number(digits.parse().ok()?, length));
            }
            _ if lexicon::is_letter(c) => {
                let letters = run(lexicon::is_letter);
                length = letters.chars().count();
                let words = lexicon::read(&letters)?.into_iter().filter(|word| *word != Word::Due);
                found.extend(words.map(Token::Word));
            }
            '-' | '‐' | '‑' | '−' => {
                let range = at == 0 || spaced(at - 1) || spaced(at + 1);
                found.push(if range { Token::Range } else { Token::Hyphen });
            }
            '~' | '〜' | '～' | '∼' | '–' | '—' | '→' => found.push(Token::Range),
            '/' => found.push(Token::Slash),
            '(' | ')' => {}
            '.' => found.push(Token::Dot),
            ',' | '、' | '&' | '+' | ';' | '·' => found.push(Token::Comma),
            '\'' | '’' => found.push(Token::Apostrophe),
            'º' => {}
            c if c.is_whitespace() => {}
            _ => return None,
        }
        at += length;
    }
    Some(found)
}

/// A text without words or marks of a period.
fn one(tokens: &[Token]) -> Meant {
    match side(tokens) {
        Some(Side::Present) => return Meant::Present,
        Some(Side::Date(parts)) => {
            if let Some(date) = parts.spelt() {
                return Meant::Date(date);
            }
        }
        None => {}
    }
    if let Some(date) = in_short(tokens) {
        return Meant::Date(date);
    }
    let ends = (1..tokens.len()).filter(|at| matches!(tokens[*at], Token::Hyphen | Token::Slash));
    let mut periods = ends.filter_map(|at| {
        let (start, end) = (&tokens[..at], &tokens[at + 1..]);
        // What a year need not be said of again is parted from it by another sign: `2015.03-08`, `2019/20`.
        let other = tokens.iter().filter(|token| **token == tokens[at]).count() == 1;
        let whole = |tokens| matches!(side(tokens), Some(Side::Present | Side::Date(Parts { year: Some(_), .. })));
        let found = if other || whole(start) && whole(end) { period(start, end) } else { None };
        found.filter(|it| matches!(it, Meant::Period(..)))
    });
    periods.next().unwrap_or_else(|| several(tokens))
}

/// `24.3` and `'20.03`: a year of two digits, which is no day, and a month.
fn in_short(tokens: &[Token]) -> Option<String> {
    let (tokens, marked) = match tokens {
        [Token::Apostrophe, rest @ ..] => (rest, true),
        _ => (tokens, false),
    };
    let (year, month) = match *tokens {
        [Token::Number(year, 2)] if marked => (year, None),
        [Token::Number(year, 2), Token::Dot | Token::Hyphen, Token::Number(month @ 1..=12, 1 | 2), ..]
            if tokens[3..].iter().all(|token| *token == Token::Dot) =>
        {
            (year, Some(month))
        }
        _ => return None,
    };
    let parts = Parts { year: Some(century(year)), month, ..Parts::default() };
    parts.spelt().filter(|_| marked || year > 12)
}

fn several(tokens: &[Token]) -> Meant {
    let items = tokens.split(|token| matches!(token, Token::Comma | Token::Slash | Token::Word(Word::And)));
    let dates: Option<Vec<_>> = items.filter(|item| !is_silent(item)).map(date).collect();
    dates.filter(|dates| dates.len() > 1).map_or(Meant::Unknown, Meant::Several)
}

/// A date with a year.
fn date(tokens: &[Token]) -> Option<String> {
    let Side::Date(parts) = side(tokens)? else { return None };
    parts.spelt()
}

/// `since 2020`, `2020부터`, `~ 2020`.
fn half(tokens: &[Token], all: &[Token]) -> Meant {
    if side(tokens) == Some(Side::Present) {
        return Meant::Present;
    }
    let Some(date) = date(tokens) else { return Meant::Unknown };
    let behind = all.last() == Some(&Token::Range);
    match behind || all.contains(&Token::Word(Word::From)) {
        true => Meant::Period(Some(date), None),
        false => Meant::Period(None, Some(date)),
    }
}

fn period(start: &[Token], end: &[Token]) -> Option<Meant> {
    let last = || if side(end) == Some(Side::Present) { Some("present".into()) } else { in_short(end) };
    if let Some((first, last)) = in_short(start).and_then(|first| Some((first, last()?))) {
        return Some(Meant::Period(Some(first), Some(last)));
    }
    let Side::Date(mut first) = side(start)? else { return None };
    let last = match side(end)? {
        Side::Present => return Some(Meant::Period(Some(first.spelt()?), Some("present".into()))),
        // `Nov 4–8, 2024`
        Side::Date(Parts { year: Some(year), month: Some(day), day: None, .. })
            if first.year.is_none() && first.day.is_some() && !has_month(end) =>
        {
            Parts { year: Some(year), day: Some(day), ..first }
        }
        // `2019–04` is a month.
        Side::Date(Parts { bare: Some(month @ 1..=12), .. }) if first.year.is_some() && first.month.is_none() => {
            return Parts { month: Some(month), ..first }.spelt().map(Meant::Date);
        }
        Side::Date(last) => last.ending(first),
    };
    if first.year.is_none() {
        first = first.beginning(last);
    }
    Some(Meant::Period(Some(first.spelt()?), Some(last.spelt()?)))
}

fn has_month(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| matches!(token, Token::Word(Word::Month(_))))
}

/// What one side of a period says, or a text that is none.
fn side(tokens: &[Token]) -> Option<Side> {
    if tokens.contains(&Token::Word(Word::Present)) {
        let alone = tokens.iter().all(|it| !matches!(it, Token::Number(..) | Token::Word(Word::Month(_))));
        return alone.then_some(Side::Present);
    }
    if tokens.iter().any(|token| matches!(token, Token::Word(_))) {
        return worded(tokens).map(Side::Date);
    }
    let numbers: Vec<(u32, usize)> = tokens
        .iter()
        .filter_map(|it| if let Token::Number(n, digits) = it { Some((*n, *digits)) } else { None })
        .collect();
    let signs: Vec<Token> = tokens.iter().copied().filter(|token| !matches!(token, Token::Number(..))).collect();
    in_digits(&numbers, &signs).map(Side::Date)
}

/// The year of two digits in this century or the last.
fn century(year: u32) -> u32 {
    if year <= 50 { 2000 + year } else { 1900 + year }
}

/// A date with the name of a month, or with the units of its numbers.
fn worded(tokens: &[Token]) -> Option<Parts> {
    let mut parts = Parts::default();
    let slot = |slot: &mut Option<u32>, value: u32| slot.replace(value).is_none();
    let units = tokens.iter().any(|it| matches!(it, Token::Word(Word::Year | Word::Months | Word::Day)));
    for (index, token) in tokens.iter().enumerate() {
        let set = match (*token, tokens.get(index + 1)) {
            (Token::Word(Word::Month(month)), _) => slot(&mut parts.month, month.into()),
            (Token::Number(year, 2), Some(Token::Word(Word::Year))) => slot(&mut parts.year, century(year)),
            (Token::Number(year, _), Some(Token::Word(Word::Year))) => slot(&mut parts.year, year),
            (Token::Number(month, _), Some(Token::Word(Word::Months))) => slot(&mut parts.month, month),
            (Token::Number(day, _), Some(Token::Word(Word::Day))) => slot(&mut parts.day, day),
            (Token::Number(year, 4), _) => slot(&mut parts.year, year),
            (Token::Number(year, 2), _) if index > 0 && tokens[index - 1] == Token::Apostrophe => {
                slot(&mut parts.year, century(year))
            }
            (Token::Number(month, 1 | 2), _) if units && parts.month.is_none() => slot(&mut parts.month, month),
            (Token::Number(day, 1 | 2), _) => slot(&mut parts.day, day),
            (Token::Number(..), _) | (Token::Word(Word::And), _) => return None,
            _ => true,
        };
        if !set {
            return None;
        }
    }
    (parts.month.is_some() || parts.day.is_none()).then_some(parts)
}

/// A date of numbers alone, with the signs between and around them.
fn in_digits(numbers: &[(u32, usize)], signs: &[Token]) -> Option<Parts> {
    let date = |year, month, day| Some(Parts { year: Some(year), month, day, bare: None });
    let divides = |sign: &Token| matches!(sign, Token::Hyphen | Token::Slash);
    let mixed = signs.windows(2).any(|pair| pair[0] != pair[1] && pair.iter().any(divides));
    // `4–8, 2024` ends with a day and a year.
    let comma = signs.contains(&Token::Comma) && !matches!(numbers, [(_, 1 | 2), (_, 4)]);
    if mixed || comma || signs.contains(&Token::Apostrophe) {
        return None;
    }
    match *numbers {
        [(ymd, 8)] => date(ymd / 10_000, Some(ymd / 100 % 100), Some(ymd % 100)),
        [(ym, 6)] if (1..=12).contains(&(ym % 100)) && is_year(ym / 100) => date(ym / 100, Some(ym % 100), None),
        // A birth as it begins a Korean number of residence, whose next digit tells the century.
        [(ymd, 6), (sex, 1 | 7)] if signs == [Token::Hyphen] => {
            let late = matches!(sex.to_string().as_bytes()[0], b'3' | b'4' | b'7' | b'8');
            born(ymd, if late { 2000 } else { 1900 })
        }
        [(ymd, 6)] => born(ymd, century(ymd / 10_000) / 100 * 100),
        [(year @ 32.., 2), (month, 1 | 2), (day, 1 | 2)] if !signs.iter().any(divides) => {
            date(century(year), Some(month), Some(day))
        }
        [(year, 4)] => date(year, None, None),
        // `2019/20` is two years.
        [(_, 4), (13.., 1 | 2)] if signs.contains(&Token::Slash) => None,
        [(year, 4), (month, 1 | 2)] => date(year, Some(month), None),
        [(year, 4), (month, 1 | 2), (day, 1 | 2)] => date(year, Some(month), Some(day)),
        [(month, 1 | 2), (year, 4)] => date(year, Some(month), None),
        [(day, 1 | 2), (month, 1 | 2), (year, 4)] if signs.contains(&Token::Dot) || day > 12 => {
            date(year, Some(month), Some(day))
        }
        [(month, 1 | 2), (day @ 13.., 1 | 2), (year, 4)] => date(year, Some(month), Some(day)),
        [(number, 1 | 2)] => Some(Parts { bare: Some(number), ..Parts::default() }),
        [(month, 1 | 2), (day, 1 | 2)] => Some(Parts { month: Some(month), day: Some(day), ..Parts::default() }),
        _ => None,
    }
}

/// `990101` in a century.
fn born(ymd: u32, century: u32) -> Option<Parts> {
    let (month, day) = (ymd / 100 % 100, ymd % 100);
    let parts = Parts { year: Some(century + ymd / 10_000), month: Some(month), day: Some(day), bare: None };
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(parts)
}

fn is_year(year: u32) -> bool {
    u16::try_from(year).is_ok_and(|year| YEARS.contains(&year))
}

/// The years that `2013-16` may be, where it is no month: a period.
pub fn years(date: &str) -> Option<(String, String)> {
    let (year, last) = date.split_once('-')?;
    let (year, last): (u32, u32) = (year.parse().ok()?, last.parse().ok()?);
    let dates = (year.to_string(), (year / 100 * 100 + last).to_string());
    ((13..100).contains(&last) && last > year % 100 && Date::parse(&dates.0).is_ok()).then_some(dates)
}

#[cfg(test)]
mod tests;
