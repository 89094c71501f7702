//! The report on a build, what is left alone by it, and its verification.

use serde_json::{Value as Json, json};

use crate::support::{Done, Test};

const ADA: &str = "\
languages: [en, ko]
name: {en: Ada, ko: 에이다}
summary: {en: Engineer., ko: 개발자.}
documents:
  resume: {lang: en}
  cv: {layout: academic, lang: ko}
";
const BO: &str = "name: Bo\nsummary: Baker.\n";

/// The report in a folder.
fn report(done: &Done) -> Json {
    serde_json::from_slice(&done.bytes("report.json")).expect("a report is JSON")
}

/// Runs the program again in the folder of a run.
fn again(done: Done, args: &[&str]) -> Done {
    let folder = done.folder.path().to_path_buf();
    Test::new()
        .prepare(|new| {
            for file in crate::support::files(&folder) {
                let target = new.join(&file);
                std::fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
                std::fs::copy(folder.join(&file), target).expect("a file");
            }
        })
        .args(args.iter().copied())
        .run()
}

#[test]
fn an_answer_alone_is_another_text_than_a_document() {
    let essay = "languages: [ko]\nname: 홍길동\nessays: {a: [{question: 동기, text: 하나.}, {question: 포부, text: 둘.}]}\n\
                 documents: {a: {layout: ko-essay, essay: a}}\n";
    for (yaml, last) in [(essay.to_owned(), "2"), (essay.replace(", {question: 포부, text: 둘.}", ""), "1")] {
        let build = [
            "build",
            "me.yaml",
            "-f",
            "txt",
            "-o",
            "out/",
            "--report",
            "report.json",
            "--changed",
            "--deny",
            "warnings",
        ];
        let mut done = Test::new().profile(&yaml).args(build).run();
        for answer in ["1", last] {
            let plain =
                Test::new().profile(&yaml).args(["build", "me.yaml", "-f", "txt", "-o", "-", "--answer", answer]).run();
            done = again(done, &[&build[..], &["--answer", answer]].concat());
            assert_eq!(done.bytes("out/me-a.txt"), plain.stdout, "{answer}: {}", done.stderr);
        }
        assert!(again(done, &build).bytes("out/me-a.txt").starts_with("홍길동".as_bytes()));
    }
}

const BUILD: &[&str] = &["build", "people", "-o", "out/", "--report", "report.json", "--changed"];

fn built() -> Done {
    Test::new().file("people/ada.yaml", ADA).file("people/bo.yaml", BO).args(BUILD.iter().copied()).clean()
}

/// The files that a second run makes anew, once `change` was done to the folder, and with further arguments.
fn rebuilt(change: impl FnOnce(&std::path::Path), further: &[&str]) -> Vec<String> {
    let done = built();
    change(done.folder.path());
    let done = again(done, &[BUILD, further].concat());
    assert_eq!(done.status, 0, "{}", done.stderr);
    let made: Vec<_> = done.stderr.lines().filter_map(|line| line.strip_prefix("wrote ")?.split(':').next()).collect();
    let outputs = report(&done);
    let outputs = outputs["outputs"].as_array().expect("files");
    assert_eq!(outputs.len(), 3);
    for output in outputs {
        let path = output["path"].as_str().expect("a path");
        assert_eq!(output["current"], json!(!made.contains(&path)), "{path}");
        assert_eq!(output["bytes"], json!(done.bytes(path).len()), "{path}");
    }
    made.into_iter().map(str::to_owned).collect()
}

/// What is done to the files of a build.
type Change<'a> = &'a dyn Fn(&std::path::Path);

