//! What Typst complains of, as this program says it.

use typst::diag::SourceDiagnostic;
use typst::syntax::DiagSpan;

use super::files::{Files, TOO_LARGE};
use super::span::Places;
use crate::diagnostic::{Code, Diagnostic, Place, Position};
use crate::fonts::Fonts;

/// Calls that led to a problem, innermost first; more would bury it.
const MAX_CALLS: usize = 3;
/// How Typst's one warning about fonts begins.
const UNKNOWN_FONT: &str = "unknown font family: ";
/// How Typst's errors about files begin that this program does not give it.
const UNLOADED: &str = "failed to load file (";
/// Typst's error for an import of something that the file does not have.
const UNRESOLVED: &str = "unresolved import";

/// Typst's errors and warnings about a layout as errors, each once.
pub(super) fn of_layout(
    diagnostics: &[SourceDiagnostic],
    files: &Files,
    places: &Places,
    fonts: &Fonts,
) -> Vec<Diagnostic> {
    translate(diagnostics, files, places, |diagnostic| match diagnostic.message.strip_prefix(UNKNOWN_FONT) {
        Some(family) => fonts.unknown(family),
        None if diagnostic.message.contains(TOO_LARGE) => {
            let message = diagnostic.message.trim_start_matches(UNLOADED).trim_end_matches(')');
            Diagnostic::error(Code::BadImage, message).hint("scale it down to the pixels that print can show")
        }
        // All that `main.typ` imports is the layout's function.
        None if diagnostic.message == UNRESOLVED && diagnostic.span.id() == Some(files.main()) => {
            let (file, name) = files.entry();
            Diagnostic::error(Code::BadLayout, format!("`{file}` of the layout defines no function `{name}`"))
                .hint(format!("begin it with `#let {name}(profile, options) = {{ … }}`"))
        }
        None => Diagnostic::error(code(diagnostic), diagnostic.message.as_str()),
    })
}

/// Typst's errors about a PDF, each once.
pub(super) fn of_pdf(diagnostics: &[SourceDiagnostic], files: &Files, places: &Places) -> Vec<Diagnostic> {
    let words = |diagnostic: &SourceDiagnostic| Diagnostic::error(Code::PdfStandard, diagnostic.message.as_str());
    translate(diagnostics, files, places, words)
}

fn translate(
    diagnostics: &[SourceDiagnostic],
    files: &Files,
    places: &Places,
    words: impl Fn(&SourceDiagnostic) -> Diagnostic,
) -> Vec<Diagnostic> {
    let mut problems: Vec<Diagnostic> = Vec::new();
    for diagnostic in diagnostics {
        let problem = located(words(diagnostic), diagnostic, files, places);
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }
    problems
}

fn located(mut problem: Diagnostic, diagnostic: &SourceDiagnostic, files: &Files, places: &Places) -> Diagnostic {
    problem.place = files.place(diagnostic.span, places);
    for hint in &diagnostic.hints {
        problem = problem.hint(hint.v.as_str());
    }
    let mut calls = Vec::new();
    for point in &diagnostic.trace {
        match files.place(DiagSpan::from(point.span), places) {
            Some(place) if problem.place.is_none() => problem.place = Some(place),
            Some(place) => calls.push(format!("{} at {}", point.v, line(&place))),
            None => {}
        }
    }
    calls.dedup();
    problem.hints.extend(calls.into_iter().take(MAX_CALLS));
    problem
}

fn code(diagnostic: &SourceDiagnostic) -> Code {
    match diagnostic.severity {
        typst::diag::Severity::Error => Code::TypstError,
        typst::diag::Severity::Warning => Code::TypstWarning,
    }
}

fn line(place: &Place) -> String {
    let Position { line, column } = place.start();
    format!("{}:{line}:{column}", place.file.name)
}
