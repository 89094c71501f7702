//! Normal form C, in which a search for 홍길동 finds it: macOS hands over names and texts with their Hangul decomposed.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text in normal form C; it is owned anew only if it was not.
pub fn nfc(text: Cow<str>) -> Cow<str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        _ => Cow::Owned(text.nfc().collect()),
    }
}
