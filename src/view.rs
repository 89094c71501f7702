//! The view: a profile as one document shows it, in one language, every date, label and link worded. No Typst here.

pub(crate) mod contact;
pub mod entry;
pub mod entry_view;
pub mod essay;
pub mod letter;
mod personal;
pub mod selection;
pub mod text;
pub mod value;
pub mod walk;
pub mod wording;

use std::borrow::Cow;
use std::collections::HashMap;

use crate::bibliography::Library;
use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::language::Language;
use crate::profile::Profile;
use crate::profile::entry::Entry;
use crate::profile::section::Section;
use crate::profile::value::date::Date;
use crate::profile::value::text::Text;
use crate::profile::vocabulary::kind::Kind;
use crate::profile::yaml::node::Node;
use crate::view::contact::ContactRow;
use crate::view::entry_view::{EntryView, PointView};
use crate::view::essay::LengthView;
use crate::view::letter::LetterView;
use crate::view::personal::PersonalRow;
use crate::view::selection::Selection;
use crate::view::text::known::KnownTexts;
use crate::view::text::rich::{Piece, Rich};
use crate::view::value::{LayoutValue, Part, dictionary};
use crate::view::wording::author;
use crate::view::wording::closing::Closing;
use crate::view::wording::compose::Composer;
use crate::view::wording::own::Wording;

dictionary! {
/// A profile as one document shows it. As a dictionary it is what a layout receives (docs/layouts.md).
pub struct View {
    /// The language.
    pub lang: Language,
    /// The region of the language tag.
    pub region: Option<String>,
    /// The title in the PDF's metadata.
    pub title: String,
    /// The author in the PDF's metadata.
    pub author: String,
    /// What the PDF's metadata say it is about: the headline.
    pub subject: Option<String>,
    /// The key words in the PDF's metadata.
    pub keywords: Vec<String>,
    /// The date of the document.
    pub date: Option<DateParts>,
    /// The document's own title.
    pub heading: Option<Rich>,
    /// The person's name.
    pub name: Rich,
    /// The name in Chinese characters.
    pub hanja: Option<Rich>,
    /// The name in Latin letters, where the document's language has others.
    pub latin_name: Option<Rich>,
    /// Another name.
    pub also_known_as: Option<Rich>,
    /// One line on the person.
    pub headline: Option<Rich>,
    /// The picture.
    pub photo: Option<PhotoView>,
    /// How to reach the person.
    pub contact: Vec<ContactRow>,
    /// What Korean forms ask for.
    pub personal: Vec<PersonalRow>,
    /// Paragraphs on the person.
    pub summary: Option<Rich>,
    /// The sections, in the order they are set in.
    pub sections: Vec<SectionView>,
    /// How a form ends.
    pub closing: Closing,
    /// The names of fields, for the heads of tables and rows.
    pub labels: Vec<(&'static str, Rich)>,
    /// What only some documents have: `letter`, of one that is a letter and has no sections.
    pub own: Vec<(&'static str, LetterView)>,
}
}

dictionary! {
/// The picture of the person.
pub struct PhotoView {
    /// Its path in the document's world.
    pub path: String,
    /// What it shows, for those who cannot see it.
    pub alt: String,
}
}

/// The path by which documents know the picture. It has no ending: what it is is seen from its bytes.
pub const PHOTO_PATH: &str = "/photo";

/// A date as numbers.
#[derive(Debug)]
pub struct DateParts(Date);

impl Part for DateParts {
    fn value(&self) -> LayoutValue<'_> {
        let Self(date) = self;
        let number = |part: Option<u8>| LayoutValue::Number(part.unwrap_or(1).into());
        let year = LayoutValue::Number(date.year.into());
        LayoutValue::Dict(vec![
            ("year".into(), year),
            ("month".into(), number(date.month)),
            ("day".into(), number(date.day)),
        ])
    }
}

dictionary! {
/// A table.
pub struct TableView {
    /// The heads of its columns.
    pub columns: Vec<Rich>,
    /// Its rows, each with a cell for each column.
    pub rows: Vec<Vec<Rich>>,
}
}

dictionary! {
/// A section.
pub struct SectionView {
    /// Its key in the profile.
    pub key: String,
    /// The kind of its entries.
    pub kind: &'static str,
    /// Its title; none if there is deliberately nothing.
    pub title: Option<Rich>,
    /// A remark on it.
    pub note: Option<Rich>,
    /// Running text.
    pub text: Option<Rich>,
    /// Its entries.
    pub entries: Vec<EntryView>,
    /// What it has in place of entries, if it is a list.
    pub points: Vec<PointView>,
    /// What is before its points: `bullets` or `numbers`.
    pub marks: &'static str,
    /// What it has in place of entries, if it is a table.
    pub table: Option<TableView>,
    /// How long it is, if it is an answer of an essay.
    pub length: Option<LengthView>,
    /// What only some sections have: `labels`, of one with names for fields of its own.
    pub own: Vec<(&'static str, Vec<(&'static str, Rich)>)>,
}
}

