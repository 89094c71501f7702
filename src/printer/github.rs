//! Workflow commands of GitHub Actions, which annotate the lines of a pull request.
//!
//! Their form: <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>.

use std::path::{Component, PathBuf};

use crate::diagnostic::{Diagnostic, Severity, SourceFile, tame};

/// Where the repository lies that is annotated, and the folder that paths start from.
#[derive(Debug, Clone)]
pub struct Repository {
    /// The folder of the repository.
    pub root: PathBuf,
    /// The current folder.
    pub current: PathBuf,
}

impl Repository {
    /// The path from the root; one that does not lie below it stays as it is.
    pub(super) fn path(&self, name: &str) -> String {
        let mut path = PathBuf::new();
        for part in self.current.join(name).components() {
            match part {
                Component::ParentDir => drop(path.pop()),
                Component::CurDir => {}
                part => path.push(part),
            }
        }
        let below = path.strip_prefix(&self.root).ok().filter(|_| name != SourceFile::STDIN);
        let Some(below) = below else { return name.to_owned() };
        // Code hosts part folders by `/`, Windows by another sign.
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    }
}

/// One diagnostic as a command.
pub(super) fn line(diagnostic: &Diagnostic, repository: Option<&Repository>) -> String {
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
        let name = &place.file.name;
        let path = repository.map_or_else(|| name.clone(), |repository| repository.path(name));
        format!("file={},line={}{columns},", property(&tame::line(&path)), start.line)
    });
    let hints = diagnostic.hints.iter().map(|hint| format!("\nhint: {}", tame::line(hint)));
    let message = std::iter::once(tame::line(&diagnostic.message).into_owned()).chain(hints).collect::<String>();
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

#[cfg(test)]
mod tests {
    use super::Repository;

    #[test]
    fn paths_start_at_the_repository() {
        let repository = Repository { root: "/work/cv".into(), current: "/work/cv/people/me".into() };
        for (name, path) in [
            ("me.yaml", "people/me/me.yaml"),
            ("./me.yaml", "people/me/me.yaml"),
            ("../you.yaml", "people/you.yaml"),
            ("/work/cv/all.yaml", "all.yaml"),
            ("../../../mine/typst.toml", "../../../mine/typst.toml"),
            ("/etc/me.yaml", "/etc/me.yaml"),
            ("<stdin>", "<stdin>"),
        ] {
            assert_eq!(repository.path(name), path);
        }
    }
}
