//! A BibTeX file without what is broken in it: an entry that cannot be read is left out, and the others are read.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use biblatex::{Bibliography, Pair, ParseError, ParseErrorKind, RawBibliography, RawChunk, RawEntry, Spanned};

/// What is odd: where, what, and what to do.
#[derive(Debug)]
pub struct Told {
    /// The bytes in the file.
    pub range: Range<usize>,
    /// What is odd.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// Fields that nobody sees, so that nobody needs to hear of them.
const UNSEEN: &[&str] = &["abstract", "file", "annotation", "annote", "keywords", "affiliations", "affiliation"];
/// The months, which stand for themselves.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The text with what cannot be parsed as spaces, and what was broken; each byte stays where it is.
pub fn readable(text: String) -> Result<(String, Vec<Told>), ParseError> {
    let (text, mut told) = keyed(text);
    let parsed = RawBibliography::parse(&text).map(drop);
    let Err(first) = parsed else { return Ok((text, told)) };
    let mut whole = text.clone();
    let mut is_left = false;
    for piece in pieces(&text) {
        match RawBibliography::parse(&text[piece.clone()]) {
            Ok(raw) => is_left |= !raw.entries.is_empty(),
            Err(error) => {
                told.extend(broken(&text, piece.clone(), &error));
                let blank = text[piece.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' });
                whole.replace_range(piece, &blank.collect::<String>());
            }
        }
    }
    // The parser is asked anew, since each piece was read alone.
    if is_left && RawBibliography::parse(&whole).is_ok() { Ok((whole, told)) } else { Err(first) }
}

/// The text with keys that have spaces in them as the parser takes them.
fn keyed(text: String) -> (String, Vec<Told>) {
    let mut keyed = text.clone();
    let mut told = Vec::new();
    for piece in pieces(&text) {
        let line = text[piece.clone()].lines().next().unwrap_or_default();
        let Some((kind, key)) = line.split_once('{') else { continue };
        let Some((key, _)) = key.split_once(',') else { continue };
        let trimmed = key.trim();
        let is_entry = !["@comment", "@preamble", "@string"].contains(&kind.trim().to_lowercase().as_str());
        if !is_entry || !trimmed.contains(char::is_whitespace) || trimmed.contains(['=', '{', '"']) {
            continue;
        }
        let start = piece.start + kind.len() + 1 + key.len() - key.trim_start().len();
        let range = start..start + trimmed.len();
        let joined: String = trimmed.chars().map(|c| if c == ' ' || c == '\t' { '_' } else { c }).collect();
        if joined.len() == trimmed.len() {
            let message = format!("the key `{trimmed}` has a space in it, and is taken as `{joined}`");
            keyed.replace_range(range.clone(), &joined);
            told.push(Told { range, message, hint: "write the key without spaces".into() });
        }
    }
    (keyed, told)
}

/// The bytes from each `@` at the start of a line to the next.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let is_entry = line[indent..]
            .strip_prefix('@')
            .and_then(|rest| rest.split_once(['{', '(']))
            .is_some_and(|(kind, _)| !kind.trim().is_empty() && kind.trim().chars().all(|c| c.is_ascii_alphabetic()));
        if is_entry {
            starts.push(at + indent);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// What is wrong with an entry that cannot be parsed; nothing of what is none.
fn broken(text: &str, piece: Range<usize>, error: &ParseError) -> Option<Told> {
    let entry = &text[piece.clone()];
    let (kind, rest) = entry.split_once(['{', '('])?;
    if ["@comment", "@preamble"].contains(&kind.trim().to_lowercase().as_str()) {
        return None;
    }
    let key = rest.split([',', '\n']).next().unwrap_or_default().trim();
    let left = format!("`{key}` cannot be read and is left out");
    let at = |range: Range<usize>| piece.start + range.start..piece.start + range.end;
    Some(match (&error.kind, unclosed(entry)) {
        (kind, Some((range, field, is_sure))) if is_sure || *kind == ParseErrorKind::UnexpectedEof => Told {
            range: at(range),
            message: format!("{left}: the field `{field}` has a brace or a quote that is not closed"),
            hint: "close it before the next field".into(),
        },
        (kind, _) => {
            let (message, hint) = super::said(kind);
            Told { range: at(error.span.clone()), message: format!("{left}: {message}"), hint }
        }
    })
}

/// The field that is still open where another begins, else the last one; and whether it is the former.
fn unclosed(entry: &str) -> Option<(Range<usize>, String, bool)> {
    let mut depth = 0_usize;
    let mut last: Option<(Range<usize>, String)> = None;
    let mut at = 0;
    for line in entry.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        if let Some(name) = field(line) {
            match last {
                Some((range, field)) if depth > 1 => return Some((range, field, true)),
                _ => last = Some((start..start + name.len(), name.to_owned())),
            }
        }
        let mut is_escaped = false;
        for byte in line.bytes() {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        at += line.len();
    }
    last.map(|(range, field)| (range, field, false))
}

/// The name of the field that a line begins.
fn field(line: &str) -> Option<&str> {
    let (name, value) = line.trim_start().trim_start_matches(',').trim_start().split_once('=')?;
    let name = name.trim();
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    (is_name && value.trim_start().starts_with(|c: char| c == '{' || c == '"' || c.is_alphanumeric())).then_some(name)
}

/// Fields that stand behind the end of their entry.
pub fn behind(raw: &RawBibliography, text: &str) -> Vec<Told> {
    let mut told = Vec::new();
    for entry in &raw.entries {
        let mut at = (entry.span.end + 1).min(text.len());
        let Some(rest) = text.get(at..) else { continue };
        for line in rest.split_inclusive('\n').take_while(|line| !line.trim_start().starts_with('@')) {
            if let Some(name) = field(line) {
                let start = at + line.find(name).unwrap_or_default();
                told.push(Told {
                    range: start..start + name.len(),
                    message: format!("`{}` ends before its field `{name}`, which is left out", entry.v.key.v),
                    hint: "look for a closing brace too many before it".into(),
                });
                break;
            }
            at += line.len();
        }
    }
    told
}

/// The keys of entries that others have before them, and what they are taken as instead.
pub fn repeated(raw: &RawBibliography) -> Vec<(usize, String, Told)> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut taken: HashSet<String> = raw.entries.iter().map(|entry| entry.v.key.v.to_owned()).collect();
    let mut repeated = Vec::new();
    for (at, entry) in raw.entries.iter().enumerate() {
        let key = entry.v.key.v;
        let times = seen.entry(key).and_modify(|times| *times += 1).or_insert(1);
        if *times == 1 {
            continue;
        }
        let mut number = *times;
        while !taken.insert(format!("{key}-{number}")) {
            number += 1;
        }
        *times = number;
        let other = format!("{key}-{number}");
        let message = format!("the key `{key}` stands twice; this entry is taken as `{other}`");
        let hint = "give one of the two another key, or delete it".into();
        repeated.push((at, other, Told { range: entry.v.key.span.clone(), message, hint }));
    }
    repeated
}

/// Takes abbreviations as they are defined whatever their case, and those that are not as words.
pub fn abbreviations<'a>(raw: &mut RawBibliography<'a>) -> Vec<Told> {
    let defined: HashMap<String, &'a str> =
        raw.abbreviations.iter().map(|pair| (pair.key.v.to_lowercase(), pair.key.v)).collect();
    let mut told = Vec::new();
    let in_definitions = raw.abbreviations.iter_mut();
    let in_entries = raw.entries.iter_mut().flat_map(|entry| &mut entry.v.fields);
    for chunk in in_definitions.chain(in_entries).flat_map(|field| &mut field.value.v) {
        let RawChunk::Abbreviation(name) = chunk.v else { continue };
        let lower = name.to_lowercase();
        match defined.get(&lower) {
            Some(known) => chunk.v = RawChunk::Abbreviation(known),
            None if MONTHS.contains(&lower.as_str()) => {}
            None => {
                chunk.v = RawChunk::Normal(name);
                told.push(Told {
                    range: chunk.span.clone(),
                    message: format!("the abbreviation `{name}` is not defined, and is taken as it stands"),
                    hint: format!("put it into braces, `{{{name}}}`, or add `@string{{{name} = {{…}}}}`"),
                });
            }
        }
    }
    told
}

/// A field's part that cannot be read, with the text to take instead, if there is any.
type Unread = (Range<usize>, Option<String>);

/// The parts of fields that cannot be read.
pub fn unread(raw: &RawBibliography) -> Vec<Unread> {
    let fields = raw.abbreviations.iter().chain(raw.entries.iter().flat_map(|entry| &entry.v.fields));
    let mut unread = Vec::new();
    for field in fields {
        for chunk in &field.value.v {
            let RawChunk::Normal(text) = &chunk.v else { continue };
            if is_read(field, text) {
                continue;
            }
            let escaped = text.replace("\\$", "$").replace('$', "\\$");
            unread.push((chunk.span.clone(), is_read(field, &escaped).then_some(escaped)));
        }
    }
    unread
}

fn is_read(field: &Pair, text: &str) -> bool {
    let at = 0..text.len();
    let value = Spanned::new(vec![Spanned::new(RawChunk::Normal(text), at.clone())], at.clone());
    let fields = vec![Pair::new(Spanned::new(field.key.v, at.clone()), value)];
    let entry = RawEntry { key: Spanned::new("key", at.clone()), kind: Spanned::new("misc", at.clone()), fields };
    let entries = vec![Spanned::new(entry, at)];
    let alone = RawBibliography { preamble: String::new(), entries, abbreviations: Vec::new() };
    Bibliography::from_raw(alone).is_ok()
}

/// Puts the texts of `unread` where they belong, and leaves out the fields that have none.
pub fn replace<'a>(raw: &mut RawBibliography<'a>, unread: &'a [Unread]) -> Vec<Told> {
    let unread: HashMap<usize, &Unread> = unread.iter().map(|part| (part.0.start, part)).collect();
    let mut told = Vec::new();
    let mut mend = |field: &mut Pair<'a>, whose: &str| {
        let mut is_kept = true;
        for chunk in &mut field.value.v {
            let Some((range, text)) =
                unread.get(&chunk.span.start).copied().filter(|_| matches!(chunk.v, RawChunk::Normal(_)))
            else {
                continue;
            };
            let name = field.key.v;
            let (message, hint) = match text {
                Some(text) => {
                    chunk.v = RawChunk::Normal(text);
                    (format!("a `$` in the field `{name}` of `{whose}` has no other"), "write `\\$` for the sign")
                }
                None => {
                    is_kept = false;
                    let hint = "look for a brace too many, or a `\\` at its end";
                    (format!("the field `{name}` of `{whose}` cannot be read and is left out"), hint)
                }
            };
            if !UNSEEN.contains(&name.to_lowercase().as_str()) {
                told.push(Told { range: range.clone(), message, hint: hint.into() });
            }
        }
        is_kept
    };
    raw.abbreviations.retain_mut(|field| mend(field, "@string"));
    for entry in &mut raw.entries {
        let whose = entry.v.key.v;
        entry.v.fields.retain_mut(|field| mend(field, whose));
    }
    told
}
