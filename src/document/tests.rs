//! Documents set from small layouts, and what their pages hold.

use std::sync::Arc;
use std::thread;

use serde_json::{Value as Json, json};

use super::{Contents, Document, Input, Position, Sources, Typesetter, typeset};
use crate::diagnostic::{Code, Diagnostic, Place, SourceFile};
use crate::fonts::Fonts;
use crate::output::{Standards, pdf, png, svg};
use crate::view::text::known::KnownTexts;
use crate::view::text::rich::Rich;
use crate::view::value::{LayoutValue, Part};

const RESTORE: &str = include_str!("../../layouts/shared/profile.typ");
const FONT: &str = r#"set text(font: ("Jikji Sans", "Jikji Hanja"), size: 11pt)"#;

/// An input in the making: a profile, and a layout of one function.
pub(super) struct Test {
    yaml: String,
    body: Json,
    resume: String,
    options: Json,
    via_json: bool,
}

impl Test {
    /// A document whose layout shows `body`, a list of pieces.
    pub fn new(yaml: &str, body: Json) -> Self {
        Self { yaml: yaml.into(), body, resume: "profile.body".into(), options: json!({}), via_json: false }
    }

    pub fn options(self, options: Json) -> Self {
        Self { options, ..self }
    }

    pub fn resume(self, code: &str) -> Self {
        Self { resume: code.into(), ..self }
    }

    fn via_json(self) -> Self {
        Self { via_json: true, ..self }
    }

    fn typeset(&self) -> Result<Document, Vec<Diagnostic>> {
        let lib = format!("#let resume(profile, options) = {{\n  {FONT}\n  {}\n}}\n", self.resume);
        let number = |number| LayoutValue::Number(number);
        let date = LayoutValue::Dict(vec![
            ("year".into(), number(2026)),
            ("month".into(), number(11)),
            ("day".into(), number(1)),
        ]);
        let mut body: Rich = serde_json::from_value(json!({ "rich": self.body })).expect("the pieces are right");
        body.hold_words(&KnownTexts::default());
        let profile = LayoutValue::Dict(vec![
            ("lang".into(), "ko".into()),
            ("region".into(), "KR".into()),
            ("title".into(), "홍길동 이력서".into()),
            ("author".into(), "홍길동".into()),
            ("subject".into(), LayoutValue::None),
            ("keywords".into(), LayoutValue::List(vec!["Rust".into()])),
            ("date".into(), date),
            ("body".into(), body.value()),
        ]);
        let input = Input {
            profile,
            layout_name: "layouts/test".into(),
            layout: vec![("lib.typ".into(), lib.into_bytes().into())],
            shared: vec![("profile.typ".into(), RESTORE.as_bytes().into())],
            language: None,
            images: Vec::new(),
            source: Arc::new(SourceFile::new("me.yaml", self.yaml.clone())),
            fonts: &Fonts::bundled(),
            sources: Sources::default(),
            contents: Contents::default(),
            via_json: self.via_json,
        };
        typeset(&input, &self.options)
    }

    pub fn document(&self) -> Document {
        self.typeset().unwrap_or_else(|problems| panic!("{problems:#?}"))
    }

    fn problems(&self) -> Vec<Diagnostic> {
        self.typeset().err().expect("something is wrong")
    }
}

/// The place that a diagnostic points at: its file and the text there.
fn pointed(diagnostic: &Diagnostic) -> (&str, &str) {
    let place = diagnostic.place.as_ref().expect("it has a place");
    (&place.file.name, &place.file.text[place.range.clone()])
}

fn text(text: &str) -> Json {
    json!({"text": {"text": text}})
}

fn every_piece() -> Json {
    json!([
        text("Plain, "),
        {"strong": [text("strong "), {"emph": [text("and both")]}]},
        text(" #let $x$ @me <y> ~ ` — "),
        {"emph": [text("emph")]},
        text(", "),
        {"code": {"text": "a  -> b"}},
        text(", H"), {"sub": [text("2")]}, text("O, 2"), {"sup": [text("nd")]}, text(" "),
        {"link": {"url": "https://example.org/a?b=c", "body": [text("a link "), {"strong": [text("to it")]}]}},
        "break",
        {"lang": {"lang": "en", "body": [text("in English")]}},
        text(" "),
        {"word": [text("분산"), {"strong": [text("시스템")]}, text("을")]},
        text(" 洪吉童"),
        "paragraph",
        text("The next paragraph."),
    ])
}

