//! Profiles that come as lines: each gets one answer, in order, whatever it holds and whatever becomes of who sets it.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jikji::digest;
use serde_json::{Value as Json, json};

use crate::pdf::Pdf;
use crate::random::Random;
use crate::support::{Done, Test, picture, read, root};

/// A profile that is right.
const YAML: &str = "name: Gildong Hong\nsummary: Engineer.\n";

fn line(value: &Json) -> String {
    format!("{value}\n")
}

/// The answers on the standard output, an object a line.
fn answers(done: &Done) -> Vec<Json> {
    done.text().lines().map(|line| serde_json::from_str(line).expect("an answer is JSON")).collect()
}

/// The answers to some lines with these flags, in a folder with `files`.
fn answered(test: Test, lines: &str, args: &[&str]) -> Vec<Json> {
    let done = test.stdin(lines).args(["stream"]).args(args).run();
    assert_eq!(done.status, 0, "{}", done.stderr);
    answers(&done)
}

/// The answer to a line.
fn answer(value: &Json, args: &[&str]) -> Json {
    answered(Test::new(), &line(value), args).pop().expect("an answer")
}

/// What is wrong with the first finding: its code, what it says and what to do.
fn wrong(answer: &Json) -> (&str, String) {
    assert_eq!(answer["ok"], false, "{answer}");
    let finding = &answer["findings"][0];
    let text = |key: &str| finding[key].as_str().unwrap_or_default();
    (text("code"), format!("{} ({})", text("message"), text("hint")))
}

fn bytes(file: &Json) -> Vec<u8> {
    STANDARD.decode(file["data"].as_str().expect("a text")).expect("it is base64")
}

/// A layout folder whose function ends with `body`.
fn with_layout(body: &str) -> Test {
    let manifest = read("tests/corpus/columns/typst.toml");
    let code = format!("#let resume(profile, options) = {{ profile.name; parbreak(); profile.summary; {body} }}\n");
    Test::new().file("mine/typst.toml", manifest).file("mine/lib.typ", code)
}

const ENDLESS: &str = "for i in range(1000000) { for j in range(1000000) { } }";

/// The program at work in a folder.
fn started(folder: &Path, args: &[&str]) -> (Child, ChildStdin, BufReader<ChildStdout>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jikji"));
    command.arg("stream").args(args).current_dir(folder);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    let (stdin, stdout) = (child.stdin.take().expect("it is piped"), child.stdout.take().expect("it is piped"));
    (child, stdin, BufReader::new(stdout))
}

fn next(from: &mut BufReader<ChildStdout>) -> Json {
    let mut line = String::new();
    from.read_line(&mut line).expect("a line");
    serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
}

#[test]
fn an_answer_has_files_findings_and_figures() {
    let profile = "languages: [en, ko]\nname: {en: Hong, ko: 홍길동}\nsummary: {en: Engineer., ko: 개발자.}\n\
                   documents:\n  resume: {lang: en}\n  cv: {layout: academic, lang: ko, formats: [txt, pdf]}\n";
    let answer = answer(&json!({"id": "kim", "profile": profile}), &[]);
    assert_eq!((&answer["id"], &answer["line"], &answer["ok"]), (&json!("kim"), &json!(1), &json!(true)), "{answer}");
    let files = answer["files"].as_array().expect("files");
    let told = |key: &str| files.iter().map(|file| file[key].clone()).collect::<Vec<_>>();
    assert_eq!(told("document"), ["resume", "cv", "cv"]);
    assert_eq!(told("layout"), ["one-page", "academic", "academic"]);
    assert_eq!(told("language"), ["en", "ko", "ko"]);
    assert_eq!(told("format"), ["pdf", "txt", "pdf"]);
    for file in files {
        let bytes = bytes(file);
        assert_eq!((&file["bytes"], &file["sha256"]), (&json!(bytes.len()), &json!(digest::hex(&bytes))));
    }
    assert_eq!(files[2]["pages"], 1);
    assert!(String::from_utf8(bytes(&files[1])).expect("text").starts_with("홍길동"));
    assert!(Pdf::read(&bytes(&files[2])).text().contains("개발자."));
    // All that an answer has is documented.
    let page = read("docs/batch.md");
    let keys = answer.as_object().expect("an object").keys().chain(files[0].as_object().expect("an object").keys());
    let is_told = |key: &String| page.contains(&format!("`{key}`")) || page.contains(&format!("\"{key}\": "));
    keys.for_each(|key| assert!(is_told(key), "docs/batch.md has no `{key}`"));
}

