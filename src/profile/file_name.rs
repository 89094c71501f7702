//! What can be part of a file's name, and the names that documents ask for.

use schemars::json_schema;

use crate::diagnostic::Code;
use crate::diagnostic::phrase::{did_you_mean, list_or};
use crate::profile::describe::schema;
use crate::profile::record::{Read, Reader};
use crate::profile::value::text::Scalar;
use crate::profile::vocabulary::format::Format;
use crate::profile::yaml::node::Node;
use crate::script::hidden::is_hidden;
use crate::script::normal::is_blank;

/// Names that Windows keeps for devices, also with an ending, and those that it keeps with a digit behind them.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];
const PORTS: &[&str] = &["com", "lpt"];
/// What no file's name may have on some system.
pub const FORBIDDEN: &str = r#"/\:*?"<>|"#;
/// What is not seen, for the schema; see `is_unseen`.
pub const UNSEEN: &str = r"\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u034F\u115F\u1160\u2800\u3164\uFE00-\uFE0F\uFFA0";
/// The longest name, in bytes.
const LONGEST: usize = 100;

/// Why a name cannot be part of a file's name on every system, if it cannot.
pub fn unfit(name: &str) -> Option<String> {
    let why = match name.chars().find(|c| is_unseen(*c) || FORBIDDEN.contains(*c)) {
        Some(c) if is_unseen(c) => format!("it has an invisible character (U+{:04X})", u32::from(c)),
        Some(c) => format!("it has `{c}`"),
        None if name.is_empty() => "it is empty".into(),
        None if name.len() > LONGEST => format!("it has more than {LONGEST} bytes"),
        None if name.starts_with(['.', ' ']) => "it begins with a dot or a space".into(),
        None if name.ends_with(['.', ' ']) => "it ends with a dot or a space".into(),
        None if is_reserved(name) => "Windows keeps it for a device".into(),
        None => return None,
    };
    Some(why)
}

/// Whether a character is not seen in a name.
pub fn is_unseen(c: char) -> bool {
    is_hidden(c) || is_blank(c)
}

fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let mut numbers = PORTS.iter().filter_map(|port| stem.strip_prefix(port));
    DEVICES.contains(&stem.as_str()) || numbers.any(|number| matches!(number.as_bytes(), [b'0'..=b'9']))
}

/// What a document's file is called, but for its ending: `{name}_{title}`.
#[derive(Debug, Clone)]
pub struct FileName {
    /// What was written.
    pub scalar: Scalar,
    /// The text with what stands in braces, in turn.
    pub parts: Vec<Part>,
}

/// A part of a file's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// These characters.
    Text(String),
    /// What is known of the document under this name.
    Field(&'static str),
}

/// What a file's name can say of its document.
pub const FIELDS: &[&str] = &["profile", "document", "name", "title", "lang", "layout", "date"];

impl Read for FileName {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let scalar = Scalar::of(node, "a file's name", reader)?;
        match parts(&scalar.text) {
            Ok(parts) => Some(Self { scalar, parts }),
            Err((message, hint)) => {
                reader.error(Code::BadName, scalar.range, message).hints.push(hint);
                None
            }
        }
    }
}

/// The parts of a name; the error is what is wrong with it and what to do.
fn parts(text: &str) -> Result<Vec<Part>, (String, String)> {
    if let Some((name, _)) = text.rsplit_once('.').filter(|(_, ending)| Format::of(ending).is_some()) {
        return Err((format!("`{text}` says the ending, which the format does"), format!("write `{name}`")));
    }
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some((before, behind)) = rest.split_once('{') {
        let known =
            || format!("write {}", list_or(&FIELDS.iter().map(|field| format!("{{{field}}}")).collect::<Vec<_>>()));
        let Some((field, behind)) = behind.split_once('}') else {
            return Err((format!("`{text}` has a `{{` without a `}}`"), known()));
        };
        let Some(name) = FIELDS.iter().find(|name| **name == field) else {
            return Err((format!("a file's name cannot say `{{{field}}}`"), did_you_mean(field, FIELDS, known)));
        };
        parts.extend([Part::Text(before.to_owned()), Part::Field(name)]);
        rest = behind;
    }
    parts.push(Part::Text(rest.to_owned()));
    parts.retain(|part| *part != Part::Text(String::new()));
    Ok(parts)
}

schema!(FileName, |_| {
    json_schema!({
        "if": { "type": ["array", "object"] },
        "then": { "type": "string" },
        "examples": ["{name}_{title}", "{profile}-{document}"],
    })
});
