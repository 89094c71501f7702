//! What Korean forms ask for, worded.

use crate::profile::personal::{Military, MilitaryStatus, OwnRow, Personal};
use crate::view::text::rich::{Piece, Rich};
use crate::view::value::dictionary;
use crate::view::wording::compose::Composer;

dictionary! {
/// One line of a form.
pub struct PersonalRow {
    /// The field, or `row` for a row of one's own.
    pub key: &'static str,
    /// Its name.
    pub label: Rich,
    /// What it holds.
    pub text: Rich,
}
}

impl Composer<'_> {
    /// The filled lines.
    pub fn personal(&mut self, personal: &Personal) -> Vec<PersonalRow> {
        let birth = personal.birth.as_ref().map(|date| self.date(date));
        let gender = personal.gender.map(|gender| Rich::own(self.labels().term(gender.word())));
        let nationality = personal.nationality.as_ref().and_then(|text| self.line(text));
        let address = personal.address.as_ref().and_then(|text| self.line(text));
        let military = personal.military.as_ref().and_then(|military| self.military(military));
        let rows = [
            ("birth", birth),
            ("gender", gender),
            ("nationality", nationality),
            ("address", address),
            ("military", military),
        ];
        let row = |(key, text): (&'static str, Option<Rich>)| {
            Some(PersonalRow { key, label: Rich::own(self.labels().field(key)), text: text? })
        };
        let mut rows: Vec<_> = rows.into_iter().filter_map(row).collect();
        for OwnRow { label, value } in &personal.rows {
            if let (Some(label), Some(text)) = (self.line(label), self.line(value)) {
                rows.push(PersonalRow { key: "row", label, text });
            }
        }
        rows
    }

    /// 군필 · 육군 · 병장 · 2010.03 – 2012.01
    fn military(&mut self, military: &Military) -> Option<Rich> {
        let labels = self.labels();
        let status = military
            .status
            .map(|status| Rich { rich: vec![Piece::own(labels.term(&format!("military-{}", status.word())))] });
        let branch = military.branch.map(|branch| Rich::own(labels.term(branch.word())));
        let rank = military.rank.as_ref().and_then(|rank| self.line(rank));
        // Service that is over does not go on for want of an end.
        let over = military.end.is_none()
            && matches!(military.status, Some(MilitaryStatus::Completed | MilitaryStatus::Exempt));
        let span = match over {
            true => self.since(military.start.as_ref()),
            false => self.span(military.start.as_ref(), military.end.as_ref()),
        };
        Rich::joined([status, branch, rank, span].into_iter().flatten(), &labels.joiner)
    }
}
