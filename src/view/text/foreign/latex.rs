//! LaTeX in a text.

use crate::script::normal::nfc;
use crate::view::text::foreign::sign::Sign;

/// Commands with an argument, and what to write instead.
const COMMANDS: &[(&[&str], &str)] = &[
    (&["textbf", "bf", "bfseries"], "write `**…**` for `\\textbf{…}`"),
    (&["emph", "textit", "it", "itshape", "textsl"], "write `*…*` for `\\emph{…}`"),
    (&["texttt", "verb", "tt", "lstinline"], "write it between backticks for `\\texttt{…}`"),
    (&["href", "url"], "write `[label](https://…)` for `\\href{https://…}{label}`"),
    (&["textsuperscript"], "write `<sup>…</sup>` for `\\textsuperscript{…}`"),
    (&["textsubscript"], "write `<sub>…</sub>` for `\\textsubscript{…}`"),
    (&["item", "begin", "end", "itemize"], "begin each line with `- ` for `\\item`, or write the items as points"),
];

/// Commands that stand without an argument, and the character that each is.
const CHARACTERS: &[(&str, &str)] = &[
    ("LaTeX", "LaTeX"),
    ("TeX", "TeX"),
    ("ldots", "…"),
    ("dots", "…"),
    ("times", "×"),
    ("cdot", "·"),
    ("pm", "±"),
    ("sim", "~"),
    ("approx", "≈"),
    ("leq", "≤"),
    ("geq", "≥"),
    ("rightarrow", "→"),
    ("to", "→"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textasciitilde", "~"),
    ("textbackslash", "\\\\"),
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("pi", "π"),
    ("sigma", "σ"),
    ("ss", "ß"),
    ("o", "ø"),
    ("O", "Ø"),
    ("aa", "å"),
    ("AA", "Å"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("l", "ł"),
    ("L", "Ł"),
];

/// Accents by their commands, as characters that combine.
const ACCENTS: &[(char, char)] = &[
    ('"', '\u{308}'),
    ('\'', '\u{301}'),
    ('`', '\u{300}'),
    ('^', '\u{302}'),
    ('~', '\u{303}'),
    ('=', '\u{304}'),
    ('.', '\u{307}'),
    ('c', '\u{327}'),
    ('v', '\u{30C}'),
    ('H', '\u{30B}'),
    ('k', '\u{328}'),
    ('r', '\u{30A}'),
    ('u', '\u{306}'),
];

/// What of a text is LaTeX, code left out.
pub fn signs(text: &str) -> Vec<Sign> {
    let mut found: Vec<Sign> = text.match_indices('\\').filter_map(|(at, _)| command(text, at)).collect();
    found.extend(math(text));
    found.extend(dashes(text));
    if text.contains("``") && text.contains("''") {
        found.push(Sign::new("``", "write `\"…\"` for ``…''"));
    }
    found
}

/// Whether `\n` stands for the end of a line, as JSON and programs have it, and no command begins there.
fn is_line_end(last: Option<char>, rest: &str) -> bool {
    let path = last.is_some_and(|c| ":/\\".contains(c));
    rest.strip_prefix('n')
        .is_some_and(|behind| !path && !behind.starts_with(|c: char| c.is_ascii_lowercase() || c == '{'))
}

/// What begins at a backslash.
fn command(text: &str, at: usize) -> Option<Sign> {
    let (before, rest) = (&text[..at], &text[at + 1..]);
    let last = before.chars().next_back();
    if last == Some('\\') {
        return None;
    }
    let first = rest.chars().next()?;
    if let '&' | '%' | '$' = first {
        let found = format!("\\{first}");
        let hint = format!("write `{first}` for `{found}`");
        return Some(Sign { found, hint, harmless: true });
    }
    if is_line_end(last, rest) {
        let hint = "write a text of several paragraphs below `|`, with a blank line between them";
        return Some(Sign::new("\\n", hint));
    }
    if let Some(sign) = accent(last, first, rest) {
        return Some(sign);
    }
    let name = &rest[..rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len()];
    let behind = rest[name.len()..].chars().next();
    // `C:\path`, `dir\new` and `\d{4}` are no LaTeX.
    let path = last.is_some_and(|c| c.is_alphanumeric() || ":/.".contains(c));
    let braced = behind == Some('{') && name.len() > 1;
    let found = format!("\\{name}");
    if let Some((_, hint)) =
        COMMANDS.iter().find(|(names, _)| names.contains(&name)).filter(|_| braced || name == "item")
    {
        return Some(Sign::new(found, *hint));
    }
    let character = CHARACTERS.iter().find(|(known, _)| *known == name);
    let alone = name.len() > 2 || last == Some('{');
    match character {
        Some((_, character)) if !path && alone && !behind.is_some_and(|c| c == '\\' || c.is_ascii_digit()) => {
            Some(Sign::new(found.clone(), format!("write `{character}` for `{found}`")))
        }
        None if braced && !path => Some(Sign::new(found.clone(), format!("leave `{found}{{…}}` out"))),
        _ => None,
    }
}

/// An accent and its letter: `\"u`, `\"{u}`, `{\"u}`, `\c{c}`. `it\'s` and `\"hi\"` have none.
fn accent(last: Option<char>, first: char, rest: &str) -> Option<Sign> {
    let (_, mark) = ACCENTS.iter().find(|(accent, _)| *accent == first)?;
    let behind = &rest[first.len_utf8()..];
    let (letter, length) = match behind.strip_prefix('{') {
        Some(inner) => {
            let letter = inner.chars().next().filter(|_| inner[1..].starts_with('}'))?;
            (letter, 3)
        }
        None => (behind.chars().next()?, 1),
    };
    let braced = length == 3;
    let certain = braced || last == Some('{') && behind[1..].starts_with('}');
    let inside = last.is_some_and(char::is_alphabetic) && "aeiouyAEIOUYncNC".contains(letter);
    if !letter.is_ascii_alphabetic() || !certain && (first.is_alphabetic() || !inside) {
        return None;
    }
    let whole = nfc(format!("{letter}{mark}").into()).into_owned();
    let found = format!("\\{first}{}", &behind[..length]);
    Some(Sign::new(found.clone(), format!("write `{whole}` for `{found}`")))
}

/// A formula between dollars. `$5M to $10M`, `$HOME/$USER` and `$100` are none.
fn math(text: &str) -> Option<Sign> {
    let dollars: Vec<usize> = text.match_indices('$').map(|(at, _)| at).collect();
    let formula = |pair: &[usize]| {
        let (start, end) = (pair[0], pair[1]);
        let (inner, behind) = (&text[start + 1..end], text[end + 1..].chars().next());
        let before = text[..start].chars().next_back();
        let close = !inner.starts_with(char::is_whitespace) && !inner.ends_with(char::is_whitespace);
        let apart = !behind.is_some_and(char::is_alphanumeric) && before != Some('\\') && inner.len() < 200;
        (close && apart && is_formula(inner)).then(|| {
            Sign::new(&text[start..=end], "write the formula in Unicode, with `<sup>` and `<sub>`: `10<sup>5</sup>`")
        })
    };
    dollars.windows(2).find_map(formula)
}

fn is_formula(inner: &str) -> bool {
    let letter = inner.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
    let variable = inner.chars().count() == 1 && letter;
    let call = letter && inner[1..].starts_with('(') && inner.ends_with(')');
    let shell =
        inner.chars().take(2).filter(|c| c.is_ascii_uppercase() || *c == '_').count() == 2 || inner.starts_with('{');
    !shell && (variable || call || inner.contains(['\\', '^', '_', '=', '<', '>']))
}

/// `--` and `---` where a dash belongs: between numbers, between words, behind a word.
fn dashes(text: &str) -> Option<Sign> {
    let is_dash = |at: usize| {
        let (before, rest) = (&text[..at], text[at..].trim_start_matches('-'));
        let length = text.len() - at - rest.len();
        let (last, next) = (before.chars().next_back()?, rest.chars().next()?);
        let joined = last.is_alphanumeric() && next.is_alphanumeric();
        let apart = last == ' ' && next == ' ' && before.trim_end().ends_with(char::is_alphanumeric);
        let apart = apart && rest.trim_start().starts_with(char::is_alphanumeric);
        let (found, dash) = if length == 2 { ("--", "–") } else { ("---", "—") };
        (length < 4 && (joined || apart)).then(|| Sign::new(found, format!("write `{dash}` for `{found}`")))
    };
    let starts = text.match_indices("--").map(|(at, _)| at).filter(|at| !text[..*at].ends_with('-'));
    starts.into_iter().find_map(is_dash)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        signs(text).into_iter().map(|sign| sign.found).collect()
    }

    #[test]
    fn commands_accents_formulas_and_dashes_are_found() {
        assert_eq!(found(r"\textbf{Rust} and \emph{Go}"), [r"\textbf", r"\emph"]);
        assert_eq!(found(r#"M{\"u}ller, M\"uller, M\"{u}ller"#), [r#"\"u"#, r#"\"u"#, r#"\"{u}"#]);
        assert_eq!(found(r"caf\'e S{\o}n \v{s} {\ss}"), [r"\'e", r"\o", r"\v{s}", r"\ss"]);
        assert_eq!(found("in $O(n)$ time, $10^5$ rows"), ["$O(n)$"]);
        assert_eq!(found(r"$\alpha$-stable"), [r"\alpha", r"$\alpha$"]);
        assert_eq!(found("2019--2021"), ["--"]);
        assert_eq!(found("lead -- platform"), ["--"]);
        assert_eq!(found("one---two"), ["---"]);
        assert_eq!(found(r"\begin{itemize} \item x"), [r"\begin", r"\item"]);
        assert_eq!(found("``quoted''"), ["``"]);
        assert!(signs(r"R\&D 5\%").iter().all(|sign| sign.harmless));
    }

    #[test]
    fn what_only_looks_like_latex_is_not() {
        for text in [
            "$5M to $10M",
            "$100",
            "$5-$10, US$3",
            "$HOME/$USER and $PATH",
            "${HOME}/$x",
            r"C:\path\new",
            r"C:\users\alpha",
            r"\d{4}-\w{2}",
            r"\u{41}",
            r"it\'s",
            r#"say \"hi\" now"#,
            r"\*Contributed \_ equally \# \[x\]",
            "cargo build --release -- --nocapture",
            "-- --- ... ->",
            r"\\ and \#",
            "i--",
            "|---|---|",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
