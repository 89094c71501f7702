//! What lies after the document's date and does not say so, and what was expected before it.

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::profile::Profile;
use crate::profile::entry::Entry;
use crate::profile::entry::common::Common;
use crate::profile::entry::studies::{Status, Studies};
use crate::profile::record::MOST_UNKNOWN;
use crate::profile::value::date::{Date, DateAt, When};

/// What a profile is compared with.
struct Review<'a> {
    today: Date,
    /// How many more dates are reported.
    left: usize,
    found: &'a mut Findings,
}

/// Warns of each date that cannot be in a document of the date `today`.
pub(super) fn check(profile: &Profile, today: Date, found: &mut Findings) {
    let mut review = Review { today, left: MOST_UNKNOWN, found };
    if let Some(personal) = &profile.personal {
        review.after(personal.birth.as_ref(), "the birth", "`birth`");
        let start = personal.military.as_ref().and_then(|military| military.start.as_ref());
        review.after(start.and_then(When::date), "the service", "`start`");
    }
    for entry in profile.sections.0.iter().flat_map(|section| &section.entries) {
        review.entry(entry);
    }
}

impl Review<'_> {
    fn is_coming(&self, date: &DateAt) -> bool {
        self.today.is_before(date.date)
    }

    fn problem(&mut self, date: &DateAt, message: &str, hint: String) {
        if self.left > 0 {
            self.left -= 1;
            self.found.warn(Code::ImpossiblePeriod, date.range.clone(), message).hints.push(hint);
        }
    }

    /// Reports a date that has not come, of what is called `what` in the field `field`.
    fn after(&mut self, date: Option<&DateAt>, what: &str, field: &str) {
        if let Some(date) = date.filter(|date| self.is_coming(date)) {
            let message = format!("{what} lies after the document's date");
            self.problem(date, &message, format!("check {field} and the document's date, which is {}", self.today));
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let common = entry.common();
        let begins = self.begins(common);
        match entry {
            Entry::Education(entry) => {
                self.education(entry.studies(), !begins);
                for degree in &entry.own.degrees {
                    let begins = self.begins(&degree.common);
                    self.education(degree.studies(), !begins);
                }
            }
            Entry::Experience(entry) => {
                let own = common.start.is_some();
                self.ends(common, !begins);
                let roles = entry.own.positions.iter().map(|role| &role.common);
                let inner = entry.own.positions.iter().flat_map(|role| &role.own.projects);
                let projects = entry.own.projects.iter().chain(inner).map(|project| &project.common);
                for part in roles.chain(projects) {
                    let begins = self.begins(part);
                    self.ends(part, !begins && !own);
                }
            }
            Entry::Project(_) => self.ends(common, !begins),
            Entry::Language(entry) => {
                let test = entry.own.test.as_ref().and_then(|test| test.date.as_ref());
                self.after(test, "the test", "`date`");
            }
            _ => {}
        }
        // What is to appear may have its date already.
        let said = match entry {
            Entry::Publication(entry) => entry.own.status.is_some(),
            Entry::Education(entry) => entry.own.status == Some(Status::Expected),
            _ => false,
        };
        for date in common.date.0.iter().filter_map(When::date).filter(|_| !said) {
            if self.is_coming(date) {
                let hint = self.in_words("date", date);
                self.problem(date, "this lies after the document's date", hint);
            }
        }
    }

    fn in_words(&self, field: &str, date: &DateAt) -> String {
        let today = self.today;
        format!(
            "check it against the document's date, {today}; what is planned can be said in words: `{field}: {} (planned)`",
            date.date
        )
    }

    /// Reports a start that has not come; whether it has not.
    fn begins(&mut self, common: &Common) -> bool {
        let start = common.began().filter(|start| self.is_coming(start));
        if let Some(start) = start {
            let hint = self.in_words("start", start);
            self.problem(start, "this begins after the document's date", hint);
        }
        start.is_some()
    }

    /// Reports an end that has not come.
    fn ends(&mut self, common: &Common, asked: bool) {
        if let Some(end) = common.ended().filter(|end| asked && self.is_coming(end)) {
            let hint = format!("write `end: present` if it goes on; {}", self.in_words("end", end));
            self.problem(end, "this ends after the document's date", hint);
        }
    }

    /// Reports studies whose end has not come, unless they say so, and a degree that was expected by now.
    fn education(&mut self, studies: Studies, asked: bool) {
        let (status, expected) = (studies.status, studies.expected);
        if let Some(expected) = expected.filter(|date| date.date.is_before(self.today)) {
            let hint = format!("write `end: {}` if it was given by then, or check `expected`", expected.date);
            self.problem(expected, "the degree was expected before the document's date", hint);
        }
        // What has been completed on a day to come is shown as to come.
        let said = matches!(status, Some(Status::Expected | Status::Enrolled | Status::Leave | Status::Completed));
        let end = studies.common.ended().filter(|end| asked && self.is_coming(end));
        let Some(end) = end.filter(|_| expected.is_none() && !said) else { return };
        let hint = match status {
            Some(Status::Graduated) => {
                "write `status: expected` if the degree is still to come, or check it".to_owned()
            }
            _ => {
                format!("write `expected: {}` in place of `end` if the degree is still to come, or check it", end.date)
            }
        };
        self.problem(end, "these studies end after the document's date", hint);
    }
}
