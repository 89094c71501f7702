//! Levels of headings without gaps, as PDF/UA asks for: what stands in a section without a heading moves up.

use std::num::NonZeroUsize;

use typst::foundations::{Smart, StyleChain};
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem};
use typst::model::HeadingElem;
use typst_layout::Page;

/// Gives the headings of `pages` levels that follow one another, if they have not.
pub(super) fn close(pages: &mut [Page]) {
    let mut found = Vec::new();
    pages.iter().for_each(|page| levels(&page.frame, &mut found));
    if found.windows(2).all(|pair| pair[1] <= pair[0] + 1) {
        return;
    }
    let mut open = Vec::new();
    pages.iter_mut().for_each(|page| set(&mut page.frame, &mut open));
}

fn levels(frame: &Frame, out: &mut Vec<usize>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => levels(&group.frame, out),
            FrameItem::Tag(Tag::Start(content, _)) => {
                out.extend(content.to_packed::<HeadingElem>().map(|it| it.resolve_level(StyleChain::default()).get()));
            }
            _ => {}
        }
    }
}

/// Sets each level one below that of the heading around it; `open` are those around, as they were.
fn set(frame: &mut Frame, open: &mut Vec<usize>) {
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => set(&mut group.frame, open),
            FrameItem::Tag(Tag::Start(content, _)) => {
                if let Some(heading) = content.to_packed_mut::<HeadingElem>() {
                    let level = heading.resolve_level(StyleChain::default()).get();
                    open.truncate(open.partition_point(|around| *around < level));
                    open.push(level);
                    heading.level.set(Smart::Custom(NonZeroUsize::new(open.len()).unwrap_or(NonZeroUsize::MIN)));
                }
            }
            _ => {}
        }
        true
    });
}
