//! The lines around a syntax error, as someone who writes them sees them.

use std::iter::once;
use std::ops::Range;

/// One line as the block style sees it, without its comment.
pub(super) struct Line<'a> {
    pub(super) start: usize,
    /// The column of the `- ` or, if there is none, of what follows it.
    pub(super) indent: usize,
    /// The column of what follows the `- `: the key or the text.
    pub(super) column: usize,
    pub(super) key: Option<&'a str>,
    pub(super) value: &'a str,
    /// The bytes of the value.
    pub(super) range: Range<usize>,
}

impl<'a> Line<'a> {
    pub(super) fn new(text: &'a str, start: usize) -> Self {
        let line = first_line(&text[start..]);
        let content = line.trim_start_matches(' ');
        let mut item = content;
        while let Some(rest) = item.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])) {
            item = rest.trim_start_matches([' ', '\t']);
        }
        let key = item.find(": ").or(item.len().checked_sub(1).filter(|_| item.ends_with(':')));
        let key = key
            .map(|end| &item[..end])
            .filter(|key| !key.starts_with(['"', '\'', '[', '{', '#']) && !key.contains(" #"));
        let value = key.map_or(item, |key| item[key.len() + 1..].trim_start());
        let code = if value.starts_with('#') { 0 } else { value.find(" #").unwrap_or(value.len()) };
        let column = |rest: &str| line.len() - rest.len();
        let (indent, at) = (column(content), start + column(value));
        let value = value[..code].trim_end();
        Self { start, indent, column: column(item), key, value, range: at..at + value.len() }
    }

    pub(super) fn is_item(&self) -> bool {
        self.column > self.indent
    }

    /// Whether it begins an item or an entry.
    pub(super) fn is_row(&self) -> bool {
        self.is_item() || self.key.is_some()
    }

    pub(super) fn opens_block(&self) -> bool {
        self.value.starts_with(['|', '>'])
    }

    /// The bytes of `text`, with which the line or its item begins.
    pub(super) fn word(&self, text: &str) -> Range<usize> {
        self.start + self.column..self.start + self.column + text.len()
    }

    /// The line with another `value`: an example of what to write.
    pub(super) fn with(&self, value: &str) -> String {
        let dash = if self.is_item() && self.key.is_none() { "- " } else { "" };
        self.key.map_or(format!("{dash}{value}"), |key| format!("{key}: {value}"))
    }
}

pub(super) fn first_line(text: &str) -> &str {
    text.split(['\n', '\r']).next().unwrap_or_default()
}

/// Where the lines of `text` begin.
pub(super) fn starts(text: &str) -> impl Iterator<Item = usize> {
    once(0).chain(text.match_indices(['\n', '\r']).map(|(at, _)| at + 1))
}

/// `text`, or its first words if it is long.
pub(super) fn short(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(40) else { return text.to_owned() };
    format!("{} …", text[..end].rsplit_once(' ').map_or(&text[..end], |(words, _)| words.trim_end()))
}

/// `text` in quotes that need no backslash: an example, so a long one is cut.
pub(super) fn quoted(text: &str) -> String {
    let text = short(text);
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// Whether `text` looks like a key of a profile.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// The text around an error.
pub(super) struct Place<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// The character there.
    pub(super) next: Option<char>,
    /// The line of the error, or the last one of the file if the error is its end.
    pub(super) line: Line<'a>,
    /// The lines above it that are neither empty, nor a comment, nor inside a block of text.
    pub(super) above: Vec<Line<'a>>,
    /// Whether nothing follows.
    pub(super) end: bool,
}

impl<'a> Place<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        let at = text.floor_char_boundary(at);
        let end = text[at..].trim().is_empty();
        let (mut above, mut block, mut starts) = (Vec::<Line>::new(), None, starts(&text[..at]).peekable());
        while let Some(start) = starts.next() {
            let line = Line::new(text, start);
            let inside = block.is_some_and(|column| line.indent > column);
            let empty = !line.is_row() && line.value.is_empty();
            if !inside && !empty || starts.peek().is_none() && !end {
                let column = if line.key.is_some() { line.column } else { line.indent };
                block = line.opens_block().then_some(column);
                above.push(line);
            }
        }
        let line = above.pop().unwrap_or_else(|| Line::new(text, 0));
        Self { text, at, next: text[at..].chars().next(), line, above, end }
    }

    /// `range` as it can be shown: whole characters of one line, and one of them at least if it has any.
    pub(super) fn visible(&self, range: Range<usize>) -> Range<usize> {
        let last = self.text.trim_end().char_indices().next_back().map_or(0, |(at, _)| at);
        let start = if range.start < self.text.len() { self.text.floor_char_boundary(range.start) } else { last };
        let line = first_line(&self.text[start..]);
        let one = line.chars().next().map_or(0, char::len_utf8);
        start..self.text.floor_char_boundary(range.end).clamp(start + one, start + line.len())
    }

    /// Where the brackets around the error open. One that is part of a text counts too: ask where brackets are expected.
    pub(super) fn bracket(&self) -> Option<usize> {
        let mut closed = Vec::new();
        self.text[..self.at].bytes().enumerate().rev().find_map(|(at, byte)| match byte {
            b']' | b'}' => {
                closed.push(byte);
                None
            }
            // One that another kind closes is open still.
            b'[' => (closed.pop() != Some(b']')).then_some(at),
            b'{' => (closed.pop() != Some(b'}')).then_some(at),
            _ => None,
        })
    }

    /// Where the bracket that opens at `open` closes, if quotes do not matter.
    pub(super) fn closing(&self, open: usize) -> Option<usize> {
        let mut depth = 0_usize;
        self.text.bytes().enumerate().skip(open).find_map(|(at, byte)| {
            match byte {
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth -= 1,
                _ => {}
            }
            (depth == 0).then_some(at)
        })
    }

    /// What the line of the error may stand below: the columns and names of keys and `-`, the innermost first.
    pub(super) fn open(&self) -> Vec<(usize, &'a str)> {
        let mut open: Vec<(usize, &str)> = Vec::new();
        for row in self.above.iter().rev() {
            let key = row.key.map(|key| (row.column, key));
            for (column, name) in key.into_iter().chain(row.is_item().then_some((row.indent, "-"))) {
                if open.last().is_none_or(|(inner, _)| column < *inner) {
                    open.push((column, name));
                }
            }
        }
        open
    }

    /// `advice`, with the text at the error in quotes: a value, or all of an item if what precedes its `:` is no key.
    pub(super) fn quote(&self, advice: &str) -> String {
        let mut line = Line { range: self.line.range.clone(), ..self.line };
        if line.is_item() && line.key.is_some_and(|key| !is_name(key)) {
            let range = line.start + line.column..line.range.end;
            line = Line { key: None, value: &self.text[range.clone()], range, ..line };
        }
        let outside = line.range.start <= self.at && self.at <= line.range.end;
        if !outside || self.bracket().is_some_and(|at| at >= line.range.start) {
            return advice.into();
        }
        format!("{advice}: `{}`", line.with(&quoted(line.value)))
    }
}
