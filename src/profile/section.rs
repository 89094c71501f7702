//! The sections of a profile, in the order written.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::diagnostic::phrase::{list_or, nearest};
use crate::profile::citing::{Citing, Grouping};
use crate::profile::entry::common::Point;
use crate::profile::entry::{Entry, shorthand};
use crate::profile::labels::OwnLabels;
use crate::profile::record::{Field, Fields, Reader, Record};
use crate::profile::section::form::{Form, is_points};
use crate::profile::section::schema::Raw;
use crate::profile::section::table::{Cells, Table};
use crate::profile::slip;
use crate::profile::value::date_style::Switch;
use crate::profile::value::text::{self, Scalar, Text};
use crate::profile::vocabulary::essay;
use crate::profile::vocabulary::kind::{Kind, SECTIONS};
use crate::profile::vocabulary::{misplaced, synonym};
use crate::profile::yaml::flow;
use crate::profile::yaml::node::{Key, Node, Value};

pub mod form;
mod schema;
pub mod table;

/// A section.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its key.
    pub key: Key,
    /// The kind of its entries, where they do not say another.
    pub kind: Kind,
    /// Its title, if the profile gives one.
    pub title: Option<Text>,
    /// A remark on the section as a whole.
    pub note: Option<Text>,
    /// Words in place of the program's own.
    pub labels: OwnLabels,
    /// Running text.
    pub text: Option<Text>,
    /// What it says of its publications.
    pub citing: Option<Citing>,
    /// Its entries.
    pub entries: Vec<Entry>,
    /// What it has in place of entries, if it is a list of points.
    pub points: Vec<Point>,
    /// Whether its points have numbers.
    pub numbered: bool,
    /// What it has in place of entries, if it is a table.
    pub table: Option<Table>,
}

/// All sections.
#[derive(Debug, Clone, Default)]
pub struct Sections(pub Vec<Section>);

impl Field for Sections {
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Map(pairs) = &node.value else {
            let hint = match node.value {
                Value::List(_) => "take away the `- ` before the name of each section",
                _ => "write `experience:` on the next line, indented, and its entries below it",
            };
            reader.wrong_type(node, "sections by name").hints.push(hint.into());
            return None;
        };
        let sections: Vec<_> = pairs
            .iter()
            .filter(|(_, node)| !matches!(node.value, Value::Null))
            .map(|(key, node)| section(key, node, reader))
            .collect();
        sections.into_iter().collect::<Option<_>>().map(Self)
    }
}

/// The keys of a section that is a mapping.
const KEYS: &[&str] = &["title", "kind", "note", "text", "entries", "numbered", "columns", "rows", "labels"];

fn section(key: &Key, node: &Node, reader: &mut Reader) -> Option<Section> {
    let known = Kind::of_section(&key.text);
    let mut section = Section {
        key: key.clone(),
        kind: known.unwrap_or(Kind::Item),
        title: None,
        note: None,
        labels: OwnLabels::default(),
        text: None,
        citing: None,
        entries: Vec::new(),
        points: Vec::new(),
        numbered: false,
        table: None,
    };
    let whole = matches!(&node.value, Value::Map(pairs) if is_whole(pairs));
    if let Some(hint) = misplaced::of_section(&key.text, node).filter(|_| !whole) {
        let message = format!("unknown section `{}`", key.text);
        reader.error(Code::UnknownSection, key.range.clone(), message).hints.push(hint);
        return None;
    }
    let Value::Map(pairs) = &node.value else {
        if let Some((name, kind)) = meant(key, node) {
            misspelt(key, name, kind, reader);
            section.kind = kind;
        } else if is_points(&key.text, node) {
            section.points = Field::present(node, reader)?;
            return Some(section);
        }
        section.entries = entries(key, node, section.kind, reader)?;
        return Some(section);
    };
    // An entry where the list of entries belongs is the commonest slip here.
    if !whole {
        no_list(key, node, pairs, section.kind, reader);
        return None;
    }
    parts(&mut section, node, reader)?;
    let text = pairs.iter().find(|(key, _)| key.text == "text").map(|(key, _)| key.range.clone());
    check_text(&section, text, reader);
    Some(section)
}

