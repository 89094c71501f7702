//! Straight quotes as a language writes them.

use crate::language::Language;
use crate::script::letter::{is_hangul, is_hanja};
use crate::view::text::autolink::shows_itself;
use crate::view::text::rich::{Piece, plain};
use crate::view::wording::labels::Labels;

/// Among how many quotes the end of a single quotation is looked for.
const REACH: usize = 32;
/// What a quote behind it opens.
const OPENING: &str = "([{“‘「『《〈„‚«（";
/// What no quotation begins with.
const CLOSING: &str = ",;)]}”’」』》〉»）";

/// Curls the straight quotes of `pieces` outside code and addresses, as `language` writes them.
pub fn curl(pieces: &mut [Piece], language: Language) {
    let mut flat = Vec::new();
    flatten(pieces, &mut flat);
    if flat.contains(&'"') || flat.contains(&'\'') {
        let quotes = &Labels::of(language).quotes;
        let paragraphs = flat.split_inclusive(|c| *c == '\n');
        let curls = paragraphs.flat_map(|chars| Line::new(chars).curls().into_iter().zip(chars.iter().copied()));
        replace(pieces, quotes, &mut { curls });
    }
}

/// Whether the quotes of a link are its own: those of an address are part of it.
fn is_address(piece: &Piece) -> bool {
    matches!(piece, Piece::Link { url, body } if shows_itself(url, body))
}

/// The characters of `pieces` in a row; code and addresses are letters, since their quotes are their own.
fn flatten(pieces: &[Piece], out: &mut Vec<char>) {
    for piece in pieces {
        match piece {
            Piece::Text(run) => out.extend(run.text.chars()),
            Piece::Code(run) => out.extend(run.text.chars().map(|_| 'x')),
            Piece::Break => out.push(' '),
            Piece::Paragraph => out.push('\n'),
            address if is_address(address) => out.extend(plain(address.children()).chars().map(|_| 'x')),
            Piece::Item(body) => {
                out.push('\n');
                flatten(body, out);
            }
            styled => flatten(styled.children(), out),
        }
    }
}

/// Puts the characters back where they came from.
fn replace(pieces: &mut [Piece], quotes: &[String; 4], chars: &mut impl Iterator<Item = (Curl, char)>) {
    let [open, close, open_single, close_single] = quotes;
    for piece in pieces {
        match piece {
            Piece::Text(run) => {
                let mut text = String::with_capacity(run.text.len());
                for (curl, c) in chars.take(run.text.chars().count()) {
                    match curl {
                        Curl::Not => text.push(c),
                        Curl::Apostrophe => text.push('’'),
                        Curl::Open => text.push_str(if c == '"' { open } else { open_single }),
                        Curl::Close => text.push_str(if c == '"' { close } else { close_single }),
                    }
                }
                run.text = text;
            }
            Piece::Code(run) => chars.take(run.text.chars().count()).for_each(drop),
            Piece::Break | Piece::Paragraph => drop(chars.next()),
            address if is_address(address) => {
                chars.take(plain(address.children()).chars().count()).for_each(drop);
            }
            Piece::Item(body) => {
                chars.next();
                replace(body, quotes, chars);
            }
            styled => replace(styled.children_mut(), quotes, chars),
        }
    }
}

/// What becomes of a character.
#[derive(Clone, Copy, PartialEq)]
enum Curl {
    /// It is no straight quote.
    Not,
    Open,
    Close,
    Apostrophe,
}

/// What stands before a quote.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// A space, an opening mark or nothing.
    Start,
    /// Another mark, or a letter of a script in which particles follow words: a quotation may begin behind it.
    Mark,
    Letter,
    Digit,
}

/// A paragraph whose quotes are being curled.
struct Line<'a> {
    chars: &'a [char],
    curls: Vec<Curl>,
    /// Where double quotes are that may close.
    closing: Vec<usize>,
    /// Where single ones are.
    singles: Vec<usize>,
    /// How many double quotations are open.
    depth: usize,
    /// Whether a single one is.
    single: bool,
}

