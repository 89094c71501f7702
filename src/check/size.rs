//! How much a document shows, and the bound on it.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::script::letter::is_hangul;
use crate::view::text::rich::{Piece, Rich};
use crate::view::walk::{Role, Text};

/// Pieces of text in one document: runs in one style, such as a point, a title or a bold word. Typst takes up to 40 KB and a
/// third of a millisecond for one, so that this many are set in 5 seconds and 512 MB. A CV of five pages has less than a tenth,
/// and a list of 1,000 publications nearly all.
const MOST: usize = 10_000;
/// So many parts of words that punctuation divides, since a line may end there, count as a piece. One takes up to 2 KB.
const DIVISIONS: usize = 8;

/// Refuses a document of more pieces than can be set; whether it has no more.
pub fn check(texts: &[Text], found: &mut Findings) -> bool {
    let mut count = Count::default();
    // What has a name of its own stands elsewhere as well.
    let counted = texts.iter().filter(|text| text.role != Role::Named).try_for_each(|text| count.text(text.rich));
    if let Err(at) = &counted {
        let message = format!("the document has more than {MOST} pieces of text, up to here");
        let hint = "leave something out, or divide it among several documents by `sections` or tags";
        found.error(Code::TooManyValues, at.clone(), message).hints.push(hint.into());
    }
    counted.is_ok()
}

/// The pieces so far.
#[derive(Default)]
struct Count {
    pieces: usize,
    /// Divisions that are not counted yet.
    divisions: usize,
    /// The place of the last run, if it is of the profile.
    last: Option<(usize, usize)>,
    /// Whether it ended in punctuation.
    divided: bool,
}

/// Where there is one piece too many.
type Counted = Result<(), Option<Range<usize>>>;

impl Count {
    fn text(&mut self, text: &Rich) -> Counted {
        (self.last, self.divided) = (None, false);
        self.pieces(&text.rich)
    }

    fn pieces(&mut self, pieces: &[Piece]) -> Counted {
        pieces.iter().try_for_each(|piece| match piece {
            Piece::Text(run) => {
                let goes_on = matches!((self.last, run.at), (Some(last), Some(at)) if last.1 == at.0 || last == at);
                self.last = run.at;
                self.add(usize::from(run.at.is_some() && !goes_on))?;
                self.divisions += self.parts(&run.text);
                let pieces = self.divisions / DIVISIONS;
                self.divisions %= DIVISIONS;
                self.add(pieces)
            }
            Piece::Code(_) | Piece::Break | Piece::Paragraph => self.add(1),
            styled => self.pieces(styled.children()),
        })
    }

    /// How often something stands right behind punctuation.
    fn parts(&mut self, text: &str) -> usize {
        let divides = |c: char| {
            let before =
                std::mem::replace(&mut self.divided, !is_hangul(c) && !c.is_alphanumeric() && !c.is_whitespace());
            before && !c.is_whitespace()
        };
        text.chars().map(divides).filter(|divides| *divides).count()
    }

    fn add(&mut self, pieces: usize) -> Counted {
        self.pieces += pieces;
        if self.pieces > MOST { Err(self.last.map(|(start, end)| start..end)) } else { Ok(()) }
    }
}