#[test]
fn what_a_line_asks_for_stands_before_the_command_line() {
    let profile = "languages: [en, ko]\nname: {en: Hong, ko: 홍길동}\nsummary: {en: Engineer., ko: 개발자.}\ndate: today\n\
                   documents:\n  a: {lang: en}\n  b: {lang: ko}\n";
    let asked = json!({"profile": profile, "document": ["b"], "layout": "classic", "lang": "en", "formats": "txt", "pages": 2,
        "date": "2026-11-01"});
    let answer = answer(&asked, &["-l", "modern", "--lang", "ko", "-f", "md"]);
    let file = &answer["files"][0];
    assert_eq!((&file["document"], &file["layout"], &file["language"]), (&json!("b"), &json!("classic"), &json!("en")));
    assert_eq!(answer["files"].as_array().map(Vec::len), Some(1));
    assert!(bytes(file).starts_with(b"Hong"));
    let by_flags = self::answer(&json!({"profile": YAML}), &["-l", "modern", "-f", "md", "--ascii"]);
    assert_eq!((&by_flags["files"][0]["layout"], &by_flags["files"][0]["format"]), (&json!("modern"), &json!("md")));
    let absent = json!({"id": null, "profile": YAML, "document": null, "layout": null, "lang": null, "formats": null});
    assert_eq!(self::answer(&absent, &[])["ok"], true);
}

#[test]
fn bytes_are_those_of_a_build() {
    let names = ["engineer", "researcher", "graduate", "essays"];
    let text = |name: &str| read(format!("examples/{name}.yaml"));
    // Every text of it in quotes, as an object has them.
    let object = |name: &str| {
        let profile: serde_yaml::Value = serde_yaml::from_str(&text(name)).expect("YAML");
        serde_json::to_value(profile).expect("it is JSON too")
    };
    let folder = root().join("examples");
    let sums = |form: &dyn Fn(&str) -> String| -> Vec<Json> {
        let test = names.iter().fold(Test::new(), |test, name| test.file(&format!("{name}.yaml"), form(name)));
        let test = test.file("graduate.jpg", std::fs::read(folder.join("graduate.jpg")).expect("a picture"));
        let build = ["build", "-o", "out/", "--report", "report.json"].map(str::to_owned);
        let done = test.args(build).args(names.map(|name| format!("{name}.yaml"))).run();
        assert_eq!(done.status, 0, "{}", done.stderr);
        let report: Json = serde_json::from_slice(&done.bytes("report.json")).expect("a report");
        report["outputs"].as_array().expect("files").iter().map(|it| it["sha256"].clone()).collect()
    };
    let (texts, objects) = (sums(&text), sums(&|name| object(name).to_string()));
    assert!(texts.len() > 6 && texts[..6] == objects[..6]);
    let lines = |form: &dyn Fn(&str) -> Json| names.map(|name| line(&json!({"profile": form(name)}))).concat();
    let (as_texts, as_objects) = (lines(&|name| json!(text(name))), lines(&object));
    let root = folder.display().to_string();
    for (lines, jobs, sums) in [(&as_texts, "1", &texts), (&as_texts, "3", &texts), (&as_objects, "2", &objects)] {
        let answers = answered(Test::new(), lines, &["-j", jobs, "--root", &root]);
        let files = answers.iter().flat_map(|answer| answer["files"].as_array().expect("files"));
        assert_eq!(&files.map(|file| file["sha256"].clone()).collect::<Vec<_>>(), sums, "-j {jobs}");
    }
}

#[test]
fn numbers_and_texts_of_an_object_stay_as_they_are_written() {
    let line = r#"{"id": 1.50, "profile": {"name": "A \ud83d\ude00\n\"b\"", "sections": {"education": [{"institution": "가\u0001", "score": 4.10, "end": 2019}]}}, "formats": ["txt"]}"#;
    let answer = answered(Test::new(), line, &["--allow", "missing-glyph"]).pop().expect("an answer");
    let text = String::from_utf8(bytes(&answer["files"][0])).expect("text");
    assert!(text.contains("4.10") && text.contains("2019") && text.contains('😀'), "{text}");
}

