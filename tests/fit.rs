//! Pages that fill their budget: how often a document is set, what is adjusted, and what is said if nothing helps.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jikji::diagnostic::{Code, Diagnostic, SourceFile};
use jikji::document::Document;
use jikji::layout::Layout;
use jikji::layout::options::Value;
use jikji::output::{Standards, pdf};
use jikji::pipeline::{Built, build};
use jikji::profile::documents::Pages;
use jikji::profile::value::date::Date;
use jikji::project::Job;
use jikji::project::plan::Request;
use jikji::session::Session;

use crate::draft::Draft;
use crate::support::Test;

const MM: f64 = 72.0 / 25.4;

/// A profile of employers with points of one line each, five to an employer.
fn profile(points: usize) -> String {
    let mut yaml = String::from("name: Gildong Hong\nsections:\n  experience:\n");
    for point in 0..points {
        if point % 5 == 0 {
            let number = point / 5 + 1;
            yaml += &format!("    - company: Lantern {number}\n      position: Engineer\n      highlights:\n");
        }
        yaml += &format!("        - Point {point} on lanterns and on sundials.\n");
    }
    yaml
}

fn request(pages: Pages, settings: &[(&str, &str)]) -> Request {
    let value = |(name, text): &(&str, &str)| Value { name: (*name).into(), text: Some((*text).into()), places: None };
    Request { pages: Some(pages), settings: settings.iter().map(value).collect(), ..Request::default() }
}

fn built(yaml: &str, request: Request) -> Result<Built, Vec<Diagnostic>> {
    let file = Arc::new(SourceFile::new("me.yaml", yaml.to_owned()));
    let today = || Date { year: 2026, month: None, day: None };
    let session = Session::default();
    let job = Job::read(file, Path::new("."), &request, &today, &session).expect("the profile is right");
    let plan = &job.plans[0];
    build(&job, plan, &session)
}

fn right(yaml: &str, request: Request) -> Built {
    built(yaml, request).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// The document as its layout has it, however long.
fn plain(points: usize) -> Document {
    Draft::new(profile(points), request(Pages::Any, &FIXED)).typeset()
}

/// The defaults of `one-page`, as a user would set them, so that nothing is adjusted.
const FIXED: [(&str, &str); 3] = [("density", "1"), ("margin", "17mm"), ("size", "9.3pt")];

/// How many points fill the first of `pages` pages and the last up to a part between these two.
fn points(pages: usize, least: f64, most: f64) -> usize {
    let is_so = |points: &usize| {
        let document = plain(*points);
        document.pages() == pages && (least..most).contains(&document.fullness())
    };
    let found = (20..240).step_by(10).flat_map(|tens| match plain(tens + 10).pages() < pages {
        true => 0..0,
        false => tens..tens + 10,
    });
    found.into_iter().find(is_so).expect("some number of points does")
}

fn adjusted(built: &Built) -> BTreeMap<&str, &str> {
    built.adjusted.iter().map(|it| (it.name, it.text.as_str())).collect()
}

/// The lines on the pages from this one on.
fn lines(document: &Document, page: usize) -> usize {
    // What stands at the foot of a page is smaller and lower.
    let runs = document.positions().into_iter().filter(|run| run.page >= page && run.y < 810.0);
    let mut lines: Vec<_> = runs.map(|run| (run.page, run.y.round() as i64)).collect();
    lines.sort();
    lines.dedup_by(|next, one| next.0 == one.0 && next.1 - one.1 < 8);
    lines.len()
}

#[test]
fn what_fits_is_set_once() {
    let more = points(2, 0.4, 0.7);
    for (points, pages) in
        [(20, Pages::AtMost(1)), (20, Pages::AtMost(3)), (more, Pages::Any), (more, Pages::AtMost(3))]
    {
        let built = right(&profile(points), request(pages, &[]));
        assert_eq!((built.settings, adjusted(&built)), (1, BTreeMap::new()), "{points} points, {pages:?}");
    }
}

#[test]
fn what_is_a_little_too_long_is_fitted() {
    let first = points(2, 0.0, 0.2);
    let mut fitted = 0;
    for points in first..first + 9 {
        let yaml = profile(points);
        let Ok(built) = built(&yaml, request(Pages::AtMost(1), &[])) else { break };
        let adjusted = adjusted(&built);
        assert!(built.document.pages() == 1 && built.settings <= 4, "{points}: {} settings", built.settings);
        assert!(built.document.fullness() > 0.9, "{points}: {} full with {adjusted:?}", built.document.fullness());
        // One is adjusted as far as it goes before the next is touched.
        assert!(adjusted.contains_key("density"), "{adjusted:?}");
        assert!(!adjusted.contains_key("margin") || adjusted["density"] == "0.75", "{adjusted:?}");
        assert!(!adjusted.contains_key("size") || adjusted["margin"] == "12mm", "{adjusted:?}");
        // The same, set by hand.
        let settings: Vec<_> = adjusted.iter().map(|(name, text)| (*name, *text)).collect();
        let by_hand = right(&yaml, request(Pages::Any, &settings));
        let bytes = |built: &Built| pdf(&built.document, &Standards::default()).expect("a PDF");
        assert!(by_hand.settings == 1 && bytes(&by_hand) == bytes(&built), "{points}: {adjusted:?}");
        let again = right(&yaml, request(Pages::AtMost(1), &[]));
        assert!(bytes(&again) == bytes(&built), "{points}: not the same twice");
        fitted += 1;
    }
    assert!(fitted > 2, "only {fitted} lengths could be fitted");
}

#[test]
fn what_the_user_has_set_is_not_adjusted() {
    let yaml = profile(points(2, 0.0, 0.2));
    let fitted = right(&yaml, request(Pages::AtMost(1), &[("density", "1")]));
    assert!(adjusted(&fitted).keys().all(|name| *name != "density") && fitted.document.pages() == 1);
    let document = format!("{yaml}documents: {{resume: {{options: {{margin: 17mm, density: ~}}}}}}\n");
    let fitted = right(&document, request(Pages::AtMost(1), &[]));
    assert!(
        adjusted(&fitted).contains_key("density") && !adjusted(&fitted).contains_key("margin"),
        "{:?}",
        fitted.adjusted
    );
    let problems = built(&yaml, request(Pages::AtMost(1), &FIXED)).err().expect("nothing may be adjusted");
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::TooManyPages]);
    assert!(problems[0].message.ends_with(" too long for 1 page"), "{}", problems[0].message);
}

