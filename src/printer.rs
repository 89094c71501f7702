//! Diagnostics as people read them: message, file, line and column, the line itself with a caret, and hints.

use codespan_reporting::diagnostic::{Diagnostic as Report, Label, Severity as Level};
use codespan_reporting::files::SimpleFile;
use codespan_reporting::term::termcolor::{Buffer, ColorSpec};
use codespan_reporting::term::{Config, Styles, StylesWriter, emit_to_write_style};

use crate::diagnostic::{Diagnostic, Severity};

/// The text of `diagnostics` for a terminal, with escape sequences if `color`.
pub fn human(diagnostics: &[Diagnostic], color: bool) -> Vec<u8> {
    let mut buffer = if color { Buffer::ansi() } else { Buffer::no_color() };
    let mut styles = Styles::default();
    styles.header_message = ColorSpec::new();
    for diagnostic in diagnostics {
        print(diagnostic, &styles, &mut buffer);
    }
    buffer.into_inner()
}

fn print(diagnostic: &Diagnostic, styles: &Styles, buffer: &mut Buffer) {
    let level = match diagnostic.severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
    };
    let place = diagnostic.place.as_ref();
    let (name, text) = place.map_or(("", ""), |place| (place.file.name.as_str(), place.file.text.as_str()));
    let labels = place.map(|place| Label::primary((), place.range.clone())).into_iter().collect();
    let report = Report::new(level)
        .with_code(diagnostic.code.name())
        .with_message(&diagnostic.message)
        .with_labels(labels)
        .with_notes(diagnostic.hints.iter().map(|hint| format!("hint: {hint}")).collect());
    let file = SimpleFile::new(name, text);
    let mut writer = StylesWriter::new(buffer, styles);
    // Writing to memory does not fail, and every place lies in its file.
    emit_to_write_style(&mut writer, &Config::default(), &file, &report).expect("a diagnostic can be printed");
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::{Code, SourceFile};

    #[test]
    fn the_caret_stands_under_the_value_behind_hangul() {
        let file = Arc::new(SourceFile { name: "p.yaml".into(), text: "이름: {ko: 홍길동, emial: x}\n".into() });
        let at = file.text.find("emial").unwrap();
        let problem = Diagnostic::error(Code::UnknownKey, "unknown key `emial`")
            .at(&file, at..at + 5)
            .hint("did you mean `email`?");
        let text = String::from_utf8(human(&[problem], false)).unwrap();
        let expected = "error[unknown-key]: unknown key `emial`\n  ┌─ p.yaml:1:17\n  │\n1 │ 이름: {ko: 홍길동, emial: x}\n  │                    ^^^^^\n  │\n  = hint: did you mean `email`?\n\n";
        assert_eq!(text, expected);
    }
}
