//! The letters of a profile.

use schemars::json_schema;
use serde::Deserialize;

use crate::diagnostic::Code;
use crate::profile::describe::schema;
use crate::profile::entry::common::Point;
use crate::profile::record::declare::{choices, readable, record};
use crate::profile::record::{Field, Read, Reader, Record, first};
use crate::profile::value::text::{Scalar, Text};
use crate::profile::yaml::node::{Key, Node, Value};

/// Letters of one profile.
const MOST_LETTERS: usize = 500;

record! {
    /// A letter.
    pub struct Letter ("a letter") {
        /// Whom it goes to.
        to: Option<Recipient>,
        /// What it is about.
        subject: Option<Text>,
        /// Where it is written, beside the date.
        place: Option<Text>,
        /// In which order and at which side its parts stand; without it, as is the custom where its language is spoken.
        form: Option<LetterForm>,
        /// The salutation.
        opening: Option<Text>,
        /// What it says, in paragraphs and lists.
        text: Text,
        /// The words before the signature.
        closing: Option<Text>,
        /// A picture of the signature, relative to the profile.
        signature: Option<Scalar>,
        /// What is added below.
        ps: Option<Text>,
        /// What goes with it.
        enclosures: Vec<Point>,
    }
}

record! {
    /// Whom a letter goes to.
    pub struct Recipient ("`to`") {
        /// A person.
        name: Option<Text>,
        /// What that person is.
        title: Option<Text>,
        /// A firm or an office.
        organization: Option<Text>,
        /// The postal address, which keeps its lines.
        address: Option<Text>,
    }
}

readable! {
    Letter: "A letter, with the header of a layout.",
    Recipient: "Whom a letter goes to.",
}

/// In which order and at which side the parts of a letter stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LetterForm {
    /// The date before the recipient, all at the left.
    Us,
    /// The subject behind the salutation.
    Uk,
    /// DIN 5008: the recipient in the window of the envelope, the date at the right.
    Din,
    /// The recipient and the date at the right.
    French,
    /// Place and date at the right, before the recipient.
    Spanish,
    /// The date and the name at the end.
    Korean,
    /// The date first, the sender at the right below the recipient.
    Japanese,
    /// The name and the date at the end, at the right.
    Chinese,
}

choices! {
    LetterForm "a form of letters" {
        "us" Us, "uk" Uk, "din" Din, "french" French, "spanish" Spanish, "korean" Korean, "japanese" Japanese,
        "chinese" Chinese,
    }
}

/// The letters by name.
#[derive(Debug, Clone, Default)]
pub struct Letters(pub Vec<(Key, Letter)>);

impl Letters {
    /// The letter called `name`.
    pub fn called(&self, name: &str) -> Option<&Letter> {
        self.0.iter().find(|(key, _)| key.text == name).map(|(_, letter)| letter)
    }
}

impl Field for Letters {
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        let unnamed =
            |pairs: &[(Key, Node)]| pairs.iter().any(|(key, node)| key.text == "text" && node.text().is_some());
        let pairs = match &node.value {
            Value::Map(pairs) if !unnamed(pairs) => pairs,
            _ => {
                let hint =
                    format!("put a name before its keys, as in `letters: {{acme: {{{}: …}}}}`", first(Letter::KEYS));
                reader.wrong_type(node, "letters by name").hints.push(hint);
                return None;
            }
        };
        if let Some((key, _)) = pairs.get(MOST_LETTERS) {
            let message = format!("the profile has more than {MOST_LETTERS} letters");
            let hint = "keep a profile of its own for some of them";
            reader.error(Code::TooManyValues, key.range.clone(), message).hints.push(hint.into());
            return None;
        }
        let given = pairs.iter().filter(|(_, node)| !matches!(node.value, Value::Null));
        let read = given.filter_map(|(key, node)| Some((key.clone(), Letter::read(node, reader)?)));
        Some(Self(read.collect()))
    }
}

schema!(Letters, |generator| {
    let letter = generator.subschema_for::<Letter>();
    json_schema!({ "type": ["object", "null"], "additionalProperties": letter })
});
