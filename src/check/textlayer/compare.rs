//! A text layer beside the strings of a view.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::fault::{Fault, Kind};
use super::letters::{Fit, Found, Index, Letters};
use super::strings::{Part, Stretches};
use crate::view::walk::{Owner, Role};

/// A text of fewer letters may stand anywhere by chance.
const LONG: usize = 12;
/// Titles of sections are looked for from this length on.
const SHORT: usize = 3;

/// The parts of a view, and where they stand in a text layer.
pub struct Comparison<'a> {
    layer: &'a Index,
    parts: &'a [Part<'a>],
    places: Vec<Vec<Found>>,
    /// How each stretch of the profile stands in it at best.
    fits: Stretches,
}

impl<'a> Comparison<'a> {
    /// Looks the parts up.
    pub fn new(layer: &'a Index, parts: &'a [Part<'a>]) -> Self {
        let places: Vec<_> = parts.iter().map(|part| layer.places(&part.letters)).collect();
        let mut fits = Stretches::default();
        for (part, places) in parts.iter().zip(&places) {
            if let Some(best) = best(places) {
                part.runs.iter().for_each(|(at, _)| fits.add(*at, best.fit));
            }
        }
        Self { layer, parts, places, fits }
    }

    /// What is not there, of what `is_shown`.
    pub fn missing(&mut self, is_shown: impl Fn(&Part, &super::strings::At) -> bool) -> Vec<Fault> {
        let mut faults = Vec::new();
        for part in self.parts {
            for (at, text) in &part.runs {
                if self.fits.get(*at).is_some() || !is_shown(part, at) {
                    continue;
                }
                let letters = Letters::of(text);
                match best(&self.layer.places(&letters)) {
                    Some(_) => self.fits.add(*at, Fit::Whole),
                    None => {
                        self.fits.add(*at, Fit::Whole);
                        faults.push(Fault { kind: Kind::Missing, name: part.name.clone(), at: Some(*at) });
                    }
                }
            }
        }
        faults
    }

    /// What has words in pieces, or run together.
    pub fn broken(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (part, places) in self.parts.iter().zip(&self.places) {
            let Some(best) = best(places).filter(|best| best.fit != Fit::Whole) else { continue };
            let is_whole = |at| self.fits.get(at) == Some(Fit::Whole);
            let is_sought = match part.at() {
                Some(_) => !part.runs.iter().any(|(at, _)| is_whole(*at)),
                None => part.is_section_title() && part.letters.len() >= SHORT,
            };
            if !is_sought || part.role == Role::Extra {
                continue;
            }
            let seen = part.letters.seen(&self.layer.text, best.start);
            let kind = if best.fit == Fit::Torn { Kind::Torn(seen) } else { Kind::Joined(seen) };
            faults.push(Fault { kind, name: part.name.clone(), at: part.at() });
        }
        faults
    }

    /// What stands there more often than in the view.
    pub fn repeated(&self) -> Vec<Fault> {
        let (mut said, mut seen) = (Letters::default(), HashSet::new());
        // What stands under two names, a slot's and its own, is said once.
        let new = |part: &&Part| seen.insert((part.at(), part.letters.chars().to_vec()));
        let new: Vec<&Part> = self.parts.iter().filter(new).collect();
        new.iter().for_each(|part| said.append(&part.letters));
        let said = Index::of(said);
        let mut faults = Vec::new();
        for (part, places) in self.parts.iter().zip(&self.places) {
            let is_sought = matches!(part.owner, Owner::Section | Owner::Entry(_)) && part.letters.len() >= LONG;
            if !is_sought || places.len() < 2 || part.role == Role::Extra {
                continue;
            }
            let most = said.places(&part.letters).len();
            if places.len() > most {
                let kind = Kind::Repeated(places.len(), most);
                faults.push(Fault { kind, name: part.name.clone(), at: part.at() });
            }
        }
        faults
    }

    /// The first thing that stands before what it follows. What is long and stands there once shows the order.
    pub fn early(&self) -> Option<Fault> {
        let mut furthest: Option<((usize, usize), usize)> = None;
        for (part, places) in self.parts.iter().zip(&self.places) {
            let [Found { start, .. }] = places[..] else { continue };
            let is_anchor = part.letters.len() >= LONG && matches!(part.role, Role::Content | Role::Slot);
            if !is_anchor || part.owner == Owner::Person {
                continue;
            }
            let place = (part.section, part.part);
            match furthest {
                Some((other, end)) if place > other && start < end => {
                    return Some(Fault { kind: Kind::Early, name: part.name.clone(), at: part.at() });
                }
                Some((other, end)) if place.cmp(&other) == Ordering::Less || start <= end => {}
                _ => furthest = Some((place, start)),
            }
        }
        None
    }
}

/// The best of several places.
fn best(places: &[Found]) -> Option<Found> {
    places.iter().copied().min_by_key(|found| found.fit)
}
