//! Periods of a career that lie across each other, or where they cannot be.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::profile::Profile;
use crate::profile::common::Common;
use crate::profile::date::{Date, DateAt, End, When};
use crate::profile::entry::{Entry, Of};
use crate::profile::kind::Experience;
use crate::words::count;

/// Months that two employments may share: one ends while the next begins, and leave is taken at the end of the first.
const SHARED_MONTHS: u32 = 2;

/// An employment, in months since the year 0. What was not written is taken so that the employment is short.
struct Employment<'a> {
    name: &'a str,
    /// The bytes of its first date.
    at: Range<usize>,
    start: u32,
    end: u32,
}

/// A warning for each employment that begins well before another has ended, unless one of them says how that was.
pub(super) fn overlaps(profile: &Profile, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let mut jobs: Vec<Employment> = experiences(profile).filter_map(job).collect();
    jobs.sort_by_key(|job| (job.start, job.end));
    let mut problems = Vec::new();
    let mut jobs = jobs.into_iter();
    let Some(mut longest) = jobs.next() else { return problems };
    for job in jobs {
        let shared = (longest.end.min(job.end) + 1).saturating_sub(job.start);
        // Roles at one employer may be entries of their own.
        if shared > SHARED_MONTHS && longest.name != job.name {
            problems.push(overlap(&longest, &job, shared, file));
        }
        if job.end > longest.end {
            longest = job;
        }
    }
    problems
}

fn overlap(one: &Employment, other: &Employment, shared: u32, file: &Arc<SourceFile>) -> Diagnostic {
    let months = match one.end.min(other.end) == u32::MAX - 1 {
        true => "to this day".to_owned(),
        false => format!("by {}", count(shared as usize, "month")),
    };
    let message = format!("the time at `{}` overlaps with that at `{}` {months}", other.name, one.name);
    let line = file.position(one.at.start).line;
    Diagnostic::warning(Code::OverlappingPeriods, message).at(file, other.at.clone()).hint(format!(
        "check these dates and those on line {line}; if both are right, say what it was: `employment: part-time`"
    ))
}

fn experiences(profile: &Profile) -> impl Iterator<Item = &Of<Experience>> {
    let entries = profile.sections.0.iter().flat_map(|section| &section.entries);
    entries.filter_map(|entry| if let Entry::Experience(experience) = entry { Some(experience) } else { None })
}

/// The employment of an entry from its own dates, else from its first role to its last.
fn job(entry: &Of<Experience>) -> Option<Employment<'_>> {
    let roles = || entry.own.positions.iter();
    if entry.own.employment.is_some() || roles().any(|role| role.own.employment.is_some()) {
        return None;
    }
    let commons = std::iter::once(&entry.common).chain(roles().map(|role| &role.common));
    let periods: Vec<_> = commons.filter_map(period).collect();
    let own = entry.common.start.is_some();
    let periods = if own { &periods[..1] } else { &periods[..] };
    let first = periods.iter().min_by_key(|(start, ..)| *start)?;
    let mut names =
        [&entry.own.company, &entry.own.position].into_iter().flatten().map(|text| text.any().text.as_str());
    let name = names.find(|name| !name.trim().is_empty()).unwrap_or("one");
    let end = periods.iter().map(|(_, end, _)| *end).max()?;
    Some(Employment { name, at: first.2.clone(), start: first.0, end })
}

fn period(common: &Common) -> Option<(u32, u32, Range<usize>)> {
    let start = common.start.as_ref()?;
    let end = match &common.end {
        Some(End::Date(end)) => month(end.date, 1),
        Some(End::Present(_)) | None => u32::MAX - 1,
    };
    let first = month(start.date, 12);
    (first <= end).then_some((first, end, start.range.clone()))
}

/// The month of a date; that of a year alone is `otherwise`.
fn month(date: Date, otherwise: u8) -> u32 {
    date.months_to(date.month.unwrap_or(otherwise))
}

