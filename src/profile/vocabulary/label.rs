//! The names of the program's own words, by which a profile gives others for them: `labels: {score: GPA}`.

use crate::language::Language;

/// Names of fields.
pub const FIELDS: &[&str] = &[
    "applied",
    "career",
    "stack",
    "score",
    "result",
    "rank",
    "courses",
    "thesis",
    "advisor",
    "test",
    "email",
    "phone",
    "location",
    "website",
    "birth",
    "gender",
    "nationality",
    "address",
    "military",
    "name",
    "hanja",
    "latin_name",
    "period",
    "date",
    "institution",
    "area",
    "status",
    "company",
    "position",
    "duties",
    "certificate",
    "issuer",
    "language",
    "title",
    "organization",
    "details",
    "role",
    "team",
    "project",
    "award",
    "work",
    "overview",
    "results",
    "training",
    "hours",
    "grant",
    "funder",
    "amount",
    "number",
    "course",
    "student",
    "degree",
    "type",
];

/// Sections that have titles.
pub const SECTIONS: &[&str] = &[
    "experience",
    "education",
    "projects",
    "open_source",
    "publications",
    "patents",
    "talks",
    "awards",
    "certificates",
    "skills",
    "language_skills",
    "interests",
    "references",
    "volunteer",
    "volunteering",
    "leadership",
    "activities",
    "extracurricular",
    "community",
    "coursework",
    "courses",
    "training",
    "workshops",
    "teaching",
    "supervision",
    "mentoring",
    "research",
    "research_interests",
    "grants",
    "fellowships",
    "scholarships",
    "honors",
    "honours",
    "achievements",
    "certifications",
    "licenses",
    "affiliations",
    "memberships",
    "service",
    "internships",
    "competitions",
    "hackathons",
    "presentations",
    "conferences",
    "exhibitions",
    "press",
    "media",
    "portfolio",
    "software",
    "hobbies",
    "strengths",
    "languages",
    "objective",
    "profile",
    "about",
    "summary",
    "military",
    "family",
];

/// Sorts of publications that have headings.
pub const PUBLICATIONS: &[&str] = &[
    "article",
    "conference",
    "book",
    "chapter",
    "thesis",
    "report",
    "preprint",
    "patent",
    "dataset",
    "software",
    "other",
];

/// What marks behind authors mean.
pub const MARKS: &[&str] = &["equal", "student", "corresponding"];

/// Words of closed vocabularies.
pub const WORDS: &[&str] = &[
    "enrolled",
    "leave",
    "completed",
    "withdrawn",
    "graduated",
    "transferred",
    "expected",
    "filed",
    "granted",
    "expired",
    "male",
    "female",
    "other",
    "military-completed",
    "military-serving",
    "military-exempt",
    "military-alternative",
    "military-none",
    "military-not-yet",
    "army",
    "navy",
    "air_force",
    "marines",
    "social_service",
];

/// Words beside those, each with how many places it has for words of others, `{}`.
pub const OTHERS: &[(&str, usize)] = &[
    ("resume", 0),
    ("present", 0),
    ("present.experience", 0),
    ("present.education", 0),
    ("present.other", 0),
    ("due.degree", 0),
    ("due.coursework", 0),
    ("years.one", 1),
    ("years.other", 1),
    ("months.one", 1),
    ("months.other", 1),
    ("total", 1),
    ("others", 0),
    ("rest", 0),
    ("extension", 1),
    ("team.one", 0),
    ("team.other", 1),
    ("hours.one", 1),
    ("hours.other", 1),
    ("days.one", 1),
    ("days.other", 1),
    ("students.one", 1),
    ("students.other", 1),
    ("photo", 1),
    ("closing.statement", 0),
    ("closing.date", 0),
    ("closing.signer", 0),
    ("closing.seal", 0),
    ("letter.name", 0),
    ("letter.subject", 1),
    ("letter.enclosures.one", 0),
    ("letter.enclosures.other", 0),
    ("letter.ps", 1),
    ("letter.signature", 1),
    ("essay.name", 0),
];

/// The words that stand in groups, each under the name of its group and a dot: `sections.experience`.
pub const GROUPS: &[(&str, &[&str])] = &[
    ("sections", SECTIONS),
    ("publications", PUBLICATIONS),
    ("marks", MARKS),
    ("words", WORDS),
    ("languages", Language::NAMED),
];

/// Every name.
pub fn all() -> Vec<String> {
    let grouped = GROUPS.iter().flat_map(|(group, names)| names.iter().map(move |name| format!("{group}.{name}")));
    let alone = FIELDS.iter().copied().chain(OTHERS.iter().map(|(name, _)| *name)).map(str::to_owned);
    alone.chain(grouped).collect()
}

/// How many places for words of others a word has; nothing for a name that there is not.
pub fn places(name: &str) -> Option<usize> {
    let grouped = |(group, names): &(&str, &[&str])| {
        name.strip_prefix(group).and_then(|rest| rest.strip_prefix('.')).is_some_and(|rest| names.contains(&rest))
    };
    let other = OTHERS.iter().find(|(other, _)| *other == name).map(|(_, places)| *places);
    other.or_else(|| (FIELDS.contains(&name) || GROUPS.iter().any(grouped)).then_some(0))
}
