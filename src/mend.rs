//! A profile's text in which what has one right answer stands as it should.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Fix, Position, SourceFile};

/// At most this many are mended at a time.
const MOST: usize = 2_000;
/// What is mended may show what is wrong below it, so often.
const ROUNDS: usize = 8;

/// Something that was mended.
#[derive(Debug, Clone)]
pub struct Change {
    /// Where it stood.
    pub at: Position,
    /// What stood there.
    pub was: String,
    /// What stands there now.
    pub now: String,
}

/// The text of `file` with all that `problems` have one right answer to, and each change; nothing if there is none, or if the text
/// would be no YAML any more.
pub fn mended(
    file: &Arc<SourceFile>,
    problems: impl Fn(&Arc<SourceFile>) -> Vec<Diagnostic>,
) -> Option<(String, Vec<Change>)> {
    let (mut file, mut changes) = (Arc::clone(file), Vec::new());
    let mut found = problems(&file);
    for _ in 0..ROUNDS {
        let fixes = fixes(&found, &file);
        if fixes.is_empty() {
            break;
        }
        let next = Arc::new(SourceFile::new(file.name.clone(), written(&file.text, &fixes)));
        found = problems(&next);
        if found.iter().any(|problem| problem.code == Code::YamlSyntax) {
            return None;
        }
        changes.extend(fixes.iter().map(|fix| change(fix, &file)));
        file = next;
    }
    (!changes.is_empty()).then(|| (file.text.clone(), changes))
}

/// The fixes of problems in `file`, in its order. What two problems would have otherwise has several answers.
fn fixes(problems: &[Diagnostic], file: &SourceFile) -> Vec<Fix> {
    let here = |problem: &&Diagnostic| {
        let place = problem.place.as_ref().filter(|place| place.file.name == file.name && place.file.text == file.text);
        problem.is_error() && place.is_some()
    };
    let mut fixes: Vec<Fix> = problems.iter().filter(here).filter_map(|problem| problem.fix.clone()).collect();
    fixes.sort_by_key(|fix| (fix.range.start, fix.range.end));
    fixes.dedup();
    fixes.truncate(MOST);
    let overlap = |one: &Fix, other: &Fix| one.range.start < other.range.end && other.range.start < one.range.end;
    let alone = |fix: &&Fix| fixes.iter().all(|other| other == *fix || !overlap(fix, other));
    let is_text = |fix: &&Fix| file.text.get(fix.range.clone()).is_some_and(|was| !was.is_empty() && was != fix.text);
    fixes.iter().filter(alone).filter(is_text).cloned().collect()
}

fn written(text: &str, fixes: &[Fix]) -> String {
    let mut written = text.to_owned();
    for fix in fixes.iter().rev() {
        written.replace_range(fix.range.clone(), &fix.text);
    }
    written
}

fn change(fix: &Fix, file: &SourceFile) -> Change {
    let was = file.text[fix.range.clone()].to_owned();
    Change { at: file.position(fix.range.start), was, now: fix.text.clone() }
}
