//! Files, formats and streams: what is written where, and what is in it.

use crate::pdf::Pdf;
use crate::support::{Done, Test, read, root};
use crate::view::LAYOUTS;

const PROFILE: &str = "\
languages: [en, ko]
name: {en: Gildong Hong, ko: 홍길동}
sections:
  experience:
    - company: Hanul
      start: 2020-01
documents:
  resume: {lang: en}
  이력서: {lang: ko, pages: any}
";

/// A profile on several pages, the last of them not full.
fn long() -> String {
    let points = "          - Systems engineer, maker of sundials and lanterns.\n".repeat(150);
    format!(
        "name: Gildong Hong\nsections:\n  experience:\n    - company: Hanul\n      highlights:\n{points}documents:\n  cv: {{pages: any}}\n"
    )
}

/// The images of its pages, and their names.
fn images(format: &str) -> (Done, Vec<String>) {
    let pages = Test::new().profile(&long()).args(["build", "me.yaml", "-o", "-"]).clean().stream().pages();
    assert!(pages > 1);
    let done = Test::new().profile(&long()).args(["build", "me.yaml", "-f", format, "-o", "pages/"]).clean();
    let names: Vec<_> = (1..=pages).map(|page| format!("pages/me-cv-{page}.{format}")).collect();
    assert_eq!(done.files(), [&["me.yaml".to_owned()], names.as_slice()].concat());
    (done, names)
}

#[test]
fn documents_are_named_after_profile_and_document() {
    let done = Test::new().profile(PROFILE).args(["build", "me.yaml"]).clean();
    assert_eq!(done.files(), ["me-resume.pdf", "me-이력서.pdf", "me.yaml"]);
    assert!(done.pdf("me-resume.pdf").text().starts_with("Gildong Hong"));
    assert!(done.pdf("me-이력서.pdf").text().starts_with("홍길동"));
    let done = Test::new().profile(PROFILE).args(["build", "me.yaml", "--lang", "ko"]).clean();
    assert_eq!(done.files(), ["me-one-page-ko.pdf", "me.yaml"]);
    assert!(done.pdf("me-one-page-ko.pdf").text().starts_with("홍길동"));
    let done = Test::new().file("profile.yaml", "name: Gildong Hong\nsummary: x\n").args(["build"]).clean();
    assert_eq!(done.files(), ["profile.pdf", "profile.yaml"]);
}

#[test]
fn profiles_in_a_folder_are_set_in_the_current_one() {
    let done = Test::new().file("people/me.yaml", PROFILE).args(["build", "people/me.yaml", "-d", "resume"]).clean();
    assert_eq!(done.files(), ["me-resume.pdf", "people/me.yaml"]);
    assert!(done.pdf("me-resume.pdf").text().contains("Hanul"));
}

#[test]
fn output_is_a_file_a_folder_or_a_stream() {
    let run = |output: &str| {
        Test::new().file("there/x", "").profile(PROFILE).args(["build", "me.yaml", "-d", "resume", "-o", output]).run()
    };
    let stream = run("-");
    assert_eq!(stream.files(), ["me.yaml", "there/x"]);
    for (output, path) in [
        ("cv.pdf", "cv.pdf"),
        ("there/cv", "there/cv"),
        ("there", "there/me-resume.pdf"),
        ("there/", "there/me-resume.pdf"),
        ("new/folder/", "new/folder/me-resume.pdf"),
    ] {
        let done = run(output);
        // A folder may have been meant.
        assert_eq!((done.status, done.complaints().is_empty()), (0, output != "there/cv"), "{}", done.stderr);
        assert!(done.bytes(path) == stream.stdout, "{output}");
        assert!(done.stdout.is_empty(), "{output}");
        assert_eq!(done.files().len(), 3, "{output}: {:?}", done.files());
    }
    assert!(stream.stream().text().contains("Hanul"));
}

#[test]
fn profile_comes_from_a_stream() {
    let done = Test::new().stdin(PROFILE).args(["build", "-", "-d", "resume", "-o", "-"]).clean();
    assert!(done.stream().text().starts_with("Gildong Hong"));
    let done = Test::new().stdin(PROFILE).args(["build", "-"]).clean();
    assert_eq!(done.files(), ["profile-resume.pdf", "profile-이력서.pdf"]);
}

#[test]
fn existing_file_is_replaced_whole() {
    let done = Test::new().profile(PROFILE).file("cv.pdf", vec![b'x'; 1 << 20]);
    let done = done.args(["build", "me.yaml", "-d", "resume", "-o", "cv.pdf"]).clean();
    assert!(done.bytes("cv.pdf").ends_with(b"%%EOF") || done.bytes("cv.pdf").ends_with(b"%%EOF\n"));
    assert!(done.pdf("cv.pdf").text().contains("Hanul"));
}

