//! CSL JSON, which reference managers and Crossref give.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

use hayagriva::Entry;
use hayagriva::types::{
    ChunkKind, ChunkedString, Date, EntryType, FormatString, MaybeTyped, Numeric, PageRanges, Person, Publisher,
    QualifiedUrl, SerialNumber,
};
use serde_json::Value as Json;
use url::Url;

use crate::bibliography::cited;
use crate::bibliography::found::Found;
use crate::bibliography::latex::{self, html};
use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::language::Language;
use crate::profile::yaml::node::{Key, Node, Value};
use crate::profile::yaml::tree;

/// The references of a file; the error says what is wrong with it.
pub fn read(
    file: &Arc<SourceFile>,
    languages: &[Language],
    problems: &mut Vec<Diagnostic>,
) -> Result<Vec<Found>, Diagnostic> {
    let read: Json = serde_json::from_str(&file.text).map_err(|error| broken(&error, file))?;
    // JSON is YAML, but for rare escapes; YAML tells where things stand.
    let places = tree::parse(file).ok().map(|tree| tree.root);
    let read = read.get("items").cloned().unwrap_or(read);
    let items = read.as_array().cloned().unwrap_or_else(|| vec![read.clone()]);
    let nowhere = Node { value: Value::Null, range: 0..0 };
    let place = |index: usize| {
        let root = places.as_ref()?;
        let root = root.get("items").unwrap_or(root);
        if let Value::List(items) = &root.value { items.get(index) } else { Some(root) }
    };
    let mut found = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let node = place(index).unwrap_or(&nowhere);
        let id = text(item, "id").unwrap_or_else(|| format!("item-{}", index + 1));
        let range = node.get("id").unwrap_or(node).anchor();
        let kind = text(item, "type").unwrap_or_default();
        if kind_of(&kind).is_none() {
            let at = node.get("type").map_or(range.clone(), Node::anchor);
            let message = format!("`{kind}` is not a type of references in CSL JSON");
            let hint = "it is taken for `document`; `article-journal`, `paper-conference`, `chapter` and `book` are the common ones";
            problems.push(Diagnostic::warning(Code::OddReference, message).at(file, at).hint(hint));
        }
        found.push(cited::of(entry(item, &id, &kind), Key { text: id, range }, node, languages));
    }
    Ok(found)
}

fn broken(error: &serde_json::Error, file: &Arc<SourceFile>) -> Diagnostic {
    let start: usize = file.text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut at = (start + error.column().saturating_sub(1)).min(file.text.len());
    while !file.text.is_char_boundary(at) {
        at -= 1;
    }
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default().to_owned();
    Diagnostic::error(Code::BadBibliography, message).at(file, at..at).hint("export the file anew as CSL JSON")
}

/// A number or what else it is, or the words that stand there.
fn typed<T: FromStr>(text: String) -> MaybeTyped<T> {
    text.parse().map_or(MaybeTyped::String(text), MaybeTyped::Typed)
}

/// A text, or a number as one.
fn text(item: &Json, name: &str) -> Option<String> {
    match item.get(name)? {
        Json::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Json::Number(number) => Some(number.to_string()),
        // Crossref has lists of one.
        Json::Array(items) => items.first()?.as_str().map(str::to_owned),
        _ => None,
    }
}

/// The type of an entry, and that of what it stands in.
fn kind_of(kind: &str) -> Option<(EntryType, Option<EntryType>)> {
    Some(match kind {
        "article-journal" | "article-magazine" | "review" | "review-book" | "journal-article" => {
            (EntryType::Article, Some(EntryType::Periodical))
        }
        "article-newspaper" => (EntryType::Article, Some(EntryType::Newspaper)),
        "paper-conference" | "speech" | "proceedings-article" => (EntryType::Article, Some(EntryType::Proceedings)),
        "chapter" | "book-chapter" => (EntryType::Anthos, Some(EntryType::Anthology)),
        "entry" | "entry-dictionary" | "entry-encyclopedia" => (EntryType::Entry, Some(EntryType::Reference)),
        "book" | "monograph" => (EntryType::Book, None),
        "thesis" | "dissertation" => (EntryType::Thesis, None),
        "report" => (EntryType::Report, None),
        "patent" => (EntryType::Patent, None),
        "dataset" => (EntryType::Repository, None),
        "webpage" | "post" | "post-weblog" => (EntryType::Web, None),
        "manuscript" | "article" | "posted-content" => (EntryType::Manuscript, None),
        "software" | "document" | "misc" | "pamphlet" | "map" | "graphic" | "motion_picture" | "song" | "broadcast" => {
            (EntryType::Misc, None)
        }
        _ => return None,
    })
}

