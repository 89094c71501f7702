//! Where a key belongs that stands in another place, for hints.

use crate::language::Language;
use crate::profile::vocabulary::kind::SECTIONS;
use crate::profile::vocabulary::network::Network;
use crate::profile::vocabulary::synonym;
use crate::profile::yaml::node::{Node, Value};

/// The keys of the profile itself that other mappings do not have.
const PROFILE: &[&str] = &[
    "languages",
    "hanja",
    "also_known_as",
    "aliases",
    "headline",
    "contact",
    "personal",
    "letters",
    "essays",
    "documents",
];
/// Those that sections or entries have too.
const FURTHER: &[&str] = &["name", "date", "dates", "photo", "summary", "fonts"];
const CONTACT: &[&str] = &["email", "phone", "location", "website", "links"];
const PERSONAL: &[&str] = &["birth", "gender", "nationality", "address", "military", "rows"];
const DOCUMENT: &[&str] = &["layout", "lang", "letter", "essay", "only", "without", "pages", "options"];

/// What people have addresses of beside networks.
const LINKS: &[&str] = &["blog", "portfolio", "블로그", "포트폴리오"];

/// The program's layouts.
const LAYOUTS: &[&str] = &[
    "academic",
    "biosketch",
    "classic",
    "columns",
    "compact",
    "dark-sidebar",
    "developer",
    "executive",
    "ko-career",
    "ko-essay",
    "ko-form",
    "ko-public",
    "modern",
    "one-page",
    "serif",
    "sidebar",
    "timeline",
];

/// The options of the program's layouts, with what they are called elsewhere.
const OPTIONS: &[(&str, &[&str])] = &[
    ("accent", &["color", "colour", "accent_color", "primary_color", "theme_color"]),
    ("counts", &[]),
    ("dates", &[]),
    ("density", &["line_spacing", "spacing"]),
    ("footer", &[]),
    ("header", &[]),
    ("heads", &[]),
    ("icons", &[]),
    ("justify", &["justified"]),
    ("keywords", &[]),
    ("levels", &[]),
    ("margin", &["margins", "page_margin"]),
    ("numbered", &[]),
    ("one-a-page", &[]),
    ("paper", &["page_size", "paper_size", "papersize"]),
    ("photo", &[]),
    ("photo-shape", &["photo_shape"]),
    ("photo-size", &["photo_size"]),
    ("side", &[]),
    ("side-width", &[]),
    ("signature", &[]),
    ("size", &["font_size", "fontsize", "text_size"]),
    ("stack", &[]),
    ("tint", &[]),
    ("typeface", &["font_family", "theme_font"]),
    ("urls", &[]),
];

/// The keys of entries that are written outside of any, and the section that has such entries.
const ENTRY: &[(&str, &[&str])] = &[
    ("experience", &["company", "position", "department", "highlights"]),
    ("education", &["institution", "degree", "area", "score"]),
    ("skills", &["keywords"]),
];

/// Whether a word names one of the program's layouts.
pub fn is_layout(word: &str) -> bool {
    LAYOUTS.contains(&word)
}

/// A mapping that a key can stand in by mistake, told by its keys.
#[derive(PartialEq)]
enum Level {
    Profile,
    Document,
    Contact,
    Personal,
    Other,
}

impl Level {
    fn of(known: &[&str]) -> Self {
        match () {
            () if known.contains(&"headline") => Self::Profile,
            () if known.contains(&"layout") => Self::Document,
            () if known.contains(&"phone") => Self::Contact,
            () if known.contains(&"military") => Self::Personal,
            () => Self::Other,
        }
    }
}

/// What to do with a key of the profile that stands under `sections:`; a list is a section's own, but for one of codes.
pub fn of_section(key: &str, node: &Node) -> Option<String> {
    let known = PROFILE.contains(&key) || FURTHER.contains(&key);
    let is_code = |item: &Node| matches!(&item.value, Value::Text(code) if Language::looks_like(code));
    let fits = match &node.value {
        Value::Null => false,
        Value::List(items) => key == "languages" && items.iter().all(is_code),
        Value::Text(_) | Value::Map(_) => true,
    };
    let hint =
        format!("it is a key of the profile: begin `{key}:` in the column of `sections:`, with what stands below it");
    (known && fits).then_some(hint)
}

/// Where `word` belongs, which is the very name of a key elsewhere; it stands among keys that are not `known`.
pub fn of_key(word: &str, known: &[&str]) -> Option<String> {
    let level = Level::of(known);
    if known.contains(&"links") && is_link(word) {
        return Some("write it under `links:`".into());
    }
    match level {
        Level::Profile => {
            // `Email` is the key in capitals.
            let plain = synonym::spelt(word).0;
            top(word, |keys| keys.iter().copied().find(|key| *key == plain))
        }
        Level::Document => option(word).map(|option| under("options", word, option)),
        Level::Contact | Level::Personal | Level::Other => None,
    }
}

