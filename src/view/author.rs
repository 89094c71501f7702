//! Names as author lists have them: with marks and superscripts behind.

use crate::view::rich::{Piece, plain};

/// The name that an author list gives, without superscripts.
pub fn written(pieces: &[Piece]) -> String {
    plain(&pieces.iter().filter(|piece| !matches!(piece, Piece::Sup(_))).cloned().collect::<Vec<_>>())
}

/// A name without the marks that an author list puts behind it (`G. Hong*`).
pub fn bare(name: &str) -> &str {
    name.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.').trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::markdown;

    #[test]
    fn marks_behind_a_name_do_not_count() {
        let name = |text| bare(&written(&markdown::parse(text))).to_owned();
        for text in ["G. Hong", "G. Hong*", "G. Hong<sup>1,2</sup>", "G. Hong†", "**G. Hong**"] {
            assert_eq!(name(text), "G. Hong");
        }
        assert_eq!(name("G. Hongbin"), "G. Hongbin");
    }
}
