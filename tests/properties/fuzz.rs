//! Random profiles that have the form of one: whatever they say, every layout sets them, or says why not and where.
//!
//! The long run, whose figures stand in docs/performance.md, and which writes one PDF in fifty for a validator, and profiles with a fault:
//! `JIKJI_FUZZ=5000 JIKJI_FUZZ_PDFS=folder cargo test --release fuzz -- --nocapture`.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use jikji::diagnostic::{Code, Diagnostic};
use jikji::layout::Layout;
use jikji::output::{Standards, pdf, svg};
use jikji::project::plan::Request;
use serde_json::{Value as Json, json};

use super::grow::{Schema, Taste};
use super::{ends, made, told};
use crate::random::Random;

/// A minute is a hang, whatever the machine.
const HANG: Duration = Duration::from_secs(60);

/// What texts are made of.
const WORDS: [&str; 64] = [
    "설계했습니다",
    "분산",
    "시스템을",
    "데이터베이스관리시스템표준화위원회에서",
    "3만",
    "2,000만",
    "원을",
    "(주)새별클라우드의",
    "㈜한울",
    "2020년",
    "8월부터",
    "‘말’",
    "“정말?”이라고",
    "30~40%",
    "학점",
    "팀장·책임",
    "「서비스」",
    "국립중앙과학기술정보연구원",
    "그리고",
    "일함",
    "engineer",
    "and",
    "the",
    "distributed",
    "state-of-the-art",
    "CI/CD",
    "C++17",
    "USB-C",
    "Led",
    "10×",
    "e.g.",
    "naïve",
    "Zürich",
    "incomprehensibilities",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "internationalisation",
    "O'Brien",
    "'23",
    "\"quoted\"",
    "**strong**",
    "*emphasis*",
    "`code`",
    "`a long piece of code`",
    "[label](https://example.org/a)",
    "[라벨](https://example.org)을",
    "***둘 다***로",
    "https://example.org/a/b-c?d=e&f=g#h",
    "<https://example.org>",
    "gildong.hong@example.org",
    "x<sup>2</sup>",
    "H<sub>2</sub>O",
    "<b>",
    "&amp;",
    "洪吉童",
    "大韓民國",
    "電子工學科",
    "🚀",
    "👩‍💻",
    "✅",
    "→",
    "※",
    "—",
    "\\*",
    "#1",
];

/// Whatever comes.
struct Wild {
    random: Random,
    /// How many fields in ten that may be absent are there.
    share: usize,
    /// The fields that may still come.
    left: usize,
}

impl Wild {
    fn words(&mut self, most: usize) -> String {
        let count = 1 + self.random.below(most);
        let glue = if self.random.one_in(12) { "" } else { " " };
        (0..count).map(|_| self.random.of(&WORDS)).collect::<Vec<_>>().join(glue)
    }
}

impl Taste for Wild {
    fn text(&mut self, field: &str) -> String {
        let most = match field {
            "tags" => return self.random.of(&["one", "two", "three"]).to_owned(),
            "summary" | "text" | "note" | "quote" => 60,
            _ if self.random.one_in(8) => 40,
            _ => 5,
        };
        self.words(most)
    }

    fn address(&mut self) -> String {
        let mut address = String::from("example.org");
        for _ in 0..self.random.below(8) {
            address.push_str(self.random.of(&[
                "/a",
                "/some-long-part",
                "/x_y",
                "/0123456789abcdef0123456789abcdef",
                ".b",
                "-c",
            ]));
        }
        address
    }

    fn takes(&mut self, _: &str, required: bool) -> bool {
        self.left = self.left.saturating_sub(1);
        required || self.left > 0 && self.random.below(10) < self.share
    }

    fn count(&mut self, _: &str, depth: usize) -> usize {
        if self.left == 0 { 0 } else { self.random.below(4_usize.saturating_sub(depth / 2)) }
    }

    fn pick(&mut self, forms: usize) -> usize {
        self.random.below(forms)
    }
}

/// A profile and how it is to be set.
fn wild(schema: &Schema, seed: u64) -> (String, &'static str, Request) {
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    (0..8).for_each(|_| _ = random.below(2));
    let (share, left) = ([1, 3, 6, 9][random.below(4)], [20, 80, 200][random.below(3)]);
    let mut wild = Wild { random, share, left };
    let mut profile = json!({ "languages": ["ko", "en"], "name": wild.words(3) });
    for key in ["hanja", "also_known_as", "headline", "contact", "personal", "summary"] {
        if wild.random.one_in(2) {
            profile[key] = schema.own(key, &mut wild);
        }
    }
    let kinds = schema.kinds();
    for number in 0..wild.random.below(6) {
        let kind = wild.random.of(&kinds);
        let entries: Vec<_> = (0..=wild.random.below(4)).map(|_| schema.entry(kind, &mut wild)).collect();
        let mut section = json!({ "kind": kind, "entries": entries });
        for key in ["title", "note"] {
            if wild.random.one_in(2) {
                section[key] = wild.words(12).into();
            }
        }
        profile["sections"][format!("part_{number}")] = section;
    }
    let layouts = Layout::names();
    let layout = layouts[wild.random.below(layouts.len())];
    let language = ["ko", "en"][wild.random.below(2)];
    let options: serde_json::Map<_, _> =
        options(layout, &mut wild.random).into_iter().map(|(name, end)| (name, end.into())).collect();
    profile["documents"]["cv"] = json!({ "layout": layout, "lang": language, "options": options });
    let request = Request { documents: vec!["cv".into()], ..Request::default() };
    let request = match wild.random.below(6) {
        0 => Request { only: vec!["one".into()], ..request },
        1 => Request { without: vec!["two".into()], ..request },
        _ => request,
    };
    (told_tags(profile), layout, request)
}

