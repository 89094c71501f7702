//! What a document hides: fields by their path, and sets of them.

pub mod sets;

use std::ops::Range;

use schemars::json_schema;

use crate::diagnostic::Code;
use crate::diagnostic::phrase::{did_you_mean, list_or};
use crate::profile::contact::Contact;
use crate::profile::describe::schema;
use crate::profile::essay::Answer;
use crate::profile::letter::Letter;
use crate::profile::overlay::Content;
use crate::profile::personal::Personal;
use crate::profile::record::{Field, Reader, Record};
use crate::profile::value::text::Scalar;
use crate::profile::vocabulary::kind::Kind;
use crate::profile::yaml::node::{Key, Node, Value};

/// Fields that a document hides, with its bases; each is looked for in the whole profile.
const MOST_HIDDEN: usize = 200;

/// What a document hides.
#[derive(Debug, Clone, Default)]
pub struct Hide(pub Vec<Hidden>);

/// A field that is hidden, or a set of them.
#[derive(Debug, Clone)]
pub struct Hidden {
    /// The path, as in `contact.phone`, or the name of a set.
    pub what: Scalar,
    /// What stands in its place, if anything does.
    pub instead: Option<Node>,
}

impl Hidden {
    /// The set called `name`, where the profile does not name it.
    pub fn set(name: &str) -> Self {
        Self { what: Scalar { text: name.to_owned(), range: 0..0 }, instead: None }
    }
}

impl Field for Hide {
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn present(node: &Node, reader: &mut Reader) -> Option<Self> {
        let items = items(node);
        if let Some(item) = items.get(MOST_HIDDEN) {
            let message = format!("a document hides more than {MOST_HIDDEN} fields");
            let hint = "hide the field around several, or choose the `sections` that it has";
            reader.error(Code::TooManyValues, item.anchor(), message).hints.push(hint.into());
            return None;
        }
        let read: Vec<_> = items.iter().map(|item| hidden(item, reader)).collect();
        read.into_iter().collect::<Option<_>>().map(Self)
    }
}

schema!(Hide, |generator| {
    // A list of types would have editors offer `true` for a word.
    let word = generator.subschema_for::<Scalar>();
    let inner = json_schema!({ "if": { "type": "object" }, "else": word });
    json_schema!({ "if": { "type": ["array", "object"] }, "then": { "items": inner }, "else": word })
});

/// The items of what `hide` says: a word, a list of words, a mapping from what is hidden to what stands there instead.
pub fn items(node: &Node) -> Vec<Node> {
    match &node.value {
        Value::Null => Vec::new(),
        Value::Text(_) => vec![node.clone()],
        Value::List(items) => items.iter().flat_map(items_of).collect(),
        Value::Map(_) => items_of(node),
    }
}

fn items_of(item: &Node) -> Vec<Node> {
    let alone = |pair: &(Key, Node)| Node { value: Value::Map(vec![pair.clone()]), range: pair.0.range.clone() };
    match &item.value {
        Value::Map(pairs) => pairs.iter().map(alone).collect(),
        Value::Null => Vec::new(),
        _ => vec![item.clone()],
    }
}

fn hidden(item: &Node, reader: &mut Reader) -> Option<Hidden> {
    match &item.value {
        Value::Text(text) => {
            Some(Hidden { what: Scalar { text: text.clone(), range: item.range.clone() }, instead: None })
        }
        Value::Map(pairs) if pairs.len() == 1 => {
            let (key, instead) = &pairs[0];
            let instead = Some(instead.clone()).filter(|instead| !matches!(instead.value, Value::Null));
            Some(Hidden { what: Scalar { text: key.text.clone(), range: key.range.clone() }, instead })
        }
        _ => {
            reader.wrong_type(item, "a field's path").hints.push("write `hide: [contact.phone, photo]`".into());
            None
        }
    }
}

/// A string that a document hides.
#[derive(Debug, Clone)]
pub struct Secret {
    /// The string.
    pub text: String,
    /// Its bytes in the profile.
    pub at: Range<usize>,
    /// The path of the field that it is hidden with.
    pub path: String,
}

/// What becomes of a value that a path leads to.
enum Fate {
    /// It stays.
    Shown,
    /// It is taken away, and what stands in its place, if anything does.
    Hidden(Option<Node>),
}

/// Says what becomes of a value.
type Judge<'a> = &'a dyn Fn(&Node) -> Fate;

/// Takes what is hidden out of the profile `root`, and gives every string of it.
pub fn conceal(root: &mut Node, hidden: &[Hidden], reader: &mut Reader) -> Vec<Secret> {
    let mut secrets = Vec::new();
    for Hidden { what, instead } in hidden {
        if sets::NAMES.contains(&what.text.as_str()) {
            sets::conceal(root, &what.text, &mut secrets);
        } else if !take(
            root,
            &what.text.split('.').collect::<Vec<_>>(),
            &|_| Fate::Hidden(instead.clone()),
            &mut secrets,
        ) {
            check(root, what, reader);
        }
    }
    secrets
}

/// The keys of the mapping that the profile has under `name`.
fn keys(root: &Node, name: &str) -> Vec<String> {
    match root.get(name) {
        Some(Node { value: Value::Map(pairs), .. }) => pairs.iter().map(|(key, _)| key.text.clone()).collect(),
        _ => Vec::new(),
    }
}

