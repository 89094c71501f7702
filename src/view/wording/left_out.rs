//! What a document leaves out, as its selection says: noted, so that it can be told.

use std::ops::Range;

use crate::diagnostic::findings::LeftOut;
use crate::profile::entry::common::{Group, Keyword, Point};
use crate::profile::entry::entry_of::EntryOf;
use crate::profile::entry::records::{Position, Project};
use crate::profile::entry::studies::Degree;
use crate::profile::value::text::Scalar;
use crate::view::wording::compose::Composer;

/// What has tags inside an entry.
pub trait Tagged {
    /// What it is, for messages.
    const WHAT: &'static str;
    /// Its tags.
    fn tags(&self) -> &[Scalar];
    /// Where it stands.
    fn at(&self) -> Range<usize>;
}

macro_rules! tagged {
    ($($type:ty: $what:literal, $it:ident => $tags:expr, $at:expr;)*) => {
        $(impl Tagged for $type {
            const WHAT: &'static str = $what;
            fn tags(&self) -> &[Scalar] {
                let $it = self;
                &$tags
            }
            fn at(&self) -> Range<usize> {
                let $it = self;
                $at
            }
        })*
    };
}

tagged! {
    Point: "point", it => it.0.tags, it.0.text.any().range.clone();
    Keyword: "key word", it => it.0.tags, it.0.text.any().range.clone();
    EntryOf<Position>: "role", it => it.common.tags, it.at.clone();
    EntryOf<Project>: "project", it => it.common.tags, it.at.clone();
    EntryOf<Degree>: "degree", it => it.common.tags, it.at.clone();
    Group: "group", it => it.tags, it.place();
}

impl Group {
    /// Where its first words stand.
    fn place(&self) -> Range<usize> {
        let words =
            self.keywords.first().map(|word| &word.0.text).or(self.highlights.first().map(|point| &point.0.text));
        let text = self.title.as_ref().or(self.name.as_ref()).or(words);
        text.map_or(0..0, |text| text.any().range.clone())
    }
}

impl Composer<'_> {
    /// Those of `items` that are shown, by their tags; the others are noted.
    pub fn taken<'t, T: Tagged>(&mut self, items: &'t [T]) -> Vec<&'t T> {
        let (taken, others): (Vec<_>, Vec<_>) = items.iter().partition(|item| self.takes(item.tags()));
        others.into_iter().for_each(|item| self.leave_out(T::WHAT, "tags", item.at()));
        taken
    }

    /// Notes what is left out.
    pub fn leave_out(&mut self, what: &'static str, by: &'static str, at: Range<usize>) {
        self.found.left_out.push(LeftOut { what, by, at });
    }
}
