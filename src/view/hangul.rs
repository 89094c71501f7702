//! Hangul words, dates and short addresses as units, so that no layout can split one across lines (klreq 4.4.2: breaking by 어절).
//!
//! Typst has no `word-break: keep-all` (typst/typst#1164), so the view says which characters a line may not part.

use crate::view::rich::{Piece, Run, plain};

/// Punctuation that stays attached to a box by itself (UAX 14: OP and opening QU), so it is left outside.
const OPENING: &str = "([{“‘「『《〈";
/// The same at the end (UAX 14: CL, CP, EX, IS, closing QU).
const CLOSING: &str = ".,;:!?)]}”’」』》〉、。…";
/// What joins the two ends of a period.
const DASHES: [char; 4] = ['–', '~', '-', '―'];
/// Signs of units that may stand apart from their number.
const UNITS: [char; 4] = ['%', '‰', '℃', '°'];
/// A run of Chinese characters longer than this, without a space, is a text of another language rather than a word.
const LONGEST_HANJA: usize = 8;
/// A web address longer than this may be parted.
const LONGEST_ADDRESS: usize = 40;

/// Whether a character is a Hangul syllable or letter.
pub fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}')
}

/// Groups the Hangul words and the dates of `pieces`, across styles and links.
pub fn group(pieces: Vec<Piece>) -> Vec<Piece> {
    join(tokens(pieces))
}

fn join(tokens: Vec<Token>) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut word: Vec<Piece> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match (token, tokens.peek()) {
            (Token::Solid(piece), _) => word.push(piece),
            (Token::Space(Piece::Text(run)), Some(Token::Solid(next)))
                if run.text == " " && goes_on(&plain(&word), &plain(std::slice::from_ref(next))) =>
            {
                word.push(Piece::Text(run));
            }
            (Token::Space(piece), _) => {
                finish(&mut word, &mut out);
                push(&mut out, piece);
            }
        }
    }
    finish(&mut word, &mut out);
    out
}

/// Whether a date or a number goes on behind a space: `2020. 8. 1.`, `2020년 8월`, `2020.08 – 2023.07`, `10 %`.
fn goes_on(before: &str, after: &str) -> bool {
    let mut ending = before.chars().rev();
    let (Some(last), second) = (ending.next(), ending.next()) else { return false };
    let behind_digit = second.is_some_and(|c| c.is_ascii_digit());
    let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind_digits = after[digits..].chars().next();
    let is_day = behind_digit && matches!(last, '년' | '월' | '일' | '.') || last.is_ascii_digit();
    match last {
        _ if is_day && after.chars().count() == 1 && after.starts_with(DASHES) => true,
        _ if last.is_ascii_digit() => after.starts_with(UNITS),
        _ if DASHES.contains(&last) => second == Some(' ') && (digits > 0 || after.starts_with("현재")),
        '.' if behind_digit && (1..=2).contains(&digits) && behind_digits == Some('.') => is_dotted(before),
        '년' if behind_digit && digits > 0 => behind_digits == Some('월'),
        '월' if behind_digit && digits > 0 => behind_digits == Some('일'),
        _ => false,
    }
}

/// Whether a text ends in a year and a dot, or in a month that stands behind one.
fn is_dotted(text: &str) -> bool {
    let digits = |part: &str| part.len() - part.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (number, held) = match text.rsplit_once(' ') {
        Some((_, last)) => (last, true),
        None => (text, false),
    };
    let count = digits(number.trim_end_matches('.'));
    count == 4 || held && count <= 2
}

/// A piece without white space inside, or one that ends a word.
enum Token {
    Solid(Piece),
    Space(Piece),
}

impl Token {
    fn piece(self) -> Piece {
        match self {
            Self::Solid(piece) | Self::Space(piece) => piece,
        }
    }
}

fn tokens(pieces: Vec<Piece>) -> Vec<Token> {
    let mut out = Vec::new();
    let count = pieces.len();
    let texts: Vec<String> = pieces.iter().map(|piece| plain(std::slice::from_ref(piece))).collect();
    for (index, piece) in pieces.into_iter().enumerate() {
        match piece {
            Piece::Text(run) => split_text(run, &mut out),
            Piece::Break | Piece::Paragraph => out.push(Token::Space(piece)),
            styled if !texts[index].contains(char::is_whitespace) => out.push(Token::Solid(styled)),
            // Code with spaces breaks at them, and belongs to what goes on behind it all the same.
            Piece::Code(_) => out.push(Token::Solid(piece)),
            styled => {
                let glued_left = index > 0 && !texts[index - 1].ends_with(char::is_whitespace);
                let glued_right = index + 1 < count && !texts[index + 1].starts_with(char::is_whitespace);
                split_styled(&styled, glued_left, glued_right, &mut out);
            }
        }
    }
    out
}

