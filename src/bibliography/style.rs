//! References set in a citation style.

mod fitted;
mod variant;

use std::collections::HashMap;
use std::path::Path;
use std::sync::OnceLock;

use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::taxonomy::NameVariable;
use hayagriva::citationberg::{self, FontStyle, FontWeight, IndependentStyle, Locale, LocaleCode, VerticalAlign};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemChildren, ElemMeta, Entry,
    Formatted,
};

use crate::bibliography::style::fitted::{HYPHEN, fitted};
use crate::bibliography::style::variant::{Precision, variant};
use crate::disk::read;
use crate::language::Language;

/// The largest style that is read, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// A stretch of a formatted reference.
#[derive(Debug, Clone, Default)]
pub struct Stretch {
    /// The characters, with marks of what is emphasised, lowered and raised.
    pub text: String,
    /// Whether it is emphasised.
    pub emph: bool,
    /// Whether it is strong.
    pub strong: bool,
    /// Whether it is raised.
    pub sup: bool,
    /// Whether it is lowered.
    pub sub: bool,
    /// Where it leads.
    pub url: Option<String>,
    /// The author that it names, by number.
    pub author: Option<usize>,
}

/// The style of that name among those that Typst has.
pub fn archived(name: &str) -> Option<IndependentStyle> {
    let style = ArchivedStyle::by_name(name)?.get();
    if let citationberg::Style::Independent(style) = style { Some(style) } else { None }
}

/// The style in a file; the error says why there is none.
pub fn of_file(path: &Path) -> Result<IndependentStyle, String> {
    let bytes = read::read_file(path, MAX_BYTES).map_err(|refusal| refusal.to_string())?;
    let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
    match citationberg::Style::from_xml(&text) {
        Ok(citationberg::Style::Independent(style)) => Ok(style),
        Ok(citationberg::Style::Dependent(_)) => Err("it only names another style; take the file of that one".into()),
        Err(error) => Err(format!("it is no style: {error}")),
    }
}

/// The words of all styles, which are read once.
fn words() -> &'static [Locale] {
    static WORDS: OnceLock<Vec<Locale>> = OnceLock::new();
    WORDS.get_or_init(locales)
}

/// The entries as the style has them, in their order, without numbers; nothing for one that the style leaves out.
pub fn set(entries: &[Entry], style: &IndependentStyle, language: Language) -> Vec<Option<Vec<Stretch>>> {
    let mut set = vec![None; entries.len()];
    for precision in Precision::ALL {
        let at: Vec<_> = (0..entries.len()).filter(|at| Precision::of(&entries[*at]) == precision).collect();
        if at.is_empty() {
            continue;
        }
        let alike: Vec<_> = at.iter().map(|at| fitted(&entries[*at])).collect();
        for (at, reference) in at.into_iter().zip(alike_set(&alike, &variant(style, precision), language)) {
            set[at] = reference;
        }
    }
    set
}

/// Entries whose dates are alike, as the style has them.
fn alike_set(entries: &[Entry], style: &IndependentStyle, language: Language) -> Vec<Option<Vec<Stretch>>> {
    let locale = Some(LocaleCode(locale(language).into()));
    let mut driver = BibliographyDriver::new();
    for entry in entries {
        let items = vec![CitationItem::with_entry(entry)];
        driver.citation(CitationRequest::new(items, style, locale.clone(), words(), Some(1)));
    }
    let rendered = driver.finish(BibliographyRequest::new(style, locale, words()));
    let mut found: HashMap<String, Vec<Stretch>> = match rendered.bibliography {
        Some(bibliography) => bibliography
            .items
            .into_iter()
            .map(|item| {
                let mut out = Vec::new();
                // What stands apart is the number, which is the section's.
                if let Some(first) = item.first_field.filter(|first| !is_number(first)) {
                    child(&first, None, &mut out);
                }
                stretches(&item.content, None, &mut out);
                (item.key, out)
            })
            .collect(),
        None => {
            let keys = entries.iter().map(|entry| entry.key().to_owned());
            let citations = rendered.citations.into_iter().map(|citation| {
                let mut out = Vec::new();
                stretches(&citation.citation, None, &mut out);
                out
            });
            keys.zip(citations).collect()
        }
    };
    found.values_mut().for_each(|stretches| seamed(stretches));
    entries.iter().map(|entry| found.remove(entry.key()).filter(|stretches| !stretches.is_empty())).collect()
}

/// Leaves one space where one part of a reference ends with a space and the next begins with one.
fn seamed(stretches: &mut [Stretch]) {
    let mut is_open = false;
    for stretch in stretches.iter_mut().filter(|stretch| !stretch.text.is_empty()) {
        if is_open && stretch.text.starts_with(' ') {
            stretch.text.remove(0);
        }
        is_open = stretch.text.ends_with(' ') || is_open && stretch.text.is_empty();
    }
}

/// The words for a language.
fn locale(language: Language) -> &'static str {
    match language.code() {
        "ko" => "ko-KR",
        "de" => "de-DE",
        "fr" => "fr-FR",
        "es" => "es-ES",
        "pt" => "pt-PT",
        "ja" => "ja-JP",
        "zh" => "zh-CN",
        "it" => "it-IT",
        "nl" => "nl-NL",
        "pl" => "pl-PL",
        "cs" => "cs-CZ",
        "hu" => "hu-HU",
        "sv" => "sv-SE",
        "da" => "da-DK",
        "nb" => "nb-NO",
        "nn" => "nn-NO",
        "fi" => "fi-FI",
        "tr" => "tr-TR",
        "el" => "el-GR",
        "uk" => "uk-UA",
        "ru" => "ru-RU",
        "vi" => "vi-VN",
        "id" => "id-ID",
        "hi" => "hi-IN",
        "zh-TW" => "zh-TW",
        _ => "en-US",
    }
}

fn is_number(child: &ElemChild) -> bool {
    matches!(child, ElemChild::Elem(elem)
        if elem.meta == Some(ElemMeta::CitationNumber) || elem.children.find_meta(&ElemMeta::CitationNumber).is_some())
}

fn stretches(children: &ElemChildren, author: Option<usize>, out: &mut Vec<Stretch>) {
    children.0.iter().for_each(|inner| child(inner, author, out));
}

fn child(child: &ElemChild, author: Option<usize>, out: &mut Vec<Stretch>) {
    match child {
        ElemChild::Text(text) => out.push(stretch(text, None, author)),
        ElemChild::Link { text, url } => out.push(stretch(text, Some(url.clone()), author)),
        ElemChild::Markup(text) => out.push(Stretch { text: text.clone(), author, ..Stretch::default() }),
        ElemChild::Elem(elem) => {
            let author = match &elem.meta {
                Some(ElemMeta::Name(NameVariable::Author, index)) => Some(*index),
                _ => author,
            };
            stretches(&elem.children, author, out);
        }
        ElemChild::Transparent { .. } => {}
    }
}

fn stretch(text: &Formatted, url: Option<String>, author: Option<usize>) -> Stretch {
    let form = &text.formatting;
    Stretch {
        text: text.text.replace(HYPHEN, "-").replace("  ", " "),
        emph: form.font_style == FontStyle::Italic,
        strong: form.font_weight == FontWeight::Bold,
        sup: form.vertical_align == VerticalAlign::Sup,
        sub: form.vertical_align == VerticalAlign::Sub,
        url,
        author,
    }
}
