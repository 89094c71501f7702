//! The example profiles: every document, in its own layout and in the others.

use std::sync::LazyLock;

use serde_yaml::Value as Yaml;
use unicode_normalization::is_nfc;

use crate::draft::Draft;
use crate::pdf::Pdf;
use crate::support::{Test, assert_in_order, read, root, says, squash};
use crate::view::LAYOUTS;

/// The example documents: profile and document.
pub const DOCUMENTS: [(&str, &str); 6] = [
    ("engineer", "resume"),
    ("engineer", "resume-ko"),
    ("researcher", "cv"),
    ("researcher", "cv-ko"),
    ("graduate", "resume"),
    ("graduate", "이력서"),
];

/// What a document may be off in a layout that it was not written for, in characters.
const SLACK: usize = 400;
/// The layouts that set sections side by side.
const COLUMNS: [&str; 3] = ["columns", "dark-sidebar", "sidebar"];
/// Pages are printed without what stands nearer to the edge of the paper than this, in points: 10 mm.
const UNPRINTABLE: f64 = 28.3;
/// The widths of the papers, in points.
const PAPERS: [(&str, f64); 2] = [("a4", 595.28), ("us-letter", 612.0)];
/// How near the period of an entry stands to its title, in characters.
const NEAR: usize = 150;

/// An example document in its own layout.
struct Example {
    profile: &'static str,
    document: &'static str,
    bytes: Vec<u8>,
    pdf: Pdf,
}

static OWN: LazyLock<Vec<Example>> = LazyLock::new(|| {
    let own = |(profile, document)| {
        let bytes = build(profile, &["-d", document]);
        let pdf = Pdf::read(&bytes);
        Example { profile, document, bytes, pdf }
    };
    DOCUMENTS.map(own).into()
});

impl Example {
    fn name(&self) -> String {
        format!("{}-{}", self.profile, self.document)
    }

    fn yaml(&self) -> Yaml {
        serde_yaml::from_str(&read(format!("examples/{}.yaml", self.profile))).expect("the example is YAML")
    }
}

fn path(profile: &str) -> String {
    root().join(format!("examples/{profile}.yaml")).display().to_string()
}

/// The PDF that the program makes without a word.
fn build(profile: &str, flags: &[&str]) -> Vec<u8> {
    Test::new().args(["build", &path(profile), "-o", "-"]).args(flags).clean().stdout
}

/// The lines of a hand-written list in `tests/expect`.
fn expected(name: &str) -> Vec<String> {
    let text = read(format!("tests/expect/{name}.txt"));
    let lines: Vec<String> = text.lines().skip(1).filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    assert!(lines.len() > 10, "{name} expects too little");
    lines
}

#[test]
fn build_writes_every_document() {
    for profile in ["engineer", "researcher", "graduate"] {
        let done = Test::new().args(["build", &path(profile)]).clean();
        let own: Vec<_> = OWN.iter().filter(|example| example.profile == profile).collect();
        let mut names: Vec<_> = own.iter().map(|example| format!("{}.pdf", example.name())).collect();
        names.sort();
        assert_eq!(done.files(), names);
        for example in own {
            assert!(done.bytes(&format!("{}.pdf", example.name())) == example.bytes, "{}", example.name());
        }
    }
}

#[test]
fn text_is_in_reading_order() {
    for example in OWN.iter() {
        let lines = expected(&example.name());
        assert_in_order(&example.pdf.text(), lines.iter().map(String::as_str), 0, &example.name());
    }
}

/// Every document in every layout, on every paper.
fn everywhere(check: impl Fn(&Example, &str, &str, f64, &Pdf)) {
    for example in OWN.iter() {
        for (layout, _) in LAYOUTS {
            for (paper, width) in PAPERS {
                let paper_option = format!("paper={paper}");
                let flags = ["-d", example.document, "-l", layout, "--pages", "any", "--set", &paper_option];
                let pdf = Pdf::read(&build(example.profile, &flags));
                check(example, &format!("{} in {layout} on {paper}", example.name()), layout, width, &pdf);
            }
        }
    }
}

