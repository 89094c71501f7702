//! What a YAML syntax error means to someone who writes a profile by hand.
//!
//! The parser names a rule of YAML and the place where it gave up. Its words choose readers, who look around that place
//! for the slip that leads there; if none sees its own, `PLAIN` has words for the place itself.

mod place;

use std::iter::once;
use std::ops::Range;

use crate::profile::yaml::mark::Mark;
use crate::profile::yaml::syntax::place::{Line, Place, first_line, is_name, quoted, short, starts};

/// What a YAML syntax error means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The bytes to point at, all on one line.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// Looks for slips of one kind around an error.
type Reader = fn(&Place) -> Option<Explained>;

/// The parser's words, and who reads the text when any of them is said. The first that sees its slip answers.
const READERS: &[(&[&str], &[Reader])] = &[
    (&["flow", "expected ','", "node content", "expected key", "inside a block", "invalid indentation"], &[hidden]),
    (&["a tab", "tabs ", "tab cannot", "mapping values", "simple key", "expected key", "expected '-'"], &[odd_space]),
    (&["valid YAML whitespace"], &[tab_between]),
    (&["quoted scalar, found unexpected", "indentation in quoted"], &[|place| open_quote(place, place.at)]),
    (&["trailing content"], &[after_quote]),
    (&["parsing a quoted scalar"], &[surrogates, escape]),
    (&["unknown anchor", "alphabetic or numeric", "unexpected character", "mapping keys"], &[indicator]),
    (&["a tag", "tag character", "the handle", "scalar cannot start"], &[indicator]),
    (&["flow", "inside a block", "invalid indentation", "illegal", "misplaced", "node content"], &[bracket]),
    (&["expected ',' or", "illegal", "node content"], &[comma]),
    (&["mapping values"], &[colon, keyless]),
    (&["simple key"], &[long_key, keyless]),
    (&["expected key", "expected '-'", "node content", "document start"], &[misplaced]),
];

/// The parser's words, and what is wrong and what to do at the very place, if no reader saw more.
const PLAIN: &[(&str, &str, &str)] = &[
    ("byte order mark", "an invisible character (U+FEFF)", "delete it, or write the line anew"),
    ("unprintable", "an invisible character (U+0000)", "delete it, or write the line anew"),
    ("comments must be", "no space before `#`", "put a space before a comment, or quotes around a text with `#`"),
    ("comment intercepting", "a comment inside a text", "move the comment above the text"),
    ("misplaced", "a bracket that closes nothing", "delete it, or put quotes around the text"),
    ("may not precede", "no space after the `:`", "put a space there"),
    ("inside a block", "a `- ` inside brackets", "delete it: between brackets, `,` divides the items"),
    ("invalid indentation", "a line inside brackets is not indented", "indent it further than the line they open on"),
    ("sequence entries", "a list on the line of its key", "put each item on its own line, or quotes around a text"),
    ("block scalar, ", "a text on the line of its `>` or `|`", "begin it on the next line, indented, or quote it all"),
    ("wrongly indented", "an empty line above has more spaces than this line", "delete the spaces of the empty line"),
    ("document start", "the profile has ended above", "write lines of `key: value`; quote a text that begins with `%`"),
    ("irective", "a line begins with `%`", "put quotes around the text, or delete the line"),
];

/// The longest key, its quotes counted (YAML 1.2.2, 7.4.2).
const LONGEST_KEY: usize = 1024;

/// What to do about an error that no one knows.
const HINT: &str = "look at the line above too; a text with `: `, ` #` or a leading `[`, `{`, `*`, `&`, `@`, `%`, `!` or backtick needs quotes";

/// Explains a syntax error.
///
/// `info` is the parser's words, `text` the whole file, `at` the byte offset that the parser names.
pub fn explain(info: &str, text: &str, at: usize) -> Explained {
    let place = Place::new(text, at);
    let readers = READERS.iter().filter(|(words, _)| words.iter().any(|words| info.contains(words)));
    let explained = readers.flat_map(|(_, readers)| *readers).find_map(|read| read(&place)).unwrap_or_else(|| {
        let plain = PLAIN.iter().find(|(words, ..)| info.contains(words));
        let unknown = || (format!("this is not well-formed YAML: {info}"), HINT.into());
        let (message, hint) = plain.map_or_else(unknown, |(_, message, hint)| ((*message).into(), (*hint).into()));
        Explained { range: place.at..place.at, message, hint }
    });
    Explained { range: place.visible(explained.range), ..explained }
}

