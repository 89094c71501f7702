//! What stands in a section in short where entries are needed, and how it is written in full, for hints.

use crate::diagnostic::SourceFile;
use crate::diagnostic::phrase::list_plain;
use crate::language::Language;
use crate::profile::entry::tested::Tested;
use crate::profile::value::date::advice::{behind, fields};
use crate::profile::vocabulary::kind::Kind;
use crate::profile::vocabulary::synonym::{self, is_nothing};
use crate::profile::yaml::flow;
use crate::profile::yaml::node::{Key, Node, Value};

/// Longer texts are not repeated in a hint, in bytes.
const LONGEST: usize = 90;
/// Longer lines are not written in one, nor more entries.
const LONGEST_LIST: usize = 200;
const LONGEST_ITEM: usize = 120;
const MOST: usize = 4;
/// Words for how well something is known.
const LEVELS: &[&str] = &[
    "상",
    "중",
    "하",
    "상급",
    "중급",
    "하급",
    "고급",
    "초급",
    "능숙",
    "숙련",
    "expert",
    "advanced",
    "proficient",
    "intermediate",
    "beginner",
    "basic",
    "high",
    "medium",
    "low",
];
/// The kinds whose entries happen at some time.
const DATED: &[Kind] = &[
    Kind::Publication,
    Kind::Patent,
    Kind::Talk,
    Kind::Award,
    Kind::Certificate,
    Kind::Training,
    Kind::Item,
    Kind::Reference,
];

/// How a section is written whose whole value is a text that holds `items`.
pub fn of_text(section: &str, text: &str, items: &[String], kind: Kind) -> String {
    match kind {
        Kind::Skill => {
            let list = if text.len() <= LONGEST { flow::list(items) } else { "[one, two]".into() };
            format!("write `- {{keywords: {list}}}` on a line below it, with a `name` if you like")
        }
        Kind::Interest if text.len() <= LONGEST => format!("write `{section}: {}`", flow::list(items)),
        Kind::Publication if is_file(text) => {
            "a file of references is not read: write `- {title: …, authors: […], date: …}` for each, on lines below it"
                .into()
        }
        Kind::Item | Kind::Prose | Kind::Reference => {
            let text = if text.len() <= LONGEST { flow::text(text) } else { "…".into() };
            format!(
                "for running text write `{section}: {{kind: text, text: {text}}}`; else put each entry on a line below it, with `- ` before it"
            )
        }
        // A comma may stand inside of what is one.
        Kind::Certificate | Kind::Award | Kind::Language | Kind::Interest => below(items, kind),
        _ if text.contains(',') && items.concat().len() + 2 * items.len() > text.len() => {
            below(&[text.trim().to_owned()], kind)
        }
        _ => below(items, kind),
    }
}

/// "`- {name: CKA}` and `- {name: CKAD}` on lines below it".
fn below(items: &[String], kind: Kind) -> String {
    let rows: Vec<_> = items.iter().take(MOST).map(|item| format!("- {}", of_item_text(item, kind))).collect();
    let lines = if items.len() > 1 { "lines" } else { "a line" };
    let more = if items.len() > 1 { "" } else { ", and further entries below that" };
    let rest = if items.len() > MOST { ", and so on," } else { "" };
    format!("write {}{rest} on {lines} below it{more}", list_whole(&rows))
}

/// The entries of a hint are written in full.
fn list_whole(rows: &[String]) -> String {
    list_plain(&rows.iter().map(|row| format!("`{row}`")).collect::<Vec<_>>())
}

/// An entry that a text says: `CKA (2024-05)`.
pub fn of_item_text(item: &str, kind: Kind) -> String {
    if item.len() > LONGEST_ITEM {
        return format!("{{{}: …}}", kind.first());
    }
    if let Some(whole) = in_words(item, kind) {
        return whole;
    }
    let name = if DATED.contains(&kind) { "date" } else { "start" };
    match behind(item, name).filter(|_| !matches!(kind, Kind::Skill | Kind::Language)) {
        Some((head, fields)) => format!("{{{}: {}, {}}}", kind.first(), flow::text(head), fields.join(", ")),
        None => format!("{{{}: {}}}", kind.first(), flow::text(item.trim())),
    }
}

