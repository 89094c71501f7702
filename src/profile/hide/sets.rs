//! The sets of fields that a document hides by one name: `public` and `blind`.

use crate::profile::hide::{Fate, Secret, keys, strings, take};
use crate::profile::vocabulary::kind::Kind;
use crate::profile::vocabulary::{private, school};
use crate::profile::yaml::node::{Key, Node, Value};

/// Their names.
pub const NAMES: [&str; 2] = ["public", "blind"];

/// What each hides, wherever it stands; those of sections go by their kind.
const PUBLIC: &[&str] =
    &["contact.phone", "personal.address", "personal.birth", "personal.gender", "personal.rows", "photo"];
const BLIND: &[&str] = &[
    "contact.location",
    "hanja",
    "personal.address",
    "personal.birth",
    "personal.gender",
    "personal.nationality",
    "photo",
];
/// Who stands behind an entry of any kind, which may be a school.
const BEHIND: [&str; 4] = ["issuer", "organization", "provider", "funder"];

/// Takes what the set called `name` hides out of the profile `root`.
pub(super) fn conceal(root: &mut Node, name: &str, secrets: &mut Vec<Secret>) {
    let blind = name == "blind";
    if blind {
        age(root, secrets);
    }
    for path in if blind { BLIND } else { PUBLIC } {
        drop_at(root, &path.split('.').collect::<Vec<_>>(), secrets);
    }
    for key in keys(root, "letters") {
        drop_at(root, &["letters", &key, "signature"], secrets);
    }
    for key in of_kind(root, Kind::Reference) {
        drop_at(root, &["sections", &key, "contact"], secrets);
    }
    if blind {
        rows(root, secrets);
        families(root, secrets);
        schools(root, secrets);
        addresses(root, secrets);
    }
}

fn drop_at(root: &mut Node, names: &[&str], secrets: &mut Vec<Secret>) {
    take(root, names, &|_| Fate::Hidden(None), secrets);
}

/// The keys of the sections of a kind.
fn of_kind(root: &Node, kind: Kind) -> Vec<String> {
    let Some(Node { value: Value::Map(sections), .. }) = root.get("sections") else { return Vec::new() };
    let named = |node: &Node| node.get("kind").and_then(Node::text).is_some_and(|name| name == kind.name());
    let sections = sections.iter().filter(|(key, node)| Kind::of_section(&key.text) == Some(kind) || named(node));
    sections.map(|(key, _)| key.text.clone()).collect()
}

/// How old one is, in the words of a text; how many years, where the profile has a date.
fn age(root: &Node, secrets: &mut Vec<Secret>) {
    let year = |node: Option<&Node>| node.and_then(Node::text)?.get(..4)?.parse::<u16>().ok();
    let Some(birth) = root.get("personal").and_then(|personal| personal.get("birth")) else { return };
    let Some(born) = year(Some(birth)) else { return };
    let mut told = vec![format!("{born}년생"), format!("{:02}년생", born % 100), format!("born in {born}")];
    let now = year(root.get("date")).and_then(|now| now.checked_sub(born)).filter(|age| *age > 1);
    // Before and after the birthday, and as Koreans counted.
    for age in now.into_iter().flat_map(|age| age - 1..=age + 1) {
        told.extend(
            ["{}세", "만{}세", "{}살", "{} years old", "{}-year-old"].map(|form| form.replace("{}", &age.to_string())),
        );
    }
    let secret = |text| Secret { text, at: birth.range.clone(), path: "personal.birth".into() };
    secrets.extend(told.into_iter().map(secret));
}

/// Takes out the rows of one's own that say what no blind application may.
fn rows(root: &mut Node, secrets: &mut Vec<Secret>) {
    let rows = at(root, "personal").and_then(|personal| at(personal, "rows"));
    let Some(Node { value: Value::List(rows), .. }) = rows else { return };
    let is_private =
        |row: &mut Node| row.get("label").is_some_and(|label| texts(label).into_iter().any(private::is_label));
    for row in rows.extract_if(.., is_private) {
        row.get("value").into_iter().for_each(|value| strings(value, "personal.rows", secrets));
    }
}

/// Empties the sections on one's family.
fn families(root: &mut Node, secrets: &mut Vec<Secret>) {
    let Some(Node { value: Value::Map(sections), .. }) = at(root, "sections") else { return };
    for (key, node) in sections.iter_mut().filter(|(key, node)| is_family(key, node)) {
        let path = format!("sections.{}", key.text);
        names(node).into_iter().for_each(|name| strings(name, &path, secrets));
        node.value = Value::Null;
    }
}

