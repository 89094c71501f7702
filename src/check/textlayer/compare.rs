//! A text layer beside the strings of a view.

use std::cmp::Ordering;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::fault::{Fault, Kind};
use super::letters::{Fit, Index, Letters};
use super::strings::{At, Part, Stretches};
use crate::view::walk::{Owner, Role};

/// A text of fewer letters may stand anywhere by chance.
const LONG: usize = 12;
/// Titles of sections are looked for from this length on.
const SHORT: usize = 3;

/// The parts of a view, and where they stand in a text layer.
pub struct Comparison<'a> {
    layer: &'a Index,
    parts: &'a [Part<'a>],
    /// Where each part begins in the layer.
    places: Vec<Rc<[usize]>>,
    /// How each stretch of the profile stands in it at best.
    fits: Stretches,
}

impl<'a> Comparison<'a> {
    /// Looks the parts up.
    pub fn new(layer: &'a Index, parts: &'a [Part<'a>]) -> Self {
        // What reads alike is looked up once.
        let mut known: FxHashMap<&Letters, Rc<[usize]>> = FxHashMap::default();
        let look_up = |part: &'a Part<'a>| {
            let letters = &part.letters;
            Rc::clone(known.entry(letters).or_insert_with(|| layer.places(letters).into()))
        };
        let places: Vec<_> = parts.iter().map(look_up).collect();
        let mut fits = Stretches::default();
        for (part, places) in parts.iter().zip(&places) {
            if let Some((_, fit)) = layer.best(&part.letters, places) {
                part.runs.iter().for_each(|(at, _)| fits.add(*at, fit));
            }
        }
        Self { layer, parts, places, fits }
    }

    /// What is not there, of what `is_shown`; some of it may only decorate the pages.
    pub fn missing(&mut self, decoration: &Index, is_shown: impl Fn(&Part, &At) -> bool) -> Vec<Fault> {
        let mut faults = Vec::new();
        for part in self.parts {
            for (at, text) in &part.runs {
                if self.fits.get(*at).is_some() || !is_shown(part, at) {
                    continue;
                }
                let letters = Letters::of(text);
                if self.layer.places(&letters).is_empty() {
                    let decorates = !decoration.places(&letters).is_empty();
                    let kind = if decorates { Kind::Decoration } else { Kind::Missing };
                    faults.push(Fault { kind, name: part.name.clone(), at: Some(*at) });
                }
                // Once is enough.
                self.fits.add(*at, Fit::Whole);
            }
        }
        faults
    }

    /// What has words in pieces, or run together, of what `is_shown`.
    pub fn broken(&self, is_shown: impl Fn(&Part, &At) -> bool) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (part, places) in self.parts.iter().zip(&self.places) {
            let is_sought = match part.at() {
                Some(_) => part.runs.iter().all(|(at, _)| self.fits.get(*at) != Some(Fit::Whole) && is_shown(part, at)),
                None => part.is_section_title() && part.letters.len() >= SHORT,
            };
            if !is_sought || part.role == Role::Extra {
                continue;
            }
            let Some((start, fit)) = self.layer.best(&part.letters, places) else { continue };
            let seen = part.letters.seen(&self.layer.text, start);
            let kind = match fit {
                Fit::Whole => continue,
                Fit::Torn => Kind::Torn(seen),
                Fit::Joined => Kind::Joined(seen),
            };
            faults.push(Fault { kind, name: part.name.clone(), at: part.at() });
        }
        faults
    }

    /// What stands there more often than in the view.
    pub fn repeated(&self) -> Vec<Fault> {
        let (mut said, mut seen) = (Letters::default(), FxHashSet::default());
        // What stands under two names, a slot's and its own, is said once.
        let new = |part: &&'a Part<'a>| part.at().is_none_or(|at| seen.insert((at, part.letters.chars())));
        let new: Vec<_> = self.parts.iter().filter(new).collect();
        new.iter().for_each(|part| said.append(&part.letters));
        let (said, mut judged) = (Index::of(said), FxHashSet::default());
        let mut faults = Vec::new();
        for (part, places) in self.parts.iter().zip(&self.places) {
            let is_long = part.at().is_some() && part.letters.len() >= LONG;
            let is_sought = is_long && matches!(part.owner, Owner::Section | Owner::Entry(_));
            if !is_sought || places.len() < 2 || part.role == Role::Extra || !judged.insert(part.letters.chars()) {
                continue;
            }
            let most = said.places(&part.letters).len();
            let there = places.iter().filter(|start| part.letters.is_unbroken(&self.layer.text, **start)).count();
            if there > most {
                let kind = Kind::Repeated(there, most);
                faults.push(Fault { kind, name: part.name.clone(), at: part.at() });
            }
        }
        faults
    }

    /// The first thing that stands before what it follows. What is long and stands there once shows the order.
    pub fn early(&self) -> Option<Fault> {
        let mut furthest: Option<((usize, usize), usize)> = None;
        for (part, places) in self.parts.iter().zip(&self.places) {
            let [start] = **places else { continue };
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
