//! Broken profiles and the whole of what is printed for each: `broken.md`, and the examples of docs/diagnostics.md.
//!
//! `UPDATE=1 cargo test --release broken` writes what is printed into both; read the difference before it is committed.

use std::fmt::Write;

use serde_json::Value as Json;

use crate::support::{Done, Test, picture, read, root};

/// A profile on a page, and what stands there as printed for it.
struct Case<'a> {
    /// The heading.
    name: &'a str,
    yaml: &'a str,
    /// What is typed.
    command: &'a str,
    printed: &'a str,
}

/// The cases of a page: under a heading a profile, perhaps a command, and what is printed.
fn cases(page: &str) -> Vec<Case<'_>> {
    page.split("\n## ").skip(1).filter_map(case).collect()
}

fn case(section: &str) -> Option<Case<'_>> {
    let (name, rest) = section.split_once('\n')?;
    let (_, rest) = rest.split_once("```yaml fragment\n")?;
    let (yaml, rest) = rest.split_once("```\n")?;
    let (between, rest) = rest.split_once("```text\n")?;
    let command = between.split('`').find(|part| part.starts_with("jikji ")).unwrap_or("jikji check me.yaml");
    let (printed, _) = rest.split_once("```")?;
    // A layout of one's own is not at hand here.
    (!command.contains("./mine/")).then_some(Case { name, yaml, command, printed })
}

impl Case<'_> {
    fn run(&self) -> Done {
        // Pictures stand in the profile's folder and, for those who look outside, beside it.
        let test = Test::new().file("gildong.jpg", picture()).file("here/gildong.jpg", picture());
        let references = "@article{hong2020, title = {Slow Lights}, year = 2020} @article{kim2021, year = 2021}\n";
        let test = test.file("here/papers.bib", references);
        let test = test.file("here/notes.txt", "no picture").file("here/small.png", small());
        let test = test.file("here/cut.png", &picture()[..picture().len() / 2]);
        let font = |name: &str| std::fs::read(root().join("tests/fonts").join(name)).expect("a font");
        let fonts = ["Squares-Regular.ttf", "SquaresCID-Regular.otf"];
        let test = fonts.iter().fold(test, |test, name| test.file(&format!("here/fonts/{name}"), font(name)));
        test.file("here/me.yaml", self.yaml).within("here").args(self.command.split(' ').skip(1)).run()
    }
}

/// A picture as a messenger hands it on.
fn small() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(90, 120).write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}

/// Compares every case of a page with what is printed, or writes it there; the number of cases.
fn compare(path: &str) -> usize {
    let page = read(path);
    let mut written = page.clone();
    let mut wrong = String::new();
    let cases = cases(&page);
    for case in &cases {
        let printed = case.run().stderr;
        let printed = printed.strip_suffix('\n').unwrap_or(&printed);
        if printed != case.printed {
            let _ = write!(wrong, "## {}\n{printed}\ninstead of\n{}\n", case.name, case.printed);
            let start = case.printed.as_ptr() as usize - page.as_ptr() as usize + written.len() - page.len();
            // The cases before this one have moved what comes after them.
            written.replace_range(start..start + case.printed.len(), printed);
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(root().join(path), written).expect("the page");
    } else {
        assert!(wrong.is_empty(), "{path}\n{wrong}");
    }
    cases.len()
}

#[test]
fn broken_profiles_are_told_what_is_wrong() {
    let cases = compare("tests/broken.md");
    assert!(cases >= 60, "only {cases} cases");
}

#[test]
fn diagnostics_are_printed_as_documented() {
    let cases = compare("docs/diagnostics.md");
    assert!(cases > 20, "only {cases} are shown");
}

/// The stretches that a profile's own comments underline: `#     ^^^^ bad-date` stands below the line that it is about, and
/// columns count characters. Carets right behind the `#` underline from the first column on, which the `#` itself covers.
fn underlined(yaml: &str) -> Vec<(usize, usize, usize, String)> {
    let mut found = Vec::new();
    let mut line = 0;
    for (index, text) in yaml.lines().enumerate() {
        match text.strip_prefix('#').filter(|rest| rest.trim_start().starts_with('^')) {
            Some(rest) => {
                let (carets, code) = rest.trim_start().split_once(' ').expect("a code behind the carets");
                let first = text.find('^').expect("a caret");
                let column = if first == 1 { 1 } else { first + 1 };
                found.push((line, column, first + 1 + carets.len(), code.trim().to_owned()));
            }
            None => line = index + 1,
        }
    }
    found
}

#[test]
fn every_mistake_of_a_profile_is_told_at_its_place() {
    let yaml = read("tests/mistakes.yaml");
    let expected = underlined(&yaml);
    assert!(expected.len() >= 25, "only {} mistakes", expected.len());
    let done = Test::new().profile(&yaml).args(["check", "me.yaml", "--message-format", "json"]).run();
    let lines = done.text().lines().map(|line| serde_json::from_str::<Json>(line).expect("an object a line"));
    let number = |value: &Json| value.as_u64().expect("a number") as usize;
    let found: Vec<_> = lines
        .map(|problem| {
            let end = &problem["end"];
            assert_eq!(problem["line"], end["line"], "{problem}");
            let code = problem["code"].as_str().expect("a code").to_owned();
            (number(&problem["line"]), number(&problem["column"]), number(&end["column"]), code)
        })
        .collect();
    assert_eq!(found, expected);
    assert_eq!((done.status, done.stderr.as_str()), (1, ""));
}
