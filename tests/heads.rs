//! What readers, people and parsers, tell apart in a document: employer and role, school and degree, labels, the name.

use jikji::document::Document;
use jikji::layout::Layout;
use jikji::profile::documents::Pages;
use jikji::project::plan::Request;

use crate::draft::Draft;
use crate::pdf::Pdf;
use crate::support::Test;
use crate::view::pdf;

/// The layouts whose heads have lines of their own for the employer and the role.
const LINED: [&str; 12] = [
    "academic",
    "classic",
    "columns",
    "dark-sidebar",
    "developer",
    "executive",
    "ko-career",
    "modern",
    "one-page",
    "serif",
    "sidebar",
    "timeline",
];

const PROFILE: &str = "\
languages: [en]
name: Gildong Hong
hanja: 洪吉童
headline: Systems engineer
contact: {email: gildong@example.org, phone: '+82 10-0000-0000', location: Seoul}
sections:
  experience:
    - company: Saebyeol Cloud
      location: Seongnam
      position: Principal engineer
      department: Compute
      start: 2020-08
      end: 2023-07
      highlights: [Moved the **job** store., {text: Reviewed designs., items: [Leases]}]
      stack: [Rust, Go]
    - company: Gaonnuri
      positions:
        - {position: Senior engineer, department: Search, start: 2018-01, end: 2020-07, highlights: [Split it.]}
        - {position: Junior engineer, start: 2015-07, end: 2017-12, highlights: [Wrote it.]}
      groups: [{title: Awards of it, highlights: [Won one.]}]
  education:
    - {institution: Hanul University, degree: B.S., area: Statistics, start: 2021-03, end: present, expected: 2027-02, status: enrolled, score: 4.1/4.5}
  skills: [{name: Languages, keywords: [Rust, Go]}]
";

fn document(layout: &str) -> Document {
    let request = Request { layouts: vec![layout.into()], pages: Some(Pages::Any), ..Request::default() };
    Draft::new(PROFILE.into(), request).typeset()
}

/// The lines of the first page from top to bottom: what stands on the same height, from left to right.
fn lines(document: &Document) -> Vec<String> {
    let mut runs: Vec<_> = document.positions().into_iter().filter(|run| run.page == 0).collect();
    runs.sort_by(|a, b| (a.y.round(), a.x).partial_cmp(&(b.y.round(), b.x)).expect("numbers"));
    let chunks = runs.chunk_by(|one, next| (one.y - next.y).abs() < 1.0);
    chunks.map(|line| line.iter().map(|run| run.text.as_str()).collect()).collect()
}

#[test]
fn employer_and_role_stand_on_lines_of_their_own() {
    for layout in LINED {
        let lines = lines(&document(layout));
        let line = |text: &str| {
            lines.iter().find(|line| line.contains(text)).unwrap_or_else(|| panic!("{layout}: no {text} in {lines:?}"))
        };
        for (name, role) in [("Saebyeol Cloud", "Principal engineer"), ("Hanul University", "B.S.")] {
            assert!(!line(name).contains(role), "{layout}: {}", line(name));
        }
        assert!(
            line("Principal engineer").contains("· ") && line("Principal engineer").contains("Compute"),
            "{layout}"
        );
        assert!(line("Saebyeol Cloud").contains("Jul 2023"), "{layout}: {}", line("Saebyeol Cloud"));
        assert!(line("Senior engineer").contains("Jul 2020"), "{layout}: {}", line("Senior engineer"));
    }
}

#[test]
fn run_in_heads_have_dots_between_their_parts() {
    let lines = lines(&document("compact"));
    for parts in [
        &["Saebyeol Cloud", "Principal engineer", "Compute", "Seongnam", "Aug 2020"][..],
        &["Senior engineer", "Search", "Jan 2018"],
        &["Hanul University", "B.S.", "Statistics", "Mar 2021"],
    ] {
        let line = lines.iter().find(|line| line.contains(parts[0]) && parts.iter().all(|part| line.contains(part)));
        let line = line.unwrap_or_else(|| panic!("no {parts:?} in {lines:?}"));
        let places: Vec<_> = parts.iter().filter_map(|part| line.find(part)).collect();
        assert!(places.is_sorted(), "{line}");
        for part in &parts[1..] {
            let before = line[..line.find(part).expect("it is there")].replace('\u{2060}', "");
            assert!(before.trim_end().ends_with('·'), "{part}: {line}");
        }
    }
}

