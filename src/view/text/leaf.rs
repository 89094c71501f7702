//! A printable string without its nesting: its texts in a row, each with the styles around it.

use std::ops::Range;
use std::rc::Rc;

use crate::view::text::rich::{Piece, Run};

/// Part of a string in one style.
#[derive(Clone)]
pub struct Leaf<'a> {
    /// The styles around it, outermost first.
    styles: Rc<[&'a Piece]>,
    /// The text, code, break or style without a text that it is, or is part of.
    source: &'a Piece,
    /// The bytes of the text.
    bytes: Range<usize>,
    /// Whether it stands in a unit that was made one before.
    pub held: bool,
}

/// Leaves that stand together: in a unit that no line parts, or anywhere.
pub enum Item<'a> {
    /// A leaf that a line may end beside.
    Loose(Leaf<'a>),
    /// A unit.
    Word(Vec<Leaf<'a>>),
}

impl<'a> Leaf<'a> {
    /// What it reads.
    pub fn text(&self) -> &'a str {
        match self.source {
            Piece::Text(run) | Piece::Code(run) => &run.text[self.bytes.clone()],
            Piece::Break | Piece::Paragraph => "\n",
            _ => "",
        }
    }

    /// Whether a line may end in it: white space, but for that in code and in units.
    pub fn is_space(&self) -> bool {
        !self.held && !matches!(self.source, Piece::Code(_)) && self.text().starts_with(char::is_whitespace)
    }

    /// Whether it has the styles of `other`.
    pub fn is_like(&self, other: &Self) -> bool {
        let same = |(one, next): (&&Piece, &&Piece)| std::ptr::eq(*one, *next);
        self.styles.len() == other.styles.len() && self.styles.iter().zip(other.styles.iter()).all(same)
    }

    /// Takes in a leaf that goes on in the same text; says whether it does.
    pub fn append(&mut self, next: &Self) -> bool {
        let goes_on = std::ptr::eq(self.source, next.source) && self.bytes.end == next.bytes.start && self.is_text();
        if goes_on {
            self.bytes.end = next.bytes.end;
        }
        goes_on
    }

    /// Takes `count` bytes off its beginning; `None` if there are none to take.
    pub fn take_start(&mut self, count: usize) -> Option<Self> {
        let middle = self.bytes.start + count;
        let taken = Self { bytes: self.bytes.start..middle, ..self.clone() };
        self.bytes.start = middle;
        (count > 0).then_some(taken)
    }

    /// Takes all behind its first `count` bytes off.
    pub fn take_end(&mut self, count: usize) -> Option<Self> {
        let middle = self.bytes.start + count;
        let taken = Self { bytes: middle..self.bytes.end, ..self.clone() };
        self.bytes.end = middle;
        (!taken.bytes.is_empty()).then_some(taken)
    }

    /// Whether it has no styles.
    pub fn is_plain(&self) -> bool {
        self.styles.is_empty()
    }

    /// Whether it is a text, whose ends may be taken off.
    pub fn is_text(&self) -> bool {
        matches!(self.source, Piece::Text(_))
    }

    fn is_empty(&self) -> bool {
        self.is_text() && self.bytes.is_empty()
    }

    fn piece(&self) -> Piece {
        match self.source {
            Piece::Text(run) => Piece::Text(spaced(slice(run, self.bytes.clone()))),
            whole => whole.clone(),
        }
    }
}

/// A run with plain spaces: units are held together otherwise, and readers of a PDF's structure lose what stands behind others.
fn spaced(mut run: Run) -> Run {
    if run.text.contains('\u{a0}') {
        run.text = run.text.replace('\u{a0}', " ");
    }
    run
}

/// The leaves of `pieces`; texts are cut where white space begins and ends.
pub fn flatten(pieces: &[Piece]) -> Vec<Leaf<'_>> {
    let mut leaves = Vec::new();
    add(pieces, &Rc::from([]), false, &mut leaves);
    leaves
}