fn entry(item: &Json, id: &str, kind: &str) -> Entry {
    let (kind, around) = kind_of(kind).unwrap_or((EntryType::Misc, None));
    let mut entry = Entry::new(id, kind);
    let formatted = |name: &str| text(item, name).map(|text| formatted(&text));
    formatted("title").into_iter().for_each(|title| entry.set_title(title));
    let people =
        |name: &str| item.get(name).and_then(Json::as_array).map(|list| list.iter().filter_map(person).collect());
    people("author").into_iter().for_each(|people| entry.set_authors(people));
    people("editor").into_iter().for_each(|people| entry.set_editors(people));
    item.get("issued").and_then(date).into_iter().for_each(|date| entry.set_date(date));
    let number = |name: &str| text(item, name).map(typed::<Numeric>);
    let series = formatted("collection-title").map(|title| {
        let mut series = Entry::new(id, around.unwrap_or(kind));
        series.set_title(title);
        number("collection-number").into_iter().for_each(|number| series.set_volume(number));
        vec![series]
    });
    let publisher = formatted("publisher").map(|name| Publisher::new(Some(name), formatted("publisher-place")));
    match around {
        Some(around) => {
            let mut parent = Entry::new(id, around);
            formatted("container-title").into_iter().for_each(|title| parent.set_title(title));
            number("volume").into_iter().for_each(|volume| parent.set_volume(volume));
            number("issue").into_iter().for_each(|issue| parent.set_issue(issue));
            number("edition").into_iter().for_each(|edition| parent.set_edition(edition));
            publisher.into_iter().for_each(|publisher| parent.set_publisher(publisher));
            series.into_iter().for_each(|series| parent.set_parents(series));
            entry.set_parents(vec![parent]);
        }
        None => {
            publisher.into_iter().for_each(|publisher| entry.set_publisher(publisher));
            number("volume").into_iter().for_each(|volume| entry.set_volume(volume));
            number("edition").into_iter().for_each(|edition| entry.set_edition(edition));
            series.into_iter().for_each(|series| entry.set_parents(series));
        }
    }
    formatted("genre").into_iter().for_each(|genre| entry.set_genre(genre));
    let pages = text(item, "page").map(typed::<PageRanges>);
    pages.into_iter().for_each(|pages| entry.set_page_range(pages));
    let url = text(item, "URL").and_then(|url| Url::parse(&url).ok());
    url.into_iter().for_each(|value| entry.set_url(QualifiedUrl { value, visit_date: None }));
    let serials = [("doi", "DOI"), ("isbn", "ISBN"), ("issn", "ISSN"), ("pmid", "PMID"), ("serial", "number")];
    let serials: BTreeMap<_, _> =
        serials.into_iter().filter_map(|(name, key)| Some((name.to_owned(), text(item, key)?))).collect();
    if !serials.is_empty() {
        entry.set_serial_number(SerialNumber(serials));
    }
    entry
}

/// A text, in which items have tags of HTML.
fn formatted(text: &str) -> FormatString {
    let marked = html::marked(text);
    let mut value = ChunkedString::new();
    for (part, is_kept) in latex::kept(&marked) {
        value.push_str(part, if is_kept { ChunkKind::Verbatim } else { ChunkKind::Normal });
    }
    FormatString { value, short: None }
}

fn person(item: &Json) -> Option<Person> {
    let name = text(item, "family").or_else(|| text(item, "literal")).or_else(|| text(item, "name"))?;
    // The other particle is left out where names are sorted; this one is part of the name.
    let name = text(item, "non-dropping-particle").map_or(name.clone(), |particle| format!("{particle} {name}"));
    let prefix = text(item, "dropping-particle");
    let (given_name, suffix) = (text(item, "given"), text(item, "suffix"));
    Some(Person { name, given_name, prefix, suffix, comma_suffix: false, alias: None })
}

fn date(item: &Json) -> Option<Date> {
    let parts = item.get("date-parts").and_then(|parts| parts.get(0)).and_then(Json::as_array);
    let number = |part: &Json| part.as_i64().or_else(|| part.as_str()?.parse().ok());
    let parts: Vec<i64> = match parts {
        Some(parts) => parts.iter().filter_map(number).collect(),
        None => {
            let raw = text(item, "raw").or_else(|| text(item, "literal"))?;
            raw.split(['-', '/']).map_while(|part| part.trim().parse().ok()).collect()
        }
    };
    let part = |index: usize| parts.get(index).and_then(|part| u8::try_from(part.saturating_sub(1)).ok());
    let year = i32::try_from(*parts.first()?).ok()?;
    let month = part(1).filter(|month| *month < 12);
    Some(Date { year, month, day: month.and(part(2)).filter(|day| *day < 31), approximate: false, season: None })
}
