//! Military service in words, and how it is written as the fields of `military`.

use crate::profile::value::date::advice::{as_field, fields};
use crate::profile::vocabulary::synonym;
use crate::profile::yaml::node::{Node, Value};

/// The values of `status` and of `branch`.
const STATUSES: &[&str] = &["completed", "serving", "exempt", "alternative", "none", "not-yet"];
const BRANCHES: &[&str] = &["army", "navy", "air_force", "marines", "social_service"];
/// Ranks, of which those behind others hold them.
const RANKS: &[&str] = &[
    "이병",
    "이등병",
    "일병",
    "일등병",
    "상병",
    "상등병",
    "병장",
    "하사",
    "중사",
    "상사",
    "원사",
    "준위",
    "소위",
    "중위",
    "대위",
    "소령",
    "중령",
    "대령",
];
/// Those who serve, or served, in the forces.
const ACTIVE: &[&str] = &["현역", "현역병", "active"];
/// Longer texts are no records of service.
const LONGEST: usize = 100;

/// The fields that a text or a mapping of other keys says, if it says any.
pub fn written(node: &Node) -> Option<String> {
    let words = match &node.value {
        Value::Text(text) => text.clone(),
        Value::Map(pairs) => pairs.iter().filter_map(|(_, node)| node.text()).collect::<Vec<_>>().join(" "),
        Value::Null | Value::List(_) => return None,
    };
    let dates = dates(node);
    let ended = dates.iter().any(|date| date.starts_with("end: ") && date != "end: present");
    let mut fields = in_words(&words, if dates.is_empty() { None } else { Some(ended) })?;
    fields.extend(dates);
    Some(format!("{{{}}}", fields.join(", ")))
}

/// Whether a status says more than one, or that of all who serve.
pub fn is_record(status: &Node) -> bool {
    let Some(text) = status.text() else { return false };
    let known = STATUSES.contains(&text) || synonym::value(text, STATUSES).is_some();
    !known && in_words(text, Some(false)).is_some()
}

/// The fields in words; `ended` says whether the service has, where that is told.
fn in_words(text: &str, ended: Option<bool>) -> Option<Vec<String>> {
    if text.len() > LONGEST {
        return None;
    }
    let joined = text.replace(' ', "");
    let words: Vec<&str> = text.split([' ', ',', '/', '·', '(', ')']).filter(|word| !word.is_empty()).collect();
    let value = |known: &[&'static str]| {
        words
            .iter()
            .chain([&joined.as_str()])
            .find_map(|word| known.iter().copied().find(|name| name == word).or_else(|| synonym::value(word, known)))
    };
    let branch = value(BRANCHES);
    let rank = RANKS.iter().find(|rank| words.contains(rank));
    // Who has left the service says how, or when.
    let over = ended == Some(true) || ["만기", "전역", "제대", "소집해제"].iter().any(|word| joined.contains(word));
    let over = over || branch.is_some() && rank.is_some();
    // What all are called who serve says nothing of when.
    let active = words.iter().any(|word| ACTIVE.contains(word));
    let status = match value(STATUSES) {
        Some("serving") if ended == Some(true) => "completed",
        Some(status) => status,
        None if over => "completed",
        None if active && ended.is_some() => "serving",
        None => return None,
    };
    let field = |name: &str, value: Option<&str>| value.map(|value| format!("{name}: {value}"));
    let fields = [field("status", Some(status)), field("branch", branch), field("rank", rank.copied())];
    Some(fields.into_iter().flatten().collect())
}

/// The start and the end in a text, or in a mapping of other keys.
fn dates(node: &Node) -> Vec<String> {
    let pairs = match &node.value {
        Value::Map(pairs) => pairs,
        Value::Text(text) => return between(text).unwrap_or_default(),
        Value::Null | Value::List(_) => return Vec::new(),
    };
    let date = |name: &'static str| {
        pairs.iter().find_map(|(key, node)| {
            synonym::of(&key.text, &[name])?;
            as_field(node.text()?, name)
        })
    };
    let found: Vec<_> = ["start", "end"].into_iter().filter_map(date).collect();
    if !found.is_empty() {
        return found;
    }
    pairs.iter().find_map(|(_, node)| between(node.text()?)).unwrap_or_default()
}

/// The period in a text, which stands among other words.
fn between(text: &str) -> Option<Vec<String>> {
    // Another letter than those of dates ends it: `2019.01 ~ 2020.07 육군`.
    let is_date = |c: char| c.is_ascii_digit() || c.is_whitespace() || ".-~–/년월일'’∼～현재".contains(c);
    let parts = text.split(|c| !is_date(c)).map(str::trim).filter(|part| part.len() > 6);
    let mut periods = parts.filter_map(|part| fields(part, "date"));
    periods.find(|found| found.iter().all(|field| field.starts_with("start: ") || field.starts_with("end: ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::yaml::node::Key;

    fn text(text: &str) -> Node {
        Node { value: Value::Text(text.into()), range: 0..0 }
    }

    #[test]
    fn service_in_words_is_read() {
        for (words, fields) in [
            ("육군 병장 만기전역", "{status: completed, branch: army, rank: 병장}"),
            ("해병대 상병 제대", "{status: completed, branch: marines, rank: 상병}"),
            ("군필", "{status: completed}"),
            ("미필", "{status: not-yet}"),
            ("면제", "{status: exempt}"),
            ("복무 중", "{status: serving}"),
            ("공군 병장", "{status: completed, branch: air_force, rank: 병장}"),
            (
                "육군 병장 만기전역 (2019.01 ~ 2020.07)",
                "{status: completed, branch: army, rank: 병장, start: 2019-01, end: 2020-07}",
            ),
            ("현역 2019.01.05 - 2020.08.04", "{status: completed, start: 2019-01-05, end: 2020-08-04}"),
            ("현역 2026.01 ~ 현재", "{status: serving, start: 2026-01, end: present}"),
        ] {
            assert_eq!(written(&text(words)).as_deref(), Some(fields), "{words}");
        }
        assert_eq!((written(&text("x")), written(&text("현역"))), (None, None));
        let pairs = [("계급", "병장"), ("군별", "육군"), ("입대", "2020.01"), ("전역", "2021.07")];
        let pairs = pairs.map(|(key, value)| (Key { text: key.into(), range: 0..0 }, text(value)));
        let node = Node { value: Value::Map(pairs.into()), range: 0..0 };
        let fields = "{status: completed, branch: army, rank: 병장, start: 2020-01, end: 2021-07}";
        assert_eq!(written(&node).as_deref(), Some(fields));
        let pairs = [("군별", "육군"), ("계급", "병장"), ("입대", "2020.01 ~ 2021.07")];
        let pairs = pairs.map(|(key, value)| (Key { text: key.into(), range: 0..0 }, text(value)));
        let node = Node { value: Value::Map(pairs.into()), range: 0..0 };
        assert_eq!(written(&node).as_deref(), Some(fields));
    }
}
