//! References that stand in files of their own: read, checked, and put beside the publications of the profile.

mod bibtex;
mod bounds;
mod cited;
mod csl_json;
mod duplicate;
mod found;
pub mod latex;
pub mod style;

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use hayagriva::citationberg::IndependentStyle;

use crate::bibliography::found::Found;
pub use crate::bibliography::found::moved;
use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::disk::read;
use crate::language::Language;
use crate::profile::value::text::Scalar;
use crate::profile::yaml::node::{Key, Node, Value};

/// The largest file of references that is read, in bytes, and how many bytes all may have.
const MAX_BYTES: u64 = 4 << 20;
/// How many references all files of a profile may have.
const MOST: usize = 5000;
/// How many files a section may name.
const MOST_FILES: usize = 20;
/// How many odd references are told of one by one.
const MOST_ODD: usize = 50;

/// What the files of references gave.
#[derive(Debug, Default)]
pub struct Library {
    /// What citation styles ask for, by key.
    pub entries: HashMap<String, hayagriva::Entry>,
    /// The files.
    pub files: Vec<PathBuf>,
    /// The styles that stand in files, by what profiles call them.
    styles: HashMap<String, Arc<IndependentStyle>>,
}

impl Library {
    /// The citation style of that name.
    pub fn style(&self, name: &str) -> Option<Arc<IndependentStyle>> {
        self.styles.get(name).cloned().or_else(|| style::archived(name).map(Arc::new))
    }
}

/// A profile with the references that its sections name.
pub struct Filled {
    /// The profile's file, with those of references behind it.
    pub file: Arc<SourceFile>,
    /// What is wrong, and what is odd.
    pub problems: Vec<Diagnostic>,
    /// What citation styles ask for.
    pub library: Library,
}

/// Reads the files that the sections of the profile `root` name, and adds what stands there to their entries.
pub fn fill(root: &mut Node, file: &Arc<SourceFile>, folder: &Path, languages: &[Language]) -> Filled {
    let mut filling = Filling {
        file,
        folder,
        languages,
        end: file.text.len() + 1,
        sources: Vec::new(),
        read: HashMap::new(),
        problems: Vec::new(),
        library: Library::default(),
    };
    for section in sections(root) {
        filling.section(section);
    }
    let named: Vec<Scalar> = styles(root).into_iter().filter(|name| name.text.ends_with(".csl")).collect();
    for name in named {
        filling.style(&name);
    }
    let Filling { sources, mut problems, library, .. } = filling;
    let file = if sources.is_empty() { Arc::clone(file) } else { SourceFile::joined(file, &sources) };
    if let Some(more) = problems.len().checked_sub(MOST_ODD).filter(|more| *more > 0) {
        let errors = problems.iter().any(Diagnostic::is_error);
        problems.sort_by_key(|problem| !problem.is_error());
        problems.truncate(MOST_ODD);
        if !errors {
            let message = format!("{more} more references are odd");
            problems.push(Diagnostic::warning(Code::OddReference, message).hint("mend those above first"));
        }
    }
    Filled { file, problems, library }
}

/// The sections that name files.
fn sections(root: &mut Node) -> impl Iterator<Item = &mut Node> {
    let pairs = if let Value::Map(pairs) = &mut root.value { pairs.as_mut_slice() } else { &mut [] };
    let sections = pairs.iter_mut().filter(|(key, _)| key.text == "sections").map(|(_, node)| node);
    let sections =
        sections.flat_map(|node| if let Value::Map(pairs) = &mut node.value { pairs.as_mut_slice() } else { &mut [] });
    sections.map(|(_, node)| node).filter(|node| node.get("file").is_some())
}

/// The styles that sections name, and those that documents lay over them.
fn styles(root: &Node) -> Vec<Scalar> {
    let sections = |node: Option<&Node>| -> Vec<Scalar> {
        let pairs = node.and_then(|node| node.get("sections")).map(|node| &node.value);
        let Some(Value::Map(pairs)) = pairs else { return Vec::new() };
        pairs.iter().filter_map(|(_, section)| scalar(section.get("style")?)).collect()
    };
    let mut found = sections(Some(root));
    if let Some(Value::Map(pairs)) = root.get("documents").map(|node| &node.value) {
        found.extend(pairs.iter().flat_map(|(_, document)| sections(document.get("override"))));
    }
    found
}

struct Filling<'a> {
    file: &'a Arc<SourceFile>,
    folder: &'a Path,
    languages: &'a [Language],
    /// Where the text of the next file begins.
    end: usize,
    sources: Vec<Arc<SourceFile>>,
    /// The references of the files read so far, as entries.
    read: HashMap<PathBuf, Vec<Node>>,
    problems: Vec<Diagnostic>,
    library: Library,
}

