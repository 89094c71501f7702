//! The documents that a profile asks for.

mod nameless;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::Value as Json;

use crate::diagnostic::Code;
use crate::profile::base;
use crate::profile::describe::schema;
use crate::profile::documents::nameless::named;
use crate::profile::extent::{BySection, Extent, Limit, Order};
use crate::profile::file_name::{FORBIDDEN, FileName, UNSEEN, is_unseen, unfit};
use crate::profile::hide::Hide;
use crate::profile::labels::OwnLabels;
use crate::profile::overlay::Overlay;
use crate::profile::record::declare::{readable, record};
use crate::profile::record::{Field, ObjectSchema, OneOrMany, Read, Reader, Record};
use crate::profile::setting::Settings;
use crate::profile::value::date::{DateAt, Dated};
use crate::profile::value::date_style::{Dates, Switch};
use crate::profile::value::language::DocumentLanguage;
use crate::profile::value::text::{Scalar, Text};
use crate::profile::vocabulary::format::Format;
use crate::profile::vocabulary::synonym;
use crate::profile::yaml::node::{Key, Node, Value};
use crate::script::normal::folded;

/// Documents of one profile.
const MOST_DOCUMENTS: usize = 500;
/// Families of one role; each is looked for at every piece of text.
const MOST_FAMILIES: usize = 50;

record! {
    /// A document to make.
    pub struct DocumentSpec ("a document") {
        /// The document that it begins with, over `defaults`.
        extends: Option<Scalar>,
        /// Whether it is made; without it, it is one that others extend.
        build: Option<Switch>,
        /// What its file is called, but for the ending.
        file: Option<FileName>,
        /// What it is written as, where the command line does not say: PDF without it.
        formats: OneOrMany<Format>,
        /// The layout.
        layout: Option<Scalar>,
        /// The language it is set in.
        lang: Option<DocumentLanguage>,
        /// The letter that it is, by its name among `letters`.
        letter: Option<Scalar>,
        /// The answers that it consists of, by their name among `essays`.
        essay: Option<Scalar>,
        /// Its title, shown where the layout has a place for it.
        title: Option<Text>,
        /// Its date; `today` asks for the clock.
        date: Option<Dated>,
        /// How dates and periods are worded; what it says goes before what the profile says.
        dates: Option<Dates>,
        /// Of what has tags, only what has one of these.
        only: Vec<Scalar>,
        /// Not what has one of these tags.
        without: Hidden,
        /// The sections to show, in this order.
        sections: Option<SectionKeys>,
        /// Titles of sections, before their own.
        titles: SectionTitles,
        /// Words in place of the program's own, before those of the profile.
        labels: OwnLabels,
        /// What is laid over the profile's content.
        overlay as "override": Overlay,
        /// Fields that are not in it, by path, or sets of them: `public`, `blind`.
        hide: Hide,
        /// Without what ended before: a date for employments, projects, talks, publications, or one by section.
        since: BySection<DateAt>,
        /// Of what ended before, only the head.
        collapse: BySection<DateAt>,
        /// How many entries there are, and how many points of each.
        limit: BySection<Limit>,
        /// The order of entries.
        order: BySection<Order>,
        /// How many pages it may have, or `any`.
        pages: Option<Pages>,
        /// Options of the layout.
        options: Settings,
        /// Fonts per role, before those of the profile.
        fonts: Option<FontRoles>,
    }
}

record! {
    /// Font families for each role: one, or a list in order of preference.
    pub struct FontRoles ("`fonts`", check check_families) {
        /// Running text.
        text: OneOrMany<Scalar>,
        /// Headings.
        headings: OneOrMany<Scalar>,
        /// Code.
        code: OneOrMany<Scalar>,
        /// Latin letters in running text.
        text_latin: OneOrMany<Scalar>,
    }
}

fn check_families(roles: &FontRoles, _at: Range<usize>, reader: &mut Reader) {
    for families in [&roles.text, &roles.headings, &roles.code, &roles.text_latin] {
        if let Some(family) = families.0.get(MOST_FAMILIES) {
            let message = format!("a role has more than {MOST_FAMILIES} font families");
            reader.error(Code::TooManyValues, family.range.clone(), message).hints.push("keep the first few".into());
        }
    }
}

readable! {
    DocumentSpec: "A document to make.",
    FontRoles: "Font families for each role: one, or a list in order of preference.",
}

impl DocumentSpec {
    /// A document with nothing but what the program takes by itself.
    pub fn nothing() -> Self {
        Self {
            extends: None,
            build: None,
            file: None,
            formats: OneOrMany::default(),
            layout: None,
            lang: None,
            letter: None,
            essay: None,
            title: None,
            date: None,
            dates: None,
            only: Vec::new(),
            without: Hidden::default(),
            sections: None,
            titles: SectionTitles::default(),
            labels: OwnLabels::default(),
            overlay: Overlay::default(),
            hide: Hide::default(),
            since: BySection::default(),
            collapse: BySection::default(),
            limit: BySection::default(),
            order: BySection::default(),
            pages: None,
            options: Settings::default(),
            fonts: None,
        }
    }

