//! Whether programs that sort the text of a page by its place read a layout right.

use serde::Deserialize;
use serde::de::{Deserializer, Error};

/// What a layout says of that.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ParserSafe {
    /// Nothing.
    #[default]
    Unsaid,
    /// They do.
    Yes,
    /// They do not, for this reason.
    No(String),
}

/// As it is written.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Yes(bool),
    No(String),
}

impl<'de> Deserialize<'de> for ParserSafe {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wrong = || D::Error::custom("`parser_safe` is true, or a sentence that says why not");
        match Written::deserialize(deserializer).map_err(|_| wrong())? {
            Written::Yes(true) => Ok(Self::Yes),
            Written::No(why) if !why.trim().is_empty() => Ok(Self::No(why)),
            _ => Err(wrong()),
        }
    }
}

impl ParserSafe {
    /// It in words, unless nothing is said.
    pub fn told(&self) -> Option<&str> {
        match self {
            Self::Unsaid => None,
            Self::Yes => Some("yes"),
            Self::No(why) => Some(why),
        }
    }
}
