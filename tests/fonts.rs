//! Fonts: what sets which text, and what is said of those that are not there or lack something.

use std::path::Path;

use crate::support::{Test, read, root, squash};

/// The folder of a face with squares for a few characters of many scripts.
fn squares() -> String {
    root().join("tests/fonts").display().to_string()
}

/// A profile with text for each role.
fn profile(fonts: &str) -> String {
    format!(
        "languages: [ko]\nname: 홍길동\nsummary: 본문 Latin `code` 글\n\
         sections: {{experience: [{{company: 새별클라우드, start: 2020-01, end: 2021-01}}]}}\n{fonts}\n"
    )
}

/// The faces of a heading, of running text, of code and of Latin letters, with the fonts that are chosen.
fn faces(fonts: &str) -> [String; 4] {
    let test = Test::new().profile(&profile(fonts)).args(["build", "me.yaml", "-o", "-", "-l", "academic"]);
    let pdf = test.clean().stream();
    ["새별클라우드", "본문", "code", "Latin"].map(|text| pdf.fonts_of(text).join(" ").replace("-Identity-H", ""))
}

#[test]
fn each_role_has_the_font_that_is_chosen_for_it() {
    let all = faces("");
    assert_eq!(all, ["NotoSerifKR-Bold", "NotoSerifKR-Regular", "JetBrainsMono-Regular", "SourceSerif4-Regular"]);
    let one = |fonts: &str, changed: usize, face: &str| {
        let mut wanted = all.clone();
        wanted[changed] = face.into();
        assert_eq!(faces(fonts), wanted, "{fonts}");
    };
    one("fonts: {headings: [Pretendard]}", 0, "Pretendard-Bold");
    one("fonts: {code: [Pretendard]}", 2, "Pretendard-Regular");
    one("fonts: {text_latin: [JetBrains Mono]}", 3, "JetBrainsMono-Regular");
    // That it has Hangul too does not matter.
    one("fonts: {text_latin: [Pretendard]}", 3, "Pretendard-Regular");
    // Headings have the text's font if they have none of their own.
    let text = faces("fonts: {text: [Pretendard]}");
    assert_eq!(text, ["Pretendard-Bold", "Pretendard-Regular", "JetBrainsMono-Regular", "Pretendard-Regular"]);
    // A document's choice goes before the profile's.
    let fonts = "fonts: {text: [Noto Serif KR]}\ndocuments: {cv: {layout: academic, fonts: {text: [Pretendard]}}}";
    let pdf = Test::new().profile(&profile(fonts)).args(["build", "me.yaml", "-d", "cv", "-o", "-"]).clean().stream();
    assert_eq!(pdf.fonts_of("본문"), ["Pretendard-Regular"]);
}

#[test]
fn a_weight_that_is_missing_is_said_once_for_all_roles() {
    let fonts = "fonts: {text: [Noto Serif KR], headings: [Noto Serif KR], text_latin: [Noto Serif KR]}";
    let done = Test::new().profile(&profile(fonts)).args(["build", "me.yaml", "-o", "-"]).run();
    let said =
        "warning[missing-weight]: `Noto Serif KR` has no weight 600, in which the layout sets the text and headings";
    assert!(done.stderr.starts_with(said) && done.stderr.matches("warning").count() == 1, "{}", done.stderr);
    assert_eq!(done.status, 0);
}

/// A document in a layout of one's own whose manifest names these weights.
fn weights(weights: &'static str) -> Test {
    let copy = move |folder: &Path| {
        std::fs::create_dir_all(folder.join("mine")).expect("a folder");
        for file in ["lib.typ", "typst.toml"] {
            let text = read(format!("tests/corpus/columns/{file}")).replace("[400]", weights);
            assert!(file != "typst.toml" || text.contains(weights));
            std::fs::write(folder.join("mine").join(file), text).expect("a file");
        }
    };
    let yaml = "name: G\nsummary: Engineer.\nsections: {experience: [{company: A, highlights: [One.]}]}\n";
    Test::new().profile(yaml).prepare(copy).args(["build", "me.yaml", "-l", "./mine", "-o", "-"])
}

#[test]
fn a_manifest_names_weights_that_are_there() {
    weights("[400, 700]").clean();
    weights("[400, 450]").run().fails(
        "\
error[missing-weight]: `Pretendard` has no weight 450, which the layout names for the text
   ┌─ ./mine/typst.toml:14:1
   │
14 │ [tool.jikji.fonts.text]
   │ ^^^^^^^^^^^^^^^^^^^^^^^
   │
   = hint: it has `400`, `500`, `600` and `700`

",
    );
}

/// Texts in scripts that the bundled fonts lack, all in the face of squares.
const SCRIPTS: [(&str, &str); 4] =
    [("ja", "東京で働いています"), ("zh", "设计开发系统"), ("en", "מהנדס תוכנה"), ("en", "हिन्दी में लिखा")];

#[test]
fn other_scripts_are_set_in_fonts_from_a_folder_or_the_system() {
    let conf = root().join("tests/fonts/squares.conf").display().to_string();
    for (lang, text) in SCRIPTS {
        let yaml = format!("languages: [{lang}]\nname: Hong\nsummary: {text}\n");
        let build = |yaml: &str| Test::new().profile(yaml).args(["build", "me.yaml", "-o", "-"]);
        let lacking = build(&yaml).run();
        assert!(
            lacking.stderr.starts_with("error[missing-glyph]") && lacking.status == 1,
            "{text}: {}",
            lacking.stderr
        );
        let chosen = format!("{yaml}fonts: {{text: [Squares]}}\n");
        let done = build(&chosen).args(["--font-path", &squares()]).run();
        assert_eq!(done.status, 0, "{text}: {}", done.stderr);
        let pdf = done.stream();
        assert!(pdf.fonts().iter().any(|font| font.name.ends_with("+Squares-Regular") && font.embedded), "{text}");
        // Runs from right to left stand in the order of the page.
        let letters = |text: &str| {
            let mut letters: Vec<char> = squash(text).chars().collect();
            letters.sort_unstable();
            letters
        };
        let set: String = pdf
            .runs
            .iter()
            .filter(|run| run.font == "Squares-Regular" && !run.artifact)
            .map(|run| &*run.text)
            .collect();
        assert_eq!(letters(&set), letters(text), "{text}");
        // A family of the system is found by its name, and one that is not named is never used.
        let system = build(&chosen).env("FONTCONFIG_FILE", &conf).run();
        assert!(system.stdout == done.stdout, "{text}: {}", system.stderr);
        let unnamed = build(&yaml).env("FONTCONFIG_FILE", &conf).run();
        assert!(
            unnamed.stderr.contains(" = hint: add a font that has it to `fonts:`: `Squares`"),
            "{}",
            unnamed.stderr
        );
    }
}

#[test]
fn cyrillic_and_greek_are_bundled() {
    for text in ["Разработка систем", "Μηχανικός λογισμικού"] {
        let pdf = Test::new().profile(&format!("name: Hong\nsummary: {text}\n")).pdf();
        assert!(pdf.text().contains(text), "{}", pdf.text());
    }
}

#[test]
fn fonts_of_a_folder_are_listed_with_their_source() {
    let list = Test::new().args(["fonts", "--font-path", &squares()]).clean();
    assert!(list.text().contains("Squares             400; from a folder\n"), "{}", list.text());
    let coverage = Test::new().args(["fonts", "東京", "--font-path", &squares()]).clean();
    assert!(coverage.text().contains("Squares             has all of it\n"), "{}", coverage.text());
}
