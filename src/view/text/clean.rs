//! What is done to every string before it is parsed: normal form C, no invisible characters.

use std::collections::BTreeSet;

use crate::script::hidden::is_unwanted;
use crate::script::normal::nfc;
use crate::script::sequence;

/// A string in normal form C without the characters that no text layer should hold, and those characters.
pub fn clean(text: &str) -> (String, Vec<char>) {
    if text.contains(|c| ligature(c).is_some()) {
        let letters = |c: char| ligature(c).map_or_else(|| c.to_string(), str::to_owned);
        return clean(&text.chars().map(letters).collect::<String>());
    }
    if !text.chars().any(|c| is_unwanted(c) || sequence::is_part(c)) {
        return (nfc(text.into()).into_owned(), Vec::new());
    }
    let chars: Vec<char> = text.chars().collect();
    let stays = |index: usize| match chars[index] {
        c if sequence::is_part(c) => sequence::belongs(&chars, index),
        c => !is_unwanted(c),
    };
    let (kept, removed): (Vec<_>, Vec<_>) = (0..chars.len()).partition(|index| stays(*index));
    let kept: String = kept.into_iter().map(|index| chars[index]).collect();
    let removed: BTreeSet<char> = removed.into_iter().map(|index| chars[index]).collect();
    (nfc(kept.into()).into_owned(), removed.into_iter().collect())
}

/// The letters that a PDF has joined to one character, from which a text was copied.
fn ligature(c: char) -> Option<&'static str> {
    const LETTERS: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
    LETTERS.get(u32::from(c).checked_sub(0xFB00)? as usize).copied()
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
        assert_eq!(clean("e\u{FB03}cient \u{FB01}rst"), ("efficient first".into(), vec![]));
        assert!(odd_jamo("ㅋㅋ 홍길동 \u{1112}\u{119E}\u{11AB}").is_empty());
        assert_eq!(odd_jamo("\u{1112} \u{FFA1}\u{FFA1}"), vec!['\u{1112}', '\u{FFA1}']);
    }
}
