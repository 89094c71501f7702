//! Names: as author lists have them, with marks and superscripts behind, in other letters; and with hyphens in them.

use crate::view::text::rich::{Piece, Rich, Run, plain};

/// What a list may have for "and others".
const OTHERS: &[&str] = &["others", "and others", "et al.", "et al", "외", "외 다수", "ほか", "他", "等"];

/// What is left of a name to compare: its letters, all small, first name first. Marks, superscripts, dots, spaces and what stands
/// in brackets are gone.
pub fn key(pieces: &[Piece]) -> String {
    let mut written = String::new();
    collect(pieces, &mut written);
    let bare = without_brackets(&written);
    let name = if bare.trim().is_empty() { written.as_str() } else { bare.as_str() };
    let name = name.trim().strip_prefix("and ").unwrap_or(name);
    // `Hong, Gildong`
    let key = match name.split_once(',') {
        Some((last, first)) if !first.contains(',') => letters(first) + &letters(last),
        _ => letters(name),
    };
    if key.is_empty() { plain(pieces) } else { key }
}

/// What the name of a person comes to in the forms that lists of authors have it in: whole, and of a name in Latin letters the
/// family first, and with initials (`N. Han`, `Han N`, `G.-D. Hong`).
pub fn forms(pieces: &[Piece]) -> Vec<String> {
    let whole = key(pieces);
    let mut written = String::new();
    collect(pieces, &mut written);
    let bare = without_brackets(&written);
    let (given, family) = match bare.split_once(',') {
        Some((family, given)) => (given.trim(), family.trim()),
        None => bare.trim().rsplit_once(' ').unwrap_or_default(),
    };
    let names: Vec<_> = given.split(|c: char| c.is_whitespace() || c == '-').filter(|name| !name.is_empty()).collect();
    let family = letters(family);
    if names.is_empty() || family.is_empty() || !bare.chars().all(is_latin) {
        return vec![whole];
    }
    let first = |name: &&str| letters(name).chars().next().map(String::from).unwrap_or_default();
    let mut forms = vec![whole, format!("{family}{}", letters(given))];
    for initials in [names.iter().map(first).collect(), names.iter().take(1).map(first).collect::<String>()] {
        forms.extend([format!("{initials}{family}"), format!("{family}{initials}")]);
    }
    forms
}

/// Whether a character may stand in a name in Latin letters.
fn is_latin(c: char) -> bool {
    !c.is_alphabetic() || c < '\u{250}' || ('\u{1E00}'..'\u{1F00}').contains(&c)
}

fn collect(pieces: &[Piece], out: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Sup(_) => {}
            Piece::Text(run) | Piece::Code(run) => out.push_str(&run.text),
            styled => collect(styled.children(), out),
        }
    }
}

fn without_brackets(name: &str) -> String {
    let mut depth = 0_usize;
    let outside = |c: &char| {
        match c {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' | ']' if depth > 0 => {
                depth -= 1;
                return false;
            }
            _ => {}
        }
        depth == 0
    };
    name.chars().filter(outside).collect()
}

/// The letters of a name; ᵃ and ª are marks behind one.
fn letters(name: &str) -> String {
    let raised = |c: char| matches!(c, 'ª' | 'º' | '\u{2B0}'..='\u{2B8}' | '\u{1D2C}'..='\u{1D6A}' | 'ⁿ' | 'ⁱ');
    name.chars().filter(|c| c.is_alphabetic() && !raised(*c)).flat_map(char::to_lowercase).collect()
}

/// Whether an item of a list stands for further people.
pub fn is_others(name: &str) -> bool {
    OTHERS.contains(&name.trim().to_lowercase().as_str())
}

/// Whether an item of a list says how many further people there are: `외 3명`.
pub fn counts_others(name: &str) -> bool {
    let name = name.trim();
    let number = name.strip_prefix('외').and_then(|rest| rest.strip_suffix(['명', '인'])).map(str::trim);
    let number = number.or_else(|| name.strip_prefix("and ").unwrap_or(name).strip_suffix(" others"));
    let number = number.or_else(|| name.strip_prefix(['他', 'ほ']).and_then(|rest| rest.strip_suffix(['名', '人'])));
    number.is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()))
}

/// Whether a name in a list goes on with others: `A. Kim et al.`, `홍길동 외 3명`.
pub fn has_others(name: &Rich) -> bool {
    let name = name.plain();
    let name = name.trim();
    let counted = |(at, _): (usize, &str)| counts_others(&name[at..]);
    ["et al.", "et al", " 외"].iter().any(|others| name.ends_with(others))
        || counts_others(name)
        || name.match_indices(char::is_whitespace).any(counted)
}

