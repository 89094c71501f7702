//! What a text says already, so that the program's own word does not stand beside it a second time.

use crate::script::letter::is_hangul;
use crate::view::text::rich::{Piece, Rich, plain};

/// What people call a field themselves, in lower case, the longer before what it begins with.
const WORDS: &[(&str, &[&str])] = &[
    (
        "score",
        &[
            "평균 평점",
            "평균평점",
            "총 평점",
            "총평점",
            "전체 평점",
            "평점",
            "학점",
            "성적",
            "cumulative gpa",
            "cgpa",
            "overall gpa",
            "gpa",
            "final grade",
            "grade average",
            "grade",
            "score",
            "abschlussnote",
            "durchschnittsnote",
            "gesamtnote",
            "note",
            "moyenne",
            "nota media",
            "nota",
            "promedio",
            "média",
            "成績",
            "评分",
            "成绩",
            "平均绩点",
            "绩点",
        ],
    ),
    (
        "rank",
        &[
            "석차",
            "등수",
            "순위",
            "class rank",
            "class ranking",
            "ranking",
            "ranked",
            "rank",
            "rang",
            "platz",
            "classement",
            "puesto",
            "posición",
            "classificação",
            "席次",
            "順位",
            "排名",
            "名次",
        ],
    ),
    (
        "courses",
        &[
            "이수 과목",
            "이수과목",
            "주요 과목",
            "주요과목",
            "수강 과목",
            "수강과목",
            "관련 과목",
            "과목",
            "relevant coursework",
            "relevant courses",
            "selected courses",
            "key courses",
            "coursework",
            "courses",
            "kurse",
            "cours",
            "cursos",
            "disciplinas",
            "履修科目",
            "主修课程",
            "课程",
        ],
    ),
    (
        "advisor",
        &[
            "지도 교수",
            "지도교수",
            "thesis advisor",
            "thesis adviser",
            "thesis supervisor",
            "advised by",
            "supervised by",
            "advisor",
            "adviser",
            "supervisor",
            "betreuerin",
            "betreuer",
            "directrice",
            "directeur",
            "encadrante",
            "encadrant",
            "directora",
            "director",
            "orientadora",
            "orientador",
            "指導教員",
            "指導教授",
            "指导教师",
            "导师",
        ],
    ),
    (
        "thesis",
        &[
            "학위논문",
            "학위 논문",
            "논문",
            "dissertation",
            "thesis",
            "mémoire",
            "thèse",
            "tesis",
            "tese",
            "学位論文",
            "论文",
        ],
    ),
    (
        "stack",
        &[
            "기술 스택",
            "기술스택",
            "사용 기술",
            "사용기술",
            "스택",
            "tech stack",
            "technology stack",
            "stack",
            "technologies",
            "technologien",
            "使用技術",
            "技术栈",
        ],
    ),
    (
        "result",
        &[
            "점수",
            "score",
            "result",
            "grade",
            "punktzahl",
            "ergebnis",
            "résultat",
            "puntuación",
            "pontuação",
            "スコア",
            "分数",
        ],
    ),
];

/// What may stand between a label and what it names.
const COLONS: &str = ":：=";

/// A row whose label the program has: the label, unless the text has one of its own, and the text.
pub struct Labelled {
    /// What stands before the text.
    pub label: Option<Rich>,
    /// The text without a label.
    pub text: Rich,
}

