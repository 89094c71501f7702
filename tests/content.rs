//! The text of a page: content streams, read through the fonts' tables of characters.

use std::collections::BTreeMap;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use hayro_syntax::page::Resources;

use crate::pdf::{Run, name, text_string};

/// One content stream on its way to runs.
pub struct Content<'a> {
    /// The page, from 0.
    pub page: usize,
    /// What the page has.
    pub resources: &'a Resources<'a>,
    /// Where the runs go.
    pub runs: &'a mut Vec<Run>,
}

/// What a marked content says of itself.
#[derive(Clone, Default)]
struct Mark {
    artifact: bool,
    lang: Option<String>,
    /// Its number.
    number: Option<i32>,
    /// The text that stands for what is drawn.
    actual: Option<String>,
}

impl Content<'_> {
    /// Reads the stream.
    pub fn read(&mut self, mut operations: UntypedIter) {
        let mut fonts: BTreeMap<String, (String, Map)> = BTreeMap::new();
        let mut font = String::new();
        let mut marks: Vec<Mark> = Vec::new();
        // The colour space that is painted in, and those to come back to.
        let mut spaces = vec![String::from("DeviceGray")];
        while let Some(operation) = operations.next() {
            let operands: Vec<Object> = operation.operands().cloned().collect();
            match &**operation.operator {
                b"Tf" => {
                    font = named(&operands[0]);
                    fonts.entry(font.clone()).or_insert_with(|| self.font(&font));
                }
                b"BMC" | b"BDC" => {
                    let outer = marks.last().cloned().unwrap_or_default();
                    let said = operands.get(1).and_then(|object| object.clone().into_dict());
                    let number = said.as_ref().and_then(|said| said.get::<i32>("MCID"));
                    let said = |key: &str| Some(text_string(&said.as_ref()?.get::<PdfString>(key)?));
                    marks.push(Mark {
                        artifact: outer.artifact || named(&operands[0]) == "Artifact",
                        lang: said("Lang").or(outer.lang),
                        number: number.or(outer.number),
                        actual: said("ActualText").or(outer.actual),
                    });
                }
                b"q" => spaces.push(spaces.last().expect("there is one").clone()),
                b"Q" => drop(spaces.pop().expect("there is one")),
                b"cs" => *spaces.last_mut().expect("there is one") = self.space(&named(&operands[0])),
                b"g" => *spaces.last_mut().expect("there is one") = "DeviceGray".into(),
                b"rg" => *spaces.last_mut().expect("there is one") = "DeviceRGB".into(),
                b"EMC" => drop(marks.pop().expect("a mark is open")),
                b"Tj" | b"TJ" => {
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
                        space: spaces.last().expect("there is one").clone(),
                        lang: mark.lang,
                        mark: mark.number,
                        artifact: mark.artifact,
                    });
                }
                b"Do" => no_text(&self.drawn(&named(&operands[0]))),
                _ => {}
            }
        }
    }

    /// A picture or icon: an image, or a form in which no text may hide.
    fn drawn(&self, name: &str) -> Stream<'_> {
        self.resources.x_objects.get(name).expect("it is among the resources")
    }

    /// A colour space of the page: a name, or the first word of what it is made of.
    fn space(&self, key: &str) -> String {
        match self.resources.color_spaces.get::<Object>(key).expect("the page has the colour space") {
            Object::Name(name) => name.as_str().to_owned(),
            Object::Array(parts) => parts.iter::<Name>().next().expect("its kind").as_str().to_owned(),
            other => panic!("{other:?} is no colour space"),
        }
    }

    /// A font of the page without its subset's prefix, and what its codes mean.
    fn font(&self, key: &str) -> (String, Map) {
        let font: Dict = self.resources.fonts.get(key).expect("the page has the font");
        assert_eq!(name(&font, "Encoding"), "Identity-H");
        let cmap: Stream = font.get("ToUnicode").expect("the font has its text");
        let cmap = cmap.decoded().expect("a stream");
        let descendants: Array = font.get("DescendantFonts").expect("a composite font");
        let base = name(&descendants.iter::<Dict>().next().expect("there is one"), "BaseFont");
        (
            base.split_once('+').map_or(base.clone(), |(_, rest)| rest.to_owned()),
            read_cmap(&String::from_utf8_lossy(&cmap)),
        )
    }
}

fn named(object: &Object) -> String {
    object.clone().into_name().map(|name: Name| name.as_str().to_owned()).expect("a name")
}

/// What the codes of a font mean.
type Map = BTreeMap<u16, String>;

fn shown(object: &Object, map: &Map) -> String {
    let glyph = |code: &[u8]| {
        let code = u16::from_be_bytes([code[0], code[1]]);
        map.get(&code).unwrap_or_else(|| panic!("the glyph {code} has no text")).as_str()
    };
    match object {
        Object::String(string) => string.as_bytes().chunks(2).map(glyph).collect(),
        Object::Array(items) => items.iter::<Object>().map(|item| shown(&item, map)).collect(),
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
fn no_text(stream: &Stream) {
    if name(stream.dict(), "Subtype") == "Image" {
        return;
    }
    let content = stream.decoded().expect("a form is a stream");
    let mut operations = UntypedIter::new(&content);
    while let Some(operation) = operations.next() {
        assert!(!matches!(&**operation.operator, b"Tj" | b"TJ"), "text hides in a form");
    }
    let drawn = stream.dict().get::<Dict>("Resources").and_then(|resources| resources.get::<Dict>("XObject"));
    let Some(drawn) = drawn else { return };
    drawn.keys().filter_map(|key| drawn.get::<Stream>(key)).for_each(|inner| no_text(&inner));
}

/// The bounds of every path that a content stream fills or strokes, on the page.
pub fn painted(mut operations: UntypedIter) -> Vec<[f32; 4]> {
    const WHOLE: [f32; 6] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    let (mut matrices, mut path, mut shapes) = (vec![WHOLE], Vec::<[f32; 2]>::new(), Vec::new());
    while let Some(operation) = operations.next() {
        let numbers: Vec<f32> = operation.operands().filter_map(|operand| operand.clone().into_f32()).collect();
        let [a, b, c, d, e, f] = *matrices.last().expect("there is one");
        let on_page = |point: &[f32]| [a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f];
        match &**operation.operator {
            b"q" => matrices.push([a, b, c, d, e, f]),
            b"Q" => drop(matrices.pop()),
            b"cm" => {
                let ([p, q], [r, s]) = (on_page(&numbers[4..6]), [e, f]);
                let part = |x: f32, y: f32| [on_page(&[x, y])[0] - r, on_page(&[x, y])[1] - s];
                let ([a, b], [c, d]) = (part(numbers[0], numbers[1]), part(numbers[2], numbers[3]));
                *matrices.last_mut().expect("there is one") = [a, b, c, d, p, q];
            }
            b"m" | b"l" | b"c" => path.extend(numbers.chunks(2).map(on_page)),
            b"re" => {
                let [x, y, width, height] = numbers[..] else { panic!("a rectangle has four numbers") };
                path.extend([on_page(&[x, y]), on_page(&[x + width, y + height])]);
            }
            b"f" | b"F" | b"f*" | b"S" | b"s" | b"B" | b"B*" | b"b" => {
                let side = |axis: usize, choose: fn(f32, f32) -> f32| {
                    path.iter().map(|point| point[axis]).reduce(choose).expect("a path has points")
                };
                shapes.push([side(0, f32::min), side(1, f32::min), side(0, f32::max), side(1, f32::max)]);
                path.clear();
            }
            b"n" => path.clear(),
            _ => {}
        }
    }
    shapes
}
