//! What people write behind a period, which the program says itself: how long it was.

/// Words for lengths of time and for ages, without numbers.
const WORDS: &[&str] = &[
    "년",
    "개월",
    "주",
    "약",
    "총",
    "만",
    "세",
    "년간",
    "개월간",
    "year",
    "years",
    "yr",
    "yrs",
    "month",
    "months",
    "mo",
    "mos",
    "week",
    "weeks",
    "about",
    "and",
];

/// A text without a length of time in brackets at its end: `2023.03~2023.08 (6개월)`.
pub fn without(text: &str) -> &str {
    let Some((before, gloss)) = text.trim_end().strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
        return text;
    };
    let mut words = gloss.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let numbers: Vec<_> = gloss.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    // A number of four digits is a year.
    let length =
        !numbers.is_empty() && numbers.iter().all(|number| number.len() < 3) && gloss.contains(char::is_alphabetic);
    let length = length && words.all(|word| WORDS.contains(&word.to_lowercase().as_str()));
    if length { before.trim_end() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_in_brackets_are_taken_off() {
        for text in ["2023.03~2023.08 (6개월)", "2023.03~2023.08(1년 6개월)", "2023.03~2023.08 (2 yrs 3 mos)"] {
            assert_eq!(without(text), "2023.03~2023.08");
        }
        for text in ["2028 (planned)", "2020.03 (졸업 예정)", "2020", "2020 (3)", "2020 (3월)", "May (2020년)"] {
            assert_eq!(without(text), text);
        }
    }
}