impl<'a> Line<'a> {
    fn new(chars: &'a [char]) -> Self {
        let places = |quote: char| (0..chars.len()).filter(move |at| chars[*at] == quote);
        let opens = |at: usize| at == 0 || chars[at - 1].is_whitespace() || OPENING.contains(chars[at - 1]);
        let (closing, singles) = (places('"').filter(|at| !opens(*at)).collect(), places('\'').collect());
        Self { chars, curls: Vec::with_capacity(chars.len()), closing, singles, depth: 0, single: false }
    }

    fn curls(mut self) -> Vec<Curl> {
        for (at, c) in self.chars.iter().enumerate() {
            let curl = match c {
                '"' => self.double(at),
                '\'' => self.quote(at),
                _ => Curl::Not,
            };
            self.curls.push(curl);
        }
        self.curls
    }

    /// The character so many behind another; a space beyond the ends.
    fn at(&self, at: usize, offset: isize) -> char {
        at.checked_add_signed(offset).and_then(|at| self.chars.get(at)).copied().unwrap_or(' ')
    }

    fn before(&self, at: usize) -> Before {
        match self.at(at, -1) {
            '"' | '\'' if self.curls.last() == Some(&Curl::Open) => Before::Start,
            c if c.is_whitespace() || OPENING.contains(c) => Before::Start,
            c if c.is_ascii_digit() => Before::Digit,
            c if is_latin(c) => Before::Letter,
            _ => Before::Mark,
        }
    }

    fn can_open(&self, at: usize) -> bool {
        let after = self.at(at, 1);
        !after.is_whitespace() && !CLOSING.contains(after)
    }

    fn double(&mut self, at: usize) -> Curl {
        // 5'11" is a height, in or out of a quotation.
        if self.is_inch(at) {
            return Curl::Close;
        }
        let before = self.before(at);
        let opens = self.can_open(at)
            && match before {
                Before::Start => true,
                _ if self.depth > 0 => false,
                Before::Digit => is_wide(self.at(at, 1)) && self.closing(at) > 0,
                Before::Mark | Before::Letter => self.closing(at) > 0,
            };
        if opens {
            // What is open already and cannot be closed any more was not closed.
            self.depth = if self.closing(at) > self.depth { self.depth + 1 } else { 1 };
            return Curl::Open;
        }
        self.depth = self.depth.saturating_sub(1);
        Curl::Close
    }

    fn is_inch(&self, at: usize) -> bool {
        let digits = self.chars[..at].iter().rev().take(2).take_while(|c| c.is_ascii_digit()).count();
        digits > 0 && self.at(at - digits, -1) == '\'' && self.at(at - digits, -2).is_ascii_digit()
    }

    /// How many double quotes behind this one may close.
    fn closing(&self, at: usize) -> usize {
        self.closing.len() - self.closing.partition_point(|place| *place <= at)
    }

    fn quote(&mut self, at: usize) -> Curl {
        let before = self.before(at);
        if self.is_apostrophe(at) {
            return Curl::Apostrophe;
        }
        if self.single && before != Before::Start {
            self.single = false;
            return Curl::Close;
        }
        let opens = self.can_open(at)
            && match before {
                Before::Start | Before::Mark => true,
                Before::Letter | Before::Digit => is_wide(self.at(at, 1)),
            };
        match self.partner(at).filter(|_| opens) {
            Some(end) if !self.is_year(at) || self.is_quotation(at, end) => {
                self.single = true;
                Curl::Open
            }
            _ => Curl::Apostrophe,
        }
    }

