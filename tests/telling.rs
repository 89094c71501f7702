//! What is said of what was made, how files are named, and that nothing printed acts on who reads it.

use jikji::layout::Layout;
use serde_json::{Value as Json, json};

use crate::support::{Done, Test};

const PROFILE: &str = "\
languages: [en, ko]
name: {en: Gildong Hong, ko: 홍길동}
summary: {en: Engineer., ko: 개발자.}
documents:
  resume: {lang: en}
  cv: {layout: academic, lang: ko}
";

fn build(args: &[&str]) -> Done {
    Test::new().profile(PROFILE).args(["build", "me.yaml"]).args(args).run()
}

/// The PDFs that a build has written without a complaint.
fn pdfs(args: &[&str]) -> Vec<String> {
    let done = Test::new().profile(PROFILE).args(["build", "me.yaml"]).args(args).clean();
    done.files().into_iter().filter(|file| file.ends_with(".pdf")).collect()
}

/// The objects on the standard output.
fn objects(done: &Done) -> Vec<Json> {
    done.text().lines().map(|line| serde_json::from_str(line).expect("an object a line")).collect()
}

#[test]
fn build_says_what_it_wrote() {
    let done = build(&["-o", "out/"]);
    let lines: Vec<_> = done.stderr.lines().collect();
    let [resume, cv] = lines.as_slice() else { panic!("{}", done.stderr) };
    assert!(resume.starts_with("wrote out/me-resume.pdf: 1 page, ") && resume.ends_with("% full"), "{resume}");
    assert!(cv.starts_with("wrote out/me-cv.pdf: 1 page, ") && cv.ends_with("% full"), "{cv}");
    assert_eq!((done.status, done.text()), (0, ""));
    let done = build(&["-d", "resume", "-o", "-"]);
    assert_eq!((done.status, done.stderr.as_str()), (0, ""));
    let pages = "          - Engineer, maker of sundials and lanterns.\n".repeat(80);
    let yaml = format!("name: x\nsections:\n  experience:\n    - company: y\n      highlights:\n{pages}");
    let done = Test::new().profile(&yaml).args(["build", "me.yaml", "--pages", "any", "-f", "png", "-o", "out/"]).run();
    assert!(done.stderr.starts_with("wrote out/me-1.png to me-2.png: 2 pages, the last "), "{}", done.stderr);
}

#[test]
fn quiet_says_only_what_is_wrong() {
    let odd = "name: x\nsummary: \u{1112}\u{1161}\u{11AB}\n";
    for (command, said) in [("build", "wrote me.pdf"), ("check", "note[decomposed-hangul]")] {
        let run = |quiet: &[&str]| Test::new().profile(odd).args([command, "me.yaml"]).args(quiet).run();
        assert!(run(&[]).stderr.contains(said), "{command}");
        for quiet in ["-q", "--quiet"] {
            let done = run(&[quiet]);
            assert_eq!((done.status, done.stderr.as_str(), done.text()), (0, "", ""), "{command}");
        }
        let done = run(&["-q", "--message-format", "json"]);
        assert_eq!((done.status, done.stderr.as_str(), done.text()), (0, "", ""), "{command}");
    }
    let done = Test::new().profile("name: x\nsumary: y\n").args(["-q", "build", "me.yaml"]).run();
    assert!(done.status == 1 && done.stderr.starts_with("error[unknown-key]"), "{}", done.stderr);
    let done = Test::new().args(["new", "-q"]).run();
    assert_eq!((done.status, done.stderr.as_str(), done.files().len()), (0, "", 2));
}

