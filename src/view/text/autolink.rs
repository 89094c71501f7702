//! Addresses in running text: where one ends, which e-mail addresses are linked, and how they are shown.

use std::ops::Range;

use crate::address::form::{encoded, legible, legible_email, mailto};
use crate::language::Language;
use crate::profile::contact::is_email;
use crate::script::letter::{is_hangul, is_hanja};
use crate::view::text::rich::{Piece, plain};

/// What ends a sentence rather than an address.
const ENDINGS: &[char] = &['?', '!', '.', ',', ':', ';', '*', '_', '~', '\'', '"'];
/// What goes on behind an e-mail address only if it is part of something else: a path, a host and its port, a header.
const GOES_ON: &str = "/:?#&=%+~\\|_";

/// How many bytes of `text`, which begins with `https://` or `www.`, are the web address; none if that is not sure. A letter of a
/// script without spaces between words, or with endings behind them, ends it: `https://example.org/a에서`.
pub fn end(text: &str) -> usize {
    let scheme = text.find("://").map_or(0, |at| at + 3);
    let authority = text[scheme..].find(|c: char| c.is_whitespace() || "/?#".contains(c));
    // A name and a password, in which nobody knows where a word begins that goes on behind an address.
    let start = match text[scheme..authority.map_or(text.len(), |at| scheme + at)].rfind('@') {
        Some(at) if text[scheme..scheme + at].contains(|c: char| !c.is_ascii()) => return 0,
        Some(at) => scheme + at + 1,
        None => scheme,
    };
    let path = match host(&text[start..]) {
        0 => return 0,
        length => start + length,
    };
    let ends = |c: char| !c.is_ascii() && (is_joined(c) || !c.is_alphanumeric());
    let stop = text[path..].find(ends).map_or(text.len(), |at| path + at);
    let mut address = &text[..stop];
    loop {
        let count = |bracket| address.matches(bracket).count();
        let shorter = match address.strip_suffix(')') {
            Some(rest) if count(')') > count('(') => rest,
            _ => address.trim_end_matches(ENDINGS),
        };
        if shorter.len() == address.len() {
            return address.len();
        }
        address = shorter;
    }
}

/// Whether a character may follow another word without a space.
fn is_joined(c: char) -> bool {
    is_hangul(c) || is_hanja(c) || matches!(c, '\u{3005}'..='\u{30FF}')
}

/// How long the host is that `text` begins with; 0 if that is not sure.
fn host(text: &str) -> usize {
    let run = text.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.')).unwrap_or(text.len());
    let run = text[..run].trim_end_matches(['.', '-']);
    let mut end = 0;
    let mut labels = run.split('.').peekable();
    while let Some(label) = labels.next() {
        let start = if end == 0 { 0 } else { end + 1 };
        let cut = label.find(is_joined).unwrap_or(label.len());
        let next = labels.peek();
        end = match (cut, next) {
            _ if cut == label.len() => start + cut,
            // Of the last one, nobody knows where a word begins that goes on behind it.
            (0, None) => return 0,
            (0, Some(_)) => start + label.len(),
            (_, Some(next)) if !next.starts_with(is_joined) => return 0,
            _ => return start + cut,
        };
    }
    end
}

/// Links the e-mail addresses in `pieces`, each as a whole or not at all.
pub fn link_emails(pieces: Vec<Piece>) -> Vec<Piece> {
    let texts: Vec<String> = pieces.iter().map(|piece| plain(std::slice::from_ref(piece))).collect();
    let mut out = Vec::new();
    for (index, piece) in pieces.into_iter().enumerate() {
        match &piece {
            Piece::Text(run) if run.text.contains('@') => {
                let before = index.checked_sub(1).and_then(|index| texts[index].chars().next_back());
                let after = texts.get(index + 1).and_then(|text| text.chars().next());
                split(&run.text, before, after, &mut out);
            }
            Piece::Text(_) | Piece::Code(_) | Piece::Link { .. } => out.push(piece),
            styled => out.push(styled.around(link_emails(styled.children().to_vec()))),
        }
    }
    out
}

