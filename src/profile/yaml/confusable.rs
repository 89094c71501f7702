//! Characters that look like those of YAML and are others: from Word, from web pages, from a Korean keyboard.

use crate::diagnostic::Diagnostic;

/// What stands in a text, what it is called, and what is to be typed in its place.
const TABLE: &[(&str, &str, &str)] = &[
    ("\u{A0}\u{2007}\u{202F}", "a no-break space", "a plain space"),
    ("\u{3000}", "a full-width space", "a plain space"),
    (
        "\u{AD}\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2060}\u{FEFF}",
        "an invisible character",
        "nothing",
    ),
    ("：", "a full-width colon", "`:`"),
    ("，、", "a full-width comma", "`,`"),
    ("；", "a full-width semicolon", "`;`"),
    ("｛", "a full-width brace", "`{`"),
    ("｝", "a full-width brace", "`}`"),
    ("［", "a full-width bracket", "`[`"),
    ("］", "a full-width bracket", "`]`"),
    ("＂“”„", "not the quote of the keyboard", "`\"`"),
    ("‘’＇", "not the quote of the keyboard", "`'`"),
    ("＠", "a full-width at sign", "`@`"),
    ("．", "a full-width dot", "`.`"),
    ("／", "a full-width slash", "`/`"),
    ("–—‑－−", "not a hyphen", "`-`"),
    ("０１２３４５６７８９", "a full-width digit", "a plain one"),
    (
        "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ",
        "a full-width letter",
        "a plain one",
    ),
];

/// Those that YAML would act on if they were what they look like, outside brackets and inside.
const OUTSIDE: &str = "\u{A0}\u{3000}\u{FEFF}：｛［";
const INSIDE: &str = "，、；｝］";

/// Where such a character may have led to a problem.
#[derive(Debug, Clone, Copy)]
pub enum Suspect {
    /// Anywhere in what it points at.
    Value,
    /// As part of the syntax, in the first line of that.
    FirstLine,
    /// As part of the syntax, in the whole line that it begins in.
    Line,
    /// Nowhere: what was meant is known.
    Nothing,
}

/// A problem that says in place of its hints what character leads to it, if one does.
pub fn explained(problem: Diagnostic, suspect: Suspect) -> Diagnostic {
    let Some(place) = &problem.place else { return problem };
    let (text, range) = (&place.file.text, place.range.clone());
    let found = match suspect {
        Suspect::Value => hint(&text[range]),
        Suspect::FirstLine => structural(text[range].lines().next().unwrap_or_default()),
        Suspect::Line => structural(line(text, range.start)),
        Suspect::Nothing => None,
    };
    match found {
        Some(hint) => Diagnostic { hints: vec![hint], ..problem },
        None => problem,
    }
}

fn line(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    text[start..].lines().next().unwrap_or_default()
}

/// The hint on the first character of a line that was probably meant as one of YAML's.
fn structural(line: &str) -> Option<String> {
    let brackets = line.contains(['[', '{', '［', '｛']);
    let found = line.char_indices().find(|(at, c)| match c {
        // Between words it is a space like any other.
        '\u{A0}' | '\u{3000}' => {
            let before = line[..*at].trim_end_matches(OUTSIDE.chars().collect::<Vec<_>>().as_slice()).trim_end();
            before.is_empty() || before.ends_with([':', '-', '：'])
        }
        c => OUTSIDE.contains(*c) || brackets && INSIDE.contains(*c),
    });
    found.and_then(|(_, c)| hint(&c.to_string()))
}

/// The hint that `text` has such a character, if it has one.
pub fn hint(text: &str) -> Option<String> {
    let (found, (_, name, plain)) =
        text.chars().find_map(|c| Some((c, TABLE.iter().find(|row| row.0.contains(c))?)))?;
    let shown = match found.is_whitespace() || *plain == "nothing" {
        true => format!("there is {name} (U+{:04X})", u32::from(found)),
        false => format!("`{found}` is {name}"),
    };
    Some(match *plain {
        "nothing" => format!("{shown}: type it anew"),
        plain => format!("{shown}: write {plain}"),
    })
}

#[cfg(test)]
mod tests {
    use crate::profile::yaml::confusable::hint;

    #[test]
    fn what_looks_like_something_else_is_named() {
        assert_eq!(hint("email：x").as_deref(), Some("`：` is a full-width colon: write `:`"));
        assert_eq!(hint("\u{A0}x").as_deref(), Some("there is a no-break space (U+00A0): write a plain space"));
        assert_eq!(hint("a\u{200B}").as_deref(), Some("there is an invisible character (U+200B): type it anew"));
        assert_eq!(hint("2019-04, 홍길동"), None);
    }
}
