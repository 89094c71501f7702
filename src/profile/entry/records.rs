//! The fields of each kind of entry.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::profile::describe::any_of;
use crate::profile::entry::common::{Keyword, Point, Test, Thesis};
use crate::profile::entry::entry_of::EntryOf;
use crate::profile::entry::numbers::Numbers;
use crate::profile::entry::studies::{Degree, Status};
use crate::profile::entry::tested::{self, Tested};
use crate::profile::record::declare::{choices, record};
use crate::profile::record::{OneOrMany, Reader};
use crate::profile::value::date::DateAt;
use crate::profile::value::date::advice::as_field;
use crate::profile::value::date_style::Switch;
use crate::profile::value::identifier::{ArxivId, Doi};
use crate::profile::value::people::People;
use crate::profile::value::text::{Scalar, Text};
use crate::profile::vocabulary::publication::{AuthorMark, PublicationType};
use crate::profile::vocabulary::synonym;
use crate::profile::yaml::flow;
use crate::profile::yaml::node::{Node, Value};

record! {
    /// An employer and what was done there.
    pub struct Experience ("an experience entry", check check_experience, rule any_of(&["company", "position"])) {
        /// The employer.
        company: Option<Text>,
        /// The role, where there is one.
        position: Option<Text>,
        /// The department or team.
        department: Option<Text>,
        /// The rank (직급).
        rank: Option<Text>,
        /// One's part in it (직책).
        role: Option<Text>,
        /// The form of employment: full-time, contract, intern.
        employment: Option<Text>,
        /// Whether it is part of the total of a career; without it, what `employment` says decides.
        counts: Option<Switch>,
        /// The roles, where there are several, latest first.
        positions: Vec<EntryOf<Position>>,
        /// Projects for this employer.
        projects: Vec<EntryOf<Project>>,
        /// What it was built with.
        stack: Vec<Text>,
    }
}

fn check_experience(entry: &Experience, at: Range<usize>, reader: &mut Reader) {
    if entry.company.is_none() && entry.position.is_none() {
        let message = "an experience entry needs `company` or `position`";
        reader.error(Code::MissingField, at, message).hints.push("add `company: …`".into());
    }
}

record! {
    /// What was done without pay.
    pub struct Volunteer (
        "a volunteer entry", check check_volunteer, rule any_of(&["organization", "position", "title"])
    ) {
        /// For whom it was done.
        organization: Option<Text>,
        /// The role, where there is one.
        position: Option<Text>,
        /// What it was, where it has a name of its own.
        title: Option<Text>,
        /// The department or team.
        department: Option<Text>,
        /// The rank (직급).
        rank: Option<Text>,
        /// One's part in it (직책).
        role: Option<Text>,
        /// The form it had: full-time, at weekends.
        employment: Option<Text>,
        /// The roles, where there are several, latest first.
        positions: Vec<EntryOf<Position>>,
        /// Projects for this organization.
        projects: Vec<EntryOf<Project>>,
        /// What it was built with.
        stack: Vec<Text>,
    }
}

fn check_volunteer(entry: &Volunteer, at: Range<usize>, reader: &mut Reader) {
    if entry.organization.is_none() && entry.position.is_none() && entry.title.is_none() {
        let message = "a volunteer entry needs `organization` or `position`";
        reader.error(Code::MissingField, at, message).hints.push("add `organization: …`".into());
    }
}

record! {
    /// One of several roles under an employer.
    pub struct Position ("a position") {
        /// The role.
        position: Text,
        /// The department or team.
        department: Option<Text>,
        /// The rank (직급).
        rank: Option<Text>,
        /// One's part in it (직책).
        role: Option<Text>,
        /// The form of employment: full-time, contract, intern.
        employment: Option<Text>,
        /// Whether it is part of the total of a career; without it, what `employment` says decides.
        counts: Option<Switch>,
        /// Projects in this role.
        projects: Vec<EntryOf<Project>>,
        /// What it was built with.
        stack: Vec<Text>,
    }
}

impl Position {
    /// Takes away what is said below the head.
    pub fn behead(&mut self) {
        self.projects.clear();
        self.stack.clear();
    }
}

/// How a patent stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatentStatus {
    /// 출원
    Filed,
    /// 등록
    Granted,
    /// 소멸
    Expired,
}

choices! {
    PatentStatus "a status of a patent" { "filed" Filed, "granted" Granted, "expired" Expired, }
}

record! {
    /// Studies.
    pub struct Education ("an education entry") {
        /// The school.
        institution: Text,
        /// The degree.
        degree: Option<Text>,
        /// The field of study.
        area: Option<Text>,
        /// When the degree is expected, while the studies go on.
        expected: Option<DateAt>,
        /// How the studies stand or ended.
        status: Option<Status>,
        /// The grade average, with its scale: `4.12/4.5`.
        score: Option<Text>,
        /// The rank in the class.
        rank: Option<Text>,
        /// Courses worth naming.
        courses: Vec<Text>,
        /// The thesis.
        thesis: Option<Thesis>,
        /// The degrees, where one school gave several, latest first.
        degrees: Vec<EntryOf<Degree>>,
    }
}

record! {
    /// A project.
    pub struct Project ("a project") {
        /// Its name.
        name: Text,
        /// One's part in it, or several.
        role: OneOrMany<Text>,
        /// For whom it was done.
        organization: Option<Text>,
        /// What sort of project it is: of one's own, a client's, of a course.
        sort as "type": Option<Text>,
        /// How many people worked on it.
        team_size: Option<Text>,
        /// What it was built with.
        stack: Vec<Text>,
    }
}

