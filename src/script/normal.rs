//! Texts as they are compared: normal form C, in which a search for 홍길동 finds it: macOS hands over names and texts with their Hangul decomposed.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::script::hidden::is_hidden;
use crate::script::letter::is_syllable;

/// A text in normal form C; it is owned anew only if it was not.
pub fn nfc(text: Cow<str>) -> Cow<str> {
    // Most texts are of characters that are not looked up.
    if text.chars().all(|c| c < '\u{300}' || is_syllable(c)) {
        return text;
    }
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        _ => Cow::Owned(text.nfc().collect()),
    }
}

/// The name of a file as it is to the eye, and to systems that know no case: names that are alike in this are one.
pub fn folded(name: &str) -> String {
    let seen =
        name.chars().filter(|c| !is_hidden(*c) && !is_blank(*c)).map(|c| if c.is_whitespace() { ' ' } else { c });
    let seen: String = seen.collect();
    // In capitals first: `ß` is `SS` there, and `ſ` is `S`.
    nfc(Cow::Owned(seen.to_uppercase().to_lowercase())).into_owned()
}

/// Whether a character is a letter or a sign without any ink, or only changes how the one before it looks.
pub fn is_blank(c: char) -> bool {
    matches!(
        c,
        '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}' | '\u{E0100}'..='\u{E01EF}'
    )
}

#[cfg(test)]
mod tests {
    use crate::script::normal::folded;

    #[test]
    fn names_that_are_one_to_the_eye_or_to_a_file_system_are_one() {
        for (one, other) in [
            ("Resume", "resume"),
            ("straße", "STRASSE"),
            ("cv", "c\u{200B}v"),
            ("a b", "a\u{3000}b"),
            ("é", "e\u{301}"),
        ] {
            assert_eq!(folded(one), folded(other));
        }
        assert_ne!(folded("이력서"), folded("이력서2"));
    }
}
