//! From a profile's texts to printable strings in one language.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::profile::Profile;
use crate::profile::language::Language;
use crate::profile::text::{Scalar, Text};
use crate::view::author;
use crate::view::clean::{clean, odd_jamo};
use crate::view::duration::Hindrances;
use crate::view::labels::Labels;
use crate::view::place::Placer;
use crate::view::quote::curl;
use crate::view::rich::{Piece, Rich, plain};
use crate::view::selection::Selection;
use crate::view::{autolink, markdown, untranslated};

/// What the wording of a document draws on.
pub struct Composer<'a> {
    /// The profile.
    pub profile: &'a Profile,
    /// What of it is shown, and how.
    pub selection: &'a Selection,
    /// The names that are set strong in author lists, with and without marks behind them.
    pub own_names: HashSet<String>,
    only: HashSet<&'a str>,
    without: HashSet<&'a str>,
    file: &'a Arc<SourceFile>,
    problems: Vec<Diagnostic>,
    /// What is shown in another language, and in which.
    untranslated: Vec<(Language, Range<usize>)>,
    /// The key words worded so far, each once, for the metadata that searches go by.
    pub keywords: Vec<String>,
    /// What could not be counted.
    pub hindrances: Hindrances,
    /// Where a total is asked for that is still to be said.
    pub total: Option<Range<usize>>,
}

/// What a blank line in a text means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    Join,
    Paragraphs,
}

impl<'a> Composer<'a> {
    /// For one document of `profile`, which was read from `file`.
    pub fn new(profile: &'a Profile, selection: &'a Selection, file: &'a Arc<SourceFile>) -> Self {
        let names = profile.name.versions().into_iter().chain(&profile.aliases).map(|name| clean(&name.text).0);
        let own_names = names.flat_map(|name| [author::bare(&name).to_owned(), name]).collect();
        let [only, without] = [&selection.only, &selection.without]
            .map(|names| names.iter().map(|named| named.name.as_str()).collect::<HashSet<_>>());
        Self {
            profile,
            selection,
            own_names,
            only,
            without,
            file,
            problems: Vec::new(),
            untranslated: Vec::new(),
            keywords: Vec::new(),
            hindrances: Hindrances::default(),
            total: selection.dates.total.as_ref().filter(|switch| switch.on).map(|switch| switch.range.clone()),
        }
    }

    /// What the user should look at.
    pub fn into_problems(self) -> Vec<Diagnostic> {
        let mut problems = self.problems;
        problems.extend(self.hindrances.warnings(self.selection.date, self.file));
        problems.extend(untranslated::warning(self.selection.language, &self.untranslated, self.file));
        problems
    }

    /// Whether something with `tags` is shown.
    pub fn takes(&self, tags: &[Scalar]) -> bool {
        let among = |names: &HashSet<&str>| tags.iter().any(|tag| names.contains(tag.text.as_str()));
        (tags.is_empty() || self.only.is_empty() || among(&self.only)) && !among(&self.without)
    }

    /// The document's language.
    pub fn language(&self) -> Language {
        self.selection.language
    }

