//! A piece of another language of markup.

/// Something of another language of markup, and what to write in its place.
#[derive(Debug, PartialEq, Eq)]
pub struct Sign {
    /// As it stands in the text.
    pub found: String,
    /// What to write instead.
    pub hint: String,
    /// Whether Markdown happens to show what was meant: `\&`.
    pub harmless: bool,
}

impl Sign {
    /// One that is shown as it is written.
    pub fn new(found: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { found: found.into(), hint: hint.into(), harmless: false }
    }
}
