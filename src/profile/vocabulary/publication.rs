//! What a publication is: the types that sections choose and group by.

use crate::profile::record::declare::choices;

/// The type of a publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PublicationType {
    /// In a journal.
    Article,
    /// In the proceedings of a conference.
    Conference,
    /// A whole book.
    Book,
    /// Part of a book.
    Chapter,
    /// A thesis.
    Thesis,
    /// A report.
    Report,
    /// Not published elsewhere yet.
    Preprint,
    /// A patent.
    Patent,
    /// Data.
    Dataset,
    /// A program.
    Software,
    /// Anything else.
    Other,
}

/// What a mark behind an author means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AuthorMark {
    /// Contributed as much as others with it.
    Equal,
    /// A student whom one supervised.
    Student,
    /// Answers for the publication.
    Corresponding,
}

impl AuthorMark {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Equal, Self::Student, Self::Corresponding];

    /// The mark.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Equal => "*",
            Self::Student => "†",
            Self::Corresponding => "‡",
        }
    }
}

choices! {
    AuthorMark "a mark of an author" { "equal" Equal, "student" Student, "corresponding" Corresponding, }
    PublicationType "a type of publication" {
        "article" Article, "conference" Conference, "book" Book, "chapter" Chapter, "thesis" Thesis, "report" Report,
        "preprint" Preprint, "patent" Patent, "dataset" Dataset, "software" Software, "other" Other,
    }
}
