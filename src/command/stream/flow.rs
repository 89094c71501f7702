//! Lines between who reads them and who answers them: so many at most, so that reading waits for answers to be taken.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use jikji::diagnostic::Diagnostic;

use super::lines::Read;

/// How often it is looked whether the process was told to stop.
const LOOK: Duration = Duration::from_millis(100);

/// A line that is to be answered.
pub struct Ticket {
    /// Its number, from 1.
    pub number: u64,
    /// What was read.
    pub line: Read,
}

/// The lines that were read and not answered.
pub struct Flow {
    most: usize,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Ticket>,
    /// How many were put in whose answers were not taken.
    open: usize,
    /// Whether there are no more.
    is_over: bool,
    /// Whether no more are to be answered.
    is_halted: bool,
    /// Why it ended.
    problem: Option<Diagnostic>,
}

impl Flow {
    /// Of so many lines at most.
    pub fn new(most: usize) -> Self {
        Self { most, state: Mutex::default(), changed: Condvar::new() }
    }

    /// Puts in a line once there is room; false if no more are wanted.
    pub fn put(&self, ticket: Ticket) -> bool {
        let mut state = self.state();
        while state.open >= self.most && !state.is_halted {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.open += 1;
        state.waiting.push_back(ticket);
        self.changed.notify_all();
        !state.is_halted
    }

    /// The next line, once there is one; nothing if there will be none, or the process `is_stopped`.
    pub fn take(&self, is_stopped: impl Fn() -> bool) -> Option<Ticket> {
        let mut state = self.state();
        loop {
            if is_stopped() {
                state.is_halted = true;
                self.changed.notify_all();
            }
            match state.waiting.pop_front() {
                _ if state.is_halted => return None,
                None if state.is_over => return None,
                None => state = self.changed.wait_timeout(state, LOOK).unwrap_or_else(PoisonError::into_inner).0,
                ticket => return ticket,
            }
        }
    }

    /// The answers to so many lines were taken.
    pub fn close(&self, lines: usize) {
        self.state().open -= lines;
        self.changed.notify_all();
    }

    /// There are no more lines, because of this problem if there is one.
    pub fn end(&self, problem: Option<Diagnostic>) {
        let mut state = self.state();
        (state.is_over, state.problem) = (true, problem);
        self.changed.notify_all();
    }

    /// Hands out no more lines, because of this problem if there is one.
    pub fn halt(&self, problem: Option<Diagnostic>) {
        let mut state = self.state();
        state.is_halted = true;
        state.problem = state.problem.take().or(problem);
        self.changed.notify_all();
    }

    /// Why it ended, if not as it should.
    pub fn problem(&self) -> Option<Diagnostic> {
        self.state().problem.clone()
    }

    /// Halts if the calling thread panics before what is given goes, so that nobody waits for it.
    pub fn guard(&self) -> Guard<'_> {
        Guard(self)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What halts a flow when its thread panics.
pub struct Guard<'a>(&'a Flow);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.halt(None);
        }
    }
}
