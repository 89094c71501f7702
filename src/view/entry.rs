//! Entries, worded.

use crate::address::form::is_same;
use crate::profile::entry::Entry;
use crate::profile::entry::common::Common;
use crate::profile::entry::entry_of::EntryOf;
use crate::profile::entry::records::{Position, Project};
use crate::profile::value::links::Link;
use crate::profile::value::text::Text;
use crate::profile::vocabulary::kind::Kind;
use crate::profile::vocabulary::publication::AuthorMark;
use crate::view::entry_view::{Block, EntryView, OwnField};
use crate::view::text::markdown;
use crate::view::text::rich::{Piece, Rich};
use crate::view::wording::compose::Composer;
use crate::view::wording::labels::Labels;
use crate::view::wording::period::{Foreseen, Still, dates_and_due};
use crate::view::wording::said::{self, Labelled};
use crate::view::wording::{author, sentence};

mod academic;
mod citing;
mod extent;
mod kinds;
mod lists;
mod reference;
mod shows;
mod studies;

/// The slots of an entry while its kind fills them.
#[derive(Default)]
struct Draft {
    title: Option<Rich>,
    /// Joined to the subtitle.
    facts: Vec<Rich>,
    /// What studies are to end with.
    foreseen: Option<Foreseen>,
    /// What it means that studies have no end.
    still: Still,
    /// What comes before the note.
    fields: Vec<Block>,
    /// What comes after it.
    identifiers: Vec<Block>,
    /// What comes after the points.
    rows: Vec<Block>,
    /// What comes before the groups.
    entries: Vec<Block>,
    own: Vec<(&'static str, OwnField)>,
}

impl Draft {
    /// Fills a field of the kind that stands in a slot.
    fn own(&mut self, key: &'static str, value: impl Into<OwnField>) {
        self.own.push((key, value.into()));
    }

    /// Fills a field and adds it to the subtitle.
    fn fact(&mut self, key: &'static str, value: Option<Rich>) {
        self.own(key, value.clone());
        self.facts.extend(value);
    }

    /// Fills a field and adds it to the body as a text.
    fn text(&mut self, field: &'static str, value: Option<Rich>) {
        self.own(field, value.clone());
        self.fields.extend(value.map(|text| Block::Text { field, text }));
    }

    /// What stands beside the title, without what the title says.
    fn beside_title(&self, text: Rich) -> Option<Rich> {
        match &self.title {
            Some(title) => said::beside(title, text),
            None => Some(text),
        }
    }

    /// Whether a field says a text: `Nature (accepted)`.
    fn says(&self, text: &Rich) -> bool {
        self.fields.iter().any(|field| matches!(field, Block::Text { text: field, .. } if said::says(field, text)))
    }

    /// Whether a fact or a field is the same text.
    fn has(&self, note: &Rich) -> bool {
        let note = said::lower(&note.plain());
        let fields =
            self.fields.iter().filter_map(|field| if let Block::Text { text, .. } = field { Some(text) } else { None });
        self.facts.iter().chain(fields).any(|text| said::lower(&text.plain()) == note)
    }

    /// Whether an identifier leads where a link does that is called as the identifier is: `links: {DOI: …}` beside `doi`.
    fn identifies(&self, link: &Link) -> bool {
        let is_named = link.label.is_some() || link.name.is_some();
        let key = link.key.text.to_lowercase();
        let same = |url: &str| link.url.as_ref().is_some_and(|other| is_same(url, other));
        let leads = |rich: &Rich| rich.rich.iter().any(|piece| matches!(piece, Piece::Link { url, .. } if same(url)));
        let identifies =
            |block: &Block| matches!(block, Block::Links { field, links } if *field == key && links.iter().any(leads));
        !is_named && self.identifiers.iter().any(identifies)
    }

    /// Fills a field and adds it to the body as a row, with its label where the text has none.
    fn row(&mut self, field: &'static str, key: &str, labels: &Labels, value: Option<Rich>) {
        let row = value.map(|text| row(field, key, labels, text));
        let own = row.as_ref().map(whole);
        self.own(field, own);
        self.fields.extend(row);
    }
}

/// The row of a field, with the label `key` where the text has none.
fn row(field: &'static str, key: &str, labels: &Labels, text: Rich) -> Block {
    let Labelled { label, text } = said::labelled(key, labels.field(key), text);
    Block::Row { field, label, text }
}

/// What a row says, with a label of the user's own.
fn whole(row: &Block) -> Rich {
    let Block::Row { label, text, .. } = row else { return Rich::default() };
    let own = label.clone().filter(|label| !label.is_worded());
    Rich::joined(own.into_iter().chain([text.clone()]), " ").unwrap_or_default()
}

impl Composer<'_> {
    /// An entry of a section.
    pub fn entry(&mut self, entry: &Entry) -> EntryView {
        let draft = self.draft(entry);
        sentence::spread(self.assemble(entry.kind().name(), entry.common(), draft))
    }

    /// A role inside an entry of the kind `kind`.
    fn position(&mut self, position: &EntryOf<Position>, kind: &'static str) -> EntryView {
        let own = &position.own;
        let mut draft = Draft { title: self.line(&own.position), ..Draft::default() };
        draft.own("position", draft.title.clone());
        draft.own("company", OwnField::NONE);
        let title = draft.title.clone();
        self.facts([&own.department, &own.rank, &own.role, &own.employment], title, &mut draft);
        self.stack(&own.stack, &mut draft);
        self.projects(&own.projects, &mut draft);
        self.assemble(kind, &position.common, draft)
    }

