//! The fields of the kinds of entries that academic records and forms of training ask for.

use crate::profile::record::declare::record;
use crate::profile::value::text::Text;

record! {
    /// Further training: a course taken beside or after one's studies.
    pub struct Training ("a training") {
        /// Its name.
        name: Text,
        /// Who gave it.
        provider: Option<Text>,
        /// How many hours it took: a number, or words.
        hours: Option<Text>,
        /// How many days it took: a number, or words.
        days: Option<Text>,
        /// How it stands: completed, under way.
        status: Option<Text>,
    }
}

record! {
    /// Funding for research.
    pub struct Grant ("a grant") {
        /// Its title.
        title: Text,
        /// Who funds it.
        funder: Option<Text>,
        /// One's part in it.
        role: Option<Text>,
        /// How much it is, with its currency.
        amount: Option<Text>,
        /// Where it stands: awarded, pending.
        status: Option<Text>,
        /// The number that the funder gave it.
        number: Option<Text>,
    }
}

record! {
    /// A course that one taught.
    pub struct Teaching ("a course taught") {
        /// The course.
        course: Text,
        /// Where it was taught.
        institution: Option<Text>,
        /// One's part in it.
        role: Option<Text>,
        /// For whom: undergraduate, graduate.
        level: Option<Text>,
        /// How many students took it: a number, or words.
        students: Option<Text>,
    }
}

record! {
    /// A student whose work one supervised.
    pub struct Supervision ("a supervision") {
        /// Who.
        student: Text,
        /// The degree worked for.
        degree: Option<Text>,
        /// What it is about.
        topic: Option<Text>,
        /// One's part in it.
        role: Option<Text>,
        /// Where it stands: under way, graduated.
        status: Option<Text>,
    }
}
