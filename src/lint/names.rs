//! Items of author lists that hold several names.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::lint::alias;
use crate::profile::Profile;
use crate::profile::record::MOST_UNKNOWN;
use crate::profile::value::people;
use crate::profile::value::text::Scalar;

/// A warning for each item of `authors` or `inventors` that holds several names, none of which can be set strong.
pub(super) fn joined(profile: &Profile, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let items = profile.sections.0.iter().flat_map(|section| &section.entries).flat_map(alias::people);
    items.filter_map(|item| problem(item, file)).take(MOST_UNKNOWN).collect()
}

fn problem(item: &Scalar, file: &Arc<SourceFile>) -> Option<Diagnostic> {
    let names = people::parts(&item.text)?;
    let message = format!("`{:.80}` is one name here, and looks like {}", item.text, names.len());
    let items = people::listed(&names);
    let hint = format!("write each as an item of its own: `{items}`");
    Some(Diagnostic::warning(Code::JoinedNames, message).at(file, item.range.clone()).hint(hint))
}
