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

choices! {
    PublicationType "a type of publication" {
        "article" Article, "conference" Conference, "book" Book, "chapter" Chapter, "thesis" Thesis, "report" Report,
        "preprint" Preprint, "patent" Patent, "dataset" Dataset, "software" Software, "other" Other,
    }
}
