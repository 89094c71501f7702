//! The largest profiles within the bounds: each is read and set, or refused, in bounded time and memory.
//!
//! `JIKJI_LIMITS=folder cargo test --release limits` also writes them into that folder, to be measured one by one.

use std::time::Duration;

use assert_cmd::Command;
use jikji::layout::Layout;

/// A slow machine may take longer than the 5 seconds that docs/performance.md promises; a hang takes longer than this.
const PATIENCE: Duration = Duration::from_secs(30);

/// What becomes of a profile.
#[derive(Clone, Copy)]
enum Outcome {
    /// It is set, in so many documents.
    Set(usize),
    /// It is set, with this warning first.
    Warned(&'static str),
    /// The first of its errors has this code.
    Refused(&'static str),
}

use Outcome::{Refused, Set, Warned};

/// Lines below a head, each with its number for `{}`.
fn lines(head: &str, line: &str, count: usize) -> String {
    (0..count).fold(format!("name: A B\n{head}\n"), |text, n| text + &line.replace("{}", &n.to_string()) + "\n")
}

/// As many of `unit` as one text may have.
fn long(unit: &str) -> String {
    unit.repeat(65_500 / unit.len())
}

/// A file of one unit, in sixteen texts; nearly 1 MiB.
fn prose(unit: &str) -> String {
    lines("sections:", &format!("  s{{}}: {{kind: text, title: A, text: '{}'}}", &unit.repeat(65_400 / unit.len())), 16)
}

fn in_korean(yaml: String) -> String {
    yaml + "languages: [ko]\n"
}

/// The documents that are hardest to set, and what is just beyond a bound.
fn documents() -> Vec<(&'static str, String, Outcome)> {
    let points = "sections:\n  experience:\n  - company: X\n    highlights:";
    let korean = "    - 대규모 분산 시스템의 장애를 줄이고 결제 기반을 다시 설계하여 낮춤";
    let nested = |depth: usize| format!("    - {}b{}", "{text: a, items: [".repeat(depth), "]}".repeat(depth));
    let keyword = format!("    - {}", "keyword of some length ".repeat(4));
    let tags = |tag: &str| (0..40_000).map(|n| format!("{tag}{n}")).collect::<Vec<_>>().join(",");
    let employer = "  - {company: Company {}, position: Engineer, end: 2020-02, location: Seoul, highlights: [Did this, Did **more** of it]}";
    let paper = "  - {title: On thing {}, authors: [A. Bee, C. Dee, E. Eff, A B], venue: Journal of Things, date: 2019, doi: 10.1000/{}}";
    vec![
        (
            "korean-prose",
            in_korean(prose("대규모 분산 시스템의 장애를 줄이고 결제 기반을 다시 설계하였습니다. ")),
            Set(1),
        ),
        ("english-prose", prose("Led the redesign of the payment platform and wrote down how it is run. "), Set(1)),
        ("points", in_korean(lines(points, korean, 9_900)), Set(1)),
        ("deep-points", lines(points, &nested(20), 470), Set(1)),
        ("deepest-point", lines(points, &nested(23), 1), Set(1)),
        (
            "two-languages",
            lines(&format!("languages: [en, ko]\n{points}"), "    - {ko: 가나 {}, en: Word {}}", 9_900),
            Set(1),
        ),
        ("employers", lines("sections:\n  experience:", employer, 1_000), Set(1)),
        ("short-entries", lines("sections:\n  experience:", "  - company: X", 9_900), Set(1)),
        ("publications", lines("sections:\n  publications:", paper, 800), Set(1)),
        ("keywords", lines("sections:\n  skills:\n  - name: X\n    keywords:", &keyword, 9_900), Set(1)),
        ("skills", lines("sections:\n  skills:", "  - name: a", 9_900), Set(1)),
        (
            "groups",
            lines("sections:\n  experience:\n  - company: X\n    groups:", "    - {title: X, highlights: [a]}", 4_900),
            Set(1),
        ),
        (
            "links",
            lines("sections:\n  projects:\n  - name: X\n    links:", "      link {}: https://example.org/{}", 9_900),
            Set(1),
        ),
        ("sections", lines("sections:", "  s{}: {kind: text, text: a}", 4_900), Set(1)),
        (
            "tags",
            format!(
                "name: A\nsummary: B\ndocuments: {{d: {{only: [{0}]}}}}\nsections:\n  awards:\n  - {{title: X, tags: [{0}]}}\n",
                tags("t")
            ),
            Set(1),
        ),
        ("documents", lines("summary: B\ndocuments:", "  d{}:", 500), Set(500)),
        ("hangul-word", in_korean(lines("", &format!("summary: {}", long("가")), 1)), Warned("overflow")),
        ("latin-word", lines("", &format!("summary: {}", long("a")), 1), Warned("overflow")),
        ("no-glyphs", prose(&('\u{20000}'..'\u{23000}').collect::<String>()), Refused("missing-glyph")),
        (
            "unknown-tags",
            format!(
                "name: A\nsummary: B\ndocuments: {{d: {{only: [{}]}}}}\nsections:\n  awards:\n  - {{title: X, tags: [{}]}}\n",
                tags("g"),
                tags("t")
            ),
            Refused("unknown-tag"),
        ),
        ("stars", prose("*"), Refused("too-many-values")),
        ("backslashes", prose("\\"), Refused("too-many-values")),
        ("backticks", prose("`a` "), Refused("too-many-values")),
        ("brackets", prose("[a](b"), Refused("too-many-values")),
        ("emphasis", prose("**a*"), Refused("too-many-values")),
        ("tags-of-html", prose("<sup>"), Refused("too-many-values")),
        (
            "nested-tags",
            lines("", &format!("summary: '{}x{}'", "<sup>".repeat(5_900), "</sup>".repeat(5_900)), 1),
            Warned("overflow"),
        ),
        (
            "nested-emphasis",
            lines("", &format!("summary: '{}x{}'", "**a *".repeat(6_000), "* b**".repeat(6_000)), 1),
            Set(1),
        ),
        (
            "nested-brackets",
            lines("", &format!("summary: '{}x{}'", "[".repeat(32_000), "](a)".repeat(8_000)), 1),
            Warned("overflow"),
        ),
        (
            "nested-items",
            lines(
                "",
                &format!(
                    "summary: |-\n{}",
                    (0..3_000).map(|n| format!("  {}- x\n", " ".repeat(n % 20))).collect::<String>()
                ),
                1,
            ),
            Set(1),
        ),
        ("one-piece-too-many", lines(points, "    - a", 10_000), Refused("too-many-values")),
        ("one-document-too-many", lines("summary: B\ndocuments:", "  d{}:", 501), Refused("too-many-values")),
        ("too-many-points", lines(points, "    - a", 100_000), Refused("too-many-values")),
        (
            "alias",
            lines(&format!("summary: &x {}\nsections:", long("a ")), "  s{}: {kind: text, text: *x}", 5),
            Refused("too-many-values"),
        ),
    ]
}

/// Profiles that are read to the end and then found wrong.
fn shapes() -> Vec<(&'static str, String, Outcome)> {
    let wrong = |mut yaml: String| {
        yaml.push_str("nickname: C\n");
        yaml
    };
    let names = (0..30_000).map(|n| format!("N{n}")).collect::<Vec<_>>().join(",");
    vec![
        (
            "read-prose",
            wrong(prose("대규모 분산 시스템의 장애를 줄이고 결제 기반을 다시 설계하였습니다. ")),
            Refused("unknown-key"),
        ),
        ("read-entries", wrong(lines("sections:\n  experience:", "  - company: X", 33_000)), Refused("unknown-key")),
        ("read-interests", wrong(lines("sections:\n  interests:", "  - X", 99_000)), Refused("unknown-key")),
        (
            "read-names",
            wrong(format!(
                "aliases: [{names}]\nsections: {{publications: [{{title: X, authors: [{names}]}}]}}\nname: A\n"
            )),
            Refused("unknown-key"),
        ),
        ("read-keys", lines("", "k{}: a", 49_000), Refused("unknown-key")),
        (
            "read-one-line",
            wrong(format!("name: A\naliases: [{}]\n", vec!["N"; 90_000].join(","))),
            Refused("unknown-key"),
        ),
        ("read-wrong-items", format!("name: A\naliases: [{}]\n", vec!["[]"; 45_000].join(",")), Refused("wrong-type")),
        ("read-comments", wrong(lines("", "o{}: #abc", 45_000)), Refused("unknown-key")),
        (
            "read-anchors",
            wrong(format!(
                "name: A\naliases: {}{}{}\n",
                (0..50).map(|n| format!("&a{n} [")).collect::<String>(),
                vec!["x"; 90_000].join(","),
                "]".repeat(50)
            )),
            Refused("too-many-values"),
        ),
        (
            "read-unknown-tags",
            format!(
                "name: A\nsummary: B\nsections:\n  awards:\n  - {{title: X, tags: [{}]}}\ndocuments:\n{}",
                (0..40_000).map(|n| format!("t{n}")).collect::<Vec<_>>().join(","),
                (0..400)
                    .map(|n| format!(
                        "  d{n}: {{only: [{}]}}\n",
                        (0..100).map(|t| format!("u{t}")).collect::<Vec<_>>().join(",")
                    ))
                    .collect::<String>()
            ),
            Refused("unknown-tag"),
        ),
    ]
}

/// Checks the profiles in a layout within so many KiB.
fn check(cases: Vec<(&str, String, Outcome)>, layout: &[&str], memory: usize) {
    for (name, yaml, outcome) in cases {
        assert!(yaml.len() <= 1 << 20, "{name} has {} bytes", yaml.len());
        if let Some(folder) = std::env::var_os("JIKJI_LIMITS") {
            std::fs::write(std::path::Path::new(&folder).join(name).with_extension("yaml"), &yaml).expect("a file");
        }
        // What is written to counts, not what is mapped or set apart.
        let limited = format!("ulimit -d {memory} && exec \"$0\" check - --pages any \"$@\"");
        let mut command = match cfg!(target_os = "linux") {
            true => Command::new("sh"),
            false => Command::new(assert_cmd::cargo::cargo_bin!("jikji")),
        };
        match cfg!(target_os = "linux") {
            true => command.args(["-c", &limited]).arg(assert_cmd::cargo::cargo_bin!("jikji")),
            false => command.args(["check", "-", "--pages", "any"]),
        };
        let output = command.args(layout).write_stdin(yaml).timeout(PATIENCE).output().expect("the program runs");
        let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let start = stderr.get(..stderr.floor_char_boundary(300)).unwrap_or_default();
        match outcome {
            Set(count) => {
                assert_eq!((start, output.status.code()), ("", Some(0)), "{name} {layout:?}");
                assert_eq!(stdout.lines().count(), count, "{name} {layout:?}");
            }
            Warned(code) => {
                assert_eq!(output.status.code(), Some(0), "{name} {layout:?}: {start}");
                assert!(start.starts_with(&format!("warning[{code}]")), "{name} {layout:?}: {start}");
            }
            Refused(code) => {
                assert_eq!(output.status.code(), Some(1), "{name} {layout:?}: {start}");
                let error = stderr.lines().find(|line| line.starts_with("error["));
                let told = error.is_some_and(|line| line.starts_with(&format!("error[{code}]")));
                assert!(told, "{name} {layout:?}: {start}");
            }
        }
    }
}

#[test]
fn the_largest_documents_are_set_in_one_page() {
    check(documents(), &[], 512 << 10);
}

#[test]
fn the_largest_documents_are_set_in_academic() {
    // What hangs beside a name there holds together, so that 10,000 key words run over the edge of the page. A layout on the
    // command line sets none of the profile's documents.
    let fits = |(name, ..): &(&str, String, Outcome)| !matches!(*name, "keywords" | "documents" | "unknown-tags");
    check(documents().into_iter().filter(fits).collect(), &["-l", "academic"], 512 << 10);
}

#[test]
fn the_largest_documents_are_set_in_every_other_layout() {
    for layout in Layout::names().into_iter().filter(|name| !["one-page", "academic"].contains(name)) {
        // A table remembers what each of its cells measures.
        // So do two columns of what may stand beside the other.
        let large = ["columns", "dark-sidebar", "ko-form", "ko-public"].contains(&layout);
        let memory = if large { 1 << 20 } else { 640 << 10 };
        let hardest = ["points", "deep-points", "deepest-point", "short-entries", "links", "hangul-word", "latin-word"];
        let chosen = documents().into_iter().filter(|(name, ..)| hardest.contains(name)).collect();
        check(chosen, &["-l", layout], memory);
    }
}

#[test]
fn the_largest_profiles_are_read() {
    check(shapes(), &[], 256 << 10);
}
