//! The view's JSON as Typst values: a printed string is content that knows its bytes in the profile.

use std::num::NonZeroU64;
use std::ops::Range;

use serde_json::{Map, Value as Json};
use typst::foundations::{Array, Content, Dict, IntoValue, NativeElement, Value};
use typst::model::{Destination, LinkElem, LinkTarget, ParbreakElem, Url};
use typst::syntax::{FileId, Span};
use typst::text::{Lang, LinebreakElem, RawContent, RawElem, SubElem, SuperElem, TextElem};

use super::files::Files;
use super::joiner::{self, Word};
use crate::diagnostic::{Code, Diagnostic};

/// Emphasis, links and the like inside each other; Typst itself gives up not far above.
const MAX_DEPTH: usize = 40;

/// The Typst value of a JSON value: what `restore` in `shared/profile.typ` makes, with places.
pub(super) fn value(json: &Json, files: &Files) -> Result<Value, Diagnostic> {
    Ok(match json {
        Json::Null => Value::None,
        Json::Bool(it) => it.into_value(),
        Json::Number(it) => match it.as_i64() {
            Some(integer) => integer.into_value(),
            None => it.as_f64().into_value(),
        },
        Json::String(it) => it.as_str().into_value(),
        Json::Array(items) => items.iter().map(|item| value(item, files)).collect::<Result<Array, _>>()?.into_value(),
        Json::Object(map) => match rich(map) {
            Some(pieces) => sequence(pieces, files, 0)?.into_value(),
            None => {
                let pair = |(key, item): (&String, &Json)| Ok((key.as_str().into(), value(item, files)?));
                map.iter().map(pair).collect::<Result<Dict, Diagnostic>>()?.into_value()
            }
        },
    })
}

fn rich(map: &Map<String, Json>) -> Option<&[Json]> {
    if map.len() == 1 { map.get("rich")?.as_array().map(Vec::as_slice) } else { None }
}

fn sequence(pieces: &[Json], files: &Files, depth: usize) -> Result<Content, Diagnostic> {
    let mut builder = Builder::new(files, depth, None);
    pieces.iter().try_for_each(|json| builder.piece(json))?;
    Ok(builder.finish())
}

/// Pieces on their way to content. Text that goes on where the last text ended is one element with it.
struct Builder<'a> {
    files: &'a Files,
    depth: usize,
    /// Inside a Hangul word, its last character so far.
    word: Word,
    done: Vec<Content>,
    open: Option<(String, Option<Range<usize>>)>,
}

impl<'a> Builder<'a> {
    fn new(files: &'a Files, depth: usize, word: Word) -> Self {
        Self { files, depth, word, done: Vec::new(), open: None }
    }

    fn piece(&mut self, json: &Json) -> Result<(), Diagnostic> {
        match json.as_str() {
            Some("break") => return Ok(self.push(LinebreakElem::shared().clone())),
            Some("paragraph") => return Ok(self.push(ParbreakElem::shared().clone())),
            _ => {}
        }
        let (kind, value) = json.as_object().and_then(|map| map.iter().next()).ok_or_else(|| unknown(json))?;
        if let "text" | "code" = kind.as_str() {
            let text = value["text"].as_str().ok_or_else(|| unknown(json))?;
            return Ok(if kind == "text" { self.text(text, place(value)) } else { self.code(text, place(value)) });
        }
        let body = value.as_array().or_else(|| value.get("body")?.as_array()).ok_or_else(|| unknown(json))?;
        if self.depth == MAX_DEPTH {
            let problem =
                Diagnostic::error(Code::TooDeep, "emphasis, links and the like are too deep inside each other");
            return Err(at_text(json, problem, self.files));
        }
        if kind == "word" { self.hangul(body) } else { self.styled(kind, value, body) }
    }

    /// A Hangul word; what is wider than a column could be may break.
    fn hangul(&mut self, body: &[Json]) -> Result<(), Diagnostic> {
        self.word = joiner::holds(body).then_some(None);
        body.iter().try_for_each(|json| self.piece(json))?;
        self.word = None;
        Ok(())
    }

    fn styled(&mut self, kind: &str, value: &Json, body: &[Json]) -> Result<(), Diagnostic> {
        let mut inner = Builder::new(self.files, self.depth + 1, self.word);
        body.iter().try_for_each(|json| inner.piece(json))?;
        self.word = inner.word;
        let body = inner.finish();
        self.push(match kind {
            "strong" => body.strong(),
            "emph" => body.emph(),
            "sub" => SubElem::new(body).pack(),
            "sup" => SuperElem::new(body).pack(),
            "lang" => {
                let lang: Lang = value["lang"].as_str().and_then(|it| it.parse().ok()).ok_or_else(|| unknown(value))?;
                body.set(TextElem::lang, lang)
            }
            "link" => link(value, body, self.files)?,
            _ => return Err(unknown(value)),
        });
        Ok(())
    }

