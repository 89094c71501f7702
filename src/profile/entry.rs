//! Entries of sections: the fields that every kind takes, and those of each kind.

use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::diagnostic::Code;
use crate::profile::date::{DateAt, End, When};
use crate::profile::fields::{Field, Fields, ObjectSchema, OneOrMany, Read, Reader, Record, readable, record};
use crate::profile::identifier::{ArxivId, Doi};
use crate::profile::language::Language;
use crate::profile::link::{Links, Url};
use crate::profile::node::{Key, Node, Value};
use crate::profile::text::{Scalar, Text, is_text};

record! {
    /// What every kind of entry takes.
    pub struct Common ("an entry", check check_period) {
        /// When it began.
        start: Option<DateAt>,
        /// When it ended, or `present`.
        end: Option<End>,
        /// When it happened: a date, a list of dates, or words.
        date: OneOrMany<When>,
        /// Where.
        location: Option<Text>,
        /// Its web address; the title links to it.
        url: Option<Url>,
        /// Further links, by name.
        links: Links,
        /// One line on it.
        note: Option<Text>,
        /// One or more paragraphs.
        summary: Option<Text>,
        /// Points, which may have points of their own.
        highlights: Vec<Point>,
        /// Points under sub-headings.
        groups: Vec<Group>,
        /// The language of the thing itself, such as a talk's.
        language: Option<Language>,
        /// Names for `only` and `without` of a document.
        tags: Vec<Scalar>,
    }
}

fn check_period(common: &Common, at: Range<usize>, reader: &mut Reader) {
    if !common.date.0.is_empty() && (common.start.is_some() || common.end.is_some()) {
        let message = "an entry has `date`, or `start` and `end`, and this one has both";
        reader.error(Code::BadDate, at, message).hints.push("keep `start` and `end` for a period".into());
    }
    let (Some(start), Some(End::Date(end))) = (&common.start, &common.end) else { return };
    if end.date.is_before(start.date) {
        reader
            .error(Code::BadDate, end.range.clone(), "the end lies before the start")
            .hints
            .push("swap `start` and `end`".into());
    }
}

record! {
    /// Points under a sub-heading, or key words under a name.
    pub struct Group ("a group") {
        /// The sub-heading.
        title: Option<Text>,
        /// The same, as groups of skills call it.
        name: Option<Text>,
        /// Its web address.
        url: Option<Url>,
        /// Key words, set in one line.
        keywords: Vec<Keyword>,
        /// Points.
        highlights: Vec<Point>,
        /// Names for `only` and `without` of a document.
        tags: Vec<Scalar>,
    }
}

record! {
    /// A point of a list.
    pub struct PointParts ("a point") {
        /// What it says.
        text: Text,
        /// Points below it.
        items: Vec<Point>,
        /// Names for `only` and `without` of a document.
        tags: Vec<Scalar>,
    }
}

record! {
    /// A key word with its level.
    pub struct KeywordParts ("a key word") {
        /// The word.
        text: Text,
        /// How well it is known.
        level: Option<Text>,
        /// Names for `only` and `without` of a document.
        tags: Vec<Scalar>,
    }
}

record! {
    /// A thesis or dissertation.
    pub struct Thesis ("a thesis") {
        /// What it is called: Dissertation, Master's thesis.
        kind: Option<Text>,
        /// Its title.
        title: Text,
        /// Who advised it.
        advisor: Option<Text>,
        /// What it found.
        summary: Option<Text>,
    }
}

record! {
    /// A language test.
    pub struct Test ("a test") {
        /// Its name.
        name: Text,
        /// The result.
        score: Option<Text>,
        /// When it was taken.
        date: Option<DateAt>,
    }
}

readable! {
    Group: "Points or key words under a sub-heading.",
    PointParts: "A point with points of its own.",
    KeywordParts: "A key word with its level.",
    Thesis: "A thesis or dissertation.",
    Test: "A language test.",
}

