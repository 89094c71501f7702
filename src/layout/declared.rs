//! The options that a layout declares.

use serde::Deserialize;
use serde_json::Value as Json;

use crate::diagnostic::phrase::{did_you_mean, list_or, nearest};
use crate::layout::color::{color, is_hex, names};

/// Points in one unit of length.
const UNITS: &[(&str, f64)] = &[("pt", 1.0), ("mm", 72.0 / 25.4), ("cm", 72.0 / 2.54), ("in", 72.0)];

/// The default of a length that the layout has of its own, by what it depends on.
pub const AUTO: &str = "auto";

/// An option as the manifest declares it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declared {
    /// What values it takes.
    #[serde(rename = "type")]
    pub kind: OptionType,
    /// What it is unless a document says otherwise.
    pub default: toml::Value,
    /// What it is for.
    pub doc: String,
    /// The values of a choice.
    #[serde(default)]
    pub choices: Vec<String>,
    /// The least and the most that the program may adjust a length or number to, so that the pages come out as they should.
    #[serde(default)]
    pub fit: Option<[toml::Value; 2]>,
    /// The least and the most that a document may set a length or number to.
    #[serde(default)]
    pub bounds: Option<[toml::Value; 2]>,
}

/// What values an option takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OptionType {
    /// `navy` or `#1f3a5f`
    Color,
    /// `10pt`, `18mm`; a layout receives nothing for `auto`, if that is the default
    Length,
    /// A number.
    Number,
    /// `true` or `false`
    Boolean,
    /// One of a few words.
    Choice,
}

impl Declared {
    /// The default as one would write it.
    pub fn default_text(&self) -> String {
        written(&self.default)
    }

    /// The least and the most that the program may adjust it to, as layouts receive them; the error says what is wrong with them.
    pub fn range(&self) -> Result<Option<[f64; 2]>, String> {
        let Some(ends) = &self.fit else { return Ok(None) };
        let end = |value: &toml::Value| self.number(&self.parse(&written(value))?);
        let [least, most] = [end(&ends[0])?, end(&ends[1])?];
        if least <= most { Ok(Some([least, most])) } else { Err("the least of `fit` is more than the most".into()) }
    }

    /// The bounds as one would write them.
    pub fn bounds_text(&self) -> Option<[String; 2]> {
        self.bounds.as_ref().map(|ends| ends.each_ref().map(written))
    }

    /// The value that a layout receives for `text`; the error says what is wrong with it.
    pub fn parse(&self, text: &str) -> Result<Json, String> {
        if text == AUTO && self.default_text() == AUTO {
            return Ok(Json::Null);
        }
        let value = self.value(text)?;
        if let Some([least, most]) = self.bounds_text() {
            let [from, to] = [self.number(&self.value(&least)?)?, self.number(&self.value(&most)?)?];
            if !(from..=to).contains(&self.number(&value)?) {
                return Err(format!("`{text}` is not between {least} and {most}"));
            }
        }
        Ok(value)
    }

    fn number(&self, value: &Json) -> Result<f64, String> {
        value.as_f64().ok_or_else(|| "only a length or a number has a least and a most".to_owned())
    }

    fn value(&self, text: &str) -> Result<Json, String> {
        match self.kind {
            OptionType::Color => color(text)
                .map(Json::from)
                .ok_or_else(|| format!("`{text}` is not a colour such as `navy` or `#1f3a5f`")),
            OptionType::Length => {
                length(text).map(Json::from).ok_or_else(|| format!("`{text}` is not a length such as `10pt` or `18mm`"))
            }
            OptionType::Number => number(text).map(Json::from).ok_or_else(|| format!("`{text}` is not a number")),
            OptionType::Boolean => {
                text.parse::<bool>().map(Json::from).map_err(|_| format!("`{text}` is neither `true` nor `false`"))
            }
            OptionType::Choice if self.choices.iter().any(|choice| choice == text) => Ok(text.into()),
            OptionType::Choice => Err(format!("`{text}` is not one of {}", list_or(&self.choices))),
        }
    }

    /// The hint what a value was probably meant to be.
    pub fn corrected(&self, text: &str) -> Option<String> {
        match self.kind {
            OptionType::Color if is_hex(&format!("#{text}")) => Some(format!("write `\"#{text}\"`, with the quotes")),
            OptionType::Color => Some(did_you_mean(text, &names(), || format!("it may be {}", list_or(&names())))),
            OptionType::Length if length(&format!("{text}pt")).is_some() => {
                let default = self.default_text();
                let unit = UNITS.iter().map(|(unit, _)| *unit).find(|unit| default.ends_with(unit)).unwrap_or("pt");
                Some(format!("write `{text}{unit}`"))
            }
            OptionType::Choice => {
                // `letter` is `us-letter`.
                let part =
                    || self.choices.iter().find(|choice| choice.split('-').any(|part| part == text.to_lowercase()));
                let near = nearest(text, &self.choices).or_else(|| part().map(String::as_str));
                near.map(|choice| format!("did you mean `{choice}`?"))
            }
            OptionType::Boolean => match text.to_lowercase().as_str() {
                "yes" | "on" => Some("write `true`".into()),
                "no" | "off" => Some("write `false`".into()),
                _ => None,
            },
            _ => None,
        }
    }
}

/// A value as one would write it.
pub fn written(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A length in points. Nothing on paper is longer than a few metres, or shorter than nothing.
pub fn length(text: &str) -> Option<f64> {
    let (unit, points) = UNITS.iter().find(|(unit, _)| text.ends_with(unit))?;
    let number = number(text.strip_suffix(unit)?.trim_end())?;
    (0.0..=10_000.0).contains(&number).then_some(number * points)
}

fn number(text: &str) -> Option<f64> {
    // `inf` and `nan` are numbers to Rust only.
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
    text.parse::<f64>().ok().filter(|_| plain)
}
