//! What stands in a section in short where entries are needed, and how it is written in full, for hints.

use crate::language::Language;
use crate::profile::vocabulary::kind::Kind;
use crate::profile::vocabulary::synonym;
use crate::profile::yaml::node::{Key, Node, Value};

/// Longer texts are not repeated in a hint.
const LONGEST: usize = 60;

/// How a section is written whose whole value is a text.
pub fn of_text(section: &str, text: &str, kind: Kind) -> String {
    let words: Vec<&str> = text.split([',', '·', '/']).map(str::trim).filter(|word| !word.is_empty()).collect();
    let plain = text.len() <= LONGEST && !text.contains(['[', ']', '{', '}', ':', '#', '"', '\'', '\n']);
    let list = if plain { words.join(", ") } else { "one, two".into() };
    let first = words.first().filter(|_| plain).copied().unwrap_or("…");
    match kind {
        Kind::Skill => format!("write `- {{keywords: [{list}]}}` on a line below it, with a `name` if you like"),
        Kind::Interest => format!("write `{section}: [{list}]`"),
        Kind::Language => format!("write `- {{language: {first}}}` on a line below it, and the others below that"),
        Kind::Publication if is_file(text) => {
            "a file of references is not read: write `- {title: …, authors: […], date: …}` for each, on lines below it"
                .into()
        }
        Kind::Item | Kind::Prose | Kind::Reference => format!(
            "for running text write `{section}: {{kind: text, text: …}}`; else put each entry on a line below it, with `- ` before it"
        ),
        _ => {
            let text = if plain && words.len() == 1 { first } else { "…" };
            format!("write `- {{{}: {text}}}` on a line below it, and further entries below that", kind.first())
        }
    }
}

/// How the entries are written that stand as `Languages: [Rust, Go]`, a key each, in place of a list.
pub fn of_pairs(pairs: &[(Key, Node)], kind: Kind, languages: &[Language]) -> Option<String> {
    let (key, node) = pairs.first()?;
    Some(format!("put `- ` before each entry, as in `- {}`", in_full(key, node, kind, languages)?))
}

/// The key of an entry that is written as `Languages: [Rust, Go]`, and how it is written in full; the first of several.
pub fn of_item<'a>(item: &'a Node, kind: Kind, languages: &[Language]) -> Option<(&'a Key, String)> {
    let Value::Map(pairs) = &item.value else { return None };
    // Another word for a key is told as any other unknown key.
    let keys: Vec<_> = kind.keys().collect();
    if pairs.iter().any(|(key, _)| keys.contains(&key.text.as_str()) || synonym::of(&key.text, &keys).is_some()) {
        return None;
    }
    let (key, node) = pairs.first()?;
    Some((key, format!("write `- {}`", in_full(key, node, kind, languages)?)))
}

/// An entry whose only key is its name.
fn in_full(key: &Key, node: &Node, kind: Kind, languages: &[Language]) -> Option<String> {
    let known = kind.keys().any(|name| name == key.text);
    let language = languages.iter().any(|language| language.code() == key.text);
    if known || language || key.text.len() > LONGEST {
        return None;
    }
    match (kind, &node.value) {
        (Kind::Skill, value) => Some(format!("{{name: {}, keywords: [{}]}}", key.text, keywords(value)?)),
        (Kind::Language, Value::Text(fluency)) if fluency.len() <= LONGEST => {
            Some(format!("{{language: {}, fluency: {fluency}}}", key.text))
        }
        _ => None,
    }
}

/// Key words in a row, or the first two of many.
fn keywords(value: &Value) -> Option<String> {
    let words: Option<Vec<&str>> = match value {
        Value::Text(text) => Some(text.split(',').map(str::trim).collect()),
        Value::List(items) => items
            .iter()
            .map(|item| if let Value::Text(text) = &item.value { Some(text.as_str()) } else { None })
            .collect(),
        Value::Null | Value::Map(_) => None,
    };
    let words = words.filter(|words| !words.is_empty())?;
    let whole = words.join(", ");
    Some(if whole.len() <= LONGEST { whole } else { format!("{:.20}, …", words[0]) })
}

/// Whether a text names a file of references.
fn is_file(text: &str) -> bool {
    [".bib", ".json", ".yaml", ".yml", ".ris"].iter().any(|ending| text.trim_end().to_lowercase().ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_led_to_entries() {
        let skills = of_text("skills", "Rust, Go", Kind::Skill);
        assert!(skills.starts_with("write `- {keywords: [Rust, Go]}`"), "{skills}");
        assert_eq!(of_text("interests", "Chess, Go", Kind::Interest), "write `interests: [Chess, Go]`");
        assert!(of_text("publications", "x.bib", Kind::Publication).starts_with("a file of references is not read"));
        assert!(of_text("references", "On request", Kind::Reference).contains("`references: {kind: text, text: …}`"));
    }
}
