//! Items of author lists that hold several names.

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::lint::alias;
use crate::profile::Profile;
use crate::profile::record::MOST_UNKNOWN;
use crate::profile::value::people;

/// Warns of each item of `authors` or `inventors` that holds several names, none of which can be set strong.
pub(super) fn joined(profile: &Profile, found: &mut Findings) {
    let items = profile.sections.0.iter().flat_map(|section| &section.entries).flat_map(alias::people);
    let several = items.filter_map(|item| Some((item, people::parts(&item.text)?)));
    for (item, names) in several.take(MOST_UNKNOWN) {
        let message = format!("`{:.80}` is one name here, and looks like {}", item.text, names.len());
        let hint = format!("write each as an item of its own: `{}`", people::listed(&names));
        found.warn(Code::JoinedNames, item.range.clone(), message).hints.push(hint);
    }
}
