//! Finished pages without the marks that forbid or allow a line's end.

use typst::foundations::Content;
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem};
use typst::model::HeadingElem;
use typst::text::{TextElem, TextItem};

use super::span::Places;
use super::word_joiner::{JOINER, KeptWords, MARKS};

/// Takes the joiners out of a frame.
pub(super) fn strip(frame: &mut Frame, words: &KeptWords, places: &Places) {
    // Frames are shared with Typst's caches and copied when they are changed.
    if !has_joiner(frame) {
        return;
    }
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => strip(&mut group.frame, words, places),
            FrameItem::Text(text) => strip_text(text, words, places),
            FrameItem::Tag(Tag::Start(content, _)) => strip_heading(content),
            _ => {}
        }
        true
    });
}

fn has_joiner(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => has_joiner(&group.frame),
        FrameItem::Text(text) => text.text.contains(MARKS),
        _ => false,
    })
}

/// Takes the joiners out of a heading, whose words stand among the bookmarks.
fn strip_heading(content: &mut Content) {
    let Some(heading) = content.to_packed_mut::<HeadingElem>() else { return };
    let title = heading.body.plain_text();
    if title.contains(MARKS) {
        heading.body = TextElem::packed(title.chars().filter(|c| !MARKS.contains(c)).collect::<String>());
    }
}

/// Takes the marks out of a run, whose glyphs count its bytes and those of the text that it comes from.
fn strip_text(item: &mut TextItem, words: &KeptWords, places: &Places) {
    let marks: Vec<u16> = item.text.match_indices(MARKS).map(|(at, _)| at as u16).collect();
    let length = JOINER.len_utf8() as u16;
    let moved = |at: u16| at - length * marks.partition_point(|&mark| mark < at) as u16;
    for glyph in &mut item.glyphs {
        glyph.range = moved(glyph.range.start)..moved(glyph.range.end);
        glyph.span.1 = glyph.span.1.saturating_sub(words.marks_before(glyph, places));
    }
    let mut bare = String::with_capacity(item.text.len());
    bare.extend(item.text.split(MARKS));
    item.text = bare.into();
}
