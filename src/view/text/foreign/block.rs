//! Markdown in a text that the program does not read: headings, quotations, pictures, fenced code, `__strong__`.

use crate::profile::yaml::mark::Mark;
use crate::view::text::foreign::sign::Sign;

const HEADING: &str = "write `**…**` for a heading in a text, or give a section or a group a `title`";
const QUOTATION: &str = "leave out the `>`; what somebody says of you is the `quote` of a reference";
const FENCE: &str = "leave the fences out, or put the code between single backticks";
const PICTURE: &str = "leave the picture out; without the `!` it is a link";
const STRONG: &str = "write `**…**` for `__…__`";
const STRUCK: &str = "leave the text out, or the `~~` around it";
const ITEM: &str = "leave out what it begins with: a list has two items or more, each on a line of its own";

/// Names of programs that have two underscores on either side.
const NAMES: &[&str] = &[
    "init",
    "main",
    "name",
    "new",
    "call",
    "str",
    "repr",
    "dict",
    "all",
    "file",
    "len",
    "iter",
    "next",
    "enter",
    "exit",
    "getattr",
    "setattr",
    "getitem",
    "setitem",
    "slots",
    "doc",
    "future",
    "pycache",
    "dirname",
    "filename",
    "typename",
    "import",
    "builtins",
    "class",
    "proto",
    "attribute",
    "asm",
    "del",
    "eq",
    "hash",
    "version",
    "tests",
    "mocks",
];

/// The signs in a text without its code; `source` is what stands in the file, in its lines.
pub fn signs(text: &str, source: &str) -> Vec<Sign> {
    let lines = text.lines().chain(source.lines()).map(|line| line.trim_start_matches([' ', '\t', '"', '\'', '-']));
    let blocks = lines.filter_map(block);
    let inner = [picture(text), between(text, "__", STRONG), between(text, "~~", STRUCK), single(text)];
    blocks.chain(inner.into_iter().flatten()).collect()
}

/// What a line begins with that is a block in Markdown. `# 1` and `> 90 %` are none.
fn block(line: &str) -> Option<Sign> {
    if line.starts_with("```") {
        return Some(Sign::new("```", FENCE));
    }
    let hashes = line.len() - line.trim_start_matches('#').len();
    let letter =
        |rest: &str| rest.strip_prefix(' ').is_some_and(|rest| rest.trim_start().starts_with(char::is_alphabetic));
    match hashes {
        1..=6 if letter(&line[hashes..]) => Some(Sign::new(&line[..=hashes], HEADING)),
        0 if line.strip_prefix('>').is_some_and(letter) => Some(Sign::new("> ", QUOTATION)),
        _ => None,
    }
}

/// `![alt](address)`
fn picture(text: &str) -> Option<Sign> {
    let at = text.find("![")?;
    let end = at + text[at..].find("](")?;
    let close = end + text[end..].find(')')?;
    (!text[at + 2..end].contains('[')).then(|| Sign::new(&text[at..=close], PICTURE))
}

/// What stands between two pairs of a mark, no letter around them.
fn between(text: &str, mark: &str, hint: &str) -> Option<Sign> {
    let outside = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric() || mark.contains(c));
    let mut from = 0;
    while let Some(at) = text[from..].find(mark).map(|at| from + at) {
        let inner = &text[at + 2..];
        let length = inner.find(mark)?;
        let (found, after) = (&inner[..length], inner[length + 2..].chars().next());
        let said = !found.is_empty() && found.trim() == found && !found.starts_with(mark.chars().next()?);
        if said && outside(text[..at].chars().next_back()) && outside(after) && !NAMES.contains(&found) {
            return Some(Sign::new(&text[at..at + length + 4], hint));
        }
        from = at + 2;
    }
    None
}

/// A whole text that is one item of a list.
fn single(text: &str) -> Option<Sign> {
    let text = text.trim();
    let (mark, rest) = Mark::of(text).filter(|_| !text.contains('\n'))?;
    let head = &text[..text.len() - rest.len()];
    let bullet = matches!(mark, Mark::Bullet('-' | '*' | '•'));
    (bullet && head.ends_with(' ')).then(|| Sign::new(head, ITEM))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        signs(text, "").into_iter().map(|sign| sign.found).collect()
    }

    #[test]
    fn blocks_and_other_marks_are_found() {
        assert_eq!(found("## 성장과정\n저는"), ["## "]);
        assert_eq!(found("# Heading"), ["# "]);
        assert_eq!(found("> a quotation"), ["> "]);
        assert_eq!(found("```rust\nx\n```"), ["```", "```"]);
        assert_eq!(found("see ![i](x.png)"), ["![i](x.png)"]);
        assert_eq!(found("__bold__ and ~~gone~~"), ["__bold__", "~~gone~~"]);
        assert_eq!(found("- 하나뿐"), ["- "]);
        assert_eq!(signs("Intro Head", "|\n  Intro\n  ## Head")[0].found, "## ");
    }

    #[test]
    fn what_only_looks_like_markdown_is_not() {
        for text in [
            "# 1 in the team",
            "#hashtag",
            "C# work",
            "> 90 % coverage",
            "a > b",
            "__init__ and __main__",
            "snake__case__name",
            "~1,200 ~ 1,300",
            "~~",
            "[1] and ![",
            "- a\n- b",
            "-5 %",
            "●●●○○",
            "2019. 3. 입사",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
