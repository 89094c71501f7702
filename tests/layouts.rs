//! The layouts: the same pages with the program and without it, whole words, and only what a layout may use.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use jikji::build;
use jikji::diagnostic::SourceFile;
use jikji::document::{Document, Manuscript, Position, typeset};
use jikji::fonts::Fonts;
use jikji::layout::Layout;
use jikji::layout::options::Value;
use jikji::plan::{Plan, Planner, Request};
use jikji::profile::Profile;
use jikji::profile::date::Date;
use jikji::profile::spec::Pages;
use jikji::view::View;
use jikji::view::slot::Slot;
use serde_json::{Value as Json, json};

use crate::examples::DOCUMENTS;
use crate::support::{files, read, root};

/// What positions may differ by, in points.
const NEAR: f64 = 0.6;

/// A profile on its way to a document.
struct Draft {
    file: Arc<SourceFile>,
    profile: Profile,
    plan: Plan,
}

impl Draft {
    fn new(yaml: String, request: Request) -> Self {
        let file = Arc::new(SourceFile { name: "me.yaml".into(), text: yaml });
        let profile = Profile::read(&file).expect("the profile is right");
        let today = || Date { year: 2026, month: None, day: None };
        let planner = Planner { profile: &profile, file: &file, folder: &root(), request: &request, today: &today };
        let plan = planner.plans().expect("the plan is right").remove(0);
        Self { file, profile, plan }
    }

    fn example(profile: &str, document: &str, layout: Option<&str>) -> Self {
        let request = Request {
            document: Some(document.into()),
            layout: layout.map(str::to_owned),
            pages: Some(Pages::Any),
            ..Request::default()
        };
        Self::new(read(format!("examples/{profile}.yaml")), request)
    }

    fn view(&self) -> Slot {
        let (view, warnings) = View::new(&self.profile, &self.plan.selection, &self.file).expect("a view");
        assert_eq!(warnings, []);
        Slot::from(view)
    }

    /// What the layout receives, as JSON, without the places in the profile: a preview has no use for them.
    fn json(&self) -> Json {
        let mut json = serde_json::to_value(self.view()).expect("a view is JSON");
        forget_places(&mut json);
        json
    }

    /// The pages, of content or of what is restored from JSON.
    fn typeset(&self, via_json: bool) -> Document {
        let fonts = Fonts::find(&[], &self.plan.families()).expect("the fonts are bundled");
        let manuscript = build::manuscript(&self.plan, self.view(), &self.profile, &self.file, &root(), &fonts);
        let manuscript = Manuscript { via_json, ..manuscript.expect("there are no pictures") };
        typeset(&manuscript, &self.plan.options).unwrap_or_else(|problems| panic!("{problems:?}"))
    }
}

fn forget_places(json: &mut Json) {
    match json {
        Json::Object(map) => {
            map.shift_remove("at");
            map.values_mut().for_each(forget_places);
        }
        Json::Array(items) => items.iter_mut().for_each(forget_places),
        _ => {}
    }
}

/// A line of a page: what stands on one baseline, from left to right.
#[derive(Debug)]
struct Line {
    page: usize,
    x: f64,
    y: f64,
    text: String,
}

/// Runs as lines, since what is one run in one way may be several in another.
fn lines(document: &Document) -> Vec<Line> {
    let mut runs: Vec<Position> = document.positions().into_iter().filter(|run| !run.text.trim().is_empty()).collect();
    runs.sort_by(|one, next| (one.page, one.y).partial_cmp(&(next.page, next.y)).expect("a number"));
    let mut lines: Vec<Vec<Position>> = Vec::new();
    for run in runs {
        match lines.last_mut() {
            Some(line) if line[0].page == run.page && run.y - line[0].y < NEAR => line.push(run),
            _ => lines.push(vec![run]),
        }
    }
    let line = |mut runs: Vec<Position>| {
        runs.sort_by(|one, next| one.x.total_cmp(&next.x));
        let text: String = runs.iter().flat_map(|run| run.text.chars()).filter(|c| !c.is_whitespace()).collect();
        Line { page: runs[0].page, x: runs[0].x, y: runs[0].y, text }
    };
    lines.into_iter().map(line).collect()
}

fn assert_same_pages(one: &Document, other: &Document, what: &str) {
    let (ones, others) = (lines(one), lines(other));
    for (one, other) in ones.iter().zip(&others) {
        let near = one.page == other.page && (one.x - other.x).abs() < NEAR && (one.y - other.y).abs() < NEAR;
        assert!(near && one.text == other.text, "{what}:\n{one:?}\n{other:?}");
    }
    assert_eq!(ones.len(), others.len(), "{what}");
    assert!(ones.len() > 40, "{what} has only {} lines", ones.len());
}

#[test]
fn pages_are_the_same_with_and_without_the_program() {
    for (profile, document, _) in DOCUMENTS {
        for layout in Layout::names() {
            let draft = Draft::example(profile, document, Some(layout));
            assert_same_pages(
                &draft.typeset(false),
                &draft.typeset(true),
                &format!("{profile}-{document} in {layout}"),
            );
        }
    }
}

/// The example that the preview of each layout shows.
const PREVIEWS: [(&str, &str, &str); 2] = [("academic", "researcher", "cv"), ("one-page", "engineer", "resume")];