    /// What describes a role beside its name, each said once.
    fn facts(&mut self, texts: [&Option<Text>; 4], names: impl IntoIterator<Item = Rich>, draft: &mut Draft) {
        let mut said: Vec<Rich> = names.into_iter().collect();
        for (key, text) in ["department", "rank", "role", "employment"].into_iter().zip(texts) {
            // A form of employment may be part of what one does: `Contract manager`.
            let says = if key == "employment" { said::says_form } else { said::says };
            let fact = self.optional(text).filter(|fact| !said.iter().any(|name| says(name, fact)));
            said.extend(fact.clone());
            draft.fact(key, fact);
        }
    }

    fn projects(&mut self, projects: &[EntryOf<Project>], draft: &mut Draft) {
        let shown = self.taken(projects);
        for project in shown {
            let inner = self.project(&project.own);
            let entry = Box::new(self.assemble(Kind::Project.name(), &project.common, inner));
            draft.entries.push(Block::Entry { field: "projects", entry });
        }
    }

    fn stack(&mut self, stack: &[Text], draft: &mut Draft) {
        let row = self.list(stack).map(|text| row("stack", "stack", self.labels(), text));
        draft.own("stack", row.as_ref().map(whole));
        draft.rows.extend(row);
    }

    fn optional(&mut self, text: &Option<Text>) -> Option<Rich> {
        text.as_ref().and_then(|text| self.line(text))
    }

    /// Puts the common fields around those of the kind, in reading order.
    fn assemble(&mut self, kind: &'static str, common: &Common, mut draft: Draft) -> EntryView {
        let labels = self.labels();
        let language = common.language.map(|language| Rich::own(&labels.languages[language.code()]));
        draft.facts.extend(language.clone());
        let note = common.note.as_ref().and_then(|note| self.paragraphs(note)).filter(|note| !draft.has(note));
        let summary = common.summary.as_ref().and_then(|summary| self.paragraphs(summary));
        let links = self.links(common, &draft);
        let url = common.url.as_ref().map(|url| url.url.clone());
        let period = self.period(common, draft.foreseen.as_ref(), kind, draft.still);
        if kind == Kind::Education.name() {
            let (dates, due) = match &period {
                Some(period) if draft.foreseen.is_some() => dates_and_due(period),
                period => (period.clone().unwrap_or_default(), None),
            };
            draft.own("dates", Some(dates).filter(|dates| !dates.rich.is_empty()));
            draft.own("due", due);
        }
        let mut body = draft.fields;
        body.extend(note.clone().map(|text| Block::Text { field: "note", text }));
        body.extend(draft.identifiers);
        body.extend(summary.clone().map(|text| Block::Text { field: "summary", text }));
        if !links.is_empty() {
            body.push(Block::Links { field: "links", links: links.clone() });
        }
        body.extend(self.points("highlights", &common.highlights));
        body.extend(draft.rows);
        body.extend(draft.entries);
        body.extend(self.groups(&common.groups));
        EntryView {
            kind,
            title: draft.title.map(|title| match &url {
                Some(url) => title.linked(url),
                None => title,
            }),
            subtitle: Rich::joined(draft.facts, &labels.joiner),
            period,
            place: self.optional(&common.location),
            url,
            note,
            summary,
            language,
            links,
            body,
            own: draft.own,
        }
    }

    /// The links that no identifier stands for. An address that no title can carry is one, too.
    fn links(&mut self, common: &Common, draft: &Draft) -> Vec<Rich> {
        let named = common.links.0.iter().filter(|link| !draft.identifies(link));
        let mut links: Vec<_> = named.map(|link| self.link(link)).collect();
        let carried = draft.title.as_ref().is_some_and(|title| !title.has_link());
        links.extend(common.url.as_ref().filter(|_| !carried).map(|url| self.address(url)));
        links
    }

    /// So many of the people as the section names, with one's own name behind the first where it stands further on; and whether
    /// there are more.
    fn most_people<'t>(&mut self, people: &'t [Text]) -> (Vec<&'t Text>, bool) {
        let most = self.authors_max.unwrap_or(usize::MAX).max(1);
        if people.len() <= most {
            return (people.iter().collect(), false);
        }
        let mut named: Vec<&Text> = people.iter().take(most).collect();
        let is_own = |person: &&Text| {
            person.versions().iter().any(|name| self.own_names.contains(&author::key(&markdown::parse(&name.text))))
        };
        if !named.iter().any(&is_own) {
            named.extend(people[most..].iter().find(is_own));
        }
        let cut = named.len() < people.len();
        (named, cut)
    }

    /// Authors or inventors, one's own name strong.
    fn people(&mut self, people: &[Text]) -> Option<Rich> {
        let labels = self.labels();
        let mut rich: Vec<Piece> = Vec::new();
        let mut more = false;
        let (people, cut) = self.most_people(people);
        for person in people {
            let others = author::is_others(&person.any().text);
            let counted = author::counts_others(&person.any().text);
            // `A. Kim et al.` says it already.
            if others && more {
                continue;
            }
            let Some(mut name) = self.line(person).map(author::whole) else { continue };
            more = author::has_others(&name);
            let key = author::key(&name.rich);
            let is_own = self.own_names.contains(&key);
            if self.students.contains(&key) && !name.plain().contains(AuthorMark::Student.sign()) {
                name.rich.push(Piece::own(AuthorMark::Student.sign()));
            }
            if others {
                name = Rich { rich: vec![Piece::worded(&labels.others, &person.any().range)] };
            } else if is_own {
                name = Rich { rich: vec![Piece::Strong(name.rich)] };
            }
            if !rich.is_empty() {
                rich.push(Piece::own(if others || counted { &labels.before_others } else { &labels.list }));
            }
            rich.extend(name.rich);
        }
        if cut && !more {
            rich.extend([Piece::own(&labels.before_others), Piece::own(&labels.others)]);
        }
        (!rich.is_empty()).then_some(Rich { rich })
    }
}
