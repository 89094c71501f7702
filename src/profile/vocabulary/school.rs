//! Schools in words that do not name them, as blind applications want.

/// What a Korean school's name ends in, the longer first.
const KOREAN: &[&str] = &["대학원대학교", "대학교", "대학원", "대학", "고등학교", "중학교", "초등학교", "학교", "학원"];
/// What has the word for a school in its name and is none.
const NO_SCHOOL: &str = "대학교육";
/// Words of schools' names in Latin letters that are of nothing else.
const PLAIN_LATIN: &[&str] = &["universi", "college", "high school"];
/// What a school's name in Latin letters has in it, and what stands for it.
const LATIN: &[(&str, &str)] = &[
    ("universi", "A university"),
    ("college", "A college"),
    ("institute", "An institute"),
    ("high school", "A high school"),
    ("school", "A school"),
    ("academy", "An academy"),
];

/// What stands for a school (블라인드 채용: 학교명 대신 ○○대학교).
pub fn unnamed(name: &str) -> String {
    if let Some(end) = KOREAN.iter().find(|end| name.contains(*end)) {
        return format!("○○{end}");
    }
    if name.chars().any(crate::script::letter::is_hangul) {
        return "○○학교".into();
    }
    let lower = name.to_lowercase();
    let known = LATIN.iter().find(|(word, _)| lower.contains(word));
    known.map_or("A school", |(_, instead)| instead).into()
}

/// Where the name of a Korean school ends in a text, and with what.
fn end_of(name: &str) -> Option<(usize, &'static str)> {
    let mut at = 0;
    for word in name.split(' ') {
        if let Some(end) = KOREAN.iter().find(|end| word.ends_with(*end) && word.len() > end.len()) {
            return Some((at + word.len(), end));
        }
        // `한울대학교총장` is of a school, too.
        let inside = word.find("대학교").filter(|inside| *inside > 0 && !word.contains(NO_SCHOOL));
        if let Some(inside) = inside {
            return Some((at + inside + "대학교".len(), "대학교"));
        }
        at += word.len() + 1;
    }
    None
}

/// Whether a text has the name of a school in it.
pub fn is_named(text: &str) -> bool {
    let lower = text.to_lowercase();
    end_of(text).is_some() || PLAIN_LATIN.iter().any(|word| lower.contains(word))
}

/// A text that names a school, without the name: ○○대학교 총학생회.
pub fn without_name(text: &str) -> String {
    match end_of(text) {
        Some((end, word)) => format!("○○{word}{}", &text[end..]),
        None if is_named(text) => unnamed(text),
        None => text.to_owned(),
    }
}

/// What people call a Korean university in short: 한울대.
pub fn short(name: &str) -> Option<String> {
    let (end, _) = end_of(name).filter(|(_, word)| *word == "대학교")?;
    let short = name[..end].rsplit(' ').next()?.strip_suffix("학교")?;
    (short.chars().count() > 2).then(|| short.to_owned())
}

/// The domain of a school in an address, as of `jo@cs.hanul.ac.kr` and `https://www.hanul.edu/x`.
pub fn domain(address: &str) -> Option<String> {
    let address = address.trim().to_lowercase();
    let rest = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
    let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host).split(['/', ':', '?', '#']).next()?;
    let labels: Vec<&str> = host.split('.').filter(|label| !label.contains(char::is_whitespace)).collect();
    let most = match labels.as_slice() {
        [.., _, "ac" | "edu" | "hs" | "ms" | "es", country] if country.len() == 2 => 3,
        [.., _, "edu"] => 2,
        _ => return None,
    };
    Some(labels[labels.len() - most..].join("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schools_are_told_from_others() {
        for (text, without) in [
            ("한울대학교", "○○대학교"),
            ("한울대학교 총학생회", "○○대학교 총학생회"),
            ("한울대학교총장", "○○대학교총장"),
            ("서울 한울고등학교", "○○고등학교"),
            ("Hanul University", "A university"),
            ("한국대학교육협의회", "한국대학교육협의회"),
            ("가람직업전문원", "가람직업전문원"),
        ] {
            assert_eq!(without_name(text), without);
        }
        assert_eq!(short("한울대학교").as_deref(), Some("한울대"));
        assert_eq!((short("한국산업인력공단"), short("한울고등학교")), (None, None));
    }

    #[test]
    fn domains_of_schools_are_known() {
        for (address, of_school) in
            [("jo@cs.hanul.ac.kr", "hanul.ac.kr"), ("https://www.hanul.edu/~jo", "hanul.edu"), ("x.edu.au", "x.edu.au")]
        {
            assert_eq!(domain(address).as_deref(), Some(of_school));
        }
        assert_eq!((domain("jo@example.org"), domain("한울대학교")), (None, None));
    }
}
