//! A bound on the gaps of justified lines: a line that would need wider ones stays ragged.
//!
//! Typst stretches spaces beyond `par.justification-limits` where a line cannot be justified otherwise, as its documentation
//! says, and words that stay whole often leave it no other way. So such lines are drawn together again once they are set.

use typst::introspection::Tag;
use typst::layout::{Abs, Em, Frame, FrameItem, GridCell, Point};
use typst::model::TableCell;
use typst::text::{Glyph, TextItem};

/// The widest gap between two words of a justified line.
pub(super) const WIDEST: Em = Em::new(0.75);
/// What rounding may add up to.
const TOLERANCE: Em = Em::new(0.001);
/// How far from a line's baseline things stand that are part of it, in its size.
const REACH: Em = Em::new(0.6);

/// What justifying has made wider than its font has it.
struct Stretch {
    /// The cell that its line is in.
    cell: usize,
    /// The baseline of its line, and how far from it the line reaches.
    line: (Abs, Abs),
    /// Where it ends.
    end: Abs,
    /// By how much it is wider.
    extra: Abs,
    /// Whether it is a space that is wider than it may be.
    too_wide: bool,
}

impl Stretch {
    fn is_at(&self, (cell, baseline): (usize, Abs)) -> bool {
        self.cell == cell && (self.line.0 - baseline).abs() < self.line.1
    }
}

/// Takes the gaps that are too wide out of a frame.
pub(super) fn bound(frame: &mut Frame) {
    let cells = cells(frame);
    let mut stretches = Vec::new();
    for ((point, item), cell) in frame.items().zip(&cells) {
        if let FrameItem::Text(text) = item {
            of_text(*cell, *point, text, &mut stretches);
        }
    }
    let loose: Vec<_> = stretches.iter().filter(|it| it.too_wide).map(|it| (it.cell, it.line.0)).collect();
    stretches.retain(|it| loose.iter().any(|line| it.is_at(*line)));
    let items: Vec<_> = frame.items().cloned().collect();
    frame.clear();
    let items = items.into_iter().zip(cells);
    frame.push_multiple(items.map(|((point, item), cell)| drawn_together(cell, point, item, &stretches)));
}

/// The cell of each item, or what is between two. Small cells of a row of a table share its frame, and often a baseline, but no
/// line; the large ones between them have frames of their own.
fn cells(frame: &Frame) -> Vec<usize> {
    let (mut cell, mut open) = (0, Vec::new());
    let mut cells = Vec::new();
    for (_, item) in frame.items() {
        match item {
            FrameItem::Tag(Tag::Start(of, _)) if of.is::<TableCell>() || of.is::<GridCell>() => {
                cell += 1;
                open.push(of.location());
            }
            FrameItem::Tag(Tag::End(location, ..)) if open.last() == Some(&Some(*location)) => {
                cell += 1;
                open.pop();
            }
            _ => {}
        }
        cells.push(cell);
    }
    cells
}

fn of_text(cell: usize, point: Point, item: &TextItem, stretches: &mut Vec<Stretch>) {
    let mut end = point.x;
    for glyph in &item.glyphs {
        end += glyph.x_advance.at(item.size);
        if let Some(extra) = extra(item, glyph) {
            let is_space = item.text.get(glyph.range()) == Some(" ");
            let too_wide = extra > WIDEST || is_space && glyph.x_advance > WIDEST + TOLERANCE;
            let line = (point.y, REACH.at(item.size));
            stretches.push(Stretch { cell, line, end, extra: extra.at(item.size), too_wide });
        }
    }
}

/// By how much a glyph that Typst may stretch is wider than its font has it.
fn extra(item: &TextItem, glyph: &Glyph) -> Option<Em> {
    let c = item.text.get(glyph.range())?.chars().next()?;
    let may_stretch =
        matches!(c, ' ' | '·' | '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}');
    let extra = glyph.x_advance - item.font.x_advance(glyph.id)?;
    (may_stretch && extra > TOLERANCE).then_some(extra)
}

