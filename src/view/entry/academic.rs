//! What training, grants, courses taught and students put in which slot.

use crate::profile::entry::academic::{Grant, Supervision, Teaching, Training};
use crate::view::entry::Draft;
use crate::view::text::rich::Rich;
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
