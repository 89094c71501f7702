//! Periods that cannot be: outside the one they belong to, before the birth.

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::profile::Profile;
use crate::profile::entry::Entry;
use crate::profile::entry::common::Common;
use crate::profile::entry::entry_of::EntryOf;
use crate::profile::entry::records::Experience;
use crate::profile::value::date::{DateAt, End, When};

/// Warns of each period that cannot be: a role outside the employment, a date before the birth.
pub(super) fn impossible(profile: &Profile, found: &mut Findings) {
    let personal = profile.personal.as_ref();
    let birth = personal.and_then(|personal| personal.birth.as_ref());
    for entry in profile.sections.0.iter().flat_map(|section| &section.entries) {
        let mut parts = vec![entry.common()];
        match entry {
            Entry::Experience(entry) => roles(entry, &mut parts, found),
            Entry::Education(entry) => {
                parts.extend(entry.own.degrees.iter().map(|degree| &degree.common));
                for studies in entry.all_studies() {
                    let dates = studies.expected.zip(studies.common.began());
                    before(dates, "the degree is expected before the studies begin", "`start`", found);
                }
            }
            _ => {}
        }
        for part in parts {
            for date in part.began().into_iter().chain(part.date.0.iter().filter_map(When::date)) {
                before(Some(date).zip(birth), "this is before the date of birth", "`birth`", found);
            }
        }
    }
    let military = personal.and_then(|personal| personal.military.as_ref());
    let service = military.and_then(|military| {
        military.end.as_ref().and_then(End::date).zip(military.start.as_ref().and_then(When::date))
    });
    before(service, "the service ends before it begins", "`start`", found);
}

/// Checks the roles and projects of an employment, and adds them to `parts`.
fn roles<'a>(entry: &'a EntryOf<Experience>, parts: &mut Vec<&'a Common>, found: &mut Findings) {
    let projects = entry.own.projects.iter().map(|project| ("project", &project.common, &entry.common));
    let roles = entry.own.positions.iter().flat_map(|role| {
        let projects = role.own.projects.iter().map(|project| ("project", &project.common, &role.common));
        std::iter::once(("role", &role.common, &entry.common)).chain(projects)
    });
    for (what, part, whole) in projects.chain(roles) {
        parts.push(part);
        inside(what, part, whole, found);
    }
}

/// Reports a part that is not within the whole.
fn inside(what: &str, part: &Common, whole: &Common, found: &mut Findings) {
    let (part_end, whole_end) = (part.ended(), whole.ended());
    let employment = "the employment that it belongs to";
    let starts = part.began().zip(whole.began());
    let ends = part_end.zip(whole.began());
    if !before(starts, &format!("this {what} begins before {employment}"), "`start`", found) {
        before(ends, &format!("this {what} ends before {employment} begins"), "`start`", found);
    }
    let Some(whole_end) = whole_end else { return };
    let after = |one: &DateAt| whole_end.date.is_before(one.date);
    let at = match (part.began(), part_end) {
        (Some(start), _) if after(start) => Some((start, format!("this {what} begins after {employment}"))),
        (_, Some(end)) if after(end) => Some((end, format!("this {what} ends after {employment}"))),
        (Some(start), None) if part.end.is_none() || matches!(part.end, Some(End::Present(_))) => {
            Some((start, format!("this {what} goes on, but not {employment}")))
        }
        _ => None,
    };
    if let Some((date, message)) = at {
        warn(&message, date, "`end`", whole_end, found);
    }
}

/// Reports the first of two dates if it lies before the second, which is called `other`; whether it does.
fn before(dates: Option<(&DateAt, &DateAt)>, message: &str, other: &str, found: &mut Findings) -> bool {
    let Some((date, compared)) = dates.filter(|(date, compared)| date.date.is_before(compared.date)) else {
        return false;
    };
    warn(message, date, other, compared, found);
    true
}

fn warn(message: &str, at: &DateAt, other: &str, compared: &DateAt, found: &mut Findings) {
    let line = found.file.position(compared.range.start).line;
    let hint = format!("check it against {other} on line {line}");
    found.warn(Code::ImpossiblePeriod, at.range.clone(), message).hints.push(hint);
}
