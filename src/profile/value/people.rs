//! The people that a publication or patent names, in order.

use schemars::SchemaGenerator;

use crate::profile::describe::schema;
use crate::profile::record::{Field, Reader};
use crate::profile::value::text::Text;
use crate::profile::yaml::node::{Node, Value};
use crate::script::letter::is_syllable;

/// Authors or inventors.
#[derive(Debug, Clone, Default)]
pub struct People(pub Vec<Text>);

impl Field for People {
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Text(text) = &node.value else { return Vec::present(node, reader).map(Self) };
        let hint = match (parts(text), text.split_once(',')) {
            (Some(names), _) => format!("write `{}`", listed(&names)),
            (None, Some((last, first))) => {
                format!(
                    "write `[\"{text}\"]` if that is one person, or `[{}, {}]` if it is two",
                    last.trim(),
                    first.trim()
                )
            }
            (None, None) => format!("write `[{text}]`"),
        };
        reader.wrong_type(node, "a list of names").hints.push(hint);
        None
    }
    fn schema(generator: &mut SchemaGenerator) -> serde_json::Value {
        Vec::<Text>::schema(generator)
    }
}

schema!(People, |generator| Vec::<Text>::json_schema(generator));

/// The names as a list in a profile.
pub fn listed(names: &[String]) -> String {
    let item = |name: &String| match name.contains([',', ':', '#', '*', '&', '[', ']', '{', '}', '"']) {
        true => format!("\"{}\"", name.replace('"', "\\\"")),
        false => name.clone(),
    };
    format!("[{}]", names.iter().map(item).collect::<Vec<_>>().join(", "))
}

/// What parts names for certain.
const BETWEEN: &[&str] = &[" and ", " & ", " und ", " et ", " 및 ", " 그리고 ", "、", "·", "ㆍ"];

/// The names in a text that holds several.
pub fn parts(text: &str) -> Option<Vec<String>> {
    let (text, others) = match text.trim().strip_suffix("et al.").or_else(|| text.trim().strip_suffix("et al")) {
        Some(text) => (text.trim().trim_end_matches(','), true),
        None => (text.trim(), false),
    };
    let mut names: Vec<&str> = match text.contains(';') {
        true => text.split(';').collect(),
        false => {
            let parts = BETWEEN
                .iter()
                .fold(vec![text], |parts, between| parts.into_iter().flat_map(|part| part.split(between)).collect());
            parts.into_iter().flat_map(by_commas).collect()
        }
    };
    names =
        names.into_iter().map(|name| name.trim().trim_matches(',').trim()).filter(|name| !name.is_empty()).collect();
    let mut names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    if others {
        names.push("others".into());
    }
    (names.len() > 1).then_some(names)
}

/// The names between commas, if each is a whole one: `Kim, Chihyun` may be one person.
fn by_commas(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let hangul = |part: &&str| part.chars().all(is_syllable);
    let whole = |part: &&str| part.contains([' ', '.']) && part.chars().filter(|c| c.is_alphabetic()).count() > 2;
    if parts.iter().all(whole) || parts.iter().all(hangul) { parts } else { vec![text] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_one_text_are_told_apart() {
        let list = |text| parts(text).map(|names| listed(&names));
        assert_eq!(list("A. Kim and B. Lee").as_deref(), Some("[A. Kim, B. Lee]"));
        assert_eq!(list("A. Kim, B. Lee, and C. Park").as_deref(), Some("[A. Kim, B. Lee, C. Park]"));
        assert_eq!(list("Kim, A. and Lee, B.").as_deref(), Some("[\"Kim, A.\", \"Lee, B.\"]"));
        assert_eq!(list("Kim, A.; Lee, B.").as_deref(), Some("[\"Kim, A.\", \"Lee, B.\"]"));
        assert_eq!(list("A. Kim et al.").as_deref(), Some("[A. Kim, others]"));
        assert_eq!(list("홍길동, 서문덕배").as_deref(), Some("[홍길동, 서문덕배]"));
        for text in ["Kim, Chihyun", "A. Kim", "Gildong Hong, PhD", "Hong, G.", "et al.", "Anderson Land", "홍길동"]
        {
            assert_eq!(list(text), None, "{text}");
        }
    }
}
