//! Texts that documents of a session had before, as they were read and as no line parts them.

use std::ops::Range;

use crate::language::Language;
use crate::memo::Memo;
use crate::view::text::hangul;
use crate::view::text::rich::Piece;

/// Texts that were worded before. What is known of one does not go by where in the profile it stands.
#[derive(Debug, Default)]
pub struct KnownTexts {
    /// What texts were parsed to.
    parsed: Memo<Source, Option<Vec<Piece>>>,
    /// Printable strings, with what no line parts held together.
    held: Memo<Vec<Piece>, Vec<Piece>>,
}

/// What a text is parsed from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Source {
    language: Language,
    paragraphs: bool,
    /// The length of the text, and behind it what stands in the file, where that is not the same.
    length: usize,
    text: String,
}

impl Source {
    /// A text that is written as `written`, to be parsed for a language, perhaps as paragraphs.
    pub fn new(language: Language, paragraphs: bool, text: &str, written: &str) -> Self {
        let text = if text == written { [text, ""] } else { [text, written] };
        Self { language, paragraphs, length: text[0].len(), text: text.concat() }
    }
}

impl KnownTexts {
    /// What a text at `range` was parsed to; none of it if there was nothing to print.
    pub fn parsed(&self, source: &Source, range: &Range<usize>) -> Option<Option<Vec<Piece>>> {
        let mut pieces = self.parsed.get(source)?;
        pieces.iter_mut().for_each(|pieces| shift(pieces, &|at| at + range.start));
        Some(pieces)
    }

    /// Remembers what a text at `range` was parsed to.
    pub fn keep_parsed(&self, source: Source, range: &Range<usize>, pieces: &Option<Vec<Piece>>) {
        let mut pieces = pieces.clone();
        pieces.iter_mut().for_each(|pieces| shift(pieces, &|at| at - range.start));
        self.parsed.keep(source, pieces);
    }

    /// A printable string with what no line parts held together.
    pub fn held(&self, mut pieces: Vec<Piece>) -> Vec<Piece> {
        let start = pieces.iter().filter_map(first).min().unwrap_or_default();
        shift(&mut pieces, &|at| at - start);
        let mut held = self.held.get(pieces.as_slice()).unwrap_or_else(|| {
            let held = hangul::group_all(pieces.clone());
            self.held.keep(pieces, held.clone());
            held
        });
        shift(&mut held, &|at| at + start);
        held
    }

    /// Forgets what was not needed for so many rounds, of which this ends one.
    pub fn forget(&self, rounds: usize) {
        self.parsed.forget(rounds);
        self.held.forget(rounds);
    }
}

/// The lowest place of the profile in a piece.
fn first(piece: &Piece) -> Option<usize> {
    match piece {
        Piece::Text(run) | Piece::Code(run) => run.at.map(|(start, _)| start),
        styled => styled.children().iter().filter_map(first).min(),
    }
}

/// Moves all places.
fn shift(pieces: &mut [Piece], by: &impl Fn(usize) -> usize) {
    for piece in pieces {
        match piece {
            Piece::Text(run) | Piece::Code(run) => run.at = run.at.map(|(start, end)| (by(start), by(end))),
            styled => shift(styled.children_mut(), by),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::text::rich::Run;

    #[test]
    fn what_is_known_of_a_text_goes_with_it() {
        let texts = KnownTexts::default();
        let at =
            |start: usize| vec![Piece::Text(Run { text: "오픈소스를 씀".into(), at: Some((start, start + 19)) })];
        let first = texts.held(at(10));
        assert_eq!(first[0].place(), Some(10..25));
        assert_eq!(texts.held(at(40)), KnownTexts::default().held(at(40)));
        assert_eq!(texts.held(at(10)), first);
    }
}
