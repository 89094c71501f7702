//! HTML in a text.

use crate::view::text::foreign::sign::Sign;

/// At most this many tags, and this many characters of a text, are looked at.
const MOST: usize = 100;
/// No tag is longer, in bytes.
const LONGEST: usize = 300;

/// Tags, and what to write instead; `{}` stands for the tag's name.
const TAGS: &[(&[&str], &str)] = &[
    (&["b", "strong"], "write `**…**` for `<{}>…</{}>`"),
    (&["i", "em"], "write `*…*` for `<{}>…</{}>`"),
    (&["a"], "write `[label](https://…)` for `<a href=…>label</a>`"),
    (&["code", "tt", "kbd", "samp", "pre"], "write it between backticks for `<{}>…</{}>`"),
    (&["br"], "end the line with `\\` in a `|-` block for `<br>`"),
    (&["p", "div"], "leave a blank line between paragraphs for `<{}>…</{}>`"),
    (&["ul", "ol", "li"], "begin each line with `- ` for `<{}>`, or write the items as points"),
    (&["h1", "h2", "h3", "h4", "h5", "h6"], "give a section or a group a `title` for a heading"),
    (&["img"], "leave the picture out; a text has none"),
    (&["sub", "sup"], "write both `<{}>` and `</{}>`"),
    (
        &["u", "s", "del", "ins", "strike", "span", "font", "small", "big", "mark", "center"],
        "leave the tags out; Markdown has none like them",
    ),
];

/// Characters by their names, and what they are.
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("middot", "·"),
    ("bull", "•"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("euro", "€"),
    ("times", "×"),
    ("rarr", "→"),
    ("larr", "←"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("szlig", "ß"),
    ("ccedil", "ç"),
    ("ntilde", "ñ"),
];

/// The tags and named characters in a text, code left out.
pub fn signs(text: &str) -> Vec<Sign> {
    let lower = text.to_ascii_lowercase();
    let tags = text.match_indices('<').take(MOST).filter_map(|(at, _)| tag(text, &lower, at));
    let characters = text.match_indices('&').take(MOST).filter_map(|(at, _)| entity(&text[at..]));
    tags.chain(characters).collect()
}

/// A tag that begins at a `<`; `lower` is the text in small letters. Letters such as those of `Vec<b>` are one only with an
/// attribute or a partner.
fn tag(text: &str, lower: &str, at: usize) -> Option<Sign> {
    let end = text[at..].bytes().take(LONGEST).position(|byte| byte == b'>')?;
    let whole = &text[at..=at + end];
    let inner = whole.trim_start_matches(['<', '/']).trim_end_matches(['>', '/', ' ']);
    let (name, attributes) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let name = name.to_ascii_lowercase();
    let (_, hint) = TAGS.iter().find(|(names, _)| names.contains(&name.as_str()))?;
    let has = |start: &str, end: char| lower.contains(&format!("{start}{name}{end}"));
    let paired = has("</", '>') && (has("<", '>') || has("<", ' '));
    let known = match name.as_str() {
        // The pair is this program's own.
        "sub" | "sup" => !paired || !attributes.is_empty(),
        _ if name.len() == 1 => paired || attributes.contains('='),
        _ => true,
    };
    known.then(|| Sign::new(whole, hint.replace("{}", &name)))
}

/// A character by its name or number.
fn entity(text: &str) -> Option<Sign> {
    let end = text.bytes().take(12).position(|byte| byte == b';').filter(|end| *end > 2)?;
    let (whole, name) = (&text[..=end], &text[1..end]);
    let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    });
    let hint = match (number, NAMED.iter().find(|(known, _)| *known == name)) {
        (Some(number), _) => match char::from_u32(number).filter(|c| !c.is_control()) {
            Some(' ' | '\u{a0}') => format!("write a space for `{whole}`"),
            Some(c) => format!("write `{c}` for `{whole}`"),
            None => return None,
        },
        (None, Some((_, " "))) => format!("write a space for `{whole}`"),
        (None, Some((_, character))) => format!("write `{character}` for `{whole}`"),
        (None, None) => return None,
    };
    Some(Sign::new(whole, hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        signs(text).into_iter().map(|sign| sign.found).collect()
    }

    #[test]
    fn tags_and_named_characters_are_found() {
        assert_eq!(found("a <b>bold</b> word"), ["<b>", "</b>"]);
        assert_eq!(found("one<br/>two <a href=\"x\">y</a>"), ["<br/>", "<a href=\"x\">", "</a>"]);
        assert_eq!(found("<UL><li>x"), ["<UL>", "<li>"]);
        assert_eq!(found("R&amp;D &#39;x&#x27; &nbsp;"), ["&amp;", "&#39;", "&#x27;", "&nbsp;"]);
        assert_eq!(found("x<sup>2"), ["<sup>"]);
        let hints: Vec<_> = signs("H<sub>2O <STRONG>a").into_iter().map(|sign| sign.hint).collect();
        assert_eq!(hints, ["write both `<sub>` and `</sub>`", "write `**…**` for `<strong>…</strong>`"]);
    }

    #[test]
    fn what_only_looks_like_html_is_not() {
        for text in [
            "a < b > c",
            "Vec<b>",
            "Vec<T>",
            "H<sub>2</sub>O",
            "R&D; x",
            "AT&T",
            "<x> and <label>",
            "& &",
            "<me@example.org>",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