    fn text(&mut self, text: &str, at: Option<Range<usize>>) {
        let (open, range) = match self.open.take() {
            Some((open, range)) if goes_on(&range, &at) => {
                let range = range.zip(at).map(|(range, at)| range.start..at.end);
                (open, range)
            }
            other => {
                self.close(other);
                (String::new(), at)
            }
        };
        self.open = Some((joiner::join(open, text, &mut self.word), range));
    }

    fn code(&mut self, text: &str, at: Option<Range<usize>>) {
        let content = RawElem::new(RawContent::Text(text.into())).pack();
        self.push(self.at(content, at));
    }

    fn push(&mut self, content: Content) {
        let open = self.open.take();
        self.close(open);
        self.done.push(content);
    }

    fn close(&mut self, open: Option<(String, Option<Range<usize>>)>) {
        if let Some((text, range)) = open {
            self.done.push(self.at(TextElem::packed(text), range));
        }
    }

    fn at(&self, content: Content, range: Option<Range<usize>>) -> Content {
        match range {
            Some(range) => content.spanned(span(self.files.profile(), range)),
            None => content,
        }
    }

    fn finish(mut self) -> Content {
        let open = self.open.take();
        self.close(open);
        Content::sequence(self.done)
    }
}

/// Whether text at `next` goes on where `last` ends; slices of a run that is written otherwise all have the run's place.
fn goes_on(last: &Option<Range<usize>>, next: &Option<Range<usize>>) -> bool {
    match (last, next) {
        (Some(last), Some(next)) => last.end == next.start || last == next,
        (None, None) => true,
        _ => false,
    }
}

fn link(value: &Json, body: Content, files: &Files) -> Result<Content, Diagnostic> {
    let address = value["url"].as_str().unwrap_or_default();
    let url = Url::new(address).map_err(|error| {
        let problem = Diagnostic::error(Code::BadUrl, format!("`{address:.60}` is not a web address: {error}"));
        at_text(value, problem, files)
    })?;
    let link = LinkElem::new(LinkTarget::Dest(Destination::Url(url)), body).pack();
    Ok(match first_place(value, MAX_DEPTH) {
        Some(range) => link.spanned(span(files.profile(), range)),
        None => link,
    })
}

/// Points a problem at the first text inside a piece.
fn at_text(json: &Json, problem: Diagnostic, files: &Files) -> Diagnostic {
    match first_place(json, MAX_DEPTH) {
        Some(range) => files.at_profile(problem, range),
        None => problem,
    }
}

fn first_place(json: &Json, depth: usize) -> Option<Range<usize>> {
    let depth = depth.checked_sub(1)?;
    match json {
        Json::Object(map) => place(json).or_else(|| map.values().find_map(|value| first_place(value, depth))),
        Json::Array(items) => items.iter().find_map(|item| first_place(item, depth)),
        _ => None,
    }
}

fn place(value: &Json) -> Option<Range<usize>> {
    let at = |index: usize| usize::try_from(value.get("at")?.get(index)?.as_u64()?).ok();
    Some(at(0)?..at(1)?)
}

fn unknown(json: &Json) -> Diagnostic {
    Diagnostic::error(Code::TypstError, format!("unknown piece of text: {json:.60}"))
}

/// A span of bytes of a file: what Typst's `Span::from_range` makes, which is private.
fn span(file: FileId, range: Range<usize>) -> Span {
    const LIMIT: usize = (1 << 23) - 1;
    let [start, end] = [range.start, range.end].map(|offset| offset.min(LIMIT) as u64);
    let raw = u64::from(file.into_raw().get()) << 48 | ((1 << 47) + (1 << 46) + (start << 23 | end));
    Span::from_raw(NonZeroU64::new(raw).expect("a file id is not zero"))
}

#[cfg(test)]
mod tests {
    use typst::syntax::{RangeMapper, parse_code};

    use super::span;
    use crate::document::files::file_id;

    #[test]
    fn span_is_the_one_that_typst_makes() {
        let file = file_id("/profile.yaml").expect("the path is plain");
        for range in [0..1, 12..20, 70_000..1_048_576] {
            let mut node = parse_code(&"x".repeat(range.len()));
            let mapper = RangeMapper::new([range.clone()]).expect("one range is in order");
            node.synthesize_mapped(file, &mapper).expect("the node is as long as the range");
            assert_eq!(node.span(), span(file, range));
        }
    }
}
