//! The paragraphs of a text, and the lists typed into it.

use crate::profile::yaml::mark::Mark;

/// At most this many levels of lists are inside each other; what is further in stands on the last.
const MAX_LEVELS: usize = 4;
/// How far ahead the second item of a numbered list is looked for, in lines.
const LOOK_AHEAD: usize = 100;
/// What stands below the one before it in a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Part {
    /// Running text with single spaces; a line end in it stands behind a backslash, and breaks the line.
    Paragraph(String),
    /// A list.
    List(List),
}

/// A list as it was typed.
#[derive(Debug, PartialEq, Eq)]
pub struct List {
    /// Whether its items are numbered.
    pub numbered: bool,
    /// What each item says, and the lists below it.
    pub items: Vec<(String, Vec<List>)>,
}

/// A line of an item.
struct Item {
    level: usize,
    numbered: bool,
    text: String,
}

/// A level of the list that is being read.
struct Level {
    indent: usize,
    /// The mark of its first item.
    first: Mark,
    /// The sign with its numbers, if it has any, and the last of them.
    counted: Option<char>,
    number: usize,
}

/// The bullets of word processors, which stand below each other in this order even where nothing is set in.
const NESTED: &[&str] = &["•", "◦○", "▪▫■□·ㆍ"];
/// The same in texts that begin with a square, as Korean reports do (행정업무의 운영 및 혁신에 관한 규정 시행규칙,
/// 2조).
const NESTED_IN_REPORTS: &[&str] = &["□■▣", "○◦◎ㅇ", "-–", "·ㆍ"];

/// Whether an item with a mark stands below one with another that is set in as far.
fn is_below(inner: Mark, outer: Mark, nested: &[&str]) -> bool {
    let rank = |mark: Mark| nested.iter().position(|signs| signs.contains(mark.sign()));
    match (outer, inner) {
        (Mark::Number(..), Mark::Bullet(_)) => true,
        (Mark::Bullet(_), Mark::Bullet(_)) => rank(outer).zip(rank(inner)).is_some_and(|(outer, inner)| outer < inner),
        _ => false,
    }
}

/// The parts of a text: a line end ends a paragraph unless a backslash before it asks for a break. Two or more lines that begin
/// with bullets are lists, and so are lines that are numbered from one on.
pub fn parts(text: &str) -> Vec<Part> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let marks: Vec<Mark> = lines.iter().filter_map(|line| Some(Mark::of(line.trim_start())?.0)).collect();
    let numbered = |number| marks.iter().any(|mark| matches!(mark, Mark::Number(found, _) if *found == number));
    let least = if numbered(1) && numbered(2) { 1 } else { 2 };
    let bulleted = marks.iter().filter(|mark| matches!(mark, Mark::Bullet(_))).count() >= least;
    let report = marks.first().is_some_and(|mark| NESTED_IN_REPORTS[0].contains(mark.sign()));
    let nested = if report { NESTED_IN_REPORTS } else { NESTED };
    let mut reader = Reader { bulleted, nested, levels: Vec::new(), items: Vec::new(), parts: Vec::new() };
    let mut broken = false;
    for (index, line) in lines.iter().enumerate() {
        let goes_on = std::mem::replace(&mut broken, line.trim_end().ends_with('\\'));
        if goes_on {
            reader.last().push('\n');
            reader.last().push_str(line);
        } else if !reader.item(line, &lines[index + 1..]) {
            reader.close();
            reader.parts.push(Part::Paragraph((*line).to_owned()));
        }
    }
    reader.close();
    reader.parts.iter_mut().for_each(|part| {
        if let Part::Paragraph(text) = part {
            *text = tidy(text)
        }
    });
    reader.parts.retain(|part| !matches!(part, Part::Paragraph(text) if text.is_empty()));
    reader.parts
}

/// A text as it is read.
struct Reader {
    /// Whether bullets make lists.
    bulleted: bool,
    /// The bullets by their levels.
    nested: &'static [&'static str],
    levels: Vec<Level>,
    items: Vec<Item>,
    parts: Vec<Part>,
}

impl Reader {
    /// What the line before was added to.
    fn last(&mut self) -> &mut String {
        match (self.items.last_mut(), self.parts.last_mut()) {
            (Some(item), _) => &mut item.text,
            (None, Some(Part::Paragraph(text))) => text,
            _ => unreachable!("a line stands before the one that goes on"),
        }
    }

