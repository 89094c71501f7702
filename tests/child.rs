//! Layouts of the user's own that would freeze the program or end it: each is told of, and harms nothing.

use std::time::{Duration, Instant};

use crate::support::{Done, Test, picture, read};

/// Two documents: one in a layout that works, before one in a layout that does not, and one behind it.
const PROFILE: &str = "\
name: Gildong Hong
summary: Engineer.
documents:
  first: {layout: ./good/}
  second: {layout: ./bad/}
  third: {layout: classic}
";

/// A layout that works.
const GOOD: &str = "#let resume(profile, options) = { profile.name; parbreak(); profile.summary }\n";

/// What does not come to an end, or to a bad one.
const ENDLESS: &str = "for i in range(1000000) { for j in range(1000000) { } }";

/// A profile with a layout in `good` and one in `bad`, whose function has this body.
fn with(body: &str) -> Test {
    let manifest = read("tests/corpus/columns/typst.toml");
    let test = Test::new().profile(PROFILE).file("good/typst.toml", &manifest).file("good/lib.typ", GOOD);
    let bad =
        format!("// Bad.\n#let resume(profile, options) = {{ profile.name; parbreak(); profile.summary; {body} }}\n");
    test.file("bad/typst.toml", manifest).file("bad/lib.typ", bad)
}

/// Builds them all with these flags: what is said, when both that are right have been written.
fn told(test: Test, flags: &[&str]) -> String {
    let done = test.args(["build", "me.yaml", "--message-format", "short"]).args(flags).run();
    let pdfs: Vec<_> = done.files().into_iter().filter(|file| file.ends_with(".pdf")).collect();
    assert_eq!((pdfs, done.status), (vec!["me-first.pdf".into(), "me-third.pdf".into()], 1), "{}", done.stderr);
    let good: String = done.pdf("me-first.pdf").text().split_whitespace().collect();
    assert_eq!(good, "GildongHongEngineer.");
    done.complaints()
}