#[test]
fn png_has_an_image_of_each_page() {
    let (done, names) = images("png");
    let pages: Vec<_> =
        names.iter().map(|name| image::load_from_memory(&done.bytes(name)).expect("a PNG").to_luma8()).collect();
    for page in &pages {
        assert_eq!((page.width(), page.height()), (1191, 1684), "A4 at 144 dots per inch");
        assert!(page.pixels().filter(|pixel| pixel.0[0] < 128).count() > 100, "there is something on it");
    }
    assert!(pages[0] != pages[1]);
    let done =
        Test::new().profile(PROFILE).args(["build", "me.yaml", "-d", "resume", "-f", "png", "-o", "cv.png"]).clean();
    assert_eq!(done.files(), ["cv.png", "me.yaml"], "a single page keeps its name");
    let done = Test::new().profile(&long()).args(["build", "me.yaml", "-f", "png", "-o", "-"]).run();
    assert!(done.stderr.starts_with("error[cannot-write]: the standard output cannot take "), "{}", done.stderr);
    assert_eq!((done.status, done.stdout.as_slice()), (1, b"".as_slice()));
}

#[test]
fn svg_is_a_drawing_of_each_page() {
    let (done, names) = images("svg");
    for name in names {
        let svg = String::from_utf8(done.bytes(&name)).expect("SVG is UTF-8");
        roxmltree::Document::parse(&svg).expect("SVG is XML");
        assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"), "{svg:.80}");
        assert!(
            svg.contains("viewBox=\"0 0 595.27") && svg.contains("xmlns=\"http://www.w3.org/2000/svg\""),
            "{svg:.200}"
        );
        assert!(svg.matches("<use ").count() > 30, "it has text");
    }
    let done = Test::new().profile(PROFILE).args(["build", "me.yaml", "-d", "resume", "-f", "svg", "-o", "-"]).clean();
    assert!(done.text().starts_with("<svg "));
}

#[test]
fn standards_are_those_asked_for() {
    let pdf = |standard: &str| {
        let done = Test::new()
            .profile(PROFILE)
            .args(["build", "me.yaml", "-d", "resume", "--standard", standard, "-o", "-"])
            .clean();
        let version = String::from_utf8_lossy(&done.stdout[..8]).into_owned();
        (version, done.stream())
    };
    let (version, plain) = pdf("1.4");
    assert_eq!(version, "%PDF-1.4");
    assert!(!plain.xmp().contains("pdfaid") && !plain.xmp().contains("pdfuaid"), "{}", plain.xmp());
    let (version, archive) = pdf("a-2b");
    assert_eq!(version, "%PDF-1.7");
    assert!(archive.xmp().contains("<pdfaid:part>2</pdfaid:part>"), "{}", archive.xmp());
    assert!(archive.xmp().contains("<pdfaid:conformance>B</pdfaid:conformance>"), "{}", archive.xmp());
    assert!(!archive.xmp().contains("pdfuaid"), "{}", archive.xmp());
    assert_eq!(plain.text(), archive.text());
    let done = Test::new().profile(PROFILE).args(["build", "me.yaml", "--standard", "a-9"]).run();
    assert!(
        done.stderr.starts_with(
            "error: invalid value 'a-9' for '--standard <NAME>': `a-9` is no PDF standard; there are 1.4, "
        ),
        "{}",
        done.stderr
    );
    assert_eq!((done.status, done.files()), (2, vec!["me.yaml".to_owned()]));
}

/// The date that a PDF says it is of.
fn date(pdf: &Pdf) -> String {
    let xmp = pdf.xmp();
    let (_, rest) = xmp.split_once("<xmp:CreateDate>").unwrap_or_else(|| panic!("{xmp}"));
    let date = rest[..10].to_owned();
    assert_eq!(pdf.info("CreationDate").as_ref(), Some(&date));
    date
}

#[test]
fn dates_have_an_order() {
    let run = |yaml: &str, epoch: Option<&str>, args: &[&str]| {
        let test = Test::new().profile(yaml).args(["build", "me.yaml", "-o", "-"]).args(args);
        let test = epoch.into_iter().fold(test, |test, epoch| test.env("SOURCE_DATE_EPOCH", epoch));
        date(&test.clean().stream())
    };
    let (plain, dated) = ("name: x\nsummary: y\n", "name: x\nsummary: y\ndate: 2020-02-03\n");
    assert_eq!(run(plain, None, &[]), "1980-01-01");
    assert_eq!(run(dated, None, &[]), "2020-02-03");
    let both = format!("{dated}documents: {{cv: {{date: 2021-04-05}}}}\n");
    assert_eq!(run(&both, None, &[]), "2021-04-05");
    assert_eq!(run(&both, Some("1767225600"), &[]), "2026-01-01");
    assert_eq!(run(&both, Some("1767225600"), &["--date", "2030-06-07"]), "2030-06-07");
}

