//! The layouts: the same pages with the program and without it, and only what a layout may use.

use std::path::Path;
use std::sync::LazyLock;

use jikji::document::{Document, Input, Position};
use jikji::fonts::Fonts;
use jikji::layout::Layout;
use serde_json::Value as Json;

use crate::draft::Draft;
use crate::examples::DOCUMENTS;
use crate::gallery::SHOWN;
use crate::support::{files, read, root};
use crate::view::LAYOUTS;

/// What positions may differ by, in points.
const NEAR: f64 = 1.25;

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
    assert!(ones.len() > 30, "{what} has only {} lines", ones.len());
}

#[test]
fn pages_are_the_same_with_and_without_the_program() {
    for (profile, document) in DOCUMENTS {
        for (layout, _) in LAYOUTS {
            let draft = Draft::example(profile, document, Some(layout));
            let restored = draft.typeset_as(|input| Input { via_json: true, ..input });
            assert_same_pages(&draft.typeset(), &restored, &format!("{profile}-{document} in {layout}"));
        }
    }
}

/// The example that the preview of each layout shows: layout, profile, document. Those for Korea show it in Korean.
fn previews() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    // One that extends another has the files of that.
    let own = |(layout, ..): &(&str, &str, [&str; 2])| root().join("layouts").join(layout).join("preview.typ").exists();
    SHOWN.into_iter().filter(own).map(|(layout, profile, [english, korean])| {
        (layout, profile, if layout.starts_with("ko-") { korean } else { english })
    })
}

/// Writes the data of every preview anew, if asked to with `UPDATE=1`.
static UPDATED: LazyLock<()> = LazyLock::new(|| {
    for (layout, profile, document) in previews().filter(|_| std::env::var_os("UPDATE").is_some()) {
        let json = Draft::example(profile, document, Some(layout)).json();
        let folder = root().join("layouts").join(layout);
        std::fs::write(folder.join("preview.json"), format!("{json}\n")).expect("the layout's folder can be written");
        if json["photo"].is_object() {
            std::fs::copy(root().join("examples/graduate.jpg"), folder.join("preview.jpg")).expect("a copy");
        }
    }
});

#[test]
fn preview_shows_the_example() {
    LazyLock::force(&UPDATED);
    for (layout, profile, document) in previews() {
        let path = root().join(format!("layouts/{layout}/preview.json"));
        let written: Json =
            serde_json::from_str(&std::fs::read_to_string(&path).unwrap_or_default()).unwrap_or_default();
        let json = Draft::example(profile, document, Some(layout)).json();
        assert!(
            written == json,
            "{} is not what {profile}.yaml gives: `UPDATE=1 cargo test --release preview`",
            path.display()
        );
    }
}

#[test]
fn a_layout_without_its_function_is_told_so() {
    let copy = |folder: &Path| {
        std::fs::create_dir_all(folder.join("mine")).expect("a folder");
        let manifest = read("tests/corpus/columns/typst.toml");
        std::fs::write(folder.join("mine/typst.toml"), manifest).expect("a file");
        std::fs::write(folder.join("mine/lib.typ"), "#let document(profile, options) = []").expect("a file");
    };
    let test = crate::support::Test::new().profile("name: G\nsummary: Engineer.\n").prepare(copy);
    let done = test.args(["check", "me.yaml", "-l", "./mine"]).run();
    let said = "error[bad-layout]: `lib.typ` of the layout defines no function `resume`";
    assert!(done.stderr.starts_with(said) && done.status == 1, "{}", done.stderr);
}

#[test]
fn what_is_wider_than_its_line_is_no_trouble_to_a_row() {
    let long = "Restoring eighteenth-century sundials and astronomical clocks from parish churches all over the north of England";
    let site = format!("https://example.org/{}", "a-path/".repeat(14));
    let yaml = format!(
        "name: G\ncontact: {{website: \"{site}\", location: \"{long}\"}}\nsections:\n  interests: [\"{long}, and writing about it\", \"{long}\"]\n"
    );
    for layout in Layout::names() {
        let done =
            crate::support::Test::new().profile(&yaml).args(["check", "me.yaml", "-l", layout, "--pages", "any"]).run();
        assert!(!done.stderr.contains("typst-error"), "{layout}: {}", done.stderr);
    }
}

#[test]
fn preview_compiles_without_the_program() {
    LazyLock::force(&UPDATED);
    for (layout, profile, document) in previews() {
        let draft = Draft::example(profile, document, Some(layout));
        // The layout one folder further down, and in its place nothing but its preview.
        let include = format!("#let resume(profile, options) = include \"{layout}/preview.typ\"");
        let mut served: Vec<_> = vec![("lib.typ".to_owned(), include.into_bytes().into())];
        for file in files(&root().join("layouts").join(layout)) {
            let bytes = std::fs::read(root().join("layouts").join(layout).join(&file)).expect("a file of the layout");
            served.push((format!("{layout}/{file}"), bytes.into()));
        }
        let alone = draft.typeset_as(|input| Input { layout: served, ..input });
        assert_same_pages(&draft.typeset(), &alone, layout);
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

/// An employment of so many points, and what stands in the narrow column beside it.
fn beside(points: usize, narrow: &str) -> String {
    let points = "\n      - Moved the store of jobs to our own hardware without an hour of downtime, and told eleven teams how to do the same with theirs.".repeat(points);
    format!(
        "name: Gildong Hong\nsections:\n  experience:\n  - company: Saebyeol\n    positions:\n    - position: Engineer\n      highlights:{points}\n    - position: Intern\n      highlights:{points}\n  {narrow}\n"
    )
}

#[test]
fn a_column_takes_the_whole_width_where_the_other_has_ended() {
    let narrow = "skills: [{name: Languages, keywords: [Rust, C++, Go]}]\n  interests: [Chess]";
    for layout in ["columns", "dark-sidebar"] {
        let request = jikji::project::plan::Request {
            layouts: vec![layout.into()],
            pages: Some(jikji::profile::documents::Pages::Any),
            ..Default::default()
        };
        let document = Draft::new(beside(60, narrow), request).typeset();
        let runs = document.positions();
        let lasts = runs.iter().map(|run| run.page).max().expect("there are pages");
        let widest = |page: usize| {
            let points = runs.iter().filter(|run| run.page == page && run.text.starts_with("Moved"));
            points.map(|run| run.width).fold(0.0, f64::max)
        };
        assert!(lasts > 0 && widest(lasts) > 1.25 * widest(0), "{layout}: {} {}", widest(lasts), widest(0));
    }
}

#[test]
fn a_section_that_ends_its_column_is_not_stranded() {
    for layout in ["columns", "dark-sidebar"] {
        let test = crate::support::Test::new().profile(&beside(40, "interests: [Chess]"));
        let done = test.args(["check", "me.yaml", "-l", layout, "--pages", "any"]).run();
        assert!(!done.stderr.contains("stranded-heading"), "{layout}: {}", done.stderr);
    }
}

#[test]
fn pills_and_dots_leave_the_text_as_it_is() {
    let yaml = "name: Gildong Hong\nsections:\n  experience: [{company: Saebyeol}]\n  skills: [{name: Tools, keywords: [Rust, 'a, b', Go]}]\n  language_skills: [{language: Dutch, fluency: fluent}]\n";
    for layout in ["columns", "dark-sidebar"] {
        let flags = ["-l", layout, "--set", "keywords=pills", "--set", "levels=dots"];
        let text = crate::view::pdf(yaml, &flags).text();
        assert!(text.contains("Rust, a, b, Go"), "{layout}: {text}");
        assert!(text.contains("Dutch: fluent"), "{layout}: {text}");
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
