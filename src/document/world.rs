//! What Typst can see: nothing outside the manuscript, and no clock.

use std::collections::BTreeSet;
use std::sync::Arc;

use typst::diag::FileResult;
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::files::{Files, file_id};
use super::joiner::{Unit, Words};
use super::{Manuscript, content};
use crate::diagnostic::Diagnostic;
use crate::fonts::Fonts;

/// All that the compiler can see: nothing outside the manuscript, and no clock.
pub(super) struct Desk<'a> {
    library: LazyHash<Library>,
    fonts: &'a Fonts,
    files: Arc<Files>,
    options: (FileId, Bytes),
    words: Words,
}

impl<'a> Desk<'a> {
    /// Lays the manuscript out for the compiler.
    pub fn new(manuscript: &Manuscript<'a>) -> Result<Self, Diagnostic> {
        let files = Arc::new(Files::new(manuscript));
        let mut words = Words::default();
        let library = library(manuscript, &files, &mut words)?;
        let id = file_id("/options.json").expect("the path is plain");
        let options = (id, Bytes::from_string(String::from("{}")));
        Ok(Self { library, fonts: manuscript.fonts, files, options, words })
    }

    /// Lets these units of the manuscript break, or break more freely, and those that may already.
    pub fn loosen(&mut self, manuscript: &Manuscript<'a>, units: &BTreeSet<Unit>) -> Result<(), Diagnostic> {
        self.words = Words::with_loose(self.words.loosened(units));
        self.library = library(manuscript, &self.files, &mut self.words)?;
        Ok(())
    }

    /// The words that stay whole.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Changes the one file that the options stand in, so that all else stays cached.
    pub fn set_options(&mut self, options: &serde_json::Value) {
        self.options.1 = Bytes::from_string(options.to_string());
    }

    /// The faces that there are.
    pub fn fonts(&self) -> &'a Fonts {
        self.fonts
    }

    /// The files that there are.
    pub fn files(&self) -> &Arc<Files> {
        &self.files
    }
}

/// Typst's own functions, and the profile.
fn library(manuscript: &Manuscript, files: &Files, words: &mut Words) -> Result<LazyHash<Library>, Diagnostic> {
    let mut inputs = Dict::new();
    if !manuscript.via_json {
        inputs.insert("profile".into(), content::value(&manuscript.profile, files, words)?);
    }
    Ok(LazyHash::new(Library::builder().with_inputs(inputs).build()))
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.files.main()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.files.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.options.0 { Ok(self.options.1.clone()) } else { self.files.bytes(id) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