#[test]
fn a_report_says_what_was_made() {
    let test = Test::new().file("people/ada.yaml", ADA).file("people/bad.yaml", "name: x\nsumary: y\n");
    let done = test.args(BUILD.iter().copied()).run();
    let report = report(&done);
    assert_eq!((&report["version"], &report["program"]), (&json!(1), &json!(env!("CARGO_PKG_VERSION"))));
    assert_eq!((&report["arguments"], &report["complete"]), (&json!(BUILD), &json!(true)));
    assert_eq!(report["failed"], json!([{"profile": "people/bad.yaml", "name": null, "codes": {"unknown-key": 1}}]));
    let outputs = report["outputs"].as_array().expect("files");
    let paths: Vec<_> = outputs.iter().map(|output| &output["path"]).collect();
    assert_eq!(paths, [&json!("out/ada-resume.pdf"), &json!("out/ada-cv.pdf")]);
    let cv = &outputs[1];
    for (key, value) in [
        ("profile", json!("people/ada.yaml")),
        ("document", json!("cv")),
        ("name", json!("ada-cv")),
        ("language", json!("ko")),
        ("layout", json!("academic")),
        ("format", json!("pdf")),
        ("page", Json::Null),
        ("pages", json!(1)),
        ("warnings", json!({})),
        ("bytes", json!(done.bytes("out/ada-cv.pdf").len())),
        ("sha256", json!(jikji::digest::hex(&done.bytes("out/ada-cv.pdf")))),
    ] {
        assert_eq!(cv[key], value, "{key}");
    }
    assert!(cv["milliseconds"].as_f64().is_some_and(|time| time > 0.0));
    assert!(!cv["fonts"].as_array().expect("families").is_empty());
    let done = Test::new().profile(BO).args(["build", "me.yaml", "--report", "-"]).clean();
    let report: Json = serde_json::from_slice(&done.stdout).expect("a report is JSON");
    assert_eq!(report["outputs"][0]["path"], json!("me.pdf"));
    let done = Test::new().profile(BO).args(["build", "me.yaml", "-f", "png", "--report", "report.json"]).clean();
    assert_eq!(self::report(&done)["outputs"][0]["path"], json!("me-1.png"));
}

#[test]
fn a_report_takes_the_place_of_nothing_that_is_read_or_written() {
    for (args, said) in [
        (&["--report", "me.yaml"][..], "error: 'me.yaml' is a profile of this build; name another file with --report"),
        (&["--report", "me.pdf"], "error: two documents would be written to 'me.pdf'; "),
        (&["--report", "-", "-o", "-"], "error: the standard output has room for one thing; "),
        (&["--report", "-", "--message-format", "json"], "error: the standard output has room for one thing; "),
        (&["--report", "-", "--changed"], "error: '--changed' needs the report of the last run; "),
        (&["--changed"], "error: the following required arguments were not provided:"),
    ] {
        let done = Test::new().profile(BO).args(["build", "me.yaml"]).args(args).run();
        assert!(done.stderr.starts_with(said), "{}", done.stderr);
        assert_eq!((done.status, done.files()), (2, vec!["me.yaml".to_owned()]), "{args:?}");
    }
    let done = Test::new().profile(BO).file("report.json", "{}").args(["build", "me.yaml", "--report", "report.json"]);
    let done = done.args(["--changed"]).run();
    assert!(done.stderr.starts_with("error[cannot-read]: cannot read the report `report.json`: "), "{}", done.stderr);
    assert_eq!(done.status, 1);
}

#[test]
fn only_what_changed_is_made_anew() {
    let write = |path: &'static str, text: String| {
        move |folder: &std::path::Path| std::fs::write(folder.join(path), text).expect("a file")
    };
    assert_eq!(rebuilt(|_| {}, &[]), [""; 0]);
    // A word that only one of two documents shows, and one that none does.
    assert_eq!(rebuilt(write("people/ada.yaml", ADA.replace("Engineer.", "Pilot.")), &[]), ["out/ada-resume.pdf"]);
    assert_eq!(rebuilt(write("people/ada.yaml", format!("# Mine.\n{ADA}")), &[]), [""; 0]);
    let layout = ADA.replace("lang: en", "lang: en, layout: modern");
    assert_eq!(rebuilt(write("people/ada.yaml", layout), &[]), ["out/ada-resume.pdf"]);
    let option = ADA.replace("lang: ko", "lang: ko, options: {size: 11pt}");
    assert_eq!(rebuilt(write("people/ada.yaml", option), &[]), ["out/ada-cv.pdf"]);
    assert_eq!(rebuilt(|_| {}, &["--standard", "1.7"]).len(), 3);
    assert_eq!(rebuilt(|_| {}, &["-j", "1"]), [""; 0]);
    assert_eq!(rebuilt(write("out/bo.pdf", "cut".into()), &[]), ["out/bo.pdf"]);
    assert_eq!(rebuilt(|folder| std::fs::remove_file(folder.join("out/bo.pdf")).expect("a file"), &[]), ["out/bo.pdf"]);
}

