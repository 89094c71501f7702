//! The profile: what somebody wrote about themselves, checked, with the place of each value.

mod base;
pub mod choices;
pub mod citing;
pub mod contact;
mod describe;
pub mod documents;
pub mod entry;
pub mod essay;
pub mod extent;
pub mod file_name;
pub mod hide;
pub mod labels;
pub mod letter;
pub mod named;
mod notes;
pub mod overlay;
mod parts;
pub mod personal;
mod problem;
pub mod record;
mod remedy;
pub mod section;
mod service;
pub mod setting;
mod slip;
pub mod value;
pub mod vocabulary;
pub mod yaml;

use std::ops::Deref;
use std::sync::Arc;

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::language::Language;
use crate::profile::choices::Choices;
use crate::profile::contact::Contact;
use crate::profile::describe::schema;
use crate::profile::documents::{Defaults, Documents, FontRoles};
use crate::profile::essay::Answers;
use crate::profile::hide::{Hidden, Secret};
use crate::profile::labels::OwnLabels;
use crate::profile::letter::Letter;
use crate::profile::named::Named;
use crate::profile::personal::Personal;
use crate::profile::problem::Problems;
use crate::profile::record::declare::{readable, record};
use crate::profile::record::{Field, OneOrMany, Reader, read_record};
use crate::profile::section::Sections;
use crate::profile::value::date::Dated;
use crate::profile::value::date_style::Dates;
use crate::profile::value::language::DocumentLanguage;
use crate::profile::value::text::{Scalar, Text};
use crate::profile::yaml::node::{Key, Node, Value};
use crate::profile::yaml::tree::{self, Tree};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 1 << 20;

record! {
    /// A profile.
    pub struct Profile ("a profile") {
        /// Files below the profile's folder whose keys count as written here: `sections`, `documents` and the like.
        include: OneOrMany<Scalar>,
        /// The languages the profile is written in, first fallback first. Without it, English.
        languages: Vec<DocumentLanguage>,
        /// The person's name.
        name: Name,
        /// The name in Chinese characters.
        hanja: Option<Text>,
        /// Another name, shown beside the name.
        also_known_as: Option<Text>,
        /// The name as author lists write it; it is set strong there.
        aliases: Vec<Scalar>,
        /// One line on the person.
        headline: Option<Text>,
        /// The date of the documents; `today` asks for the clock.
        date: Option<Dated>,
        /// How dates and periods are worded.
        dates: Option<Dates>,
        /// Words in place of the program's own, by their names.
        labels: OwnLabels,
        /// A picture, relative to the profile; shown by the layouts that have a place for it.
        photo: Option<Scalar>,
        /// How to reach the person.
        contact: Option<Contact>,
        /// What Korean forms ask for; shown by the layouts that ask.
        personal: Option<Personal>,
        /// One or more paragraphs on the person.
        summary: Option<Text>,
        /// The sections, set in this order.
        sections: Sections,
        /// Letters, by the names that documents call them by.
        letters: Named<Letter>,
        /// Answers to the questions of applications (자기소개서), by the names that documents call them by.
        essays: Named<Answers>,
        /// Font families for each role, in order of preference.
        fonts: Option<FontRoles>,
        /// What every document begins with.
        defaults: Defaults,
        /// What to make; without it, one document in the default layout.
        documents: Documents,
    }
}

readable!(Profile: "A person's profile, from which jikji makes résumés.");

/// The name that a profile must have. One that is wrong is read all the same, with nothing for a name.
#[derive(Debug, Clone)]
pub struct Name(Text);

impl Deref for Name {
    type Target = Text;
    fn deref(&self) -> &Text {
        &self.0
    }
}

impl Field for Name {
    const REQUIRED: bool = true;
    fn absent() -> Option<Self> {
        Some(Self(Text::Plain(Scalar { text: String::new(), range: 0..0 })))
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        if let Some(hint) = parts::whole(node, &reader.languages) {
            reader.wrong_type(node, "text, or a text for each language").hints.push(hint);
            return None;
        }
        Text::present(node, reader).map(Self)
    }
    fn schema(generator: &mut SchemaGenerator) -> serde_json::Value {
        Text::schema(generator)
    }
}

schema!(Name, |generator| Text::json_schema(generator));

/// What reading a file gave.
#[derive(Debug)]
pub struct Reading {
    /// The profile, without what is wrong.
    pub profile: Profile,
    /// Everything that is wrong, sorted by place.
    pub problems: Vec<Diagnostic>,
    /// What its documents choose from.
    pub choices: Choices,
    /// The file as it was written.
    pub root: Node,
    /// What was mended in the file, or is otherwise than it looks.
    pub notes: Vec<Diagnostic>,
}