/// The row of the field `key`, which the program calls `label`. A text that begins with a word for the field gives its own label,
/// and one that has it elsewhere needs none.
pub fn labelled(key: &str, label: &str, text: Rich) -> Labelled {
    let said = lower(&text.plain());
    let words = || WORDS.iter().filter(|(field, _)| *field == key).flat_map(|(_, words)| words.iter().copied());
    // A label may deliberately be nothing.
    let named = || Some(Rich::own(label)).filter(|_| !label.is_empty());
    let own = lower(label);
    // A title may begin with the word: `논문 검색 시스템`.
    let colon = key == "thesis";
    let begins =
        std::iter::once(own.as_str()).chain(words()).find_map(|word| Some((word, behind(&said, word, colon)?)));
    if let Some((word, from)) = begins {
        let length = word.chars().count();
        let (head, rest) = text.split(length);
        let rest = rest.split(from - length).1;
        // Layouts put the name of a stack before it themselves.
        let label = if word == own || key == "stack" { named() } else { Some(head) };
        return Labelled { label, text: rest };
    }
    // A course or a tool may be called so; a mark, a place or a person is not.
    let elsewhere = ["score", "rank", "advisor", "result"].contains(&key) && words().any(|word| has_word(&said, word));
    Labelled { label: named().filter(|_| !elsewhere), text }
}

/// How many characters of `text` the label `word` takes that it begins with, and what parts it from the rest; with `colon`,
/// that has to be one.
fn behind(text: &str, word: &str, colon: bool) -> Option<usize> {
    let rest = text.strip_prefix(word).filter(|_| !word.is_empty())?;
    let parted = rest.trim_start_matches(|c: char| c.is_whitespace() || COLONS.contains(c));
    let between = &rest[..rest.len() - parted.len()];
    // `학점3.5` needs no space.
    let glued = !word.is_ascii() && rest.starts_with(|c: char| c.is_ascii_digit());
    let apart = if colon { between.contains(|c| COLONS.contains(c)) } else { glued || !between.is_empty() };
    (apart && !parted.is_empty()).then(|| word.chars().count() + between.chars().count())
}

/// A text without the word, in lower case, that it begins with; with `colon`, one has to part them.
pub fn without(word: &str, text: Rich, colon: bool) -> Rich {
    match behind(&lower(&text.plain()), word, colon) {
        Some(from) => text.split(from).1,
        None => text,
    }
}

/// A text in lower case, letter for letter.
pub fn lower(text: &str) -> String {
    text.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect()
}

/// Whether `word` stands in `text`, both in lower case, not as part of another word; Hangul goes on in particles.
pub fn has_word(text: &str, word: &str) -> bool {
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_square(c));
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
        let square = word.chars().any(is_square);
        square || !inside(before) && !inside(after)
    })
}

fn is_square(c: char) -> bool {
    is_hangul(c) || matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
}

/// Whether a number of people says no word of its own: `5`, `5–7`, `10+`.
pub fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic)
}

/// Whether a text stands in brackets.
pub fn in_brackets(text: &str) -> bool {
    let pairs = [('(', ')'), ('（', '）'), ('[', ']')];
    pairs.into_iter().any(|(open, close)| text.starts_with(open) && text.ends_with(close))
}

/// Whether a text says another one, as it is written: `English (fluent)`, `fluent`. Unlike a program's word, it may be part of a
/// longer word in Hangul, too, and mean something else there.
pub fn says(text: &Rich, other: &Rich) -> bool {
    let (text, other) = (lower(&text.plain()), lower(&other.plain()));
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let alone = |at: usize| !inside(text[..at].chars().next_back()) && !inside(text[at + other.len()..].chars().next());
    !other.trim().is_empty() && text.match_indices(&other).any(|(at, _)| alone(at))
}

/// The words for one who learns on the job, in the languages of documents.
const INTERN: &[&str] =
    &["intern", "internship", "인턴", "인턴십", "インターン", "实习生", "praktikant", "praktikum", "stage"];

/// Whether a position says the form of employment, at its end: `Engineer (contract)`, `인턴`.
pub fn says_form(position: &Rich, form: &Rich) -> bool {
    let (position, form) = (lower(&position.plain()), lower(&form.plain()));
    let words = if INTERN.contains(&form.as_str()) { INTERN } else { &[form.as_str()] };
    let end = position.trim_end_matches([')', '）', ']']);
    let parted = |rest: &str| !rest.ends_with(char::is_alphanumeric);
    words.iter().any(|word| !word.is_empty() && end.strip_suffix(word).is_some_and(parted))
}

