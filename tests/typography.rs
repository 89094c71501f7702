//! Mixed text: Hangul beside Latin letters, figures and Chinese characters.

use jikji::document::{Document, Position};
use jikji::layout::Layout;
use jikji::layout::options::Value;
use jikji::output::{Standards, pdf, svg};
use jikji::profile::documents::Pages;
use jikji::project::plan::Request;

use crate::draft::Draft;
use crate::pdf::Pdf;
use crate::support::Test;

/// What rounding may add up to, in points.
const NEAR: f64 = 0.01;

fn set(layout: &str, lang: &str, rest: &str) -> Document {
    let yaml = format!("languages: [{lang}]\nname: 홍길동\n{rest}\n");
    let request = Request { layouts: vec![layout.into()], pages: Some(Pages::Any), ..Request::default() };
    Draft::new(yaml, request).typeset()
}

/// The runs that some text is in.
fn runs(document: &Document, text: &str) -> Vec<Position> {
    let found: Vec<_> = document.positions().into_iter().filter(|run| run.text.contains(text)).collect();
    assert!(!found.is_empty(), "`{text}` is in no run: {:?}", document.positions());
    found
}

/// From one line of a long paragraph to the next, in the size of the text.
fn line_height(layout: &str, lang: &str, words: &str) -> f64 {
    let document = set(layout, lang, &format!("summary: {}", words.repeat(60)));
    let mut lines: Vec<_> = runs(&document, words.trim()).iter().map(|run| run.y).collect();
    lines.dedup();
    (lines[2] - lines[1]) / if layout == "one-page" { 9.3 } else { 10.0 }
}

#[test]
fn lines_of_hangul_stand_further_apart_than_latin_ones() {
    // Points of one line each, which the first layout is for, are the denser text.
    for (layout, hangul) in [("one-page", 1.44..1.55), ("academic", 1.55..1.65)] {
        let (korean, english) = (line_height(layout, "ko", "시스템 "), line_height(layout, "en", "systems "));
        assert!(hangul.contains(&korean), "{layout}: {korean}");
        assert!((1.25..1.42).contains(&english), "{layout}: {english}");
    }
}

#[test]
fn nothing_is_put_between_hangul_and_other_letters() {
    for layout in Layout::names() {
        let document = set(layout, "ko", "summary: 가漢나A다1라");
        let hanja = &runs(&document, "漢")[0];
        let (before, after) = (&runs(&document, "가")[0], &runs(&document, "나")[0]);
        let whole = after.x + after.width - before.x;
        if hanja != before {
            assert!((before.x + before.width - hanja.x).abs() < NEAR, "{layout}: {before:?} {hanja:?}");
            assert!((hanja.x + hanja.width - after.x).abs() < NEAR, "{layout}: {hanja:?} {after:?}");
        }
        let alone = |text: &str| {
            let runs = runs(&set(layout, "ko", &format!("summary: {text}")), text);
            runs.iter().filter(|run| run.text.trim() == text).map(|run| run.width).sum::<f64>()
        };
        let apart: f64 = ["가", "漢", "나", "A", "다", "1", "라"].map(alone).iter().sum();
        let mixed: f64 = document.positions().iter().filter(|run| run.y == hanja.y).map(|run| run.width).sum();
        assert!((mixed - apart).abs() < 0.3, "{layout}: {mixed} for {apart}, {whole} in all");
    }
}

