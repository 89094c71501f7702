//! Characters that are not seen.

/// Whether a character is not seen, and acts on what prints it or on how its neighbours are seen: control characters, marks of
/// direction, and what has no width.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{AD}'
                | '\u{61C}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

/// Whether a character has no place in a PDF: zero-width and direction marks, soft hyphens, control characters, and the private use areas.
pub fn is_unwanted(c: char) -> bool {
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