fn range(range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Option<Explained> {
    Some(Explained { range, message: message.into(), hint: hint.into() })
}

fn point(at: usize, message: impl Into<String>, hint: impl Into<String>) -> Option<Explained> {
    range(at..at, message, hint)
}

/// Indentation by anything but spaces.
fn odd_space(place: &Place) -> Option<Explained> {
    let odd = |start: usize| {
        let line = first_line(&place.text[start..]);
        let (at, c) = line.char_indices().find(|(_, c)| *c != ' ')?;
        (c.is_whitespace() && !line.trim().is_empty()).then_some((start + at, c))
    };
    // A text of several lines is named by its first; the tab stands below.
    let mut below = starts(&place.text[place.line.start..]).take(4).map(|start| place.line.start + start);
    let (at, c) = (once(&place.line).chain(place.above.last()).find_map(|line| odd(line.start)))
        .or_else(|| below.find_map(|start| odd(start).filter(|(_, c)| *c == '\t')))?;
    let what = match c {
        '\t' => "a tab",
        '\u{3000}' => "a full-width space",
        _ => "a no-break space",
    };
    point(at, format!("{what} is used for indentation"), "indent with plain spaces, 2 for each level")
}

/// A bracket that closes in a comment: `{event: #devday}`.
fn hidden(place: &Place) -> Option<Explained> {
    once(&place.line).chain(place.above.last()).find_map(|line| {
        let text = first_line(&place.text[line.start..]);
        let (at, _) = text.match_indices(" #").find(|(at, _)| text[at + 2..].starts_with(char::is_alphanumeric))?;
        let (before, comment) = text.split_at(at + 1);
        // Inside quotes it is text.
        if before.matches('"').count() % 2 == 1 || before.matches('\'').count() % 2 == 1 {
            return None;
        }
        let open = before.matches(['[', '{']).count() > before.matches([']', '}']).count();
        let message = "what begins with `#` here is a comment, so that the bracket is not closed";
        let at = line.start + before.len();
        range(at..at + comment.len(), message, "put quotes around the text")
            .filter(|_| open && comment.contains([']', '}']))
    })
}

fn tab_between(place: &Place) -> Option<Explained> {
    range(place.at.checked_sub(1)?..place.at, "a tab in place of a space", "put a space there")
}

fn open_quote(place: &Place, open: usize) -> Option<Explained> {
    let quote = place.text.get(open..open + 1)?;
    let line = Line::new(place.text, place.text[..open].rfind(['\n', '\r']).map_or(0, |at| at + 1));
    let inner = line.value.get(1..).unwrap_or_default().trim_end_matches(['”', '“', '’', '‘']);
    let below = starts(&place.text[open..]).nth(1).map(|start| Line::new(place.text, open + start));
    if below.is_some_and(|below| !below.is_row() && !below.value.is_empty()) {
        let hint = "close it at the end of the text, and indent each line of the text further than its key";
        return point(open, "the quote that opens here is not closed in time", hint);
    }
    let hint = match open == line.range.start && !inner.is_empty() {
        true => format!("close it: `{}`", line.with(&format!("{quote}{}{quote}", short(inner)))),
        false => format!("close it with `{quote}`"),
    };
    point(open, "the quote that opens here is never closed", hint)
}

fn after_quote(place: &Place) -> Option<Explained> {
    let (text, at, line) = (place.text, place.at, &place.line);
    let close = text[..at].trim_end_matches([' ', '\t']).len().checked_sub(1)?;
    let quote = text.get(close..close + 1)?;
    // A quote that is never closed ends at the next one, which opens another text.
    if let Some(open) = text[..close].rfind(quote).filter(|open| *open < line.start) {
        return open_quote(place, open);
    }
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let whole = line.value.starts_with(quote);
    if quote == "'" && close + 1 == at && letter(text[..close].chars().next_back()) && letter(place.next) {
        let example = || format!("write `{}`", line.with(&quoted(line.value.trim_matches('\''))));
        let hint = if whole { example() } else { "write it twice: `''`".into() };
        return point(close, "the apostrophe closes the quote", hint);
    }
    let hint = match &text[at..line.range.end.max(at)] {
        "," | ";" => "delete it".into(),
        _ if whole && close + 1 == at && encloses(line.value, quote) => {
            let inner = line.value.strip_suffix(quote).unwrap_or(line.value);
            format!("put quotes of another kind around the text: `{}`", line.with(&quoted(&inner[quote.len()..])))
        }
        _ if whole => place.quote("put quotes around the whole text"),
        _ => "put quotes around the whole text".into(),
    };
    comma(place).or_else(|| range(at..line.range.end, "text after the closing quote", hint))
}

/// Whether the quote that a text begins with is meant to stand around all of it, and has others inside: its last one ends the text
/// or is missing. `"A" and B` has two that belong to it.
fn encloses(text: &str, quote: &str) -> bool {
    let count = text.matches(quote).count();
    count > 2 && (text.ends_with(quote) || count % 2 == 1)
}

/// A character that JSON writes as two escapes, such as an emoji, which YAML has no such form for.
fn surrogates(place: &Place) -> Option<Explained> {
    let text = &place.text[place.at..];
    let unit = |at: usize| {
        let digits = text.get(at..)?.strip_prefix(r"\u")?.get(..4)?;
        u16::from_str_radix(digits, 16).ok()
    };
    let (at, _) =
        text.match_indices(r"\u").find(|(at, _)| unit(*at).is_some_and(|unit| (0xD800..0xE000).contains(&unit)))?;
    let [first, second] = [unit(at)?, unit(at + 6).unwrap_or_default()];
    let message = "an escape that only JSON has";
    let start = place.at + at;
    match char::decode_utf16([first, second]).next()? {
        Ok(c) => range(
            start..start + 12,
            message,
            format!(r"write the character itself, `{c}`, or `\U{:08X}`", u32::from(c)),
        ),
        Err(_) => {
            range(start..start + 6, message, "it is half of a character: delete it, or write the character itself")
        }
    }
}

/// The first backslash in double quotes that begins nothing YAML knows.
fn escape(place: &Place) -> Option<Explained> {
    let text = place.text[place.at..].replace(r"\\", "  ");
    let known = ['0', 'a', 'b', 't', 'n', 'r', 'e', '"', '/', ' ', '\n'];
    let (at, _) = text.match_indices('\\').find(|(at, _)| !text[at + 1..].starts_with(known))?;
    let hint = match text[at + 1..].chars().next()? {
        '\'' => "write `'` without the backslash".into(),
        c => format!(r"write it twice, `\\{c}`, or put single quotes around the text"),
    };
    let at = place.at + at;
    range(at..at + 2, "a backslash has a meaning of its own in double quotes", hint)
}

fn indicator(place: &Place) -> Option<Explained> {
    let first = place.next.filter(|c| *c != '`').map_or("a backtick".into(), |c| format!("`{c}`"));
    let hint = place.quote("put quotes around the text");
    point(place.at, format!("a text without quotes begins with {first}"), hint)
}

fn bracket(place: &Place) -> Option<Explained> {
    let at = place.at;
    let close = place.next.filter(|c| matches!(c, ']' | '}'));
    let open = place.bracket()?;
    let needs = if place.text[open..].starts_with('[') { ']' } else { '}' };
    let opening = place.above.iter().rev().find(|line| line.start <= open).unwrap_or(&place.line);
    let key = place.line.key.is_some() && place.line.indent <= opening.column;
    if key && place.line.start > open && place.closing(open).is_some_and(|close| close >= place.at) {
        let message = "a line inside the bracket that opens here is not indented";
        return point(open, message, format!("indent every line up to the `{needs}` further than this one"));
    }
    if place.end || place.line.start > open && (key || place.line.is_item()) {
        return point(open, "the bracket that opens here is never closed", format!("close it with `{needs}`"));
    }
    let (found, open) = (close.filter(|c| *c != needs)?, &place.text[open..open + 1]);
    let hint = format!("write `{needs}` in its place, or before it");
    point(at, format!("`{found}` does not close `{open}`"), hint)
}

fn comma(place: &Place) -> Option<Explained> {
    let (at, next) = (place.at, place.next?);
    if place.bracket().is_none() {
        return indicator(place).filter(|_| next == ',' && at == place.line.range.start);
    }
    let head = place.text[..at].trim_end();
    let word = head.rfind([' ', '\n', ',', '[', '{']).map_or(0, |at| at + 1);
    let (name, before) = (is_name(&head[word..]), head[..word].trim_end());
    let entry = name && !before.ends_with([':', ',', '[', '{']);
    match next {
        ',' => point(at, "nothing stands before this `,`", "delete it"),
        ':' if !entry => point(at, "`: ` inside a text that is not quoted", "put quotes around the text"),
        ':' => range(word..head.len(), format!("no `,` before `{}`", &head[word..]), "put a `,` between the two"),
        _ if name && before.ends_with([',', '{']) => {
            range(word..head.len(), format!("no `: ` after `{}`", &head[word..]), "put it there")
        }
        _ => point(at, "no `,` before this", "put a `,` between the two, or quotes around the whole text"),
    }
}

/// A second `: ` on the line.
fn colon(place: &Place) -> Option<Explained> {
    let hint = place.quote("put quotes around the text");
    point(place.at, "`: ` inside a text that is not quoted", hint).filter(|_| place.at > place.line.range.start)
}

/// A key that is longer than keys may be.
fn long_key(place: &Place) -> Option<Explained> {
    let message = || format!("a key of more than {LONGEST_KEY} characters");
    let hint = "shorten it: a key is a name, and what it names stands behind the `: `";
    if let Some(key) = place.line.key.filter(|key| key.chars().count() >= LONGEST_KEY) {
        return range(place.line.word(key), message(), hint);
    }
    let before = place.text[..place.at].trim_end();
    let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\''))?;
    let inner = &before[..before.len() - 1];
    let start = inner.rfind(quote)?;
    range(start..before.len(), message(), hint).filter(|_| inner[start..].chars().count() >= LONGEST_KEY)
}