/// An item of a frame, moved and made narrower by what these stretches, all of ragged lines, take up.
fn drawn_together(cell: usize, mut point: Point, mut item: FrameItem, stretches: &[Stretch]) -> (Point, FrameItem) {
    let (baseline, width) = match &item {
        FrameItem::Link(_, size) => (point.y + size.y, size.x),
        FrameItem::Group(group) => (point.y + group.frame.baseline(), group.frame.width()),
        _ => (point.y, Abs::zero()),
    };
    let until = |x: Abs| -> Abs {
        let before = stretches.iter().filter(|it| it.is_at((cell, baseline)) && (it.end - x).to_pt() < 0.01);
        before.map(|it| it.extra).sum()
    };
    let (left, right) = (until(point.x), until(point.x + width));
    point.x -= left;
    match &mut item {
        FrameItem::Text(text) if stretches.iter().any(|it| it.is_at((cell, baseline))) => {
            let extras: Vec<_> = text.glyphs.iter().map(|glyph| extra(text, glyph)).collect();
            let narrow = |(glyph, extra): (&mut Glyph, Option<Em>)| glyph.x_advance -= extra.unwrap_or(Em::zero());
            text.glyphs.iter_mut().zip(extras).for_each(narrow);
        }
        FrameItem::Link(_, size) => size.x -= right - left,
        FrameItem::Group(group) => bound(&mut group.frame),
        _ => {}
    }
    (point, item)
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use typst::layout::{Abs, FrameItem, Size};

    use super::WIDEST;
    use crate::document::Document;
    use crate::document::page::collision::visible_width;
    use crate::document::page::window::visit;
    use crate::document::tests::Test;

    /// Points between the edges of the column.
    const WIDTH: f64 = 150.0;
    const PAGE: &str = "set page(width: 170pt, height: auto, margin: 10pt); set par(justify: true); profile.body";

    fn justified() -> Document {
        let words = ["분산", "시스템을", "오픈소스로", "데이터베이스에서", "설계·구현하여", "옮겼습니다.", "洪吉童은"];
        let word = |word: &str| json!({"word": [{"text": {"text": word}}]});
        let mut body: Vec<_> = words
            .iter()
            .cycle()
            .step_by(3)
            .take(90)
            .flat_map(|it| [word(it), json!({"text": {"text": " "}})])
            .collect();
        for at in [10, 40, 70] {
            body[at] = json!({"link": {"url": "https://example.org/", "body": [word("연결된말")]}});
        }
        Test::new("", json!(body)).options(json!({"justify": true})).resume(PAGE).document()
    }

    #[test]
    fn gaps_of_justified_lines_are_bounded() {
        let document = justified();
        let (mut lines, mut widest) = (std::collections::BTreeMap::new(), 0.0_f64);
        visit(&document.paged().pages()[0].frame, &mut |point, item| {
            let FrameItem::Text(text) = item else { return };
            let spaces = text.glyphs.iter().filter(|glyph| text.text.get(glyph.range()) == Some(" "));
            widest = spaces.map(|glyph| glyph.x_advance.get()).fold(widest, f64::max);
            let end: &mut f64 = lines.entry(point.y.to_pt().round() as i64).or_default();
            *end = end.max((point.x + visible_width(text)).to_pt() - 10.0);
        });
        let flush = lines.values().filter(|end| (**end - WIDTH).abs() < 0.1).count();
        assert!(widest > 0.3 && widest <= WIDEST.get() + 0.001, "the widest gap is {widest} em");
        assert!(flush > 3 && lines.len() - flush > 2, "{lines:?}");
        // A full stop hangs in the margin.
        assert!(lines.values().all(|end| *end < WIDTH + 4.0), "{lines:?}");
    }

    #[test]
    fn a_loose_line_moves_nothing_in_the_next_cell() {
        let body = json!([{"text": {"text": "안에서 ab "}}, {"word": [{"text": {"text": "데이터베이스에서"}}]}]);
        let page = "set page(width: 220pt, height: auto, margin: 10pt); set par(justify: true)
            table(columns: (90pt, 1fr), inset: 0pt, profile.body, [next])";
        let document = Test::new("", json!(body)).options(json!({"justify": true})).resume(page).document();
        let mut starts = Vec::new();
        visit(&document.paged().pages()[0].frame, &mut |point, item| match item {
            FrameItem::Text(text) if text.text == "next" => starts.push(point.x.to_pt()),
            _ => {}
        });
        assert_eq!(starts, [100.0]);
    }

    #[test]
    fn a_loose_line_moves_nothing_in_a_large_cell_beside_it() {
        let body = json!([{"text": {"text": "안에서 ab "}}, {"word": [{"text": {"text": "데이터베이스에서"}}]}]);
        let page = "set page(width: 220pt, height: auto, margin: 10pt); set par(justify: true)
            table(columns: (90pt, 1fr), inset: 0pt, profile.body, list[next][two][three][four][five])";
        let document = Test::new("", json!(body)).options(json!({"justify": true})).resume(page).document();
        let mut starts = Vec::new();
        visit(&document.paged().pages()[0].frame, &mut |point, item| match item {
            FrameItem::Text(text) if ["next", "two"].contains(&text.text.as_str()) => starts.push(point.x.to_pt()),
            _ => {}
        });
        assert!(starts.len() == 2 && starts[0] == starts[1], "{starts:?}");
    }

    #[test]
    fn links_stay_on_their_words() {
        let document = justified();
        let (mut words, mut links) = (Vec::new(), Vec::new());
        visit(&document.paged().pages()[0].frame, &mut |point, item| match item {
            FrameItem::Text(text) if text.text.contains("연결된말") => words.push((point.x, text.width())),
            FrameItem::Link(_, size) => links.push((point.x, *size)),
            _ => {}
        });
        let near = |one: Abs, other: Abs| (one - other).abs().to_pt() < 0.01;
        assert_eq!((words.len(), links.len()), (3, 3));
        for ((x, width), (left, Size { x: across, .. })) in words.into_iter().zip(links) {
            assert!(near(x, left) && near(width, across), "{x:?} {width:?} {left:?} {across:?}");
        }
    }
}
