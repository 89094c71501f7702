//! Characters that no font has.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use typst::syntax::DiagSpan;

use super::files::Files;
use super::survey::{Missing, Survey};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fonts::Fonts;

/// So many characters are reported; more are a script that the fonts do not have.
const MOST: usize = 50;

/// So many families are named that have a character.
const MOST_FAMILIES: usize = 5;

/// One problem for each character without a glyph, at the first place where it stands.
pub(super) fn problems(survey: &Survey, files: &Files, fonts: &Fonts) -> Vec<Diagnostic> {
    let mut texts: Vec<&str> = Vec::new();
    let mut by_text: HashMap<&str, Vec<&Missing>> = HashMap::new();
    // A glyph that is part of another character has no text of its own.
    for missing in survey.missing.iter().filter(|missing| !missing.text.is_empty()) {
        let same = by_text.entry(&missing.text).or_default();
        if same.is_empty() {
            texts.push(&missing.text);
        }
        same.push(missing);
    }
    texts.into_iter().take(MOST).map(|text| problem(text, &by_text[text], files, fonts)).collect()
}

fn problem(text: &str, same: &[&Missing], files: &Files, fonts: &Fonts) -> Diagnostic {
    let points: Vec<_> = text.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
    let families: BTreeSet<_> = same.iter().map(|missing| format!("`{}`", missing.family)).collect();
    let families = families.into_iter().collect::<Vec<_>>().join(", ");
    let times = if same.len() > 1 { format!(", {} times", same.len()) } else { String::new() };
    let message = format!("no glyph for `{text}` ({}) in {families}{times}", points.join(" "));
    let mut problem = Diagnostic::error(Code::MissingGlyph, message);
    let places = same.iter().filter_map(|missing| place(missing, files));
    let first = places.min_by_key(|(in_profile, place)| (!in_profile, place.range.start));
    problem.hints.push(hint(text, first.as_ref().is_some_and(|(in_profile, _)| *in_profile), fonts));
    problem.place = first.map(|(_, place)| place);
    problem
}

/// Whether a missing character comes from the profile, and where it stands.
fn place(missing: &Missing, files: &Files) -> Option<(bool, Place)> {
    let mut place = files.place(DiagSpan::from(missing.span))?;
    place.range = character(&place, missing);
    Some((missing.span.id() == Some(files.profile()), place))
}

fn hint(text: &str, in_profile: bool, fonts: &Fonts) -> String {
    let covering = text.chars().next().map(|character| fonts.covering(character)).unwrap_or_default();
    if covering.is_empty() {
        return match in_profile {
            true => "remove it, or give a font that has it with --font-path and `fonts:`".into(),
            false => "the document's language needs it: give a font that has it with --font-path and `fonts:`".into(),
        };
    }
    let families: Vec<_> = covering.iter().take(MOST_FAMILIES).map(|family| format!("`{family}`")).collect();
    format!("add a font that has it to `fonts:`: {}", families.join(", "))
}

/// The bytes of the character itself, where the file has the text as it is shown; else those of the whole text.
fn character(place: &Place, missing: &Missing) -> Range<usize> {
    let written = place.file.text.get(place.range.clone()).unwrap_or_default();
    let is_there = written.get(missing.offset..).is_some_and(|rest| rest.starts_with(&missing.text));
    let start = if is_there { Some(missing.offset) } else { written.find(&missing.text) };
    match start {
        Some(start) => place.range.start + start..place.range.start + start + missing.text.len(),
        None => place.range.clone(),
    }
}
