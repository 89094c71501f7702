//! Hayagriva's YAML, and what an entry of it says as a profile would.

use std::ops::Range;
use std::sync::Arc;

use hayagriva::types::{EntryType, Person};
use hayagriva::{Entry, Library};

use crate::bibliography::found::Found;
use crate::bibliography::latex;
use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::language::Language;
use crate::profile::value::identifier::{is_arxiv, is_doi};
use crate::profile::vocabulary::publication::PublicationType;
use crate::profile::yaml::node::{Key, Node, Value};
use crate::profile::yaml::tree;

/// The references of a file; the error says what is wrong with it.
pub fn read(file: &Arc<SourceFile>, languages: &[Language], _: &mut Vec<Diagnostic>) -> Result<Vec<Found>, Diagnostic> {
    let tree = tree::parse(file).map_err(|mut problems| problems.swap_remove(0))?;
    let library: Library = hayagriva::io::from_yaml_str(&file.text).map_err(|error| broken(&error, file))?;
    let Value::Map(pairs) = &tree.root.value else { return Ok(Vec::new()) };
    let found =
        pairs.iter().filter_map(|(key, node)| Some(of(library.get(&key.text)?.clone(), key.clone(), node, languages)));
    Ok(found.collect())
}

fn broken(error: &serde_yaml::Error, file: &Arc<SourceFile>) -> Diagnostic {
    let at = error.location().map_or(0, |location| {
        let start: usize = file.text.split_inclusive('\n').take(location.line().saturating_sub(1)).map(str::len).sum();
        let line = file.text[start..].lines().next().unwrap_or_default();
        start + line.char_indices().nth(location.column().saturating_sub(1)).map_or(line.len(), |(at, _)| at)
    });
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default().to_owned();
    let hint = "https://github.com/typst/hayagriva/blob/main/docs/file-format.md has the keys of this format";
    Diagnostic::error(Code::BadBibliography, message).at(file, at..at).hint(hint)
}

/// What an entry says that stands in a file as `node`.
pub fn of(cited: Entry, key: Key, node: &Node, languages: &[Language]) -> Found {
    let kind = kind(&cited);
    let at = |names: &[&str]| -> Range<usize> {
        let found = names.iter().find_map(|name| node.get(name));
        found.map_or(key.range.clone(), |node| {
            if matches!(node.value, Value::Text(_)) { node.range.clone() } else { node.anchor() }
        })
    };
    let mut found = Found::new(key.clone(), kind);
    if let Some(title) = cited.title() {
        found.put("title", latex::markdown(&title.to_string()), at(&["title"]));
    }
    let people = cited.authors().filter(|people| !people.is_empty()).or(cited.editors());
    let people = people.into_iter().flatten().map(name).collect();
    found.put_list("authors", people, &at(&["author", "editor"]));
    venue(&cited, kind, languages, at(&["parent", "container-title", "publisher"]), &mut found);
    if let Some(date) = cited.date_any() {
        let parts =
            [date.month, date.month.and(date.day)].into_iter().flatten().map(|part| format!("-{:02}", part + 1));
        let text = std::iter::once(format!("{:04}", date.year)).chain(parts).collect();
        found.put("date", text, at(&["date", "issued"]));
    }
    if let Some(doi) = cited.doi().filter(|id| is_doi(id)) {
        found.put("doi", doi.to_owned(), at(&["serial-number", "DOI"]));
    }
    if let Some(arxiv) = cited.arxiv().filter(|id| is_arxiv(id)) {
        found.put("arxiv", arxiv.to_owned(), at(&["serial-number"]));
    }
    if let Some(url) = cited.url().filter(|url| !url.value.as_str().contains("doi.org/")) {
        found.put("url", url.value.to_string(), at(&["url", "URL"]));
    }
    if let Some(note) = cited.note() {
        found.put("note", latex::markdown(&note.to_string()), at(&["note"]));
    }
    found.cited = Some(cited);
    found
}

fn kind(cited: &Entry) -> PublicationType {
    use PublicationType as Kind;
    let parent = cited.parents().first().map(Entry::entry_type);
    match (cited.entry_type(), parent) {
        (EntryType::Article, Some(EntryType::Proceedings | EntryType::Conference)) => Kind::Conference,
        (EntryType::Article, _) if cited.arxiv().is_some() && parent.is_none() => Kind::Preprint,
        (EntryType::Article | EntryType::Periodical | EntryType::Newspaper, _) => Kind::Article,
        (EntryType::Proceedings | EntryType::Conference, _) => Kind::Conference,
        (EntryType::Book | EntryType::Anthology | EntryType::Reference, _) => Kind::Book,
        (EntryType::Chapter | EntryType::Anthos | EntryType::Entry, _) => Kind::Chapter,
        (EntryType::Thesis, _) => Kind::Thesis,
        (EntryType::Report, _) => Kind::Report,
        (EntryType::Manuscript, _) => Kind::Preprint,
        (EntryType::Patent, _) => Kind::Patent,
        (EntryType::Repository, _) => Kind::Dataset,
        _ => Kind::Other,
    }
}

fn venue(cited: &Entry, kind: PublicationType, languages: &[Language], at: Range<usize>, found: &mut Found) {
    let organization = cited.organization().map(ToString::to_string);
    let publisher = cited.publisher().and_then(|publisher| publisher.name()).map(ToString::to_string);
    if kind == PublicationType::Thesis {
        let school = organization.or(publisher);
        let whole = |kind: &str| school.as_ref().map_or(kind.to_owned(), |school| format!("{kind}, {school}"));
        let is_master = cited.genre().is_some_and(|genre| genre.to_string().to_lowercase().contains("mast"));
        let (english, korean) =
            if is_master { ("Master's thesis", "석사학위 논문") } else { ("PhD thesis", "박사학위 논문") };
        return found.put_words("venue", (&whole(english), &whole(korean)), languages, at);
    }
    let parent = cited.parents().first();
    let title = parent.and_then(|parent| parent.title()).map(ToString::to_string);
    let Some(mut venue) = title.or(organization).or(publisher) else { return };
    let number = |entry: &Entry| (entry.volume().map(ToString::to_string), entry.issue().map(ToString::to_string));
    let (own, of_parent) = (number(cited), parent.map(number).unwrap_or_default());
    match (own.0.or(of_parent.0), own.1.or(of_parent.1)) {
        (Some(volume), Some(issue)) => venue = format!("{venue} {volume}({issue})"),
        (Some(number), None) | (None, Some(number)) => venue = format!("{venue} {number}"),
        (None, None) => {}
    }
    if let Some(pages) = cited.page_range() {
        venue = format!("{venue}, {}", pages.to_string().replace('-', "–"));
    }
    found.put("venue", latex::markdown(&venue), at);
}

fn name(person: &Person) -> String {
    let parts = [person.given_name.as_ref(), person.prefix.as_ref(), Some(&person.name), person.suffix.as_ref()];
    latex::markdown(&parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" "))
}
