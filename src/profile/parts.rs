//! The parts that other forms write a name in, and the whole of it, for hints.

use crate::diagnostic::phrase::list_plain;
use crate::language::Language;
use crate::profile::vocabulary::synonym::spelt;
use crate::profile::yaml::flow;
use crate::profile::yaml::node::{Key, Node, Value};
use crate::script::letter::is_hangul;

/// What the parts are called, without what parts the words.
const FIRST: &[&str] = &["first", "firstname", "given", "givenname", "forename", "이름", "명"];
const MIDDLE: &[&str] = &["middle", "middlename"];
const LAST: &[&str] = &["last", "lastname", "family", "familyname", "surname", "성", "성씨"];
const FULL: &[&str] = &["full", "fullname", "name", "display", "displayname", "성명"];
/// What a name is called in a language.
const BY_LANGUAGE: &[(&str, &[&str])] = &[
    ("ko", &["ko", "kr", "한글", "국문", "한국어", "korean", "한글이름", "한글성명", "hangul"]),
    ("en", &["en", "영문", "영어", "english", "영문이름", "영문성명", "eng"]),
];
const HANJA: &[&str] = &["hanja", "한자", "한문", "한자이름", "한자성명", "漢字", "chinese"];

/// How the name is written that stands as its parts, or as names for more than the languages.
pub(super) fn whole(node: &Node, languages: &[Language]) -> Option<String> {
    let Value::Map(pairs) = &node.value else { return None };
    let find = |words: &[&str]| {
        pairs.iter().find(|(key, _)| words.contains(&spelt(&key.text).1.as_str())).and_then(|(_, node)| node.text())
    };
    // Versions are told as those of any text, and so is what a comma in braces ended.
    let is_version = |key: &Key| Language::looks_like(&key.text);
    if pairs.iter().all(|(key, _)| is_version(key)) || pairs.iter().any(|(_, node)| node.text().is_none()) {
        return None;
    }
    let hanja = find(HANJA);
    let name = match (find(FULL), find(FIRST), find(LAST)) {
        (Some(full), ..) => flow::text(full),
        (None, Some(first), Some(last)) => flow::text(&joined(first, find(MIDDLE), last)),
        _ => by_language(&find)?,
    };
    let mut lines = vec![format!("`name: {name}`")];
    lines.extend(hanja.map(|hanja| format!("`hanja: {}`", flow::text(hanja))));
    let unlisted = |code: &str| name.contains(&format!("{code}: ")) && !languages.iter().any(|it| it.code() == code);
    if ["ko", "en"].iter().any(|code| unlisted(code)) {
        lines.push("`languages: [ko, en]`".into());
    }
    let each = if lines.len() > 1 { ", each on a line of its own" } else { "" };
    Some(format!("write {}{each}", list_plain(&lines)))
}

/// A Korean name begins with that of the family, and has no blanks.
fn joined(first: &str, middle: Option<&str>, last: &str) -> String {
    let latin = first.is_ascii() || last.is_ascii() || !first.chars().all(is_hangul);
    match (latin, middle) {
        (true, Some(middle)) => format!("{first} {middle} {last}"),
        (true, None) => format!("{first} {last}"),
        (false, _) => format!("{last}{first}"),
    }
}

/// The versions of a name, or the only one.
fn by_language<'a>(find: &impl Fn(&[&str]) -> Option<&'a str>) -> Option<String> {
    let versions: Vec<_> = BY_LANGUAGE.iter().filter_map(|(code, words)| Some((*code, find(words)?))).collect();
    match versions.as_slice() {
        [] => None,
        [(_, only)] => Some(flow::text(only)),
        several => {
            let each: Vec<_> = several.iter().map(|(code, name)| format!("{code}: {}", flow::text(name))).collect();
            Some(format!("{{{}}}", each.join(", ")))
        }
    }
}
