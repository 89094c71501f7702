//! Hangul words: no line ends inside one.

use std::collections::BTreeSet;

use jikji::document::{Document, Position};
use jikji::layout::Layout;
use jikji::layout::options::Value;
use jikji::profile::documents::Pages;
use jikji::project::plan::Request;

use crate::draft::Draft;
use crate::examples::DOCUMENTS;

/// Hangul words with all that may stand in one: styles, links, Latin letters, figures, punctuation.
const KOREAN: &str = "\
언어: **분산시스템**을 다루는 엔지니어로서 [장애보고서](https://example.org/a)를 쓰고 **AWS(아마존)**의 관리형데이터베이스를 \
자체장비로 옮겼으며, 「실측메모리」에서 `cgroup`으로 배치하는 2세대스케줄러를 *Waypoint*에서 [**강조된링크**](https://example.org/b)까지 \
만들었습니다. 야간호출은 31건에서(또는 40건까지) 4건으로 줄었고, React·Rust로 쓴 API를 한국어/영어로 설명하며 10<sup>5</sup>개의 \
작업을 “무중단으로” 이전했습니다. 홍길동(洪吉童)이라는 이름은 조선시대소설에서 왔습니다.";

fn korean(layout: &str, margin: u32) -> Document {
    let point = format!("\"{}\"", KOREAN.replace('"', "\\\""));
    let yaml = format!(
        "languages: [ko]\nname: 홍길동\nsummary: {point}\nsections:\n  experience:\n    - {{company: 새별클라우드, note: {point}, start: 2020-01, highlights: [{point}]}}\n  about: {{kind: text, title: 소개, text: {point}}}\n"
    );
    let setting = Value { name: "margin".into(), text: Some(format!("{margin}mm")), places: None };
    let request = Request {
        layouts: vec![layout.into()],
        pages: Some(Pages::Any),
        settings: vec![setting],
        ..Request::default()
    };
    Draft::new(yaml, request).typeset()
}

#[test]
fn hangul_words_stay_whole() {
    let words: Vec<String> = KOREAN.split_whitespace().map(shown).collect();
    let is_hangul = |word: &&str| word.chars().any(|c| ('가'..='힣').contains(&c));
    let (mut ends, mut split) = (BTreeSet::new(), BTreeSet::new());
    for layout in Layout::names() {
        for margin in [10, 17, 22, 31, 40, 52] {
            for line in lines(&korean(layout, margin)) {
                let strange = |word: &&str| {
                    !words.iter().any(|whole| whole == word) && !OTHERS.contains(&word.trim_end_matches(':'))
                };
                split.extend(line.split_whitespace().filter(is_hangul).filter(strange).map(str::to_owned));
                ends.extend(line.split_whitespace().last().map(str::to_owned));
            }
        }
    }
    assert!(split.is_empty(), "parts of words on lines of their own: {split:?}");
    assert!(ends.len() > 15, "the lines end at few words: {ends:?}");
}

/// The margins that the examples are set in, in millimetres: wider ones make columns that the names do not fit in.
const MARGINS: [u32; 4] = [12, 20, 33, 45];

#[test]
fn no_word_of_an_example_is_split_in_any_layout_at_any_width() {
    let is_hangul = |word: &&str| word.chars().any(|c| ('가'..='힣').contains(&c));
    let mut split = BTreeSet::new();
    for (profile, document) in DOCUMENTS {
        for layout in Layout::names() {
            for margin in MARGINS {
                let setting = Value { name: "margin".into(), text: Some(format!("{margin}mm")), places: None };
                let draft = Draft::example_with(profile, document, Some(layout), vec![setting]);
                let words: BTreeSet<String> = draft.words().iter().map(|word| bare(word).to_owned()).collect();
                let set = draft.typeset();
                let places = set.broken_words().iter().map(|place| &place.file.text[place.range.clone()]);
                let broken: Vec<String> = places.map(shown).collect();
                let is_part = |word: &&str| {
                    let word = bare(word);
                    !words.contains(word) && !broken.iter().any(|whole| whole.contains(word))
                };
                for line in lines(&set) {
                    let parts = line.split_whitespace().filter(is_hangul).filter(is_part);
                    split.extend(parts.map(|part| format!("{layout}, {margin} mm: {part} in {line}")));
                }
            }
        }
    }
    assert!(split.is_empty(), "parts of words on lines of their own: {split:#?}");
}

/// A word without the marks that a layout may put around it.
fn bare(word: &str) -> &str {
    word.trim_matches(['(', ')', ',', '·', '|', ':'])
}

/// What else the pages say in Hangul.
pub const OTHERS: [&str; 25] = [
    "홍길동",
    "새별클라우드",
    "소개",
    "경력",
    "현재",
    "이력서",
    "경력기술서",
    "담당",
    "업무",
    "성명",
    "기간",
    "근무처",
    "직위",
    "비고",
    "위에",
    "적은",
    "내용은",
    "사실과",
    "다름이",
    "없습니다.",
    "지원자",
    "(인)",
    "년",
    "월",
    "일",
];

/// A word as it is shown.
fn shown(word: &str) -> String {
    let mut text = word.replace("**", "").replace(['*', '`'], "").replace("<sup>", "").replace("</sup>", "");
    while let (Some(open), Some(middle)) = (text.find('['), text.find("](")) {
        let close = middle + text[middle..].find(')').expect("the link ends");
        text = format!("{}{}{}", &text[..open], &text[open + 1..middle], &text[close + 1..]);
    }
    text
}

/// The lines of the pages with the spaces in them.
pub fn lines(document: &Document) -> Vec<String> {
    let mut runs = document.positions();
    runs.sort_by(|one, next| (one.page, one.y).partial_cmp(&(next.page, next.y)).expect("a number"));
    // What is set higher or lower stands on its line all the same.
    let same = |one: &Position, next: &Position| one.page == next.page && next.y - one.y < 5.0;
    let line = |runs: &[Position]| {
        let mut runs = runs.to_vec();
        runs.sort_by(|one, next| one.x.total_cmp(&next.x));
        let mut text = String::new();
        let mut end = f64::MIN;
        for run in runs {
            if run.x - end > 1.0 {
                text.push(' ');
            }
            end = run.x + run.width;
            text.push_str(&run.text);
        }
        text
    };
    runs.chunk_by(same).map(line).collect()
}
