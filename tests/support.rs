//! Runs the program in a folder of its own.

use std::path::{Path, PathBuf};
use std::time::Duration;

use assert_cmd::Command;
use tempfile::TempDir;

use crate::pdf::Pdf;

/// A run in the making.
#[must_use]
pub struct Test {
    folder: TempDir,
    current: PathBuf,
    command: Command,
}

/// A run that is over.
pub struct Done {
    /// Where it ran.
    pub folder: TempDir,
    /// The exit status.
    pub status: i32,
    /// The standard output.
    pub stdout: Vec<u8>,
    /// The standard error.
    pub stderr: String,
    /// The folder that it ran in, below `folder` or the same.
    current: PathBuf,
}

impl Test {
    /// The program in an empty folder.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("jikji"));
        command.current_dir(folder.path()).timeout(Duration::from_secs(60));
        command.env_remove("SOURCE_DATE_EPOCH").env_remove("NO_COLOR");
        // No fonts of the computer's own.
        command.env("FONTCONFIG_FILE", root().join("tests/fonts/none.conf"));
        Self { current: folder.path().to_path_buf(), folder, command }
    }

    /// A profile, as `me.yaml`.
    pub fn profile(self, yaml: &str) -> Self {
        self.file("me.yaml", yaml)
    }

    /// A file, in folders that are made for it.
    pub fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("it is in the folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
        self
    }

    /// The folder that it runs in or below.
    pub fn root(&self) -> String {
        self.folder.path().canonicalize().expect("a folder").display().to_string()
    }

    /// Runs in a folder of the folder.
    pub fn within(mut self, path: &str) -> Self {
        self.current = self.folder.path().join(path);
        self.command.current_dir(&self.current);
        self
    }

    /// What else the folder needs.
    pub fn prepare(self, work: impl FnOnce(&Path)) -> Self {
        work(self.folder.path());
        self
    }

    /// Arguments, as one types them.
    pub fn args<S: AsRef<std::ffi::OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.command.args(args);
        self
    }

    /// An environment variable.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// The standard input.
    pub fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.command.write_stdin(bytes);
        self
    }

    /// Runs the program.
    pub fn run(mut self) -> Done {
        let output = self.command.output().expect("the program runs");
        Done {
            folder: self.folder,
            current: self.current,
            status: output.status.code().expect("the program ends by itself"),
            stdout: output.stdout,
            stderr: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }

    /// Runs the program, which has nothing to say against it.
    pub fn clean(self) -> Done {
        let done = self.run();
        assert_eq!((done.complaints(), done.status), (String::new(), 0));
        done
    }

    /// Runs the program on `me.yaml`, which it makes one PDF of without a word.
    pub fn pdf(self) -> Pdf {
        self.args(["build", "me.yaml", "-o", "-"]).clean().stream()
    }
}

/// What stood in a file that nothing is to be written to.
pub const OLD: &[u8] = b"what stood here before";

/// Builds over an existing file, which stays as it was, and writes no other.
pub fn refused(test: Test, args: &[&str], status: i32, stderr: &str) {
    let done = test.file("old.pdf", OLD).args(["build"]).args(args).args(["-o", "old.pdf"]).run();
    assert_eq!(done.stderr, stderr);
    assert_eq!((done.status, done.stdout.as_slice()), (status, b"".as_slice()));
    assert!(done.bytes("old.pdf") == OLD, "the existing file was changed");
    let pdfs: Vec<_> = done.files().into_iter().filter(|file| file.ends_with(".pdf")).collect();
    assert_eq!(pdfs, ["old.pdf"]);
}

/// The same for `me.yaml`.
pub fn wrong(yaml: impl AsRef<[u8]>, stderr: &str) {
    refused(Test::new().file("me.yaml", yaml), &["me.yaml"], 1, stderr);
}

impl Done {
    /// The whole standard error, and the exit status of bad input.
    pub fn fails(self, stderr: &str) -> Self {
        assert_eq!(self.stderr, stderr);
        assert_eq!(self.status, 1);
        self
    }

    /// The standard error without the lines on files that were written; each of these names one that is there.
    pub fn complaints(&self) -> String {
        let told = |line: &&str| {
            let Some(rest) = line.strip_prefix("wrote ") else { return false };
            let names = rest.split([':', ';']).next().unwrap_or_default();
            let first = names.split(" to ").next().and_then(|names| names.split(" and ").next()).unwrap_or_default();
            assert!(self.current.join(first).exists(), "{line}");
            true
        };
        self.stderr.split_inclusive('\n').filter(|line| !told(line)).collect()
    }

    /// What the folder holds below it, in alphabetical order.
    pub fn files(&self) -> Vec<String> {
        files(self.folder.path())
    }

    /// A file.
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        let found = || format!("{path} is not among {:?}", self.files());
        std::fs::read(self.folder.path().join(path)).unwrap_or_else(|_| panic!("{}", found()))
    }

    /// A PDF that was written.
    pub fn pdf(&self, path: &str) -> Pdf {
        Pdf::read(&self.bytes(path))
    }

    /// The PDF on the standard output.
    pub fn stream(&self) -> Pdf {
        Pdf::read(&self.stdout)
    }

    /// The standard output as text.
    pub fn text(&self) -> &str {
        str::from_utf8(&self.stdout).expect("the output is UTF-8")
    }
}

/// The files below a folder.
pub fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in next.read_dir().expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push(path.strip_prefix(folder).expect("it is below").display().to_string()),
            }
        }
    }
    found.sort();
    found
}

/// The repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the repository.
pub fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A text without white space, its quotes straight: what a line break or a curled quote does not change.
pub fn squash(text: &str) -> String {
    let straight = |c| match c {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        other => other,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(straight).collect()
}

/// Whether a squashed text says these words; what studies are to end with stands in brackets behind the dates or with the degree.
pub fn says(text: &str, words: &str) -> bool {
    let apart =
        |(dates, due): (&str, &str)| text.contains(&squash(dates)) && text.contains(&squash(due.trim_end_matches(')')));
    text.contains(&squash(words)) || words.split_once(" (").is_some_and(apart)
}

/// Asserts that a text has these strings in this order; what stands up to `slack` characters too early counts.
pub fn assert_in_order<'a>(text: &str, lines: impl IntoIterator<Item = &'a str>, slack: usize, what: &str) {
    let text = squash(text);
    let mut from = 0_usize;
    for line in lines {
        let sought = squash(line);
        let start = text.floor_char_boundary(from.saturating_sub(slack * 3));
        match text[start..].find(&sought) {
            Some(at) => from = start + at + if slack == 0 { sought.len() } else { 0 },
            None => {
                let before: String = text[start..].chars().take(200).collect();
                panic!("{what}: `{line}` is not behind `{before}…`; elsewhere: {}", text.contains(&sought))
            }
        }
    }
}

/// A black picture, sharp enough for print.
pub fn picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(354, 472).write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}
