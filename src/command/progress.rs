//! How far a batch has come, on a terminal.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};
use jikji::printer::Form;

use crate::terminal::Voice;

/// What it looks like.
const FORM: &str = "{wide_bar:.dim} {pos} of {len} profiles, {eta} left";

/// A bar on the standard error, or nothing where nobody would see it.
pub struct Progress(Option<ProgressBar>);

impl Progress {
    /// For so many profiles; a single one needs no bar.
    pub fn new(voice: Voice, profiles: usize) -> Self {
        let shown = profiles > 1 && voice.form == Form::Human && !voice.quiet && io::stderr().is_terminal();
        let style = || ProgressStyle::with_template(FORM).expect("the template is well-formed");
        Self(shown.then(|| ProgressBar::new(profiles as u64).with_style(style())))
    }

    /// Whether there is one, which stands in place of a line on each document.
    pub fn is_shown(&self) -> bool {
        self.0.is_some()
    }

    /// One profile is done.
    pub fn step(&self) {
        self.0.iter().for_each(|bar| bar.inc(1));
    }

    /// Takes it away while something else is printed.
    pub fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }

    /// Takes it away.
    pub fn end(&self) {
        self.0.iter().for_each(ProgressBar::finish_and_clear);
    }
}
