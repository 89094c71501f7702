//! The two forms of an address: in ASCII, as programs want it, and in the letters that people read.

use std::borrow::Cow;

use idna::uts46::{AsciiDenyList, Hyphens, Uts46};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::language::Language;

/// What may not stand in an address as it is (RFC 3986), but for what parts it and `%`, which is there on purpose.
const RESERVED: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');
/// What parts an address, too, but for slashes.
const PATH: &AsciiSet = &RESERVED.add(b'%').add(b'?').add(b'#');
/// What would end the name in a `mailto:` address, or begin a header (RFC 6068, 2).
const MAIL: &AsciiSet = &RESERVED
    .add(b'%')
    .add(b'/')
    .add(b'?')
    .add(b'#')
    .add(b'[')
    .add(b']')
    .add(b'&')
    .add(b';')
    .add(b'=')
    .add(b':')
    .add(b',')
    .add(b'(')
    .add(b')')
    .add(b'@');

/// Whether a word looks like a web address: with a scheme, or a host with a path.
pub fn is_web(word: &str) -> bool {
    let host = word.split('/').next().unwrap_or_default();
    let has_path = || host.len() < word.len() && host.contains('.') && !word.contains(char::is_whitespace);
    word.starts_with("https://") || word.starts_with("http://") || has_path()
}

/// An address with a scheme, in ASCII: the host in Punycode, all else percent-encoded.
pub fn encoded(url: &str) -> String {
    if url.is_ascii() && !url.contains(['"', '<', '>', '\\', '^', '`', '{', '|', '}']) {
        return url.to_owned();
    }
    let Parts { before, host, after } = Parts::of(url);
    let host = ascii_host(host);
    format!("{}{host}{}", utf8_percent_encode(before, RESERVED), utf8_percent_encode(after, RESERVED))
}

/// Whether two addresses lead to the same place, but for how they are spelled.
pub fn is_same(one: &str, other: &str) -> bool {
    let bare = |url: &str| {
        let url = url.to_lowercase();
        let url = url.trim_start_matches("https://").trim_start_matches("http://");
        url.trim_start_matches("www.").trim_start_matches("dx.").trim_end_matches('/').to_owned()
    };
    bare(one) == bare(other)
}

/// A text as the last part of an address, whatever stands in it.
pub fn path(text: &str) -> String {
    utf8_percent_encode(text, PATH).to_string()
}

/// The `mailto:` address of an e-mail address (RFC 6068).
pub fn mailto(email: &str) -> String {
    let (name, host) = email.rsplit_once('@').unwrap_or((email, ""));
    format!("mailto:{}@{}", utf8_percent_encode(name, MAIL), ascii_host(host))
}

/// An address as a document in `language` shows it: Punycode and percent-encoding undone where that is safe to read. What an
/// address means, and whoever types it, is led to the same place.
pub fn legible(url: &str, language: Language) -> String {
    if !url.contains('%') && !url.contains("xn--") {
        return url.to_owned();
    }
    let Parts { before, host, after } = Parts::of(url);
    let path = after.find(['?', '#']).unwrap_or(after.len());
    let (path, rest) = after.split_at(path);
    format!("{before}{}{}{}", legible_host(host, language), decoded(path, language, "@~"), decoded(rest, language, ""))
}

/// An e-mail address as a document in `language` shows it.
pub fn legible_email(email: &str, language: Language) -> String {
    match email.rsplit_once('@') {
        Some((name, host)) => format!("{name}@{}", legible_host(host, language)),
        None => email.to_owned(),
    }
}

/// An address around its host: what stands before it, the scheme included, and behind it, the port included.
struct Parts<'a> {
    before: &'a str,
    host: &'a str,
    after: &'a str,
}