/// A warning for each period that cannot be: a role outside the employment, a date before the birth.
pub(super) fn impossible(profile: &Profile, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let personal = profile.personal.as_ref();
    let birth = personal.and_then(|personal| personal.birth.as_ref());
    for entry in profile.sections.0.iter().flat_map(|section| &section.entries) {
        let mut parts = vec![entry.common()];
        match entry {
            Entry::Experience(entry) => roles(entry, &mut parts, file, &mut found),
            Entry::Education(entry) => {
                let dates = entry.own.expected.as_ref().zip(entry.common.start.as_ref());
                before(dates, "the degree is expected before the studies begin", "`start`", file, &mut found);
            }
            _ => {}
        }
        for part in parts {
            let dates =
                part.date.0.iter().filter_map(|when| if let When::Date(date) = when { Some(date) } else { None });
            for date in part.start.iter().chain(dates) {
                before(Some(date).zip(birth), "this is before the date of birth", "`birth`", file, &mut found);
            }
        }
    }
    let military = personal.and_then(|personal| personal.military.as_ref());
    let service = military.and_then(|military| military.end.as_ref().zip(military.start.as_ref()));
    before(service, "the service ends before it begins", "`start`", file, &mut found);
    found
}

/// Checks the roles and projects of an employment, and adds them to `parts`.
fn roles<'a>(
    entry: &'a Of<Experience>,
    parts: &mut Vec<&'a Common>,
    file: &Arc<SourceFile>,
    found: &mut Vec<Diagnostic>,
) {
    let projects = entry.own.projects.iter().map(|project| ("project", &project.common, &entry.common));
    let roles = entry.own.positions.iter().flat_map(|role| {
        let projects = role.own.projects.iter().map(|project| ("project", &project.common, &role.common));
        std::iter::once(("role", &role.common, &entry.common)).chain(projects)
    });
    for (what, part, whole) in projects.chain(roles) {
        parts.push(part);
        inside(what, part, whole, file, found);
    }
}

/// Reports a part that is not within the whole.
fn inside(what: &str, part: &Common, whole: &Common, file: &Arc<SourceFile>, found: &mut Vec<Diagnostic>) {
    let ended = |common: &'_ Common| if let Some(End::Date(date)) = &common.end { Some(date.clone()) } else { None };
    let (part_end, whole_end) = (ended(part), ended(whole));
    let employment = "the employment that it belongs to";
    let count = found.len();
    let starts = part.start.as_ref().zip(whole.start.as_ref());
    before(starts, &format!("this {what} begins before {employment}"), "`start`", file, found);
    let ends = part_end.as_ref().zip(whole.start.as_ref());
    if found.len() == count {
        before(ends, &format!("this {what} ends before {employment} begins"), "`start`", file, found);
    }
    let Some(whole_end) = &whole_end else { return };
    let after = |one: &DateAt| whole_end.date.is_before(one.date);
    let at = match (&part.start, &part_end) {
        (Some(start), _) if after(start) => Some((start, format!("this {what} begins after {employment}"))),
        (_, Some(end)) if after(end) => Some((end, format!("this {what} ends after {employment}"))),
        (Some(start), None) if part.end.is_none() || matches!(part.end, Some(End::Present(_))) => {
            Some((start, format!("this {what} goes on, but not {employment}")))
        }
        _ => None,
    };
    found.extend(at.map(|(date, message)| problem(&message, date, "`end`", whole_end, file)));
}

/// Reports the first of two dates if it lies before the second, which is called `other`.
fn before(
    dates: Option<(&DateAt, &DateAt)>,
    message: &str,
    other: &str,
    file: &Arc<SourceFile>,
    found: &mut Vec<Diagnostic>,
) {
    if let Some((date, compared)) = dates.filter(|(date, compared)| date.date.is_before(compared.date)) {
        found.push(problem(message, date, other, compared, file));
    }
}

fn problem(message: &str, at: &DateAt, other: &str, compared: &DateAt, file: &Arc<SourceFile>) -> Diagnostic {
    let line = file.position(compared.range.start).line;
    Diagnostic::warning(Code::ImpossiblePeriod, message)
        .at(file, at.range.clone())
        .hint(format!("check it against {other} on line {line}"))
}
