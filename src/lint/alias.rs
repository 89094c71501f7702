//! Names in `aliases` that no author list has.

use std::collections::HashSet;

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::profile::Profile;
use crate::profile::entry::Entry;
use crate::profile::record::MOST_UNKNOWN;
use crate::profile::value::text::{Scalar, Text};
use crate::view::text::clean::clean;
use crate::view::text::markdown;
use crate::view::wording::author;

/// Warns of each alias that stands in no list of authors or inventors.
pub(super) fn unused(profile: &Profile, found: &mut Findings) {
    if profile.aliases.is_empty() {
        return;
    }
    let people = profile.sections.0.iter().flat_map(|section| &section.entries).flat_map(people);
    let names: HashSet<String> = people.map(key).collect();
    let stands = |alias: &&Scalar| names.contains(&key(alias));
    let missing = profile.aliases.iter().filter(|alias| !stands(alias));
    let hint = match names.is_empty() {
        true => "remove it: `aliases` are names in `authors` and `inventors`, and there are none",
        false => "write it as it stands in `authors` or `inventors`, or remove it",
    };
    for alias in missing.take(MOST_UNKNOWN) {
        let message = format!("no list of authors or inventors has the alias `{}`", alias.text);
        found.warn(Code::UnusedAlias, alias.range.clone(), message).hints.push(hint.into());
    }
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
