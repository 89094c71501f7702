//! What is done to every string before it is parsed: normal form C, no invisible characters.

use crate::normal::nfc;
use crate::profile::lookalike::is_unwanted;

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

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

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
