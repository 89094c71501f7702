//! How long each example takes against its floor: the same strings as literal Typst markup, in the same faces, to the same PDF
//! standards, without functions. The strings are all that the document shows, its page numbers and running title included.
//!
//! What a user waits for is a process, so each figure is the time of one, the least of many. `cargo bench` prints a line for each
//! document, set once; then, for documents that are fitted to a page budget, how long that takes against setting them once; and then
//! how many different profiles one process sets a second. `-- batch` prints the last only: `taskset -c 0` before it keeps it to one
//! core. `-- write FOLDER 1000` writes so many different profiles of two Korean pages, for `jikji build FOLDER`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jikji::diagnostic::SourceFile;
use jikji::diagnostic::findings::Findings;
use jikji::document::{Contents, Input, Sources, typeset};
use jikji::fonts::Fonts;
use jikji::output::{Standards, pdf};
use jikji::pipeline::{build, view};
use jikji::profile::documents::Pages;
use jikji::profile::value::date::Date;
use jikji::project::Job;
use jikji::project::plan::Request;
use jikji::session::Session;
use jikji::view::value::{LayoutValue, Part};
use serde_json::{Value as Json, json};

/// Runs of each process.
const RUNS: usize = 30;
/// The documents.
const DOCUMENTS: &[(&str, &str)] =
    &[("engineer", "resume"), ("engineer", "resume-ko"), ("researcher", "cv"), ("researcher", "cv-ko")];

/// Documents with a page budget that they do not keep by themselves.
const FITTED: &[(&str, &str, usize)] =
    &[("engineer", "resume", 1), ("engineer", "resume-ko", 2), ("researcher", "cv", 4), ("researcher", "cv-ko", 4)];
/// How many different profiles a batch has, and how often it is set.
const BATCH: u32 = 200;
const BATCHES: usize = 3;
/// What the fitting may cost, in times of setting once.
const MOST: f64 = 3.5;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["build", example, document] => time(|| whole(example, document, Pages::Any).0),
        ["fit", example, document, pages] => {
            time(|| whole(example, document, Pages::parse(pages).expect("a number of pages")).0)
        }
        ["floor", markup] => time(|| floor(&markup_of(markup), &Fonts::bundled())),
        ["profiles"] => profiles(),
        ["markups", markups] => floors(markups),
        ["batch"] => compare_batch(),
        ["write", folder, count] => write(Path::new(folder), count.parse().expect("a number of profiles")),
        _ => {
            compare();
            compare_fitted();
            compare_batch();
        }
    }
}

/// Times what a process does after it has started, and prints it.
fn time(work: impl FnOnce() -> usize) {
    let start = Instant::now();
    let bytes = work();
    println!("{} {bytes}", start.elapsed().as_micros());
    std::process::exit(0);
}

fn compare() {
    let folder = std::env::temp_dir().join("jikji-bench");
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    println!("{:22} {:>9} {:>9} {:>7} {:>11}", "document", "floor", "build", "ratio", "process");
    for (example, document) in DOCUMENTS {
        let markup = folder.join(format!("{example}-{document}.json"));
        std::fs::write(&markup, literal(example, document).to_string()).expect("the temporary folder can be written");
        let markup = markup.to_str().expect("the path is UTF-8");
        let (mut floor, mut build, mut process) = (Duration::MAX, Duration::MAX, Duration::MAX);
        for _ in 0..RUNS {
            floor = floor.min(child(&["floor", markup]).0);
            let (inside, outside) = child(&["build", example, document]);
            (build, process) = (build.min(inside), process.min(outside));
        }
        let (floor, build, process) =
            (floor.as_secs_f64() * 1e3, build.as_secs_f64() * 1e3, process.as_secs_f64() * 1e3);
        println!(
            "{:22} {floor:6.1} ms {build:6.1} ms {:6.2}× {process:8.1} ms",
            format!("{example}-{document}"),
            build / floor
        );
    }
}

