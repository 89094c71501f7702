//! The files of layouts, parsed once for all documents.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use typst::syntax::{FileId, Source};

/// Files of layouts, parsed. Those of different layouts have the same names.
#[derive(Clone, Default)]
pub struct Sources(Arc<Mutex<HashMap<FileId, Vec<Parsed>>>>);

struct Parsed {
    source: Source,
    /// How often it was to be forgotten since it was used.
    age: usize,
}

impl Sources {
    /// The file of this text, parsed.
    pub(super) fn parsed(&self, id: FileId, text: &str) -> Source {
        let known = |files: &mut HashMap<FileId, Vec<Parsed>>| {
            let parsed = files.get_mut(&id)?.iter_mut().find(|parsed| parsed.source.text() == text)?;
            parsed.age = 0;
            Some(parsed.source.clone())
        };
        if let Some(source) = known(&mut self.files()) {
            return source;
        }
        let source = Source::new(id, text.to_owned());
        self.files().entry(id).or_default().push(Parsed { source: source.clone(), age: 0 });
        source
    }

    /// Forgets what was not used for so many rounds, of which this ends one.
    pub(crate) fn forget(&self, rounds: usize) {
        for files in self.files().values_mut() {
            files.iter_mut().for_each(|parsed| parsed.age += 1);
            files.retain(|parsed| parsed.age <= rounds);
        }
    }

    fn files(&self) -> MutexGuard<'_, HashMap<FileId, Vec<Parsed>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
