//! What a section holds: entries of a kind, points, or a table.

use crate::diagnostic::Code;
use crate::profile::record::Reader;
use crate::profile::value::text::is_text;
use crate::profile::vocabulary::kind::Kind;
use crate::profile::vocabulary::{essay, synonym};
use crate::profile::yaml::node::{Node, Value};

/// What a section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Entries, of this kind where they do not say another.
    Entries(Kind),
    /// Points.
    Points,
    /// Rows of cells under heads.
    Table,
}

impl Form {
    /// Every form by its name in a profile.
    pub fn all() -> Vec<(&'static str, Self)> {
        let kinds = Kind::ALL.iter().map(|(name, kind)| (*name, Self::Entries(*kind)));
        kinds.chain([("points", Self::Points), ("table", Self::Table)]).collect()
    }

    /// The form of a section that does not say its kind: by what it has, else entries of `kind`.
    pub fn of(key: &str, node: &Node, kind: Kind) -> Self {
        let has = |key: &str| node.get(key).is_some_and(|node| !matches!(node.value, Value::Null));
        match node.get("entries") {
            _ if has("columns") || has("rows") => Self::Table,
            _ if has("numbered") => Self::Points,
            Some(entries) if is_points(key, entries) => Self::Points,
            _ => Self::Entries(kind),
        }
    }

    /// Reports keys that sections of this form do not take.
    pub fn refuse(self, strays: &[&str], node: &Node, reader: &mut Reader) {
        let Value::Map(pairs) = &node.value else { return };
        let filled = pairs.iter().filter(|(_, node)| !matches!(node.value, Value::Null));
        for (key, _) in filled.filter(|(key, _)| strays.contains(&key.text.as_str())) {
            let (whose, hint) = match key.text.as_str() {
                "numbered" => ("points", "take it away, or add `kind: points`"),
                "entries" => ("entries", "write the `rows` of the table, or leave out its `columns`"),
                _ => ("a table", "take it away, or add `kind: table`"),
            };
            let message = format!("`{}` is for a section of {whose}", key.text);
            reader.error(Code::UnknownKey, key.range.clone(), message).hints.push(hint.into());
        }
    }
}

/// Whether a list of a section of one's own has nothing but texts, so that they are points.
pub fn is_points(key: &str, node: &Node) -> bool {
    let Value::List(items) = &node.value else { return false };
    let mut said = items.iter().filter(|item| !matches!(item.value, Value::Null)).peekable();
    if Kind::of_section(key).is_some() || said.peek().is_none() {
        return false;
    }
    let nothing = |item: &Node| matches!(&item.value, Value::Text(text) if synonym::is_nothing(text));
    said.clone().all(is_text)
        && !said.clone().all(nothing)
        && !said.any(|item| essay::as_text(key, item, Kind::Item).is_some())
}