#[test]
fn a_role_has_its_weight_whether_it_is_one_or_several() {
    for layout in LINED {
        let pdf = pdf(PROFILE, &["-l", layout]);
        let fonts = ["Principal engineer", "Senior engineer", "Junior engineer"].map(|role| pdf.fonts_of(role));
        assert!(fonts[0] == fonts[1] && fonts[1] == fonts[2], "{layout}: {fonts:?}");
        let bold = if layout == "serif" { "BoldItalic" } else { "Bold" };
        assert!(fonts[0].iter().all(|font| font.ends_with(bold)), "{layout}: {fonts:?}");
        assert!(pdf.fonts_of("Compute").iter().all(|font| font.ends_with("Regular")), "{layout}");
        assert!(
            pdf.fonts_of("Awards of it").iter().all(|font| layout == "academic" || font.ends_with("Regular")),
            "{layout}"
        );
    }
}

#[test]
fn labels_end_with_a_colon_and_points_begin_with_bullets() {
    for layout in LINED {
        let text = pdf(PROFILE, &["-l", layout]).text();
        // The technologies of a developer say themselves what they are.
        for part in ["Stack:", "Score:", "Languages:", "•", "◦"].into_iter().skip((layout == "developer").into()) {
            assert!(text.contains(part), "{layout}: no `{part}` in {text}");
        }
    }
}

#[test]
fn the_name_comes_first() {
    for layout in Layout::names() {
        let titled = PROFILE.replace("sections:\n", "documents: {cv: {title: Curriculum vitae}}\nsections:\n");
        for yaml in [PROFILE, &titled] {
            let pdf = pdf(yaml, &["-l", layout]);
            let text = pdf.text();
            let name = text.find("Gildong Hong").expect("the name is shown");
            let before = text[..name].trim();
            assert!(before.is_empty() || before == "Name", "{layout}: {before}");
        }
        // What stands beside the name is no part of the heading.
        let marks = pdf(PROFILE, &["-l", layout]).bookmarks();
        assert!(marks.iter().any(|mark| mark == "Gildong Hong"), "{layout}: {marks:?}");
        assert!(marks.iter().all(|mark| !mark.contains("20") && !mark.contains('洪')), "{layout}: {marks:?}");
    }
}

#[test]
fn what_studies_are_to_end_with_stands_beside_them() {
    for layout in ["academic", "classic", "ko-form"] {
        let text = pdf(PROFILE, &["-l", layout]).text().replace(char::is_whitespace, "");
        assert!(text.contains("Mar2021–Present"), "{layout}: {text}");
        assert!(text.contains("enrolled·expectedFeb2027") && !text.contains("(expected"), "{layout}: {text}");
    }
}

#[test]
fn labels_of_a_form_are_heads_of_its_rows() {
    let pdf = pdf(PROFILE, &["-l", "ko-form"]);
    let tags = pdf.tags();
    let table = tags.iter().position(|tag| tag == "Table").expect("a table");
    let next = tags[table + 1..].iter().position(|tag| tag == "Table").expect("another");
    let first = &tags[table..table + next];
    let count = |role: &str| first.iter().filter(|tag| *tag == role).count();
    assert_eq!((count("TH"), count("TD")), (4, 4), "{first:?}");
}

/// A profile of several pages.
fn long() -> String {
    let points =
        "        - One more thing that was done there, told at some length, so that it takes a line of a page.\n";
    format!(
        "name: Gildong Hong\nsections:\n  experience:\n    - company: Saebyeol Cloud\n      highlights:\n{}",
        points.repeat(160)
    )
}

#[test]
fn page_furniture_can_be_left_out_and_one_page_has_none() {
    for layout in Layout::names() {
        let decoration = |pdf: &Pdf| -> String { (0..pdf.pages()).map(|page| pdf.decoration(page)).collect() };
        let flags = ["build", "me.yaml", "--pages", "any", "-o", "-", "-l", layout];
        let set = |more: &[&str]| Test::new().profile(&long()).args(flags).args(more).clean().stream();
        assert!(decoration(&set(&[])).contains('2'), "{layout}");
        // The labels of a table's columns are repeated.
        let left = decoration(&set(&["--set", "footer=false"]));
        assert_eq!(left.replace("Company", "").trim(), "", "{layout}");
        assert!(!decoration(&pdf(PROFILE, &["-l", layout])).contains('1'), "{layout}");
    }
}

#[test]
fn text_is_in_paragraphs() {
    for layout in ["academic", "classic", "ko-career"] {
        let pdf = pdf(PROFILE, &["-l", layout]);
        let tags = pdf.tags();
        // The contacts, the headline, heads and rows.
        assert!(pdf.count("P") >= 12, "{layout}: {tags:?}");
        let body = tags.iter().position(|tag| tag == "H2").expect("a section");
        assert!(tags[body..].windows(2).all(|pair| pair != ["Document", "Span"]), "{layout}: {tags:?}");
    }
}
