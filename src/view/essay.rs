//! The answers that a document consists of, each a section, and how long they are.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::profile::essay::{Answer, Counting, LengthLimit};
use crate::view::SectionView;
use crate::view::selection::Essay;
use crate::view::text::pasted::{self, Pasted};
use crate::view::text::rich::{Piece, Rich};
use crate::view::value::dictionary;
use crate::view::wording::compose::Composer;
use crate::view::wording::essay_labels::EssayLabels;

/// An answer that is shorter than this share of its limit looks as if its writer had nothing to say.
const SHORT: f64 = 0.8;

dictionary! {
/// How long an answer is.
pub struct LengthView {
    /// What its limit counts of it, with the limit.
    pub count: Rich,
    /// All that can be counted of it, for people who check it.
    pub told: String,
}
}

/// What is counted of a text.
struct Length {
    with_spaces: usize,
    without_spaces: usize,
    /// Nothing if a character is not in CP949.
    bytes: Option<usize>,
}

/// How much a character counts; nothing if that cannot be told.
fn weight(c: char, counting: Counting, line_break: usize) -> Option<usize> {
    match (c, counting) {
        (c, Counting::WithoutSpaces) if c.is_whitespace() => Some(0),
        ('\n', _) => Some(line_break),
        (_, Counting::WithSpaces | Counting::WithoutSpaces) => Some(1),
        (c, Counting::Bytes) => pasted::bytes(c),
    }
}

impl Length {
    fn of(text: &str, line_break: usize) -> Self {
        let sum = |counting| text.chars().map(|c| weight(c, counting, line_break)).sum::<Option<usize>>();
        Self {
            with_spaces: sum(Counting::WithSpaces).unwrap_or_default(),
            without_spaces: sum(Counting::WithoutSpaces).unwrap_or_default(),
            bytes: sum(Counting::Bytes),
        }
    }

    /// As its limit counts.
    fn by(&self, counting: Counting) -> Option<usize> {
        match counting {
            Counting::WithSpaces => Some(self.with_spaces),
            Counting::WithoutSpaces => Some(self.without_spaces),
            Counting::Bytes => self.bytes,
        }
    }
}

impl Composer<'_> {
    /// The answers that the document consists of; `None` if it is no essay.
    pub fn answers(&mut self) -> Option<Vec<SectionView>> {
        let Essay { named, answer } = self.selection.essay.as_ref()?;
        let profile = self.profile;
        let answers = &profile.essays.called(&named.name)?.0;
        if let Some(number) = answer.filter(|number| *number > answers.len()) {
            let message = format!("the essay `{}` has no answer {number}", named.name);
            let hint = format!("its answers are numbered from 1 to {}", answers.len());
            self.error(Code::UnknownEssay, named.range.clone(), message, &hint);
        }
        let numbered = answers.iter().enumerate().map(|(index, answer)| (index + 1, answer));
        let chosen = numbered.filter(|(number, _)| answer.is_none_or(|chosen| chosen == *number));
        Some(chosen.filter_map(|(number, answer)| self.answer(number, answer)).collect())
    }

    fn answer(&mut self, number: usize, answer: &Answer) -> Option<SectionView> {
        let text = self.paragraphs(&answer.text)?;
        let heading = answer.heading.as_ref().and_then(|heading| self.line(heading));
        let text = match heading {
            Some(heading) => Rich { rich: [vec![Piece::Strong(heading.rich), Piece::Paragraph], text.rich].concat() },
            None => text,
        };
        let title = self.line(&answer.question);
        let length = self.length(number, answer.limit.as_ref(), &text, title.as_ref().and_then(Rich::place));
        Some(SectionView {
            key: "essay".into(),
            kind: "text",
            title,
            note: None,
            text: Some(text),
            entries: Vec::new(),
            points: Vec::new(),
            marks: "bullets",
            table: None,
            length: Some(length),
            own: Vec::new(),
        })
    }

    /// How long an answer is; reports one that is not as long as it may be.
    fn length(
        &mut self,
        number: usize,
        limit: Option<&LengthLimit>,
        text: &Rich,
        question: Option<Range<usize>>,
    ) -> LengthView {
        let pasted = Pasted::answer(text);
        let counting = limit.and_then(|limit| limit.count).unwrap_or_default();
        let length = Length::of(&pasted.text, line_break(limit));
        if let Some(limit) = limit {
            self.judge(number, limit, &pasted, &length, question);
        }
        let max = limit.and_then(|limit| limit.max);
        let said = |of: Counting| {
            let count = length.by(of).map_or("–".into(), |count| count.to_string());
            max.filter(|_| of == counting).map_or(count.clone(), |max| format!("{count}/{}", max.0))
        };
        let labels = EssayLabels::of(self.language());
        let told = labels.told.replacen("{number}", &number.to_string(), 1);
        let told = told.replacen("{with_spaces}", &said(Counting::WithSpaces), 1);
        let told = told.replacen("{without_spaces}", &said(Counting::WithoutSpaces), 1);
        LengthView {
            count: Rich::own(labels.counted(counting).replacen("{}", &said(counting), 1)),
            told: told.replacen("{bytes}", &said(Counting::Bytes), 1),
        }
    }

    /// Reports an answer that is longer or shorter than its limit says, or that cannot be counted.
    fn judge(
        &mut self,
        number: usize,
        limit: &LengthLimit,
        pasted: &Pasted,
        length: &Length,
        question: Option<Range<usize>>,
    ) {
        let counting = limit.count.unwrap_or_default();
        let Some(count) = length.by(counting) else {
            let (at, c) = uncounted(&pasted.text);
            let place = pasted.place(at).or(question);
            let message = format!("`{c}` is not in CP949, in which bytes are counted");
            self.error(Code::EssayLength, place, message, "write it in letters that Korean portals take");
            return;
        };
        let counted = counted(counting);
        if let Some(max) = limit.max.filter(|max| count > max.0) {
            let at = excess(&pasted.text, max.0, counting, line_break(Some(limit)));
            let place = pasted.place(at).or(question);
            let message = format!("answer {number} has {count} {counted}, and may have {}", max.0);
            let hint = format!("what goes beyond the limit begins here: shorten it by {}", count - max.0);
            self.error(Code::EssayLength, place, message, &hint);
        } else if let Some(min) = limit.min.filter(|min| count < min.0) {
            let message = format!("answer {number} has {count} {counted}, and needs {}", min.0);
            let hint = format!("write {} more", min.0 - count);
            self.error(Code::EssayLength, question, message, &hint);
        } else if let Some(max) = limit.max.filter(|max| (count as f64) < SHORT * max.0 as f64) {
            let message = format!("answer {number} has {count} of {} {counted}", max.0);
            self.note(Code::EssayLength, question, message, "readers expect four fifths of what it may have, or more");
        }
    }
}

