//! Values written anew on one line, as hints show them: what is pasted is read as it was meant.

use crate::profile::yaml::node::{Node, Value};

/// What YAML acts on at the start of a text, and between brackets anywhere in it.
const FIRST: &str = "-?:!&*%@|>=#`\"'";
const ANYWHERE: &str = ",[]{}\n\t\\";
/// What YAML takes for nothing.
const NULLS: &[&str] = &["~", "null", "Null", "NULL"];

/// A text as it is written between brackets: in quotes where it needs them.
pub fn text(text: &str) -> String {
    written(text, ANYWHERE)
}

/// A text as it is written on a line of its own.
pub fn row(text: &str) -> String {
    written(text, if text.starts_with([',', '[', ']', '{', '}']) { ANYWHERE } else { "\n\t" })
}

/// A text without quotes if it has none of `signs` and YAML takes it as it is.
fn written(text: &str, signs: &str) -> String {
    let first = text.chars().next();
    // A hyphen or a question mark acts only with a space behind it, or alone.
    let bare = |c: char| matches!(c, '-' | '?' | ':') && text[1..].starts_with(char::is_alphanumeric);
    let plain = first.is_some_and(|c| !FIRST.contains(c) || bare(c))
        && text.trim() == text
        && !text.contains(|c| signs.contains(c))
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !NULLS.contains(&text);
    if plain {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t"))
}

/// Texts as a list.
pub fn list<S: AsRef<str>>(texts: &[S]) -> String {
    format!("[{}]", texts.iter().map(|it| text(it.as_ref())).collect::<Vec<_>>().join(", "))
}

/// A value on one line, if that is no longer than `most`.
pub fn node(node: &Node, most: usize) -> Option<String> {
    // Long values are not written at all.
    let (values, bytes) = node.weight();
    if bytes > most || values > most {
        return None;
    }
    Some(whole(node)).filter(|line| line.len() <= most)
}

fn whole(node: &Node) -> String {
    let written = |node: &&Node| !matches!(node.value, Value::Null);
    match &node.value {
        Value::Null => "null".into(),
        Value::Text(it) => text(it),
        Value::List(items) => format!("[{}]", items.iter().filter(written).map(whole).collect::<Vec<_>>().join(", ")),
        Value::Map(pairs) => {
            let pairs = pairs.iter().filter(|(_, node)| written(&node));
            let pairs: Vec<_> = pairs.map(|(key, node)| format!("{}: {}", text(&key.text), whole(node))).collect();
            format!("{{{}}}", pairs.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_quotes_where_yaml_needs_them() {
        for (plain, written) in [
            ("Go", "Go"),
            ("don't", "don't"),
            ("https://example.org", "https://example.org"),
            ("-x", "-x"),
            ("Go, Rust", "\"Go, Rust\""),
            ("Result: fewer", "\"Result: fewer\""),
            ("C #", "\"C #\""),
            ("*x", "\"*x\""),
            ("a \"b\" [c]", "\"a \\\"b\\\" [c]\""),
            ("", "\"\""),
            ("null", "\"null\""),
        ] {
            assert_eq!(text(plain), written);
        }
        assert_eq!((row("a, [b]"), row("[b] a")), ("a, [b]".into(), "\"[b] a\"".into()));
        assert_eq!(list(&["a", "b, c"]), "[a, \"b, c\"]");
    }
}
