//! The tree of a YAML file, built of what the parser reads; the one file that knows the YAML parser.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::profile::yaml::confusable::{Suspect, explained};
use crate::profile::yaml::fold::{fold, has_list};
use crate::profile::yaml::node::{Key, Node, Value};
use crate::profile::yaml::{silence, syntax};
use crate::script::normal::nfc;

/// A profile's deepest value lies some ten levels down; more is a mistake or an attack. Lists 26 deep in a table are more than
/// Typst sets.
const MAX_DEPTH: usize = 56;
/// Values in a profile, keys counted too, after its aliases are expanded. A CV in two languages has 1,500. Up to two
/// kilobytes are taken for one until a document is worded.
pub const MAX_NODES: usize = 100_000;
/// So many keys of a map are looked through faster than kept in a table.
const FEW_KEYS: usize = 16;
/// Bytes that aliases may add, so that a document has little more to set than a file can hold.
const MAX_ALIAS_BYTES: usize = 256 << 10;

/// The one document of a file.
#[derive(Debug)]
pub struct Tree {
    /// Its root.
    pub root: Node,
    /// The keys that stand there twice, of which the first is in the tree.
    pub problems: Vec<Diagnostic>,
    /// The texts whose Hangul was written as single letters.
    pub decomposed: Vec<Range<usize>>,
    /// The comments behind values that look as if they belonged to them: `Engineer #1`.
    pub comments: Vec<Range<usize>>,
    /// The lines of texts that look like items of a list.
    pub items: Vec<Range<usize>>,
    /// The names of values that nothing refers to: `&Growth` before a text.
    pub anchors: Vec<Range<usize>>,
    /// The backslashes in double quotes that make a blank or nothing of a letter: `"C:\temp"`.
    pub escapes: Vec<Range<usize>>,
    /// The hyphens of items that hold nothing.
    pub empty: Vec<Range<usize>>,
}

/// Reads the one document of `file`; a syntax error or a broken bound ends the reading.
pub fn parse(file: &Arc<SourceFile>) -> Result<Tree, Vec<Diagnostic>> {
    let mut builder = Builder::new(file);
    match builder.run() {
        Ok(root) => Ok(Tree {
            root,
            problems: builder.problems,
            decomposed: builder.decomposed,
            comments: builder.comments,
            items: builder.items,
            anchors: builder.unused.into_values().collect(),
            escapes: builder.escapes,
            empty: builder.empty,
        }),
        Err(problem) => {
            builder.problems.push(problem);
            Err(builder.problems)
        }
    }
}

impl Tree {
    /// Takes in what was noticed of another tree, whose text begins at `start` behind that of this one; gives its root.
    pub fn join(&mut self, other: Self, start: usize) -> Node {
        let moved = |places: Vec<Range<usize>>| places.into_iter().map(|range| range.start + start..range.end + start);
        self.problems.extend(other.problems);
        self.decomposed.extend(moved(other.decomposed));
        self.comments.extend(moved(other.comments));
        self.items.extend(moved(other.items));
        self.anchors.extend(moved(other.anchors));
        self.escapes.extend(moved(other.escapes));
        self.empty.extend(moved(other.empty));
        other.root.moved(start)
    }
}

/// A list or map that is still open.
struct Open {
    node: Node,
    key: Option<Key>,
    /// The keys so far, if they are many.
    keys: HashSet<String>,
    anchor: usize,
}

struct Builder<'a> {
    file: &'a Arc<SourceFile>,
    /// Byte offset of each character: the parser counts characters.
    offsets: Vec<u32>,
    open: Vec<Open>,
    anchors: HashMap<usize, Node>,
    /// Where the names of texts stand that nothing has referred to yet.
    unused: BTreeMap<usize, Range<usize>>,
    nodes: usize,
    alias_bytes: usize,
    problems: Vec<Diagnostic>,
    decomposed: Vec<Range<usize>>,
    comments: Vec<Range<usize>>,
    items: Vec<Range<usize>>,
    escapes: Vec<Range<usize>>,
    empty: Vec<Range<usize>>,
}

