//! The font files of a folder that a user names: found within bounds, and known to be sound before their tables are read.

use std::collections::HashSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::tables;
use crate::disk::read::{self, Refusal};

/// A folder with more names in it, those of its folders included, is not one of fonts.
const MOST_NAMES: usize = 50_000;
/// At most this many files of fonts are read.
const MOST_FILES: usize = 5_000;
/// Folders are looked into down to this depth.
const MAX_DEPTH: usize = 16;
/// The largest font file, in bytes: those with all East Asian languages in all weights have 200 MiB.
pub(super) const MAX_FILE: u64 = 256 << 20;
/// What font files end in.
const ENDINGS: [&str; 4] = ["otf", "ttf", "otc", "ttc"];

/// The paths that end as fonts do, in `root` and the folders in it. A link to a folder is followed, unless that holds `root`
/// or has been looked into. The error says why there are none to be had.
pub(super) fn files(root: &Path) -> Result<Vec<PathBuf>, String> {
    let real = root.canonicalize().map_err(|error| read::reason(&error))?;
    let mut seen = HashSet::from([real.clone()]);
    let mut folders = vec![(root.to_path_buf(), 0)];
    let (mut files, mut names) = (Vec::new(), 0);
    while let Some((folder, depth)) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            names += 1;
            if names > MOST_NAMES {
                return Err(format!("it holds more than {MOST_NAMES} files"));
            }
            let path = entry.path();
            if is_folder(&entry) {
                let target = path.canonicalize().ok().filter(|target| !real.starts_with(target));
                if depth < MAX_DEPTH && target.is_some_and(|target| seen.insert(target)) {
                    folders.push((path, depth + 1));
                }
            } else if ends_as_font(&path) {
                files.push(path);
            }
        }
    }
    if files.len() > MOST_FILES {
        return Err(format!("it holds more than {MOST_FILES} fonts"));
    }
    files.sort();
    Ok(files)
}

/// Whether an entry is a folder or a link to one.
fn is_folder(entry: &fs::DirEntry) -> bool {
    entry.file_type().is_ok_and(|kind| kind.is_dir() || kind.is_symlink() && entry.path().is_dir())
}

fn ends_as_font(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Whether a file may be read as a font: regular, not too large, and with no more in it than a font has. The error says why not.
pub(super) fn check(path: &Path) -> Result<(), String> {
    let length = read::regular(path).map_err(|refusal| refusal.to_string())?;
    if length > MAX_FILE {
        return Err(Refusal::TooLarge(MAX_FILE).to_string());
    }
    tables::check(&mut File::open(path).map_err(|error| read::reason(&error))?)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{check, files};

    #[test]
    fn files_that_are_no_fonts_are_not_read() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let why = |bytes: &[u8]| {
            let path = folder.path().join("a.ttc");
            fs::write(&path, bytes).expect("a file");
            check(&path).err().unwrap_or_default()
        };
        assert_eq!(why(b"ttcf\x00\x01\x00\x00\xFF\xFF\xFF\xFF"), "it says that it has more than 256 fonts in it");
        assert_eq!(why(b"ttcf\x00\x01"), "it is not a font");
        assert_eq!(why(b"wOF2"), "it is not a font");
        assert_eq!(why(b""), "it is not a font");
        assert_eq!(why(b"OTTO\x00\x0B\x00\x80\x00\x03\x00\x30"), "it is damaged");
        let font = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/noto-serif-kr/NotoSerifKR-Regular.otf");
        assert_eq!(check(&font), Ok(()));
        assert_eq!(check(folder.path()).err().unwrap_or_default(), "it is a folder");
        let large = folder.path().join("large.ttf");
        fs::File::create(&large).and_then(|file| file.set_len(1 << 30)).expect("a file of holes");
        assert_eq!(check(&large).err().unwrap_or_default(), "it is larger than 256 MiB");
    }

    #[cfg(unix)]
    #[test]
    fn links_to_what_holds_the_folder_are_not_followed() {
        use std::os::unix::fs::symlink;

        let outer = tempfile::tempdir().expect("a temporary folder");
        let (fonts, other) = (outer.path().join("fonts"), outer.path().join("other"));
        fs::create_dir_all(fonts.join("deep")).expect("folders");
        fs::create_dir(&other).expect("a folder");
        fs::write(fonts.join("deep/a.OTF"), "").expect("a file");
        fs::write(fonts.join("deep/a.txt"), "").expect("a file");
        fs::write(other.join("b.ttf"), "").expect("a file");
        for (target, name) in [("/", "root"), ("..", "up"), (".", "self"), ("../other", "other"), ("../other", "again")]
        {
            symlink(target, fonts.join(name)).expect("a link");
        }
        let found = files(&fonts).expect("it is a folder");
        let mut names: Vec<_> = found.iter().filter_map(|path| path.file_name()?.to_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["a.OTF", "b.ttf"]);
    }
}