#[test]
fn what_cannot_fit_says_by_how_many_lines_and_what_is_long() {
    let mut yaml = profile(points(2, 0.2, 0.4));
    yaml += "    - company: Sundial\n      highlights:\n";
    (0..8).for_each(|point| yaml += &format!("        - Sundial {point}.\n"));
    let problems = built(&yaml, request(Pages::AtMost(1), &[])).err().expect("it is too long");
    let problem = &problems[0];
    let tightest = [("density", "0.75"), ("margin", "12mm"), ("size", "9pt")];
    let over = lines(&Draft::new(yaml.clone(), request(Pages::Any, &tightest)).typeset(), 1);
    let expected = format!(
        "the document is {over} lines too long for 1 page, even with `density` at 0.75, `margin` at 12mm and `size` at 9pt"
    );
    assert_eq!((problem.code, problem.message.as_str()), (Code::TooManyPages, expected.as_str()));
    let line = yaml.lines().position(|line| line.contains("company: Sundial")).expect("it is there") + 1;
    let longest =
        format!("the longest parts: Sundial (line {line}): 9 lines; Lantern 1 (line 4): 7 lines; Lantern 2 (line ");
    assert!(problem.hints[2].starts_with(&longest), "{:?}", problem.hints);
    let fitting = "of 10 entries of “Experience” are on the 1 page: `limit:` of the document leaves out those behind";
    assert!(problem.hints[1].starts_with("the first ") && problem.hints[1].ends_with(fitting), "{:?}", problem.hints);
}

#[test]
fn what_is_hopeless_is_set_once_and_said() {
    let problems = built(&profile(300), request(Pages::AtMost(1), &[])).err().expect("it is too long");
    let over = lines(&plain(300), 1);
    assert_eq!(problems[0].message, format!("the document is {over} lines too long for 1 page"));
}

#[test]
fn a_page_that_ends_a_little_short_is_filled() {
    for (least, most) in [(0.8, 0.84), (0.84, 0.9), (0.9, 0.95)] {
        let points = points(1, least, most);
        let (before, built) = (plain(points).fullness(), right(&profile(points), request(Pages::AtMost(1), &[])));
        let after = built.document.fullness();
        assert!(built.document.pages() == 1 && built.settings <= 4, "{} settings", built.settings);
        assert!(after > before && after > 0.93, "from {before} to {after} with {:?}", built.adjusted);
        assert!(!adjusted(&built).contains_key("margin"), "{:?}", built.adjusted);
        let any = right(&profile(points), request(Pages::Any, &[]));
        assert_eq!((any.settings, any.adjusted.len()), (1, 0));
    }
    let half = right(&profile(points(1, 0.5, 0.7)), request(Pages::AtMost(1), &[]));
    assert_eq!((half.settings, half.adjusted.len()), (1, 0));
    let last = right(&profile(points(2, 0.82, 0.94)), request(Pages::AtMost(2), &[]));
    assert!(last.document.pages() == 2 && last.document.fullness() > 0.93, "{}", last.document.fullness());
}

