//! Every string of a view that may be printed, in reading order, with what it is: what checks and outputs go through.

use std::borrow::Cow;

use super::View;
use super::contact::ContactRow;
use super::entry_view::{Block, EntryView, OwnField, PointView};
use super::letter::LetterView;
use super::text::rich::Rich;

/// A string that may be printed.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The string.
    pub rich: &'a Rich,
    /// The address that says the same, where the string only names what it leads to.
    pub url: Option<&'a str>,
    /// Whose it is.
    pub owner: Owner,
    /// The field.
    pub field: &'static str,
    /// What it is to its owner.
    pub role: Role,
    /// The number of the section, from 1; 0 before the first.
    pub section: usize,
    /// The number of what it is part of: the person, a section without its entries, an entry without those inside it.
    pub part: usize,
}

/// Whose a string is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The person's, or the document's.
    Person,
    /// A letter's.
    Letter,
    /// A section's.
    Section,
    /// An entry's of this kind.
    Entry(&'static str),
}

/// What a string is to its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What is to be shown.
    Content,
    /// What stands in one of the slots that every entry has; it has a name of its own as well, unless it is the title.
    Slot,
    /// The same under a name of its own.
    Named,
    /// What a layout may show or not: a label, the name in other letters.
    Extra,
}

impl Text<'_> {
    /// What it is called in `leaves_out` and in messages: `headline`, `section.note`, `experience.company`.
    pub fn name(&self) -> Cow<'static, str> {
        match self.owner {
            Owner::Person => self.field.into(),
            Owner::Letter => format!("letter.{}", self.field).into(),
            Owner::Section => format!("section.{}", self.field).into(),
            Owner::Entry(kind) => format!("{kind}.{}", self.field).into(),
        }
    }
}

impl View {
    /// Every string that may be printed, in reading order.
    pub fn texts(&self) -> Vec<Text<'_>> {
        let mut walk = Walk { texts: Vec::new(), owner: Owner::Person, section: 0, part: 0, parts: 1 };
        walk.person(self);
        if let Some(letter) = self.letter() {
            walk.within(Owner::Letter, |walk| walk.letter(letter));
        }
        for section in &self.sections {
            walk.section += 1;
            walk.within(Owner::Section, |walk| {
                let fields = [("title", &section.title), ("note", &section.note), ("text", &section.text)];
                fields.into_iter().for_each(|(field, text)| walk.add(field, Role::Content, text));
                section.points.iter().for_each(|point| walk.point("points", point));
                if let Some(table) = &section.table {
                    walk.add("table", Role::Content, &table.columns);
                    table.rows.iter().for_each(|row| walk.add("table", Role::Content, row));
                }
                walk.add("length", Role::Extra, section.length.iter().map(|length| &length.count));
                walk.add("labels", Role::Extra, section.own.iter().flat_map(|(_, own)| own).map(|(_, label)| label));
            });
            section.entries.iter().for_each(|entry| walk.entry(entry));
        }
        walk.texts
    }
}

struct Walk<'a> {
    texts: Vec<Text<'a>>,
    owner: Owner,
    section: usize,
    part: usize,
    parts: usize,
}

impl<'a> Walk<'a> {
    fn person(&mut self, view: &'a View) {
        let name = [("heading", &view.heading), ("hanja", &view.hanja), ("also_known_as", &view.also_known_as)];
        self.add("name", Role::Content, [&view.name]);
        name.into_iter().for_each(|(field, text)| self.add(field, Role::Content, text));
        self.add("headline", Role::Content, &view.headline);
        for ContactRow { kind, label, text, url, .. } in &view.contact {
            self.add("contact", Role::Extra, label);
            // A layout may show what a link is instead of its address.
            let url = url.as_deref().filter(|_| matches!(*kind, "link" | "website"));
            self.push("contact", Role::Content, text, url);
        }
        for row in &view.personal {
            self.add("personal", Role::Content, [&row.label, &row.text]);
        }
        self.within(Owner::Person, |walk| walk.add("summary", Role::Content, &view.summary));
        let closing = &view.closing;
        self.add("latin_name", Role::Extra, &view.latin_name);
        self.add("closing", Role::Extra, [&closing.statement, &closing.date, &closing.signer]);
        self.add("closing", Role::Extra, &closing.seal);
        self.add("labels", Role::Extra, view.labels.iter().map(|(_, label)| label));
    }

    /// The parts of a letter in its own order; its signer is the person, whose name has been told.
    fn letter(&mut self, letter: &'a LetterView) {
        for field in &letter.order {
            self.add(field, Role::Content, letter.part(field));
            if *field == "enclosures" {
                self.add(field, Role::Extra, &letter.enclosures_title);
                letter.enclosures.iter().for_each(|point| self.point(field, point));
            }
        }
    }

    fn entry(&mut self, entry: &'a EntryView) {
        self.within(Owner::Entry(entry.kind), |walk| {
            let slots = [
                ("title", &entry.title),
                ("subtitle", &entry.subtitle),
                ("period", &entry.period),
                ("place", &entry.place),
            ];
            slots.into_iter().for_each(|(field, text)| walk.add(field, Role::Slot, text));
            entry.body.iter().for_each(|block| walk.block(block));
            let named = [("note", &entry.note), ("summary", &entry.summary), ("language", &entry.language)];
            named.into_iter().for_each(|(field, text)| walk.add(field, Role::Named, text));
            walk.add("links", Role::Named, &entry.links);
            for (field, own) in &entry.own {
                match own {
                    OwnField::Text(text) => walk.add(field, Role::Named, text),
                    OwnField::Texts(texts) => walk.add(field, Role::Named, texts),
                    OwnField::Number(_) => {}
                    OwnField::Parts(parts) => {
                        walk.add(field, Role::Named, parts.iter().filter_map(|(_, it)| it.as_ref()))
                    }
                }
            }
        });
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Text { field, text } => self.add(field, Role::Content, [text]),
            Block::Row { field, label, text } => self.add(field, Role::Content, label.iter().chain([text])),
            Block::Points { field, points } => points.iter().for_each(|point| self.point(field, point)),
            Block::Links { field, links } => self.add(field, Role::Content, links),
            Block::Group { field, title, body } => {
                self.add(field, Role::Content, title);
                body.iter().for_each(|inner| self.block(inner));
            }
            Block::Entry { entry, .. } => self.entry(entry),
        }
    }

    fn point(&mut self, field: &'static str, point: &'a PointView) {
        self.add(field, Role::Content, [&point.text]);
        point.points.iter().for_each(|inner| self.point(field, inner));
    }

    /// Goes through a part of its own.
    fn within(&mut self, owner: Owner, go: impl FnOnce(&mut Self)) {
        let outer = (self.owner, self.part);
        (self.owner, self.part) = (owner, self.parts);
        self.parts += 1;
        go(self);
        (self.owner, self.part) = outer;
    }

    fn add(&mut self, field: &'static str, role: Role, texts: impl IntoIterator<Item = &'a Rich>) {
        texts.into_iter().for_each(|text| self.push(field, role, text, None));
    }

    fn push(&mut self, field: &'static str, role: Role, rich: &'a Rich, url: Option<&'a str>) {
        let Self { owner, section, part, .. } = *self;
        self.texts.push(Text { rich, url, owner, field, role, section, part });
    }
}
