//! The longest parts of a document, which say what could be cut.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::SourceFile;
use crate::diagnostic::phrase::count;
use crate::document::Document;
use crate::view::text::rich::Piece;
use crate::view::walk::{Owner, Role, Text};

/// At most this many of the longest are named.
const NAMED: usize = 3;
/// In a section of so many entries, those behind the last that fits are told by their number.
const MANY: usize = 10;
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
pub(super) fn hint(texts: &[Text], document: &Document, over: usize, file: &Arc<SourceFile>) -> Option<String> {
    let parts = Parts::of(texts);
    let lines = document.lines_of(&parts.starts);
    let longest = most(&lines);
    let sections = most(&parts.by_section(&lines));
    let by_section = sections.len() > 1 && longest.iter().map(|(_, lines)| lines).sum::<usize>() < over;
    let (what, longest) = if by_section { ("sections", sections) } else { ("parts", longest) };
    let name = |(number, lines): (usize, usize)| {
        let (title, place) = if by_section { parts.section(number)? } else { parts.part(number) };
        let place = file.place(place.clone());
        let line = place.file.position(place.range.start).line;
        let line = match place.file.name == file.name {
            true => format!("line {line}"),
            false => format!("{}:{line}", place.file.name),
        };
        Some(format!("{} ({line}): {}", shortened(title), count(lines, "line")))
    };
    let names: Vec<_> = longest.into_iter().filter_map(name).collect();
    (!names.is_empty()).then(|| format!("the longest {what}: {}", names.join("; ")))
}

/// The hint that tells how many entries of a long section are on the pages that there may be, if the first page too many begins
/// among them.
pub(super) fn fitting(texts: &[Text], document: &Document, most: usize) -> Option<String> {
    let begin = document.begins_with(most)?.start;
    let parts = Parts::of(texts);
    // The page may begin inside a text.
    let (_, at) = parts.starts.iter().filter(|(start, _)| **start <= begin).max_by_key(|(start, _)| **start)?;
    let at = *at;
    let section = parts.parts[&at].section;
    let all: Vec<_> =
        parts.parts.iter().filter(|(_, part)| part.section == section).map(|(number, _)| *number).collect();
    if all.len() < MANY {
        return None;
    }
    let before = all.iter().filter(|number| **number < at).count();
    let title = parts.sections.get(&section).map_or("", String::as_str);
    let section = if title.is_empty() { "this section".to_owned() } else { format!("“{title}”") };
    let first = if before == 1 { "only the first".to_owned() } else { format!("the first {before}") };
    let pages = count(most, "page");
    (before > 0).then(|| {
        format!(
            "{first} of {} entries of {section} are on the {pages}: `limit:` of the document leaves out those behind",
            all.len()
        )
    })
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
