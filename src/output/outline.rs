//! A view as lines in reading order, each with what it is: what formats without pages are made of.

use crate::view::contact::ContactRow;
use crate::view::entry_view::{Block, EntryView, PointView};
use crate::view::letter::LetterView;
use crate::view::text::rich::Rich;
use crate::view::{TableView, View};

/// A line, or lines that belong together.
pub enum Line<'a> {
    /// The person's name, with other names of theirs.
    Name(&'a Rich, Vec<&'a Rich>),
    /// The document's own title, or what the person is, in a line.
    Headline(&'a Rich),
    /// Ways to reach the person.
    Contact(&'a [ContactRow]),
    /// The heading of a section.
    Section(&'a Rich),
    /// The head of an entry, so many entries inside others.
    Head(Head<'a>, usize),
    /// One or more paragraphs.
    Text(&'a Rich),
    /// A part of a letter, apart from what stands before it.
    Part(&'a Rich),
    /// A label and what it stands for.
    Row(Option<&'a Rich>, &'a Rich),
    /// A point, so many points below others.
    Point(&'a Rich, usize),
    /// Links in a row.
    Links(&'a [Rich]),
    /// A point with a number.
    Numbered(&'a Rich, usize),
    /// A table.
    Table(&'a TableView),
    /// The heading of a group.
    Group(&'a Rich),
}

/// The head of an entry.
pub struct Head<'a> {
    /// What it is called; what stands beside it where there is no title.
    pub title: Option<&'a Rich>,
    /// What stands below the title.
    pub subtitle: Option<&'a Rich>,
    /// When.
    pub period: Option<&'a Rich>,
    /// Where.
    pub place: Option<&'a Rich>,
}

impl View {
    /// The lines of the document, with what Korean forms ask for if that is wanted.
    pub fn lines(&self, personal: bool) -> Vec<Line<'_>> {
        let names = [&self.hanja, &self.latin_name, &self.also_known_as];
        let mut lines = vec![Line::Name(&self.name, names.into_iter().flatten().collect())];
        lines.extend(self.heading.iter().chain(&self.headline).map(Line::Headline));
        if !self.contact.is_empty() {
            lines.push(Line::Contact(&self.contact));
        }
        if personal {
            lines.extend(self.personal.iter().map(|row| Line::Row(Some(&row.label), &row.text)));
        }
        lines.extend(self.summary.as_ref().map(Line::Text));
        if let Some(letter) = self.letter() {
            add_letter(letter, &self.name, &mut lines);
        }
        for section in &self.sections {
            lines.extend(section.title.as_ref().map(Line::Section));
            lines.extend(section.note.iter().chain(&section.text).map(Line::Text));
            match section.marks {
                "numbers" => section.points.iter().zip(1..).for_each(|(point, number)| {
                    lines.push(Line::Numbered(&point.text, number));
                    add_points(&point.points, 2, &mut lines);
                }),
                _ => add_points(&section.points, 0, &mut lines),
            }
            lines.extend(section.table.as_ref().map(Line::Table));
            section.entries.iter().for_each(|entry| add_entry(entry, 0, &mut lines));
        }
        lines
    }
}

fn add_letter<'a>(letter: &'a LetterView, name: &'a Rich, lines: &mut Vec<Line<'a>>) {
    for part in &letter.order {
        match *part {
            "signer" => lines.push(Line::Part(name)),
            "enclosures" => {
                lines.extend(letter.enclosures_title.as_ref().map(Line::Part));
                add_points(&letter.enclosures, 0, lines);
            }
            _ => lines.extend(letter.part(part).map(Line::Part)),
        }
    }
}

fn add_entry<'a>(entry: &'a EntryView, depth: usize, lines: &mut Vec<Line<'a>>) {
    let title = entry.title.as_ref().or(entry.subtitle.as_ref());
    let subtitle = entry.subtitle.as_ref().filter(|_| entry.title.is_some());
    let (period, place) = (entry.period.as_ref(), entry.place.as_ref());
    if title.or(period).or(place).is_some() {
        lines.push(Line::Head(Head { title, subtitle, period, place }, depth));
    }
    add_body(&entry.body, depth, lines);
}

fn add_body<'a>(body: &'a [Block], depth: usize, lines: &mut Vec<Line<'a>>) {
    for block in body {
        match block {
            Block::Text { text, .. } => lines.push(Line::Text(text)),
            Block::Row { label, text, .. } => lines.push(Line::Row(label.as_ref(), text)),
            Block::Points { points, .. } => add_points(points, 0, lines),
            Block::Links { links, .. } => lines.push(Line::Links(links)),
            Block::Group { title, body, .. } => {
                lines.extend(title.as_ref().map(Line::Group));
                add_body(body, depth, lines);
            }
            Block::Entry { entry, .. } => add_entry(entry, depth + 1, lines),
        }
    }
}

fn add_points<'a>(points: &'a [PointView], depth: usize, lines: &mut Vec<Line<'a>>) {
    for point in points {
        lines.push(Line::Point(&point.text, depth));
        add_points(&point.points, depth + 1, lines);
    }
}
