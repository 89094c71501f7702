//! A letter as one document shows it: its parts worded, and the order that they are read in.

use crate::profile::letter::{Letter, LetterForm, Recipient};
use crate::profile::value::text::Text;
use crate::view::PhotoView;
use crate::view::entry_view::PointView;
use crate::view::text::rich::{Piece, Rich};
use crate::view::value::dictionary;
use crate::view::wording::compose::Composer;
use crate::view::wording::letter_labels::LetterLabels;
use crate::view::wording::period::{fill, named};

dictionary! {
/// A letter.
pub struct LetterView {
    /// How its parts are arranged: `us`, `uk`, `din`, `french`, `spanish`, `korean`, `japanese` or `chinese`.
    pub form: &'static str,
    /// The names of its parts in the order that they are read in; some may be empty. `signer` is the person's name under the
    /// signature.
    pub order: Vec<&'static str>,
    /// The postal address of the person, in lines.
    pub sender: Option<Rich>,
    /// Whom it goes to, in lines.
    pub to: Option<Rich>,
    /// The place and the date.
    pub date: Option<Rich>,
    /// What it is about.
    pub subject: Option<Rich>,
    /// The salutation.
    pub opening: Option<Rich>,
    /// What it says, in paragraphs and lists.
    pub text: Rich,
    /// The words before the signature.
    pub closing: Option<Rich>,
    /// The signature.
    pub signature: Option<PhotoView>,
    /// What stands over the enclosures.
    pub enclosures_title: Option<Rich>,
    /// What goes with it.
    pub enclosures: Vec<PointView>,
    /// What is added below.
    pub ps: Option<Rich>,
}
}

impl LetterView {
    /// The text that a part of `order` is, if it is one and there is any.
    pub fn part(&self, name: &str) -> Option<&Rich> {
        match name {
            "sender" => self.sender.as_ref(),
            "to" => self.to.as_ref(),
            "date" => self.date.as_ref(),
            "subject" => self.subject.as_ref(),
            "opening" => self.opening.as_ref(),
            "text" => Some(&self.text),
            "closing" => self.closing.as_ref(),
            "ps" => self.ps.as_ref(),
            _ => None,
        }
    }
}

/// The path by which documents know the signature; see `PHOTO_PATH`.
pub const SIGNATURE_PATH: &str = "/signature";

/// The parts of a letter in the order of its form.
fn order(form: LetterForm) -> &'static [&'static str] {
    match form {
        LetterForm::Us | LetterForm::Spanish => {
            &["sender", "date", "to", "subject", "opening", "text", "closing", "signer", "enclosures", "ps"]
        }
        LetterForm::Uk => {
            &["sender", "to", "date", "opening", "subject", "text", "closing", "signer", "enclosures", "ps"]
        }
        LetterForm::Din | LetterForm::French => {
            &["sender", "to", "date", "subject", "opening", "text", "closing", "signer", "enclosures", "ps"]
        }
        LetterForm::Korean => {
            &["sender", "to", "subject", "opening", "text", "closing", "enclosures", "date", "signer", "ps"]
        }
        LetterForm::Japanese => {
            &["date", "to", "sender", "signer", "subject", "opening", "text", "closing", "enclosures", "ps"]
        }
        LetterForm::Chinese => {
            &["sender", "to", "subject", "opening", "text", "closing", "signer", "date", "enclosures", "ps"]
        }
    }
}

/// Whether the firm stands before the person in an address.
fn firm_first(form: LetterForm) -> bool {
    !matches!(form, LetterForm::Us | LetterForm::Uk)
}

impl Composer<'_> {
    /// The letter that the document is; `None` if it is none, or if that says nothing.
    pub fn letter(&mut self) -> Option<LetterView> {
        let profile = self.profile;
        let letter = profile.letters.called(&self.selection.letter.as_ref()?.name)?;
        let labels = self.wording.of_letter();
        let form = letter.form.unwrap_or(labels.form);
        let address = profile.personal.as_ref().and_then(|personal| personal.address.as_ref());
        let enclosures = self.point_list(&letter.enclosures);
        let title = if enclosures.len() > 1 { &labels.enclosures.other } else { &labels.enclosures.one };
        let called = self.line(&profile.name).unwrap_or_default().plain();
        Some(LetterView {
            form: form.word(),
            order: order(form).to_vec(),
            sender: address.and_then(|address| self.lines(address)),
            to: letter.to.as_ref().and_then(|to| self.recipient(to, form)),
            date: self.dated(letter, form),
            subject: self.filled(labels.subject.as_deref(), &letter.subject),
            opening: self.maybe(&letter.opening),
            text: self.paragraphs(&letter.text)?,
            closing: self.maybe(&letter.closing),
            signature: letter
                .signature
                .as_ref()
                .filter(|name| !name.text.trim().is_empty())
                .map(|_| PhotoView { path: SIGNATURE_PATH.into(), alt: labels.signature.replacen("{}", &called, 1) }),
            enclosures_title: (!enclosures.is_empty()).then(|| Rich::own(title)),
            enclosures,
            ps: self.filled(Some(&labels.ps), &letter.ps),
        })
    }

    fn maybe(&mut self, text: &Option<Text>) -> Option<Rich> {
        text.as_ref().and_then(|text| self.line(text))
    }

    /// A text in the place that a pattern has for it.
    fn filled(&mut self, pattern: Option<&str>, text: &Option<Text>) -> Option<Rich> {
        let text = self.maybe(text)?;
        Some(pattern.map_or_else(|| text.clone(), |pattern| fill(pattern, [text.clone()])))
    }

    /// Whom it goes to, in the order of an envelope, each on a line of its own.
    fn recipient(&mut self, to: &Recipient, form: LetterForm) -> Option<Rich> {
        let (name, title) = (self.maybe(&to.name), self.maybe(&to.title));
        let organization = self.maybe(&to.organization);
        let address = to.address.as_ref().and_then(|address| self.lines(address));
        // In Korea and China a title stands behind the firm and before or behind the name; on a line of its own it does so everywhere.
        let parts = match firm_first(form) {
            true => [organization, title, name, address],
            false => [name, title, organization, address],
        };
        let mut rich = Vec::new();
        for part in parts.into_iter().flatten() {
            if !rich.is_empty() {
                rich.push(Piece::Break);
            }
            rich.extend(part.rich);
        }
        (!rich.is_empty()).then_some(Rich { rich })
    }

    /// The place and the date; the place alone, where no date is known.
    fn dated(&mut self, letter: &Letter, form: LetterForm) -> Option<Rich> {
        let labels = LetterLabels::of(self.language());
        let british = labels.british.as_deref().filter(|_| form == LetterForm::Uk);
        let date = self.selection.date.map(|date| match british {
            Some(day) => self.long_date_as(date, day),
            None => self.long_date(date),
        });
        let date = date.map(Rich::held);
        let (place, date) = match (self.maybe(&letter.place), date) {
            (Some(place), Some(date)) => (place, date),
            (place, date) => return place.or(date),
        };
        Some(named(&labels.dated, &[("place", &place), ("date", &date)]))
    }
}
