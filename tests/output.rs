//! Files, formats and streams: what is written where, and what is in it.

use serde_json::Value as Json;

use crate::pdf::Pdf;
use crate::support::{Test, files, read, root};

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

/// A profile on two pages.
fn long() -> String {
    let summary = "Systems engineer, maker of sundials and lanterns, and of much else. ".repeat(100);
    format!("name: Gildong Hong\nsummary: {summary}\ndocuments:\n  cv: {{pages: 2}}\n")
}

#[test]
fn documents_are_named_after_profile_and_document() {
    let done = Test::new().profile(PROFILE).args(["build", "me.yaml"]).clean();
    assert_eq!(done.files(), ["me-resume.pdf", "me-이력서.pdf", "me.yaml"]);
    assert!(done.pdf("me-resume.pdf").text().starts_with("Gildong Hong"));
    assert!(done.pdf("me-이력서.pdf").text().starts_with("홍길동"));
    let done = Test::new().profile(PROFILE).args(["build", "me.yaml", "--lang", "ko"]).clean();
    assert_eq!(done.files(), ["me.pdf", "me.yaml"]);
    assert!(done.pdf("me.pdf").text().starts_with("홍길동"));
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
        Test::new()
            .file("there/x", "")
            .profile(PROFILE)
            .args(["build", "me.yaml", "-d", "resume", "-o", output])
            .clean()
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
    let done = Test::new().profile(&long()).args(["build", "me.yaml", "-f", "png"]).clean();
    assert_eq!(done.files(), ["me-cv-1.png", "me-cv-2.png", "me.yaml"]);
    let pages = ["me-cv-1.png", "me-cv-2.png"].map(|name| image::load_from_memory(&done.bytes(name)).expect("a PNG"));
    for page in &pages {
        assert_eq!((page.width(), page.height()), (1191, 1684), "A4 at 144 dots per inch");
    }
    let ink = |page: &image::DynamicImage| page.to_luma8().pixels().filter(|pixel| pixel.0[0] < 128).count();
    assert!(ink(&pages[0]) > ink(&pages[1]) && ink(&pages[1]) > 100, "the first page is full, the last is not");
}

