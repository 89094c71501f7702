//! Korean sentences with all that may stand in a Hangul word, set in columns of many widths and in every layout.

use std::collections::BTreeSet;

use jikji::document::Document;
use jikji::layout::Layout;
use jikji::layout::options::Value;
use jikji::output::{Standards, pdf};
use jikji::profile::documents::Pages;
use jikji::project::plan::Request;

use crate::draft::Draft;
use crate::hangul::{OTHERS, lines};
use crate::pdf::Pdf;
use crate::support::{Test, read, squash};

/// The widths of the test column, in millimetres.
const WIDTHS: [u32; 10] = [40, 48, 56, 64, 75, 90, 110, 130, 155, 180];
/// What no line of this many millimetres or more needs to break.
const WIDE: u32 = 64;
/// Dates, periods and amounts of the corpus with spaces in them, and other text that Typst would part, which stand on one line.
const HELD: [&str; 36] = [
    "2020. 8. 1.부터",
    "2023. 7. 31.까지",
    "2020년 8월 1일에",
    "2023년 7월까지",
    "2020.08 – 2023.07",
    "2019년 3월",
    "(2021.03 – 2021.08)에는",
    "2024. 11. 1.",
    "2022년 12월 31일까지",
    "2020.08 – 현재",
    "2017.03 ~ 2019.02",
    "10 %",
    "1,200억 원",
    "86억 원을",
    "10 년",
    "약 3만 건의",
    "5 명이",
    "총 4조 2,000억 원의",
    "제 3 회",
    "30여 명과",
    "9시 30분까지",
    "1년 6개월간",
    "840 ms에서",
    "35 ms로",
    "3.5 GHz",
    "330㎡",
    "3.5㎓",
    "ABC㈜",
    "㈜ 새별에서",
    "C++17",
    "CI/CD",
    "USB-C",
    "약 5만 곳을",
    "36억 원을",
    "※ 표시가",
    "☎ 010-0000-0000",
];
/// Signs that no line begins with.
const BETWEEN: [char; 4] = ['→', '·', '/', '~'];

