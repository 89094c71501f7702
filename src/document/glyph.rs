//! Characters that no font has.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use typst::syntax::DiagSpan;
use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

use super::files::Files;
use super::page::survey::{Missing, Survey};
use super::span::Places;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fonts::Fonts;

/// At most this many signs are reported.
const MOST: usize = 50;
/// At most this many plain letters are proposed.
const LONGEST_PLAIN: usize = 40;

/// At most this many families are named that have a character.
const MOST_FAMILIES: usize = 5;

/// A problem for each script that has characters without a glyph, and for each other such character, at the first place.
pub(super) fn problems(survey: &Survey, files: &Files, places: &Places, fonts: &Fonts) -> Vec<Diagnostic> {
    let mut kinds: Vec<Kind> = Vec::new();
    let mut by_kind: HashMap<Kind, Vec<&Missing>> = HashMap::new();
    let mut seen = HashSet::new();
    for missing in &survey.missing {
        // A glyph that is part of another character has no text of its own; a name at the foot of each page is one.
        if missing.text.is_empty() || !seen.insert((missing.span, missing.offset, &missing.text)) {
            continue;
        }
        let kind = Kind::of(&missing.text);
        let same = by_kind.entry(kind).or_default();
        if same.is_empty() {
            kinds.push(kind);
        }
        same.push(missing);
    }
    kinds.into_iter().take(MOST).map(|kind| problem(kind, &by_kind[&kind], files, places, fonts)).collect()
}

/// What is told together.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind<'a> {
    /// The letters of a script.
    Script(Script),
    /// Letters of mathematics, which stand for plain ones.
    Styled,
    /// A sign or an emoji.
    Sign(&'a str),
}

impl<'a> Kind<'a> {
    fn of(text: &'a str) -> Self {
        match text.chars().next().map(|first| (first, first.script())) {
            Some(('\u{1D400}'..='\u{1D7FF}', _)) => Self::Styled,
            None | Some((_, Script::Common | Script::Inherited | Script::Unknown)) => Self::Sign(text),
            Some((_, script)) => Self::Script(script),
        }
    }
}

fn problem(kind: Kind, same: &[&Missing], files: &Files, places: &Places, fonts: &Fonts) -> Diagnostic {
    let found = same.iter().filter_map(|missing| Some((*missing, place(missing, files, places)?)));
    let found = found.min_by_key(|(_, (in_profile, place))| (!in_profile, place.range.start));
    let (first, in_profile, place) = match found {
        Some((first, (in_profile, place))) => (first, in_profile, Some(place)),
        None => (same[0], false, None),
    };
    // Words of the program's own come with the language that the profile chooses; a layout's own stand in its file.
    let in_layout = |place: &Place| place.file.text[place.range.clone()] == first.text;
    let (place, whose) = match place {
        Some(place) if !in_profile && !in_layout(&place) => (files.language(), ", for words of the program's own"),
        place => (place, ""),
    };
    let hint = match kind {
        Kind::Styled => format!("write plain letters: `{}`", plain(first, same)),
        _ => hint(kind, same, in_profile, fonts),
    };
    let message = format!("{}{whose}", message(kind, first, same));
    Diagnostic { place, ..Diagnostic::error(Code::MissingGlyph, message).hint(hint) }
}

fn message(kind: Kind, first: &Missing, same: &[&Missing]) -> String {
    let points: Vec<_> = first.text.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
    let character = format!("`{}` ({})", first.text, points.join(" "));
    let families: BTreeSet<_> = same.iter().map(|missing| format!("`{}`", missing.family)).collect();
    let families = families.into_iter().collect::<Vec<_>>().join(", ");
    let (count, is_one) = (same.len(), same.iter().all(|missing| missing.text == first.text));
    match kind {
        Kind::Script(script) if !is_one => {
            format!("the fonts have no glyphs for {count} characters of {}, the first {character}", name(script))
        }
        Kind::Styled if !is_one => format!("no glyphs for {count} letters of mathematics, the first {character}"),
        _ if count > 1 => format!("no glyph for {character} in {families}, {count} times"),
        _ => format!("no glyph for {character} in {families}"),
    }
}

/// What a script is called.
fn name(script: Script) -> String {
    script.full_name().replace('_', " ")
}

/// The plain letters for those of mathematics in the text that begins with `first`.
fn plain(first: &Missing, same: &[&Missing]) -> String {
    let beside = same.iter().filter(|missing| missing.span == first.span);
    beside.flat_map(|missing| missing.text.nfkc()).take(LONGEST_PLAIN).collect()
}

/// Whether a missing character comes from the profile, and where it stands.
fn place(missing: &Missing, files: &Files, places: &Places) -> Option<(bool, Place)> {
    let mut place = files.place(DiagSpan::from(missing.span), places)?;
    place.range = character(&place, missing);
    Some((places.range(missing.span).is_some(), place))
}

fn hint(kind: Kind, same: &[&Missing], in_profile: bool, fonts: &Fonts) -> String {
    // What joins characters, or chooses among their forms, needs no glyph.
    let joins = |c: &char| matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E01EF}');
    let characters = |missing: &Missing| missing.text.chars().filter(|c| !joins(c)).collect::<Vec<_>>();
    let all: BTreeSet<char> = same.iter().flat_map(|missing| characters(missing)).collect();
    let first = same.first().map(|missing| characters(missing)).unwrap_or_default();
    let covering = fonts.covering(&all.into_iter().collect::<Vec<_>>(), &first);
    if covering.is_empty() {
        return match (in_profile, kind) {
            (true, Kind::Script(script)) => {
                let script = name(script);
                format!("give the folder of a font for {script} with --font-path, and name its family in `fonts:`")
            }
            (true, _) => "remove it, or give a font that has it with --font-path and `fonts:`".into(),
            (false, _) => {
                "the document's language needs it: give a font that has it with --font-path and `fonts:`".into()
            }
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
