//! Plain text and CommonMark: what they say, and how.

use jikji::output::{Plain, markdown, text};
use jikji::view::walk::Role;

use crate::draft::Draft;
use crate::support::{Test, root, squash};
use crate::view::LAYOUTS;

/// Documents in both languages, with every kind of entry.
const EXAMPLES: [(&str, &str); 5] = [
    ("engineer", "resume"),
    ("engineer", "resume-ko"),
    ("graduate", "이력서"),
    ("researcher", "cv"),
    ("researcher", "cv-ko"),
];

/// The letters and digits of CommonMark, as a browser shows them.
fn shown(markdown: &str) -> String {
    let html = comrak::markdown_to_html(
        markdown,
        &comrak::Options {
            render: comrak::options::Render { r#unsafe: true, ..Default::default() },
            ..Default::default()
        },
    );
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
}

#[test]
fn every_string_is_said_once_each_in_both() {
    for (example, document) in EXAMPLES {
        let view = Draft::example(example, document, None).view();
        let plain = squash(&text(&view, true, Plain::default())).to_lowercase();
        let marked = squash(&shown(&markdown(&view, true)));
        let texts = view.texts();
        for text in texts.iter().filter(|text| matches!(text.role, Role::Content | Role::Slot)) {
            // A link's address stands behind its text in plain text, and lists have signs of their own.
            for word in text.rich.plain().split_whitespace().map(squash) {
                let word = word.trim_matches(|c: char| !c.is_alphanumeric());
                assert!(plain.contains(&word.to_lowercase()), "{example}: `{word}` of {}", text.name());
                assert!(marked.contains(word), "{example}: `{word}` of {} in {marked}", text.name());
            }
        }
    }
}

#[test]
fn lines_are_as_long_as_they_may_be_and_words_stay_whole() {
    for width in [20, 40, 72] {
        for document in ["resume", "resume-ko"] {
            let view = Draft::example("engineer", document, None).view();
            let plain = text(&view, false, Plain { width: Some(width), ascii: false });
            let long = |line: &&str| textwrap::core::display_width(line) > width;
            for line in plain.lines().filter(long) {
                let words = line.trim_start_matches(['•', '◦', ' ']).split(' ').count();
                assert_eq!(words, 1, "{width}: {line}");
            }
            let whole = text(&view, false, Plain::default());
            assert_eq!(squash(&plain), squash(&whole));
        }
    }
}

#[test]
fn plain_text_can_do_without_marks_and_accents() {
    let yaml = "name: José Müller\nsections: {awards: [{title: “Prix” d’été – 2 × Ångström…, date: 2020-01}], skills: [{name: A, keywords: [한글]}]}\n";
    let done = Test::new().profile(yaml).args(["build", "me.yaml", "-f", "txt", "--ascii", "-o", "-"]).clean();
    assert_eq!(done.text(), "Jose Muller\n\nAWARDS\n\"Prix\" d'ete - 2 x Angstrom... | Jan 2020\n\nSKILLS\nA\n한글\n");
}

#[test]
fn text_has_headings_dates_and_points_in_order() {
    let yaml = "name: Gildong Hong\ncontact: {email: gildong@example.org, links: {Blog: https://blog.example.org}}\nsummary: |\n  One.\n\n  - a\n  - b\nsections:\n  experience:\n    - company: Saebyeol\n      position: Engineer\n      location: Seoul\n      start: 2020-01\n      end: 2021-02\n      highlights: [\"Did **it** [here](https://example.org/x)\", {text: Two, items: [Deep]}]\n";
    let done = Test::new().profile(yaml).args(["build", "me.yaml", "-f", "txt", "-f", "md", "-o", "out/"]).clean();
    let plain = "Gildong Hong\nEmail: gildong@example.org\nBlog: blog.example.org\n\nOne.\n• a\n• b\n\nEXPERIENCE\nSaebyeol, Seoul | Jan 2020 – Feb 2021\nEngineer\n• Did it here (https://example.org/x)\n• Two\n  ◦ Deep\n";
    assert_eq!(String::from_utf8(done.bytes("out/me.txt")).expect("text"), plain);
    let marked = "# Gildong Hong\n\n[gildong@example.org](<mailto:gildong@example.org>) · Blog: [blog.example.org](<https://blog.example.org>)\n\nOne.\n- a\n- b\n\n\n\n## Experience\n\n### Saebyeol\n\nEngineer · Seoul · Jan 2020 – Feb 2021\n\n- Did **it** [here](<https://example.org/x>)\n- Two\n  - Deep\n";
    assert_eq!(String::from_utf8(done.bytes("out/me.md")).expect("text"), marked);
}

#[test]
fn a_document_says_what_it_is_written_as() {
    let yaml = "name: Gildong Hong\nsummary: Engineer.\ncontact: {phone: \"+82 10-0000-1234\"}\ndocuments: {cv: {formats: [pdf, txt]}, public: {formats: md, hide: public}}\n";
    let done = Test::new().profile(yaml).args(["build", "me.yaml"]).clean();
    assert_eq!(done.files(), ["me-cv.pdf", "me-cv.txt", "me-public.md", "me.yaml"]);
    assert!(!String::from_utf8(done.bytes("me-public.md")).expect("text").contains("1234"));
    assert!(done.stderr.contains("wrote me-cv.txt: 4 lines"), "{}", done.stderr);
    let done = Test::new().profile(yaml).args(["build", "me.yaml", "-d", "cv", "-o", "-"]).run();
    assert_eq!(done.status, 2, "two formats for one stream: {}", done.stderr);
    let done = Test::new().profile(yaml).args(["build", "me.yaml", "-d", "cv", "-f", "png"]).clean();
    assert_eq!(done.files(), ["me-cv-1.png", "me.yaml"]);
    let yaml = yaml.replace("Engineer.", "Call 010-0000-1234.");
    let done = Test::new().profile(&yaml).args(["build", "me.yaml", "-d", "public"]).run();
    assert!(done.status == 1 && done.stderr.contains("error[leak]") && done.files().len() == 1, "{}", done.stderr);
}

#[test]
fn words_of_every_layout_are_the_same() {
    let yaml = std::fs::read_to_string(root().join("examples/engineer.yaml")).expect("the example");
    let made = |layout: &str| {
        let args = ["build", "me.yaml", "--lang", "ko", "-f", "txt", "-o", "-", "-l", layout];
        Test::new().profile(&yaml).args(args).run().text().to_owned()
    };
    let first = made("one-page");
    assert!(first.lines().count() > 60);
    let differ: Vec<_> = LAYOUTS.map(|(layout, _)| layout).into_iter().filter(|layout| made(layout) != first).collect();
    assert_eq!(differ, ["ko-form"], "those that ask for `personal`");
}
