//! What takes minutes to be seen: batches that are killed over and over, streams that go on and on. Each prints its figures:
//! `cargo test --release --test main -- --ignored --nocapture endurance`.

#![cfg(target_os = "linux")]

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use crate::random::Random;
use crate::support::files;

/// Which batches are killed.
const KILLS: usize = 200;
/// How much garbage a stream gets.
const GARBAGE: usize = 100 << 20;
/// How many profiles.
const LINES: usize = 6_000;

fn program(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jikji"));
    command.args(args).current_dir(folder).stderr(Stdio::null());
    command
}

/// A profile of a page.
fn profile(index: usize) -> String {
    let point = format!("        - 결제 플랫폼의 정산 지연을 {index}% 줄이고 그 과정을 문서로 남겼습니다.\n");
    format!(
        "languages: [ko]\nname: 홍길동\nsections:\n  experience:\n    - company: 회사 {index}\n      start: 2020\n      end: 2021\n      \
         highlights:\n{}",
        point.repeat(8)
    )
}

/// The files of a folder that are no drafts, with their bytes.
fn written(folder: &Path) -> HashMap<String, Vec<u8>> {
    let names = files(folder).into_iter().filter(|name| !name.contains(".jikji-"));
    names.map(|name| (name.clone(), std::fs::read(folder.join(&name)).expect("a file"))).collect()
}

fn has_drafts(folder: &Path) -> bool {
    files(folder).iter().any(|name| name.contains(".jikji-"))
}

#[test]
#[ignore = "takes minutes"]
fn batches_that_are_killed_leave_whole_files_only() {
    let kept = tempfile::tempdir().expect("a folder");
    let folder = kept.path();
    std::fs::create_dir(folder.join("people")).expect("a folder");
    for index in 0..60 {
        std::fs::write(folder.join(format!("people/p{index:02}.yaml")), profile(index)).expect("a file");
    }
    let build = ["build", "people", "-o", "out/", "--report", "report.json"];
    let begun = Instant::now();
    assert!(program(folder, &build).status().expect("it runs").success());
    let whole = begun.elapsed();
    let expected = written(&folder.join("out"));
    assert_eq!(expected.len(), 60);
    let (mut random, mut cut, mut drafts) = (Random(0x1EAF_0001), 0, 0);
    for round in 0..KILLS {
        std::fs::remove_dir_all(folder.join("out")).expect("a folder");
        let _ = std::fs::remove_file(folder.join("report.json"));
        let mut child = program(folder, &build).spawn().expect("it runs");
        std::thread::sleep(whole.mul_f64(random.below(1_100) as f64 / 1_000.0));
        child.kill().expect("it is killed");
        cut += usize::from(!child.wait().expect("it ends").success());
        std::fs::create_dir_all(folder.join("out")).expect("a folder");
        for (name, bytes) in written(&folder.join("out")) {
            assert!(expected[&name] == bytes, "{name} is not whole in round {round}");
        }
        if let Ok(report) = std::fs::read(folder.join("report.json")) {
            serde_json::from_slice::<Json>(&report).expect("the report is whole");
        }
        drafts += usize::from(has_drafts(folder));
        let next = ["build", "people/p00.yaml", "-o", "out/", "--report", "report.json"];
        assert!(program(folder, &next).status().expect("it runs").success());
        assert!(!has_drafts(folder), "{:?}", files(folder));
    }
    eprintln!(
        "{KILLS} batches were killed, {cut} of them before their end; {drafts} left drafts, which the next run removed"
    );
    assert!(cut > KILLS / 2, "only {cut} were cut short");
}

/// The most memory that a process has had, in kB.
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or_default()
}

/// The child processes of a process.
fn children(process: u32) -> Vec<u32> {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let listed = tasks.flat_map(|task| {
        let all = std::fs::read_to_string(task.path().join("children")).unwrap_or_default();
        all.split_whitespace().filter_map(|number| number.parse().ok()).collect::<Vec<_>>()
    });
    listed.collect()
}

