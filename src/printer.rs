//! Diagnostics in the forms that people, scripts and code hosts read.

mod github;
mod gitlab;
mod human;
mod json;
mod short;

pub use self::github::Repository;
pub use self::json::{Problem, json};
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
    /// A report that GitLab shows beside the lines of a merge request.
    Gitlab,
}

/// The text of `diagnostics` in a form; escape sequences only if `color`, and only for people.
/// Paths for GitHub and GitLab start at the `repository`.
pub fn print(diagnostics: &[Diagnostic], form: Form, color: bool, repository: Option<&Repository>) -> Vec<u8> {
    match form {
        Form::Human => human::print(diagnostics, color),
        Form::Short => diagnostics.iter().map(short::line).collect::<String>().into_bytes(),
        Form::Json => diagnostics.iter().map(json::line).collect::<String>().into_bytes(),
        Form::Gitlab => gitlab::report(diagnostics, repository).into_bytes(),
        Form::Github => diagnostics.iter().map(|it| github::line(it, repository)).collect::<String>().into_bytes(),
    }
}
