//! Publications as a citation style has them.

use std::borrow::Cow;

use hayagriva::types::{Date, EntryType, FormatString, Person, Publisher, QualifiedUrl};

use crate::bibliography::style::{self, Stretch};
use crate::bibliography::{Library, latex};
use crate::profile::entry::Entry;
use crate::profile::entry::entry_of::EntryOf;
use crate::profile::entry::records::Publication;
use crate::profile::section::Section;
use crate::profile::value::date::When;
use crate::profile::value::text::Text;
use crate::profile::vocabulary::publication::PublicationType;
use crate::view::entry_view::{Block, EntryView, OwnField};
use crate::view::text::markdown;
use crate::view::text::rich::{Piece, Rich, Run, plain};
use crate::view::wording::author;
use crate::view::wording::compose::Composer;
use crate::view::wording::quote::curl;

impl Composer<'_> {
    /// Sets the publications among the entries of a section in its citation style, if it has one.
    pub fn cite(&mut self, section: &Section, shown: &[Cow<Entry>], views: &mut [EntryView], library: &Library) {
        let Some(named) = section.citing.as_ref().and_then(|citing| citing.style.as_ref()) else { return };
        let Some(style) = library.style(&named.0.text) else { return };
        let publications: Vec<_> = shown
            .iter()
            .zip(views)
            .enumerate()
            .filter_map(|(at, (entry, view))| match &**entry {
                Entry::Publication(entry) => Some((self.cited(entry, at, library), entry, view)),
                _ => None,
            })
            .collect();
        let cited: Vec<_> = publications.iter().map(|(cited, ..)| cited.clone()).collect();
        let set = style::set(&cited, &style, self.language());
        for ((cited, entry, view), reference) in publications.into_iter().zip(set) {
            let Some(stretches) = reference else { continue };
            let rich = self.formatted(&stretches, &cited, &entry.own.title);
            replace(view, rich);
        }
    }

    /// What a style is given: what the file says if the document shows it as it is there, else what the document shows.
    fn cited(&self, entry: &EntryOf<Publication>, at: usize, library: &Library) -> hayagriva::Entry {
        let key = entry.common.id.as_ref().map(|id| id.text.as_str());
        let known = key.and_then(|key| library.entries.get(key)).filter(|known| is_same(known, entry));
        known.cloned().unwrap_or_else(|| self.made(entry, at))
    }

    fn made(&self, EntryOf { common, own, .. }: &EntryOf<Publication>, at: usize) -> hayagriva::Entry {
        use PublicationType as Kind;
        let text = |text: &Text| FormatString::with_value(plain(&markdown::parse(&self.version(text).text)));
        let kind = own.kind.unwrap_or(Kind::Article);
        let (kind, around) = match kind {
            Kind::Article => (EntryType::Article, Some(EntryType::Periodical)),
            Kind::Conference => (EntryType::Article, Some(EntryType::Proceedings)),
            Kind::Chapter => (EntryType::Anthos, Some(EntryType::Anthology)),
            Kind::Book => (EntryType::Book, None),
            Kind::Thesis => (EntryType::Thesis, None),
            Kind::Report => (EntryType::Report, None),
            Kind::Preprint => (EntryType::Manuscript, None),
            Kind::Patent => (EntryType::Patent, None),
            Kind::Dataset => (EntryType::Repository, None),
            Kind::Software | Kind::Other => (EntryType::Misc, None),
        };
        // Two entries are told apart by their keys.
        let mut cited = hayagriva::Entry::new(&format!("entry {at}"), kind);
        cited.set_title(text(&own.title));
        let people =
            own.authors.0.iter().map(|name| person(&plain(&markdown::parse(&self.version(name).text)))).collect();
        cited.set_authors(people);
        if let Some(venue) = own.venue.as_ref().map(text) {
            match around {
                Some(around) => {
                    let mut parent = hayagriva::Entry::new("", around);
                    parent.set_title(venue);
                    cited.set_parents(vec![parent]);
                }
                None => cited.set_publisher(Publisher::new(Some(venue), None)),
            }
        }
        if let Some(date) = common.date.0.iter().find_map(When::date).map(|at| at.date) {
            let from_zero = |part: Option<u8>| part.map(|part| part - 1);
            let (month, day) = (from_zero(date.month), from_zero(date.day));
            cited.set_date(Date { year: date.year.into(), month, day, approximate: false, season: None });
        }
        if let Some(doi) = &own.doi {
            cited.set_doi(doi.id.clone());
        }
        if let Some(url) = common.url.as_ref().and_then(|url| url::Url::parse(&url.url).ok()) {
            cited.set_url(QualifiedUrl { value: url, visit_date: None });
        }
        cited
    }

    /// A formatted reference, one's own name strong.
    fn formatted(&self, stretches: &[Stretch], cited: &hayagriva::Entry, title: &Text) -> Rich {
        let range = &title.any().range;
        let is_own = |index: usize| {
            let person = cited.authors().and_then(|people| people.get(index));
            person.is_some_and(|person| {
                let whole = [person.given_name.as_deref().unwrap_or_default(), &person.name].join(" ");
                self.own_names.contains(&author::key(&[Piece::own(whole)]))
            })
        };
        let mut rich = Vec::new();
        let mut marks = [false; 3];
        for stretch in stretches {
            let mut pieces = marked(&stretch.text, &mut marks, (range.start, range.end));
            let around = |on: bool, pieces: Vec<Piece>, make: fn(Vec<Piece>) -> Piece| {
                if on { vec![make(pieces)] } else { pieces }
            };
            pieces = around(stretch.sub, pieces, Piece::Sub);
            pieces = around(stretch.sup, pieces, Piece::Sup);
            pieces = around(stretch.emph, pieces, Piece::Emph);
            pieces = around(stretch.strong || stretch.author.is_some_and(is_own), pieces, Piece::Strong);
            match &stretch.url {
                Some(url) => rich.push(Piece::Link { url: url.clone(), body: pieces }),
                None => rich.extend(pieces),
            }
        }
        curl(&mut rich, self.language());
        Rich { rich }
    }
}

