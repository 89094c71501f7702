//! Sentences among short things: no line with commas can hold them, so that they are set as lists.

use crate::profile::vocabulary::kind::Kind;
use crate::script::letter::is_hangul;
use crate::view::entry_view::{Block, EntryView, OwnField, PointView};

/// At least this many words make a sentence of what ends in a full stop; `etc.` and `Saebyeol Inc.` are none.
const LEAST_WORDS: usize = 4;

/// Whether a text is a sentence.
pub fn is_sentence(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches([')', '”', '’', '"', '\'', '」', '』']);
    let before = text.trim_end_matches(['.', '!', '?', '。', '！', '？']);
    let last = before.chars().next_back();
    let square = last.is_some_and(|c| is_hangul(c) || matches!(c, '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}'));
    let listed = before.ends_with("등") || before.ends_with("etc");
    let words = before.split_whitespace().count();
    before.len() < text.len() && !listed && (square || words >= LEAST_WORDS)
}

/// An interest or a field of skill, as an entry of any other sort if points of it are sentences.
pub fn spread(mut entry: EntryView) -> EntryView {
    let short = [Kind::Skill.name(), Kind::Interest.name()].contains(&entry.kind);
    if short && has_sentence(&entry.body) {
        entry.kind = Kind::Item.name();
        entry.own.push(("organization", OwnField::NONE));
    }
    entry
}

fn has_sentence(body: &[Block]) -> bool {
    body.iter().any(|block| match block {
        Block::Points { points, .. } => points.iter().any(is_one),
        Block::Group { body, .. } => has_sentence(body),
        _ => false,
    })
}

fn is_one(point: &PointView) -> bool {
    is_sentence(&point.text.plain()) || point.points.iter().any(is_one)
}

/// The entries of a section with interests that are whole sentences, and no more, as points of one list.
pub fn gathered(entries: Vec<EntryView>) -> Vec<EntryView> {
    let mut out: Vec<EntryView> = Vec::new();
    let mut list: Option<usize> = None;
    for mut entry in entries {
        let text = if is_plain_sentence(&entry) { entry.title.take() } else { None };
        let Some(text) = text else {
            list = None;
            out.push(entry);
            continue;
        };
        let point = PointView { text, points: Vec::new() };
        match list.and_then(|at| out[at].body.first_mut()) {
            Some(Block::Points { points, .. }) => points.push(point),
            _ => {
                entry.kind = Kind::Prose.name();
                entry.own.push(("text", OwnField::NONE));
                entry.body.push(Block::Points { field: "text", points: vec![point] });
                list = Some(out.len());
                out.push(entry);
            }
        }
    }
    out
}

fn is_plain_sentence(entry: &EntryView) -> bool {
    let said = entry.title.as_ref().is_some_and(|title| is_sentence(&title.plain()));
    let alone = entry.body.is_empty() && entry.subtitle.is_none() && entry.period.is_none() && entry.place.is_none();
    entry.kind == Kind::Interest.name() && said && alone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_told_from_short_things() {
        for text in [
            "주말마다 그림을 그렸습니다.",
            "나누었습니다. ",
            "I paint every weekend.",
            "책을 읽음.",
            "「本を読みます。」",
        ] {
            assert!(is_sentence(text), "{text}");
        }
        for text in [
            "Rust",
            "Saebyeol Inc.",
            "C, C++, Go, Zig, etc.",
            "자바, 파이썬 등.",
            "marathon",
            "Node.js",
            "주말마다 그림",
        ] {
            assert!(!is_sentence(text), "{text}");
        }
    }
}