/// Writes the data of every preview anew, if asked to with `UPDATE=1`.
static UPDATED: LazyLock<()> = LazyLock::new(|| {
    let previews = if std::env::var_os("UPDATE").is_some() { PREVIEWS.as_slice() } else { &[] };
    for (layout, profile, document) in previews {
        let text = serde_json::to_string_pretty(&Draft::example(profile, document, None).json()).expect("JSON");
        let path = root().join(format!("layouts/{layout}/preview.json"));
        std::fs::write(path, format!("{text}\n")).expect("the layout's folder can be written");
    }
});

#[test]
fn preview_shows_the_example() {
    LazyLock::force(&UPDATED);
    assert_eq!(PREVIEWS.map(|(layout, ..)| layout).as_slice(), Layout::names());
    for (layout, profile, document) in PREVIEWS {
        let path = root().join(format!("layouts/{layout}/preview.json"));
        let written: Json =
            serde_json::from_str(&std::fs::read_to_string(&path).unwrap_or_default()).unwrap_or_default();
        let json = Draft::example(profile, document, None).json();
        assert!(
            written == json,
            "{} is not what {profile}.yaml gives: `UPDATE=1 cargo test --release preview`",
            path.display()
        );
    }
}

#[test]
fn preview_compiles_without_the_program() {
    LazyLock::force(&UPDATED);
    for (layout, profile, document) in PREVIEWS {
        let draft = Draft::example(profile, document, None);
        assert_eq!(draft.plan.layout.name, layout);
        // The layout one folder further down, and in its place nothing but its preview.
        let include = format!("#let resume(profile, options) = include \"{layout}/preview.typ\"");
        let mut served: Vec<_> = vec![("lib.typ".to_owned(), include.into_bytes().into())];
        for file in files(&root().join("layouts").join(layout)) {
            let bytes = std::fs::read(root().join("layouts").join(layout).join(&file)).expect("a file of the layout");
            served.push((format!("{layout}/{file}"), bytes.into()));
        }
        let fonts = Fonts::bundled();
        let manuscript = build::manuscript(&draft.plan, draft.view(), &draft.profile, &draft.file, &root(), &fonts);
        let manuscript = Manuscript { layout: served, ..manuscript.expect("there are no pictures") };
        let alone = typeset(&manuscript, &json!({})).unwrap_or_else(|problems| panic!("{layout}: {problems:?}"));
        assert_same_pages(&draft.typeset(false), &alone, layout);
    }
}

#[test]
fn fonts_of_the_manifests_are_bundled() {
    let fonts = Fonts::bundled();
    let families = fonts.families();
    for name in Layout::names() {
        let layout = Layout::find(name, Path::new("")).expect("the layout is bundled");
        for (role, font) in &layout.manifest.fonts {
            assert!(!font.families.is_empty() && !font.weights.is_empty(), "{role} of {name}");
            let known: Vec<_> =
                font.families.iter().map(|asked| families.iter().find(|known| known.name == asked)).collect();
            assert!(known.iter().all(Option::is_some), "{role} of {name}: {:?}", font.families);
            // The first family sets the text; the others are for what it lacks.
            let first = known[0].expect("it is bundled");
            for weight in &font.weights {
                assert!(
                    first.styles.iter().any(|style| style.weight == *weight),
                    "{} has no {weight} for {role} of {name}",
                    first.name
                );
            }
        }
    }
}

#[test]
fn layouts_use_only_what_they_may() {
    for file in files(&root().join("layouts")).iter().filter(|file| file.ends_with(".typ") && *file != "main.typ") {
        let code = read(format!("layouts/{file}"));
        for banned in ["eval(", "state(", "sys.inputs", "datetime.today", "@preview", "@local", "plugin(", "regex("] {
            assert!(!code.contains(banned), "{file} has `{banned}`");
        }
        let imports = code.lines().filter_map(|line| line.split_once("#import \"")).map(|(_, rest)| rest);
        for import in imports {
            assert!(import.starts_with("/shared/") || !import.starts_with(['/', '.']), "{file} imports \"{import}");
        }
        assert!(code.starts_with("// "), "{file} does not say what it defines");
    }
}

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
    let setting = Value { name: "margin".into(), text: format!("{margin}mm"), places: None };
    let request =
        Request { layout: Some(layout.into()), pages: Some(Pages::Any), settings: vec![setting], ..Request::default() };
    Draft::new(yaml, request).typeset(false)
}

#[test]
fn hangul_words_stay_whole() {
    let words: Vec<String> = KOREAN.split_whitespace().map(shown).collect();
    let mut breaks = BTreeSet::new();
    for layout in Layout::names() {
        for margin in [10, 17, 22, 31, 40, 52] {
            let lines = lines_of_text(&korean(layout, margin));
            for line in lines {
                for word in line.split_whitespace().filter(|word| word.chars().any(|c| ('가'..='힣').contains(&c))) {
                    let known = words.iter().any(|whole| whole == word) || OTHERS.contains(&word);
                    assert!(known, "`{word}` is no word; {layout} with {margin} mm split it in `{line}`");
                }
                breaks.extend(line.split_whitespace().last().map(str::to_owned));
            }
        }
    }
    assert!(breaks.len() > 15, "the lines end at few words: {breaks:?}");
}

/// What else the pages say in Hangul.
const OTHERS: [&str; 6] = ["홍길동", "새별클라우드", "소개", "경력", "현재", "이력서"];

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
fn lines_of_text(document: &Document) -> Vec<String> {
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
