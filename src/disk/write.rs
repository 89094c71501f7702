//! Files that are either written whole or left as they were.

use std::fs::{self, File, Metadata, Permissions, TryLockError};
use std::io::ErrorKind::{AlreadyExists, NotADirectory, NotFound};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::{Builder, NamedTempFile};

use crate::diagnostic::{Code, Diagnostic};
use crate::disk::read;

/// Links that are followed before a chain of them counts as a circle.
const MAX_LINKS: usize = 40;

/// What the name of a draft begins with, and how many letters and digits follow.
const DRAFT: (&str, usize) = (".jikji-", 6);
/// A draft becomes a file or goes within a moment; where files have no locks, one of this age was left by a run that was ended.
const ABANDONED: Duration = Duration::from_secs(600);
/// How often a draft is made anew that another run has swept before it was locked.
const MOST_DRAFTS: usize = 100;

/// Whether `target` can be written, found out without changing it.
pub fn check_target(target: &Path) -> Result<(), Diagnostic> {
    match destination(target)? {
        Destination::Special(_) => Ok(()),
        Destination::File(path, _) => draft(target, &path, None).map(drop),
    }
}

/// Writes all of `bytes` to `target`, or nothing; a link is followed to the file that it names.
pub fn write(target: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    let failed = |error: io::Error| problem(target, &read::reason(&error));
    match destination(target)? {
        Destination::Special(path) => {
            File::options().write(true).open(path).and_then(|mut file| file.write_all(bytes)).map_err(failed)
        }
        Destination::File(path, existing) => {
            let mut file = draft(target, &path, existing.as_ref())?;
            file.write_all(bytes).map_err(failed)?;
            file.persist(path).map_err(|error| failed(error.error))?;
            Ok(())
        }
    }
}

/// Writes all of `bytes` to a new file; false if something of that name is there, also if it has come there meanwhile.
pub fn create(target: &Path, bytes: &[u8]) -> Result<bool, Diagnostic> {
    if target.symlink_metadata().is_ok() {
        return Ok(false);
    }
    let failed = |error: io::Error| problem(target, &read::reason(&error));
    let mut file = draft(target, target, None)?;
    file.write_all(bytes).map_err(failed)?;
    match file.persist_noclobber(target) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == AlreadyExists => Ok(false),
        Err(error) => Err(failed(error.error)),
    }
}

/// Removes the drafts that runs have left in `folder` which were ended in the middle of writing.
pub fn sweep(folder: &Path) {
    let folder = if folder == Path::new("") { Path::new(".") } else { folder };
    let is_draft = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        let random = name.to_str().and_then(|name| name.strip_prefix(DRAFT.0));
        random.is_some_and(|random| random.len() == DRAFT.1 && random.bytes().all(|byte| byte.is_ascii_alphanumeric()))
            && entry.metadata().is_ok_and(|it| it.is_file())
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten().filter(is_draft) {
        // It is removed while it is locked, so that nobody takes it for his own meanwhile.
        let Ok(file) = File::open(entry.path()) else { continue };
        if is_abandoned(&file) {
            // Another run may have been faster, and what cannot be removed does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether nobody writes a draft any more: the lock on it ends with the process.
fn is_abandoned(file: &File) -> bool {
    match file.try_lock() {
        Ok(()) => cfg!(unix) || is_old(file),
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => is_old(file),
    }
}

fn is_old(file: &File) -> bool {
    let modified = file.metadata().and_then(|metadata| metadata.modified());
    modified.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > ABANDONED))
}

/// A new draft, locked for as long as it is open.
fn locked(builder: &Builder, folder: &Path) -> io::Result<NamedTempFile> {
    for _ in 1..MOST_DRAFTS {
        let draft = builder.tempfile_in(folder)?;
        // Where files have no locks, the age tells.
        if cfg!(not(unix)) || draft.as_file().lock().is_err() || draft.path().exists() {
            return Ok(draft);
        }
    }
    builder.tempfile_in(folder)
}

/// What a target turns out to be.
enum Destination {
    /// A pipe or a device, which is written to as it is.
    Special(PathBuf),
    /// A file, with what is known of it if it exists.
    File(PathBuf, Option<Metadata>),
}

fn destination(target: &Path) -> Result<Destination, Diagnostic> {
    // What stands behind `/dev/stderr` or `/dev/fd/3` may have no path that could be followed.
    if fs::metadata(target).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
        return Ok(Destination::Special(target.to_path_buf()));
    }
    let path = follow(target)?;
    match fs::metadata(&path) {
        Ok(metadata) if metadata.is_dir() => Err(problem(target, "it is a folder")
            .hint("name a file in it, or end the path with `/` to have the file named")),
        Ok(metadata) if !metadata.is_file() => Ok(Destination::Special(path)),
        Ok(metadata) if metadata.permissions().readonly() => Err(problem(target, "it is read-only")),
        Ok(metadata) => Ok(Destination::File(path, Some(metadata))),
        Err(error) if matches!(error.kind(), NotFound | NotADirectory) => Ok(Destination::File(path, None)),
        Err(error) => Err(problem(target, &read::reason(&error))),
    }
}

