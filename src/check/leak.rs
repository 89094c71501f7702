//! Whether what a document hides stands elsewhere in it: in a text, an address, the PDF's metadata or the file's name.

use std::collections::HashSet;
use std::ops::Range;

use percent_encoding::percent_decode_str;

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::profile::hide::Secret;
use crate::script::letter::is_hangul;
use crate::view::View;
use crate::view::text::rich::Piece;
use crate::view::walk::Text;

/// What has fewer letters is in any text; a syllable of Hangul counts as two.
const FEWEST_LETTERS: usize = 4;
/// Numbers of fewer digits are years and counts.
const FEWEST_DIGITS: usize = 6;
/// Strings that are looked for; each is looked for in every text.
const MOST_SECRETS: usize = 2_000;
/// The last digits by which a number is found with the code of its country and without.
const TELLING_DIGITS: usize = 8;

/// A hidden string, as it is looked for.
enum Sought {
    /// Words, in lower case.
    Words(String),
    /// The last digits of a number.
    Digits(String),
}

/// Reports every text of `view`, and the name of its file, that has something of `secrets`.
pub fn check(secrets: &[Secret], view: &View, texts: &[Text], name: &str, found: &mut Findings) {
    let mut seen = HashSet::new();
    let secrets: Vec<_> = secrets.iter().filter(|secret| seen.insert(&secret.text)).collect();
    if let Some(secret) = secrets.get(MOST_SECRETS) {
        let message = format!("the document hides more than {MOST_SECRETS} texts");
        let hint = "choose its `sections`, or leave entries out with tags";
        found.error(Code::TooManyValues, secret.at.clone(), message).hints.push(hint.into());
        return;
    }
    let sought: Vec<_> = secrets.into_iter().filter_map(|secret| Some((secret, sought(&secret.text)?))).collect();
    if sought.is_empty() {
        return;
    }
    for text in texts {
        let mut said = vec![text.rich.plain()];
        said.extend(text.url.map(decoded));
        addresses(&text.rich.rich, &mut said);
        look(&said, text.rich.extent(), &format!("`{}`", text.name()), &sought, found);
    }
    let named = [view.title.clone(), view.author.clone()];
    let pictures: Vec<_> = view.photo.iter().map(|photo| photo.alt.clone()).collect();
    let metadata = [&named[..], view.subject.as_slice(), view.keywords.as_slice(), &pictures].concat();
    look(&metadata, None, "the PDF's metadata", &sought, found);
    look(&[name.to_owned()], None, "the name of the file", &sought, found);
}

/// Reports what of `sought` stands in one of `said`.
fn look(said: &[String], at: Option<Range<usize>>, place: &str, sought: &[(&Secret, Sought)], found: &mut Findings) {
    let said: Vec<_> = said.iter().map(|text| text.to_lowercase()).collect();
    let digits: Vec<_> = said.iter().flat_map(|text| numbers(text)).collect();
    for (secret, sought) in sought {
        let stands = match sought {
            Sought::Words(words) => said.iter().any(|text| says(text, words)),
            Sought::Digits(number) => digits.iter().any(|other| other.ends_with(number.as_str())),
        };
        if stands {
            let message = format!("`{}` is hidden (`{}`), and stands in {place}", secret.text.trim(), secret.path);
            let problem = found.error(Code::Leak, at.clone(), message);
            problem.hints.push("hide that too, say it otherwise, or lay another text over it with `override`".into());
        }
    }
}

/// What a hidden string is looked for by; nothing if it is too short to mean anything.
fn sought(text: &str) -> Option<Sought> {
    let text = text.trim().to_lowercase();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if text.chars().all(is_of_number) {
        let number = &digits[digits.len().saturating_sub(TELLING_DIGITS)..];
        return (number.len() >= FEWEST_DIGITS).then(|| Sought::Digits(number.to_owned()));
    }
    let letters: usize = text.chars().filter(|c| c.is_alphanumeric()).map(|c| if is_hangul(c) { 2 } else { 1 }).sum();
    (letters >= FEWEST_LETTERS).then_some(Sought::Words(text))
}

/// Whether a number, as people write it, may have this character.
fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || " +-–.()/\u{a0}".contains(c)
}

/// The digits of each number in a text.
fn numbers(text: &str) -> Vec<String> {
    let runs = text.split(|c| !is_of_number(c));
    let digits = runs.map(|run| run.chars().filter(char::is_ascii_digit).collect::<String>());
    digits.filter(|digits| digits.len() >= FEWEST_DIGITS).collect()
}

/// What begins the particles that stand behind 한울대, which other words begin with.
const PARTICLES: &str = "를가의에는와도만이";

/// Whether a text has these words as a whole; behind Hangul may stand a particle.
fn says(text: &str, words: &str) -> bool {
    let last = words.chars().last();
    let particle = |c: char| last.is_some_and(is_hangul) && (last != Some('대') || PARTICLES.contains(c));
    text.match_indices(words).any(|(start, _)| {
        let before = text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
        let behind = text[start + words.len()..].chars().next().filter(|c| c.is_alphanumeric());
        !before && behind.is_none_or(particle)
    })
}

/// The addresses that links lead to.
fn addresses(pieces: &[Piece], out: &mut Vec<String>) {
    for piece in pieces {
        if let Piece::Link { url, .. } = piece {
            out.push(decoded(url));
        }
        addresses(piece.children(), out);
    }
}

fn decoded(url: &str) -> String {
    percent_decode_str(url).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaks(secret: &str, text: &str) -> bool {
        let text = text.to_lowercase();
        match sought(secret) {
            Some(Sought::Words(words)) => says(&text, &words),
            Some(Sought::Digits(number)) => numbers(&text).iter().any(|other| other.ends_with(&number)),
            None => false,
        }
    }

    #[test]
    fn hidden_strings_are_found_in_other_spellings() {
        assert!(leaks("+82 10-0000-1234", "call 010.0000.1234 now") && leaks("010-0000-1234", "tel:+821000001234"));
        assert!(leaks("서울대학교", "서울대학교에서 배웠습니다") && leaks("Saebyeol", "at SAEBYEOL, Seoul"));
        assert!(leaks("1990-01-31", "born 1990. 01. 31."));
        assert!(!leaks("Saebyeol", "saebyeolsoft") && !leaks("Go", "go on") && !leaks("2017", "in 2017"));
    }
}