#[cfg(target_os = "linux")]
#[test]
fn help_that_cannot_be_written_is_an_error() {
    for args in [&["--help"][..], &["build", "--help"], &["--version"], &["help"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk");
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_jikji")).args(args).stdout(full).output();
        let done = done.expect("the program runs");
        assert_eq!(done.status.code(), Some(1), "{args:?}");
        assert!(String::from_utf8_lossy(&done.stderr).starts_with("error: cannot write to the standard output: "));
    }
}

#[test]
fn scripts_get_an_object_for_each_file() {
    let done = build(&["--message-format", "json", "-o", "out/"]);
    let said = objects(&done);
    let files: Vec<_> = said.iter().map(|object| &object["file"]).collect();
    assert_eq!(files, [&json!("out/me-resume.pdf"), &json!("out/me-cv.pdf")]);
    assert_eq!(
        (&said[0]["document"], &said[0]["pages"], &said[0]["page"]),
        (&json!("me-resume"), &json!(1), &Json::Null)
    );
    assert_eq!(said[0]["bytes"], json!(done.bytes("out/me-resume.pdf").len()));
    assert_eq!((done.status, done.stderr.as_str()), (0, ""));
    let done = Test::new().args(["new", "a/cv.yaml", "--message-format", "json"]).prepare(|folder| {
        std::fs::create_dir(folder.join("a")).expect("a folder");
    });
    assert_eq!(objects(&done.run()), [json!({"file": "a/cv.yaml"}), json!({"file": "a/jikji.schema.json"})]);
}

#[test]
fn documents_of_several_layouts_have_names_of_their_own() {
    assert_eq!(pdfs(&["-l", "academic"]), ["me-academic-en.pdf"]);
    assert_eq!(pdfs(&["-l", "academic", "-l", "modern", "--lang", "ko"]), ["me-academic-ko.pdf", "me-modern-ko.pdf"]);
    assert_eq!(pdfs(&["--lang", "ko"]), ["me-one-page-ko.pdf"]);
    assert_eq!(pdfs(&["-d", "resume", "-l", "modern"]), ["me-resume.pdf"]);
    assert_eq!(pdfs(&["-d", "resume", "-l", "modern", "-l", "modern"]), ["me-resume.pdf"]);
    assert_eq!(pdfs(&["-d", "resume", "-d", "cv"]), ["me-cv.pdf", "me-resume.pdf"]);
    // One that is blind by itself is asked for by its name.
    let names: Vec<_> = Layout::names().into_iter().filter(|name| *name != "ko-public").collect();
    let all: Vec<_> = names.iter().map(|layout| format!("me-{layout}-en.pdf")).collect();
    assert_eq!(pdfs(&["-l", "all", "-l", "modern"]), all);
    let of_cv: Vec<_> = names.iter().map(|layout| format!("me-cv-{layout}.pdf")).collect();
    assert_eq!(pdfs(&["-d", "cv", "-l", "all"]), of_cv);
    let one = Test::new().profile("name: x\nsummary: y\n").args(["build", "me.yaml", "-l", "classic"]).clean();
    assert_eq!(one.files(), ["me-classic.pdf", "me.yaml"]);
}

#[test]
fn layouts_of_folders_give_the_names_of_their_folders() {
    let ejected = |folder: &str, name: &str| {
        let done = Test::new().args(["layouts", name, "--eject", folder]).clean();
        done.folder
    };
    let (mine, other) = (ejected("mine", "modern"), ejected("mine", "classic"));
    let [mine, other] = [mine, other].map(|folder| folder.keep().join("mine").display().to_string());
    assert_eq!(pdfs(&["-l", &mine, "-l", "academic"]), ["me-academic-en.pdf", "me-mine-en.pdf"]);
    let done = build(&["-l", &mine, "-l", &other]);
    assert!(done.stderr.starts_with("error: two documents would be written to 'me-mine-en.pdf';"), "{}", done.stderr);
    assert_eq!((done.status, done.files()), (2, vec!["me.yaml".to_owned()]));
    for folder in [mine, other] {
        std::fs::remove_dir_all(folder).expect("it was made here");
    }
}

#[test]
fn no_file_is_written_twice() {
    let (one, two) = ("name: x\nsummary: y\ndocuments: {b-c: }\n", "name: x\nsummary: y\ndocuments: {c: }\n");
    let done = Test::new().file("a.yaml", one).file("a-b.yaml", two).args(["build", "a.yaml", "a-b.yaml"]).run();
    assert!(done.stderr.starts_with("error: two documents would be written to 'a-b-c.pdf'; build"), "{}", done.stderr);
    assert_eq!((done.status, done.files().len()), (2, 2));
    let done =
        Test::new().file("Me.yaml", one).file("here/me.yaml", one).args(["build", "Me.yaml", "here/me.yaml"]).run();
    let said =
        "error: two documents would be written to 'me-b-c.pdf', which is 'Me-b-c.pdf' too on many systems; build";
    assert!(done.stderr.starts_with(said), "{}", done.stderr);
}

#[test]
fn names_of_documents_are_names_of_files_everywhere() {
    let problems = |names: &str| {
        let yaml = format!("name: x\nsummary: y\ndocuments: {{{names}}}\n");
        let done = Test::new().profile(&yaml).args(["build", "me.yaml", "--message-format", "short"]).run();
        assert_eq!((done.status, done.files().len()), (1, 1), "{names}: {}", done.stderr);
        assert!(done.stderr.lines().all(|line| line.contains("error[bad-name]: ")), "{names}: {}", done.stderr);
        done.stderr
    };
    let pairs = ["Resume: , resume: ", "straße: , STRASSE: ", "\"a b\": , a\u{A0}b: "];
    for names in pairs {
        assert!(problems(names).contains(" are one file on many systems"), "{names}");
    }
    for name in
        ["a\u{200B}b", "\u{202E}fdp", "a\u{2066}b", "a\u{61C}", "\u{3164}", "a\u{7F}", "cv.", "cv ", " cv", ".cv", ""]
    {
        let escaped: String = name
            .chars()
            .map(|c| if c.is_ascii_graphic() || c == ' ' { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) })
            .collect();
        problems(&format!("\"{escaped}\": "));
    }
    for name in ["con", "NUL", "aux.x", "com1", "Lpt9"] {
        assert!(problems(&format!("{name}: ")).contains("Windows keeps it for a device"), "{name}");
    }
    let fine = "name: x\nsummary: y\ndocuments: {console: , com: , com10: , a.b: , 이력서: , \"a b\": }\n";
    assert_eq!(Test::new().profile(fine).args(["build", "me.yaml"]).clean().files().len(), 7);
}