    /// How much it takes of the sections.
    pub fn extent(&self) -> Extent {
        let (since, collapse) = (self.since.clone(), self.collapse.clone());
        Extent { since, collapse, limit: self.limit.clone(), order: self.order.clone() }
    }

    /// Reads the document called `key`; a name alone is one with nothing but defaults.
    pub fn of(key: &Key, node: &Node, reader: &mut Reader) -> Option<Self> {
        let empty = Node { value: Value::Map(Vec::new()), range: key.range.clone() };
        Self::read(if matches!(node.value, Value::Null) { &empty } else { node }, reader)
    }
}

/// What every document begins with, one of the flags alone too.
#[derive(Debug, Clone, Default)]
pub struct Defaults(pub Option<DocumentSpec>);

impl Field for Defaults {
    fn absent() -> Option<Self> {
        Some(Self(None))
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Map(pairs) = &node.value else {
            return DocumentSpec::read(node, reader).map(|spec| Self(Some(spec)));
        };
        let own = pairs
            .iter()
            .filter(|(key, node)| base::OWN.contains(&key.text.as_str()) && !matches!(node.value, Value::Null));
        let own: Vec<_> = own.collect();
        for (key, _) in &own {
            let message = format!("`defaults` takes no `{}`, which is a document's own", key.text);
            reader.error(Code::UnknownKey, key.range.clone(), message).hints.push("write it in a document".into());
        }
        let mut spec = DocumentSpec::read(node, reader).filter(|_| own.is_empty())?;
        spec.options.0.iter_mut().for_each(|setting| setting.inherited = true);
        Some(Self(Some(spec)))
    }
}

schema!(Defaults, |generator| {
    let mut object = ObjectSchema::default();
    DocumentSpec::describe(&mut object, generator);
    object.properties.retain(|key, _| !base::OWN.contains(&key.as_str()));
    Schema::try_from(object.finish("What every document begins with.")).expect("an object schema")
});

/// Tags of what a document leaves out.
#[derive(Debug, Clone, Default)]
pub struct Hidden(pub Vec<Scalar>);

impl Field for Hidden {
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            // A list of one word would be the next error, where no tag is meant.
            Value::Text(text) if is_of_contact(text) => {
                reader.wrong_type(node, "a list").hints.push(HIDING.into());
                None
            }
            _ => Vec::present(node, reader).map(Self),
        }
    }
    fn schema(generator: &mut SchemaGenerator) -> Json {
        Vec::<Scalar>::schema(generator)
    }
}

schema!(Hidden, |generator| Vec::<Scalar>::json_schema(generator));

/// What can be left out of a document, for hints.
pub const HIDING: &str = "tags leave out entries and points, as in `without: [private]` for what has `tags: [private]`; \
    a phone number or another field is hidden by its path: `hide: [contact.phone]`";

/// Whether a word names a part of the contact or of the person, which have no tags.
pub fn is_of_contact(word: &str) -> bool {
    let word = word.rsplit('.').next().unwrap_or(word);
    let known = ["email", "phone", "location", "address", "website", "links", "birth", "gender", "photo", "military"];
    known.contains(&word) || synonym::of(word, &["email", "phone", "address", "birth", "gender", "photo"]).is_some()
}

/// A list that may be left out, which is not the same as an empty one.
#[derive(Debug, Clone)]
pub struct SectionKeys(pub Vec<Scalar>);

impl Read for SectionKeys {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        // An empty list means that none is given.
        Vec::present(node, reader).filter(|keys| !keys.is_empty()).map(Self)
    }
}

schema!(SectionKeys, |generator| Schema::try_from(<Vec<Scalar>>::schema(generator)).expect("a list's schema"));

/// Titles of sections, by their keys.
#[derive(Debug, Clone, Default)]
pub struct SectionTitles(pub Vec<(Key, Text)>);

impl Field for SectionTitles {
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Map(pairs) = &node.value else {
            reader.wrong_type(node, "titles by section").hints.push("write `{experience: Career}`".into());
            return None;
        };
        let given = pairs.iter().filter(|(_, node)| !matches!(node.value, Value::Null));
        let read: Vec<_> = given.map(|(key, node)| Some((key.clone(), Text::read(node, reader)?))).collect();
        read.into_iter().collect::<Option<_>>().map(Self)
    }
}

schema!(SectionTitles, |generator| {
    let title = <Option<Text>>::schema(generator);
    json_schema!({ "type": ["object", "null"], "additionalProperties": title })
});