/// A line without a key, above the error or at the end of the file: YAML makes one text of it and its neighbours.
fn keyless(place: &Place) -> Option<Explained> {
    let line = &place.line;
    let rows: Vec<&Line> = place.above.iter().chain(once(line).filter(|_| place.end)).collect();
    let owner = rows.iter().rposition(|row| row.is_row());
    let run = &rows[owner.map_or(0, |at| at + 1)..];
    let owner = owner.map(|at| rows[at]);
    let stray = |row: &&&Line| owner.is_none_or(|owner| owner.value.is_empty() || row.column <= owner.column);
    if let Some(row) = run.iter().find(stray) {
        let block = owner.filter(|owner| owner.opens_block()).map(|owner| owner.key.unwrap_or("-"));
        let text = owner.filter(|owner| row.column > owner.column && row.value.contains(' '));
        return no_colon(row, block).or_else(|| text_goes_on(place, text?)).or_else(|| no_key(row));
    }
    let (owner, key) = (owner?, line.key.filter(|_| place.next == Some(':'))?);
    let name = owner.key.unwrap_or(owner.value);
    if line.is_item() && owner.is_item() {
        return misplaced(place);
    }
    if name.starts_with('-') || run.is_empty() && owner.key.is_none() && owner.column == line.column && is_name(key) {
        return no_colon(owner, None).or_else(|| text_goes_on(place, owner));
    }
    if let Some((Mark::Bullet(sign), rest)) = Mark::of(name) {
        let at = owner.start + owner.column;
        let message = format!("`{sign}` begins no item of a list");
        return range(at..at + sign.len_utf8(), message, format!("write `- ` in its place: `- {}: …`", short(rest)));
    }
    if run.is_empty() && owner.key.is_some() && !key.contains(' ') {
        let message = format!("`{key}` is indented further than `{name}` above it");
        return range(line.word(key), message, format!("begin it in the column of `{name}`"));
    }
    text_goes_on(place, owner)
}

