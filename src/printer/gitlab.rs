//! A code quality report, which GitLab shows beside the lines of a merge request.
//!
//! Its form: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.

use std::collections::HashMap;

use rustc_hash::FxHasher;
use serde::Serialize;
use std::hash::{Hash, Hasher};

use super::github::Repository;
use super::json::json;
use crate::diagnostic::{Diagnostic, Severity};

/// What GitLab takes. What has no place stands at the first line of nothing.
#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    /// By which a problem is known again in another run: the line may move, so it does not count.
    fingerprint: String,
    severity: &'a str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// All problems as one list.
pub(super) fn report(diagnostics: &[Diagnostic], repository: Option<&Repository>) -> String {
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let issues: Vec<_> = diagnostics.iter().map(|problem| issue(problem, repository, &mut seen)).collect();
    json(&issues)
}

fn issue<'a>(problem: &'a Diagnostic, repository: Option<&Repository>, seen: &mut HashMap<u64, usize>) -> Issue<'a> {
    let severity = match problem.severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    };
    let name = problem.place.as_ref().map_or("", |place| place.file.name.as_str());
    let path = repository.map_or_else(|| name.to_owned(), |repository| repository.path(name));
    let mut hasher = FxHasher::default();
    (problem.code.name(), &path, &problem.message).hash(&mut hasher);
    let hash = hasher.finish();
    // The same problem at another line is another one.
    let count = seen.entry(hash).or_default();
    *count += 1;
    let hints = problem.hints.iter().map(|hint| format!("; {hint}")).collect::<String>();
    Issue {
        description: format!("{}{hints}", problem.message),
        check_name: problem.code.name(),
        fingerprint: format!("{hash:016x}-{count}"),
        severity,
        location: Location {
            path,
            lines: Lines { begin: problem.place.as_ref().map_or(1, |place| place.start().line) },
        },
    }
}
