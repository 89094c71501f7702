//! HTML in references, which exports of databases hold: entities, and tags of what is emphasised, lowered and raised.

use crate::bibliography::latex::{EMPH, SUB, SUP};

/// Tags, and what stands for them.
const TAGS: &[(&str, Option<(char, char)>)] = &[
    ("i", Some(EMPH)),
    ("em", Some(EMPH)),
    ("sub", Some(SUB)),
    ("inf", Some(SUB)),
    ("sup", Some(SUP)),
    ("b", None),
    ("strong", None),
    ("span", None),
    ("scp", None),
];
/// Entities that have names, and what they stand for.
const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
];
/// The longest tag or entity, in bytes.
const LONGEST: usize = 40;

/// The text with characters for entities and marks for tags; what is neither stays.
pub fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        let (before, here) = rest.split_at(at);
        out.push_str(before);
        let read = if here.starts_with('&') { entity(here) } else { tag(here) };
        let (read, len) = read.unwrap_or((here.chars().next(), 1));
        out.extend(read);
        rest = &here[len..];
    }
    out.push_str(rest);
    out
}

/// What stands between the first character and `end`, and how many bytes all are.
fn inner(text: &str, end: char) -> Option<(&str, usize)> {
    let at = text.bytes().take(LONGEST).position(|byte| byte == end as u8)?;
    Some((&text[1..at], at + 1))
}

fn entity(text: &str) -> Option<(Option<char>, usize)> {
    let (name, len) = inner(text, ';')?;
    let number = name.strip_prefix('#').map(|number| match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    let c = match number {
        Some(number) => number.and_then(char::from_u32).filter(|c| !c.is_control()),
        None => ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, c)| *c),
    };
    c.map(|c| (Some(c), len))
}

fn tag(text: &str) -> Option<(Option<char>, usize)> {
    let (inside, len) = inner(text, '>')?;
    let (name, is_end) = inside.strip_prefix('/').map_or((inside, false), |name| (name, true));
    let name = name.split_whitespace().next()?.to_lowercase();
    let (_, mark) = TAGS.iter().find(|(known, _)| *known == name)?;
    Some((mark.map(|(from, to)| if is_end { to } else { from }), len))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bibliography::latex::markdown;

    #[test]
    fn entities_and_tags_become_text() {
        for (html, text) in [
            ("R&amp;D &lt; 5 &#x2013; &#8211; &copy;", "R&D \\< 5 – – &copy;"),
            ("CO<inf>2</inf> in <i>E. coli</i>", "CO<sub>2</sub> in *E. coli*"),
            ("a < b & c", "a \\< b & c"),
        ] {
            assert_eq!(markdown(&marked(html)), text, "{html}");
        }
    }
}