    /// Whether a single quote can only be an apostrophe: it’s, 홍길동’s, rock-’n’-roll.
    fn is_apostrophe(&self, at: usize) -> bool {
        let (before, after) = (self.at(at, -1), self.at(at, 1));
        let side = |step: isize, at: usize| match self.at(at, step) {
            ' ' | '-' => is_latin(self.at(at, 2 * step)),
            c => is_latin(c),
        };
        let is_and = |at: usize| {
            self.at(at, 0) == '\''
                && matches!(self.at(at, 1), 'n' | 'N')
                && self.at(at, 2) == '\''
                && side(-1, at)
                && side(1, at + 2)
        };
        is_latin(before) && is_latin(after)
            || before.is_alphabetic() && after == 's' && !self.at(at, 2).is_alphabetic()
            || is_and(at)
            || at > 1 && is_and(at - 2)
    }

    /// Whether a year without its century follows: ’23.
    fn is_year(&self, at: usize) -> bool {
        [1, 2].iter().all(|offset| self.at(at, *offset).is_ascii_digit()) && !self.at(at, 3).is_ascii_digit()
    }

    /// Whether what looks like a year is the beginning of a quotation: it has no space, or a particle behind it.
    fn is_quotation(&self, at: usize, end: usize) -> bool {
        !self.chars[at..end].contains(&' ') || is_wide(self.at(end, -1)) || is_wide(self.at(end, 1))
    }

    /// Where a single quotation that begins here would end.
    fn partner(&self, at: usize) -> Option<usize> {
        let (mut inner, first) = (0, self.singles.partition_point(|place| *place <= at));
        for &next in self.singles[first..].iter().take(REACH).filter(|next| !self.is_apostrophe(**next)) {
            let before = self.at(next, -1);
            let opens = before.is_whitespace() || OPENING.contains(before) || "·=→~+※/–—-:,".contains(before);
            match (opens && self.can_open(next), inner) {
                // Of two that look like years, the second is nearer to what may end a quotation.
                (true, _) if self.is_year(next) && self.is_year(at) => return None,
                (true, _) if self.is_year(next) => {}
                (true, _) => inner += 1,
                (false, 0) => return Some(next),
                (false, _) => inner -= 1,
            }
        }
        None
    }
}

/// Whether a character is of a script without spaces or with particles, so that quotes stand between its letters.
fn is_wide(c: char) -> bool {
    is_hangul(c) || is_hanja(c) || matches!(c, '\u{3040}'..='\u{30FF}')
}

