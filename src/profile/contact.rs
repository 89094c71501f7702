//! How to reach the person.

use std::ops::Range;

use schemars::json_schema;

use crate::address::form::mailto;
use crate::address::url::is_host;
use crate::diagnostic::Code;
use crate::profile::describe::schema;
use crate::profile::record::declare::{readable, record};
use crate::profile::record::{OneOrMany, Read, Reader};
use crate::profile::value::link::Url;
use crate::profile::value::links::Links;
use crate::profile::value::phone::Phone;
use crate::profile::value::text::{Scalar, Text};
use crate::profile::yaml::node::Node;
use crate::script::hidden::is_unwanted;
use crate::script::letter::is_full_width;

record! {
    /// How to reach the person.
    pub struct Contact ("`contact`") {
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
        let bare = scalar.text.rsplit(['<', ':']).next().unwrap_or_default().trim_end_matches('>');
        let hint = match is_email(bare) {
            true => format!("write `{bare}`"),
            false => "write it as in `gildong@example.org`".into(),
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
