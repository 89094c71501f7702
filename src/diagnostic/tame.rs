//! Text of others before it is printed, so that nothing in it acts on a terminal, on the reader of a log or on the eye.

use std::borrow::Cow;
use std::fmt::Write;

use crate::script::hidden::is_hidden;

/// What stands in place of a character that is not printed.
pub const REPLACEMENT: char = '\u{FFFD}';

/// What GitHub takes for a command at the start of a line of a log, and anywhere in one.
const COMMANDS: [&str; 2] = ["::", "##["];

/// A text as a part of one line.
pub fn line(text: &str) -> Cow<'_, str> {
    tame(text, |c| is_hidden(c) && c != '\t')
}

/// A text of several lines.
pub fn lines(text: &str) -> Cow<'_, str> {
    tame(text, |c| is_hidden(c) && !matches!(c, '\t' | '\n'))
}

/// A whole line that begins with a text of others.
pub fn log(text: &str) -> Cow<'_, str> {
    let text = line(text);
    match text.trim_start().starts_with(COMMANDS[0]) {
        true => text.replacen(COMMANDS[0], "\u{FFFD}:", 1).into(),
        false => text,
    }
}

fn tame(text: &str, unwanted: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&unwanted) && !text.contains(COMMANDS[1]) {
        return text.into();
    }
    let tame: String = text.chars().map(|c| if unwanted(c) { REPLACEMENT } else { c }).collect();
    tame.replace(COMMANDS[1], "#\u{FFFD}[").into()
}

/// JSON with such characters as escapes; they stand only within its strings.
pub fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !is_hidden(c) {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out.replace(COMMANDS[1], "#\\u0023[")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts() {
        assert_eq!(line("a\u{1b}[31m\n\u{202E}b\u{200B}\u{61C}\u{2066}\u{9b}"), "a�[31m��b����");
        assert_eq!(lines("가나\tx\n\r\n"), "가나\tx\n�\n");
        assert_eq!(
            (log("::error::x"), log(" ::a"), log("a::b ##[error]")),
            ("�:error::x".into(), " �:a".into(), "a::b #�[error]".into())
        );
    }

    #[test]
    fn json_says_the_same() {
        let text = "a\u{202E}\u{85}\u{E0001}\u{200B}##[error]";
        let written = serde_json::to_string(text).unwrap();
        assert!(json(&written).is_ascii() && !json(&written).contains("##["));
        assert_eq!(serde_json::from_str::<String>(&json(&written)).unwrap(), text);
    }
}
