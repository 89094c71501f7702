//! Links under the key of one network that lead to another.

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::profile::Profile;
use crate::profile::record::MOST_UNKNOWN;
use crate::profile::value::links::Link;
use crate::profile::vocabulary::network::Network;

/// Warns of each such link.
pub(super) fn other(profile: &Profile, found: &mut Findings) {
    let entries = profile.sections.0.iter().flat_map(|section| &section.entries);
    let contact = profile.contact.iter().flat_map(|contact| &contact.links.0);
    let links = contact.chain(entries.flat_map(|entry| &entry.common().links.0));
    let led = links.filter_map(|link| Some((link, leads_to(link)?)));
    for (link, other) in led.take(MOST_UNKNOWN) {
        let message = format!("`{}` leads to {}", link.key.text, other.name);
        let hint = format!("write it under `{}:`, or the address that is meant", other.key);
        found.warn(Code::UnknownNetwork, link.range.clone(), message).hints.push(hint);
    }
}

/// The network that a link leads to, if its key names another.
fn leads_to(link: &Link) -> Option<&'static Network> {
    let (own, url) = (link.network?, link.url.as_ref()?);
    let other = Network::all().iter().find(|network| network.has(url))?;
    (!own.has(url) && other.key != own.key).then_some(other)
}