/// Where `word` belongs, which is another word for a key elsewhere, or stands too deep.
pub fn of_word(word: &str, known: &[&str]) -> Option<String> {
    let other =
        |keys: &[&'static str]| keys.iter().copied().find(|key| *key == word).or_else(|| synonym::of(word, keys));
    match Level::of(known) {
        Level::Profile => top(word, other).or_else(|| entry(word)),
        Level::Document | Level::Contact | Level::Personal => outer(word, other),
        Level::Other => None,
    }
}

/// The place below the profile of a key that stands at its top.
fn top(word: &str, find: impl Fn(&[&'static str]) -> Option<&'static str>) -> Option<String> {
    let below = [("contact", CONTACT), ("personal", PERSONAL)];
    let below = below.into_iter().find_map(|(parent, keys)| Some(under(parent, word, find(keys)?)));
    let network =
        || is_link(word).then(|| format!("write it in `contact:`, as in `contact: {{links: {{{word}: …}}}}`"));
    let document = || {
        let key = find(DOCUMENT).filter(|key| *key != "lang" || word == *key)?;
        Some(format!("write it in a document, as in `documents: {{resume: {{{key}: …}}}}`"))
    };
    let option = || {
        // An entry's key is rather that.
        let option = option(word).filter(|_| entry(word).is_none())?;
        Some(format!("it is an option of a document: write `documents: {{resume: {{options: {{{option}: …}}}}}}`"))
    };
    below.or_else(|| section(word)).or_else(network).or_else(document).or_else(option)
}

/// The place in the profile of a key that stands in one of its mappings.
fn outer(word: &str, find: impl Fn(&[&'static str]) -> Option<&'static str>) -> Option<String> {
    let below = [("contact", CONTACT), ("personal", PERSONAL)];
    let below = below.into_iter().find_map(|(parent, keys)| {
        let key = find(keys)?;
        let name = if key == word { String::new() } else { format!(" as `{key}`") };
        Some(format!("write it{name} under `{parent}:` of the profile"))
    });
    below.or_else(|| find(PROFILE).map(|key| format!("`{key}:` begins a line of its own: it is the profile's")))
}

fn is_link(word: &str) -> bool {
    Network::by_key(word).is_some() || LINKS.contains(&word.to_lowercase().as_str())
}

fn section(word: &str) -> Option<String> {
    let known = SECTIONS.iter().map(|(name, _)| *name).find(|name| *name == word);
    let known = known.or_else(|| synonym::section(word)).map(|section| under("sections", word, section));
    known.or_else(|| synonym::is_own_section(word).then(|| under("sections", word, word)))
}

fn entry(word: &str) -> Option<String> {
    ENTRY.iter().find_map(|(section, keys)| {
        let key = keys.iter().copied().find(|key| *key == word).or_else(|| synonym::of(word, keys))?;
        Some(format!("write it as `{key}` in an entry of `{section}`, as in `sections: {{{section}: [{{{key}: …}}]}}`"))
    })
}

/// The option of the program's layouts that a word names.
pub fn option(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase();
    OPTIONS.iter().find(|(name, words)| *name == word || words.contains(&lower.as_str())).map(|(name, _)| *name)
}

fn under(parent: &str, word: &str, key: &str) -> String {
    match word == key {
        true => format!("write it under `{parent}:`"),
        false => format!("write it as `{key}` under `{parent}:`"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::layout::Layout;

    const TOP: &[&str] = &["name", "headline", "contact", "personal", "sections", "documents"];

    #[test]
    fn keys_lead_to_where_they_belong() {
        for (word, hint) in [
            ("email", "write it under `contact:`"),
            ("experience", "write it under `sections:`"),
            ("github", "write it in `contact:`, as in `contact: {links: {github: …}}`"),
            ("pages", "write it in a document, as in `documents: {resume: {pages: …}}`"),
            ("levels", "it is an option of a document: write `documents: {resume: {options: {levels: …}}}`"),
            ("accent", "it is an option of a document: write `documents: {resume: {options: {accent: …}}}`"),
        ] {
            assert_eq!(of_key(word, TOP).as_deref(), Some(hint));
        }
        for (word, hint) in [
            ("이메일", "write it as `email` under `contact:`"),
            ("생년월일", "write it as `birth` under `personal:`"),
            (
                "학교명",
                "write it as `institution` in an entry of `education`, as in `sections: {education: [{institution: …}]}`",
            ),
            ("keywords", "write it as `keywords` in an entry of `skills`, as in `sections: {skills: [{keywords: …}]}`"),
            ("template", "write it in a document, as in `documents: {resume: {layout: …}}`"),
        ] {
            assert_eq!((of_key(word, TOP), of_word(word, TOP).as_deref()), (None, Some(hint)));
        }
        assert_eq!(of_key("paper", &["layout", "options"]).as_deref(), Some("write it under `options:`"));
        assert_eq!(of_key("github", &["email", "phone", "links"]).as_deref(), Some("write it under `links:`"));
        let birth = "write it as `birth` under `personal:` of the profile";
        assert_eq!(of_word("생년월일", &["email", "phone"]).as_deref(), Some(birth));
        assert_eq!((of_key("email", &["institution"]), of_word("email", &["institution"])), (None, None));
    }

    #[test]
    fn every_layout_and_option_is_known() {
        assert_eq!(Layout::names(), LAYOUTS);
        let layouts = Layout::names().into_iter().map(|name| Layout::find(name, Path::new("")).unwrap());
        let declared: BTreeSet<_> = layouts.flat_map(|layout| layout.manifest.options.into_keys()).collect();
        assert_eq!(declared, OPTIONS.iter().map(|(name, _)| (*name).to_owned()).collect());
    }
}
