//! The pages as SVG drawings.

use std::fmt::Write;

use typst::layout::{Frame, FrameItem};
use typst::model::{Destination, Url};
use typst_layout::Page;
use typst_svg::SvgOptions;

use crate::document::Document;

/// What stands for an address while a page is drawn, its number behind it.
const STAND_IN: &str = "address-";

/// Each page as an SVG drawing; text is drawn as shapes, so that it looks the same without the fonts.
pub fn svg(document: &Document) -> Vec<String> {
    document.paged().pages().iter().map(draw).collect()
}

/// One page, counted from 0, as an SVG drawing; nothing where there is no such page.
pub fn svg_of_page(document: &Document, page: usize) -> Option<String> {
    document.paged().pages().get(page).map(draw)
}

fn draw(page: &Page) -> String {
    let options = SvgOptions { render_bleed: false, pretty: false };
    let (mut page, mut addresses) = (page.clone(), Vec::new());
    take_addresses(&mut page.frame, &mut addresses);
    put_addresses(&typst_svg::svg(&page, &options), &addresses)
}

/// Takes out what Typst would write as it is, whatever XML makes of it: the addresses of links, and labels.
fn take_addresses(frame: &mut Frame, addresses: &mut Vec<String>) {
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => {
                group.label = None;
                take_addresses(&mut group.frame, addresses);
            }
            FrameItem::Link(Destination::Url(url), _) => {
                let stand_in = Url::new(format!("{STAND_IN}{}", addresses.len())).expect("it is short");
                addresses.push(std::mem::replace(url, stand_in).to_string());
            }
            _ => {}
        }
        true
    });
}

/// Puts the addresses back, as XML writes them.
fn put_addresses(drawing: &str, addresses: &[String]) -> String {
    let start = format!("href=\"{STAND_IN}");
    let mut parts = drawing.split(&start);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('"').expect("an attribute ends");
        let address =
            number.parse().ok().and_then(|number: usize| addresses.get(number)).expect("it was just taken out");
        let _ = write!(whole, "href=\"{}\"{rest}", escaped(address));
    }
    whole
}

/// An address in an attribute of XML, which has no place for control characters.
fn escaped(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(out, "%{byte:02X}");
                }
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{escaped, put_addresses};

    #[test]
    fn addresses_are_put_back_as_xml_writes_them() {
        let drawing = "<a href=\"address-0\" xlink:href=\"address-0\"/><a href=\"address-1\"/>";
        let put = put_addresses(drawing, &["https://example.org/?a=1&b=<\">".into(), "address-0".into()]);
        let first = "https://example.org/?a=1&amp;b=&lt;&quot;&gt;";
        assert_eq!(put, format!("<a href=\"{first}\" xlink:href=\"{first}\"/><a href=\"address-0\"/>"));
        assert_eq!(escaped("a\u{1}\nb\u{FFFE}"), "a%01%0Ab%EF%BF%BE");
    }
}