fn text_goes_on(place: &Place, owner: &Line) -> Option<Explained> {
    let below = owner.key.map_or(String::new(), |key| format!(", or write it below `{key}: >-`"));
    let hint = format!("put quotes around the whole text{below}");
    point(place.at, "`: ` inside a text that is not quoted", hint)
}

fn no_key(line: &Line) -> Option<Explained> {
    let hint = "begin it with a key and `: `; indent it if the text above goes on; begin a comment with `#`";
    range(line.range.clone(), "a line without a key", hint)
}

/// What a line without a key lacks; `block` is the key above it if that announces a text.
fn no_colon(line: &Line, block: Option<&str>) -> Option<Explained> {
    let text = line.key.unwrap_or(line.value);
    let at = line.start + line.column;
    if let Some(key) = block {
        let hint = format!("indent it further than `{key}`");
        return range(line.word(text), format!("the text of `{key}` is not indented"), hint);
    }
    if let Some((key, value)) = text.split_once('：') {
        let colon = at + key.len();
        return point(colon, "`：` is a full-width colon", format!("write `{key}: {}`", short(value.trim())));
    }
    if text.starts_with('-') {
        return point(at, "no space after the `-`", "put a space there");
    }
    let (key, value) = text.split_once([' ', ':']).unwrap_or((text, ""));
    // The colon may be glued to what follows: `name :Hong`.
    let colon = text[key.len()..].trim_start().starts_with(':');
    let value = value.trim_start().strip_prefix(':').unwrap_or(value).trim_start();
    if value.starts_with("//") || !colon && (!is_name(key) || value.contains(' ')) {
        return None;
    }
    let example = format!("{key}: {}", short(value));
    range(line.word(key), format!("no `: ` after `{key}`"), format!("write `{}`", example.trim_end()))
}

