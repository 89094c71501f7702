//! What each kind of entry puts in which slot (docs/layouts.md has the table).

use crate::profile::entry::Entry;
use crate::profile::entry::common::Common;
use crate::profile::entry::entry_of::EntryOf;
use crate::profile::entry::records::{
    Award, Certificate, Experience, Interest, Item, LanguageSkill, Patent, Position, Project, Prose, Publication,
    Reference, Skill, Talk, Volunteer,
};
use crate::profile::vocabulary::kind::Kind;
use crate::view::entry::Draft;
use crate::view::entry_view::{Block, OwnField};
use crate::view::text::rich::{Piece, Rich};
use crate::view::wording::compose::Composer;
use crate::view::wording::labels::Labels;
use crate::view::wording::level::{digit, grade};
use crate::view::wording::period::fill;
use crate::view::wording::said::{self, behind_name, has_word, is_number, together, without};

/// A number of people in words, unless the text has some.
fn team(size: Rich, labels: &Labels) -> Rich {
    let written = size.plain();
    match size.place() {
        Some(at) if written == "1" => Rich { rich: vec![Piece::worded(&labels.team.one, &at)] },
        _ if is_number(&written) => fill(labels.team.written(&written, &labels.plural), [size]),
        _ => size,
    }
}

/// A level that is a number alone, as one of five.
pub(super) fn of_five(level: Rich) -> Rich {
    match (level.place(), digit(&level.plain())) {
        (Some(at), Some(number)) => Rich { rich: vec![Piece::worded(format!("{number}/5"), &at)] },
        _ => level,
    }
}

fn lower(text: &Rich) -> String {
    said::lower(&text.plain())
}

/// The name of an index of so many letters stands behind the journal, a longer one by itself.
const SHORT_INDEX: usize = 12;

impl Composer<'_> {
    /// The slots of an entry, by its kind.
    pub(super) fn draft(&mut self, entry: &Entry) -> Draft {
        match entry {
            Entry::Experience(entry) => self.experience(&entry.own),
            Entry::Volunteer(entry) => self.volunteer(&entry.own),
            Entry::Education(entry) => self.education(entry),
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
        let shown = self.taken(positions);
        for position in shown {
            let entry = Box::new(self.position(position, kind.name()));
            draft.entries.push(Block::Entry { field: "positions", entry });
        }
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
        let size = self.optional(&own.team_size).map(|size| team(size, labels));
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
                let short = index.take_if(|index| index.plain().chars().count() <= SHORT_INDEX);
                venue
                    .rich
                    .extend(short.into_iter().flat_map(|it| [vec![Piece::own(&self.labels().list)], it.rich].concat()));
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