impl<'a> Parts<'a> {
    fn of(url: &'a str) -> Self {
        let scheme = url.find(':').map_or(0, |at| at + 1);
        let mail = url[..scheme].eq_ignore_ascii_case("mailto:");
        let begin = if url[scheme..].starts_with("//") { scheme + 2 } else { scheme };
        let end = url[begin..].find(['/', '?', '#']).map_or(url.len(), |at| begin + at);
        // A name and a password stand before the host; only web addresses and those of mail have one.
        let start = match url[begin..end].rfind('@') {
            Some(at) => begin + at + 1,
            None if mail || begin == scheme => end,
            None => begin,
        };
        let stop = url[start..end].find(':').map_or(end, |at| start + at);
        Self { before: &url[..start], host: &url[start..stop], after: &url[stop..] }
    }
}

/// A host in ASCII. What is none stays, percent-encoded.
fn ascii_host(host: &str) -> Cow<'_, str> {
    idna::domain_to_ascii_cow(host.as_bytes(), AsciiDenyList::URL)
        .unwrap_or_else(|_| utf8_percent_encode(host, RESERVED).into())
}

/// A host in letters; one that is in letters stays as it is written, capitals and all.
fn legible_host(host: &str, language: Language) -> Cow<'_, str> {
    if !host.to_ascii_lowercase().contains("xn--") {
        return host.into();
    }
    let readable = |label: &[char], _: &[char], _: bool| label.iter().all(|c| c.is_ascii() || is_legible(*c, language));
    match Uts46::new().to_user_interface(host.as_bytes(), AsciiDenyList::URL, Hyphens::Allow, readable) {
        (shown, Ok(())) => shown,
        (_, Err(_)) => host.into(),
    }
}

/// Undoes the percent-encoding of legible characters and of those of ASCII in `plain`; all else stays as it is written.
fn decoded(text: &str, language: Language, plain: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let bytes = escaped_bytes(&rest[at..]);
        let (run, behind) = rest[at..].split_at((bytes.len() * 3).max(1));
        let mut done = 0;
        for chunk in bytes.utf8_chunks() {
            for c in chunk.valid().chars() {
                let escapes = &run[done * 3..(done + c.len_utf8()) * 3];
                match is_legible(c, language) || plain.contains(c) {
                    true => out.push(c),
                    false => out.push_str(escapes),
                }
                done += c.len_utf8();
            }
            out.push_str(&run[done * 3..(done + chunk.invalid().len()) * 3]);
            done += chunk.invalid().len();
        }
        if bytes.is_empty() {
            out.push_str(run);
        }
        rest = behind;
    }
    out + rest
}

/// The bytes of the escapes that `text` begins with: `%EA%B8%B8`.
fn escaped_bytes(text: &str) -> Vec<u8> {
    let digit = |c: u8| char::from(c).to_digit(16);
    let byte = |escape: &[u8]| match escape {
        [b'%', high, low] => Some((digit(*high)? * 16 + digit(*low)?) as u8),
        _ => None,
    };
    text.as_bytes().chunks(3).map_while(byte).collect()
}

