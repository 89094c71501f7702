//! A document as plain text, for the boxes of application portals and for mails.

use textwrap::{Options, WordSeparator, WordSplitter};
use unicode_normalization::UnicodeNormalization;

use super::outline::{Head, Line};
use crate::view::View;
use crate::view::contact::ContactRow;
use crate::view::text::pasted::{Pasted, shows};
use crate::view::text::rich::Rich;

/// How plain text is to be.
#[derive(Debug, Clone, Copy, Default)]
pub struct Plain {
    /// The longest line, in columns of a terminal; lines are as long as they are without it.
    pub width: Option<usize>,
    /// Without typographic marks and accents, for what can do neither.
    pub ascii: bool,
}

/// The view as plain text, with what forms ask for if that is wanted.
pub fn text(view: &View, personal: bool, plain: Plain) -> String {
    let lines = view.lines(personal);
    let mut writer = Writer { out: String::new(), plain };
    for (index, line) in lines.iter().enumerate() {
        let first = index == 0;
        if !first && begins(&lines[index - 1], line) {
            writer.out.push('\n');
        }
        writer.line(line);
    }
    match plain.ascii {
        true => ascii(&writer.out),
        false => writer.out,
    }
}

/// What the answers of an essay say, and nothing else.
pub fn answers(view: &View, plain: Plain) -> String {
    let mut writer = Writer { out: String::new(), plain };
    for text in view.sections.iter().filter_map(|section| section.text.as_ref()) {
        if !writer.out.is_empty() {
            writer.out.push('\n');
        }
        writer.write(&Pasted::answer(text).text, "", "");
    }
    if plain.ascii { ascii(&writer.out) } else { writer.out }
}

/// Whether a blank line stands before a line.
fn begins(before: &Line, line: &Line) -> bool {
    match line {
        Line::Section(_) | Line::Part(_) => true,
        Line::Head(head, depth) => {
            let short = |head: &Head| head.subtitle.is_none() || head.period.or(head.place).is_none();
            let listed = short(head) && matches!(before, Line::Head(other, _) if short(other));
            !matches!(before, Line::Section(_)) && !listed && (*depth == 0 || !matches!(before, Line::Head(..)))
        }
        Line::Text(_) => matches!(before, Line::Headline(_) | Line::Contact(_) | Line::Name(..)),
        _ => false,
    }
}

struct Writer {
    out: String,
    plain: Plain,
}

impl Writer {
    fn line(&mut self, line: &Line) {
        match line {
            Line::Name(name, others) => {
                let others: Vec<_> = others.iter().map(|name| name.plain()).collect();
                let behind = if others.is_empty() { String::new() } else { format!(" ({})", others.join(", ")) };
                self.write(&format!("{}{behind}", said(name)), "", "");
            }
            Line::Headline(text) | Line::Text(text) | Line::Part(text) | Line::Group(text) => {
                self.write(&said(text), "", "")
            }
            Line::Contact(rows) => rows.iter().for_each(|row| self.contact(row)),
            Line::Section(title) => self.write(&said(title).to_uppercase(), "", ""),
            Line::Head(head, _) => self.head(head),
            Line::Row(Some(label), text) => self.write(&labelled(label, text), "", ""),
            Line::Row(None, text) => self.write(&said(text), "", ""),
            Line::Point(text, depth) => {
                let indent = "  ".repeat(*depth);
                let bullet = if *depth == 0 { '•' } else { '◦' };
                self.write(&said(text), &format!("{indent}{bullet} "), &format!("{indent}  "));
            }
            Line::Numbered(text, number) => self.write(&said(text), &format!("{number}. "), "   "),
            Line::Table(table) => {
                for row in std::iter::once(&table.columns).chain(&table.rows) {
                    let cells: Vec<_> = row.iter().map(|cell| said(cell).replace('\n', " ")).collect();
                    self.write(cells.join(" | ").trim_end(), "", "");
                }
            }
            Line::Links(links) => {
                let links: Vec<_> = links.iter().map(said).collect();
                self.write(&links.join(", "), "", "");
            }
        }
    }

    fn contact(&mut self, row: &ContactRow) {
        let text = row.text.plain();
        let text = match &row.url {
            // A label of the user's own stands for the address.
            Some(url) if row.label.is_none() => shown(&text, url),
            _ => text,
        };
        match &row.label {
            Some(label) => self.write(&format!("{}: {text}", label.plain()), "", ""),
            None => self.write(&text, "", ""),
        }
    }

    fn head(&mut self, head: &Head) {
        // What has neither time nor place has room for all in one line.
        let alone = head.period.or(head.place).is_none();
        let what = head.title.into_iter().chain(head.place).chain(head.subtitle.filter(|_| alone));
        let what = what.map(said).collect::<Vec<_>>().join(", ");
        let parts = [Some(what), head.period.map(Rich::plain)];
        let line: Vec<_> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        self.write(&line.join(" | "), "", "");
        if let Some(subtitle) = head.subtitle.filter(|_| !alone) {
            self.write(&said(subtitle), "", "");
        }
    }

    /// Writes lines, the first behind `first`, the others behind `rest`.
    fn write(&mut self, text: &str, first: &str, rest: &str) {
        let text = text.replace('\u{a0}', " ");
        for (index, line) in text.trim_matches('\n').split('\n').enumerate() {
            let first = if index == 0 { first } else { rest };
            match self.plain.width.filter(|_| !line.trim().is_empty()) {
                Some(width) => {
                    let options = Options::new(width.max(1)).initial_indent(first).subsequent_indent(rest);
                    // Words with Hangul, addresses and hyphens stay whole.
                    let options =
                        options.word_separator(WordSeparator::AsciiSpace).word_splitter(WordSplitter::NoHyphenation);
                    self.out.push_str(&textwrap::fill(line.trim_end(), options.break_words(false)));
                }
                None if line.trim().is_empty() => {}
                None => self.out.extend([first, line.trim_end()]),
            }
            self.out.push('\n');
        }
    }
}

/// A label and its text.
fn labelled(label: &Rich, text: &Rich) -> String {
    format!("{}: {}", label.plain().trim_end_matches([':', ' ']), said(text))
}

/// What a string says without styles; a link that does not show where it leads says so behind it.
fn said(rich: &Rich) -> String {
    Pasted::of(rich).text
}

/// A link's text, with its address where it does not show it.
fn shown(text: &str, url: &str) -> String {
    if shows(text, url) { text.to_owned() } else { format!("{text} ({url})") }
}

/// A text without typographic marks and accents; letters that ASCII has nothing like stay.
fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '•' | '◦' | '·' => out.push(if c == '·' { '|' } else { '-' }),
            '–' | '—' | '‐' | '‑' | '−' => out.push('-'),
            '“' | '”' | '„' | '«' | '»' => out.push('"'),
            '‘' | '’' | '‚' => out.push('\''),
            '…' => out.push_str("..."),
            '→' => out.push_str("->"),
            '×' => out.push('x'),
            '\u{a0}' | '\u{2009}' | '\u{202f}' => out.push(' '),
            c if c.is_ascii() => out.push(c),
            c => match std::iter::once(c).nfd().next().filter(char::is_ascii) {
                Some(base) => out.push(base),
                None => out.push(c),
            },
        }
    }
    out
}