/// Reads the keys of a section that is a mapping.
fn parts(section: &mut Section, node: &Node, reader: &mut Reader) -> Option<()> {
    let key = section.key.clone();
    let mut fields = Fields::of(node, "a section", "entries", reader)?;
    let said = fields.take::<Option<Scalar>>("kind", reader)?;
    let form = match (said, node.get("kind")) {
        (Some(_), Some(node)) => reader.choice(node, "a kind of entry", &Form::all())?,
        _ => Form::of(&key.text, node, section.kind),
    };
    section.title = fields.take("title", reader)?;
    section.note = fields.take("note", reader)?;
    section.labels = fields.take("labels", reader)?;
    section.text = fields.take("text", reader)?;
    let kind = if let Form::Entries(kind) = form { Some(kind) } else { None };
    section.citing = citing(node, kind, &mut fields, reader)?;
    let numbered: Option<Switch> = fields.take("numbered", reader)?;
    section.numbered = numbered.is_some_and(|numbered| numbered.on);
    let problems = reader.problems.count();
    let columns: Vec<Text> = fields.take("columns", reader)?;
    let rows: Vec<Cells> = fields.take("rows", reader)?;
    let sound = reader.problems.count() == problems;
    fields.take::<Raw>("entries", reader);
    fields.finish(reader);
    let strays: &[&str] = match form {
        Form::Entries(_) => &["numbered", "columns", "rows"],
        Form::Points => &["columns", "rows"],
        Form::Table => &["numbered", "entries"],
    };
    form.refuse(strays, node, reader);
    let entries_at = node.get("entries").filter(|node| !matches!(node.value, Value::Null));
    match (form, entries_at) {
        (Form::Entries(kind), at) => {
            section.kind = kind;
            if let Some(node) = at {
                section.entries = entries(&key, node, kind, reader)?;
            }
        }
        (Form::Points, Some(node)) => section.points = Field::present(node, reader)?,
        (Form::Points, None) => {}
        (Form::Table, _) if sound => section.table = Some(Table::new(&key, (columns, rows), node, reader)?),
        (Form::Table, _) => {}
    }
    Some(())
}

/// What a section says of its entries as a whole; an error where their kind, if they are of one, does not go with it.
fn citing(node: &Node, kind: Option<Kind>, fields: &mut Fields, reader: &mut Reader) -> Option<Option<Citing>> {
    let Value::Map(pairs) = &node.value else { return Some(None) };
    let said = |(key, _): &&(Key, Node)| Citing::KEYS.iter().any(|(name, _)| *name == key.text);
    let said: Vec<_> = pairs.iter().filter(said).collect();
    if said.is_empty() {
        return Some(None);
    }
    let citing = Citing::take(fields, reader)?;
    let strays = |(key, _): &&&(Key, Node)| !kind.is_some_and(|kind| Citing::is_for(&key.text, kind));
    if let Some((key, _)) = said.iter().find(strays) {
        let (whose, hint) = match key.text.as_str() {
            "number" | "prefix" | "continue" => ("entries", "points have `numbered: true`"),
            "group" => ("publications, grants, courses and students", "take it away, or give each part a section"),
            "totals" => ("grants", "add `kind: grant`"),
            _ => ("publications", "add `kind: publication`"),
        };
        let message = format!("`{}` is for sections of {whose}", key.text);
        reader.error(Code::UnknownKey, key.range.clone(), message).hints.push(hint.into());
        return Some(Some(citing));
    }
    if let Some((group, kind)) = citing.group.zip(kind).filter(|(group, kind)| !Grouping::of(*kind).contains(group)) {
        let words: Vec<_> = Grouping::of(kind).iter().map(|group| group.word()).collect();
        let range = node.get("group").map_or(node.range.clone(), |node| node.range.clone());
        let message = format!("entries of the kind `{}` have no `{}` to group by", kind.name(), group.word());
        reader.error(Code::UnknownChoice, range, message).hints.push(format!("write {}", list_or(&words)));
    }
    Some(Some(citing))
}

/// Whether the keys of a mapping are those of a section.
fn is_whole(pairs: &[(Key, Node)]) -> bool {
    let citing = pairs
        .iter()
        .any(|(key, _)| matches!(key.text.as_str(), "file" | "style" | "group" | "continue" | "students" | "totals"));
    citing || pairs.iter().any(|(key, _)| KEYS.contains(&key.text.as_str()))
}

