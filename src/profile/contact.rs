//! How to reach the person.

use std::ops::Range;

use schemars::json_schema;

use crate::address::form::mailto;
use crate::address::url::{check, in_full, is_host};
use crate::diagnostic::Code;
use crate::profile::describe::schema;
use crate::profile::record::declare::{readable, record};
use crate::profile::record::{OneOrMany, Read, Reader};
use crate::profile::value::link::Url;
use crate::profile::value::links::Links;
use crate::profile::value::phone::Phone;
use crate::profile::value::text::{Scalar, Text};
use crate::profile::yaml::flow;
use crate::profile::yaml::node::{Node, Value};
use crate::script::hidden::is_unwanted;
use crate::script::letter::is_full_width;

record! {
    /// How to reach the person.
    pub struct Contact ("`contact`", meant contact_of) {
        /// E-mail, one or several.
        email: OneOrMany<Email>,
        /// Phone, one or several, best with the country's code: `+82 10-0000-0000`.
        phone: OneOrMany<Phone>,
        /// Where one lives, as exact as one likes.
        location: Option<Text>,
        /// A website, one or several.
        website: OneOrMany<Url>,
        /// Profiles on networks, by handle or address, and other links by name.
        links: Links,
    }
}

/// The fields of a text or a list that is an address or a number, or several.
fn contact_of(node: &Node) -> Option<String> {
    let texts: Vec<&str> = match &node.value {
        Value::Text(text) => text.split([',', ';', '|']).flat_map(|part| part.split(" / ")).collect(),
        Value::List(items) => items.iter().map(Node::text).collect::<Option<_>>()?,
        Value::Map(_) | Value::Null => return None,
    };
    let mut fields: Vec<(&str, Vec<&str>)> = Vec::new();
    for text in texts.into_iter().map(str::trim).filter(|text| !text.is_empty()).take(MOST) {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let field = match () {
            () if is_email(text) => "email",
            () if digits > 6 && text.chars().all(|c| c.is_ascii_digit() || "+-(). ".contains(c)) => "phone",
            () if check(text).is_ok() || in_full(text).is_some() && !text.ends_with('.') => "website",
            () => "location",
        };
        match fields.iter_mut().find(|(known, _)| *known == field) {
            Some((_, values)) => values.push(text),
            None => fields.push((field, vec![text])),
        }
    }
    // Words alone say nothing.
    fields.iter().any(|(field, _)| *field != "location").then(|| {
        let field = |(field, values): &(&str, Vec<&str>)| match values.as_slice() {
            [one] => format!("{field}: {}", flow::text(one)),
            several if *field == "location" => format!("{field}: {}", flow::text(&several.join(", "))),
            several => format!("{field}: {}", flow::list(several)),
        };
        format!("{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
    })
}

/// What parts two addresses.
const SEPARATORS: [char; 5] = [',', ';', '|', '/', ' '];
/// More of them are not repeated in a hint.
const MOST: usize = 8;

readable!(Contact: "How to reach the person.");

/// An e-mail address.
#[derive(Debug, Clone)]
pub struct Email {
    /// As written.
    pub address: String,
    /// Its bytes.
    pub range: Range<usize>,
}

impl Email {
    /// The `mailto:` address.
    pub fn url(&self) -> String {
        mailto(&self.address)
    }
}

impl Read for Email {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let scalar = Scalar::of(node, "an e-mail address", reader)?;
        if is_email(&scalar.text) {
            return Some(Self { address: scalar.text, range: scalar.range });
        }
        let message = format!("`{}` is not an e-mail address", scalar.text);
        let bare = scalar.text.rsplit(['<', ':']).next().unwrap_or_default().trim().trim_end_matches('>').trim();
        let several: Vec<_> = scalar.text.split(SEPARATORS).map(str::trim).filter(|part| !part.is_empty()).collect();
        let hint = match () {
            () if scalar.text.trim().is_empty() => "write it, or leave the key out".into(),
            () if is_email(bare) => format!("write `{bare}`"),
            () if several.len() > 1 && several.iter().all(|part| is_email(part)) => {
                format!("write a list: `{}`", flow::list(&several[..several.len().min(MOST)]))
            }
            () => "write it as in `gildong@example.org`".into(),
        };
        reader.error(Code::BadEmail, scalar.range, message).hints.push(hint);
        None
    }
}

/// A name, one `@`, and a host that a web address could have too.
pub fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"@()<>,;:\\\"[]".contains(c);
    let host_is_one =
        host.contains('.') && url::Host::parse(host).is_ok_and(|host| matches!(host, url::Host::Domain(_)));
    !name.is_empty()
        && !text.contains(is_unwanted)
        && !text.contains(is_full_width)
        && name.chars().all(plain)
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains("..")
        && host_is_one
        && !host.contains(['%', '_'])
        && !host.ends_with('.')
        && is_host(host)
}

schema!(Email, |_| {
    // A dot stands between two other characters.
    let name = r#"[^\s\p{Cc}@()<>,;:\\"\[\].\uFF01-\uFFEF]+"#;
    // No hyphen stands at either end of a host's parts.
    let inner = r#"[^\s\p{Cc}@#%/:<>?\\\[\]^|._\uFF01-\uFFEF]"#;
    let end = inner.replace("[^", "[^-");
    let host = format!("{end}({inner}*{end})?");
    json_schema!({
        "type": ["string", "null"],
        "pattern": format!(r"^{name}(\.{name})*@{host}(\.{host})+$"),
        "errorMessage": "write it as in gildong@example.org",
    })
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_cannot_be_are_told() {
        assert!(is_email("gildong@example.org") && is_email("g.hong+cv@mail.example.org"));
        for text in [
            "gildong",
            "gildong@",
            "@example.org",
            "a@b",
            "a b@example.org",
            "a@@example.org",
            "a@.org",
            "a@example..org",
            "a@example%2Eorg",
            "a@-b.org",
            "a@b-.org",
            "a@b_c.org",
            "ａ@example.org",
            "a@ｅxample.org",
        ] {
            assert!(!is_email(text), "{text}");
        }
    }
}
