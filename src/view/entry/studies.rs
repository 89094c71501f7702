//! Studies: a school with its degree, or with several.

use crate::profile::entry::common::Thesis;
use crate::profile::entry::entry_of::EntryOf;
use crate::profile::entry::records::Education;
use crate::profile::entry::studies::{Degree, Status, Studies};
use crate::profile::value::date::DateAt;
use crate::profile::vocabulary::kind::Kind;
use crate::view::entry::{Draft, row, whole};
use crate::view::entry_view::{Block, EntryView, OwnField};
use crate::view::text::rich::Rich;
use crate::view::wording::compose::Composer;
use crate::view::wording::period::{Foreseen, Still};
use crate::view::wording::said::{self, has_word, lower, without};

impl Composer<'_> {
    pub(super) fn education(&mut self, entry: &EntryOf<Education>) -> Draft {
        let own = &entry.own;
        let mut draft = Draft { title: self.line(&own.institution), ..Draft::default() };
        draft.own("institution", draft.title.clone());
        let (degree, area) = said::apart(self.optional(&own.degree), self.optional(&own.area));
        draft.fact("degree", degree);
        draft.fact("area", area);
        self.studies(entry.studies(), &mut draft);
        let shown = self.taken(&own.degrees);
        // A school with degrees says no time itself: theirs does.
        for degree in shown {
            let entry = Box::new(self.degree(degree));
            draft.entries.push(Block::Entry { field: "degrees", entry });
        }
        draft
    }

    /// One of several degrees, which is its own title.
    fn degree(&mut self, degree: &EntryOf<Degree>) -> EntryView {
        let own = &degree.own;
        let (name, area) = said::apart(self.line(&own.degree), self.optional(&own.area));
        let title = Rich::joined(name.into_iter().chain(area), &self.labels().joiner);
        let mut draft = Draft { title, ..Draft::default() };
        ["institution", "degree", "area"].into_iter().for_each(|key| draft.own(key, OwnField::NONE));
        self.studies(degree.studies(), &mut draft);
        self.assemble(Kind::Education.name(), &degree.common, draft)
    }

    /// What is said of studies below what they are called.
    fn studies(&mut self, studies: Studies, draft: &mut Draft) {
        let labels = self.labels();
        let foreseen = self.due(&studies);
        // The period says it already.
        let said = foreseen.as_ref().is_some_and(|foreseen| match studies.status {
            Some(Status::Expected | Status::Graduated) => true,
            Some(Status::Completed) => foreseen.coursework,
            _ => false,
        });
        draft.foreseen = foreseen;
        draft.still = match studies.status {
            None | Some(Status::Enrolled | Status::Expected) => Still::GoesOn,
            Some(Status::Leave | Status::Transferred) => Still::Paused,
            Some(Status::Completed | Status::Withdrawn | Status::Graduated) => Still::Over,
        };
        let status = studies.status.filter(|_| !said).map(|status| Rich::own(labels.term(status.word())));
        let says = |name: &Rich, word: &Rich| has_word(&lower(&name.plain()), &lower(&word.plain()));
        let status = status.filter(|word| !draft.facts.iter().any(|fact| says(fact, word)));
        draft.own("status", status.clone());
        draft.facts.extend(status);
        let (score, rank) = (self.optional(studies.score), self.optional(studies.rank));
        let courses = self.list(studies.courses);
        draft.row("score", "score", labels, score);
        draft.row("rank", "rank", labels, rank);
        draft.row("courses", "courses", labels, courses);
        match studies.thesis {
            Some(thesis) => self.thesis(thesis, draft),
            None => draft.own("thesis", OwnField::NONE),
        }
    }

    /// What studies are to end with: what is expected, or the end that a status says is still to come.
    fn due(&self, studies: &Studies) -> Option<Foreseen> {
        let (end, today) = (studies.common.ended(), self.selection.date);
        let coming = |date: &DateAt| today.is_some_and(|today| today.is_before(date.date));
        let over = matches!(studies.status, Some(Status::Graduated | Status::Completed));
        let due = studies.status == Some(Status::Expected) || over && end.is_some_and(coming);
        let date = studies.expected.or(end.filter(|_| due))?;
        if studies.status == Some(Status::Graduated) && today.is_some() && !coming(date) {
            return None;
        }
        let at_end = end.is_some_and(|end| end.date == date.date);
        Some(Foreseen { date: date.clone(), coursework: at_end && studies.status == Some(Status::Completed) })
    }

    fn thesis(&mut self, thesis: &Thesis, draft: &mut Draft) {
        let labels = self.labels();
        let field = "thesis";
        let kind = self.optional(&thesis.kind);
        let title = self.line(&thesis.title).map(|text| match kind.clone() {
            Some(label) => {
                let text = without(&said::lower(&label.plain()), text, true);
                Block::Row { field, label: Some(label), text }
            }
            None => row(field, "thesis", labels, text),
        });
        let advisor = self.optional(&thesis.advisor).map(|text| row(field, "advisor", labels, text));
        let summary = thesis.summary.as_ref().and_then(|summary| self.paragraphs(summary));
        let says = |row: &Option<Block>| row.as_ref().map(whole);
        let name =
            title.as_ref().map(|row| if let Block::Row { text, .. } = row { text.clone() } else { Rich::default() });
        let parts = [("kind", kind), ("title", name), ("advisor", says(&advisor)), ("summary", summary.clone())];
        draft.own(field, OwnField::Parts(parts.into()));
        let summary = summary.map(|text| Block::Text { field, text });
        let body = title.into_iter().chain(advisor).chain(summary).collect();
        draft.fields.push(Block::Group { field, title: None, body });
    }
}
