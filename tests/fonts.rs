//! Fonts: what sets which text, and what is said of those that are not there or lack something.

use std::collections::BTreeSet;
use std::path::Path;

use jikji::fonts::Fonts;
use jikji::layout::Layout;

use crate::support::{Done, Test, read, root, squash};
use crate::view::LAYOUTS;

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
    one("fonts: {headings: [Pretendard]}", 0, "JikjiSans-Bold");
    one("fonts: {code: [Pretendard]}", 2, "JikjiSans-Regular");
    one("fonts: {text_latin: [JetBrains Mono]}", 3, "JetBrainsMono-Regular");
    // That it has Hangul too does not matter.
    one("fonts: {text_latin: [Pretendard]}", 3, "JikjiSans-Regular");
    // Headings have the text's font if they have none of their own.
    let text = faces("fonts: {text: [Pretendard]}");
    assert_eq!(text, ["JikjiSans-Bold", "JikjiSans-Regular", "JetBrainsMono-Regular", "JikjiSans-Regular"]);
    // A document's choice goes before the profile's.
    let fonts = "fonts: {text: [Noto Serif KR]}\ndocuments: {cv: {layout: academic, fonts: {text: [Pretendard]}}}";
    let pdf = Test::new().profile(&profile(fonts)).args(["build", "me.yaml", "-d", "cv", "-o", "-"]).clean().stream();
    assert_eq!(pdf.fonts_of("본문"), ["JikjiSans-Regular"]);
}

#[test]
fn a_weight_that_is_missing_is_said_once_for_all_roles() {
    let fonts = "fonts: {text: [Squares], headings: [Squares], text_latin: Squares}";
    let test = Test::new().profile(&profile(fonts)).args(["build", "me.yaml", "-o", "-", "--font-path", &squares()]);
    let done = test.run();
    let said = "warning[missing-weight]: `Squares` has no weight 600, in which the layout sets the text and headings";
    assert!(done.stderr.starts_with(said) && done.stderr.matches("warning").count() == 1, "{}", done.stderr);
    assert_eq!(done.status, 0);
}

/// A face in the make of Pretendard, by this name of as many letters as its own.
fn of_that_make(name: &str) -> Vec<u8> {
    let mut bytes = std::fs::read(root().join("tests/fonts/SquaresCID-Regular.otf")).expect("a font");
    let in_table = |name: &str| name.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    let (old, new) = (in_table("SquaresCID"), in_table(name));
    assert_eq!(old.len(), new.len());
    for at in 0..bytes.len() - old.len() {
        if bytes[at..].starts_with(&old) {
            bytes[at..at + old.len()].copy_from_slice(&new);
        }
    }
    bytes
}

#[test]
fn text_that_old_readers_tear_is_told_of() {
    let said = |fonts: &str, layout: &str| {
        let yaml = format!("name: Hong\nsummary: Engineer\n{fonts}\n");
        let test = Test::new().profile(&yaml).file("fonts/one.otf", of_that_make("SquaresCID"));
        test.args(["check", "me.yaml", "--font-path", "fonts", "-l", layout]).run().stderr
    };
    let warning = "\
warning[torn-text]: MuPDF before 1.25 and what is built on it read text in `SquaresCID` in pieces
  ┌─ me.yaml:3:21
  │
3 │ fonts: {text_latin: SquaresCID}
  │                     ^^^^^^^^^^
  │
  = hint: choose a build of it in TrueType (.ttf) or with 1000 units per em, or another family
";
    let all = said("fonts: {text_latin: SquaresCID}", "classic");
    assert!(all.contains(warning) && all.matches("torn-text").count() == 1, "{all}");
    assert!(!said("", "classic").contains("torn-text"));
    // What is chosen and not used is no harm.
    let unused = said("fonts: {text: [Inter, SquaresCID]}", "classic");
    assert!(!unused.contains("torn-text"), "{unused}");
}

#[test]
fn a_family_is_found_by_the_name_of_what_it_was_made_from() {
    let build = |name: &str, path: &[&str]| {
        let yaml = format!("name: Hong\nsummary: Engineer\nfonts: {{text: [{name}]}}\n");
        let test = Test::new().profile(&yaml).file("fonts/one.otf", of_that_make("Pretendard"));
        test.args(["build", "me.yaml", "-o", "-", "-l", "academic"]).args(path.iter().copied()).run()
    };
    let bundled = build("Jikji Sans", &[]);
    assert_eq!(bundled.stream().fonts_of("Engineer"), ["JikjiSans-Regular"]);
    for name in ["Pretendard", "pretendard"] {
        assert!(build(name, &[]).stdout == bundled.stdout, "{name}");
    }
    // One from a folder that has that name itself comes first, and does not stand in for the bundled family.
    let path = ["--font-path", "fonts"];
    assert_eq!(build("Pretendard", &path).stream().fonts_of("Engineer"), ["Pretendard-Regular"]);
    assert!(build("Jikji Sans", &path).stdout == bundled.stdout);
}

