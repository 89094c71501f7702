//! Characters that no font has.

use std::collections::BTreeSet;
use std::ops::Range;

use super::files::Files;
use super::survey::{Missing, Survey};
use crate::diagnostic::{Code, Diagnostic};
use crate::fonts::Fonts;

/// One problem for each character without a glyph, at the first place where it stands.
pub(super) fn problems(survey: &Survey, files: &Files, fonts: &Fonts) -> Vec<Diagnostic> {
    let mut texts: Vec<&str> = Vec::new();
    for missing in &survey.missing {
        if !texts.contains(&missing.text.as_str()) {
            texts.push(&missing.text);
        }
    }
    texts.into_iter().map(|text| problem(text, &survey.missing, files, fonts)).collect()
}

fn problem(text: &str, missing: &[Missing], files: &Files, fonts: &Fonts) -> Diagnostic {
    let same: Vec<_> = missing.iter().filter(|missing| missing.text == text).collect();
    let points: Vec<_> = text.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
    let families: BTreeSet<_> = same.iter().map(|missing| format!("`{}`", missing.family)).collect();
    let families = families.into_iter().collect::<Vec<_>>().join(", ");
    let times = if same.len() > 1 { format!(", {} times", same.len()) } else { String::new() };
    let message = format!("no glyph for `{text}` ({}) in {families}{times}", points.join(" "));
    let problem = Diagnostic::error(Code::MissingGlyph, message).hint(hint(text, fonts));
    let places = same.iter().filter_map(|missing| missing.place.as_ref());
    match places.map(|(range, offset)| character(range, *offset, text, files)).min_by_key(|range| range.start) {
        Some(range) => files.at_profile(problem, range),
        None => problem,
    }
}

fn hint(text: &str, fonts: &Fonts) -> String {
    let covering = text.chars().next().map(|character| fonts.covering(character)).unwrap_or_default();
    if covering.is_empty() {
        return "remove it, or give a font that has it with --font-path and `fonts:`".into();
    }
    let families: Vec<_> = covering.iter().map(|family| format!("`{family}`")).collect();
    format!("add a font that has it to `fonts:`: {}", families.join(", "))
}

/// The bytes of the character itself, where the profile has the text as it is shown; else those of the whole text.
fn character(range: &Range<usize>, offset: usize, text: &str, files: &Files) -> Range<usize> {
    let written = files.profile_text().get(range.clone()).unwrap_or_default();
    let start = if written.get(offset..).is_some_and(|rest| rest.starts_with(text)) { Some(offset) } else { written.find(text) };
    match start {
        Some(start) => range.start + start..range.start + start + text.len(),
        None => range.clone(),
    }
}
