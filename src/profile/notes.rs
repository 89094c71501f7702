//! What of a file was mended, or is otherwise than it looks.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::profile::fields::MOST_UNKNOWN;

/// The note on texts whose Hangul was `decomposed`, and a warning for each of the `comments` that look like text, unless one of
/// the `problems` is about it.
pub(super) fn of(
    decomposed: &[Range<usize>],
    comments: &[Range<usize>],
    problems: &[Diagnostic],
    file: &Arc<SourceFile>,
) -> Vec<Diagnostic> {
    let told: HashSet<usize> = problems.iter().filter_map(|it| Some(it.place.as_ref()?.range.start)).collect();
    let hidden = comments.iter().filter(|range| !told.contains(&range.start)).take(MOST_UNKNOWN);
    composed(decomposed, file).into_iter().chain(hidden.map(|range| comment(range, file))).collect()
}

fn composed(places: &[Range<usize>], file: &Arc<SourceFile>) -> Option<Diagnostic> {
    let texts = match places.len() {
        1 => "a text has its".to_owned(),
        many => format!("{many} texts have their"),
    };
    let message = format!("{texts} Hangul in single letters, as macOS names files; the syllables were put together");
    let hint = "nothing needs to be done; type the text anew if you search the file itself";
    places.first().map(|first| Diagnostic::note(Code::DecomposedHangul, message).at(file, first.clone()).hint(hint))
}

fn comment(range: &Range<usize>, file: &Arc<SourceFile>) -> Diagnostic {
    Diagnostic::warning(Code::HiddenByComment, "what begins with `#` here is a comment, and is not shown")
        .at(file, range.clone())
        .hint("put quotes around the whole text; if it is a comment, put a space behind the `#`")
}