/// Some options at one of their ends, rarely all.
fn options(layout: &str, random: &mut Random) -> Vec<(String, String)> {
    let share = [50, 10, 10, 2][random.below(4)];
    let ends = ends(layout)
        .into_iter()
        .filter_map(|(name, ends)| random.one_in(share).then(|| (name, ends[random.below(ends.len())].clone())));
    ends.collect()
}

/// The profile, in which every tag that can be asked for stands somewhere.
fn told_tags(mut profile: Json) -> String {
    profile["sections"]["tagged"] = json!({ "title": "T", "kind": "entry", "entries": [{ "title": "Tags", "tags": ["one", "two"] }, { "title": "None" }] });
    profile.to_string()
}

/// What is wrong with an answer: it says not where, or what the profile cannot mend. A size or margin that leaves no room for
/// words can be mended.
fn fault(problems: &[Diagnostic], yaml: &str) -> Option<String> {
    let is_narrow = ["size\":\"48", "margin\":\"60", "side-width\":"].iter().any(|option| yaml.contains(option));
    // Who asks for white on white is told that nobody sees it.
    let is_white = yaml.contains("accent\":\"#fff");
    let is_wrong = |problem: &Diagnostic| {
        let placed = problem.place.as_ref().is_some_and(|place| place.file.name == "me.yaml");
        let ours = matches!(problem.code, Code::TypstError | Code::PdfStandard);
        let beyond = problem.code == Code::Overflow && !is_narrow;
        let lost = problem.code == Code::NotShown && !is_white && !is_narrow;
        problem.is_error() && (!placed || problem.hints.is_empty() || ours || beyond) || lost
    };
    problems.iter().find(|problem| is_wrong(problem)).map(told)
}

/// The PDF of a profile, if one comes of it; the error says what is wrong with that, or with the reasons why none does.
fn tried(yaml: &str, layout: &'static str, request: Request) -> Result<Option<Vec<u8>>, String> {
    let (built, warnings) = match made(yaml, layout, request) {
        Ok(made) => made,
        Err(problems) => return fault(&problems, yaml).map_or(Ok(None), Err),
    };
    if let Some(fault) = fault(&warnings, yaml) {
        return Err(fault);
    }
    let bytes = pdf(&built.document, &Standards::default()).map_err(|problems| format!("{problems:?}"))?;
    for page in svg(&built.document) {
        roxmltree::Document::parse(&page).map_err(|error| error.to_string())?;
    }
    Ok(Some(bytes))
}

#[test]
fn fuzz_whatever_a_profile_says_there_is_a_document_or_a_reason() {
    let number = |name| std::env::var(name).ok().and_then(|number| number.parse().ok());
    let (runs, first) = (number("JIKJI_FUZZ").unwrap_or(40), number("JIKJI_FUZZ_FIRST").unwrap_or(0));
    let folder = std::env::var_os("JIKJI_FUZZ_PDFS").map(PathBuf::from);
    let keep = |name: String, bytes: &[u8]| {
        if let Some(folder) = &folder {
            std::fs::write(folder.join(name), bytes).expect("the folder is there");
        }
    };
    let schema = Schema::new();
    let (start, mut slowest, mut right, mut faults) = (Instant::now(), Duration::ZERO, 0, Vec::new());
    for run in first..first + runs {
        let (yaml, layout, request) = wild(&schema, run);
        let begun = Instant::now();
        let tried = std::panic::catch_unwind(|| tried(&yaml, layout, request)).unwrap_or(Err("a panic".into()));
        let took = begun.elapsed();
        slowest = slowest.max(took);
        let tried = tried.and_then(|pdf| if took < HANG { Ok(pdf) } else { Err(format!("it took {took:?}")) });
        match tried {
            Ok(None) => {}
            Ok(Some(pdf)) => {
                right += 1;
                if run % 50 == 0 {
                    keep(format!("{run}-{layout}.pdf"), &pdf);
                }
            }
            Err(fault) => {
                keep(format!("{run}-{layout}.yaml"), yaml.as_bytes());
                faults.push(format!("run {run} in {layout}: {fault}"));
            }
        }
    }
    println!("{runs} random profiles in {:?}, the slowest {slowest:?}; {right} became documents", start.elapsed());
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(right > runs / 2, "only {right} of {runs} became documents");
}
