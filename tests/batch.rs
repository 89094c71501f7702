//! Many profiles at once: their order, their bytes, what fails, and that whoever stops them finds whole files only.

use std::collections::BTreeSet;
use std::path::Path;

use crate::support::{Done, Test, files};

/// A profile of two documents.
fn profile(name: &str) -> String {
    format!(
        "languages: [en, ko]\nname: {{en: {name}, ko: 홍길동}}\nsummary: {{en: Engineer., ko: 개발자.}}\n\
         documents:\n  resume: {{lang: en}}\n  cv: {{layout: academic, lang: ko}}\n"
    )
}

/// Profiles in folders: eight that are right, one that is wrong in each of two ways, and one that has a warning.
fn people() -> Test {
    let mut test = Test::new();
    for (index, name) in ["Ada", "Bo", "Cy", "Di", "Ed", "Fay", "Gus", "Hal"].iter().enumerate() {
        let folder = ["people", "people/a", "people/a/b", "people/c"][index % 4];
        test = test.file(&format!("{folder}/{}.yaml", name.to_lowercase()), profile(name));
    }
    test.file("people/a/x.yml", "name: X\nsumary: y\n")
        .file("people/c/y.yaml", "name: [\n")
        .file("people/c/z.yaml", "name: x\nsummary: \u{1112}\u{1161}\u{11AB}\n")
        .file("people/.hidden.yaml", "no profile")
        .file("people/.git/config.yaml", "no profile")
        .file("people/notes.txt", "no profile")
}

fn build(args: &[&str]) -> Done {
    people().args(["build", "people"]).args(args).run()
}

/// The PDFs in a folder, with their bytes.
fn pdfs(done: &Done, folder: &str) -> Vec<(String, Vec<u8>)> {
    let folder = done.folder.path().join(folder);
    let paths = files(&folder).into_iter().filter(|path| path.ends_with(".pdf"));
    paths.map(|path| (path.clone(), std::fs::read(folder.join(path)).expect("a file"))).collect()
}

#[test]
fn the_folders_of_a_folder_are_mirrored() {
    let done = build(&["-r", "-o", "out/"]);
    let names: Vec<_> = pdfs(&done, "out").into_iter().map(|(name, _)| name).collect();
    let all = ["a/b/cy", "a/b/gus", "a/bo", "a/fay", "ada", "c/di", "c/hal", "c/z", "ed"];
    let expected = all.iter().flat_map(|name| match name.ends_with('z') {
        true => vec![format!("{name}.pdf")],
        false => vec![format!("{name}-cv.pdf"), format!("{name}-resume.pdf")],
    });
    assert_eq!(names.into_iter().collect::<BTreeSet<_>>(), expected.collect::<BTreeSet<_>>());
    assert_eq!(done.status, 1, "{}", done.stderr);
    assert!(!done.files().iter().any(|file| file.contains(".jikji-")), "{:?}", done.files());
    let flat = build(&["-o", "out/"]);
    assert_eq!(pdfs(&flat, "out").len(), 4, "{}", flat.stderr);
    assert_eq!(flat.status, 0);
}

