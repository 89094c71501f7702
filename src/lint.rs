//! What is well-formed in a profile and all the same probably a slip: things that only warnings can say.

mod alias;
mod future;
mod names;
mod overlap;
mod period;
mod repeated;
mod studies;
mod template;
mod uncounted;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, SourceFile};
use crate::profile::Profile;
use crate::profile::value::date::Date;

/// What the author of `profile`, which was read from `file`, should look at, whatever the document. `date` is the latest of
/// its documents.
pub fn warnings(profile: &Profile, date: Option<Date>, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let mut found = crate::lint::alias::unused(profile, file);
    found.extend(crate::lint::names::joined(profile, file));
    found.extend(crate::lint::overlap::note(profile, file));
    found.extend(crate::lint::period::impossible(profile, file));
    found.extend(crate::lint::studies::odd(profile, file));
    found.extend(crate::lint::repeated::warnings(profile, file));
    found.extend(crate::lint::uncounted::note(profile, file));
    found.extend(date.map(|date| crate::lint::future::warnings(profile, date, file)).unwrap_or_default());
    found.extend(crate::lint::template::left(file));
    found
}
