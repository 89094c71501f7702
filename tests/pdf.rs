//! What a PDF holds, read back: text, fonts, metadata, tags, links.

use lopdf::{Dictionary, Document, Object, Stream};

use crate::content::Content;

/// A PDF that was read.
pub struct Pdf {
    /// Its text, in the order of the pages' contents.
    pub runs: Vec<Run>,
    document: Document,
}

/// Text that is set in one font.
#[derive(Debug, Clone)]
pub struct Run {
    /// The page, from 0.
    pub page: usize,
    /// The font without its subset's prefix: `Pretendard-Regular`.
    pub font: String,
    /// The text.
    pub text: String,
    /// The language that its mark says.
    pub lang: Option<String>,
    /// Whether it is decoration, such as a page number.
    pub artifact: bool,
}

/// A picture in a PDF.
pub struct Image {
    /// What it shows.
    pub pixels: image::RgbImage,
    /// Its bytes, if it is a JPEG.
    pub jpeg: Option<Vec<u8>>,
    /// Whether parts of it are transparent.
    pub transparent: bool,
}

/// A font as the PDF names it.
#[derive(Debug)]
pub struct Font {
    /// `ABCDEF+Pretendard-Regular`
    pub name: String,
    /// Whether its file is in the PDF.
    pub embedded: bool,
}

impl Pdf {
    /// Reads a PDF.
    pub fn read(bytes: &[u8]) -> Self {
        assert!(
            bytes.starts_with(b"%PDF-"),
            "this is no PDF: {:?}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(40)])
        );
        let document = Document::load_mem(bytes).expect("the PDF is well-formed");
        let mut runs = Vec::new();
        for (page, id) in document.page_iter().enumerate() {
            let bytes = document.get_page_content(id);
            let resources = dict(
                &document,
                document.get_dictionary(id).and_then(|page| page.get(b"Resources")).expect("a page has resources"),
            );
            Content { document: &document, page, resources, runs: &mut runs }.read(&bytes);
        }
        Self { runs, document }
    }

    /// The number of pages.
    pub fn pages(&self) -> usize {
        self.document.page_iter().count()
    }

    /// The size of a page in points.
    pub fn size(&self, page: usize) -> (f32, f32) {
        let id = self.document.page_iter().nth(page).expect("the page is there");
        let media = self.document.get_dictionary(id).and_then(|page| page.get(b"MediaBox")).expect("a page has a size");
        let side = |index: usize| media.as_array().expect("four numbers")[index].as_float().expect("a number");
        (side(2) - side(0), side(3) - side(1))
    }

    /// The text without decoration.
    pub fn text(&self) -> String {
        self.runs.iter().filter(|run| !run.artifact).map(|run| run.text.as_str()).collect()
    }

    /// The text of a page that is decoration, such as a running head.
    pub fn decoration(&self, page: usize) -> String {
        self.runs.iter().filter(|run| run.page == page && run.artifact).map(|run| run.text.as_str()).collect()
    }

    /// The fonts whose text has `needle`, which may stand in several runs of one font.
    pub fn fonts_of(&self, needle: &str) -> Vec<&str> {
        let mut fonts: Vec<&str> = Vec::new();
        for runs in self.runs.chunk_by(|one, next| one.font == next.font && one.page == next.page) {
            let text: String = runs.iter().map(|run| run.text.as_str()).collect();
            if text.contains(needle) && !fonts.contains(&runs[0].font.as_str()) {
                fonts.push(&runs[0].font);
            }
        }
        fonts
    }

