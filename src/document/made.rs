//! A printable string made into content, which is made once for as long as it reads the same, wherever it stands.

use std::hash::{Hash, Hasher};
use std::mem::discriminant;
use std::ops::Range;
use std::sync::Arc;

use typst::foundations::Content;
use typst::utils::hash128;

use super::span::Number;
use super::word_joiner::{Inside, Joined, KeptWords, Unit};
use crate::memo::Memo;
use crate::view::text::rich::Piece;

/// Strings that were made into content before.
#[derive(Clone, Default)]
pub struct Contents(Arc<Memo<u128, Arc<Made>>>);

/// A printable string made into content. What is known of it does not go by where in the profile it stands: places count from
/// where it begins.
#[derive(Default)]
pub(super) struct Made {
    /// The content.
    pub content: Content,
    /// What of it has a place, in order.
    pub runs: Vec<Run>,
    /// Its words that no line parts.
    words: Vec<Word>,
}

/// What of a string has a place: a text, or the address of a link.
pub(super) struct Run {
    /// What it reads.
    pub reads: Number,
    /// The number that its span has.
    pub number: u64,
    /// Where it stands.
    pub range: Range<usize>,
    /// A text, as it was joined.
    pub joined: Option<Joined>,
}

/// A word that is held together.
struct Word {
    at: Option<Range<usize>>,
    /// What it reads up to a space.
    first: String,
}

impl Contents {
    /// A string that was made before.
    pub(super) fn get(&self, string: &Pieces) -> Option<Arc<Made>> {
        self.0.get(&hash128(string))
    }

    /// Remembers a string.
    pub(super) fn keep(&self, string: &Pieces, made: &Arc<Made>) {
        self.0.keep(hash128(string), Arc::clone(made));
    }

    /// Forgets what was not needed for so many rounds, of which this ends one.
    pub(crate) fn forget(&self, rounds: usize) {
        self.0.forget(rounds);
    }
}

impl Made {
    /// A word that begins in the bytes `at` and reads `text`.
    pub fn begin(&mut self, at: Option<Range<usize>>, text: &str, start: usize, words: &KeptWords) -> Inside {
        let first = text.split(' ').next().unwrap_or_default().to_owned();
        self.words.push(Word { at, first });
        let number = self.words.len() - 1;
        Inside::new(number, words.looseness(|| self.unit(number, start)), text)
    }

    /// A word as a unit, in a string that begins at `start`.
    pub fn unit(&self, word: usize, start: usize) -> Unit {
        let Word { at, first } = &self.words[word];
        Unit::Kept(at.as_ref().map(|at| (at.start + start, at.end + start)), first.clone())
    }

    /// The program's own words in it: they are in no place of the profile.
    pub fn own(&self) -> impl Iterator<Item = &str> {
        self.words.iter().filter(|word| word.at.is_none()).map(|word| word.first.as_str())
    }
}

/// A string, for what it is wherever it stands.
pub(super) struct Pieces<'a> {
    pieces: &'a [Piece],
    /// Where it begins.
    pub start: usize,
}

impl<'a> Pieces<'a> {
    /// These.
    pub fn new(pieces: &'a [Piece]) -> Self {
        Self { pieces, start: start(pieces).unwrap_or_default() }
    }
}

/// The lowest place of the profile in some pieces.
fn start(pieces: &[Piece]) -> Option<usize> {
    let of = |piece: &Piece| match piece {
        Piece::Text(run) | Piece::Code(run) => run.at.map(|(start, _)| start),
        styled => start(styled.children()),
    };
    pieces.iter().filter_map(of).min()
}

impl Hash for Pieces<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.pieces.len().hash(state);
        for piece in self.pieces {
            discriminant(piece).hash(state);
            match piece {
                Piece::Text(run) | Piece::Code(run) => {
                    let at = run.at.map(|(start, end)| (start - self.start, end - self.start));
                    (&run.text, at).hash(state);
                    continue;
                }
                Piece::Link { url, .. } => url.hash(state),
                Piece::Lang { lang, .. } => lang.hash(state),
                _ => {}
            }
            Pieces { pieces: piece.children(), start: self.start }.hash(state);
        }
    }
}
