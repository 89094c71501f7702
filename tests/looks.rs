//! The options that buy whole looks: what the pages hold for each value, in every layout that has them.

use std::path::Path;

use jikji::layout::Layout;
use jikji::layout::color;
use jikji::layout::options::Value;

use crate::draft::Draft;
use crate::pdf::Pdf;
use crate::support::{Done, Test, read, root, squash};

/// The options of the table, in its order.
const LOOKS: [&str; 9] =
    ["paper", "accent", "typeface", "header", "photo-shape", "photo-size", "heads", "keywords", "levels"];

/// The layouts that have an option, but for those that hide what the examples say.
fn layouts(option: &str) -> Vec<Layout> {
    let layouts = Layout::names().into_iter().map(|name| Layout::find(name, Path::new("")).expect("a bundled layout"));
    layouts.filter(|layout| layout.manifest.options.contains_key(option) && layout.manifest.hide.is_empty()).collect()
}

/// What a layout has for an option.
fn choices(layout: &Layout, option: &str) -> Vec<String> {
    layout.manifest.options[option].choices.clone()
}

#[test]
fn the_table_of_looks_says_what_the_layouts_have() {
    let mut table = format!("\n| layout | `{}` |\n|---|{}\n", LOOKS.join("` | `"), "---|".repeat(LOOKS.len()));
    for name in Layout::names() {
        let layout = Layout::find(name, Path::new("")).expect("a bundled layout");
        let cell = |option: &&str| layout.manifest.options.get(*option).map_or("–".into(), |it| it.default_text());
        let cells: Vec<String> = LOOKS.iter().map(cell).collect();
        table.push_str(&format!("| `{name}` | {} |\n", cells.join(" | ")));
    }
    let (path, page) = ("docs/profile.md", read("docs/profile.md"));
    let start = page.find("<!-- looks:").and_then(|at| Some(at + page[at..].find('\n')? + 1)).expect("a table");
    let end = page.find("<!-- end of looks -->").expect("an end");
    let table = table + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(root().join(path), [&page[..start], &table, &page[end..]].concat()).expect("it can be written");
    } else {
        assert_eq!(&page[start..end], table, "UPDATE=1 cargo test --release looks");
    }
    // The values and the names of colours are told too.
    for option in LOOKS {
        for value in layouts(option).iter().flat_map(|layout| choices(layout, option)) {
            assert!(page.contains(&format!("`{value}`")), "{option}: {value}");
        }
    }
    assert!(color::names().iter().all(|name| page.contains(&format!("`{name}`"))));
}

/// An example in a layout with options, in a format.
fn made(example: &str, layout: &str, lang: &str, format: &str, options: &[&str]) -> Done {
    let picture = std::fs::read(root().join("examples/graduate.jpg")).expect("a picture");
    let test = Test::new().file("graduate.jpg", picture).profile(&read(format!("examples/{example}.yaml")));
    let test =
        test.args(["build", "me.yaml", "-l", layout, "--lang", lang, "--pages", "any", "-f", format, "-o", "out/"]);
    let done = options.iter().fold(test, |test, option| test.args(["--set", option])).run();
    assert_eq!(done.status, 0, "{layout} {options:?}: {}", done.stderr);
    assert!(!done.stderr.contains("warning"), "{layout} {options:?}: {}", done.stderr);
    done
}

fn pdf(example: &str, layout: &str, options: &[&str]) -> Pdf {
    let done = made(example, layout, "en", "pdf", options);
    let path = done.files().into_iter().find(|path| path.starts_with("out/")).expect("a file");
    done.pdf(&path)
}

/// The first page as SVG.
fn svg(example: &str, layout: &str, options: &[&str]) -> String {
    let done = made(example, layout, "en", "svg", options);
    let path = done.files().into_iter().find(|path| path.starts_with("out/")).expect("a file");
    String::from_utf8(done.bytes(&path)).expect("SVG is UTF-8")
}

#[test]
fn pages_have_the_size_of_their_paper() {
    for (paper, [width, height]) in [("a5", [148.0, 210.0]), ("b5", [182.0, 257.0])] {
        for layout in layouts("paper") {
            let pdf = pdf("graduate", &layout.name, &[&format!("paper={paper}")]);
            let (wide, high) = pdf.size(0);
            let is = |points: f32, mm: f32| (points - mm * 72.0 / 25.4).abs() < 0.1;
            assert!(is(wide, width) && is(high, height), "{} {paper}: {wide} {high}", layout.name);
        }
    }
}

