//! What is said of documents: in the order of input, in whichever order they are made.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jikji::diagnostic::{self, Code, Diagnostic};
use jikji::printer::Form;

use crate::command::failures::Failures;
use crate::command::progress::Progress;
use crate::command::report::{Failed, Output, Report};
use crate::terminal::{self, Outcome, Said, Voice};

/// A document that was worked on.
pub struct Worked {
    /// What it is called.
    pub name: String,
    /// What is said of it.
    pub said: Vec<Said>,
    /// What a report says of its files.
    pub outputs: Vec<Output>,
    /// What its author should look at, or what is wrong.
    pub result: Result<Vec<Diagnostic>, Vec<Diagnostic>>,
}

/// What is said of the documents of a command.
pub struct Log {
    voice: Voice,
    /// Whether there are several profiles.
    several: bool,
    progress: Progress,
    state: Mutex<State>,
}

struct State {
    /// The number of the profile that is spoken of next.
    next: usize,
    open: BTreeMap<usize, Open>,
    /// What belongs to no profile.
    found: Vec<Diagnostic>,
    /// What can only be printed at the end.
    kept: Vec<Diagnostic>,
    /// Why files were not written, each reason once.
    reasons: HashSet<String>,
    failures: Failures,
    report: Option<Report>,
    /// Whether anything is wrong at all.
    failed: bool,
}

/// A profile that was read, and is not spoken of to its end.
struct Open {
    name: String,
    /// The numbers of the documents that are still to be spoken of.
    numbers: VecDeque<usize>,
    made: BTreeMap<usize, Worked>,
    found: Vec<Diagnostic>,
    /// Whether it has no documents because it is wrong.
    wrong: bool,
    failed: bool,
}

impl Log {
    /// On so many profiles, and on what was `found` before them; the report, if there is one, is filled in.
    pub fn new(voice: Voice, profiles: usize, found: Vec<Diagnostic>, report: Option<Report>) -> Self {
        let progress = Progress::new(voice, profiles);
        let (failures, failed) = (Failures::new(profiles), found.iter().any(Diagnostic::is_error));
        let (open, reasons) = (BTreeMap::new(), HashSet::new());
        let state = State { next: 0, open, found, kept: Vec::new(), reasons, failures, report, failed };
        Self { voice, several: profiles > 1, progress, state: Mutex::new(state) }
    }

    /// A profile is wrong.
    pub fn wrong(&self, profile: usize, name: String, problems: Vec<Diagnostic>) {
        let mut state = self.state();
        let open =
            Open { name, numbers: VecDeque::new(), made: BTreeMap::new(), found: problems, wrong: true, failed: true };
        state.open.insert(profile, open);
        self.go_on(&mut state);
    }

    /// A profile is right, and has documents of these numbers.
    pub fn opened(&self, profile: usize, name: String, numbers: Vec<usize>) {
        let mut state = self.state();
        let (made, found) = (BTreeMap::new(), Vec::new());
        state.open.insert(profile, Open { name, numbers: numbers.into(), made, found, wrong: false, failed: false });
        self.go_on(&mut state);
    }

    /// A document of it was worked on.
    pub fn made(&self, profile: usize, number: usize, worked: Worked) {
        let mut state = self.state();
        if let Some(open) = state.open.get_mut(&profile) {
            open.made.insert(number, worked);
        }
        self.go_on(&mut state);
    }

    /// Says what else there is to say, and gives what the command came to, and the report.
    pub fn end(self, stopped: Option<u8>) -> (Outcome, Option<Report>) {
        self.progress.end();
        let mut state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        // Those that were under way when it was told to stop.
        while let Some((_, mut open)) = state.open.pop_first() {
            while let Some((_, worked)) = open.made.pop_first() {
                document(&mut open, worked, &mut state.report, self.progress.is_shown());
            }
            close(open, &mut state, self.voice, self.several);
        }
        state.kept.append(&mut state.found);
        if let (Form::Human | Form::Github, false) = (self.voice.form, self.voice.quiet) {
            let _ = terminal::say(&Said::Line(state.failures.table(state.next, stopped.is_some())));
        }
        let failed = state.failed || state.failures.any();
        let outcome = match stopped {
            Some(status) => Outcome::Stopped(state.kept, status),
            None if failed => Outcome::Failed(state.kept),
            None => Outcome::Done(state.kept),
        };
        (outcome, state.report)
    }

    /// Says what can be said now.
    fn go_on(&self, state: &mut State) {
        while let Some(mut open) = state.open.remove(&state.next) {
            while let Some(worked) = open.numbers.front().and_then(|number| open.made.remove(number)) {
                open.numbers.pop_front();
                self.progress.aside(|| document(&mut open, worked, &mut state.report, self.progress.is_shown()));
            }
            if !open.numbers.is_empty() {
                state.open.insert(state.next, open);
                return;
            }
            self.progress.aside(|| close(open, state, self.voice, self.several));
            self.progress.step();
            state.next += 1;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Speaks of a document.
fn document(open: &mut Open, worked: Worked, report: &mut Option<Report>, has_bar: bool) {
    let Worked { name, said, outputs, result } = worked;
    if let Some(report) = report {
        report.outputs.extend(outputs);
        report.failed.extend(result.as_ref().err().map(|problems| Failed::of(&open.name, Some(name), problems)));
    }
    // A bar stands in place of lines.
    let mut lines = said.iter().filter(|said| !has_bar || !matches!(said, Said::Line(_)));
    let told = lines.try_for_each(terminal::say);
    open.failed |= result.is_err() || told.is_err();
    open.found.extend(result.unwrap_or_else(|problems| problems));
    open.found.extend(told.err());
}

/// Speaks of a profile as a whole.
fn close(open: Open, state: &mut State, voice: Voice, several: bool) {
    let Open { name, mut found, wrong, failed, .. } = open;
    // What two documents have in common is said once.
    diagnostic::sort(&mut found);
    if let Some(report) = state.report.as_mut().filter(|_| wrong) {
        report.failed.push(Failed::of(&name, None, &found));
    }
    if failed {
        state.failures.add(&name, &found);
    }
    if several {
        found.retain(|problem| reason(problem).is_none_or(|reason| state.reasons.insert(reason.to_owned())));
    }
    state.found.append(&mut found);
    match voice.form {
        // One report holds all.
        Form::Gitlab => state.kept.append(&mut state.found),
        _ => terminal::found(std::mem::take(&mut state.found), voice),
    }
}

/// Why a file was not written, which may be the same for all of a batch.
fn reason(problem: &Diagnostic) -> Option<&str> {
    let is_write = problem.code == Code::CannotWrite && problem.place.is_none();
    problem.message.rsplit_once("`: ").filter(|_| is_write).map(|(_, reason)| reason)
}
