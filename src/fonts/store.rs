//! The fonts of a session: folders are looked through once, and what one document has found serves the next.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::Fonts;
use super::search::{self, Folders};
use crate::diagnostic::Diagnostic;

/// More choices of families than this are not remembered.
const MOST_CHOICES: usize = 32;

/// Where the fonts of documents are found.
#[derive(Default)]
pub struct Store {
    folders: Vec<PathBuf>,
    scanned: OnceLock<Result<Folders, Vec<Diagnostic>>>,
    /// The fonts for each choice of families.
    found: Mutex<HashMap<Vec<String>, Fonts>>,
}

/// Why there are no fonts for a document.
#[derive(Debug)]
pub struct Unfound {
    /// The family that is nowhere; none if a folder cannot be read.
    pub family: Option<String>,
    /// What to say of it.
    pub problem: Diagnostic,
}

impl Store {
    /// The bundled fonts, those of the folders, and those of the system.
    pub fn new(folders: Vec<PathBuf>) -> Self {
        Self { folders, ..Self::default() }
    }

    /// The bundled fonts with all faces of the folders, and with the system's faces of those `families` that are in neither.
    pub fn find(&self, families: &[String]) -> Result<Fonts, Vec<Unfound>> {
        let bundled = Fonts::bundled();
        if self.folders.is_empty() && bundled.absent(families).is_empty() {
            return Ok(bundled);
        }
        let known = |choices: &HashMap<Vec<String>, Fonts>| choices.get(families).cloned();
        if let Some(fonts) = known(&self.found.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(fonts);
        }
        let fonts = self.look_for(families)?;
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if found.len() == MOST_CHOICES {
            found.clear();
        }
        found.insert(families.to_vec(), fonts.clone());
        Ok(fonts)
    }

    fn look_for(&self, families: &[String]) -> Result<Fonts, Vec<Unfound>> {
        let mut fonts = Fonts::bundled();
        if !self.folders.is_empty() {
            let scanned = self.scanned.get_or_init(|| search::in_folders(&self.folders));
            let of_folder = |problem: &Diagnostic| Unfound { family: None, problem: problem.clone() };
            let folders = scanned.as_ref().map_err(|problems| problems.iter().map(of_folder).collect::<Vec<_>>())?;
            fonts = Fonts::from_faces(folders.faces(&fonts.absent(families)).into_iter().chain(fonts.entries()));
            fonts.skipped = folders.skipped.clone();
        }
        let absent = fonts.absent(families);
        if !absent.is_empty() {
            let faces: Vec<_> = fonts.entries().chain(search::in_system(&absent)).collect();
            fonts = Fonts { skipped: fonts.skipped, ..Fonts::from_faces(faces) };
        }
        let unknown = |name: String| Unfound { problem: fonts.unknown(&name), family: Some(name) };
        let unknown: Vec<_> = fonts.absent(families).into_iter().map(unknown).collect();
        if unknown.is_empty() { Ok(fonts) } else { Err(unknown) }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::Store;

    #[test]
    fn folders_are_looked_through_once() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let font = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/jikji-sans/JikjiSans-Regular.otf");
        let copy = folder.path().join("one.otf");
        fs::copy(font, &copy).expect("a font");
        let store = Store::new(vec![folder.path().into()]);
        let first = store.find(&["Jikji Sans".into()]).expect("the folder has it");
        assert!(first.font(0).is_some());
        fs::remove_file(copy).expect("it is there");
        // Neither the folder nor the file is read again.
        for families in [vec!["Jikji Sans".into()], vec!["Jikji Sans".into(), "Noto Serif KR".into()]] {
            let fonts = store.find(&families).expect("it is known");
            assert_eq!(fonts.font(0), first.font(0));
        }
    }
}
