//! What a press and those who read a PDF by machine get: boxes, greys, metadata, languages.

use crate::pdf::Pdf;
use crate::readme::blocks;
use crate::support::{Test, picture, read};
use crate::view::{LAYOUTS, pdf};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;
/// A4 in millimetres.
const A4: [f32; 2] = [210.0, 297.0];

/// A profile with something of every tone: a headline, links, emphasis, dates, quiet particulars.
const PROFILE: &str = "\
languages: [en, ko]
name: {en: Gildong Hong, ko: 홍길동}
headline: {en: Systems engineer, ko: 시스템 엔지니어}
photo: face.png
contact: {email: g@example.org, phone: '+82 10-0000-0000', website: https://example.org, location: Seoul}
summary: {en: 'Plain words, **strong** and `code`.', ko: '보통 글과 **강조**, `code`.'}
sections:
  experience:
    - {company: Hanul, position: Engineer, location: Daejeon, start: 2020-01, end: 2021-02, highlights: [A point]}
  skills: [{name: Tools, keywords: [Rust, C++]}]
";

fn built(layout: &str, flags: &[&str]) -> Pdf {
    let test = Test::new().profile(PROFILE).file("face.png", picture());
    let always = ["build", "me.yaml", "--pages", "any", "-o", "-", "-l", layout];
    test.args(always).args(flags).clean().stream()
}

/// A box that is so many millimetres wider than A4 on each side, with the sheet's corner as far away again.
fn around(inner: f32, sheet: f32) -> [f32; 4] {
    let from = sheet - inner;
    [from, from, from + A4[0] + 2.0 * inner, from + A4[1] + 2.0 * inner].map(|side| side * MM)
}

fn near(one: [f32; 4], other: [f32; 4]) -> bool {
    one.iter().zip(other).all(|(one, other)| (one - other).abs() < 0.01)
}

#[test]
fn every_page_says_where_it_is_cut() {
    for (flags, bleed, sheet) in [
        (&[][..], 0.0, 0.0),
        (&["--bleed", "3mm"], 3.0, 3.0),
        (&["--bleed", "3mm", "--crop-marks"], 3.0, 8.0),
        (&["--bleed", "5mm", "--crop-marks"], 5.0, 10.0),
        (&["--crop-marks"], 0.0, 8.0),
    ] {
        let pdf = built("modern", flags);
        for page in 0..pdf.pages() {
            for (key, inner) in [("MediaBox", sheet), ("BleedBox", bleed), ("TrimBox", 0.0)] {
                let found = pdf.page_box(page, key).unwrap_or_else(|| panic!("{flags:?} has no {key}"));
                assert!(near(found, around(inner, sheet)), "{flags:?} {key}: {found:?}");
            }
        }
    }
}

#[test]
fn bands_and_panels_run_into_the_bleed_and_no_further() {
    let [width, height] = A4.map(|side| side * MM);
    let reaches = |pdf: &Pdf, bleed: f32, sides: [bool; 4]| {
        let edges = [-bleed * MM, -bleed * MM, width + bleed * MM, height + bleed * MM];
        let at = |shape: &[f32; 4], side: usize| (shape[side] - edges[side]).abs() < 0.02;
        pdf.painted(0).iter().any(|shape| (0..4).all(|side| !sides[side] || at(shape, side)))
    };
    // Left, bottom, right, top.
    for (layout, sides) in [("modern", [true, false, true, true]), ("sidebar", [true, true, false, true])] {
        assert!(reaches(&built(layout, &[]), 0.0, sides), "{layout} has no band");
        for flags in [&["--bleed", "3mm"][..], &["--bleed", "3mm", "--crop-marks"]] {
            let pdf = built(layout, flags);
            assert!(reaches(&pdf, 3.0, sides), "{layout} {flags:?}: {:?}", pdf.painted(0));
        }
    }
    let ruled = built("sidebar", &["--bleed", "3mm", "--set", "tint=false"]);
    assert!(reaches(&ruled, 3.0, [false, true, false, true]), "{:?}", ruled.painted(0));
}

#[test]
fn marks_stand_outside_of_the_bleed() {
    let [width, height] = A4.map(|side| side * MM);
    let pdf = built("one-page", &["--bleed", "3mm", "--crop-marks"]);
    let gap = 3.0 * MM - 0.01;
    let outside = |[x0, y0, x1, y1]: &[f32; 4]| *x1 <= -gap || *y1 <= -gap || *x0 >= width + gap || *y0 >= height + gap;
    assert_eq!(pdf.painted(0).iter().filter(|shape| outside(shape)).count(), 8);
    assert_eq!(pdf.text(), built("one-page", &[]).text());
}

#[test]
fn what_is_for_a_press_is_for_pdf() {
    let said = "error: '--bleed' and '--crop-marks' are for PDFs; leave them out, or '-f' too\n";
    for flags in [["--bleed", "3mm"].as_slice(), &["--crop-marks"]] {
        let done =
            Test::new().profile("name: x\nsummary: y\n").args(["build", "me.yaml", "-f", "png"]).args(flags).run();
        assert_eq!(
            (done.status, done.stderr.contains(said.trim_start_matches("error: ").trim_end())),
            (2, true),
            "{}",
            done.stderr
        );
    }
    let done = Test::new().profile("name: x\nsummary: y\n").args(["build", "me.yaml", "--bleed", "3"]).run();
    assert!(done.stderr.contains("write a length such as 3mm, up to 20mm"), "{}", done.stderr);
}

#[test]
fn text_is_grey_but_for_accents() {
    for (layout, _) in LAYOUTS {
        for lang in ["en", "ko"] {
            let pdf = built(layout, &["--lang", lang]);
            let body = if lang == "en" { ["Plain", "A point"] } else { ["보통", "A point"] };
            for words in body {
                let run = pdf.runs.iter().find(|run| run.text.contains(words)).expect("it is shown");
                assert_eq!(run.space, "DeviceGray", "{layout} {lang}: {words}");
            }
            // An accent without a hue, and every tint of it, is grey too.
            let pdf = built(layout, &["--lang", lang, "--set", "accent=#333333"]);
            let coloured: Vec<_> = pdf.runs.iter().filter(|run| run.space != "DeviceGray").collect();
            assert!(coloured.is_empty(), "{layout} {lang}: {coloured:?}");
        }
    }
}

#[test]
fn metadata_say_what_it_is_about_and_what_made_it() {
    let program = concat!("jikji ", env!("CARGO_PKG_VERSION"));
    let pdf = built("one-page", &[]);
    let info = |key| pdf.info(key).unwrap_or_default();
    assert_eq!((info("Creator"), info("Producer")), (program.into(), program.into()));
    assert_eq!(info("Subject"), "Systems engineer");
    let xmp = pdf.xmp();
    assert!(xmp.contains(&format!("<pdf:Producer>{program}</pdf:Producer>")), "{xmp}");
    assert!(xmp.contains("<rdf:li xml:lang=\"x-default\">Systems engineer</rdf:li>"), "{xmp}");
    roxmltree::Document::parse(xmp.split("?>").nth(1).expect("a packet").split("<?").next().expect("a packet"))
        .expect("XMP is XML");
    assert_eq!(pdf.page_label(), Some(("D".into(), 1)));
    let bare = Test::new().profile("name: x\nsummary: y\n").pdf();
    assert_eq!(bare.info("Subject"), None);
    // Without key words, too.
    for standard in ["1.7", "2.0", "a-2a,ua-1", "a-4", "ua-1"] {
        let pdf = self::pdf("name: x\nsummary: y\n", &["--standard", standard]);
        let xmp = pdf.xmp();
        assert!(xmp.contains(&format!("{program}</pdf:Producer>")), "{standard}: {xmp}");
        assert_eq!(pdf.info("Producer").is_some(), pdf.info("Creator").is_some(), "{standard}");
    }
}

#[test]
fn links_are_described_in_the_language_of_the_document() {
    let words = [
        ("en", "Email", "Phone"),
        ("ko", "이메일", "연락처"),
        ("ja", "メール", "電話"),
        ("zh", "邮箱", "电话"),
        ("de", "E-Mail", "Telefon"),
        ("fr", "E-mail", "Téléphone"),
        ("es", "Correo electrónico", "Teléfono"),
        ("pt", "E-mail", "Telefone"),
    ];
    for (lang, email, phone) in words {
        let yaml = format!(
            "languages: [{lang}]\nname: x\nsummary: y\ncontact: {{email: g@example.org, phone: '+82 10-0000-0000', website: https://example.org}}\n"
        );
        let expected = [
            (format!("{email} g@example.org"), "mailto:g@example.org".to_owned()),
            (format!("{phone} +821000000000"), "tel:+821000000000".to_owned()),
            ("https://example.org".to_owned(), "https://example.org".to_owned()),
        ];
        assert_eq!(pdf(&yaml, &[]).descriptions(), expected, "{lang}");
    }
}

#[test]
fn the_sign_between_dates_is_the_one_asked_for() {
    let yaml = |dates: &str| {
        format!(
            "languages: [en, ko]\nname: x\ndates: {dates}\nsections:\n  experience:\n    - {{company: A, start: 2020-08, end: 2023-07}}\n    - {{company: B, start: 2024-01}}\ndocuments:\n  one: {{}}\n  two: {{dates: {{range: \"–\"}}}}\n"
        )
    };
    for (dates, lang, first, second) in [
        ("{}", "en", "Aug 2020 – Jul 2023", "Jan 2024 – Present"),
        ("{range: '-'}", "en", "Aug 2020 - Jul 2023", "Jan 2024 - Present"),
        ("{range: '~'}", "en", "Aug 2020 ~ Jul 2023", "Jan 2024 ~ Present"),
        ("{range: '~'}", "ko", "2020.08 ~ 2023.07", "2024.01 ~ 현재"),
        ("{range: '-', style: long}", "ko", "2020년 8월 - 2023년 7월", "2024년 1월 - 현재"),
    ] {
        for (layout, _) in LAYOUTS {
            let text = pdf(&yaml(dates), &["-l", layout, "--lang", lang]).text();
            for period in [first, second] {
                assert!(text.contains(period), "{layout}: {period} in {text}");
            }
        }
    }
    let text = pdf(&yaml("{range: '~'}"), &["-d", "two"]).text();
    assert!(text.contains("Aug 2020 – Jul 2023"), "{text}");
}

#[test]
fn a_layout_has_a_sign_between_dates_of_its_own() {
    let yaml =
        |dates: &str| format!("name: x\n{dates}sections: {{experience: [{{company: A, start: 2020, end: 2023}}]}}\n");
    let text = |dates: &str| {
        let manifest = read("layouts/one-page/typst.toml") + "\n[tool.jikji.dates]\nrange = \"~\"\n";
        let mut test = Test::new().profile(&yaml(dates)).file("mine/typst.toml", manifest);
        for file in ["lib.typ", "parts.typ", "sections.typ", "tokens.typ"] {
            test = test.file(&format!("mine/{file}"), read(format!("layouts/one-page/{file}")));
        }
        test.args(["build", "me.yaml", "-l", "./mine", "-o", "-"]).clean().stream().text()
    };
    assert!(text("").contains("2020 ~ 2023"));
    assert!(text("dates: {range: '-'}\n").contains("2020 - 2023"));
}

#[test]
fn commands_of_the_page_on_printing_run() {
    let mut ran = 0;
    for line in blocks(&read("docs/printing.md"), "sh").concat().lines() {
        let mut words = line.split_whitespace();
        assert_eq!(words.next(), Some("jikji"), "{line}");
        let test = Test::new().file("me.yaml", PROFILE).file("face.png", picture());
        let done = test.args(words).clean();
        let made: Vec<_> = done.files().into_iter().filter(|file| file.ends_with(".pdf")).collect();
        assert_eq!(made.len(), 1, "{line}");
        ran += 1;
    }
    assert!(ran >= 3, "the page has only {ran} commands");
}
