//! Bytes of a file as Typst's spans.

use std::num::NonZeroU64;
use std::ops::Range;

use typst::syntax::{FileId, Span, SpanKind};

/// A span of bytes of a file: what Typst's `Span::from_range` makes, which is private.
pub(super) fn span_of(range: Range<usize>, file: FileId) -> Span {
    const LIMIT: usize = (1 << 23) - 1;
    let [start, end] = [range.start, range.end].map(|offset| offset.min(LIMIT) as u64);
    let raw = u64::from(file.into_raw().get()) << 48 | ((1 << 47) + (1 << 46) + (start << 23 | end));
    Span::from_raw(NonZeroU64::new(raw).expect("a file id is not zero"))
}

/// The bytes of a file that a span is.
pub(super) fn range_of(span: Span, file: FileId) -> Option<Range<usize>> {
    match span.get() {
        SpanKind::Range { id, range } if id == file => Some(range),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use typst::syntax::{RangeMapper, parse_code};

    use super::{range_of, span_of};
    use crate::document::files::file_id;

    #[test]
    fn span_is_the_one_that_typst_makes() {
        let file = file_id("/profile.yaml").expect("the path is plain");
        for range in [0..1, 12..20, 70_000..1_048_576] {
            let mut node = parse_code(&"x".repeat(range.len()));
            let mapper = RangeMapper::new([range.clone()]).expect("one range is in order");
            node.synthesize_mapped(file, &mapper).expect("the node is as long as the range");
            assert_eq!(node.span(), span_of(range.clone(), file));
            assert_eq!(range_of(node.span(), file), Some(range));
        }
    }
}
