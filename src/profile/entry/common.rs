//! What every kind of entry takes: dates, links, points, groups.

use std::ops::Range;

use schemars::json_schema;

use crate::diagnostic::Code;
use crate::diagnostic::phrase::nearest;
use crate::language::Language;
use crate::profile::describe::{empty, schema};
use crate::profile::entry::tested::Tested;
use crate::profile::record::declare::{readable, record};
use crate::profile::record::{OneOrMany, Read, Reader, Record};
use crate::profile::value::date::{DateAt, End, When};
use crate::profile::value::link::Url;
use crate::profile::value::links::Links;
use crate::profile::value::text::{self, Scalar, Text, is_text, quoted};
use crate::profile::yaml::flow;
use crate::profile::yaml::node::{Node, Value};

record! {
    /// What every kind of entry takes.
    pub struct Common ("an entry", check check_period, rule date_or_period()) {
        /// When it began: a date, or words.
        start: Option<When>,
        /// When it ended: a date, `present`, or words.
        end: Option<End>,
        /// When it happened: a date, a list of dates, or words.
        date: OneOrMany<When>,
        /// Where.
        location: Option<Text>,
        /// Its web address; the title links to it.
        url: Option<Url>,
        /// Further links, by name.
        links: Links,
        /// One line on it.
        note: Option<Text>,
        /// One or more paragraphs.
        summary: Option<Text>,
        /// Points, which may have points of their own.
        highlights: Vec<Point>,
        /// Points under sub-headings.
        groups: Vec<Group>,
        /// The language of the thing itself, such as a talk's.
        language: Option<Language>,
        /// Names for `only` and `without` of a document.
        tags: Vec<Scalar>,
        /// A name by which a document's `override` reaches it.
        id: Option<Scalar>,
    }
}

fn check_period(common: &Common, at: Range<usize>, reader: &mut Reader) {
    if !common.date.0.is_empty() && (common.start.is_some() || common.end.is_some()) {
        let at = common.date.0.first().map_or(at, When::range);
        let message = "an entry has `date`, or `start` and `end`, and this one has both";
        let hint = "keep `start` and `end` for a period, `date` for anything else";
        reader.error(Code::BadDate, at, message).hints.push(hint.into());
    }
    let Some((start, end)) = common.began().zip(common.ended()) else { return };
    if end.date.is_before(start.date) {
        reader
            .error(Code::BadDate, end.range.clone(), "the end lies before the start")
            .hints
            .push("check both dates; `start` comes first".into());
    }
}

impl Common {
    /// Takes away what is said below the head.
    pub fn behead(&mut self) {
        (self.note, self.summary) = (None, None);
        self.links.0.clear();
        self.highlights.clear();
        self.groups.clear();
    }

    /// The date on which it began.
    pub fn began(&self) -> Option<&DateAt> {
        self.start.as_ref().and_then(When::date)
    }

    /// The date on which it ended.
    pub fn ended(&self) -> Option<&DateAt> {
        self.end.as_ref().and_then(End::date)
    }
}

/// The rule that `start` and `end` do not stand beside `date`.
fn date_or_period() -> serde_json::Value {
    let blank = serde_json::json!({ "type": ["string", "null"], "pattern": r"^\s*$" });
    let nothing = serde_json::json!({ "anyOf": [empty(), blank, { "type": "array", "items": blank }] });
    let mut absent = blank.clone();
    absent["errorMessage"] = "an entry has `date`, or `start` and `end`".into();
    serde_json::json!({
        "if": { "required": ["date"], "properties": { "date": { "not": nothing } } },
        "then": { "properties": { "start": absent, "end": absent } }
    })
}

record! {
    /// Points under a sub-heading, or key words under a name.
    pub struct Group ("a group") {
        /// The sub-heading.
        title: Option<Text>,
        /// The same, as groups of skills call it.
        name: Option<Text>,
        /// Its web address.
        url: Option<Url>,
        /// How well they are known.
        level: Option<Text>,
        /// Key words, set in one line.
        keywords: Vec<Keyword>,
        /// Points.
        highlights: Vec<Point>,
        /// Names for `only` and `without` of a document.
        tags: Vec<Scalar>,
    }
}

