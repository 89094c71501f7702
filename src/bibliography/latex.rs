//! LaTeX in references as text: emphasis, what is raised and lowered, Greek letters and signs.
//!
//! Styles are marked by private characters until a text becomes Markdown or the pieces of a formatted reference: citation styles
//! change the case of letters and cut texts, and leave these alone.

pub mod html;

use biblatex::{Chunk, ChunksRef, Spanned};

/// Before and behind what is emphasised, lowered and raised.
pub const EMPH: (char, char) = ('\u{E0A0}', '\u{E0A1}');
/// What is lowered.
pub const SUB: (char, char) = ('\u{E0A2}', '\u{E0A3}');
/// What is raised.
pub const SUP: (char, char) = ('\u{E0A4}', '\u{E0A5}');

/// How deep commands are followed into each other.
const DEEPEST: usize = 12;

/// Commands that stand for a character.
const SIGNS: &[(&str, &str)] = &[
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("varepsilon", "ε"),
    ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"),
    ("iota", "ι"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("nu", "ν"),
    ("xi", "ξ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("upsilon", "υ"),
    ("phi", "φ"),
    ("varphi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Theta", "Θ"),
    ("Lambda", "Λ"),
    ("Xi", "Ξ"),
    ("Pi", "Π"),
    ("Sigma", "Σ"),
    ("Upsilon", "Υ"),
    ("Phi", "Φ"),
    ("Psi", "Ψ"),
    ("Omega", "Ω"),
    ("infty", "∞"),
    ("times", "×"),
    ("cdot", "·"),
    ("pm", "±"),
    ("mp", "∓"),
    ("le", "≤"),
    ("leq", "≤"),
    ("ge", "≥"),
    ("geq", "≥"),
    ("ne", "≠"),
    ("neq", "≠"),
    ("approx", "≈"),
    ("sim", "∼"),
    ("to", "→"),
    ("rightarrow", "→"),
    ("leftarrow", "←"),
    ("leftrightarrow", "↔"),
    ("degree", "°"),
    ("circ", "°"),
    ("prime", "′"),
    ("partial", "∂"),
    ("nabla", "∇"),
    ("ell", "ℓ"),
    ("in", "∈"),
    ("subset", "⊂"),
    ("cup", "∪"),
    ("cap", "∩"),
    ("forall", "∀"),
    ("exists", "∃"),
    ("sum", "∑"),
    ("prod", "∏"),
    ("int", "∫"),
    ("ldots", "…"),
    ("cdots", "…"),
    ("sqrt", "√"),
    ("textmu", "μ"),
    ("textdegree", "°"),
    ("euro", "€"),
    ("texteuro", "€"),
    ("ast", "*"),
    ("star", "⋆"),
    ("dagger", "†"),
    ("ddagger", "‡"),
    ("percent", "%"),
    ("slash", "/"),
    ("log", "log"),
    ("ln", "ln"),
    ("exp", "exp"),
    ("min", "min"),
    ("max", "max"),
    ("sin", "sin"),
    ("cos", "cos"),
    ("tan", "tan"),
];

/// Commands whose argument stands as it is, and switches of fonts that no title needs.
const PLAIN: &[&str] = &[
    "text",
    "textrm",
    "textsf",
    "texttt",
    "textsc",
    "textbf",
    "textnormal",
    "textup",
    "mathrm",
    "mathbf",
    "mathsf",
    "mathcal",
    "mathbb",
    "mathit",
    "boldsymbol",
    "mbox",
    "hbox",
    "ensuremath",
    "uppercase",
    "url",
    "bf",
    "rm",
    "sc",
    "tt",
    "sf",
    "bfseries",
    "scshape",
    "ttfamily",
    "normalfont",
    "left",
    "right",
    "displaystyle",
    "nocase",
    "NoCaseChange",
    "noopsort",
    "protect",
];

/// A field's text, with marks for its styles.
pub fn text(chunks: ChunksRef) -> String {
    let texts = chunks.iter().map(|chunk| part(&chunk.v));
    texts.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One part of a field, with marks for its styles.
pub fn part(chunk: &Chunk) -> String {
    match chunk {
        Chunk::Normal(text) | Chunk::Verbatim(text) => html::marked(&read(text, false, 0)),
        Chunk::Math(text) => read(text, true, 0),
    }
}

/// One part of a field as citation styles are given it.
pub fn cased(chunk: &Spanned<Chunk>) -> Vec<Spanned<Chunk>> {
    let text = part(&chunk.v);
    // The braces of an accent keep no case: `{\"O}kologie` is one word.
    let is_accent = text.chars().count() == 1 && !text.is_ascii();
    let is_normal = matches!(chunk.v, Chunk::Normal(_)) || is_accent;
    let parts = kept(&text).into_iter().map(|(text, is_kept)| {
        let text = text.to_owned();
        let part = if is_normal && !is_kept { Chunk::Normal(text) } else { Chunk::Verbatim(text) };
        Spanned::new(part, chunk.span.clone())
    });
    parts.collect()
}

/// The parts of a text with marks, and whether styles keep the case of each: of what is emphasised, which is the name of a species
/// or a foreign word.
pub fn kept(text: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    for piece in text.split_inclusive(EMPH.1) {
        let (before, emphasised) = piece.split_at(piece.find(EMPH.0).unwrap_or(piece.len()));
        parts.extend([(before, false), (emphasised, true)].into_iter().filter(|(text, _)| !text.is_empty()));
    }
    parts
}

/// Reads commands, and in formulas what is raised and lowered.
fn read(text: &str, is_math: bool, depth: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let behind = &rest[c.len_utf8()..];
        rest = match c {
            '\\' if depth < DEEPEST => command(behind, is_math, depth, &mut out),
            '^' | '_' if is_math && depth < DEEPEST => {
                let (inner, after) = argument(behind);
                styled(if c == '^' { SUP } else { SUB }, &read(inner, true, depth + 1), &mut out);
                after
            }
            '{' | '}' if is_math => behind,
            '-' if is_math => pushed("−", behind, &mut out),
            '~' => pushed(" ", behind, &mut out),
            '`' if behind.starts_with('`') => pushed("“", &behind[1..], &mut out),
            '\'' if behind.starts_with('\'') && !is_math => pushed("”", &behind[1..], &mut out),
            '\'' if is_math => pushed("′", behind, &mut out),
            '\u{E0A0}'..='\u{E0A5}' => behind,
            c => {
                out.push(c);
                behind
            }
        };
    }
    out
}

fn pushed<'a>(text: &str, rest: &'a str, out: &mut String) -> &'a str {
    out.push_str(text);
    rest
}