#[test]
fn names_of_outputs_are_explained() {
    let done = build(&["-d", "cv", "-o", "r.docx"]);
    assert!(done.stderr.contains("write 'r.pdf', or say what it is with -f"), "{}", done.stderr);
    assert_eq!((done.status, done.files().len()), (2, 1));
    let done = build(&["-o", "out"]);
    assert!(done.stderr.contains("choose one with -d, or write 'out/' for a folder"), "{}", done.stderr);
    assert_eq!((done.status, done.files().len()), (2, 1));
    let done = build(&["-d", "cv", "-o", "out"]);
    let note = "note[no-ending]: `out` is a PDF without an ending\n = hint: `-o out.pdf` names it as one; `-o out/` makes a folder\n\n";
    assert_eq!((done.status, done.complaints().as_str()), (0, note));
    assert_eq!(build(&["-d", "cv", "-o", "out", "-f", "pdf"]).complaints(), "");
}

#[test]
fn commands_of_other_tools_lead_to_ours() {
    for (typed, meant) in [("init", "new"), ("render", "build"), ("validate", "check"), ("themes", "layouts")] {
        let done = Test::new().args([typed]).run();
        assert!(done.stderr.contains(&format!("a similar subcommand exists: '{meant}'")), "{}", done.stderr);
        assert_eq!(done.status, 2);
    }
}

/// What acts on a terminal, on a log or on the eye.
const UNTAMED: [char; 9] =
    ['\u{1b}', '\u{7}', '\u{9b}', '\u{202E}', '\u{2066}', '\u{200B}', '\u{61C}', '\u{FEFF}', '\r'];

fn assert_tame(what: &str, done: &Done) {
    let printed = done.stderr.clone() + done.text();
    assert!(!printed.is_empty() && !printed.contains(UNTAMED), "{what}: {printed:?}");
    let command = |line: &str| line.trim_start().starts_with("::set") || line.contains("##[");
    assert!(!printed.lines().any(command), "{what}: {printed}");
}

/// A name or a text that means ill.
const ILL: &str = "\u{1b}[31m\u{202E}x\u{200B}\u{2066}\u{61C}\u{7}##[error]y";

