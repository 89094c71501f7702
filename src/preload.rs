//! Faces and tables loaded before they are asked for.

use crate::fonts::Fonts;
use crate::language::Language;
use crate::profile::vocabulary::network::Network;
use crate::project::plan::Plan;
use crate::script::letter::is_hangul;
use crate::session::Session;
use crate::view::text::rich::{Piece, plain};
use crate::view::walk::Text;

/// Begins to read the tables that every document needs, while the profile is read.
pub fn tables(session: &Session) {
    session.begin(|| {
        Network::all();
        Fonts::bundled();
    });
}

/// Loads the upright faces that running text in the plan's language is set in, so that they are there when Typst asks.
pub fn faces(plan: &Plan, fonts: &Fonts) {
    let Some(role) = plan.layout.manifest.fonts.get("text") else { return };
    let families = plan.families_of("text");
    let letters = if plan.selection.language == Language::KOREAN { &['a', '가'][..] } else { &['a'] };
    for letter in letters {
        fonts.load(&families, *letter, &role.weights, false);
    }
}

/// Loads the further faces that the text shows a need of.
pub fn rest_of_faces(need: &Need, plan: &Plan, fonts: &Fonts) {
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
