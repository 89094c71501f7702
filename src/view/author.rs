//! Whether a name in an author list is a certain person's.

use crate::view::rich::{Piece, plain};

/// Whether `written`, as an author list has it, is `name`, with or without marks (`G. Hong*`).
pub fn is(name: &str, written: &[Piece]) -> bool {
    let unmarked: Vec<_> = written.iter().filter(|piece| !matches!(piece, Piece::Sup(_))).cloned().collect();
    let written = plain(&unmarked);
    bare(name) == bare(&written) || name == written
}

fn bare(name: &str) -> &str {
    name.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.').trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::markdown;

    #[test]
    fn marks_behind_a_name_do_not_count() {
        let written = |text| markdown::parse(text);
        for text in ["G. Hong", "G. Hong*", "G. Hong<sup>1,2</sup>", "G. Hong†", "**G. Hong**"] {
            assert!(is("G. Hong", &written(text)), "{text}");
        }
        assert!(!is("G. Hong", &written("H. Hong")) && !is("G. Hong", &written("G. Hongbin")));
    }
}
