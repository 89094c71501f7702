//! BibTeX and BibLaTeX.

mod plain;
mod venue;
mod whole;

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use biblatex::{
    Bibliography, Chunk, ChunksExt, ChunksRef, DateValue, Entry, EntryType, ParseError, ParseErrorKind, PermissiveType,
    Person, RawBibliography,
};

use crate::bibliography::bibtex::plain::literal;
use crate::bibliography::bounds;
use crate::bibliography::found::{Found, Marked, status};
use crate::bibliography::latex;
use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::language::Language;
use crate::profile::value::identifier::{is_arxiv, is_doi};
use crate::profile::vocabulary::publication::{AuthorMark, PublicationType};
use crate::profile::yaml::node::Key;
use crate::script::letter::{is_hangul, is_hanja};

/// Fields that are taken letter for letter.
const LITERAL: &[&str] =
    &["url", "doi", "eprint", "file", "pdf", "code", "slides", "video", "poster", "website", "html", "data"];
/// Fields of addresses, and what their links are called.
const LINKS: &[(&str, &str)] = &[
    ("pdf", "PDF"),
    ("code", "Code"),
    ("data", "Data"),
    ("slides", "Slides"),
    ("video", "Video"),
    ("poster", "Poster"),
    ("website", "Website"),
    ("html", "HTML"),
];

/// The references of a file; the error says what is wrong with it.
pub fn read(
    file: &Arc<SourceFile>,
    languages: &[Language],
    problems: &mut Vec<Diagnostic>,
) -> Result<Vec<Found>, Diagnostic> {
    let (text, mut told) = whole::readable(mended(&file.text)).map_err(|error| broken(&error, file))?;
    let mut raw = RawBibliography::parse(&text).map_err(|error| broken(&error, file))?;
    if let Some((range, message, hint)) = bounds::excess(&raw) {
        return Err(Diagnostic::error(Code::BadBibliography, message).at(file, within(&text, range)).hint(hint));
    }
    told.extend(whole::behind(&raw, &text));
    let unread = whole::unread(&raw);
    told.extend(whole::replace(&mut raw, &unread));
    told.extend(whole::abbreviations(&mut raw));
    let repeated = whole::repeated(&raw);
    for (at, key, _) in &repeated {
        raw.entries[*at].v.key.v = key;
    }
    let places: HashMap<String, Range<usize>> =
        raw.entries.iter().map(|entry| (entry.v.key.v.to_owned(), within(&text, entry.v.key.span.clone()))).collect();
    let library = Bibliography::from_raw(raw).map_err(|error| broken(&error, file))?;
    told.extend(repeated.into_iter().map(|(.., told)| told));
    problems.extend(told.into_iter().map(|whole::Told { range, message, hint }| {
        Diagnostic::warning(Code::OddReference, message).at(file, within(&file.text, range)).hint(hint)
    }));
    Ok(entries(library, &places, file, languages, problems))
}

/// The entries of a library that are publications of one's own.
fn entries(
    library: Bibliography,
    places: &HashMap<String, Range<usize>>,
    file: &Arc<SourceFile>,
    languages: &[Language],
    problems: &mut Vec<Diagnostic>,
) -> Vec<Found> {
    let around: HashSet<String> = library.iter().filter_map(|entry| entry.get_as::<String>("crossref").ok()).collect();
    let mut found = Vec::with_capacity(library.len());
    for entry in library.into_vec() {
        let range = places.get(&entry.key).cloned().unwrap_or(0..0);
        // What others only stand in is no publication of one's own.
        let is_around = around.contains(&entry.key) && entry.entry_type.is_collection();
        if !is_around && !matches!(entry.entry_type, EntryType::XData | EntryType::Set) {
            found.push(Reading { entry, key: range, file, languages }.read(problems));
        }
    }
    found
}