/// A line that begins in a column where nothing may.
fn misplaced(place: &Place) -> Option<Explained> {
    let (line, at) = (&place.line, place.at);
    let head = place.text.get(line.start + line.column..at).unwrap_or_default().trim_end();
    if let Some(close) = head.chars().next_back().filter(|c| matches!(c, ']' | '}')) {
        let hint = place.quote("put quotes around the whole text");
        return range(at..line.range.end, format!("text after the closing `{close}`"), hint);
    }
    if place.above.last().is_some_and(|above| above.opens_block() && line.indent > above.indent) {
        let message = "a line of the text is indented less than its first";
        return range(line.word(line.key.unwrap_or(line.value)), message, "indent the lines of a text alike");
    }
    let open = place.open();
    let find =
        |is: fn(&usize, &usize) -> bool| open.iter().filter(move |(at, name)| *name != "-" && is(at, &line.indent));
    let (inner, same, outer) = (find(usize::gt).next_back(), find(usize::eq).next(), find(usize::lt).next());
    if line.is_item() {
        let dash = open.iter().any(|(column, name)| *name == "-" && *column != line.indent);
        let (message, hint) = match same.is_none() && dash {
            true => ("this `-` is not in the column of the `-` above", "put it there"),
            false => ("a list item where a key is expected", "put it below a key that has nothing after its `:`"),
        };
        return point(line.start + line.indent, message, hint);
    }
    let Some(key) = line.key else { return no_colon(line, None).or_else(|| no_key(line)) };
    let message = match (inner, outer) {
        _ if open.contains(&(line.indent, "-")) => format!("`{key}` is in the column of a `-`"),
        (None, None) => return None,
        (None, Some((_, outer))) => format!("`{key}` is indented further than `{outer}` above it"),
        _ => format!("`{key}` is in the column of no key above it"),
    };
    let names: Vec<_> = inner.into_iter().chain(outer).map(|(_, name)| format!("`{name}`")).collect();
    let hint = match names.is_empty() {
        true => "write the key of the list on the line above it".into(),
        false => format!("begin it in the column of {}", names.join(" or of ")),
    };
    range(line.word(key), message, hint)
}

#[cfg(test)]
mod tests;
