//! Names in `aliases` that no author list has.

use std::collections::HashSet;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::profile::Profile;
use crate::profile::entry::Entry;
use crate::profile::record::MOST_UNKNOWN;
use crate::profile::value::text::{Scalar, Text};
use crate::view::text::clean::clean;
use crate::view::text::markdown;
use crate::view::wording::author;

/// A warning for each alias that stands in no list of authors or inventors.
pub(super) fn unused(profile: &Profile, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    if profile.aliases.is_empty() {
        return Vec::new();
    }
    let people = profile.sections.0.iter().flat_map(|section| &section.entries).flat_map(people);
    let names: HashSet<String> = people.map(key).collect();
    let stands = |alias: &&Scalar| names.contains(&key(alias));
    let missing = profile.aliases.iter().filter(|alias| !stands(alias));
    missing.take(MOST_UNKNOWN).map(|alias| problem(alias, names.is_empty(), file)).collect()
}

fn problem(alias: &Scalar, alone: bool, file: &Arc<SourceFile>) -> Diagnostic {
    let message = format!("no list of authors or inventors has the alias `{}`", alias.text);
    let hint = match alone {
        true => "remove it: `aliases` are names in `authors` and `inventors`, and there are none",
        false => "write it as it stands in `authors` or `inventors`, or remove it",
    };
    Diagnostic::warning(Code::UnusedAlias, message).at(file, alias.range.clone()).hint(hint)
}

/// The people that an entry lists, in every language.
pub(super) fn people(entry: &Entry) -> Vec<&Scalar> {
    let names = match entry {
        Entry::Publication(publication) => &publication.own.authors,
        Entry::Patent(patent) => &patent.own.inventors,
        _ => return Vec::new(),
    };
    names.0.iter().flat_map(Text::versions).collect()
}

/// A name as it is compared.
fn key(person: &Scalar) -> String {
    author::key(&markdown::parse(&clean(&person.text).0))
}
