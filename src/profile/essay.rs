//! The essays of a profile: answers to the questions of an application (자기소개서), which count what they say.

use std::ops::Range;

use schemars::json_schema;

use crate::diagnostic::Code;
use crate::profile::describe::{any_of, schema};
use crate::profile::extent::Count;
use crate::profile::named::Called;
use crate::profile::record::declare::{choices, readable, record};
use crate::profile::record::{Field, ObjectSchema, Read, Reader, Record, read_record};
use crate::profile::value::text::Text;
use crate::profile::yaml::node::{Node, Value};

record! {
    /// An answer.
    pub struct Answer ("an answer") {
        /// What is asked.
        question: Text,
        /// A line over the text (소제목), which counts as part of it.
        heading: Option<Text>,
        /// How long it may be: characters, or `max`, `min` and what to `count`.
        limit: Option<LengthLimit>,
        /// What it says, in paragraphs and lists.
        text: Text,
    }
}

readable!(Answer: "An answer to a question of an application.");

record! {
    /// How long an answer may be.
    pub struct LengthLimit ("a limit", check check_limit, rule any_of(&["max", "min"])) {
        /// At most so much.
        max: Option<Count>,
        /// At least so much.
        min: Option<Count>,
        /// What is counted; characters with spaces without it.
        count: Option<Counting>,
        /// How much a line break counts for: 1 without it, or 2 on portals that store two characters.
        line_break: Option<LineBreak>,
    }
}

fn check_limit(limit: &LengthLimit, at: Range<usize>, reader: &mut Reader) {
    match (&limit.max, &limit.min) {
        (None, None) => {
            let problem = reader.error(Code::MissingField, at, "a limit needs `max` or `min`");
            problem.hints.push("write `limit: 700`, or `limit: {max: 700, count: without_spaces}`".into());
        }
        (Some(max), Some(min)) if min.0 > max.0 => {
            let message = format!("the least, {}, is more than the most, {}", min.0, max.0);
            reader.error(Code::BadNumber, at, message).hints.push("write the smaller number behind `min`".into());
        }
        _ => {}
    }
}

/// What is counted of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counting {
    /// Every character.
    #[default]
    WithSpaces,
    /// Every character but blanks and line breaks.
    WithoutSpaces,
    /// Bytes in CP949, as Korean portals count them: two for a syllable, one for a letter of ASCII.
    Bytes,
}

choices! {
    Counting "what is counted" { "with_spaces" WithSpaces, "without_spaces" WithoutSpaces, "bytes" Bytes, }
}

/// How much a line break counts for.
#[derive(Debug, Clone, Copy)]
pub struct LineBreak(pub usize);

impl Read for LineBreak {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        reader.choice(node, "how much a line break counts for", &[("1", Self(1)), ("2", Self(2))])
    }
}

schema!(LineBreak, |_| json_schema!({ "enum": [1, 2, "1", "2", null] }));

impl Read for LengthLimit {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        if matches!(node.value, Value::Map(_)) {
            return read_record(node, reader);
        }
        Some(Self { max: Some(Count::read(node, reader)?), min: None, count: None, line_break: None })
    }
}

schema!(LengthLimit, |generator| {
    let count = generator.subschema_for::<Count>();
    let mut object = ObjectSchema::default();
    Self::describe(&mut object, generator);
    let limit = object.finish("How long an answer may be.");
    json_schema!({ "if": { "type": "object" }, "then": limit, "else": count })
});

/// The answers of one application, in order.
#[derive(Debug, Clone)]
pub struct Answers(pub Vec<Answer>);

impl Called for Answers {
    const MANY: &'static str = "essays";
    const EXAMPLE: &'static str = "[{question: …, text: …}]";
    fn is_unnamed(value: &Value) -> bool {
        matches!(value, Value::Map(pairs) if pairs.iter().any(|(key, node)| key.text == "question" && node.text().is_some()))
    }
    fn read_called(node: &Node, reader: &mut Reader) -> Option<Self> {
        Vec::present(node, reader).map(Self)
    }
}

schema!(Answers, |generator| {
    let answer = generator.subschema_for::<Answer>();
    json_schema!({ "type": ["array", "null"], "items": answer })
});
