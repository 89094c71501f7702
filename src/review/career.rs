//! Periods of a career that lie across each other, or where they cannot be.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::profile::Profile;
use crate::profile::common::Common;
use crate::profile::date::{Date, DateAt, End};
use crate::profile::entry::{Entry, Of};
use crate::profile::kind::{Experience, Project};
use crate::words::count;

/// Months that two employments may share: one ends while the next begins, and leave is taken at the end of the first.
const SHARED_MONTHS: u32 = 2;

/// An employment, in months since the year 0. What was not written is taken so that the employment is short.
struct Job<'a> {
    name: &'a str,
    /// The bytes of its first date.
    at: Range<usize>,
    start: u32,
    end: u32,
}

/// A warning for each employment that begins well before another has ended, unless one of them says how that was.
pub(super) fn overlaps(profile: &Profile, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let mut jobs: Vec<Job> = experiences(profile).filter_map(job).collect();
    jobs.sort_by_key(|job| (job.start, job.end));
    let mut problems = Vec::new();
    let mut jobs = jobs.into_iter();
    let Some(mut longest) = jobs.next() else { return problems };
    for job in jobs {
        let shared = (longest.end.min(job.end) + 1).saturating_sub(job.start);
        if shared > SHARED_MONTHS {
            problems.push(overlap(&longest, &job, shared, file));
        }
        if job.end > longest.end {
            longest = job;
        }
    }
    problems
}

fn overlap(one: &Job, other: &Job, shared: u32, file: &Arc<SourceFile>) -> Diagnostic {
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
fn job(entry: &Of<Experience>) -> Option<Job<'_>> {
    let roles = || entry.own.positions.iter();
    if entry.own.employment.is_some() || roles().any(|role| role.own.employment.is_some()) {
        return None;
    }
    let commons = std::iter::once(&entry.common).chain(roles().map(|role| &role.common));
    let periods: Vec<_> = commons.filter_map(period).collect();
    let own = entry.common.start.is_some();
    let periods = if own { &periods[..1] } else { &periods[..] };
    let first = periods.iter().min_by_key(|(start, ..)| *start)?;
    let name = entry.own.company.as_ref().or(entry.own.position.as_ref()).map_or("", |text| text.any().text.as_str());
    let end = periods.iter().map(|(_, end, _)| *end).max()?;
    Some(Job { name, at: first.2.clone(), start: first.0, end })
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
    u32::from(date.year) * 12 + u32::from(date.month.unwrap_or(otherwise)) - 1
}

/// A warning for each period that cannot be: a role outside the employment, a date before the birth.
pub(super) fn impossible(profile: &Profile, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let birth = profile.personal.as_ref().and_then(|personal| personal.birth.as_ref());
    for entry in profile.sections.0.iter().flat_map(|section| &section.entries) {
        let common = entry.common();
        if let (Some(birth), Some(start)) = (birth, &common.start)
            && start.date.is_before(birth.date)
        {
            found.push(problem("this is before the date of birth", start, "`birth`", birth, file));
        }
        match entry {
            Entry::Experience(entry) => roles(entry, file, &mut found),
            Entry::Education(entry) => {
                if let (Some(start), Some(expected)) = (&common.start, &entry.own.expected)
                    && expected.date.is_before(start.date)
                {
                    found.push(problem(
                        "the degree is expected before the studies begin",
                        expected,
                        "`start`",
                        start,
                        file,
                    ));
                }
            }
            _ => {}
        }
    }
    found
}

fn roles(entry: &Of<Experience>, file: &Arc<SourceFile>, found: &mut Vec<Diagnostic>) {
    let projects = |projects: &[Of<Project>], whole: &Common, found: &mut Vec<Diagnostic>| {
        projects.iter().for_each(|project| inside("project", &project.common, whole, file, found));
    };
    projects(&entry.own.projects, &entry.common, found);
    for role in &entry.own.positions {
        inside("role", &role.common, &entry.common, file, found);
        projects(&role.own.projects, &role.common, found);
    }
}

/// Reports a part that begins before the whole does, or ends after it.
fn inside(what: &str, part: &Common, whole: &Common, file: &Arc<SourceFile>, found: &mut Vec<Diagnostic>) {
    if let (Some(part), Some(whole)) = (&part.start, &whole.start)
        && part.date.is_before(whole.date)
    {
        let message = format!("this {what} begins before the employment that it belongs to");
        found.push(problem(&message, part, "`start`", whole, file));
    }
    if let (Some(End::Date(part)), Some(End::Date(whole))) = (&part.end, &whole.end)
        && whole.date.is_before(part.date)
    {
        let message = format!("this {what} ends after the employment that it belongs to");
        found.push(problem(&message, part, "`end`", whole, file));
    }
}

fn problem(message: &str, at: &DateAt, other: &str, compared: &DateAt, file: &Arc<SourceFile>) -> Diagnostic {
    let line = file.position(compared.range.start).line;
    Diagnostic::warning(Code::ImpossiblePeriod, message)
        .at(file, at.range.clone())
        .hint(format!("check it against {other} on line {line}"))
}
