//! Hangul words, dates and short addresses as units, so that no layout can split one across lines (klreq 4.4.2: breaking by 어절).
//!
//! Typst has no `word-break: keep-all` (typst/typst#1164), so the view says which characters a line may not part.

use std::borrow::Cow;

use crate::script::letter::{is_closing, is_hangul, is_hanja, is_opening};
use crate::view::text::leaf::{Item, Leaf, flatten, nest};
use crate::view::text::rich::Piece;
use crate::view::text::unit::goes_on;

/// A run of Chinese characters longer than this, without a space, is a text of another language rather than a word.
const LONGEST_HANJA: usize = 8;
/// A Latin word longer than this may be parted where Typst does, at a slash.
const LONGEST_COMPOUND: usize = 12;
/// Spaces that nothing parts.
const GLUE: [char; 2] = ['\u{a0}', '\u{202f}'];
/// A period in figures without spaces.
const LONGEST_RANGE: usize = 24;

/// Groups the Hangul words of `pieces` and what else stays whole, across styles and links.
pub fn group(pieces: Vec<Piece>) -> Vec<Piece> {
    let leaves = flatten(&pieces);
    // Words, and each stretch of white space by itself: where it begins, and what it reads.
    let (mut parts, mut at) = (Vec::new(), 0);
    for part in leaves.chunk_by(|one, next| !one.is_space() && !next.is_space()) {
        parts.push((at, text(part)));
        at += part.len();
    }
    let (mut items, mut words): (Vec<Item>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut rest = parts.as_slice();
    while let [(start, first), behind @ ..] = rest {
        words.clear();
        words.push(first);
        rest = behind;
        while let [(_, space), (_, next), behind @ ..] = rest
            && (space.chars().all(|c| GLUE.contains(&c)) || space == " " && goes_on(&words, next, behind.is_empty()))
        {
            words.push(next);
            rest = behind;
        }
        let end = rest.first().map_or(leaves.len(), |(end, _)| *end);
        finish(&leaves[*start..end], &words, &mut items);
    }
    nest(&items)
}

/// The same in each stretch of running text and each item of a text that may have lists.
pub fn group_all(pieces: Vec<Piece>) -> Vec<Piece> {
    if !pieces.iter().any(holds_list) {
        return group(pieces);
    }
    let mut out = Vec::new();
    let mut running = Vec::new();
    for piece in pieces {
        if !holds_list(&piece) {
            running.push(piece);
            continue;
        }
        out.extend(group(std::mem::take(&mut running)));
        let is_list = matches!(piece, Piece::List(_) | Piece::Numbered(_));
        let items = |items: Vec<Piece>| items.into_iter().map(|item| item.with(group_all)).collect();
        out.push(if is_list { piece.with(items) } else { piece.with(group_all) });
    }
    out.extend(group(running));
    out
}

fn holds_list(piece: &Piece) -> bool {
    matches!(piece, Piece::List(_) | Piece::Numbered(_)) || piece.children().iter().any(holds_list)
}

fn text<'a>(part: &[Leaf<'a>]) -> Cow<'a, str> {
    match part {
        [leaf] => leaf.text().into(),
        leaves => leaves.iter().map(Leaf::text).collect::<String>().into(),
    }
}

/// Adds a unit, or what is none.
fn finish<'a>(leaves: &[Leaf<'a>], words: &[&str], items: &mut Vec<Item<'a>>) {
    let is_held = || words.len() > 1 || leaves.iter().any(|leaf| leaf.held) || breaks_inside(words[0]);
    if leaves[0].is_space() || leaves.len() == 1 && !is_held() {
        leaves.iter().for_each(|leaf| loose(items, leaf));
    } else if is_held() {
        unit(leaves.to_vec(), items);
    } else {
        across_styles(leaves, items);
    }
}

/// Adds a word that Typst parts where it likes. Stretches that it never parts are units if they are in several styles: one that is
/// wider than its column is let break as a whole.
fn across_styles<'a>(leaves: &[Leaf<'a>], items: &mut Vec<Item<'a>>) {
    let leaves: Vec<_> = leaves.iter().flat_map(stretches).collect();
    let ends = |leaf: &Leaf| leaf.text().ends_with(is_alphabetic);
    let begins = |leaf: &Leaf| leaf.text().starts_with(is_alphabetic);
    for stretch in leaves.chunk_by(|one, next| is_solid(one) && is_solid(next) && ends(one) && begins(next)) {
        match stretch {
            [leaf] => loose(items, leaf),
            leaves => unit(leaves.to_vec(), items),
        }
    }
}