#[test]
fn what_is_denied_is_not_left_alone() {
    let odd = "name: x\nsummary: \u{1112}\u{1161}\u{11AB}\n";
    let done = Test::new().file("people/ada.yaml", odd).args(BUILD.iter().copied()).run();
    assert_eq!(done.status, 0, "{}", done.stderr);
    let done = again(done, BUILD);
    assert!(
        done.stderr.contains("note[decomposed-hangul]") && done.stderr.ends_with("1 file current\n"),
        "{}",
        done.stderr
    );
    let done = again(done, &[BUILD, &["--deny", "decomposed-hangul"]].concat());
    assert!(done.status == 1 && done.stderr.contains("error[decomposed-hangul]"), "{}", done.stderr);
}

#[test]
fn files_are_verified() {
    let done = again(built(), &["verify", "report.json"]);
    assert_eq!((done.stderr.as_str(), done.status), ("3 files as the report says\n", 0));
    let cases: [(&str, Change, &str); 4] = [
        (
            "a byte",
            &|folder| {
                let path = folder.join("out/bo.pdf");
                let mut bytes = std::fs::read(&path).expect("a file");
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
                std::fs::write(path, bytes).expect("a file");
            },
            "error[differs]: `out/bo.pdf` is not the file that was written\n",
        ),
        (
            "a word",
            &|folder| std::fs::write(folder.join("people/bo.yaml"), BO.replace("Baker", "Miller")).expect("a file"),
            "error[differs]: `out/bo.pdf` is made otherwise now\n",
        ),
        (
            "no file",
            &|folder| std::fs::remove_file(folder.join("out/ada-cv.pdf")).expect("a file"),
            "error[differs]: `out/ada-cv.pdf` is not there\n",
        ),
        (
            "no profile",
            &|folder| std::fs::remove_file(folder.join("people/bo.yaml")).expect("a file"),
            "error[differs]: `out/bo.pdf` is not made any more\n",
        ),
    ];
    for (name, change, said) in cases {
        let done = built();
        change(done.folder.path());
        let done = again(done, &["verify", "report.json", "-j", "2"]);
        assert!(done.stderr.starts_with(said), "{name}: {}", done.stderr);
        assert_eq!((done.status, done.stderr.matches("error[").count()), (1, 1), "{name}: {}", done.stderr);
    }
    let done = Test::new().stdin(BO).args(["build", "-", "-o", "x.pdf", "--report", "report.json"]).clean();
    let done = again(done, &["verify", "report.json"]);
    assert!(done.stderr.contains("its profile came from the standard input"), "{}", done.stderr);
}

#[test]
fn a_document_of_today_is_verified_as_of_its_day() {
    let profile = "name: x\nsummary: y\ndate: today\n";
    let done = Test::new().profile(profile).args(["build", "me.yaml", "--report", "report.json"]).clean();
    // As if it had been made long ago.
    let text = String::from_utf8(done.bytes("report.json")).expect("text");
    let today = report(&done)["today"].as_str().expect("a day").to_owned();
    std::fs::write(done.folder.path().join("report.json"), text.replace(&today, "2001-02-03")).expect("a file");
    let done = again(done, &["verify", "report.json"]);
    assert!(done.status == 1 && done.stderr.contains("is made otherwise now"), "{}", done.stderr);
}