#[test]
fn source_date_epoch_must_be_a_number() {
    let done = Test::new().profile(PROFILE).env("SOURCE_DATE_EPOCH", "soon").args(["build", "me.yaml"]).run();
    let done = done.fails("error[bad-date]: SOURCE_DATE_EPOCH is `soon`, which is not a number of seconds\n = hint: unset it, or give a date with `--date`\n\n");
    assert_eq!(done.files(), ["me.yaml"]);
}

#[test]
fn today_is_the_clock() {
    let yaml = "name: x\nsummary: y\ndate: today\n";
    let said = date(&Test::new().profile(yaml).pdf());
    assert!(said.as_str() >= "2025-01-01" && said.as_str() < "2100", "{said}");
}

/// A profile with a photo, and a layout and a font of one's own.
fn with_inputs() -> Test {
    let layout = "#let resume(profile, options) = {\n  set text(font: \"Pretendard\")\n  [#profile.name #profile.summary]\n  image(\"seal.svg\", alt: \"Seal\", width: 1cm)\n}\n";
    let manifest = read("tests/corpus/columns/typst.toml");
    let font = std::fs::read(root().join("fonts/inter/Inter-Italic.ttf")).expect("a font");
    Test::new()
        .profile("name: Gildong Hong\nsummary: Engineer.\nphoto: me-1.png\n")
        .file("other.yaml", "name: Gildong Hong\nsumary: Engineer.\n")
        .file("me-1.png", crate::support::picture())
        .file("mine/lib.typ", layout)
        .file("mine/typst.toml", manifest)
        .file("mine/seal.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>")
        .file("fonts/Inter.ttf", font)
}

#[cfg(unix)]
#[test]
fn nothing_that_is_read_is_written_over() {
    let link = |folder: &std::path::Path| {
        std::os::unix::fs::symlink("me-1.png", folder.join("link.pdf")).expect("a link");
        std::os::unix::fs::symlink("mine", folder.join("theirs")).expect("a link");
    };
    for (output, input, args) in [
        ("me.yaml", "me.yaml", &["-f", "pdf"][..]),
        ("./mine/../me.yaml", "me.yaml", &["-f", "pdf"]),
        ("me-1.png", "me-1.png", &["-f", "png"]),
        ("link.pdf", "me-1.png", &[]),
        ("mine/lib.typ", "mine/lib.typ", &["-f", "pdf", "-l", "./mine/"]),
        ("theirs/seal.svg", "mine/seal.svg", &["-f", "svg", "-l", "mine/"]),
        ("fonts/Inter.ttf", "fonts/Inter.ttf", &["-f", "pdf", "--font-path", "fonts"]),
        ("fonts/Inter.ttf", "fonts/Inter.ttf", &["-f", "pdf", "--font-path", "fonts/Inter.ttf"]),
    ] {
        let before = with_inputs().prepare(link).args(["--version"]).run().bytes(input);
        let done = with_inputs().prepare(link).args(["build", "me.yaml", "-o", output]).args(args).run();
        assert!(done.bytes(input) == before, "{output} was written over");
        assert_eq!(done.status, 2, "{}", done.stderr);
        let told = done.stderr.starts_with(&format!("error: '{output}' is "));
        assert!(told && done.stderr.contains("; name another file with -o\n"), "{}", done.stderr);
    }
    // Whatever a font is called.
    let font = std::fs::read(root().join("fonts/inter/Inter-Italic.ttf")).expect("a font");
    let test = with_inputs().file("f.pdf", &font).args(["build", "me.yaml", "--font-path", "f.pdf", "-o", "f.pdf"]);
    let done = test.run();
    assert!(done.status == 2 && done.bytes("f.pdf") == font, "{}", done.stderr);
    // The picture of a profile that is wrong.
    let test = with_inputs().file("other.yaml", "name: Gildong Hong\nsumary: Engineer.\nphoto: other.png\n");
    let test = test.file("other.png", crate::support::picture());
    let done = test.args(["build", "other.yaml", "me.yaml", "-o", "other.png"]).run();
    assert!(done.stderr.contains("'other.png' is a file that 'other.yaml' names"), "{}", done.stderr);
    assert!(done.bytes("other.png") == crate::support::picture());
    // A profile that is wrong is one nevertheless.
    let done = with_inputs().args(["build", "me.yaml", "other.yaml", "-o", "other.yaml", "-f", "pdf"]).run();
    assert!(done.stderr.contains("'other.yaml' is a profile of this build"), "{}", done.stderr);
}

