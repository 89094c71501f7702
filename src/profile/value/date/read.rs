//! Dates, and words in their place, read from a profile.

use crate::diagnostic::Code;
use crate::diagnostic::fix::said;
use crate::profile::record::{Read, Reader};
use crate::profile::value::date::advice::{Advice, FORMS, Place, explain};
use crate::profile::value::date::meant::{Meant, meant};
use crate::profile::value::date::{Date, DateAt, Dated, End, When, lexicon};
use crate::profile::value::text::{Text, is_text};
use crate::profile::yaml::confusable::Suspect;
use crate::profile::yaml::node::{Node, Value};

/// How a date of an entry or the person is written.
const DATE: &[&str] = &[FORMS];
/// How that of documents is.
const DATED: &[&str] = &[FORMS, "write `today` for the day on which the document is made"];

fn read_date(node: &Node, place: Place, forms: &[&str], reader: &mut Reader) -> Option<DateAt> {
    let forms = || forms.iter().map(|form| (*form).to_owned()).collect();
    let Value::Text(text) = &node.value else {
        reader.wrong_type(node, "a date").hints = forms();
        return None;
    };
    if text.trim().is_empty() {
        return None;
    }
    let message = match Date::parse(text) {
        Ok(date) => return Some(DateAt { date, range: node.range.clone() }),
        Err(message) => message,
    };
    let (message, advice) = explain(text, message, place);
    let only = matches!(advice, Advice::Meant(_)).then_some(());
    let (suspect, hints) = match advice {
        Advice::Forms => (Suspect::Value, forms()),
        Advice::Meant(hint) => (Suspect::Nothing, vec![hint]),
        Advice::Other(hints) => (Suspect::Value, hints),
    };
    // What is several fields is no date.
    let date = only.and(hints.first()).and_then(|hint| said(hint)).filter(|date| !date.contains(':'));
    let date = date.map(str::to_owned);
    let problem = reader.problems.error(Code::BadDate, node.range.clone(), message, suspect);
    date.into_iter().for_each(|date| problem.mend(&date));
    problem.hints = hints;
    None
}

/// Whether a text is to be read as a date: it has no words but those of dates.
fn is_date(text: &str) -> bool {
    !text.trim().is_empty() && lexicon::is_of_dates(text)
}

/// Words in the place of a date; nothing where they are absent or wrong.
fn read_words(node: &Node, reader: &mut Reader) -> Option<Text> {
    if !is_text(node) {
        reader.wrong_type(node, "a date").hints.push(FORMS.into());
        return None;
    }
    let text = Text::read(node, reader)?;
    if let Text::ByLanguage(versions) = &text {
        for (_, version) in versions.iter().filter(|(_, version)| is_date(&version.text)) {
            let (suspect, hint) = match meant(&version.text) {
                Meant::Date(date) => (
                    Suspect::Nothing,
                    format!("write `{date}` in place of all versions: each language words it itself"),
                ),
                Meant::Present => {
                    (Suspect::Nothing, "write `present` in place of all versions: each language words it itself".into())
                }
                Meant::Period(..) => (
                    Suspect::Nothing,
                    "write `start` and `end`, without languages: each language words them itself".into(),
                ),
                Meant::Several(_) | Meant::Unknown => (Suspect::Value, format!("{FORMS}, in place of all versions")),
            };
            let message = format!("`{}` is meant as a date, and a date has no versions", version.text);
            reader.problems.error(Code::BadDate, version.range.clone(), message, suspect).hints.push(hint);
        }
    }
    Some(text)
}

impl Read for DateAt {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        read_date(node, Place::Alone, DATE, reader)
    }
}

impl Read for End {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Value::Text(text) if text == "present" => Some(Self::Present(node.range.clone())),
            Value::Text(text) if text.trim().is_empty() || is_date(text) => {
                read_date(node, Place::End, DATE, reader).map(Self::Date)
            }
            _ => read_words(node, reader).map(Self::Text),
        }
    }
}

impl Read for When {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Value::Text(text) if text.trim().is_empty() || is_date(text) => {
                read_date(node, Place::Entry, DATE, reader).map(Self::Date)
            }
            _ => read_words(node, reader).map(Self::Text),
        }
    }
}

impl Read for Dated {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Value::Text(text) if text == "today" => Some(Self::Today),
            _ => read_date(node, Place::Alone, DATED, reader).map(|date| Self::On(date.date)),
        }
    }
}