impl<'a> Builder<'a> {
    fn new(file: &'a Arc<SourceFile>) -> Self {
        let text = &file.text;
        let offsets = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
        Self {
            file,
            offsets,
            open: Vec::new(),
            anchors: HashMap::new(),
            unused: BTreeMap::new(),
            nodes: 0,
            alias_bytes: 0,
            problems: Vec::new(),
            decomposed: Vec::new(),
            comments: Vec::new(),
            items: Vec::new(),
            escapes: Vec::new(),
            empty: Vec::new(),
        }
    }

    fn run(&mut self) -> Result<Node, Diagnostic> {
        let file = Arc::clone(self.file);
        let mut root = None;
        let mut documents = 0;
        let mut parser = Parser::new_from_str(&file.text);
        while let Some(event) = parser.next_event() {
            let (event, span) = event.map_err(|error| self.syntax_error(&error))?;
            let range = self.range(span);
            if let Event::DocumentStart(_) = event {
                documents += 1;
                if documents > 1 {
                    let problem = self.refuse(range, "a second YAML document");
                    let problem = problem.hint("delete the line `---`, or keep one profile to a file");
                    return Err(explained(problem, Suspect::Value));
                }
            }
            let done = self.event(event, range).map_err(|problem| explained(problem, Suspect::Value))?;
            if let Some(done) = done {
                root = Some(done);
            }
        }
        Ok(root.unwrap_or(Node { value: Value::Null, range: 0..0 }))
    }

    /// Takes one event; gives the root when it is complete.
    fn event(&mut self, event: Event, range: Range<usize>) -> Result<Option<Node>, Diagnostic> {
        let (node, anchor) = match event {
            Event::SequenceStart(anchor, tag) => {
                self.check_tag(tag.is_some(), &range)?;
                self.open(Value::List(Vec::new()), range, anchor)?;
                return Ok(None);
            }
            Event::MappingStart(anchor, tag) => {
                self.check_tag(tag.is_some(), &range)?;
                self.open(Value::Map(Vec::new()), range, anchor)?;
                return Ok(None);
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(mut open) = self.open.pop() else { return Ok(None) };
                open.node.range = self.extent(&open.node, range);
                (open.node, open.anchor)
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.check_tag(tag.is_some(), &range)?;
                (self.scalar(text, style, range), anchor)
            }
            Event::Alias(id) => (self.alias(id, range)?, 0),
            _ => return Ok(None),
        };
        if anchor != 0 {
            self.count(&node, &node.anchor())?;
            if matches!(node.value, Value::Text(_) | Value::Null) {
                self.unused.extend(self.anchor_before(node.range.start).map(|range| (anchor, range)));
            }
            self.anchors.insert(anchor, node.clone());
        }
        self.attach(node)
    }

    /// A text or nothing. Texts and keys are in normal form C from here on.
    fn scalar(&mut self, text: Cow<str>, style: ScalarStyle, range: Range<usize>) -> Node {
        let composed = match nfc(Cow::Borrowed(&*text)) {
            Cow::Owned(composed) if composed != text => Some(composed),
            _ => None,
        };
        if composed.is_some() && text.chars().any(is_conjoining) {
            self.decomposed.push(range.clone());
        }
        let text = composed.unwrap_or_else(|| text.into_owned());
        if style == ScalarStyle::Plain {
            let source = &self.file.text;
            let empty = text.is_empty() && self.in_list();
            let comment = if empty { silence::comment_for_item(source, range.start) } else { None };
            if empty && comment.is_none() {
                self.empty.extend(silence::hyphen(source, range.start));
            }
            self.comments.extend(comment.or_else(|| silence::comment(source, range.end)));
            self.items.extend(silence::item(source, &range));
        }
        if style == ScalarStyle::DoubleQuoted {
            self.escapes.extend(silence::escape(&self.file.text, &range));
        }
        let text = match style {
            ScalarStyle::Literal => fold(&text),
            ScalarStyle::Folded => self.list(&range).unwrap_or(text),
            _ => text,
        };
        let null = style == ScalarStyle::Plain && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL");
        Node { value: if null { Value::Null } else { Value::Text(text) }, range }
    }