#[test]
fn all_is_said_in_the_order_of_input() {
    let said = |jobs: &str| build(&["-r", "-o", "out/", "-j", jobs]).stderr;
    let one = said("1");
    let at = |text: &str| one.find(text).unwrap_or_else(|| panic!("{text} is not in {one}"));
    let order = [
        "wrote out/a/b/cy-resume.pdf",
        "wrote out/a/b/cy-cv.pdf",
        "wrote out/a/b/gus-resume.pdf",
        "wrote out/a/bo-resume.pdf",
        "wrote out/a/fay-cv.pdf",
        "error[unknown-key]: ",
        "wrote out/ada-resume.pdf",
        "wrote out/c/hal-cv.pdf",
        "error[yaml-syntax]: ",
        "wrote out/c/z.pdf",
        "note[decomposed-hangul]: ",
        "wrote out/ed-resume.pdf",
        "2 of 11 profiles failed\n  people/a/x.yml",
        "\n  people/c/y.yaml  1 error: yaml-syntax\n",
    ];
    assert!(order.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{one}");
    for jobs in ["2", "8"] {
        assert_eq!(said(jobs), one, "-j {jobs}");
    }
    assert!(!build(&["-r", "-o", "out/", "-q"]).stderr.contains("failed\n"));
}

#[test]
fn bytes_are_the_same_for_any_number_of_threads_and_any_part() {
    let whole = pdfs(&build(&["-r", "-o", "out/", "-j", "1"]), "out");
    assert_eq!(whole.len(), 17);
    assert!(pdfs(&build(&["-r", "-o", "out/", "-j", "4"]), "out") == whole, "-j 4 makes other bytes");
    let mut parts = Vec::new();
    for part in ["1/3", "2/3", "3/3"] {
        let made = pdfs(&build(&["-r", "-o", "out/", "--shard", part]), "out");
        assert!(made.len() < whole.len(), "{part} is all");
        parts.extend(made);
    }
    parts.sort();
    let mut sorted = whole;
    sorted.sort();
    assert!(parts == sorted, "the parts are not the whole");
}

#[test]
fn a_part_of_one_profile_has_all_its_documents() {
    let all = |part: &[&str]| {
        let test = ["ada", "bo", "cy"]
            .iter()
            .fold(Test::new(), |test, name| test.file(&format!("people/{name}.yaml"), profile(name)));
        pdfs(&test.args(["build", "people", "-o", "out/"]).args(part).clean(), "out")
    };
    let (whole, mut parts) = (all(&[]), ["1/3", "2/3", "3/3"].map(|part| all(&["--shard", part])).concat());
    parts.sort();
    assert!(parts == whole, "{} are not {}", parts.len(), whole.len());
}

#[test]
fn the_documents_of_one_profile_are_parted() {
    let all = |args: &[&str]| {
        let test = Test::new().profile("name: x\nsummary: y\n");
        pdfs(&test.args(["build", "me.yaml", "-l", "all", "-o", "out/"]).args(args).clean(), "out")
    };
    let (whole, mut parts) = (all(&["-j", "3"]), [all(&["--shard", "1/2"]), all(&["--shard", "2/2"])].concat());
    parts.sort();
    assert!(parts == whole, "{} are not {}", parts.len(), whole.len());
    for (part, why) in [("0/2", "the first is 1/2"), ("3/2", "the last part is 2/2"), ("2", "write I/N")] {
        let done = Test::new().args(["build", "--shard", part]).run();
        assert!(done.status == 2 && done.stderr.contains(why), "{}", done.stderr);
    }
}

#[test]
fn check_takes_folders_too() {
    let done = people().args(["check", "people", "-r", "-j", "2"]).run();
    let names: Vec<_> = done.text().lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(names[..4], ["cy-resume", "cy-cv", "gus-resume", "gus-cv"]);
    assert_eq!((names.len(), done.status), (17, 1));
}

#[test]
fn folders_without_profiles_are_told() {
    let done = Test::new().file("x/a/b.yaml", "name: x\nsummary: y\n").args(["build", "x"]).run();
    assert!(done.stderr.starts_with("error[cannot-read]: there is no profile in `x`"), "{}", done.stderr);
    assert_eq!(done.status, 1);
}

#[cfg(unix)]
#[test]
fn links_lead_to_profiles_and_not_in_circles() {
    let test = Test::new().file("x/a/me.yaml", "name: x\nsummary: y\n").prepare(|folder| {
        std::os::unix::fs::symlink("..", folder.join("x/a/up")).expect("a link");
        std::os::unix::fs::symlink("a/me.yaml", folder.join("x/link.yaml")).expect("a link");
        std::os::unix::fs::symlink("nowhere", folder.join("x/gone")).expect("a link");
    });
    let done = test.args(["build", "x", "-r", "-o", "out/"]).clean();
    let names: Vec<_> = pdfs(&done, "out").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["a/me.pdf", "link.pdf"]);
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_told_once() {
    let mut test = Test::new();
    for name in ["a", "b", "c"] {
        test = test.file(&format!("people/{name}.yaml"), "name: x\nsummary: y\n");
    }
    let test = test.prepare(|folder| {
        std::fs::create_dir(folder.join("out")).expect("a folder");
        for name in ["a", "c"] {
            std::os::unix::fs::symlink("/dev/full", folder.join(format!("out/{name}.pdf"))).expect("a link");
        }
    });
    let done = test.args(["build", "people", "-o", "out/"]).run();
    assert_eq!(done.stderr.matches("error[cannot-write]").count(), 1, "{}", done.stderr);
    assert!(done.stderr.contains("wrote out/b.pdf"), "{}", done.stderr);
    assert!(done.stderr.ends_with(
        "2 of 3 profiles failed\n  people/a.yaml  1 error: cannot-write\n  people/c.yaml  1 error: cannot-write\n"
    ));
    assert_eq!(done.status, 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_nobody_may_write_to_is_told_once() {
    // Nor may root write here.
    let folder = "/sys/kernel";
    if !Path::new(folder).is_dir() {
        return;
    }
    let test = ["a", "b", "c"]
        .iter()
        .fold(Test::new(), |test, name| test.file(&format!("people/{name}.yaml"), "name: x\nsummary: y\n"));
    let done = test.args(["build", "people", "-o", "/sys/kernel/"]).run();
    assert_eq!(
        done.stderr,
        "error[cannot-write]: cannot write `/sys/kernel/a.pdf`: no file can be made in `/sys/kernel`: permission denied\n\n\
         3 of 3 profiles failed\n  people/a.yaml  1 error: cannot-write\n  people/b.yaml  1 error: cannot-write\n  \
         people/c.yaml  1 error: cannot-write\n"
    );
    assert_eq!(done.status, 1);
}

#[test]
fn drafts_of_a_report_go_with_the_next_run() {
    let test = Test::new().profile("name: x\nsummary: y\n").file(".jikji-aB3dE6", "{").file(".jikji-other", "mine");
    let done = test.args(["build", "me.yaml", "-o", "out/", "--report", "report.json"]).clean();
    assert_eq!(done.files(), [".jikji-other", "me.yaml", "out/me.pdf", "report.json"]);
}

/// Profiles that take some time.
fn many(count: usize) -> Test {
    let text = "- 결제 플랫폼의 정산 지연을 줄이고 그 과정을 문서로 남겼습니다.\n          ".repeat(40);
    let one = |index: usize| {
        format!(
            "languages: [ko]\nname: 홍길동\nsections:\n  experience:\n    - company: 회사 {index}\n      start: 2020\n      end: 2021\n      highlights:\n          {text}\n"
        )
    };
    (0..count).fold(Test::new(), |test, index| test.file(&format!("people/p{index:04}.yaml"), one(index)))
}

/// Whether every file in a folder is a whole PDF, but for drafts.
fn are_whole(folder: &Path) -> usize {
    let names: Vec<_> = files(folder).into_iter().filter(|name| !name.contains(".jikji-")).collect();
    for name in &names {
        let bytes = std::fs::read(folder.join(name)).expect("a file");
        assert!(bytes.starts_with(b"%PDF") && bytes.trim_ascii_end().ends_with(b"%%EOF"), "{name} is cut");
    }
    names.len()
}

/// Starts a build in a folder and sends it a signal once it has written so many files and some time is over; its exit status, if
/// it has one.
#[cfg(unix)]
fn signalled(folder: &Path, signal: &str, written: usize, after: u64) -> (Option<i32>, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_jikji"));
    command.args(["build", "people", "-o", "out/", "--report", "report.json"]).current_dir(folder);
    let child = command.stderr(std::process::Stdio::piped()).spawn().expect("the program runs");
    let is_there = || folder.join("out").read_dir().map_or(0, Iterator::count) >= written;
    for _ in 0..6_000 {
        if is_there() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    std::thread::sleep(std::time::Duration::from_millis(after));
    let kill = std::process::Command::new("kill").args(["-s", signal, &child.id().to_string()]).status();
    kill.expect("a signal is sent");
    let done = child.wait_with_output().expect("it ends");
    (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
}

#[cfg(unix)]
#[test]
fn who_kills_a_batch_finds_whole_files_only() {
    let test = many(400).prepare(|folder| {
        for (written, after) in [(0, 20), (0, 60), (1, 0), (3, 7), (10, 13), (60, 2)] {
            let (status, _) = signalled(folder, "KILL", written, after);
            assert_eq!(status, None);
            if folder.join("out").exists() {
                are_whole(&folder.join("out"));
            }
            assert!(!folder.join("report.json").exists());
        }
    });
    let done = test.args(["build", "people/p0000.yaml", "-o", "out/"]).clean();
    assert!(!done.files().iter().any(|file| file.contains(".jikji-")), "{:?}", done.files());
}

#[cfg(unix)]
#[test]
fn a_batch_that_is_told_to_stop_ends_what_is_under_way() {
    for (signal, status) in [("INT", 130), ("TERM", 143)] {
        let test = many(600).prepare(|folder| {
            let (code, said) = signalled(folder, signal, 5, 0);
            assert_eq!(code, Some(status), "{said}");
            let made = are_whole(&folder.join("out"));
            assert!(made > 0 && made < 600, "{made} were made");
            assert_eq!(said.matches("wrote out/").count(), made, "{said}");
            assert!(said.lines().last().is_some_and(|line| line.starts_with("stopped after ")), "{said}");
            assert!(!files(folder).iter().any(|file| file.contains(".jikji-")));
            let report = std::fs::read_to_string(folder.join("report.json")).expect("a report");
            assert_eq!(report.matches("\"sha256\"").count(), made);
            assert!(report.contains("\"complete\": false"));
        });
        drop(test);
    }
}

#[test]
fn two_documents_of_a_large_batch_for_one_file_cost_only_the_later() {
    let mut test = Test::new();
    for index in 0..40 {
        test = test.file(&format!("a/p{index:02}.yaml"), "name: x\nsummary: y\n");
    }
    let test = test.file("b/p39.yaml", "name: later\nsummary: y\n").file("b/q.yaml", "name: x\nsummary: y\n");
    let done = test.args(["build", "a", "b", "-o", "out/", "-j", "2"]).run();
    let said = "error[cannot-write]: two documents would be written to `out/p39.pdf`\n = hint: build them into folders of their own\n";
    assert!(done.stderr.contains(said), "{}", done.stderr);
    assert_eq!((done.status, pdfs(&done, "out").len()), (1, 41));
    assert!(done.pdf("out/p39.pdf").text().starts_with('x'));
}

/// What the program writes where the standard error is a terminal.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_shows_a_bar_in_place_of_lines() {
    let on_terminal = |args: &str| {
        let test = people().prepare(|folder| {
            let run = format!("{} build people -o out/ {args}", env!("CARGO_BIN_EXE_jikji"));
            // Of util-linux, which most systems have.
            let Ok(done) =
                std::process::Command::new("script").args(["-qec", &run, "/dev/null"]).current_dir(folder).output()
            else {
                return;
            };
            let said = String::from_utf8_lossy(&done.stdout);
            let is_plain = args.contains("-q") || args.contains("json");
            assert_eq!(said.contains(" of 2 profiles"), !is_plain, "{said}");
            assert!(!said.contains("wrote "), "{said}");
        });
        drop(test);
    };
    ["", "-q", "--message-format json"].iter().for_each(|args| on_terminal(args));
}
