//! Studies: how they stand, and several degrees of one school.

use crate::profile::entry::common::{Common, Thesis};
use crate::profile::entry::entry_of::EntryOf;
use crate::profile::entry::records::Education;
use crate::profile::record::declare::{choices, record};
use crate::profile::value::date::DateAt;
use crate::profile::value::text::Text;
use crate::profile::vocabulary::synonym;

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
    /// 졸업 예정
    Expected,
}

/// The status of studies that a word means.
pub fn status_of(word: &str) -> Option<&'static str> {
    const WORDS: &[&str] = &["enrolled", "leave", "completed", "withdrawn", "graduated", "transferred", "expected"];
    WORDS.iter().copied().find(|name| *name == word).or_else(|| synonym::value(word, WORDS))
}

choices! {
    Status "a status of studies" {
        "enrolled" Enrolled, "leave" Leave, "completed" Completed, "withdrawn" Withdrawn, "graduated" Graduated, "transferred" Transferred,
        "expected" Expected,
    }
}

record! {
    /// One of several degrees of one school.
    pub struct Degree ("a degree") {
        /// The degree.
        degree: Text,
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

/// What is said of studies below the name of the school or the degree.
#[derive(Clone, Copy)]
pub struct Studies<'a> {
    /// When they were, and what all kinds take.
    pub common: &'a Common,
    /// When the degree is expected.
    pub expected: Option<&'a DateAt>,
    /// How they stand or ended.
    pub status: Option<Status>,
    /// The grade average.
    pub score: &'a Option<Text>,
    /// The rank in the class.
    pub rank: &'a Option<Text>,
    /// Courses worth naming.
    pub courses: &'a [Text],
    /// The thesis.
    pub thesis: Option<&'a Thesis>,
}

/// Gives a record its studies, and takes away what is said below its head.
macro_rules! studies {
    ($($record:ident)*) => {
        $(impl EntryOf<$record> {
            /// What it says of studies.
            pub fn studies(&self) -> Studies<'_> {
                let Self { common, own, .. } = self;
                let $record { status, score, rank, courses, .. } = own;
                let (expected, thesis) = (own.expected.as_ref(), own.thesis.as_ref());
                Studies { common, expected, status: *status, score, rank, courses, thesis }
            }
        }

        impl $record {
            /// Takes away what is said below the head.
            pub fn behead(&mut self) {
                (self.score, self.rank, self.thesis) = (None, None, None);
                self.courses.clear();
            }
        })*
    };
}

studies! { Education Degree }

impl EntryOf<Education> {
    /// What it says of studies itself, and what each of its degrees says.
    pub fn all_studies(&self) -> impl Iterator<Item = Studies<'_>> {
        std::iter::once(self.studies()).chain(self.own.degrees.iter().map(|degree| degree.studies()))
    }
}