    /// Takes a line as an item, or as part of the last one; whether it is either. `after` are the lines behind it.
    fn item(&mut self, line: &str, after: &[&str]) -> bool {
        let indent = indent(line);
        match Mark::of(line.trim()).filter(|(mark, _)| self.begins(*mark, indent, after)) {
            Some((mark, text)) => {
                let level = self.level(mark, indent);
                let numbered = matches!(mark, Mark::Number(..));
                self.items.push(Item { level, numbered, text: text.to_owned() });
                true
            }
            None => match (self.items.last_mut(), self.levels.last()) {
                (Some(item), Some(level)) if indent > level.indent => {
                    item.text.push(' ');
                    item.text.push_str(line);
                    true
                }
                _ => false,
            },
        }
    }

    /// Whether a mark begins an item here: a number that comes next, or first with a second behind it.
    fn begins(&self, mark: Mark, indent: usize, after: &[&str]) -> bool {
        let Mark::Number(number, sign) = mark else { return self.bulleted };
        let next = |line: &&str| matches!(Mark::of(line.trim()), Some((Mark::Number(2, other), _)) if other == sign);
        let counts = |level: &Level| level.counted == Some(sign) && level.indent <= indent;
        self.levels.iter().any(|level| counts(level) && level.number + 1 == number)
            || number == 1 && after.iter().take(LOOK_AHEAD).any(next)
    }

    /// The level of an item, which more white space than that of the one before puts below it, or a bullet of a lower level.
    fn level(&mut self, mark: Mark, indent: usize) -> usize {
        // A number goes on where it is counted; else it may stand beside bullets, but bullets stand below numbers.
        let counts = |level: &Level| matches!(mark, Mark::Number(_, sign) if level.counted == Some(sign));
        let above = |level: &Level| matches!(mark, Mark::Bullet(_)) && is_below(level.first, mark, self.nested);
        let beside = |level: &Level| !is_below(mark, level.first, self.nested) && !above(level);
        let find = |is: &dyn Fn(&Level) -> bool| self.levels.iter().rposition(|it| it.indent == indent && is(it));
        let same = find(&counts).or_else(|| find(&beside));
        match same {
            Some(level) => self.levels.truncate(level + 1),
            None => {
                let outer = |level: &&Level| {
                    level.indent < indent || level.indent == indent && is_below(mark, level.first, self.nested)
                };
                let outer = self.levels.iter().take_while(outer).count();
                self.levels.truncate(outer.min(MAX_LEVELS - 1));
                self.levels.push(Level { indent, first: mark, counted: None, number: 0 });
            }
        }
        let level = self.levels.len() - 1;
        if let Mark::Number(number, sign) = mark {
            self.levels[level].counted = Some(sign);
            self.levels[level].number = number;
        }
        level
    }

    /// Ends the lists that are open.
    fn close(&mut self) {
        let items = std::mem::take(&mut self.items);
        self.levels.clear();
        self.parts.extend(lists(&items).into_iter().map(Part::List));
    }
}

/// The lists that items in a row make, each with those below it.
fn lists(items: &[Item]) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    let Some(level) = items.iter().map(|item| item.level).min() else { return lists };
    let mut rest = items;
    while let Some((item, after)) = rest.split_first() {
        let below = after.iter().take_while(|item| item.level > level).count();
        let entry = (tidy(&item.text), crate::view::text::paragraph::lists(&after[..below]));
        match lists.last_mut().filter(|list| list.numbered == item.numbered) {
            Some(list) => list.items.push(entry),
            None => lists.push(List { numbered: item.numbered, items: vec![entry] }),
        }
        rest = &after[below..];
    }
    lists
}