#[test]
fn both_readers_give_the_same_pages() {
    let with_places = Test::new("", every_piece()).document();
    let restored = Test::new("", every_piece()).via_json().document();
    assert!(with_places.positions().len() > 15);
    assert_eq!(lines(&with_places), lines(&restored));
    assert_eq!(with_places.links(), restored.links());
    assert_eq!(with_places.links().iter().collect::<Vec<_>>(), ["https://example.org/a?b=c"]);
}

/// The lines of the pages with their left edges and baselines: a Hangul word is part of its line's run or a box in it.
fn lines(document: &Document) -> Vec<(usize, i64, i64, String)> {
    let mut lines: Vec<(usize, i64, i64, String)> = Vec::new();
    for Position { page, x, y, text, .. } in document.positions() {
        // Where a unit is a row of boxes, no-break spaces stand between them.
        let text = text.replace('\u{a0}', " ");
        let (x, y) = ((x * 100.0).round() as i64, (y * 100.0).round() as i64);
        match lines.last_mut() {
            Some((last_page, _, last_y, line)) if (*last_page, *last_y) == (page, y) => line.push_str(&text),
            _ => lines.push((page, x, y, text)),
        }
    }
    lines
}

#[test]
fn hangul_words_stay_whole_and_leave_no_joiner() {
    let words = ["분산", "시스템을", "오픈소스로", "AWS(아마존)의", "데이터베이스에서", "옮겼습니다."];
    let text = words.iter().cycle().take(120).copied().collect::<Vec<_>>().join(" ");
    let pieces: Vec<_> =
        text.split(' ').flat_map(|word| [json!({"word": [{"text": {"text": word}}]}), self::text(" ")]).collect();
    let narrow = "set page(width: 60mm, height: auto, margin: 5mm); profile.body";
    let document = Test::new("", json!(pieces)).resume(narrow).document();
    let lines = lines(&document);
    assert!(lines.len() > 20);
    for (.., line) in &lines {
        assert!(line.split_whitespace().all(|word| words.contains(&word)), "{line}");
    }
}

#[test]
fn characters_of_markup_are_text() {
    let document = Test::new("", every_piece()).document();
    let shown: String = document.positions().into_iter().map(|position| position.text).collect();
    assert!(shown.contains("#let $x$ @me <y> ~ ` — "), "{shown}");
}

#[test]
fn missing_glyph_points_at_the_character() {
    // Not assigned, so that no installed font has it.
    let yaml = "name: 홍길동\nsummary: 안녕 \u{50001} 세상 \u{50001}\n";
    let start = yaml.find("안녕").expect("it is there");
    let body = json!([{"text": {"text": "안녕 \u{50001} 세상 \u{50001}", "at": [start, yaml.len() - 1]}}]);
    let problems = Test::new(yaml, body).problems();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].code, Code::MissingGlyph);
    assert_eq!(problems[0].message, "no glyph for `\u{50001}` (U+50001) in `Jikji Sans`, 2 times");
    assert_eq!(problems[0].hints, ["remove it, or give a font that has it with --font-path and `fonts:`"]);
    assert_eq!(pointed(&problems[0]), ("me.yaml", "\u{50001}"));
    assert_eq!(
        problems[0].place.as_ref().expect("it has one").range.start,
        yaml.find('\u{50001}').expect("it is there")
    );
}

#[test]
fn joiners_do_not_count_in_places() {
    let yaml = "a: 데이터베이스에서 옮긴 𓀀, b: 𓀀";
    let at = [3, yaml.find(',').expect("it is there")];
    let word =
        |start: usize, text: &str| json!({"word": [{"text": {"text": text, "at": [start, start + text.len()]}}]});
    let gap = |start: usize| json!({"text": {"text": " ", "at": [start, start + 1]}});
    let (one, two) = ("데이터베이스에서", "옮긴");
    let (second, third) = (at[0] + one.len() + 1, at[1] - 4);
    let smile = json!({"text": {"text": "𓀀", "at": [third, at[1]]}});
    let body = json!([word(3, one), gap(second - 1), word(second, two), gap(third - 1), smile]);
    let problems = Test::new(yaml, body).problems();
    assert_eq!(problems[0].place.as_ref().expect("it has one").range, third..at[1]);
}

