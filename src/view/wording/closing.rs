//! How a form ends: that all is true, when, and by whom.

use crate::view::text::rich::Rich;
use crate::view::value::dictionary;
use crate::view::wording::compose::Composer;

dictionary! {
/// The last lines of a form.
pub struct Closing {
    /// That all is true.
    pub statement: Rich,
    /// When it was signed, or room for it.
    pub date: Rich,
    /// What stands before the name.
    pub signer: Rich,
    /// What stands where a seal goes.
    pub seal: Option<Rich>,
}
}

impl Composer<'_> {
    /// The last lines of a form in the document's language.
    pub fn closing(&self) -> Closing {
        let labels = &self.labels().closing;
        let date = self.selection.date.map(|date| self.long_date(date));
        Closing {
            statement: Rich::own(&labels.statement),
            date: date.unwrap_or_else(|| Rich::own(&labels.date)),
            signer: Rich::own(&labels.signer),
            seal: labels.seal.as_ref().map(Rich::own),
        }
    }
}
