//! The faces that a plan asks for: found, and of the weights that its layout sets them in.

use std::sync::Arc;

use crate::diagnostic::findings::Findings;
use crate::diagnostic::phrase::{list_and, list_plain};
use crate::diagnostic::{Code, Diagnostic, Place, SourceFile};
use crate::fonts::store::{Store, Unfound};
use crate::fonts::{Family, Fonts, Origin};
use crate::language::Language;
use crate::layout::Layout;
use crate::profile::value::text::Scalar;
use crate::profile::vocabulary::network::Network;
use crate::project::plan::Plan;
use crate::script::letter::is_hangul;
use crate::session::Session;
use crate::view::text::rich::{Piece, plain};
use crate::view::walk::Text;

/// Begins to read the tables that every document needs, while the profile is read.
pub fn prepare(session: &Session) {
    session.begin(|| {
        Network::all();
        Fonts::bundled();
    });
}

/// The fonts for `plan`; a family that is not found is an error at its name, and so is a weight that a layout of the user's own
/// names and its font has not.
pub fn find(plan: &Plan, store: &Store, found: &mut Findings) -> Option<Fonts> {
    match store.find(&plan.families()) {
        Ok(fonts) => {
            let problems = if plan.layout.is_folder() { of_manifest(&plan.layout, &fonts) } else { Vec::new() };
            let fits = problems.is_empty();
            found.extend(problems);
            fits.then_some(fonts)
        }
        Err(unfound) => {
            let file = Arc::clone(&found.file);
            found.extend(unfound.into_iter().map(|Unfound { family, problem }| {
                let named = plan.chosen.iter().find(|(_, chosen)| family.as_ref() == Some(&chosen.text));
                problem.at_some(&file, named.map(|(_, chosen)| chosen.range.clone()))
            }));
            None
        }
    }
}

/// An error for each weight in a manifest that the first family of its role lacks; the others are for what that has not.
fn of_manifest(layout: &Layout, fonts: &Fonts) -> Vec<Diagnostic> {
    let families = fonts.families();
    let mut problems = Vec::new();
    for (role, font) in &layout.manifest.fonts {
        let first = font.families.first().and_then(|name| named(&families, name));
        let missing = font.weights.iter().filter_map(|weight| Some((first.filter(|it| !it.has(*weight))?, weight)));
        problems.extend(missing.map(|(family, weight)| {
            let message = format!("`{}` has no weight {weight}, which the layout names for the {role}", family.name);
            let weights = list_and(&family.weights());
            let problem = Diagnostic::error(Code::MissingWeight, message).hint(format!("it has {weights}"));
            Diagnostic { place: place_of(role, layout), ..problem }
        }));
    }
    problems
}

/// Where the manifest begins to say what fonts a role has.
fn place_of(role: &str, layout: &Layout) -> Option<Place> {
    let (path, bytes) = layout.files.iter().find(|(path, _)| path == "typst.toml")?;
    let file = SourceFile::new(format!("{}/{path}", layout.name), String::from_utf8_lossy(bytes));
    let table = format!("[tool.jikji.fonts.{role}]");
    let start = file.text.find(&table)?;
    Some(Place { file: Arc::new(file), range: start..start + table.len() })
}

fn named<'a>(families: &'a [Family<'a>], name: &str) -> Option<&'a Family<'a>> {
    families.iter().find(|family| family.name.eq_ignore_ascii_case(name))
}

/// Warns of fonts of the user's own that lack a weight: Typst takes the nearest and says nothing. What the nearest is among the
/// bundled ones is known to look right.
pub fn check(plan: &Plan, fonts: &Fonts, found: &mut Findings) {
    if plan.chosen.is_empty() {
        return;
    }
    let families = fonts.families();
    // Each weight that a family lacks, with the first place that chooses it and the roles that need it.
    let mut missing: Vec<(&Family, u16, &Scalar, Vec<String>)> = Vec::new();
    for (role, chosen) in &plan.chosen {
        let own = |family: &&Family| family.origin != Origin::Bundled;
        let Some(family) = named(&families, &chosen.text).filter(own) else { continue };
        let role = if *role == "text_latin" { "text" } else { *role };
        let wanted = plan.layout.manifest.fonts.get(role).map(|role| role.weights.as_slice()).unwrap_or_default();
        for weight in wanted.iter().filter(|weight| !family.has(**weight)) {
            match missing.iter_mut().find(|(other, lacks, ..)| other.name == family.name && lacks == weight) {
                Some((.., roles)) if roles.iter().any(|other| other == role) => {}
                Some((.., roles)) => roles.push(role.to_owned()),
                None => missing.push((family, *weight, chosen, vec![role.to_owned()])),
            }
        }
    }
    for (family, weight, chosen, roles) in missing {
        let roles = list_plain(&roles);
        let message = format!("`{}` has no weight {weight}, in which the layout sets the {roles}", family.name);
        let hint = "give the folder with its other weights with --font-path, or choose another family";
        found.warn(Code::MissingWeight, chosen.range.clone(), message).hints.push(hint.into());
    }
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
    /// The need of these strings.
    pub fn of(texts: &[Text]) -> Self {
        let mut need = Self::default();
        texts.iter().flat_map(|text| &text.rich.rich).for_each(|piece| need.piece(piece));
        need
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Emph(_) => self.emph = true,
            Piece::Code(_) => self.code = true,
            // The duration of an English document is a word, too.
            Piece::NoBreak(body) => self.hangul = self.hangul || plain(body).contains(is_hangul),
            // One stands for all: a face that has it has the others.
            Piece::Text(run) if self.ideograph.is_none() => {
                self.ideograph = run.text.chars().find(|c| ('\u{4E00}'..='\u{9FFF}').contains(c));
            }
            _ => {}
        }
        piece.children().iter().for_each(|piece| self.piece(piece));
    }
}
