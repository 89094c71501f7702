//! The faces that a plan asks for: found, and of the weights that its layout sets them in.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::fonts::{Fonts, Origin};
use crate::plan::Plan;
use crate::profile::language::Language;
use crate::profile::network::Network;
use crate::view::hangul::is_hangul;
use crate::view::rich::{Piece, plain};
use crate::view::slot::Slot;

/// Begins to read the tables that every document needs, while the profile is read.
pub fn prepare() {
    thread::spawn(|| {
        Network::all();
        Fonts::bundled();
    });
}

/// The fonts for `plan`, with those of the folders `font_path`; a family that is not found is an error at its name.
pub fn find(plan: &Plan, font_path: &[PathBuf], file: &Arc<SourceFile>) -> Result<Fonts, Vec<Diagnostic>> {
    Fonts::find(font_path, &plan.families()).map_err(|problems| {
        let place = |problem: Diagnostic| {
            let named = plan.chosen.iter().find(|(_, family)| problem.message.contains(&format!("`{}`", family.text)));
            problem.at_some(file, named.map(|(_, family)| family.range.clone()))
        };
        problems.into_iter().map(place).collect()
    })
}

/// Warns of fonts of the user's own that lack a weight: Typst takes the nearest and says nothing.
pub fn check(plan: &Plan, fonts: &Fonts, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    if plan.chosen.is_empty() {
        return Vec::new();
    }
    let families = fonts.families();
    let mut problems = Vec::new();
    for (role, chosen) in &plan.chosen {
        let Some(family) = families.iter().find(|family| family.name.eq_ignore_ascii_case(&chosen.text)) else {
            continue;
        };
        let role = if *role == "text_latin" { "text" } else { *role };
        let wanted = plan.layout.manifest.fonts.get(role).map(|role| role.weights.as_slice()).unwrap_or_default();
        let has = |weight: &u16| family.styles.iter().any(|style| style.variable || style.weight == *weight);
        for weight in wanted.iter().filter(|weight| !has(weight)) {
            let message = format!("`{}` has no weight {weight}, in which the layout sets the {role}", family.name);
            let hint = match family.origin {
                Origin::Bundled => "`jikji fonts` lists the weights of each family",
                _ => "give the folder with its other weights with --font-path, or choose another family",
            };
            problems.push(Diagnostic::warning(Code::MissingWeight, message).at(file, chosen.range.clone()).hint(hint));
        }
    }
    problems
}

/// Loads the upright faces that running text in the plan's language is set in, so that they are there when Typst asks.
pub fn load(plan: &Plan, fonts: &Fonts) {
    let Some(role) = plan.layout.manifest.fonts.get("text") else { return };
    let families = plan.families_of("text");
    let letters = if plan.selection.language == Language::KOREAN { &['a', '가'][..] } else { &['a'] };
    for letter in letters {
        fonts.load(&families, *letter, &role.weights, false);
    }
}

/// Loads the further faces that the text shows a need of.
pub fn load_rest(need: &Need, plan: &Plan, fonts: &Fonts) {
    if need.emph {
        fonts.load(&plan.families_of("emph"), 'a', &[400], true);
    }
    if need.code {
        fonts.load(&plan.families_of("code"), 'a', &[400], false);
    }
    for letter in need.hangul.then_some('가').into_iter().chain(need.ideograph) {
        fonts.load(&plan.families_of("text"), letter, &[400], false);
    }
}

/// What the strings of a view need beside upright letters.
#[derive(Debug, Default)]
pub struct Need {
    emph: bool,
    code: bool,
    hangul: bool,
    /// One of its ideographs.
    ideograph: Option<char>,
}

impl Need {
    /// The need of the strings of `view`.
    pub fn of(view: &Slot) -> Self {
        let mut need = Self::default();
        need.slot(view);
        need
    }

    fn slot(&mut self, slot: &Slot) {
        match slot {
            Slot::Rich(rich) => rich.rich.iter().for_each(|piece| self.piece(piece)),
            Slot::List(items) => items.iter().for_each(|item| self.slot(item)),
            Slot::Dict(pairs) => pairs.iter().for_each(|(_, item)| self.slot(item)),
            Slot::None | Slot::Bool(_) | Slot::Number(_) | Slot::Word(_) => {}
        }
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Emph(_) => self.emph = true,
            Piece::Code(_) => self.code = true,
            // The duration of an English document is a word, too.
            Piece::Word(body) => self.hangul = self.hangul || plain(body).contains(is_hangul),
            // One stands for all: a face that has it has the others.
            Piece::Text(run) if self.ideograph.is_none() => {
                self.ideograph = run.text.chars().find(|c| ('\u{4E00}'..='\u{9FFF}').contains(c));
            }
            _ => {}
        }
        piece.children().iter().for_each(|piece| self.piece(piece));
    }
}
