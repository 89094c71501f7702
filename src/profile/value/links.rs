//! The `links` of a contact or an entry: profiles on networks, and addresses by name.

use std::ops::Range;

use schemars::{SchemaGenerator, json_schema};
use serde_json::{Map, Value as Json, json};

use crate::address::url::{check, in_full, pattern};
use crate::diagnostic::Code;
use crate::diagnostic::phrase::nearest;
use crate::profile::describe::{any_of, define, empty, schema};
use crate::profile::record::declare::{readable, record};
use crate::profile::record::{Field, Read, Reader};
use crate::profile::value::link::{Url, checked};
use crate::profile::value::text::{Scalar, Text};
use crate::profile::vocabulary::network::Network;
use crate::profile::yaml::flow;
use crate::profile::yaml::node::{Key, Node, Value};

record! {
    /// A link written out: where it goes and what it is called.
    pub struct LinkParts ("a link", rule any_of(&["handle", "url"])) {
        /// The name on the network that the key names.
        handle: Option<Scalar>,
        /// The address, instead of a handle.
        url: Option<Url>,
        /// The words to show instead of the address.
        label: Option<Text>,
        /// The words to show before the address, instead of the key.
        name: Option<Text>,
    }
}

readable!(LinkParts: "A link with a handle or an address, and a label or a name.");

/// One link under its key.
#[derive(Debug, Clone)]
pub struct Link {
    /// The key: a network, or the label itself.
    pub key: Key,
    /// The network that the key names, if it does.
    pub network: Option<&'static Network>,
    /// Where it leads; none for a name on a network that has no addresses.
    pub url: Option<String>,
    /// The address in the letters that people read, or the name.
    pub written: String,
    /// Its bytes.
    pub range: Range<usize>,
    /// The words that the profile gives for the address.
    pub label: Option<Text>,
    /// The words that the profile gives for the key.
    pub name: Option<Text>,
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
            let hint = match &node.value {
                Value::List(items) => match listed(items) {
                    Some(links) => format!("write `{links}`"),
                    None => "take away the `- ` before each name, as in `{github: handle}`".into(),
                },
                Value::Text(text) if in_full(text.trim()).is_some() => {
                    format!("write a name before each address, as in `{}`", Network::as_link(text.trim()))
                }
                _ => "write `{github: handle}` or `{Name: https://…}`".into(),
            };
            reader.wrong_type(node, "links by name").hints.push(hint);
            return None;
        };
        let mut links = Vec::new();
        for (key, node) in pairs {
            // Several accounts of one network are a list.
            let nodes = if let Value::List(items) = &node.value { items } else { std::slice::from_ref(node) };
            let nodes = nodes.iter().filter(|node| !matches!(node.value, Value::Null));
            links.extend(nodes.map(|node| link(key, node, reader)));
        }
        links.into_iter().collect::<Option<_>>().map(Self)
    }
}

/// Longer links are not written anew in a hint, in bytes.
const LONGEST: usize = 300;

/// How links are written by name that stand as a list: addresses, names with addresses, or the objects of other tools.
pub fn listed(items: &[Node]) -> Option<String> {
    let mut links: Vec<(String, Vec<&str>)> = Vec::new();
    for item in items.iter().take(20) {
        let (name, target) = named(item)?;
        match links.iter_mut().find(|(known, _)| *known == name) {
            Some((_, targets)) => targets.push(target),
            None => links.push((name, vec![target])),
        }
    }
    let link = |(name, targets): &(String, Vec<&str>)| match targets.as_slice() {
        [one] => format!("{}: {}", flow::text(name), flow::text(one)),
        several => format!("{}: {}", flow::text(name), flow::list(several)),
    };
    let whole = format!("{{{}}}", links.iter().map(link).collect::<Vec<_>>().join(", "));
    (!links.is_empty() && whole.len() <= LONGEST).then_some(whole)
}

/// The name of a link in a list, and where it leads.
fn named(item: &Node) -> Option<(String, &str)> {
    match &item.value {
        Value::Text(address) => {
            let address = address.trim();
            let whole = if check(address).is_ok() { address.to_owned() } else { in_full(address)? };
            Some((Network::name_of(&whole), address))
        }
        Value::Map(pairs) => match pairs.as_slice() {
            [(key, node)] => Some((key.text.clone(), node.text()?)),
            _ => {
                let find = |names: &[&str]| names.iter().find_map(|name| item.get(name)?.text());
                let target = find(&["username", "handle", "user", "id"]);
                let address = find(&["url", "link", "href", "address"]);
                let name = find(&["network", "name", "type", "label", "title", "site", "platform", "icon"]);
                let network = name.and_then(Network::by_key).map(|network| network.key.clone());
                let name = network.clone().or_else(|| name.map(str::to_owned));
                let target = address.or(target.filter(|_| network.is_some()))?;
                Some((name.unwrap_or_else(|| Network::name_of(target)), target))
            }
        },
        Value::List(_) | Value::Null => None,
    }
}

