//! The text of a page: content streams, read through the fonts' tables of characters.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::pdf::{Run, dict, dict_of_first, name, text_string};

/// One content stream on its way to runs.
pub struct Content<'a> {
    /// The PDF.
    pub document: &'a Document,
    /// The page, from 0.
    pub page: usize,
    /// What the page has.
    pub resources: &'a Dictionary,
    /// Where the runs go.
    pub runs: &'a mut Vec<Run>,
}

/// What a marked content says of itself.
#[derive(Clone, Default)]
struct Mark {
    artifact: bool,
    lang: Option<String>,
    /// The text that stands for what is drawn.
    actual: Option<String>,
}

impl Content<'_> {
    /// Reads the stream.
    pub fn read(&mut self, bytes: &[u8]) {
        let content = lopdf::content::Content::decode(bytes).expect("the content is well-formed");
        let mut fonts: BTreeMap<Vec<u8>, (String, Map)> = BTreeMap::new();
        let mut font = Vec::new();
        let mut marks: Vec<Mark> = Vec::new();
        for operation in &content.operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "Tf" => {
                    font = operands[0].as_name().expect("a font's name").to_vec();
                    fonts.entry(font.clone()).or_insert_with(|| self.font(&font));
                }
                "BMC" | "BDC" => {
                    let outer = marks.last().cloned().unwrap_or_default();
                    let said = operands.get(1).and_then(|object| object.as_dict().ok());
                    let said = |key: &[u8]| said.and_then(|said| said.get(key).ok()).map(text_string);
                    marks.push(Mark {
                        artifact: outer.artifact || operands[0].as_name().is_ok_and(|name| name == b"Artifact"),
                        lang: said(b"Lang").or(outer.lang),
                        actual: said(b"ActualText").or(outer.actual),
                    });
                }
                "EMC" => drop(marks.pop().expect("a mark is open")),
                "Tj" | "TJ" => {
                    let mark = marks.last_mut().cloned().unwrap_or_default();
                    let (name, map) = &fonts[&font];
                    let text = match mark.actual {
                        // Said once, however many runs it stands for.
                        Some(text) => {
                            marks.iter_mut().filter_map(|mark| mark.actual.as_mut()).for_each(String::clear);
                            text
                        }
                        None => operands.iter().map(|operand| shown(operand, map)).collect(),
                    };
                    self.runs.push(Run {
                        page: self.page,
                        font: name.clone(),
                        text,
                        lang: mark.lang,
                        artifact: mark.artifact,
                    });
                }
                "Do" => self.picture(operands[0].as_name().expect("a name")),
                _ => {}
            }
        }
    }

    /// A picture or icon: an image, or a form in which no text may hide.
    fn picture(&self, name: &[u8]) {
        let drawn = dict(self.document, self.resources.get(b"XObject").expect("it is among the resources"));
        no_text(self.document, drawn.get(name).expect("it is drawn"));
    }

    /// A font of the page without its subset's prefix, and what its codes mean.
    fn font(&self, key: &[u8]) -> (String, Map) {
        let fonts = dict(self.document, self.resources.get(b"Font").expect("the page has fonts"));
        let font = dict(self.document, fonts.get(key).expect("the font is there"));
        assert_eq!(name(font, b"Encoding"), "Identity-H");
        let cmap: ObjectId = font.get(b"ToUnicode").and_then(Object::as_reference).expect("the font has its text");
        let stream = self.document.get_object(cmap).and_then(Object::as_stream).expect("a stream");
        let cmap = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        let descendants = dict_of_first(self.document, font.get(b"DescendantFonts").expect("a composite font"));
        let base = name(descendants, b"BaseFont");
        (
            base.split_once('+').map_or(base.clone(), |(_, rest)| rest.to_owned()),
            read_cmap(&String::from_utf8_lossy(&cmap)),
        )
    }
}

/// What the codes of a font mean.
type Map = BTreeMap<u16, String>;

fn shown(object: &Object, map: &Map) -> String {
    match object {
        Object::String(bytes, _) => bytes
            .chunks(2)
            .map(|code| {
                let code = u16::from_be_bytes([code[0], code[1]]);
                map.get(&code).unwrap_or_else(|| panic!("the glyph {code} has no text")).as_str()
            })
            .collect(),
        Object::Array(items) => items.iter().map(|item| shown(item, map)).collect(),
        _ => String::new(),
    }
}

/// The `bfchar` and `bfrange` lines of a CMap.
fn read_cmap(cmap: &str) -> Map {
    let mut map = Map::new();
    let mut section = "";
    for line in cmap.lines().map(str::trim) {
        if let Some(count) = line.split_whitespace().nth(1).filter(|word| word.starts_with("begin")) {
            section = count;
        } else if line.starts_with("end") {
            section = "";
        } else if section == "beginbfchar" || section == "beginbfrange" {
            let words: Vec<Vec<u16>> =
                line.split(['<', '>', '[', ']']).filter(|word| !word.trim().is_empty()).map(hex).collect();
            let (first, last) = (words[0][0], if section == "beginbfchar" { words[0][0] } else { words[1][0] });
            let texts = &words[if section == "beginbfchar" { 1 } else { 2 }..];
            for code in first..=last {
                let offset = code - first;
                let mut text = texts.get(usize::from(offset)).unwrap_or(&texts[0]).clone();
                if texts.len() == 1 {
                    *text.last_mut().expect("a character") += offset;
                }
                map.insert(code, String::from_utf16(&text).expect("the text is UTF-16"));
            }
        }
    }
    map
}

fn hex(word: &str) -> Vec<u16> {
    word.as_bytes()
        .chunks(4)
        .map(|digits| u16::from_str_radix(str::from_utf8(digits).expect("ASCII"), 16).expect("a code"))
        .collect()
}

/// Asserts that a form, and the forms that it draws, show no text.
fn no_text(document: &Document, object: &Object) {
    let (_, object) = document.dereference(object).expect("it is there");
    let stream = object.as_stream().expect("a picture is a stream");
    if stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image") {
        return;
    }
    let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    let content = lopdf::content::Content::decode(&bytes).expect("the content is well-formed");
    assert!(content.operations.iter().all(|it| !["Tj", "TJ"].contains(&it.operator.as_str())), "text hides in a form");
    let Ok(inner) = stream.dict.get(b"Resources").map(|it| dict(document, it)) else { return };
    let Ok(drawn) = inner.get(b"XObject").map(|it| dict(document, it)) else { return };
    drawn.iter().for_each(|(_, object)| no_text(document, object));
}
