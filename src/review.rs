//! What is well-formed in a profile and all the same probably a slip: things that only warnings can say.

mod alias;
mod career;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, SourceFile};
use crate::profile::Profile;

/// What the author of `profile`, which was read from `file`, should look at, whatever the document.
pub fn warnings(profile: &Profile, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let mut found = alias::unused(profile, file);
    found.extend(career::overlaps(profile, file));
    found.extend(career::impossible(profile, file));
    found
}