/// How much a line break counts for.
fn line_break(limit: Option<&LengthLimit>) -> usize {
    limit.and_then(|limit| limit.line_break).map_or(1, |count| count.0)
}

/// What is counted, in messages.
fn counted(counting: Counting) -> &'static str {
    match counting {
        Counting::WithSpaces => "characters with spaces",
        Counting::WithoutSpaces => "characters without spaces",
        Counting::Bytes => "bytes",
    }
}

/// The first byte of a text that is beyond `max`.
fn excess(text: &str, max: usize, counting: Counting, line_break: usize) -> usize {
    let mut count = 0;
    let mut beyond = text.char_indices().filter(|(_, c)| {
        count += weight(*c, counting, line_break).unwrap_or_default();
        count > max
    });
    beyond.next().map_or(text.len(), |(at, _)| at)
}

/// The first character that CP949 does not have, and where it stands.
fn uncounted(text: &str) -> (usize, char) {
    text.char_indices().find(|(_, c)| pasted::bytes(*c).is_none()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Python's `len(text)`, `len("".join(text.split()))` and `len(text.encode("cp949"))` say.
    #[test]
    fn lengths_are_those_that_others_count() {
        let cases = [
            ("가나다 abc", 7, 6, 10),
            ("첫 문단입니다.\n\n둘째 ‘문단’ · 3만 2천 건…", 28, 20, 45),
            ("똠방각하 펲시콜라", 9, 8, 17),
            ("“정말?”이라고 ㈜다온이 ①②③ 18℃", 21, 18, 36),
        ];
        for (text, with_spaces, without_spaces, bytes) in cases {
            let length = Length::of(text, 1);
            let counts = (length.with_spaces, length.without_spaces, length.bytes);
            assert_eq!(counts, (with_spaces, without_spaces, Some(bytes)), "{text}");
        }
        assert_eq!(Length::of("😀", 1).bytes, None);
        assert_eq!(Length::of("가\n나", 2).with_spaces, 4);
    }

    #[test]
    fn the_first_character_too_many_is_found() {
        assert_eq!(excess("가나 다", 2, Counting::WithSpaces, 1), 6);
        assert_eq!(excess("가나 다", 2, Counting::WithoutSpaces, 1), 7);
        assert_eq!(excess("가나 다", 4, Counting::Bytes, 1), 6);
        assert_eq!(excess("가나 다", 3, Counting::Bytes, 1), 3);
    }
}
