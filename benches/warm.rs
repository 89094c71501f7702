//! What an edit costs in a process that has set the document before: with one word changed, a point added, a comment changed or an
//! option changed, from the changed text to checked pages (`ready`), with the changed pages as SVG, and with the PDF.
//!
//! `cargo bench --bench warm` prints medians for the engineer's Korean résumé, two pages, and for each layout beside a cold
//! start. `-- classic ./mine/` prints those layouts only. With `-- memory` it sets 10,000 different documents in one process and
//! prints what memory that takes; `-- profile word classic 20` makes one edit so many times, to be looked at with a profiler, and
//! `-- profile cold classic 20` sets the profile as often anew.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jikji::diagnostic::SourceFile;
use jikji::language::Language;
use jikji::layout::Layout;
use jikji::layout::options::Value;
use jikji::output::{Standards, pdf, svg_of_page};
use jikji::pipeline::{Built, build};
use jikji::profile::documents::Pages;
use jikji::profile::value::date::Date;
use jikji::project::Job;
use jikji::project::plan::Request;
use jikji::session::Session;

/// How often each edit is made.
const EDITS: usize = 20;
/// What is edited: a word, and the line of a point.
const WORD: &str = "2세대 스케줄러";
const LINE: &str = "            - text:\n                en: \"Review designs";

/// An edit of the profile, different each time.
#[derive(Clone, Copy)]
enum Edit {
    Nothing,
    Word,
    Point,
    Comment,
    Option,
}

/// How long one took until each stage.
struct Times {
    ready: Duration,
    svg: Duration,
    pdf: Duration,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["memory"] => memory(),
        ["profile", "cold", layout, times] => {
            let session = Session::default();
            (0..number(times)).for_each(|_| {
                cold(layout, &session);
            });
        }
        ["profile", edit, layout, times] => profile(layout, named(edit), number(times)),
        [] => {
            stages();
            layouts(&Layout::names());
        }
        names => layouts(names),
    }
}

/// The stages of each edit in the layout that is the default.
fn stages() {
    println!("{:24} {:>9} {:>9} {:>9}", "one-page, Korean, 2 p.", "ready", "+ SVG", "+ PDF");
    for (name, edit) in EDITS_BY_NAME {
        let times = edits("one-page", *edit, EDITS);
        let median = |stage: fn(&Times) -> Duration| milliseconds(times.iter().map(stage).collect());
        let [ready, svg, pdf] = [median(|it| it.ready), median(|it| it.svg), median(|it| it.pdf)];
        println!("{name:24} {ready:6.1} ms {svg:6.1} ms {pdf:6.1} ms");
    }
}

const EDITS_BY_NAME: &[(&str, Edit)] = &[
    ("one word changed", Edit::Word),
    ("one point added", Edit::Point),
    ("a comment changed", Edit::Comment),
    ("one option changed", Edit::Option),
];

/// Cold and warm in each layout.
fn layouts(names: &[&str]) {
    println!("\n{:12} {:>9} {:>9} {:>7} {:>9} {:>9}", "layout", "cold", "a word", "ratio", "a point", "an option");
    for layout in names {
        let session = Session::default();
        let cold = milliseconds((0..5).map(|_| cold(layout, &session)).collect());
        let ready = |edit| milliseconds(edits(layout, edit, EDITS).iter().map(|it| it.ready).collect());
        let (word, point, option) = (ready(Edit::Word), ready(Edit::Point), ready(Edit::Option));
        let ratio = word / cold;
        println!("{layout:12} {cold:6.1} ms {word:6.1} ms {ratio:6.2}× {point:6.1} ms {option:6.1} ms");
    }
}

/// The time until the pages are checked with nothing remembered.
fn cold(layout: &str, session: &Session) -> Duration {
    (0..3).for_each(|_| session.forget());
    make(layout, Edit::Nothing, 0, None, session).1.ready
}

/// The same edit again and again, to be looked at with a profiler.
fn profile(layout: &str, edit: Edit, times: usize) {
    let session = Session::default();
    for turn in 0..times {
        ready(layout, text(edit, turn), edit, turn, &session);
        session.forget();
    }
}

/// The edit of this name.
fn named(name: &str) -> Edit {
    EDITS_BY_NAME.iter().find(|(other, _)| other.contains(name)).expect("one of the edits").1
}

fn number(argument: &str) -> usize {
    argument.parse().expect("a number")
}

/// The times of an edit that is made `count` times, after the document was set once.
fn edits(layout: &str, edit: Edit, count: usize) -> Vec<Times> {
    let session = Session::default();
    let (mut last, _) = make(layout, Edit::Nothing, 0, None, &session);
    let mut times = Vec::new();
    for turn in 1..=count + 2 {
        let (built, taken) = make(layout, edit, turn, Some(&last), &session);
        (last, _) = (built, times.push(taken));
    }
    // The first edits still fill the caches.
    times.split_off(2)
}

/// Sets the document with an edit, the `turn`th of its kind.
fn make(layout: &str, edit: Edit, turn: usize, last: Option<&Built>, session: &Session) -> (Built, Times) {
    let text = text(edit, turn);
    let start = Instant::now();
    let built = ready(layout, text, edit, turn, session);
    let ready = start.elapsed();
    let old = last.map(|last| last.document.fingerprints()).unwrap_or_default();
    for (page, print) in built.document.fingerprints().iter().enumerate() {
        if old.get(page) != Some(print) {
            svg_of_page(&built.document, page);
        }
    }
    let svg = start.elapsed();
    let written = Instant::now();
    pdf(&built.document, &Standards::default()).expect("the document is right");
    let pdf = ready + written.elapsed();
    session.forget();
    (built, Times { ready, svg, pdf })
}

/// The document of a text, checked.
fn ready(layout: &str, text: String, edit: Edit, turn: usize, session: &Session) -> Built {
    let settings = match edit {
        Edit::Option => vec![Value { name: "accent".into(), text: Some(format!("#1a{turn:02x}5f")), places: None }],
        _ => Vec::new(),
    };
    let request = Request {
        layouts: vec![layout.into()],
        language: Some(Language::KOREAN),
        pages: Some(Pages::Any),
        settings,
        ..Request::default()
    };
    let today = || Date { year: 2026, month: None, day: None };
    let file = Arc::new(SourceFile::new("engineer.yaml", text));
    let job = Job::read(file, Path::new("examples"), &request, &today, session).expect("the example is right");
    build(&job, &job.plans[0], session).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// The profile with an edit.
fn text(edit: Edit, turn: usize) -> String {
    let text = std::fs::read_to_string("examples/engineer.yaml").expect("the example");
    match edit {
        Edit::Nothing | Edit::Option => text,
        // Now shorter and now longer than before.
        Edit::Word => text.replacen(WORD, &format!("{}세대 스케줄러", 10_usize.pow(turn as u32 % 5) + turn), 1),
        Edit::Point => text.replacen(LINE, &format!("            - ko: \"새 항목 {turn}\"\n{LINE}"), 1),
        Edit::Comment => format!("# {turn}{}\n{text}", ".".repeat(turn)),
    }
}

/// The median in milliseconds.
fn milliseconds(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1e3
}

/// Sets different documents and says what memory that takes.
fn memory() {
    let session = Session::default();
    for turn in 0..=10_000 {
        make("one-page", Edit::Word, turn, None, &session);
        if matches!(turn, 100 | 1_000 | 2_000 | 5_000 | 10_000) {
            println!("{turn:6} documents: {:4} MB", resident() >> 20);
        }
    }
}

/// The bytes of memory that this process has now.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<usize>().ok()).unwrap_or_default() << 10
}