fn link(key: &Key, node: &Node, reader: &mut Reader) -> Option<Link> {
    let (target, label, name) = match &node.value {
        Value::Map(_) => {
            let problems = reader.problems.count();
            let parts = LinkParts::read(node, reader)?;
            let target = parts.url.map(|url| Scalar { text: url.written, range: url.range }).or(parts.handle);
            let Some(target) = target else {
                // What is wrong with the address, or with its key, was said.
                if reader.problems.count() > problems {
                    return None;
                }
                let message = format!("the link `{}` needs `handle` or `url`", key.text);
                reader.error(Code::MissingField, key.range.clone(), message).hints.push("add `url: https://…`".into());
                return None;
            };
            (target, parts.label, parts.name)
        }
        _ => (Scalar::of(node, "a handle or a web address", reader)?, None, None),
    };
    let range = target.range.clone();
    let (network, url, written) = match Network::by_key(&key.text) {
        Some(network) => on(network, key, target, reader)?,
        None => {
            let url = elsewhere(key, target, reader)?;
            (None, Some(url.url), url.written)
        }
    };
    Some(Link { key: key.clone(), network, url, written, range, label, name })
}

/// A network, if it is one; where a link leads; and how that is written.
type Target = (Option<&'static Network>, Option<String>, String);

/// What stands under the key of `network`: an address, with or without its scheme, or a handle.
fn on(network: &'static Network, key: &Key, target: Scalar, reader: &mut Reader) -> Option<Target> {
    // `http:` and the like; a handle has no colon.
    if target.text.contains(if network.url.is_some() { ":" } else { "://" }) {
        let url = checked(target, reader)?;
        // `Note: https://example.org` is a label, and says nothing of the network `note`.
        let meant = network.key == key.text || network.has(&url.written);
        return Some((meant.then_some(network), Some(url.url), url.written));
    }
    if network.url.is_none() && network.takes(&target.text) {
        return Some((Some(network), None, target.text));
    }
    match network.resolve(&target.text).unwrap_or_else(|| network.address(&target.text)) {
        Ok(address) => {
            let url = Url::new(address, target.range);
            Some((Some(network), Some(url.url), url.written))
        }
        Err(message) => {
            reader.error(Code::BadIdentifier, target.range, message).hints.push(network.advice(&target.text));
            None
        }
    }
}

/// What stands under a key of the user's own: an address.
fn elsewhere(key: &Key, target: Scalar, reader: &mut Reader) -> Option<Url> {
    // What has a path or a host of three parts is no handle, whatever the key is like.
    let is_address = target.text.contains('/') || target.text.matches('.').count() > 1;
    if target.text.contains(':') || is_address && in_full(&target.text).is_some() {
        return checked(target, reader);
    }
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
    None
}

schema!(Links, |generator| {
    let url = generator.subschema_for::<Url>().to_value();
    let (mut by_key, mut by_name) = (Map::new(), Map::new());
    for network in Network::all() {
        let link = define(&format!("Link-{}", network.key), generator, |generator| {
            link_schema(on_network(network), generator)
        });
        let mut link = one_or_many(link);
        by_name.insert(network.key_pattern(), link.clone());
        link["description"] = format!("{}: handle or address", network.name).into();
        by_key.insert(network.key.clone(), link);
    }
    let other = one_or_many(define("Link", generator, |generator| link_schema(url, generator)));
    json_schema!({
        "type": ["object", "null"],
        "properties": by_key,
        "patternProperties": by_name,
        "additionalProperties": other,
    })
});

/// The schema of a link, or of a list of them.
fn one_or_many(link: Json) -> Json {
    json!({ "if": { "type": "array" }, "then": { "items": link }, "else": link })
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
    let message = match &network.url {
        Some(_) => format!("write the handle on {}, or an address such as {}", network.name, network.example()),
        None => format!("write the name on {}", network.name),
    };
    json!({
        "type": types,
        "pattern": format!("^({}|{})$", network.pattern(), pattern()),
        "errorMessage": message,
    })
}
