//! Pictures of the layouts: those that the documentation shows, and the cropped ones that every change is compared with.
//!
//! `UPDATE=1 cargo test --release gallery` draws them anew.

use std::fmt::Write;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::imageops::{FilterType, crop_imm, resize};
use image::{Rgb, RgbImage};
use jikji::layout::Layout;
use jikji::output::png;

use crate::draft::Draft;
use crate::support::{read, root};

/// What each layout is shown with: a profile, and its documents in English and in Korean.
pub const SHOWN: [(&str, &str, [&str; 2]); 17] = [
    ("academic", "researcher", ["cv", "cv-ko"]),
    ("biosketch", "scholar", ["biosketch", "연구업적"]),
    ("classic", "engineer", ["resume", "resume-ko"]),
    ("columns", "graduate", ["resume", "이력서"]),
    ("compact", "researcher", ["cv", "cv-ko"]),
    ("dark-sidebar", "graduate", ["resume", "이력서"]),
    ("developer", "engineer", ["resume", "resume-ko"]),
    ("executive", "engineer", ["resume", "resume-ko"]),
    ("ko-career", "engineer", ["resume", "resume-ko"]),
    ("ko-essay", "essays", ["essay", "자기소개서"]),
    ("ko-form", "graduate", ["resume", "이력서"]),
    ("ko-public", "public", ["application", "입사지원서"]),
    ("modern", "engineer", ["resume", "resume-ko"]),
    ("one-page", "engineer", ["resume", "resume-ko"]),
    ("serif", "engineer", ["resume", "resume-ko"]),
    ("sidebar", "graduate", ["resume", "이력서"]),
    ("timeline", "graduate", ["resume", "이력서"]),
];

/// The languages of the documents of [`SHOWN`].
const LANGUAGES: [&str; 2] = ["en", "ko"];

/// The pixels to the inch that pages are drawn with, before they are made smaller.
const RESOLUTION: f64 = 192.0;
/// The width of a page in the gallery, in pixels.
const WIDTH: u32 = 560;
/// What a reference shows, in pixels: the upper part of a page that is 400 wide.
const REFERENCE: (u32, u32, u32) = (400, 400, 150);
/// The most bytes of a reference.
const MOST_BYTES: u64 = 20 << 10;
/// How much of a colour may differ without being seen, of 255.
const TOLERANCE: u8 = 40;
/// So many of 10,000 pixels may differ by more: processors round unlike.
const MOST_CHANGED: usize = 5;

/// The first page of a document, as the program makes it.
fn first_page(profile: &str, document: &str, layout: &str) -> RgbImage {
    let pages = png(&Draft::example(profile, document, Some(layout)).typeset(), RESOLUTION);
    image::load_from_memory(&pages[0]).expect("a page is an image").into_rgb8()
}

/// The page in so many pixels, with few enough colours for a small file.
fn drawn(page: &RgbImage, width: u32) -> RgbImage {
    let height = page.height() * width / page.width();
    let mut small = resize(page, width, height, FilterType::CatmullRom);
    small
        .pixels_mut()
        .for_each(|pixel| pixel.0 = pixel.0.map(|channel| (channel / 17 + u8::from(channel % 17 > 8)) * 17));
    small
}