/// A name whose parts with hyphens stay whole: who extracts text drops a hyphen that a line ends with.
pub fn whole(name: Rich) -> Rich {
    Rich { rich: name.rich.into_iter().flat_map(whole_piece).collect() }
}

fn whole_piece(piece: Piece) -> Vec<Piece> {
    match piece {
        Piece::Text(run) if run.text.contains('-') => parts(&run),
        Piece::Lang { .. } | Piece::Strong(_) | Piece::Emph(_) | Piece::Link { .. } => {
            let inner = piece.children().iter().cloned().flat_map(whole_piece).collect();
            vec![piece.around(inner)]
        }
        other => vec![other],
    }
}

/// Part of a run. Its place is exact where the run reads letter for letter as the profile does, else that of the whole run.
fn slice(run: &Run, range: std::ops::Range<usize>) -> Run {
    let exact = |(start, end): (usize, usize)| end - start == run.text.len();
    let at = run.at.map(|at| if exact(at) { (at.0 + range.start, at.0 + range.end) } else { at });
    Run { text: run.text[range].to_owned(), at }
}

/// The parts of a run between spaces; those with hyphens are units.
fn parts(run: &Run) -> Vec<Piece> {
    let mut parts = Vec::new();
    let mut start = 0;
    for part in run.text.split_inclusive(' ') {
        let end = start + part.trim_end().len();
        if part.contains('-') {
            parts.push(Piece::NoBreak(vec![Piece::Text(slice(run, start..end))]));
            start = end;
        }
        let next = start.max(end) + part.len() - part.trim_end().len();
        if next > start {
            parts.push(Piece::Text(slice(run, start..next)));
        }
        start = next;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::text::markdown;

    fn name(text: &str) -> String {
        key(&markdown::parse(text))
    }

    #[test]
    fn what_stands_around_a_name_does_not_count() {
        for text in [
            "G. Hong",
            "G. Hong*",
            "G. Hong<sup>1,2</sup>",
            "G. Hong†",
            "**G. Hong**",
            "**G. Hong<sup>a</sup>**",
            "G.\u{a0}Hong",
            "G Hong",
            "G.Hong",
            "G. HONG",
            "G. Hong¹",
            "G. Hong1,2",
            "G. Hongᵃ",
            "G. Hong (corresponding author)",
            "and G. Hong",
            "Hong, G.",
        ] {
            assert_eq!(name(text), "ghong", "{text}");
        }
        assert_ne!(name("G. Hongbin"), "ghong");
        assert_eq!(name("홍길동(교신저자)"), name("홍길동"));
        assert_eq!(name("(1)"), "(1)");
    }

    #[test]
    fn a_name_takes_several_forms() {
        let own = forms(&markdown::parse("Gil-dong Hong"));
        for written in
            ["Gil-dong Hong", "G. Hong", "G.-D. Hong", "Hong, G.", "Hong G", "Hong GD", "Hong Gil-Dong*", "HONG, G. D."]
        {
            assert!(own.contains(&name(written)), "{written}");
        }
        for other in ["D. Hong", "Hong", "G. Hongbin", "G. Kim"] {
            assert!(!own.contains(&name(other)), "{other}");
        }
        assert_eq!(forms(&markdown::parse("홍 길동")), ["홍길동"]);
        assert_eq!(forms(&markdown::parse("Plato")), ["plato"]);
    }

    #[test]
    fn further_people_are_counted() {
        for name in
            ["외 3명", "외 12인", "홍길동 외 3명", "홍길동 외 3 명", "A. Kim and 3 others", "3 others", "A. Kim et al."]
        {
            assert!(has_others(&Rich::own(name)), "{name}");
        }
        assert!(!has_others(&Rich::own("외명")) && !has_others(&Rich::own("홍길동")));
    }

    #[test]
    fn parts_of_a_name_with_hyphens_are_units() {
        let name = whole(Rich::own("Ana Garcia-Lopez Kim-Li"));
        let words: Vec<_> = name
            .rich
            .iter()
            .map(|piece| (matches!(piece, Piece::NoBreak(_)), plain(std::slice::from_ref(piece))))
            .collect();
        let expected = [(false, "Ana "), (true, "Garcia-Lopez"), (false, " "), (true, "Kim-Li")];
        assert_eq!(words, expected.map(|(unit, text)| (unit, text.to_owned())));
    }
}