fn compare_fitted() {
    println!("\n{:22} {:>9} {:>9} {:>7} {:>9}", "document", "once", "fitted", "ratio", "settings");
    for (example, document, pages) in FITTED {
        let (mut once, mut fitted) = (Duration::MAX, Duration::MAX);
        for _ in 0..RUNS {
            once = once.min(child(&["build", example, document]).0);
            fitted = fitted.min(child(&["fit", example, document, &pages.to_string()]).0);
        }
        let (_, settings) = whole(example, document, Pages::AtMost(*pages));
        let (once, fitted) = (once.as_secs_f64() * 1e3, fitted.as_secs_f64() * 1e3);
        let name = format!("{example}-{document}, {pages} p.");
        println!("{name:22} {once:6.1} ms {fitted:6.1} ms {:6.2}× {settings:9}", fitted / once);
        assert!(fitted <= MOST * once, "{name} takes more than {MOST} times as long");
    }
}

fn compare_batch() {
    let markups = std::env::temp_dir().join("jikji-bench.json");
    let all: Vec<Json> = (0..BATCH).map(|turn| literal_of(&different(turn))).collect();
    std::fs::write(&markups, Json::from(all).to_string()).expect("the temporary folder can be written");
    let markups = markups.to_str().expect("the path is UTF-8");
    let (mut floor, mut build) = (Duration::MAX, Duration::MAX);
    for _ in 0..BATCHES {
        floor = floor.min(child(&["markups", markups]).0);
        build = build.min(child(&["profiles"]).0);
    }
    let speed = |time: Duration| f64::from(BATCH) / time.as_secs_f64();
    println!("\n{:22} {:>9} {:>9} {:>7}", "different profiles", "floor", "build", "ratio");
    let (name, ratio) = (format!("{BATCH} in one process"), speed(build) / speed(floor));
    println!("{name:22} {:7.1}/s {:7.1}/s {ratio:6.2}×", speed(floor), speed(build));
}

/// Sets different profiles, one after the other.
fn profiles() {
    let texts: Vec<String> = (0..BATCH).map(different).collect();
    time(|| {
        let session = Session::default();
        let set = |text: String| {
            let bytes = whole_of(&job_of("engineer", text, "resume-ko", Pages::Any, &session), &session).0;
            session.forget();
            bytes
        };
        texts.into_iter().map(set).sum()
    });
}

/// Sets their floors, one after the other.
fn floors(markups: &str) {
    let markups = markup_of(markups);
    time(|| {
        let (session, fonts) = (Session::default(), Fonts::bundled());
        let set = |markup: &Json| {
            let bytes = floor(markup, &fonts);
            session.forget();
            bytes
        };
        markups.as_array().into_iter().flatten().map(set).sum()
    });
}

/// The engineer's profile with other Korean words, each time others.
fn different(turn: u32) -> String {
    let (_, file) = example("engineer");
    let mut in_word = false;
    let other = |c: char| {
        let is_first = !std::mem::replace(&mut in_word, ('가'..='힣').contains(&c));
        let syllable = (u32::from(c)).wrapping_sub(u32::from('가'));
        match in_word && is_first {
            true => char::from_u32(u32::from('가') + (syllable + 28 * turn) % 11_172).unwrap_or(c),
            false => c,
        }
    };
    file.text.chars().map(other).collect()
}

/// Writes different profiles, each with the one document that is two pages in Korean.
fn write(folder: &Path, count: u32) {
    std::fs::create_dir_all(folder).expect("the folder can be made");
    for turn in 0..count {
        let text = different(turn);
        std::fs::write(folder.join(format!("p{turn:05}.yaml")), text).expect("the folder can be written");
    }
}

/// The time that a process of this program measures, and the time that it takes as a whole.
fn child(arguments: &[&str]) -> (Duration, Duration) {
    let start = Instant::now();
    let output =
        Command::new(std::env::current_exe().expect("this program")).args(arguments).output().expect("it runs again");
    let whole = start.elapsed();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("a number");
    let micros = text.split(' ').next().and_then(|number| number.parse().ok()).expect("a number");
    (Duration::from_micros(micros), whole)
}

