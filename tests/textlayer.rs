//! The text layer of finished PDFs: what the program finds in it, of its own layouts and of such as have faults.

use std::path::Path;

use jikji::layout::Layout;

use crate::support::{Done, Test};

const PROFILE: &str = "\
name: Gildong Hong
headline: Engineer of distributed systems
contact: {email: gildong@example.org, website: https://gildong.example.org}
sections:
  experience:
    - company: Saebyeol Cloud
      position: Principal engineer
      start: 2020-08
      highlights: [Halved the memory of every scheduler, Wrote the handbook of the team]
  career:
    title: Everything before that
    kind: experience
    entries:
      - {company: Gaonnuri Maps, position: Backend engineer, start: 2015-07, end: 2020-07, highlights: [Moved the index to another store]}
";

/// What `check` says of the layout `one-page` with a change to one of its files.
fn changed(file: &str, from: &str, to: &str) -> Done {
    changed_in(&[(file, from, to)])
}

/// The same with several changes: a file, what stands in it, and what is put in its place.
fn changed_in(changes: &[(&str, &str, &str)]) -> Done {
    let write = |folder: &Path| {
        let layout = Layout::find("one-page", Path::new("")).expect("it is bundled");
        let shared = layout.shared_in_use().into_iter().map(|(path, bytes)| (format!("shared/{path}"), bytes));
        for (path, bytes) in layout.files.iter().map(|(path, bytes)| (path.clone(), bytes)).chain(shared) {
            let target = folder.join("mine").join(&path);
            std::fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
            std::fs::write(target, bytes).expect("a file");
        }
        for (file, from, to) in changes {
            let path = folder.join("mine").join(file);
            let text = std::fs::read_to_string(&path).expect("the layout has the file");
            assert!(text.contains(from), "{file} has no `{from}`");
            std::fs::write(path, text.replace(from, to)).expect("a file");
        }
    };
    let test = Test::new().profile(PROFILE).prepare(write);
    test.args(["check", "me.yaml", "-l", "./mine/", "--lang", "en", "--message-format", "short"]).run()
}

/// Asserts that a change is found to be wrong, and what is said of it.
fn assert_fault(file: &str, from: &str, to: &str, said: &str) {
    let done = changed(file, from, to);
    let first = done.stderr.lines().next().unwrap_or_default();
    assert!(first.contains(said) && done.status == 1, "{from} → {to}: {}", done.stderr);
}

#[test]
fn a_layout_without_faults_has_none() {
    let done = changed("lib.typ", "// Defines", "// This defines");
    assert_eq!((done.stderr.as_str(), done.status), ("", 0));
    let said = done.text();
    assert!(said.contains("; text layer: ") && said.ends_with(" words in order, 2 links, 5 headings\n"), "{said}");
}

#[test]
fn a_point_that_is_dropped_is_told_of() {
    let done = changed("shared/body.typ", "bullets(it.points)", "bullets(it.points.slice(1))");
    assert!(done.stderr.starts_with("me.yaml:9:20: warning[not-shown]: "), "{}", done.stderr);
}

#[test]
fn a_point_that_is_repeated_is_told_of() {
    let said =
        "me.yaml:9:20: error[text-layer]: the text layer of the PDF has `experience.highlights` 2 times, and not 1";
    assert_fault("shared/body.typ", "bullets(it.points)", "bullets(it.points + (it.points.first(),))", said);
}

#[test]
fn columns_that_are_swapped_are_told_of() {
    let from = "for it in sections { section(t, it, section-parts) }";
    let column = |index: usize| format!("section(t, sections.at({index}), section-parts)");
    let swapped = format!("grid(columns: (1fr, 1fr), column-gutter: 20pt, {}, {})", column(1), column(0));
    let said = "me.yaml:11:12: error[text-layer]: the text layer of the PDF has `section.title` before what it follows";
    assert_fault("lib.typ", from, &swapped, said);
    // Of a layout that says why it is not read in order, that is no fault.
    let why = ("typst.toml", "parser_safe = true", "parser_safe = \"it has two columns\"");
    let done = changed_in(&[("lib.typ", from, swapped.as_str()), why]);
    assert_eq!((done.stderr.as_str(), done.status), ("", 0));
    assert!(done.text().contains(" words, 2 links"), "{}", done.text());
}

#[test]
fn letters_that_come_apart_are_told_of() {
    let said = "error[text-layer]: the text layer of the PDF has `section.title` in pieces: `e x p e r i e n c e`";
    let from = "set text(size: section-size, fill: t.accent)";
    assert_fault("lib.typ", from, "set text(size: section-size, fill: t.accent, tracking: 0.2em)", said);
    let done = changed("lib.typ", from, "set text(size: section-size, fill: t.accent, tracking: 0.08em)");
    assert_eq!((done.stderr.as_str(), done.status), ("", 0));
}

#[test]
fn words_that_run_together_are_told_of() {
    let from = "profile.headline) + parbreak()";
    let said = "me.yaml:2:11: error[text-layer]: the text layer of the PDF runs `headline` together with what stands beside it: `engineer of distributed systems`";
    assert_fault("parts.typ", from, "profile.headline + profile.name) + parbreak()", said);
    let done = changed("parts.typ", from, "profile.headline + [ ] + profile.name) + parbreak()");
    assert_eq!((done.stderr.as_str(), done.status), ("", 0));
}

#[test]
fn what_is_no_text_to_programs_is_told_of() {
    let from = "profile.headline) + parbreak()";
    let said = "me.yaml:2:11: error[text-layer]: the PDF has part of `headline` as decoration";
    assert_fault("parts.typ", from, "pdf.artifact(profile.headline)) + parbreak()", said);
    let done = changed("parts.typ", from, "[\u{E001}] + profile.headline) + parbreak()");
    assert!(done.stderr.contains("U+E001") && done.status == 1, "{}", done.stderr);
    let white = changed("parts.typ", from, "text(fill: white, profile.headline)) + parbreak()");
    assert!(white.stderr.starts_with("me.yaml:2:11: warning[not-shown]: "), "{}", white.stderr);
}