    /// The program's words in it.
    pub fn labels(&self) -> &'static Labels {
        Labels::of(self.selection.language)
    }

    /// A text in one line; `None` if there is deliberately nothing.
    pub fn line(&mut self, text: &Text) -> Option<Rich> {
        self.text(text, Lines::Join)
    }

    /// A text in which a blank line starts a paragraph.
    pub fn paragraphs(&mut self, text: &Text) -> Option<Rich> {
        self.text(text, Lines::Paragraphs)
    }

    /// What stands in a text for `language`, where that is not the document's.
    pub fn line_in(&mut self, language: Language, text: &Text) -> Option<Rich> {
        let Text::ByLanguage(versions) = text else { return None };
        let (_, scalar) = versions.iter().find(|(other, _)| *other == language)?;
        let body = self.scalar_in(language, scalar, Lines::Join)?.rich;
        Some(Rich { rich: vec![Piece::Lang { lang: language, body }] })
    }

    /// A string good for every language.
    pub fn scalar(&mut self, scalar: &Scalar) -> Option<Rich> {
        self.scalar_in(self.language(), scalar, Lines::Join)
    }

    /// Texts in one line, with the language's comma between.
    pub fn list(&mut self, texts: &[Text]) -> Option<Rich> {
        let parts: Vec<_> = texts.iter().filter_map(|text| self.line(text)).collect();
        Rich::joined(parts, &self.labels().list)
    }

    fn text(&mut self, text: &Text, lines: Lines) -> Option<Rich> {
        let versions = match text {
            Text::Plain(scalar) => return self.scalar_in(self.language(), scalar, lines),
            Text::ByLanguage(versions) => versions,
        };
        let version = |language| versions.iter().find(|(other, _)| *other == language);
        if let Some((_, scalar)) = version(self.language()) {
            return self.scalar_in(self.language(), scalar, lines);
        }
        let (language, scalar) = self.profile.languages().into_iter().find_map(version)?;
        let rich = self.scalar_in(*language, scalar, lines)?.rich;
        self.untranslated.push((*language, scalar.range.clone()));
        Some(Rich { rich: vec![Piece::Lang { lang: *language, body: rich }] })
    }

    fn scalar_in(&mut self, language: Language, scalar: &Scalar, lines: Lines) -> Option<Rich> {
        let (text, removed) = clean(&scalar.text);
        if !removed.is_empty() {
            let names: Vec<_> = removed.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
            let message = format!("invisible or private-use characters were left out: {}", names.join(", "));
            let problem = Diagnostic::warning(Code::InvisibleCharacter, message).at(self.file, scalar.range.clone());
            self.problems.push(problem.hint("type the text anew, or paste it without formatting"));
        }
        let odd = odd_jamo(&text);
        if !odd.is_empty() {
            let letters: Vec<_> = odd.iter().map(|c| format!("`{c}` (U+{:04X})", u32::from(*c))).collect();
            let message = format!("Hangul letters that make no syllable: {}", letters.join(", "));
            let problem = Diagnostic::warning(Code::OddJamo, message).at(self.file, scalar.range.clone());
            self.problems.push(problem.hint("type the text anew; a letter that stands alone is typed as ㄱ or ㅏ"));
        }
        let mut pieces = Vec::new();
        for paragraph in split(&text, lines) {
            if !pieces.is_empty() {
                pieces.push(Piece::Paragraph);
            }
            pieces.extend(markdown::parse(&paragraph));
        }
        if plain(&pieces).trim().is_empty() {
            return None;
        }
        Placer::new(&self.file.text, &scalar.range).place(&mut pieces);
        curl(&mut pieces, language);
        autolink::decode(&mut pieces, language);
        Some(Rich { rich: pieces })
    }
}

/// The paragraphs of a text, which a line end parts unless a backslash before it asks for a break.
fn split(text: &str, lines: Lines) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in text.trim().lines() {
        let last = paragraphs.last_mut().expect("there is always one");
        if last.ends_with('\\') {
            last.push('\n');
        } else if lines == Lines::Paragraphs && !last.is_empty() {
            paragraphs.push(String::new());
        } else {
            last.push(' ');
        }
        paragraphs.last_mut().expect("there is always one").push_str(line);
    }
    paragraphs.iter().map(|paragraph| tidy(paragraph)).filter(|paragraph| !paragraph.is_empty()).collect()
}

/// One paragraph with single spaces; line ends stay only behind a backslash.
fn tidy(paragraph: &str) -> String {
    let mut out = String::with_capacity(paragraph.len());
    for line in paragraph.lines().filter(|line| !line.trim().is_empty()) {
        if !out.is_empty() {
            out.push(if out.ends_with('\\') { '\n' } else { ' ' });
        }
        let mut space = false;
        for c in line.trim().chars() {
            // The ideographic space is wide on purpose.
            if c == ' ' || c == '\t' {
                space = true;
                continue;
            }
            if std::mem::take(&mut space) {
                out.push(' ');
            }
            out.push(c);
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_part_paragraphs_where_a_text_has_them() {
        assert_eq!(split("one two\nthree", Lines::Paragraphs), ["one two", "three"]);
        assert_eq!(split("one two\nthree", Lines::Join), ["one two three"]);
        assert_eq!(split("one\\\n  two\nthree", Lines::Paragraphs), ["one\\\ntwo", "three"]);
    }
}
