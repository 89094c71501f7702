//! Mutated profiles: whatever the bytes, an answer with a place and no panic, no hang.
//!
//! The long run, whose figures stand in docs/performance.md:
//! `JIKJI_MUTATIONS=1000000 JIKJI_MUTATED_PDFS=10000 cargo test --release mutations -- --nocapture`.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jikji::diagnostic::findings::Findings;
use jikji::diagnostic::{Diagnostic, Severity, SourceFile};
use jikji::disk::read;
use jikji::output::{Standards, pdf};
use jikji::pipeline::{build, view};
use jikji::printer::{self, Form};
use jikji::profile::documents::Pages;
use jikji::profile::value::date::Date;
use jikji::project::Job;
use jikji::project::plan::Request;
use jikji::session::Session;

use crate::random::Random;

/// A minute is a hang, whatever the machine.
const HANG: Duration = Duration::from_secs(60);

/// What is put into a profile: the characters and words that YAML, Markdown and the reader act on.
const TOKENS: &[&str] = &[
    "\n",
    "  ",
    "- ",
    ": ",
    ":",
    "#",
    "'",
    "\"",
    "|",
    ">",
    "|-\n",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a ",
    "*a",
    "!x ",
    "%",
    "@",
    "`",
    "**",
    "*",
    "_",
    "<sup>",
    "</sub>",
    "[a](b)",
    "https://",
    "www.",
    "\\",
    "\\\n",
    "\t",
    "\r\n",
    "\u{feff}",
    "\u{200b}",
    "가",
    "\u{1112}\u{1161}",
    "😀",
    "null",
    "~",
    "present",
    "2020-13",
    "2020",
    "en",
    "ko:",
    "kind: text",
    "tags: [",
    "---",
    "...",
    "<<: ",
    "? ",
    "\0",
    "\u{7f}",
];

fn mutate(text: &mut String, random: &mut Random) {
    let (one, other) = (random.at(text), random.at(text));
    let (start, end) = (one.min(other), one.max(other));
    let near = (start..=end.min(start + 40)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(start);
    match random.below(5) {
        0 => text.insert_str(start, TOKENS[random.below(TOKENS.len())]),
        1 => text.replace_range(start..near, ""),
        2 => text.replace_range(start..near, TOKENS[random.below(TOKENS.len())]),
        3 => {
            let copy = text[start..near].to_owned();
            let to = random.at(text);
            text.insert_str(to, &copy);
        }
        _ => text.truncate(end),
    }
}

/// A profile with up to five slips, and now and then with bytes that are no text.
fn mutated(seed: &str, random: &mut Random) -> Vec<u8> {
    let mut text = seed.to_owned();
    for _ in 0..=random.below(4) {
        mutate(&mut text, random);
    }
    let mut bytes = text.into_bytes();
    if random.below(16) == 0 {
        for _ in 0..=random.below(8) {
            let at = random.below(bytes.len());
            if let Some(byte) = bytes.get_mut(at) {
                *byte = random.below(256) as u8;
            }
        }
    }
    bytes
}

/// Every problem has a place in the file, a hint, and can be printed.
fn judge(problems: &[Diagnostic]) {
    for problem in problems {
        let place = problem.place.as_ref().unwrap_or_else(|| panic!("no place: {}", problem.message));
        assert!(place.file.text.get(place.range.clone()).is_some(), "{}: {:?}", problem.message, place.file.text);
        assert!(!problem.hints.is_empty(), "no hint: {}", problem.message);
    }
    for form in [Form::Human, Form::Short, Form::Json, Form::Github] {
        assert!(printer::print(problems, form, true, None).is_empty() == problems.is_empty());
    }
}

/// Reads, plans and words a profile as far as it goes.
fn read(bytes: &[u8], request: &Request) -> Option<Job> {
    let today = || Date { year: 2026, month: None, day: None };
    let job = read::stream(bytes).map_err(|problem| vec![problem]);
    let job =
        job.and_then(|file: Arc<SourceFile>| Job::read(file, Path::new("."), request, &today, &Session::default()));
    let job = job
        .inspect_err(|problems| {
            assert!(problems.iter().any(Diagnostic::is_error), "refused without a reason");
            judge(problems);
        })
        .ok()?;
    judge(&job.warnings);
    assert!(job.warnings.iter().all(|warning| warning.severity != Severity::Error));
    for plan in &job.plans {
        let mut found = Findings::new(&job.file);
        view(plan, &Session::default(), &mut found);
        judge(&found.told());
    }
    Some(job)
}

/// Takes the first document of a profile to a PDF, if it gets so far; whether it did.
fn set(job: &Job) -> bool {
    let Some(plan) = job.plans.first() else { return false };
    let session = Session::default();
    let made = build(job, plan, &session).and_then(|built| {
        judge(&built.warnings);
        pdf(&built.document, &Standards::default())
    });
    session.forget();
    made.inspect_err(|problems| judge(problems)).is_ok()
}

/// A number from the environment, for the long run.
fn setting(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(otherwise)
}

fn seeds() -> [String; 4] {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let seeds = ["examples/engineer.yaml", "examples/researcher.yaml", "tests/everything.yaml", "src/starter/ko.yaml"];
    // The folder of the test has no picture.
    seeds.map(|path| std::fs::read_to_string(folder.join(path)).expect("the seed").replace("photo: photo.png\n", ""))
}

/// Does `work` so often, and says how long it took in all and at most.
fn timed(runs: usize, what: &str, mut work: impl FnMut(usize) -> bool) {
    let (start, mut slowest, mut good) = (Instant::now(), Duration::ZERO, 0);
    for run in 0..runs {
        let begun = Instant::now();
        good += usize::from(work(run));
        slowest = slowest.max(begun.elapsed());
        assert!(slowest < HANG, "run {run} took {slowest:?}");
    }
    println!("{what}: {runs} runs in {:?}, the slowest {slowest:?}; {good} were right", start.elapsed());
    // Some mutations do no harm, so that what comes after the reading is reached too.
    assert!(good > runs / 50, "only {good} of {runs} were right");
}

#[test]
fn whatever_the_bytes_there_is_an_answer() {
    let (seeds, mut random) = (seeds(), Random(0x6A69_6B6A_6931_3337));
    timed(setting("JIKJI_MUTATIONS", 1500), "read and worded", |run| {
        read(&mutated(&seeds[run % seeds.len()], &mut random), &Request::default()).is_some()
    });
}

#[test]
fn what_is_right_becomes_a_pdf_or_says_why_not() {
    let (seeds, mut random) = (seeds(), Random(0x6A69_6B6A_6931_3377));
    let request = Request { pages: Some(Pages::Any), ..Request::default() };
    timed(setting("JIKJI_MUTATED_PDFS", 25), "taken to a PDF", |run| {
        let job = std::iter::repeat_with(|| read(&mutated(&seeds[run % seeds.len()], &mut random), &request));
        job.flatten().next().is_some_and(|job| set(&job))
    });
}
