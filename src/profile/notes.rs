//! What of a file was mended, or is otherwise than it looks.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::phrase::list_and;
use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::language::Language;
use crate::profile::record::MOST_UNKNOWN;
use crate::profile::yaml::node::{Node, Value};
use crate::script::letter::is_syllable;

/// The note on texts whose Hangul was `decomposed`, and a warning for each of the `comments` that look like text and of the
/// `items` that are text, unless one of the `problems` is about it.
pub(super) fn of(
    decomposed: &[Range<usize>],
    comments: &[Range<usize>],
    items: &[Range<usize>],
    problems: &[Diagnostic],
    file: &Arc<SourceFile>,
) -> Vec<Diagnostic> {
    let told: HashSet<usize> = problems.iter().filter_map(|it| Some(it.place.as_ref()?.range.start)).collect();
    let hidden = comments.iter().filter(|range| !told.contains(&range.start)).take(MOST_UNKNOWN);
    let within = |range: &Range<usize>, problem: &Diagnostic| {
        problem.place.as_ref().is_some_and(|place| place.range.start < range.start && range.end <= place.range.end)
    };
    let items = items.iter().take(MOST_UNKNOWN).filter(|range| !problems.iter().any(|problem| within(range, problem)));
    let items = items.map(|range| item(range, file));
    composed(decomposed, file).into_iter().chain(hidden.map(|range| comment(range, file))).chain(items).collect()
}

/// A warning for each of the names before texts that nothing refers to, and that are not shown.
pub(super) fn anchors(unused: &[Range<usize>], file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let warning = |range: &Range<usize>| {
        let name = &file.text[range.clone()];
        Diagnostic::warning(Code::HiddenByAnchor, format!("`{name}` is a name to YAML, and is not shown"))
            .at(file, range.clone())
            .hint("put quotes around the whole text; if it is a name, refer to it or delete it")
    };
    unused.iter().take(MOST_UNKNOWN).map(warning).collect()
}

/// A warning for each text in which a backslash took a letter away, unless something else is wrong with it.
pub(super) fn escapes(places: &[Range<usize>], problems: &[Diagnostic], file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let within = |range: &Range<usize>, problem: &Diagnostic| {
        problem.place.as_ref().is_some_and(|place| place.range.start <= range.start && range.end <= place.range.end)
    };
    let places = places.iter().filter(|range| !problems.iter().any(|problem| within(range, problem)));
    let warning = |range: &Range<usize>| {
        let sign = &file.text[range.clone()];
        let what = if sign == "\\t" { "a tab, which is shown as a blank" } else { "a character that is not seen" };
        Diagnostic::warning(Code::InvisibleCharacter, format!("`{sign}` in double quotes is {what}"))
            .at(file, range.clone())
            .hint("write every backslash twice, or put single quotes around the text")
    };
    places.take(MOST_UNKNOWN).map(warning).collect()
}

/// A warning for each item that holds nothing.
pub(super) fn empty(places: &[Range<usize>], file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let warning = |range: &Range<usize>| {
        Diagnostic::warning(Code::EmptyItem, "this item is empty, and is left out")
            .at(file, range.clone())
            .hint("write what it is to say behind the `- `, or delete it")
    };
    places.iter().take(MOST_UNKNOWN).map(warning).collect()
}

/// The note that points began with bullets of their own.
pub(super) fn bullets(taken: &[(Range<usize>, String)], file: &Arc<SourceFile>) -> Option<Diagnostic> {
    let (first, _) = taken.iter().min_by_key(|(range, _)| range.start)?;
    let mut marks: Vec<&str> = taken.iter().map(|(_, mark)| mark.as_str()).collect();
    marks.sort_unstable();
    marks.dedup();
    let marks = list_and(&marks);
    let message = match taken.len() {
        1 => format!("a point begins with {marks}, which was taken off"),
        many => format!("{many} points begin with {marks}, which were taken off"),
    };
    let hint = "nothing needs to be done; a layout sets bullets of its own";
    Some(Diagnostic::note(Code::BulletInPoint, message).at(file, first.clone()).hint(hint))
}

/// The warning that a profile is in Korean and does not say so, so that all but its texts is in English.
pub(super) fn unsaid(root: &Node, file: &Arc<SourceFile>) -> Option<Diagnostic> {
    if root.get("languages").is_some_and(|node| !matches!(node.value, Value::Null)) {
        return None;
    }
    let mut counted = Counted::default();
    counted.count(root);
    let first = counted.first.filter(|_| counted.korean > 1 && counted.korean >= counted.other)?;
    let message = "the profile is in Korean and does not say so: its dates and labels are set in English";
    let hint = "write `languages: [ko]`, or `languages: [ko, en]` if it has texts in both";
    Some(Diagnostic::warning(Code::UnsaidLanguage, message).at(file, first).hint(hint))
}

/// The texts of a profile that tell its language.
#[derive(Default)]
struct Counted {
    korean: usize,
    /// Those in other words; a single one may be a name or a value of a closed list.
    other: usize,
    first: Option<Range<usize>>,
}

impl Counted {
    fn count(&mut self, node: &Node) {
        match &node.value {
            // What stands under a language says itself which it is in.
            Value::Map(pairs) => {
                pairs.iter().filter(|(key, _)| !Language::looks_like(&key.text)).for_each(|(_, node)| self.count(node));
            }
            Value::List(items) => items.iter().for_each(|item| self.count(item)),
            Value::Text(text) if text.contains(is_syllable) => {
                self.korean += 1;
                self.first.get_or_insert(node.range.clone());
            }
            Value::Text(text) if text.trim().contains(' ') && text.contains(char::is_alphabetic) => self.other += 1,
            Value::Text(_) | Value::Null => {}
        }
    }
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
    if file.text[..range.start].trim_end().ends_with('-') {
        return Diagnostic::warning(Code::HiddenByComment, "this item is empty: what begins with `#` is a comment")
            .at(file, range.clone())
            .hint("put quotes around the whole text, or delete the `-` too");
    }
    Diagnostic::warning(Code::HiddenByComment, "what begins with `#` here is a comment, and is not shown")
        .at(file, range.clone())
        .hint("put quotes around the whole text; if it is a comment, put a space behind the `#`")
}

fn item(range: &Range<usize>, file: &Arc<SourceFile>) -> Diagnostic {
    Diagnostic::warning(Code::ItemInText, "this looks like an item of a list, and is part of the text above it")
        .at(file, range.clone())
        .hint("begin an item of the list around it in the column of the others; if it is text, put quotes around the whole text")
        .hint("points below a point are `{text: …, items: [one, two]}`; a text with a list in it begins with `|` behind its key")
}
