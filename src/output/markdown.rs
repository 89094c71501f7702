//! A document as CommonMark, for a README or a web page.

use super::outline::{Head, Line};
use crate::view::contact::ContactRow;
use crate::view::text::rich::{Piece, Rich, plain};
use crate::view::{TableView, View};

/// What has a meaning in CommonMark wherever it stands.
const SPECIAL: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '&', '|', '~', '$'];

/// The view as CommonMark, with what forms ask for if that is wanted.
pub fn markdown(view: &View, personal: bool) -> String {
    let mut out = String::new();
    let lines = view.lines(personal);
    for (index, line) in lines.iter().enumerate() {
        let listed = |line: &Line| matches!(line, Line::Point(..) | Line::Numbered(..));
        if index > 0 && !(listed(line) && listed(&lines[index - 1])) {
            out.push('\n');
        }
        add(line, &mut out);
        out.push('\n');
    }
    out
}

/// A table as GitHub's Markdown has it.
fn table_of(table: &TableView) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let cells = |row: &[Rich]| row.iter().map(|cell| marked(cell).replace('\n', " ")).collect();
    let rule = table.columns.iter().map(|_| "---".to_owned()).collect();
    let rows = table.rows.iter().map(|it| row(cells(it)));
    [row(cells(&table.columns)), row(rule)].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

fn add(line: &Line, out: &mut String) {
    match line {
        Line::Name(name, others) => {
            out.push_str("# ");
            out.push_str(&marked(name));
            others.iter().for_each(|name| out.extend([" · ", &marked(name)]));
        }
        Line::Headline(text) => out.extend(["**", &marked(text), "**"]),
        Line::Contact(rows) => {
            let rows: Vec<_> = rows.iter().map(contact).collect();
            out.push_str(&rows.join(" · "));
        }
        Line::Section(title) => out.extend(["## ", &marked(title)]),
        Line::Head(head, depth) => add_head(head, *depth, out),
        Line::Text(text) | Line::Part(text) => out.push_str(&marked(text)),
        Line::Row(Some(label), text) => {
            let label = marked(label);
            out.extend(["**", label.trim_end_matches([':', ' ']), ":** ", &marked(text)]);
        }
        Line::Row(None, text) => out.push_str(&marked(text)),
        Line::Point(text, depth) => {
            let indent = "  ".repeat(*depth);
            out.extend([indent.as_str(), "- ", &marked(text).replace('\n', &format!("\n{indent}  "))]);
        }
        Line::Numbered(text, number) => {
            out.extend([format!("{number}. ").as_str(), marked(text).replace('\n', "\n   ").as_str()]);
        }
        Line::Table(table) => out.push_str(&table_of(table)),
        Line::Links(links) => {
            let links: Vec<_> = links.iter().map(marked).collect();
            out.push_str(&links.join(" · "));
        }
        Line::Group(title) => out.extend(["**", &marked(title), "**"]),
    }
}

fn add_head(head: &Head, depth: usize, out: &mut String) {
    let level = "#".repeat(3 + depth.min(2));
    if let Some(title) = head.title {
        out.extend([level.as_str(), " ", &marked(title)]);
    }
    let facts = head.subtitle.iter().chain(&head.place).map(|text| marked(text));
    let facts: Vec<_> = facts.chain(head.period.map(marked)).collect();
    if !facts.is_empty() {
        out.push_str(if head.title.is_some() { "\n\n" } else { "" });
        out.push_str(&facts.join(" · "));
    }
}

fn contact(row: &ContactRow) -> String {
    let text = match (&row.url, row.text.has_link()) {
        (Some(url), false) => marked(&row.text.clone().linked(url)),
        _ => marked(&row.text),
    };
    match row.kind {
        "link" => row.label.as_ref().map_or(text.clone(), |label| format!("{}: {text}", marked(label))),
        _ => text,
    }
}

/// A string with its styles as marks.
fn marked(rich: &Rich) -> String {
    let mut out = String::new();
    mark(&rich.rich, 0, &mut out);
    out
}

fn mark(pieces: &[Piece], depth: usize, out: &mut String) {
    let mut pieces = pieces.iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Text(run) => escape(&run.text, out),
            Piece::Code(run) => code(&run.text, out),
            Piece::Strong(body) => {
                // What stays whole parts a style in two.
                let mut body = body.clone();
                while let Some(Piece::Strong(more)) = pieces.peek() {
                    body.extend(more.clone());
                    pieces.next();
                }
                styled("strong", "**", &body, pieces.peek().copied(), depth, out);
            }
            Piece::Emph(body) => styled("em", "*", body, pieces.peek().copied(), depth, out),
            Piece::Sub(body) => around("<sub>", body, "</sub>", depth, out),
            Piece::Sup(body) => around("<sup>", body, "</sup>", depth, out),
            Piece::Link { url, body } => {
                let end = format!("](<{}>)", url.replace(['<', '>', '\n'], ""));
                around("[", body, &end, depth, out);
            }
            Piece::Break => out.push_str("  \n"),
            Piece::Paragraph => out.push_str("\n\n"),
            Piece::List(items) => list(items, false, depth, out),
            Piece::Numbered(items) => list(items, true, depth, out),
            Piece::Lang { body, .. } | Piece::NoBreak(body) | Piece::Item(body) => mark(body, depth, out),
        }
    }
}

fn around(before: &str, body: &[Piece], behind: &str, depth: usize, out: &mut String) {
    out.push_str(before);
    mark(body, depth, out);
    out.push_str(behind);
}

/// A style by its marks, or by its tag where CommonMark does not take the marks for such: beside a letter, next to punctuation
/// (CommonMark 0.31.2, 6.2, "left-flanking delimiter run").
fn styled(tag: &str, mark: &str, body: &[Piece], next: Option<&Piece>, depth: usize, out: &mut String) {
    let text = plain(body);
    let next = next.map(|next| plain(std::slice::from_ref(next)));
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let odd = |c: Option<char>| !letter(c);
    let opens = odd(text.chars().next()) && letter(out.chars().next_back());
    let closes = odd(text.chars().next_back()) && letter(next.and_then(|next| next.chars().next()));
    match opens || closes {
        true => around(&format!("<{tag}>"), body, &format!("</{tag}>"), depth, out),
        false => around(mark, body, mark, depth, out),
    }
}

fn list(items: &[Piece], numbered: bool, depth: usize, out: &mut String) {
    for (number, item) in items.iter().enumerate() {
        let indent = "   ".repeat(depth);
        let sign = if numbered { format!("{}.", number + 1) } else { "-".into() };
        out.push_str(&format!("\n{indent}{sign} "));
        mark(item.children(), depth + 1, out);
    }
    if depth == 0 {
        out.push_str("\n\n");
    }
}

/// A text in which nothing means anything but itself.
fn escape(text: &str, out: &mut String) {
    let starts = out.is_empty() || out.ends_with('\n');
    let text = text.replace('\u{a0}', " ");
    // At the start of a line, these begin a list, a heading or a rule.
    let number = text.bytes().take_while(u8::is_ascii_digit).count();
    let ends = |at: usize| text[at..].starts_with(['.', ')']);
    for (index, c) in text.char_indices() {
        let begins = starts
            && (index == 0 && matches!(c, '#' | '-' | '+' | '=') || index == number && number > 0 && ends(number));
        if SPECIAL.contains(&c) || begins {
            out.push('\\');
        }
        out.push(c);
    }
}

/// A span of code, between as many backticks as it needs.
fn code(text: &str, out: &mut String) {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    out.extend([fence.as_str(), space, text, space, fence.as_str()]);
}
