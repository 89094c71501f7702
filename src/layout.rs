//! Layouts: found by name or folder, their manifest checked. Nothing is compiled here.

mod base;
pub mod color;
pub mod declared;
mod folder;
mod label;
pub mod manifest;
pub mod options;
pub mod parser_safe;
pub mod tunable;
mod typeface;

use std::borrow::Cow;
use std::path::{Path, PathBuf, is_separator};
use std::sync::Arc;

use include_dir::{Dir, DirEntry, include_dir};

use crate::diagnostic::phrase::{did_you_mean, list_and, list_or, only_near};
use crate::diagnostic::{Code, Diagnostic, Place, SourceFile};
use crate::disk::reach::{Astray, Reach};
use crate::disk::read;
use crate::language::Language;
use crate::layout::folder::Files;
use crate::layout::manifest::Manifest;

/// The layouts that are built into the program, and the Typst files that they share.
static BUNDLED: Dir = include_dir!("$CARGO_MANIFEST_DIR/layouts");

/// The file of a layout that sets letters.
pub const LETTER: &str = "letter.typ";

/// The layout of a document that names none.
pub const DEFAULT: &str = "one-page";

/// What layouts are called by those who do not know their names.
const WORDS: &[(&str, &[&str])] = &[
    ("ko-form", &["이력서", "국문이력서", "표준이력서"]),
    ("ko-public", &["입사지원서", "블라인드", "ncs", "공공기관", "blind"]),
    ("ko-career", &["경력기술서", "경력 기술서", "career"]),
    ("ko-essay", &["자기소개서", "자소서", "essay", "essays"]),
    ("one-page", &["영문이력서", "resume", "résumé", "default"]),
    ("academic", &["cv", "curriculum", "scholar", "research"]),
    ("biosketch", &["biographical-sketch", "nih", "nsf", "sciencv"]),
    ("columns", &["two-column", "two-columns", "2-column"]),
    ("dark-sidebar", &["dark", "dark-side", "sidebar-dark"]),
    ("sidebar", &["side-bar", "side"]),
    ("compact", &["dense", "condensed", "small"]),
    ("timeline", &["time-line", "연표"]),
];

/// A layout and everything that it is made of.
#[derive(Debug)]
pub struct Layout {
    /// Its name, or the folder it was found in.
    pub name: String,
    /// The folder that it was read from, if it is not one of the program's own.
    pub folder: Option<PathBuf>,
    /// What it says of itself.
    pub manifest: Manifest,
    /// Its files.
    pub files: Files,
    /// The files that it shares with others, served as `/shared`.
    pub shared: Files,
}

