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
    let write = |folder: &Path| {
        let layout = Layout::find("one-page", Path::new("")).expect("it is bundled");
        let shared = layout.shared_in_use().into_iter().map(|(path, bytes)| (format!("shared/{path}"), bytes));
        for (path, bytes) in layout.files.iter().map(|(path, bytes)| (path.clone(), bytes)).chain(shared) {
            let target = folder.join("mine").join(&path);
            std::fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
            std::fs::write(target, bytes).expect("a file");
        }
        let path = folder.join("mine").join(file);
        let text = std::fs::read_to_string(&path).expect("the layout has the file");
        assert!(text.contains(from), "{file} has no `{from}`");
        std::fs::write(path, text.replace(from, to)).expect("a file");
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
    let said = done.text().lines().nth(1).expect("a line on what was read");
    assert!(said.starts_with("  text layer: ") && said.ends_with(" words in order, 2 links, 5 headings"), "{said}");
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
    let swapped = "grid(columns: (1fr, 1fr), column-gutter: 20pt, section(t, sections.at(1), section-parts), section(t, sections.at(0), section-parts))";
    let said = "error[text-layer]: the text layer of the PDF has `experience.position` before what it follows";
    let from = "for it in sections { section(t, it, section-parts) }";
    assert_fault("lib.typ", from, swapped, said);
    // Of a layout that says that it is not read in order, that is no fault.
    let text = format!("{swapped}\n}}\n#let _ = {{");
    let unsafe_too = changed("typst.toml", "parser_safe = true", "parser_safe = \"it has two columns\"");
    assert_eq!(unsafe_too.status, 0, "{text}: {}", unsafe_too.stderr);
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
    let said =
        "error[text-layer]: the text layer of the PDF runs `name` together with what stands beside it: `gildong hong`";
    assert_fault(
        "parts.typ",
        "let name = heading(level: 1, profile.name)",
        "let name = [#profile.name#profile.headline]",
        said,
    );
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
