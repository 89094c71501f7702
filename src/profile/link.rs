//! Web addresses.

use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::diagnostic::Code;
use crate::profile::address::encoded;
use crate::profile::fields::{Read, Reader, required};
use crate::profile::lookalike::is_unwanted;
use crate::profile::node::Node;
use crate::profile::phone::dialled;
use crate::profile::text::Scalar;

/// The schemes that a link may have.
pub const SCHEMES: &[&str] = &["https", "http", "mailto", "tel", "sms"];

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

/// Whether `text` is an address with a scheme that a link may have; the error says why not.
pub fn check_scheme(text: &str) -> Result<url::Url, String> {
    let url = url::Url::parse(text).map_err(|error| match error {
        url::ParseError::RelativeUrlWithoutBase => format!("`{text}` has no scheme such as `https://`"),
        other => format!("`{text}` is not a web address: {other}"),
    })?;
    match SCHEMES.contains(&url.scheme()) {
        true => Ok(url),
        false => Err(format!("links may not begin with `{}:`", url.scheme())),
    }
}

/// Whether `text` is an address that a link may have; the error says why not.
pub fn check_url(text: &str) -> Result<(), String> {
    let url = check_scheme(text)?;
    let web = matches!(url.scheme(), "https" | "http");
    if !web && url.path().is_empty() {
        return Err(format!("`{text}` leads nowhere"));
    }
    // The parser forgives `https:example.org` and `https:///example.org`; what reads the PDF may not.
    let host =
        text.to_ascii_lowercase().strip_prefix(&format!("{}://", url.scheme())).map(|rest| !rest.starts_with('/'));
    // To some programs a backslash is a slash, to others a letter of a name and a password.
    match web && host != Some(true) || text.contains(|c: char| c.is_whitespace() || c == '\\' || is_unwanted(c)) {
        true => Err(format!("`{text}` is not a web address")),
        false => Ok(()),
    }
}

/// Where a link leads, in ASCII. A phone number loses the zero that no call from abroad has.
pub fn target(url: &str) -> String {
    let number = url.split_once(':').filter(|(scheme, number)| is_phone(scheme) && number.starts_with('+'));
    let dialled = number.and_then(|(scheme, number)| Some(format!("{scheme}:{}", dialled(number)?)));
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
    match check_url(&scalar.text) {
        Ok(()) => Some(Url::new(scalar.text, scalar.range)),
        Err(message) => {
            let hint = match in_full(&scalar.text) {
                Some(url) => format!("write `{url}`"),
                None if scalar.text.contains(char::is_whitespace) => "write `%20` in place of a blank".into(),
                None if scalar.text.contains('\\') => "write `/` in place of `\\`".into(),
                None => "write it in full, such as `https://example.org`".into(),
            };
            reader.error(Code::BadUrl, scalar.range, message).hints.push(hint);
            None
        }
    }
}

/// The address that one without a scheme was probably meant to be.
pub fn in_full(text: &str) -> Option<String> {
    let host = text.split('/').next().unwrap_or_default();
    let url = format!("https://{text}");
    (host.contains('.') && !host.starts_with('.') && !text.contains([':', '@']) && check_url(&url).is_ok())
        .then_some(url)
}

impl JsonSchema for Url {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Url".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "null"],
            "pattern": format!("^({})$", pattern()),
            "errorMessage": "write it in full, such as https://example.org",
        })
    }
}

/// The pattern of an address, for editors; the reader checks the host too.
pub fn pattern() -> String {
    let any_case = |c: char| format!("[{}{}]", c.to_ascii_uppercase(), c.to_ascii_lowercase());
    let forms = SCHEMES.iter().map(|scheme| {
        let rest = if scheme.starts_with("http") { r"//[/]*[^\s/?#\\][^\s\\]*" } else { r"[^\s?#\\][^\s\\]*" };
        format!("{}:{rest}", scheme.chars().map(any_case).collect::<String>())
    });
    forms.collect::<Vec<_>>().join("|")
}

required!(Url);

#[cfg(test)]
mod tests {
    use super::check_url;

    #[test]
    fn only_addresses_that_lead_somewhere_pass() {
        for url in ["https://example.org/a#b", "mailto:gildong@example.org", "tel:+821000000000"] {
            assert_eq!(check_url(url), Ok(()));
        }
        assert_eq!(check_url("example.org").unwrap_err(), "`example.org` has no scheme such as `https://`");
        assert_eq!(check_url("javascript:alert(1)").unwrap_err(), "links may not begin with `javascript:`");
        assert!(
            check_url("https://").is_err()
                && check_url("https:example.org").is_err()
                && check_url("https:///example.org").is_err()
                && check_url("https://a b").is_err()
                && check_url(r"https://example.com\@example.org").is_err()
        );
    }
}
