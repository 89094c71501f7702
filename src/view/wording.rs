//! What the program says in words: dates, periods, labels, titles.

pub mod amount;
pub mod author;
pub(crate) mod closing;
pub mod compose;
pub(crate) mod duration;
pub(crate) mod essay_labels;
pub(crate) mod heading;
pub(crate) mod hindrance;
pub mod labels;
pub(crate) mod left_out;
pub(crate) mod letter_labels;
pub(crate) mod level;
pub(crate) mod own;
pub(crate) mod period;
pub(crate) mod plural;
pub(crate) mod quote;
pub(crate) mod said;
pub(crate) mod sentence;
pub(crate) mod untranslated;