fn styled((open, close): (char, char), inner: &str, out: &mut String) {
    out.push(open);
    out.push_str(inner);
    out.push(close);
}

/// Reads the command whose name `text` begins with, and gives what stands behind it. One that nobody knows stays as it is.
fn command<'a>(text: &'a str, is_math: bool, depth: usize, out: &mut String) -> &'a str {
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (name, behind) = text.split_at(end);
    if name.is_empty() {
        let c = text.chars().next().unwrap_or('\\');
        let rest = text.get(c.len_utf8()..).unwrap_or_default();
        return pushed(
            &if matches!(c, ',' | ';' | ':' | '!' | '/') { String::new() } else { c.to_string() },
            rest,
            out,
        );
    }
    let inner = |out: &mut String, style: Option<(char, char)>| {
        let (inner, after) = if behind.trim_start().starts_with('{') {
            argument(behind.trim_start())
        } else {
            (behind.trim_start(), "")
        };
        let inner = read(inner, is_math, depth + 1);
        match style {
            Some(style) => styled(style, &inner, out),
            None => out.push_str(&inner),
        }
        after
    };
    match name {
        "emph" | "textit" | "textsl" | "em" | "it" | "itshape" => inner(out, Some(EMPH)),
        "textsuperscript" | "textsubscript" if behind.starts_with('{') => {
            inner(out, Some(if name == "textsuperscript" { SUP } else { SUB }))
        }
        "frac" if is_math => {
            let (above, after) = argument(behind);
            let (below, after) = argument(after);
            let [above, below] = [above, below].map(|part| read(part, true, depth + 1));
            pushed(&format!("{above}/{below}"), after, out)
        }
        name if PLAIN.contains(&name) => inner(out, None),
        name => match SIGNS.iter().find(|(known, _)| *known == name) {
            // The space behind a command ends it.
            Some((_, sign)) => pushed(sign, behind.strip_prefix(' ').filter(|_| is_math).unwrap_or(behind), out),
            None => pushed(&format!("\\{name}"), behind, out),
        },
    }
}

/// What stands in the braces that a text begins with, or its first character or command, and what stands behind.
fn argument(text: &str) -> (&str, &str) {
    let Some(first) = text.chars().next() else { return ("", "") };
    if first == '\\' {
        let end = text[1..].find(|c: char| !c.is_ascii_alphabetic()).map_or(text.len(), |end| end + 1);
        return text.split_at(end);
    }
    if first != '{' {
        return text.split_at(first.len_utf8());
    }
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return (&text[1..at], &text[at + 1..]),
            '}' => depth -= 1,
            _ => {}
        }
    }
    (&text[1..], "")
}

/// A text with marks as the Markdown that texts of profiles hold.
pub fn markdown(marked: &str) -> String {
    let mut out = String::with_capacity(marked.len());
    for c in marked.chars() {
        match c {
            '\u{E0A0}' | '\u{E0A1}' => out.push('*'),
            '\u{E0A2}' => out.push_str("<sub>"),
            '\u{E0A3}' => out.push_str("</sub>"),
            '\u{E0A4}' => out.push_str("<sup>"),
            '\u{E0A5}' => out.push_str("</sup>"),
            '*' | '_' | '`' | '[' | ']' | '<' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// A text without its marks.
pub fn plain(marked: &str) -> String {
    marked.replace(|c| matches!(c, '\u{E0A0}'..='\u{E0A5}'), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let source = format!("@misc{{a, title = {{{text}}}}}");
        let library = biblatex::Bibliography::parse(&source).expect("it is well-formed");
        markdown(&super::text(library.get("a").unwrap().get("title").unwrap()))
    }

    #[test]
    fn latex_becomes_text() {
        for (latex, markdown) in [
            (r#"Caf{\'e} m{\"u}de, {\ss} \c{c} \O"#, "Café müde, ß ç Ø"),
            ("{MRI} of {H}omo", "MRI of Homo"),
            (r"\emph{Homo sapiens} and {\it E. coli}", "*Homo sapiens* and *E. coli*"),
            (
                r"H$_2$O and 10$^{-3}$ and $\alpha_{ij}$-helices",
                "H<sub>2</sub>O and 10<sup>−3</sup> and α<sub>ij</sub>-helices",
            ),
            (r"$\beta$ at $n \to \infty$", "β at n →∞"),
            (r"A \& B, 5\% of \$3", "A & B, 5% of $3"),
            ("``Quoted'' text---and a dash", "“Quoted” text—and a dash"),
            (r"\textsuperscript{13}C and CO\textsubscript{2}", "<sup>13</sup>C and CO<sub>2</sub>"),
            ("snake_case and *stars*", r"snake\_case and \*stars\*"),
            (r"\unknown{x}", r"\unknown{x}"),
        ] {
            assert_eq!(written(latex), markdown, "{latex}");
        }
    }
}