fn split_text(run: Run, out: &mut Vec<Token>) {
    for part in cut(&run, |before, c| before.is_whitespace() != c.is_whitespace()) {
        let space = part.text.starts_with(char::is_whitespace);
        out.push(if space { Token::Space(Piece::Text(part)) } else { Token::Solid(Piece::Text(part)) });
    }
}

/// Splits off the first and last word of a styled piece where it goes on in its neighbours: `**강한 글자**의`.
fn split_styled(styled: &Piece, left: bool, right: bool, out: &mut Vec<Token>) {
    let mut inner = tokens(styled.children().to_vec());
    let solid = |tokens: &[Token]| tokens.iter().take_while(|token| matches!(token, Token::Solid(_))).count();
    let head = if left { solid(&inner) } else { 0 };
    let tail = inner.split_off(head);
    let reversed: Vec<_> = tail.into_iter().rev().collect();
    let last = if right { solid(&reversed) } else { 0 };
    let mut middle: Vec<_> = reversed.into_iter().rev().collect();
    let end = middle.split_off(middle.len() - last);
    let around = |tokens: Vec<Token>| styled.around(tokens.into_iter().map(Token::piece).collect());
    if !inner.is_empty() {
        out.push(Token::Solid(around(inner)));
    }
    out.push(Token::Space(styled.around(join(middle))));
    if !end.is_empty() {
        out.push(Token::Solid(around(end)));
    }
}

fn finish(word: &mut Vec<Piece>, out: &mut Vec<Piece>) {
    let pieces = std::mem::take(word);
    if !breaks_inside(&plain(&pieces)) {
        pieces.into_iter().for_each(|piece| push(out, piece));
        return;
    }
    let (before, core, after) = trim(pieces);
    before.into_iter().for_each(|piece| push(out, piece));
    out.push(Piece::Word(core));
    after.into_iter().for_each(|piece| push(out, piece));
}

/// Whether a line could end inside the word: beside a Hangul syllable, between Chinese characters, at a space in a date, or in a
/// web address, which Typst parts behind its marks; one that would leave much of a line empty may be.
fn breaks_inside(text: &str) -> bool {
    let core = text.trim_start_matches(|c| OPENING.contains(c)).trim_end_matches(|c| CLOSING.contains(c));
    let count = core.chars().count();
    let is_address = || (core.starts_with("https://") || core.starts_with("http://")) && count <= LONGEST_ADDRESS;
    let is_hanja_word = || core.chars().any(is_hanja) && count <= LONGEST_HANJA;
    count > 1 && (core.chars().any(is_hangul) || is_hanja_word() || is_date(core) || is_address())
}

/// Whether a word without Hangul has been held together at its spaces. (Code may have any.)
fn is_date(core: &str) -> bool {
    core.contains(' ')
        && core.chars().all(|c| c.is_ascii_digit() || " .,/()".contains(c) || DASHES.contains(&c) || UNITS.contains(&c))
}