    /// Every font.
    pub fn fonts(&self) -> Vec<Font> {
        let dictionaries = || self.document.objects.values().filter_map(|object| object.as_dict().ok());
        let is = |dictionary: &Dictionary, kind: &[u8]| {
            dictionary.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == kind)
        };
        let descriptors = dictionaries().filter(|it| is(it, b"FontDescriptor"));
        let font = |descriptor: &Dictionary| Font {
            name: name(descriptor, b"FontName"),
            embedded: [&b"FontFile"[..], b"FontFile2", b"FontFile3"].iter().any(|key| descriptor.has(key)),
        };
        let fonts: Vec<_> = descriptors.map(font).collect();
        let outer = dictionaries().filter(|it| is(it, b"Font") && it.has(b"Encoding"));
        assert_eq!(outer.count(), fonts.len(), "every font has a descriptor");
        fonts
    }

    /// A text of the document's information dictionary, such as `Title`.
    pub fn info(&self, key: &str) -> Option<String> {
        let info = dict(&self.document, self.document.trailer.get(b"Info").ok()?);
        Some(text_string(self.document.dereference(info.get(key.as_bytes()).ok()?).expect("it is there").1))
    }

    /// The XMP metadata.
    pub fn xmp(&self) -> String {
        let id = self.catalog().get(b"Metadata").and_then(Object::as_reference).expect("the PDF has metadata");
        let stream = self.document.get_object(id).and_then(Object::as_stream).expect("metadata are a stream");
        let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        String::from_utf8(bytes).expect("XMP is UTF-8")
    }

    /// The language of the document.
    pub fn lang(&self) -> Option<String> {
        Some(text_string(self.catalog().get(b"Lang").ok()?))
    }

    /// The roles of the structure tree, in reading order.
    pub fn tags(&self) -> Vec<String> {
        let mut tags = Vec::new();
        if let Ok(root) = self.catalog().get(b"StructTreeRoot") {
            self.walk(dict(&self.document, root), &mut tags);
        }
        tags
    }

    /// How often a role occurs.
    pub fn count(&self, tag: &str) -> usize {
        self.tags().iter().filter(|other| *other == tag).count()
    }

    /// The addresses that annotations lead to, each once, in order.
    pub fn links(&self) -> Vec<String> {
        let mut links = Vec::new();
        for object in self.document.objects.values().filter_map(|object| object.as_dict().ok()) {
            let Ok(action) = object.get(b"A").and_then(Object::as_dict) else { continue };
            let Ok(url) = action.get(b"URI") else { continue };
            assert_eq!(name(object, b"Subtype"), "Link");
            let url = text_string(url);
            if !links.contains(&url) {
                links.push(url);
            }
        }
        links
    }

    /// The area of each link on its page, in points: left, bottom, right, top.
    pub fn link_areas(&self) -> Vec<(String, [f32; 4])> {
        self.annotations().map(|(url, link)| (url, rectangle(link, b"Rect"))).collect()
    }

    /// The parts of a link's area, as many as it has lines and styles.
    pub fn link_quads(&self, url: &str) -> Vec<[f32; 4]> {
        let links = self.annotations().filter(|(other, _)| other == url);
        let quads = links.flat_map(|(_, link)| match link.get(b"QuadPoints").and_then(Object::as_array) {
            Ok(points) => numbers(points).chunks(8).map(bounds).collect(),
            Err(_) => vec![rectangle(link, b"Rect")],
        });
        quads.collect()
    }

    fn annotations(&self) -> impl Iterator<Item = (String, &Dictionary)> {
        self.document.objects.values().filter_map(|object| object.as_dict().ok()).filter_map(|link| {
            let url = link.get(b"A").and_then(Object::as_dict).ok()?.get(b"URI").ok()?;
            Some((text_string(url), link))
        })
    }

    /// The pictures, without what makes parts of them transparent.
    pub fn images(&self) -> Vec<Image> {
        let masks: Vec<_> =
            self.streams().filter_map(|stream| stream.dict.get(b"SMask").and_then(Object::as_reference).ok()).collect();
        let images = self.document.objects.iter().filter(|(id, _)| !masks.contains(id));
        let images = images.filter_map(|(_, object)| object.as_stream().ok());
        images.filter(|stream| name(&stream.dict, b"Subtype") == "Image").map(|stream| self.image(stream)).collect()
    }

    fn streams(&self) -> impl Iterator<Item = &Stream> {
        self.document.objects.values().filter_map(|object| object.as_stream().ok())
    }

    fn image(&self, stream: &Stream) -> Image {
        let number = |key: &[u8]| stream.dict.get(key).and_then(Object::as_i64).expect("a number") as u32;
        let jpeg = name(&stream.dict, b"Filter") == "DCTDecode";
        let (width, height) = (number(b"Width"), number(b"Height"));
        let pixels = match jpeg {
            true => image::load_from_memory(&stream.content).expect("a JPEG").into_rgb8(),
            false => {
                let samples = stream.decompressed_content().expect("samples");
                let grey = samples.len() == (width * height) as usize;
                let samples = if grey { samples.iter().flat_map(|&grey| [grey; 3]).collect() } else { samples };
                image::RgbImage::from_raw(width, height, samples).expect("three samples a pixel")
            }
        };
        let jpeg = jpeg.then(|| stream.content.clone());
        Image { pixels, jpeg, transparent: stream.dict.has(b"SMask") }
    }

    /// The titles of the bookmarks.
    pub fn bookmarks(&self) -> Vec<String> {
        let items = self.document.objects.values().filter_map(|object| object.as_dict().ok());
        let items = items.filter(|it| it.has(b"Title") && it.has(b"Parent"));
        items.map(|it| text_string(it.get(b"Title").expect("it has one"))).collect()
    }

    fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("a PDF has a catalog")
    }

    fn walk(&self, element: &Dictionary, tags: &mut Vec<String>) {
        if element.has(b"S") {
            tags.push(name(element, b"S"));
        }
        let Ok(kids) = element.get(b"K") else { return };
        let kids = self.document.dereference(kids).expect("it is there").1;
        let kids = kids.as_array().map_or_else(|_| std::slice::from_ref(kids), Vec::as_slice);
        for kid in kids {
            if let Ok((_, Object::Dictionary(kid))) = self.document.dereference(kid) {
                self.walk(kid, tags);
            }
        }
    }
}

