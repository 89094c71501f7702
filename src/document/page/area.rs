//! How much of a page's text area is used.

use std::ops::Range;

use typst::foundations::{Label, Value};
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, FrameItem, Length, Rel, Size};
use typst::utils::PicoStr;
use typst_layout::Page;

use super::window::visit;

/// The label of the page's margins in `main.typ`.
const MARGIN: &str = "jikji-margin";

/// How far down the text area its lowest text or image stands, from 0 to 1; header and footer are outside it.
pub fn fullness(page: &Page) -> f64 {
    let area = text_area(page);
    let mut lowest = area.start;
    visit(&page.frame, &mut |point, item| {
        let below = match item {
            FrameItem::Text(text) => -text.font.metrics().descender.at(text.size),
            FrameItem::Image(_, size, _) => size.y,
            _ => return,
        };
        if (area.start..=area.end).contains(&point.y) {
            lowest.set_max(point.y + below);
        }
    });
    ((lowest - area.start) / (area.end - area.start)).clamp(0.0, 1.0)
}

/// The right edge of the text area.
pub fn right_edge(page: &Page) -> Abs {
    let size = page.frame.size();
    size.x - side(&margin(page), "right", size)
}

/// The top and bottom of the text area.
pub fn text_area(page: &Page) -> Range<Abs> {
    let size = page.frame.size();
    let margin = margin(page);
    side(&margin, "top", size)..size.y - side(&margin, "bottom", size)
}

/// The margins, as `main.typ` notes them on every page.
fn margin(page: &Page) -> Value {
    let mut margin = Value::Auto;
    let label = PicoStr::get(MARGIN).and_then(Label::new);
    visit(&page.frame, &mut |_, item| {
        if let FrameItem::Tag(Tag::Start(content, _)) = item
            && content.label() == label
            && let Some(metadata) = content.to_packed::<MetadataElem>()
        {
            margin = metadata.value.clone();
        }
    });
    margin
}

fn side(margin: &Value, name: &str, size: Size) -> Abs {
    // What Typst takes for `auto`.
    let auto = || size.x.min(size.y) * (2.5 / 21.0);
    match margin {
        Value::Dict(sides) => sides.get(name).map_or_else(|_| auto(), |side_margin| side(side_margin, name, size)),
        Value::Auto => auto(),
        other => other
            .clone()
            .cast::<Rel<Length>>()
            .map_or_else(|_| auto(), |margin| resolve(margin, if name == "right" { size.x } else { size.y })),
    }
}

fn resolve(margin: Rel<Length>, whole: Abs) -> Abs {
    let text_size = Abs::pt(11.0);
    margin.rel.of(whole) + margin.abs.abs + margin.abs.em.at(text_size)
}