fn is_solid(leaf: &Leaf) -> bool {
    leaf.text().chars().all(goes_on_inside)
}

/// Whether a character is a letter or figure of an alphabet whose words no line parts (UAX 14, LB28), or a mark on one: Latin,
/// Greek, Cyrillic, Armenian.
fn is_alphabetic(c: char) -> bool {
    let accent = ('\u{300}'..='\u{36f}').contains(&c);
    let alphabet = matches!(c, '\0'..='\u{58f}' | '\u{1e00}'..='\u{1fff}');
    alphabet && (accent || c.is_alphanumeric())
}

/// Whether a line ends neither before the character nor behind it, between letters and figures.
fn goes_on_inside(c: char) -> bool {
    is_alphabetic(c) || "\"'._&:;,@#()[]=*~^<>%".contains(c)
}

/// The stretches of a text that Typst never parts, and of other characters.
fn stretches<'a>(leaf: &Leaf<'a>) -> Vec<Leaf<'a>> {
    let (mut rest, mut out) = (leaf.clone(), Vec::new());
    while let Some(first) = rest.text().chars().next().filter(|_| leaf.is_text()) {
        let end = rest.text().find(|c| goes_on_inside(c) != goes_on_inside(first)).unwrap_or(rest.text().len());
        out.extend(rest.take_start(end));
    }
    if !leaf.is_text() {
        out.push(rest);
    }
    out
}

/// Adds a unit, but for the punctuation around it.
fn unit<'a>(mut leaves: Vec<Leaf<'a>>, items: &mut Vec<Item<'a>>) {
    let (before, after) = trim(&mut leaves);
    before.iter().for_each(|leaf| loose(items, leaf));
    items.push(Item::Word(leaves));
    after.iter().for_each(|leaf| loose(items, leaf));
}

/// Adds a leaf; one that goes on where the last one ended is one with it.
fn loose<'a>(items: &mut Vec<Item<'a>>, leaf: &Leaf<'a>) {
    let last = if let Some(Item::Loose(last)) = items.last_mut() { Some(last) } else { None };
    if !last.is_some_and(|last| last.append(leaf)) {
        items.push(Item::Loose(leaf.clone()));
    }
}

/// Whether a line could end inside the word: beside a Hangul syllable or a sign as wide, between Chinese characters, or behind the
/// marks of an address, a period in figures or a compound. Long ones that would leave much of a line empty may be parted, but at
/// no hyphen: who extracts text drops it at the end of a line.
fn breaks_inside(text: &str) -> bool {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b',')) {
        return false;
    }
    let core = text.trim_start_matches(is_opening).trim_end_matches(is_closing);
    let count = core.chars().count();
    let is_address = || core.starts_with("https://") || core.starts_with("http://");
    let is_range = || core.contains('–') && core.chars().all(|c| c.is_ascii_digit() || ".,:/~–-%".contains(c));
    count > 1
        && (core.chars().any(|c| is_hangul(c) || matches!(c, '\u{3200}'..='\u{33FF}'))
            || count <= LONGEST_HANJA && core.chars().any(is_hanja)
            || count <= LONGEST_COMPOUND && is_compound(core)
            || count <= LONGEST_RANGE && is_range()
            || is_hyphenated(core)
            || is_address())
}

/// Whether a line could end at a hyphen inside a word.
fn is_hyphenated(word: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let inner = |(at, sign): (usize, &str)| {
        letter(word[..at].chars().next_back()) && letter(word[at + sign.len()..].chars().next())
    };
    word.match_indices(['-', '\u{2010}']).any(inner)
}

/// Whether a word is Latin letters and figures with a mark between that a line may end behind: `CI/CD`, `C++17`, `USB-C`.
fn is_compound(word: &str) -> bool {
    let parts = || word.split(['/', '+', '-', '–', '|', '\\']);
    parts().filter(|part| !part.is_empty()).count() > 1
        && parts().all(|part| part.chars().all(|c| c.is_ascii_alphanumeric() || "#.&_:'’".contains(c)))
}

