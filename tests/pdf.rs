//! What a PDF holds, read back: text, fonts, metadata, tags, links.

use hayro_syntax::object::{Array, Dict, Name, Object, Rect, Stream, String as PdfString};

use crate::content::Content;

/// A PDF that was read.
pub struct Pdf {
    /// Its text, in the order of the pages' contents.
    pub runs: Vec<Run>,
    file: hayro_syntax::Pdf,
}

/// Text that is set in one font.
#[derive(Debug, Clone)]
pub struct Run {
    /// The page, from 0.
    pub page: usize,
    /// The font without its subset's prefix: `JikjiSans-Regular`.
    pub font: String,
    /// The text.
    pub text: String,
    /// The colour space that it is painted in: `DeviceGray`, `ICCBased`.
    pub space: String,
    /// The language that its mark says.
    pub lang: Option<String>,
    /// The number of its mark, by which the structure tree knows it.
    pub mark: Option<i32>,
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
    /// `ABCDEF+JikjiSans-Regular`
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
        let file = hayro_syntax::Pdf::new(bytes.to_vec()).expect("the PDF is well-formed");
        let mut runs = Vec::new();
        for (index, page) in file.pages().iter().enumerate() {
            Content { page: index, resources: page.resources(), runs: &mut runs }.read(page.operations());
        }
        Self { runs, file }
    }

    /// The number of pages.
    pub fn pages(&self) -> usize {
        self.file.pages().len()
    }

    /// The size of a page in points.
    pub fn size(&self, page: usize) -> (f32, f32) {
        let media = self.file.pages()[page].media_box();
        (media.width() as f32, media.height() as f32)
    }

    /// A box of a page, such as `TrimBox`, in points: left, bottom, right, top.
    pub fn page_box(&self, page: usize, key: &str) -> Option<[f32; 4]> {
        let Rect { x0, y0, x1, y1 } = self.file.pages()[page].raw().get(key)?;
        Some([x0, y0, x1, y1].map(|side| side as f32))
    }

    /// What is filled or drawn on a page, seen from the trim box: left, bottom, right, top.
    pub fn painted(&self, page: usize) -> Vec<[f32; 4]> {
        let [left, bottom, ..] = self.page_box(page, "TrimBox").expect("a trim box");
        let shapes = crate::content::painted(self.file.pages()[page].operations());
        shapes.into_iter().map(|[x0, y0, x1, y1]| [x0 - left, y0 - bottom, x1 - left, y1 - bottom]).collect()
    }

    /// What a viewer calls the first page: a style of numbers, and the first of them.
    pub fn page_label(&self) -> Option<(String, u32)> {
        let labels: Array = self.catalog().get::<Dict>("PageLabels")?.get("Nums")?;
        let label = labels.iter::<Object>().nth(1)?.into_dict()?;
        Some((name(&label, "S"), label.get("St").unwrap_or(1)))
    }

    /// What links are called for those who cannot see them, each with its address.
    pub fn descriptions(&self) -> Vec<(String, String)> {
        let said = |link: &Link| link.dictionary.get::<PdfString>("Contents").map(|said| text_string(&said));
        self.annotations().into_iter().map(|link| (said(&link).unwrap_or_default(), link.url)).collect()
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
        let is = |dictionary: &Dict, kind: &str| name(dictionary, "Type") == kind;
        let font = |descriptor: &Dict| Font {
            name: name(descriptor, "FontName"),
            embedded: ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| descriptor.contains_key(key)),
        };
        let dictionaries = self.dictionaries();
        let fonts: Vec<_> = dictionaries.iter().filter(|it| is(it, "FontDescriptor")).map(font).collect();
        let outer = dictionaries.iter().filter(|it| is(it, "Font") && it.contains_key("Encoding"));
        assert_eq!(outer.count(), fonts.len(), "every font has a descriptor");
        fonts
    }

    /// A text of the document's information dictionary, such as `Title`; a date is its day.
    pub fn info(&self, key: &str) -> Option<String> {
        let info = self.file.metadata();
        let text = match key {
            "Title" => &info.title,
            "Author" => &info.author,
            "Subject" => &info.subject,
            "Keywords" => &info.keywords,
            "Creator" => &info.creator,
            "Producer" => &info.producer,
            "CreationDate" => {
                return info.creation_date.map(|date| format!("{}-{:02}-{:02}", date.year, date.month, date.day));
            }
            other => panic!("no test has asked for {other} yet"),
        };
        text.as_deref().map(decoded)
    }

    /// The XMP metadata.
    pub fn xmp(&self) -> String {
        let stream: Stream = self.catalog().get("Metadata").expect("the PDF has metadata");
        String::from_utf8(stream.decoded().expect("a stream").into_owned()).expect("XMP is UTF-8")
    }

    /// The language of the document.
    pub fn lang(&self) -> Option<String> {
        self.catalog().get("Lang").map(|lang: PdfString| text_string(&lang))
    }

    /// The language of the first text with `needle`: that of its mark or, without one, of its element in the structure tree.
    pub fn lang_of(&self, needle: &str) -> Option<String> {
        let run = self.runs.iter().find(|run| run.text.contains(needle)).expect("it is shown");
        run.lang.clone().or_else(|| {
            let root: Dict = self.catalog().get("StructTreeRoot")?;
            lang_in(&root, run.mark?, None).flatten()
        })
    }

    /// The roles of the structure tree, in reading order.
    pub fn tags(&self) -> Vec<String> {
        let mut tags = Vec::new();
        if let Some(root) = self.catalog().get::<Dict>("StructTreeRoot") {
            walk(&root, &mut tags);
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
        for link in self.annotations() {
            assert_eq!(name(&link.dictionary, "Subtype"), "Link");
            if !links.contains(&link.url) {
                links.push(link.url);
            }
        }
        links
    }

    /// The area of each link on its page, in points: left, bottom, right, top.
    pub fn link_areas(&self) -> Vec<(String, [f32; 4])> {
        self.annotations().into_iter().map(|link| (link.url, rectangle(&link.dictionary))).collect()
    }

    /// The parts of a link's area, as many as it has lines and styles.
    pub fn link_quads(&self, url: &str) -> Vec<[f32; 4]> {
        let links = self.annotations().into_iter().filter(|link| link.url == url);
        let quads = links.flat_map(|link| match link.dictionary.get::<Array>("QuadPoints") {
            Some(points) => points.iter::<f32>().collect::<Vec<_>>().chunks(8).map(bounds).collect(),
            None => vec![rectangle(&link.dictionary)],
        });
        quads.collect()
    }

    fn annotations(&self) -> Vec<Link<'_>> {
        self.dictionaries().into_iter().filter_map(Link::of).collect()
    }

    /// The pictures, without what makes parts of them transparent.
    pub fn images(&self) -> Vec<Image> {
        let streams: Vec<_> = self.file.objects().into_iter().filter_map(Object::into_stream).collect();
        let masks: Vec<_> = streams.iter().filter_map(|stream| stream.dict().get::<Stream>("SMask")).collect();
        let is_mask = |stream: &Stream| masks.iter().any(|mask| mask.obj_id() == stream.obj_id());
        let images = streams.iter().filter(|it| name(it.dict(), "Subtype") == "Image" && !is_mask(it));
        images.map(image).collect()
    }

    /// The titles of the bookmarks.
    pub fn bookmarks(&self) -> Vec<String> {
        let items = self.dictionaries().into_iter();
        let items = items.filter(|it| it.contains_key("Title") && it.contains_key("Parent"));
        items.map(|it| text_string(&it.get("Title").expect("it has one"))).collect()
    }

    fn dictionaries(&self) -> Vec<Dict<'_>> {
        self.file.objects().into_iter().filter_map(Object::into_dict).collect()
    }

    fn catalog(&self) -> Dict<'_> {
        self.file.xref().get(self.file.xref().root_id()).expect("a PDF has a catalog")
    }
}