/// The text with accents over `\i` and `\j` as the parser takes them, each byte where it was: `{\'\i}` is `{\' i}`.
fn mended(text: &str) -> String {
    let accents = ["\\'\\i", "\\`\\i", "\\^\\i", "\\\"\\i", "\\~\\i", "\\=\\i", "\\^\\j"];
    let mut mended = text.to_owned();
    for accent in accents {
        let letters = [" i", " j"][usize::from(accent.ends_with('j'))];
        for (at, _) in text.match_indices(accent) {
            let end = at + accent.len();
            if !text[end..].starts_with(|c: char| c.is_ascii_alphabetic()) {
                mended.replace_range(end - 2..end, letters);
            }
        }
    }
    // A formula of LaTeX in place of one of TeX; the braces keep each byte where it is.
    if mended.matches("\\(").count() == mended.matches("\\)").count() {
        mended = mended.replace("\\(", "{$").replace("\\)", "$}");
    }
    mended
}

/// The part of `range` that lies in `text`, between characters.
fn within(text: &str, range: Range<usize>) -> Range<usize> {
    let near = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = near(range.start);
    start..near(range.end).max(start)
}

fn broken(error: &ParseError, file: &Arc<SourceFile>) -> Diagnostic {
    let (message, hint) = said(&error.kind);
    Diagnostic::error(Code::BadBibliography, message).at(file, within(&file.text, error.span.clone())).hint(hint)
}

/// What is wrong with a file or an entry, and what to do.
fn said(kind: &ParseErrorKind) -> (String, String) {
    match kind {
        ParseErrorKind::UnexpectedEof => {
            ("the file ends within an entry".into(), "look for a brace or a quote that is not closed".into())
        }
        ParseErrorKind::Expected(token) => (
            format!("expected {token}"),
            "each field is `name = {value}` with a comma behind it, and each entry ends with `}`".into(),
        ),
        other => (other.to_string(), "look at the entry before it, too: a brace or comma may be missing there".into()),
    }
}

/// An entry while it is read.
struct Reading<'a> {
    entry: Entry,
    key: Range<usize>,
    file: &'a Arc<SourceFile>,
    languages: &'a [Language],
}

