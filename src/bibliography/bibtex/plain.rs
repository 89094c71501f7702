//! References of BibTeX without what programs write into them for programs, and with what they mean in its place.

use biblatex::{Chunk, Chunks, ChunksExt, EntryType, Spanned};

use crate::bibliography::bibtex::{LITERAL, Reading};
use crate::bibliography::latex;
use crate::profile::value::identifier::is_arxiv;

/// What notes begin with that reference managers and databases write, in lower case.
const NOISE: &[&str] = &[
    "_eprint",
    "accepted",
    "adsbibcode",
    "ads bibcode",
    "arxiv",
    "backup publisher",
    "citation key",
    "cited by",
    "conference name",
    "container-title",
    "event-place",
    "export date",
    "google-books-id",
    "isbn",
    "issn",
    "issue",
    "journal abbreviation",
    "mag id",
    "meeting name",
    "number",
    "oclc",
    "original-date",
    "page version id",
    "place",
    "pmcid",
    "pmid",
    "publisher",
    "section",
    "type",
    "version",
    "volume",
    "zscc",
];
/// What kinds of theses and reports are called by BibLaTeX, and in English.
const KINDS: &[(&str, &str)] = &[
    ("phdthesis", "PhD thesis"),
    ("mathesis", "Master's thesis"),
    ("mastersthesis", "Master's thesis"),
    ("bathesis", "Bachelor's thesis"),
    ("candthesis", "Candidate thesis"),
    ("techreport", "technical report"),
    ("resreport", "research report"),
];

impl Reading<'_> {
    /// Takes fields for what they mean, and leaves out what no reader needs.
    pub(super) fn plain(&mut self) {
        self.identify();
        let note = self.text("note").map(|(text, _)| text).filter(|text| is_noise(text));
        if note.is_some() {
            self.entry.remove("note");
        }
        self.entry.remove("annotation");
        let is_chapter = self.text("type").is_some_and(|(kind, _)| kind.eq_ignore_ascii_case("book chapter"));
        if self.entry.entry_type == EntryType::Book && is_chapter && self.entry.get("journal").is_some() {
            self.entry.entry_type = EntryType::InCollection;
        }
        if let Some((number, _)) = self.text("art_number").filter(|_| self.entry.get("pages").is_none()) {
            self.put("eid", &number);
        }
        // Scopus has what proceedings are called where journals stand.
        let is_within = matches!(self.entry.entry_type, EntryType::InProceedings | EntryType::InCollection);
        if is_within && self.entry.get("booktitle").is_none() {
            let journal = self.entry.remove("journal").or_else(|| self.entry.remove("journaltitle"));
            journal.into_iter().for_each(|title| self.entry.set("booktitle", title));
        }
        // It leads to a page of the database with the number of a session.
        let is_session = self.text("url").is_some_and(|(url, _)| url.contains("scopus.com/inward/"));
        if is_session {
            self.entry.remove("url");
        }
        for name in ["pages", "eid"] {
            if let Some((pages, _)) = self.text(name).filter(|(pages, _)| is_range(pages)) {
                self.put(name, &ranges(&pages, "--"));
            }
        }
    }

    /// Puts the number that preprints have in arXiv into its field.
    fn identify(&mut self) {
        if self.entry.get("eprint").is_some() {
            return;
        }
        for field in ["journal", "journaltitle", "note", "howpublished", "publisher"] {
            let Some((text, _)) = self.text(field) else { continue };
            let Some(id) = arxiv(&text) else { continue };
            self.put("eprint", id);
            self.put("eprinttype", "arxiv");
            let is_all = text.to_lowercase().trim_start().starts_with("arxiv");
            if is_all && field.starts_with("journal") {
                self.put(field, "arXiv");
            } else if is_all {
                self.entry.remove(field);
            }
            return;
        }
    }

    /// Says the kind of a thesis or report in words; other references have none that a style sets.
    pub(super) fn typed(&mut self) {
        use EntryType as Type;
        let kind = self.text("type").map(|(text, _)| latex::plain(&text));
        let known = kind.as_ref().and_then(|kind| KINDS.iter().find(|(key, _)| kind.eq_ignore_ascii_case(key)));
        match (self.entry.entry_type.clone(), known, kind) {
            (_, Some((_, words)), _) => self.put("type", words),
            (Type::PhdThesis, None, None) => self.put("type", "PhD thesis"),
            (
                Type::Article
                | Type::InProceedings
                | Type::Book
                | Type::InBook
                | Type::InCollection
                | Type::Proceedings,
                None,
                Some(_),
            ) => drop(self.entry.remove("type")),
            _ => {}
        }
    }

    fn put(&mut self, name: &str, text: &str) {
        let at = self.entry.get(name).map_or(self.key.clone(), |chunks| self.place(chunks));
        self.entry.set(name, vec![Spanned::new(Chunk::Normal(text.to_owned()), at)]);
    }

    /// Replaces LaTeX by what it means, for citation styles.
    pub(super) fn clean(&mut self) {
        for (name, chunks) in &mut self.entry.fields {
            if LITERAL.contains(&name.as_str()) {
                let text = literal(&chunks.format_verbatim());
                let at = chunks.first().map_or(0..0, |chunk| chunk.span.clone());
                *chunks = vec![Spanned::new(Chunk::Verbatim(text), at)];
            } else {
                *chunks = chunks.iter().flat_map(latex::cased).collect::<Chunks>();
            }
        }
    }
}

/// An address or a number without the backslashes that LaTeX needs.
pub fn literal(text: &str) -> String {
    ["_", "%", "&", "#", "~"].iter().fold(text.to_owned(), |text, c| text.replace(&format!("\\{c}"), c))
}

/// Pages with `dash` between the first and the last.
pub fn ranges(pages: &str, dash: &str) -> String {
    let parts: Vec<_> = pages.split(['-', '–', '—']).map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join(dash)
}

fn is_range(pages: &str) -> bool {
    let parts: Vec<_> = pages.split(['-', '–', '—']).filter(|part| !part.trim().is_empty()).collect();
    parts.len() == 2 && parts.iter().all(|part| part.contains(|c: char| c.is_ascii_digit()))
}

fn is_noise(note: &str) -> bool {
    let (label, rest) = note.split_once(':').unwrap_or((note, ""));
    let label = label.trim().to_lowercase();
    !rest.is_empty() && NOISE.contains(&label.as_str()) || label.starts_with("cited by ") && rest.is_empty()
}

/// The number that stands behind `arXiv:`.
fn arxiv(text: &str) -> Option<&str> {
    let at = text.to_lowercase().find("arxiv:").filter(|at| text.is_char_boundary(at + 6))? + 6;
    let id = text.get(at..)?.trim_start().split([' ', ',', ';', '[', ')']).next()?;
    is_arxiv(id).then_some(id)
}