/// Reports an entry, or another mapping, where the list of entries belongs.
fn no_list(key: &Key, node: &Node, pairs: &[(Key, Node)], kind: Kind, reader: &mut Reader) {
    let essay = essay::as_text(&key.text, node, kind).or_else(|| slip::bulleted(pairs));
    let hint = essay.or_else(|| match text::is_text(node) {
        true => Some(of_text(key, "…", &["…".to_owned()], kind)),
        false => shorthand::of_pairs(pairs, kind, &reader.languages).or_else(|| between(key, pairs, kind)),
    });
    let hint = hint.unwrap_or_else(|| "put `- ` before each entry".into());
    reader.wrong_type(node, "a list of entries").hints.push(hint);
}

/// The hint for a key between a section and its entries: `experience: {jobs: […]}`.
fn between(section: &Key, pairs: &[(Key, Node)], kind: Kind) -> Option<String> {
    let [(key, Node { value: Value::List(_), .. })] = pairs else { return None };
    let own = kind.keys().any(|name| name == key.text);
    let hint = format!("take away `{}:`, so that the entries stand right below `{}:`", key.text, section.text);
    (!own).then_some(hint)
}

/// The known section that one without a title probably is, misspelt.
pub fn meant(key: &Key, node: &Node) -> Option<(&'static str, Kind)> {
    // To measure distances takes long, and most sections are known.
    if !matches!(node.value, Value::List(_)) || Kind::of_section(&key.text).is_some() {
        return None;
    }
    let names: Vec<_> = SECTIONS.iter().map(|(name, _)| *name).collect();
    let near = nearest(&key.text, &names).or_else(|| synonym::section(&key.text))?;
    SECTIONS.iter().find(|(name, _)| *name == near).copied()
}

fn misspelt(key: &Key, name: &str, kind: Kind, reader: &mut Reader) {
    let problem = reader.error(Code::UnknownSection, key.range.clone(), format!("unknown section `{}`", key.text));
    problem.hints.push(format!("did you mean `{name}`?"));
    if is_slip(&key.text, name) {
        problem.mend(name);
        return;
    }
    let own = format!("`{{title: {}, kind: {}, entries: […]}}`", key.text, kind.name());
    problem.hints.push(format!("if it is one of your own, give it a title and a kind: {own}"));
}

/// Whether a key is nothing but a known one with letters in another order, one more or one less.
fn is_slip(key: &str, name: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<_> = text.to_lowercase().chars().collect();
        letters.sort_unstable();
        letters
    };
    let (key, name) = (key.trim_end_matches('s'), name.trim_end_matches('s'));
    sorted(key) == sorted(name)
}

/// Checks that just the sections of running text have one; the key of a text is at `text`.
fn check_text(section: &Section, text: Option<Range<usize>>, reader: &mut Reader) {
    let at = text.unwrap_or(section.key.range.clone());
    let name = &section.key.text;
    if section.kind == Kind::Prose && section.text.is_none() && section.entries.is_empty() {
        let message = format!("the section `{name}` is of the kind `text` and has none");
        reader.error(Code::MissingField, at, message).hints.push("add `text: …`".into());
    } else if section.kind != Kind::Prose && section.text.is_some() {
        let message = format!("the section `{name}` has `text`, which is for sections of the kind `text`");
        reader.error(Code::UnknownKey, at, message).hints.push("add `kind: text`, or write it as `note`".into());
    }
}

/// The hint for a text that holds `items` in place of entries, in a section that may be a known one under another name.
fn of_text(key: &Key, text: &str, items: &[String], kind: Kind) -> String {
    if synonym::is_nothing(text) {
        return shorthand::nothing(&key.text);
    }
    let known = synonym::section(&key.text).filter(|_| Kind::of_section(&key.text).is_none());
    match known.and_then(|name| Some((name, Kind::of_section(name)?))) {
        Some((name, kind)) => format!("did you mean `{name}`? {}", shorthand::of_text(name, text, items, kind)),
        None => shorthand::of_text(&key.text, text, items, kind),
    }
}

