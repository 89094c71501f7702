//! From a profile's texts to printable strings in one language.

use std::collections::HashSet;
use std::ops::Range;

use crate::bibliography::Library;
use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::language::Language;
use crate::profile::Profile;
use crate::profile::value::text::{Scalar, Text};
use crate::profile::yaml::node::Node;
use crate::script::letter::is_syllable;
use crate::view::selection::Selection;
use crate::view::text::clean::{clean, odd_jamo};
use crate::view::text::known::{KnownTexts, Source};
use crate::view::text::paragraph::{List, Part, parts, tidy};
use crate::view::text::place::Placer;
use crate::view::text::rich::{Piece, Rich, plain};
use crate::view::text::{autolink, foreign, markdown};
use crate::view::wording::hindrance::Hindrances;
use crate::view::wording::labels::Labels;
use crate::view::wording::own::Wording;
use crate::view::wording::quote::curl;
use crate::view::wording::{author, untranslated};

/// What the wording of a document draws on.
pub struct Composer<'a> {
    /// The profile.
    pub profile: &'a Profile,
    /// What of it is shown, and how.
    pub selection: &'a Selection,
    /// The names that are set strong in author lists, as `author::key` has them.
    pub own_names: HashSet<String>,
    /// How many authors of a publication are named, in the section that is worded.
    pub authors_max: Option<usize>,
    /// Whether publications stand under the index that lists their journals.
    pub by_index: bool,
    /// The students who get a mark there, as `own_names`.
    pub students: HashSet<String>,
    /// What publications say to citation styles.
    pub library: &'a Library,
    /// The words of the document.
    pub wording: &'a Wording,
    /// The program's words, with those that others stand for in the section that is worded.
    pub labels: &'a Labels,
    only: HashSet<&'a str>,
    without: HashSet<&'a str>,
    root: &'a Node,
    texts: &'a KnownTexts,
    /// What is found.
    pub(super) found: &'a mut Findings,
    /// What is shown in another language, and in which.
    untranslated: Vec<(Language, Range<usize>)>,
    /// The plain texts in Korean that stand in a document of another language, and how many others there are.
    korean: Vec<Range<usize>>,
    others: usize,
    /// The keys in other languages that stand for titles of sections.
    pub foreign_keys: Vec<(String, Range<usize>)>,
    /// The key words worded so far, each once, for the metadata that searches go by.
    pub keywords: Vec<String>,
    /// What could not be counted.
    pub hindrances: Hindrances,
    /// Where a total is asked for that is still to be said.
    pub total: Option<Range<usize>>,
}

/// What the ends of lines in a text mean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    Join,
    Keep,
    Paragraphs,
}

impl<'a> Composer<'a> {
    /// For one document of `profile`, whose tree is `root`.
    pub fn new(
        profile: &'a Profile,
        root: &'a Node,
        selection: &'a Selection,
        texts: &'a KnownTexts,
        library: &'a Library,
        wording: &'a Wording,
        found: &'a mut Findings,
    ) -> Self {
        let names = profile.name.versions().into_iter().chain(&profile.aliases);
        let own_names = names.flat_map(|name| author::forms(&markdown::parse(&clean(&name.text).0))).collect();
        let [only, without] = [&selection.only, &selection.without]
            .map(|names| names.iter().map(|named| named.name.as_str()).collect::<HashSet<_>>());
        Self {
            profile,
            selection,
            own_names,
            authors_max: None,
            students: HashSet::new(),
            by_index: false,
            library,
            wording,
            labels: wording.labels(),
            only,
            without,
            root,
            texts,
            found,
            untranslated: Vec::new(),
            korean: Vec::new(),
            others: 0,
            foreign_keys: Vec::new(),
            keywords: Vec::new(),
            hindrances: Hindrances::default(),
            total: selection.dates.total.as_ref().filter(|switch| switch.on).map(|switch| switch.range.clone()),
        }
    }

    /// Says what is to be said of the whole.
    pub fn finish(self) {
        let language = self.selection.language;
        self.hindrances.tell(self.selection.date, self.found);
        untranslated::tell_keys(language, &self.foreign_keys, self.found);
        untranslated::tell(language, &self.untranslated, self.root, self.found);
        self.found.untranslated.extend(self.untranslated.into_iter().map(|(_, range)| range));
        // A profile that does not name its languages is told to.
        if self.root.get("languages").is_some() && self.korean.len() > 1 && self.korean.len() >= self.others {
            untranslated::tell_korean(language, &self.korean, self.root, self.found);
        }
    }

    /// Whether something with `tags` is shown.
    pub fn takes(&self, tags: &[Scalar]) -> bool {
        let among = |names: &HashSet<&str>| tags.iter().any(|tag| names.contains(tag.text.as_str()));
        (tags.is_empty() || self.only.is_empty() || among(&self.only)) && !among(&self.without)
    }

    /// Says what is wrong.
    pub fn error(&mut self, code: Code, at: impl Into<Option<Range<usize>>>, message: String, hint: &str) {
        self.found.error(code, at, message).hints.push(hint.into());
    }

    /// Says what the user may want to know, and need not act on.
    pub fn note(&mut self, code: Code, at: impl Into<Option<Range<usize>>>, message: String, hint: &str) {
        self.found.note(code, at, message).hints.push(hint.into());
    }

    /// The document's language.
    pub fn language(&self) -> Language {
        self.selection.language
    }

