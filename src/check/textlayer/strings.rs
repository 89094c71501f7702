//! The strings of a view as a parser is to find them: paragraph by paragraph, each with its places in the profile.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::letters::{Fit, Letters};
use crate::view::text::rich::Piece;
use crate::view::walk::{Owner, Role, Text};

/// A stretch of the profile: its first byte and its end.
pub type At = (usize, usize);

/// A paragraph, a line or an item of a string.
pub struct Part<'a> {
    /// What it says.
    pub letters: Letters,
    /// Its runs that have a place in the profile and say something, each with what it says.
    pub runs: Vec<(At, &'a str)>,
    /// What the string is called.
    pub name: Cow<'static, str>,
    /// Whose it is.
    pub owner: Owner,
    /// What it is to its owner.
    pub role: Role,
    /// The number of its section.
    pub section: usize,
    /// The number of what it is part of.
    pub part: usize,
}

impl Part<'_> {
    /// Where it begins in the profile.
    pub fn at(&self) -> Option<At> {
        self.runs.first().map(|(at, _)| *at)
    }

    /// Whether it is the title of a section.
    pub fn is_section_title(&self) -> bool {
        self.owner == Owner::Section && self.name == "section.title"
    }
}

/// The parts of strings.
pub fn parts<'a>(texts: &[Text<'a>]) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    for text in texts {
        let mut open = vec![(String::new(), Vec::new())];
        text.rich.rich.iter().for_each(|piece| split(piece, &mut open));
        let told = open.into_iter().map(|(said, runs)| (Letters::of(&said), runs));
        // What programs read in several orders is not looked for.
        let told = told.filter(|(letters, _)| !letters.says_nothing() && !letters.is_from_right());
        parts.extend(told.map(|(letters, runs)| Part {
            letters,
            runs,
            name: text.name(),
            owner: text.owner,
            role: text.role,
            section: text.section,
            part: text.part,
        }));
    }
    parts
}

/// Adds a piece to what is open; paragraphs, lines and items begin anew.
fn split<'a>(piece: &'a Piece, open: &mut Vec<(String, Vec<(At, &'a str)>)>) {
    match piece {
        Piece::Text(run) | Piece::Code(run) => {
            let (said, runs) = open.last_mut().expect("one is always open");
            said.push_str(&run.text);
            runs.extend(run.at.filter(|_| run.text.contains(char::is_alphanumeric)).map(|at| (at, run.text.as_str())));
        }
        Piece::Break | Piece::Paragraph => open.push((String::new(), Vec::new())),
        Piece::Item(body) => {
            open.push((String::new(), Vec::new()));
            body.iter().for_each(|piece| split(piece, open));
            open.push((String::new(), Vec::new()));
        }
        styled => styled.children().iter().for_each(|piece| split(piece, open)),
    }
}

/// Stretches of the profile that a parser finds, each with how it stands at best.
#[derive(Default)]
pub struct Stretches(BTreeMap<At, Fit>);

impl Stretches {
    /// Adds how a stretch stands.
    pub fn add(&mut self, at: At, fit: Fit) {
        let best = self.0.entry(at).or_insert(fit);
        *best = fit.min(*best);
    }

    /// How the best stands of those that have a byte in common with this one.
    pub fn get(&self, (start, end): At) -> Option<Fit> {
        let meets = |((other, last), _): &(&At, &Fit)| *other < end && *last > start;
        self.0.range(..(end, 0)).rev().take(NEAR).filter(meets).map(|(_, fit)| *fit).min()
    }
}

/// How many stretches before one are looked at: those of one text, as it is worded in several forms.
const NEAR: usize = 64;
