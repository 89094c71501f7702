//! What an edit costs in a process that has set the document before, as a part of what setting it the first time costs.

use std::path::Path;
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
/// The least of so many is taken, of a long document that of fewer.
const RUNS: usize = 7;
const LONG_RUNS: usize = 2;
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
    // What is blind does not show what this profile says.
    let hides = |name: &&str| !Layout::find(name, Path::new("")).expect("it is bundled").manifest.hide.is_empty();
    let layouts = Layout::names().into_iter().filter(|name| !hides(name));
    let layouts = layouts.filter_map(|layout| too_slow(layout, engineer, RUNS));
    let too_slow: Vec<_> = layouts.chain(too_slow("one-page", hundred_pages, LONG_RUNS)).collect();
    assert!(too_slow.is_empty(), "{too_slow:#?}");
}

/// What there is to say of a layout that sets too much anew.
fn too_slow(layout: &str, profile: fn(&str) -> String, runs: usize) -> Option<String> {
    let session = Session::default();
    let mut least = [Duration::MAX; 2];
    for run in 0..runs {
        (0..3).for_each(|_| session.forget());
        for (turn, least) in least.iter_mut().enumerate() {
            // Now shorter and now longer.
            let yaml = profile(["분산", "여러 곳에 놓인", "큰"][(run + turn) % 3]);
            let start = Instant::now();
            built(layout, yaml, &session);
            *least = start.elapsed().min(*least);
        }
    }
    let [cold, warm] = least.map(|time| time.as_secs_f64() * 1e3);
    (warm > MOST * cold).then(|| format!("{layout}: {warm:.1} ms after an edit, {cold:.1} ms before"))
}

/// The example with this word in a point.
fn engineer(word: &str) -> String {
    read("examples/engineer.yaml").replacen("2세대 스케줄러", &format!("2세대 {word} 스케줄러"), 1)
}

/// A profile of a hundred pages with this word in its middle.
fn hundred_pages(word: &str) -> String {
    let entry = |n: usize| {
        let word = if n == 300 { word } else { "큰" };
        let point = |k| {
            format!(
                "        - {n}년에 {k}번째로 맡은 {word} 시스템을 설계하고 운영하여 처리 시간을 절반으로 줄였고, 그 결과를 팀의 다른 서비스에도 옮겨 해마다 드는 비용을 크게 낮추었습니다.\n"
            )
        };
        format!("    - company: {n}번째 회사\n      start: 2019-01\n      end: 2020-12\n      highlights:\n")
            + &(0..4).map(point).collect::<String>()
    };
    "languages: [ko]\nname: 홍길동\nsections:\n  experience:\n".to_owned() + &(0..620).map(entry).collect::<String>()
}

/// The document of a profile in a layout, its pages checked.
fn built(layout: &str, yaml: String, session: &Session) -> Built {
    let request = Request {
        layouts: vec![layout.into()],
        language: Some(Language::KOREAN),
        pages: Some(Pages::Any),
        ..Request::default()
    };
    let today = || Date { year: 2026, month: None, day: None };
    let file = Arc::new(SourceFile::new("me.yaml", yaml));
    let job = Job::read(file, &root().join("examples"), &request, &today, session).expect("the profile is right");
    build(&job, &job.plans[0], session).unwrap_or_else(|problems| panic!("{problems:?}"))
}

#[test]
fn pages_that_an_edit_leaves_alone_are_known() {
    let session = Session::default();
    for layout in ["one-page", "ko-form", "sidebar"] {
        let pages: Vec<_> = ["분산", "큰", "분산"]
            .map(|word| {
                let built = built(layout, engineer(word), &session);
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

/// Profiles that follow one another while somebody writes: texts that read alike come, change places and go.
const DRAFTS: [&str; 6] = [
    "- 분산 시스템을 **설계**함",
    "- 새 항목\n        - 분산 시스템을 **설계**함",
    "- 분산 시스템을 **설계**함\n        - 새 항목\n        - 분산 시스템을 **설계**함",
    "- '분산 시스템을 **설계**함'\n        - '[문서](https://example.org/a)를 씀'",
    "- 분산 시스템을\u{ad} **설계**함, 1,200억 원\n        - '[문서](https://example.org/a)를 씀'",
    "- 분산 시스템을\u{ad} **설계**함, 1,200억 원\n        - 분산 시스템을 **설계**함",
];

#[test]
fn a_session_that_has_set_other_drafts_sets_the_same_and_says_the_same() {
    let session = Session::default();
    for draft in DRAFTS {
        let yaml = format!(
            "languages: [ko]\nname: 홍길동\nsections:\n  experience:\n    - company: 분산 시스템을 **설계**함\n      start: 2019-01\n      highlights:\n        {draft}\n"
        );
        let [known, anew] = [&session, &Session::default()].map(|session| built("one-page", yaml.clone(), session));
        let [one, other] =
            [&known, &anew].map(|built| pdf(&built.document, &Standards::default()).expect("the document is right"));
        assert!(one == other, "{draft}");
        assert_eq!(format!("{:?}", known.warnings), format!("{:?}", anew.warnings), "{draft}");
        assert_eq!(known.warnings.len(), usize::from(draft.contains('\u{ad}')), "{draft}: {:?}", known.warnings);
        session.forget();
    }
}