/// Declares a value that is a text, or a record around one.
macro_rules! text_or {
    ($($(#[doc = $doc:literal])* $name:ident($parts:ident) $($rest:ident),*;)*) => {
        $($(#[doc = $doc])*
        #[derive(Debug, Clone)]
        pub struct $name(pub $parts);

        impl Read for $name {
            fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
                match is_text(node) {
                    true => Some(Self($parts { text: Text::read(node, reader)?, $($rest: Default::default(),)* })),
                    false => $parts::read(node, reader).map(Self),
                }
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let text = generator.subschema_for::<Text>();
                let parts = generator.subschema_for::<$parts>();
                json_schema!({ "anyOf": [text, parts] })
            }
        })*
    };
}

text_or! {
    /// A point of a list: a text, or one with points of its own.
    Point(PointParts) items, tags;
    /// A key word, alone or with a level.
    Keyword(KeywordParts) level, tags;
}

record! {
    /// An employer and what was done there.
    pub struct Experience ("an experience entry", check check_experience) {
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
        /// The roles, where there are several, latest first.
        positions: Vec<Of<Position>>,
        /// Projects for this employer.
        projects: Vec<Of<Project>>,
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
        /// Projects in this role.
        projects: Vec<Of<Project>>,
        /// What it was built with.
        stack: Vec<Text>,
    }
}

/// How studies stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// 재학
    Enrolled,
    /// 휴학
    Leave,
    /// 수료
    Completed,
    /// 중퇴
    Withdrawn,
    /// 졸업
    Graduated,
    /// 편입
    Transferred,
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

/// Makes an enum a closed set of words.
macro_rules! choices {
    ($($type:ident $what:literal { $($word:literal $variant:ident,)* })*) => {
        $(impl $type {
            /// The word in a profile and in the catalogue of labels.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        impl $crate::profile::fields::Read for $type {
            fn read(node: &$crate::profile::node::Node, reader: &mut $crate::profile::fields::Reader) -> Option<Self> {
                reader.choice(node, $what, &[$(($word, Self::$variant)),*])
            }
        }

        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "enum": [$($word),*] })
            }
        })*
    };
}
pub(crate) use choices;

choices! {
    Status "a status of studies" {
        "enrolled" Enrolled, "leave" Leave, "completed" Completed, "withdrawn" Withdrawn, "graduated" Graduated, "transferred" Transferred,
    }
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
    }
}

record! {
    /// A project.
    pub struct Project ("a project") {
        /// Its name.
        name: Text,
        /// One's part in it.
        role: Option<Text>,
        /// For whom it was done.
        organization: Option<Text>,
        /// How many people worked on it.
        team_size: Option<Scalar>,
        /// What it was built with.
        stack: Vec<Text>,
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
        authors: Vec<Text>,
        /// The journal, conference or publisher.
        venue: Option<Text>,
        /// The DOI, without an address before it.
        doi: Option<Doi>,
        /// The arXiv identifier.
        arxiv: Option<ArxivId>,
        /// Where it stands: to appear, under review.
        status: Option<Text>,
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
        inventors: Vec<Text>,
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
    pub struct Skill ("a skill entry", check check_skill) {
        /// Its name.
        name: Option<Text>,
        /// The skills themselves.
        keywords: Vec<Keyword>,
        /// How well they are known.
        level: Option<Text>,
    }
}

fn check_skill(entry: &Skill, at: Range<usize>, reader: &mut Reader) {
    if entry.name.is_none() && entry.keywords.is_empty() {
        let message = "a skill entry needs `name` or `keywords`";
        reader.error(Code::MissingField, at, message).hints.push("add `keywords: [one, two]`".into());
    }
}

record! {
    /// A language that one speaks.
    pub struct LanguageSkill ("a language skill") {
        /// Which.
        language: Text,
        /// How well.
        fluency: Option<Text>,
        /// A test that shows it.
        test: Option<Test>,
    }
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

/// The patent's number by country.
#[derive(Debug, Clone, Default)]
pub struct Numbers(pub Vec<(Key, Scalar)>);

impl Field for Numbers {
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::Map(pairs) = &node.value else {
            reader.wrong_type(node, "numbers by country").hints.push("write `{KR: 10-0000000}`".into());
            return None;
        };
        let numbers: Vec<_> =
            pairs.iter().map(|(key, node)| Some((key.clone(), Scalar::of(node, "a number", reader)?))).collect();
        numbers.into_iter().collect::<Option<_>>().map(Self)
    }
}

impl JsonSchema for Numbers {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Numbers".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let number = generator.subschema_for::<Scalar>();
        json_schema!({ "type": "object", "additionalProperties": number })
    }
}

/// An entry: the fields of its kind beside those that all take.
#[derive(Debug, Clone)]
pub struct Of<R> {
    /// What all kinds take.
    pub common: Common,
    /// The kind's own.
    pub own: R,
}

impl<R: Record> Of<R> {
    /// Reads the mapping of an entry; a plain string where the kind has a field for it.
    fn read_entry(node: &Node, takes_kind: bool, reader: &mut Reader) -> Option<Self> {
        if let (true, Some(field)) = (is_text(node), R::PLAIN) {
            let key = Key { text: field.into(), range: node.range.clone() };
            let around = Node { value: Value::Map(vec![(key, node.clone())]), range: node.range.clone() };
            return Self::read_entry(&around, takes_kind, reader);
        }
        let mut fields = Fields::of(node, R::WHAT, reader)?;
        // The kind reads first: a language skill's `language` is its own, and hides the common one.
        let own = R::take(&mut fields, reader);
        let common = Common::take(&mut fields, reader);
        if takes_kind {
            fields.take::<Option<Scalar>>("kind", reader);
        }
        let anchor = fields.anchor();
        fields.finish(reader);
        let entry = Self { common: common?, own: own? };
        entry.common.check(anchor.clone(), reader);
        entry.own.check(anchor, reader);
        Some(entry)
    }

