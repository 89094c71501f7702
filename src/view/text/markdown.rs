//! Inline Markdown of a profile's strings, read by comrak.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};

use crate::address::url;
use crate::profile::value::link::target;
use crate::view::text::autolink;
use crate::view::text::rich::{Piece, Run, plain};

/// Characters that CommonMark acts on and a profile does not (design, "The profile, by example"): each is swapped for one
/// of the private use area before the parser sees it, and back after. The user's own text has none of those left.
/// E-mail addresses are found afterwards, by rules of our own.
const LITERAL: &[(char, char)] =
    &[('_', '\u{F8E0}'), ('&', '\u{F8E1}'), ('!', '\u{F8E2}'), ('~', '\u{F8E3}'), ('@', '\u{F8E5}')];
/// A star between digits is a sign of times: `5*3*2`.
const TIMES: char = '\u{F8E6}';
/// Stands for a line break that the profile asks for with a backslash.
const BREAK: char = '\u{F8E4}';
/// Emphasis and links inside each other.
const MAX_DEPTH: usize = 8;
/// Put before every paragraph, so that `- `, `# ` or `2019. 3.` at its start begin no block. An opening bracket may stand
/// before emphasis, code, a link and a bare address alike.
const GUARD: char = '(';

/// Parses one paragraph without line breaks, but for those marked by a backslash before them.
pub fn parse(text: &str) -> Vec<Piece> {
    if !has_markup(text) {
        return vec![text_piece(text)];
    }
    let prepared: String = std::iter::once(GUARD).chain(protect(text).chars()).collect();
    let arena = Arena::new();
    let root = parse_document(&arena, &prepared, &options());
    let mut pieces = Vec::new();
    for block in root.children() {
        pieces.extend(inlines(block, 0));
    }
    let pieces = sub_and_sup(pieces);
    autolink::link_emails(merge(drop_guard(pieces)))
}

/// Whether the parser could find anything in it. Most strings are plain, and skip it.
fn has_markup(text: &str) -> bool {
    text.contains(['*', '`', '[', '<', '\\', '\n', '@']) || text.contains("://") || text.contains("www.")
}

fn protect(text: &str) -> String {
    let text = text.replace("\\\n", &BREAK.to_string()).replace('\n', " ");
    let mut out = String::with_capacity(text.len());
    let mut escaped = false;
    let mut chars = text.chars().peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        let digits = [before, chars.peek().copied()].iter().all(|c| c.is_some_and(|c: char| c.is_ascii_digit()));
        before = Some(c);
        if c == '*' && digits {
            out.push(TIMES);
            continue;
        }
        let literal = LITERAL.iter().find(|(from, _)| *from == c);
        match literal {
            // `\_` is an escape that has done its work; the backslash goes.
            Some((_, to)) => {
                if escaped {
                    out.pop();
                }
                out.push(*to);
            }
            None => out.push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    out
}

fn restore(text: &str) -> String {
    let back = |c: char| match c {
        TIMES => '*',
        _ => LITERAL.iter().find(|(_, to)| *to == c).map_or(c, |(from, _)| *from),
    };
    text.chars().map(back).collect()
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.autolink = true;
    // `**AWS(아마존)**의` is strong up to the bracket; plain CommonMark leaves the stars.
    options.extension.cjk_friendly_emphasis = true;
    options
}

/// A tag in the text, until its partner is found.
const SUB: [&str; 2] = ["<sub>", "</sub>"];
const SUP: [&str; 2] = ["<sup>", "</sup>"];

/// The pieces below `parent`. What is nested deeper than anybody would is plain text.
fn inlines<'a>(parent: &'a AstNode<'a>, depth: usize) -> Vec<Piece> {
    if depth == MAX_DEPTH {
        return parent.descendants().flat_map(|node| leaf(&node.data.borrow().value)).collect();
    }
    let mut pieces = Vec::new();
    for node in parent.children() {
        match &node.data.borrow().value {
            NodeValue::Emph => pieces.push(Piece::Emph(sub_and_sup(inlines(node, depth + 1)))),
            NodeValue::Strong => pieces.push(Piece::Strong(sub_and_sup(inlines(node, depth + 1)))),
            NodeValue::Link(link) => {
                // A bare address begins where its text does; others have brackets, which say where they end.
                let starts = |node: &AstNode| node.data.borrow().sourcepos.start;
                let bare = node.first_child().is_some_and(|text| starts(text) == starts(node));
                pieces.extend(linked(restore(&link.url), sub_and_sup(inlines(node, depth + 1)), bare));
            }
            value => match leaf(value) {
                found if found.is_empty() => pieces.extend(inlines(node, depth + 1)),
                found => pieces.extend(found),
            },
        }
    }
    pieces
}

