//! The longest parts of a document, which say what could be cut.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::diagnostic::SourceFile;
use crate::diagnostic::phrase::count;
use crate::document::Document;
use crate::view::text::rich::Piece;
use crate::view::walk::{Owner, Role, Text};

/// At most this many of the longest are named.
const NAMED: usize = 3;
/// What is shown of a title, in characters.
const TITLE: usize = 40;

/// Something with a title whose lines are counted by themselves: an entry, a role inside one, the summary.
struct Part {
    title: String,
    place: Range<usize>,
    /// The number of its section.
    section: usize,
}

/// The parts of a document, and the bytes of the profile that the texts of each begin with.
#[derive(Default)]
struct Parts {
    /// By the numbers that the view has for them.
    parts: BTreeMap<usize, Part>,
    starts: HashMap<usize, usize>,
    /// The titles of its sections, the summary before them.
    sections: HashMap<usize, String>,
}

/// The hint that names the longest parts of a document that is so many lines too long; its longest sections, if all of those
/// parts are not enough.
pub(super) fn hint(texts: &[Text], document: &Document, over: usize, file: &SourceFile) -> Option<String> {
    let parts = Parts::of(texts);
    let lines = document.lines_of(&parts.starts);
    let longest = most(&lines);
    let sections = most(&parts.by_section(&lines));
    let by_section = sections.len() > 1 && longest.iter().map(|(_, lines)| lines).sum::<usize>() < over;
    let (what, longest) = if by_section { ("sections", sections) } else { ("parts", longest) };
    let name = |(number, lines): (usize, usize)| {
        let (title, place) = if by_section { parts.section(number)? } else { parts.part(number) };
        let line = file.position(place.start).line;
        Some(format!("{} (line {line}): {}", shortened(title), count(lines, "line")))
    };
    let names: Vec<_> = longest.into_iter().filter_map(name).collect();
    (!names.is_empty()).then(|| format!("the longest {what}: {}", names.join("; ")))
}

/// Those with the most lines, and more than one.
fn most(lines: &HashMap<usize, usize>) -> Vec<(usize, usize)> {
    let mut lines: Vec<(usize, usize)> =
        lines.iter().map(|(number, lines)| (*number, *lines)).filter(|(_, lines)| *lines > 1).collect();
    lines.sort_by_key(|(number, lines)| (Reverse(*lines), *number));
    lines.truncate(NAMED);
    lines
}

/// A title of bearable length, not cut inside a word.
fn shortened(title: &str) -> String {
    let Some((end, _)) = title.char_indices().nth(TITLE) else { return title.to_owned() };
    let whole = title[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{} …", title[..whole].trim_end())
}

impl Parts {
    /// The title of a part, and where it begins.
    fn part(&self, number: usize) -> (&str, &Range<usize>) {
        (&self.parts[&number].title, &self.parts[&number].place)
    }

    /// The title of a section, and where it begins.
    fn section(&self, number: usize) -> Option<(&str, &Range<usize>)> {
        let first = self.parts.values().find(|part| part.section == number)?;
        Some((self.sections.get(&number).map_or("", String::as_str), &first.place))
    }

    /// The lines of each section.
    fn by_section(&self, lines: &HashMap<usize, usize>) -> HashMap<usize, usize> {
        let mut sums = HashMap::new();
        for (part, lines) in lines {
            *sums.entry(self.parts[part].section).or_default() += lines;
        }
        sums
    }

    fn of(texts: &[Text]) -> Self {
        let mut parts = Self::default();
        parts.sections.insert(0, "summary".into());
        let mut titles: HashMap<usize, String> = HashMap::new();
        for text in texts {
            match (text.owner, text.role, text.field) {
                (_, Role::Named | Role::Extra, _) => continue,
                (Owner::Section, _, "title") => {
                    parts.sections.insert(text.section, text.rich.plain());
                    titles.insert(text.part, text.rich.plain());
                    continue;
                }
                (Owner::Entry(_), Role::Slot, "title") => drop(titles.insert(text.part, text.rich.plain())),
                (Owner::Person, _, "summary") => drop(titles.insert(text.part, "summary".into())),
                (Owner::Letter, ..) => drop(titles.insert(text.part, "letter".into())),
                (Owner::Person, ..) => continue,
                _ => {}
            }
            parts.add(text, titles.get(&text.part));
        }
        parts
    }

    fn add(&mut self, text: &Text, title: Option<&String>) {
        let mut found = Vec::new();
        of_pieces(&text.rich.rich, &mut found);
        let Some(first) = found.first() else { return };
        self.parts.entry(text.part).or_insert_with(|| Part {
            title: title.cloned().unwrap_or_default(),
            place: first.clone(),
            section: text.section,
        });
        for range in found {
            // A text that an alias repeats is the first one's.
            self.starts.entry(range.start).or_insert(text.part);
        }
    }
}

/// The bytes of all that is printed.
fn of_pieces(pieces: &[Piece], found: &mut Vec<Range<usize>>) {
    for piece in pieces {
        if let Piece::Text(run) | Piece::Code(run) = piece {
            found.extend(run.at.map(|(start, end)| start..end));
        }
        of_pieces(piece.children(), found);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::longest::shortened;

    #[test]
    fn titles_are_not_cut_inside_a_word() {
        let title = "Distributed scheduling of inference workloads on shared accelerators";
        assert_eq!(shortened(title), "Distributed scheduling of inference …");
        assert_eq!(shortened("Lantern"), "Lantern");
        assert_eq!(shortened(&"가".repeat(50)), format!("{} …", "가".repeat(40)));
    }
}