const ACCENTED: &str = "name: Gildong Hong\nsummary: See https://example.org/x.\nheadline: Engineer\n";

#[test]
fn a_colour_has_a_name_and_one_that_is_hard_to_read_is_told() {
    let check = |layout: &str, color: &str| {
        let accent = format!("accent={color}");
        Test::new().profile(ACCENTED).args(["check", "me.yaml", "--pages", "any", "-l", layout, "--set", &accent]).run()
    };
    for layout in layouts("accent") {
        assert_eq!(check(&layout.name, "forest").complaints(), "", "{}", layout.name);
        let told = check(&layout.name, "#e0a030");
        let darkens = matches!(&*layout.name, "columns" | "dark-sidebar" | "modern");
        assert_eq!(told.stderr.contains("low-contrast"), !darkens, "{}: {}", layout.name, told.stderr);
        assert_eq!(told.status, 0);
    }
    let svg = |accent: &str| {
        let test =
            Test::new().profile(ACCENTED).args(["build", "me.yaml", "-f", "svg", "-o", "x.svg", "--set", accent]);
        test.clean().bytes("x.svg")
    };
    assert!(svg("accent=teal") == svg("accent=#0f6b6b"));
}

/// Whether the clip paths of an SVG that are so wide and high, in points, are round, any of them; none if there is none.
fn frames(svg: &str, wide: f64, high: f64) -> Option<bool> {
    let paths = svg.split("<clipPath").skip(1).filter_map(|part| part.split(" d=\"").nth(1)?.split('"').next());
    let mut found = None;
    for path in paths {
        let numbers = path.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-'))).filter(|it| !it.is_empty());
        let numbers: Vec<f64> = numbers.filter_map(|number| number.parse().ok()).collect();
        let reach = numbers.iter().fold(0.0_f64, |most, number| most.max(*number));
        let is_round = path.contains('C') || path.contains('c');
        // Curves say how far they go from where they begin.
        let (wide, high) = if is_round { (wide / 2.0, high / 2.0) } else { (wide, high) };
        if (reach - wide.max(high)).abs() < 0.1 && numbers.iter().any(|number| (number - wide).abs() < 0.1) {
            found = Some(is_round || found == Some(true));
        }
    }
    found
}

#[test]
fn photos_have_the_shape_and_size_that_is_asked_for() {
    const MM: f64 = 72.0 / 25.4;
    for layout in layouts("photo-shape") {
        let name = layout.name.as_str();
        for (shape, high, round) in [("portrait", 80.0 / 3.0, false), ("square", 20.0, false), ("circle", 20.0, true)] {
            let options = ["photo=true", "photo-size=20mm", &format!("photo-shape={shape}")];
            let svg = svg("graduate", name, &options);
            assert_eq!(frames(&svg, 20.0 * MM, high * MM), Some(round), "{name} {shape}");
            // Never stretched: the picture is 3 by 4.
            let is_photo = |part: &&str| part.contains("data:image/jpeg") || part.contains("data:image/png");
            let picture = svg.split("<image").skip(1).find(is_photo).expect("a picture");
            let side = |key: &str| -> f64 {
                let value = picture.split(&format!(" {key}=\"")).nth(1).expect("a side");
                value.split('"').next().and_then(|value| value.parse().ok()).expect("a number")
            };
            assert!((side("height") / side("width") - 4.0 / 3.0).abs() < 0.01, "{name} {shape}");
        }
    }
}

/// A profile in a layout with an option.
fn with(profile: &str, layout: &Layout, option: &str) -> Pdf {
    let test = Test::new().profile(profile).args(["build", "me.yaml", "-o", "-", "--pages", "any", "-l", &layout.name]);
    test.args(["--set", option]).clean().stream()
}