fn example(name: &str) -> (PathBuf, Arc<SourceFile>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let text = std::fs::read_to_string(folder.join(format!("{name}.yaml"))).expect("the example");
    (folder, Arc::new(SourceFile::new(format!("{name}.yaml"), text)))
}

fn job(name: &str, document: &str, pages: Pages, session: &Session) -> Job {
    job_of(name, example(name).1.text.clone(), document, pages, session)
}

/// The same of a text in place of the example's.
fn job_of(name: &str, text: String, document: &str, pages: Pages, session: &Session) -> Job {
    let (folder, _) = example(name);
    let file = Arc::new(SourceFile::new(format!("{name}.yaml"), text));
    let request = Request { documents: vec![document.into()], pages: Some(pages), ..Request::default() };
    let today = || Date { year: 2026, month: None, day: None };
    Job::read(file, &folder, &request, &today, session).expect("the example is right")
}

/// Everything from the file to the PDF: its bytes, and how often the document was set.
fn whole(name: &str, document: &str, pages: Pages) -> (usize, usize) {
    let session = Session::default();
    whole_of(&job(name, document, pages, &session), &session)
}

fn whole_of(job: &Job, session: &Session) -> (usize, usize) {
    let built = build(job, &job.plans[0], session).unwrap_or_else(|problems| panic!("{problems:?}"));
    (pdf(&built.document, &Standards::default()).expect("the document is right").len(), built.settings)
}

/// Markup that was written ahead of time.
fn markup_of(path: &str) -> Json {
    serde_json::from_slice(&std::fs::read(path).expect("the markup")).expect("the markup is JSON")
}

/// The floor: such markup, set.
fn floor(literal: &Json, fonts: &Fonts) -> usize {
    let text = literal["markup"].as_str().expect("the markup").to_owned();
    let input = Input {
        profile: head(&literal["profile"]),
        layout_name: "floor".into(),
        layout: vec![("lib.typ".into(), text.into_bytes().into())],
        shared: vec![("profile.typ".into(), b"#let restore(profile) = profile".as_slice().into())],
        language: None,
        images: Vec::new(),
        source: Arc::new(SourceFile::new("floor", "")),
        fonts,
        sources: Sources::default(),
        contents: Contents::default(),
        via_json: false,
    };
    let document = typeset(&input, &json!({})).unwrap_or_else(|problems| panic!("{problems:?}"));
    pdf(&document, &Standards::default()).expect("the floor is right").len()
}

/// What `main.typ` itself needs of a profile.
fn head<'a>(profile: &'a Json) -> LayoutValue<'a> {
    let value = |value: &'a Json| match value {
        Json::String(word) => word.as_str().into(),
        Json::Array(words) => LayoutValue::List(words.iter().filter_map(Json::as_str).map(Into::into).collect()),
        _ => LayoutValue::None,
    };
    let pairs = profile.as_object().into_iter().flatten();
    LayoutValue::Dict(pairs.map(|(name, it)| (name.into(), value(it))).collect())
}

/// The strings of a document as literal markup in the layout's faces.
fn literal(name: &str, document: &str) -> Json {
    let session = Session::default();
    markup(&job(name, document, Pages::Any, &session), &session)
}

/// The same of the engineer's résumé in Korean, of another text.
fn literal_of(text: &str) -> Json {
    let session = Session::default();
    markup(&job_of("engineer", text.to_owned(), "resume-ko", Pages::Any, &session), &session)
}