/// What a stream of lines took: the most memory of the process, and of the largest that it started, after a fifth and at the end.
fn stream(
    write: impl FnOnce(&mut dyn Write) + Send + 'static,
    answers: usize,
    mut hear: impl FnMut(usize, &str),
) -> [(u64, u64); 2] {
    let kept = tempfile::tempdir().expect("a folder");
    let mut command = program(kept.path(), &["stream", "-j", "2"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it runs");
    let (mut stdin, stdout) = (child.stdin.take().expect("piped"), child.stdout.take().expect("piped"));
    let writer = std::thread::spawn(move || write(&mut stdin));
    let (mut early, mut largest, mut own) = ((0, 0), 0, 0);
    for (index, line) in BufReader::new(stdout).lines().enumerate() {
        hear(index, &line.expect("a line"));
        if index % 50 == 0 || index == answers / 5 {
            own = peak(child.id());
            largest = children(child.id()).into_iter().map(peak).max().unwrap_or_default().max(largest);
        }
        if index == answers / 5 {
            early = (own, largest);
        }
    }
    writer.join().expect("it wrote");
    assert!(child.wait().expect("it ends").success());
    [early, (own, largest)]
}

/// Lines of all kinds that are no profiles.
fn garbage() -> Vec<Vec<u8>> {
    let (mut random, mut lines, mut length) = (Random(0x0BAD_11E5), Vec::new(), 0);
    while length < GARBAGE {
        let size = random.below(1_000);
        let mut line: Vec<u8> = match random.below(5) {
            0 => (0..size).map(|_| random.below(256) as u8).collect(),
            1 => vec![b'['; size * 4],
            2 => format!("{{\"id\": {}, \"profile\": \"{}", lines.len(), "\\u0000".repeat(size)).into_bytes(),
            3 => json!({"profil": "x".repeat(size)}).to_string().into_bytes(),
            _ => json!([{"name": {"ko": vec!["가"; 20]}}]).to_string().into_bytes(),
        };
        // Now and then one that has no end to speak of.
        if lines.len() % 10_000 == 99 {
            line = vec![b'x'; 5 << 20];
        }
        line.retain(|byte| *byte != b'\n');
        length += line.len() + 1;
        lines.push(line);
    }
    lines
}

#[test]
#[ignore = "takes minutes"]
fn a_stream_of_garbage_is_answered_in_flat_memory() {
    let lines = garbage();
    let count = lines.len();
    let write = move |stdin: &mut dyn Write| {
        for line in lines {
            stdin.write_all(&line).and_then(|()| stdin.write_all(b"\n")).expect("it reads");
        }
    };
    let (mut heard, begun) = (0, Instant::now());
    let [early, late] = stream(write, count, |index, line| {
        let answer: Json = serde_json::from_str(line).expect("an answer is JSON");
        assert!(answer["line"] == index + 1 && answer["ok"] == false, "{answer}");
        assert_eq!(answer["findings"][0]["code"], "bad-line");
        heard += 1;
    });
    let mib = GARBAGE >> 20;
    eprintln!(
        "{count} lines of {mib} MiB: {} kB after a fifth, {} kB at the end, {:?}",
        early.0,
        late.0,
        begun.elapsed()
    );
    assert_eq!(heard, count);
    // Two of the longest lines may meet sooner or later.
    assert!(late.0 <= early.0 + (8 << 10), "{early:?} became {late:?}");
}

#[test]
#[ignore = "takes minutes"]
fn a_stream_of_profiles_is_answered_in_flat_memory() {
    let write = |stdin: &mut dyn Write| {
        for index in 0..LINES {
            let line = json!({"id": index, "profile": profile(index)});
            writeln!(stdin, "{line}").expect("it reads");
        }
    };
    let begun = Instant::now();
    let [early, late] = stream(write, LINES, |index, line| {
        let answer: Json = serde_json::from_str(line).expect("an answer is JSON");
        assert!(answer["id"] == index && answer["ok"] == true, "{}", answer["findings"]);
    });
    let (first, last) = (format!("{} kB and {} kB", early.0, early.1), format!("{} kB and {} kB", late.0, late.1));
    eprintln!(
        "{LINES} profiles: {first} for a process that sets them after a fifth, {last} at the end, {:?}",
        begun.elapsed()
    );
    assert!(
        late.0 as f64 <= early.0 as f64 * 1.1 && late.1 as f64 <= early.1 as f64 * 1.1,
        "{early:?} became {late:?}"
    );
    assert!(begun.elapsed() < Duration::from_secs(1_800));
}
