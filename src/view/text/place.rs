//! Where in the profile each run of a parsed string stands.

use std::ops::Range;

use crate::view::text::rich::Piece;

/// How often a run is looked for before its whole string is taken for its place.
const TRIES: usize = 64;

/// Walks a string's source as its runs are placed one after the other.
pub struct Placer<'a> {
    file: &'a str,
    whole: Range<usize>,
    at: usize,
}

impl<'a> Placer<'a> {
    /// Starts at the beginning of `whole` in `file`.
    pub fn new(file: &'a str, whole: &Range<usize>) -> Self {
        Self { file, whole: whole.clone(), at: whole.start }
    }

    /// Gives every run of `pieces` its bytes.
    pub fn place(&mut self, pieces: &mut [Piece]) {
        for piece in pieces {
            match piece {
                Piece::Text(run) | Piece::Code(run) => {
                    let range = self.find(&run.text);
                    run.at = Some((range.start, range.end));
                }
                styled => self.place(styled.children_mut()),
            }
        }
    }

    /// The next stretch that reads as `text`; the whole string where quoting or normalising hides it.
    fn find(&mut self, text: &str) -> Range<usize> {
        let Some(first) = text.trim_start().chars().next() else { return self.at..self.at };
        let source = &self.file[self.at..self.whole.end];
        for (start, _) in source.match_indices(first).take(TRIES) {
            let start = self.at + start;
            if let Some(end) = self.matches(start, text.trim_start()) {
                self.at = end;
                return start..end;
            }
        }
        self.whole.clone()
    }

    /// The end of `text` if it stands at `start`. A space may be a folded line end; Markdown's and YAML's escapes may stand
    /// before a character.
    fn matches(&self, start: usize, text: &str) -> Option<usize> {
        let mut at = start;
        for c in text.chars() {
            let rest = &self.file[at..self.whole.end];
            let found = rest.chars().next()?;
            if c.is_whitespace() {
                let space = rest.len() - rest.trim_start().len();
                // What a trailing space of the run stood for may have been trimmed.
                at += space;
            } else if found == c {
                at += c.len_utf8();
                // YAML doubles a single quote inside single quotes.
                if c == '\'' && rest[1..].starts_with('\'') && self.file[self.whole.clone()].starts_with('\'') {
                    at += 1;
                }
            } else if found == '\\' && rest[1..].starts_with(c) {
                at += 1 + c.len_utf8();
            } else {
                return None;
            }
        }
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::text::markdown;

    fn places(yaml: &str) -> Vec<&str> {
        let text = yaml.trim_matches(['"', '\'']).replace("\n  ", " ").replace("''", "'").replace("\\\"", "\"");
        let mut pieces = markdown::parse(&text);
        Placer::new(yaml, &(0..yaml.len())).place(&mut pieces);
        let mut found = Vec::new();
        fn walk<'a>(pieces: &[Piece], yaml: &'a str, found: &mut Vec<&'a str>) {
            for piece in pieces {
                if let Piece::Text(run) | Piece::Code(run) = piece {
                    let (start, end) = run.at.unwrap();
                    found.push(&yaml[start..end]);
                }
                walk(piece.children(), yaml, found);
            }
        }
        walk(&pieces, yaml, &mut found);
        found
    }

    #[test]
    fn runs_are_found_behind_marks_quotes_and_folds() {
        assert_eq!(
            places("Led **25 engineers** on [a platform](https://example.org/on)."),
            ["Led ", "25 engineers", "on ", "a platform", "."]
        );
        assert_eq!(places("'it''s *here*'"), ["it''s ", "here"]);
        assert_eq!(places("\"say \\\"hi\\\" now\""), ["say \\\"hi\\\" now"]);
        assert_eq!(places("분산\n  시스템 *엔지니어*"), ["분산\n  시스템 ", "엔지니어"]);
    }
}