impl Reading<'_> {
    fn read(mut self, problems: &mut Vec<Diagnostic>) -> Found {
        self.plain();
        let kind = self.kind(problems);
        let mut found = Found::new(Key { text: self.entry.key.clone(), range: self.key.clone() }, kind);
        let subtitle = self.text("subtitle");
        let title = self.text("title").map(|(title, at)| match subtitle {
            Some((subtitle, _)) => (format!("{title}: {subtitle}"), at),
            None => (title, at),
        });
        found.put_marked("title", title);
        self.people(&mut found);
        self.venue(kind, &mut found);
        self.dates(&mut found);
        self.identifiers(&mut found);
        self.status(&mut found);
        found.put_marked("index", self.text("index"));
        if let Some((words, at)) = self.text("keywords") {
            let words = latex::plain(&words);
            found.put_list("keywords", words.split([',', ';']).map(|word| word.trim().to_owned()).collect(), &at);
        }
        self.typed();
        self.clean();
        match hayagriva::Entry::try_from(&self.entry) {
            Ok(cited) => found.cited = Some(cited),
            Err(error) => {
                let message = format!("a field of `{}` cannot be read: {}", self.entry.key, error.kind);
                let range = within(&self.file.text, error.span);
                let hint = "citation styles set the entry with what the layout's own style says";
                problems.push(Diagnostic::warning(Code::OddReference, message).at(self.file, range).hint(hint));
            }
        }
        found
    }

    /// The type of publication; one that nobody knows is told.
    fn kind(&self, problems: &mut Vec<Diagnostic>) -> PublicationType {
        use EntryType as Type;
        use PublicationType as Kind;
        match &self.entry.entry_type {
            Type::Article | Type::SuppPeriodical if self.is_preprint() => Kind::Preprint,
            Type::Article | Type::SuppPeriodical | Type::Periodical => Kind::Article,
            Type::InProceedings | Type::Proceedings | Type::MvProceedings => Kind::Conference,
            Type::Book
            | Type::MvBook
            | Type::Booklet
            | Type::Collection
            | Type::MvCollection
            | Type::Reference
            | Type::MvReference => Kind::Book,
            Type::InBook
            | Type::BookInBook
            | Type::SuppBook
            | Type::InCollection
            | Type::SuppCollection
            | Type::InReference => Kind::Chapter,
            Type::PhdThesis | Type::MastersThesis | Type::Thesis => Kind::Thesis,
            Type::Report | Type::TechReport | Type::Manual => Kind::Report,
            Type::Patent => Kind::Patent,
            Type::Dataset => Kind::Dataset,
            Type::Software => Kind::Software,
            Type::Misc | Type::Online | Type::Unpublished if self.is_preprint() => Kind::Preprint,
            Type::Unknown(name) => {
                let message = format!("`@{name}` is not a type of references");
                let hint = "it is taken for `@misc`; `@article`, `@inproceedings`, `@incollection`, `@book`, `@phdthesis` and \
                            `@techreport` are the common ones";
                problems
                    .push(Diagnostic::warning(Code::OddReference, message).at(self.file, self.key.clone()).hint(hint));
                Kind::Other
            }
            _ => Kind::Other,
        }
    }

    fn is_preprint(&self) -> bool {
        let journal = self.text("journal").or_else(|| self.text("journaltitle")).map(|(text, _)| text.to_lowercase());
        self.entry.get("eprint").is_some() && journal.is_none()
            || journal.is_some_and(|name| name.contains("arxiv") || name == "corr")
    }

    /// A field with marks for its styles, and its bytes.
    fn text(&self, name: &str) -> Option<Marked> {
        let chunks = self.entry.get(name)?;
        let text = if LITERAL.contains(&name) { literal(&chunks.format_verbatim()) } else { latex::text(chunks) };
        (!text.trim().is_empty()).then(|| (text.trim().to_owned(), self.place(chunks)))
    }

    /// The first of several fields that there is.
    fn first(&self, names: &[&str]) -> Option<Marked> {
        names.iter().find_map(|name| self.text(name))
    }

    /// The bytes of a field.
    fn place(&self, chunks: ChunksRef) -> Range<usize> {
        let spans = || chunks.iter().filter(|chunk| !chunk.is_detached()).map(|chunk| chunk.span.clone());
        let (start, end) = (spans().map(|span| span.start).min(), spans().map(|span| span.end).max());
        start.zip(end).map_or(self.key.clone(), |(start, end)| within(&self.file.text, start..end))
    }

    fn people(&self, found: &mut Found) {
        let editors = || self.entry.get_as::<Vec<Person>>("editor").ok().map(|people| ("editor", people));
        let authors = self.entry.author().ok().map(|people| ("author", people));
        let Some((field, people)) = authors.or_else(editors) else { return };
        let range = self.entry.get(field).map_or(self.key.clone(), |chunks| self.place(chunks));
        let marks = self.text(&format!("{field}+an")).map(|(text, at)| (annotated(&text), at)).unwrap_or_default();
        let of_author = |index: usize| marks.0.iter().filter(move |(author, _)| *author == index + 1);
        let signs =
            |index: usize| of_author(index).map(|(_, mark)| mark.sign().replace("*", "\\*")).collect::<String>();
        let names = people.iter().enumerate().map(|(index, person)| name(person) + &signs(index));
        found.put_list("authors", names.collect(), &range);
        let used = AuthorMark::ALL.into_iter().filter(|mark| marks.0.iter().any(|(_, other)| other == mark));
        found.put_list("marks", used.map(|mark| mark.word().to_owned()).collect(), &marks.1);
    }

    fn dates(&self, found: &mut Found) {
        let Some(chunks) = self.entry.get("date").or_else(|| self.entry.get("year")) else { return };
        let at = self.place(chunks);
        let date = match self.entry.date() {
            Ok(PermissiveType::Typed(date)) => Some(match date.value {
                DateValue::At(date)
                | DateValue::After(date)
                | DateValue::Before(date)
                | DateValue::Between(_, date) => date,
            }),
            _ => None,
        };
        let Some(date) = date else {
            let words = latex::text(chunks);
            return match status(&words) {
                Some(words) => found.put_words("status", words, self.languages, at),
                None => found.put("date", latex::markdown(&words), at),
            };
        };
        let parts =
            [date.month, date.month.and(date.day)].into_iter().flatten().map(|part| format!("-{:02}", part + 1));
        found.put("date", std::iter::once(format!("{:04}", date.year)).chain(parts).collect(), at);
    }

    fn identifiers(&self, found: &mut Found) {
        let bare = |text: &str| text.rsplit_once("doi.org/").map_or(text, |(_, id)| id).trim().to_owned();
        let doi = self.text("doi").map(|(text, at)| (bare(&text), at)).filter(|(id, _)| is_doi(id));
        let url = self.text("url").filter(|(url, _)| url.starts_with("http"));
        let (of_url, url) = match url {
            Some((url, at)) if url.contains("doi.org/") => (Some((bare(&url), at)).filter(|(id, _)| is_doi(id)), None),
            url => (None, url),
        };
        let mut links: Vec<(String, Marked)> = Vec::new();
        if let Some((id, at)) = doi.or(of_url) {
            found.put("doi", id, at);
        }
        let archive = self.first(&["eprinttype", "archiveprefix"]).map(|(text, _)| text.to_lowercase());
        let eprint = self.text("eprint");
        let pubmed = eprint.clone().filter(|_| archive.as_deref() == Some("pubmed")).or_else(|| self.text("pmid"));
        if let Some((id, at)) =
            eprint.filter(|(id, _)| archive.as_deref().is_none_or(|kind| kind == "arxiv") && is_arxiv(id))
        {
            found.put("arxiv", id, at);
        }
        if let Some((id, at)) = pubmed.filter(|(id, _)| id.bytes().all(|byte| byte.is_ascii_digit())) {
            links.push(("PubMed".into(), (format!("https://pubmed.ncbi.nlm.nih.gov/{id}/"), at)));
        }
        if let Some((url, at)) = url {
            found.put("url", url, at);
        }
        let others = LINKS.iter().filter_map(|(field, name)| Some(((*name).to_owned(), self.text(field)?)));
        links.extend(others.filter(|(_, (url, _))| url.starts_with("http")));
        found.put_links(links);
    }

    fn status(&self, found: &mut Found) {
        let note = self.text("note");
        let state = self.text("pubstate").or_else(|| note.clone().filter(|(text, _)| status(text).is_some()));
        if let Some((text, at)) = state {
            match status(&text) {
                Some(words) => found.put_words("status", words, self.languages, at),
                None => found.put_marked("status", Some((text, at))),
            }
        }
        found.put_marked("note", note.filter(|(text, _)| status(text).is_none() && !text.contains("://")));
    }
}

