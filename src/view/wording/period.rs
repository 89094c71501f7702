//! Dates and periods in words: `Aug 2020 – Jul 2023`, `2020.08 – 2023.07`.

use std::borrow::Cow;

use crate::profile::entry::common::Common;
use crate::profile::value::date::{Date, DateAt, End, When};
use crate::profile::value::date_style::{DateStyle, PresentStyle, RangeSign};
use crate::view::text::rich::{Piece, Rich, Run};
use crate::view::wording::compose::Composer;
use crate::view::wording::labels::{DateForm, DateLabels};

/// A date in a form of the language, as exact as it was written.
fn date(date: Date, form: &DateForm, labels: &DateLabels) -> String {
    let Date { year, month, day } = date;
    let pattern = match (month, day) {
        (None, _) => &form.year,
        (_, None) => &form.month,
        _ => &form.day,
    };
    let (month, day) = (month.unwrap_or(1), day.unwrap_or(1));
    let first = labels.first.as_deref().filter(|_| day == 1);
    let name = |names: &[String]| names.get(usize::from(month) - 1).cloned().unwrap_or_default();
    pattern
        .replace("{year}", &year.to_string())
        .replace("{name}", &name(&form.names))
        .replace("{alone}", &name(&form.alone))
        .replace("{m}", &month.to_string())
        .replace("{mm}", &format!("{month:02}"))
        .replace("{d}", &first.map_or_else(|| day.to_string(), str::to_owned))
        .replace("{dd}", &format!("{day:02}"))
}

impl Composer<'_> {
    /// A date, with its place.
    pub fn date(&self, at: &DateAt) -> Rich {
        let labels = &self.labels().dates;
        let form = if self.selection.dates.style == Some(DateStyle::Long) { &labels.long } else { &labels.short };
        let words = date(at.date, form, labels);
        let spaced = words.contains(' ');
        let date = Piece::worded(words, &at.range);
        // No line ends at a space inside a date.
        Rich { rich: vec![if spaced { Piece::NoBreak(vec![date]) } else { date }] }
    }

    /// The year alone of what has one date.
    pub fn year(&self, common: &Common) -> Option<Rich> {
        let [When::Date(at)] = common.date.0.as_slice() else { return None };
        Some(self.date(&DateAt { date: Date { month: None, day: None, ..at.date }, ..at.clone() }))
    }

    /// A date in the long style, which is not in the profile.
    pub fn long_date(&self, on: Date) -> Rich {
        let labels = &self.labels().dates;
        Rich::own(date(on, &labels.long, labels))
    }

    /// The same with a pattern of one's own for days.
    pub fn long_date_as(&self, on: Date, day: &str) -> Rich {
        let labels = &self.labels().dates;
        let form = DateForm { day: day.to_owned(), ..labels.long.clone() };
        Rich::own(date(on, &form, labels))
    }

    /// A date, or the words in its place.
    fn when(&mut self, when: &When) -> Option<Rich> {
        match when {
            When::Date(date) => Some(self.date(date)),
            When::Text(text) => self.line(text),
        }
    }

    /// A start alone, of what is over.
    pub fn since(&mut self, start: Option<&When>) -> Option<Rich> {
        start.and_then(|start| self.when(start))
    }

    /// From a start to an end. A start alone is a period that goes on.
    pub fn span(&mut self, start: Option<&When>, end: Option<&End>) -> Option<Rich> {
        let present = &self.labels().dates.present.plain;
        self.span_to(start, end, None, present)
    }

    /// From a start to an end, with what is foreseen; `present` is the word for an end that has not come.
    fn span_to(
        &mut self,
        start: Option<&When>,
        end: Option<&End>,
        foreseen: Option<&Foreseen>,
        present: &str,
    ) -> Option<Rich> {
        let labels = &self.labels().dates;
        let dated = matches!(start, Some(When::Date(_)));
        let start = start.and_then(|start| self.when(start));
        let goes_on = matches!(end, Some(End::Present(_))) || end.is_none() && start.is_some();
        let end = match end {
            Some(End::Date(end)) => Some(self.date(end)),
            Some(End::Text(text)) => self.line(text),
            Some(End::Present(range)) => Some(unit(Piece::worded(present, range))),
            None => goes_on.then(|| unit(Piece::own(present))),
        };
        let start = start.filter(|start| end.as_ref().is_none_or(|end| start.plain() != end.plain()));
        let (end, open) = match foreseen {
            Some(foreseen) => self.foreseen(foreseen, end, goes_on),
            None => (end, goes_on),
        };
        match (start, end) {
            (Some(start), Some(end)) => {
                let pattern = if open { &labels.open } else { &labels.range };
                let pattern = signed(pattern, self.selection.dates.range);
                Some(if dated { ranged(&pattern, start, end) } else { fill(&pattern, [start, end]) })
            }
            (start, end) => start.or(end),
        }
    }

    /// An end with what is foreseen, and whether it still says that the studies go on.
    fn foreseen(&self, foreseen: &Foreseen, end: Option<Rich>, goes_on: bool) -> (Option<Rich>, bool) {
        let DateLabels { due, expected, .. } = &self.labels().dates;
        let date = self.date(&foreseen.date);
        let due = unit(Piece::own(if foreseen.coursework { &due.coursework } else { &due.degree }));
        let pattern = match &end {
            None => &expected.alone,
            Some(_) if goes_on => &expected.open,
            Some(end) if end.plain() == date.plain() => &expected.same,
            Some(_) => &expected.ended,
        };
        let open = goes_on && pattern.contains("{end}");
        (Some(named(pattern, &[("end", &end.unwrap_or_default()), ("due", &due), ("date", &date)])), open)
    }

    /// The period of an entry of a kind: its dates, or its start and end and how long that is.
    pub fn period(&mut self, common: &Common, foreseen: Option<&Foreseen>, kind: &str, still: Still) -> Option<Rich> {
        let labels = self.labels();
        let mut parts: Vec<_> = Vec::new();
        for when in &common.date.0 {
            parts.extend(self.when(when));
        }
        let by_kind = still == Still::GoesOn && self.selection.dates.present == Some(PresentStyle::ByKind);
        let present = &labels.dates.present;
        let present = if by_kind { present.of(kind) } else { &present.plain };
        let started =
            common.start.as_ref().filter(|_| still == Still::Over && common.end.is_none() && foreseen.is_none());
        let span = match started {
            Some(start) => self.when(start),
            None => self.span_to(common.start.as_ref(), common.end.as_ref(), foreseen, present),
        };
        parts.extend(span.map(|span| match self.duration(common, kind) {
            Some(duration) if started.is_none() => fill(&labels.durations.after, [span, duration]),
            _ => span,
        }));
        Rich::joined(parts, &labels.list)
    }
}

