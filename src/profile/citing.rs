//! What a section says of its entries as a whole, above all of publications: where they stand, which are taken, how they are set.

use hayagriva::archive::ArchivedStyle;
use schemars::json_schema;

use crate::diagnostic::Code;
use crate::diagnostic::phrase::nearest;
use crate::profile::describe::schema;
use crate::profile::extent::{Count, Order};
use crate::profile::record::declare::{choices, record};
use crate::profile::record::{OneOrMany, Read, Reader};
use crate::profile::value::date::DateAt;
use crate::profile::value::date_style::Switch;
use crate::profile::value::text::Scalar;
use crate::profile::vocabulary::kind::Kind;
use crate::profile::vocabulary::publication::PublicationType;
use crate::profile::yaml::node::Node;

record! {
    /// What a section says of its entries as a whole.
    pub struct Citing ("a section of publications") {
        /// Files of references below the profile's folder: BibTeX, Hayagriva or CSL JSON.
        file: OneOrMany<Scalar>,
        /// A citation style, by the name that Typst has for it, or a `.csl` file; without it, the layout's own.
        style: Option<Style>,
        /// Whether the entries are numbered, and from which end.
        number: Option<Numbering>,
        /// Whether the numbers go on from those of the section before.
        continued as "continue": Option<Switch>,
        /// What stands before each number: the J of `[J12]`.
        prefix: Option<Scalar>,
        /// What the entries are parted by, with a heading for each part.
        group: Option<Grouping>,
        /// Only those with these keys or ids.
        keys: Vec<Scalar>,
        /// Only those of these types.
        types: Vec<PublicationType>,
        /// Only those with one of these key words.
        keywords: Vec<Scalar>,
        /// Only those of these years: 2024, 2020-2024, 2020-.
        years: OneOrMany<Years>,
        /// Only those from this date on.
        since: Option<DateAt>,
        /// Only those that one is the first or the last author of, or an author at all.
        author: Option<AuthorPosition>,
        /// Only so many, the newest.
        latest: Option<Count>,
        /// The order, where the document says none.
        order: Option<Order>,
        /// How many authors are named before "et al."; one's own name always is.
        authors_max: Option<Count>,
        /// The students among the authors, who get a mark.
        students: Vec<Scalar>,
        /// Of grants: whether it is said how much they come to, for each role.
        totals: Option<Switch>,
    }
}

/// How publications are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    /// From the first on.
    Ascending,
    /// Down to the last, which is 1.
    Descending,
    /// Not at all.
    None,
}

/// What entries are parted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// The type of a publication.
    Type,
    /// The last year.
    Year,
    /// The index that lists a journal.
    Index,
    /// The degree that a student works for.
    Degree,
    /// Where it stands: under way, graduated.
    Status,
    /// For whom a course is.
    Level,
    /// One's part in it.
    Role,
}

/// Where one's own name stands among the authors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthorPosition {
    /// First.
    First,
    /// Last.
    Last,
    /// Anywhere.
    Any,
}

choices! {
    Numbering "a way to number" { "ascending" Ascending, "descending" Descending, "none" None, }
    Grouping "a way to group" {
        "type" Type, "year" Year, "index" Index, "degree" Degree, "status" Status, "level" Level, "role" Role,
    }
    AuthorPosition "a position of an author" { "first" First, "last" Last, "any" Any, }
}

impl Citing {
    /// Whether sections whose entries are of that kind say `name` of them.
    pub fn is_for(name: &str, kind: Kind) -> bool {
        match name {
            "number" | "prefix" | "continue" => kind != Kind::Prose,
            "group" => !Grouping::of(kind).is_empty(),
            "totals" => kind == Kind::Grant,
            _ => kind == Kind::Publication,
        }
    }
}

impl Grouping {
    /// What entries of that kind are parted by.
    pub fn of(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Publication => &[Self::Type, Self::Year, Self::Index],
            Kind::Grant => &[Self::Role, Self::Status, Self::Year],
            Kind::Teaching => &[Self::Level, Self::Role, Self::Year],
            Kind::Supervision => &[Self::Degree, Self::Status, Self::Role, Self::Year],
            _ => &[],
        }
    }
}

/// The name of a citation style, or of a file with one.
#[derive(Debug, Clone)]
pub struct Style(pub Scalar);

impl Read for Style {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let name = Scalar::of(node, "the name of a citation style", reader)?;
        if name.text.ends_with(".csl") || ArchivedStyle::by_name(&name.text).is_some() {
            return Some(Self(name));
        }
        let names: Vec<_> = ArchivedStyle::all().iter().flat_map(|style| style.names()).copied().collect();
        let near = nearest(&name.text, &names).map(str::to_owned).or_else(|| beginning(&name.text, &names));
        let hint = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write one that Typst has, such as `apa`, `ieee`, `nature` or `vancouver`, or a `.csl` file".into(),
        };
        let message = format!("`{}` is not a citation style", name.text);
        reader.error(Code::UnknownChoice, name.range, message).hints.push(hint);
        None
    }
}

/// The names that go on where one ends: `chicago-`.
fn beginning(name: &str, names: &[&'static str]) -> Option<String> {
    let name = name.trim().to_lowercase();
    let found: Vec<_> =
        names.iter().filter(|other| name.len() > 2 && other.starts_with(&name)).take(4).copied().collect();
    (!found.is_empty()).then(|| found.join("` or `"))
}

schema!(Style, |_| {
    let names: Vec<_> = ArchivedStyle::all().iter().flat_map(|style| style.names()).collect();
    json_schema!({
        "if": { "type": "string", "pattern": "\\.csl$" },
        "then": true,
        "else": { "anyOf": [{ "enum": names }, { "type": "null" }] },
    })
});

/// Years from one to another.
#[derive(Debug, Clone, Copy)]
pub struct Years {
    /// The first.
    pub first: u16,
    /// The last.
    pub last: u16,
}

impl Read for Years {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let written = Scalar::of(node, "years", reader)?;
        let year = |text: &str| text.trim().parse::<u16>().ok().filter(|year| (1000..=9999).contains(year));
        let years = match written.text.split_once(['-', '–']) {
            Some((first, last)) if last.trim().is_empty() => year(first).map(|first| Self { first, last: u16::MAX }),
            Some((first, last)) => year(first).zip(year(last)).map(|(first, last)| Self { first, last }),
            None => year(&written.text).map(|year| Self { first: year, last: year }),
        };
        let years = years.filter(|years| years.first <= years.last);
        if years.is_none() {
            let message = format!("`{}` is no year, nor years from one to another", written.text);
            reader
                .error(Code::BadNumber, written.range, message)
                .hints
                .push("write `2024`, `2020-2024` or `2020-`".into());
        }
        years
    }
}

schema!(
    Years,
    |_| json_schema!({ "type": ["string", "integer", "null"], "minimum": 1000, "maximum": 9999, "pattern": "^\\s*[1-9][0-9]{3}\\s*([-–]\\s*([1-9][0-9]{3})?\\s*)?$" })
);