    fn open(&mut self, value: Value, range: Range<usize>, anchor: usize) -> Result<(), Diagnostic> {
        if self.open.len() >= MAX_DEPTH {
            return Err(self.too_deep(range));
        }
        self.open.push(Open { node: Node { value, range }, key: None, keys: HashSet::new(), anchor });
        Ok(())
    }

    fn attach(&mut self, node: Node) -> Result<Option<Node>, Diagnostic> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            let problem =
                Diagnostic::error(Code::TooManyValues, format!("the profile has more than {MAX_NODES} values"));
            return Err(problem.at(self.file, node.range).hint("look for aliases (`*name`) that repeat one another"));
        }
        let Some(parent) = self.open.last_mut() else { return Ok(Some(node)) };
        match (&mut parent.node.value, parent.key.take()) {
            (Value::List(items), _) => items.push(node),
            (Value::Map(_), None) => {
                let key = self.key(node)?;
                self.open.last_mut().expect("the map is still open").key = Some(key);
            }
            (Value::Map(pairs), Some(key)) => {
                if is_known(&mut parent.keys, pairs, &key.text) {
                    // The first key of an item that stands there again begins the next item.
                    let first = pairs.first().is_some_and(|(first, _)| first.text == key.text);
                    let hint = match first
                        && self.open.len() > 1
                        && matches!(self.open[self.open.len() - 2].node.value, Value::List(_))
                    {
                        true => "put `- ` before it if another entry begins here, else keep one of them",
                        false => "keep one of them",
                    };
                    let problem = Diagnostic::error(
                        Code::DuplicateKey,
                        format!("the key `{}` stands here a second time", key.text),
                    );
                    self.problems.push(problem.at(self.file, key.range).hint(hint));
                } else {
                    pairs.push((key, node));
                }
            }
            _ => {}
        }
        Ok(None)
    }

    fn key(&self, node: Node) -> Result<Key, Diagnostic> {
        match node.value {
            Value::Text(text) if text == "<<" => Err(self
                .refuse(node.range, "the merge key `<<`")
                .hint("repeat the keys, or use an alias for the whole value")),
            Value::Text(text) => Ok(Key { text, range: node.range }),
            // A key may be `null` in a map of labels; it is the text that it looks like.
            Value::Null if !node.range.is_empty() => {
                Ok(Key { text: self.file.text[node.range.clone()].to_owned(), range: node.range })
            }
            _ => Err(self.refuse(node.anchor(), "a key that is not plain text").hint("write `key: value`")),
        }
    }

    fn alias(&mut self, id: usize, range: Range<usize>) -> Result<Node, Diagnostic> {
        // The parser refuses an alias that no anchor precedes; a missing one is an anchor around its own alias.
        let Some(node) = self.anchors.get(&id).cloned() else {
            return Err(self.refuse(range, "an alias inside its own anchor").hint("write the value out"));
        };
        self.count(&node, &range)?;
        self.unused.remove(&id);
        Ok(node)
    }

    /// The name that stands before a value, `&name`, or at the start of its range.
    fn anchor_before(&self, start: usize) -> Option<Range<usize>> {
        let (before, value) = self.file.text.split_at(start);
        if value.starts_with('&') {
            let end = value.find(char::is_whitespace).unwrap_or(value.len());
            return Some(start..start + end);
        }
        let before = before.trim_end();
        let begin = before.rfind('&').filter(|begin| !before[*begin..].contains(char::is_whitespace))?;
        Some(begin..before.len())
    }

    /// Counts a value that is copied, to where it has a name or to where that is used.
    fn count(&mut self, node: &Node, range: &Range<usize>) -> Result<(), Diagnostic> {
        let (nodes, bytes) = node.weight();
        self.nodes += nodes;
        self.alias_bytes += bytes;
        if self.nodes > MAX_NODES || self.alias_bytes > MAX_ALIAS_BYTES {
            let problem =
                Diagnostic::error(Code::TooManyValues, "the aliases of the profile expand to too many values");
            let problem = problem.at(self.file, range.clone());
            return Err(problem.hint("write the values out instead of nesting aliases"));
        }
        Ok(())
    }

    fn check_tag(&self, tagged: bool, range: &Range<usize>) -> Result<(), Diagnostic> {
        if tagged {
            let hint = "quote the text if it begins with `!`; a profile needs no YAML tags";
            return Err(self.refuse(range.clone(), "a YAML tag").hint(hint));
        }
        Ok(())
    }

    fn refuse(&self, range: Range<usize>, what: &str) -> Diagnostic {
        Diagnostic::error(Code::YamlFeature, format!("{what} is not allowed in a profile")).at(self.file, range)
    }

    fn syntax_error(&self, error: &ScanError) -> Diagnostic {
        let at = self.byte(error.marker().index());
        // The parser has a bound of its own on brackets, which its look-ahead meets first.
        if error.info().contains("recursion limit") {
            return explained(self.too_deep(at..at + 1), Suspect::Value);
        }
        let syntax::Explained { range, message, hint } = syntax::explain(error.info(), &self.file.text, at);
        let problem = Diagnostic::error(Code::YamlSyntax, message).at(self.file, range).hint(hint);
        explained(problem, Suspect::Line)
    }

    fn too_deep(&self, range: Range<usize>) -> Diagnostic {
        Diagnostic::error(Code::TooDeep, format!("values are nested more than {MAX_DEPTH} levels deep"))
            .at(self.file, range)
            .hint("check for a bracket that is never closed")
    }

    fn byte(&self, character: usize) -> usize {
        self.offsets.get(character).map_or(self.file.text.len(), |&at| at as usize)
    }

    /// The bytes of `span`, without white space at its end.
    fn range(&self, span: Span) -> Range<usize> {
        let (start, end) = (self.byte(span.start.index()), self.byte(span.end.index()));
        let end = end.max(start);
        start..start + self.file.text[start..end].trim_end().len()
    }

    /// A folded block with a list in it, whose lines the parser has joined.
    fn list(&self, range: &Range<usize>) -> Option<String> {
        let block = self.file.text.get(range.clone())?;
        let start = match block.starts_with('>') {
            true => range.start + block.find('\n')? + 1,
            false => self.file.text[..range.start].rfind('\n')? + 1,
        };
        let lines = nfc(Cow::Borrowed(self.file.text.get(start..range.end)?));
        has_list(&lines).then(|| fold(&lines))
    }

    /// Whether what comes next is an item of a list. Items stand on lines of their own, so that each line is looked at once; pairs
    /// may be many on one.
    fn in_list(&self) -> bool {
        self.open.last().is_some_and(|open| matches!(open.node.value, Value::List(_)))
    }

    /// From the first child to the last; an empty value keeps its brackets.
    fn extent(&self, node: &Node, end: Range<usize>) -> Range<usize> {
        let children = match &node.value {
            Value::List(items) => items.first().zip(items.last()).map(|(a, b)| a.range.start..b.range.end),
            Value::Map(pairs) => pairs.first().zip(pairs.last()).map(|(a, b)| a.0.range.start..b.1.range.end),
            Value::Null | Value::Text(_) => None,
        };
        // An alias stands elsewhere in the file, so the end may lie before the start.
        match children {
            Some(children) if children.start <= children.end => children,
            Some(children) => children.start..children.start,
            None => node.range.start..end.end.max(node.range.start),
        }
    }
}

/// Whether a map has a key already, which then is among its `keys` if there are many.
fn is_known(keys: &mut HashSet<String>, pairs: &[(Key, Node)], key: &str) -> bool {
    if pairs.len() < FEW_KEYS {
        return pairs.iter().any(|(known, _)| known.text == key);
    }
    if keys.is_empty() {
        keys.extend(pairs.iter().map(|(key, _)| key.text.clone()));
    }
    !keys.insert(key.to_owned())
}

/// A letter of Hangul that is put together with its neighbours to a syllable.
fn is_conjoining(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}')
}

#[cfg(test)]
mod tests;
