//! A line each: `me.yaml:3:11: error[unknown-key]: unknown key `emial` (did you mean `email`?)`.

use crate::diagnostic::{Diagnostic, Position, tame};

/// One diagnostic as a line.
pub(super) fn line(diagnostic: &Diagnostic) -> String {
    let place = diagnostic.place.as_ref().map_or(String::new(), |place| {
        let Position { line, column } = place.start();
        format!("{}:{line}:{column}: ", place.file.name)
    });
    let hints = match diagnostic.hints.is_empty() {
        true => String::new(),
        false => format!(" ({})", diagnostic.hints.join("; ")),
    };
    let (severity, code) = (diagnostic.severity.name(), diagnostic.code.name());
    format!("{}\n", tame::log(&format!("{place}{severity}[{code}]: {}{hints}", diagnostic.message)))
}
