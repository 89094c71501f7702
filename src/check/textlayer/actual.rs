//! The texts that stand for what is drawn, which the marks of a content stream say themselves.

use std::collections::VecDeque;

use hayro_syntax::object::{Dict, Object, String as PdfString};
use hayro_syntax::page::Page;

/// A mark of a content stream, as the interpreter tells of it, and the text that stands for what is in it.
struct Mark {
    tag: Vec<u8>,
    number: Option<i32>,
    text: Option<String>,
}

/// The marks of a page that are still to come.
pub struct Marks(VecDeque<Mark>);

impl Marks {
    /// Those of a page.
    pub fn of(page: &Page) -> Self {
        let mut marks = VecDeque::new();
        let mut operations = page.operations();
        while let Some(operation) = operations.next() {
            if !matches!(&**operation.operator, b"BMC" | b"BDC") {
                continue;
            }
            let mut operands = operation.operands();
            let tag = operands.next().and_then(|tag| tag.clone().into_name()).map(|tag| tag.to_vec());
            let said = operands.next().and_then(|said| match said.clone() {
                Object::Name(name) => page.resources().properties.get::<Dict>(name),
                said => said.into_dict(),
            });
            let number = said.as_ref().and_then(|said| said.get::<i32>("MCID"));
            let text = said.and_then(|said| said.get::<PdfString>("ActualText")).map(|text| decoded(text.as_bytes()));
            marks.push_back(Mark { tag: tag.unwrap_or_default(), number, text });
        }
        Self(marks)
    }

    /// The text of the mark that begins now. One of a form inside the page is none of these, and has no text of its own.
    pub fn next(&mut self, tag: &[u8], number: Option<i32>) -> Option<String> {
        self.0.front().filter(|mark| mark.tag == tag && mark.number == number)?;
        self.0.pop_front()?.text
    }
}

/// A text string: UTF-16 or UTF-8 with a mark, else letters of Western Europe.
pub fn decoded(bytes: &[u8]) -> String {
    if let Some(bytes) = bytes.strip_prefix(b"\xFE\xFF") {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn texts_are_decoded() {
        assert_eq!(decoded(b"\xFE\xFF\xD6\x4D\x00A"), "홍A");
        assert_eq!(decoded(b"\xEF\xBB\xBF\xED\x99\x8D"), "홍");
        assert_eq!(decoded(b"Z\xFCrich"), "Zürich");
    }
}