impl Filling<'_> {
    fn section(&mut self, section: &mut Node) {
        let names: Vec<Scalar> = match section.get("file").map(|node| (&node.value, node)) {
            Some((Value::Text(_), node)) => scalar(node).into_iter().collect(),
            Some((Value::List(items), _)) => items.iter().take(MOST_FILES).filter_map(scalar).collect(),
            _ => return,
        };
        let mut entries: Vec<Node> = match section.get("entries").map(|node| &node.value) {
            Some(Value::List(items)) => items.clone(),
            Some(Value::Null) | None => Vec::new(),
            // What is wrong there is told when it is read.
            Some(_) => return,
        };
        for name in &names {
            match self.entries(name) {
                Ok(read) => entries.extend(read),
                Err(problem) => self.problems.push(problem),
            }
        }
        self.problems.extend(duplicate::told(&entries, |range| self.place(range)));
        let range = names.first().map_or(section.range.clone(), |name| name.range.clone());
        let Value::Map(pairs) = &mut section.value else { return };
        pairs.retain(|(key, _)| key.text != "entries");
        pairs.push((Key { text: "entries".into(), range: range.clone() }, Node { value: Value::List(entries), range }));
    }

    /// Reads the style in a file.
    fn style(&mut self, name: &Scalar) {
        let read = path(&name.text, self.folder).and_then(|path| style::of_file(&path));
        match read {
            Ok(style) => drop(self.library.styles.insert(name.text.clone(), Arc::new(style))),
            Err(why) => {
                let message = format!("cannot read the citation style `{}`: {why}", name.text);
                let problem = Diagnostic::error(Code::BadBibliography, message).at(self.file, name.range.clone());
                self.problems.push(problem.hint("zotero.org/styles has styles as files"));
            }
        }
    }

    /// The place of bytes in the profile or in a file that was read.
    fn place(&self, range: std::ops::Range<usize>) -> crate::diagnostic::Place {
        let mut start = self.file.text.len() + 1;
        if range.start < start {
            return self.file.place(range);
        }
        for source in &self.sources {
            if range.start <= start + source.text.len() {
                return source.place(range.start - start..(range.end - start).min(source.text.len()));
            }
            start += source.text.len() + 1;
        }
        self.file.place(0..0)
    }

    /// The references of a file, as entries of a profile.
    fn entries(&mut self, name: &Scalar) -> Result<Vec<Node>, Diagnostic> {
        let problem =
            |message: String| Diagnostic::error(Code::BadBibliography, message).at(self.file, name.range.clone());
        let path = path(&name.text, self.folder).map_err(|why| {
            problem(format!("cannot read the references in `{}`: {why}", name.text))
                .hint("put the file into the profile's folder and give its path from there")
        })?;
        if let Some(known) = self.read.get(&path) {
            return Ok(known.clone());
        }
        let text =
            text(&path).map_err(|why| problem(format!("cannot read the references in `{}`: {why}", name.text)))?;
        if (self.end + text.len()) as u64 > MAX_BYTES + crate::profile::MAX_BYTES {
            let message = format!("the files of references are larger than {} MiB together", MAX_BYTES >> 20);
            return Err(problem(message).hint("leave out abstracts and what is not of your own"));
        }
        // Messages call it by its path as the profile's own is given.
        let shown = Path::new(&self.file.name).with_file_name(&name.text).display().to_string();
        let source = Arc::new(SourceFile::new(shown, text));
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let mut problems = Vec::new();
        let read = match ending.as_str() {
            "bib" | "bibtex" | "biblatex" => bibtex::read(&source, self.languages, &mut problems),
            "yml" | "yaml" => cited::read(&source, self.languages, &mut problems),
            "json" => csl_json::read(&source, self.languages, &mut problems),
            _ => {
                let message = format!("`{}` is of no format of references that is known", name.text);
                return Err(problem(message).hint("`.bib` is BibTeX, `.yaml` Hayagriva, `.json` CSL JSON"));
            }
        };
        let found = read?;
        if found.len() + self.library.entries.len() > MOST {
            let message = format!("there are more than {MOST} references");
            return Err(problem(message).hint("keep those of your own in a file of their own"));
        }
        self.problems.append(&mut problems);
        Ok(self.keep(path, source, found))
    }

    /// Remembers what was read, and leaves out what has no title.
    fn keep(&mut self, path: PathBuf, source: Arc<SourceFile>, found: Vec<Found>) -> Vec<Node> {
        let start = self.end;
        self.end += source.text.len() + 1;
        let mut nodes = Vec::with_capacity(found.len());
        for mut found in found {
            if found.text("title").is_none() {
                let message = format!("`{}` has no title and is left out", found.key.text);
                let problem = Diagnostic::warning(Code::OddReference, message).at(&source, found.key.range.clone());
                self.problems.push(problem.hint("add `title = {…}`, or delete the entry"));
                continue;
            }
            if let Some(cited) = found.cited.take() {
                self.library.entries.entry(found.key.text.clone()).or_insert(cited);
            }
            nodes.push(found.node(start));
        }
        self.sources.push(source);
        self.library.files.push(path.clone());
        self.read.insert(path, nodes.clone());
        nodes
    }
}

fn scalar(node: &Node) -> Option<Scalar> {
    Some(Scalar { text: node.text()?.to_owned(), range: node.range.clone() })
}

/// The path of a file below `folder`; the error says why it is none.
pub fn path(name: &str, folder: &Path) -> Result<PathBuf, String> {
    let outside = || "it lies outside the profile's folder".to_owned();
    // Judged by its path first, so that a profile cannot find out what lies elsewhere.
    if !Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return Err(outside());
    }
    if name.contains("://") {
        return Err("it is an address, not a file".into());
    }
    let root = folder.canonicalize().map_err(|error| read::reason(&error))?;
    let path = read::spelled(folder, name).canonicalize().map_err(|error| read::reason(&error))?;
    // Links are followed before this, so that none leads out.
    if path.starts_with(&root) { Ok(path) } else { Err(outside()) }
}

fn text(path: &Path) -> Result<String, String> {
    let bytes = read::read_file(path, MAX_BYTES).map_err(|refusal| refusal.to_string())?;
    let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text; save it as UTF-8".to_owned())?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}