/// Adds `text`, which stands between two other characters, with its e-mail addresses as links.
fn split(text: &str, before: Option<char>, after: Option<char>, out: &mut Vec<Piece>) {
    let mut done = 0;
    let ends = |found: Vec<(usize, &str)>| found.into_iter().map(|(at, part)| at + part.len()).collect();
    let schemes: Vec<usize> = ends(text.match_indices("://").collect());
    let spaces: Vec<usize> = ends(text.match_indices(char::is_whitespace).collect());
    let last = |ends: &[usize], at: usize| ends.partition_point(|end| *end <= at).checked_sub(1).map(|last| ends[last]);
    for (at, _) in text.match_indices('@') {
        let found = email(text, at, before, after).filter(|found| found.start >= done);
        // The name and the password of a web address are no names of e-mail.
        let in_url = |found: &Range<usize>| last(&schemes, found.start) > last(&spaces, found.start);
        let Some(found) = found.filter(|found| !in_url(found)) else { continue };
        // `<gildong@example.org>` is an address without its brackets.
        let (head, tail) = (&text[done..found.start], &text[found.end..]);
        let bracketed = head.ends_with('<') && tail.starts_with('>');
        let head = if bracketed { &head[..head.len() - 1] } else { head };
        let address = &text[found.clone()];
        out.extend((!head.is_empty()).then(|| Piece::own(head)));
        out.push(Piece::Link { url: mailto(address), body: vec![Piece::own(address)] });
        done = found.end + usize::from(bracketed);
    }
    out.extend((done < text.len()).then(|| Piece::own(&text[done..])));
}

/// The e-mail address around the `@` there.
fn email(text: &str, at: usize, before: Option<char>, after: Option<char>) -> Option<Range<usize>> {
    let name = text[..at].char_indices().rev().take_while(|(_, c)| in_name(*c)).last()?.0;
    // A quote before it is not part of it.
    let start = at - text[name..at].trim_start_matches('\'').len();
    let end = at + 1 + host(&text[at + 1..]);
    let last = text[at + 1..end].rsplit('.').next()?;
    let whole = is_plain(&text[start..at])
        && last.chars().count() > 1
        && last.chars().all(char::is_alphabetic) | last.starts_with("xn--")
        && is_email(&text[start..end]);
    let previous = text[..start].chars().next_back().or(before);
    let mut rest = text[end..].chars().chain(after);
    let goes_on = match (rest.next(), rest.next()) {
        (Some('@'), _) => true,
        (Some(c), next) if GOES_ON.contains(c) => next.is_some_and(|c| !c.is_whitespace()),
        (Some(c), _) => end == text.len() && c.is_alphanumeric() && !is_joined(c),
        (None, _) => false,
    };
    let begins = previous.is_none_or(|c| c == '\'' || !(in_name(c) || "@\\".contains(c)));
    (whole && begins && !goes_on).then_some(start..end)
}

/// Whether a character may belong to the name of an address (RFC 5322, `atext`), or to a word that one cannot be cut out of.
fn in_name(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || "!#$%&'*+-/=?^_`{|}~.".contains(c)
        || !c.is_ascii() && c.is_alphanumeric() && !is_joined(c)
}

/// Whether a name looks like one: what may be a separator, a path or a header is no part of it.
fn is_plain(name: &str) -> bool {
    name.starts_with(char::is_alphanumeric) && name.chars().all(|c| c.is_alphanumeric() || "'+-_.".contains(c))
}

/// Whether a link shows the address that it leads to, as it is written.
pub fn shows_itself(url: &str, body: &[Piece]) -> bool {
    let [Piece::Text(run)] = body else { return false };
    let written = &run.text;
    url == mailto(written) || url == encoded(written) || url == encoded(&format!("http://{written}"))
}