/// The marks that an annotation of BibLaTeX gives authors, by number: `1=equal; 2=equal,student`.
fn annotated(text: &str) -> Vec<(usize, AuthorMark)> {
    let of_author = |part: &str| -> Vec<(usize, AuthorMark)> {
        let Some((number, words)) = part.split_once('=') else { return Vec::new() };
        let Ok(number) = number.trim().parse() else { return Vec::new() };
        let words: Vec<_> = words.split(',').map(|word| word.trim().to_lowercase()).collect();
        let marks = AuthorMark::ALL.into_iter().filter(|mark| words.iter().any(|word| word == mark.word()));
        marks.map(|mark| (number, mark)).collect()
    };
    text.split(';').flat_map(of_author).collect()
}

/// A name as lists of authors have it. Names in Hangul and in Chinese characters have the family first, without a space.
fn name(person: &Person) -> String {
    let clean = |text: &str| latex::plain(&latex::part(&Chunk::Normal(text.to_owned())));
    let (family, given) = (clean(&person.name), clean(&person.given_name));
    let is_eastern = |text: &str| text.chars().all(|c| is_hangul(c) || is_hanja(c));
    if !given.is_empty() && is_eastern(&family) && is_eastern(&given) {
        return format!("{family}{given}");
    }
    let parts = [given, clean(&person.prefix), family, clean(&person.suffix)];
    let parts: Vec<_> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    latex::markdown(&parts.join(" "))
}