#[test]
fn text_is_whole_in_every_layout_and_inside_the_margins() {
    everywhere(|example, what, layout, width, pdf| {
        let slack = if COLUMNS.contains(&layout) { usize::MAX / 4 } else { SLACK };
        let lines = expected(&example.name());
        assert_in_order(&pdf.text(), lines.iter().map(String::as_str), slack, what);
        assert!((pdf.size(0).0 - width as f32).abs() < 0.5, "{what}: {:?}", pdf.size(0));
        for position in Draft::example(example.profile, example.document, Some(layout)).typeset().positions() {
            let right = PAPERS[0].1 - UNPRINTABLE;
            let inside = position.x >= UNPRINTABLE && position.x + position.width <= right + 0.1;
            assert!(inside || position.text.trim().is_empty(), "{what}: {position:?}");
        }
        assert_near(example, &pdf.text(), what);
    });
}

#[test]
fn periods_stand_beside_their_titles() {
    OWN.iter().for_each(|example| assert_near(example, &example.pdf.text(), &example.name()));
}

/// Asserts that each period stands beside its title in extracted text.
fn assert_near(example: &Example, text: &str, what: &str) {
    let text = squash(text);
    for line in expected(&format!("{}.near", example.name())) {
        let (title, period) = line.split_once(" ||| ").expect("a title and a period");
        let places = |sought: &str| -> Vec<usize> {
            // What studies are to end with stands behind the dates or with the degree.
            let dates = sought.split_once(" (").filter(|_| says(&text, sought)).map_or(sought, |(dates, _)| dates);
            text.match_indices(&squash(dates)).map(|(at, _)| text[..at].chars().count()).collect()
        };
        let (titles, periods) = (places(title), places(period));
        let near = titles.iter().any(|title| periods.iter().any(|period| title.abs_diff(*period) <= NEAR));
        assert!(near, "{what}: `{title}` at {titles:?}, `{period}` at {periods:?}");
    }
}

#[test]
fn pages_keep_their_budgets() {
    for example in OWN.iter() {
        let budget = &example.yaml()["documents"][example.document]["pages"];
        if let Some(most) = budget.as_u64() {
            assert!(example.pdf.pages() as u64 <= most, "{} has {} pages", example.name(), example.pdf.pages());
        }
        assert!((1..12).contains(&example.pdf.pages()), "{} has {} pages", example.name(), example.pdf.pages());
        assert_eq!(example.pdf.size(0), (595.2756, 841.8898), "{} is on A4", example.name());
    }
}

#[test]
fn pages_from_the_second_say_whose_they_are() {
    for example in OWN.iter().filter(|example| example.profile == "researcher") {
        let (pages, author) = (example.pdf.pages(), squash(&example.pdf.info("Author").expect("an author")));
        assert!(pages > 1, "{} has one page", example.name());
        for page in 0..pages {
            let text = squash(&example.pdf.decoration(page));
            let said = text.contains(&author) && text.contains(&format!("{}/{pages}", page + 1));
            assert_eq!(said, page > 0, "{}, page {}: `{text}`", example.name(), page + 1);
        }
    }
}

#[test]
fn fonts_are_embedded_subsets_of_the_layouts_families() {
    for example in OWN.iter() {
        let layout = example.yaml()["documents"][example.document]["layout"].as_str().expect("a layout").to_owned();
        let manifest: toml::Table = read(format!("layouts/{layout}/typst.toml")).parse().expect("a manifest");
        let roles = manifest["tool"]["jikji"]["fonts"].as_table().expect("roles");
        let families = roles.values().flat_map(|role| role["families"].as_array().expect("families"));
        let families: Vec<_> = families.map(|family| family.as_str().expect("a name").replace(' ', "")).collect();
        let fonts = example.pdf.fonts();
        assert!(fonts.len() > 1, "{} has {fonts:?}", example.name());
        for font in fonts {
            let (prefix, base) = font.name.split_once('+').unwrap_or_else(|| panic!("{font:?} is no subset"));
            assert!(font.embedded && prefix.len() == 6 && prefix.bytes().all(|c| c.is_ascii_uppercase()), "{font:?}");
            assert!(families.iter().any(|family| base.starts_with(&format!("{family}-"))), "{font:?} in {layout}");
        }
    }
}