/// An entry of a kind that texts say in ways of their own.
fn in_words(item: &str, kind: Kind) -> Option<String> {
    if kind == Kind::Skill {
        let words: Vec<_> = item.split([',', ';', '|']).map(str::trim).filter(|word| !word.is_empty()).collect();
        return Some(format!("{{keywords: {}}}", flow::list(&words)));
    }
    if !matches!(kind, Kind::Language | Kind::Certificate) {
        return None;
    }
    if let Some(test) = Tested::of(item) {
        return Some(if kind == Kind::Language { test.as_skill() } else { test.as_entry() });
    }
    let (language, fluency) = [" (", "(", " - ", " – ", ": "].iter().find_map(|sign| item.split_once(sign))?;
    let fluency = fluency.trim_end_matches(')').trim();
    (kind == Kind::Language)
        .then(|| format!("{{language: {}, fluency: {}}}", flow::text(language.trim()), flow::text(fluency)))
}

/// How a section is written whose entries are all texts, if those are short.
pub fn of_texts(section: &str, items: &[Node], kind: Kind) -> Option<String> {
    let texts: Option<Vec<&str>> =
        items.iter().map(|item| if let Value::Text(text) = &item.value { Some(text.trim()) } else { None }).collect();
    let texts = texts.filter(|texts| !texts.is_empty() && !kind.takes_plain() && kind != Kind::Prose)?;
    if texts.iter().all(|text| is_nothing(text)) {
        return Some(nothing(section));
    }
    let parts: Vec<&str> = texts.iter().flat_map(|text| text.split([';', '|', '；'])).map(str::trim).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if kind == Kind::Skill && parts.iter().map(|part| part.len() + 2).sum::<usize>() <= LONGEST_LIST {
        return Some(format!("write `{section}: [{{keywords: {}}}]`, with a `name` if you like", flow::list(&parts)));
    }
    let entries: Vec<_> = parts.iter().take(MOST).map(|part| of_item_text(part, kind)).collect();
    let whole = format!("{section}: [{}]", entries.join(", "));
    if parts.len() <= MOST && whole.len() <= LONGEST_LIST {
        return Some(format!("write `{whole}`"));
    }
    let rows: Vec<_> = entries.iter().map(|entry| format!("- {entry}")).collect();
    let rest = if parts.len() > MOST { ", and so on" } else { "" };
    Some(format!("write {}{rest}, each on a line of its own", list_whole(&rows)))
}

/// What to do about a section that says only that there is nothing to tell.
pub fn nothing(section: &str) -> String {
    format!("leave `{section}:` out: a section that is not there is not shown")
}

/// A point that stands in the column of the entries, behind an entry whose last value is a list of points further in.
pub fn dedented(item: &Node, before: Option<&Node>, file: &SourceFile) -> Option<String> {
    let Value::Map(pairs) = &before?.value else { return None };
    let (key, last) = pairs.last()?;
    let Value::List(points) = &last.value else { return None };
    let last = points.last()?.range.start;
    // Those between brackets have no column.
    let line = file.text[..last].rfind('\n').map_or(0, |at| at + 1);
    if file.text[line..last].trim() != "-" {
        return None;
    }
    let (own, theirs) = (file.position(item.range.start).column, file.position(last).column);
    let blanks = theirs.checked_sub(own).filter(|blanks| *blanks > 0)?;
    Some(format!(
        "if it belongs to the `{}` above, indent it as far as they are, by {blanks} more blanks; an entry of its own begins with keys",
        key.text
    ))
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
    let name = flow::text(&key.text);
    match (kind, &node.value) {
        (Kind::Skill, Value::Text(level)) if LEVELS.contains(&level.trim().to_lowercase().as_str()) => {
            Some(format!("{{name: {name}, level: {}}}", level.trim()))
        }
        (Kind::Skill, value) => Some(format!("{{name: {name}, keywords: [{}]}}", keywords(value)?)),
        (Kind::Language, Value::Text(text)) => Some(match Tested::of(&format!("{} {text}", key.text)) {
            Some(test) => test.as_skill(),
            None => match Tested::of(text) {
                Some(test) => format!("{{language: {name}, test: {}}}", test.as_entry()),
                None if text.len() <= LONGEST => format!("{{language: {name}, fluency: {}}}", flow::text(text)),
                None => return None,
            },
        }),
        (Kind::Certificate, Value::Text(text)) => {
            let test = Tested::of(&format!("{} {text}", key.text)).map(|test| test.as_entry());
            test.or_else(|| dated(kind.first(), key, node))
        }
        _ => dated(kind.first(), key, node),
    }
}

