//! The forms that problems are printed in, and warnings that are denied.

use serde_json::{Value as Json, json};

use crate::support::{OLD, Test};

/// A profile with an error behind Hangul, one over several lines, and one without a place.
const WRONG: &str = "이름: 홍길동\nname: {ko: 홍길동}\ncontact: {emial: 100%, phone: [1,\n  2]}\n";

/// A profile with a warning and a note.
const ODD: &str = "name: Gildong Hong\nsummary: Eng\u{200B}ineer \u{1112}\u{1161}\u{11AB}\n";

fn check(profile: &str, form: &str) -> (String, String, i32) {
    let done = Test::new().profile(profile).args(["check", "me.yaml", "--message-format", form]).run();
    (done.text().to_owned(), done.stderr, done.status)
}

#[test]
fn short_is_a_line_each() {
    let (stdout, stderr, status) = check("name: 홍길동\ncontact: {emial: x}\n", "short");
    assert_eq!((stdout.as_str(), status), ("", 1));
    assert_eq!(stderr, "me.yaml:2:11: error[unknown-key]: unknown key `emial` (did you mean `email`?)\n");
    let done = Test::new().args(["check", "you.yaml", "--message-format", "short"]).run();
    assert_eq!(
        done.stderr,
        "error[cannot-read]: cannot read `you.yaml`: there is no such file (`jikji new you.yaml` writes one to begin with)\n"
    );
}

#[test]
fn json_is_an_object_each_on_the_standard_output() {
    let (stdout, stderr, status) = check(WRONG, "json");
    assert_eq!((stderr.as_str(), status), ("", 1));
    let objects: Vec<Json> = stdout.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    assert_eq!(objects.len(), stderr_blocks(WRONG), "{stdout}");
    let keys: Vec<_> = objects[0].as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(keys, ["code", "severity", "message", "file", "line", "column", "end", "hint"]);
    let email = objects.iter().find(|object| object["message"] == "unknown key `emial`").expect("it is told");
    assert_eq!(
        *email,
        json!({
            "code": "unknown-key", "severity": "error", "message": "unknown key `emial`",
            "file": "me.yaml", "line": 3, "column": 11, "end": {"line": 3, "column": 16}, "hint": "did you mean `email`?"
        })
    );
    let (stdout, _, _) = check("", "json");
    let empty: Json = serde_json::from_str(&stdout).expect("an object");
    assert_eq!((&empty["line"], &empty["column"]), (&json!(1), &json!(1)));
    let done = Test::new().args(["check", "you.yaml", "--message-format", "json"]).run();
    let missing: Json = serde_json::from_str(done.text()).expect("an object");
    assert!(["file", "line", "column", "end"].iter().all(|key| missing[key].is_null()), "{missing}");
}

/// How many problems are printed for people.
fn stderr_blocks(profile: &str) -> usize {
    let (_, stderr, _) = check(profile, "human");
    stderr.lines().filter(|line| line.starts_with("error[")).count()
}

#[test]
fn json_of_a_check_has_the_documents_too() {
    let (stdout, stderr, status) = check(ODD, "json");
    assert_eq!((stderr.as_str(), status), ("", 0));
    let objects: Vec<Json> = stdout.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    let [summary, rest @ ..] = objects.as_slice() else { panic!("{stdout}") };
    assert_eq!((&summary["document"], &summary["pages"]), (&json!("me"), &json!(1)));
    assert!(summary["bytes"].as_u64() > Some(5_000) && summary["fullness"].as_f64() < Some(0.5), "{summary}");
    assert_eq!(summary["fonts"], json!(["Jikji Sans"]));
    let severities: Vec<_> = rest.iter().map(|object| (&object["severity"], &object["code"])).collect();
    let expected = [(&json!("note"), &json!("decomposed-hangul")), (&json!("warning"), &json!("invisible-character"))];
    assert!(severities.len() == 2 && expected.iter().all(|one| severities.contains(one)), "{stdout}");
}

#[test]
fn json_and_a_document_do_not_share_the_standard_output() {
    let test = Test::new().profile(ODD).args(["build", "me.yaml", "-o", "-", "--message-format", "json"]);
    let done = test.run();
    assert_eq!((done.status, done.stdout.as_slice()), (2, b"".as_slice()));
    assert!(done.stderr.starts_with("error: '-' takes the document"), "{}", done.stderr);
}

#[test]
fn github_gets_commands() {
    let (stdout, stderr, status) = check("name: 홍길동\ncontact: {'100%, x': 1}\n", "github");
    assert_eq!((stdout.as_str(), status), ("", 1));
    assert_eq!(
        stderr,
        "::error file=me.yaml,line=2,col=11,endColumn=19,title=unknown-key::unknown key `100%25, x`%0Ahint: `contact` \
         takes `email`, `phone`, `location`, `website` or `links`\n"
    );
    let (_, stderr, status) = check(ODD, "github");
    assert!(stderr.contains("::warning file=me.yaml,line=2,") && stderr.contains("::notice file=me.yaml,"), "{stderr}");
    assert_eq!(status, 0);
}

