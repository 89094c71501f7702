//! The contact in rows: what to print, and where it leads.

use crate::profile::contact::{Contact, Phone};
use crate::profile::language::Language;
use crate::profile::link::{Link, Url};
use crate::view::compose::Composer;
use crate::view::rich::{Piece, Rich};
use crate::view::slot::dictionary;

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
            let text = Rich { rich: vec![Piece::worded(&email.address, &email.range)] };
            rows.push(self.row("email", text, Some(format!("mailto:{}", email.address))));
        }
        for phone in &contact.phone.0 {
            let text = Rich { rich: vec![Piece::worded(phone_text(phone, self.language()), &phone.range)] };
            rows.push(self.row("phone", text, Some(phone_url(phone))));
        }
        if let Some(text) = contact.location.as_ref().and_then(|location| self.line(location)) {
            rows.push(self.row("location", text, None));
        }
        for website in &contact.website.0 {
            rows.push(self.row("website", address(website), Some(website.url.clone())));
        }
        for link in &contact.links.0 {
            rows.push(self.link_row(link));
        }
        rows
    }

    fn row(&self, kind: &'static str, text: Rich, url: Option<String>) -> ContactRow {
        let text = match &url {
            Some(url) => text.linked(url),
            None => text,
        };
        ContactRow { kind, network: None, label: Some(Rich::word(self.labels().field(kind))), text, url }
    }

    /// A network shows its address, as paper needs it; a label of the user's own stands before the address.
    fn link_row(&mut self, link: &Link) -> ContactRow {
        let url = Some(link.url.clone());
        let shown = address(&Url { url: link.url.clone(), range: link.range.clone() }).linked(&link.url);
        let network = link.network.map(|network| network.key.as_str());
        if let Some(label) = link.label.as_ref().and_then(|label| self.line(label)) {
            return ContactRow { kind: "link", network, label: None, text: label.linked(&link.url), url };
        }
        match link.network {
            Some(known) => ContactRow { kind: "link", network, label: Some(Rich::word(&known.name)), text: shown, url },
            None => {
                let mut rich = vec![Piece::worded(&link.key.text, &link.key.range), Piece::word(": ")];
                rich.extend(shown.rich);
                ContactRow { kind: "link", network, label: None, text: Rich { rich }, url }
            }
        }
    }

    /// A link of an entry, called by its label or key.
    pub fn link(&mut self, link: &Link) -> Rich {
        let own = link.label.as_ref().and_then(|label| self.line(label));
        let label = own.unwrap_or_else(|| {
            let name = link.network.map_or(link.key.text.as_str(), |network| network.name.as_str());
            Rich { rich: vec![Piece::worded(name, &link.key.range)] }
        });
        label.linked(&link.url)
    }
}

/// A web address as one reads it on paper: without scheme, `www.` and closing slash.
pub fn address(url: &Url) -> Rich {
    let schemes = ["https://", "http://", "mailto:", "tel:", "sms:"];
    let text = schemes.iter().find_map(|scheme| url.url.strip_prefix(scheme)).unwrap_or(&url.url);
    let text = text.strip_prefix("www.").unwrap_or(text).trim_end_matches('/');
    Rich { rich: vec![Piece::worded(text, &url.range)] }
}

/// Within Korea a number has no country code; abroad it does.
fn phone_text(phone: &Phone, language: Language) -> String {
    let number = &phone.number;
    match number.strip_prefix("+82") {
        Some(rest) if language == Language::KOREAN => {
            let rest = rest.trim_start_matches([' ', '-', '.']).trim_start_matches("(0)");
            let number = format!("0{}", rest.trim_start_matches('0').replace(' ', "-"));
            if number.bytes().all(|byte| byte.is_ascii_digit()) { grouped(&number) } else { number }
        }
        _ => number.clone(),
    }
}

/// Digits of a Korean number in the usual groups: the area or network, the exchange, the last four.
fn grouped(digits: &str) -> String {
    let area = if digits.starts_with("02") { 2 } else { 3 };
    match digits.len() {
        9..=11 => format!("{}-{}-{}", &digits[..area], &digits[area..digits.len() - 4], &digits[digits.len() - 4..]),
        _ => digits.to_owned(),
    }
}

/// The number as a `tel:` address (RFC 3966): digits, with the country code if it is known.
fn phone_url(phone: &Phone) -> String {
    // The bracketed zero in +82 (0)10 is for calls within the country.
    let number = if phone.number.starts_with('+') { phone.number.replace("(0)", "") } else { phone.number.clone() };
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{digits}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phone(number: &str) -> Phone {
        Phone { number: number.into(), range: 0..0 }
    }

    #[test]
    fn a_korean_number_is_national_in_korean_only() {
        assert_eq!(phone_text(&phone("+82 10-0000-0000"), Language::KOREAN), "010-0000-0000");
        assert_eq!(phone_text(&phone("+82 (0)10 0000 0000"), Language::KOREAN), "010-0000-0000");
        assert_eq!(phone_text(&phone("+821000000000"), Language::KOREAN), "010-0000-0000");
        assert_eq!(phone_text(&phone("+82 20000000"), Language::KOREAN), "02-000-0000");
        assert_eq!(phone_text(&phone("+82-31-000-0000"), Language::KOREAN), "031-000-0000");
        assert_eq!(phone_text(&phone("+82 10-0000-0000"), Language::ENGLISH), "+82 10-0000-0000");
        assert_eq!(phone_url(&phone("+82 (0)10-0000-0000")), "tel:+821000000000");
        assert_eq!(phone_url(&phone("010-0000-0000")), "tel:01000000000");
    }

    #[test]
    fn addresses_are_shown_as_one_types_them() {
        let shown = |url: &str| address(&Url { url: url.into(), range: 0..0 }).plain();
        assert_eq!(shown("https://www.example.org/"), "example.org");
        assert_eq!(shown("https://example.org/a"), "example.org/a");
    }
}
