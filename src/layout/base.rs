//! Layouts that are another with a few things otherwise: its files and its manifest, with their own over them.

use toml::{Table, Value};

use crate::layout::folder::Files;

/// The layout that a manifest extends.
pub fn named(manifest: &Table) -> Option<&str> {
    manifest.get("tool")?.get("jikji")?.get("extends")?.as_str()
}

/// A manifest over that of its base: tables key by key, all else in its place.
pub fn merged(below: Table, over: Table) -> Table {
    let mut merged = below;
    for (key, value) in over {
        let value = match (merged.remove(&key), value) {
            (Some(Value::Table(below)), Value::Table(over)) => Value::Table(self::merged(below, over)),
            (_, value) => value,
        };
        merged.insert(key, value);
    }
    merged
}

/// The files of a layout, and behind them those of its base that it does not have itself.
pub fn joined(own: Files, base: Files) -> Files {
    let added: Files = base.into_iter().filter(|(path, _)| own.iter().all(|(other, _)| other != path)).collect();
    own.into_iter().chain(added).collect()
}
