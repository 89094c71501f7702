//! What is done to every string before it is parsed: normal form C, no invisible characters, curled quotes.

use crate::normal::nfc;
use crate::profile::language::Language;
use crate::profile::lookalike::is_unwanted;
use crate::view::labels::Labels;
use crate::view::rich::Piece;

/// A string in normal form C without the characters that no text layer should hold, and those characters.
pub fn clean(text: &str) -> (String, Vec<char>) {
    let mut removed: Vec<char> = text.chars().filter(|c| is_unwanted(*c)).collect();
    removed.sort_unstable();
    removed.dedup();
    let kept: String = match removed.is_empty() {
        true => text.to_owned(),
        false => text.chars().filter(|c| !is_unwanted(*c)).collect(),
    };
    (nfc(kept.into()).into_owned(), removed)
}

/// The Hangul letters of a composed text that stand for no syllable: half-width ones, and conjoining ones without a neighbour to
/// join. ㅋㅋ is written with letters of their own (U+3131 and on), which are as they should be.
pub fn odd_jamo(text: &str) -> Vec<char> {
    let conjoining = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{1100}'..='\u{11FF}'));
    let mut before = None;
    let mut chars = text.chars().peekable();
    let mut found = Vec::new();
    while let Some(c) = chars.next() {
        let lone = conjoining(Some(c)) && !conjoining(before) && !conjoining(chars.peek().copied());
        if (lone || matches!(c, '\u{FFA0}'..='\u{FFDC}')) && !found.contains(&c) {
            found.push(c);
        }
        before = Some(c);
    }
    found
}

/// Curls the straight quotes of `pieces` outside code, as `language` writes them.
pub fn curl(pieces: &mut [Piece], language: Language) {
    let mut flat = Vec::new();
    flatten(pieces, &mut flat);
    if flat.contains(&'"') || flat.contains(&'\'') {
        replace(pieces, &mut curled(&flat, &Labels::of(language).quotes).into_iter());
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

/// What became of a character.
enum Curled<'a> {
    Kept(char),
    Quote(&'a str),
}

/// Puts the characters back where they came from.
fn replace<'a>(pieces: &mut [Piece], chars: &mut impl Iterator<Item = Curled<'a>>) {
    for piece in pieces {
        match piece {
            Piece::Text(run) => {
                let mut text = String::with_capacity(run.text.len());
                chars.take(run.text.chars().count()).for_each(|c| match c {
                    Curled::Kept(c) => text.push(c),
                    Curled::Quote(quote) => text.push_str(quote),
                });
                run.text = text;
            }
            Piece::Code(run) => chars.take(run.text.chars().count()).for_each(drop),
            Piece::Break | Piece::Paragraph => drop(chars.next()),
            styled => replace(styled.children_mut(), chars),
        }
    }
}

fn curled<'a>(chars: &[char], [open, close, open_single, close_single]: &'a [String; 4]) -> Vec<Curled<'a>> {
    let mut out = Vec::with_capacity(chars.len());
    let (mut inside, mut inside_single) = (false, false);
    for (index, &c) in chars.iter().enumerate() {
        let before = match out.last() {
            None => ' ',
            Some(Curled::Kept(c)) => *c,
            Some(Curled::Quote(quote)) => quote.chars().next_back().unwrap_or(' '),
        };
        let after = chars.get(index + 1).copied().unwrap_or(' ');
        let at_start = before.is_whitespace() || "([{“‘「『《〈„‚«（".contains(before);
        let spaceless = is_spaceless(before);
        out.push(match c {
            '"' if !inside && (at_start || spaceless || "–—-/".contains(before)) && !after.is_whitespace() => {
                inside = true;
                Curled::Quote(open)
            }
            '"' => {
                inside = false;
                Curled::Quote(close)
            }
            // ’90s has an apostrophe, and so has rock-’n’-roll.
            '\'' if (at_start || spaceless && !inside_single && !after.is_ascii())
                && !after.is_whitespace()
                && !after.is_ascii_digit() =>
            {
                inside_single = true;
                Curled::Quote(open_single)
            }
            '\'' if inside_single && (spaceless || !after.is_alphabetic()) => {
                inside_single = false;
                Curled::Quote(close_single)
            }
            '\'' => Curled::Quote("’"),
            other => Curled::Kept(other),
        });
    }
    out
}

/// Whether a character is of a script that has no spaces between words, so that a quote behind it may open.
fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn curl_text(text: &str) -> String {
        curl_in("en", text)
    }

    fn curl_in(code: &str, text: &str) -> String {
        let mut pieces = vec![Piece::word(text)];
        curl(&mut pieces, Language::of_document(code).unwrap());
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
    fn every_language_has_quotes_of_its_own() {
        let western = r#"a "b" and 'c', it's ("d")"#;
        assert_eq!(curl_in("ko", western), "a “b” and ‘c’, it’s (“d”)");
        assert_eq!(curl_in("de", western), "a „b“ and ‚c‘, it’s („d“)");
        assert_eq!(curl_in("es", western), "a «b» and “c”, it’s («d»)");
        assert_eq!(curl_in("fr", western), "a «\u{a0}b\u{a0}» and “c”, it’s («\u{a0}d\u{a0}»)");
        assert_eq!(curl_in("fr", r#""'d' l'eau" 'l'eau'"#), "«\u{a0}“d” l’eau\u{a0}» “l’eau”");
        assert_eq!(curl_in("ja", r#"私は"紙の'本'"を書いた"#), "私は「紙の『本』」を書いた");
        assert_eq!(curl_text("洪's 洪'"), "洪’s 洪’");
        assert_eq!(curl_in("zh", r#"我写了"纸'书'"。"#), "我写了“纸‘书’”。");
    }

    #[test]
    fn decomposed_hangul_is_composed_and_invisible_characters_go() {
        let decomposed: String = "홍길동".nfd().collect();
        assert_eq!(clean(&decomposed), ("홍길동".into(), vec![]));
        assert_eq!(clean("a\u{200B}b\u{AD}c\u{E001}"), ("abc".into(), vec!['\u{AD}', '\u{200B}', '\u{E001}']));
        assert_eq!(clean("㈜ ① ㎡"), ("㈜ ① ㎡".into(), vec![]));
        assert!(odd_jamo("ㅋㅋ 홍길동 \u{1112}\u{119E}\u{11AB}").is_empty());
        assert_eq!(odd_jamo("\u{1112} \u{FFA1}\u{FFA1}"), vec!['\u{1112}', '\u{FFA1}']);
    }
}
