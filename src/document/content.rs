//! The view's JSON as Typst values: a printed string is content that knows its bytes in the profile.

use std::num::NonZeroU64;
use std::ops::Range;

use serde_json::{Map, Value as Json};
use typst::foundations::{Array, Content, Dict, IntoValue, NativeElement, Value};
use typst::layout::BoxElem;
use typst::model::{Destination, LinkElem, LinkTarget, ParbreakElem, Url};
use typst::syntax::{FileId, Span};
use typst::text::{Lang, LinebreakElem, RawContent, RawElem, SubElem, SuperElem, TextElem};

use super::files::Files;
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
    let pieces: Vec<_> = pieces.iter().map(|json| piece(json, files, depth)).collect::<Result<_, _>>()?;
    Ok(Content::sequence(pieces))
}

fn piece(json: &Json, files: &Files, depth: usize) -> Result<Content, Diagnostic> {
    match json.as_str() {
        Some("break") => return Ok(LinebreakElem::shared().clone()),
        Some("paragraph") => return Ok(ParbreakElem::shared().clone()),
        _ => {}
    }
    let (kind, value) = json.as_object().and_then(|map| map.iter().next()).ok_or_else(|| unknown(json))?;
    if let "text" | "code" = kind.as_str() {
        return leaf(kind, value, files.profile()).ok_or_else(|| unknown(json));
    }
    let body = value.as_array().or_else(|| value.get("body")?.as_array()).ok_or_else(|| unknown(json))?;
    if depth == MAX_DEPTH {
        let problem = Diagnostic::error(Code::TooDeep, "emphasis, links and the like are too deep inside each other");
        return Err(at_text(json, problem, files));
    }
    let body = sequence(body, files, depth + 1)?;
    Ok(match kind.as_str() {
        "strong" => body.strong(),
        "emph" => body.emph(),
        "sub" => SubElem::new(body).pack(),
        "sup" => SuperElem::new(body).pack(),
        "word" => BoxElem::new().with_body(Some(body)).pack(),
        "lang" => {
            let lang: Lang = value["lang"].as_str().and_then(|it| it.parse().ok()).ok_or_else(|| unknown(json))?;
            body.set(TextElem::lang, lang)
        }
        "link" => link(value, body, files)?,
        _ => return Err(unknown(json)),
    })
}

fn leaf(kind: &str, value: &Json, profile: FileId) -> Option<Content> {
    let text = value["text"].as_str()?;
    let content =
        if kind == "code" { RawElem::new(RawContent::Text(text.into())).pack() } else { TextElem::packed(text) };
    Some(match place(value) {
        Some(range) => content.spanned(span(profile, range)),
        None => content,
    })
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
