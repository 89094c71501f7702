//! What a document that is a letter needs beside others: a layout that sets letters, and the signature.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::diagnostic::phrase::list_or;
use crate::disk::reach::Reach;
use crate::layout::{LETTER, Layout};
use crate::photo::{self, Photo};
use crate::profile::value::text::Scalar;
use crate::project::content::Content;
use crate::view::selection::Selection;

/// The signatures read so far, by what letters call them; nothing for one that is wrong.
#[derive(Default)]
pub struct Signatures(HashMap<String, Option<Arc<Photo>>>);

impl Signatures {
    /// The signature under the letter that a document is, looked for in `reach`.
    pub fn of(
        &mut self,
        selection: &Selection,
        content: &Content,
        reach: Reach,
        found: &mut Findings,
    ) -> Option<Arc<Photo>> {
        let letter = content.profile.letters.called(&selection.letter.as_ref()?.name)?;
        let name = letter.signature.as_ref().filter(|name| !name.text.trim().is_empty())?;
        if let Some(signature) = self.0.get(&name.text) {
            return signature.clone();
        }
        let read = photo::signature(name, reach, &found.file);
        let signature = read.map_err(|problem| found.extend([problem])).ok().map(Arc::new);
        found.extend(signature.as_ref().and_then(|signature| signature.warning.clone()));
        self.0.insert(name.text.clone(), signature.clone());
        signature
    }
}

/// The layout as it sets letters; a problem at the place `at` if it does not.
pub fn of_letter(layout: Layout, at: &Scalar, found: &mut Findings) -> Option<Layout> {
    let name = layout.name.clone();
    let letter = layout.of_letter();
    if letter.is_none() {
        let message = format!("the layout `{name}` sets no letters");
        let hint = match name.contains(['/', '\\']) {
            true => format!("give it a `{LETTER}` that defines `letter(profile, options)`"),
            false => format!("choose one that does: {}", list_or(&Layout::of_letters())),
        };
        found.error(Code::UnknownLetter, at.range.clone(), message).hints.push(hint);
    }
    letter
}