impl Layout {
    /// The names of the program's own layouts.
    pub fn names() -> Vec<&'static str> {
        let folders = BUNDLED.dirs().filter(|folder| folder.get_file(folder.path().join("typst.toml")).is_some());
        let mut names: Vec<_> = folders.filter_map(|folder| folder.path().to_str()).collect();
        names.sort_unstable();
        names
    }

    /// The layout called `name`, or the one in the folder `name` below `base` if it is a path.
    pub fn find(name: &str, base: &Path) -> Result<Self, Diagnostic> {
        Self::named(name, Reach::Folder(base), |problem| problem)
    }

    /// The same of a layout that lies in `reach`, where `point` points the problem that there is none at the name.
    pub fn named(name: &str, reach: Reach, point: impl Fn(Diagnostic) -> Diagnostic) -> Result<Self, Diagnostic> {
        if !Self::is_path(name) {
            return Self::bundled(name, point);
        }
        let astray = |astray: Astray| {
            let problem = Diagnostic::error(Code::UnknownLayout, format!("cannot read the layout `{name}`: {astray}"));
            point(problem.hint(match astray {
                Astray::Nowhere => Astray::ROOT.to_owned(),
                _ => format!("give a folder with a `typst.toml`, or one of {}", list_or(&Self::names())),
            }))
        };
        let folder = reach.layout(name).map_err(astray)?;
        Self::in_folder(name, &folder, point)
    }

    /// Whether what names a layout is the path of a folder.
    pub fn is_path(name: &str) -> bool {
        name.contains(['/', '\\']) || name == "."
    }

    /// Whether it is a folder of the user's own.
    pub fn is_folder(&self) -> bool {
        self.folder.is_some()
    }

    /// Whether it sets letters.
    pub fn sets_letters(&self) -> bool {
        self.files.iter().any(|(path, _)| path == LETTER)
    }

    /// The same as it sets letters, if it does.
    pub fn of_letter(self) -> Option<Self> {
        self.sets_letters().then(|| Self { manifest: self.manifest.of_letter(), ..self })
    }

    /// The names of the program's own layouts that set letters.
    pub fn of_letters() -> Vec<&'static str> {
        let sets = |name: &&str| Self::find(name, Path::new("")).is_ok_and(|layout| layout.sets_letters());
        Self::names().into_iter().filter(sets).collect()
    }

    /// Where its code begins: the function in `lib.typ` that it is.
    pub fn entry(&self) -> Option<Place> {
        const FUNCTION: &str = "#let resume";
        let (path, bytes) = self.files.iter().find(|(path, _)| path == "lib.typ")?;
        let file = SourceFile::new(format!("{}/{path}", self.name), String::from_utf8_lossy(bytes));
        let start = file.text.find(FUNCTION);
        let range = start.map_or(0..0, |start| start..start + FUNCTION.len());
        Some(Place { file: Arc::new(file), range })
    }

    /// What files are called that are set in it: its name, or that of its folder.
    pub fn label(&self) -> &str {
        let folder = Path::new(&self.name).file_name().and_then(|name| name.to_str());
        // A path such as `..` names no folder.
        folder
            .or_else(|| Some(self.manifest.name.as_str()).filter(|name| !name.contains(['/', '\\'])))
            .unwrap_or("layout")
    }

    fn bundled(name: &str, point: impl Fn(Diagnostic) -> Diagnostic) -> Result<Self, Diagnostic> {
        let names = Self::names();
        let Some(folder) = BUNDLED.get_dir(name).filter(|_| names.contains(&name)) else {
            let words = name.to_lowercase();
            let meant = WORDS.iter().find(|(_, others)| others.contains(&words.as_str())).map(|(meant, _)| *meant);
            let hint = did_you_mean(meant.unwrap_or(name), &names, || {
                if name.contains(',') {
                    let flags: Vec<_> = name.split(',').map(|name| format!("-l {}", name.trim())).collect();
                    return format!("name one layout at a time, on the command line as `{}`", flags.join(" "));
                }
                let names = list_and(&names);
                if Language::meant(name).is_some() {
                    return format!(
                        "a language is given by `--lang`, or by `lang:` of a document; the layouts are {names}"
                    );
                }
                format!("there are {names}; a folder of your own is named by its path, as in `./{name}/`")
            });
            let problem = Diagnostic::error(Code::UnknownLayout, format!("there is no layout `{name}`"));
            let mut problem = point(problem.hint(hint));
            meant.or_else(|| only_near(name, &names)).into_iter().for_each(|name| problem.mend(name));
            return Err(problem);
        };
        Self::new(name, embedded(folder), shared())
    }

    fn in_folder(name: &str, folder: &Path, point: impl Fn(Diagnostic) -> Diagnostic) -> Result<Self, Diagnostic> {
        let problem = |message: String| point(Diagnostic::error(Code::UnknownLayout, message));
        let hint = format!("give a folder with a `typst.toml`, or one of {}", list_or(&Self::names()));
        if !folder.join("typst.toml").is_file() {
            return Err(problem(format!("there is no layout in `{name}`")).hint(hint));
        }
        let root = folder
            .canonicalize()
            .map_err(|error| problem(format!("cannot read `{name}`: {}", read::reason(&error))))?;
        let (own, files): (Files, Files) =
            folder::read(&root)?.into_iter().partition(|(path, _)| path.starts_with("shared/"));
        let own: Files = own.into_iter().map(|(path, bytes)| (path["shared/".len()..].to_owned(), bytes)).collect();
        let layout =
            Self::new(name.trim_end_matches(is_separator), files, if own.is_empty() { shared() } else { own })?;
        Ok(Self { folder: Some(root), ..layout })
    }

    fn new(name: &str, files: Files, shared: Files) -> Result<Self, Diagnostic> {
        let bytes =
            files.iter().find(|(path, _)| path == "typst.toml").map(|(_, bytes)| bytes.to_vec()).unwrap_or_default();
        let path = format!("{name}/typst.toml");
        let text = String::from_utf8(bytes)
            .map_err(|_| Diagnostic::error(Code::BadLayout, format!("`{path}` is not UTF-8 text")))?;
        let file = Arc::new(SourceFile::new(path, text));
        let base = toml::from_str::<toml::Table>(&file.text).ok().filter(|own| base::named(own).is_some());
        let (manifest, files) = match base {
            Some(own) => Self::extended(own, files, &file)?,
            None => (Manifest::read(&file)?, files),
        };
        if !files.iter().any(|(path, _)| path == "lib.typ") {
            let problem = Diagnostic::error(Code::BadLayout, format!("the layout `{name}` has no `lib.typ`"));
            return Err(problem.hint("`jikji layouts one-page --eject DIR` writes one out to begin with"));
        }
        Ok(Self { name: name.to_owned(), folder: None, manifest, files, shared })
    }

    /// The manifest and the files of a layout with those of the one that it extends below them.
    fn extended(own: toml::Table, files: Files, file: &Arc<SourceFile>) -> Result<(Manifest, Files), Diagnostic> {
        let name = base::named(&own).unwrap_or_default().to_owned();
        let problem = |message: String, hint: String| {
            let start = file.text.find("extends").unwrap_or_default();
            let end = file.text[start..].find('\n').map_or(file.text.len(), |length| start + length);
            Diagnostic::error(Code::BadLayout, message).at(file, start..end).hint(hint)
        };
        let names = Self::names();
        let Some(folder) = BUNDLED.get_dir(&name).filter(|_| names.contains(&name.as_str())) else {
            let hint = did_you_mean(&name, &names, || format!("there are {}", list_and(&names)));
            return Err(problem(format!("there is no layout `{name}` to extend"), hint));
        };
        let base = embedded(folder);
        let text = base.iter().find(|(path, _)| path == "typst.toml").map(|(_, bytes)| String::from_utf8_lossy(bytes));
        let below: toml::Table = toml::from_str(&text.unwrap_or_default()).unwrap_or_default();
        if base::named(&below).is_some() {
            let hint = "extend the layout that this one extends".to_owned();
            return Err(problem(format!("`{name}` extends another layout itself"), hint));
        }
        let manifest = Manifest::of(base::merged(below, own), file)?;
        Ok((manifest, base::joined(files, base)))
    }

    /// The files of its own folder that it is made of: its code, and what its code names. What else lies there, such as a
    /// document that was built into it, is none of it.
    pub fn sources(&self) -> Vec<PathBuf> {
        let Some(folder) = &self.folder else { return Vec::new() };
        let code = code(self.files.iter().chain(&self.shared));
        let named = |path: &str| {
            let (above, name) = path.rsplit_once('/').unwrap_or(("", path));
            let inner = above.rsplit('/').next().filter(|inner| !inner.is_empty());
            let is_code = name.ends_with(".typ") || name.ends_with(".toml");
            is_code || code.contains(name) || inner.is_some_and(|inner| code.contains(&format!("{inner}/")))
        };
        let shared = self.shared.iter().map(|(path, _)| format!("shared/{path}"));
        let paths = self.files.iter().map(|(path, _)| path.clone()).chain(shared);
        paths.filter(|path| named(path)).map(|path| folder.join(path)).collect()
    }

    /// Those of the shared files that it uses: what its files name, and what those name in turn.
    pub fn shared_in_use(&self) -> Vec<&(String, Cow<'static, [u8]>)> {
        let (mut used, mut left): (Vec<_>, Vec<_>) = (Vec::new(), self.shared.iter().collect());
        let (mut folders, mut texts): (&[&str], _) = (&["/shared/"], code(&self.files));
        loop {
            // A file in a folder is named by its folder, as in `read("icons/" + name)`.
            let named = |path: &str| {
                let (name, end) = path.split_once('/').map_or((path, "\""), |(folder, _)| (folder, "/"));
                folders.iter().any(|folder| texts.contains(&format!("\"{folder}{name}{end}")))
            };
            let (found, rest): (Vec<_>, Vec<_>) = left.into_iter().partition(|(path, _)| named(path));
            if found.is_empty() {
                return used;
            }
            (folders, texts) = (&["", "/shared/"], code(found.iter().copied()));
            used.extend(found);
            left = rest;
        }
    }
}

