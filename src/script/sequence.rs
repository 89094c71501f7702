//! The invisible characters that belong to the visible ones beside them: what holds an emoji of several characters together, or
//! chooses its form, and what joins letters where a script is written joined.

/// U+200D ZERO WIDTH JOINER.
const JOINER: char = '\u{200D}';
/// U+200C ZERO WIDTH NON-JOINER.
const NON_JOINER: char = '\u{200C}';
/// The flag that may be followed by the name of a region in tags.
const BLACK_FLAG: char = '\u{1F3F4}';
/// What ends such a name.
const END_OF_TAGS: char = '\u{E007F}';

/// Whether a character is one that is kept only where it belongs.
pub fn is_part(c: char) -> bool {
    matches!(c, JOINER | NON_JOINER) || is_selector(c) || is_tag(c)
}

/// Whether the character at `index` of `chars` belongs to those beside it.
pub fn belongs(chars: &[char], index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| chars[before]) else { return false };
    let after = chars.get(index + 1).copied().unwrap_or(' ');
    match chars[index] {
        JOINER if is_pictograph(after) => is_pictograph(before) || before == '\u{FE0F}' || is_tone(before),
        JOINER | NON_JOINER => is_joining(before) && is_joining(after),
        c if is_selector(c) => !before.is_whitespace() && !is_part(before),
        c if is_tag(c) => is_region(chars, index),
        _ => false,
    }
}

/// Whether a tag is one of those behind a flag that name a region, as in England's flag: three to six, and the end.
fn is_region(chars: &[char], index: usize) -> bool {
    let Some(flag) = chars[..index].iter().rposition(|c| !is_tag(*c)) else { return false };
    let tags = &chars[flag + 1..];
    let length = tags.iter().take_while(|c| is_tag(**c) && **c != END_OF_TAGS).count();
    let is_whole = (3..=6).contains(&length) && tags.get(length) == Some(&END_OF_TAGS);
    chars[flag] == BLACK_FLAG && is_whole && index <= flag + 1 + length
}

/// Whether a character chooses the form of the one before it.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn is_tag(c: char) -> bool {
    matches!(c, '\u{E0020}'..=END_OF_TAGS)
}

/// Whether a character is the colour of a skin.
fn is_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

/// Whether a character may be part of an emoji of several.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}')
        || matches!(c, '\u{1F000}'..='\u{1FAFF}') && !is_tone(c)
}

/// Whether a character is of a script whose letters join: Arabic and its kin, those of India and around it, Mongolian.
fn is_joining(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8FF}' | '\u{900}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use crate::script::sequence::belongs;

    fn kept(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        (0..chars.len())
            .filter(|index| !super::is_part(chars[*index]) || belongs(&chars, *index))
            .map(|i| chars[i])
            .collect()
    }

    #[test]
    fn what_belongs_to_an_emoji_stays() {
        for text in [
            "👩\u{200D}💻",
            "👩🏽\u{200D}🚀",
            "❤\u{FE0F}\u{200D}🔥",
            "1\u{FE0F}\u{20E3}",
            "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
            "©\u{FE0E}",
            "葛\u{E0100}",
            "می\u{200C}خواهم",
            "क्\u{200D}ष",
        ] {
            assert_eq!(kept(text), text);
        }
    }

    #[test]
    fn what_belongs_to_nothing_goes() {
        let tags = "\u{E0068}\u{E0069}";
        for (text, rest) in [
            ("a\u{200D}b", "ab"),
            ("홍\u{200C}길\u{200D}동", "홍길동"),
            ("👩\u{200D}", "👩"),
            ("\u{200D}💻", "💻"),
            ("a\u{FE00}\u{FE01}\u{FE0F}b", "a\u{FE00}b"),
            (&format!("a{tags}b"), "ab"),
            (&format!("🏴{tags}\u{E007F}"), "🏴"),
            (
                &format!("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}{tags}"),
                "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
            ),
        ] {
            assert_eq!(kept(text), rest);
        }
    }
}
