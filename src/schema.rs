//! The JSON Schema that editors complete and check profiles with: that of the profile, with the bundled layouts and their options.

use std::path::Path;

use serde_json::{Map, Value as Json, json};

use crate::layout::color::names;
use crate::layout::declared::{AUTO, Declared, OptionType};
use crate::layout::{DEFAULT, Layout};
use crate::profile;

/// The pattern of a number as an option takes it.
const NUMBER: &str = r"-?([0-9]+[.]?[0-9]*|[.][0-9]+)";
/// The pattern of a length, which is at most 10,000 of its unit.
const LENGTH: &str = r"-?(0*([0-9]{1,4}([.][0-9]*)?|10000([.]0*)?)|[.][0-9]+)\s*(pt|mm|cm|in)";

/// The schema (draft 2020-12).
pub fn json() -> Json {
    let mut schema = profile::schema();
    let layouts: Vec<_> = Layout::names().into_iter().map(bundled).collect();
    let rules: Vec<_> = layouts.iter().map(rule).collect();
    let document = &mut schema["$defs"]["DocumentSpec"];
    document["allOf"] = rules.into();
    document["properties"]["layout"] = layout_names(&layouts, &document["properties"]["layout"]["description"]);
    for layout in &layouts {
        schema["$defs"][definition(layout)] = options(layout);
    }
    schema
}

/// The schema as it is printed and written to files.
pub fn printed() -> String {
    serde_json::to_string_pretty(&json()).expect("a schema is JSON") + "\n"
}

fn bundled(name: &str) -> Layout {
    Layout::find(name, Path::new("")).expect("a bundled layout is well-formed")
}

/// A layout of the program, or a folder; see `Layout::find`.
fn layout_names(layouts: &[Layout], description: &Json) -> Json {
    let name = |layout: &Layout| json!({ "const": layout.name, "description": layout.manifest.description });
    let folder =
        json!({ "type": ["string", "null"], "pattern": r"[/\\]|^[.]$", "description": "A folder of one's own." });
    let forms: Vec<_> = layouts.iter().map(name).chain([folder]).collect();
    json!({ "description": description, "default": DEFAULT, "anyOf": forms })
}

fn definition(layout: &Layout) -> String {
    format!("Options-{}", layout.name)
}

/// What a document that is in `layout` may set.
fn rule(layout: &Layout) -> Json {
    let named = match layout.name == DEFAULT {
        true => json!({ "properties": { "layout": { "enum": [DEFAULT, null] } } }),
        false => json!({ "properties": { "layout": { "const": layout.name } }, "required": ["layout"] }),
    };
    let options = json!({ "$ref": format!("#/$defs/{}", definition(layout)) });
    json!({ "if": named, "then": { "properties": { "options": options } } })
}

fn options(layout: &Layout) -> Json {
    let options: Map<_, _> =
        layout.manifest.options.iter().map(|(name, declared)| (name.clone(), option(declared))).collect();
    json!({
        "type": ["object", "null"],
        "description": format!("Options of the layout `{}`.", layout.name),
        "properties": options,
        "additionalProperties": false,
    })
}

/// The values of an option, as YAML gives them; null leaves it as it is.
fn option(declared: &Declared) -> Json {
    let mut schema = match declared.kind {
        OptionType::Color => {
            let pattern = format!("#([0-9A-Fa-f]{{3}}|[0-9A-Fa-f]{{6}})|{}", names().join("|"));
            text(&pattern, "write a colour such as navy or #1f3a5f")
        }
        OptionType::Length if declared.default_text() == AUTO => {
            text(&format!("{AUTO}|{LENGTH}"), "write a length such as 10pt or 18mm, or auto")
        }
        OptionType::Length => text(LENGTH, "write a length such as 10pt or 18mm"),
        OptionType::Number => beside("number", NUMBER, "write a number"),
        OptionType::Boolean => beside("boolean", "true|false", "write true or false"),
        OptionType::Choice => {
            let choices: Vec<_> = declared.choices.iter().map(|choice| json!(choice)).chain([Json::Null]).collect();
            json!({ "enum": choices })
        }
    };
    schema["description"] = declared.doc.clone().into();
    schema["default"] = json!(declared.default);
    schema
}

fn text(pattern: &str, message: &str) -> Json {
    json!({ "type": ["string", "null"], "pattern": format!("^({pattern})$"), "errorMessage": message })
}

/// A type of YAML, or a text that reads the same.
fn beside(kind: &str, pattern: &str, message: &str) -> Json {
    let mut schema = text(pattern, message);
    schema["type"] = json!([kind, "string", "null"]);
    schema
}
