//! What is well-formed in a profile and all the same probably a slip: things that only warnings can say.

mod alias;
mod future;
mod garbled;
mod keyword;
mod names;
mod network;
mod overlap;
mod period;
mod repeated;
mod studies;
mod template;
mod uncounted;

use crate::diagnostic::findings::Findings;
use crate::profile::Profile;
use crate::profile::value::date::Date;

/// Reports what the author of `profile` should look at, whatever the document. `date` is the latest of its documents.
pub fn check(profile: &Profile, date: Option<Date>, found: &mut Findings) {
    self::alias::unused(profile, found);
    self::garbled::letters(found);
    self::keyword::joined(profile, found);
    self::names::joined(profile, found);
    self::network::other(profile, found);
    self::overlap::note(profile, found);
    self::period::impossible(profile, found);
    self::studies::odd(profile, found);
    self::repeated::twice(profile, found);
    self::repeated::in_name(profile, found);
    self::uncounted::note(profile, found);
    if let Some(date) = date {
        self::future::check(profile, date, found);
    }
    let left = self::template::left(&found.file).into_iter().chain(self::template::contact(profile, &found.file));
    found.extend(left);
}