/// Takes the punctuation off both ends, where no style goes on from it into the word.
fn trim<'a>(leaves: &mut [Leaf<'a>]) -> (Option<Leaf<'a>>, Option<Leaf<'a>>) {
    let alike = leaves.windows(2).all(|pair| pair[0].is_like(&pair[1]));
    let is_free = |leaf: &&mut Leaf| leaf.is_text() && (alike || leaf.is_plain());
    let start = |leaf: &mut Leaf<'a>| {
        let text = leaf.text();
        leaf.take_start(text.len() - text.trim_start_matches(is_opening).len())
    };
    let end = |leaf: &mut Leaf<'a>| leaf.take_end(leaf.text().trim_end_matches(is_closing).len());
    (leaves.first_mut().filter(is_free).and_then(start), leaves.last_mut().filter(is_free).and_then(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::text::rich::Run;

    /// Shows words in brackets.
    fn shown(markdown: &str) -> String {
        fn show(pieces: &[Piece]) -> String {
            pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Text(run) => run.text.clone(),
                    Piece::NoBreak(body) => format!("[{}]", show(body)),
                    Piece::Strong(body) => format!("*{}*", show(body)),
                    Piece::Code(run) => run.text.clone(),
                    other => show(other.children()),
                })
                .collect()
        }
        let mut pieces = crate::view::text::markdown::parse(markdown);
        crate::view::text::place::Placer::new(markdown, &(0..markdown.len())).place(&mut pieces);
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
        assert_eq!(shown("가 ***둘 다***로 나"), "가 *둘 *[*다*로] 나");
        assert_eq!(shown("마 **[강한 링크](https://example.org)**까지"), "마 *[강한] *[*링크*까지]");
        assert_eq!(shown("**[가나 다라](https://example.org) 마바**에게"), "*[가나] [다라] *[*마바*에게]");
        assert_eq!(shown("자 *`git push`*로 **`cargo build`**를"), "자 [git push로] [*cargo build*를]");
        assert_eq!(shown("**약 3만** *건*을, **86억 원**을"), "[*약 3만* 건을], [*86억 원*을]");
    }

    #[test]
    fn signs_as_wide_as_hangul_and_short_compounds_are_units() {
        assert_eq!(shown("모두 330㎡ ABC㈜ 3.5㎓"), "[모두] [330㎡] [ABC㈜] [3.5㎓]");
        assert_eq!(
            shown("in C++17, CI/CD (USB-C) and A/B or Objective-C"),
            "in [C++17], [CI/CD] ([USB-C]) and [A/B] or [Objective-C]"
        );
        assert_eq!(shown("a self-contained x-- -y 2019–2021 it’s"), "a [self-contained] x-- -y [2019–2021] it’s");
        assert_eq!(shown("input/output/error, wall‐to‐wall"), "input/output/error, [wall‐to‐wall]");
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
    fn addresses_are_units() {
        assert_eq!(
            shown("See https://example.org/lf. Or (http://example.org)"),
            "See [https://example.org/lf]. Or ([http://example.org])"
        );
        let long = format!("https://example.org/{}", "a/".repeat(20));
        assert_eq!(shown(&long), format!("[{long}]"));
    }

    #[test]
    fn what_is_glued_is_a_unit_with_plain_spaces() {
        assert_eq!(shown("a\u{a0}b c\u{202f}d e"), "[a b] [c\u{202f}d] e");
        assert_eq!(shown("«\u{a0}un **deux\u{a0}»** (2027.02\u{a0}예정)"), "[« un] *[deux »]* ([2027.02 예정])");
    }

    #[test]
    fn code_with_spaces_belongs_to_what_goes_on_behind_it() {
        assert_eq!(shown("`cargo build`를 `a b` c 洪吉童 (洪)"), "[cargo build를] a b c [洪吉童] (洪)");
    }

    #[test]
    fn what_no_line_parts_is_a_unit_across_styles() {
        assert_eq!(shown("an *a*b**c** and C<sub>12</sub>H<sub>22</sub>."), "an [ab*c*] and [C12H22].");
        assert_eq!(
            shown("(10<sup>5</sup>) **Open**ID, **bold**, **alpha**beta-gamma*delta*/e"),
            "([105]) [*Open*ID], *bold*, [*alpha*beta-gammadelta/e]"
        );
        assert_eq!(shown("[ab](https://example.org)[cd](https://example.org)"), "[abcd]");
        assert_eq!(shown("*ab*é **α**β **д**а"), "[abé] [*α*β] [*д*а]");
    }

    #[test]
    fn english_stays_one_run() {
        let mut pieces = crate::view::text::markdown::parse("one two, three");
        crate::view::text::place::Placer::new("one two, three", &(0..14)).place(&mut pieces);
        assert_eq!(group(pieces), [Piece::Text(Run { text: "one two, three".into(), at: Some((0, 14)) })]);
    }
}
