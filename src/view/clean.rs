//! What is done to every string before it is parsed: normal form C, no invisible characters, curled quotes.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::view::rich::Piece;

/// A string in normal form C without the characters that no text layer should hold, and those characters.
///
/// macOS hands over decomposed Hangul, in which a search for 홍길동 finds nothing.
pub fn clean(text: &str) -> (String, Vec<char>) {
    let mut removed: Vec<char> = text.chars().filter(|c| is_unwanted(*c)).collect();
    removed.sort_unstable();
    removed.dedup();
    let kept: String = match removed.is_empty() {
        true => text.to_owned(),
        false => text.chars().filter(|c| !is_unwanted(*c)).collect(),
    };
    match is_nfc_quick(kept.chars()) {
        IsNormalized::Yes => (kept, removed),
        _ => (kept.nfc().collect(), removed),
    }
}

/// Zero-width and direction marks, soft hyphens, control characters, and the private use areas.
fn is_unwanted(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFD}' => true,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => true,
        other => other.is_control(),
    }
}

/// Curls the straight quotes of `pieces` outside code. `before` is the character that stands before them.
pub fn curl(pieces: &mut [Piece], before: &mut char) {
    for piece in pieces {
        match piece {
            Piece::Text(run) => {
                let chars: Vec<char> = run.text.chars().collect();
                run.text = chars
                    .iter()
                    .enumerate()
                    .map(|(index, &c)| {
                        let curled = curled(*before, c, &chars[index + 1..]);
                        *before = c;
                        curled
                    })
                    .collect();
            }
            Piece::Code(run) => *before = run.text.chars().last().unwrap_or(*before),
            Piece::Strong(body) | Piece::Emph(body) | Piece::Sub(body) | Piece::Sup(body) | Piece::Word(body) => {
                curl(body, before)
            }
            Piece::Link { body, .. } | Piece::Lang { body, .. } => curl(body, before),
            Piece::Break | Piece::Paragraph => *before = ' ',
        }
    }
}

fn curled(before: char, c: char, after: &[char]) -> char {
    let opens = before.is_whitespace() || "([{“‘「『《〈\"'–—-/".contains(before);
    match c {
        '"' if opens => '“',
        '"' => '”',
        // ’90s has an apostrophe.
        '\'' if opens && !after.first().is_some_and(char::is_ascii_digit) => '‘',
        '\'' => '’',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curl_text(text: &str) -> String {
        let mut pieces = vec![Piece::word(text)];
        curl(&mut pieces, &mut ' ');
        crate::view::rich::plain(&pieces)
    }

    #[test]
    fn quotes_open_and_close() {
        assert_eq!(curl_text(r#"ask "who gets paged?" early"#), "ask “who gets paged?” early");
        assert_eq!(curl_text(r#""제목"을 ('안')에"#), "“제목”을 (‘안’)에");
        assert_eq!(curl_text("it's the '90s, Meters Don't"), "it’s the ’90s, Meters Don’t");
    }

    #[test]
    fn decomposed_hangul_is_composed_and_invisible_characters_go() {
        let decomposed: String = "홍길동".nfd().collect();
        assert_eq!(clean(&decomposed), ("홍길동".into(), vec![]));
        assert_eq!(clean("a\u{200B}b\u{AD}c\u{E001}"), ("abc".into(), vec!['\u{AD}', '\u{200B}', '\u{E001}']));
        assert_eq!(clean("㈜ ① ㎡"), ("㈜ ① ㎡".into(), vec![]));
    }
}