#[test]
fn answers_come_in_the_order_of_lines_or_as_they_are_finished() {
    let slow = json!({"id": "slow", "profile": YAML, "layout": "./mine"});
    let quick = |id: usize| line(&json!({"id": id, "profile": YAML}));
    let lines = [line(&slow), (0..20).map(quick).collect()].concat();
    let ids = |args: &[&str]| -> Vec<Json> {
        let args = [&["--root", ".", "--layout-timeout", "2", "-j", "2"], args].concat();
        let answers = answered(with_layout(ENDLESS), &lines, &args);
        answers.iter().map(|answer| answer["id"].clone()).collect()
    };
    let all: Vec<Json> = [json!("slow")].into_iter().chain((0..20).map(|id| json!(id))).collect();
    assert_eq!(ids(&[]), all);
    let unordered = ids(&["--unordered"]);
    assert_ne!(unordered[0], "slow");
    assert_eq!(unordered.len(), all.len());
    assert!(all.iter().all(|id| unordered.contains(id)), "{unordered:?}");
}

#[test]
fn a_line_gets_its_answer_before_the_next_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut child, mut stdin, mut stdout) = started(folder.path(), &["-j", "2", "-q"]);
    for id in 0..4 {
        stdin.write_all(line(&json!({"id": id, "profile": YAML})).as_bytes()).expect("it reads");
        assert_eq!(next(&mut stdout)["id"], id);
    }
    drop(stdin);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn wrong_lines_are_told_what_is_wrong() {
    let cases: &[(&[u8], &str)] = &[
        (b"", "the line is empty (write an object on one line, as `{\"id\": 1, \"profile\": \"name: Gildong Hong\"}`)"),
        (b"\r", "the line is empty ("),
        (b"name: Gildong Hong", "the line is not JSON: expected ident at character 2 ("),
        (b"{\"profile\": \"x\"", "the line is not JSON: EOF while parsing an object at character 15 ("),
        (b"\xFF\xFE{\0}\0", "the line is not UTF-8 text ("),
        (b"[1, 2]", "the line is no object ("),
        (b"{\"id\": 7}", "the line has no `profile` ("),
        (b"{\"id\": 7, \"profile\": null}", "the line has no `profile` ("),
        (b"{\"id\": [7], \"profile\": \"x\"}", "`id` is `[7]` (write a text or a number)"),
        (b"{\"id\": 7, \"profile\": 8}", "`profile` is `8` (write YAML as a text, or an object)"),
        (b"{\"id\": 7, \"profile\": \"\\ud83d\"}", "`profile` is not JSON: "),
        (b"{\"id\": 7, \"profil\": \"x\"}", "a line has no `profil` (did you mean `profile`?)"),
        (b"{\"id\": 7, \"id\": 8, \"profile\": \"x\"}", "`id` stands twice in the line (keep one of them)"),
        (b"{\"id\": 7, \"profile\": \"x\", \"lang\": \"xx\"}", "`lang` is `\"xx\"` (write one of "),
        (b"{\"id\": 7, \"profile\": \"x\", \"layout\": {}}", "`layout` is `{}` (write a text, or a list of texts)"),
        (
            b"{\"id\": 7, \"profile\": \"x\", \"formats\": [\"doc\"]}",
            "`formats` is `[\"doc\"]` (the formats are `pdf`, ",
        ),
        (b"{\"id\": 7, \"profile\": \"x\", \"pages\": -1}", "`pages` is `-1` (write a number from 1, or any)"),
        (b"{\"id\": 7, \"profile\": \"x\", \"date\": \"soon\"}", "`date` is `\"soon\"` ("),
    ];
    let lines: Vec<u8> = cases.iter().flat_map(|(line, _)| [line, b"\n".as_slice()].concat()).collect();
    let done = Test::new().stdin(lines).args(["stream"]).run();
    assert_eq!(done.stderr, format!("answered {} lines, {0} of them with errors\n", cases.len()));
    let answers = answers(&done);
    assert_eq!(answers.len(), cases.len());
    for (index, (answer, (line, said))) in answers.iter().zip(cases).enumerate() {
        let (code, told) = wrong(answer);
        assert!(code == "bad-line" && told.starts_with(said), "{}: {told}", String::from_utf8_lossy(line));
        assert_eq!((&answer["line"], &answer["files"]), (&json!(index + 1), &json!([])));
        let has_id = line.starts_with(b"{\"id\": 7");
        assert_eq!(answer["id"], if has_id { json!(7) } else { Json::Null });
    }
    let twice = answer(&json!({"id": 9, "profile": "name: x\nsumary: y\n"}), &[]);
    assert_eq!(wrong(&twice).0, "unknown-key");
    assert_eq!(twice["failed"], json!([{"profile": "<stdin>", "name": null, "codes": {"unknown-key": 1}}]));
    assert_eq!((&twice["findings"][0]["line"], &twice["findings"][0]["column"]), (&json!(2), &json!(1)));
}

