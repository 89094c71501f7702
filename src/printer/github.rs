//! Workflow commands of GitHub Actions, which annotate the lines of a pull request.
//!
//! Their form: <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>.

use crate::diagnostic::{Diagnostic, Severity};
use crate::printer::tame;

/// One diagnostic as a command.
pub(super) fn line(diagnostic: &Diagnostic) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let place = diagnostic.place.as_ref().map_or(String::new(), |place| {
        let (start, end) = (place.start(), place.end());
        // Columns are understood only within one line.
        let columns = match start.line == end.line && start.column < end.column {
            true => format!(",col={},endColumn={}", start.column, end.column - 1),
            false => format!(",col={}", start.column),
        };
        format!("file={},line={}{columns},", property(&place.file.name), start.line)
    });
    let hints = diagnostic.hints.iter().map(|hint| format!("\nhint: {}", tame(hint)));
    let message = std::iter::once(tame(&diagnostic.message).into_owned()).chain(hints).collect::<String>();
    format!("::{command} {place}title={}::{}\n", property(diagnostic.code.name()), data(&message))
}

/// What ends a command has to be written otherwise inside its message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What ends a property, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
