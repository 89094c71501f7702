//! Where in the profile the runs of a document come from, as Typst's spans.
//!
//! Typst's caches go by spans, too. So the span of a run is not made from its place, which every edit before it moves, but from
//! what it reads; a table leads back to the place.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::num::NonZeroU64;
use std::ops::Range;

use rustc_hash::FxHashMap;
use typst::syntax::{DiagSpan, DiagSpanKind, FileId, Span};
use typst::utils::hash128;

/// The bits of a number in a span that Typst takes for a range: two offsets.
const BITS: u32 = 46;
const OFFSET_BITS: u32 = BITS / 2;

/// The runs of a document, by numbers that stay the same for as long as a run reads the same, wherever it stands.
pub(super) struct Places {
    file: FileId,
    ranges: FxHashMap<u64, Range<usize>>,
    /// The numbers of the runs: of each reading at each place.
    numbers: FxHashMap<(u64, Range<usize>), u64>,
    /// The number that the next run of the same text gets, by that of the first.
    next: FxHashMap<u64, u64>,
}

impl Places {
    /// No places yet, in the profile `file`.
    pub fn new(file: FileId) -> Self {
        Self { file, ranges: HashMap::default(), numbers: HashMap::default(), next: HashMap::default() }
    }

    /// The number of the run at `range` that reads so. What reads the same is told apart by its marks, or by where it stands,
    /// and then numbered in order.
    pub fn add(&mut self, reads: Number, range: Range<usize>) -> u64 {
        let entry = match self.numbers.entry((reads.marked, range.clone())) {
            Entry::Occupied(known) => return *known.get(),
            Entry::Vacant(entry) => entry,
        };
        let first = reads.text;
        let next = self.next.entry(first).or_insert(first);
        while self.ranges.contains_key(next) {
            *next = wrapped(*next + 1);
        }
        self.ranges.insert(*next, range);
        *entry.insert(*next)
    }

    /// The span of a number.
    pub fn span(&self, number: u64) -> Span {
        let raw = u64::from(self.file.into_raw().get()) << 48 | 0b11 << BITS | number;
        Span::from_raw(NonZeroU64::new(raw).expect("a file id is not zero"))
    }

    /// The number of a span, if it is one of the profile's.
    pub fn number(&self, span: impl Into<DiagSpan>) -> Option<u64> {
        match span.into().get() {
            DiagSpanKind::Range { id, range } if id == self.file => {
                Some((range.start as u64) << OFFSET_BITS | range.end as u64)
            }
            _ => None,
        }
    }

    /// The bytes of the profile that a span means.
    pub fn range(&self, span: impl Into<DiagSpan>) -> Option<Range<usize>> {
        self.ranges.get(&self.number(span)?).cloned()
    }
}

/// What a run reads, as numbers.
#[derive(Clone, Copy)]
pub(super) struct Number {
    text: u64,
    marked: u64,
}

impl Number {
    /// That of a run that reads `text`, and with all that may be in it `marked`.
    pub fn new(text: &str, marked: &str) -> Self {
        let number = |text: &str| hash128(text) as u64;
        let bare = number(text);
        Self { text: wrapped(bare), marked: if text.len() == marked.len() { bare } else { number(marked) } }
    }
}

/// The lowest bits of a number.
fn wrapped(number: u64) -> u64 {
    number & ((1 << BITS) - 1)
}

#[cfg(test)]
mod tests {
    use typst::syntax::{RangeMapper, parse_code};

    use super::{Number, Places};
    use crate::document::files::file_id;

    fn places() -> Places {
        Places::new(file_id("/profile.yaml").expect("the path is plain"))
    }

    #[test]
    fn span_is_one_that_typst_makes() {
        let places = places();
        for range in [0..1, 12..20, 70_000..1_048_576] {
            let mut node = parse_code(&"x".repeat(range.len()));
            let mapper = RangeMapper::new([range.clone()]).expect("one range is in order");
            node.synthesize_mapped(places.file, &mapper).expect("the node is as long as the range");
            let number = places.number(node.span()).expect("it is in the file");
            assert_eq!(places.span(number), node.span());
        }
    }

    #[test]
    fn a_run_keeps_its_span_wherever_it_moves() {
        let (mut before, mut after) = (places(), places());
        let number = |text| Number::new(text, text);
        let old = ["one", "two", "two"].map(|text| before.add(number(text), 3..6));
        assert_eq!(old[1], old[2], "a run that the view has twice is one");
        assert_eq!(["new", "one", "two"].map(|text| after.add(number(text), 40..43))[1..], old[..2]);
        // Runs that read alike are told apart.
        let other = after.add(number("two"), 50..53);
        assert_ne!(other, old[2]);
        assert_eq!(after.range(after.span(other)), Some(50..53));
        assert_eq!(after.range(after.span(old[2])), Some(40..43));
    }
}