fn entries(key: &Key, node: &Node, kind: Kind, reader: &mut Reader) -> Option<Vec<Entry>> {
    if let Value::List(items) = &node.value
        && let Some(text) =
            items.iter().find(|item| matches!(item.value, Value::Text(_)) || essay::parts(item).is_some())
        && let Some(hint) = essay::as_text(&key.text, &joined(items).unwrap_or_else(|| text.clone()), kind)
    {
        reader.wrong_type(text, "running text").hints.push(hint);
        return None;
    }
    if let (Value::List(items), Kind::Item) = (&node.value, kind)
        && let Some((other, hint)) = items.iter().find_map(|item| of_kind(key, item))
    {
        reader.error(Code::UnknownKey, other.range.clone(), format!("unknown key `{}`", other.text)).hints.push(hint);
        return None;
    }
    let Value::List(items) = &node.value else {
        let hint = match &node.value {
            Value::Text(text) => of_text(key, text, &slip::items(text, node, &reader.file.text), kind),
            _ => "put `- ` before each entry".into(),
        };
        reader.wrong_type(node, "a list of entries").hints.push(hint);
        return None;
    };
    if let Some(hint) = shorthand::of_texts(&key.text, items, kind) {
        reader.wrong_type(&items[0], "entries").hints.push(hint);
        return None;
    }
    let mut before = None;
    let mut read = Vec::with_capacity(items.len());
    for item in items.iter().filter(|item| !matches!(item.value, Value::Null)) {
        read.push(entry(before, item, kind, reader));
        // What is no entry may be a point of the one before it, as what follows may.
        before = if matches!(&item.value, Value::Map(pairs) if pairs.len() > 1) { Some(item) } else { before };
    }
    let mut read = read.into_iter().collect::<Option<Vec<_>>>()?;
    let plain = read
        .iter_mut()
        .filter_map(|entry| if let Entry::Interest(interest) = entry { Some(&mut interest.own.text) } else { None });
    reader.bullets.extend(text::take_off_marks(plain));
    Some(read)
}

/// The keys of all items as those of one mapping.
fn joined(items: &[Node]) -> Option<Node> {
    let pairs = items.iter().map(|item| if let Value::Map(pairs) = &item.value { Some(pairs.clone()) } else { None });
    let pairs: Vec<_> = pairs.collect::<Option<Vec<_>>>()?.concat();
    (!pairs.is_empty()).then(|| Node { value: Value::Map(pairs), range: items[0].range.clone() })
}

/// The key of an entry without a title that tells of another kind, in a section of one's own.
fn of_kind<'a>(section: &Key, item: &'a Node) -> Option<(&'a Key, String)> {
    const TELLING: &[(&str, &str)] =
        &[("company", "experience"), ("position", "experience"), ("institution", "education"), ("degree", "education")];
    let Value::Map(pairs) = &item.value else { return None };
    if item.get("title").is_some() || item.get("kind").is_some() {
        return None;
    }
    let (key, kind) = pairs.iter().find_map(|(key, _)| {
        let (_, kind) = TELLING.iter().find(|(name, _)| *name == key.text)?;
        Some((key, kind))
    })?;
    let name = flow::text(&section.text);
    Some((key, format!("give the section a kind: `{name}: {{title: {name}, kind: {kind}, entries: […]}}`")))
}

/// Reads an entry that stands behind another.
fn entry(before: Option<&Node>, item: &Node, kind: Kind, reader: &mut Reader) -> Option<Entry> {
    if let Some((key, hint)) = shorthand::of_item(item, kind, &reader.languages) {
        let message = format!("unknown key `{}`", key.text);
        reader.error(Code::UnknownKey, key.range.clone(), message).hints.push(hint);
        return None;
    }
    if let (Value::Text(text), false) = (&item.value, kind.takes_plain()) {
        let point = shorthand::dedented(item, before, &reader.file);
        let hint = point.unwrap_or_else(|| format!("write `- {}`", shorthand::of_item_text(text, kind)));
        reader.wrong_type(item, "the keys of an entry").hints.push(hint);
        return None;
    }
    if let Value::Map(pairs) = &item.value
        && let [(key, _)] = pairs.as_slice()
        && synonym::of(&key.text, &kind.keys().collect::<Vec<_>>()).is_none()
        && let Some(hint) = shorthand::dedented(item, before, &reader.file)
    {
        reader.error(Code::UnknownKey, key.range.clone(), format!("unknown key `{}`", key.text)).hints.push(hint);
        return None;
    }
    Entry::read(item, kind, reader)
}