fn is_latin(c: char) -> bool {
    c.is_alphanumeric() && !is_wide(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curl_text(text: &str) -> String {
        curl_in("en", text)
    }

    fn curl_in(code: &str, text: &str) -> String {
        let mut pieces = crate::view::text::markdown::parse(text);
        curl(&mut pieces, Language::of_document(code).unwrap());
        crate::view::text::rich::plain(&pieces)
    }

    #[test]
    fn quotes_open_and_close() {
        assert_eq!(curl_text(r#"ask "who gets paged?" early"#), "ask “who gets paged?” early");
        assert_eq!(curl_text(r#""제목"을 ('안')에"#), "“제목”을 (‘안’)에");
        assert_eq!(curl_text("it's the '90s, Meters Don't"), "it’s the ’90s, Meters Don’t");
        assert_eq!(
            curl_text(r#""it's 'fine'" '"d"' "pre-" and "a/" 6" rock-'n'-roll"#),
            "“it’s ‘fine’” ‘“d”’ “pre-” and “a/” 6” rock-’n’-roll"
        );
    }

    #[test]
    fn a_quotation_begins_behind_marks_and_hangul() {
        for (text, expected) in [
            (
                r#"부서는 "기획"·"개발"·"운영"이고 '기획'·'개발'이다"#,
                "부서는 “기획”·“개발”·“운영”이고 ‘기획’·‘개발’이다",
            ),
            (r#"그는"안녕"이라고 슬로건"내일"을 브랜드'들면'을"#, "그는“안녕”이라고 슬로건“내일”을 브랜드‘들면’을"),
            (r#"지표='매출', 등급:"상", 흐름→"최상", 값~"하""#, "지표=‘매출’, 등급:“상”, 흐름→“최상”, 값~“하”"),
            (r#"목록,"셋째", +"넷째", ※"주의", -'하나'"#, "목록,“셋째”, +“넷째”, ※“주의”, -‘하나’"),
            (r#"**"기획"**·**"개발"**과 ["운영"](https://example.org)"을""#, "“기획”·“개발”과 “운영”“을”"),
            (r#"React"훅"과 API'서버'를 2020"제목"을"#, "React“훅”과 API‘서버’를 2020“제목”을"),
            (r#""그는 '안녕'이라고 '또'" 했다"#, "“그는 ‘안녕’이라고 ‘또’” 했다"),
            (r#""a "b" c" "d""#, "“a “b” c” “d”"),
        ] {
            assert_eq!(curl_in("ko", text), expected);
        }
    }

    #[test]
    fn apostrophes_and_inches_are_no_quotations() {
        for (text, expected) in [
            ("'작은'를 '두 번째'를 '23년부터 '25년까지", "‘작은’를 ‘두 번째’를 ’23년부터 ’25년까지"),
            ("'23~'25년 ('24) '23년 신인상'을 '3개월'을", "’23~’25년 (’24) ‘23년 신인상’을 ‘3개월’을"),
            ("the '90s kids' toys, rock'n'roll, rock 'n' roll", "the ’90s kids’ toys, rock’n’roll, rock ’n’ roll"),
            ("'tis 'em O'Brien's 홍길동's 'n'을", "’tis ’em O’Brien’s 홍길동’s ‘n’을"),
            (r#"키 5'11" 27" 모니터 "알파" 24"·27""#, "키 5’11” 27” 모니터 “알파” 24”·27”"),
            (r#""키는 5'11" 정도""#, "“키는 5’11” 정도”"),
        ] {
            assert_eq!(curl_in("ko", text), expected);
        }
    }

    #[test]
    fn what_is_not_closed_does_not_turn_the_others() {
        assert_eq!(curl_in("ko", r#"그는 "안녕. 또 "잘가"라고 "끝""#), "그는 “안녕. 또 “잘가”라고 “끝”");
        let mut pieces = vec![Piece::own("\"가"), Piece::Paragraph, Piece::own("나·\"다\"")];
        curl(&mut pieces, Language::KOREAN);
        assert_eq!(crate::view::text::rich::plain(&pieces), "“가\n\n나·“다”");
    }

    #[test]
    fn every_language_has_quotes_of_its_own() {
        let western = r#"a "b" and 'c', it's ("d")"#;
        assert_eq!(curl_in("ko", western), "a “b” and ‘c’, it’s (“d”)");
        assert_eq!(curl_in("de", western), "a „b“ and ‚c‘, it’s („d“)");
        assert_eq!(curl_in("es", western), "a «b» and “c”, it’s («d»)");
        assert_eq!(curl_in("pt", western), "a “b” and ‘c’, it’s (“d”)");
        assert_eq!(curl_in("fr", western), "a «\u{a0}b\u{a0}» and “c”, it’s («\u{a0}d\u{a0}»)");
        assert_eq!(curl_in("fr", r#""'d' l'eau" 'l'eau'"#), "«\u{a0}“d” l’eau\u{a0}» “l’eau”");
        assert_eq!(curl_in("de", r#"a: "b"/"c", d="e""#), "a: „b“/„c“, d=„e“");
        assert_eq!(curl_in("ja", r#"私は"紙の'本'"を書いた"#), "私は「紙の『本』」を書いた");
        assert_eq!(curl_text("洪's 洪'"), "洪’s 洪’");
        assert_eq!(curl_in("zh", r#"我写了"纸'书'"。"#), "我写了“纸‘书’”。");
    }

    #[test]
    fn many_quotes_take_no_long_time() {
        for text in ["'a ".repeat(20_000), "'".repeat(60_000), "\" ".repeat(30_000), "·\"".repeat(30_000)] {
            curl_in("ko", &text);
        }
    }
}
