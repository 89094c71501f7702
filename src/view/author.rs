//! Names as author lists have them: with marks and superscripts behind, in other letters, spaced in their own way.

use crate::view::rich::{Piece, Rich, plain};

/// What a list may have for "and others".
const OTHERS: &[&str] = &["others", "and others", "et al.", "et al", "외", "외 다수", "ほか", "他", "等"];

/// What is left of a name to compare: its letters, all small, first name first. Marks, superscripts, dots, spaces and what stands
/// in brackets are gone.
pub fn key(pieces: &[Piece]) -> String {
    let mut written = String::new();
    collect(pieces, &mut written);
    let bare = without_brackets(&written);
    let name = if bare.trim().is_empty() { written.as_str() } else { bare.as_str() };
    let name = name.trim().strip_prefix("and ").unwrap_or(name);
    // `Hong, Gildong`
    let key = match name.split_once(',') {
        Some((last, first)) if !first.contains(',') => letters(first) + &letters(last),
        _ => letters(name),
    };
    if key.is_empty() { plain(pieces) } else { key }
}

fn collect(pieces: &[Piece], out: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Sup(_) => {}
            Piece::Text(run) | Piece::Code(run) => out.push_str(&run.text),
            styled => collect(styled.children(), out),
        }
    }
}

fn without_brackets(name: &str) -> String {
    let mut depth = 0_usize;
    let outside = |c: &char| {
        match c {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' | ']' if depth > 0 => {
                depth -= 1;
                return false;
            }
            _ => {}
        }
        depth == 0
    };
    name.chars().filter(outside).collect()
}

/// The letters of a name; ᵃ and ª are marks behind one.
fn letters(name: &str) -> String {
    let raised = |c: char| matches!(c, 'ª' | 'º' | '\u{2B0}'..='\u{2B8}' | '\u{1D2C}'..='\u{1D6A}' | 'ⁿ' | 'ⁱ');
    name.chars().filter(|c| c.is_alphabetic() && !raised(*c)).flat_map(char::to_lowercase).collect()
}

/// Whether an item of a list stands for further people.
pub fn is_others(name: &str) -> bool {
    OTHERS.contains(&name.trim().to_lowercase().as_str())
}

/// Whether a name in a list goes on with others: `A. Kim et al.`
pub fn has_others(name: &Rich) -> bool {
    let name = name.plain();
    ["et al.", "et al", " 외"].iter().any(|others| name.trim_end().ends_with(others))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::markdown;

    fn name(text: &str) -> String {
        key(&markdown::parse(text))
    }

    #[test]
    fn what_stands_around_a_name_does_not_count() {
        for text in [
            "G. Hong",
            "G. Hong*",
            "G. Hong<sup>1,2</sup>",
            "G. Hong†",
            "**G. Hong**",
            "**G. Hong<sup>a</sup>**",
            "G.\u{a0}Hong",
            "G Hong",
            "G.Hong",
            "G. HONG",
            "G. Hong¹",
            "G. Hong1,2",
            "G. Hongᵃ",
            "G. Hong (corresponding author)",
            "and G. Hong",
            "Hong, G.",
        ] {
            assert_eq!(name(text), "ghong", "{text}");
        }
        assert_ne!(name("G. Hongbin"), "ghong");
        assert_eq!(name("홍길동(교신저자)"), name("홍길동"));
        assert_eq!(name("(1)"), "(1)");
    }
}
