//! Words in the place of dates, which nothing counts or compares.

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::diagnostic::phrase::nearest;
use crate::profile::Profile;
use crate::profile::entry::Entry;
use crate::profile::entry::common::Common;
use crate::profile::value::date::{End, When};
use crate::profile::value::text::Text;

/// Notes starts and ends that are no dates.
pub(super) fn note(profile: &Profile, found: &mut Findings) {
    let entries = profile.sections.0.iter().flat_map(|section| &section.entries);
    let odd: Vec<&Text> = entries.flat_map(periods).flat_map(words).collect();
    let is_slip = |text: &&&Text| nearest(&text.any().text, &["present"]).is_some();
    let Some(first) = odd.iter().find(is_slip).or(odd.first()).map(|text| text.any()) else { return };
    let message = match odd.len() {
        1 => format!("`{}` is no date: it is shown as it is written, and not counted", first.text),
        many => format!(
            "`{}` and {} more are no dates: they are shown as they are written, and not counted",
            first.text,
            many - 1
        ),
    };
    let hint = match nearest(&first.text, &["present"]) {
        Some(word) => format!("did you mean `{word}`?"),
        None => "nothing needs to be done if it is meant so; a date is `2020`, `2020-08` or `2020-08-15`".into(),
    };
    found.note(Code::MissingDuration, first.range.clone(), message).hints.push(hint);
}

/// An entry's own period, and those of its roles and projects.
fn periods(entry: &Entry) -> Vec<&Common> {
    let mut found = vec![entry.common()];
    if let Entry::Experience(entry) = entry {
        let roles = &entry.own.positions;
        let projects = entry.own.projects.iter().chain(roles.iter().flat_map(|role| &role.own.projects));
        found.extend(roles.iter().map(|role| &role.common));
        found.extend(projects.map(|project| &project.common));
    }
    found
}

fn words(common: &Common) -> impl Iterator<Item = &Text> {
    let start = common.start.as_ref().and_then(|start| if let When::Text(text) = start { Some(text) } else { None });
    let end = common.end.as_ref().and_then(|end| if let End::Text(text) = end { Some(text) } else { None });
    start.into_iter().chain(end)
}
