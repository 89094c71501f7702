//! Faces in files, found with `fontdb`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use fontdb::{Database, FaceInfo, Source};
use typst::text::FontInfo;

use super::face::{Face, FaceData, Origin};
use super::folder;
use crate::diagnostic::{Code, Diagnostic};
use crate::disk::read;

/// A face that was found, and what `Fonts` knows of it.
pub(super) type Known = (FontInfo, Arc<Face>);

/// A face of a file.
struct Found {
    info: FontInfo,
    face: Arc<Face>,
    /// The names of its family in all languages, in lower case.
    names: Vec<String>,
}

/// What the folders that a user names have.
pub(super) struct Folders {
    /// Their faces.
    found: Vec<Vec<Found>>,
    /// Their files that end as fonts do and were left out, each with the reason.
    pub skipped: Vec<String>,
}

impl Folders {
    /// Their faces; those that have one of the wanted names only in another language go by that name.
    pub fn faces(&self, wanted: &[String]) -> Vec<Known> {
        self.found.iter().flat_map(|folder| named_as_wanted(folder, wanted)).collect()
    }
}

/// Every face of the folders.
pub(super) fn in_folders(folders: &[PathBuf]) -> Result<Folders, Vec<Diagnostic>> {
    let (mut found, mut skipped) = (Vec::new(), Vec::new());
    let mut problems = Vec::new();
    for folder in folders {
        match scan(folder, &mut skipped) {
            Ok(database) => found.push(faces(&database, Origin::Folder, |_| true)),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(Folders { found, skipped }) } else { Err(problems) }
}

/// The system's faces of the `wanted` families only: any other would make the output depend on the computer.
pub(super) fn in_system(wanted: &[String]) -> Vec<Known> {
    let mut database = Database::new();
    database.load_system_fonts();
    // Typst shortens family names ("Noto Sans Light"), so a name that begins alike is worth a look.
    let alike =
        |name: &str| wanted.iter().map(|w| w.to_lowercase()).any(|w| name.starts_with(&w) || w.starts_with(name));
    let found = faces(&database, Origin::System, |face| names(face).any(|name| alike(&name)));
    let mut faces = named_as_wanted(&found, wanted);
    faces.retain(|(info, _)| wanted.iter().any(|name| same(name, &info.family)));
    faces
}

/// Every face of the system, to tell which has a character.
pub(super) fn all_of_system() -> Vec<Known> {
    let mut database = Database::new();
    database.load_system_fonts();
    named_as_wanted(&faces(&database, Origin::System, |_| true), &[])
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

fn faces(database: &Database, origin: Origin, take: impl Fn(&FaceInfo) -> bool) -> Vec<Found> {
    let mut faces: Vec<_> =
        database.faces().filter(|face| take(face)).filter_map(|face| Some((path(face)?, face))).collect();
    // A folder is listed in whatever order the file system likes.
    faces.sort_by_key(|(path, face)| (*path, face.index));
    faces.dedup_by_key(|(path, face)| (*path, face.index));
    let found = |(path, face): (&Path, &FaceInfo)| {
        let info = database.with_face_data(face.id, FontInfo::new)??;
        let loaded = Face::new(FaceData::File(path.into()), face.index, origin, None);
        Some(Found { info, face: Arc::new(loaded), names: names(face).collect() })
    };
    faces.into_iter().filter_map(found).collect()
}

/// The faces, of which a family goes by the wanted name as well if it has that name in another language, as 나눔고딕 is to Typst
/// NanumGothic.
fn named_as_wanted(found: &[Found], wanted: &[String]) -> Vec<Known> {
    let known = |face: &Found| (face.info.clone(), Arc::clone(&face.face));
    let mut faces: Vec<_> = found.iter().map(known).collect();
    for name in wanted {
        if faces.iter().any(|(info, _)| same(&info.family, name)) {
            continue;
        }
        let lower = name.to_lowercase();
        let named = found.iter().filter(|face| face.names.contains(&lower)).map(known);
        faces.extend(named.map(|(info, face)| (FontInfo { family: name.clone(), ..info }, face)));
    }
    faces
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
