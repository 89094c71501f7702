//! Diagnostics in the forms that people, scripts and code hosts read.

mod github;
mod human;
mod json;
mod short;

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;

/// A form to print diagnostics in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// With the line and a caret; for people.
    #[default]
    Human,
    /// A line each, as editors and `grep` know them.
    Short,
    /// A JSON object a line.
    Json,
    /// Workflow commands, which GitHub shows beside the lines of a pull request.
    Github,
}

/// A text without control characters, which a terminal or a reader of lines would act on; each is one replacement character.
fn tame(text: &str) -> Cow<'_, str> {
    match text.contains(|c: char| c.is_control() && c != '\t') {
        true => {
            text.chars().map(|c| if c.is_control() && c != '\t' { '\u{FFFD}' } else { c }).collect::<String>().into()
        }
        false => text.into(),
    }
}

/// The text of `diagnostics` in a form; escape sequences only if `color`, and only for people.
pub fn print(diagnostics: &[Diagnostic], form: Form, color: bool) -> Vec<u8> {
    match form {
        Form::Human => human::print(diagnostics, color),
        Form::Short => diagnostics.iter().map(short::line).collect::<String>().into_bytes(),
        Form::Json => diagnostics.iter().map(json::line).collect::<String>().into_bytes(),
        Form::Github => diagnostics.iter().map(github::line).collect::<String>().into_bytes(),
    }
}