#[test]
fn metadata_say_what_it_is() {
    let said = |example: &Example| {
        let info = |key| example.pdf.info(key).unwrap_or_default();
        (info("Title"), info("Author"), example.pdf.lang().unwrap_or_default())
    };
    let expected = [
        ("Gildong Hong – Résumé", "Gildong Hong", "en"),
        ("홍길동 이력서", "홍길동", "ko-KR"),
        ("Nurim Han – Curriculum vitae", "Nurim Han", "en"),
        ("한누림 이력서 및 연구업적", "한누림", "ko-KR"),
        ("Dohyun Nam – Résumé", "Dohyun Nam", "en"),
        ("남도현 이력서", "남도현", "ko-KR"),
    ];
    for (example, (title, author, lang)) in OWN.iter().zip(expected) {
        assert_eq!(said(example), (title.into(), author.into(), lang.into()));
        let keywords = example.pdf.info("Keywords").unwrap_or_default();
        let words = match example.profile {
            "engineer" => ["Rust", "eBPF"],
            "researcher" => ["Python", "C++"],
            _ => ["Python", "SQL"],
        };
        for word in words {
            assert!(keywords.contains(word), "{word} is not in {keywords}");
        }
        let xmp = example.pdf.xmp();
        for part in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
            title,
            author,
            &format!("<rdf:li>{lang}</rdf:li>"),
            "2026-11-01",
        ] {
            assert!(xmp.contains(part), "{part} is not in {xmp}");
        }
    }
}

#[test]
fn pages_are_tagged() {
    for example in OWN.iter() {
        let (yaml, name) = (example.yaml(), example.name());
        let sections = match yaml["documents"][example.document]["sections"].as_sequence() {
            Some(named) => named.len(),
            None => yaml["sections"].as_mapping().expect("sections").len(),
        };
        let pdf = &example.pdf;
        assert_eq!((pdf.count("H1"), pdf.count("H2")), (1, sections), "{name}");
        // A form has tables where others have headings.
        assert!(pdf.count("H3") > 3 || pdf.count("Table") > 3, "{name}: {:?}", pdf.tags());
        let tags = pdf.tags();
        assert_eq!(tags[0], "Document", "{name}");
        assert!(
            pdf.count("L") > 3 && pdf.count("LI") > pdf.count("L") && pdf.count("LBody") == pdf.count("LI"),
            "{name}"
        );
        assert!(pdf.count("P") > 0, "{name}: {tags:?}");
        assert!(pdf.count("Link") >= pdf.links().len(), "{name}");
    }
}

#[test]
fn links_lead_where_the_profile_says() {
    let links = |index: usize| OWN[index].pdf.links();
    for url in [
        "mailto:gildong@example.org",
        "tel:+821000000000",
        "https://github.com/gildong-example",
        "https://git.example.org/q/560",
        "https://blog.example.org",
    ] {
        for links in [links(0), links(1)] {
            assert!(links.iter().any(|link| link == url), "{url} is not among {links:?}");
        }
    }
    for url in [
        "https://doi.org/10.0000/tas.2027.0031",
        "https://arxiv.org/abs/2609.00000",
        "https://orcid.org/0000-0000-0000-0001",
    ] {
        for links in [links(2), links(3)] {
            assert!(links.iter().any(|link| link == url), "{url} is not among {links:?}");
        }
    }
}

#[test]
fn text_has_no_characters_that_nobody_wrote() {
    for example in OWN.iter() {
        let text: String = example.pdf.runs.iter().map(|run| run.text.as_str()).collect();
        assert!(is_nfc(&text), "{} is not in normal form C", example.name());
        let odd = |c: &char| {
            matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{E000}'..='\u{F8FF}' | '\u{FEFF}' | '\u{FFFD}' | '\u{F0000}'..)
                || c.is_control()
        };
        assert_eq!(text.chars().find(odd), None, "{}", example.name());
    }
}

#[test]
fn bytes_are_the_same_on_every_run() {
    for example in OWN.iter() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let copy = folder.path().join(format!("{}.yaml", example.profile));
        std::fs::copy(path(example.profile), &copy).expect("a copy");
        std::fs::copy(root().join("examples/graduate.jpg"), folder.path().join("graduate.jpg")).expect("a copy");
        let run = |profile: &str, env: &[(&str, &str)]| {
            let test = Test::new().args(["build", profile, "-d", example.document, "-o", "-"]);
            let done = env.iter().fold(test, |test, (name, value)| test.env(name, value)).clean();
            assert!(done.stdout == example.bytes, "{} differs with {env:?}", example.name());
        };
        run(&path(example.profile), &[("RAYON_NUM_THREADS", "1"), ("TZ", "Asia/Seoul"), ("LANG", "ko_KR.UTF-8")]);
        run(&path(example.profile), &[("RAYON_NUM_THREADS", "4"), ("TZ", "America/New_York"), ("LC_ALL", "C")]);
        run(copy.to_str().expect("UTF-8"), &[("USER", "somebody"), ("HOME", "/nowhere"), ("LANG", "tr_TR.UTF-8")]);
    }
}
