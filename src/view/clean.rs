//! What is done to every string before it is parsed: normal form C, no invisible characters, curled quotes.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::profile::lookalike::is_unwanted;
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

/// Curls the straight quotes of `pieces` outside code.
pub fn curl(pieces: &mut [Piece]) {
    let mut flat = Vec::new();
    flatten(pieces, &mut flat);
    if flat.contains(&'"') || flat.contains(&'\'') {
        replace(pieces, &mut curled(&flat).into_iter());
    }
}

/// The characters of `pieces` in a row; code is letters, since its quotes are its own.
fn flatten(pieces: &[Piece], out: &mut Vec<char>) {
    for piece in pieces {
        match piece {
            Piece::Text(run) => out.extend(run.text.chars()),
            Piece::Code(run) => out.extend(run.text.chars().map(|_| 'x')),
            Piece::Break | Piece::Paragraph => out.push(' '),
            styled => flatten(styled.children(), out),
        }
    }
}

/// Puts the characters back where they came from.
fn replace(pieces: &mut [Piece], chars: &mut impl Iterator<Item = char>) {
    for piece in pieces {
        match piece {
            Piece::Text(run) => run.text = chars.take(run.text.chars().count()).collect(),
            Piece::Code(run) => chars.take(run.text.chars().count()).for_each(drop),
            Piece::Break | Piece::Paragraph => drop(chars.next()),
            styled => replace(styled.children_mut(), chars),
        }
    }
}

fn curled(chars: &[char]) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(chars.len());
    let mut open = false;
    for (index, &c) in chars.iter().enumerate() {
        let before = out.last().copied().unwrap_or(' ');
        let after = chars.get(index + 1).copied().unwrap_or(' ');
        let at_start = before.is_whitespace() || "([{“‘「『《〈".contains(before);
        out.push(match c {
            '"' if !open && (at_start || "–—-/".contains(before)) && !after.is_whitespace() => {
                open = true;
                '“'
            }
            '"' => {
                open = false;
                '”'
            }
            // ’90s has an apostrophe, and so has rock-’n’-roll.
            '\'' if at_start && !after.is_whitespace() && !after.is_ascii_digit() => '‘',
            '\'' => '’',
            other => other,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curl_text(text: &str) -> String {
        let mut pieces = vec![Piece::word(text)];
        curl(&mut pieces);
        crate::view::rich::plain(&pieces)
    }

    #[test]
    fn quotes_open_and_close() {
        assert_eq!(curl_text(r#"ask "who gets paged?" early"#), "ask “who gets paged?” early");
        assert_eq!(curl_text(r#""제목"을 ('안')에"#), "“제목”을 (‘안’)에");
        assert_eq!(curl_text("it's the '90s, Meters Don't"), "it’s the ’90s, Meters Don’t");
        assert_eq!(
            curl_text(r#""it's 'fine'" '"d"' "pre-" and "a/" 6" rock-'n'-roll"#),
            "“it’s ‘fine’” ‘“d”’ “pre-” and “a/” 6” rock-’n’-roll"
        );
    }

    #[test]
    fn decomposed_hangul_is_composed_and_invisible_characters_go() {
        let decomposed: String = "홍길동".nfd().collect();
        assert_eq!(clean(&decomposed), ("홍길동".into(), vec![]));
        assert_eq!(clean("a\u{200B}b\u{AD}c\u{E001}"), ("abc".into(), vec!['\u{AD}', '\u{200B}', '\u{E001}']));
        assert_eq!(clean("㈜ ① ㎡"), ("㈜ ① ㎡".into(), vec![]));
    }
}