/// A line that somebody or something has spoilt, without a newline.
fn spoilt(random: &mut Random) -> Vec<u8> {
    let right =
        json!({"id": 1, "profile": {"name": "홍길동", "summary": "x"}, "layout": "classic", "formats": ["txt"]});
    let mut line = right.to_string().into_bytes();
    match random.below(4) {
        0 => line = (0..random.below(200)).map(|_| random.below(256) as u8).collect(),
        1 => line.truncate(random.below(line.len())),
        2 => {
            let marks: Vec<u8> = (0..random.below(300))
                .map(|_| *b"{}[]\":,\\ 01eE-.ntu".get(random.below(18)).expect("a mark"))
                .collect();
            line = marks;
        }
        _ => {
            for _ in 0..=random.below(6) {
                let at = random.below(line.len());
                line[at] = random.below(256) as u8;
            }
        }
    }
    line.retain(|byte| *byte != b'\n');
    line
}

#[test]
fn every_line_of_garbage_has_one_answer() {
    let mut random = Random(0x5EED_1234);
    let lines: Vec<Vec<u8>> = (0..3_000).map(|_| spoilt(&mut random)).collect();
    let mut input = lines.join(&b'\n');
    input.extend(b"\n");
    input.extend(line(&json!({"id": "last", "profile": YAML})).bytes());
    let done = Test::new().stdin(input).args(["stream", "-j", "2"]).run();
    let answers = answers(&done);
    assert_eq!((answers.len(), done.status), (lines.len() + 1, 0), "{}", done.stderr);
    for (index, answer) in answers.iter().enumerate() {
        assert_eq!(answer["line"], index + 1);
        let has_error = answer["findings"].as_array().expect("a list").iter().any(|it| it["severity"] == "error");
        assert_eq!(answer["ok"], !has_error, "{answer}");
        assert!(has_error || !answer["files"].as_array().expect("a list").is_empty(), "{answer}");
    }
    assert_eq!((&answers[lines.len()]["id"], &answers[lines.len()]["ok"]), (&json!("last"), &json!(true)));
    assert!(!done.stderr.contains("panicked"), "{}", done.stderr);
}

#[test]
fn a_line_without_an_end_is_passed_over() {
    let right = line(&json!({"id": 2, "profile": YAML}));
    let long = format!("{{\"id\": 1, \"profile\": \"{}\"}}\n", "x".repeat(16 << 20));
    let nested = format!("{{\"id\": 3, \"profile\": {{\"name\": {}}}\n", "[".repeat(3 << 20));
    let deep = format!("{{\"id\": 4, \"profile\": {{\"name\": {}1{}}}}}\n", "[".repeat(9_000), "]".repeat(9_000));
    let large = line(&json!({"id": 5, "profile": format!("name: x\nsummary: {}", "y".repeat(1 << 20))}));
    let lines = [long, right.clone(), nested, deep, large, right.trim_end().to_owned()].concat();
    let answers = answered(Test::new(), &lines, &["-j", "2"]);
    let told: Vec<_> = answers.iter().map(|answer| (answer["ok"] == false).then(|| wrong(answer))).collect();
    let of = |index: usize| told[index].as_ref().expect("it is wrong");
    assert_eq!(answers.len(), 6);
    assert!(of(0).0 == "bad-line" && of(0).1.starts_with("the line is longer than 4 MiB ("), "{:?}", of(0));
    assert!(of(2).0 == "bad-line" && of(2).1.starts_with("the line is not JSON: "), "{:?}", of(2));
    assert_eq!((of(3).0, of(4).0), ("too-deep", "too-large"));
    assert!(told[1].is_none() && told[5].is_none());
}

