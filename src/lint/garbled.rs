//! Letters that a program made of UTF-8 which it took for a Western encoding: `donâ€™t`, `í™ê¸¸ë™`.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;

/// Warns of the first such letters of a profile.
pub(super) fn letters(found: &mut Findings) {
    let Some(range) = first(&found.file.text) else { return };
    let message = format!("`{}` is text in another encoding than the file's", &found.file.text[range.clone()]);
    let hint = "copy the text anew from where it came, and save the profile as UTF-8";
    found.warn(Code::GarbledText, range, message).hints.push(hint.into());
}

/// The first word with such letters.
fn first(text: &str) -> Option<Range<usize>> {
    // Most profiles have none of the letters that such a sequence begins with.
    let mut starts = text.char_indices().filter(|(_, c)| matches!(c, 'Â' | 'Ã' | 'à'..='ï'));
    let at = starts.find_map(|(at, c)| is_garbled(c, &text[at + c.len_utf8()..]).then_some(at))?;
    let begin = text[..at].rfind(is_between).map_or(0, |before| before + 1);
    let end = text[at..].find(is_between).map_or(text.len(), |end| at + end);
    Some(text.ceil_char_boundary(begin)..end)
}

fn is_between(c: char) -> bool {
    c.is_whitespace() && c != '\u{A0}' && c != '\u{85}' || c == '"'
}

/// Whether a letter and what follows it are the bytes of one character.
fn is_garbled(lead: char, rest: &str) -> bool {
    let mut next = rest.chars();
    let (second, third) = (next.next(), next.next());
    match lead {
        // `Ã©`: two bytes, of which the second is a sign that stands inside no word.
        'Â' | 'Ã' => second.is_some_and(|c| matches!(c, '\u{A1}'..='\u{BF}') && c != '»'),
        // `â€™`, `í™`: three bytes. A letter with an accent may stand before a quote.
        _ => second.is_some_and(is_inside) && third.is_some_and(|c| is_inside(c) || is_late(c)),
    }
}

/// A sign that no word has inside, as bytes from 0x80 to 0xBF are read.
fn is_inside(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9F}' | '\u{A1}'..='\u{B6}' | '\u{B8}' | '\u{B9}' | '\u{BC}'..='\u{BF}')
        || "€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ".contains(c)
}

/// A sign that such a sequence may end with, and a word too.
fn is_late(c: char) -> bool {
    "…‘’“”–—•°·º»\u{A0}".contains(c) || matches!(c, 'à'..='ï')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_another_encoding_are_told_from_foreign_ones() {
        for (text, word) in [
            ("CafÃ© owner", "CafÃ©"),
            ("I donâ€™t", "donâ€™t"),
            ("a â€“ b", "â€“"),
            ("name: í™ê¸¸ë™", "í™ê¸¸ë™"),
            ("Â· one", "Â·"),
        ] {
            assert_eq!(first(text).map(|range| &text[range]), Some(word), "{text}");
        }
        for text in ["«santé»", "café…", "señor – él", "naïve", "MÃE São João", "홍길동", "“déjà”…", "où ¿qué?"]
        {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