impl Project {
    /// Takes away what is said below the head.
    pub fn behead(&mut self) {
        self.stack.clear();
    }
}

record! {
    /// A publication.
    pub struct Publication ("a publication") {
        /// Its title.
        title: Text,
        /// The title in its own language, beside a translated one.
        original_title: Option<Text>,
        /// Who wrote it, in order; `others` is "et al.".
        authors: People,
        /// The journal, conference or publisher.
        venue: Option<Text>,
        /// The DOI, without an address before it.
        doi: Option<Doi>,
        /// The arXiv identifier.
        arxiv: Option<ArxivId>,
        /// Where it stands: to appear, under review.
        status: Option<Text>,
        /// What it is, for sections that choose or group by it.
        kind as "type": Option<PublicationType>,
        /// The index that lists the journal: SCIE, KCI.
        index: Option<Text>,
        /// What the marks behind authors mean, told at the head of the section: `*` equal, `†` student, `‡` corresponding.
        marks: Vec<AuthorMark>,
        /// Key words, for sections that choose by them.
        keywords: Vec<Scalar>,
    }
}

record! {
    /// A patent.
    pub struct Patent ("a patent") {
        /// Its title.
        title: Text,
        /// The title in its own language, beside a translated one.
        original_title: Option<Text>,
        /// Who invented it, in order; `others` is "et al.".
        inventors: People,
        /// The number in each country.
        numbers: Numbers,
        /// Where it stands.
        status: Option<PatentStatus>,
    }
}

record! {
    /// A talk.
    pub struct Talk ("a talk") {
        /// Its title.
        title: Text,
        /// The title in its own language, beside a translated one.
        original_title: Option<Text>,
        /// Where it was given.
        event: Option<Text>,
    }
}

record! {
    /// An award.
    pub struct Award ("an award") {
        /// Its title.
        title: Text,
        /// Who gave it.
        issuer: Option<Text>,
    }
}

record! {
    /// A certificate or licence.
    pub struct Certificate ("a certificate") {
        /// Its name.
        name: Text,
        /// Who issued it.
        issuer: Option<Text>,
        /// The result.
        score: Option<Text>,
    }
}

record! {
    /// A field of skill.
    pub struct Skill ("a skill entry", check check_skill, meant skills_of, rule any_of(&["name", "keywords"])) {
        /// Its name.
        name: Option<Text>,
        /// The skills themselves.
        keywords: Vec<Keyword>,
        /// How well they are known.
        level: Option<Text>,
    }
}

/// Skills in a row: `Python, Java`.
fn skills_of(node: &Node) -> Option<String> {
    let Value::Text(text) = &node.value else { return None };
    let words: Vec<_> = text.split([',', ';', '|']).map(str::trim).filter(|word| !word.is_empty()).collect();
    (text.len() < 100 && words.len() > 1).then(|| format!("{{keywords: {}}}", flow::list(&words)))
}

fn check_skill(entry: &Skill, at: Range<usize>, reader: &mut Reader) {
    if entry.name.is_none() && entry.keywords.is_empty() {
        let message = "a skill entry needs `name` or `keywords`";
        reader.error(Code::MissingField, at, message).hints.push("add `keywords: [one, two]`".into());
    }
}

record! {
    /// A language that one speaks.
    pub struct LanguageSkill ("a language skill", meant skill_of) {
        /// Which.
        language: Text,
        /// How well.
        fluency: Option<Text>,
        /// A test that shows it.
        test: Option<Test>,
    }
}

/// The language and its test where only the test is told: `TOEIC 915`, or `{시험명: TOEIC, 점수: 915}`.
fn skill_of(node: &Node) -> Option<String> {
    let pairs = match &node.value {
        Value::Text(text) => return Some(Tested::of(text)?.as_skill()),
        Value::Map(pairs) => pairs,
        Value::List(_) | Value::Null => return None,
    };
    let mut said = [None, None, None];
    for (key, node) in pairs {
        let Value::Text(text) = &node.value else { return None };
        let slot = match () {
            () if tested::is_test(text) => 0,
            () if synonym::all(&key.text, &["score"]).len() == 1 => 1,
            () if synonym::all(&key.text, &["date"]).len() == 1 => 2,
            () => return None,
        };
        if key.text == "test" || said[slot].replace(text.as_str()).is_some() {
            return None;
        }
    }
    let [name, score, date] = said;
    let score = score.map(|score| format!(", score: {}", flow::text(score))).unwrap_or_default();
    let date = date.and_then(|date| as_field(date, "date")).map(|date| format!(", {date}")).unwrap_or_default();
    let (name, language) = (name?, tested::language(name?));
    Some(format!("{{language: {language}, test: {{name: {}{score}{date}}}}}", flow::text(name)))
}

record! {
    /// An interest.
    pub struct Interest ("an interest", plain "text") {
        /// What it is.
        text: Text,
        /// Details.
        items: Vec<Point>,
    }
}

record! {
    /// Somebody who can be asked.
    pub struct Reference ("a reference") {
        /// Who.
        name: Text,
        /// How they know one.
        relation: Option<Text>,
        /// How to reach them.
        contact: Option<Text>,
        /// What they say.
        quote: Option<Text>,
    }
}

record! {
    /// An entry of a section of one's own.
    pub struct Item ("an entry") {
        /// Its title.
        title: Text,
        /// For whom, or of whom.
        organization: Option<Text>,
    }
}

record! {
    /// Running text.
    pub struct Prose ("a text entry") {
        /// The paragraphs.
        text: Text,
    }
}