fn image(stream: &Stream) -> Image {
    let number = |key: &str| stream.dict().get::<u32>(key).expect("a number");
    let jpeg = (name(stream.dict(), "Filter") == "DCTDecode").then(|| stream.raw_data().into_owned());
    let (width, height) = (number("Width"), number("Height"));
    let pixels = match &jpeg {
        Some(jpeg) => image::load_from_memory(jpeg).expect("a JPEG").into_rgb8(),
        None => {
            let samples = stream.decoded().expect("samples").into_owned();
            let grey = samples.len() == (width * height) as usize;
            let samples = if grey { samples.iter().flat_map(|&grey| [grey; 3]).collect() } else { samples };
            image::RgbImage::from_raw(width, height, samples).expect("three samples a pixel")
        }
    };
    Image { pixels, jpeg, transparent: stream.dict().contains_key("SMask") }
}

/// The annotation of a link.
struct Link<'a> {
    url: String,
    dictionary: Dict<'a>,
}

impl<'a> Link<'a> {
    fn of(dictionary: Dict<'a>) -> Option<Self> {
        let url = text_string(&dictionary.get::<Dict>("A")?.get::<PdfString>("URI")?);
        Some(Self { url, dictionary })
    }
}

fn walk(element: &Dict, tags: &mut Vec<String>) {
    if element.contains_key("S") {
        tags.push(name(element, "S"));
    }
    if let Some(kid) = element.get::<Dict>("K") {
        walk(&kid, tags);
    }
    let kids = element.get::<Array>("K");
    kids.iter().flat_map(|kids| kids.iter::<Object>()).filter_map(Object::into_dict).for_each(|kid| walk(&kid, tags));
}

