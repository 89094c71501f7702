//! Texts where lists and keys belong, and keys that are glued to their values: what was probably meant, for hints.

use crate::diagnostic::phrase::list_and;
use crate::profile::yaml::mark::Mark;
use crate::profile::yaml::node::{Key, Node, Value};

/// What to do where a list belongs.
pub const ITEMS: &str = "put each item on a line of its own, below the key, with `- ` before it";

/// How a text is written as the list that belongs in its place.
pub fn listed(text: &str, node: &Node, file: &str) -> String {
    if let Some(hint) = bulleted(text, node, file) {
        return hint;
    }
    let parts: Vec<_> = text.split(',').map(str::trim).collect();
    // Words in a row are a list; a sentence with a comma is one item of it.
    let short = |part: &&str| is_plain(part) && !part.is_empty() && part.split_whitespace().count() < 4;
    match text.len() < 100 && (parts.iter().all(short) || parts.len() == 1 && is_plain(text)) {
        true => format!("write `[{}]`", parts.join(", ")),
        false => ITEMS.into(),
    }
}

/// The same for a text whose lines have bullets.
fn bulleted(text: &str, node: &Node, file: &str) -> Option<String> {
    if let Some(rest) = text.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| !c.is_whitespace() && c != '-'))
    {
        let first = rest.split(" -").next().unwrap_or(rest);
        return Some(format!("put a space behind each `-`, as in `- {first}`"));
    }
    let (mark, _) = Mark::of(text.trim_start()).filter(|(mark, _)| matches!(mark, Mark::Bullet(_)))?;
    let block =
        file[..node.range.start].trim_end().ends_with(['|', '>']) || file[node.range.start..].starts_with(['|', '>']);
    if mark.sign() == '-' && (block || text.contains('\n')) {
        return Some(
            "take away what stands behind the key, `|` or `>`, so that each line is an item of its list".into(),
        );
    }
    let items: Vec<_> = text.split(mark.sign()).map(str::trim).filter(|item| !item.is_empty()).collect();
    let lines: Vec<_> = items.iter().take(3).map(|item| format!("- {item}")).collect();
    Some(format!("write `- ` in place of each `{}`: {}, each on a line of its own", mark.sign(), list_and(&lines)))
}

/// The hint for a text that is keys without a space behind their colons: `email:gildong@example.org`.
pub fn unspaced(text: &str) -> Option<String> {
    let (name, rest) = text.split_once(':')?;
    let named = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    let value = rest.split(char::is_whitespace).next().filter(|value| !value.is_empty() && !value.starts_with("//"))?;
    named.then(|| format!("put a space behind each colon, as in `{name}: {value}`"))
}

/// Whether a text is short and needs no quotes between brackets.
pub fn is_plain(text: &str) -> bool {
    text.len() < 60 && !text.contains([',', '[', ']', '{', '}', ':', '#', '"', '\'', '\n'])
}

/// The hint that a known key has no space behind its colon, as in `{email:gildong@example.org}`.
pub fn glued(key: &Key, known: &[&str]) -> Option<String> {
    let (name, value) = key.text.split_once(':')?;
    known.contains(&name.trim()).then(|| format!("put a space behind the colon: `{}: {}`", name.trim(), value.trim()))
}

/// The hint that a comma in braces ended a text, as in `{location: Seoul, South Korea}`.
pub fn comma(key: &Key, node: &Node, file: &str) -> Option<String> {
    let before = file[..key.range.start].trim_end();
    (matches!(node.value, Value::Null) && before.ends_with(','))
        .then(|| "a `,` in braces ends a text: put quotes around the whole text that it belongs to".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint(text: &str) -> String {
        listed(text, &Node { value: Value::Text(text.into()), range: 0..0 }, "")
    }

    #[test]
    fn texts_are_written_as_lists() {
        assert_eq!(hint("Rust"), "write `[Rust]`");
        assert_eq!(hint("Rust, Kafka"), "write `[Rust, Kafka]`");
        assert_eq!(hint("ko, en"), "write `[ko, en]`");
        assert_eq!(hint("Built a scheduler for banks, led nine engineers"), ITEMS);
        assert_eq!(hint("-no space"), "put a space behind each `-`, as in `- no space`");
        let bullets = "write `- ` in place of each `•`: `- Did x` and `- Did y`, each on a line of its own";
        assert_eq!(hint("• Did x • Did y"), bullets);
        assert!(hint("- a\n- b").starts_with("take away what stands behind the key"));
    }

    #[test]
    fn colons_without_a_space_are_seen() {
        let email = unspaced("email:a@b.com phone:010-1111-2222");
        assert_eq!(email.as_deref(), Some("put a space behind each colon, as in `email: a@b.com`"));
        assert_eq!((unspaced("https://example.org"), unspaced("a: b"), unspaced("x")), (None, None, None));
    }
}
