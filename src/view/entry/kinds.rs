//! What each kind of entry puts in which slot (docs/layouts.md has the table).

use crate::profile::entry::Entry;
use crate::profile::entry::common::{Common, Thesis};
use crate::profile::entry::entry_of::EntryOf;
use crate::profile::entry::records::{
    Award, Certificate, Education, Experience, Interest, Item, LanguageSkill, Patent, Position, Project, Prose,
    Publication, Reference, Skill, Status, Talk, Volunteer,
};
use crate::profile::value::date::DateAt;
use crate::profile::vocabulary::kind::Kind;
use crate::view::entry::{Draft, row, whole};
use crate::view::entry_view::{Block, OwnField};
use crate::view::text::rich::{Piece, Rich};
use crate::view::wording::compose::Composer;
use crate::view::wording::labels::Plural;
use crate::view::wording::level::{digit, grade};
use crate::view::wording::period::{Foreseen, Still, fill};
use crate::view::wording::said::{self, behind_name, has_word, is_number, together, without};

/// A number of people in words, unless the text has some.
fn team(size: Rich, labels: &Plural) -> Rich {
    let written = size.plain();
    match size.place() {
        Some(at) if written == "1" => Rich { rich: vec![Piece::worded(&labels.one, &at)] },
        _ if is_number(&written) => fill(&labels.other, [size]),
        _ => size,
    }
}

/// A level that is a number alone, as one of five.
fn of_five(level: Rich) -> Rich {
    match (level.place(), digit(&level.plain())) {
        (Some(at), Some(number)) => Rich { rich: vec![Piece::worded(format!("{number}/5"), &at)] },
        _ => level,
    }
}

fn lower(text: &Rich) -> String {
    said::lower(&text.plain())
}

