//! What to write in place of what is wrong, where there is one right answer.

use std::ops::Range;

/// A text in place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The bytes of what is wrong.
    pub range: Range<usize>,
    /// What is to stand there.
    pub text: String,
}

/// What a hint says to write, if it says just one thing: ``did you mean `email`?``, ``write `start: 2010-03` ``.
pub fn said(hint: &str) -> Option<&str> {
    let meant = hint.strip_prefix("did you mean `").and_then(|rest| rest.strip_suffix("`?"));
    let said = meant.or_else(|| hint.strip_prefix("write `").and_then(|rest| rest.strip_suffix('`')))?;
    (!said.contains(['`', '…', '\n'])).then_some(said)
}
