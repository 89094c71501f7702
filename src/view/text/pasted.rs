//! A printable string as plain text, as it is pasted into the boxes of portals and mails, and as these count it.

use std::ops::Range;

use encoding_rs::EUC_KR;

use crate::view::text::rich::{Piece, Rich, Run};

/// A string without styles; a link that does not show where it leads says so behind it.
#[derive(Debug, Default)]
pub struct Pasted {
    /// The characters.
    pub text: String,
    /// What stands between paragraphs.
    between: &'static str,
    /// Where in it what the profile says begins, with it.
    runs: Vec<(usize, Run)>,
}

impl Pasted {
    /// What `rich` says, with a blank line between paragraphs.
    pub fn of(rich: &Rich) -> Self {
        Self::parted(rich, "\n\n")
    }

    /// The same as an answer to a question, whose characters are counted: each paragraph on a line of its own.
    pub fn answer(rich: &Rich) -> Self {
        Self::parted(rich, "\n")
    }

    fn parted(rich: &Rich, between: &'static str) -> Self {
        let mut pasted = Self { between, ..Self::default() };
        pasted.say(&rich.rich, 0);
        pasted
    }

    /// The bytes in the profile of the character at a byte of the text; those of the text it is part of, where that reads
    /// otherwise there.
    pub fn place(&self, at: usize) -> Option<Range<usize>> {
        let (begin, run) = self.runs.iter().rev().find(|(begin, _)| *begin <= at)?;
        let rest = run.text.get(at - begin..).unwrap_or_default();
        let end = at - begin + rest.chars().next().map_or(0, char::len_utf8);
        let (start, end) = if rest.is_empty() { run.at? } else { run.slice(at - begin..end).at? };
        Some(start..end)
    }

    fn say(&mut self, pieces: &[Piece], depth: usize) {
        for (index, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Text(run) | Piece::Code(run) => {
                    self.runs.push((self.text.len(), run.clone()));
                    self.text.push_str(&run.text);
                }
                Piece::Break => self.text.push('\n'),
                Piece::Paragraph => self.text.push_str(self.between),
                Piece::Link { url, body } => {
                    let begin = self.text.len();
                    self.say(body, depth);
                    if !shows(&self.text[begin..], url) {
                        self.text.push_str(&format!(" ({url})"));
                    }
                }
                Piece::List(items) | Piece::Numbered(items) => {
                    for (number, item) in items.iter().enumerate() {
                        self.item(&mark(piece, number, depth), item, depth);
                    }
                    if index + 1 < pieces.len() {
                        self.text.push('\n');
                    }
                }
                styled => self.say(styled.children(), depth),
            }
        }
    }

    fn item(&mut self, mark: &str, item: &Piece, depth: usize) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.text.push_str(&"  ".repeat(depth));
        self.text.push_str(mark);
        self.say(item.children(), depth + 1);
    }
}

/// What stands before an item of a list.
fn mark(list: &Piece, number: usize, depth: usize) -> String {
    match (list, depth) {
        (Piece::Numbered(_), _) => format!("{}. ", number + 1),
        (_, 0) => "• ".into(),
        _ => "◦ ".into(),
    }
}

/// Whether a link's text shows where it leads.
pub fn shows(text: &str, url: &str) -> bool {
    let address = url.split_once(':').map_or(url, |(_, rest)| rest.trim_start_matches("//"));
    let bare = |text: &str| text.trim_start_matches("www.").trim_end_matches('/').to_lowercase();
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let phone = url.starts_with("tel:") && digits(address).ends_with(digits(text).trim_start_matches('0'));
    // What a DOI or a number of an archive is leads there as it stands.
    let is_id = address.strip_prefix("doi.org/").is_some_and(|id| text.ends_with(id));
    bare(text).contains(&bare(address)) || is_id || phone || url.starts_with("mailto:")
}

/// The bytes that a character has in CP949, the extension of EUC-KR in which Korean portals count; none if it is not there.
pub fn bytes(c: char) -> Option<usize> {
    // A space that no line ends at is pasted as any other.
    if c.is_ascii() || c == '\u{a0}' {
        return Some(1);
    }
    let mut utf8 = [0; 4];
    let (encoded, _, unknown) = EUC_KR.encode(c.encode_utf8(&mut utf8));
    (!unknown).then_some(encoded.len())
}
