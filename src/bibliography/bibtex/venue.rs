//! Where a reference of BibTeX was published, as one line says it.

use biblatex::EntryType;

use crate::bibliography::bibtex::Reading;
use crate::bibliography::bibtex::plain::ranges;
use crate::bibliography::found::Found;
use crate::bibliography::latex;
use crate::profile::vocabulary::publication::PublicationType;

impl Reading<'_> {
    /// Where it was published, as one line says it.
    pub(super) fn venue(&self, kind: PublicationType, found: &mut Found) {
        use PublicationType as Kind;
        let plain = |names: &[&str]| self.first(names).map(|(text, _)| latex::markdown(&text));
        if kind == Kind::Thesis {
            return self.thesis(found);
        }
        let names: &[&str] = match kind {
            Kind::Article | Kind::Preprint => &["journaltitle", "journal", "howpublished", "publisher", "organization"],
            Kind::Conference | Kind::Chapter => {
                &["booktitle", "maintitle", "eventtitle", "journaltitle", "journal", "series", "publisher"]
            }
            Kind::Book => &["publisher", "organization", "howpublished"],
            _ => &["institution", "organization", "publisher", "howpublished", "journal", "journaltitle", "holder"],
        };
        let number = || self.text("number").filter(|_| kind == Kind::Patent);
        let Some((venue, at)) = self.first(names).filter(|(text, _)| !text.contains("://")) else {
            return found.put_marked("venue", number());
        };
        let mut venue = latex::markdown(&venue);
        let (volume, number) = (plain(&["volume"]), plain(&["number", "issue"]));
        match (volume.filter(|_| kind == Kind::Article), number) {
            (Some(volume), Some(number)) => venue = format!("{venue} {volume}({number})"),
            (Some(volume), None) => venue = format!("{venue} {volume}"),
            (None, Some(number)) if matches!(kind, Kind::Article | Kind::Report | Kind::Patent) => {
                venue = format!("{venue} {number}");
            }
            _ => {}
        }
        if let Some(pages) = plain(&["pages", "eid"]).filter(|_| kind != Kind::Book) {
            venue = format!("{venue}, {}", ranges(&pages, "–"));
        }
        found.put("venue", venue, at);
    }

    fn thesis(&self, found: &mut Found) {
        let kind = self.text("type").map(|(text, _)| text.to_lowercase()).unwrap_or_default();
        let is_master =
            self.entry.entry_type == EntryType::MastersThesis || kind.contains("mast") || kind.contains("mathesis");
        let (english, korean) =
            if is_master { ("Master's thesis", "석사학위 논문") } else { ("PhD thesis", "박사학위 논문") };
        let school = self.first(&["institution", "school", "organization", "publisher"]);
        let at = school.as_ref().map_or(self.key.clone(), |(_, at)| at.clone());
        let school = school.map(|(text, _)| latex::markdown(&text));
        let whole = |kind: &str| school.as_ref().map_or(kind.to_owned(), |school| format!("{kind}, {school}"));
        found.put_words("venue", (&whole(english), &whole(korean)), self.languages, at);
    }
}