#[test]
fn a_last_page_of_few_lines_is_mended_or_warned_of() {
    let points = points(2, 0.0, 0.06);
    let few = lines(&plain(points), 1);
    assert!((1..4).contains(&few), "{few} lines");
    for pages in [Pages::Any, Pages::AtMost(2)] {
        let mended = right(&profile(points), request(pages, &[]));
        assert!(mended.document.pages() == 1 && mended.settings <= 4 && !mended.adjusted.is_empty());
        assert_eq!(mended.warnings, []);
        let kept = right(&profile(points), request(pages, &FIXED));
        let warning = &kept.warnings[0];
        assert_eq!((kept.settings, warning.code), (1, Code::ShortLastPage));
        assert_eq!(warning.message, format!("the last page has only {few} line{}", if few == 1 { "" } else { "s" }));
        assert!(warning.place.is_some() && kept.document.pages() == 2);
    }
}

#[test]
fn what_a_layout_aims_at_is_no_promise() {
    let aimed = |points: usize| right(&profile(points), Request { pages: None, ..request(Pages::Any, &[]) });
    let said = |built: &Built| -> Vec<String> {
        let notes = built.warnings.iter().filter(|warning| warning.code == Code::PageAim);
        notes.map(|note| note.message.clone()).collect()
    };
    let fits = aimed(20);
    assert_eq!((fits.document.pages(), said(&fits)), (1, Vec::new()));
    // A little too long is fitted, as a promise would be.
    let near = points(2, 0.0, 0.15);
    let fitted = aimed(near);
    let promised = right(&profile(near), request(Pages::AtMost(1), &[]));
    assert_eq!((fitted.document.pages(), adjusted(&fitted)), (1, adjusted(&promised)));
    let start = "the document would take 2 pages, and `one-page` aims at 1: set on 1 with `density` at ";
    assert!(said(&fitted)[0].starts_with(start), "{:?}", said(&fitted));
    // What does not fit, stays as the layout has it, and so does a third page that is worth it.
    for (points, pages) in [(points(2, 0.6, 0.9), 2), (points(3, 0.4, 0.7), 3)] {
        let own = aimed(points);
        let plain = right(&profile(points), request(Pages::Any, &[]));
        let bytes = |built: &Built| pdf(&built.document, &Standards::default()).expect("a PDF");
        assert!(adjusted(&own).is_empty() && bytes(&own) == bytes(&plain), "{points}: {:?}", adjusted(&own));
        assert_eq!(said(&own), [format!("the document takes {pages} pages, and `one-page` aims at 1")]);
    }
    // One with next to nothing on it is spared.
    let spared = aimed(points(3, 0.1, 0.2));
    assert!(spared.document.pages() == 2 && spared.settings <= 4, "{:?}", adjusted(&spared));
    let start = "the document would take 3 pages, and `one-page` aims at 1: set on 2 with ";
    assert!(said(&spared)[0].starts_with(start), "{:?}", said(&spared));
}

#[test]
fn nothing_is_adjusted_further_than_a_reader_would_notice() {
    for name in Layout::names() {
        let layout = Layout::find(name, Path::new("")).expect("the layout is bundled");
        let least = |option: &str| {
            let declared = &layout.manifest.options[option];
            declared.range().expect("a range").unwrap_or_else(|| panic!("`{option}` of {name} has no `fit`"))[0]
        };
        // Who asks for `compact` asks for small type and narrow edges; the program makes neither any smaller.
        let (size, margin, edge) = if name == "compact" { (8.0, 11.0, 7.4) } else { (9.0, 12.0, 12.0) };
        assert!(least("size") >= size && least("margin") >= margin * MM - 0.01 && least("density") >= 0.5, "{name}");
        let settings = [("density", least("density")), ("size", least("size")), ("margin", least("margin"))];
        let settings = settings.map(|(option, value)| match option {
            "density" => (option, value.to_string()),
            _ => (option, format!("{value}pt")),
        });
        let settings: Vec<_> = settings.iter().map(|(option, value)| (*option, value.as_str())).collect();
        let request = Request { layouts: vec![name.into()], ..request(Pages::Any, &settings) };
        let runs = Draft::new(profile(60), request).typeset().positions();
        let words: Vec<_> =
            runs.iter().filter(|run| run.text.contains("Point") || run.text.contains("Lantern")).collect();
        assert!(words.len() > 60, "{name}");
        for run in words {
            let (left, right) = (run.x, 595.28 - run.x - run.width);
            let edges = [left, right, run.y - 9.0 * 0.7, 841.89 - run.y];
            assert!(edges.iter().all(|it| *it >= edge * MM - 0.5), "{name}: {run:?}");
        }
    }
}

