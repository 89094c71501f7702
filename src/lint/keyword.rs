//! Key words and techniques of which several stand in one item.

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::profile::Profile;
use crate::profile::entry::Entry;
use crate::profile::record::MOST_UNKNOWN;
use crate::profile::value::text::{Scalar, Text};
use crate::profile::yaml::flow;

/// Warns of each item with a sign in it that parts others.
pub(super) fn joined(profile: &Profile, found: &mut Findings) {
    let items = profile.sections.0.iter().flat_map(|section| &section.entries).flat_map(words);
    let several = items.filter_map(|item| Some((item, parts(&item.text)?)));
    for (item, parts) in several.take(MOST_UNKNOWN) {
        let message = format!("`{:.80}` is one item here, and looks like {}", item.text, parts.len());
        let hint = format!("write each as an item of its own: `{}`", flow::list(&parts));
        found.warn(Code::JoinedNames, item.range.clone(), message).hints.push(hint);
    }
}

fn words(entry: &Entry) -> Vec<&Scalar> {
    let stack: &[Text] = match entry {
        Entry::Experience(entry) => &entry.own.stack,
        Entry::Project(entry) => &entry.own.stack,
        Entry::Skill(entry) => return entry.own.keywords.iter().flat_map(|word| word.0.text.versions()).collect(),
        _ => &[],
    };
    stack.iter().flat_map(Text::versions).collect()
}

/// The short words between signs; code has such signs too.
fn parts(text: &str) -> Option<Vec<&str>> {
    if text.len() > 100 || text.contains('`') {
        return None;
    }
    let parts: Vec<_> = text.split([';', '|', '•']).map(str::trim).filter(|part| !part.is_empty()).collect();
    (parts.len() > 1 && parts.iter().all(|part| part.split_whitespace().count() < 4)).then_some(parts)
}