/// Compares a picture with the one in the repository; one that differs is put beside it in `target/gallery`, with what
/// differs in red.
fn compare(now: &RgbImage, path: &str) {
    let file = root().join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        let writer = BufWriter::new(File::create(&file).expect("a file"));
        let encoder = PngEncoder::new_with_quality(writer, CompressionType::Best, PngFilter::Adaptive);
        now.write_with_encoder(encoder).expect("the picture is written");
    }
    let then = image::open(&file).unwrap_or_else(|error| panic!("{path}: {error}")).into_rgb8();
    assert_eq!(now.dimensions(), then.dimensions(), "{path}");
    let differs = |one: &Rgb<u8>, other: &Rgb<u8>| one.0.iter().zip(other.0).any(|(a, b)| a.abs_diff(b) > TOLERANCE);
    let changed = now.pixels().zip(then.pixels()).filter(|(one, other)| differs(one, other)).count();
    if changed * 10_000 > MOST_CHANGED * then.pixels().len() {
        let mut shown = now.clone();
        for (pixel, old) in shown.pixels_mut().zip(then.pixels()) {
            if differs(pixel, old) {
                *pixel = Rgb([255, 0, 0]);
            }
        }
        let folder = root().join("target/gallery");
        std::fs::create_dir_all(&folder).expect("a folder");
        let name = Path::new(path).file_name().expect("a name").display().to_string();
        let (difference, page) = (folder.join(format!("difference-{name}")), folder.join(&name));
        shown.save(&difference).expect("the difference is written");
        now.save(&page).expect("the picture is written");
        panic!(
            "{path} has {changed} other pixels: see {}; `UPDATE=1 cargo test --release gallery` takes them over",
            difference.display()
        );
    }
}

fn compare_all(picture: impl Fn(&RgbImage) -> RgbImage, path: impl Fn(&str, &str) -> String) {
    for (layout, profile, documents) in SHOWN {
        for (document, language) in documents.iter().zip(LANGUAGES) {
            compare(&picture(&first_page(profile, document, layout)), &path(layout, language));
        }
    }
}

#[test]
fn gallery_is_what_the_layouts_make() {
    compare_all(|page| drawn(page, WIDTH), |layout, language| format!("docs/gallery/{layout}-{language}.png"));
}

#[test]
fn gallery_has_its_references() {
    let (width, crop_width, crop_height) = REFERENCE;
    let cropped = |page: &RgbImage| crop_imm(&drawn(page, width), 0, 0, crop_width, crop_height).to_image();
    compare_all(cropped, |layout, language| format!("tests/pages/{layout}-{language}.png"));
    for entry in root().join("tests/pages").read_dir().expect("a folder") {
        let path = entry.expect("a file").path();
        let (layout, language) = path.file_stem().and_then(|name| name.to_str()?.rsplit_once('-')).expect("a name");
        let known = SHOWN.iter().any(|(shown, ..)| *shown == layout) && LANGUAGES.contains(&language);
        assert!(known, "{} shows no layout", path.display());
        let bytes = path.metadata().expect("a file").len();
        assert!(bytes <= MOST_BYTES, "{} has {bytes} bytes", path.display());
    }
}

#[test]
fn gallery_page_shows_every_layout() {
    assert_eq!(SHOWN.map(|(layout, ..)| layout).as_slice(), Layout::names());
    let mut page = "# Gallery\n\nEvery layout in English and in Korean, the first page of each. The profiles are in [examples](../examples); everybody in\nthem is invented. `UPDATE=1 cargo test --release gallery` draws the pictures, and the tests compare them.\n".to_owned();
    for (layout, profile, documents) in SHOWN {
        let manifest = Layout::find(layout, Path::new("")).expect("it is bundled").manifest;
        let _ = write!(
            page,
            "\n## {layout}\n\n{}\n\nParser safe: {}\n\n```sh\n",
            manifest.description,
            manifest.parser_safe.told().expect("it says so")
        );
        for document in documents {
            let _ = writeln!(page, "jikji build examples/{profile}.yaml -d {document} -l {layout} --pages any");
        }
        let cell = |language: &str, name: &str| {
            format!("<img src=\"gallery/{layout}-{language}.png\" width=\"400\" alt=\"The layout {layout} in {name}\">")
        };
        let _ = writeln!(
            page,
            "```\n\n| English | Korean |\n|---|---|\n| {} | {} |",
            cell("en", "English"),
            cell("ko", "Korean")
        );
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(root().join("docs/gallery.md"), &page).expect("the page is written");
    }
    assert!(read("docs/gallery.md") == page, "docs/gallery.md is not current: `UPDATE=1 cargo test --release gallery`");
}
