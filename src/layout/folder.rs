//! The files of a layout's folder, within bounds.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};
use crate::disk::read::{self, Refusal};

/// Files by their path below a folder.
pub type Files = Vec<(String, Cow<'static, [u8]>)>;

/// More files than this are no layout.
const MOST_FILES: usize = 1_000;
/// At most this many names are looked at: those of files, of folders, and of what is passed over.
const MOST_NAMES: usize = 10_000;
/// At most this many bytes the files have together.
const MOST_BYTES: u64 = 64 << 20;
/// At most this many of these are code, which is searched through; the largest of the program's own layouts has 100 kB with all it shares.
const MOST_CODE: u64 = 4 << 20;
/// Folders in it may be nested this deep.
const MAX_DEPTH: usize = 4;

/// What has been read so far.
struct Reading<'a> {
    root: &'a Path,
    files: Files,
    names: usize,
    bytes: u64,
    /// How many of the bytes are code.
    code: u64,
}

/// Reads the regular files below `root`, a path without links. What a link leads out to is not among them, nor what is hidden.
pub(super) fn read(root: &Path) -> Result<Files, Diagnostic> {
    let mut reading = Reading { root, files: Vec::new(), names: 0, bytes: 0, code: 0 };
    reading.folder(root, 0)?;
    Ok(reading.files)
}

impl Reading<'_> {
    fn folder(&mut self, folder: &Path, depth: usize) -> Result<(), Diagnostic> {
        for path in self.paths(folder)? {
            let Ok(real) = path.canonicalize() else { continue };
            let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            if hidden || !real.starts_with(self.root) {
                continue;
            }
            if real.is_dir() {
                // A link to a folder that holds it would have no end.
                let above = folder.canonicalize().is_ok_and(|folder| folder.starts_with(&real));
                if depth < MAX_DEPTH && !above {
                    self.folder(&path, depth + 1)?;
                }
            } else if real.is_file() {
                self.file(&path, &real)?;
            }
        }
        Ok(())
    }

    /// The paths in a folder, in alphabetical order.
    fn paths(&mut self, folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
        let entries = fs::read_dir(folder).map_err(|error| problem(folder, &read::reason(&error)))?;
        let left = MOST_NAMES - self.names;
        let mut paths: Vec<_> = entries.take(left + 1).flatten().map(|entry| entry.path()).collect();
        if paths.len() > left {
            return Err(self.too_much(&format!("it holds more than {MOST_NAMES} files and folders")));
        }
        self.names += paths.len();
        paths.sort();
        Ok(paths)
    }

    fn file(&mut self, path: &Path, real: &Path) -> Result<(), Diagnostic> {
        if self.files.len() >= MOST_FILES {
            return Err(self.too_much(&format!("it holds more than {MOST_FILES} files")));
        }
        let bytes = read::read_file(real, MOST_BYTES - self.bytes).map_err(|refusal| match refusal {
            Refusal::TooLarge(_) => self.too_much(&format!("its files have more than {} MiB", MOST_BYTES >> 20)),
            refusal => problem(path, &refusal.to_string()),
        })?;
        self.bytes += bytes.len() as u64;
        if path.extension().is_some_and(|ending| ending == "typ" || ending == "toml") {
            self.code += bytes.len() as u64;
        }
        if self.code > MOST_CODE {
            return Err(self.too_much(&format!("its code has more than {} MiB", MOST_CODE >> 20)));
        }
        let relative = path.strip_prefix(self.root).unwrap_or(path).components();
        let relative: Vec<_> = relative.map(|part| part.as_os_str().to_string_lossy()).collect();
        self.files.push((relative.join("/"), Cow::Owned(bytes)));
        Ok(())
    }

    fn too_much(&self, why: &str) -> Diagnostic {
        problem(self.root, why).hint("keep what is no part of the layout in another folder")
    }
}

fn problem(path: &Path, why: &str) -> Diagnostic {
    Diagnostic::error(Code::BadLayout, format!("cannot read `{}`: {why}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::path::Path;

    use super::{MOST_FILES, read};

    fn message(work: impl FnOnce(&Path)) -> String {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        work(&root);
        let problem = read(&root).expect_err("it is too much");
        problem.message.replace(&root.display().to_string(), "mine")
    }

    #[test]
    fn what_is_no_layout_is_not_read() {
        let many = |root: &Path| {
            (0..=MOST_FILES).for_each(|n| fs::write(root.join(n.to_string()), "").expect("a file"));
        };
        assert_eq!(message(many), "cannot read `mine`: it holds more than 1000 files");
        let deep = |root: &Path| {
            (0..10_001).for_each(|n| fs::create_dir(root.join(format!(".{n}"))).expect("a folder"));
        };
        assert_eq!(message(deep), "cannot read `mine`: it holds more than 10000 files and folders");
        let large = |root: &Path| {
            for name in ["a", "b", "c"] {
                File::create(root.join(name)).and_then(|file| file.set_len(30 << 20)).expect("a file of holes");
            }
        };
        assert_eq!(message(large), "cannot read `mine`: its files have more than 64 MiB");
        let code = |root: &Path| {
            for name in ["a.typ", "b.typ", "c.toml"] {
                File::create(root.join(name)).and_then(|file| file.set_len(2 << 20)).expect("a file of holes");
            }
        };
        assert_eq!(message(code), "cannot read `mine`: its code has more than 4 MiB");
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_nowhere_else_and_not_in_circles() {
        use std::os::unix::fs::symlink;

        let outer = tempfile::tempdir().expect("a temporary folder");
        let outer = outer.path().canonicalize().expect("it is there");
        let root = outer.join("mine");
        fs::create_dir_all(root.join("icons")).expect("a folder");
        for file in ["lib.typ", "icons/a.svg", "../secret"] {
            fs::write(root.join(file), "x").expect("a file");
        }
        for (target, link) in [("/", "disk"), ("..", "up"), (".", "self"), ("../secret", "out"), ("/dev/zero", "zero")]
        {
            symlink(target, root.join(link)).expect("a link");
        }
        for (target, link) in [("..", "icons/up"), ("icons", "again"), ("lib.typ", "alias.typ"), ("loop", "loop")] {
            symlink(target, root.join(link)).expect("a link");
        }
        let made = std::process::Command::new("mkfifo").arg(root.join("pipe")).status().expect("the system has it");
        assert!(made.success());
        let files = read(&root).expect("it can be read");
        let names: Vec<_> = files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(names, ["again/a.svg", "alias.typ", "icons/a.svg", "lib.typ"]);
    }
}