#[test]
fn nothing_is_said_of_bundled_fonts() {
    let families: Vec<_> = Fonts::bundled().families().iter().map(|family| family.name.to_owned()).collect();
    assert!(families.len() >= 8, "{families:?}");
    for (layout, _) in LAYOUTS {
        for family in &families {
            let fonts =
                format!("fonts: {{text: {family}, headings: [{family}], code: {family}, text_latin: {family}}}");
            Test::new().profile(&profile(&fonts)).args(["build", "me.yaml", "-o", "-", "-l", layout]).clean();
        }
    }
    let inter = faces("fonts: {text: Inter}");
    assert_eq!(inter, ["NotoSerifKR-Bold", "NotoSerifKR-Regular", "JetBrainsMono-Regular", "Inter-Regular"]);
}

#[test]
fn one_family_needs_no_list() {
    assert_eq!(faces("fonts: {text: Pretendard}"), faces("fonts: {text: [Pretendard]}"));
    let fonts = "documents: {cv: {layout: academic, fonts: {text: Pretendard}}}";
    let pdf = Test::new().profile(&profile(fonts)).args(["build", "me.yaml", "-d", "cv", "-o", "-"]).clean().stream();
    assert_eq!(pdf.fonts_of("본문"), ["JikjiSans-Regular"]);
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
error[missing-weight]: `Jikji Sans` has no weight 450, which the layout names for the text
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

#[test]
fn the_programs_own_words_have_glyphs_in_every_layout() {
    let fonts = Fonts::bundled();
    let families = fonts.families();
    let labels = std::fs::read_dir(root().join("src/view/wording/labels")).expect("a folder");
    // Hindi needs a font of the user's own.
    let files = labels.map(|entry| entry.expect("an entry").path()).filter(|path| !path.ends_with("hi.yaml"));
    let words: String = files.map(|path| std::fs::read_to_string(path).expect("text")).collect();
    for (layout, _) in LAYOUTS {
        for (role, font) in Layout::find(layout, Path::new("")).expect("it is bundled").manifest.fonts {
            let named: Vec<_> =
                families.iter().filter(|family| font.families.iter().any(|name| name == family.name)).collect();
            let lacking: BTreeSet<char> =
                words.chars().filter(|c| !c.is_control() && !named.iter().any(|family| family.covers(*c))).collect();
            assert!(lacking.is_empty(), "{layout}, {role}: {lacking:?}");
        }
    }
}

#[test]
fn a_script_that_is_missing_is_one_error() {
    let said = |yaml: &str| Test::new().profile(yaml).args(["build", "me.yaml", "-o", "-"]).run();
    said("name: Hong\nsummary: สวัสดีครับ ก\nheadline: คน\n").fails(
        "\
error[missing-glyph]: the fonts have no glyphs for 10 characters of Thai, the first `ส` (U+0E2A)
  ┌─ me.yaml:2:10
  │
2 │ summary: ส\u{e27}\u{e31}สด\u{e35}คร\u{e31}บ ก
  │          ^
  │
  = hint: give the folder of a font for Thai with --font-path, and name its family in `fonts:`

",
    );
    said("name: Hong\nsummary: 𝐉𝐨𝐡𝐧 Kim\n").fails(
        "\
error[missing-glyph]: no glyphs for 4 letters of mathematics, the first `𝐉` (U+1D409)
  ┌─ me.yaml:2:10
  │
2 │ summary: 𝐉𝐨𝐡𝐧 Kim
  │          ^
  │
  = hint: write plain letters: `John`

",
    );
    // Each script has its own, and those that lack one character say which.
    let errors = said("name: Hong\nsummary: 働く 𓀀 ไทย\n").stderr;
    assert_eq!(errors.matches("error[missing-glyph]").count(), 3, "{errors}");
    // Fonts of a folder that have it are named.
    let test = Test::new().profile("name: Hong\nsummary: मह\n").args(["check", "me.yaml", "--font-path", &squares()]);
    let done = test.run();
    assert!(done.stderr.contains(" = hint: add a font that has it to `fonts:`: `Squares`"), "{}", done.stderr);
}

/// What is said of a profile when its fonts are looked for in `path` of the folder.
fn with_fonts_in(path: &str, fonts: &str, prepare: impl FnOnce(&Path)) -> Done {
    let yaml = format!("name: Hong\nsummary: x\nfonts: {{text: {fonts}}}\n");
    Test::new().profile(&yaml).prepare(prepare).args(["build", "me.yaml", "-o", "-", "--font-path", path]).run()
}

#[test]
fn files_that_are_no_fonts_are_left_out() {
    let many = |path: &Path| std::fs::write(path, b"ttcf\x00\x01\x00\x00\xFF\xFF\xFF\xFF").expect("a file");
    let fill = |folder: &Path| {
        let fonts = folder.join("fonts");
        std::fs::create_dir_all(fonts.join("deep/deeper")).expect("folders");
        many(&fonts.join("a.ttc"));
        std::fs::File::create(fonts.join("b.ttf")).and_then(|file| file.set_len(1 << 30)).expect("a file of holes");
        std::fs::write(fonts.join("c.otf"), "no font").expect("a file");
        std::fs::copy(root().join("tests/fonts/Squares-Regular.ttf"), fonts.join("deep/deeper/s.TTF")).expect("a copy");
        #[cfg(unix)]
        for (target, name) in [("/", "root"), (".", "self"), ("/dev/zero", "zero.ttf"), ("nowhere", "gone.ttf")] {
            std::os::unix::fs::symlink(target, fonts.join(name)).expect("a link");
        }
        #[cfg(unix)]
        assert!(std::process::Command::new("mkfifo").arg(fonts.join("pipe.ttf")).status().expect("it runs").success());
    };
    assert_eq!(with_fonts_in("fonts", "Squares", fill).status, 0);
    let missing = with_fonts_in("fonts", "Sqares", fill);
    let hints = "  = hint: did you mean `Squares`?\n";
    assert!(missing.stderr.contains(hints), "{}", missing.stderr);
    assert!(
        missing.stderr.contains("hint: `fonts/a.ttc` was left out: it says that it has more than 256 fonts in it\n"),
        "{}",
        missing.stderr
    );
    let named = |name: &str, why: &str| {
        let done = with_fonts_in(&format!("fonts/{name}"), "Inter", fill);
        let said = format!("error[cannot-read]: cannot read the font `fonts/{name}`: {why}\n");
        assert!(done.stderr.starts_with(&said) && done.status == 1, "{}", done.stderr);
    };
    named("a.ttc", "it says that it has more than 256 fonts in it");
    named("b.ttf", "it is larger than 256 MiB");
    named("c.otf", "it is not a font");
    named("none.otf", "there is no such file");
    #[cfg(unix)]
    named("pipe.ttf", "it is not a regular file");
    #[cfg(unix)]
    named("zero.ttf", "it is not a regular file");
}

#[test]
fn a_folder_of_more_files_than_fonts_is_refused() {
    let fill = |folder: &Path| {
        let fonts = folder.join("fonts");
        std::fs::create_dir(&fonts).expect("a folder");
        (0..5001).for_each(|number| std::fs::write(fonts.join(format!("{number}.ttf")), "").expect("a file"));
    };
    let done = with_fonts_in("fonts", "Inter", fill);
    let said = "error[cannot-read]: cannot read the font folder `fonts`: it holds more than 5000 fonts\n";
    assert!(done.stderr.starts_with(said), "{}", done.stderr);
}

#[test]
fn damaged_fonts_are_left_out() {
    let whole = std::fs::read(root().join("tests/fonts/Squares-Regular.ttf")).expect("a font");
    for seed in 0..200_u32 {
        let mut bytes = whole.clone();
        let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(12345);
        for _ in 0..1 + seed % 40 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = state as usize % if seed % 2 == 0 { 400.min(bytes.len()) } else { bytes.len() };
            bytes[at] = (state >> 13) as u8;
        }
        bytes.truncate(bytes.len() - (seed as usize * 7) % (bytes.len() / 2));
        let yaml = "name: Hong\nsummary: 東京 x\nfonts: {text: Squares}\n";
        let test = Test::new().profile(yaml).file("fonts/s.ttf", &bytes).args(["build", "me.yaml", "-o", "-"]);
        let done = test.args(["--font-path", "fonts"]).run();
        assert!(done.status < 2 && !done.stderr.contains("panicked"), "{seed}: {}", done.stderr);
    }
}
