//! What stands in a profile twice: a phone number, an e-mail address, an employment.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::profile::Profile;
use crate::profile::entry::Entry;
use crate::profile::record::MOST_UNKNOWN;
use crate::profile::section::Section;

/// A warning for each thing that stands there again.
pub(super) fn warnings(profile: &Profile, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if let Some(contact) = &profile.contact {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let phone = |number: &str| digits(number).trim_start_matches("82").trim_start_matches('0').to_owned();
        let phones =
            contact.phone.0.iter().map(|it| (phone(&it.dialled) + &format!("{:?}", it.extension), it.range.clone()));
        found.extend(again("phone number", phones, file));
        let emails = contact.email.0.iter().map(|it| (it.address.to_lowercase(), it.range.clone()));
        found.extend(again("e-mail address", emails, file));
    }
    found.extend(profile.sections.0.iter().flat_map(|section| again("employment", employments(section), file)));
    found.truncate(MOST_UNKNOWN);
    found
}

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

fn again(
    what: &str,
    things: impl IntoIterator<Item = (String, Range<usize>)>,
    file: &Arc<SourceFile>,
) -> Vec<Diagnostic> {
    let mut seen: HashMap<String, Range<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (key, range) in things {
        match seen.get(&key) {
            Some(first) => {
                let line = file.position(first.start).line;
                let message = format!("this {what} stands on line {line}, too");
                let problem = Diagnostic::warning(Code::Repeated, message).at(file, range);
                found.push(problem.hint("keep one of the two"));
            }
            None => drop(seen.insert(key, range)),
        }
    }
    found
}