#[test]
fn emphasis_shows_on_hangul() {
    let faces = |layout: &str| {
        let document = set(layout, "ko", "summary: 보통글자 *기운글자* 다시");
        let pdf = Pdf::read(&pdf(&document, &Standards::default()).expect("it is right"));
        (pdf.fonts_of("보통글자").join(" "), pdf.fonts_of("기운글자").join(" "))
    };
    let (plain, emphasised) = faces("academic");
    assert_ne!(plain, emphasised);
    // Where the face is the same, the colour is not.
    let fills = |text: &str| {
        let drawn = svg(&set("one-page", "ko", &format!("summary: {text}"))).concat();
        drawn
            .split("fill=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().map(str::to_owned))
            .collect::<std::collections::BTreeSet<_>>()
    };
    assert!(fills("보통 *기운글자*").len() > fills("보통 기운글자").len());
}

#[test]
fn figures_of_periods_have_one_width() {
    // In `sidebar`, periods stand in running lines, where such figures would have gaps.
    for layout in Layout::names().iter().filter(|layout| **layout != "sidebar") {
        let entry = |start: &str, end: &str| format!("    - {{company: 새별, start: {start}, end: {end}}}\n");
        let entries = entry("2011-11", "2011-11-11") + &entry("2020-08", "2026-08-30");
        let document = set(layout, "ko", &format!("sections:\n  experience:\n{entries}"));
        let width = |text: &str| {
            let y = runs(&document, text)[0].y;
            let figures = |run: &Position| run.y == y && run.text.contains(|c: char| c.is_ascii_digit());
            document.positions().iter().filter(|run| figures(run)).map(|run| run.width).sum::<f64>()
        };
        assert!((width("2011.11") - width("2020.08")).abs() < NEAR, "{layout}");
    }
}

#[test]
fn superscripts_are_small_and_high() {
    for layout in Layout::names() {
        let document = set(layout, "ko", "summary: 가 7 나 10<sup>7</sup>개 CO<sub>2</sub>의");
        let width = |text: &str| {
            document.positions().iter().filter(|run| run.text.trim() == text).map(|run| (run.width, run.y)).next_back()
        };
        let (line, normal) = (runs(&document, "가")[0].y, runs(&set(layout, "ko", "summary: '7'"), "7")[0].width);
        // Faces that have raised figures of their own keep the baseline.
        for (text, side) in [("7", 1.0), ("2", -1.0)] {
            let (width, y) = width(text).unwrap_or_else(|| panic!("{text} does not stand alone"));
            assert!(
                width < 0.85 * normal && (line - y) * side > -NEAR,
                "{layout}: {text}, {width} of {normal}, at {y} of {line}"
            );
        }
    }
}

#[test]
fn hanja_have_korean_shapes() {
    // The faces that stand behind the Latin ones are Korean, whatever the language of the document.
    for (layout, family) in [("one-page", "JikjiHanja"), ("academic", "NotoSerifKR")] {
        for lang in ["ko", "en"] {
            let document = set(layout, lang, "summary: 骨角");
            let pdf = Pdf::read(&pdf(&document, &Standards::default()).expect("it is right"));
            let fonts = pdf.fonts_of("骨");
            assert!(
                !fonts.is_empty()
                    && fonts.iter().all(|font| font.starts_with(family) || font.starts_with("JikjiHanja")),
                "{fonts:?}"
            );
        }
    }
}

#[test]
fn lines_are_flush_if_asked_to_be() {
    // No two sentences are of one length, so that no two lines end alike by chance.
    let sentence = |n: usize| format!("운영 중인 {} 서비스를 분산 저장소로 옮기는 일을 마쳤습니다. ", "나".repeat(n));
    let words: String = (1..20).map(sentence).collect();
    let yaml = format!("languages: [ko]\nname: 홍길동\nsummary: {words}\n");
    // Where lines end, in tenths of points.
    let ends = |layout: &str, justify: &str| {
        let setting = Value { name: "justify".into(), text: Some(justify.into()), places: None };
        let layouts = vec![layout.to_owned()];
        let request = Request { layouts, pages: Some(Pages::Any), settings: vec![setting], ..Request::default() };
        let mut lines = std::collections::BTreeMap::new();
        for run in Draft::new(yaml.clone(), request).typeset().positions() {
            let end: &mut f64 = lines.entry((run.y * 10.0) as i64).or_default();
            *end = end.max(run.x + run.width);
        }
        lines.into_values().map(|end| (end * 10.0).round() as i64).collect::<Vec<_>>()
    };
    for layout in Layout::names() {
        let (ragged, flush) = (ends(layout, "false"), ends(layout, "true"));
        let reach = |ends: &[i64], edge: &i64| ends.iter().filter(|end| *end == edge).count();
        let edge = flush.iter().max_by_key(|edge| reach(&flush, edge)).expect("there are lines");
        assert!(reach(&flush, edge) > 4 && reach(&ragged, edge) < 2, "{layout}: {ragged:?} {flush:?}");
    }
}

/// Typst gives the last Chinese character of a flush line its share of what the others are drawn apart, which no line counts.
#[test]
fn a_flush_line_may_end_with_a_chinese_character() {
    let words = ["분산", "시스템을", "大韓民國", "engineer", "洪吉童", "다시", "電子工學科", "설계했습니다"];
    for layout in Layout::names() {
        for length in 1..=words.len() {
            let summary: String = (0..90).map(|n| format!("{} ", words[n * length % words.len()])).collect();
            let yaml = format!("languages: [ko]\nname: 홍길동\nsummary: {summary}\n");
            let run =
                Test::new().profile(&yaml).args(["check", "me.yaml", "-l", layout, "--set", "justify=true"]).run();
            assert!(run.status == 0 && !run.stderr.contains("error"), "{layout}: {}", run.stderr);
        }
    }
}

#[test]
fn emphasis_is_read_on_a_band_of_any_colour() {
    for accent in ["#000000", "#0b3d2e", "#ffd400"] {
        let yaml = "languages: [ko]\nname: '*홍*길동'\nheadline: 서버 *개발자*\nsummary: 씀\n";
        let accent = format!("accent={accent}");
        let run = Test::new().profile(yaml).args(["check", "me.yaml", "-l", "modern", "--set", &accent]).run();
        assert!(run.status == 0 && !run.stderr.contains("not-shown"), "{accent}: {}", run.stderr);
    }
}

/// A date on two lines in the left column pushes the next entry down, so that the two dates do not touch.
#[test]
fn dates_of_two_lines_keep_clear_of_the_next() {
    let long = "{institution: Saegil, degree: M.A., start: 2024-03-15, end: 2024-12-31}";
    let next = "{institution: Hanul, degree: B.A., date: 2013-10}";
    let document = set("classic", "en", &format!("sections: {{education: [{long}, {next}]}}"));
    let baseline = |text: &str| runs(&document, text)[0].y;
    let (second, next) = (baseline("Dec 31, 2024"), baseline("Oct 2013"));
    assert!(next - second > 14.0, "{next} is too near to {second}");
}
