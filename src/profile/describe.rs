//! The JSON Schema of a profile: what its types say of themselves, and the parts that it is put together from.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Value as Json, json};

/// Describes a type under its own name.
macro_rules! schema {
    ($type:ident, |$generator:pat_param| $schema:expr) => {
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema($generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $schema
            }
        }
    };
}
pub(crate) use schema;

/// The rule that at least one of the keys `names` has a value.
pub fn any_of(names: &[&str]) -> Json {
    let has = |name: &&str| json!({ "required": [name], "properties": { *name: { "not": empty() } } });
    json!({ "anyOf": names.iter().map(has).collect::<Vec<_>>() })
}

/// The schema of what counts as absent: nothing, and a mapping or list of nothing.
pub fn empty() -> Json {
    let nothing = json!({ "type": "null" });
    json!({ "type": ["null", "object", "array"], "additionalProperties": nothing, "items": nothing })
}

/// The schema of a closed set of words.
pub fn one_of(words: &[&str]) -> Schema {
    let words: Vec<_> = words.iter().map(|word| Json::from(*word)).chain([Json::Null]).collect();
    json_schema!({ "enum": words })
}

/// A schema that stands once in the document, under `name`, and is referred to.
pub fn define(name: &str, generator: &mut SchemaGenerator, make: impl FnOnce(&mut SchemaGenerator) -> Json) -> Json {
    if !generator.definitions().contains_key(name) {
        let schema = make(generator);
        generator.definitions_mut().insert(name.to_owned(), schema);
    }
    json!({ "$ref": format!("#/$defs/{name}") })
}