const POST: &str = "\
name: Gildong Hong
sections:
  experience:
    - {company: Solbit Soft, url: https://example.org/solbit, position: Surveyor, location: Daejeon, start: 2012-03, end: 2015-06}
";

#[test]
fn an_employment_begins_with_what_is_asked_for() {
    for layout in layouts("heads") {
        for (heads, first, second) in [("company", "SolbitSoft", "Surveyor"), ("position", "Surveyor", "SolbitSoft")] {
            let pdf = with(POST, &layout, &format!("heads={heads}"));
            let text = squash(&pdf.text());
            let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{}: {text}", layout.name));
            assert!(at(first) < at(second), "{} {heads}: {text}", layout.name);
            assert!(text.contains("Daejeon"));
            assert_eq!(pdf.links(), ["https://example.org/solbit"], "{}", layout.name);
        }
    }
}

const SKILLS: &str = "\
name: Gildong Hong
sections:
  skills:
    - {name: Tools, level: 4, keywords: [Rust, \"C++\", Go]}
  language_skills:
    - {language: English, fluency: native}
    - {language: Latin, fluency: I read Caesar}
";

#[test]
fn key_words_stand_in_pills_with_commas_between() {
    for layout in layouts("keywords") {
        let [text, pills] = ["text", "pills"].map(|value| with(SKILLS, &layout, &format!("keywords={value}")));
        assert_eq!(squash(&text.text()), squash(&pills.text()), "{}", layout.name);
        assert!(squash(&pills.text()).contains("Rust,C++,Go"), "{}", layout.name);
        let more = pills.painted(0).len() - text.painted(0).len();
        assert_eq!(more, 3, "{}: a pill for each", layout.name);
    }
}

#[test]
fn levels_are_drawn_beside_their_words() {
    for layout in layouts("levels") {
        let [words, dots, bars] =
            ["words", "dots", "bars"].map(|value| with(SKILLS, &layout, &format!("levels={value}")));
        for drawn in [&dots, &bars] {
            let text = squash(&drawn.text());
            assert_eq!(text, squash(&words.text()), "{}", layout.name);
            assert!(text.contains("4/5") && text.contains("native") && text.contains("IreadCaesar"), "{text}");
            // Five for a number, five for a known word, none for another.
            assert_eq!(drawn.painted(0).len() - words.painted(0).len(), 10, "{}", layout.name);
        }
    }
}

#[test]
fn the_head_is_plain_centred_or_on_a_band() {
    for layout in layouts("header") {
        for value in choices(&layout, "header") {
            let option = format!("header={value}");
            let corner = {
                let pdf = with(ACCENTED, &layout, &option);
                let (width, height) = pdf.size(0);
                // A band reaches the upper corners of the paper.
                let is_band =
                    |[left, _, right, top]: &[f32; 4]| *left < 0.5 && *right > width - 0.5 && *top > height - 0.5;
                pdf.painted(0).iter().any(is_band)
            };
            assert_eq!(corner, value == "band", "{} {value}", layout.name);
            let setting = Value { name: "header".into(), text: Some(value.clone()), places: None };
            let document = Draft::example_with("researcher", "cv", Some(&layout.name), vec![setting]).typeset();
            let name = document.positions().into_iter().find(|run| run.text.contains("Nurim")).expect("the name");
            let is_inner = name.x > 130.0;
            assert_eq!(is_inner, value == "center", "{} {value}: {}", layout.name, name.x);
        }
    }
}

#[test]
fn a_typeface_has_a_partner_for_hangul() {
    let fonts = |layout: &Layout, typeface: &str| {
        let setting = Value { name: "typeface".into(), text: Some(typeface.into()), places: None };
        let document = Draft::example_with("graduate", "이력서", Some(&layout.name), vec![setting]).typeset();
        document.fonts().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let (sans, serif) = (["Jikji Sans".to_owned()], ["Noto Serif KR".to_owned(), "Source Serif 4".to_owned()]);
    for layout in layouts("typeface") {
        let has = |typeface: &str, families: &[String]| {
            let fonts = fonts(&layout, typeface);
            families.iter().all(|family| fonts.contains(family))
        };
        assert!(has("sans", &sans) && !has("sans", &serif), "{}", layout.name);
        assert!(has("serif", &serif), "{}", layout.name);
        assert!(has("mixed", &[&sans[..], &serif[..1]].concat()), "{}", layout.name);
    }
}
