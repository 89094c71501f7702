//! What outlives a document: the fonts, the parsed files of layouts, and what Typst remembers.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};

use crate::document::{self, Contents, Sources};
use crate::fonts::store::Store;
use crate::view::text::known::KnownTexts;

/// What the documents of a process share. Each round of documents (one in a batch, all of a profile that is watched) is to end
/// with [`Session::forget`], so that many take no more memory than a few.
#[derive(Default)]
pub struct Session {
    /// Where fonts are found.
    pub fonts: Store,
    /// The files of layouts, parsed.
    pub sources: Sources,
    /// Strings, made into content.
    pub contents: Contents,
    /// Texts, worded.
    pub texts: KnownTexts,
    /// Work that was begun beside the main thread.
    begun: Mutex<Vec<JoinHandle<()>>>,
}

impl Session {
    /// How many rounds something is kept that is not used: Typst looks through all that it keeps.
    const ROUNDS: usize = 2;

    /// With the fonts of these folders.
    pub fn new(font_folders: Vec<PathBuf>) -> Self {
        let fonts = Store::new(font_folders);
        Self {
            fonts,
            sources: Sources::default(),
            contents: Contents::default(),
            texts: KnownTexts::default(),
            begun: Mutex::default(),
        }
    }

    /// Forgets what was not used in this round and the one before.
    pub fn forget(&self) {
        self.sources.forget(Self::ROUNDS);
        self.contents.forget(Self::ROUNDS);
        self.texts.forget(Self::ROUNDS);
        document::forget(Self::ROUNDS);
    }

    /// Begins work that will be needed, such as reading a table, beside the calling thread. A limit on threads leaves it to
    /// those who need it.
    pub(crate) fn begin(&self, work: impl FnOnce() + Send + 'static) {
        let mut begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner);
        // A thread that is over keeps its stack for as long as its handle is kept.
        begun.retain(|work| !work.is_finished());
        begun.extend(Builder::new().spawn(work));
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let begun = self.begun.get_mut().unwrap_or_else(PoisonError::into_inner);
        for work in begun.drain(..) {
            // What panicked there panics where it is needed as well.
            let _ = work.join();
        }
    }
}
