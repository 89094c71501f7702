//! Names in `aliases` that no author list has.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::profile::Profile;
use crate::profile::entry::Entry;
use crate::profile::text::{Scalar, Text};
use crate::view::author;
use crate::view::clean::clean;
use crate::view::markdown;

/// A warning for each alias that stands in no list of authors or inventors.
pub(super) fn unused(profile: &Profile, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    if profile.aliases.is_empty() {
        return Vec::new();
    }
    let people: Vec<&Scalar> =
        profile.sections.0.iter().flat_map(|section| &section.entries).flat_map(people).collect();
    let missing = profile.aliases.iter().filter(|alias| !people.iter().any(|person| is(alias, person)));
    missing.map(|alias| problem(alias, people.is_empty(), file)).collect()
}

fn problem(alias: &Scalar, alone: bool, file: &Arc<SourceFile>) -> Diagnostic {
    let message = format!("no list of authors or inventors has the alias `{}`", alias.text);
    let hint = match alone {
        true => "remove it: `aliases` are names in `authors` and `inventors`, and there are none",
        false => "write it as it stands in `authors` or `inventors`",
    };
    Diagnostic::warning(Code::UnusedAlias, message).at(file, alias.range.clone()).hint(hint)
}

/// The people that an entry lists, in every language.
fn people(entry: &Entry) -> Vec<&Scalar> {
    let names = match entry {
        Entry::Publication(publication) => &publication.own.authors,
        Entry::Patent(patent) => &patent.own.inventors,
        _ => return Vec::new(),
    };
    names.iter().flat_map(Text::versions).collect()
}

fn is(alias: &Scalar, person: &Scalar) -> bool {
    let name = clean(&alias.text).0;
    // Few names have the alias in them; only these are worth the parsing.
    let near = name.chars().find(|c| c.is_alphabetic()).is_none_or(|letter| person.text.contains(letter));
    near && author::is(&name, &markdown::parse(&clean(&person.text).0))
}