#[test]
fn missing_glyph_names_families_that_have_it() {
    let code = r#"set text(font: "JetBrains Mono", fallback: false); profile.body"#;
    let problems = Test::new("", json!([text("홍")])).resume(code).problems();
    assert_eq!(problems[0].hints, ["add a font that has it to `fonts:`: `Jikji Sans`, `Noto Serif KR`"]);
}

#[test]
fn missing_glyph_of_a_layout_points_there() {
    let problems = Test::new("", json!([])).resume("[Seen: 𓀀]").problems();
    assert_eq!(pointed(&problems[0]), ("layouts/test/lib.typ", "𓀀"));
}

#[test]
fn shows_what_is_on_the_page() {
    let yaml = "one: first\ntwo: second\n";
    let at = |word: &str| yaml.find(word).map(|start| start..start + word.len()).expect("it is there");
    let body = json!([{"strong": [{"code": {"text": "first", "at": [at("first").start, at("first").end]}}]}]);
    let document = Test::new(yaml, body).document();
    assert!(document.shows(at("first")));
    assert!(!document.shows(at("second")));
    assert!(document.shows(at("\n")), "blanks need no place");
    assert_eq!(document.fonts(), ["JetBrains Mono"]);
}

#[test]
fn layout_errors_name_the_layout() {
    let problems = Test::new("", json!([])).resume("profile.titel").problems();
    assert_eq!(problems[0].code, Code::TypstError);
    assert_eq!(pointed(&problems[0]), ("layouts/test/lib.typ", "titel"));
    assert_eq!(problems[0].hints, ["while calling `resume` at main.typ:28:2"]);
}

