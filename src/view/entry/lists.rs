//! The lists of an entry: points, groups and key words.

use crate::profile::entry::common::{Group, Keyword, Point};
use crate::view::entry::kinds::of_five;
use crate::view::entry_view::{Block, PointView};
use crate::view::text::rich::{Piece, Rich};
use crate::view::wording::compose::Composer;
use crate::view::wording::left_out::Tagged;
use crate::view::wording::period::fill;
use crate::view::wording::said::{beside, in_brackets};
use crate::view::wording::sentence::is_sentence;

/// How many key words a PDF's metadata get at most.
const MAX_KEYWORDS: usize = 40;

/// Something with its level, which may have brackets of its own.
fn leveled(word: Rich, level: Rich, pattern: &str) -> Rich {
    match beside(&word, level) {
        Some(level) if in_brackets(&level.plain()) => {
            Rich { rich: [word.rich, vec![Piece::own(" ")], level.rich].concat() }
        }
        Some(level) => fill(pattern, [word, level]),
        None => word,
    }
}

impl Composer<'_> {
    pub(super) fn points(&mut self, field: &'static str, points: &[Point]) -> Option<Block> {
        let points = self.point_list(points);
        (!points.is_empty()).then_some(Block::Points { field, points })
    }

    pub(in crate::view) fn point_list(&mut self, points: &[Point]) -> Vec<PointView> {
        let shown = self.taken(points);
        let view = |point: &Point| {
            Some(PointView { text: self.line(&point.0.text)?, points: self.point_list(&point.0.items) })
        };
        shown.into_iter().filter_map(view).collect()
    }

    pub(super) fn groups(&mut self, groups: &[Group]) -> Vec<Block> {
        let (shown, others): (Vec<&Group>, Vec<&Group>) = groups.iter().partition(|group| self.leaves_group(group));
        others.into_iter().for_each(|group| self.leave_out(Group::WHAT, "tags", group.at()));
        shown.into_iter().filter_map(|group| self.group(group)).collect()
    }

    /// Key words alone are a row; points have a sub-heading.
    fn group(&mut self, group: &Group) -> Option<Block> {
        let field = "groups";
        let (heading, name) = (self.optional(&group.title), self.optional(&group.name));
        let title = Rich::joined(heading.into_iter().chain(name), &self.labels().list).map(|title| match &group.url {
            Some(url) => title.linked(&url.url),
            None => title,
        });
        let title = title.or_else(|| group.url.as_ref().map(|url| self.address(url)));
        let level = self.optional(&group.level).map(of_five);
        let title = match (title, level) {
            (Some(title), Some(level)) => Some(leveled(title, level, &self.labels().leveled)),
            (title, level) => title.or(level),
        };
        let keywords = self.keywords(&group.keywords);
        let points = self.points("highlights", &group.highlights);
        match (title, keywords, points) {
            (None, None, None) => None,
            (Some(label), Some(Block::Text { text, .. }), None) => Some(Block::Row { field, label: Some(label), text }),
            (title, keywords, points) => {
                Some(Block::Group { field, title, body: keywords.into_iter().chain(points).collect() })
            }
        }
    }

    /// Key words in one line; sentences among them make a list of all.
    pub(super) fn keywords(&mut self, keywords: &[Keyword]) -> Option<Block> {
        let shown = self.taken(keywords);
        let words: Vec<Rich> = shown.into_iter().filter_map(|keyword| self.keyword(keyword)).collect();
        let field = "keywords";
        if words.iter().any(|word| is_sentence(&word.plain())) {
            let points = words.into_iter().map(|text| PointView { text, points: Vec::new() }).collect();
            return Some(Block::Points { field, points });
        }
        Rich::joined(words, &self.labels().list).map(|text| Block::Text { field, text })
    }

    /// A key word with its level, which may have brackets of its own.
    fn keyword(&mut self, keyword: &Keyword) -> Option<Rich> {
        let word = self.line(&keyword.0.text)?;
        self.gather(word.plain());
        let level = self.optional(&keyword.0.level);
        Some(match level {
            Some(level) => leveled(word, level, &self.labels().leveled),
            None => word,
        })
    }

    fn gather(&mut self, word: String) {
        if self.keywords.len() < MAX_KEYWORDS && !self.keywords.contains(&word) {
            self.keywords.push(word);
        }
    }
}
