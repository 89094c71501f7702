//! What links are called for those who cannot see them, in the language of the document: Typst knows few languages' words for it.

use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem};
use typst::model::{Email, LinkMarker, Telephone};
use typst::text::{Lang, LocalName};

use crate::language::Language;
use crate::view::value::LayoutValue;

/// The words for what an address is of.
pub(super) struct Descriptions {
    email: Option<String>,
    phone: Option<String>,
}

impl Descriptions {
    /// Those that a layout gets among its labels.
    pub fn of(profile: &LayoutValue) -> Self {
        let label = |name| match profile.at("labels").and_then(|labels| labels.at(name)) {
            Some(LayoutValue::Rich(label)) => Some(label.plain()),
            _ => None,
        };
        Self { email: label("email"), phone: label("phone") }
    }

    /// Puts these words into a frame in the place of Typst's.
    pub fn put_into(&self, frame: &mut Frame) {
        // Frames are shared with Typst's caches and copied when they are changed.
        if !self.changes(frame) {
            return;
        }
        frame.retain(|item| {
            match item {
                FrameItem::Group(group) => self.put_into(&mut group.frame),
                FrameItem::Tag(Tag::Start(content, _)) => {
                    if let Some(link) = content.to_packed_mut::<LinkMarker>()
                        && let Some(description) = self.described(link)
                    {
                        link.alt = Some(description.into());
                    }
                }
                _ => {}
            }
            true
        });
    }

    fn changes(&self, frame: &Frame) -> bool {
        frame.items().any(|(_, item)| match item {
            FrameItem::Group(group) => self.changes(&group.frame),
            FrameItem::Tag(Tag::Start(content, _)) => {
                content.to_packed::<LinkMarker>().is_some_and(|link| self.described(link).is_some())
            }
            _ => false,
        })
    }

    /// What to call a link that Typst has given another word.
    fn described(&self, link: &LinkMarker) -> Option<String> {
        // An address alone has no space.
        let said = link.alt.as_deref().filter(|said| said.contains(' '))?;
        let with = |word: &Option<String>, typst: fn(Lang) -> &'static str| {
            let address = languages().find_map(|lang| said.strip_prefix(typst(lang))?.strip_prefix(' '))?;
            Some(format!("{} {address}", word.as_deref()?)).filter(|description| description != said)
        };
        let email = with(&self.email, |lang| Email::local_name(lang, None));
        email.or_else(|| with(&self.phone, |lang| Telephone::local_name(lang, None)))
    }
}

/// The languages that the words of Typst may be in.
fn languages() -> impl Iterator<Item = Lang> {
    let known = Language::DOCUMENT.iter().filter_map(|code| Language::of_document(code));
    known.map(|language| language.primary().parse().expect("a language's code begins with two letters"))
}