/// An entry that stands as its name and when it was: `Engineer: 2018-2020`.
pub fn dated(first: &str, key: &Key, node: &Node) -> Option<String> {
    let Value::Text(text) = &node.value else { return None };
    let fields = fields(text, "date").filter(|_| key.text.len() <= LONGEST)?;
    Some(format!("{{{first}: {}, {}}}", flow::text(&key.text), fields.join(", ")))
}

/// How a list of entries is written where the keys of one stand in its place, or a key for each.
pub fn in_list(pairs: &[(Key, Node)], first: &str, keys: &[&'static str]) -> Option<String> {
    let named = |key: &Key| keys.contains(&key.text.as_str()) || synonym::of(&key.text, keys).is_some();
    let entries: Option<Vec<String>> = match pairs.iter().any(|(key, _)| named(key)) {
        true => {
            let whole = Node { value: Value::Map(pairs.to_vec()), range: 0..0 };
            flow::node(&whole, LONGEST_LIST).map(|entry| vec![entry])
        }
        false => pairs.iter().map(|(key, node)| dated(first, key, node).or_else(|| around(first, key, node))).collect(),
    };
    let entries = entries.filter(|entries| entries.len() <= MOST && entries.concat().len() <= LONGEST_LIST);
    let otherwise = || "put `- ` before each entry, on its first key, and its other keys below that one".into();
    Some(entries.map_or_else(otherwise, |entries| format!("write `[{}]`", entries.join(", "))))
}

/// An entry that stands as its name with its keys below: `Engineer: {start: 2018}`.
fn around(first: &str, key: &Key, node: &Node) -> Option<String> {
    let Value::Map(_) = &node.value else { return None };
    let inner = flow::node(node, LONGEST_LIST)?;
    let inner = inner.strip_prefix('{')?;
    Some(format!("{{{first}: {}, {inner}", flow::text(&key.text)))
}

/// Key words in a row, or the first two of many.
fn keywords(value: &Value) -> Option<String> {
    let words: Option<Vec<&str>> = match value {
        Value::Text(text) => Some(text.split([',', ';', '|']).map(str::trim).collect()),
        Value::List(items) => items
            .iter()
            .map(|item| if let Value::Text(text) = &item.value { Some(text.as_str()) } else { None })
            .collect(),
        Value::Null | Value::Map(_) => None,
    };
    let words = words.filter(|words| !words.is_empty())?;
    let whole: Vec<String> = words.iter().map(|word| flow::text(word)).collect();
    let whole = whole.join(", ");
    Some(if whole.len() <= LONGEST_LIST { whole } else { format!("{:.20}, …", words[0]) })
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
        let hint = |section, text: &str, kind| {
            of_text(section, text, &text.split(", ").map(str::to_owned).collect::<Vec<_>>(), kind)
        };
        let skills = hint("skills", "Rust, Go", Kind::Skill);
        assert!(skills.starts_with("write `- {keywords: [Rust, Go]}`"), "{skills}");
        assert_eq!(hint("interests", "Chess, Go", Kind::Interest), "write `interests: [Chess, Go]`");
        assert!(hint("publications", "x.bib", Kind::Publication).starts_with("a file of references is not read"));
        assert!(hint("references", "On request", Kind::Reference).contains("{kind: text, text: On request}`"));
        let certificates = "write `- {name: CKA}` and `- {name: SQLD, date: 2024-05}` on lines below it";
        assert_eq!(hint("certificates", "CKA, SQLD (2024.05)", Kind::Certificate), certificates);
        let company = "write `- {company: \"Acme, Inc.\"}` on a line below it, and further entries below that";
        assert_eq!(hint("experience", "Acme, Inc.", Kind::Experience), company);
    }

    #[test]
    fn entries_in_words_are_written_with_keys() {
        for (text, kind, entry) in [
            ("영어 (상)", Kind::Language, "{language: 영어, fluency: 상}"),
            ("TOEIC 900 (2024.05)", Kind::Language, "{language: 영어, test: {name: TOEIC, score: 900, date: 2024-05}}"),
            ("정보처리기사 (2024.05.12 취득)", Kind::Certificate, "{name: 정보처리기사, date: 2024-05-12}"),
            ("Acme, 2018-2020", Kind::Experience, "{company: Acme, start: 2018, end: 2020}"),
            ("MCSA Windows 2019", Kind::Certificate, "{name: MCSA Windows 2019}"),
            ("A: b", Kind::Award, "{title: \"A: b\"}"),
        ] {
            assert_eq!(of_item_text(text, kind), entry);
        }
    }
}
