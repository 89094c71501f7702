//! What is left to do of a batch: profiles to read, and their documents to make, handed out to whoever has time.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use jikji::project::Job;

/// So many documents may wait before the next profile is read. A batch of no more is known to be possible before any of it is made.
pub const AHEAD: usize = 32;

/// One document that is to be made.
pub struct Document {
    /// The number of its profile.
    pub profile: usize,
    /// Its profile.
    pub job: Arc<Job>,
    /// Its number among those of the profile.
    pub plan: usize,
}

/// What to do next.
pub enum Step {
    /// Read this profile, and put its documents in.
    Read(usize),
    /// Make this document.
    Make(Document),
    /// Nothing more.
    Over,
}

/// Profiles to read and documents to make.
pub struct Queue {
    /// How many profiles there are.
    profiles: usize,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// The next profile to be read.
    next: usize,
    /// The next one whose documents are put in.
    turn: usize,
    waiting: VecDeque<Document>,
    /// How many documents were ever put in.
    documents: usize,
    halted: bool,
}

impl Queue {
    /// Of so many profiles.
    pub fn new(profiles: usize) -> Self {
        Self { profiles, state: Mutex::default(), changed: Condvar::new() }
    }

    /// What to do next, once it is known.
    pub fn next(&self) -> Step {
        let mut state = self.state();
        loop {
            let room = state.waiting.len() < AHEAD;
            match (state.halted, state.next < self.profiles, state.turn < state.next) {
                (true, ..) => return Step::Over,
                (_, true, _) if room => {
                    state.next += 1;
                    return Step::Read(state.next - 1);
                }
                // What is being read now may show that the whole cannot be.
                (_, _, true) if room => state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
                _ => return state.waiting.pop_front().map_or(Step::Over, Step::Make),
            }
        }
    }

    /// Puts in the documents of a profile, after those of the profiles before it. `claim` gets the number of all these.
    pub fn put(&self, profile: usize, claim: impl FnOnce(usize) -> Vec<Document>) {
        let mut state = self.state();
        while state.turn != profile && !state.halted {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        let before = state.documents;
        drop(state);
        // Nobody else has the turn.
        let documents = claim(before);
        let mut state = self.state();
        state.documents += documents.len();
        state.waiting.extend(documents);
        state.turn += 1;
        drop(state);
        self.changed.notify_all();
    }

    /// How many documents are ready to be made, and whether more profiles are to be read.
    pub fn left(&self) -> (usize, bool) {
        let state = self.state();
        (state.waiting.len(), state.next < self.profiles)
    }

    /// Hands out nothing more.
    pub fn halt(&self) {
        self.state().halted = true;
        self.changed.notify_all();
    }

    /// Halts if the calling thread panics before what is given goes, so that nobody waits for it.
    pub fn guard(&self) -> Guard<'_> {
        Guard(self)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What halts a queue when its thread panics.
pub struct Guard<'a>(&'a Queue);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.halt();
        }
    }
}
