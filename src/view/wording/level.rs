//! How far somebody has come, as a number from 1 to 5: what `levels: dots` draws.

use crate::view::wording::said::lower;

/// The words for each, the lowest first; what is asked for in several languages stands together.
const WORDS: [&[&str]; 5] = [
    &[
        "beginner",
        "novice",
        "basic",
        "basics",
        "elementary",
        "a1",
        "입문",
        "초급",
        "기초",
        "초보",
        "하",
        "初級",
        "初级",
        "入門",
        "入门",
        "anfänger",
        "grundkenntnisse",
        "débutant",
        "notions",
        "principiante",
        "básico",
        "iniciante",
    ],
    &[
        "pre-intermediate",
        "limited working",
        "limited working proficiency",
        "conversational",
        "a2",
        "초중급",
        "일상 회화",
        "회화",
        "회화 가능",
        "日常会話",
        "日常会话",
        "conversational level",
        "conversación",
        "conversação",
    ],
    &[
        "intermediate",
        "working knowledge",
        "good",
        "competent",
        "professional working proficiency",
        "b1",
        "중급",
        "보통",
        "중",
        "中級",
        "中级",
        "mittelstufe",
        "gut",
        "intermédiaire",
        "intermedio",
        "intermediário",
    ],
    &[
        "advanced",
        "upper intermediate",
        "proficient",
        "fluent",
        "very good",
        "business level",
        "business",
        "professional",
        "full professional proficiency",
        "b2",
        "c1",
        "고급",
        "상급",
        "능숙",
        "능통",
        "유창",
        "업무 가능",
        "비즈니스",
        "上級",
        "高级",
        "熟练",
        "流利",
        "ビジネスレベル",
        "fließend",
        "fortgeschritten",
        "verhandlungssicher",
        "courant",
        "avancé",
        "fluido",
        "avanzado",
        "avançado",
        "fluente",
    ],
    &[
        "expert",
        "native",
        "native speaker",
        "native or bilingual",
        "native or bilingual proficiency",
        "bilingual",
        "mother tongue",
        "first language",
        "master",
        "c2",
        "원어민",
        "모국어",
        "전문가",
        "최상급",
        "상",
        "母語",
        "母语",
        "ネイティブ",
        "精通",
        "muttersprache",
        "muttersprachler",
        "experte",
        "langue maternelle",
        "bilingue",
        "nativo",
        "lengua materna",
        "língua materna",
        "experto",
        "especialista",
    ],
];

/// The level that a text names: `4`, `4/5` or one of the known words.
pub fn grade(text: &str) -> Option<i64> {
    let text = lower(text.trim());
    if let Some(number) = digit(text.strip_suffix("/5").unwrap_or(&text).trim_end()) {
        return Some(number);
    }
    let place = WORDS.iter().position(|words| words.contains(&text.as_str()))?;
    i64::try_from(place + 1).ok()
}

/// A digit from 1 to 5 alone.
pub fn digit(text: &str) -> Option<i64> {
    text.parse().ok().filter(|number| text.len() == 1 && (1..=5).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_are_levels() {
        let grades = ["1", "4/5", "Native", "고급", "초급", " fluent ", "B1"].map(grade);
        assert_eq!(grades, [1, 4, 5, 4, 1, 4, 3].map(Some));
        assert_eq!(["0", "6", "12", "daily", ""].map(grade), [None; 5]);
        let mut words: Vec<_> = WORDS.concat();
        words.sort_unstable();
        let count = words.len();
        words.dedup();
        assert_eq!(words.len(), count, "a word means one level");
    }
}
