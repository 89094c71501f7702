//! Military service in words, and how it is written as the fields of `military`.

use crate::profile::value::date::advice::as_field;
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
/// Longer texts are no records of service.
const LONGEST: usize = 100;

/// The fields that a text or a mapping of other keys says, if it says any.
pub fn written(node: &Node) -> Option<String> {
    let words = match &node.value {
        Value::Text(text) => text.clone(),
        Value::Map(pairs) => {
            let text = |node: &Node| if let Value::Text(text) = &node.value { Some(text.clone()) } else { None };
            pairs.iter().filter_map(|(_, node)| text(node)).collect::<Vec<_>>().join(" ")
        }
        Value::Null | Value::List(_) => return None,
    };
    let mut fields = in_words(&words)?;
    fields.extend(dates(node));
    Some(format!("{{{}}}", fields.join(", ")))
}

fn in_words(text: &str) -> Option<Vec<String>> {
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
    let over = ["만기", "전역", "제대", "소집해제"].iter().any(|word| joined.contains(word));
    let status = value(STATUSES).or((over || branch.is_some() && rank.is_some()).then_some("completed"))?;
    let field = |name: &str, value: Option<&str>| value.map(|value| format!("{name}: {value}"));
    let fields = [field("status", Some(status)), field("branch", branch), field("rank", rank.copied())];
    Some(fields.into_iter().flatten().collect())
}

/// The start and the end in a mapping of other keys.
fn dates(node: &Node) -> Vec<String> {
    let Value::Map(pairs) = &node.value else { return Vec::new() };
    let date = |name: &'static str| {
        pairs.iter().find_map(|(key, node)| {
            let text = if let Value::Text(text) = &node.value { text } else { return None };
            synonym::of(&key.text, &[name])?;
            as_field(text, name)
        })
    };
    ["start", "end"].into_iter().filter_map(date).collect()
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
        ] {
            assert_eq!(written(&text(words)).as_deref(), Some(fields), "{words}");
        }
        assert_eq!(written(&text("x")), None);
        let pairs = [("계급", "병장"), ("군별", "육군"), ("입대", "2020.01"), ("전역", "2021.07")];
        let pairs = pairs.map(|(key, value)| (Key { text: key.into(), range: 0..0 }, text(value)));
        let node = Node { value: Value::Map(pairs.into()), range: 0..0 };
        let fields = "{status: completed, branch: army, rank: 병장, start: 2020-01, end: 2021-07}";
        assert_eq!(written(&node).as_deref(), Some(fields));
        let pairs = [("군별", "육군"), ("계급", "병장"), ("입대", "2020.01 ~ 2021.07")];
        let pairs = pairs.map(|(key, value)| (Key { text: key.into(), range: 0..0 }, text(value)));
        let node = Node { value: Value::Map(pairs.into()), range: 0..0 };
        assert_eq!(written(&node).as_deref(), Some("{status: completed, branch: army, rank: 병장}"));
    }
}
