//! Reading files that a user names: bounded, and only regular files.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::language::Language;
use crate::profile::MAX_BYTES;
use crate::profile::vocabulary::misplaced::is_layout;
use crate::script::normal::nfc;

/// What files begin with that are named by mistake.
const BINARY: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"PK\x03\x04", "an archive or an office document"),
];

/// Why a file was not read.
#[derive(Debug)]
pub enum Refusal {
    /// The system says so.
    Io(io::Error),
    /// It is a folder, a pipe or a device.
    NotAFile(&'static str),
    /// It is longer than this many bytes.
    TooLarge(u64),
}

impl Refusal {
    fn code(&self) -> Code {
        if matches!(self, Self::TooLarge(_)) { Code::TooLarge } else { Code::CannotRead }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Io(error) => f.write_str(&reason(error)),
            Self::NotAFile(what) => write!(f, "it is {what}"),
            Self::TooLarge(limit) => write!(f, "it is larger than {} MiB", limit >> 20),
        }
    }
}

/// A system error in our words, which are the same on every system.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::IsADirectory => "it is a folder".into(),
        io::ErrorKind::NotADirectory => "part of its path is not a folder".into(),
        // It has no kind in the standard library yet (https://github.com/rust-lang/rust/issues/130188).
        _ if error.to_string().contains("symbolic links") => "it is a link that leads in a circle".into(),
        _ => error.to_string().split(" (os error").next().unwrap_or_default().to_lowercase(),
    }
}

/// The text of the file at `path`, of at most so many bytes; the error says why there is none.
pub fn text_file(path: &Path, most: u64) -> Result<String, String> {
    let bytes = read_file(path, most).map_err(|refusal| refusal.to_string())?;
    let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text; save it as UTF-8".to_owned())?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}

/// The path of `name` below `folder` as the disk has it: macOS writes Hangul and accents in normal form D, people type them
/// in form C, and most systems take the two for different names.
pub fn spelled(folder: &Path, name: &str) -> PathBuf {
    let written = folder.join(name);
    if name.is_ascii() || written.exists() {
        return written;
    }
    Path::new(name).components().fold(folder.to_path_buf(), |path, part| {
        let next = path.join(part);
        let Some(wanted) = part.as_os_str().to_str().filter(|_| !next.exists()).map(|part| nfc(part.into())) else {
            return next;
        };
        let names =
            path.read_dir().into_iter().flatten().flatten().filter_map(|entry| entry.file_name().into_string().ok());
        let alike = names.filter(|name| nfc(name.into()) == wanted).min();
        alike.map_or(next, |name| path.join(name))
    })
}

/// The length of a regular file. Asked before it is opened: opening a pipe waits for its other end.
pub fn regular(path: &Path) -> Result<u64, Refusal> {
    let metadata = path.metadata().map_err(Refusal::Io)?;
    if metadata.is_dir() {
        return Err(Refusal::NotAFile("a folder"));
    }
    if !metadata.is_file() {
        return Err(Refusal::NotAFile("not a regular file"));
    }
    Ok(metadata.len())
}

/// The bytes of a regular file of at most `limit` bytes.
pub fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, Refusal> {
    regular(path)?;
    let file = File::open(path).map_err(Refusal::Io)?;
    bounded(file, limit)
}

/// The bytes of a stream of at most `limit` bytes.
fn bounded(stream: impl Read, limit: u64) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    stream.take(limit + 1).read_to_end(&mut bytes).map_err(Refusal::Io)?;
    match bytes.len() as u64 > limit {
        true => Err(Refusal::TooLarge(limit)),
        false => Ok(bytes),
    }
}

/// What to do where there is no profile at `path`: it is something else, one beside it has its name, or one can be written.
fn absent(path: &Path) -> String {
    let (shown, word) = (path.display(), path.to_string_lossy());
    if is_layout(&word) {
        return format!("for a layout, write `-l {shown}`");
    }
    if Language::of_document(&word).is_some() {
        return format!("for a language, write `--lang {shown}`");
    }
    let named = ["yaml", "yml"].map(|ending| path.with_extension(ending));
    let other = named.iter().find(|other| *other != path && other.is_file()).cloned().or_else(|| alike(path));
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    let output = ending.is_some_and(|ending| ["pdf", "png", "svg"].iter().any(|known| ending == *known));
    match (other, output) {
        (Some(other), true) => format!("did you mean `{}`? a file to be written follows `-o`", other.display()),
        (Some(other), false) => format!("did you mean `{}`?", other.display()),
        (None, true) => format!("for a file to be written, write `-o {shown}`"),
        (None, false) => {
            let new = named.iter().find(|other| *other == path).unwrap_or(&named[0]);
            format!("`jikji new {}` writes one to begin with", new.display())
        }
    }
}

/// A file beside `path` whose name differs only in capitals.
fn alike(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?.to_lowercase();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let names = folder
        .unwrap_or(Path::new("."))
        .read_dir()
        .ok()?
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok());
    let alike = names.filter(|other| other.to_lowercase() == name).min()?;
    Some(path.with_file_name(alike))
}

/// Reads the profile at `path`.
pub fn profile(path: &Path) -> Result<Arc<SourceFile>, Diagnostic> {
    let name = path.display().to_string();
    let bytes = read_file(path, MAX_BYTES).map_err(|refusal| {
        let hint = match &refusal {
            Refusal::Io(error) if error.kind() == io::ErrorKind::NotFound => absent(path),
            Refusal::TooLarge(_) => "a profile is text; keep pictures in files of their own".into(),
            Refusal::NotAFile("a folder") => {
                format!("give the path of a profile in it, as in `{}`", path.join("profile.yaml").display())
            }
            _ => "give the path of a YAML file".into(),
        };
        Diagnostic::error(refusal.code(), format!("cannot read `{name}`: {refusal}")).hint(hint)
    })?;
    text(name, bytes)
}

/// Reads a profile from a stream, such as standard input.
pub fn stream(stream: impl Read) -> Result<Arc<SourceFile>, Diagnostic> {
    let bytes = bounded(stream, MAX_BYTES).map_err(|refusal| {
        let message = format!("cannot read the standard input: {refusal}");
        Diagnostic::error(refusal.code(), message).hint("give the text of a profile")
    })?;
    text(SourceFile::STDIN.into(), bytes)
}

fn text(name: String, bytes: Vec<u8>) -> Result<Arc<SourceFile>, Diagnostic> {
    match String::from_utf8(bytes) {
        // A byte order mark is not part of the text.
        Ok(text) => {
            let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
            Ok(Arc::new(SourceFile::new(name, text)))
        }
        Err(error) => {
            let binary = BINARY.iter().find(|(start, _)| error.as_bytes().starts_with(start));
            if let Some((_, what)) = binary {
                let problem = Diagnostic::error(Code::NotUtf8, format!("`{name}` is {what}, not a profile"));
                return Err(problem.hint("give the path of a YAML file"));
            }
            let at = error.utf8_error().valid_up_to();
            let valid = String::from_utf8_lossy(&error.as_bytes()[..at]).into_owned();
            let file = Arc::new(SourceFile::new(name.clone(), valid));
            Err(Diagnostic::error(Code::NotUtf8, format!("`{name}` is not UTF-8 text"))
                .at(&file, at..at)
                .hint("save it as UTF-8; older Korean files are often in CP949 (`iconv -f CP949 -t UTF-8`)"))
        }
    }
}
