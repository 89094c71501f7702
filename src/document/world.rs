//! What Typst can see: nothing outside the input, and no clock.

use std::collections::BTreeSet;
use std::sync::Arc;

use typst::diag::FileResult;
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use super::content::Known;
use super::files::{Files, file_id};
use super::handed::Handed;
use super::input::Input;
use super::span::Places;
use super::word_joiner::{KeptWords, Unit};
use super::{content, handed};
use crate::diagnostic::Diagnostic;
use crate::fonts::Fonts;

/// All that the compiler can see: nothing outside the input, and no clock.
pub(super) struct DocumentWorld<'a> {
    fonts: &'a Fonts,
    files: Arc<Files>,
    options: (FileId, Bytes),
    words: KeptWords,
    places: Arc<Places>,
    /// The profile, unless the layout restores it from JSON.
    profile: Option<Handed>,
}

impl<'a> DocumentWorld<'a> {
    /// Lays the input out for the compiler.
    pub fn new(input: &Input<'a>) -> Result<Self, Diagnostic> {
        let files = Arc::new(Files::new(input));
        let id = file_id("/options.json").expect("the path is plain");
        let options = (id, Bytes::from_string(String::from("{}")));
        let (words, places) = (KeptWords::default(), Arc::new(no_places()));
        let mut world = Self { fonts: input.fonts, files, options, words, places, profile: None };
        world.read(input)?;
        Ok(world)
    }

    /// Lets these units of the input break, or break more freely, and those that may already; whatever else is too wide then
    /// breaks as the last resort.
    pub fn loosen(&mut self, input: &Input<'a>, units: &BTreeSet<Unit>, last_resort: bool) -> Result<(), Diagnostic> {
        self.words = KeptWords::with_loose(self.words.loosened(units, last_resort), last_resort);
        self.read(input)
    }

    /// Makes the profile ready to be handed over.
    fn read(&mut self, input: &Input<'a>) -> Result<(), Diagnostic> {
        if !input.via_json {
            let mut places = no_places();
            let (files, contents) = (&self.files, &input.contents);
            let mut known = Known { files, contents, words: &mut self.words, places: &mut places };
            let value = content::value(&input.profile, &mut known)?;
            (self.places, self.profile) = (Arc::new(places), Some(Handed::new(value)));
        }
        Ok(())
    }

    /// The words that stay whole.
    pub fn words(&self) -> &KeptWords {
        &self.words
    }

    /// Changes the one file that the options stand in, so that all else stays cached.
    pub fn set_options(&mut self, options: &serde_json::Value) {
        self.options.1 = Bytes::from_string(options.to_string());
    }

    /// Where in the profile the runs come from.
    pub fn places(&self) -> &Arc<Places> {
        &self.places
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

/// The profile's YAML, of which nothing is shown yet.
fn no_places() -> Places {
    Places::new(file_id("/profile.yaml").expect("the path is plain"))
}

impl World for DocumentWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        handed::library(self.profile.is_some())
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
        match &self.profile {
            _ if id == self.options.0 => Ok(self.options.1.clone()),
            Some(profile) if id == handed::key_file() => Ok(profile.key()),
            _ => self.files.bytes(id),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
