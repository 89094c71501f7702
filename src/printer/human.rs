//! For people: message, file, line and column, the line itself with a caret, and hints.

use std::ops::Range;

use codespan_reporting::diagnostic::{Diagnostic as Report, Label, Severity as Level};
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term::termcolor::{Buffer, ColorSpec};
use codespan_reporting::term::{Config, Styles, StylesWriter, emit_to_write_style};

use crate::diagnostic::phrase::count;
use crate::diagnostic::{Diagnostic, Place, Position, Severity, tame};

/// At most this many problems are printed; nobody reads more at once.
const MOST: usize = 100;
/// How many characters of a long line are shown on each side of a place.
const CONTEXT: usize = 100;

/// The text of `diagnostics`, with escape sequences if `color`.
pub(super) fn print(diagnostics: &[Diagnostic], color: bool) -> Vec<u8> {
    let mut buffer = if color { Buffer::ansi() } else { Buffer::no_color() };
    let styles = Styles { header_message: ColorSpec::new(), ..Styles::default() };
    for diagnostic in shown(diagnostics) {
        one(diagnostic, &styles, &mut buffer);
    }
    let mut text = buffer.into_inner();
    if let Some(more) = diagnostics.len().checked_sub(MOST).filter(|more| *more > 0) {
        text.extend(format!("… and {}; mend these first\n", count(more, "more problem")).into_bytes());
    }
    text
}

fn one(diagnostic: &Diagnostic, styles: &Styles, buffer: &mut Buffer) {
    let level = match diagnostic.severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Note => Level::Note,
    };
    let place = diagnostic.place.as_ref();
    let excerpt = place.map(Excerpt::of).unwrap_or_default();
    let labels = place.map(|_| Label::primary((), excerpt.range.clone())).into_iter().collect();
    let report = Report::new(level)
        .with_code(diagnostic.code.name())
        .with_message(tame::line(&diagnostic.message))
        .with_labels(labels)
        .with_notes(diagnostic.hints.iter().map(|hint| format!("hint: {}", tame::line(hint))).collect());
    let mut writer = StylesWriter::new(buffer, styles);
    // Writing to memory does not fail, and every place lies in its file.
    emit_to_write_style(&mut writer, &Config::default(), &excerpt, &report).expect("a diagnostic can be printed");
}

/// Those that are printed, in their order: of many, errors rather than what stops nothing.
fn shown(diagnostics: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count().min(MOST);
    let (mut errors, mut others) = (errors, MOST - errors);
    diagnostics.iter().filter(move |diagnostic| {
        let left = if diagnostic.is_error() { &mut errors } else { &mut others };
        left.checked_sub(1).map(|less| *left = less).is_some()
    })
}

/// The line that a place begins on, or the part of it around the place if the line is long.
#[derive(Default)]
struct Excerpt {
    name: String,
    text: String,
    /// The bytes to underline.
    range: Range<usize>,
    /// The line's number, from 1.
    line: usize,
    /// The column of the place, from 1, in characters.
    column: usize,
}

impl Excerpt {
    fn of(place: &Place) -> Self {
        let text = &place.file.text;
        let Range { start, end } = place.range;
        let Position { line, column } = place.start();
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let before =
            text[line_start..start].char_indices().rev().nth(CONTEXT).map_or(line_start, |(at, _)| line_start + at);
        let end = end.min(line_end).max(start);
        let shown_end = text[start..end].char_indices().nth(CONTEXT).map_or(end, |(at, _)| start + at);
        let after = text[shown_end..line_end].char_indices().nth(CONTEXT).map_or(line_end, |(at, _)| shown_end + at);
        let head = if before > line_start { "…" } else { "" };
        let tail = if after < line_end { "…" } else { "" };
        let [before, shown, after] =
            [before..start, start..shown_end, shown_end..after].map(|part| tame::line(&text[part]));
        let offset = head.len() + before.len();
        Self {
            name: tame::line(&place.file.name).into_owned(),
            text: format!("{head}{before}{shown}{}{tail}\n", after.trim_end_matches('\u{FFFD}')),
            range: offset..offset + shown.len(),
            line,
            column,
        }
    }
}

impl<'a> Files<'a> for Excerpt {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.name)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.text)
    }

    fn line_index(&'a self, (): (), byte: usize) -> Result<usize, Error> {
        Ok(usize::from(byte >= self.text.len() && !self.text.is_empty()))
    }

    fn line_number(&'a self, (): (), index: usize) -> Result<usize, Error> {
        Ok(self.line + index)
    }

    fn column_number(&'a self, (): (), _: usize, _: usize) -> Result<usize, Error> {
        Ok(self.column)
    }

    fn line_range(&'a self, (): (), index: usize) -> Result<Range<usize>, Error> {
        Ok(if index == 0 { 0..self.text.len() } else { self.text.len()..self.text.len() })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::{Code, SourceFile};

    #[test]
    fn the_caret_stands_under_the_value_behind_hangul() {
        let file = Arc::new(SourceFile::new("p.yaml", "이름: {ko: 홍길동, emial: x}\n"));
        let at = file.text.find("emial").unwrap();
        let problem = Diagnostic::error(Code::UnknownKey, "unknown key `emial`")
            .at(&file, at..at + 5)
            .hint("did you mean `email`?");
        let text = String::from_utf8(print(&[problem], false)).unwrap();
        let expected = "error[unknown-key]: unknown key `emial`\n  ┌─ p.yaml:1:15\n  │\n1 │ 이름: {ko: 홍길동, emial: x}\n  │                    ^^^^^\n  │\n  = hint: did you mean `email`?\n\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn of_a_long_line_only_the_part_around_the_place_is_shown() {
        let file = Arc::new(SourceFile::new("p.yaml", format!("{}bad{}", "x".repeat(5000), "y".repeat(5000))));
        let problem = Diagnostic::error(Code::UnknownKey, "unknown key").at(&file, 5000..5003);
        let text = String::from_utf8(print(&[problem], false)).unwrap();
        assert!(text.contains("p.yaml:1:5001") && text.len() < 800, "{text}");
    }
}
