//! Texts where lists and keys belong, and keys that are glued to their values: what was probably meant, for hints.

use crate::diagnostic::phrase::list_and;
use crate::profile::yaml::flow;
use crate::profile::yaml::mark::Mark;
use crate::profile::yaml::node::{Key, Node, Value};

/// What to do where a list belongs.
pub const ITEMS: &str = "put each item on a line of its own, below the key, with `- ` before it";

/// Longer lists are not written on one line.
const LONGEST: usize = 100;
/// Signs between the items of a list on one line.
const SEPARATORS: [char; 5] = [';', '；', '|', '•', '、'];

/// How a text is written as the list that belongs in its place.
pub fn listed(text: &str, node: &Node, file: &str) -> String {
    if let Some(rest) = text.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| !c.is_whitespace() && c != '-'))
    {
        let first = rest.split(" -").next().unwrap_or(rest);
        return format!("put a space behind each `-`, as in `- {first}`");
    }
    let dashes = Mark::of(text.trim_start()).is_some_and(|(mark, _)| mark == Mark::Bullet('-'));
    if dashes && (is_block(node, file) || text.contains('\n')) {
        return "take away what stands behind the key, `|` or `>`, so that each line is an item of its list".into();
    }
    match parted(text, node, file) {
        Parted::Marked(items) if is_short(&items) => format!("write `{}`", flow::list(&items)),
        Parted::Marked(items) => {
            format!("write `- ` in place of each sign: {}, each on a line of its own", rows(&items))
        }
        Parted::Lines(items) => format!("put `- ` before each line that begins an item: {}", rows(&items)),
        // A sentence with commas may be one item, or several.
        Parted::Row(items) if is_short(&items) && (items.len() > 1 || !text.contains([',', '\n'])) => {
            format!("write `{}`", flow::list(&items))
        }
        Parted::Row(_) => ITEMS.into(),
    }
}

/// The items that a text holds where a list belongs; one if it is no list.
pub fn items(text: &str, node: &Node, file: &str) -> Vec<String> {
    match parted(text, node, file) {
        Parted::Marked(items) | Parted::Lines(items) | Parted::Row(items) => items,
    }
}

/// What parts the items of a text where a list belongs.
enum Parted {
    /// Bullets, numbers, or signs between them.
    Marked(Vec<String>),
    /// Only the ends of lines.
    Lines(Vec<String>),
    /// Commas, or nothing.
    Row(Vec<String>),
}

fn parted(text: &str, node: &Node, file: &str) -> Parted {
    let lines = lines(text, node, file);
    if let Some(items) = marked(&lines) {
        return Parted::Marked(items);
    }
    let owned = |parts: Vec<&str>| parts.into_iter().map(str::to_owned).collect();
    let parts: Vec<_> = text.split(SEPARATORS).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 {
        return Parted::Marked(owned(parts));
    }
    // A line that goes on begins with a small letter.
    if lines.len() > 1 && lines.iter().all(|line| !line.starts_with(char::is_lowercase)) {
        return Parted::Lines(owned(lines));
    }
    let parts: Vec<_> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    // Words in a row are a list; a sentence with a comma is one item of it.
    let short = |part: &&str| part.split_whitespace().count() < 4;
    Parted::Row(if parts.iter().all(short) && lines.len() < 2 { owned(parts) } else { vec![text.trim().to_owned()] })
}

/// The items of lines that begin with bullets or with numbers, or of a line with several such signs in it.
fn marked(lines: &[&str]) -> Option<Vec<String>> {
    let (mark, _) =
        Mark::of(lines.first()?).filter(|(mark, _)| matches!(mark, Mark::Bullet(_) | Mark::Number(1, _)))?;
    if lines.len() == 1 {
        let signs = |c: char| c == mark.sign() || mark.sign() == '①' && ('①'..='⑳').contains(&c);
        let parts = lines[0].split(signs).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
        return matches!(mark, Mark::Bullet(_) | Mark::Number(_, '①')).then(|| parts.collect());
    }
    let mut items: Vec<String> = Vec::new();
    for line in lines {
        match (Mark::of(line), items.last_mut()) {
            (Some((_, rest)), _) => items.push(rest.to_owned()),
            (None, Some(item)) => *item = format!("{item} {line}"),
            (None, None) => return None,
        }
    }
    Some(items)
}

