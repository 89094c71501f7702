//! The contact in rows: what to print, and where it leads.

use std::ops::Range;

use crate::address::form::{legible, legible_email};
use crate::language::Language;
use crate::profile::contact::Contact;
use crate::profile::value::link::Url;
use crate::profile::value::links::Link;
use crate::profile::value::phone::Phone;
use crate::view::text::rich::{Piece, Rich};
use crate::view::value::dictionary;
use crate::view::wording::compose::Composer;

dictionary! {
/// One way to reach the person.
pub struct ContactRow {
    /// `email`, `phone`, `location`, `website` or `link`.
    pub kind: &'static str,
    /// The key of the network, for icons.
    pub network: Option<&'static str>,
    /// What it is; none where the text says so itself.
    pub label: Option<Rich>,
    /// What to print; it is linked.
    pub text: Rich,
    /// Where it leads.
    pub url: Option<String>,
}
}

impl Composer<'_> {
    /// The rows, in the order that résumés give them.
    pub fn contact(&mut self, contact: &Contact) -> Vec<ContactRow> {
        let mut rows = Vec::new();
        for email in &contact.email.0 {
            let shown = legible_email(&email.address, self.language());
            let text = Rich { rich: vec![Piece::worded(shown, &email.range)] }.held();
            rows.push(self.row("email", text, Some(email.url())));
        }
        for phone in &contact.phone.0 {
            let text = Rich { rich: vec![Piece::worded(self.phone(phone), &phone.range)] }.held();
            rows.push(self.row("phone", text, Some(phone.url())));
        }
        if let Some(text) = contact.location.as_ref().and_then(|location| self.line(location)) {
            rows.push(self.row("location", text, None));
        }
        for website in &contact.website.0 {
            let text = self.address(website);
            rows.push(self.row("website", text, Some(website.url.clone())));
        }
        for link in &contact.links.0 {
            rows.push(self.link_row(link));
        }
        rows
    }

    fn row(&self, kind: &'static str, text: Rich, url: Option<String>) -> ContactRow {
        let text = linked(text, &url);
        ContactRow { kind, network: None, label: Some(Rich::own(self.labels().field(kind))), text, url }
    }

    /// A network shows its address, as paper needs it; a label of the user's own stands for the address, a name before it.
    fn link_row(&mut self, link: &Link) -> ContactRow {
        let url = link.url.clone();
        let network = link.network.map(|network| network.key.as_str());
        let row = |label, text| ContactRow { kind: "link", network, label, text, url };
        if let Some(text) = link.label.as_ref().and_then(|label| self.line(label)) {
            let text = linked(text, &link.url);
            return row(None, text);
        }
        match link.network.filter(|_| link.name.is_none() && link.url.is_some()) {
            Some(known) if link.key.text.is_ascii() => row(Some(Rich::own(&known.name)), self.address_of(link)),
            Some(_) => row(Some(self.name(link)), self.address_of(link)),
            None => row(None, self.named(link)),
        }
    }

    /// A link of an entry, called by its label, its name or its key.
    pub fn link(&mut self, link: &Link) -> Rich {
        let label = link.label.as_ref().and_then(|label| self.line(label));
        match (label, &link.url) {
            (Some(label), url) => linked(label, url),
            (None, Some(url)) => self.name(link).linked(url),
            (None, None) => self.named(link),
        }
    }

    /// What a link is called, and its address.
    fn named(&mut self, link: &Link) -> Rich {
        let mut rich = self.name(link).rich;
        rich.push(Piece::own(": "));
        rich.extend(self.address_of(link).rich);
        Rich { rich }
    }

    /// A web address, linked.
    pub fn address(&self, url: &Url) -> Rich {
        address(&url.written, &url.range, self.language()).linked(&url.url)
    }

    /// The address of a link, or the name on a network that has no addresses.
    fn address_of(&self, link: &Link) -> Rich {
        match &link.url {
            Some(url) => address(&link.written, &link.range, self.language()).linked(url),
            None => Rich { rich: vec![Piece::worded(&link.written, &link.range)] },
        }
    }

    /// What a link is called: as the profile says, else as its network writes itself, but in the letters of the key.
    fn name(&mut self, link: &Link) -> Rich {
        let own = link.name.as_ref().and_then(|name| self.line(name));
        own.unwrap_or_else(|| {
            let key = link.key.text.as_str();
            let name = link.network.filter(|_| key.is_ascii()).map_or(key, |network| &network.name);
            Rich { rich: vec![Piece::worded(name, &link.key.range)] }
        })
    }

    /// Within Korea a number has no country code; abroad it does.
    fn phone(&self, phone: &Phone) -> String {
        let korean = phone.korean.as_ref().filter(|_| self.language() == Language::KOREAN);
        let number = korean.unwrap_or(&phone.number);
        match &phone.extension {
            Some(extension) => format!("{number} {}", self.labels().extension.replace("{}", extension)),
            None => number.clone(),
        }
    }
}

fn linked(text: Rich, url: &Option<String>) -> Rich {
    match url {
        Some(url) => text.linked(url),
        None => text,
    }
}

/// A web address as one reads it on paper: without scheme, `www.` and closing slash, and in letters.
fn address(written: &str, range: &Range<usize>, language: Language) -> Rich {
    let text = legible(written, language);
    let schemes = ["https://", "http://", "mailto:", "tel:", "sms:"];
    let text = schemes.iter().find_map(|scheme| text.strip_prefix(scheme)).unwrap_or(&text);
    let text = text.strip_prefix("www.").unwrap_or(text).trim_end_matches('/');
    // Who extracts text drops a hyphen that a line ends with.
    Rich { rich: vec![Piece::worded(text, range)] }.held()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_shown_as_one_types_them() {
        let shown = |url: &str| address(url, &(0..0), Language::KOREAN).plain();
        assert_eq!(shown("https://www.example.org/"), "example.org");
        assert_eq!(shown("https://example.org/a"), "example.org/a");
        assert_eq!(shown("https://brunch.co.kr/@%ED%99%8D"), "brunch.co.kr/@홍");
    }
}
