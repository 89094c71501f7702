//! What a profile holds under names, by which documents call it: letters, essays.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::diagnostic::Code;
use crate::profile::record::{Field, Reader};
use crate::profile::yaml::node::{Key, Node, Value};

/// Of each sort a profile has so many.
const MOST: usize = 500;

/// What documents call by a name.
pub trait Called: Sized + JsonSchema {
    /// Several of them, in messages: `letters`.
    const MANY: &'static str;
    /// How one is written under a name, for hints.
    const EXAMPLE: &'static str;
    /// Whether one stands there without a name.
    fn is_unnamed(value: &Value) -> bool;
    /// Reads one that is not null.
    fn read_called(node: &Node, reader: &mut Reader) -> Option<Self>;
}

/// What documents call by a name, in the order of the profile.
#[derive(Debug, Clone)]
pub struct Named<T>(pub Vec<(Key, T)>);

impl<T> Named<T> {
    /// The one called `name`.
    pub fn called(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(key, _)| key.text == name).map(|(_, value)| value)
    }
}

impl<T: Called> Field for Named<T> {
    fn absent() -> Option<Self> {
        Some(Self(Vec::new()))
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        let pairs = match &node.value {
            Value::Map(pairs) if !T::is_unnamed(&node.value) => pairs,
            _ => {
                let hint = format!("put a name before it, as in `{}: {{acme: {}}}`", T::MANY, T::EXAMPLE);
                reader.wrong_type(node, &format!("{} by name", T::MANY)).hints.push(hint);
                return None;
            }
        };
        if let Some((key, _)) = pairs.get(MOST) {
            let message = format!("the profile has more than {MOST} {}", T::MANY);
            let hint = "keep a profile of its own for some of them";
            reader.error(Code::TooManyValues, key.range.clone(), message).hints.push(hint.into());
            return None;
        }
        let given = pairs.iter().filter(|(_, node)| !matches!(node.value, Value::Null));
        let read = given.filter_map(|(key, node)| Some((key.clone(), T::read_called(node, reader)?)));
        Some(Self(read.collect()))
    }
}

impl<T: Called> JsonSchema for Named<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Named{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({ "type": ["object", "null"], "additionalProperties": one })
    }
}
