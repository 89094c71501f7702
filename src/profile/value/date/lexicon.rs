//! The words that dates are written with, so that a date in another spelling is not taken for words (`Fall 2020`).

use crate::diagnostic::phrase::nearest;

/// What a word of a date does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The name of a month, from 1.
    Month(u8),
    /// Behind a number: it is a year.
    Year,
    /// Behind a number: it is a month.
    Months,
    /// Behind a number: it is a day.
    Day,
    /// What goes on.
    Present,
    /// Before a start, or behind one.
    From,
    /// Before an end, or behind one.
    To,
    /// Between dates of a list.
    And,
    /// What is to come: a degree.
    Due,
    /// Says nothing: an article, the ending of an ordinal number.
    Filler,
}

/// Words in lower case, parted by spaces, in the languages of documents.
const WORDS: &[(Word, &str)] = &[
    (Word::Month(1), "january jan januar jänner janvier janv enero ene janeiro"),
    (Word::Month(2), "february feb februar février févr fév febrero fevereiro fev"),
    (Word::Month(3), "march mar märz mrz mars marzo março"),
    (Word::Month(4), "april apr avril avr abril abr"),
    (Word::Month(5), "may mai mayo maio"),
    (Word::Month(6), "june jun juni juin junio junho"),
    (Word::Month(7), "july jul juli juillet juil julio julho"),
    (Word::Month(8), "august aug août agosto ago"),
    (Word::Month(9), "september sep sept septembre septiembre setembro set"),
    (Word::Month(10), "october oct oktober okt octobre octubre outubro out"),
    (Word::Month(11), "november nov novembre noviembre novembro"),
    (Word::Month(12), "december dec dezember dez décembre déc diciembre dic dezembro"),
    (Word::Year, "년 년도 年 年度"),
    (Word::Months, "월 月"),
    (Word::Day, "일 日 号"),
    (Word::Present, "present now current currently ongoing today date heute laufend aktuell"),
    (Word::Present, "aujourd hui actuel actuellement présent cours poste actualidad actual presente curso hoy fecha"),
    (
        Word::Present,
        "atualidade atual hoje 현재 현재까지 지금 지금까지 오늘 재직 재직중 재학 재학중 근무 근무중 진행 진행중",
    ),
    (Word::Present, "활동중 계속 중 現在 現在まで 在職中 在学中 継続中 今 现在 目前 在职 在读"),
    (Word::From, "from since seit von vom ab depuis desde 부터 から 입학 입사 入学 入社"),
    (Word::To, "to until till through bis à au a jusqu hasta al até ao 까지 まで 至 到 졸업 수료 퇴사 卒業 毕业"),
    (Word::And, "and und et y e"),
    (Word::Due, "expected anticipated graduation voraussichtlich prévu prévue previsto prevista"),
    (Word::Due, "예정 졸업예정 수료예정 卒業予定 卒業見込み 予定 预计 预计毕业"),
    (Word::Filler, "of the in im am der den de del le la el en em st nd rd th er"),
];

/// Words that stand right behind the unit of a number, as in 2020年8月至今.
const JOINED: &[(&str, &[Word])] = &[
    ("부터", &[Word::From]),
    ("까지", &[Word::To]),
    ("から", &[Word::From]),
    ("まで", &[Word::To]),
    ("至今", &[Word::To, Word::Present]),
    ("至", &[Word::To]),
    ("到", &[Word::To]),
    ("생", &[Word::Filler]),
];

/// Whether a character is part of a word. Everything else stands between words, digits too.
pub fn is_letter(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{1FFF}' | '\u{3040}'..='\u{D7FF}')
}

/// What is between words, as a pattern.
const BETWEEN: &str = r"[^A-Za-z\u00C0-\u1FFF\u3040-\uD7FF]";

/// What the letters between two other characters say; nothing if that is no word of a date.
pub fn read(letters: &str) -> Option<Vec<Word>> {
    let lower = letters.to_lowercase();
    let word = |sought: &str| {
        let words = WORDS.iter().find(|(_, words)| words.split(' ').any(|word| word == sought));
        words.map(|(word, _)| *word)
    };
    if let Some(word) = word(&lower) {
        return Some(vec![word]);
    }
    let (joined, words) = JOINED.iter().find(|(joined, _)| lower.ends_with(joined))?;
    let before = lower.strip_suffix(joined).filter(|before| !before.is_empty());
    let unit = before.map(|unit| word(unit).filter(|unit| matches!(unit, Word::Year | Word::Months | Word::Day)));
    match unit {
        Some(unit) => Some([&[unit?], *words].concat()),
        None => Some(words.to_vec()),
    }
}

