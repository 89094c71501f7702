//! The view as Typst values: a printed string is content that knows its bytes in the profile.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use typst::foundations::{Array, Content, Dict, IntoValue, NativeElement, Packed, Value};
use typst::model::{Destination, EnumElem, EnumItem, LinkElem, LinkTarget, ListElem, ListItem, ParbreakElem, Url};
use typst::syntax::Span;
use typst::text::{Lang, LinebreakElem, RawContent, RawElem, SubElem, SuperElem, TextElem};

use super::files::Files;
use super::made::{Contents, Made, Pieces, Run};
use super::span::{Number, Places};
use super::word_joiner::{Joined, KeptWord, KeptWords};
use crate::diagnostic::{Code, Diagnostic};
use crate::view::text::rich::{self, Piece, plain};
use crate::view::value::LayoutValue;

/// Emphasis, links and the like inside each other; Typst itself gives up not far above.
const MAX_DEPTH: usize = 40;

/// The Typst value of a value of the view: what `restore` in `shared/profile.typ` makes, with places.
pub(super) fn value(it: &LayoutValue, known: &mut Known) -> Result<Value, Diagnostic> {
    Ok(match it {
        LayoutValue::None => Value::None,
        LayoutValue::Number(number) => number.into_value(),
        LayoutValue::Id(id) => id.as_ref().into_value(),
        LayoutValue::Rich(rich) => content(&rich.rich, known)?.into_value(),
        LayoutValue::List(items) => {
            items.iter().map(|item| value(item, known)).collect::<Result<Array, _>>()?.into_value()
        }
        LayoutValue::Dict(pairs) => {
            let pair = |(name, item): &(Cow<str>, LayoutValue)| Ok((name.as_ref().into(), value(item, known)?));
            pairs.iter().map(pair).collect::<Result<Dict, Diagnostic>>()?.into_value()
        }
    })
}

/// What is known of a document, while it is made into values.
pub(super) struct Known<'a> {
    /// Where errors are.
    pub files: &'a Files,
    /// The strings that were made before.
    pub contents: &'a Contents,
    /// The words so far.
    pub words: &'a mut KeptWords,
    /// The places so far.
    pub places: &'a mut Places,
}

/// The content of a printable string, which may have been made before.
fn content(pieces: &[Piece], known: &mut Known) -> Result<Content, Diagnostic> {
    let string = Pieces::new(pieces);
    // Where something may break, that goes by its place.
    let contents = (!known.words.any_loose()).then_some(known.contents);
    let before = contents.and_then(|contents| contents.get(&string));
    if let Some(made) = before.as_ref().filter(|made| known.words.add(made, string.start, known.places)) {
        return Ok(made.content.clone());
    }
    let mut made = Made::default();
    let mut builder = Builder::new(Context {
        files: known.files,
        words: known.words,
        places: known.places,
        start: string.start,
        made: &mut made,
    });
    builder.pieces(pieces)?;
    let content = builder.finish();
    made.content = content.clone();
    let made = Arc::new(made);
    known.words.add(&made, string.start, known.places);
    // Of strings that read the same, the first is known.
    if let Some(contents) = contents.filter(|_| before.is_none()) {
        contents.keep(&string, &made);
    }
    Ok(content)
}

/// Pieces on their way to content. Text that goes on where the last text ended is one element with it, and so are the program's
/// own words behind it: for each character that it sets, Typst looks through the elements of the paragraph.
struct Builder<'a> {
    context: Context<'a>,
    /// How many styles are around them.
    depth: usize,
    word: KeptWord,
    done: Vec<Content>,
    open: Option<(Joined, Option<Range<usize>>)>,
}

/// What the pieces of a string are made into content with.
struct Context<'a> {
    files: &'a Files,
    words: &'a KeptWords,
    places: &'a mut Places,
    /// Where the string begins.
    start: usize,
    made: &'a mut Made,
}

impl<'a> Builder<'a> {
    fn new(context: Context<'a>) -> Self {
        Self { context, depth: 0, word: None, done: Vec::new(), open: None }
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
                let Context { words, start, made, .. } = &mut self.context;
                let at = piece.place().map(|at| at.start - *start..at.end - *start);
                self.word = Some(made.begin(at, &plain(body), *start, words));
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
            return Err(at_text(piece, problem, self.context.files));
        }
        let Context { files, words, places, start, made } = &mut self.context;
        let inner = Builder::new(Context { files, words, places, start: *start, made });
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
                let lang: Lang = lang.primary().parse().expect("a language's code is two letters");
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
            at_text(piece, problem, self.context.files)
        })?;
        let link = LinkElem::new(LinkTarget::Dest(Destination::Url(url)), body).pack();
        Ok(match piece.place() {
            Some(range) => link.spanned(self.span(Number::new(address, address), range, None)),
            None => link,
        })
    }

    fn code(&mut self, rich::Run { text, at }: &rich::Run) {
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

    fn text(&mut self, run: &rich::Run) {
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
            Some(range) => {
                let mut joined = joined;
                self.context.words.open(&range, &mut joined);
                let text = joined.text.clone();
                // Without the marks, so that a text keeps its number when it is let break.
                let reads = Number::new(&joined.plain, &text);
                (text, self.span(reads, range, Some(joined)))
            }
            None => (joined.text, Span::detached()),
        }
    }

    /// The span of a run, which is remembered.
    fn span(&mut self, reads: Number, range: Range<usize>, joined: Option<Joined>) -> Span {
        let Context { places, start, made, .. } = &mut self.context;
        let number = places.add(reads, range.clone());
        let range = range.start - *start..range.end - *start;
        made.runs.push(Run { reads, number, range, joined });
        places.span(number)
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