/// A page budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// At most so many.
    AtMost(usize),
    /// As many as it takes.
    Any,
}

impl Pages {
    /// The most that there may be.
    pub fn most(self) -> Option<usize> {
        match self {
            Self::AtMost(most) => Some(most),
            Self::Any => None,
        }
    }

    /// Reads `any` or a number from 1.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "any" => Some(Self::Any),
            _ => text.parse().ok().filter(|pages| *pages > 0).map(Self::AtMost),
        }
    }
}

impl Read for Pages {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let scalar = Scalar::of(node, "a number of pages", reader)?;
        let pages = Self::parse(&scalar.text);
        if pages.is_none() {
            let message = format!("`{}` is not a number of pages", scalar.text);
            reader.error(Code::BadNumber, scalar.range, message).hints.push("write a number from 1, or `any`".into());
        }
        pages
    }
}

schema!(Pages, |_| {
    json_schema!({
        "type": ["integer", "string", "null"],
        "minimum": 1,
        "pattern": "^(any|[+]?0*[1-9][0-9]*)$",
        "errorMessage": "write a number from 1, or any",
        "examples": [1, 2, "any"],
    })
});

/// The documents by name, in the order written; nothing for one whose layout cannot be told.
#[derive(Debug, Clone, Default)]
pub struct Documents(pub Vec<(Key, Option<DocumentSpec>)>);

impl Field for Documents {
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        if let Some(hint) = named(node) {
            reader.wrong_type(node, "documents by name").hints.push(hint);
            return None;
        }
        let Value::Map(pairs) = &node.value else { return None };
        if let Some((key, _)) = pairs.get(MOST_DOCUMENTS) {
            let message = format!("the profile asks for more than {MOST_DOCUMENTS} documents");
            let hint = "keep a profile of its own for some of them";
            reader.error(Code::TooManyValues, key.range.clone(), message).hints.push(hint.into());
            return None;
        }
        let mut documents = Vec::new();
        for (key, node) in pairs {
            check_name(&key.text, &key.range, reader);
            let named = node.get("layout").is_some_and(|layout| !matches!(layout.value, Value::Null));
            let told = |spec: &DocumentSpec| spec.layout.is_some() == named;
            let mut spec = DocumentSpec::of(key, node, reader).filter(told);
            let settings = spec.iter_mut().flat_map(|spec| &mut spec.options.0);
            settings.for_each(|setting| setting.inherited = !node.range.contains(&setting.key.range.start));
            documents.push((key.clone(), spec));
        }
        check_collisions(pairs, reader);
        Some(Self(documents))
    }
}

/// The name becomes part of a file's name.
fn check_name(name: &str, range: &Range<usize>, reader: &mut Reader) {
    if let Some(why) = unfit(name) {
        let message = format!("`{name}` cannot be part of a file's name: {why}");
        reader.error(Code::BadName, range.clone(), message).hints.push("use letters, digits and hyphens".into());
    }
}

/// Names of which one would overwrite the file of the other on systems that know no case.
fn check_collisions(pairs: &[(Key, Node)], reader: &mut Reader) {
    let mut seen: HashMap<String, &Key> = HashMap::new();
    // What is not seen has been told of already.
    for (key, _) in pairs.iter().filter(|(key, _)| !key.text.contains(is_unseen)) {
        match seen.entry(folded(&key.text)) {
            Entry::Vacant(entry) => drop(entry.insert(key)),
            Entry::Occupied(entry) => {
                let (first, line) = (&entry.get().text, reader.file.position(entry.get().range.start).line);
                let message = format!("`{}` and `{first}` (line {line}) are one file on many systems", key.text);
                let hint = "give one of them another name: they differ only in case or in the kind of a space";
                reader.error(Code::BadName, key.range.clone(), message).hints.push(hint.into());
            }
        }
    }
}

schema!(Documents, |generator| {
    let document = generator.subschema_for::<DocumentSpec>();
    let none = format!("{}{UNSEEN}", FORBIDDEN.replace('\\', r"\\"));
    // A name of one character is the first and the last at once.
    let name = format!("[^. {none}]([^{none}]{{0,98}}[^. {none}])?");
    let reserved = r"([cC][oO][nN]|[pP][rR][nN]|[aA][uU][xX]|[nN][uU][lL]|([cC][oO][mM]|[lL][pP][tT])[0-9]) *([.]|$)";
    json_schema!({
        "type": ["object", "null"],
        "propertyNames": {
            "pattern": format!("^{name}$"),
            "not": { "pattern": format!("^{reserved}") },
            "errorMessage": "the name becomes part of a file's name: use letters, digits and hyphens",
        },
        "additionalProperties": document,
    })
});