/// How far a line is set in; a tab counts as four spaces.
fn indent(line: &str) -> usize {
    let blanks = line.chars().take_while(|c| c.is_whitespace());
    blanks.map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// One paragraph with single spaces; line ends stay only behind a backslash.
pub fn tidy(paragraph: &str) -> String {
    let mut out = String::with_capacity(paragraph.len());
    for line in paragraph.lines().filter(|line| !line.trim().is_empty()) {
        if !out.is_empty() {
            out.push(if out.ends_with('\\') { '\n' } else { ' ' });
        }
        let mut space = false;
        for c in line.trim().chars() {
            // The ideographic space is wide on purpose.
            if c == ' ' || c == '\t' {
                space = true;
                continue;
            }
            if std::mem::take(&mut space) {
                out.push(' ');
            }
            out.push(c);
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paragraphs and items as lines, those below others set in.
    fn shown(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        for part in parts(text) {
            match part {
                Part::Paragraph(text) => out.push(text),
                Part::List(list) => show(&list, 0, &mut out),
            }
        }
        out
    }

    fn show(list: &List, depth: usize, out: &mut Vec<String>) {
        for (text, below) in &list.items {
            out.push(format!("{}{} {text}", "  ".repeat(depth), if list.numbered { '#' } else { '-' }));
            below.iter().for_each(|inner| show(inner, depth + 1, out));
        }
    }

    #[test]
    fn line_ends_part_paragraphs() {
        assert_eq!(shown("one  two\nthree\n\nfour"), ["one two", "three", "four"]);
        assert_eq!(shown("one\\\n  two\nthree"), ["one\\\ntwo", "three"]);
        assert_eq!(tidy("one two\nthree\\\n  four"), "one two three\\\nfour");
    }

    #[test]
    fn lines_with_bullets_are_lists() {
        assert_eq!(shown("- a\n- b"), ["- a", "- b"]);
        assert_eq!(shown("Intro:\n\n• a\n\n•b\nEnd"), ["Intro:", "- a", "- b", "End"]);
        assert_eq!(shown("* a\n* b"), ["- a", "- b"]);
        assert_eq!(shown("·개발\n· 운영"), ["- 개발", "- 운영"]);
        assert_eq!(shown("- a that\n  goes on\n- b"), ["- a that goes on", "- b"]);
        assert_eq!(shown("- a\\\n  b\n- c"), ["- a\\\nb", "- c"]);
    }

    #[test]
    fn items_are_below_others_by_their_indent_or_their_bullet() {
        assert_eq!(shown("- a\n  - b\n    - c\n- d"), ["- a", "  - b", "    - c", "- d"]);
        assert_eq!(shown("• a\n◦ b\n▪ c\n◦ d\n• e"), ["- a", "  - b", "    - c", "  - d", "- e"]);
        assert_eq!(shown("• a\n· b\n• c\n· d"), ["- a", "  - b", "- c", "  - d"]);
        assert_eq!(shown("□ a\n○ b\n- c\n○ d\n□ e"), ["- a", "  - b", "    - c", "  - d", "- e"]);
        assert_eq!(shown("ㅇ a\nㅇ b"), ["- a", "- b"]);
        assert_eq!(shown("1. a\n   - b\n   - c\n2. d"), ["# a", "  - b", "  - c", "# d"]);
    }

    #[test]
    fn other_bullets_at_the_same_indent_stand_beside_each_other() {
        assert_eq!(shown("- a\n- b\n• c"), ["- a", "- b", "- c"]);
        assert_eq!(shown("• a\n- b\n* c\n• d"), ["- a", "- b", "- c", "- d"]);
        assert_eq!(shown("- a\n1. b\n2. c\n- d"), ["- a", "# b", "# c", "- d"]);
        assert_eq!(shown("- a\n  • b\n  - c\n- d"), ["- a", "  - b", "  - c", "- d"]);
        assert_eq!(shown("1. a\n- b\n2. c"), ["# a", "  - b", "# c"]);
        assert_eq!(shown("◦ a\n• b"), ["- a", "- b"]);
    }

    #[test]
    fn numbers_from_one_on_are_lists() {
        assert_eq!(shown("1. a\n2. b\n3. c"), ["# a", "# b", "# c"]);
        assert_eq!(shown("1) a\n2) b"), ["# a", "# b"]);
        assert_eq!(shown("①가\n② 나"), ["# 가", "# 나"]);
    }

    #[test]
    fn what_only_looks_like_an_item_is_text() {
        for text in [
            "- a single one",
            "1. FC Köln\n- a single one",
            "2019. 3. 입사\n2020. 5. 퇴사",
            "1. FC Köln",
            "-5 %\n-7 %",
            "*강조* 글\n*강조* 글",
            "2. b\n3. c",
            "•\n•",
        ] {
            assert_eq!(shown(text), text.lines().collect::<Vec<_>>());
        }
    }

    #[test]
    fn lists_have_few_levels() {
        let deep: String = (0..30_000).map(|depth| format!("{}- x\n", " ".repeat(depth % 100))).collect();
        assert_eq!(parts(&deep).len(), 1);
    }
}
