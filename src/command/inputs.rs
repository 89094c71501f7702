//! The files that a build reads, and so never writes over.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use jikji::project::Job;

use crate::cli::SelectArguments;
use crate::command::profiles::Profiles;

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
    /// The profiles and fonts that these arguments make the program read.
    pub fn of(arguments: &SelectArguments, profiles: &Profiles) -> Self {
        let fonts = arguments.font_path.iter().filter_map(|path| path.canonicalize().ok()).collect();
        let mut inputs = Self { files: HashMap::new(), fonts };
        // Also those that turn out to be wrong, which no job comes of.
        for source in &profiles.sources {
            inputs.insert(&source.path, || "a profile of this build".into());
        }
        inputs
    }

    /// What a profile that is right makes it read.
    pub fn add(&mut self, job: &Job) {
        let name = &job.file.name;
        for path in &job.inputs {
            self.insert(path, || format!("a file that '{name}' names"));
        }
        for plan in &job.plans {
            if let Some(photo) = &plan.content.photo {
                self.insert(&photo.source, || format!("the photo of '{name}'"));
            }
            if let Some(signature) = &plan.signature {
                self.insert(&signature.source, || format!("the signature of '{name}'"));
            }
            for path in plan.layout.sources() {
                self.insert(&path, || format!("a file of the layout '{}'", plan.layout.name));
            }
        }
    }

    /// The files that one that is wrong names, each with the name of the profile.
    pub fn add_named(&mut self, named: &[(PathBuf, String)]) {
        for (path, name) in named {
            self.insert(path, || format!("a file that '{name}' names"));
        }
    }

    fn insert(&mut self, path: &Path, role: impl FnOnce() -> String) {
        if let Ok(path) = path.canonicalize() {
            self.files.entry(path).or_insert_with(role);
        }
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
