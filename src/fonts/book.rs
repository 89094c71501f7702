//! The bundled faces: their files, and what Typst needs to know of them to choose one, computed ahead of time.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use typst::text::{Coverage, FontAxis, FontFlags, FontInfo, FontVariant};

use super::alias::ALIASES;
use super::face::{Face, FaceData, Origin};

static BOOK: &str = include_str!("../../fonts/book.json");

/// One face of `fonts/book.json`.
#[derive(Serialize, Deserialize)]
struct Entry<'a> {
    /// The font file, relative to `fonts/`.
    path: &'a str,
    /// Which face of the file.
    index: u32,
    /// The name of its licence.
    licence: &'a str,
    /// The file with the text of the licence, relative to `fonts/`.
    licence_file: &'a str,
    /// The family, as profiles and layouts name it.
    family: String,
    /// Weight, style and width.
    variant: FontVariant,
    /// Whether it is monospaced, has serifs, and so on.
    flags: FontFlags,
    /// What varies, in a variable face.
    axes: Vec<FontAxis>,
    /// The characters that it has; absent if they are those of the face before it, to be read in half the time.
    coverage: Option<Coverage>,
}

/// The bundled faces, in the order of the book, and behind them those that go by another name too.
pub(super) fn faces() -> Vec<(FontInfo, Arc<Face>)> {
    let entries: Vec<Entry<'static>> = serde_json::from_str(BOOK).expect("the book is well-formed: a test computes it");
    let mut faces: Vec<(FontInfo, Arc<Face>)> = Vec::with_capacity(entries.len());
    for Entry { path, index, licence, family, variant, flags, axes, coverage, .. } in entries {
        let face = Face::new(FaceData::Bundled(path), index, Origin::Bundled, Some(licence));
        let previous = || faces.last().map(|(info, _)| info.coverage.clone());
        let coverage = coverage.or_else(previous).expect("the first face of the book has its coverage");
        faces.push((FontInfo { family, variant, flags, axes, coverage }, Arc::new(face)));
    }
    for (alias, family) in ALIASES {
        let named: Vec<_> = faces.iter().filter(|(info, _)| info.family == family).cloned().collect();
        faces.extend(named.into_iter().map(|(info, face)| (FontInfo { family: alias.into(), ..info }, face)));
    }
    faces
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use include_dir::{Dir, DirEntry};
    use typst::text::FontInfo;

    use super::{BOOK, Entry};
    use crate::fonts::bundle::FILES;

    const OFL: &str = "SIL Open Font License 1.1";

    fn font_files(folder: &'static Dir, paths: &mut Vec<&'static str>) {
        for entry in folder.entries() {
            match entry {
                DirEntry::Dir(inner) => font_files(inner, paths),
                DirEntry::File(file) => paths.push(file.path().to_str().expect("the names are plain")),
            }
        }
        paths.retain(|path| path.ends_with(".otf") || path.ends_with(".ttf") || path.ends_with(".ttc"));
        // Where a layout names no font that has a character, Typst takes the first face that has it. What names none is mostly
        // code, which then is monospaced.
        paths.sort_unstable_by_key(|path| (path.starts_with("inter/"), *path));
    }

    fn computed() -> String {
        let mut paths = Vec::new();
        font_files(&FILES, &mut paths);
        let mut lines = Vec::new();
        let mut previous = None;
        for path in paths {
            let folder = Path::new(path).parent().expect("a font stands in a folder");
            let licence_file = folder.join("OFL.txt");
            let text = FILES
                .get_file(&licence_file)
                .and_then(|file| file.contents_utf8())
                .expect("each folder has its licence");
            assert!(text.contains("SIL Open Font License, Version 1.1"), "{path}: unknown licence");
            let data = FILES.get_file(path).expect("it was just listed").contents();
            for (index, info) in (0..).zip(FontInfo::iter(data)) {
                let licence_file = licence_file.to_str().expect("the names are plain");
                let FontInfo { family, variant, flags, axes, coverage } = info;
                let coverage = Some(coverage).filter(|coverage| previous.as_ref() != Some(coverage));
                previous = coverage.clone().or(previous);
                let entry = Entry { path, index, licence: OFL, licence_file, family, variant, flags, axes, coverage };
                lines.push(serde_json::to_string(&entry).expect("an entry is plain data"));
            }
        }
        format!("[\n{}\n]\n", lines.join(",\n"))
    }

    #[test]
    fn book_is_up_to_date() {
        let computed = computed();
        if std::env::var_os("UPDATE").is_some() {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/book.json");
            fs::write(path, &computed).expect("the book can be written");
        } else {
            assert!(computed == BOOK, "fonts/book.json is out of date: run the tests with UPDATE=1, then once more");
        }
    }
}