/// Whether what a file says of a publication is what the document shows of it.
fn is_same(known: &hayagriva::Entry, EntryOf { common, own, .. }: &EntryOf<Publication>) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let title = known.title().map(|title| letters(&latex::plain(&title.to_string()))).unwrap_or_default();
    let written = letters(&plain(&markdown::parse(&own.title.any().text)));
    let people = known.authors().or(known.editors()).map_or(0, <[Person]>::len);
    let year = common.date.0.iter().find_map(When::date).map(|at| i32::from(at.date.year));
    written.starts_with(&title)
        && people == own.authors.0.len()
        && known.doi().is_none_or(|_| own.doi.is_some())
        && known.url().is_none_or(|url| common.url.is_some() || url.value.as_str().contains("doi.org/"))
        && known.date().map(|date| date.year) == year
        && (own.venue.is_some() || known.parents().is_empty())
}

/// A name in order as styles have it in parts.
fn person(name: &str) -> Person {
    let (given, family) = match name.split_once(',') {
        Some((family, given)) => (Some(given.trim()), family.trim()),
        None => match name.trim().rsplit_once(' ') {
            Some((given, family)) => (Some(given.trim()), family),
            None => (None, name.trim()),
        },
    };
    let given_name = given.map(str::to_owned);
    Person { name: family.to_owned(), given_name, prefix: None, suffix: None, comma_suffix: false, alias: None }
}

/// The pieces of a text with marks, of which some may be open from the text before it.
fn marked(text: &str, open: &mut [bool; 3], at: (usize, usize)) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut run = String::new();
    let styles: [fn(Vec<Piece>) -> Piece; 3] = [Piece::Emph, Piece::Sub, Piece::Sup];
    let mut flush = |run: &mut String, open: &[bool; 3]| {
        if run.is_empty() {
            return;
        }
        let piece = Piece::Text(Run { text: std::mem::take(run), at: Some(at) });
        let styled = styles.iter().zip(open).filter(|(_, on)| **on);
        pieces.push(styled.fold(piece, |piece, (style, _)| style(vec![piece])));
    };
    for c in text.chars() {
        let mark = [latex::EMPH, latex::SUB, latex::SUP].iter().position(|(from, to)| c == *from || c == *to);
        match mark {
            Some(which) => {
                flush(&mut run, open);
                open[which] = [latex::EMPH, latex::SUB, latex::SUP][which].0 == c;
            }
            None => run.push(c),
        }
    }
    flush(&mut run, open);
    pieces
}

/// Puts a reference in place of what an entry says in slots of its own.
fn replace(view: &mut EntryView, reference: Rich) {
    let kept = |block: &Block| match block {
        Block::Text { field, .. } | Block::Links { field, .. } => matches!(*field, "summary" | "links"),
        _ => true,
    };
    view.body.retain(kept);
    view.body.insert(0, Block::Text { field: "reference", text: reference });
    (view.title, view.subtitle, view.period, view.place) = (None, None, None, None);
    (view.url, view.note, view.language) = (None, None, None);
    view.own.iter_mut().for_each(|(_, own)| *own = OwnField::NONE);
}
