//! The fonts that a document may use: the bundled ones, those of folders, and those of the system.

mod alias;
mod book;
mod bundle;
mod cff;
mod face;
mod family;
mod folder;
mod search;
pub mod store;
mod tables;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use typst::text::{Font, FontBook, FontInfo, FontStretch, FontStyle, FontVariant, FontWeight};
use typst::utils::{LazyHash, hash128};

pub use self::face::Origin;
pub use self::family::{Family, Style};

use self::face::Face;
use crate::diagnostic::{Code, Diagnostic};

/// At most this many files are named that were left out.
const MOST_SKIPPED: usize = 3;

/// A list of faces in order of preference, each loaded when it is first used.
#[derive(Clone)]
pub struct Fonts {
    book: Arc<LazyHash<FontBook>>,
    faces: Vec<Arc<Face>>,
    /// The files of folders that were left out, each with the reason.
    skipped: Vec<String>,
}

static BUNDLED: LazyLock<Fonts> = LazyLock::new(|| Fonts::from_faces(book::faces()));

static INSTALLED: LazyLock<Fonts> = LazyLock::new(|| Fonts::from_faces(search::all_of_system()));

impl Fonts {
    /// The fonts that are built into the program.
    pub fn bundled() -> Self {
        BUNDLED.clone()
    }