/// The lines of a text as they stand in the file.
fn lines<'a>(text: &'a str, node: &Node, file: &'a str) -> Vec<&'a str> {
    let raw = file.get(node.range.clone()).unwrap_or_default();
    let source = if raw.contains('\n') && !raw.starts_with(['"', '\'']) { raw } else { text };
    source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(['|', '>'])).collect()
}

/// Whether a text is a block behind `|` or `>`.
fn is_block(node: &Node, file: &str) -> bool {
    file[..node.range.start].trim_end().ends_with(['|', '>']) || file[node.range.start..].starts_with(['|', '>'])
}

/// Whether items stand well on one line.
fn is_short(items: &[String]) -> bool {
    items.iter().map(|item| item.len() + 2).sum::<usize>() < LONGEST
}

/// Items with a line each: "`- one`, `- two` and `- three`", and so on.
pub fn rows(items: &[String]) -> String {
    let rows: Vec<_> = items.iter().take(3).map(|item| format!("- {}", flow::row(&short(item)))).collect();
    let more = if items.len() > rows.len() { ", and so on" } else { "" };
    format!("{}{more}", list_and(&rows))
}

/// The first words of an item.
fn short(item: &str) -> String {
    let Some((end, _)) = item.char_indices().nth(45) else { return item.to_owned() };
    format!("{} …", item[..end].rsplit_once(' ').map_or(&item[..end], |(words, _)| words))
}

/// The hint for keys with a bullet other than a hyphen before the first of each entry: `– company: Acme`.
pub fn bulleted(pairs: &[(Key, Node)]) -> Option<String> {
    let (key, sign, rest) = pairs.iter().find_map(|(key, _)| {
        let (mark, rest) = Mark::of(&key.text).filter(|(mark, _)| matches!(mark, Mark::Bullet(_)))?;
        Some((key, mark.sign(), rest))
    })?;
    let all = if key.text.starts_with('-') { "put a space behind" } else { "write `- ` in place of" };
    Some(format!("{all} each `{sign}`, as in `- {rest}: …`"))
}

/// The hint for a text that is keys without a space behind their colons: `email:gildong@example.org`.
pub fn unspaced(text: &str) -> Option<String> {
    let (name, rest) = text.split_once(':')?;
    let named = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    let value = rest.split(char::is_whitespace).next().filter(|value| !value.is_empty() && !value.starts_with("//"))?;
    named.then(|| format!("put a space behind each colon, as in `{name}: {value}`"))
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
        for text in ["• Did x • Did y", "① Did x ② Did y", "Did x; Did y", "Did x | Did y", "1. Did x\n2. Did y"]
        {
            assert_eq!(hint(text), "write `[Did x, Did y]`", "{text}");
        }
        assert_eq!(hint("C++; \"Q\", or K"), "write `[C++, \"\\\"Q\\\", or K\"]`");
        let lines = "put `- ` before each line that begins an item: `- Did x` and `- Did y`";
        assert_eq!((hint("Did x\nDid y").as_str(), hint("Did x\nand y").as_str()), (lines, ITEMS));
        assert!(hint("- a\n- b").starts_with("take away what stands behind the key"));
    }

    #[test]
    fn colons_without_a_space_are_seen() {
        let email = unspaced("email:a@b.com phone:010-1111-2222");
        assert_eq!(email.as_deref(), Some("put a space behind each colon, as in `email: a@b.com`"));
        assert_eq!((unspaced("https://example.org"), unspaced("a: b"), unspaced("x")), (None, None, None));
    }
}