/// The dates of studies apart from what they are to end with: `Mar 2023 – Present` and `expected Feb 2027`.
pub fn dates_and_due(period: &Rich) -> (Rich, Option<Rich>) {
    let opens = |piece: &Piece| {
        let Piece::Text(Run { text, at: None }) = piece else { return None };
        text.trim_start().strip_prefix(['(', '（']).map(str::to_owned)
    };
    let Some(begin) = period.rich.iter().rposition(|piece| opens(piece).is_some()) else {
        return (period.clone(), None);
    };
    let mut due: Vec<_> =
        opens(&period.rich[begin]).filter(|rest| !rest.is_empty()).map(Piece::own).into_iter().collect();
    due.extend_from_slice(&period.rich[begin + 1..]);
    due.pop_if(|last| matches!(last, Piece::Text(Run { text, at: None }) if [")", "）"].contains(&text.as_str())));
    (Rich { rich: period.rich[..begin].to_vec() }, Some(Rich { rich: due }))
}

/// What an end means that is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Still {
    /// It goes on, as the kind of the entry has it.
    #[default]
    GoesOn,
    /// It has not ended, and does not go on either: leave.
    Paused,
    /// It is over, and nobody says since when.
    Over,
}

/// What studies are to end with.
#[derive(Debug)]
pub struct Foreseen {
    /// When.
    pub date: DateAt,
    /// Whether that is all courses taken, without a degree.
    pub coursework: bool,
}

/// Words that no line parts: 재직 중.
fn unit(words: Piece) -> Rich {
    let rich = Rich { rich: vec![words] };
    if rich.plain().contains(' ') { rich.held() } else { rich }
}

/// The pattern of a period with another sign where it has one.
fn signed(pattern: &str, sign: Option<RangeSign>) -> Cow<'_, str> {
    let own = pattern.trim_matches(['{', '}', ' ']);
    match sign {
        Some(sign) if !own.is_empty() => pattern.replace(own, sign.word()).into(),
        _ => pattern.into(),
    }
}