fn follow(target: &Path) -> Result<PathBuf, Diagnostic> {
    let mut path = target.to_path_buf();
    for _ in 0..MAX_LINKS {
        match fs::read_link(&path) {
            Ok(next) => path = folder(&path).join(next),
            Err(_) => return Ok(path),
        }
    }
    Err(problem(target, "its links lead in a circle"))
}

/// An empty file beside `path`, so that it can take its place in one step.
fn draft(target: &Path, path: &Path, existing: Option<&Metadata>) -> Result<NamedTempFile, Diagnostic> {
    let folder = folder(path);
    if path.file_name().is_none() {
        return Err(problem(target, "it names no file"));
    }
    if !folder.is_dir() {
        let shown = folder.display();
        let reason = if folder.exists() {
            format!("`{shown}` is not a folder")
        } else {
            format!("there is no folder `{shown}`")
        };
        return Err(problem(target, &reason).hint("create the folder first, or choose another with -o"));
    }
    let failed = |error: io::Error| {
        problem(target, &format!("no file can be made in `{}`: {}", folder.display(), read::reason(&error)))
    };
    let mut builder = Builder::new();
    builder.prefix(DRAFT.0).rand_bytes(DRAFT.1);
    if let Some(permissions) = new_permissions() {
        builder.permissions(permissions);
    }
    let draft = locked(&builder, folder).map_err(failed)?;
    if let Some(existing) = existing {
        draft.as_file().set_permissions(existing.permissions()).map_err(failed)?;
    }
    Ok(draft)
}

/// What a new file is made with, before the user's mask: a temporary file would be closed to all others.
#[cfg(unix)]
fn new_permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn new_permissions() -> Option<Permissions> {
    None
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn problem(target: &Path, reason: &str) -> Diagnostic {
    Diagnostic::error(Code::CannotWrite, format!("cannot write `{}`: {reason}", target.display()))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use crate::diagnostic::Code;
    use crate::disk::write::{check_target, write};

    fn refused(path: &Path) -> String {
        let problem = check_target(path).expect_err("it cannot be written");
        assert_eq!(problem.code, Code::CannotWrite);
        assert_eq!(write(path, b"new").expect_err("nor now"), problem);
        problem.message
    }

    #[test]
    fn writes_and_replaces() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("이력서.pdf");
        for bytes in [&b"one"[..], b"two"] {
            check_target(&path).expect("it can be written");
            write(&path, bytes).expect("it can be written");
            assert_eq!(fs::read(&path).expect("it is there"), bytes);
        }
        assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 1, "no draft is left");
    }

    #[test]
    fn checking_changes_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        check_target(&folder.path().join("new.pdf")).expect("it can be written");
        assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 0);
    }

    #[test]
    fn refuses_folders_and_missing_folders() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert!(refused(folder.path()).ends_with("it is a folder"));
        assert!(refused(&folder.path().join("no/cv.pdf")).contains("there is no folder"));
        fs::write(folder.path().join("file"), "").expect("it can be written");
        assert!(refused(&folder.path().join("file/cv.pdf")).ends_with("file` is not a folder"));
        assert!(refused(Path::new("")).contains("it names no file"));
    }

    #[cfg(unix)]
    #[test]
    fn failure_keeps_the_old_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("cv.pdf");
        fs::write(&path, "old").expect("it can be written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("it is ours");
        assert!(refused(&path).ends_with("it is read-only"));
        assert_eq!(fs::read(&path).expect("it is there"), b"old");
    }

    #[cfg(unix)]
    #[test]
    fn keeps_permissions_and_links() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("cv.pdf");
        let link = folder.path().join("link.pdf");
        fs::write(&path, "old").expect("it can be written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("it is ours");
        symlink("cv.pdf", &link).expect("it can be made");
        write(&link, b"new").expect("it can be written");
        assert_eq!(fs::read(&path).expect("it is there"), b"new");
        assert_eq!(fs::metadata(&path).expect("it is there").permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink());
        let dangling = folder.path().join("dangling.pdf");
        symlink("made.pdf", &dangling).expect("it can be made");
        write(&dangling, b"made").expect("it can be written");
        assert_eq!(fs::read(folder.path().join("made.pdf")).expect("it is there"), b"made");
    }

    #[cfg(unix)]
    #[test]
    fn circles_and_devices() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let circle = folder.path().join("a");
        symlink("a", &circle).expect("it can be made");
        assert!(refused(&circle).ends_with("its links lead in a circle"));
        write(Path::new("/dev/null"), b"gone").expect("a device takes anything");
        assert!(!fs::metadata("/dev/null").expect("it is there").is_file());
    }
}