    fn schema(description: &str, kind: Option<&str>, generator: &mut SchemaGenerator) -> Schema {
        let mut object = ObjectSchema::default();
        Common::describe(&mut object, generator);
        R::describe(&mut object, generator);
        if let Some(kind) = kind {
            object
                .properties
                .insert("kind".into(), serde_json::json!({ "const": kind, "description": "The kind of this entry." }));
        }
        Schema::try_from(object.finish(description)).expect("an object schema")
    }
}

/// A role or a project inside another entry.
impl<R: Record> Read for Of<R>
where
    Self: JsonSchema,
{
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        Self::read_entry(node, false, reader)
    }
}

/// Gives entries that stand inside others their schema.
macro_rules! inner_schema {
    ($($record:ident $doc:literal)*) => {
        $(impl JsonSchema for Of<$record> {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                concat!("Inner", stringify!($record)).into()
            }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                Self::schema($doc, None, generator)
            }
        })*
    };
}

inner_schema! {
    Position "One of several roles under an employer."
    Project "A project for an employer or in a role."
}

/// Declares the kinds of entries.
macro_rules! kinds {
    ($($name:literal $variant:ident $record:ident $doc:literal,)*) => {
        /// The kind of an entry, which says what fields it has and how it is set.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Kind {
            $(#[doc = $doc] $variant,)*
        }

        impl Kind {
            /// Every kind by its name in a profile.
            pub const ALL: &[(&str, Self)] = &[$(($name, Self::$variant),)*];

            /// The schema of an entry of this kind.
            pub fn schema(self, generator: &mut SchemaGenerator) -> Schema {
                match self {
                    $(Self::$variant => Of::<$record>::schema($doc, Some($name), generator),)*
                }
            }

            /// Whether a plain string may stand for an entry.
            pub fn takes_plain(self) -> bool {
                match self {
                    $(Self::$variant => $record::PLAIN.is_some(),)*
                }
            }
        }

        /// An entry of any kind.
        #[derive(Debug, Clone)]
        pub enum Entry {
            $(#[doc = $doc] $variant(Of<$record>),)*
        }

        impl Entry {
            /// The fields that every kind has.
            pub fn common(&self) -> &Common {
                match self {
                    $(Self::$variant(entry) => &entry.common,)*
                }
            }

            /// What kind it is.
            pub fn kind(&self) -> Kind {
                match self {
                    $(Self::$variant(_) => Kind::$variant,)*
                }
            }

            fn of_kind(kind: Kind, node: &Node, reader: &mut Reader) -> Option<Self> {
                match kind {
                    $(Kind::$variant => Of::<$record>::read_entry(node, true, reader).map(Self::$variant),)*
                }
            }
        }
    };
}

kinds! {
    "experience" Experience Experience "An employer and what was done there.",
    "education" Education Education "Studies.",
    "project" Project Project "A project.",
    "publication" Publication Publication "A publication.",
    "patent" Patent Patent "A patent.",
    "talk" Talk Talk "A talk.",
    "award" Award Award "An award.",
    "certificate" Certificate Certificate "A certificate or licence.",
    "skill" Skill Skill "A field of skill.",
    "language" Language LanguageSkill "A language that one speaks.",
    "interest" Interest Interest "An interest.",
    "reference" Reference Reference "Somebody who can be asked.",
    "entry" Item Item "An entry of any other sort.",
    "text" Prose Prose "Running text.",
}

impl Kind {
    /// The kind of a section that stands under a key of its own.
    pub fn of_section(key: &str) -> Option<Self> {
        SECTIONS.iter().find(|(name, _)| *name == key).map(|(_, kind)| *kind)
    }

    /// The name in a profile.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("entry", |(name, _)| name)
    }
}

/// The sections whose key says what they hold.
pub const SECTIONS: &[(&str, Kind)] = &[
    ("experience", Kind::Experience),
    ("education", Kind::Education),
    ("projects", Kind::Project),
    ("open_source", Kind::Project),
    ("publications", Kind::Publication),
    ("patents", Kind::Patent),
    ("talks", Kind::Talk),
    ("awards", Kind::Award),
    ("certificates", Kind::Certificate),
    ("skills", Kind::Skill),
    ("language_skills", Kind::Language),
    ("interests", Kind::Interest),
    ("references", Kind::Reference),
];

impl Entry {
    /// Reads an entry of a section whose kind is `kind`, unless it says that it is of another.
    pub fn read(node: &Node, kind: Kind, reader: &mut Reader) -> Option<Self> {
        let kind = match node.get("kind") {
            Some(node) if !matches!(node.value, Value::Null) => reader.choice(node, "a kind of entry", Kind::ALL)?,
            _ => kind,
        };
        Self::of_kind(kind, node, reader)
    }
}