#[test]
fn no_page_takes_the_place_of_the_photo() {
    let done = with_inputs().args(["build", "me.yaml", "-f", "png"]).run();
    let done = done.fails("error[cannot-write]: cannot write `me-1.png`: it is the photo of 'me.yaml'\n = hint: name another file with `-o`\n\n");
    assert!(done.bytes("me-1.png") == crate::support::picture());
}

#[test]
fn a_document_in_the_folder_of_its_layout_can_be_made_again() {
    let test = || with_inputs().args(["build", "me.yaml", "-l", "./mine/", "-o", "mine/me.pdf"]);
    assert_eq!(test().run().status, 0);
    let done = test().file("mine/me.pdf", "an earlier one").run();
    assert_eq!(done.status, 0, "{}", done.stderr);
    assert!(done.bytes("mine/me.pdf").starts_with(b"%PDF"));
}

#[cfg(target_os = "linux")]
#[test]
fn the_standard_output_may_be_named_as_a_file() {
    let stream = Test::new().profile(PROFILE).args(["build", "me.yaml", "-d", "resume", "-o", "-"]).clean().stdout;
    for name in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        let done = Test::new().profile(PROFILE).args(["build", "me.yaml", "-d", "resume", "-o", name]).clean();
        assert!(done.stdout == stream, "{name}");
        assert_eq!(done.files(), ["me.yaml"]);
    }
    // So are pipes that have no path.
    let done = Test::new().profile("name: [").args(["build", "me.yaml", "-o", "/dev/stderr", "-f", "pdf"]).run();
    assert_eq!(done.status, 1);
    let done =
        Test::new().profile(PROFILE).args(["build", "me.yaml", "-d", "resume", "-o", "/dev/stderr", "-f", "svg"]);
    assert!(done.run().stderr.starts_with("<svg "));
}

#[test]
fn what_a_run_that_was_ended_left_is_swept() {
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    let age = |folder: &std::path::Path| {
        for name in ["out/.jikji-aB3dE6", "out/.jikji-notes", "out/.jikji-aB3dE", "out/jikji-aB3dE6"] {
            let path = folder.join(name);
            std::fs::create_dir_all(folder.join("out")).expect("a folder");
            std::fs::write(&path, "x").expect("a file");
            std::fs::File::options().write(true).open(path).expect("a file").set_modified(old).expect("it is ours");
        }
    };
    for output in ["out/", "out/cv.pdf"] {
        let mut under_way = None;
        let test = Test::new().profile(PROFILE).prepare(age).prepare(|folder| {
            let file = std::fs::File::create(folder.join("out/.jikji-zzzzzz")).expect("a file");
            file.lock().expect("nobody else has it");
            under_way = Some(file);
        });
        let done = test.args(["build", "me.yaml", "-d", "resume", "-o", output]).clean();
        let left: Vec<_> = done.files().into_iter().filter(|file| file.contains("jikji-")).collect();
        assert_eq!(left, ["out/.jikji-aB3dE", "out/.jikji-notes", "out/.jikji-zzzzzz", "out/jikji-aB3dE6"]);
    }
}

#[test]
fn addresses_in_svg_are_xml() {
    let address = "https://example.org/?q=a&b=%3Cc%3E&amp;d='e'";
    let yaml = format!(
        "name: Hong & Söhne <x>\nsummary: \"see {address} and [this & that](https://example.org/?x=1&y=2)\"\ncontact: {{website: \"{address}\", email: a&b@example.org}}\n"
    );
    for (layout, _) in LAYOUTS {
        let done = Test::new().profile(&yaml).args(["build", "me.yaml", "-f", "svg", "-o", "-", "-l", layout]).run();
        let svg = roxmltree::Document::parse(done.text())
            .unwrap_or_else(|error| panic!("{layout}: {error}, {}", done.stderr));
        let links: Vec<_> =
            svg.descendants().filter(|node| node.has_tag_name("a")).filter_map(|node| node.attribute("href")).collect();
        let pdf = Test::new().profile(&yaml).args(["build", "me.yaml", "-o", "-", "-l", layout]).run().stream();
        assert!(links.contains(&"https://example.org/?x=1&y=2"), "{layout}: {links:?}");
        for link in pdf.links() {
            assert!(links.contains(&link.as_str()), "{layout}: no {link} in {links:?}");
        }
    }
}

#[test]
fn a_system_without_threads_gives_the_same() {
    // No thread has so large a stack, so that none can be made.
    let stack = (1_u64 << 60).to_string();
    for format in ["pdf", "png", "svg"] {
        let build = || Test::new().profile(PROFILE).args(["build", "me.yaml", "-d", "이력서", "-o", "-", "-f", format]);
        let alone = build().env("RUST_MIN_STACK", &stack).clean();
        assert!(alone.stdout == build().clean().stdout, "{format}");
    }
}
