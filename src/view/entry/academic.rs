//! What training, grants, courses taught and students put in which slot.

use std::borrow::Cow;

use crate::profile::entry::Entry;
use crate::profile::entry::academic::{Grant, Supervision, Teaching, Training};
use crate::profile::section::Section;
use crate::profile::value::text::Text;
use crate::view::entry::Draft;
use crate::view::text::clean::clean;
use crate::view::text::markdown;
use crate::view::text::rich::{Rich, plain};
use crate::view::wording::amount;
use crate::view::wording::compose::Composer;
use crate::view::wording::period::fill;
use crate::view::wording::plural::{Plural, Rules};
use crate::view::wording::said::is_number;

/// A number in words with what it counts, unless the text has some.
fn counted(count: Rich, unit: &Plural, rules: &Rules) -> Rich {
    let written = count.plain();
    if is_number(&written) { fill(unit.written(&written, rules), [count]) } else { count }
}

impl Composer<'_> {
    pub(super) fn training(&mut self, own: &Training) -> Draft {
        let labels = self.labels();
        let mut draft = Draft { title: self.line(&own.name), ..Draft::default() };
        let (provider, status) = (self.optional(&own.provider), self.optional(&own.status));
        let hours = self.optional(&own.hours).map(|hours| counted(hours, &labels.hours, &labels.plural));
        let days = self.optional(&own.days).map(|days| counted(days, &labels.days, &labels.plural));
        for (key, fact) in [("provider", provider), ("hours", hours), ("days", days), ("status", status)] {
            draft.fact(key, fact);
        }
        draft
    }

    pub(super) fn grant(&mut self, own: &Grant) -> Draft {
        let mut draft = Draft { title: self.line(&own.title), ..Draft::default() };
        let texts = [("funder", &own.funder), ("role", &own.role), ("amount", &own.amount), ("status", &own.status)];
        for (key, text) in texts {
            let fact = self.optional(text);
            draft.fact(key, fact);
        }
        let number = self.optional(&own.number);
        draft.row("number", "number", self.labels(), number);
        draft
    }

    /// What the grants of a section that asks for it come to, for each role, with how many they are.
    pub fn funding(&self, section: &Section, shown: &[Cow<Entry>]) -> Option<Rich> {
        section.citing.as_ref()?.totals.as_ref().filter(|totals| totals.on)?;
        let said = |text: &Option<Text>| {
            text.as_ref().map(|text| plain(&markdown::parse(&clean(&self.version(text).text).0)).trim().to_owned())
        };
        let mut roles: Vec<(String, Vec<Option<String>>)> = Vec::new();
        for entry in shown {
            let Entry::Grant(grant) = &**entry else { continue };
            let (role, amount) = (said(&grant.own.role).unwrap_or_default(), said(&grant.own.amount));
            match roles.iter_mut().find(|(other, _)| *other == role) {
                Some((_, amounts)) => amounts.push(amount),
                None => roles.push((role, vec![amount])),
            }
        }
        let of_role = |(role, amounts): (String, Vec<Option<String>>)| {
            let count = amounts.len();
            // A sum that leaves one out would be wrong.
            let known: Option<Vec<_>> = amounts.into_iter().collect();
            let sum = known.and_then(|amounts| amount::sum(&amounts));
            let total = sum.map_or(count.to_string(), |sum| format!("{sum} ({count})"));
            if role.is_empty() { total } else { format!("{role}: {total}") }
        };
        let totals: Vec<_> = roles.into_iter().map(of_role).collect();
        (!totals.is_empty()).then(|| Rich::own(totals.join(" · ")))
    }

    pub(super) fn teaching(&mut self, own: &Teaching) -> Draft {
        let labels = self.labels();
        let mut draft = Draft { title: self.line(&own.course), ..Draft::default() };
        for (key, text) in [("institution", &own.institution), ("role", &own.role), ("level", &own.level)] {
            let fact = self.optional(text);
            draft.fact(key, fact);
        }
        let students = self.optional(&own.students).map(|students| counted(students, &labels.students, &labels.plural));
        draft.fact("students", students);
        draft
    }

    pub(super) fn supervision(&mut self, own: &Supervision) -> Draft {
        let mut draft = Draft { title: self.line(&own.student), ..Draft::default() };
        for (key, text) in [("degree", &own.degree), ("role", &own.role), ("status", &own.status)] {
            let fact = self.optional(text);
            draft.fact(key, fact);
        }
        let topic = self.optional(&own.topic);
        draft.text("topic", topic);
        draft
    }
}