impl Composer<'_> {
    /// The slots of an entry, by its kind.
    pub(super) fn draft(&mut self, entry: &Entry) -> Draft {
        match entry {
            Entry::Experience(entry) => self.experience(&entry.own),
            Entry::Volunteer(entry) => self.volunteer(&entry.own),
            Entry::Education(entry) => self.education(&entry.own, &entry.common),
            Entry::Project(entry) => self.project(&entry.own),
            Entry::Publication(entry) => self.publication(&entry.own, &entry.common),
            Entry::Patent(entry) => self.patent(&entry.own),
            Entry::Talk(entry) => self.talk(&entry.own),
            Entry::Award(entry) => self.award(&entry.own),
            Entry::Certificate(entry) => self.certificate(&entry.own),
            Entry::Training(entry) => self.training(&entry.own),
            Entry::Grant(entry) => self.grant(&entry.own),
            Entry::Teaching(entry) => self.teaching(&entry.own),
            Entry::Supervision(entry) => self.supervision(&entry.own),
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
                draft.facts.extend(position.clone());
            }
            None => draft.title = position.clone(),
        }
        self.facts([&own.department, &own.rank, &own.role, &own.employment], position, &mut draft);
        self.stack(&own.stack, &mut draft);
        self.roles(&own.positions, Kind::Experience, &mut draft);
        self.projects(&own.projects, &mut draft);
        draft
    }

    /// As an employment: what is an employer there is an organization here.
    fn volunteer(&mut self, own: &Volunteer) -> Draft {
        let mut draft = Draft::default();
        let (organization, position) = (self.optional(&own.organization), self.optional(&own.position));
        let title = self.optional(&own.title);
        draft.own("organization", organization.clone());
        draft.own("company", organization.clone());
        let roles = Rich::joined(title.clone().into_iter().chain(position.clone()), &self.labels().joiner);
        draft.own("position", roles.clone());
        let names = [title, position];
        match organization {
            Some(organization) => {
                draft.title = Some(organization);
                draft.facts.extend(names.iter().flatten().cloned());
            }
            // As of an employment without an employer.
            None => draft.title = roles,
        }
        let texts = [&own.department, &own.rank, &own.role, &own.employment];
        self.facts(texts, names.into_iter().flatten(), &mut draft);
        self.stack(&own.stack, &mut draft);
        self.roles(&own.positions, Kind::Volunteer, &mut draft);
        self.projects(&own.projects, &mut draft);
        draft
    }

    fn roles(&mut self, positions: &[EntryOf<Position>], kind: Kind, draft: &mut Draft) {
        let shown: Vec<_> = positions.iter().filter(|position| self.takes(&position.common.tags)).collect();
        for position in shown {
            let entry = Box::new(self.position(position, kind.name()));
            draft.entries.push(Block::Entry { field: "positions", entry });
        }
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
        draft.still = match own.status {
            None | Some(Status::Enrolled | Status::Expected) => Still::GoesOn,
            Some(Status::Leave | Status::Transferred) => Still::Paused,
            Some(Status::Completed | Status::Withdrawn | Status::Graduated) => Still::Over,
        };
        draft.own("institution", draft.title.clone());
        let (degree, area) = said::apart(self.optional(&own.degree), self.optional(&own.area));
        draft.fact("degree", degree);
        draft.fact("area", area);
        let status = own.status.filter(|_| !said).map(|status| Rich::own(labels.term(status.word())));
        let doubled =
            draft.facts.iter().any(|fact| status.as_ref().is_some_and(|word| has_word(&lower(fact), &lower(word))));
        let status = status.filter(|_| !doubled);
        draft.own("status", status.clone());
        draft.facts.extend(status);
        let (score, rank, courses) = (self.optional(&own.score), self.optional(&own.rank), self.list(&own.courses));
        draft.row("score", "score", labels, score);
        draft.row("rank", "rank", labels, rank);
        draft.row("courses", "courses", labels, courses);
        match &own.thesis {
            Some(thesis) => self.thesis(thesis, &mut draft),
            None => draft.own("thesis", OwnField::NONE),
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

    /// A project, alone or inside an employer.
    pub(super) fn project(&mut self, own: &Project) -> Draft {
        let labels = self.labels();
        let mut draft = Draft { title: self.line(&own.name), ..Draft::default() };
        let (role, organization) = (self.list(&own.role.0), self.optional(&own.organization));
        draft.fact("role", role);
        draft.fact("organization", organization);
        let sort = self.optional(&own.sort);
        draft.fact("type", sort);
        let size = self.optional(&own.team_size).map(|size| team(size, &labels.team));
        draft.fact("team_size", size);
        self.stack(&own.stack, &mut draft);
        draft
    }

    fn publication(&mut self, own: &Publication, common: &Common) -> Draft {
        let mut draft = Draft { title: self.line(&own.title), ..Draft::default() };
        draft.own("year", self.year(common));
        let authors = self.people(&own.authors.0);
        draft.fact("authors", authors);
        // The heading above them may say it already.
        let mut index = self.optional(&own.index).filter(|_| !self.by_index);
        for (field, text) in [("original_title", &own.original_title), ("venue", &own.venue), ("status", &own.status)] {
            let value = self.optional(text);
            let said = |draft: &Draft, value: &Rich| field == "status" && draft.says(value);
            let mut value = value.filter(|value| !said(&draft, value));
            if let Some(venue) = value.as_mut().filter(|_| field == "venue") {
                let index =
                    index.take().map(|index| [vec![Piece::own(" (")], index.rich, vec![Piece::own(")")]].concat());
                venue.rich.extend(index.into_iter().flatten());
            }
            draft.text(field, value);
        }
        draft.text("index", index);
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
        let inventors = self.people(&own.inventors.0);
        draft.fact("inventors", inventors);
        let original = self.optional(&own.original_title);
        draft.text("original_title", original);
        let numbers: Vec<_> = own
            .numbers
            .0
            .iter()
            .filter_map(|(country, number)| {
                let number = self.scalar(number)?;
                if number.plain().to_lowercase().starts_with(&country.text.to_lowercase()) {
                    return Some(number.held());
                }
                let country = vec![Piece::worded(&country.text, &country.range), Piece::own(" ")];
                Some(Rich { rich: [country, number.rich].concat() }.held())
            })
            .collect();
        draft.own("numbers", numbers.clone());
        draft.fields.extend(Rich::joined(numbers, &labels.list).map(|text| Block::Text { field: "numbers", text }));
        draft.text("status", own.status.map(|status| Rich::own(labels.term(status.word()))));
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
        let name = draft.title.as_ref().map(lower).unwrap_or_default();
        let score = score.map(|score| without(&name, score, false)).filter(|score| !has_word(&name, &lower(score)));
        let score = match &draft.title {
            Some(title) => score.map(|score| behind_name(title, score)),
            None => score,
        };
        draft.row("score", "result", self.labels(), score);
        draft
    }

    fn skill(&mut self, own: &Skill) -> Draft {
        let mut draft = Draft { title: self.optional(&own.name), ..Draft::default() };
        let (level, keywords) = (self.optional(&own.level), self.keywords(&own.keywords));
        let level = level.map(of_five).and_then(|level| draft.beside_title(level));
        draft.own("grade", level.as_ref().and_then(|level| grade(&level.plain())));
        draft.fact("level", level);
        match keywords {
            Some(Block::Text { text, .. }) => draft.text("keywords", Some(text)),
            list => {
                draft.own("keywords", OwnField::NONE);
                draft.fields.extend(list);
            }
        }
        draft
    }

    fn language_skill(&mut self, own: &LanguageSkill) -> Draft {
        let mut draft = Draft { title: self.line(&own.language), ..Draft::default() };
        let fluency = self.optional(&own.fluency).map(of_five).and_then(|fluency| draft.beside_title(fluency));
        draft.own("grade", fluency.as_ref().and_then(|fluency| grade(&fluency.plain())));
        draft.fact("fluency", fluency);
        let test = own.test.as_ref().and_then(|test| {
            let result = match (self.line(&test.name), self.optional(&test.score)) {
                (Some(name), Some(score)) => together(name, score),
                (name, score) => name.or(score)?,
            };
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
