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
use crate::profile::vocabulary::publication::{AuthorMark, PublicationType};
use crate::view::SectionView;
use crate::view::entry::extent::latest;

use crate::view::text::clean::clean;
use crate::view::text::markdown;
use crate::view::text::rich::{Piece, Rich, plain};
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
            // In the order in which they are first met; those that say nothing come last.
            _ => {
                let words: Vec<_> = shown.iter().filter_map(|entry| self.word(group, entry)).collect();
                let first = |word: &str| words.iter().position(|other| other == word);
                shown.sort_by_cached_key(|entry| {
                    self.word(group, entry).and_then(|word| first(&word)).unwrap_or(usize::MAX)
                });
            }
        }
        let mut parts: Vec<(String, usize)> = Vec::new();
        for entry in shown.iter() {
            let heading = self.part(group, entry);
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

    /// The heading of the part that an entry belongs to.
    fn part(&self, group: Grouping, entry: &Entry) -> String {
        let labels = &self.labels().publications;
        let word = match (group, entry) {
            (Grouping::Type, _) => Some(labels[type_of(entry).word()].clone()),
            (Grouping::Year, _) => year(entry).map(|year| year.to_string()),
            _ => self.word(group, entry),
        };
        let other = if matches!(entry, Entry::Publication(_)) { &labels["other"] } else { &self.labels().rest };
        word.unwrap_or_else(|| other.clone())
    }

    /// What an entry says in the field that a section is grouped by.
    fn word(&self, group: Grouping, entry: &Entry) -> Option<String> {
        let text = match (group, entry) {
            (Grouping::Index, Entry::Publication(it)) => &it.own.index,
            (Grouping::Degree, Entry::Supervision(it)) => &it.own.degree,
            (Grouping::Status, Entry::Supervision(it)) => &it.own.status,
            (Grouping::Role, Entry::Supervision(it)) => &it.own.role,
            (Grouping::Level, Entry::Teaching(it)) => &it.own.level,
            (Grouping::Role, Entry::Teaching(it)) => &it.own.role,
            (Grouping::Status, Entry::Grant(it)) => &it.own.status,
            (Grouping::Role, Entry::Grant(it)) => &it.own.role,
            _ => return None,
        };
        let text = self.version(text.as_ref()?);
        let mut word = plain(&markdown::parse(&clean(&text.text).0)).trim().to_owned();
        let first = word.chars().next()?;
        word.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
        Some(word)
    }

    /// Sets how the authors of the section that is worded next are named.
    pub fn credit(&mut self, citing: Option<&Citing>) {
        self.authors_max = citing.and_then(|citing| citing.authors_max).map(|count| count.0);
        self.by_index = citing.is_some_and(|citing| citing.group == Some(Grouping::Index));
        let students = citing.into_iter().flat_map(|citing| &citing.students);
        self.students = students.flat_map(|name| author::forms(&markdown::parse(&clean(&name.text).0))).collect();
    }

    /// What the marks behind the authors of a section mean.
    pub fn legend(&self, shown: &[Cow<Entry>]) -> Option<Rich> {
        let is_used = |mark: &AuthorMark| {
            *mark == AuthorMark::Student && !self.students.is_empty()
                || shown.iter().any(|entry| matches!(&**entry, Entry::Publication(it) if it.own.marks.contains(mark)))
        };
        let said = |mark: AuthorMark| format!("{} {}", mark.sign(), self.labels().marks[mark.word()]);
        let marks: Vec<_> = AuthorMark::ALL.into_iter().filter(is_used).map(said).collect();
        (!marks.is_empty()).then(|| Rich::own(marks.join(&self.labels().list)))
    }

    /// Puts their numbers before the entries of the sections, which may go on from one to the next.
    pub fn number(&self, sections: &mut [(&Section, Vec<SectionView>)]) {
        let goes_on = |(section, _): &(&Section, Vec<SectionView>)| {
            let continued = section.citing.as_ref().and_then(|citing| citing.continued.as_ref());
            continued.is_some_and(|continued| continued.on)
        };
        let mut rest = sections;
        while !rest.is_empty() {
            let more = rest[1..].iter().take_while(|section| goes_on(section)).count();
            let (run, others) = rest.split_at_mut(1 + more);
            number(run);
            rest = others;
        }
    }
}

/// Numbers the entries of sections of which each goes on from the one before, and that are numbered as the first unless they say.
fn number(run: &mut [(&Section, Vec<SectionView>)]) {
    let said = |section: &Section| section.citing.as_ref().and_then(|citing| citing.number);
    let is_numbered =
        |section: &Section, before: Option<Numbering>| said(section).or(before).filter(|it| *it != Numbering::None);
    let first = run.first().and_then(|(section, _)| said(section));
    let mut total = 0;
    for (_, views) in run.iter().filter(|(section, _)| is_numbered(section, first).is_some()) {
        total += views.iter().map(|view| view.entries.len()).sum::<usize>();
    }
    let mut index = 0;
    for (section, views) in run {
        let Some(numbering) = is_numbered(section, first) else { continue };
        let prefix = section.citing.as_ref().and_then(|citing| citing.prefix.as_ref());
        let prefix = prefix.map_or("", |prefix| prefix.text.trim());
        for entry in views.iter_mut().flat_map(|view| &mut view.entries) {
            let number = if numbering == Numbering::Descending { total - index } else { index + 1 };
            entry.begin(Piece::own(format!("[{prefix}{number}] ")));
            // For layouts that number entries themselves.
            entry.own.push(("numbered", Some(number as i64).into()));
            index += 1;
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

/// The last year of an entry: of what goes on, the one in which it began.
fn year(entry: &Entry) -> Option<u16> {
    let (_, last, _) = latest(entry);
    dates(entry).max().or(last).map(|date| date.year)
}