#[test]
fn nothing_that_is_printed_acts() {
    let forms = ["human", "short", "json", "github"];
    let file = format!("::set-output a{ILL}.yaml");
    let yaml = "name: x\nsummary: \u{1112}\u{1161}\u{11AB}\nphoto: \"\\e[31m\\u202e.png\"\n";
    for form in forms {
        let right = Test::new().file(&file, &yaml[..yaml.find("photo").expect("it is there")]);
        assert_tame(form, &right.args(["check", &file, "--message-format", form]).run());
        let right = Test::new().file(&file, &yaml[..yaml.find("photo").expect("it is there")]);
        assert_tame(form, &right.args(["build", &file, "--message-format", form]).run());
        assert_tame(form, &Test::new().file(&file, yaml).args(["check", &file, "--message-format", form]).run());
        let wrong = "name: x\n\"\\e[31m\\u202e\\u200b\\r\\n::set-env\": 1\nsummary: y\n";
        let done = Test::new().profile(wrong).args(["check", "me.yaml", "--message-format", form]).run();
        assert_tame(form, &done);
        // Every line of JSON is an object still, which says the same.
        if form == "json" {
            assert!(!objects(&done).is_empty() && done.text().contains("\\u202e"), "{}", done.text());
        }
    }
    for args in [
        vec!["build", "-d", ILL],
        vec!["build", "-l", ILL],
        vec!["build", "--lang", ILL],
        vec!["build", "-o", ILL, "-f", "png"],
        vec![ILL],
        vec!["check", "--set", ILL],
        vec!["layouts", ILL],
        vec!["fonts", ILL],
        vec!["new", "-l", ILL],
        vec!["build", ILL],
    ] {
        assert_tame(args[0], &Test::new().file("profile.yaml", PROFILE).args(args).run());
    }
    let new = Test::new().args(["new", &format!("a{ILL}.yaml")]).run();
    assert!(new.status == 0 && new.stderr.starts_with("wrote a\u{FFFD}[31m"), "{}", new.stderr);
    assert_tame("new", &new);
}

#[test]
fn layouts_of_others_are_shown_tamed() {
    let escaped = "\\u001b[31m\\u202E\\u200B::set-env";
    let manifest = format!(
        "[package]\nname = \"{escaped}\"\n[tool.jikji]\ntitle = \"::set-env\"\ndescription = \"a\\n::set-env {escaped}\"\n\
         paper = \"{escaped}\"\npages = 1\nleaves_out = [\"{escaped}\"]\n[tool.jikji.fonts.text]\nfamilies = [\"{escaped}\"]\n\
         [tool.jikji.options.x]\ntype = \"boolean\"\ndefault = true\ndoc = \"{escaped}\"\n"
    );
    let theirs = || Test::new().file("theirs/typst.toml", &manifest).file("theirs/lib.typ", "");
    let done = theirs().args(["layouts", "./theirs/"]).run();
    assert_eq!((done.status, done.text().lines().count()), (0, 10), "{}", done.text());
    assert_tame("layouts", &done);
    let done = theirs().profile("name: x\nsummary: y\n").args(["build", "me.yaml", "-l", "./theirs/"]).run();
    assert!(done.status == 1, "{}", done.stderr);
    assert_tame("build", &done);
}

#[test]
fn github_finds_files_from_the_repository_on() {
    let wrong = "name: x\nsumary: y\n";
    let run = |args: &[&str], folder: &str| {
        let test = Test::new().file("cv/people/me,1.yaml", wrong).file("cv/x", "");
        let mut root = std::path::PathBuf::new();
        let test = test.prepare(|folder| root = folder.join("cv"));
        let test = test.within(folder).env("GITHUB_WORKSPACE", &root.display().to_string());
        test.args(args).args(["--message-format", "github"]).run().stderr
    };
    let start = "::error file=people/me%2C1.yaml,line=2,";
    for (path, folder) in [("me,1.yaml", "cv/people"), ("people/me,1.yaml", "cv"), ("../people/me,1.yaml", "cv/people")]
    {
        let stderr = run(&["check", path], folder);
        assert!(stderr.starts_with(start), "{path} in {folder}: {stderr}");
    }
}

#[test]
fn problems_of_the_programs_own_words_point_at_what_was_chosen() {
    let profile = "name: A B\nsummary: Engineer.\nsections: {experience: [{company: C, start: 2020-01, end: 2021-02, highlights: [a]}]}\n";
    let run = |documents: &str, args: &[&str]| {
        let yaml = format!("{profile}{documents}");
        let done = Test::new().profile(&yaml).args(["check", "me.yaml", "--message-format", "short"]).args(args).run();
        let own = |line: &&str| line.contains("words of the program's own");
        let (own, other): (Vec<_>, Vec<_>) = done.stderr.lines().partition(own);
        assert!(!own.is_empty() && other.iter().all(|line| line.starts_with("me.yaml:")), "{}", done.stderr);
        own.join("\n")
    };
    let said = run("documents:\n  a: {layout: ko-form, options: {size: 48pt}}\n", &[]);
    assert!(said.starts_with("me.yaml:5:40: error[overflow]: words of the program's own run over the edge"), "{said}");
    assert!(said.contains("(`size` is 48pt, and 9.3pt by default: set it nearer to that)"), "{said}");
    let said = run("", &["-l", "ko-form", "--set", "size=48pt"]);
    assert!(
        said.starts_with("error[overflow]: words of the program's own") && said.contains("`size` is 48pt"),
        "{said}"
    );
}

