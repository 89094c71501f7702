//! What YAML takes away from a profile without a word, found where it stands in the file.

use std::ops::Range;

use crate::profile::yaml::mark::Mark;

/// The first line of a text without quotes, but for its own first, that begins as an item of a list does. A dash that is no
/// hyphen may go on with the text; two begin items.
pub(super) fn item(file: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let text = &file[range.clone()];
    let marked = |line: &&str| Mark::of(line).is_some_and(|(mark, _)| mark.is_certain());
    let mut lines = text.lines().skip(1).map(str::trim).filter(marked);
    let line = lines.next()?;
    if line.starts_with(['–', '—', '―', '*', '·', 'ㆍ', '・']) && lines.next().is_none() {
        return None;
    }
    let start = range.start + (line.as_ptr() as usize - text.as_ptr() as usize);
    Some(start..start + line.len())
}

/// The hyphen of an item that holds nothing, where the parser has found nothing at `start`.
pub(super) fn hyphen(file: &str, start: usize) -> Option<Range<usize>> {
    let before = file[..start].trim_end();
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    (line.trim_start() == "-").then(|| before.len() - 1..before.len())
}

/// The first backslash in double quotes whose letter YAML makes a blank of, or nothing that is seen.
pub(super) fn escape(file: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let text = file.get(range.clone())?;
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(next) = text[at..].find('\\') {
        at += next;
        if bytes.get(at + 1).is_some_and(|byte| b"tabvfre0".contains(byte)) {
            return Some(range.start + at..range.start + at + 2);
        }
        // What stands behind it may be a letter of several bytes.
        at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
    }
    None
}

/// A comment behind a value that ends at `end`, if no space parts its `#` from what it says.
pub(super) fn comment(file: &str, end: usize) -> Option<Range<usize>> {
    let rest = file[end..].trim_start_matches([' ', '\t', ':']);
    let start = file.len() - rest.len();
    // The end of the line is sought only behind a `#`: a whole profile may stand on one.
    let comment = rest.strip_prefix('#').filter(|comment| comment.starts_with(char::is_alphanumeric))?;
    Some(start..start + 1 + comment.lines().next()?.trim_end().len())
}

/// The comment that an item has in place of a value: `- #1 in sales`. The parser finds nothing where the next line begins.
pub(super) fn comment_for_item(file: &str, start: usize) -> Option<Range<usize>> {
    let line_start = file[..start].trim_end().rfind('\n').map_or(0, |at| at + 1);
    let line = file[line_start..].lines().next()?.trim_end();
    let comment = line.trim_start().strip_prefix('-')?.trim_start().strip_prefix('#')?;
    let begin = line_start + line.len() - comment.len() - 1;
    (!comment.trim().is_empty()).then(|| begin..line_start + line.len())
}
