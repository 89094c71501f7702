//! JSON as it is written, which a parser would not give: the numbers of a profile stay as they are.

use serde_json::Error;

/// The members of a well-formed object, each value as it is written.
pub fn members(text: &str) -> Result<Vec<(String, &str)>, Error> {
    let (mut found, mut depth, mut key, mut start) = (Vec::new(), 0, None, 0);
    for (at, token) in tokens(text) {
        depth -= usize::from(matches!(token, "}" | "]"));
        match (token, depth) {
            (":", 1) => start = at + 1,
            (",", 1) | ("}", 0) => found.extend(key.take().map(|key| (key, text[start..at].trim()))),
            (name, 1) if key.is_none() && name.starts_with('"') => key = Some(serde_json::from_str(name)?),
            _ => {}
        }
        depth += usize::from(matches!(token, "{" | "["));
    }
    Ok(found)
}

/// A well-formed value as YAML: the same but for escapes in texts, of which YAML does not know those of characters in two halves.
pub fn yaml(text: &str) -> Result<String, Error> {
    let mut yaml = String::with_capacity(text.len());
    for (_, token) in tokens(text) {
        match token {
            "," | ":" => yaml.extend([token, " "]),
            text if text.starts_with('"') => {
                yaml.push_str(&serde_json::to_string(&serde_json::from_str::<String>(text)?)?)
            }
            other => yaml.push_str(other),
        }
    }
    Ok(yaml)
}

/// The tokens of well-formed JSON, each with where it begins.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text[from..].trim_start();
        let at = text.len() - rest.len();
        let length = match rest.chars().next()? {
            '"' => end_of_text(rest),
            '{' | '}' | '[' | ']' | ',' | ':' => 1,
            _ => rest.find(|c: char| c.is_whitespace() || "{}[],:\"".contains(c)).unwrap_or(rest.len()),
        };
        from = at + length;
        Some((at, &rest[..length]))
    })
}

/// How long the text is that `rest` begins with, quotes included.
fn end_of_text(rest: &str) -> usize {
    let mut is_escaped = false;
    let end = rest.bytes().skip(1).position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    end.map_or(rest.len(), |end| end + 2)
}

#[cfg(test)]
mod tests {
    use super::{members, yaml};

    #[test]
    fn values_stay_as_they_are_written() {
        let line = r#" {"id" : 1.50, "a\"}": {"b": [1, {"c": "],}"}]}, "d": [] ,"":"\\"} "#;
        let of = |name: &str, value| (name.to_owned(), value);
        let expected = [of("id", "1.50"), of("a\"}", r#"{"b": [1, {"c": "],}"}]}"#), of("d", "[]"), of("", r#""\\""#)];
        assert_eq!(members(line).expect("it is JSON"), expected);
        assert_eq!(members("{}").expect("it is JSON"), []);
        let value = r#"{"a":4.10,"b" : ["\ud83d\ude00\u0001\/", true,null]}"#;
        assert_eq!(yaml(value).expect("it is JSON"), "{\"a\": 4.10, \"b\": [\"😀\\u0001/\", true, null]}");
        assert!(yaml(r#""\ud83d""#).is_err() && members(r#"{"\ude00": 1}"#).is_err());
    }
}