#[test]
fn dates_of_the_environment_have_bounds() {
    let run = |epoch: &str| {
        let test = Test::new().profile("name: x\nsummary: y\n").env("SOURCE_DATE_EPOCH", epoch);
        test.args(["build", "me.yaml", "--message-format", "short"]).run()
    };
    for (epoch, why) in [
        ("-1", "lies before 1970"),
        ("-99999999999999", "lies before 1970"),
        ("4133980800", "lies after the year 2100"),
        ("99999999999999", "lies after the year 2100"),
        ("1e9", "is not a number of seconds"),
    ] {
        let done = run(epoch).fails(&format!(
            "error[bad-date]: SOURCE_DATE_EPOCH is `{epoch}`, which {why} (unset it, or give a date with `--date`)\n"
        ));
        assert_eq!(done.files(), ["me.yaml"]);
    }
    assert_eq!((run("0").status, run("4133980799").status), (0, 0));
    let done = Test::new().profile("name: x\nsummary: y\n").args(["build", "me.yaml", "--date", "2101-01-01"]).run();
    assert!(done.status == 2 && done.stderr.contains("between 1900 and 2100"), "{}", done.stderr);
}

#[test]
fn a_new_profile_has_its_schema_beside_it() {
    let test = Test::new().file("jikji.schema.json", "mine").args(["new", "me.yaml"]);
    let done = test.run();
    assert_eq!(done.bytes("jikji.schema.json"), b"mine");
    assert_eq!(done.stderr, "wrote me.yaml; fill it in, then run `jikji build me.yaml`\n");
    let done = Test::new().args(["new", "me.yaml"]).run();
    let schema = Test::new().args(["schema"]).clean().stdout;
    assert!(
        done.bytes("jikji.schema.json") == schema && done.bytes("me.yaml").starts_with(b"# yaml-language-server: ")
    );
    let stream = Test::new().args(["new", "-"]).clean();
    assert!(!stream.text().contains("jikji.schema.json") && stream.text().starts_with("# A profile for jikji."));
    for (layout, pages) in [("one-page", true), ("classic", false), ("academic", false)] {
        let stream = Test::new().args(["new", "-", "-l", layout]).clean();
        assert_eq!(stream.text().contains("pages: 1"), pages, "{layout}");
    }
}