impl SectionView {
    /// The section in parts, each with its heading as a remark; only the first has the title.
    fn parted(mut self, parts: Vec<(Rich, usize)>) -> Vec<Self> {
        if parts.is_empty() || parts.iter().map(|(_, count)| count).sum::<usize>() != self.entries.len() {
            return vec![self];
        }
        let mut left = std::mem::take(&mut self.entries).into_iter();
        let (key, kind, marks, own) = (self.key.clone(), self.kind, self.marks, self.own.clone());
        let mut first = Some(self);
        let part = |(heading, count): (Rich, usize)| {
            let entries = left.by_ref().take(count).collect();
            let (points, table, length, own) = (Vec::new(), None, None, own.clone());
            let Some(Self { title, note, text, .. }) = first.take() else {
                let (title, note, text, key) = (None, Some(heading), None, key.clone());
                return Self { key, kind, title, note, text, entries, points, marks, table, length, own };
            };
            let note = match note {
                Some(note) => Rich { rich: [note.rich, vec![Piece::Paragraph], heading.rich].concat() },
                None => heading,
            };
            Self { key: key.clone(), kind, title, note: Some(note), text, entries, points, marks, table, length, own }
        };
        parts.into_iter().map(part).collect()
    }
}

impl View {
    /// Words `profile`, whose tree is `root`, as `selection` says, with what is known of its texts; what is found is about the file that it was
    /// read from.
    pub fn new(
        profile: &Profile,
        root: &Node,
        selection: &Selection,
        texts: &KnownTexts,
        library: &Library,
        found: &mut Findings,
    ) -> Option<Self> {
        let wording = Wording::of(profile, selection);
        let mut composer = Composer::new(profile, root, selection, texts, library, &wording, found);
        let mut view = composer.view();
        composer.finish();
        view.hold_words(texts);
        if view.sections.is_empty() && view.summary.is_none() && view.letter().is_none() {
            let narrowed = !selection.only.is_empty() || !selection.without.is_empty() || selection.sections.is_some();
            let (message, hint) = match narrowed {
                _ if selection.essay.is_some() => ("the essay says nothing in this language", "write its `text`"),
                _ if selection.letter.is_some() => ("the letter says nothing in this language", "write its `text`"),
                true => ("the document selects nothing of the profile", "check its `only`, `without` and `sections`"),
                false => ("the profile has nothing to set beside the name", "add a `summary` or a section"),
            };
            let at = selection.at.clone().unwrap_or_else(|| profile.name.any().range.clone());
            found.error(Code::EmptyDocument, at, message).hints.push(hint.into());
            return None;
        }
        Some(view)
    }

    /// The letter that it is, if it is one.
    pub fn letter(&self) -> Option<&LetterView> {
        self.own.first().map(|(_, letter)| letter)
    }
}

