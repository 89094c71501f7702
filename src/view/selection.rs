//! What of a profile one document shows.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::profile::Profile;
use crate::profile::common::{Common, Group, Keyword, Point};
use crate::profile::date::Date;
use crate::profile::entry::Entry;
use crate::profile::language::Language;
use crate::profile::text::{Scalar, Text};
use crate::words::{did_you_mean, list_and};
use std::sync::Arc;

/// A name that a document or the command line gives, with its place in the profile if it has one.
#[derive(Debug, Clone)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Its bytes.
    pub range: Option<Range<usize>>,
}

impl From<&Scalar> for Named {
    fn from(scalar: &Scalar) -> Self {
        Self { name: scalar.text.clone(), range: Some(scalar.range.clone()) }
    }
}

/// What of a profile one document shows, and in which language.
#[derive(Debug, Clone)]
pub struct Selection {
    /// The language.
    pub language: Language,
    /// The document's own title.
    pub title: Option<Text>,
    /// The date of the document.
    pub date: Option<Date>,
    /// Of what has tags, only what has one of these.
    pub only: Vec<Named>,
    /// Not what has one of these tags.
    pub without: Vec<Named>,
    /// The sections, in order; all, if none are named.
    pub sections: Option<Vec<Named>>,
}

impl Selection {
    /// Whether something with `tags` is shown.
    pub fn takes(&self, tags: &[Scalar]) -> bool {
        let among = |names: &[Named]| tags.iter().any(|tag| names.iter().any(|named| named.name == tag.text));
        (tags.is_empty() || self.only.is_empty() || among(&self.only)) && !among(&self.without)
    }

    /// Reports tags and sections that the profile does not have.
    pub fn check(&self, profile: &Profile, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
        let tags = tags(profile);
        let keys: Vec<_> = profile.sections.0.iter().map(|section| section.key.text.clone()).collect();
        let asked = self.only.iter().chain(&self.without).map(|named| (named, Code::UnknownTag, "tag", &tags));
        let sections = self.sections.iter().flatten().map(|named| (named, Code::UnknownSection, "section", &keys));
        asked.chain(sections).filter_map(|(named, code, what, known)| unknown(named, code, what, known, file)).collect()
    }
}

fn unknown(named: &Named, code: Code, what: &str, known: &[String], file: &Arc<SourceFile>) -> Option<Diagnostic> {
    if known.contains(&named.name) {
        return None;
    }
    let hint = did_you_mean(&named.name, known, || match known.is_empty() {
        true => format!("the profile has no {what}s"),
        false => format!("the profile has {}", list_and(known)),
    });
    let problem = Diagnostic::error(code, format!("the profile has no {what} `{}`", named.name)).hint(hint);
    Some(problem.at_some(file, named.range.clone()))
}

/// Every tag of the profile, in order of appearance.
fn tags(profile: &Profile) -> Vec<String> {
    let mut found = Vec::new();
    let entries = profile.sections.0.iter().flat_map(|section| &section.entries);
    entries.for_each(|entry| of_entry(entry, &mut found));
    let mut tags: Vec<String> = Vec::new();
    for tag in found {
        if !tags.contains(&tag.text) {
            tags.push(tag.text.clone());
        }
    }
    tags
}

fn of_entry<'a>(entry: &'a Entry, found: &mut Vec<&'a Scalar>) {
    of_common(entry.common(), found);
    match entry {
        Entry::Experience(experience) => {
            for position in &experience.own.positions {
                of_common(&position.common, found);
                position.own.projects.iter().for_each(|project| of_common(&project.common, found));
            }
            experience.own.projects.iter().for_each(|project| of_common(&project.common, found));
        }
        Entry::Skill(skill) => of_keywords(&skill.own.keywords, found),
        Entry::Interest(interest) => of_points(&interest.own.items, found),
        _ => {}
    }
}

fn of_common<'a>(common: &'a Common, found: &mut Vec<&'a Scalar>) {
    found.extend(&common.tags);
    of_points(&common.highlights, found);
    for Group { tags, keywords, highlights, .. } in &common.groups {
        found.extend(tags);
        of_keywords(keywords, found);
        of_points(highlights, found);
    }
}

fn of_points<'a>(points: &'a [Point], found: &mut Vec<&'a Scalar>) {
    for point in points {
        found.extend(&point.0.tags);
        of_points(&point.0.items, found);
    }
}

fn of_keywords<'a>(keywords: &'a [Keyword], found: &mut Vec<&'a Scalar>) {
    keywords.iter().for_each(|keyword| found.extend(&keyword.0.tags));
}
