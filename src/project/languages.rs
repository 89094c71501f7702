//! The words of languages that a profile brings in files of their own: `languages: [en, {eo: eo.yaml}]`.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::joining::Joining;
use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::disk::reach::{Astray, Reach};
use crate::disk::read;
use crate::language::Language;
use crate::profile::labels::OwnLabels;
use crate::profile::value::own_language::OwnLanguage;
use crate::profile::yaml::node::{Key, Node, Value};
use crate::profile::yaml::tree;
use crate::project::plan::Planner;
use crate::view::selection::Selection;

/// The largest file of words, in bytes.
const MAX_BYTES: u64 = 256 << 10;
/// How many files of words a profile may name.
const MOST_FILES: usize = 20;

/// Puts what stands in the files in the place of their names, and gives the file that all places are in, with what is wrong.
pub fn fill(root: &mut Node, file: &Arc<SourceFile>, reach: Reach) -> (Arc<SourceFile>, Vec<Diagnostic>) {
    let (mut files, mut problems) = (Joining::new(file), Vec::new());
    for (_, node) in brought(root).take(MOST_FILES) {
        let Some(name) = node.text().map(str::to_owned) else { continue };
        match words(&name, node, file, reach) {
            Ok((source, words)) => *node = words.moved(files.push(&source)),
            Err(mut wrong) => {
                problems.append(&mut wrong);
                // What cannot be read is told once.
                node.value = Value::Map(Vec::new());
            }
        }
    }
    (files.joined(), problems)
}

impl Planner<'_> {
    /// The words that the profile brings for a language.
    pub(super) fn words(&self, language: Language) -> Option<&OwnLanguage> {
        let written = self.base.profile.languages.iter().find(|written| written.language == language);
        written.and_then(|written| written.words.as_deref())
    }

    /// The words of a document, with those of its language behind them.
    pub(super) fn with_words(&self, selection: &Selection) -> OwnLabels {
        let words = self.words(selection.language).map(|words| &words.labels);
        words.map_or_else(|| selection.labels.clone(), |words| selection.labels.over(words))
    }
}

/// The languages that bring words, each with where these stand.
fn brought(root: &mut Node) -> impl Iterator<Item = &mut (Key, Node)> {
    let pairs = if let Value::Map(pairs) = &mut root.value { pairs.as_mut_slice() } else { &mut [] };
    let lists = pairs.iter_mut().filter(|(key, _)| key.text == "languages").map(|(_, node)| node);
    let items =
        lists.flat_map(|node| if let Value::List(items) = &mut node.value { items.as_mut_slice() } else { &mut [] });
    items.filter_map(|item| match &mut item.value {
        Value::Map(pairs) if pairs.len() == 1 => pairs.first_mut(),
        _ => None,
    })
}

/// The words in a file; the error is what is wrong with it.
fn words(
    name: &str,
    node: &Node,
    file: &Arc<SourceFile>,
    reach: Reach,
) -> Result<(Arc<SourceFile>, Node), Vec<Diagnostic>> {
    let problem = |why: String| {
        let message = format!("cannot read the words in `{name}`: {why}");
        let problem = Diagnostic::error(Code::UnknownLanguage, message).at(file, node.range.clone());
        let hint = match reach {
            Reach::Nowhere => Astray::ROOT,
            _ => "put the file into the profile's folder and give its path from there",
        };
        vec![problem.hint(hint)]
    };
    let path = reach.file(name).map_err(|astray| problem(astray.to_string()))?;
    let text = read::text_file(&path, MAX_BYTES).map_err(problem)?;
    // Messages call it by its path as the profile's own is given.
    let shown = Path::new(&file.name).with_file_name(name).display().to_string();
    let source = Arc::new(SourceFile::new(shown, text));
    let tree = tree::parse(&source)?;
    if tree.problems.iter().any(Diagnostic::is_error) {
        return Err(tree.problems);
    }
    match tree.root.value {
        Value::Map(_) => Ok((source, tree.root)),
        _ => Err(problem("it has no `labels:`".into())),
    }
}
