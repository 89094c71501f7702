//! The view as Typst values: a printed string is content that knows its bytes in the profile.

use std::borrow::Cow;
use std::ops::Range;

use typst::foundations::{Array, Content, Dict, IntoValue, NativeElement, Packed, Value};
use typst::model::{Destination, EnumElem, EnumItem, LinkElem, LinkTarget, ListElem, ListItem, ParbreakElem, Url};
use typst::syntax::Span;
use typst::text::{Lang, LinebreakElem, RawContent, RawElem, SubElem, SuperElem, TextElem};

use super::files::Files;
use super::span::Places;
use super::word_joiner::{Joined, KeptWord, KeptWords};
use crate::diagnostic::{Code, Diagnostic};
use crate::view::text::rich::{Piece, Run, plain};
use crate::view::value::LayoutValue;

/// Emphasis, links and the like inside each other; Typst itself gives up not far above.
const MAX_DEPTH: usize = 40;

/// The Typst value of a value of the view: what `restore` in `shared/profile.typ` makes, with places.
pub(super) fn value(
    it: &LayoutValue,
    files: &Files,
    words: &mut KeptWords,
    places: &mut Places,
) -> Result<Value, Diagnostic> {
    Ok(match it {
        LayoutValue::None => Value::None,
        LayoutValue::Number(number) => number.into_value(),
        LayoutValue::Id(id) => id.as_ref().into_value(),
        LayoutValue::Rich(rich) => {
            let mut builder = Builder::new(files, words, places);
            builder.pieces(&rich.rich)?;
            builder.finish().into_value()
        }
        LayoutValue::List(items) => {
            items.iter().map(|item| value(item, files, words, places)).collect::<Result<Array, _>>()?.into_value()
        }
        LayoutValue::Dict(pairs) => {
            let pair =
                |(name, item): &(Cow<str>, LayoutValue)| Ok((name.as_ref().into(), value(item, files, words, places)?));
            pairs.iter().map(pair).collect::<Result<Dict, Diagnostic>>()?.into_value()
        }
    })
}

/// Pieces on their way to content. Text that goes on where the last text ended is one element with it, and so are the program's
/// own words behind it: for each character that it sets, Typst looks through the elements of the paragraph.
struct Builder<'a> {
    files: &'a Files,
    words: &'a mut KeptWords,
    places: &'a mut Places,
    /// The number of the string, if it has long words.
    depth: usize,
    word: KeptWord,
    done: Vec<Content>,
    open: Option<(Joined, Option<Range<usize>>)>,
}

impl<'a> Builder<'a> {
    fn new(files: &'a Files, words: &'a mut KeptWords, places: &'a mut Places) -> Self {
        Self { files, words, places, depth: 0, word: None, done: Vec::new(), open: None }
    }

    fn pieces(&mut self, pieces: &[Piece]) -> Result<(), Diagnostic> {
        pieces.iter().try_for_each(|piece| self.piece(piece))
    }

    fn piece(&mut self, piece: &Piece) -> Result<(), Diagnostic> {
        match piece {
            Piece::Break => self.push(LinebreakElem::shared().clone()),
            Piece::Paragraph => self.push(ParbreakElem::shared().clone()),
            Piece::Text(run) => self.text(run),
            Piece::Code(run) => self.code(run),
            Piece::NoBreak(body) => {
                self.word = Some(self.words.begin(piece.place(), &plain(body)));
                self.pieces(body)?;
                self.word = None;
            }
            styled => self.styled(styled)?,
        }
        Ok(())
    }

