//! What Typst cannot write into a PDF: greys that print with black ink alone, the boxes of pages, and the program's name.

use std::borrow::Cow;

use super::PRODUCER;
use super::objects::{Objects, number, reference, split};

/// The namespace of `pdf:Producer`.
const PDF_NAMESPACE: &str = "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"";

/// A finished PDF with these. Where only part of the sheet beside a page is for colours that run over its edges, `bleed` is how
/// wide that is in points.
pub fn finish(pdf: &[u8], bleed: Option<f64>) -> Vec<u8> {
    let mut objects = Objects::read(pdf).expect("Typst writes a table of all objects");
    make_greys(&mut objects);
    for object in objects.iter_mut().filter(|object| body(object).starts_with(b"<</Type/Page/")) {
        if let Some(page) = with_boxes(body(object), bleed) {
            set_body(object, &page);
        }
    }
    name_producer(&mut objects);
    objects.finish()
}

/// Makes the greys of Typst, which have a profile, those of the device.
fn make_greys(objects: &mut Objects) {
    let spaces: Vec<usize> = objects.iter_mut().filter_map(|object| profile(object)).collect();
    let is_grey = |profile: &usize| {
        let stream = objects.get(*profile).and_then(|object| split(object, b"stream"));
        stream.is_some_and(|(dictionary, _)| split(dictionary, b"/N 1/").is_some())
    };
    let greys: Vec<usize> = spaces.into_iter().filter(is_grey).collect();
    for object in objects.iter_mut().filter(|object| profile(object).is_some_and(|it| greys.contains(&it))) {
        set_body(object, b"/DeviceGray");
    }
}

/// The profile of a colour space that has one.
fn profile(object: &[u8]) -> Option<usize> {
    number(body(object).strip_prefix(b"[/ICCBased ")?)
}

/// A page with the boxes that a press asks for.
fn with_boxes(page: &[u8], bleed: Option<f64>) -> Option<Vec<u8>> {
    let (before, rest) = split(page, b"/MediaBox[")?;
    let (media, rest) = split(rest, b"]")?;
    // Where there is a bleed, Typst writes where the page ends in it.
    let (trim, rest) = match rest.strip_prefix(b"/TrimBox[") {
        Some(rest) => split(rest, b"]")?,
        None => (media, rest),
    };
    let inked: Cow<[u8]> = match bleed {
        Some(bleed) => around(trim, bleed)?.into_bytes().into(),
        None => media.into(),
    };
    let boxes = [&b"/MediaBox["[..], media, b"]/BleedBox[", &inked, b"]/TrimBox[", trim, b"]"];
    Some([before, &boxes.concat(), rest].concat())
}

/// A box wider by so many points on each side.
fn around(inner: &[u8], bleed: f64) -> Option<String> {
    let sides: Vec<f64> = str::from_utf8(inner).ok()?.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
    let [left, bottom, right, top] = sides.try_into().ok()?;
    let rounded = |side: f64| ((side * 1e4).round() / 1e4).to_string();
    Some([left - bleed, bottom - bleed, right + bleed, top + bleed].map(rounded).join(" "))
}

/// Says in both places for metadata which program made the file.
fn name_producer(objects: &mut Objects) {
    let info = reference(objects.trailer(), "Info").and_then(|info| objects.get_mut(info));
    // The newest versions of PDF have little but dates here.
    if let Some(info) = info
        && let Some((before, rest)) = split(body(info), b"/Creator")
    {
        let info_with = [before, format!("/Producer({PRODUCER})/Creator").as_bytes(), rest].concat();
        set_body(info, &info_with);
    }
    let catalog = reference(objects.trailer(), "Root").and_then(|catalog| objects.get(catalog));
    let metadata = catalog.and_then(|catalog| reference(catalog, "Metadata"));
    if let Some(metadata) = metadata.and_then(|metadata| objects.get_mut(metadata))
        && let Some(named) = with_producer(body(metadata))
    {
        set_body(metadata, &named);
    }
}

/// The stream of the XMP metadata, with the program's name.
fn with_producer(stream: &[u8]) -> Option<Vec<u8>> {
    let (_, rest) = split(stream, b"<</Length ")?;
    let length = number(rest)?;
    let (keys, xmp) = split(rest, b"stream\n")?;
    let keys = keys.get(length.to_string().len()..)?;
    let (xmp, rest) = xmp.split_at_checked(length)?;
    let (before, behind) = split(xmp, b"<xmp:CreatorTool>")?;
    let namespace = if split(xmp, PDF_NAMESPACE.as_bytes()).is_some() { "" } else { PDF_NAMESPACE };
    let producer = format!("<pdf:Producer {namespace}>{PRODUCER}</pdf:Producer>").replace(" >", ">");
    let length = length + producer.len();
    let head = format!("<</Length {length}");
    Some([head.as_bytes(), keys, b"stream\n", before, producer.as_bytes(), b"<xmp:CreatorTool>", behind, rest].concat())
}

/// What an object is, from behind `1 0 obj`.
fn body(object: &[u8]) -> &[u8] {
    split(object, b"\n").map_or(&[], |(_, body)| body)
}

/// Makes an object something else; what ends it is kept where it is part of `body`.
fn set_body(object: &mut Cow<[u8]>, body: &[u8]) {
    let (head, _) = split(object, b"\n").expect("an object begins with its number");
    let end: &[u8] = if body.ends_with(b"endobj\n") { b"" } else { b"\nendobj\n" };
    *object = [head, b"\n", body, end].concat().into();
}
