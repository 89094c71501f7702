//! Schools in words that do not name them, as blind applications want.

/// What a Korean school's name ends in, the longer first.
const KOREAN: &[&str] = &["대학원대학교", "대학교", "대학원", "대학", "고등학교", "중학교", "초등학교", "학교"];
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
