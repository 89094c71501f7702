//! A text layer in words, for people.

use std::collections::BTreeSet;

use super::layer::{Heading, TextLayer};
use crate::diagnostic::phrase::count;
use crate::layout::Layout;
use crate::layout::parser_safe::ParserSafe;

/// The roles that a structure tree has where text, lists and tables are marked as such.
const ROLES: [&str; 6] = ["P", "L", "LI", "Table", "TH", "TD"];

impl TextLayer {
    /// How much there is of what, in a few words; whether words are in order is known of some layouts.
    pub fn summary(&self, layout: &Layout) -> String {
        let order = if layout.manifest.parser_safe == ParserSafe::Yes { " in order" } else { "" };
        let (words, links, headings) =
            (count(self.words(), "word"), count(self.links.len(), "link"), count(self.headings.len(), "heading"));
        format!("{words}{order}, {links}, {headings}")
    }

    /// All that a parser reads in the document called `name`.
    pub fn shown(&self, name: &str) -> String {
        let mut out = String::new();
        let mut part = |title: String, lines: Vec<String>| {
            if !lines.is_empty() {
                out.extend([format!("== {name}, {title}\n"), lines.join("\n"), "\n".into()]);
            }
        };
        for (index, page) in self.pages.iter().enumerate() {
            part(format!("page {}", index + 1), page.lines.clone());
            part(format!("decoration of page {}", index + 1), page.decoration.clone());
        }
        let heading = |it: &Heading| format!("{}{} {}", "  ".repeat(it.level.saturating_sub(1)), it.level, it.text);
        part("headings".into(), self.headings.iter().map(heading).collect());
        part("links".into(), self.links.iter().collect::<BTreeSet<_>>().into_iter().cloned().collect());
        let languages = self.language.iter().chain(&self.languages).cloned().collect::<Vec<_>>().join(", ");
        let roles = ROLES.map(|role| format!("{role} {}", self.count(role))).join(", ");
        part("structure".into(), vec![format!("languages: {languages}"), format!("elements: {roles}")]);
        out
    }
}
