//! What stands in a profile twice: a phone number, an e-mail address, an employment.

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::profile::Profile;
use crate::profile::entry::Entry;
use crate::profile::record::MOST_UNKNOWN;
use crate::profile::section::Section;
use crate::profile::value::phone::digits;
use crate::profile::value::text::Text;

/// Warns of each thing that stands there again.
pub(super) fn twice(profile: &Profile, found: &mut Findings) {
    let mut twice = Vec::new();
    if let Some(contact) = &profile.contact {
        let phone = |number: &str| digits(number).trim_start_matches("82").trim_start_matches('0').to_owned();
        let phones =
            contact.phone.0.iter().map(|it| (phone(&it.dialled) + &format!("{:?}", it.extension), it.range.clone()));
        twice.extend(again("phone number", phones));
        let emails = contact.email.0.iter().map(|it| (it.address.to_lowercase(), it.range.clone()));
        twice.extend(again("e-mail address", emails));
    }
    let languages = profile.languages.iter().map(|it| (it.language.code().to_owned(), it.range.clone()));
    twice.extend(again("language", languages));
    twice.extend(profile.sections.0.iter().flat_map(|section| again("employment", employments(section))));
    for (what, first, range) in twice.into_iter().take(MOST_UNKNOWN) {
        let message = format!("this {what} stands on line {}, too", found.file.position(first.start).line);
        found.warn(Code::Repeated, range, message).hints.push("keep one of the two".into());
    }
}

/// Warns of a name in Chinese characters, or another one, that stands in the name too.
pub(super) fn in_name(profile: &Profile, found: &mut Findings) {
    for (key, other) in [("hanja", &profile.hanja), ("also_known_as", &profile.also_known_as)] {
        let Some(other) = other.as_ref().map(Text::any).filter(|other| !other.text.trim().is_empty()) else { continue };
        let names = profile.name.versions();
        let Some(name) =
            names.iter().find(|name| name.text.trim() != other.text.trim() && name.text.contains(other.text.trim()))
        else {
            continue;
        };
        let message = format!("the name has `{}` in it, which `{key}` says too", other.text.trim());
        found.warn(Code::Repeated, name.range.clone(), message).hints.push("take it out of `name`".into());
    }
}

/// What stands there again, with where it stands first and where it does again.
type Again = (&'static str, Range<usize>, Range<usize>);

/// The employments of a section: who, as what, from when, with the place of the name.
fn employments(section: &Section) -> Vec<(String, Range<usize>)> {
    let employment = |entry: &Entry| {
        let Entry::Experience(entry) = entry else { return None };
        let (company, start) = (entry.own.company.as_ref()?.any(), entry.common.began()?);
        let position = entry.own.position.as_ref().map(|text| text.any().text.as_str()).unwrap_or_default();
        // The same employer may be there for another reader, with tags.
        let plain = entry.common.tags.is_empty();
        plain.then(|| (format!("{}\n{position}\n{}", company.text.trim(), start.date), company.range.clone()))
    };
    section.entries.iter().filter_map(employment).collect()
}

fn again(what: &'static str, things: impl IntoIterator<Item = (String, Range<usize>)>) -> Vec<Again> {
    let mut seen: HashMap<String, Range<usize>> = HashMap::new();
    let mut again = Vec::new();
    for (key, range) in things {
        match seen.get(&key) {
            Some(first) => again.push((what, first.clone(), range)),
            None => drop(seen.insert(key, range)),
        }
    }
    again
}
