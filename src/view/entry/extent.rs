//! How much a document takes of a section: from when, in which order, how many entries and points.

use std::borrow::Cow;
use std::cmp::Reverse;

use crate::diagnostic::Code;
use crate::profile::entry::Entry;
use crate::profile::entry::common::{Common, Point};
use crate::profile::entry::entry_of::EntryOf;
use crate::profile::entry::records::{Position, Project};
use crate::profile::entry::studies::Degree;
use crate::profile::extent::{BySection, Order};
use crate::profile::section::Section;
use crate::profile::value::date::{Date, DateAt, End, When};
use crate::profile::value::text::Text;
use crate::profile::vocabulary::kind::Kind;
use crate::view::wording::compose::Composer;
use crate::view::wording::left_out::Tagged;

/// When something ended.
enum Last<'a> {
    /// It goes on, or nothing is said.
    Open,
    /// On this date.
    On(Date),
    /// Words tell it.
    Words(&'a Text),
}

/// What a section's entries are cut by.
struct Cut {
    since: Option<Date>,
    collapse: Option<Date>,
    points: Option<usize>,
}

impl Composer<'_> {
    /// The entries of a section that the document takes, in its order, each with what it takes of it.
    pub fn extent<'e>(&mut self, section: &Section, mut shown: Vec<&'e Entry>) -> Vec<Cow<'e, Entry>> {
        let (extent, key) = (&self.selection.extent, section.key.text.as_str());
        let limit = extent.limit.of(key);
        let cut = Cut {
            since: date(&extent.since, key, section.kind),
            collapse: date(&extent.collapse, key, section.kind),
            points: limit.and_then(|limit| limit.points),
        };
        if let Some(since) = cut.since {
            let (kept, old): (Vec<&Entry>, Vec<&Entry>) =
                shown.into_iter().partition(|entry| !ended_before(last(entry), since));
            old.into_iter().for_each(|entry| self.leave_out("entry", "since", entry.at().clone()));
            shown = kept;
            self.tell_words(&shown);
        }
        match self.order(section) {
            Some(Order::Newest) => shown.sort_by_key(|entry| Reverse(latest(entry))),
            Some(Order::Oldest) => shown.sort_by_key(|entry| earliest(entry)),
            Some(Order::Written) | None => {}
        }
        let most = limit.and_then(|limit| limit.entries).unwrap_or(usize::MAX).min(shown.len());
        let more = shown.split_off(most);
        more.into_iter().for_each(|entry| self.leave_out("entry", "limit", entry.at().clone()));
        shown.into_iter().map(|entry| self.cut(entry, &cut)).collect()
    }

    /// The entry with what a cut leaves of it.
    fn cut<'e>(&mut self, entry: &'e Entry, cut: &Cut) -> Cow<'e, Entry> {
        if cut.since.or(cut.collapse).is_none() && cut.points.is_none() {
            return Cow::Borrowed(entry);
        }
        let mut entry = entry.clone();
        if cut.collapse.is_some_and(|date| ended_before(last(&entry), date)) {
            self.leave_out("body", "collapse", entry.at().clone());
            entry.behead();
            return Cow::Owned(entry);
        }
        self.cut_points(entry.common_mut(), cut.points);
        if let Some((positions, projects)) = entry.inner_mut() {
            self.cut_roles(positions, cut);
            self.cut_projects(projects, cut);
        }
        if let Some(degrees) = entry.degrees_mut() {
            self.cut_degrees(degrees, cut);
        }
        Cow::Owned(entry)
    }

    fn cut_degrees(&mut self, degrees: &mut Vec<EntryOf<Degree>>, cut: &Cut) {
        let old =
            degrees.extract_if(.., |degree| cut.since.is_some_and(|since| ended_before(ending(&degree.common), since)));
        old.for_each(|degree| self.leave_out("degree", "since", degree.at));
        for degree in degrees {
            if cut.collapse.is_some_and(|date| ended_before(ending(&degree.common), date)) {
                degree.common.behead();
                degree.own.behead();
            }
            self.cut_points(&mut degree.common, cut.points);
        }
    }

    fn cut_roles(&mut self, positions: &mut Vec<EntryOf<Position>>, cut: &Cut) {
        let old =
            positions.extract_if(.., |role| cut.since.is_some_and(|since| ended_before(ending(&role.common), since)));
        old.for_each(|role| self.leave_out("role", "since", role.at));
        for role in positions {
            if cut.collapse.is_some_and(|date| ended_before(ending(&role.common), date)) {
                role.common.behead();
                role.own.behead();
            }
            self.cut_points(&mut role.common, cut.points);
            self.cut_projects(&mut role.own.projects, cut);
        }
    }

    fn cut_projects(&mut self, projects: &mut Vec<EntryOf<Project>>, cut: &Cut) {
        let old = projects
            .extract_if(.., |project| cut.since.is_some_and(|since| ended_before(ending(&project.common), since)));
        old.for_each(|project| self.leave_out("project", "since", project.at));
        for project in projects {
            if cut.collapse.is_some_and(|date| ended_before(ending(&project.common), date)) {
                project.common.behead();
                project.own.behead();
            }
            self.cut_points(&mut project.common, cut.points);
        }
    }

    /// Keeps the first `most` points that the tags leave, those of groups counted behind the others.
    fn cut_points(&mut self, common: &mut Common, most: Option<usize>) {
        let Some(mut left) = most else { return };
        let mut keep = |composer: &mut Self, points: &mut Vec<Point>| {
            let tagged = points.extract_if(.., |point| !composer.takes(&point.0.tags)).collect::<Vec<_>>();
            tagged.iter().for_each(|point| composer.leave_out("point", "tags", point.at()));
            let more = points.split_off(left.min(points.len()));
            more.iter().for_each(|point| composer.leave_out("point", "limit", point.at()));
            left -= points.len();
        };
        keep(self, &mut common.highlights);
        for group in &mut common.groups {
            if self.takes(&group.tags) {
                keep(self, &mut group.highlights);
            }
        }
        common.groups.retain(|group| !group.highlights.is_empty() || !group.keywords.is_empty());
    }

    /// Says that words for a date cannot be compared with one.
    fn tell_words(&mut self, entries: &[&Entry]) {
        for entry in entries {
            if let Last::Words(text) = last(entry) {
                let words = text.any();
                let message = format!("`{}` is no date, so that `since` leaves the entry in", words.text.trim());
                let hint = "write a date, or leave the entry out with a tag";
                self.note(Code::MissingDuration, words.range.clone(), message, hint);
            }
        }
    }
}