/// From a start to an end. A line may end behind the dash, if there is a space, and nowhere else.
fn ranged(pattern: &str, start: Rich, end: Rich) -> Rich {
    let mut parts = pattern.split("{}");
    let [before, between, after] = std::array::from_fn(|_| parts.next().unwrap_or_default());
    let dash = between.trim_end();
    if dash.len() == between.len() {
        return fill(pattern, [start, end]);
    }
    let start = fill(&format!("{before}{{}}{dash}"), [start]);
    fill(&format!("{{}}{}{{}}{after}", &between[dash.len()..]), [start.held(), end])
}

/// Puts `values` where `pattern` has `{}`.
pub fn fill<const N: usize>(pattern: &str, values: [Rich; N]) -> Rich {
    let mut values = values.into_iter();
    let mut rich = Vec::new();
    for (index, words) in pattern.split("{}").enumerate() {
        if index > 0 {
            rich.extend(values.next().unwrap_or_default().rich);
        }
        if !words.is_empty() {
            rich.push(Piece::own(words));
        }
    }
    Rich { rich }
}

/// Puts each of `places` where `pattern` has its name in braces.
pub fn named(pattern: &str, places: &[(&str, &Rich)]) -> Rich {
    let mut rich = Vec::new();
    for (index, part) in pattern.split('{').enumerate() {
        let (name, words) = if index == 0 { ("", part) } else { part.split_once('}').unwrap_or(("", part)) };
        let place = places.iter().find(|(place, _)| *place == name);
        rich.extend(place.into_iter().flat_map(|(_, value)| value.rich.clone()));
        if !words.is_empty() {
            rich.push(Piece::own(words));
        }
    }
    Rich { rich }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::view::wording::labels::Labels;

    #[test]
    fn dates_are_worded_as_exactly_as_they_were_written() {
        let expected = [
            ("en", "2020; Aug 2020; Aug 5, 2020; Mar 1, 2020", "2020; August 2020; August 5, 2020; March 1, 2020"),
            ("ko", "2020; 2020.08; 2020.08.05; 2020.03.01", "2020년; 2020년 8월; 2020년 8월 5일; 2020년 3월 1일"),
            ("ja", "2020年; 2020年8月; 2020年8月5日; 2020年3月1日", "2020年; 2020年8月; 2020年8月5日; 2020年3月1日"),
            ("zh", "2020年; 2020年8月; 2020年8月5日; 2020年3月1日", "2020年; 2020年8月; 2020年8月5日; 2020年3月1日"),
            ("de", "2020; Aug. 2020; 5. Aug. 2020; 1. März 2020", "2020; August 2020; 5. August 2020; 1. März 2020"),
            ("fr", "2020; août 2020; 5 août 2020; 1er mars 2020", "2020; août 2020; 5 août 2020; 1er mars 2020"),
            (
                "es",
                "2020; ago. 2020; 5 ago. 2020; 1 mar. 2020",
                "2020; agosto de 2020; 5 de agosto de 2020; 1 de marzo de 2020",
            ),
            (
                "pt",
                "2020; ago. 2020; 5 ago. 2020; 1º mar. 2020",
                "2020; agosto de 2020; 5 de agosto de 2020; 1º de março de 2020",
            ),
            ("it", "2020; ago 2020; 5 ago 2020; 1 mar 2020", "2020; agosto 2020; 5 agosto 2020; 1 marzo 2020"),
            ("nl", "2020; aug 2020; 5 aug 2020; 1 mrt 2020", "2020; augustus 2020; 5 augustus 2020; 1 maart 2020"),
            ("pl", "2020; sie 2020; 5 sie 2020; 1 mar 2020", "2020; sierpień 2020; 5 sierpnia 2020; 1 marca 2020"),
            ("cs", "2020; srpen 2020; 5. 8. 2020; 1. 3. 2020", "2020; srpen 2020; 5. srpna 2020; 1. března 2020"),
            (
                "hu",
                "2020.; 2020. aug.; 2020. aug. 5.; 2020. márc. 1.",
                "2020.; 2020. augusztus; 2020. augusztus 5.; 2020. március 1.",
            ),
        ];
        assert_eq!(expected.map(|(code, ..)| code), Language::DOCUMENT[..expected.len()]);
        for (code, short, long) in expected {
            let labels = &Labels::of(Language::of_document(code).unwrap()).dates;
            let worded = |form| {
                let dates = ["2020", "2020-08", "2020-08-05", "2020-03-01"];
                dates.map(|text| date(Date::parse(text).unwrap(), form, labels)).join("; ")
            };
            assert_eq!((worded(&labels.short).as_str(), worded(&labels.long).as_str()), (short, long));
        }
    }
}
