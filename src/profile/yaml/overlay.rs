//! One value laid over another.

use std::collections::HashMap;

use crate::profile::yaml::node::{Key, Node, Value};

impl Node {
    /// This value with `top` laid over it: mappings merge key by key; anything else, nothing included, stands in its place.
    pub fn under(&self, top: &Self) -> Self {
        let (Value::Map(below), Value::Map(above)) = (&self.value, &top.value) else { return top.clone() };
        let mut left: HashMap<&str, &(Key, Self)> = above.iter().map(|pair| (pair.0.text.as_str(), pair)).collect();
        let mut merged = |(key, node): &(Key, Self)| match left.remove(key.text.as_str()) {
            Some((key, over)) => (key.clone(), node.under(over)),
            None => (key.clone(), node.clone()),
        };
        let mut pairs: Vec<_> = below.iter().map(&mut merged).collect();
        pairs.extend(above.iter().filter(|(key, _)| left.contains_key(key.text.as_str())).cloned());
        Self { value: Value::Map(pairs), range: top.range.clone() }
    }

    /// This mapping without the keys `names`; any other value as it is.
    pub fn without(mut self, names: &[&str]) -> Self {
        if let Value::Map(pairs) = &mut self.value {
            pairs.retain(|(key, _)| !names.contains(&key.text.as_str()));
        }
        self
    }
}