/// What stands beside a name, without the name: `native` for `Korean native`; nothing if the name says it.
pub fn beside(name: &Rich, text: Rich) -> Option<Rich> {
    if says(name, &text) {
        return None;
    }
    let (word, length) = (lower(&name.plain()), text.plain().len());
    let rest = without_end(&word, without(&word, text, false));
    let shorter = rest.plain();
    if shorter.len() == length || !in_brackets(&shorter) {
        return Some(rest);
    }
    let inner = rest.split(1).1;
    Some(inner.split(shorter.chars().count() - 2).0)
}

/// A text without the word, in lower case, that it ends with behind a space.
fn without_end(word: &str, text: Rich) -> Rich {
    let said = lower(&text.plain());
    match said.strip_suffix(word).filter(|rest| !word.is_empty() && rest.ends_with(char::is_whitespace)) {
        Some(rest) if !rest.trim().is_empty() => text.split(rest.trim_end().chars().count()).0,
        _ => text,
    }
}

/// A degree and its subject, neither with the other in it: `통계학과 학사` and `학사`.
pub fn apart(degree: Option<Rich>, subject: Option<Rich>) -> (Option<Rich>, Option<Rich>) {
    let (Some(degree), Some(subject)) = (&degree, &subject) else { return (degree, subject) };
    if says(degree, subject) {
        return (Some(degree.clone()), None);
    }
    let word = lower(&degree.plain());
    if behind(&lower(&subject.plain()), &word, false).is_some() {
        // `B.S. in Physics`
        return (None, Some(subject.clone()));
    }
    (Some(degree.clone()), Some(without_end(&word, subject.clone())))
}

/// A result without the end of a test's name that it begins with: `5급` for `新HSK` and `HSK 5급`.
pub fn behind_name(name: &Rich, result: Rich) -> Rich {
    let (name, said) = (lower(&name.plain()), lower(&result.plain()));
    let first = said.split_whitespace().next().unwrap_or_default();
    let other_script = |rest: &str| {
        rest.chars().next_back().is_none_or(|c| !c.is_alphanumeric() || is_square(c) != first.starts_with(is_square))
    };
    match name.strip_suffix(first).is_some_and(|rest| !first.is_empty() && other_script(rest)) {
        true => without(first, result, false),
        false => result,
    }
}

/// Two texts in a row, one of them if it says the other too: `TOEIC`, `TOEIC 950`.
pub fn together(first: Rich, second: Rich) -> Rich {
    let (one, other) = (lower(&first.plain()), lower(&second.plain()));
    if has_word(&other, &one) {
        return second;
    }
    if has_word(&one, &other) {
        return first;
    }
    let second = behind_name(&first, second);
    Rich { rich: [first.rich, vec![Piece::own(" ")], second.rich].concat() }
}

impl Rich {
    /// What stands before the character `at`, and what from it on.
    pub fn split(self, at: usize) -> (Self, Self) {
        let mut left = at;
        let (head, tail) = divide(self.rich, &mut left);
        (Self { rich: head }, Self { rich: tail })
    }
}

/// Divides pieces behind `left` characters.
fn divide(pieces: Vec<Piece>, left: &mut usize) -> (Vec<Piece>, Vec<Piece>) {
    let (mut head, mut tail) = (Vec::new(), Vec::new());
    for piece in pieces {
        let length = plain(std::slice::from_ref(&piece)).chars().count();
        if *left == 0 {
            tail.push(piece);
        } else if length <= *left {
            *left -= length;
            head.push(piece);
        } else if let Piece::Text(run) | Piece::Code(run) = &piece {
            let at = run.text.char_indices().nth(*left).map_or(run.text.len(), |(at, _)| at);
            head.push(Piece::Text(run.slice(0..at)));
            tail.push(Piece::Text(run.slice(at..run.text.len())));
            *left = 0;
        } else {
            let (before, after) = divide(piece.children().to_vec(), left);
            head.push(piece.around(before));
            tail.push(piece.around(after));
        }
    }
    (head, tail)
}

#[cfg(test)]
mod tests;