/// A layout that keeps nothing together.
const LOOSE: &str = r#"#let resume(profile, options) = {
  set text(font: "Pretendard", size: 10pt)
  set page(width: 200pt, height: 100pt, margin: 10pt)
  show heading: it => block(sticky: false, breakable: false, it.body)
  for section in profile.sections {
    heading(level: 1, section.title)
    for entry in section.entries {
      heading(level: 2, entry.title)
      for it in entry.body { list(..it.points.map(point => point.text)) }
    }
  }
}
"#;
const MANIFEST: &str = "[package]\nname = \"loose\"\nversion = \"0.1.0\"\nentrypoint = \"lib.typ\"\n[tool.jikji]\n\
    title = \"Loose\"\ndescription = \"\"\npaper = \"a7\"\npages = \"any\"\nleaves_out = [\"name\"]\n[tool.jikji.fonts.text]\n\
    families = [\"Pretendard\"]\n";

#[test]
fn a_stranded_heading_is_warned_of() {
    let entry = |name: &str| format!("    - {{name: {name}, highlights: [one, two, three]}}\n");
    let mut said = Vec::new();
    for points in 1..5 {
        let points: String = (0..points).map(|point| format!("        - point {point}\n")).collect();
        let yaml = format!(
            "name: Gildong Hong\nsections:\n  projects:\n    - name: Lantern\n      highlights:\n{points}{}",
            entry("Sundial")
        );
        let test = Test::new().profile(&yaml).file("mine/lib.typ", LOOSE).file("mine/typst.toml", MANIFEST);
        let done = test.args(["check", "me.yaml", "-l", "./mine/", "--message-format", "short"]).run();
        assert_eq!(done.status, 0, "{}", done.stderr);
        said.push(done.stderr.contains("stranded-heading").then(|| done.stderr.clone()));
    }
    let warned: Vec<_> = said.iter().flatten().collect();
    assert!(!warned.is_empty() && warned.len() < said.len(), "{said:?}");
    for stderr in warned {
        assert!(stderr.contains("warning[stranded-heading]: a heading here stands at the foot of a page"), "{stderr}");
    }
}

#[test]
fn what_cannot_fit_is_left_as_it_is() {
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/engineer.yaml");
    let done = Test::new().args(["check", example, "-l", "one-page", "--lang", "ko", "--pages", "1"]).run();
    let first = done.stderr.lines().next().unwrap_or_default();
    assert!(first.contains("lines too long for 1 page") && !first.contains("even with"), "{}", done.stderr);
}

#[test]
fn short_entries_fill_their_pages() {
    let shapes = [
        ("experience", "company: Lantern"),
        ("experience", "company: Lantern, position: Keeper, location: Seoul, start: 2020-01, end: 2020-02"),
        ("experience", "company: Lantern, note: Lighthouses"),
        ("education", "institution: Lantern, degree: B.S."),
        ("projects", "name: Lantern, role: Keeper"),
        ("awards", "title: Lantern, issuer: Keepers, date: 2020"),
        ("skills", "name: Lantern"),
        ("references", "name: Lantern"),
    ];
    for (section, entry) in shapes {
        // No two of them are the same, of which one would be too many.
        let item =
            |number: usize| format!("    - {{{}}}\n", entry.replacen("Lantern", &format!("Lantern {number}"), 1));
        let entries: String = (0..100).map(item).collect();
        let yaml = format!("name: Gildong Hong\nsections:\n  {section}:\n{entries}");
        for layout in Layout::names() {
            let flags = ["build", "me.yaml", "-l", layout, "--pages", "any", "-o", "-"];
            let pdf = Test::new().profile(&yaml).args(flags).clean().stream();
            assert!(pdf.pages() < 10, "{layout}: {} pages of {entry}", pdf.pages());
        }
    }
}