/// The language of what has the marked content `mark` in an element, if it is there; documents of one page have one of a number.
fn lang_in(element: &Dict, mark: i32, outer: Option<String>) -> Option<Option<String>> {
    let lang = element.get("Lang").map(|lang: PdfString| text_string(&lang)).or(outer);
    let kids: Vec<Object> = match element.get::<Array>("K") {
        Some(kids) => kids.iter::<Object>().collect(),
        None => element.get::<Object>("K").into_iter().collect(),
    };
    kids.into_iter().find_map(|kid| match kid {
        Object::Number(number) => (number.as_i64() == i64::from(mark)).then(|| lang.clone()),
        kid => lang_in(&kid.into_dict()?, mark, lang.clone()),
    })
}

fn rectangle(dictionary: &Dict) -> [f32; 4] {
    let Rect { x0, y0, x1, y1 } = dictionary.get("Rect").expect("a rectangle");
    [x0, y0, x1, y1].map(|side| side as f32)
}

/// The left, bottom, right and top of points.
fn bounds(points: &[f32]) -> [f32; 4] {
    let side = |first: usize, choose: fn(f32, f32) -> f32| {
        points.iter().skip(first).step_by(2).copied().reduce(choose).expect("there are points")
    };
    [side(0, f32::min), side(1, f32::min), side(0, f32::max), side(1, f32::max)]
}

/// A name in a dictionary; nothing where there is none.
pub fn name(dictionary: &Dict, key: &str) -> String {
    dictionary.get::<Name>(key).map(|name| name.as_str().to_owned()).unwrap_or_default()
}

/// A text string.
pub fn text_string(string: &PdfString) -> String {
    decoded(string.as_bytes())
}

/// UTF-16 with a byte order mark, else ASCII.
fn decoded(bytes: &[u8]) -> String {
    match bytes.strip_prefix(b"\xFE\xFF") {
        Some(bytes) => {
            let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).expect("UTF-16")
        }
        None => String::from_utf8(bytes.to_vec()).expect("ASCII or UTF-8"),
    }
}
