//! A line of a stream: a profile, and what is to be made of it.

use jikji::diagnostic::phrase::{did_you_mean, list_and};
use jikji::diagnostic::{Code, Diagnostic};
use jikji::language::Language;
use jikji::profile::documents::Pages;
use jikji::profile::value::date::Date;
use jikji::profile::vocabulary::format::Format;
use serde::de::IgnoredAny;
use serde_json::Value as Json;

use super::json;
use super::lines::MOST_BYTES;
use crate::cli::typed;

/// What a line may hold.
const KEYS: [&str; 8] = ["id", "profile", "document", "layout", "lang", "formats", "pages", "date"];
/// What a line looks like.
const EXAMPLE: &str = r#"write an object on one line, as `{"id": 1, "profile": "name: Gildong Hong"}`"#;

/// What a line asks for.
#[derive(Debug, Default)]
pub struct Line {
    /// What the answer is to be called by.
    pub id: Json,
    /// The text of the profile.
    pub profile: String,
    /// Only these documents.
    pub documents: Vec<String>,
    /// Layouts, in place of a document's.
    pub layouts: Vec<String>,
    /// A language, in place of a document's.
    pub language: Option<Language>,
    /// What to make.
    pub formats: Vec<Format>,
    /// How many pages there may be.
    pub pages: Option<Pages>,
    /// The date of the documents.
    pub date: Option<Date>,
}

/// A line that cannot be answered with documents.
pub struct Refused {
    /// What it is called by, if that is known.
    pub id: Json,
    /// Why.
    pub problem: Box<Diagnostic>,
}

impl Refused {
    /// A line that is too long, and was not kept.
    pub fn too_long() -> Self {
        let message = format!("the line is longer than {} MiB", MOST_BYTES >> 20);
        let hint = "a profile is at most 1 MiB; write Hangul as it is rather than as `\\uXXXX`";
        Self { id: Json::Null, problem: Box::new(problem(message, hint)) }
    }
}

impl Line {
    /// What these bytes say.
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let mut line = Self::default();
        match line.fill(bytes) {
            Ok(()) => Ok(line),
            Err((message, hint)) => Err(Refused { id: line.id, problem: Box::new(problem(message, &hint)) }),
        }
    }

    fn fill(&mut self, bytes: &[u8]) -> Result<(), Wrong> {
        let wrong = |message: String| (message, EXAMPLE.to_owned());
        let text = str::from_utf8(bytes).map_err(|_| wrong("the line is not UTF-8 text".into()))?;
        // A byte order mark is not part of the text.
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        if text.trim().is_empty() {
            return Err(wrong("the line is empty".into()));
        }
        let no_json = |error| wrong(format!("the line is not JSON: {}", told(&error)));
        serde_json::from_str::<IgnoredAny>(text).map_err(no_json)?;
        if !text.trim_start().starts_with('{') {
            return Err(wrong("the line is no object".into()));
        }
        let members = json::members(text).map_err(no_json)?;
        if let Some((_, id)) = members.iter().find(|(key, _)| key == "id") {
            self.id = scalar(id)?;
        }
        for (index, (key, value)) in members.iter().enumerate() {
            if members[..index].iter().any(|(other, _)| other == key) {
                return Err((format!("`{key}` stands twice in the line"), "keep one of them".into()));
            }
            if *value != "null" {
                self.take(key, value)?;
            }
        }
        match members.iter().any(|(key, value)| key == "profile" && *value != "null") {
            true => Ok(()),
            false => Err(wrong("the line has no `profile`".into())),
        }
    }

    fn take(&mut self, key: &str, value: &str) -> Result<(), Wrong> {
        let wrong = |hint: String| (format!("`{key}` is `{}`", short(value)), hint);
        let one = || text(value).ok_or_else(|| wrong("write a text".into()));
        let many = || texts(value).ok_or_else(|| wrong("write a text, or a list of texts".into()));
        match key {
            "id" => {}
            "profile" => self.profile = profile(value)?,
            "document" => self.documents = many()?,
            "layout" => self.layouts = many()?,
            "lang" => self.language = Some(typed::language(&one()?).map_err(wrong)?),
            "formats" => {
                let format = |name: &String| Format::of(name).ok_or_else(|| wrong(formats()));
                self.formats = many()?.iter().map(format).collect::<Result<_, _>>()?;
            }
            // A number or a word.
            "pages" => self.pages = Some(typed::pages(value.trim_matches('"')).map_err(wrong)?),
            "date" => self.date = Some(typed::on_date(&one()?).map_err(wrong)?),
            other => {
                let hint = did_you_mean(other, &KEYS, || format!("a line has {}", list_and(&KEYS)));
                return Err((format!("a line has no `{}`", short(other)), hint));
            }
        }
        Ok(())
    }
}

/// What is wrong, and what to do.
type Wrong = (String, String);

fn problem(message: String, hint: &str) -> Diagnostic {
    Diagnostic::error(Code::BadLine, message).hint(hint)
}

/// What a line is called by.
fn scalar(value: &str) -> Result<Json, Wrong> {
    match serde_json::from_str(value) {
        Ok(id @ (Json::Null | Json::String(_) | Json::Number(_))) => Ok(id),
        _ => Err((format!("`id` is `{}`", short(value)), "write a text or a number".into())),
    }
}

/// A profile as the text of one.
fn profile(value: &str) -> Result<String, Wrong> {
    let read = match value.chars().next() {
        Some('"') => serde_json::from_str(value),
        Some('{') => json::yaml(value),
        _ => return Err((format!("`profile` is `{}`", short(value)), "write YAML as a text, or an object".into())),
    };
    read.map_err(|error| (format!("`profile` is not JSON: {}", told(&error)), EXAMPLE.into()))
}

fn text(value: &str) -> Option<String> {
    serde_json::from_str(value).ok()
}

fn texts(value: &str) -> Option<Vec<String>> {
    text(value).map(|text| vec![text]).or_else(|| serde_json::from_str(value).ok())
}

fn formats() -> String {
    let words: Vec<_> = Format::ALL.iter().map(|format| format.word()).collect();
    format!("the formats are {}", list_and(&words))
}

/// The beginning of a text of others.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What the parser says, which counts lines where there is one.
fn told(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at character ")
}
