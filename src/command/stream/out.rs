//! Answers on their way out, in the order of the lines or as they come.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use jikji::diagnostic::Diagnostic;

use crate::terminal;

/// What writes answers.
pub struct Out {
    unordered: bool,
    state: Mutex<State>,
}

struct State {
    /// The number of the line whose answer is next.
    next: u64,
    /// Answers to later lines.
    ready: BTreeMap<u64, Vec<u8>>,
    answered: usize,
    failed: usize,
}

impl Out {
    /// In the order of the lines, unless it is `unordered`.
    pub fn new(unordered: bool) -> Self {
        Self { unordered, state: Mutex::new(State { next: 1, ready: BTreeMap::new(), answered: 0, failed: 0 }) }
    }

    /// Writes what can be written now that the answer to a line is there, and gives how many answers that are. The error is that no
    /// more can be written: because of a problem, or because nobody reads them.
    pub fn give(&self, number: u64, is_right: bool, bytes: Vec<u8>) -> Result<usize, Option<Diagnostic>> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.failed += usize::from(!is_right);
        // Whoever comes meanwhile waits, and so does who reads lines, until the answer is taken.
        if self.unordered {
            state.write(&bytes)?;
            return Ok(1);
        }
        state.ready.insert(number, bytes);
        let mut written = 0;
        while let Some(bytes) = {
            let next = state.next;
            state.ready.remove(&next)
        } {
            state.write(&bytes)?;
            state.next += 1;
            written += 1;
        }
        Ok(written)
    }

    /// How many lines were answered, and how many have errors.
    pub fn counts(&self) -> (usize, usize) {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        (state.answered, state.failed)
    }
}

impl State {
    fn write(&mut self, bytes: &[u8]) -> Result<(), Option<Diagnostic>> {
        match terminal::taken(bytes) {
            Ok(true) => self.answered += 1,
            Ok(false) => return Err(None),
            Err(problem) => return Err(Some(problem)),
        }
        Ok(())
    }
}
