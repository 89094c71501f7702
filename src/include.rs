//! Files that a profile includes: read, and put into its tree as if they were written there.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::joining::Joining;
use crate::diagnostic::{Code, Diagnostic, Place, SourceFile};
use crate::disk::reach::{Astray, Reach};
use crate::disk::read;
use crate::profile::MAX_BYTES;
use crate::profile::record::MOST_UNKNOWN;
use crate::profile::value::text::Scalar;
use crate::profile::yaml::node::{Key, Node, Value};
use crate::profile::yaml::tree::{self, MAX_NODES, Tree};

/// How many files a profile may include.
const MOST_FILES: usize = 20;
/// The keys whose mappings are joined, key by key.
const JOINED: &[&str] =
    &["sections", "documents", "letters", "essays", "contact", "personal", "defaults", "fonts", "dates"];

/// What the files that a profile includes came to.
pub struct Included {
    /// The profile's file, with those that it includes behind it.
    pub file: Arc<SourceFile>,
    /// What is wrong with them.
    pub problems: Vec<Diagnostic>,
    /// Where they are.
    pub paths: Vec<PathBuf>,
}

/// Reads the files that the profile in `tree` includes from where `reach` goes, and puts what stands there into the tree.
pub fn include(tree: &mut Tree, file: &Arc<SourceFile>, reach: Reach) -> Included {
    let names = names(&tree.root);
    let mut including = Including { file, reach, files: Joining::new(file), problems: Vec::new(), paths: Vec::new() };
    if let Some(name) = names.get(MOST_FILES) {
        let message = format!("the profile includes more than {MOST_FILES} files");
        including.wrong(name, message, "put some of them together");
    }
    for name in names.iter().take(MOST_FILES) {
        including.one(tree, name);
    }
    let Including { files, problems, paths, .. } = including;
    Included { file: files.joined(), problems, paths }
}

/// The files that a profile includes, as it names them.
pub fn names(root: &Node) -> Vec<Scalar> {
    match root.get("include").map(|node| (&node.value, node)) {
        Some((Value::Text(_), node)) => Scalar::written(node).into_iter().collect(),
        Some((Value::List(items), _)) => items.iter().filter_map(Scalar::written).collect(),
        // What is wrong there is told when the profile is read.
        _ => Vec::new(),
    }
}

struct Including<'a> {
    file: &'a Arc<SourceFile>,
    reach: Reach<'a>,
    files: Joining,
    problems: Vec<Diagnostic>,
    paths: Vec<PathBuf>,
}

impl Including<'_> {
    fn one(&mut self, tree: &mut Tree, name: &Scalar) {
        let unread = |why: String| format!("cannot include `{}`: {why}", name.text);
        let path = match self.reach.file(&name.text) {
            Ok(path) => path,
            Err(Astray::Nowhere) => return self.wrong(name, unread(Astray::Nowhere.to_string()), Astray::ROOT),
            Err(astray) => {
                let hint = "put the file into the profile's folder and give its path from there";
                return self.wrong(name, unread(astray.to_string()), hint);
            }
        };
        let text = match read::text_file(&path, MAX_BYTES) {
            Ok(text) => text,
            Err(why) => return self.wrong(name, unread(why), "it holds some of a profile's keys, as YAML"),
        };
        if self.paths.contains(&path) {
            return self.wrong(name, format!("`{}` is included twice", name.text), "keep one of them");
        }
        self.paths.push(path);
        // Messages call it by its path as the profile's own is given.
        let shown = Path::new(&self.file.name).with_file_name(&name.text).display().to_string();
        let source = Arc::new(SourceFile::new(shown, text));
        let start = self.files.push(&source);
        match tree::parse(&source) {
            Ok(included) => self.merge(tree, included, start, name),
            Err(problems) => self.problems.extend(problems),
        }
    }

    /// Puts what stands in a file, whose text begins at `start`, into the profile.
    fn merge(&mut self, tree: &mut Tree, included: Tree, start: usize, name: &Scalar) {
        let root = tree.join(included, start);
        let pairs = match root.value {
            Value::Map(pairs) => pairs,
            Value::Null => return,
            _ => {
                let hint = "write some of a profile's keys there: `sections: …`";
                return self.wrong(name, format!("`{}` is not a mapping", name.text), hint);
            }
        };
        if tree.root.weight().0 + pairs.iter().map(|(_, node)| node.weight().0).sum::<usize>() > MAX_NODES {
            let message = format!("the profile has more than {MAX_NODES} values with what it includes");
            let problem = Diagnostic::error(Code::TooManyValues, message).at(self.file, name.range.clone());
            return self.problems.push(problem.hint("keep what no document shows out of it"));
        }
        let Value::Map(own) = &mut tree.root.value else { return };
        for (key, node) in pairs {
            if key.text == "include" {
                let message = "an included file cannot include others".into();
                self.problem(Code::BadInclude, message, &key, "name them in the profile itself");
            } else {
                self.put(own, key, node);
            }
        }
    }

    /// Puts one key of an included file among the profile's own.
    fn put(&mut self, own: &mut Vec<(Key, Node)>, key: Key, node: Node) {
        let Some((_, there)) = own.iter_mut().find(|(other, _)| other.text == key.text) else {
            return own.push((key, node));
        };
        match (&mut there.value, node.value) {
            (Value::Null, value) => *there = Node { value, range: node.range },
            (_, Value::Null) => {}
            (Value::Map(inner), Value::Map(pairs)) if JOINED.contains(&key.text.as_str()) => {
                for (inner_key, node) in pairs {
                    match inner.iter().find(|(other, _)| other.text == inner_key.text) {
                        Some((other, _)) => self.twice(other, &inner_key),
                        None => inner.push((inner_key, node)),
                    }
                }
            }
            _ => {
                let other = own.iter().find(|(other, _)| other.text == key.text).map(|(other, _)| other.clone());
                self.twice(&other.unwrap_or_else(|| key.clone()), &key);
            }
        }
    }

    /// Tells of a key that two files have.
    fn twice(&mut self, first: &Key, key: &Key) {
        let place = self.files.place(first.range.clone());
        let line = place.file.position(place.range.start).line;
        let message = format!("the key `{}` stands in `{}` as well, at line {line}", key.text, place.file.name);
        self.problem(Code::DuplicateKey, message, key, "keep one of them");
    }

    fn problem(&mut self, code: Code, message: String, key: &Key, hint: &str) {
        let Place { file, range } = self.files.place(key.range.clone());
        if self.problems.len() < MOST_UNKNOWN {
            self.problems.push(Diagnostic::error(code, message).at(&file, range).hint(hint));
        }
    }

    fn wrong(&mut self, name: &Scalar, message: String, hint: &str) {
        let problem = Diagnostic::error(Code::BadInclude, message).at(self.file, name.range.clone());
        self.problems.push(problem.hint(hint));
    }
}
