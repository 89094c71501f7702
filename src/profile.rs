//! The profile: what somebody wrote about themselves, checked, with the place of each value.

pub mod common;
pub mod contact;
pub mod date;
pub mod entry;
pub mod fields;
pub mod identifier;
pub mod kind;
pub mod language;
pub mod link;
pub mod network;
pub mod node;
pub mod personal;
pub mod section;
pub mod spec;
pub mod text;

use std::sync::Arc;

use schemars::generate::SchemaSettings;

use crate::diagnostic::{Diagnostic, SourceFile};
use crate::profile::contact::Contact;
use crate::profile::date::Dated;
use crate::profile::fields::{Reader, readable, record};
use crate::profile::language::{DocumentLanguage, Language};
use crate::profile::node::{Node, Value};
use crate::profile::personal::Personal;
use crate::profile::section::Sections;
use crate::profile::spec::{Documents, FontRoles};
use crate::profile::text::{Scalar, Text};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 1 << 20;

record! {
    /// A profile.
    pub struct Profile ("a profile") {
        /// The languages the profile is written in, first fallback first. Without it, English.
        languages: Vec<DocumentLanguage>,
        /// The person's name.
        name: Text,
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
        /// Font families for each role, in order of preference.
        fonts: Option<FontRoles>,
        /// What to make; without it, one document in the default layout.
        documents: Documents,
    }
}

readable!(Profile: "A person's profile, from which jikji makes résumés.");

impl Profile {
    /// Reads and checks the profile in `file`; every problem found is given, sorted by place.
    pub fn read(file: &Arc<SourceFile>) -> Result<Self, Vec<Diagnostic>> {
        let (root, problems) = node::parse(file)?;
        let mut reader = Reader { file: Arc::clone(file), languages: languages(&root), problems };
        let profile = match root.value {
            Value::Null => {
                let hint = "begin with `name: …`; `jikji new profile.yaml` writes an example";
                reader
                    .error(crate::diagnostic::Code::MissingField, 0..0, "the profile is empty")
                    .hints
                    .push(hint.into());
                None
            }
            _ => fields::read_record::<Self>(&root, &mut reader),
        };
        let mut problems = reader.problems;
        problems.sort_by_key(|problem| problem.place.as_ref().map(|place| place.range.start));
        match profile {
            Some(profile) if problems.is_empty() => Ok(profile),
            _ => Err(problems),
        }
    }

    /// The languages it is written in, first fallback first.
    pub fn languages(&self) -> Vec<Language> {
        match self.languages.is_empty() {
            true => vec![Language::ENGLISH],
            false => self.languages.iter().map(|language| language.0).collect(),
        }
    }
}

/// The languages that texts may use, known before the first text is read; what is wrong with them is reported later.
fn languages(root: &Node) -> Vec<Language> {
    let Some(Value::List(items)) = root.get("languages").map(|node| &node.value) else {
        return vec![Language::ENGLISH];
    };
    let named = |node: &Node| match &node.value {
        Value::Text(code) => Language::of_document(code),
        _ => None,
    };
    items.iter().filter_map(named).collect()
}

/// The JSON Schema (draft 2020-12) that editors complete and check profiles with.
pub fn schema() -> serde_json::Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Profile>().to_value()
}