/// Undoes the encoding of addresses that are shown as they are written, where that is safe to read.
pub fn decode(pieces: &mut [Piece], language: Language) {
    for piece in pieces {
        let Piece::Link { url, body } = piece else {
            decode(piece.children_mut(), language);
            continue;
        };
        let whole = shows_itself(url, body);
        let [Piece::Text(run)] = body.as_mut_slice() else { continue };
        match whole && (run.text.contains('%') || run.text.contains("xn--")) {
            true if url.starts_with("mailto:") => run.text = legible_email(&run.text, language),
            true => run.text = legible(&run.text, language),
            false => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows links in brackets.
    fn shown(markdown: &str) -> String {
        let show = |piece: &Piece| match piece {
            Piece::Link { url, body } if *url == mailto(&plain(body)) => format!("[{}]", plain(body)),
            Piece::Link { url, body } => format!("[{} → {url}]", plain(body)),
            other => plain(std::slice::from_ref(other)),
        };
        crate::view::text::markdown::parse(markdown).iter().map(show).collect()
    }

    #[test]
    fn an_address_is_linked_as_a_whole() {
        for (text, linked) in [
            ("gildong@example.org", "[gildong@example.org]"),
            ("Mail o'brien@example.org.", "Mail [o'brien@example.org]."),
            ("'o'brien@example.org'", "'[o'brien@example.org]'"),
            ("g.hong+cv@mail.example.org으로", "[g.hong+cv@mail.example.org]으로"),
            ("메일은gildong@example.org에서만", "메일은[gildong@example.org]에서만"),
            ("(gildong@example.org)", "([gildong@example.org])"),
            ("<gildong@example.org>에", "[gildong@example.org]에"),
            (
                "E-mail:gildong@example.org, a@example.org; b@example.org!",
                "E-mail:[gildong@example.org], [a@example.org]; [b@example.org]!",
            ),
            ("mailto:gildong@example.org", "mailto:[gildong@example.org]"),
            ("josé@example.org", "[josé@example.org]"),
            ("gildong@홍길동.kr로", "[gildong@홍길동.kr]로"),
            ("gildong@bücher.example.org", "[gildong@bücher.example.org]"),
            ("gildong_hong@example.org?", "[gildong_hong@example.org]?"),
            ("**gildong@example.org**으로", "gildong@example.org으로"),
        ] {
            assert_eq!(shown(text), linked);
        }
        assert!(
            matches!(&crate::view::text::markdown::parse("**a@example.org**")[0], Piece::Strong(body) if matches!(body[0], Piece::Link { .. }))
        );
    }

    #[test]
    fn part_of_something_else_is_not_linked() {
        for text in [
            "victim?bcc=boss@example.org",
            "victim@example.org?bcc=boss@example.org",
            "a/b@example.org",
            "a|b@example.org",
            "a=b@example.org a%b@example.org a!b@example.org a~b@example.org a&b@example.org a{b}@example.org",
            "a@b@example.org",
            "\"john doe\"@example.org",
            "git@example.org:gildong/repo.git",
            "gildong@example.org/home",
            "ftp://user:word@example.org",
            "lodash@4.17.21",
            "gildong@example",
            "gildong@길동.한국으로",
            "gildong@mail.my한글.example.org",
            ".gildong@example.org -gildong@example.org g..h@example.org",
            "@gildong gildong@ @",
            "gildong@example.org-010-0000-0000",
        ] {
            assert_eq!(shown(text), text);
        }
        assert_eq!(shown("*o*brien@example.org"), "obrien@example.org");
        assert_eq!(shown("gildong@example.or**g**"), "gildong@example.org");
    }

    #[test]
    fn a_web_address_ends_where_the_sentence_goes_on() {
        let link = |shown: &str, url: &str| format!("[{shown} → {url}]");
        let same = |url: &str| link(url, url);
        for (text, linked) in [
            ("https://example.org/a에서", format!("{}에서", same("https://example.org/a"))),
            ("(https://example.org/a)에서", format!("({})에서", same("https://example.org/a"))),
            ("https://example.org/a.를", format!("{}.를", same("https://example.org/a"))),
            ("「https://example.org/a」と", format!("「{}」と", same("https://example.org/a"))),
            ("https://example.org/aを", format!("{}を", same("https://example.org/a"))),
            ("https://example.org/é…", format!("{}…", link("https://example.org/é", "https://example.org/%C3%A9"))),
            (
                "<https://example.org/직지>에서",
                format!("{}에서", link("https://example.org/직지", "https://example.org/%EC%A7%81%EC%A7%80")),
            ),
            (
                "https://홍길동.example.org/a로",
                format!("{}로", link("https://홍길동.example.org/a", "https://xn--wk0bu0i737a.example.org/a")),
            ),
            ("https://직지로", "https://직지로".into()),
            ("https://user:비번@example.org/에서", "https://user:비번@example.org/에서".into()),
            ("https://user:pw@example.org/a에서", format!("{}에서", same("https://user:pw@example.org/a"))),
            ("[직지](https://example.org/직지)", link("직지", "https://example.org/%EC%A7%81%EC%A7%80")),
            ("www.example.org에서", format!("{}에서", link("www.example.org", "http://www.example.org"))),
        ] {
            assert_eq!(shown(text), linked);
        }
    }

    #[test]
    fn many_signs_take_no_longer_than_their_number() {
        let start = std::time::Instant::now();
        for part in ["a@", "<a@", "a@example.org,", "https://a@", "a@b.c:"] {
            assert!(!shown(&part.repeat(60_000 / part.len())).is_empty());
        }
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }

    #[test]
    fn addresses_are_shown_decoded() {
        let shown = |text: &str| {
            let mut pieces = crate::view::text::markdown::parse(text);
            decode(&mut pieces, Language::KOREAN);
            plain(&pieces)
        };
        assert_eq!(shown("https://example.org/%EC%A7%81%EC%A7%80에서"), "https://example.org/직지에서");
        assert_eq!(
            shown("gildong@xn--3e0b707e.example.org, www.example.org/%EC%A7%81"),
            "gildong@한국.example.org, www.example.org/직"
        );
        assert_eq!(shown("[100%25](https://example.org/%EC%A7%81)"), "100%25");
    }
}