#[test]
fn words_and_flags_of_other_tools_are_led_to_ours() {
    for (args, tip) in [
        (&["me.yaml"][..], "write `jikji build me.yaml`"),
        (&["version"], "`jikji --version` says which one it is"),
        (&["list"], "'layouts'"),
        (&["build", "--png"], "write `-f png`"),
        (&["build", "--watch"], "there is no watching"),
        (&["build", "--all"], "every document of the profile is built"),
        (&["build", "me.yaml", "-l", "en"], "a language is given by `--lang`"),
        (&["build", "me.yaml", "-l", "modern,classic"], "`-l modern -l classic`"),
        (&["build", "me.yaml", "-l", "onepage"], "did you mean `one-page`?"),
        (&["build", "me.yaml", "--date", "2026.1.3"], "write 2026-01-03"),
        (&["build", "me.yaml", "-l", "ko-form", "--set", "margin=20"], "write `20mm`"),
        (&["build", "me.yaml", "--set", "accent=naby"], "did you mean `navy`?"),
        (&["build", "me.yaml", "--without", "phone"], "`hide: [contact.phone]`"),
        (&["new", "p.json"], "write `jikji new p.yaml`"),
        (&["build", "–lang", "ko"], "write '--lang'"),
        (&["build", "—o", "x.pdf"], "write '-o'"),
        (&["build", "--accent", "red"], "write `--set accent=…`"),
        (&["build", "--color=red"], "write `--set accent=…`"),
        (&["build", "--paper", "a4"], "write `--set paper=…`"),
        (&["check", "--no-photo"], "write `--set photo=…`"),
        (&["build", "--font", "Inter"], "fonts are named in the profile"),
        (&["new", "--force"], "`new` never overwrites a file"),
        (&["check", "--format", "json"], "`--message-format`"),
        (&["build", "--format", "json"], "write `--message-format json`"),
        (&["build", "-f", "jpg"], "write `-f png`"),
        (&["build", "-f", "docx"], "there is no docx"),
        (&["new", "ko", "a.yaml"], "one file is written"),
        (&["new", "a.yaml", "modern"], "write `-l modern`"),
        (&["schema", "out.json"], "`jikji schema > jikji.schema.json`"),
        (&["schema", "-o", "out.json"], "`jikji schema > jikji.schema.json`"),
        (&["layouts", "modern", "sidebar"], "name one layout"),
        (&["fonts", "a", "b"], "put quotes around"),
        (&["eject", "modern"], "`jikji layouts NAME --eject FOLDER`"),
        (&["build", "me.yaml", "modern"], "write `-l modern`"),
        (&["build", "me.yaml", "ko"], "write `--lang ko`"),
        (&["build", "me.yaml", "cv.pdf"], "write `-o cv.pdf`"),
        (&["build", "ME.YAML"], "did you mean `me.yaml`?"),
        (&["build", "--set", "accent", "red"], "write accent=VALUE"),
    ] {
        let done = Test::new().profile("name: x\nsummary: y\n").args(args).run();
        assert!(done.status != 0 && done.stderr.contains(tip), "{args:?}: {}", done.stderr);
    }
}

#[test]
fn an_empty_photo_is_none() {
    let done = Test::new().profile("name: x\nsummary: y\nphoto: \"\"\n").args(["check", "me.yaml"]).run();
    assert_eq!((done.status, done.stderr.as_str()), (0, ""));
}

#[test]
fn a_new_profile_makes_its_folder() {
    let done = Test::new().args(["new", "a/b/me.yaml"]).run();
    assert_eq!((done.status, done.files().len()), (0, 2), "{}", done.stderr);
}

#[test]
fn the_korean_form_has_a_profile_of_its_own() {
    let text = Test::new().args(["new", "-", "--lang", "ko", "-l", "ko-form"]).clean().text().to_owned();
    for part in ["# photo:", "personal:", "military:", "certificates:", "volunteer:", "성장과정:", "layout: ko-form"]
    {
        assert!(text.contains(part), "{part}");
    }
    let done = Test::new().profile(&text).args(["build", "me.yaml", "-q"]).run();
    assert!(done.status == 0 && done.stderr.matches("warning[").count() == 1, "{}", done.stderr);
    let page = crate::support::squash(&done.pdf("me-이력서.pdf").text());
    for part in ["병역", "봉사활동", "대외활동", "성장과정", "정보처리기사"] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
}

#[test]
fn korean_layouts_have_profiles_of_their_own() {
    for (layout, parts) in [
        ("ko-form", ["rows:", "military:", "성장과정:"]),
        ("ko-public", ["지원 구분", "직업교육", "경력기술서:"]),
        ("ko-career", ["projects:", "직급", "이력서: {layout: ko-form"]),
        ("ko-essay", ["essays:", "count: without_spaces", "count: bytes"]),
        ("developer", ["open_source:", "stack:", "velog:"]),
    ] {
        let text = Test::new().args(["new", "-", "--lang", "ko", "-l", layout]).clean().text().to_owned();
        for part in parts.iter().copied().chain([format!("layout: {layout}").as_str()]) {
            assert!(text.contains(part), "{layout}: {part}");
        }
        // Its comments are in Korean, and it is filled in and warned of for nothing but that.
        assert!(
            text.lines().filter_map(|line| Some(line.split_once("# ")?.1)).any(|said| said.contains('다')),
            "{layout}"
        );
        let flags = ["build", "me.yaml", "--deny", "warnings", "--allow", "template-text"];
        let done = Test::new().profile(&text).args(flags).run();
        assert_eq!(done.status, 0, "{layout}: {}", done.stderr);
        let pdf = done.files().into_iter().find(|file| file.ends_with(".pdf")).expect("a document");
        assert!(crate::support::squash(&done.pdf(&pdf).text()).contains("홍길동"), "{layout}");
    }
}