/// A text with the words of dates in place of those that nobody knows and that are near them: `Sepember 2013`.
pub fn corrected(text: &str) -> Option<String> {
    let words: Vec<&str> = WORDS.iter().flat_map(|(_, words)| words.split(' ')).filter(|word| word.len() > 2).collect();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_letter) {
        let (before, behind) = rest.split_at(start);
        let (letters, behind) = behind.split_at(behind.find(|c| !is_letter(c)).unwrap_or(behind.len()));
        // In a word of three letters one slip is a third of it.
        let known = read(letters).is_some() || letters.chars().count() < 4;
        out.push_str(before);
        out.push_str(if known { letters } else { nearest(letters, &words)? });
        rest = behind;
    }
    out.push_str(rest);
    (out != text).then_some(out)
}

/// Whether all words of a text are those of dates, as `pattern` has it.
pub fn is_of_dates(text: &str) -> bool {
    let mut words = text.split(|c| !is_letter(c)).filter(|letters| !letters.is_empty());
    is_misspelt(text) || words.all(|letters| read(letters).is_some())
}

/// Whether a text says that its date is to come: `Expected May 2027`, `2027.02 졸업예정`.
pub fn is_due(text: &str) -> bool {
    text.split(|c| !is_letter(c)).any(|letters| read(letters).is_some_and(|words| words.contains(&Word::Due)))
}

/// Whether a text begins as a date in digits does: `2020-O8`, `2020-08-15T09:00`.
fn is_misspelt(text: &str) -> bool {
    let bytes = text.as_bytes();
    let year = bytes.iter().take(4).filter(|byte| byte.is_ascii_digit()).count() == 4;
    let sign = |at: usize, signs: &[u8]| bytes.get(at).is_some_and(|byte| signs.contains(byte));
    year && sign(4, b"-./") && sign(5, b"0123456789OolI") && bytes.iter().all(|byte| (b'!'..=b'~').contains(byte))
        || is_mistyped(bytes)
}

/// Whether letters that look like digits stand in a year: `2o24`, `2O24-03`.
fn is_mistyped(bytes: &[u8]) -> bool {
    let Some((year, rest)) = bytes.split_at_checked(4) else { return false };
    let digit = |byte: &u8| b"0123456789OolI".contains(byte);
    matches!(year[0], b'1' | b'2')
        && year[1..].iter().all(digit)
        && rest.iter().all(|byte| digit(byte) || b"-.".contains(byte))
}

/// The pattern of what `is_of_dates` takes.
pub fn pattern() -> String {
    let listed = WORDS.iter().flat_map(|(_, words)| words.split(' ')).map(str::to_owned);
    let units = WORDS.iter().filter(|(word, _)| matches!(word, Word::Year | Word::Months | Word::Day));
    let units: Vec<_> = units.flat_map(|(_, words)| words.split(' ')).chain([""]).collect();
    let joined = JOINED.iter().flat_map(|(joined, _)| units.iter().map(move |unit| format!("{unit}{joined}")));
    let words: Vec<_> = listed.chain(joined).map(|word| word.chars().map(either_case).collect::<String>()).collect();
    let word = words.join("|");
    format!(
        "^{BETWEEN}*(({word})({BETWEEN}+({word}))*{BETWEEN}*)?$|^[0-9]{{4}}[-./][0-9OolI][!-~]*$|^[12][0-9OolI]{{3}}[0-9OolI.-]*$"
    )
}

/// A letter, large or small, as a pattern.
fn either_case(letter: char) -> String {
    let upper = letter.to_uppercase().to_string();
    if upper == letter.to_string() { upper } else { format!("[{letter}{upper}]") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_words_of_dates_are_found() {
        assert_eq!(corrected("Sepember 2013").as_deref(), Some("september 2013"));
        assert_eq!(corrected("presnt").as_deref(), Some("present"));
        for text in ["Fall 2020", "Summer 2013", "September 2013", "soon", "Q3 2020"] {
            assert_eq!(corrected(text), None, "{text}");
        }
    }

    #[test]
    fn dates_in_any_spelling_are_told_from_words() {
        let dates = [
            "2020",
            "2020.8",
            "2013-2016",
            "March 2020",
            "5. März 2020",
            "1er août 2020",
            "2020년 3월",
            "2020년3월부터",
            "2020.03 ~ 현재",
            "2020年8月至今",
            "since 2020",
            "jusqu’à 2020",
            "3.14",
            "20/21",
            "2020-O8",
            "2o24",
            "2O24-03",
            "2020년도",
            "2020-08-15T09:00",
            "Present",
            "재직 중",
            "Expected May 2027",
            "2021.03 ~ 2027.02 (졸업 예정)",
        ];
        let words = [
            "Fall 2020",
            "2020 여름",
            "2020년 가을",
            "Q3 2020",
            "2020-Q3",
            "WS 2020/21",
            "soon",
            "2028 (planned)",
            "6개월",
            "marmay",
            "decade",
            "2020학년도",
            "20 letters",
            "NO",
        ];
        for text in dates {
            assert!(is_of_dates(text), "{text}");
        }
        for text in words {
            assert!(!is_of_dates(text), "{text}");
        }
    }
}
