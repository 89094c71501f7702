//! From what is typed behind a flag to its value. The error says what to write.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use jikji::diagnostic::Code;
use jikji::diagnostic::phrase::did_you_mean;
use jikji::language::Language;
use jikji::profile::documents::Pages;
use jikji::profile::overlay::Overlay;
use jikji::profile::value::date::{self, Date};
use jikji::profile::vocabulary::format::Format;
use jikji::starter;

use crate::cli::Deny;

/// The formats by their names, each with what it is.
pub fn formats() -> impl TypedValueParser<Value = Format> {
    let said = |format: &Format| {
        let help = match format {
            Format::Pdf => "A print-ready PDF",
            Format::Png => "An image of each page, at 144 dots per inch",
            Format::Svg => "A drawing of each page",
            Format::Txt => "Plain text, for the boxes of portals",
            Format::Md => "CommonMark, for a README",
        };
        PossibleValue::new(format.word()).help(help)
    };
    PossibleValuesParser::new(Format::ALL.iter().map(said)).map(|name| Format::of(&name).expect("it is one of them"))
}

/// A language of documents.
pub fn language(code: &str) -> Result<Language, String> {
    Language::of_document(code).ok_or_else(|| match Language::meant(code) {
        Some(language) => format!("write {}", language.code()),
        None => format!("write one of {}", Language::DOCUMENT.join(", ")),
    })
}

/// A language that `new` writes.
pub fn starter_language(code: &str) -> Result<Language, String> {
    let written = starter::LANGUAGES.iter().find(|language| language.code() == code);
    written
        .copied()
        .ok_or_else(|| "write en or ko; documents can be set in others too, see `lang` of a document".into())
}

/// A date of documents.
pub fn on_date(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|message| match date::advice::corrected(text) {
        Some(date) => format!("{message}; write {date}"),
        None => message,
    })
}

/// How many pages a document may have.
pub fn pages(text: &str) -> Result<Pages, String> {
    Pages::parse(text).ok_or_else(|| "write a number from 1, or any".into())
}

/// The number of an answer.
pub fn answer(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|number| *number > 0).ok_or_else(|| "write a number from 1".into())
}

/// A code of problems.
pub fn code(name: &str) -> Result<Code, String> {
    let names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
    let meant = || did_you_mean(name, &names, || "docs/diagnostics.md has all codes".into());
    Code::ALL.iter().copied().find(|code| code.name() == name).ok_or_else(meant)
}

/// What is to be an error.
pub fn denied(name: &str) -> Result<Deny, String> {
    match name {
        "warnings" => Ok(Deny::Warnings),
        name => code(name).map(Deny::Code),
    }
}

/// A text that is laid over a profile.
pub fn overlay(text: &str) -> Result<Overlay, String> {
    let (path, value) = text.split_once('=').ok_or("write KEY=VALUE")?;
    Overlay::typed(path, value)
}

/// An option of a layout with its value.
pub fn setting(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or_else(|| {
        let key = text.split([':', ' ']).next().unwrap_or(text);
        format!("write {key}=VALUE, without a space")
    })?;
    // A colour begins with what begins a comment in YAML.
    if value.starts_with('#') {
        return Ok((key.to_owned(), value.to_owned()));
    }
    let read = serde_yaml::from_str(value).map_err(|error| format!("not a value: {error}"))?;
    let text = match read {
        serde_yaml::Value::String(text) => text,
        // As in a profile, what is written stays as it is written.
        serde_yaml::Value::Bool(_) | serde_yaml::Value::Number(_) => value.trim().to_owned(),
        _ => return Err("a plain value is needed".into()),
    };
    Ok((key.to_owned(), text))
}
