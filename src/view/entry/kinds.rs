//! What each kind of entry puts in which slot (docs/layouts.md has the table).

use crate::profile::common::{Common, Thesis};
use crate::profile::date::DateAt;
use crate::profile::entry::Entry;
use crate::profile::kind::{
    Award, Certificate, Education, Experience, Interest, Item, LanguageSkill, Patent, Project, Prose, Publication,
    Reference, Skill, Status, Talk,
};
use crate::view::compose::Composer;
use crate::view::entry::{Block, Draft};
use crate::view::period::{Foreseen, fill};
use crate::view::rich::{Piece, Rich};
use crate::view::slot::Slot;

impl Composer<'_> {
    /// The slots of an entry, by its kind.
    pub(super) fn draft(&mut self, entry: &Entry) -> Draft {
        match entry {
            Entry::Experience(entry) => self.experience(&entry.own),
            Entry::Education(entry) => self.education(&entry.own, &entry.common),
            Entry::Project(entry) => self.project(&entry.own),
            Entry::Publication(entry) => self.publication(&entry.own),
            Entry::Patent(entry) => self.patent(&entry.own),
            Entry::Talk(entry) => self.talk(&entry.own),
            Entry::Award(entry) => self.award(&entry.own),
            Entry::Certificate(entry) => self.certificate(&entry.own),
            Entry::Skill(entry) => self.skill(&entry.own),
            Entry::Language(entry) => self.language_skill(&entry.own),
            Entry::Interest(entry) => self.interest(&entry.own),
            Entry::Reference(entry) => self.reference(&entry.own),
            Entry::Item(entry) => self.item(&entry.own),
            Entry::Prose(entry) => self.prose(&entry.own),
        }
    }

    fn experience(&mut self, own: &Experience) -> Draft {
        let mut draft = Draft::default();
        let (company, position) = (self.optional(&own.company), self.optional(&own.position));
        draft.own("company", company.clone());
        draft.own("position", position.clone());
        // A role without an employer is the title itself.
        match company {
            Some(company) => {
                draft.title = Some(company);
                draft.facts.extend(position);
            }
            None => draft.title = position,
        }
        self.facts([&own.department, &own.rank, &own.role, &own.employment], &mut draft);
        self.stack(&own.stack, &mut draft);
        let shown: Vec<_> = own.positions.iter().filter(|position| self.takes(&position.common.tags)).collect();
        for position in shown {
            let entry = Box::new(self.position(position));
            draft.entries.push(Block::Entry { field: "positions", entry });
        }
        self.projects(&own.projects, &mut draft);
        draft
    }

    fn education(&mut self, own: &Education, common: &Common) -> Draft {
        let labels = self.labels();
        let foreseen = self.due(own, common);
        // The period says it already.
        let said = foreseen.as_ref().is_some_and(|foreseen| match own.status {
            Some(Status::Expected | Status::Graduated) => true,
            Some(Status::Completed) => foreseen.coursework,
            _ => false,
        });
        let mut draft = Draft { title: self.line(&own.institution), foreseen, ..Draft::default() };
        draft.paused = own.status.is_some_and(|status| !matches!(status, Status::Enrolled | Status::Expected));
        draft.own("institution", draft.title.clone());
        let (degree, area) = (self.optional(&own.degree), self.optional(&own.area));
        draft.fact("degree", degree);
        draft.fact("area", area);
        let status = own.status.filter(|_| !said);
        draft.fact("status", status.map(|status| Rich::word(labels.word(status.word()))));
        let (score, rank, courses) = (self.optional(&own.score), self.optional(&own.rank), self.list(&own.courses));
        draft.row("score", labels.field("score"), score);
        draft.row("rank", labels.field("rank"), rank);
        draft.row("courses", labels.field("courses"), courses);
        match &own.thesis {
            Some(thesis) => self.thesis(thesis, &mut draft),
            None => draft.own("thesis", Slot::None),
        }
        draft
    }

    /// What studies are to end with: what is expected, or the end that a status says is still to come.
    fn due(&self, own: &Education, common: &Common) -> Option<Foreseen> {
        let (end, today) = (common.ended(), self.selection.date);
        let coming = |date: &DateAt| today.is_some_and(|today| today.is_before(date.date));
        let over = matches!(own.status, Some(Status::Graduated | Status::Completed));
        let due = own.status == Some(Status::Expected) || over && end.is_some_and(coming);
        let date = own.expected.as_ref().or(end.filter(|_| due))?;
        if own.status == Some(Status::Graduated) && today.is_some() && !coming(date) {
            return None;
        }
        let at_end = end.is_some_and(|end| end.date == date.date);
        Some(Foreseen { date: date.clone(), coursework: at_end && own.status == Some(Status::Completed) })
    }

    fn thesis(&mut self, thesis: &Thesis, draft: &mut Draft) {
        let labels = self.labels();
        let kind = self.optional(&thesis.kind);
        let title = self.line(&thesis.title);
        let advisor = self.optional(&thesis.advisor);
        let summary = thesis.summary.as_ref().and_then(|summary| self.paragraphs(summary));
        let parts = [("kind", &kind), ("title", &title), ("advisor", &advisor), ("summary", &summary)];
        let parts = parts.map(|(name, value)| (name.into(), value.clone().into()));
        draft.own("thesis", Slot::Dict(parts.into()));
        let field = "thesis";
        let label = kind.unwrap_or_else(|| Rich::word(labels.field("thesis")));
        let mut body: Vec<_> = title.map(|text| Block::Row { field, label, text }).into_iter().collect();
        body.extend(advisor.map(|text| Block::Row { field, label: Rich::word(labels.field("advisor")), text }));
        body.extend(summary.map(|text| Block::Text { field, text }));
        draft.fields.push(Block::Group { field, title: None, body });
    }

    /// A project, alone or inside an employer.
    pub(super) fn project(&mut self, own: &Project) -> Draft {
        let labels = self.labels();
        let mut draft = Draft { title: self.line(&own.name), ..Draft::default() };
        let (role, organization) = (self.optional(&own.role), self.optional(&own.organization));
        draft.fact("role", role);
        draft.fact("organization", organization);
        let size = own.team_size.as_ref().and_then(|size| self.scalar(size));
        draft.fact("team_size", size.map(|size| fill(&labels.team, [size])));
        self.stack(&own.stack, &mut draft);
        draft
    }

    fn publication(&mut self, own: &Publication) -> Draft {
        let mut draft = Draft { title: self.line(&own.title), ..Draft::default() };
        let authors = self.people(&own.authors);
        draft.fact("authors", authors);
        for (field, text) in [("original_title", &own.original_title), ("venue", &own.venue), ("status", &own.status)] {
            let value = self.optional(text);
            draft.text(field, value);
        }
        let doi = own
            .doi
            .as_ref()
            .map(|doi| Rich { rich: vec![Piece::worded(format!("doi:{}", doi.id), &doi.range)] }.linked(&doi.url()));
        let arxiv = own
            .arxiv
            .as_ref()
            .map(|id| Rich { rich: vec![Piece::worded(format!("arXiv:{}", id.id), &id.range)] }.linked(&id.url()));
        for (field, value) in [("doi", doi), ("arxiv", arxiv)] {
            draft.own(field, value.clone());
            draft.identifiers.extend(value.map(|link| Block::Links { field, links: vec![link] }));
        }
        draft
    }

    fn patent(&mut self, own: &Patent) -> Draft {
        let labels = self.labels();
        let mut draft = Draft { title: self.line(&own.title), ..Draft::default() };
        let inventors = self.people(&own.inventors);
        draft.fact("inventors", inventors);
        let original = self.optional(&own.original_title);
        draft.text("original_title", original);
        let numbers: Vec<_> = own
            .numbers
            .0
            .iter()
            .filter_map(|(country, number)| {
                let mut rich = vec![Piece::worded(&country.text, &country.range), Piece::word("\u{a0}")];
                rich.extend(self.scalar(number)?.held().rich);
                Some(Rich { rich })
            })
            .collect();
        draft.own("numbers", numbers.clone());
        draft.fields.extend(Rich::joined(numbers, &labels.list).map(|text| Block::Text { field: "numbers", text }));
        draft.text("status", own.status.map(|status| Rich::word(labels.word(status.word()))));
        draft
    }

    fn talk(&mut self, own: &Talk) -> Draft {
        let mut draft = Draft { title: self.line(&own.title), ..Draft::default() };
        let (event, original) = (self.optional(&own.event), self.optional(&own.original_title));
        draft.fact("event", event);
        draft.text("original_title", original);
        draft
    }

    fn award(&mut self, own: &Award) -> Draft {
        let mut draft = Draft { title: self.line(&own.title), ..Draft::default() };
        let issuer = self.optional(&own.issuer);
        draft.fact("issuer", issuer);
        draft
    }

    fn certificate(&mut self, own: &Certificate) -> Draft {
        let mut draft = Draft { title: self.line(&own.name), ..Draft::default() };
        let (issuer, score) = (self.optional(&own.issuer), self.optional(&own.score));
        draft.fact("issuer", issuer);
        draft.row("score", self.labels().field("result"), score);
        draft
    }

    fn skill(&mut self, own: &Skill) -> Draft {
        let mut draft = Draft { title: self.optional(&own.name), ..Draft::default() };
        let (level, keywords) = (self.optional(&own.level), self.keyword_list(&own.keywords));
        draft.fact("level", level);
        draft.text("keywords", keywords);
        draft
    }

    fn language_skill(&mut self, own: &LanguageSkill) -> Draft {
        let mut draft = Draft { title: self.line(&own.language), ..Draft::default() };
        let fluency = self.optional(&own.fluency);
        draft.fact("fluency", fluency);
        let test = own.test.as_ref().and_then(|test| {
            let parts = [self.line(&test.name), self.optional(&test.score)];
            let result = Rich::joined(parts.into_iter().flatten(), " ")?;
            Some(match &test.date {
                Some(date) => fill(&self.labels().leveled, [result, self.date(date)]),
                None => result,
            })
        });
        draft.text("test", test);
        draft
    }

    fn interest(&mut self, own: &Interest) -> Draft {
        let mut draft = Draft { title: self.line(&own.text), ..Draft::default() };
        draft.fields.extend(self.points("items", &own.items));
        draft
    }

    fn reference(&mut self, own: &Reference) -> Draft {
        let mut draft = Draft { title: self.line(&own.name), ..Draft::default() };
        let (relation, contact, quote) =
            (self.optional(&own.relation), self.optional(&own.contact), self.optional(&own.quote));
        draft.fact("relation", relation);
        draft.text("contact", contact);
        draft.text("quote", quote);
        draft
    }

    fn item(&mut self, own: &Item) -> Draft {
        let mut draft = Draft { title: self.line(&own.title), ..Draft::default() };
        let organization = self.optional(&own.organization);
        draft.fact("organization", organization);
        draft
    }

    fn prose(&mut self, own: &Prose) -> Draft {
        let mut draft = Draft::default();
        let text = self.paragraphs(&own.text);
        draft.text("text", text);
        draft
    }
}