    /// The program's words in it.
    pub fn labels(&self) -> &'a Labels {
        self.labels
    }

    /// A text in one line; `None` if there is deliberately nothing.
    pub fn line(&mut self, text: &Text) -> Option<Rich> {
        self.text(text, Lines::Join)
    }

    /// A text that keeps its lines, as an address does.
    pub fn lines(&mut self, text: &Text) -> Option<Rich> {
        self.text(text, Lines::Keep)
    }

    /// A text in which a blank line starts a paragraph.
    pub fn paragraphs(&mut self, text: &Text) -> Option<Rich> {
        self.text(text, Lines::Paragraphs)
    }

    /// What stands in a text for the document's language, else for another.
    pub fn version<'t>(&self, text: &'t Text) -> &'t Scalar {
        let Text::ByLanguage(versions) = text else { return text.any() };
        versions.iter().find(|(other, _)| *other == self.language()).map_or(text.any(), |(_, scalar)| scalar)
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
            Text::Plain(scalar) => {
                self.count(scalar);
                return self.scalar_in(self.language(), scalar, lines);
            }
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

    /// Counts a text that is good for every language, if it is in Korean and the document is not.
    fn count(&mut self, scalar: &Scalar) {
        match scalar.text.contains(is_syllable) {
            true if self.language() != Language::KOREAN => self.korean.push(scalar.range.clone()),
            false if scalar.text.trim().contains(' ') => self.others += 1,
            _ => {}
        }
    }

    fn scalar_in(&mut self, language: Language, scalar: &Scalar, lines: Lines) -> Option<Rich> {
        let written = self.found.file.text.get(scalar.range.clone()).unwrap_or_default();
        // Few texts keep their lines, and none of these is long.
        if lines == Lines::Keep {
            let text = kept(written).unwrap_or_else(|| scalar.text.clone());
            let scalar = Scalar { text, range: scalar.range.clone() };
            return self.parsed(language, &scalar, lines).map(|rich| Rich { rich });
        }
        let source = Source::new(language, lines == Lines::Paragraphs, &scalar.text, written);
        let pieces = self.texts.parsed(&source, &scalar.range).unwrap_or_else(|| {
            let found = self.found.count();
            let pieces = self.parsed(language, scalar, lines);
            // What is said of a text is to be said of it each time.
            if self.found.count() == found {
                self.texts.keep_parsed(source, &scalar.range, &pieces);
            }
            pieces
        });
        pieces.map(|rich| Rich { rich })
    }

    fn parsed(&mut self, language: Language, scalar: &Scalar, lines: Lines) -> Option<Vec<Piece>> {
        // Bullets of word processors.
        let (text, removed) = clean(&scalar.text.replace(['\u{F0A7}', '\u{F0B7}', '\u{F0D8}'], "•"));
        self.tell_characters(&text, &removed, &scalar.range);
        let foreign = foreign::problem(&text, scalar, &self.found.file);
        self.found.extend(foreign);
        let mut pieces = match lines {
            Lines::Join => markdown::parse(&tidy(&text)),
            Lines::Keep => markdown::parse(&broken(&text)),
            Lines::Paragraphs => paragraphs(parts(&text)),
        };
        if plain(&pieces).trim().is_empty() {
            return None;
        }
        Placer::new(&self.found.file.text, &scalar.range).place(&mut pieces);
        curl(&mut pieces, language);
        autolink::decode(&mut pieces, language);
        Some(pieces)
    }

    /// Says which characters were left out of a text, and which are not as they should be.
    fn tell_characters(&mut self, text: &str, removed: &[char], range: &Range<usize>) {
        if !removed.is_empty() {
            let names: Vec<_> = removed.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
            let message = format!("invisible or private-use characters were left out: {}", names.join(", "));
            let hint = "type the text anew, or paste it without formatting";
            self.found.warn(Code::InvisibleCharacter, range.clone(), message).hints.push(hint.into());
        }
        let odd = odd_jamo(text);
        if !odd.is_empty() {
            let letters: Vec<_> = odd.iter().map(|c| format!("`{c}` (U+{:04X})", u32::from(*c))).collect();
            let message = format!("Hangul letters that make no syllable: {}", letters.join(", "));
            let hint = "type the text anew; a letter that stands alone is typed as ㄱ or ㅏ";
            self.found.warn(Code::OddJamo, range.clone(), message).hints.push(hint.into());
        }
    }
}

/// The lines that a text was written in, which reading it has joined, where they say no more than it does.
fn kept(written: &str) -> Option<String> {
    let lines =
        written.strip_prefix('|').map_or(written, |block| block.split_once('\n').map_or("", |(_, lines)| lines));
    (!written.starts_with(['"', '\'', '>']) && !lines.is_empty()).then(|| lines.to_owned())
}

/// A text with a backslash before the end of each line, so that it breaks there.
fn broken(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(tidy).filter(|line| !line.is_empty()).collect();
    lines.join("\\\n")
}

/// Paragraphs and lists, parsed.
fn paragraphs(parts: Vec<Part>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut behind = false;
    for part in parts {
        match part {
            Part::Paragraph(text) => {
                if behind {
                    pieces.push(Piece::Paragraph);
                }
                pieces.extend(markdown::parse(&text));
            }
            Part::List(list) => pieces.push(parsed(list)),
        }
        behind = matches!(pieces.last(), Some(last) if !matches!(last, Piece::List(_) | Piece::Numbered(_)));
    }
    pieces
}

/// A list, parsed.
fn parsed(list: List) -> Piece {
    let item = |(text, below): (String, Vec<List>)| {
        let mut body = markdown::parse(&text);
        body.extend(below.into_iter().map(parsed));
        Piece::Item(body)
    };
    let items = list.items.into_iter().map(item).collect();
    if list.numbered { Piece::Numbered(items) } else { Piece::List(items) }
}
