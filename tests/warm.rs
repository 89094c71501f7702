//! What an edit costs in a process that has set the document before, as a part of what setting it the first time costs.

use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jikji::diagnostic::SourceFile;
use jikji::language::Language;
use jikji::layout::Layout;
use jikji::output::{Standards, pdf};
use jikji::pipeline::{Built, build};
use jikji::profile::documents::Pages;
use jikji::profile::value::date::Date;
use jikji::project::Job;
use jikji::project::plan::Request;
use jikji::session::Session;

use crate::support::{read, root};

/// An edit may take this part of the first setting.
const MOST: f64 = 0.4;
/// The layouts that do not keep to it yet: what stands on each page gets the whole profile, or one context holds all of the body.
const PENDING: &[&str] = &["academic", "ko-career"];
/// The least of so many is taken.
const RUNS: usize = 7;
/// What Typst remembers is of the process, and other tests make it forget: so this test has one of its own.
const ALONE: &str = "JIKJI_ALONE";

#[test]
fn an_edit_takes_a_part_of_the_first_setting() {
    if std::env::var_os(ALONE).is_none() {
        let mut test = Command::new(std::env::current_exe().expect("this program"));
        test.args(["--exact", "warm::an_edit_takes_a_part_of_the_first_setting"]).env(ALONE, "1");
        let output = test.output().expect("it runs again");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        return;
    }
    let layouts = Layout::names().into_iter().filter(|name| !PENDING.contains(name));
    let too_slow: Vec<_> = layouts.filter_map(too_slow).collect();
    assert!(too_slow.is_empty(), "{too_slow:#?}");
}

/// What there is to say of a layout that sets too much anew.
fn too_slow(layout: &str) -> Option<String> {
    let session = Session::default();
    let mut least = [Duration::MAX; 2];
    for run in 0..RUNS {
        (0..3).for_each(|_| session.forget());
        for (turn, least) in least.iter_mut().enumerate() {
            // Now shorter and now longer.
            let word = ["분산", "여러 곳에 놓인", "큰"][(run + turn) % 3];
            *least = timed(layout, word, &session).0.min(*least);
        }
    }
    let [cold, warm] = least.map(|time| time.as_secs_f64() * 1e3);
    (warm > MOST * cold).then(|| format!("{layout}: {warm:.1} ms after an edit, {cold:.1} ms before"))
}

/// The time until the pages are checked, and the document, with a word in a point changed.
fn timed(layout: &str, word: &str, session: &Session) -> (Duration, Built) {
    let yaml = read("examples/engineer.yaml").replacen("2세대 스케줄러", &format!("2세대 {word} 스케줄러"), 1);
    let start = Instant::now();
    let request = Request {
        layouts: vec![layout.into()],
        language: Some(Language::KOREAN),
        pages: Some(Pages::Any),
        ..Request::default()
    };
    let today = || Date { year: 2026, month: None, day: None };
    let file = Arc::new(SourceFile::new("me.yaml", yaml));
    let job = Job::read(file, &root().join("examples"), &request, &today, session).expect("the example is right");
    let built = build(&job, &job.plans[0], session).unwrap_or_else(|problems| panic!("{problems:?}"));
    (start.elapsed(), built)
}

#[test]
fn pages_that_an_edit_leaves_alone_are_known() {
    let session = Session::default();
    for layout in ["one-page", "ko-form", "sidebar"] {
        let pages: Vec<_> = ["분산", "큰", "분산"]
            .map(|word| {
                let (_, built) = timed(layout, word, &session);
                (pdf(&built.document, &Standards::default()).expect("it is right"), built.document.fingerprints())
            })
            .into();
        assert_eq!(pages[0], pages[2], "{layout}");
        let prints = [&pages[0].1, &pages[1].1];
        assert_ne!(prints[0][0], prints[1][0], "{layout}");
        // What stands after the page of the edit looks as it did.
        assert_eq!(prints[0].last(), prints[1].last(), "{layout}");
    }
}