/// The pieces of a node that has none below it.
fn leaf(value: &NodeValue) -> Vec<Piece> {
    match value {
        NodeValue::Text(text) => with_breaks(text),
        NodeValue::Code(code) => vec![Piece::Code(Run { text: restore(&code.literal), at: None })],
        NodeValue::HtmlInline(tag) => vec![text_piece(&restore(tag))],
        NodeValue::SoftBreak | NodeValue::LineBreak => vec![text_piece(" ")],
        _ => Vec::new(),
    }
}

fn with_breaks(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (index, line) in restore(text).split(BREAK).enumerate() {
        if index > 0 {
            pieces.push(Piece::Break);
        }
        if !line.is_empty() {
            pieces.push(text_piece(if index > 0 { line.trim_start() } else { line }));
        }
    }
    pieces
}

/// A link, if its address is one; else what was written.
fn linked(url: String, body: Vec<Piece>, bare: bool) -> Vec<Piece> {
    let shown = plain(&body);
    let end = if bare { autolink::end(&shown) } else { shown.len() };
    let rest = text_piece(&shown[end..]);
    let url = url[..url.len() - (shown.len() - end)].to_owned();
    match url::check(&url) {
        Ok(()) if end < shown.len() => {
            vec![Piece::Link { url: target(&url), body: vec![text_piece(&shown[..end])] }, rest]
        }
        Ok(()) => vec![Piece::Link { url: target(&url), body }],
        // `[1](2)` in running text is what it looks like.
        Err(_) if bare || url == shown => body,
        Err(_) => [vec![text_piece("[")], body, vec![text_piece(&format!("]({url})"))]].concat(),
    }
}

fn text_piece(text: &str) -> Piece {
    Piece::own(text)
}

/// Pairs `<sub>` and `<sup>` tags. One without its partner is text, and so is a pair around what is nested deeper than anybody
/// would: how deep is known before anything is built.
fn sub_and_sup(pieces: Vec<Piece>) -> Vec<Piece> {
    let is = |piece: &Piece, tag: &str| matches!(piece, Piece::Text(run) if run.text == tag);
    let mut out: Vec<Piece> = Vec::new();
    // How deep each piece of `out` is, and where in it the tags of either sort stand that are still open.
    let mut depths: Vec<usize> = Vec::new();
    let mut open: [Vec<usize>; 2] = Default::default();
    for piece in pieces {
        let closed = [SUB, SUP].iter().position(|[_, close]| is(&piece, close));
        if let Some(at) = closed.and_then(|tag| open[tag].pop()) {
            let depth = 1 + depths[at + 1..].iter().max().copied().unwrap_or_default();
            if depth <= MAX_DEPTH {
                let body = out.split_off(at + 1);
                out.pop();
                out.push(if closed == Some(0) { Piece::Sub(body) } else { Piece::Sup(body) });
                depths.truncate(at);
                depths.push(depth);
                open.iter_mut().for_each(|tags| tags.truncate(tags.partition_point(|&tag| tag < at)));
                continue;
            }
            // Whatever is around this is deeper still.
            open.iter_mut().for_each(Vec::clear);
        }
        if let Some(tag) = [SUB, SUP].iter().position(|[open, _]| is(&piece, open)) {
            open[tag].push(out.len());
        }
        depths.push(depth_of(&piece));
        out.push(piece);
    }
    out
}

