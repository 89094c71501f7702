//! Web addresses and the `links` of a contact or an entry.

use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value as Json, json};

use crate::diagnostic::Code;
use crate::profile::fields::{Field, Read, Reader, any_of, define, empty, readable, record, required};
use crate::profile::lookalike::is_unwanted;
use crate::profile::network::Network;
use crate::profile::node::{Key, Node, Value};
use crate::profile::text::{Scalar, Text};
use crate::words::nearest;

/// The schemes that a link may have.
const SCHEMES: &[&str] = &["https", "http", "mailto", "tel", "sms"];

/// A web address that was checked.
#[derive(Debug, Clone)]
pub struct Url {
    /// As written.
    pub url: String,
    /// Its bytes.
    pub range: Range<usize>,
}

/// Whether `text` is an address that a link may have; the error says why not.
pub fn check_url(text: &str) -> Result<(), String> {
    let url = url::Url::parse(text).map_err(|error| match error {
        url::ParseError::RelativeUrlWithoutBase => format!("`{text}` has no scheme such as `https://`"),
        other => format!("`{text}` is not a web address: {other}"),
    })?;
    if !SCHEMES.contains(&url.scheme()) {
        return Err(format!("links may not begin with `{}:`", url.scheme()));
    }
    let web = matches!(url.scheme(), "https" | "http");
    if !web && url.path().is_empty() {
        return Err(format!("`{text}` leads nowhere"));
    }
    // The parser forgives `https:example.org` and `https:///example.org`; what reads the PDF may not.
    let host =
        text.to_ascii_lowercase().strip_prefix(&format!("{}://", url.scheme())).map(|rest| !rest.starts_with('/'));
    match web && host != Some(true) || text.contains(char::is_whitespace) || text.contains(is_unwanted) {
        true => Err(format!("`{text}` is not a web address")),
        false => Ok(()),
    }
}

impl Read for Url {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let scalar = Scalar::of(node, "a web address", reader)?;
        checked(scalar, reader)
    }
}

fn checked(scalar: Scalar, reader: &mut Reader) -> Option<Url> {
    match check_url(&scalar.text) {
        Ok(()) => Some(Url { url: scalar.text, range: scalar.range }),
        Err(message) => {
            let hint = match in_full(&scalar.text) {
                Some(url) => format!("write `{url}`"),
                None if scalar.text.contains(char::is_whitespace) => "write `%20` in place of a blank".into(),
                None => "write it in full, such as `https://example.org`".into(),
            };
            reader.error(Code::BadUrl, scalar.range, message).hints.push(hint);
            None
        }
    }
}

/// The address that one without a scheme was probably meant to be.
fn in_full(text: &str) -> Option<String> {
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
fn pattern() -> String {
    let any_case = |c: char| format!("[{}{}]", c.to_ascii_uppercase(), c.to_ascii_lowercase());
    let forms = SCHEMES.iter().map(|scheme| {
        let rest = if scheme.starts_with("http") { r"//[/]*[^\s/?#]\S*" } else { r"[^\s?#]\S*" };
        format!("{}:{rest}", scheme.chars().map(any_case).collect::<String>())
    });
    forms.collect::<Vec<_>>().join("|")
}

required!(Url);

record! {
    /// A link written out: where it goes and what it is called.
    pub struct LinkParts ("a link", rule any_of(&["handle", "url"])) {
        /// The name on the network that the key names.
        handle: Option<Scalar>,
        /// The address, instead of a handle.
        url: Option<Url>,
        /// The words to show instead of the address.
        label: Option<Text>,
    }
}

readable!(LinkParts: "A link with a handle or an address, and a label.");

/// One link under its key.
#[derive(Debug, Clone)]
pub struct Link {
    /// The key: a network, or the label itself.
    pub key: Key,
    /// The network that the key names, if it does.
    pub network: Option<&'static Network>,
    /// The address, made from the handle where one was given.
    pub url: String,
    /// The bytes of the address or handle.
    pub range: Range<usize>,
    /// The words that the profile gives for it.
    pub label: Option<Text>,
}

/// The links of a contact or an entry, in the order written.
#[derive(Debug, Clone, Default)]
pub struct Links(pub Vec<Link>);

impl Field for Links {
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Map(pairs) = &node.value else {
            let hint = match node.value {
                Value::List(_) => "take away the `- ` before each name, as in `{github: handle}`",
                _ => "write `{github: handle}` or `{Name: https://…}`",
            };
            reader.wrong_type(node, "links by name").hints.push(hint.into());
            return None;
        };
        let links: Vec<_> = pairs
            .iter()
            .filter(|(_, node)| !matches!(node.value, Value::Null))
            .map(|(key, node)| link(key, node, reader))
            .collect();
        links.into_iter().collect::<Option<_>>().map(Self)
    }
}

