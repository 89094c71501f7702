//! Words in the place of dates, which nothing counts or compares.

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::profile::Profile;
use crate::profile::entry::Entry;
use crate::profile::entry::common::Common;
use crate::profile::record::MOST_UNKNOWN;
use crate::profile::value::date::advice::slip;
use crate::profile::value::date::{End, When};
use crate::profile::value::text::Text;

/// Warns of words that were probably meant as dates, and notes starts and ends that are none.
pub(super) fn note(profile: &Profile, found: &mut Findings) {
    let entries = profile.sections.0.iter().flat_map(|section| &section.entries);
    let said: Vec<(&str, &Text)> = entries.flat_map(periods).flat_map(words).collect();
    let (slips, odd): (Vec<_>, Vec<_>) = said.into_iter().partition(|(name, text)| meant(name, text).is_some());
    for (name, text) in slips.into_iter().take(MOST_UNKNOWN) {
        let message = format!("`{:.60}` is no date: it is shown as it is written, and not counted", text.any().text);
        let hint = meant(name, text).expect("those without were parted from these");
        found.warn(Code::MissingDuration, text.any().range.clone(), message).hints.push(hint);
    }
    // What happened at some time is not counted.
    let odd: Vec<&Text> = odd.into_iter().filter(|(name, _)| *name != "date").map(|(_, text)| text).collect();
    let Some(first) = odd.first().map(|text| text.any()) else { return };
    let message = match odd.len() {
        1 => format!("`{}` is no date: it is shown as it is written, and not counted", first.text),
        many => format!(
            "`{}` and {} more are no dates: they are shown as they are written, and not counted",
            first.text,
            many - 1
        ),
    };
    let hint = "nothing needs to be done if it is meant so; a date is `2020`, `2020-08` or `2020-08-15`";
    found.note(Code::MissingDuration, first.range.clone(), message).hints.push(hint.into());
}

/// The date that words were probably meant to be.
fn meant(name: &str, text: &Text) -> Option<String> {
    if let Text::Plain(scalar) = text { slip(&scalar.text, name) } else { None }
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

/// The words in the place of dates, each with its key.
fn words(common: &Common) -> impl Iterator<Item = (&'static str, &Text)> {
    let start = common.start.as_ref().and_then(in_words).map(|text| ("start", text));
    let end = common.end.as_ref().and_then(|end| if let End::Text(text) = end { Some(text) } else { None });
    let dates = common.date.0.iter().filter_map(in_words).map(|text| ("date", text));
    start.into_iter().chain(end.map(|text| ("end", text))).chain(dates)
}

fn in_words(when: &When) -> Option<&Text> {
    if let When::Text(text) = when { Some(text) } else { None }
}
