//! Web addresses.

use std::ops::Range;

use schemars::json_schema;

use crate::address::form::encoded;
use crate::address::url;
use crate::diagnostic::Code;
use crate::profile::describe::schema;
use crate::profile::record::declare::required;
use crate::profile::record::{Read, Reader};
use crate::profile::value::phone::dialled;
use crate::profile::value::text::Scalar;
use crate::profile::yaml::flow;
use crate::profile::yaml::node::Node;

/// A web address that was checked.
#[derive(Debug, Clone)]
pub struct Url {
    /// Where it leads, in ASCII.
    pub url: String,
    /// As written.
    pub written: String,
    /// Its bytes.
    pub range: Range<usize>,
}

impl Url {
    /// One that leads where `written` says.
    pub fn new(written: String, range: Range<usize>) -> Self {
        Self { url: target(&written), written, range }
    }
}

/// Where a link leads, in ASCII. A phone number loses the zero that no call from abroad has.
pub fn target(url: &str) -> String {
    let number = url.split_once(':').filter(|(scheme, number)| is_phone(scheme) && number.starts_with('+'));
    // What is to be written stands behind the number.
    let dialled = number.and_then(|(scheme, rest)| {
        let (number, rest) = rest.split_at(rest.find('?').unwrap_or(rest.len()));
        Some(format!("{scheme}:{}{}", dialled(number)?, encoded(rest)))
    });
    dialled.unwrap_or_else(|| encoded(url))
}

fn is_phone(scheme: &str) -> bool {
    ["tel", "sms"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

impl Read for Url {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let scalar = Scalar::of(node, "a web address", reader)?;
        checked(scalar, reader)
    }
}

/// The address that a text is, or an error that says why it is none.
pub fn checked(scalar: Scalar, reader: &mut Reader) -> Option<Url> {
    match url::check(&scalar.text) {
        Ok(()) => Some(Url::new(scalar.text, scalar.range)),
        Err(message) => {
            let hint = match url::in_full(&scalar.text) {
                Some(url) => format!("write `{url}`"),
                None if scalar.text.trim().is_empty() => "write it, or leave the key out".into(),
                None if several(&scalar.text).is_some() => {
                    format!(
                        "write each for itself, as in a list: `{}`",
                        flow::list(&several(&scalar.text).unwrap_or_default())
                    )
                }
                None if scalar.text.split_once(':').is_some_and(|(scheme, _)| is_phone(scheme)) => {
                    "write it as in `tel:+821000000000`".into()
                }
                None if scalar.text.contains(char::is_whitespace) => "write `%20` in place of a blank".into(),
                None if scalar.text.contains('\\') => "write `/` in place of `\\`".into(),
                None => "write it in full, such as `https://example.org`".into(),
            };
            reader.error(Code::BadUrl, scalar.range, message).hints.push(hint);
            None
        }
    }
}

/// The addresses in a text that are several.
fn several(text: &str) -> Option<Vec<&str>> {
    let parts: Vec<_> = text.split([',', ';', '|', ' ']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let all =
        parts.iter().all(|part| url::check(part).is_ok() || url::in_full(part).is_some_and(|it| it.contains('.')));
    ((2..8).contains(&parts.len()) && all).then_some(parts)
}

schema!(Url, |_| {
    json_schema!({
        "type": ["string", "null"],
        "pattern": format!("^({})$", url::pattern()),
        "errorMessage": "write it in full, such as https://example.org",
    })
});

required!(Url);
