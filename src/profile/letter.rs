//! The letters of a profile.

use serde::Deserialize;

use crate::profile::entry::common::Point;
use crate::profile::named::Called;
use crate::profile::record::declare::{choices, readable, record};
use crate::profile::record::{Read, Reader};
use crate::profile::value::text::{Scalar, Text};
use crate::profile::yaml::node::{Node, Value};

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

impl Called for Letter {
    const MANY: &'static str = "letters";
    const EXAMPLE: &'static str = "{text: …}";
    fn is_unnamed(value: &Value) -> bool {
        matches!(value, Value::Map(pairs) if pairs.iter().any(|(key, node)| key.text == "text" && node.text().is_some()))
    }
    fn read_called(node: &Node, reader: &mut Reader) -> Option<Self> {
        Self::read(node, reader)
    }
}