fn is_family(key: &Key, node: &Node) -> bool {
    let title = node.get("title").map(texts).unwrap_or_default();
    let columns = node.get("columns").map(texts).unwrap_or_default();
    let has = |is: fn(&str) -> bool| columns.iter().any(|head| is(head));
    [key.text.as_str()].into_iter().chain(title).any(private::is_family)
        || has(private::is_relation) && has(private::is_of_family)
}

/// What of a table on one's family tells who they are: no words such as father, teacher or 58.
fn names(node: &Node) -> Vec<&Node> {
    let list = |name: &str| match node.get(name) {
        Some(Node { value: Value::List(items), .. }) => items.as_slice(),
        _ => &[],
    };
    let telling: Vec<bool> = list("columns").iter().map(|head| texts(head).into_iter().any(private::is_name)).collect();
    let mut found = Vec::new();
    for row in list("rows") {
        if let Value::List(cells) = &row.value {
            found.extend(cells.iter().zip(&telling).filter(|(_, telling)| **telling).map(|(cell, _)| cell));
        }
    }
    found
}

/// Puts words that name no school in place of schools, and takes out what leads to them.
fn schools(root: &mut Node, secrets: &mut Vec<Secret>) {
    let whole = |school: &Node| Fate::Hidden(Some(each(school, &school::unnamed)));
    for key in [Kind::Education, Kind::Teaching].iter().flat_map(|kind| of_kind(root, *kind)).collect::<Vec<_>>() {
        take(root, &["sections", &key, "institution"], &whole, secrets);
        for field in [["url"].as_slice(), &["location"], &["thesis", "advisor"]] {
            drop_at(root, &[&["sections", key.as_str()], field].concat(), secrets);
        }
    }
    let named = |node: &Node| match texts(node).into_iter().any(school::is_named) {
        true => Fate::Hidden(Some(each(node, &school::without_name))),
        false => Fate::Shown,
    };
    for key in keys(root, "sections") {
        for field in BEHIND {
            take(root, &["sections", &key, field], &named, secrets);
        }
    }
    also(secrets, school::short);
}

/// Takes out what of the contact is at the domain of a school.
fn addresses(root: &mut Node, secrets: &mut Vec<Secret>) {
    let mut taken = Vec::new();
    for name in ["email", "website", "links"] {
        if let Some(node) = at(root, "contact").and_then(|contact| at(contact, name)) {
            off_school(node, &mut taken);
        }
    }
    taken.iter().for_each(|node| strings(node, "contact", secrets));
    also(secrets, school::domain);
}

/// Adds what each secret is called otherwise.
fn also(secrets: &mut Vec<Secret>, called: fn(&str) -> Option<String>) {
    let other = |secret: &Secret| Some(Secret { text: called(&secret.text)?, ..secret.clone() });
    secrets.extend(secrets.iter().filter_map(other).collect::<Vec<_>>());
}

fn off_school(node: &mut Node, taken: &mut Vec<Node>) {
    let is_school = |node: &Node| texts(node).into_iter().any(|text| school::domain(text).is_some());
    if node.text().is_some() && is_school(node) {
        taken.push(Node { value: std::mem::replace(&mut node.value, Value::Null), range: node.range.clone() });
    }
    match &mut node.value {
        Value::List(items) => taken.extend(items.extract_if(.., |item| is_school(item))),
        Value::Map(pairs) => taken.extend(pairs.extract_if(.., |(_, node)| is_school(node)).map(|(_, node)| node)),
        Value::Text(_) | Value::Null => {}
    }
}

/// A value whose texts become others.
fn each(node: &Node, other: &dyn Fn(&str) -> String) -> Node {
    let value = match &node.value {
        Value::Text(text) => Value::Text(other(text)),
        Value::Map(pairs) => Value::Map(pairs.iter().map(|(key, node)| (key.clone(), each(node, other))).collect()),
        value => value.clone(),
    };
    Node { value, range: node.range.clone() }
}

/// Every text in a value.
fn texts(node: &Node) -> Vec<&str> {
    match &node.value {
        Value::Text(text) => vec![text],
        Value::List(items) => items.iter().flat_map(texts).collect(),
        Value::Map(pairs) => pairs.iter().flat_map(|(_, node)| texts(node)).collect(),
        Value::Null => Vec::new(),
    }
}

/// What a mapping has under `name`.
fn at<'a>(node: &'a mut Node, name: &str) -> Option<&'a mut Node> {
    let Value::Map(pairs) = &mut node.value else { return None };
    pairs.iter_mut().find(|(key, _)| key.text == name).map(|(_, node)| node)
}