#[test]
fn no_files_are_read_but_those_below_the_root() {
    let named = [
        ("photo: a.png\n", "bad-image"),
        ("letters: {a: {text: x, signature: a.png}}\ndocuments: {a: {letter: a}}\n", "bad-image"),
        ("sections: {publications: {file: a.bib}}\n", "bad-bibliography"),
        ("sections: {publications: {style: a.csl, entries: [{title: x}]}}\n", "bad-bibliography"),
        ("documents: {a: {layout: ./mine/}}\n", "unknown-layout"),
        ("documents: {a: {override: {photo: a.png}}}\n", "bad-image"),
    ];
    let test =
        || with_layout("").file("a.png", picture()).file("a.bib", "@misc{x, title={Y}, year=2020}").file("b/c", "");
    let lines: Vec<_> = named.iter().map(|(more, _)| line(&json!({"profile": format!("{YAML}{more}")}))).collect();
    for (answer, (more, code)) in answered(test(), &lines.concat(), &[]).iter().zip(named) {
        let (found, told) = wrong(answer);
        assert_eq!(found, code, "{more}");
        assert!(told.contains("a profile from a stream names no files (`jikji stream --root DIR` reads"), "{told}");
    }
    let answers = answered(test(), &lines.concat(), &["--root", "."]);
    let found: Vec<_> = answers.iter().map(|answer| answer["findings"][0]["code"].clone()).collect();
    assert!(answers[0]["ok"] == true && answers[2]["ok"] == true && answers[4]["ok"] == true, "{found:?}");
    for (index, outside) in ["../a.png", "/a.png", "https://example.org/a.png"].iter().enumerate() {
        let lines = line(&json!({"profile": format!("{YAML}photo: {outside}\n")}));
        let answers = answered(test(), &lines, &["--root", "b"]);
        assert_eq!(wrong(&answers[0]).0, "bad-image", "{index}");
    }
    for layout in ["../mine", "./../mine/", "/etc", ".."] {
        let asked = json!({"profile": YAML, "layout": layout});
        let written = json!({"profile": format!("{YAML}documents: {{a: {{layout: {layout}}}}}\n")});
        for answer in answered(test(), &[line(&asked), line(&written)].concat(), &["--root", "b"]) {
            assert_eq!(wrong(&answer).0, "unknown-layout", "{layout}");
        }
    }
    // What the command line names is the business of who typed it.
    let answers = answered(test(), &line(&json!({"profile": YAML})), &["-l", "./mine"]);
    assert_eq!(answers[0]["files"][0]["layout"], "./mine");
    let root = line(&json!({"profile": YAML, "layout": "./mine/"}));
    assert_eq!(answered(test(), &root, &["--root", "."])[0]["ok"], true);
}