fn add<'a>(pieces: &'a [Piece], styles: &Rc<[&'a Piece]>, held: bool, leaves: &mut Vec<Leaf<'a>>) {
    for source in pieces {
        let leaf = |bytes| Leaf { styles: Rc::clone(styles), source, bytes, held };
        match source {
            Piece::Text(run) if held => leaves.push(leaf(0..run.text.len())),
            Piece::Text(run) => leaves.extend(cut(&run.text).map(leaf)),
            Piece::Code(run) => leaves.push(leaf(0..run.text.len())),
            Piece::Break | Piece::Paragraph => leaves.push(leaf(0..0)),
            Piece::NoBreak(body) => add(body, styles, true, leaves),
            styled => {
                let (inner, before) = (styles.iter().copied().chain([styled]).collect(), leaves.len());
                add(styled.children(), &inner, held, leaves);
                if leaves.len() == before {
                    // A link may show nothing.
                    leaves.push(leaf(0..0));
                }
            }
        }
    }
}

/// The stretches of white space and of other characters.
fn cut(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = &text[start..];
        let space = rest.chars().next()?.is_whitespace();
        let length = rest.find(|c: char| c.is_whitespace() != space).unwrap_or(rest.len());
        start += length;
        Some(start - length..start)
    })
}

/// Puts the styles around the leaves again: around as many at once as they had in them, but for units, which stand around
/// styles that end inside them.
pub fn nest(items: &[Item<'_>]) -> Vec<Piece> {
    let mut out = Vec::new();
    nest_below(items, 0, &mut out);
    out
}

fn nest_below(items: &[Item<'_>], depth: usize, out: &mut Vec<Piece>) {
    let style = |item: &Item<'_>| common(item, depth).map(std::ptr::from_ref);
    for group in items.chunk_by(|one, next| style(one) == style(next)) {
        if let Some(styled) = common(&group[0], depth) {
            let mut body = Vec::new();
            nest_below(group, depth + 1, &mut body);
            out.push(styled.around(body));
            continue;
        }
        for item in group {
            match item {
                Item::Loose(leaf) if leaf.is_empty() => {}
                Item::Loose(leaf) => push(out, leaf.piece()),
                Item::Word(leaves) => out.push(Piece::NoBreak(word(leaves, depth))),
            }
        }
    }
}

/// What stands in a word, below the styles that are around all of it.
fn word(leaves: &[Leaf<'_>], depth: usize) -> Vec<Piece> {
    // Most words by far are of one style.
    if let [leaf] = leaves
        && leaf.styles.len() == depth
        && !leaf.is_empty()
    {
        return vec![leaf.piece()];
    }
    let loose: Vec<_> = leaves.iter().cloned().map(Item::Loose).collect();
    let mut body = Vec::new();
    nest_below(&loose, depth, &mut body);
    body
}

/// The style at `depth` that all of an item stands in.
fn common<'a>(item: &Item<'a>, depth: usize) -> Option<&'a Piece> {
    let style = |leaf: &Leaf<'a>| leaf.styles.get(depth).copied();
    match item {
        Item::Loose(leaf) => style(leaf),
        Item::Word(leaves) => {
            let first = style(leaves.first()?)?;
            let same = |leaf: &Leaf<'a>| style(leaf).is_some_and(|other| std::ptr::eq(first, other));
            leaves.iter().all(same).then_some(first)
        }
    }
}

/// Part of a run. Its place is exact where the run reads letter for letter as the profile does, else that of the whole run.
fn slice(run: &Run, range: Range<usize>) -> Run {
    let exact = |(start, end): (usize, usize)| end - start == run.text.len();
    let at = run.at.map(|at| if exact(at) { (at.0 + range.start, at.0 + range.end) } else { at });
    Run { text: run.text[range].to_owned(), at }
}

/// Adds a piece; text that goes on where the last one ended is one run with it.
fn push(out: &mut Vec<Piece>, piece: Piece) {
    if let (Some(Piece::Text(last)), Piece::Text(run)) = (out.last_mut(), &piece) {
        let at = match (last.at, run.at) {
            (Some((start, end)), Some((next, stop))) if end == next || (start, end) == (next, stop) => {
                Some(Some((start, stop)))
            }
            (None, None) => Some(None),
            _ => None,
        };
        if let Some(at) = at {
            last.text.push_str(&run.text);
            last.at = at;
            return;
        }
    }
    out.push(piece);
}