fn link(key: &Key, node: &Node, reader: &mut Reader) -> Option<Link> {
    let network = Network::by_key(&key.text);
    let (target, label) = match &node.value {
        Value::Map(_) => {
            let problems = reader.problems.len();
            let parts = LinkParts::read(node, reader)?;
            let target = parts.url.map(|url| Scalar { text: url.url, range: url.range }).or(parts.handle);
            let Some(target) = target else {
                // What is wrong with the address, or with its key, was said.
                if reader.problems.len() > problems {
                    return None;
                }
                let message = format!("the link `{}` needs `handle` or `url`", key.text);
                reader.error(Code::MissingField, key.range.clone(), message).hints.push("add `url: https://…`".into());
                return None;
            };
            (target, parts.label)
        }
        _ => (Scalar::of(node, "a handle or a web address", reader)?, None),
    };
    let url = address(key, network, target, reader)?;
    Some(Link { key: key.clone(), network, url: url.url, range: url.range, label })
}

fn address(key: &Key, network: Option<&'static Network>, target: Scalar, reader: &mut Reader) -> Option<Url> {
    // `http:` and the like; a handle has no colon.
    if target.text.contains(':') {
        return checked(target, reader);
    }
    let Some(network) = network else {
        let names: Vec<_> = Network::all().iter().map(|network| network.key.as_str()).collect();
        if let Some(name) = nearest(&key.text, &names) {
            let message = format!("`{}` is not a known network", key.text);
            let hint = format!("did you mean `{name}`?");
            reader.error(Code::UnknownNetwork, key.range.clone(), message).hints.push(hint);
        } else if in_full(&target.text).is_some() {
            return checked(target, reader);
        } else {
            let message = format!("`{}` is not a known network, and `{}` is not a web address", key.text, target.text);
            let hint = "write the address in full, such as `https://example.org`";
            reader.error(Code::UnknownNetwork, target.range, message).hints.push(hint.into());
        }
        return None;
    };
    match network.address(&target.text) {
        Ok(url) => Some(Url { url, range: target.range }),
        Err(message) => {
            reader.error(Code::BadIdentifier, target.range, message).hints.push(network.advice(&target.text));
            None
        }
    }
}

impl JsonSchema for Links {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Links".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let url = generator.subschema_for::<Url>().to_value();
        let networks = Network::all().iter().map(|network| {
            let mut link = define(&format!("Link-{}", network.key), generator, |generator| {
                link_schema(on_network(network), generator)
            });
            link["description"] = format!("{}: handle or address", network.name).into();
            (network.key.clone(), link)
        });
        let networks: serde_json::Map<_, _> = networks.collect();
        let other = define("Link", generator, |generator| link_schema(url, generator));
        json_schema!({ "type": ["object", "null"], "properties": networks, "additionalProperties": other })
    }
}

/// The schema of a link: its target, or a mapping that has it as `handle` or has a `url`.
fn link_schema(target: Json, generator: &mut SchemaGenerator) -> Json {
    let mut parts = generator.subschema_for::<LinkParts>().to_value();
    parts["if"] = json!({ "type": "object", "properties": { "url": empty() } });
    parts["then"] = json!({ "properties": { "handle": target } });
    json!({ "if": { "type": "object" }, "then": parts, "else": target })
}

/// The schema of a handle on `network`, or an address.
fn on_network(network: &Network) -> Json {
    // A handle of digits is a number to a YAML reader, and `NO` may be a truth value; one with a form is neither.
    let plain = network.form.is_none() && !network.needs_host();
    let types = if plain { json!(["string", "number", "boolean", "null"]) } else { json!(["string", "null"]) };
    json!({
        "type": types,
        "pattern": format!("^({}|{})$", network.pattern(), pattern()),
        "errorMessage": format!("write the handle on {}, or an address such as {}", network.name, network.example()),
    })
}

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
        );
    }
}