/// Reads and checks the profile in `file`; of a file that is not YAML nothing can be told but that.
pub fn read(file: &Arc<SourceFile>) -> Result<Reading, Vec<Diagnostic>> {
    read_filled(file, |_| Arc::clone(file))
}

/// The same of a profile to whose tree `fill` adds what stands in other files. It gives the file that the places of the tree
/// are in.
pub fn read_filled(
    file: &Arc<SourceFile>,
    fill: impl FnOnce(&mut Tree) -> Arc<SourceFile>,
) -> Result<Reading, Vec<Diagnostic>> {
    let mut tree = tree::parse(file)?;
    let file = &fill(&mut tree);
    let Tree { mut root, problems, decomposed, comments, items, anchors, escapes, empty: hollow } = tree;
    let languages = choices::languages(&root);
    let mut reader = reader(file, languages, choices::brought(&root), problems);
    base::complete(&mut root, &mut reader);
    let mut reading = reading(root, reader);
    let notes = notes::of(&decomposed, &comments, &items, &reading.problems, file).into_iter();
    let notes = notes.chain(notes::anchors(&anchors, file)).chain(notes::escapes(&escapes, &reading.problems, file));
    let notes = notes.chain(notes::empty(&hollow, file)).chain(std::mem::take(&mut reading.notes));
    reading.notes = notes.chain(notes::unsaid(&reading.root, file)).collect();
    Ok(reading)
}

/// Reads the profile `root` of `file` with `top` laid over it and without what is `hidden`, whose strings come beside it.
pub fn version(file: &Arc<SourceFile>, root: &Node, top: Option<&Node>, hidden: &[Hidden]) -> (Reading, Vec<Secret>) {
    let content = root.clone().without(&["defaults", "documents"]);
    let mut reader = reader(file, choices::languages(root), choices::brought(root), Vec::new());
    let mut root = match top {
        Some(top) => overlay::laid(&content, top, &mut reader),
        None => content,
    };
    let secrets = hide::conceal(&mut root, hidden, &mut reader);
    (reading(root, reader), secrets)
}

fn reader(file: &Arc<SourceFile>, languages: Vec<Language>, brought: Vec<Language>, syntax: Vec<Diagnostic>) -> Reader {
    Reader {
        file: Arc::clone(file),
        languages,
        brought,
        problems: Problems::new(file, syntax),
        bullets: Vec::new(),
        remedy: remedy::of,
    }
}

fn reading(root: Node, mut reader: Reader) -> Reading {
    let read = match root.value {
        Value::Null => {
            let problem = reader.error(Code::MissingField, 0..0, "the profile is empty");
            problem.hints.push("begin with `name: …`; `jikji new profile.yaml` writes an example".into());
            None
        }
        _ => match wrapper(&root) {
            Some(key) => {
                let problem = reader.error(Code::UnknownKey, key.range.clone(), format!("unknown key `{}`", key.text));
                let hint =
                    format!("take the keys of the profile out of `{}:`, so that `name:` begins a line", key.text);
                problem.hints.push(hint);
                None
            }
            None => read_record::<Profile>(&root, &mut reader),
        },
    };
    let Reader { file, problems, bullets, languages, .. } = reader;
    let notes = notes::bullets(&bullets, &file).into_iter().collect();
    let choices = Choices::of(&root, languages);
    let profile = read.unwrap_or_else(|| empty(&file));
    Reading { profile, problems: problems.told(), choices, root, notes }
}

/// A profile with nothing in it, in place of what is none.
fn empty(file: &Arc<SourceFile>) -> Profile {
    let nothing = Node { value: Value::Map(Vec::new()), range: 0..0 };
    let mut reader = reader(file, Vec::new(), Vec::new(), Vec::new());
    read_record(&nothing, &mut reader).expect("every field may be absent")
}

/// The key around a profile that other tools begin with, such as `cv:` or `basics:`.
fn wrapper(root: &Node) -> Option<&Key> {
    let Value::Map(pairs) = &root.value else { return None };
    let keys: Vec<_> = <Profile as crate::profile::record::Record>::KEYS.iter().map(|(name, _)| *name).collect();
    let around = |(key, node): &&(Key, Node)| !keys.contains(&key.text.as_str()) && node.get("name").is_some();
    pairs.iter().find(around).filter(|_| root.get("name").is_none()).map(|(key, _)| key)
}

impl Profile {
    /// The languages it is written in, first fallback first.
    pub fn languages(&self) -> Vec<Language> {
        match self.languages.is_empty() {
            true => vec![Language::ENGLISH],
            false => self.languages.iter().map(|written| written.language).collect(),
        }
    }
}

/// The JSON Schema (draft 2020-12) that editors complete and check profiles with.
pub fn schema() -> serde_json::Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Profile>().to_value();
    // Elsewhere null means absent; a whole profile cannot be.
    schema["type"] = "object".into();
    schema
}
