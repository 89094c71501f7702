//! What failed of a batch, for the end of what is said of it.

use std::collections::BTreeSet;
use std::fmt::Write;

use jikji::diagnostic::phrase::count;
use jikji::diagnostic::{Diagnostic, tame};

/// At most this many profiles are named.
const MOST: usize = 50;

/// The profiles of a batch that failed.
pub struct Failures {
    /// How many profiles there are.
    profiles: usize,
    /// How many failed.
    count: usize,
    /// The first of them, each with its errors and their codes.
    rows: Vec<(String, String)>,
}

impl Failures {
    /// None yet, of so many profiles.
    pub fn new(profiles: usize) -> Self {
        Self { profiles, count: 0, rows: Vec::new() }
    }

    /// The profile of this name failed, for these problems.
    pub fn add(&mut self, name: &str, problems: &[Diagnostic]) {
        self.count += 1;
        if self.rows.len() < MOST {
            let errors: Vec<_> = problems.iter().filter(|problem| problem.is_error()).collect();
            let codes: BTreeSet<_> = errors.iter().map(|problem| problem.code.name()).collect();
            let codes = codes.into_iter().collect::<Vec<_>>().join(", ");
            self.rows.push((tame::log(name).into_owned(), format!("{}: {codes}", count(errors.len(), "error"))));
        }
    }

    /// Whether any did.
    pub fn any(&self) -> bool {
        self.count > 0
    }

    /// A line on each, if there are several profiles, of which `done` were come to.
    pub fn table(&self, done: usize, stopped: bool) -> String {
        let mut table = String::new();
        if self.profiles < 2 {
            return table;
        }
        if stopped {
            let _ = writeln!(table, "stopped after {done} of {}", count(self.profiles, "profile"));
        }
        if self.count > 0 {
            let _ = writeln!(table, "{} of {} failed", self.count, count(self.profiles, "profile"));
        }
        let width = self.rows.iter().map(|(name, _)| textwrap::core::display_width(name)).max().unwrap_or_default();
        for (name, why) in &self.rows {
            let gap = " ".repeat(width - textwrap::core::display_width(name));
            let _ = writeln!(table, "  {name}{gap}  {why}");
        }
        if let Some(more @ 1..) = self.count.checked_sub(self.rows.len()) {
            let _ = writeln!(table, "  … and {more} more");
        }
        table
    }
}
