//! Mutated profiles: whatever the bytes, an answer with a place and no panic.
//!
//! `JIKJI_MUTATIONS=1000000 cargo test --release mutations` is the long run.

use std::path::Path;
use std::sync::Arc;

use jikji::diagnostic::SourceFile;
use jikji::plan::{Planner, Request};
use jikji::profile::Profile;
use jikji::profile::date::Date;
use jikji::view::View;

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

/// A small generator (xorshift), so that a run can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    /// A place between two characters.
    fn at(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

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

/// Reads and words a profile as far as it goes; the number of its documents.
fn read(text: String) -> usize {
    let file = Arc::new(SourceFile { name: "me.yaml".into(), text });
    let profile = match Profile::read(&file) {
        Ok(profile) => profile,
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a reason: {:?}", file.text);
            for problem in problems {
                let range = problem.place.unwrap_or_else(|| panic!("no place: {}", problem.message)).range;
                assert!(file.text.get(range).is_some(), "{}: {:?}", problem.message, file.text);
            }
            return 0;
        }
    };
    let today = || Date { year: 2026, month: None, day: None };
    let request = Request::default();
    let planner = Planner { profile: &profile, file: &file, folder: Path::new("."), request: &request, today: &today };
    let plans = planner.plans().unwrap_or_default();
    plans.iter().filter(|plan| View::new(&profile, &plan.selection, &file).is_ok()).count()
}

#[test]
fn whatever_the_bytes_there_is_an_answer() {
    let runs: usize = std::env::var("JIKJI_MUTATIONS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(1500);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let seeds = ["examples/engineer.yaml", "examples/researcher.yaml", "tests/everything.yaml", "src/starter/ko.yaml"];
    let seeds = seeds.map(|path| std::fs::read_to_string(folder.join(path)).expect("the seed"));
    let mut random = Random(0x6A69_6B6A_6931_3337);
    let mut documents = 0;
    for run in 0..runs {
        let mut text = seeds[run % seeds.len()].clone();
        for _ in 0..=random.below(4) {
            mutate(&mut text, &mut random);
        }
        documents += read(text);
    }
    // Some mutations do no harm, so that the views are reached too.
    assert!(documents > runs / 50, "only {documents} documents of {runs} profiles");
}