/// The Typst code of some files, one after another.
fn code<'a>(files: impl IntoIterator<Item = &'a (String, Cow<'static, [u8]>)>) -> String {
    let typst = files.into_iter().filter(|(path, _)| path.ends_with(".typ"));
    typst.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect()
}

/// The files that all layouts of the program share.
fn shared() -> Files {
    BUNDLED.get_dir("shared").map(embedded).unwrap_or_default()
}

/// The files below `folder`, by their path from there.
fn embedded(folder: &'static Dir) -> Files {
    collect(folder, folder.path())
}

fn collect(folder: &'static Dir, root: &Path) -> Files {
    let mut files = Vec::new();
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => files.extend(collect(inner, root)),
            DirEntry::File(file) => {
                let path = file.path().strip_prefix(root).unwrap_or(file.path());
                files.push((path.to_string_lossy().replace('\\', "/"), Cow::Borrowed(file.contents())));
            }
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_layout_is_well_formed() {
        assert!(Layout::names().contains(&DEFAULT));
        for name in Layout::names() {
            let layout = Layout::find(name, Path::new(".")).unwrap();
            assert_eq!(layout.manifest.name, name);
            assert!(layout.shared.iter().any(|(path, _)| path == "profile.typ"));
        }
    }

    #[test]
    fn a_name_that_is_near_is_suggested() {
        let problem = Layout::find("onepage", Path::new(".")).unwrap_err();
        assert_eq!(problem.hints, ["did you mean `one-page`?"]);
    }
}