    fn styled(&mut self, piece: &Piece) -> Result<(), Diagnostic> {
        if self.depth == MAX_DEPTH {
            let problem =
                Diagnostic::error(Code::TooDeep, "emphasis, links and the like are too deep inside each other")
                    .hint("take some of the marks out of this text");
            return Err(at_text(piece, problem, self.files));
        }
        let inner = Builder::new(self.files, self.words, self.places);
        let mut inner = Builder { depth: self.depth + 1, word: self.word, ..inner };
        inner.pieces(piece.children())?;
        self.word = inner.word;
        if let Piece::List(_) | Piece::Numbered(_) = piece {
            let list = inner.list(matches!(piece, Piece::Numbered(_)));
            self.push(list);
            return Ok(());
        }
        let body = inner.finish();
        let styled = match piece {
            Piece::Strong(_) => body.strong(),
            Piece::Emph(_) => body.emph(),
            Piece::Sub(_) => SubElem::new(body).pack(),
            Piece::Sup(_) => SuperElem::new(body).pack(),
            Piece::Lang { lang, .. } => {
                let lang: Lang = lang.code().parse().expect("a language's code is two letters");
                body.set(TextElem::lang, lang)
            }
            Piece::Link { url, .. } => self.link(url, piece, body)?,
            _ => body,
        };
        self.push(styled);
        Ok(())
    }

    /// The list whose items have been built.
    fn list(self, numbered: bool) -> Content {
        match numbered {
            true => EnumElem::new(self.done.into_iter().map(|body| Packed::new(EnumItem::new(body))).collect()).pack(),
            false => ListElem::new(self.done.into_iter().map(|body| Packed::new(ListItem::new(body))).collect()).pack(),
        }
    }

    fn link(&mut self, address: &str, piece: &Piece, body: Content) -> Result<Content, Diagnostic> {
        let url = Url::new(address).map_err(|error| {
            let problem = Diagnostic::error(Code::BadUrl, format!("`{address:.60}` is not a web address: {error}"))
                .hint("shorten the address, or leave the link out");
            at_text(piece, problem, self.files)
        })?;
        let link = LinkElem::new(LinkTarget::Dest(Destination::Url(url)), body).pack();
        Ok(match piece.place() {
            Some(range) => {
                let number = self.places.add(address, address.to_owned(), range);
                link.spanned(self.places.span(number))
            }
            None => link,
        })
    }

    fn code(&mut self, Run { text, at }: &Run) {
        let mut joined = Joined::default();
        // A line may end at the spaces in code.
        for part in text.split_inclusive(char::is_whitespace) {
            joined.push(part, &mut self.word);
            if let Some(inside) = self.word.as_mut().filter(|_| part.ends_with(char::is_whitespace)) {
                inside.pause();
            }
        }
        let (text, span) = self.remember(range(at), joined);
        self.push(RawElem::new(RawContent::Text(text.into())).pack().spanned(span));
    }

    fn text(&mut self, run: &Run) {
        let at = range(&run.at);
        let (mut open, range) = match self.open.take() {
            Some((open, range)) if goes_on(&range, &at) => {
                let range = match (range, at) {
                    (Some(range), Some(at)) => Some(range.start..at.end),
                    (range, _) => range,
                };
                (open, range)
            }
            other => {
                self.close(other);
                (Joined::default(), at)
            }
        };
        open.push(&run.text, &mut self.word);
        self.open = Some((open, range));
    }

    fn push(&mut self, content: Content) {
        let open = self.open.take();
        self.close(open);
        self.done.push(content);
    }

    fn close(&mut self, open: Option<(Joined, Option<Range<usize>>)>) {
        if let Some((joined, range)) = open {
            let (text, span) = self.remember(range, joined);
            self.done.push(TextElem::packed(text).spanned(span));
        }
    }

    /// The finished text and its span.
    fn remember(&mut self, range: Option<Range<usize>>, joined: Joined) -> (String, Span) {
        match range {
            Some(range) => self.words.remember(range, joined, self.places),
            None => (joined.text, Span::detached()),
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
        (_, None) => true,
        (None, Some(_)) => false,
    }
}

fn range(at: &Option<(usize, usize)>) -> Option<Range<usize>> {
    at.map(|(start, end)| start..end)
}

/// Points a problem at the first text inside a piece.
fn at_text(piece: &Piece, problem: Diagnostic, files: &Files) -> Diagnostic {
    match piece.place() {
        Some(range) => files.at_profile(problem, range),
        None => problem,
    }
}
