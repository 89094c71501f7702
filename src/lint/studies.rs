//! Studies that are over without an end, and grades beyond their scale.

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::profile::Profile;
use crate::profile::entry::Entry;
use crate::profile::entry::studies::{Status, Studies};
use crate::profile::value::date::When;

/// Warns of each.
pub(super) fn odd(profile: &Profile, found: &mut Findings) {
    let entries = profile.sections.0.iter().flat_map(|section| &section.entries);
    let studies = entries.filter_map(|entry| if let Entry::Education(entry) = entry { Some(entry) } else { None });
    for studies in studies.flat_map(|entry| entry.all_studies()) {
        endless(&studies, found);
        beyond(&studies, found);
    }
}

fn endless(studies: &Studies, found: &mut Findings) -> Option<()> {
    let status = studies.status?;
    let (said, hint) = match status {
        Status::Graduated | Status::Completed | Status::Withdrawn => {
            ("are over", "add `end: …`, the month in which they ended")
        }
        Status::Expected => ("have an end that is expected", "add `expected: …`, the month of the degree"),
        Status::Enrolled | Status::Leave | Status::Transferred => return None,
    };
    let start = studies.common.start.as_ref().filter(|_| studies.common.end.is_none() && studies.expected.is_none())?;
    let at = match start {
        When::Date(date) => date.range.clone(),
        When::Text(text) => text.any().range.clone(),
    };
    let message = format!("these studies {said} (`status: {}`), and nothing says when", status.word());
    found.warn(Code::MissingEnd, at, message).hints.push(hint.into());
    Some(())
}

/// `4.6/4.5`
fn beyond(studies: &Studies, found: &mut Findings) -> Option<()> {
    let scalar = studies.score.as_ref()?.any();
    let (score, scale) = scalar.text.split_once('/')?;
    let number = |text: &str| text.trim().parse::<f64>().ok();
    if number(score)? > number(scale)? {
        let message = format!("the grade `{}` is more than its scale", scalar.text);
        let hint = "check both numbers; the scale stands behind the `/`";
        found.warn(Code::BadNumber, scalar.range.clone(), message).hints.push(hint.into());
    }
    Some(())
}