/// The date of a section: its own, or that of all where its kind goes by dates. Degrees, licences and patents stay.
fn date(dates: &BySection<DateAt>, key: &str, kind: Kind) -> Option<Date> {
    let dated = matches!(kind, Kind::Experience | Kind::Volunteer | Kind::Project | Kind::Talk | Kind::Publication);
    dates.named(key).or(dates.all.as_ref().filter(|_| dated)).map(|at| at.date)
}

fn ended_before(last: Last, date: Date) -> bool {
    matches!(last, Last::On(end) if end.is_before(date))
}

/// When an entry ended: an employer or a school without dates of its own with the last of its roles or degrees.
fn last(entry: &Entry) -> Last<'_> {
    let own = ending(entry.common());
    let says = entry.common().end.is_some() || entry.common().start.is_some() || !entry.common().date.0.is_empty();
    let parts = entry.parts();
    if says || parts.is_empty() {
        return own;
    }
    let mut latest = None;
    for part in parts {
        match ending(part) {
            Last::On(date) => latest = latest.max(Some(date)),
            other => return other,
        }
    }
    latest.map_or(Last::Open, Last::On)
}

/// When something with dates ended.
fn ending(common: &Common) -> Last<'_> {
    match (&common.end, common.date.0.as_slice()) {
        (Some(End::Date(at)), _) => Last::On(at.date),
        (Some(End::Text(words)), _) => Last::Words(words),
        (Some(End::Present(_)), _) | (None, []) => Last::Open,
        (None, dates) => {
            let latest = dates.iter().filter_map(When::date).map(|at| at.date).max();
            match (latest, &dates[0]) {
                (Some(date), _) => Last::On(date),
                (None, When::Text(words)) => Last::Words(words),
                (None, When::Date(_)) => Last::Open,
            }
        }
    }
}

/// What the newest entries are found by: those that go on first, those without a date last.
pub(super) fn latest(entry: &Entry) -> (u8, Option<Date>, Option<Date>) {
    let began = began(entry);
    match last(entry) {
        Last::On(date) => (1, Some(date), began),
        Last::Open if began.is_some() => (2, began, None),
        Last::Open | Last::Words(_) => (u8::from(began.is_some()), began, None),
    }
}

/// What the oldest entries are found by; those without a date come last.
fn earliest(entry: &Entry) -> (bool, Option<Date>) {
    let date = began(entry).or(if let Last::On(date) = last(entry) { Some(date) } else { None });
    (date.is_none(), date)
}

fn began(entry: &Entry) -> Option<Date> {
    let parts = entry.parts().into_iter().filter_map(Common::began);
    entry.common().began().map(|at| at.date).or_else(|| parts.map(|at| at.date).min())
}