impl Composer<'_> {
    fn view(&mut self) -> View {
        let profile = self.profile;
        let labels = self.labels();
        let name = author::whole(self.line(&profile.name).unwrap_or_default());
        let called = name.plain();
        let title = self.selection.title.as_ref().and_then(|title| self.line(title));
        // What an essay is stands on it, with or without a title.
        let heading =
            title.or_else(|| self.selection.essay.as_ref().map(|_| Rich::own(self.selection.kind().into_owned())));
        let is_resume = self.selection.is_resume();
        let document = heading.as_ref().map_or_else(|| self.selection.kind().into_owned(), Rich::plain);
        let mut optional = |text: &Option<_>| text.as_ref().and_then(|text| self.line(text));
        let (hanja, also_known_as, headline) =
            (optional(&profile.hanja), optional(&profile.also_known_as), optional(&profile.headline));
        let also_known_as = also_known_as.map(author::whole);
        let latin_name = self.latin_name();
        // Wording the sections gathers the key words.
        let sections = if is_resume { self.sections() } else { self.answers().unwrap_or_default() };
        let letter = self.letter();
        let about = letter.as_ref().and_then(|letter| letter.subject.as_ref()).or(headline.as_ref());
        let personal = profile.personal.as_ref().filter(|_| is_resume);
        let summary = profile.summary.as_ref().filter(|_| is_resume);
        View {
            lang: self.language(),
            region: labels.region.clone(),
            title: labels.title.replacen("{}", &called, 1).replacen("{}", &document, 1),
            author: called.clone(),
            subject: about.map(Rich::plain),
            keywords: std::mem::take(&mut self.keywords),
            date: self.selection.date.map(DateParts),
            heading,
            name,
            hanja,
            latin_name,
            also_known_as,
            headline,
            photo: profile
                .photo
                .as_ref()
                .map(|_| PhotoView { path: PHOTO_PATH.into(), alt: labels.photo.replacen("{}", &called, 1) }),
            contact: profile.contact.as_ref().map(|contact| self.contact(contact)).unwrap_or_default(),
            personal: personal.map(|personal| self.personal(personal)).unwrap_or_default(),
            summary: summary.and_then(|summary| self.paragraphs(summary)),
            sections,
            closing: self.closing(),
            labels: labels.names(),
            own: letter.map(|letter| ("letter", letter)).into_iter().collect(),
        }
    }

    /// The name in English, where the document's language is written in other letters.
    fn latin_name(&mut self) -> Option<Rich> {
        let profile = self.profile;
        let foreign = ["ko", "ja", "zh", "el", "hi", "ru", "uk"].contains(&self.language().primary());
        foreign.then(|| self.line_in(Language::ENGLISH, &profile.name)).flatten().map(author::whole)
    }

    fn sections(&mut self) -> Vec<SectionView> {
        let all = &self.profile.sections.0;
        let chosen: Vec<&Section> = match &self.selection.sections {
            Some(names) => {
                // A section is set once, however often it is named.
                let mut left: HashMap<_, _> = all.iter().map(|section| (&section.key.text, section)).collect();
                let chosen = names.iter().filter_map(|named| left.remove(&named.name)).collect();
                let others = all.iter().filter(|section| left.contains_key(&section.key.text));
                others.for_each(|section| self.leave_out("section", "sections", section.key.range.clone()));
                chosen
            }
            None => {
                let order = &self.selection.order;
                let place = |section: &Section| {
                    let is = |name: &String| *name == section.key.text;
                    order.iter().position(is).unwrap_or(order.len())
                };
                let mut chosen: Vec<_> = all.iter().collect();
                chosen.sort_by_key(|section| place(section));
                chosen
            }
        };
        let mut worded: Vec<_> = chosen.into_iter().map(|section| (section, self.section(section))).collect();
        self.labels = self.wording.labels();
        self.number(&mut worded);
        worded.into_iter().flat_map(|(_, views)| views).collect()
    }

    /// A section with what the selection leaves of it, and behind it further parts of it; nothing if that is nothing.
    fn section(&mut self, section: &Section) -> Vec<SectionView> {
        self.labels = self.wording.of_section(&section.key.text);
        self.credit(section.citing.as_ref());
        let text = section.text.as_ref().and_then(|text| self.paragraphs(text));
        let (shown, others): (Vec<&Entry>, Vec<&Entry>) = section.entries.iter().partition(|entry| self.shows(entry));
        others.into_iter().for_each(|entry| self.leave_out("entry", "tags", entry.at().clone()));
        let shown = self.chosen(section, shown);
        let mut shown = self.extent(section, shown);
        let parts = self.parts(section, &mut shown);
        let mut entries: Vec<_> = shown.iter().map(|entry| self.entry(entry)).collect();
        self.cite(section, &shown, &mut entries, self.library);
        entries.retain(EntryView::says_something);
        let entries = crate::view::wording::sentence::gathered(entries);
        let (points, table) = (self.section_points(section), self.table(section));
        if text.is_none() && entries.is_empty() && points.is_empty() && table.is_none() {
            return Vec::new();
        }
        let note = self.section_note(section, &shown);
        let whole = SectionView {
            key: section.key.text.clone(),
            kind: match (&table, points.is_empty()) {
                (Some(_), _) => "table",
                (None, false) => "points",
                (None, true) => section.kind.name(),
            },
            title: self.section_title(section),
            note,
            text,
            entries,
            points,
            marks: if section.numbered { "numbers" } else { "bullets" },
            table,
            length: None,
            own: self.wording.fields(&section.key.text).map(|fields| ("labels", fields)).into_iter().collect(),
        };
        whole.parted(parts)
    }

    /// The points of a section that has some in place of entries, as many as the document takes.
    fn section_points(&mut self, section: &Section) -> Vec<PointView> {
        let mut points = self.point_list(&section.points);
        if points.len() > self.most(section) {
            let cut = points.split_off(self.most(section));
            let at = |point: &PointView| point.text.place().unwrap_or_else(|| section.key.range.clone());
            cut.iter().for_each(|point| self.leave_out("point", "limit", at(point)));
        }
        points
    }

    /// The table of a section that has one in place of entries.
    fn table(&mut self, section: &Section) -> Option<TableView> {
        let table = section.table.as_ref()?;
        let columns: Vec<Rich> = table.columns.iter().map(|head| self.line(head).unwrap_or_default()).collect();
        let rows = table.rows.iter().take(self.most(section));
        let cell = |composer: &mut Self, cell: &Option<Text>| {
            cell.as_ref().and_then(|cell| composer.paragraphs(cell)).unwrap_or_default()
        };
        let rows: Vec<Vec<Rich>> = rows.map(|row| row.cells.iter().map(|it| cell(self, it)).collect()).collect();
        let says = rows.iter().flatten().any(|cell| !cell.rich.is_empty());
        says.then_some(TableView { columns, rows })
    }

    /// How many points or rows a document takes of a section.
    fn most(&self, section: &Section) -> usize {
        let limit = self.selection.extent.limit.of(&section.key.text);
        limit.and_then(|limit| limit.entries.or(limit.points)).unwrap_or(usize::MAX)
    }

    /// What is said of a section as a whole: how long its employments are together, and the remark of its own.
    fn section_note(&mut self, section: &Section, shown: &[Cow<Entry>]) -> Option<Rich> {
        let total = match section.kind {
            Kind::Experience => self.total(shown),
            Kind::Grant => self.funding(section, shown),
            _ => None,
        };
        let own = section.note.as_ref().and_then(|note| self.paragraphs(note));
        let own = own.or_else(|| self.legend(shown));
        match (total, own) {
            (Some(total), Some(own)) => Some(Rich { rich: [total.rich, vec![Piece::Paragraph], own.rich].concat() }),
            (total, own) => total.or(own),
        }
    }
}