    /// What there is, by family name, other names of bundled families included.
    pub fn families(&self) -> Vec<Family<'_>> {
        let mut families: BTreeMap<String, Family> = BTreeMap::new();
        for (index, face) in self.faces.iter().enumerate() {
            let info = self.book.info(index).expect("the book has every face");
            families
                .entry(info.family.to_lowercase())
                .or_insert_with(|| Family::new(&info.family, face.origin, face.licence))
                .add(info);
        }
        families.into_values().map(Family::sorted).collect()
    }

    /// The names of the families that have a glyph for each of `characters`, else of those of the system that have, else of those
    /// that have `first`, those of them that matter most.
    pub fn covering(&self, characters: &[char], first: &[char]) -> Vec<&str> {
        let or_system = |sought: &[char]| {
            let found = self.having(sought);
            if found.is_empty() { INSTALLED.having(sought) } else { found }
        };
        let found = or_system(characters);
        if found.is_empty() { or_system(first) } else { found }
    }

    fn having(&self, characters: &[char]) -> Vec<&str> {
        let has_all = |family: &Family| {
            family.stands_for.is_none() && characters.iter().all(|character| family.covers(*character))
        };
        self.families().into_iter().filter(has_all).map(|family| family.name).collect()
    }

    /// Loads the faces of these weights of the first of `families` that has a glyph for `letter`.
    pub(crate) fn load(&self, families: &[String], letter: char, weights: &[u16], italic: bool) {
        let style = if italic { FontStyle::Italic } else { FontStyle::Normal };
        for weight in weights {
            let variant = FontVariant::new(style, FontWeight::from_number(*weight), FontStretch::NORMAL);
            let covers =
                |index: &usize| self.book.info(*index).is_some_and(|info| info.coverage.contains(letter.into()));
            let select = |family: &String| self.book.select(&family.to_lowercase(), variant).filter(covers);
            if let Some(font) = families.iter().find_map(select).and_then(|index| self.font(index)) {
                // Typst asks for the hash of a face, which is that of its whole file; the face keeps it.
                let _ = hash128(&font);
            }
        }
    }

    /// The names of which text in the family `set` is set in a face that old readers of PDF give back in pieces; a family may go
    /// by that of another language.
    pub(crate) fn torn(&self, set: &str) -> Vec<&str> {
        let faces = self.faces.iter().enumerate().filter(|(_, face)| face.is_torn());
        let of_set = faces.filter(|(_, face)| face.font().is_some_and(|font| font.info().family == set));
        of_set.filter_map(|(index, _)| Some(self.book.info(index)?.family.as_str())).collect()
    }

    /// The problem that there is no family called `name`.
    pub(crate) fn unknown(&self, name: &str) -> Diagnostic {
        let problem = Diagnostic::error(Code::UnknownFont, format!("unknown font family `{name}`"));
        let problem = match self.nearest(name) {
            Some(known) => problem.hint(format!("did you mean `{known}`?")),
            None => problem,
        };
        let problem =
            problem.hint("`jikji fonts` lists the bundled families; give the folder of any other with --font-path");
        self.skipped.iter().take(MOST_SKIPPED).cloned().fold(problem, Diagnostic::hint)
    }

    /// The metadata of all faces.
    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// The face at an index of the book; `None` if there is none, or if its file cannot be read any more.
    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        self.faces.get(index)?.font()
    }

    fn from_faces(faces: impl IntoIterator<Item = (FontInfo, Arc<Face>)>) -> Self {
        let (infos, faces): (Vec<_>, Vec<_>) = faces.into_iter().unzip();
        Self { book: Arc::new(LazyHash::new(FontBook::from_infos(infos))), faces, skipped: Vec::new() }
    }

    fn entries(&self) -> impl Iterator<Item = (FontInfo, Arc<Face>)> {
        let infos = (0..self.faces.len()).map(|index| self.book.info(index).expect("the book has every face").clone());
        infos.zip(self.faces.iter().map(Arc::clone)).collect::<Vec<_>>().into_iter()
    }

    /// The faces of some families that are not built into the program.
    pub(crate) fn own(&self, families: &[String]) -> impl Iterator<Item = Font> {
        let names: Vec<_> = families.iter().map(|family| family.to_lowercase()).collect();
        let of_family = move |(index, face): (usize, &Arc<Face>)| {
            let info = self.book.info(index).filter(|_| face.origin != Origin::Bundled)?;
            names.contains(&info.family.to_lowercase()).then(|| face.font()).flatten()
        };
        self.faces.iter().enumerate().filter_map(of_family)
    }

    fn absent(&self, families: &[String]) -> Vec<String> {
        families.iter().filter(|name| !self.book.contains_family(&name.to_lowercase())).cloned().collect()
    }

    fn nearest(&self, name: &str) -> Option<&str> {
        let name = name.to_lowercase();
        let distance = |other: &str| strsim::damerau_levenshtein(&name, &other.to_lowercase());
        let (nearest, _) = self.book.families().map(|(other, _)| (other, distance(other))).min_by_key(|&(_, d)| d)?;
        let starts = nearest.to_lowercase().starts_with(&name) || name.starts_with(&nearest.to_lowercase());
        (starts || distance(nearest) <= name.chars().count() / 3).then_some(nearest)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use typst::text::FontInfo;

    use super::store::Store;
    use super::{Fonts, Origin, alias};
    use crate::diagnostic::Code;

    #[test]
    fn bundled_faces_load() {
        let fonts = Fonts::bundled();
        for index in 0..fonts.faces.len() {
            let font = fonts.font(index).expect("a bundled face loads");
            let named = fonts.book().info(index).expect("the book has every face");
            let family = alias::meant_by(&named.family).unwrap_or(&named.family).to_owned();
            assert_eq!(*font.info(), FontInfo { family, ..named.clone() });
        }
        assert!(fonts.font(fonts.faces.len()).is_none());
    }

    #[test]
    fn covering_names_families() {
        let fonts = Fonts::bundled();
        assert!(fonts.covering(&['홍', 'a'], &['a']).contains(&"Jikji Sans"));
        assert!(fonts.covering(&['홍', '\u{50001}'], &['홍']).contains(&"Jikji Sans"));
        // No installed font has it either: it is not assigned.
        assert!(fonts.covering(&['a', '\u{50001}'], &['a', '\u{50001}']).is_empty());
    }

    #[test]
    fn unknown_family_suggests() {
        let problems = Store::default().find(&["Pretendart".into()]).err().expect("there is no such family");
        assert_eq!(problems[0].problem.code, Code::UnknownFont);
        assert_eq!(problems[0].problem.hints[0], "did you mean `Pretendard`?");
    }

    #[test]
    fn folder_faces_come_first() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/inter");
        let fonts = Store::new(vec![folder]).find(&["Inter".into()]).expect("the folder has it");
        assert!(matches!(fonts.faces[0].origin, Origin::Folder));
        assert_eq!(fonts.font(0).expect("the file loads").info().family, "Inter");
        let inter = fonts.families().into_iter().find(|family| family.name == "Inter").expect("it is listed");
        assert_eq!(inter.origin, Origin::Folder);
    }

    #[test]
    fn folder_must_hold_fonts() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let problems = Store::new(vec![folder.path().into()]).find(&[]).err().expect("the folder is empty");
        assert_eq!(problems[0].problem.code, Code::CannotRead);
        assert!(problems[0].problem.message.starts_with("no font in the folder"));
    }
}