#[test]
fn denied_warnings_stop_a_document_and_notes_do_not() {
    let build = ["build", "me.yaml", "-o", "old.pdf"];
    let deny = ["--deny", "warnings"];
    let done = Test::new().profile(ODD).file("old.pdf", OLD).args(build).args(deny).run();
    assert_eq!(done.status, 1);
    assert!(done.bytes("old.pdf") == OLD, "the existing file was changed");
    assert!(done.stderr.contains("error[invisible-character]: ") && done.stderr.contains("note["), "{}", done.stderr);
    let done = Test::new().profile(ODD).file("old.pdf", OLD).args(build).run();
    assert_eq!(done.status, 0);
    assert!(done.bytes("old.pdf") != OLD && done.stderr.contains("warning[invisible-character]: "), "{}", done.stderr);
    let done = Test::new().profile(ODD).args(["check", "me.yaml"]).args(deny).run();
    assert_eq!((done.status, done.text()), (1, ""));
}

#[test]
fn what_two_documents_share_is_told_once_and_in_order() {
    let yaml = "languages: [en, ko]\nname: G\nsummary: {en: One}\naliases: [Nobody]\nsections:\n  awards: [{title: {en: Prize}}, {title: \"a\u{200B}b\"}]\ndocuments:\n  one: {lang: ko}\n  two: {lang: ko, layout: academic}\n  three:\n";
    let (stdout, stderr, status) = check(yaml, "short");
    assert_eq!((stdout.lines().count(), status), (5, 0));
    let codes: Vec<_> = stderr.lines().filter_map(|line| line.split(['[', ']']).nth(1)).collect();
    assert_eq!(codes, ["missing-translation", "unused-alias", "invisible-character"], "{stderr}");
}

#[test]
fn more_problems_than_anybody_reads_are_counted() {
    let yaml = format!("name: x\nsections:\n  awards:\n{}", "    - {title: x, date: 2020-13}\n".repeat(1_234));
    let (_, stderr, _) = check(&yaml, "human");
    assert_eq!(stderr.matches("error[bad-date]").count(), 100);
    assert!(stderr.ends_with("… and 1134 more problems; mend these first\n"), "{}", &stderr[stderr.len() - 200..]);
    let (_, stderr, _) = check(&yaml, "short");
    assert_eq!(stderr.lines().count(), 1_234);
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let yaml = "name: x\nsummary: y\n\"\\e]0;title\\a\\e[31m\\n\": 1\n";
    for form in ["human", "short", "github"] {
        let (_, stderr, _) = check(yaml, form);
        assert!(stderr.contains("unknown key") && !stderr.contains(['\u{1b}', '\u{7}']), "{stderr:?}");
        assert!(form == "human" || stderr.lines().count() == 1, "{stderr:?}");
    }
}

#[test]
fn warnings_do_not_hide_the_error() {
    let points = "    - a\u{200B}b\n".repeat(150);
    let yaml = format!("name: x\nsections:\n  interests:\n{points}documents:\n  cv: {{title: 𓀀, pages: any}}\n");
    let (_, stderr, status) = check(&yaml, "human");
    assert!(status == 1 && stderr.contains("error[missing-glyph]"), "{stderr}");
    assert!(stderr.ends_with("… and 51 more problems; mend these first\n"), "{stderr}");
}

#[test]
fn codes_are_allowed_and_denied_one_by_one() {
    let yaml = "name: Gildong Hong\nsections:\n  experience:\n    - {company: A, start: 2019-01, end: 2021-06}\n    - {company: B, start: 2020-01, end: 2022-06}\n";
    let check = |flags: &[&str]| Test::new().profile(yaml).args(["check", "me.yaml"]).args(flags).run();
    assert!(check(&[]).stderr.starts_with("note[overlapping-periods]"));
    assert_eq!(check(&["--allow", "overlapping-periods"]).stderr, "");
    let denied = check(&["--deny", "overlapping-periods"]);
    assert!(denied.status == 1 && denied.stderr.starts_with("error[overlapping-periods]"), "{}", denied.stderr);
    let wrong = check(&["--allow", "overlaping-periods"]);
    assert!(wrong.status == 2 && wrong.stderr.contains("did you mean `overlapping-periods`?"), "{}", wrong.stderr);
    // An error stays one.
    let done = Test::new().profile("name: A\nsumary: x\n").args(["check", "me.yaml", "--allow", "unknown-key"]).run();
    assert!(done.status == 1 && done.stderr.contains("error[unknown-key]"), "{}", done.stderr);
}

#[test]
fn gitlab_gets_a_report_of_code_quality() {
    let yaml = "name: Gildong Hong\nsummary: Engineer.\ncontact: {emial: a, phon: b}\n";
    let test = Test::new().file("people/me.yaml", yaml).within("people");
    let root = test.root();
    let done = test.args(["check", "me.yaml", "--message-format", "gitlab"]).env("CI_PROJECT_DIR", &root).run();
    let report: serde_json::Value = serde_json::from_str(done.text()).expect("JSON");
    let issues = report.as_array().expect("a list");
    assert_eq!((done.status, issues.len()), (1, 2));
    assert_eq!(issues[0]["check_name"], "unknown-key");
    assert_eq!(issues[0]["severity"], "major");
    assert_eq!(issues[0]["location"], serde_json::json!({ "path": "people/me.yaml", "lines": { "begin": 3 } }));
    assert_eq!(issues[0]["description"], "unknown key `emial`; did you mean `email`?");
    assert_ne!(issues[0]["fingerprint"], issues[1]["fingerprint"]);
    // Nothing is wrong: an empty list, and nothing beside it.
    let done =
        Test::new().profile("name: A\nsummary: B.\n").args(["check", "me.yaml", "--message-format", "gitlab"]).clean();
    assert_eq!(done.text(), "[]\n");
}