fn numbers(array: &[Object]) -> Vec<f32> {
    array.iter().map(|number| number.as_float().expect("a number")).collect()
}

fn rectangle(dictionary: &Dictionary, key: &[u8]) -> [f32; 4] {
    bounds(&numbers(dictionary.get(key).and_then(Object::as_array).expect("a rectangle")))
}

/// The left, bottom, right and top of points.
fn bounds(points: &[f32]) -> [f32; 4] {
    let side = |first: usize, choose: fn(f32, f32) -> f32| {
        points.iter().skip(first).step_by(2).copied().reduce(choose).expect("there are points")
    };
    [side(0, f32::min), side(1, f32::min), side(0, f32::max), side(1, f32::max)]
}

/// A dictionary, perhaps by reference.
pub fn dict<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    document.dereference(object).and_then(|(_, object)| object.as_dict()).expect("a dictionary")
}

/// The first dictionary of an array.
pub fn dict_of_first<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    let array = document.dereference(object).and_then(|(_, object)| object.as_array()).expect("an array");
    dict(document, &array[0])
}

/// A name in a dictionary; nothing where there is none.
pub fn name(dictionary: &Dictionary, key: &[u8]) -> String {
    let name = dictionary.get(key).and_then(Object::as_name).unwrap_or_default();
    String::from_utf8_lossy(name).into_owned()
}

/// A text string: UTF-16 with a byte order mark, else ASCII.
pub fn text_string(object: &Object) -> String {
    let bytes = object.as_str().expect("a string");
    match bytes.strip_prefix(b"\xFE\xFF") {
        Some(bytes) => {
            let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).expect("UTF-16")
        }
        None => String::from_utf8(bytes.to_vec()).expect("ASCII or UTF-8"),
    }
}