/// How deep styles are inside each other.
fn depth_of(piece: &Piece) -> usize {
    let inner = piece.children().iter().map(depth_of).max();
    inner.map_or(0, |depth| depth + 1)
}

fn drop_guard(mut pieces: Vec<Piece>) -> Vec<Piece> {
    if let Some(Piece::Text(run)) = pieces.first_mut() {
        run.text.remove(0);
    }
    pieces
}

/// Joins neighbouring texts, which the parser splits at every mark it considered.
fn merge(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (out.last_mut(), piece.with(merge)) {
            (_, Piece::Text(run)) if run.text.is_empty() => {}
            (Some(Piece::Text(before)), Piece::Text(run)) => before.text.push_str(&run.text),
            (_, piece) => out.push(piece),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Piece {
        text_piece(text)
    }

    #[test]
    fn what_is_not_markup_is_just_characters() {
        for line in [
            "C# #hashtag $100 @team <x> a_b_c __init__ ~1,200 ~~no~~ & &amp; ![x] R&D",
            "a lone ` backtick",
            "2019. 3. 졸업",
            "- not a list",
            "# not a heading",
            "> not a quote",
            "1. one",
            "= x",
            "+ x",
            "***",
            "---",
            "2 * 3 * 4",
            "[1] and [2]",
            "\\",
            "a | b",
            "```",
            "    indented",
            "*",
            "**",
            "<!-- x -->",
            "$$x$$",
            "^1",
        ] {
            assert_eq!(crate::view::text::rich::plain(&parse(line)), line, "{line}");
            assert!(parse(line).iter().all(|piece| matches!(piece, Piece::Text(_))), "{line}: {:?}", parse(line));
        }
    }

    #[test]
    fn emphasis_closes_before_a_korean_particle() {
        assert_eq!(parse("**AWS(아마존)**의"), [Piece::Strong(vec![text("AWS(아마존)")]), text("의")]);
        assert_eq!(parse("**\"제목\"**을"), [Piece::Strong(vec![text("\"제목\"")]), text("을")]);
    }

    #[test]
    fn a_bare_address_ends_before_hangul_and_closing_marks() {
        let link = |url: &str| Piece::Link { url: url.into(), body: vec![text(url)] };
        assert_eq!(parse("https://example.org/a에서"), [link("https://example.org/a"), text("에서")]);
        assert_eq!(
            parse("(see https://example.org/a_b.)"),
            [text("(see "), link("https://example.org/a_b"), text(".)")]
        );
        assert_eq!(parse("<https://example.org>에"), [link("https://example.org"), text("에")]);
    }

    #[test]
    fn escapes_code_sub_and_sup_work() {
        assert_eq!(parse("\\*Contributed \\_ equally"), [text("*Contributed _ equally")]);
        assert_eq!(parse("H<sub>2</sub>O"), [text("H"), Piece::Sub(vec![text("2")]), text("O")]);
        assert_eq!(parse("</sup> x<sup>"), [text("</sup> x<sup>")]);
        assert_eq!(parse("`a_b & c`"), [Piece::Code(Run { text: "a_b & c".into(), at: None })]);
        assert_eq!(parse("one\\\ntwo"), [text("one"), Piece::Break, text("two")]);
    }

    #[test]
    fn a_link_that_leads_nowhere_allowed_is_text() {
        assert_eq!(parse("[x](javascript:alert)"), [text("[x](javascript:alert)")]);
        assert_eq!(
            parse("[a](https://example.org/a_(b))"),
            [Piece::Link { url: "https://example.org/a_(b)".into(), body: vec![text("a")] }]
        );
    }
}