fn is_hanja(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// Takes the punctuation off both ends.
fn trim(mut pieces: Vec<Piece>) -> (Option<Piece>, Vec<Piece>, Option<Piece>) {
    let (mut before, mut after) = (None, None);
    if let Some(Piece::Text(run)) = pieces.first_mut() {
        let length = run.text.len() - run.text.trim_start_matches(|c| OPENING.contains(c)).len();
        before = take(run, 0..length).map(Piece::Text);
    }
    if let Some(Piece::Text(run)) = pieces.last_mut() {
        let length = run.text.trim_end_matches(|c| CLOSING.contains(c)).len();
        after = take(run, length..run.text.len()).map(Piece::Text);
    }
    pieces.retain(|piece| !matches!(piece, Piece::Text(run) if run.text.is_empty()));
    (before, pieces, after)
}

/// Takes the bytes `range`, an end of the run, out of it.
fn take(run: &mut Run, range: std::ops::Range<usize>) -> Option<Run> {
    if range.is_empty() {
        return None;
    }
    let taken = slice(run, range.clone());
    *run = if range.start == 0 { slice(run, range.end..run.text.len()) } else { slice(run, 0..range.start) };
    Some(taken)
}

/// Part of a run. Its place is exact where the run reads letter for letter as the profile does, else that of the whole run.
fn slice(run: &Run, range: std::ops::Range<usize>) -> Run {
    let exact = |(start, end): (usize, usize)| end - start == run.text.len();
    let at = run.at.map(|at| if exact(at) { (at.0 + range.start, at.0 + range.end) } else { at });
    Run { text: run.text[range].to_owned(), at }
}

fn cut(run: &Run, between: impl Fn(char, char) -> bool) -> Vec<Run> {
    let mut cuts = vec![0];
    let chars: Vec<_> = run.text.char_indices().collect();
    cuts.extend(chars.windows(2).filter(|pair| between(pair[0].1, pair[1].1)).map(|pair| pair[1].0));
    cuts.push(run.text.len());
    cuts.windows(2).filter(|pair| pair[0] < pair[1]).map(|pair| slice(run, pair[0]..pair[1])).collect()
}

/// Adds a piece; text that goes on where the last one ended is one run with it.
fn push(out: &mut Vec<Piece>, piece: Piece) {
    if let (Some(Piece::Text(last)), Piece::Text(run)) = (out.last_mut(), &piece) {
        let contiguous = match (last.at, run.at) {
            (Some((start, end)), Some((next, stop))) if end == next || (start, end) == (next, stop) => {
                Some((start, stop))
            }
            _ => None,
        };
        if let Some(at) = contiguous {
            last.text.push_str(&run.text);
            last.at = Some(at);
            return;
        }
        if last.at.is_none() && run.at.is_none() {
            last.text.push_str(&run.text);
            return;
        }
    }
    out.push(piece);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows words in brackets.
    fn shown(markdown: &str) -> String {
        fn show(pieces: &[Piece]) -> String {
            pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Text(run) => run.text.clone(),
                    Piece::Word(body) => format!("[{}]", show(body)),
                    Piece::Strong(body) => format!("*{}*", show(body)),
                    Piece::Code(run) => run.text.clone(),
                    other => show(other.children()),
                })
                .collect()
        }
        let mut pieces = crate::view::markdown::parse(markdown);
        crate::view::place::Placer::new(markdown, &(0..markdown.len())).place(&mut pieces);
        show(&group(pieces))
    }

    #[test]
    fn hangul_words_are_units_and_their_punctuation_is_not_in_them() {
        assert_eq!(shown("오픈소스를 (분산 시스템), 「제목」에서"), "[오픈소스를] ([분산] [시스템]), 「[제목」에서]");
        assert_eq!(shown("React를 씀. plain English (here)"), "[React를] 씀. plain English (here)");
    }

    #[test]
    fn a_word_goes_on_across_styles() {
        assert_eq!(shown("**AWS(아마존)**의 것"), "[*AWS(아마존)*의] 것");
        assert_eq!(shown("이 **강한 글자**의 힘"), "이 *[강한] *[*글자*의] 힘");
        assert_eq!(shown("a **strong word** here"), "a *strong word* here");
    }

    #[test]
    fn a_word_is_whole_however_wide() {
        assert_eq!(
            shown("데이터베이스관리시스템(PostgreSQL)/메시지큐시스템(RabbitMQ)를"),
            "[데이터베이스관리시스템(PostgreSQL)/메시지큐시스템(RabbitMQ)를]"
        );
    }

    #[test]
    fn dates_and_numbers_with_spaces_are_units() {
        assert_eq!(shown("on 2020. 8. 1. it"), "on [2020. 8. 1]. it");
        assert_eq!(
            shown("2020년 8월 15일부터 (2020.08 – 2023.07) 10 %"),
            "[2020년 8월 15일부터] ([2020.08 – 2023.07]) [10 %]"
        );
        assert_eq!(shown("**2020년** 8월 ~ 현재"), "[*2020년* 8월 ~ 현재]");
        assert_eq!(shown("버전 3. 10명이 2020년 여름 1 – x"), "[버전] 3. [10명이] [2020년] [여름] [1 –] x");
    }

    #[test]
    fn short_addresses_are_units() {
        assert_eq!(
            shown("See https://example.org/lf. Or (http://example.org)"),
            "See [https://example.org/lf]. Or ([http://example.org])"
        );
        let long = format!("https://example.org/{}", "a/".repeat(20));
        assert_eq!(shown(&long), long);
    }

    #[test]
    fn code_with_spaces_belongs_to_what_goes_on_behind_it() {
        assert_eq!(shown("`cargo build`를 `a b` c 洪吉童 (洪)"), "[cargo build를] a b c [洪吉童] (洪)");
    }

    #[test]
    fn english_stays_one_run() {
        let mut pieces = crate::view::markdown::parse("one two, three");
        crate::view::place::Placer::new("one two, three", &(0..14)).place(&mut pieces);
        assert_eq!(group(pieces), [Piece::Text(Run { text: "one two, three".into(), at: Some((0, 14)) })]);
    }
}
