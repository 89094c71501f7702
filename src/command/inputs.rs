//! The files that a build reads, and so never writes over.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::cli::SelectArguments;
use crate::command::select::Asked;

/// What fonts end in.
const FONTS: &[&str] = &["otf", "ttf", "otc", "ttc"];

/// The files that a build reads, by what they are on the disk: neither a link nor another spelling hides one.
pub struct Inputs {
    /// Each with what it is: `the photo of 'me.yaml'`.
    files: HashMap<PathBuf, String>,
    /// Where fonts are looked for.
    fonts: Vec<PathBuf>,
}

impl Inputs {
    /// All that these arguments make the program read.
    pub fn of(arguments: &SelectArguments, asked: &Asked) -> Self {
        let mut files = HashMap::new();
        let mut add = |path: &Path, role: &dyn Fn() -> String| {
            if let Ok(path) = path.canonicalize() {
                files.entry(path).or_insert_with(role);
            }
        };
        // Also those that turned out to be wrong, which no job has come of.
        for path in &arguments.profiles {
            add(path, &|| "a profile of this build".into());
        }
        for (photo, name) in &asked.photos {
            add(photo, &|| format!("the photo of '{name}'"));
        }
        for job in &asked.jobs {
            for plan in &job.plans {
                if let Some(photo) = &plan.content.photo {
                    add(&photo.source, &|| format!("the photo of '{}'", job.file.name));
                }
                if let Some(signature) = &plan.signature {
                    add(&signature.source, &|| format!("the signature of '{}'", job.file.name));
                }
                for path in plan.layout.sources() {
                    add(&path, &|| format!("a file of the layout '{}'", plan.layout.name));
                }
            }
        }
        let fonts = arguments.font_path.iter().filter_map(|path| path.canonicalize().ok()).collect();
        Self { files, fonts }
    }

    /// What the file at `path` is read as, if it is there and read.
    pub fn role(&self, path: &Path) -> Option<&str> {
        let path = path.canonicalize().ok()?;
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        // Of a folder, what ends otherwise is not read.
        let has_ending = FONTS.iter().any(|font| ending == *font);
        let font = self.fonts.iter().any(|named| path == *named || has_ending && path.starts_with(named));
        self.files.get(&path).map(String::as_str).or(font.then_some("a font of --font-path"))
    }
}