fn markup(job: &Job, session: &Session) -> Json {
    let plan = &job.plans[0];
    let view = view(plan, session, &mut Findings::new(&job.file)).expect("the example is right");
    let view = serde_json::to_value(view.value()).expect("a view is JSON");
    let families = |role: &str| plan.options["fonts"][role].to_string().replace(['[', ']'], "");
    let (size, leading) =
        (plan.options["size"].as_f64().unwrap_or(10.0), if view["lang"] == "ko" { 0.76 } else { 0.68 });
    let mut markup = format!(
        "#let resume(profile, options) = [\n#set page(paper: \"a4\", margin: (x: 17mm, y: 15mm), header: [{}], \
         numbering: \"1 / 1\")\n#set raw(theme: none)\n\
         #set text(font: ({}), size: {size}pt, fallback: false, hyphenate: false, ligatures: false)\n\
         #set par(leading: {leading}em)\n#show emph: set text(font: ({}))\n#show raw: set text(font: ({}))\n= ",
        escaped(view["title"].as_str().unwrap_or_default()),
        families("text"),
        families("emph"),
        families("code"),
    );
    inline(&view["name"]["rich"], &mut markup);
    for field in ["hanja", "also_known_as", "heading", "headline"] {
        block(&view[field], "", &mut markup);
    }
    for row in view["contact"].as_array().into_iter().flatten() {
        block(&row["text"], "", &mut markup);
    }
    block(&view["summary"], "", &mut markup);
    for section in view["sections"].as_array().into_iter().flatten() {
        block(&section["title"], "== ", &mut markup);
        block(&section["note"], "", &mut markup);
        block(&section["text"], "", &mut markup);
        section["entries"].as_array().into_iter().flatten().for_each(|value| entry(value, &mut markup));
    }
    markup.push_str("\n]\n");
    let head = ["lang", "region", "title", "author", "subject", "keywords"];
    let mut profile: serde_json::Map<_, _> = head.iter().map(|key| ((*key).to_owned(), view[*key].clone())).collect();
    profile.insert("date".into(), Json::Null);
    json!({ "markup": markup, "profile": profile })
}

fn entry(entry: &Json, out: &mut String) {
    out.push_str("\n\n");
    for slot in ["title", "subtitle", "place", "period"] {
        if !entry[slot].is_null() {
            inline(&entry[slot]["rich"], out);
            out.push_str(" \\\n");
        }
    }
    body(&entry["body"], out);
}

fn body(blocks: &Json, out: &mut String) {
    for part in blocks.as_array().into_iter().flatten() {
        block(&part["label"], "", out);
        block(&part["title"], "", out);
        block(&part["text"], "", out);
        points(&part["points"], 0, out);
        part["links"].as_array().into_iter().flatten().for_each(|link| block(link, "", out));
        body(&part["body"], out);
        if !part["entry"].is_null() {
            entry(&part["entry"], out);
        }
    }
}

fn points(points: &Json, depth: usize, out: &mut String) {
    for point in points.as_array().into_iter().flatten() {
        out.push_str(&format!("\n{}- ", "  ".repeat(depth)));
        inline(&point["text"]["rich"], out);
        self::points(&point["points"], depth + 1, out);
    }
}

fn block(rich: &Json, before: &str, out: &mut String) {
    if !rich.is_null() {
        out.push_str("\n\n");
        out.push_str(before);
        inline(&rich["rich"], out);
    }
}

fn inline(pieces: &Json, out: &mut String) {
    for piece in pieces.as_array().into_iter().flatten() {
        if let Some(word) = piece.as_str() {
            out.push_str(if word == "break" { " \\\n" } else { "\n\n" });
        }
        for (kind, value) in piece.as_object().into_iter().flatten() {
            let wrap = |open: &str, close: &str, body: &Json, out: &mut String| {
                out.push_str(open);
                inline(body, out);
                out.push_str(close);
            };
            match kind.as_str() {
                "text" => escape(value["text"].as_str().unwrap_or_default(), out),
                "code" => out.push_str(&format!("#raw({})", value["text"])),
                "strong" => wrap("#strong[", "]", value, out),
                "emph" => wrap("#emph[", "]", value, out),
                "sub" => wrap("#sub[", "]", value, out),
                "sup" => wrap("#super[", "]", value, out),
                "link" => wrap(&format!("#link({})[", value["url"]), "]", &value["body"], out),
                "lang" => wrap(&format!("#text(lang: {})[", value["lang"]), "]", &value["body"], out),
                // A word is kept whole above the floor.
                _ => inline(value, out),
            }
        }
    }
}

fn escape(text: &str, out: &mut String) {
    out.push_str(&escaped(text));
}

fn escaped(text: &str) -> String {
    text.chars().flat_map(|c| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c])).collect()
}