/// Whether a character reads as itself in an address: a letter of the languages that documents are written in, which the fonts
/// have and which is not taken for one of ASCII. Marks, spaces, signs and what changes the direction of text are none.
fn is_legible(c: char, language: Language) -> bool {
    match c {
        // The dotless i, kra, ŉ, ŀ, ĳ and the long s look like ASCII, or are written as two characters as a rule.
        'ı' | 'ĸ' | 'ŉ' | 'Ŀ' | 'ŀ' | 'Ĳ' | 'ĳ' | 'ſ' | '×' | '÷' => false,
        'À'..='ž' | '가'..='힣' => true,
        // Katakana no is a slash to the eye, and the long vowel a hyphen.
        'ノ' | 'ー' => false,
        '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' => language.code() == "ja",
        '々' | '\u{4E00}'..='\u{9FFF}' => matches!(language.primary(), "ja" | "zh"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(url: &str) -> String {
        legible(url, Language::KOREAN)
    }

    #[test]
    fn targets_are_ascii() {
        for (written, target) in [
            ("https://example.org/a%20b?c=%26#d", "https://example.org/a%20b?c=%26#d"),
            ("https://example.org/직지", "https://example.org/%EC%A7%81%EC%A7%80"),
            ("https://홍길동.example.org:8080/?q=길", "https://xn--wk0bu0i737a.example.org:8080/?q=%EA%B8%B8"),
            ("HTTPS://Example.org/é|x", "HTTPS://example.org/%C3%A9%7Cx"),
            (
                "mailto:길동@길동.example.org?subject=é",
                "mailto:%EA%B8%B8%EB%8F%99@xn--wk0bu0i.example.org?subject=%C3%A9",
            ),
        ] {
            assert_eq!(encoded(written), target);
            assert_eq!(encoded(target), target);
        }
    }

    #[test]
    fn names_of_mail_become_no_headers() {
        assert_eq!(mailto("gildong.hong+cv@example.org"), "mailto:gildong.hong+cv@example.org");
        assert_eq!(mailto("o'brien@example.org"), "mailto:o'brien@example.org");
        assert_eq!(mailto("victim?bcc=boss&x@example.org"), "mailto:victim%3Fbcc%3Dboss%26x@example.org");
        assert_eq!(mailto("100%@example.org"), "mailto:100%25@example.org");
        assert_eq!(mailto("gildong@한국.example.org"), "mailto:gildong@xn--3e0b707e.example.org");
    }

    #[test]
    fn what_is_safe_to_read_is_decoded() {
        for (url, text) in [
            (
                "https://www.linkedin.com/in/%EA%B8%B8%EB%8F%99-%ED%99%8D-000000000/",
                "https://www.linkedin.com/in/길동-홍-000000000/",
            ),
            ("https://medium.com/%40gildong/%ec%a7%81", "https://medium.com/@gildong/직"),
            ("https://example.org/r%C3%A9sum%C3%A9?q=%ED%99%8D%26x", "https://example.org/résumé?q=홍%26x"),
            ("https://xn--3e0b707e.example.org/", "https://한국.example.org/"),
        ] {
            assert_eq!(shown(url), text);
            assert_eq!(encoded(&shown(url)).replace('@', "%40").to_lowercase(), url.to_lowercase());
        }
    }

    #[test]
    fn hosts_keep_their_capitals() {
        assert_eq!(legible_email("A@B.CO", Language::KOREAN), "A@B.CO");
        assert_eq!(legible_email("A@XN--3E0B707E.Example.org", Language::KOREAN), "A@한국.example.org");
        assert_eq!(shown("https://Example.ORG/%ec%a7%81"), "https://Example.ORG/직");
    }

    #[test]
    fn what_is_not_stays_encoded() {
        for url in [
            // What parts an address, a space, half a character, Latin in another encoding, no escape, an escape of an escape.
            "https://example.org/a%2Fb%3Fc%23d%25e%20f%5Cg",
            "https://example.org/%EA%B8",
            "https://example.org/%C8%AB%B1%E6",
            "https://example.org/100%/%G1%4",
            "https://example.org/%25EA%25B8%25B8",
            // Right to left, zero width, a no-break space, a full-width slash, decomposed Hangul, a Cyrillic a, an emoji.
            "https://example.org/%E2%80%AEx",
            "https://example.org/%E2%80%8B%C2%A0%E3%80%80%EF%BC%8F",
            "https://example.org/%E1%84%92%E1%85%A9%E1%86%BC",
            "https://example.org/%D0%B0%F0%9F%98%80%C4%B1",
            "https://example.org/%D7%A9%D7%9C%D7%95%D7%9D",
            "https://xn--80ak6aa92e.example.org/",
            "https://a%40b@example.org/",
            "https://xn--a.example.org/",
        ] {
            assert_eq!(shown(url), url);
        }
    }

    #[test]
    fn chinese_characters_are_shown_where_documents_have_them() {
        let url = "https://example.org/%E7%9B%B4%E6%8C%87";
        assert_eq!(legible(url, Language::of_document("ja").unwrap()), "https://example.org/直指");
        assert_eq!(shown(url), url);
    }
}
