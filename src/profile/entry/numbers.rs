//! The numbers of a patent, by country.

use schemars::json_schema;

use crate::profile::describe::schema;
use crate::profile::record::{Field, Reader};
use crate::profile::value::text::Scalar;
use crate::profile::yaml::node::{Key, Node, Value};

/// The patent's number by country.
#[derive(Debug, Clone, Default)]
pub struct Numbers(pub Vec<(Key, Scalar)>);

impl Field for Numbers {
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Map(pairs) = &node.value else {
            let text = if let Value::Text(text) = &node.value { text.as_str() } else { "" };
            reader.wrong_type(node, "numbers by country").hints.push(format!("write `{}`", as_numbers(text)));
            return None;
        };
        let numbers: Vec<_> =
            pairs.iter().map(|(key, node)| Some((key.clone(), Scalar::of(node, "a number", reader)?))).collect();
        numbers.into_iter().collect::<Option<_>>().map(Self)
    }
}

/// A number of a patent by its country, which it begins with: `{KR: 10-1234567}`.
pub fn as_numbers(text: &str) -> String {
    let text = text.trim();
    let (country, number) = text.split_at(text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len()));
    let number = number.trim_start_matches([' ', '-']);
    if number.is_empty() || number.len() > 30 || !number.starts_with(|c: char| c.is_ascii_digit()) {
        return "{KR: 10-0000000}".into();
    }
    let country = match country.len() {
        2 => country.to_uppercase(),
        // Korean numbers begin with the kind of the right.
        _ if number.starts_with("10-") || text.contains('제') => "KR".into(),
        _ => "US".into(),
    };
    match number.contains(',') {
        true => format!("{{{country}: \"{number}\"}}"),
        false => format!("{{{country}: {number}}}"),
    }
}

schema!(Numbers, |_| {
    json_schema!({ "type": ["object", "null"], "additionalProperties": { "type": ["string", "number", "boolean"] } })
});
