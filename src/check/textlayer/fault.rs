//! What may be wrong with a text layer, in words.

use std::borrow::Cow;

use super::strings::At;
use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;

/// What is wrong with a string in a text layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// It is not there.
    Missing,
    /// It only decorates a page.
    Decoration,
    /// A word of it is in pieces, which read like this.
    Torn(String),
    /// It is run together with another, which reads like this.
    Joined(String),
    /// It is there so many times, and should be so many.
    Repeated(usize, usize),
    /// It stands before what it follows.
    Early,
}

/// A fault.
#[derive(Debug)]
pub struct Fault {
    /// What is wrong.
    pub kind: Kind,
    /// With which string.
    pub name: Cow<'static, str>,
    /// Where that is in the profile.
    pub at: Option<At>,
}

impl Fault {
    /// Reports it of a layout.
    pub fn report(self, layout: &str, found: &mut Findings) {
        let name = &self.name;
        let (message, hint) = match self.kind {
            Kind::Missing => (
                format!("the text layer of the PDF lacks part of `{name}`"),
                "shows it otherwise than as text: set it in a font that has its letters, and not as a picture",
            ),
            Kind::Decoration => (
                format!("the PDF has part of `{name}` as decoration, which programs leave out"),
                "shows it in the header or footer of its pages, or in `pdf.artifact`: show it in their text too",
            ),
            Kind::Torn(seen) => (
                format!("the text layer of the PDF has `{name}` in pieces: `{seen}`"),
                "sets letters too far apart: space them by less than 0.15em",
            ),
            Kind::Joined(seen) => (
                format!("the text layer of the PDF runs `{name}` together with what stands beside it: `{seen}`"),
                "puts no space between them: set one, or a line or paragraph of its own",
            ),
            Kind::Repeated(times, most) => (
                format!("the text layer of the PDF has `{name}` {times} times, and not {most}"),
                "shows it more often: show it once, or what repeats it in `pdf.artifact`",
            ),
            Kind::Early => (
                format!("the text layer of the PDF has `{name}` before what it follows"),
                "is to be read in order, as its `parser_safe` says: set things in their order, or say why not",
            ),
        };
        let at = self.at.map(|(start, end)| start..end);
        found.error(Code::TextLayer, at, message).hints.push(format!("the layout `{layout}` {hint}"));
    }
}
