//! Faces in files, found with `fontdb`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use fontdb::{Database, FaceInfo, Source};
use typst::text::FontInfo;

use super::face::{Face, FaceData, Origin};
use super::folder;
use crate::diagnostic::{Code, Diagnostic};
use crate::disk::read;

/// A face that was found.
pub(super) struct Found {
    info: FontInfo,
    face: Face,
}

impl Found {
    /// The parts that `Fonts` is made from.
    pub fn shared(self) -> (FontInfo, Arc<Face>) {
        (self.info, Arc::new(self.face))
    }
}

/// What the folders that a user names have.
pub(super) struct Folders {
    /// Their faces; those that have one of the wanted names only in another language go by that name.
    pub found: Vec<Found>,
    /// Their files that end as fonts do and were left out, each with the reason.
    pub skipped: Vec<String>,
}

/// Every face of the folders, in which the `wanted` families are looked for.
pub(super) fn in_folders(folders: &[PathBuf], wanted: &[String]) -> Result<Folders, Vec<Diagnostic>> {
    let (mut found, mut skipped) = (Vec::new(), Vec::new());
    let mut problems = Vec::new();
    for folder in folders {
        match scan(folder, &mut skipped) {
            Ok(database) => found.extend(faces(&database, Origin::Folder, wanted, |_| true)),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(Folders { found, skipped }) } else { Err(problems) }
}

/// The system's faces of the `wanted` families only: any other would make the output depend on the computer.
pub(super) fn in_system(wanted: &[String]) -> Vec<Found> {
    let mut database = Database::new();
    database.load_system_fonts();
    // Typst shortens family names ("Noto Sans Light"), so a name that begins alike is worth a look.
    let alike =
        |name: &str| wanted.iter().map(|w| w.to_lowercase()).any(|w| name.starts_with(&w) || w.starts_with(name));
    let mut found = faces(&database, Origin::System, wanted, |face| names(face).any(|name| alike(&name)));
    found.retain(|found| wanted.iter().any(|name| same(name, &found.info.family)));
    found
}

/// Every face of the system, to tell which has a character.
pub(super) fn all_of_system() -> Vec<Found> {
    let mut database = Database::new();
    database.load_system_fonts();
    faces(&database, Origin::System, &[], |_| true)
}

/// The faces of a folder or of a file that a user names.
fn scan(path: &Path, skipped: &mut Vec<String>) -> Result<Database, Diagnostic> {
    let shown = path.display();
    let problem = |message: String| {
        Diagnostic::error(Code::CannotRead, message).hint("fonts are .otf, .ttf, .otc and .ttc files")
    };
    let mut database = Database::new();
    if !path.is_dir() {
        load(path, &mut database).map_err(|why| problem(format!("cannot read the font `{shown}`: {why}")))?;
        return Ok(database);
    }
    let files = folder::files(path).map_err(|why| problem(format!("cannot read the font folder `{shown}`: {why}")))?;
    for file in files {
        if let Err(why) = load(&file, &mut database) {
            skipped.push(format!("`{}` was left out: {why}", file.display()));
        }
    }
    match (database.is_empty(), skipped.first()) {
        (false, _) => Ok(database),
        (true, None) => Err(problem(format!("no font in the folder `{shown}`"))),
        (true, Some(first)) => Err(problem(format!("no font in the folder `{shown}`")).hint(first.clone())),
    }
}

/// Adds the faces of a file; the error says why there are none.
fn load(path: &Path, database: &mut Database) -> Result<(), String> {
    folder::check(path)?;
    let before = database.len();
    database.load_font_file(path).map_err(|error| read::reason(&error))?;
    match database.len() == before {
        true => Err("it is damaged".into()),
        false => Ok(()),
    }
}

fn faces(database: &Database, origin: Origin, wanted: &[String], take: impl Fn(&FaceInfo) -> bool) -> Vec<Found> {
    let mut faces: Vec<_> =
        database.faces().filter(|face| take(face)).filter_map(|face| Some((path(face)?, face))).collect();
    // A folder is listed in whatever order the file system likes.
    faces.sort_by_key(|(path, face)| (*path, face.index));
    faces.dedup_by_key(|(path, face)| (*path, face.index));
    let mut infos: Vec<_> = faces
        .into_iter()
        .filter_map(|(path, face)| {
            let info = database.with_face_data(face.id, FontInfo::new)??;
            Some((info, path, face))
        })
        .collect();
    name_as_wanted(&mut infos, wanted);
    infos
        .into_iter()
        .map(|(info, path, face)| Found {
            info,
            face: Face::new(FaceData::File(path.into()), face.index, origin, None),
        })
        .collect()
}

/// Lets a family go by the wanted name if it has that name in another language, as 나눔고딕 is to Typst NanumGothic.
fn name_as_wanted(infos: &mut Vec<(FontInfo, &Path, &FaceInfo)>, wanted: &[String]) {
    for name in wanted {
        if infos.iter().any(|(info, ..)| same(&info.family, name)) {
            continue;
        }
        let lower = name.to_lowercase();
        let named: Vec<_> =
            infos.iter().filter(|(.., face)| names(face).any(|other| other == lower)).cloned().collect();
        infos.extend(
            named.into_iter().map(|(info, path, face)| (FontInfo { family: name.clone(), ..info }, path, face)),
        );
    }
}

fn path(face: &FaceInfo) -> Option<&Path> {
    match &face.source {
        Source::File(path) | Source::SharedFile(path, _) => Some(path),
        Source::Binary(_) => None,
    }
}

fn names(face: &FaceInfo) -> impl Iterator<Item = String> {
    face.families.iter().map(|(name, _)| name.to_lowercase())
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}
