//! Employments that lie across each other, where nothing says that one goes beside the other.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::diagnostic::phrase::count;
use crate::profile::Profile;
use crate::profile::entry::Entry;
use crate::profile::entry::common::Common;
use crate::profile::entry::entry_of::EntryOf;
use crate::profile::entry::records::Experience;
use crate::profile::section::Section;
use crate::profile::value::date::{Date, End};
use crate::profile::vocabulary::employment;

/// Months that two employments may share: one ends while the next begins, and leave is taken at the end of the first.
const SHARED_MONTHS: u32 = 2;

/// The end of what goes on.
const OPEN: u32 = u32::MAX - 1;

/// Sections of work that goes beside a career.
const BESIDE: &[&str] = &["volunteer", "volunteering", "teaching", "leadership", "activities"];

/// An employment, in months since the year 0. What was not written is taken so that the employment is short.
struct Employment<'a> {
    name: &'a str,
    /// The bytes of its first date.
    at: Range<usize>,
    start: u32,
    end: u32,
}

/// Notes two employments of a section of which one begins well before the other has ended.
pub(super) fn note(profile: &Profile, found: &mut Findings) {
    let sections: Vec<Vec<Employment>> = profile.sections.0.iter().map(employments).collect();
    let pairs: Vec<_> = sections.iter().flat_map(|jobs| pairs(jobs)).collect();
    let Some((one, other)) = pairs.first() else { return };
    let shared = shared(one, other);
    let months = match one.end.min(other.end) == OPEN {
        true => "to this day".to_owned(),
        false => format!("by {}", count(shared as usize, "month")),
    };
    let more = match pairs.len() {
        1 => String::new(),
        2 => ", and so does 1 more pair".into(),
        many => format!(", and so do {} more pairs", many - 1),
    };
    let message = format!("the time at `{}` overlaps with that at `{}` {months}{more}", other.name, one.name);
    let line = found.file.position(one.at.start).line;
    found.note(Code::OverlappingPeriods, other.at.clone(), message).hints.push(format!(
        "check these dates and those on line {line}; if they are right, `employment: part-time` or the like tells readers how that was"
    ));
}

fn shared(one: &Employment, other: &Employment) -> u32 {
    (one.end.min(other.end) + 1).saturating_sub(one.start.max(other.start))
}

/// The pairs that overlap, the earlier first, where neither overlaps with a third: who holds several posts at once means it.
fn pairs<'a, 'b>(jobs: &'b [Employment<'a>]) -> Vec<(&'b Employment<'a>, &'b Employment<'a>)> {
    let mut sorted: Vec<&Employment> = jobs.iter().collect();
    sorted.sort_by_key(|job| (job.start, job.end));
    let mut found = Vec::new();
    let mut group: Vec<&Employment> = Vec::new();
    let mut end = 0;
    for job in sorted {
        // Beyond the end of all before it, another group begins.
        if !group.is_empty() && (end + 1_u32).saturating_sub(job.start) <= SHARED_MONTHS {
            found.extend(pair(&group));
            group.clear();
        }
        end = end.max(job.end);
        group.push(job);
    }
    found.extend(pair(&group));
    found
}

/// The two employments of a group that has no more. Roles at one employer may be entries of their own.
fn pair<'a, 'b>(group: &[&'b Employment<'a>]) -> Option<(&'b Employment<'a>, &'b Employment<'a>)> {
    let [one, other] = *group else { return None };
    (shared(one, other) > SHARED_MONTHS && one.name != other.name).then_some((one, other))
}

fn employments(section: &Section) -> Vec<Employment<'_>> {
    if BESIDE.contains(&section.key.text.as_str()) {
        return Vec::new();
    }
    let entries = section.entries.iter();
    entries.filter_map(|entry| if let Entry::Experience(entry) = entry { employment(entry) } else { None }).collect()
}

/// An employment with its own dates, else from its first role to its last. One that says its form is left alone, and so is
/// one whose words say that it goes beside others.
fn employment(entry: &EntryOf<Experience>) -> Option<Employment<'_>> {
    let (own, roles) = (&entry.own, &entry.own.positions);
    let forms = roles.iter().filter_map(|role| role.own.employment.as_ref()).chain(&own.employment);
    let switches = roles.iter().filter_map(|role| role.own.counts.as_ref()).chain(&own.counts);
    let named = roles.iter().flat_map(|role| std::iter::once(&role.own.position).chain(&role.own.role));
    let mut words = named.chain(&own.position).chain(&own.role);
    if forms.count() > 0 || switches.into_iter().any(|counts| !counts.on) || words.any(employment::is_beside) {
        return None;
    }
    let (start, end, at) = match entry.common.start {
        Some(_) => period(&entry.common)?,
        None => {
            let periods: Vec<_> = roles.iter().filter_map(|role| period(&role.common)).collect();
            let end = periods.iter().map(|(_, end, _)| *end).max()?;
            let (start, _, at) = periods.into_iter().min_by_key(|(start, ..)| *start)?;
            (start, end, at)
        }
    };
    let mut names = [&own.company, &own.position].into_iter().flatten().map(|text| text.any().text.as_str());
    let name = names.find(|name| !name.trim().is_empty()).unwrap_or("one");
    Some(Employment { name, at, start, end })
}

/// The months that are certain, with the place of the first; nothing where only years are known and they are one.
fn period(common: &Common) -> Option<(u32, u32, Range<usize>)> {
    let start = common.began()?;
    let end = match &common.end {
        Some(End::Date(end)) => month(end.date, 1),
        Some(End::Text(_)) => return None,
        Some(End::Present(_)) | None => OPEN,
    };
    let first = month(start.date, 12);
    (first <= end).then_some((first, end, start.range.clone()))
}

/// The month of a date; that of a year alone is `otherwise`.
fn month(date: Date, otherwise: u8) -> u32 {
    date.months_to(date.month.unwrap_or(otherwise))
}