#[test]
fn a_layout_without_an_end_costs_its_lines_only() {
    let lines: String = (0..6)
        .map(|id| {
            line(&if id % 3 == 1 {
                json!({"id": id, "profile": YAML, "layout": "./mine"})
            } else {
                json!({"id": id, "profile": YAML})
            })
        })
        .collect();
    let args = ["--root", ".", "--layout-timeout", "1", "-j", "2"];
    let answers = answered(with_layout(ENDLESS), &lines, &args);
    assert_eq!(answers.len(), 6);
    for answer in &answers {
        let is_slow = answer["id"].as_u64().expect("a number") % 3 == 1;
        assert_eq!(answer["ok"], !is_slow, "{answer}");
        if is_slow {
            let said = "the line was not set within 1 second (ask for less on one line, or allow more time with `--layout-timeout`)";
            assert_eq!(wrong(answer), ("line-stopped", said.to_owned()));
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_layout_on_which_the_program_dies_costs_its_line_only() {
    let nested = "let it = [x]; for i in range(100000) { it = block(it) }; it";
    let infinite = "figure({ show: pad.with(50%); show: block.with(inset: 1cm); grid(h(1fr), stack()) })";
    let greedy = "let a = (1,); for i in range(40) { a = a + a }; a.len()";
    for (body, said) in [
        (nested, "the line nests too deep ("),
        (infinite, "the program broke down over the line: assertion failed: size.is_finite() ("),
        (greedy, "the line takes more than 200 MiB of memory ("),
    ] {
        let lines = [json!({"id": 0, "profile": YAML, "layout": "./mine"}), json!({"id": 1, "profile": YAML})];
        let args = ["--root", ".", "--layout-memory", "200", "-j", "1"];
        let answers = answered(with_layout(body), &lines.map(|it| line(&it)).concat(), &args);
        let (code, told) = wrong(&answers[0]);
        assert!(code == "line-stopped" && told.starts_with(said), "{told}");
        assert_eq!(answers[1]["ok"], true);
    }
}

/// The processes that set lines in this folder.
#[cfg(target_os = "linux")]
fn setters(folder: &Path) -> Vec<String> {
    let folder = folder.canonicalize().expect("it is there");
    let processes = std::fs::read_dir("/proc").expect("Linux has it").flatten();
    let is_one = |entry: &std::fs::DirEntry| {
        let said = std::fs::read_to_string(entry.path().join("cmdline")).unwrap_or_default();
        said.contains("--alone") && entry.path().join("cwd").read_link().is_ok_and(|current| current == folder)
    };
    processes.filter(is_one).map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

#[cfg(target_os = "linux")]
fn wait_for(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_secs(30), "{what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_process_that_is_killed_half_way_costs_its_line_only() {
    let mut folder = std::path::PathBuf::new();
    let _kept = with_layout(ENDLESS).prepare(|path| folder = path.to_path_buf());
    let (mut child, mut stdin, mut stdout) = started(&folder, &["--root", ".", "-j", "1"]);
    for id in 0..3 {
        stdin.write_all(line(&json!({"id": id, "profile": YAML})).as_bytes()).expect("it reads");
        assert_eq!(next(&mut stdout)["ok"], true);
        stdin
            .write_all(line(&json!({"id": "slow", "profile": YAML, "layout": "./mine"})).as_bytes())
            .expect("it reads");
        // It has begun by then, or is about to.
        std::thread::sleep(Duration::from_millis(300));
        let setters = setters(&folder);
        assert_eq!(setters.len(), 1);
        Command::new("kill").args(["-9", &setters[0]]).status().expect("it is killed");
        let answer = next(&mut stdout);
        assert_eq!(answer["id"], "slow");
        let (code, told) = wrong(&answer);
        assert!(
            code == "line-stopped" && told.starts_with("the process that set the line was ended (signal: 9 (SIGKILL))"),
            "{told}"
        );
    }
    // One that goes while there is nothing to do costs nothing.
    stdin.write_all(line(&json!({"id": 7, "profile": YAML})).as_bytes()).expect("it reads");
    assert_eq!(next(&mut stdout)["ok"], true);
    Command::new("kill").args(["-9", &setters(&folder)[0]]).status().expect("it is killed");
    wait_for("it goes", || {
        setters(&folder).is_empty()
            || std::fs::read_to_string(format!("/proc/{}/stat", setters(&folder)[0]))
                .is_ok_and(|stat| stat.contains(") Z "))
    });
    // Its first thread may be gone before the others, which hold its pipes open.
    std::thread::sleep(Duration::from_millis(500));
    stdin.write_all(line(&json!({"id": 8, "profile": YAML})).as_bytes()).expect("it reads");
    assert_eq!(next(&mut stdout)["ok"], true);
    // None outlives who started it.
    stdin.write_all(line(&json!({"id": "slow", "profile": YAML, "layout": "./mine"})).as_bytes()).expect("it reads");
    std::thread::sleep(Duration::from_millis(300));
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    wait_for("the setters go", || setters(&folder).is_empty());
}

#[test]
fn reading_waits_for_answers_to_be_taken() {
    const COUNT: usize = 300;
    let folder = tempfile::tempdir().expect("a folder");
    let (mut child, mut stdin, stdout) = started(folder.path(), &["-j", "2"]);
    let padding = "y".repeat(4_000);
    let written = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&written);
    let writer = std::thread::spawn(move || {
        for id in 0..COUNT {
            let line = line(&json!({"id": id, "profile": format!("{YAML}# {padding}\n"), "formats": ["pdf", "png"]}));
            stdin.write_all(line.as_bytes()).expect("it reads");
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });
    // Until nothing moves any more.
    let mut last = usize::MAX;
    while last != written.load(Ordering::SeqCst) || last == 0 {
        last = written.load(Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(1_500));
    }
    assert!(last < COUNT / 2, "{last} lines were read, and no answer taken");
    let ids: Vec<Json> = stdout
        .lines()
        .map(|line| serde_json::from_str::<Json>(&line.expect("a line")).expect("JSON")["id"].clone())
        .collect();
    assert_eq!(ids, (0..COUNT).map(|id| json!(id)).collect::<Vec<_>>());
    writer.join().expect("it wrote");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn who_stops_reading_ends_it_quietly() {
    let folder = tempfile::tempdir().expect("a folder");
    let (child, mut stdin, mut stdout) = started(folder.path(), &["-j", "2"]);
    let right = line(&json!({"id": 1, "profile": YAML}));
    stdin.write_all(right.as_bytes()).expect("it reads");
    assert_eq!(next(&mut stdout)["ok"], true);
    drop(stdout);
    // The input stays open: it does not wait for more.
    while stdin.write_all(right.as_bytes()).is_ok() {
        std::thread::sleep(Duration::from_millis(20));
    }
    let done = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!((said.as_str(), done.status.code()), ("answered 1 line\n", Some(0)));
}

#[cfg(unix)]
#[test]
fn who_tells_it_to_stop_gets_whole_answers() {
    for (signal, status) in [("INT", 130), ("TERM", 143)] {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut child, mut stdin, mut stdout) = started(folder.path(), &["-j", "2"]);
        let writer = std::thread::spawn(move || {
            let mut id = 0;
            // Until nobody reads any more.
            while stdin.write_all(line(&json!({"id": id, "profile": YAML})).as_bytes()).is_ok() {
                id += 1;
            }
        });
        (0..5).for_each(|id| assert_eq!(next(&mut stdout)["id"], id));
        Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().expect("a signal is sent");
        let rest: Vec<_> = stdout.lines().map(|line| line.expect("a line")).collect();
        for (index, line) in rest.iter().enumerate() {
            let answer: Json = serde_json::from_str(line).expect("it is whole");
            assert_eq!(answer["id"], index + 5);
        }
        assert!(rest.len() < 200, "{} more were answered", rest.len());
        assert_eq!(child.wait().expect("it ends").code(), Some(status));
        writer.join().expect("it wrote");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_answered_is_told() {
    let full = || std::fs::File::options().write(true).open("/dev/full").expect("Linux has it");
    let mut command = Command::new(env!("CARGO_BIN_EXE_jikji"));
    let mut child =
        command.arg("stream").stdin(Stdio::piped()).stdout(full()).stderr(Stdio::piped()).spawn().expect("it runs");
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin.write_all(b"x\n").expect("it reads");
    let done = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(said.starts_with("answered 0 lines, 1 of them with errors\nerror[cannot-write]: cannot write to the standard output: no space left"), "{said}");
    assert_eq!(done.status.code(), Some(1));
    for (args, said) in [
        (&["--message-format", "json"][..], "error: the answers take the standard output"),
        (&["me.yaml"], "error: unexpected argument 'me.yaml'"),
        (&["--shard", "1/2"], "error: unexpected argument '--shard'"),
    ] {
        let done = Test::new().args(["stream"]).args(args).run();
        assert!(done.status == 2 && done.stderr.starts_with(said), "{}", done.stderr);
    }
    for (args, said) in [
        (["-l", "clasic"], "error[unknown-layout]: there is no layout `clasic`"),
        (["--root", "nowhere"], "error[cannot-read]: cannot read `nowhere`: it is no folder"),
    ] {
        let done = Test::new().args(["stream"]).args(args).run();
        assert!(done.status == 1 && done.stderr.starts_with(said), "{}", done.stderr);
    }
}