fn assert_told(body: &str, flags: &[&str], start: &str) {
    let said = told(with(body), flags);
    assert!(said.starts_with(&format!("./bad/lib.typ:2:1: error[layout-stopped]: {start}")), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn a_layout_without_an_end_is_stopped() {
    let started = Instant::now();
    let said = "the layout `./bad` has not set `second` within 1 second (look for what goes on without an end, or allow more time with `--layout-timeout`)";
    assert_told(ENDLESS, &["--layout-timeout", "1"], said);
    assert!(started.elapsed() < Duration::from_secs(30));
    // Nor has a plugin's function, `(func (export "f") (result i32) (loop (br 0)) (i32.const 0))`.
    let wasm = b"\0asm\x01\0\0\0\x01\x05\x01\x60\0\x01\x7F\x03\x02\x01\0\x05\x03\x01\0\x01\x07\x0E\x02\x06memory\x02\0\x01f\0\0\
        \x0A\x0B\x01\x09\0\x03\x40\x0C\0\x0B\x41\0\x0B";
    let test = with("plugin(\"p.wasm\").f()").file("bad/p.wasm", wasm);
    let said = told(test, &["--layout-timeout", "1"]);
    assert!(said.contains("error[layout-stopped]: the layout `./bad` has not set"), "{said}");
    // What Typst itself finds to be endless is told as Typst tells it.
    for body in ["while true {}", "let f(x) = f(x + 1); f(1)"] {
        let said = told(with(body), &[]);
        assert!(said.starts_with("./bad/lib.typ:2:") && said.contains("error[typst-error]: "), "{said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_layout_that_takes_all_memory_is_stopped() {
    let said = "the layout `./bad` takes more than 200 MiB of memory to set `second` (look for what grows";
    for body in [
        "let a = \"x\"; for i in range(40) { a += a }; a.slice(0, 1)",
        "let a = (); for i in range(100000) { a.push(range(10000)) }; a.at(0).len()",
        "let a = (1,); for i in range(40) { a = a + a }; a.len()",
    ] {
        assert_told(body, &["--layout-memory", "200"], said);
    }
}

#[cfg(unix)]
#[test]
fn a_layout_on_which_the_program_dies_is_told_of() {
    let nested = "let it = [x]; for i in range(100000) { it = block(it) }; it";
    assert_told(nested, &[], "the layout `./bad` nests too deep to set `second` (");
    let infinite = "figure({ show: pad.with(50%); show: block.with(inset: 1cm); grid(h(1fr), stack()) })";
    let said = "Typst broke down over `second` in the layout `./bad`: assertion failed: size.is_finite() (";
    assert_told(infinite, &[], said);
}

#[test]
fn what_is_made_is_the_same_in_every_form() {
    let json = with(ENDLESS).args(["build", "me.yaml", "--message-format", "json", "--layout-timeout", "1"]).run();
    let objects: Vec<serde_json::Value> =
        json.text().lines().map(|line| serde_json::from_str(line).expect("an object a line")).collect();
    assert_eq!((objects.len(), json.stderr.as_str(), json.status), (3, "", 1), "{}", json.text());
    assert!(objects[0]["file"] == "me-first.pdf" && objects[0]["pages"] == 1, "{}", objects[0]);
    assert!(objects[2]["code"] == "layout-stopped" && objects[2]["line"] == 2, "{}", objects[2]);
    let build = |from: &str, format: &str| {
        let test = with("").stdin(PROFILE).args(["build", from, "-d", "first", "-o", "-", "-f", format]);
        test.clean().stdout
    };
    for format in ["pdf", "png", "svg"] {
        assert!(build("-", format) == build("me.yaml", format), "{format}");
    }
    let checked = with("").args(["check", "me.yaml", "-d", "first"]).clean();
    assert!(checked.text().starts_with("me-first: 1 page, "), "{}", checked.text());
    assert_eq!(with("").args(["build", "me.yaml", "-q", "-d", "first"]).run().stderr, "");
}

#[test]
fn warnings_and_errors_come_through() {
    let check = |body: &str, flags: &[&str]| -> Done {
        let test = Test::new().file("cv/me.yaml", "name: A B\nheadline: C\nsummary: D\ndate: today\nphoto: a.png\n");
        let test = test.file("cv/a.png", picture()).file("mine/typst.toml", read("tests/corpus/columns/typst.toml"));
        let test = test.file("mine/lib.typ", format!("#let resume(profile, options) = {{ {body} }}\n"));
        test.args(["check", "cv/me.yaml", "-l", "mine/", "--message-format", "short"]).args(flags).run()
    };
    let done = check("profile.name; parbreak(); profile.summary; image(profile.photo.path, alt: \"A\")", &[]);
    assert!(done.stderr.starts_with("cv/me.yaml:2:11: warning[not-shown]: "), "{}", done.stderr);
    assert_eq!(done.status, 0);
    let done = check("profile.name; parbreak(); profile.summary", &["--deny", "warnings"]);
    assert!(done.stderr.starts_with("cv/me.yaml:2:11: error[not-shown]: "), "{}", done.stderr);
    assert_eq!((done.status, done.text()), (1, ""));
    let done = check("profile.nam", &[]);
    assert!(done.stderr.starts_with("mine/lib.typ:1:"), "{}", done.stderr);
    let done = check("set text(font: \"Nowhere\"); profile.name", &[]);
    assert!(done.stderr.contains("error[unknown-font]: unknown font family `nowhere`"), "{}", done.stderr);
}

#[cfg(unix)]
#[test]
fn a_layout_is_set_without_threads_too() {
    let stack = (1_u64 << 60).to_string();
    let build = || with("").args(["build", "me.yaml", "-d", "first", "-o", "-"]);
    assert!(build().env("RUST_MIN_STACK", &stack).clean().stdout == build().clean().stdout);
}

/// The processes that set a layout in this folder.
#[cfg(target_os = "linux")]
fn children(folder: &std::path::Path) -> usize {
    let processes = std::fs::read_dir("/proc").expect("Linux has it").flatten();
    let is_one = |entry: &std::fs::DirEntry| {
        let said = std::fs::read_to_string(entry.path().join("cmdline")).unwrap_or_default();
        said.contains("--alone") && entry.path().join("cwd").read_link().is_ok_and(|current| current == folder)
    };
    processes.filter(is_one).count()
}

#[cfg(target_os = "linux")]
#[test]
fn no_child_outlives_its_parent() {
    let wait = |folder: &std::path::Path, wanted: usize| {
        let started = Instant::now();
        while children(folder) != wanted {
            assert!(started.elapsed() < Duration::from_secs(30), "{} and not {wanted}", children(folder));
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    let mut folder = std::path::PathBuf::new();
    let _kept = with(ENDLESS).prepare(|path| folder = path.canonicalize().expect("it is there"));
    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("jikji"));
    command.args(["check", "me.yaml", "-d", "second"]).current_dir(&folder);
    let mut parent = command.stdout(std::process::Stdio::null()).spawn().expect("it runs");
    wait(&folder, 1);
    parent.kill().expect("it runs");
    parent.wait().expect("it ends");
    wait(&folder, 0);
}

#[test]
fn what_a_layout_brings_is_bounded() {
    // A picture of 60,000 × 60,000 pixels, as its header says.
    let mut bomb = picture();
    bomb[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    let crc = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&crc.to_be_bytes());
    let said = told(with("image(\"bomb.png\", alt: \"B\")").file("bad/bomb.png", &bomb), &[]);
    let start = "./bad/lib.typ:2:84: error[bad-image]: the image `./bad/bomb.png` has 60000×60000 pixels, which take too much memory (scale it down";
    assert!(said.starts_with(start), "{said}");
    assert_eq!(told(with("while true {}").file("bad/bomb.png", bomb), &[]).matches("bad-image").count(), 0);
    for (count, size, why) in
        [(1_001, 0, "it holds more than 1000 files"), (3, 30 << 20, "its files have more than 64 MiB")]
    {
        let test = with("").prepare(|folder| {
            for index in 0..count {
                let file = std::fs::File::create(folder.join(format!("bad/{index}"))).expect("a file");
                file.set_len(size).expect("a file of holes");
            }
        });
        let done = test.args(["check", "me.yaml", "-d", "second", "--message-format", "short"]).run();
        assert!(done.stderr.starts_with("error[bad-layout]: cannot read `"), "{}", done.stderr);
        assert!(done.stderr.contains(why) && done.status == 1, "{}", done.stderr);
    }
}

/// The checksum of a chunk of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    let bit = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), bit))
}

#[test]
fn links_of_a_layout_lead_where_those_of_a_profile_may() {
    for url in ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "cv.pdf", "JaVaScRiPt:x", "vbscript:x"]
    {
        let said = told(with(&format!("link(\"{url}\")[here]")), &[]);
        let start = format!("./bad/lib.typ:2:84: error[bad-url]: the layout `./bad` links to `{url}`, which");
        assert!(said.starts_with(&start), "{said}");
        assert!(said.contains("begin the address with `https:`, `http:`, `mailto:`, `tel:` or `sms:`"), "{said}");
    }
    // What the code puts together stands nowhere.
    let said = told(with("link(\"java\" + \"script:x\")[here]"), &[]);
    assert!(said.starts_with("error[bad-url]: the layout `./bad` links to `javascript:x`"), "{said}");
    for url in ["https://example.org", "mailto:a@example.org", "tel:+821000000000", "sms:+821000000000"] {
        let test = with(&format!("link(\"{url}\")[here]"));
        test.args(["check", "me.yaml", "-d", "second"]).clean();
    }
}