#[test]
fn svg_is_a_drawing_of_each_page() {
    let done = Test::new().profile(&long()).args(["build", "me.yaml", "-f", "svg", "-o", "pages/"]).clean();
    assert_eq!(done.files(), ["me.yaml", "pages/me-cv-1.svg", "pages/me-cv-2.svg"]);
    for name in ["pages/me-cv-1.svg", "pages/me-cv-2.svg"] {
        let svg = String::from_utf8(done.bytes(name)).expect("SVG is UTF-8");
        assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"), "{:.80}", svg);
        assert!(
            svg.contains("viewBox=\"0 0 595.27") && svg.contains("xmlns=\"http://www.w3.org/2000/svg\""),
            "{svg:.200}"
        );
        assert!(svg.matches("<use ").count() > 100, "it has text");
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
    let info = pdf.info("CreationDate").expect("the document has a date");
    assert!(info.starts_with(&format!("D:{}", date.replace('-', ""))), "{info} is not {date}");
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

#[test]
fn new_writes_a_profile_that_builds() {
    for (args, name, layout) in
        [(&[][..], "Gildong Hong", "one-page"), (&["--lang", "ko", "--layout", "academic"][..], "홍길동", "academic")]
    {
        let done = Test::new().args(["new", "cv.yaml"]).args(args).clean();
        assert_eq!(done.files(), ["cv.yaml"]);
        let yaml = String::from_utf8(done.bytes("cv.yaml")).expect("a profile is UTF-8");
        assert!(yaml.contains(&format!("layout: {layout}")), "{yaml}");
        let built = Test::new().profile(&yaml).args(["build", "me.yaml"]).clean();
        let pdf = built.pdf(built.files().iter().find(|file| file.ends_with(".pdf")).expect("a PDF"));
        assert!(pdf.text().starts_with(name), "{}", pdf.text());
    }
}

#[test]
fn new_never_overwrites() {
    let done = Test::new().file("cv.yaml", "mine").args(["new", "cv.yaml"]).run();
    let done = done.fails("error[cannot-write]: `cv.yaml` is there already\n = hint: choose another name; an existing file is never overwritten\n\n");
    assert_eq!(done.bytes("cv.yaml"), b"mine");
}

#[test]
fn layouts_are_listed_and_described() {
    let done = Test::new().args(["layouts"]).clean();
    let names: Vec<_> = done.text().lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(names, ["academic", "one-page"]);
    for name in names {
        let manifest: toml::Table = read(format!("layouts/{name}/typst.toml")).parse().expect("a manifest");
        let manifest = &manifest["tool"]["jikji"];
        let done = Test::new().args(["layouts", name]).clean();
        for option in manifest["options"].as_table().expect("options").keys() {
            let doc = manifest["options"][option]["doc"].as_str().expect("a sentence");
            assert!(done.text().contains(&format!("  {option} ")) && done.text().contains(doc), "{}", done.text());
        }
        assert!(done.text().contains(manifest["description"].as_str().expect("a sentence")));
    }
}

#[test]
fn ejected_layout_gives_the_same_bytes() {
    let example = root().join("examples/engineer.yaml").display().to_string();
    let eject = |name: &str| Test::new().args(["layouts", name, "--eject", "mine/"]).clean();
    for name in ["academic", "one-page"] {
        let done = eject(name);
        assert_eq!(done.text(), "use it with `-l mine/`\n");
        let ejected = files(&done.folder.path().join("mine"));
        for file in files(&root().join("layouts").join(name)) {
            let bytes = std::fs::read(root().join("layouts").join(name).join(&file)).expect("a file of the layout");
            assert!(ejected.contains(&file) && done.bytes(&format!("mine/{file}")) == bytes, "{file}");
        }
        let folder = format!("{}/", done.folder.path().join("mine").display());
        let build = |layout: &str| {
            Test::new()
                .args(["build", &example, "--lang", "ko", "--pages", "any", "-o", "-", "-l", layout])
                .clean()
                .stdout
        };
        assert!(build(&folder) == build(name), "{name}");
        let again = Test::new().file("mine/x", "").args(["layouts", name, "--eject", "mine"]).run();
        let again =
            again.fails("error[cannot-write]: cannot write to `mine`: it is not empty\n = hint: name a new folder\n\n");
        assert_eq!(again.files(), ["mine/x"]);
    }
}

#[test]
fn fonts_are_listed_with_what_they_cover() {
    let list = Test::new().args(["fonts"]).clean();
    let line =
        |text: &str, family: &str| text.lines().find(|line| line.starts_with(family)).expect("it is listed").to_owned();
    assert!(
        line(list.text(), "Pretendard").contains("400, 500, 600, 700; SIL Open Font License 1.1; bundled"),
        "{}",
        list.text()
    );
    assert!(line(list.text(), "Inter").contains("400 italic"), "{}", list.text());
    let coverage = Test::new().args(["fonts", "洪吉童"]).clean();
    assert!(line(coverage.text(), "Jikji Hanja").ends_with("has all of it"), "{}", coverage.text());
    assert!(line(coverage.text(), "Inter").ends_with("lacks 洪吉童"), "{}", coverage.text());
    assert_eq!(list.text().lines().count(), coverage.text().lines().count());
}

#[test]
fn schema_accepts_the_examples_and_refuses_mistakes() {
    let done = Test::new().args(["schema"]).clean();
    let schema: Json = serde_json::from_str(done.text()).expect("a schema is JSON");
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::meta::validate(&schema).expect("a schema is a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let json = |yaml: &str| -> Json { serde_yaml::from_str(yaml).expect("the profile is YAML") };
    for name in ["engineer", "researcher"] {
        let problems: Vec<_> =
            validator.iter_errors(&json(&read(format!("examples/{name}.yaml")))).map(|it| it.to_string()).collect();
        assert_eq!(problems, [""; 0], "{name}");
    }
    assert!(validator.is_valid(&json("name: x\nsections: {talks: [{title: t, date: 2020-12}]}")));
    for wrong in [
        "name: x\nsumary: y",
        "summary: y",
        "name: x\nsections: {talks: [{title: t, start: 2020-13}]}",
        "name: x\nsections: {talks: [{title: t, evnt: e}]}",
        "name: x\nsections: {education: [{degree: d}]}",
    ] {
        assert!(!validator.is_valid(&json(wrong)), "{wrong}");
    }
}
