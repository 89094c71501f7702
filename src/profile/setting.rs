//! The values that a document gives to the options of its layout.

use std::sync::Arc;

use schemars::json_schema;

use crate::diagnostic::Code;
use crate::profile::describe::schema;
use crate::profile::record::{Field, Reader};
use crate::profile::value::text::Scalar;
use crate::profile::yaml::node::{Key, Node, Value};

/// A value of a layout's option, which the layout's manifest checks.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The option.
    pub key: Key,
    /// What was written; nothing asks for the default.
    pub value: Option<Scalar>,
    /// Whether the document has it of another, which may have been made for another layout.
    pub inherited: bool,
}

/// Values of a layout's options, by name.
#[derive(Debug, Clone, Default)]
pub struct Settings(pub Vec<Setting>);

impl Field for Settings {
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Map(pairs) = &node.value else {
            reader.wrong_type(node, "options by name").hints.push("write `{accent: \"#1f3a5f\"}`".into());
            return None;
        };
        let read: Vec<_> = pairs
            .iter()
            .map(|(key, node)| {
                let value = match node.value {
                    Value::Null => {
                        check_comment(key, reader);
                        None
                    }
                    _ => Some(Scalar::of(node, "a plain value", reader)?),
                };
                Some(Setting { key: key.clone(), value, inherited: false })
            })
            .collect();
        read.into_iter().collect::<Option<_>>().map(Self)
    }
}

/// A colour without quotes is a comment to YAML, and would silently be the default.
fn check_comment(key: &Key, reader: &mut Reader) {
    let file = Arc::clone(&reader.file);
    let rest = file.text[key.range.end..].trim_start_matches(['"', '\'', ':', ' ', '\t']);
    let Some(comment) = rest.strip_prefix('#') else { return };
    let digits = comment.split(|c: char| !c.is_ascii_hexdigit()).next().unwrap_or_default();
    let ends = comment[digits.len()..].starts_with(char::is_whitespace) || digits.len() == comment.len();
    if ends && matches!(digits.len(), 3 | 6) {
        let start = file.text.len() - rest.len();
        let message = format!("`#{digits}` is a comment without quotes");
        let range = start..start + 1 + digits.len();
        reader.error(Code::BadOption, range, message).hints.push(format!("write `\"#{digits}\"`"));
    }
}

schema!(Settings, |generator| {
    let value = generator.subschema_for::<Scalar>();
    json_schema!({ "type": ["object", "null"], "additionalProperties": value })
});
