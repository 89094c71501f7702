//! Publications as their section has them set: which, in which order, numbered, in parts, in a citation style.

use std::borrow::Cow;
use std::cmp::Reverse;

use crate::profile::citing::{AuthorPosition, Citing, Grouping, Numbering};
use crate::profile::entry::Entry;
use crate::profile::entry::entry_of::EntryOf;
use crate::profile::entry::records::Publication;
use crate::profile::extent::Order;
use crate::profile::section::Section;
use crate::profile::value::date::{Date, When};
use crate::profile::vocabulary::publication::PublicationType;
use crate::view::entry::extent::latest;
use crate::view::entry_view::EntryView;
use crate::view::text::clean::clean;
use crate::view::text::markdown;
use crate::view::text::rich::{Piece, Rich};
use crate::view::wording::author;
use crate::view::wording::compose::Composer;

/// Part of a section: its heading, and how many entries it has.
type Part = (Rich, usize);

impl Composer<'_> {
    /// The entries that a section of publications chooses.
    pub fn chosen<'e>(&self, section: &Section, mut shown: Vec<&'e Entry>) -> Vec<&'e Entry> {
        let Some(citing) = &section.citing else { return shown };
        shown.retain(|entry| self.is_chosen(citing, entry));
        if let Some(latest_ones) = citing.latest {
            let mut newest: Vec<_> = shown.iter().enumerate().map(|(at, entry)| (Reverse(latest(entry)), at)).collect();
            newest.sort();
            let mut kept: Vec<_> = newest.into_iter().take(latest_ones.0).map(|(_, at)| at).collect();
            kept.sort_unstable();
            shown = kept.into_iter().map(|at| shown[at]).collect();
        }
        shown
    }

    fn is_chosen(&self, citing: &Citing, entry: &Entry) -> bool {
        let Entry::Publication(EntryOf { common, own, .. }) = entry else { return true };
        let is_key = |key: &str| common.id.as_ref().is_some_and(|id| id.text == key);
        let has_word = |word: &str| own.keywords.iter().any(|other| other.text.to_lowercase() == word.to_lowercase());
        let year = year(entry);
        let of_years = |year: u16| citing.years.0.iter().any(|years| (years.first..=years.last).contains(&year));
        let since = citing.since.as_ref().map(|at| at.date);
        let is_since = |since: Date| dates(entry).max().is_none_or(|date| !date.is_before(since));
        (citing.keys.is_empty() || citing.keys.iter().any(|key| is_key(&key.text)))
            && (citing.types.is_empty() || citing.types.contains(&kind(own)))
            && (citing.keywords.is_empty() || citing.keywords.iter().any(|word| has_word(&word.text)))
            && (citing.years.0.is_empty() || year.is_some_and(of_years))
            && since.is_none_or(is_since)
            && citing.author.is_none_or(|position| self.is_author(own, position))
    }

    fn is_author(&self, own: &Publication, position: AuthorPosition) -> bool {
        let names: Vec<_> = own.authors.0.iter().filter(|name| !author::is_others(&name.any().text)).collect();
        let is_own = |name: &str| self.own_names.contains(&author::key(&markdown::parse(&clean(name).0)));
        let mut versions = match position {
            AuthorPosition::First => names.iter().take(1).flat_map(|name| name.versions()).collect::<Vec<_>>(),
            AuthorPosition::Last => names.iter().rev().take(1).flat_map(|name| name.versions()).collect(),
            AuthorPosition::Any => names.iter().flat_map(|name| name.versions()).collect(),
        }
        .into_iter();
        versions.any(|name| is_own(&name.text))
    }

    /// The order of a section's entries: the document's, else its own; parts have the newest first.
    pub(super) fn order(&self, section: &Section) -> Option<Order> {
        let citing = section.citing.as_ref();
        let grouped = citing.and_then(|citing| citing.group).map(|_| Order::Newest);
        let own = citing.and_then(|citing| citing.order).or(grouped);
        self.selection.extent.order.of(&section.key.text).copied().or(own)
    }

    /// Brings the entries of each part together, and gives the parts.
    pub fn parts(&self, section: &Section, shown: &mut [Cow<Entry>]) -> Vec<Part> {
        let Some(group) = section.citing.as_ref().and_then(|citing| citing.group) else { return Vec::new() };
        let oldest = self.order(section) == Some(Order::Oldest);
        match group {
            Grouping::Type => shown.sort_by_key(|entry| type_of(entry)),
            Grouping::Year if oldest => shown.sort_by_key(|entry| (year(entry).is_none(), year(entry))),
            Grouping::Year => shown.sort_by_key(|entry| (year(entry).is_none(), Reverse(year(entry)))),
        }
        let labels = self.labels();
        let heading = |entry: &Entry| match group {
            Grouping::Type => labels.publications[type_of(entry).word()].clone(),
            Grouping::Year => year(entry).map_or(labels.publications["other"].clone(), |year| year.to_string()),
        };
        let mut parts: Vec<(String, usize)> = Vec::new();
        for entry in shown.iter() {
            let heading = heading(entry);
            match parts.last_mut() {
                Some((last, count)) if *last == heading => *count += 1,
                _ => parts.push((heading, 1)),
            }
        }
        parts
            .into_iter()
            .map(|(heading, count)| (Rich { rich: vec![Piece::Strong(vec![Piece::own(heading)])] }, count))
            .collect()
    }

    /// Puts their numbers before the entries of a section.
    pub fn numbered(&self, section: &Section, entries: &mut [EntryView]) {
        let Some(citing) = &section.citing else { return };
        let numbering = citing.number.unwrap_or(Numbering::None);
        let prefix = citing.prefix.as_ref().map_or("", |prefix| prefix.text.trim());
        let count = entries.len();
        for (index, entry) in entries.iter_mut().enumerate() {
            let number = match numbering {
                Numbering::Ascending => index + 1,
                Numbering::Descending => count - index,
                Numbering::None => return,
            };
            entry.begin(Piece::own(format!("[{prefix}{number}] ")));
        }
    }
}

/// The type of a publication.
fn kind(own: &Publication) -> PublicationType {
    own.kind.unwrap_or(if own.arxiv.is_some() && own.venue.is_none() {
        PublicationType::Preprint
    } else {
        PublicationType::Other
    })
}

fn type_of(entry: &Entry) -> PublicationType {
    if let Entry::Publication(entry) = entry { kind(&entry.own) } else { PublicationType::Other }
}

fn dates(entry: &Entry) -> impl Iterator<Item = Date> {
    entry.common().date.0.iter().filter_map(When::date).map(|at| at.date)
}

fn year(entry: &Entry) -> Option<u16> {
    dates(entry).map(|date| date.year).max()
}
