//! How dates and periods are worded: `dates` of a profile and of a document.

use std::ops::Range;

use schemars::json_schema;
use serde::Deserialize;

use crate::profile::describe::schema;
use crate::profile::record::declare::{choices, readable, record};
use crate::profile::record::{Read, Reader};
use crate::profile::yaml::node::{Node, Value};

record! {
    /// How dates and periods are worded.
    pub struct Dates ("`dates`") {
        /// Months short (`2020.08`, `Aug 2020`), or long (`2020년 8월`, `August 2020`).
        style: Option<DateStyle>,
        /// An end that has not come, in the plain word (현재, Present), or by the kind of the entry (재직 중, 재학 중).
        present: Option<PresentStyle>,
        /// The sign between a start and an end: a dash (`–`), a hyphen (`-`) or a tilde (`~`), in quotes.
        range: Option<RangeSign>,
        /// Whether the periods of employments, roles and projects say how long they are.
        durations: Option<Switch>,
        /// Whether the section of employments says how long they are together.
        total: Option<Switch>,
    }
}

readable!(Dates: "How dates and periods are worded.");

impl Dates {
    /// What a document asks for, and what the profile asks for where the document does not.
    pub fn of(document: Option<&Self>, profile: Option<&Self>) -> Self {
        let asked = || document.into_iter().chain(profile);
        Self {
            style: asked().find_map(|dates| dates.style),
            present: asked().find_map(|dates| dates.present),
            range: asked().find_map(|dates| dates.range),
            durations: asked().find_map(|dates| dates.durations.clone()),
            total: asked().find_map(|dates| dates.total.clone()),
        }
    }

    /// These, and what a layout has of its own where they say nothing.
    pub fn or(self, layout: &LayoutDates) -> Self {
        Self {
            style: self.style.or(layout.style),
            present: self.present.or(layout.present),
            range: self.range.or(layout.range),
            ..self
        }
    }
}

/// How a layout words dates and periods where nobody asks for something else.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LayoutDates {
    /// How much a date says of its month's name.
    pub style: Option<DateStyle>,
    /// How an end that has not come is worded.
    pub present: Option<PresentStyle>,
    /// The sign between a start and an end.
    pub range: Option<RangeSign>,
}

/// How much a date says of its month's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateStyle {
    /// As short as the language writes it.
    Short,
    /// In full.
    Long,
}

/// How an end that has not come is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PresentStyle {
    /// One word for all.
    Plain,
    /// A word for each kind of entry.
    ByKind,
}

/// The sign between a start and an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum RangeSign {
    /// An en dash.
    #[serde(rename = "–")]
    Dash,
    /// A hyphen, which old software reads.
    #[serde(rename = "-")]
    Hyphen,
    /// A tilde, as Korean forms have it.
    #[serde(rename = "~")]
    Tilde,
}

choices! {
    DateStyle "a style of dates" { "short" Short, "long" Long, }
    PresentStyle "a way to word the present" { "plain" Plain, "by_kind" ByKind, }
    RangeSign "a sign between dates" { "–" Dash, "-" Hyphen, "~" Tilde, }
}

/// A yes or no.
#[derive(Debug, Clone)]
pub struct Switch {
    /// Whether it is yes.
    pub on: bool,
    /// Its bytes.
    pub range: Range<usize>,
}

impl Read for Switch {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let on = match &node.value {
            Value::Text(text) => text.parse().ok(),
            _ => None,
        };
        if on.is_none() {
            reader.wrong_type(node, "`true` or `false`").hints.push("write `true` or `false`".into());
        }
        Some(Self { on: on?, range: node.range.clone() })
    }
}

schema!(Switch, |_| json_schema!({ "enum": [true, false, "true", "false", null] }));