#[test]
fn warnings_are_errors() {
    let problems = Test::new("", json!([])).resume(r#"text(font: "Pretendart")[x]"#).problems();
    assert_eq!(problems[0].code, Code::UnknownFont);
    assert_eq!(problems[0].message, "unknown font family `pretendart`");
    assert_eq!(problems[0].hints[0], "did you mean `Pretendard`?");
    assert_eq!(pointed(&problems[0]), ("layouts/test/lib.typ", "\"Pretendart\""));
}

#[test]
fn nothing_else_can_be_reached() {
    let reads = [r#"read("/etc/passwd")"#, r#"read("/profile.yaml")"#, r#"read("/layout/../../lib.typ")"#];
    for code in reads.iter().chain(&[r#"import "@preview/cetz:0.4.0""#, "datetime.today()"]) {
        let problems = Test::new("secret", json!([])).resume(code).problems();
        assert_eq!(problems[0].code, Code::TypstError, "{code}");
        assert_eq!(pointed(&problems[0]).0, "layouts/test/lib.typ", "{code}");
    }
}

#[test]
fn link_without_address_is_refused() {
    let body = json!([{"link": {"url": "", "body": [{"text": {"text": "here", "at": [3, 7]}}]}}]);
    let problems = Test::new("a: here", body).problems();
    assert_eq!(problems[0].code, Code::BadUrl);
    assert_eq!(pointed(&problems[0]), ("me.yaml", "here"));
}

#[test]
fn fullness_is_of_the_text_area() {
    let page = |rest: &str| {
        let code = format!(
            "set page(height: 400pt, margin: (top: 100pt, rest: 50pt), footer: [foot], header: [head]); {rest}"
        );
        Test::new("", json!([])).resume(&code).document().fullness()
    };
    assert!(page("[x]") < 0.1);
    let half = page("[x]; v(100pt); [y]");
    assert!((0.45..0.6).contains(&half), "{half}");
    assert!(page("[x]; v(1fr); [y]") > 0.98);
    assert!(page("[x]; pagebreak(); [y]") < 0.1);
}

#[test]
fn options_are_read_anew() {
    let fonts = Fonts::bundled();
    let input = Input {
        profile: LayoutValue::Dict(
            [("lang", "en".into()), ("region", LayoutValue::None), ("title", "x".into()), ("author", "x".into())]
                .into_iter()
                .chain([("subject", LayoutValue::None)])
                .chain([("keywords", LayoutValue::List(Vec::new())), ("date", LayoutValue::None)])
                .map(|(name, value)| (name.into(), value))
                .collect(),
        ),
        layout_name: "test".into(),
        layout: vec![(
            "lib.typ".into(),
            b"#let resume(profile, options) = text(font: \"Jikji Sans\", options.say)"[..].into(),
        )],
        shared: vec![("profile.typ".into(), RESTORE.as_bytes().into())],
        language: None,
        images: Vec::new(),
        source: Arc::new(SourceFile::new("me.yaml", "")),
        fonts: &fonts,
        sources: Sources::default(),
        contents: Contents::default(),
        via_json: false,
    };
    let mut typesetter = Typesetter::new(&input).expect("it is well-formed");
    for word in ["one", "two"] {
        let document = typesetter.typeset(&json!({"say": word})).expect("it is right");
        assert_eq!(document.positions()[0].text, word);
    }
}

#[test]
fn deep_lists_fit_or_fail_cleanly() {
    let nested = |depth: usize| {
        let nest = "let nest(n) = if n == 0 { [x] } else { list(nest(n - 1)) }";
        Test::new("", json!([])).resume(&format!("set page(width: 200cm); {nest}; nest({depth})")).typeset()
    };
    assert_eq!(nested(24).ok().map(|document| document.pages()), Some(1));
    for depth in [64, 100] {
        let problems = nested(depth).err().expect("Typst gives up");
        assert!(problems[0].message.contains("depth exceeded"), "{problems:?}");
        assert!(problems[0].hints.len() <= 5);
    }
}

#[test]
fn deep_text_is_refused() {
    let mut piece = json!({"text": {"text": "deep", "at": [3, 7]}});
    for _ in 0..100 {
        piece = json!({"sup": [piece]});
    }
    let problems = Test::new("a: deep", json!([piece])).problems();
    assert_eq!(problems[0].code, Code::TooDeep);
}

#[test]
fn text_beyond_the_edge_breaks_where_it_may_and_is_found_where_not() {
    let yaml = "a: unbreakable, b: fine";
    let set = |show: &str| {
        let text = json!({"text": {"text": "unbreakable", "at": [3, 14]}});
        let body = json!([text, "break", {"text": {"text": "b", "at": [16, 17]}}]);
        Test::new(yaml, body).resume(&format!("set page(width: 50pt, margin: 5pt); {show}")).document()
    };
    let texts = |places: &[Place]| -> Vec<String> {
        places.iter().map(|place| place.file.text[place.range.clone()].to_owned()).collect()
    };
    let broken = set("profile.body");
    assert_eq!((texts(&broken.beyond_edge()), texts(broken.broken_words())), (vec![], vec!["unbreakable".to_owned()]));
    // A box that is wider than the page gives it room that is not there.
    let beyond = set("box(width: 200pt, profile.body)");
    assert_eq!(texts(&beyond.beyond_edge()), ["unbreakable"]);
}

#[test]
fn bytes_are_always_the_same() {
    let set = || {
        let document = Test::new("", every_piece()).document();
        (pdf(&document, &Standards::default()).expect("it meets them"), png(&document, 72.0), svg(&document))
    };
    let first = set();
    assert!(first.0.starts_with(b"%PDF-1.7"));
    assert_eq!((first.1.len(), first.2.len()), (1, 1));
    assert!(first == set());
    let threads: Vec<_> = (0..3).map(|_| thread::spawn(set)).collect();
    for thread in threads {
        assert!(first == thread.join().expect("it does not panic"));
    }
}

#[test]
fn standard_that_is_not_met_points_at_the_text() {
    let yaml = "a: \u{e0a0}";
    let document = Test::new(yaml, json!([{"code": {"text": "\u{e0a0}", "at": [3, 6]}}])).document();
    let problems = pdf(&document, &Standards::default()).expect_err("a private-use character has no meaning");
    assert_eq!(problems[0].code, Code::PdfStandard);
    assert_eq!(pointed(&problems[0]), ("me.yaml", "\u{e0a0}"));
}
