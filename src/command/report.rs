//! The report on a build: every file that it wrote, and what failed. docs/batch.md has its form.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::time::Duration;

use jikji::diagnostic::{Code, Diagnostic};
use jikji::digest;
use jikji::disk::{read, write};
use jikji::profile::value::date::Date;
use jikji::profile::vocabulary::format::Format;
use jikji::project::Job;
use jikji::project::plan::Plan;
use serde::{Deserialize, Serialize};

use crate::command::made::Made;
use crate::terminal;

/// The version of the form, which grows when something in it changes its meaning.
pub const VERSION: u32 = 1;
/// A longer report is not read.
const MOST_BYTES: u64 = 1 << 30;

/// A whole report.
#[derive(Debug, Serialize, Deserialize)]
pub struct Report {
    /// The version of the form.
    pub version: u32,
    /// The version of the program.
    pub program: String,
    /// What was typed behind the program's name.
    pub arguments: Vec<String>,
    /// The date that every document has, if the command line or the environment gives one.
    pub date: Option<String>,
    /// The day on which it was made, for documents that ask for it.
    pub today: String,
    /// Whether it was not told to stop before its end.
    pub complete: bool,
    /// The files, in the order of input.
    pub outputs: Vec<Output>,
    /// What failed, in the same order.
    pub failed: Vec<Failed>,
}

/// A file that was written, or left as it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Output {
    /// The path of the profile.
    pub profile: String,
    /// What the profile calls the document.
    pub document: Option<String>,
    /// What messages call it.
    pub name: String,
    /// The code of its language.
    pub language: String,
    /// The name or folder of its layout.
    pub layout: String,
    /// What it is written as.
    pub format: String,
    /// The file; nothing for the standard output.
    pub path: Option<String>,
    /// The page that an image shows.
    pub page: Option<usize>,
    /// The size of the file.
    pub bytes: usize,
    /// Its SHA-256.
    pub sha256: String,
    /// How many pages the document has; none in formats without pages.
    pub pages: usize,
    /// How much of the last page is used, from 0 to 1.
    pub fullness: f64,
    /// How many lines it has in formats without pages.
    pub lines: Option<usize>,
    /// The font families that it is set in.
    pub fonts: Vec<String>,
    /// The options that were adjusted, and to what.
    #[serde(rename = "turned")]
    pub adjusted: BTreeMap<String, String>,
    /// How many warnings and notes of each code there are.
    pub warnings: BTreeMap<String, usize>,
    /// How long it took.
    pub milliseconds: f64,
    /// Whether it was current, and so left alone.
    pub current: bool,
    /// The SHA-256 of all that decides how it comes out.
    pub inputs: Option<String>,
}

/// A profile, or a document of it, that failed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Failed {
    /// The path of the profile.
    pub profile: String,
    /// What messages call the document; nothing if it is the whole profile.
    pub name: Option<String>,
    /// How many problems of each code there are.
    pub codes: BTreeMap<String, usize>,
}

/// What tells one file of a report from another: profile, name and format.
pub type Key = (String, String, String);

impl Report {
    /// An empty one on a run at this date.
    pub fn new(date: Option<Date>, today: Date) -> Self {
        Self {
            version: VERSION,
            program: env!("CARGO_PKG_VERSION").into(),
            arguments: std::env::args_os().skip(1).map(|typed| typed.to_string_lossy().into_owned()).collect(),
            date: date.map(|date| date.to_string()),
            today: today.to_string(),
            complete: true,
            outputs: Vec::new(),
            failed: Vec::new(),
        }
    }

    /// The one in a file.
    pub fn read(path: &Path) -> Result<Self, Diagnostic> {
        let problem = |why: String| {
            let message = format!("cannot read the report `{}`: {why}", path.display());
            Diagnostic::error(Code::CannotRead, message).hint("`jikji build --report FILE` writes one")
        };
        let bytes = read::read_file(path, MOST_BYTES).map_err(|refusal| problem(refusal.to_string()))?;
        let report: Self = serde_json::from_slice(&bytes).map_err(|error| problem(error.to_string()))?;
        match report.version {
            VERSION => Ok(report),
            other => Err(problem(format!("its form has version {other}, where this program knows {VERSION}"))),
        }
    }

    /// Writes it to a file, or to the standard output.
    pub fn write(&self, path: &Path) -> Result<(), Diagnostic> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("texts and numbers are JSON");
        bytes.push(b'\n');
        match is_stream(path) {
            true => terminal::result(&bytes),
            false => write::write(path, &bytes),
        }
    }

    /// The files by what tells them apart, those of several pages together.
    pub fn by_key(self) -> HashMap<Key, Vec<Output>> {
        let mut files: HashMap<Key, Vec<Output>> = HashMap::new();
        for output in self.outputs {
            let key = (output.profile.clone(), output.name.clone(), output.format.clone());
            files.entry(key).or_default().push(output);
        }
        files
    }
}

impl Output {
    /// The files of a document that was made in a format, in so much time, before they are written anywhere.
    pub fn of(made: &Made, job: &Job, plan: &Plan, format: Format, time: Duration) -> Vec<Self> {
        let output = |(index, bytes): (usize, &Vec<u8>)| Self {
            profile: job.file.name.clone(),
            document: plan.document.as_ref().map(|key| key.text.clone()),
            name: job.name(plan),
            language: plan.selection.language.code().to_owned(),
            layout: plan.layout.name.clone(),
            format: format.word().to_owned(),
            path: None,
            page: (made.files.len() > 1).then_some(index + 1),
            bytes: bytes.len(),
            sha256: digest::hex(bytes),
            pages: made.pages,
            fullness: made.fullness,
            lines: made.lines,
            fonts: made.fonts.clone(),
            adjusted: made.adjusted.clone(),
            warnings: codes(&made.warnings),
            milliseconds: (time.as_secs_f64() * 1e4).round() / 10.0,
            current: false,
            inputs: None,
        };
        made.files.iter().enumerate().map(output).collect()
    }
}

impl Failed {
    /// For these problems.
    pub fn of(profile: &str, name: Option<String>, problems: &[Diagnostic]) -> Self {
        Self { profile: profile.to_owned(), name, codes: codes(problems) }
    }
}

/// Whether a report goes to the standard output.
pub fn is_stream(path: &Path) -> bool {
    path == Path::new("-")
}

/// How many problems of each code there are.
pub fn codes(problems: &[Diagnostic]) -> BTreeMap<String, usize> {
    let mut codes = BTreeMap::new();
    for problem in problems {
        *codes.entry(problem.code.name().to_owned()).or_default() += 1;
    }
    codes
}