fn sentences() -> Vec<String> {
    let text = read("tests/corpus/ko.txt");
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

/// A profile whose points are the sentences.
fn profile() -> String {
    let points = sentences().into_iter().map(|it| format!("        - {}\n", serde_json::to_string(&it).expect("JSON")));
    format!(
        "languages: [ko]\nname: 홍길동\nsections:\n  experience:\n    - company: 새별클라우드\n      highlights:\n{}",
        points.collect::<String>()
    )
}

/// A sentence as it is shown, quotes as they are written.
fn shown(sentence: &str) -> String {
    let mut text = sentence.to_owned();
    while let Some(middle) = text.find("](") {
        let open = text[..middle].rfind('[').expect("the link begins");
        let close = middle + text[middle..].find(')').expect("the link ends");
        text = format!("{}{}{}", &text[..open], &text[open + 1..middle], &text[close + 1..]);
    }
    let marks = ["<sup>", "</sup>", "<sub>", "</sub>", "*", "`"];
    straight(&marks.iter().fold(text, |text, mark| text.replace(mark, "")))
}

fn straight(text: &str) -> String {
    text.replace(['“', '”'], "\"").replace(['‘', '’'], "'")
}

/// The sentences in a column, one paragraph each.
fn column(width: u32) -> Document {
    let width = Value { name: "width".into(), text: Some(format!("{width}mm")), places: None };
    set("./tests/corpus/column", vec![width])
}

fn set(layout: &str, settings: Vec<Value>) -> Document {
    let request = Request { layouts: vec![layout.into()], pages: Some(Pages::Any), settings, ..Request::default() };
    Draft::new(profile(), request).typeset()
}

fn broken(document: &Document) -> BTreeSet<String> {
    let places = document.broken_words().iter();
    places.map(|place| shown(&place.file.text[place.range.clone()])).collect()
}

/// The lines on which a word of the corpus stands in part, but for those that are allowed to.
fn split(document: &Document, words: &BTreeSet<String>, broken: &BTreeSet<String>) -> Vec<String> {
    let allowed = |word: &str| {
        words.contains(word.trim_end_matches(':'))
            || words.contains(word)
            || broken.iter().any(|whole| parts(whole, word))
    };
    let is_hangul = |word: &str| word.chars().any(|c| ('가'..='힣').contains(&c));
    let lines = lines(document).into_iter().map(|line| straight(&line));
    lines.filter(|line| line.split_whitespace().any(|word| is_hangul(word) && !allowed(word))).collect()
}

/// Whether a broken word may have left this on a line.
fn parts(whole: &str, word: &str) -> bool {
    let core = word.trim_matches(|c: char| "「」『』《》〈〉()\"'.,".contains(c));
    whole.contains(core) || core.contains(whole)
}

#[test]
fn no_word_is_split_at_any_width() {
    let sentences = sentences();
    assert!(sentences.len() >= 200, "only {} sentences", sentences.len());
    let shown: Vec<String> = sentences.iter().map(|sentence| shown(sentence)).collect();
    let words: BTreeSet<String> = shown.iter().flat_map(|it| it.split_whitespace()).map(str::to_owned).collect();
    for width in WIDTHS {
        let document = column(width);
        let broken = broken(&document);
        assert!(width < WIDE || broken.is_empty(), "{width} mm: {broken:?}");
        assert!(width > WIDTHS[0] || !broken.is_empty(), "no word is wider than {width} mm");
        assert_eq!(split(&document, &words, &broken), [""; 0], "{width} mm; broken: {broken:?}");
        let lines: Vec<String> = lines(&document).iter().map(|line| straight(line.trim())).collect();
        for held in HELD {
            assert!(shown.iter().any(|it| it.contains(held)), "{held} is not in the corpus");
            let whole = lines.iter().any(|line| line.contains(held));
            assert!(whole || broken.iter().any(|word| word.contains(held)), "{width} mm: `{held}` stands on two lines");
        }
        for line in &lines {
            let ends = ["※", "☎", "㈜"].iter().any(|mark| line.split(' ').next_back() == Some(mark));
            assert!(!line.starts_with(BETWEEN) && !ends, "{width} mm: {line}");
        }
        if broken.is_empty() {
            assert_eq!(lines.join(" "), shown.join(" "), "{width} mm: spaces");
        }
        let bytes = pdf(&document, &Standards::default()).expect("the document is right");
        let text = straight(&squash(&Pdf::read(&bytes).text()));
        let wanted = squash(&shown.join(""));
        let same = text.chars().zip(wanted.chars()).take_while(|(one, other)| one == other).count();
        let rest: String = text.chars().skip(same.saturating_sub(20)).take(40).collect();
        assert!(text == wanted, "{width} mm: the text layer is not the corpus: {rest}");
    }
}

#[test]
fn units_and_short_compounds_stay_whole_in_english() {
    let held = ["840 ms", "35 ms", "3.5 GHz", "12 kg", "90 km/h", "CI/CD", "C++17", "USB-C", "A/B", "TCP/IP"];
    let text = held.map(|held| format!("is {held}, or thereabouts {held}")).join(" and ");
    let yaml = format!("name: Hong\nsections:\n  experience: [{{company: Saebyeol, highlights: [\"{text}\"]}}]\n");
    for width in WIDTHS {
        let width = Value { name: "width".into(), text: Some(format!("{width}mm")), places: None };
        let request =
            Request { layouts: vec!["./tests/corpus/column".into()], settings: vec![width], ..Request::default() };
        let lines = lines(&Draft::new(yaml.clone(), request).typeset());
        let count = |held: &str| lines.iter().map(|line| line.matches(held).count()).sum::<usize>();
        assert_eq!(held.map(count), [2; 10], "{lines:#?}");
    }
}

#[test]
fn no_word_is_split_in_any_layout() {
    let shown: Vec<String> = sentences().iter().map(|sentence| shown(sentence)).collect();
    let mut words: BTreeSet<String> = shown.iter().flat_map(|it| it.split_whitespace()).map(str::to_owned).collect();
    words.extend(OTHERS.map(str::to_owned));
    for layout in Layout::names() {
        let document = set(layout, Vec::new());
        assert_eq!(document.broken_words(), []);
        assert_eq!(split(&document, &words, &BTreeSet::new()), [""; 0], "{layout}");
        let bytes = pdf(&document, &Standards::default()).expect("the document is right");
        let text = straight(&squash(&Pdf::read(&bytes).text()));
        for sentence in &shown {
            assert!(text.contains(&squash(sentence)), "{layout}: `{sentence}` is not in the text layer");
        }
    }
}

#[test]
fn a_word_wider_than_its_column_breaks_with_a_warning() {
    let word = "국립중앙과학기술정보연구원데이터베이스관리시스템표준화위원회".repeat(3);
    let yaml = format!("languages: [ko]\nname: 홍길동\nsummary: 앞의 **말**과 {word}에서 일했습니다\n");
    let done = Test::new().profile(&yaml).args(["build", "me.yaml", "-o", "-", "-l", "one-page"]).run();
    assert!(done.stderr.starts_with("warning[overflow]: this word is wider than its column"), "{}", done.stderr);
    assert!(done.stderr.contains("me.yaml:3:20") && done.status == 0, "{}", done.stderr);
    let text = squash(&done.stream().text());
    assert!(text.contains(&format!("앞의말과{word}에서일했습니다")), "{text}");
}

#[test]
fn a_word_that_runs_over_what_stands_beside_it_breaks_with_a_warning() {
    let word = "국립중앙과학기술정보연구원데이터베이스관리시스템표준화위원회사무국";
    let yaml = format!(
        "languages: [ko]\nname: 홍길동\nsummary: {}\nsections:\n  experience:\n    - {{company: 새별, highlights: [짧은 글, \"{word}에서 일함\"]}}\n  skills:\n    - {{name: {word}, keywords: [하나]}}\n",
        "옆 칸에는 여러 줄에 걸친 글이 있습니다. ".repeat(5),
    );
    let columns = format!("{}/tests/corpus/columns", env!("CARGO_MANIFEST_DIR"));
    for (layout, options, place) in [
        (columns.as_str(), ["--set", "width=80pt"], "me.yaml:6:41"),
        // Its panel, with its edges and without.
        ("sidebar", ["--set", "tint=true"], "me.yaml:8:14"),
        ("sidebar", ["--set", "tint=false"], "me.yaml:8:14"),
        // A cell between rules.
        ("ko-form", ["--pages", "any"], "me.yaml:8:14"),
    ] {
        let test = Test::new().profile(&yaml).args(["build", "me.yaml", "-o", "-", "-l", layout]).args(options);
        let done = test.run();
        let told = done.stderr.split("\n\n").find(|told| told.contains(place)).unwrap_or_default();
        assert!(told.starts_with("warning[overflow]: this word is wider than its column"), "{layout}: {}", done.stderr);
        let text = squash(&done.stream().text());
        assert!(text.contains(word), "{layout}: {text}");
    }
}

#[test]
fn a_word_behind_others_breaks_too() {
    let word = "사내개발분산트랜잭션처리프레임워크엔진플랫폼";
    let rest = "  experience: [{company: 새별, highlights: [짧은 글]}]\n";
    let yaml = format!(
        "languages: [ko]\nname: 홍길동\nsections:\n  skills: [{{name: 언어, keywords: [러스트, {word}]}}, {{name: 데이터 {word}, keywords: [하나]}}]\n{rest}"
    );
    for layout in ["sidebar", "ko-form"] {
        let done = Test::new().profile(&yaml).args(["build", "me.yaml", "-o", "-", "-l", layout]).run();
        assert!(
            done.stderr.starts_with("warning[overflow]: this word is wider than its column"),
            "{layout}: {}",
            done.stderr
        );
        assert!(!done.stderr.contains("error") && done.status == 0, "{layout}: {}", done.stderr);
        assert_eq!(squash(&done.stream().text()).matches(word).count(), 2, "{layout}");
    }
}

/// Behind a label that it may not be parted from, a word may be wider than its column though it is none by itself.
#[test]
fn a_word_breaks_that_has_room_but_for_its_label() {
    let word = "everywordstandsformanyothers".repeat(4);
    let school =
        |length: usize| format!("    - {{institution: 가람대, score: {0}, courses: [{0}]}}\n", &word[..length]);
    let schools: String = (30..110).map(school).collect();
    let yaml = format!("languages: [ko]\nname: 홍길동\nsections:\n  education:\n{schools}");
    for layout in Layout::names() {
        let done = Test::new().profile(&yaml).args(["check", "me.yaml", "--pages", "any", "-l", layout]).run();
        assert!(!done.stderr.contains("error") && done.status == 0, "{layout}: {}", done.stderr);
    }
}

#[test]
fn a_latin_word_that_is_wider_than_its_column_breaks_with_a_warning() {
    let word = "Antidisestablishmentarianism".repeat(8);
    let yaml = format!(
        "languages: [en]\nname: Hong\nsummary: Knows {word} well\nsections:\n  skills:\n    - {{name: {word}, keywords: [one]}}\n"
    );
    for layout in Layout::names() {
        let done = Test::new().profile(&yaml).args(["build", "me.yaml", "-o", "-", "-l", layout]).run();
        for place in ["me.yaml:3:16", "me.yaml:6:14"] {
            let told = done.stderr.split("\n\n").find(|told| told.contains(place)).unwrap_or_default();
            assert!(
                told.starts_with("warning[overflow]: this word is wider than its column"),
                "{layout}: {}",
                done.stderr
            );
        }
        assert!(!done.stderr.contains("error") && done.status == 0, "{layout}: {}", done.stderr);
        // As much as was written, without a hyphen.
        assert_eq!(squash(&done.stream().text()).matches(&word).count(), 2, "{layout}");
    }
}

/// Parts of profiles that a fuzz of all fields found: wide words, chains of styles, addresses and emoji in narrow columns.
const PARTS: [(&str, &str); 11] = [
    ("patent", "{title: →, start: “정말?”이라고 국립중앙과학기술정보연구원}"),
    ("interest", "{text: 電子工學科, date: ['*emphasis*', '분산설계했습니다*emphasis*#1👩‍💻']}"),
    ("project", "{name: '`code`', start: '✅ #1 incomprehensibilities state-of-the-art'}"),
    (
        "interest",
        "{text: 洪吉童gildong.hong@example.org&amp;#1Zürichthe`code`H<sub>2</sub>O👩‍💻‘말’국립중앙과학기술정보연구원e.g.}, {text: 大韓民國}",
    ),
    (
        "skill",
        "{keywords: [일함], groups: [{highlights: ['🚀 Zürich #1 e.g.']}], date: ['#1 “정말?”이라고 USB-C 설계했습니다 and 「서비스」 30~40% 데이터베이스관리시스템표준화위원회에서', '2021']}",
    ),
    ("skill", "{keywords: ['<https://example.org> ’23 30~40% e.g.'], level: engineer and}"),
    ("talk", "{title: '**strong**', date: [2021-05, '2020년 H<sub>2</sub>O'], highlights: [㈜한울]}"),
    (
        "entry",
        "{title: gildong.hong@example.org gildong.hong@example.org, start: O'Brien, end: 2021-11-23, language: nl, links: {Slides: 'https://example.org/a', '일함 e.g. 분산': 'https://example.org/b'}}",
    ),
    (
        "entry",
        "{title: CI/CD, summary: 'x<sup>2</sup>설계했습니다電子工學科분산AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'}",
    ),
    (
        "certificate",
        "{name: code, date: ['국립중앙과학기술정보연구원 &amp;', '2021'], note: LONG, location: LONG, highlights: [LONG]}",
    ),
    ("award", "{title: code, location: LONG, note: LONG, summary: LONG}"),
];

#[test]
fn whatever_is_wider_than_its_column_breaks_and_is_shown() {
    let long = "“설계했습니다 데이터베이스관리시스템표준화위원회에서 and incomprehensibilities ”".repeat(16);
    for (kind, entries) in PARTS {
        let entries = entries.replace("LONG", &long);
        for layout in Layout::names() {
            let yaml = format!(
                "languages: [ko, en]\nname: Hong\nsections:\n  part:\n    title: Part\n    kind: {kind}\n    entries: [{entries}]\ndocuments:\n  cv: {{layout: {layout}, lang: ko, options: {{justify: true}}}}\n"
            );
            let done = Test::new().profile(&yaml).args(["check", "me.yaml", "--pages", "any"]).run();
            let fault = ["error", "not-shown"].iter().any(|fault| done.stderr.contains(fault));
            assert!(!fault && done.status == 0, "{layout}, {kind}: {}", done.stderr);
        }
    }
}

#[test]
fn long_contacts_break_in_every_head() {
    let site = format!("https://example.org/some-long-part{}/x", "/0123456789abcdef0123456789abcdef".repeat(2));
    let yaml = format!(
        "name: Hong\ncontact: {{location: Seoul, website: ['{site}', 'https://example.org/a'], email: '{}@example.org'}}\nsections: {{a: {{title: A, entries: [{{title: B}}]}}}}\n",
        "long-part.".repeat(5) + "a"
    );
    for layout in Layout::names() {
        let done = Test::new().profile(&yaml).args(["check", "me.yaml", "-l", layout, "--pages", "any"]).run();
        assert!(!done.stderr.contains("error") && done.status == 0, "{layout}: {}", done.stderr);
    }
}

#[test]
fn a_word_of_many_short_runs_breaks_with_a_warning() {
    let formula = "C<sub>12</sub>H<sub>22</sub>O<sub>11</sub>N<sub>3</sub>P<sub>5</sub>S<sub>8</sub>Fe<sub>2</sub>Cu<sub>3</sub>Zn<sub>7</sub>";
    for (part, count) in [
        ("**ab**c", 87),
        ("*a*b", 120),
        ("10<sup>5</sup>", 60),
        ("<sub>ab</sub>", 150),
        ("`ab`**c**", 80),
        ("[ab](https://example.org)", 90),
        ("**ab**é", 87),
        (formula, 6),
    ] {
        let word = part.repeat(count);
        let yaml = format!("name: Jo Doe\nsummary: \"See {word} there.\"\n");
        for layout in Layout::names() {
            let done = Test::new().profile(&yaml).args(["check", "me.yaml", "-l", layout]).run();
            assert!(
                done.status == 0 && done.stderr.starts_with("warning[overflow]"),
                "{layout} {part}: {}",
                done.stderr
            );
            let request = Request { layouts: vec![layout.into()], pages: Some(Pages::Any), ..Request::default() };
            for run in Draft::new(yaml.clone(), request).typeset().positions() {
                assert!(run.x + run.width < 595.3, "{layout} {part}: {run:?}");
            }
        }
    }
}

#[test]
fn words_of_links_and_formulas_break_in_narrow_columns() {
    let title = "[Donaudampfschifffahrtsgesellschaft](https://example.org/a)[skapitaensmuetzenabzeichenverleihungs](https://example.org/b)";
    let formula = "C<sub>12</sub>H<sub>22</sub>O<sub>11</sub>N<sub>3</sub>P<sub>5</sub>S<sub>8</sub>Fe<sub>2</sub>Cu<sub>3</sub>Zn<sub>7</sub>";
    let yaml = format!(
        "name: Jo Doe\nsummary: Chemist.\nsections:\n  awards: [{{title: '{title}', date: 2020}}]\n  skills: [{{name: Work, keywords: ['{formula}']}}]\n"
    );
    for layout in ["academic", "sidebar"] {
        let args = ["check", "me.yaml", "--pages", "any", "-l", layout, "--set", "margin=60mm"];
        let done = Test::new().profile(&yaml).args(args).run();
        assert!(done.stderr.contains("overflow]"), "{layout}: {}", done.stderr);
    }
}

#[test]
fn an_address_breaks_behind_its_signs_and_never_behind_a_hyphen() {
    let address =
        "some-body-of-a-very-long-name-indeed@mail.department-of-many-things.university-of-somewhere.example.org";
    let link =
        "https://hong.example.site/some-long-page-of-mine-0123456789abcdef0123456789abcdef0123456789abcdef0123456789";
    let yaml = format!(
        "languages: [en]\nname: Ana Garcia-Lopez\nsummary: Engineer.\ncontact: {{email: {address}, website: '{link}', links: {{github: abcdefghijklmnopqrstuvwxyz0123456789abc}}}}\n"
    );
    for layout in Layout::names() {
        for size in ["9pt", "24pt"] {
            let set = format!("size={size}");
            let args = ["build", "me.yaml", "-o", "-", "-l", layout, "--pages", "any", "--set", &set];
            let done = Test::new().profile(&yaml).args(args).run();
            assert!(!done.stderr.contains("error") && done.status == 0, "{layout} {size}: {}", done.stderr);
            let text = done.stream().text();
            for whole in [address, &link["https://".len()..], "github.com/abcdefghijklmnopqrstuvwxyz0123456789abc"] {
                assert!(squash(&text).contains(whole), "{layout} {size}: {text}");
            }
            assert!(text.lines().all(|line| !line.ends_with('-')), "{layout} {size}: {text}");
            let broken = !text.lines().any(|line| line.contains(address));
            assert!(
                !broken || done.stderr.contains("this address is wider than its column"),
                "{layout} {size}: {}",
                done.stderr
            );
        }
    }
}

#[test]
fn nothing_of_how_words_are_held_is_in_the_pdf() {
    let word = "국립중앙과학기술정보연구원";
    let yaml = format!(
        "languages: [ko]\nname: 홍길동\nsections:\n  experience:\n    - {{company: {word}, url: https://example.org, start: 2020-01, end: 2021-01}}\n"
    );
    for layout in Layout::names() {
        let pdf = Test::new().profile(&yaml).args(["build", "me.yaml", "-o", "-", "-l", layout]).clean().stream();
        let marks = pdf.bookmarks();
        // Rows of a form have no headings.
        assert!(
            ["ko-form", "ko-public"].contains(&layout) || marks.iter().any(|mark| mark.contains(word)),
            "{layout}: {marks:?}"
        );
        assert!(marks.iter().all(|mark| !mark.contains('\u{2060}')), "{layout}: {marks:?}");
        for (url, [left, bottom, right, top]) in pdf.link_areas() {
            assert!(right - left < 250.0 && top - bottom > 5.0, "{layout}: {url} {left}–{right}, {bottom}–{top}");
        }
    }
}

#[test]
fn links_are_whole_on_each_line() {
    let words = "링크를 걸어 둔 Kubernetes로 옮긴 **분산시스템**을 다루는 `cgroup`의 [「실측메모리」와 **오픈소스**로 만든 \
                 스케줄러를 하나의 긴 문장으로 이어 쓴 것](https://example.org/long)에서 보듯이";
    let yaml = format!("languages: [ko]\nname: 홍길동\nsummary: '{words}'\n");
    for layout in Layout::names() {
        let pdf = Test::new().profile(&yaml).args(["build", "me.yaml", "-o", "-", "-l", layout]).clean().stream();
        let quads = pdf.link_quads("https://example.org/long");
        assert!(!quads.is_empty(), "{layout}");
        let mut lines: Vec<Vec<[f32; 4]>> = Vec::new();
        for quad in quads {
            let middle = |[_, bottom, _, top]: [f32; 4]| (bottom + top) / 2.0;
            match lines.iter_mut().find(|line| (middle(line[0]) - middle(quad)).abs() < 5.0) {
                Some(line) => line.push(quad),
                None => lines.push(vec![quad]),
            }
        }
        for mut line in lines {
            line.sort_by(|one, next| one[0].total_cmp(&next[0]));
            for pair in line.windows(2) {
                assert!((pair[1][0] - pair[0][2]).abs() < 0.1, "{layout}: a gap in the link: {pair:?}");
            }
        }
    }
}
