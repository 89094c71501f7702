//! What it costs to keep Hangul words whole: the engineer's Korean résumé with its words held together and without.
//!
//! `cargo bench --bench hangul` prints the least time of many for the setting and the PDF, in one process, and the sizes of both
//! PDFs. With `-- FOLDER` it writes the PDFs there.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jikji::diagnostic::SourceFile;
use jikji::diagnostic::findings::Findings;
use jikji::document::{Input, Typesetter};
use jikji::output::{Standards, pdf};
use jikji::pipeline::{input, view};
use jikji::profile::value::date::Date;
use jikji::project::Job;
use jikji::project::plan::Request;
use jikji::session::Session;
use jikji::view::text::rich::{Piece, Rich};
use jikji::view::value::LayoutValue;

/// How often each is set.
const RUNS: usize = 60;

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let job = job();
    let plan = &job.plans[0];
    let session = Session::default();
    let fonts = session.fonts.find(&plan.families()).expect("the fonts are bundled");
    let view = view(plan, &session, &mut Findings::new(&job.file)).expect("the example is right");
    let whole = input(&job, plan, &view, &fonts, &session);
    let without = Input { profile: loose(&whole.profile), ..input(&job, plan, &view, &fonts, &session) };
    let inputs = [("without", without), ("with", whole)];
    let mut least = [Duration::MAX; 2];
    let mut bytes = [Vec::new(), Vec::new()];
    for _ in 0..RUNS {
        // In turns, so that whatever else the computer does slows both.
        for (index, (_, input)) in inputs.iter().enumerate() {
            (0..20).for_each(|_| session.forget());
            let start = Instant::now();
            let document = Typesetter::new(input)
                .and_then(|mut typesetter| typesetter.typeset(&plan.options))
                .expect("it is right");
            bytes[index] = pdf(&document, &Standards::default()).expect("it is right");
            least[index] = least[index].min(start.elapsed());
        }
    }
    for (index, (name, _)) in inputs.iter().enumerate() {
        println!("{name:8} {:6.1} ms {:8} bytes", least[index].as_secs_f64() * 1e3, bytes[index].len());
        if let Some(folder) = &folder {
            std::fs::write(Path::new(folder).join(format!("{name}.pdf")), &bytes[index]).expect("the folder is there");
        }
    }
    let time = least[1].as_secs_f64() / least[0].as_secs_f64();
    let size = bytes[1].len() as f64 / bytes[0].len() as f64;
    println!("{:8} {time:6.2} ×  {size:8.2} ×", "ratio");
    assert!(time <= 1.6 && size <= 1.6, "to keep words whole costs too much");
}

/// The engineer's Korean résumé.
fn job() -> Job {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let text = std::fs::read_to_string(folder.join("engineer.yaml")).expect("the example");
    let request = Request { documents: vec!["resume-ko".into()], ..Request::default() };
    let today = || Date { year: 2026, month: None, day: None };
    Job::read(Arc::new(SourceFile::new("engineer.yaml", text)), &folder, &request, &today, &Session::default())
        .expect("it is right")
}

/// The same without words that are held together.
fn loose<'a>(value: &LayoutValue<'a>) -> LayoutValue<'a> {
    match value {
        LayoutValue::Rich(rich) => LayoutValue::Rich(Cow::Owned(Rich { rich: pieces(&rich.rich) })),
        LayoutValue::List(items) => LayoutValue::List(items.iter().map(loose).collect()),
        LayoutValue::Dict(pairs) => {
            LayoutValue::Dict(pairs.iter().map(|(name, it)| (name.clone(), loose(it))).collect())
        }
        other => other.clone(),
    }
}

fn pieces(held: &[Piece]) -> Vec<Piece> {
    let piece = |piece: &Piece| match piece {
        Piece::NoBreak(body) => pieces(body),
        other => vec![other.around(pieces(other.children()))],
    };
    held.iter().flat_map(piece).collect()
}