record! {
    /// A point of a list.
    pub struct PointParts ("a point") {
        /// What it says.
        text: Text,
        /// Points below it.
        items: Vec<Point>,
        /// Names for `only` and `without` of a document.
        tags: Vec<Scalar>,
    }
}

record! {
    /// A key word with its level.
    pub struct KeywordParts ("a key word") {
        /// The word.
        text: Text,
        /// How well it is known.
        level: Option<Text>,
        /// Names for `only` and `without` of a document.
        tags: Vec<Scalar>,
    }
}

record! {
    /// A thesis or dissertation.
    pub struct Thesis ("a thesis") {
        /// What it is called: Dissertation, Master's thesis.
        kind: Option<Text>,
        /// Its title.
        title: Text,
        /// Who advised it.
        advisor: Option<Text>,
        /// What it found.
        summary: Option<Text>,
    }
}

record! {
    /// A language test.
    pub struct Test ("a test", meant test_of) {
        /// Its name.
        name: Text,
        /// The result.
        score: Option<Text>,
        /// When it was taken.
        date: Option<DateAt>,
    }
}

readable! {
    Group: "Points or key words under a sub-heading.",
    PointParts: "A point with points of its own.",
    KeywordParts: "A key word with its level.",
    Thesis: "A thesis or dissertation.",
    Test: "A language test.",
}

/// A test in words, in a list of one, or with its name for a key: `TOEIC 915`, `{TOEIC: 915}`.
fn test_of(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) => Some(Tested::of(text)?.as_entry()),
        Value::List(items) => match items.as_slice() {
            [one] => test_of(one).or_else(|| flow::node(one, 100).filter(|_| matches!(one.value, Value::Map(_)))),
            _ => None,
        },
        Value::Map(pairs) => {
            let [(key, Node { value: Value::Text(score), .. })] = pairs.as_slice() else { return None };
            Some(Tested::of(&format!("{} {score}", key.text))?.as_entry())
        }
        Value::Null => None,
    }
}

/// Reports a text that YAML took for a key and its value, where a record could stand too.
fn took_for_key<R: Record>(node: &Node, reader: &mut Reader) -> bool {
    let Some(hint) = quoted(node, reader).filter(|_| !is_text(node)) else { return false };
    let names: Vec<_> = R::KEYS.iter().map(|(name, _)| *name).collect();
    let Value::Map(pairs) = &node.value else { return false };
    if pairs.iter().any(|(key, _)| nearest(&key.text, &names).is_some()) {
        return false;
    }
    reader.wrong_type(node, R::WHAT).hints.push(hint);
    true
}

/// Declares a value that is a text, or a record around one.
macro_rules! text_or {
    ($($(#[doc = $doc:literal])* $name:ident($parts:ident) $($rest:ident),*;)*) => {
        $($(#[doc = $doc])*
        #[derive(Debug, Clone)]
        pub struct $name(pub $parts);

        impl Read for $name {
            fn listed(items: &mut [Self], reader: &mut Reader) {
                reader.bullets.extend(text::take_off_marks(items.iter_mut().map(|item| &mut item.0.text)));
            }

            fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
                if took_for_key::<$parts>(node, reader) {
                    return None;
                }
                match is_text(node) {
                    true => Some(Self($parts { text: Text::read(node, reader)?, $($rest: Default::default(),)* })),
                    false => $parts::read(node, reader).map(Self),
                }
            }
        }

        schema!($name, |generator| {
            let text = generator.subschema_for::<Text>();
            let parts = generator.subschema_for::<$parts>();
            json_schema!({ "if": text::record(), "then": parts, "else": text })
        });)*
    };
}

text_or! {
    /// A point of a list: a text, or one with points of its own.
    Point(PointParts) items, tags;
    /// A key word, alone or with a level.
    Keyword(KeywordParts) level, tags;
}