/// Judges the field at a path of `names` in every place that it stands in, and takes it out; whether it stands anywhere.
fn take(root: &mut Node, names: &[&str], judge: Judge, secrets: &mut Vec<Secret>) -> bool {
    let mut taken = Vec::new();
    let known = take_in(root, names, judge, &mut taken);
    let path = names.join(".");
    taken.iter().for_each(|node| strings(node, &path, secrets));
    known
}

fn take_in(node: &mut Node, path: &[&str], judge: Judge, taken: &mut Vec<Node>) -> bool {
    let (name, rest) = (path[0], &path[1..]);
    match &mut node.value {
        Value::List(items) => {
            let is = |item: &Node| matches!(item.get("id"), Some(Node { value: Value::Text(id), .. }) if id == name);
            let before = items.len();
            if rest.is_empty() {
                taken.extend(items.extract_if(.., |item| is(item)));
            }
            let mut known = items.len() < before;
            for item in items {
                known |= if is(item) { take_in(item, rest, judge, taken) } else { take_in(item, path, judge, taken) };
            }
            known
        }
        Value::Map(pairs) => {
            let mut known = false;
            pairs.retain_mut(|(key, node)| {
                // A field of an entry is one of its roles and projects, too.
                if key.text != name {
                    let inner = matches!(key.text.as_str(), "entries" | "positions" | "degrees" | "projects");
                    known |= inner && take_in(node, path, judge, taken);
                    return true;
                }
                if !rest.is_empty() {
                    known |= take_in(node, rest, judge, taken);
                    return true;
                }
                known = true;
                let Fate::Hidden(instead) = judge(node) else { return true };
                let kept = instead.is_some();
                taken.push(std::mem::replace(node, instead.unwrap_or(Node { value: Value::Null, range: 0..0 })));
                kept
            });
            known
        }
        Value::Text(_) | Value::Null => false,
    }
}

/// The values of closed lists are words of any text.
const CLOSED: [&str; 3] = ["branch", "gender", "status"];

/// Every string in a value.
fn strings(node: &Node, path: &str, secrets: &mut Vec<Secret>) {
    let is_closed = |name: &str| CLOSED.contains(&name);
    if path.rsplit('.').next().is_some_and(is_closed) {
        return;
    }
    match &node.value {
        Value::Text(text) => {
            secrets.push(Secret { text: text.clone(), at: node.range.clone(), path: path.to_owned() });
        }
        Value::List(items) => items.iter().for_each(|item| strings(item, path, secrets)),
        Value::Map(pairs) => {
            pairs.iter().filter(|(key, _)| !is_closed(&key.text)).for_each(|(_, node)| strings(node, path, secrets));
        }
        Value::Null => {}
    }
}

/// Reports a path that no profile has; one that this profile has nothing under hides nothing.
fn check(root: &Node, what: &Scalar, reader: &mut Reader) {
    let names: Vec<&str> = what.text.split('.').collect();
    let known = known(root, &names);
    // A deeper path is that of a field of a field.
    let depth = if matches!(names[0], "sections" | "letters" | "essays") { 3 } else { 2 };
    let path = names[..names.len().min(depth)].join(".");
    if known.contains(&path) {
        return;
    }
    let inside = [("contact", Contact::KEYS), ("personal", Personal::KEYS)];
    let home = inside.iter().find(|(_, fields)| fields.iter().any(|(name, _)| *name == what.text));
    let hint = match home {
        Some((home, _)) => format!("write `{home}.{}`", what.text),
        None => did_you_mean(&path, &known, || {
            format!(
                "write a path such as `contact.phone` or `sections.education.institution`, or {}",
                list_or(&sets::NAMES)
            )
        }),
    };
    let message = format!("a profile has no `{}` to hide", what.text);
    reader.error(Code::UnknownKey, what.range.clone(), message).hints.push(hint);
}

/// The paths that there are near one that begins with `names`.
fn known(root: &Node, names: &[&str]) -> Vec<String> {
    let under = |around: &str, keys: &mut dyn Iterator<Item = &'static str>| -> Vec<String> {
        keys.map(|key| format!("{around}.{key}")).collect()
    };
    let fields = |keys: &'static [(&'static str, bool)]| keys.iter().map(|(name, _)| *name);
    let mut known: Vec<String> = fields(Content::KEYS).map(str::to_owned).collect();
    match names[0] {
        "contact" => known.extend(under("contact", &mut fields(Contact::KEYS))),
        "personal" => known.extend(under("personal", &mut fields(Personal::KEYS))),
        sort @ ("letters" | "essays") => {
            let of_one = if sort == "letters" { Letter::KEYS } else { Answer::KEYS };
            for key in keys(root, sort) {
                let path = format!("{sort}.{key}");
                known.extend(under(&path, &mut fields(of_one)));
                known.push(path);
            }
        }
        "sections" => {
            let Some(Node { value: Value::Map(sections), .. }) = root.get("sections") else { return known };
            for (key, _) in sections {
                let path = format!("sections.{}", key.text);
                let kind = Kind::of_section(&key.text).unwrap_or(Kind::Item);
                if names.get(1).is_some_and(|name| *name == key.text) {
                    known.extend(under(&path, &mut kind.keys()));
                }
                known.push(path);
            }
        }
        _ => known.extend(sets::NAMES.map(str::to_owned)),
    }
    known
}
