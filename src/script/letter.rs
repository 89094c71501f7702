//! Kinds of characters, as lines end beside them.

/// Whether a character is punctuation that stays attached to a box by itself (UAX 14: OP and opening QU), so it is left outside.
pub fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '“' | '‘' | '「' | '『' | '《' | '〈')
}

/// The same at the end (UAX 14: CL, CP, EX, IS, closing QU).
pub fn is_closing(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '”' | '’' | '」' | '』' | '》' | '〉' | '、' | '。' | '…'
    )
}

/// Whether a character is a Hangul syllable or letter.
pub fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}')
}

/// Whether a character is a whole syllable of Hangul.
pub fn is_syllable(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}

/// Whether a character is a letter, digit or sign as wide as a Chinese character (Halfwidth and Fullwidth Forms).
pub fn is_full_width(c: char) -> bool {
    matches!(c, '\u{FF01}'..='\u{FFEF}')
}

/// Whether a character is a Chinese one.
pub fn is_hanja(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}
