//! What the words for a form of employment or a role say: whether it is a job of its own, or one beside others.

use crate::profile::value::text::Text;

/// Forms of work that no total of a career counts: part-time work, internships, volunteering.
const UNCOUNTED: &[&str] = &[
    "part-time",
    "part time",
    "parttime",
    "side job",
    "intern",
    "interns",
    "internship",
    "trainee",
    "volunteer",
    "volunteers",
    "volunteering",
    "voluntary",
    "teilzeit",
    "nebenjob",
    "minijob",
    "aushilfe",
    "werkstudent",
    "praktikum",
    "praktikant",
    "praktikantin",
    "ehrenamt",
    "ehrenamtlich",
    "temps partiel",
    "stage",
    "stagiaire",
    "bénévole",
    "bénévolat",
    "tiempo parcial",
    "media jornada",
    "prácticas",
    "becario",
    "becaria",
    "voluntario",
    "voluntaria",
    "voluntariado",
    "meio período",
    "tempo parcial",
    "estágio",
    "estagiário",
    "estagiária",
    "voluntário",
    "voluntária",
];

/// The same in languages that put no space between words, or particles behind them.
const UNCOUNTED_WITHIN: &[&str] = &[
    "아르바이트",
    "알바",
    "파트타임",
    "파트 타임",
    "시간제",
    "인턴",
    "봉사",
    "アルバイト",
    "パート",
    "インターン",
    "ボランティア",
    "兼职",
    "实习",
    "志愿",
    "义工",
];

/// Further work that goes beside a job: one's own firm, free work, teaching, advice, seats on boards.
const BESIDE: &[&str] = &[
    "freelance",
    "freelancer",
    "freelancing",
    "self-employed",
    "self employed",
    "independent",
    "founder",
    "cofounder",
    "co-founder",
    "founding",
    "owner",
    "contract",
    "contractor",
    "consultant",
    "consulting",
    "adviser",
    "advisor",
    "advisory",
    "mentor",
    "board",
    "adjunct",
    "visiting",
    "teaching",
    "teacher",
    "lecturer",
    "instructor",
    "tutor",
    "ta",
    "assistant professor",
    "side project",
    "freiberuflich",
    "freiberufler",
    "freiberuflerin",
    "selbständig",
    "selbstständig",
    "gründer",
    "gründerin",
    "lehrauftrag",
    "lehrbeauftragter",
    "dozent",
    "dozentin",
    "tutorin",
    "indépendant",
    "indépendante",
    "fondateur",
    "fondatrice",
    "cofondateur",
    "cofondatrice",
    "vacataire",
    "enseignant",
    "enseignante",
    "autónomo",
    "autónoma",
    "fundador",
    "fundadora",
    "cofundador",
    "cofundadora",
    "profesor",
    "profesora",
    "docente",
    "autônomo",
    "autônoma",
    "professor",
    "professora",
];

/// The same in languages that put no space between words, or particles behind them.
const BESIDE_WITHIN: &[&str] = &[
    "프리랜서",
    "프리랜스",
    "개인사업",
    "자영업",
    "창업",
    "대표",
    "설립",
    "외주",
    "계약직",
    "겸직",
    "겸임",
    "강사",
    "강의",
    "출강",
    "조교",
    "튜터",
    "과외",
    "멘토",
    "자문",
    "고문",
    "위촉",
    "외래",
    "객원",
    "이사회",
    "사외이사",
    "フリーランス",
    "個人事業",
    "業務委託",
    "創業",
    "代表",
    "講師",
    "助手",
    "顧問",
    "自由职业",
    "创始人",
    "讲师",
    "助教",
    "顾问",
    "兼任",
];

/// Whether a form of employment is one that a total does not count.
pub fn is_uncounted(employment: &Text) -> bool {
    says(employment, UNCOUNTED, UNCOUNTED_WITHIN)
}

/// Whether a form of employment, a role or a position is one that goes beside a job.
pub fn is_beside(text: &Text) -> bool {
    is_uncounted(text) || says(text, BESIDE, BESIDE_WITHIN)
}

fn says(text: &Text, words: &[&str], within: &[&str]) -> bool {
    text.versions().iter().any(|version| {
        let lower = version.text.to_lowercase();
        within.iter().any(|word| lower.contains(word)) || words.iter().any(|word| has_word(&lower, word))
    })
}

/// Whether `text` has `word` with no letter on either side: an internal auditor is no intern.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::value::text::Scalar;

    #[test]
    fn words_are_told_from_those_that_hold_them() {
        let text = |text: &str| Text::Plain(Scalar { text: text.into(), range: 0..0 });
        for counted in ["Full-time", "Internal audit", "정규직", "Staff engineer", "", "계약직"] {
            assert!(!is_uncounted(&text(counted)), "{counted}");
        }
        for uncounted in
            ["Part-time", "Summer Intern", "체험형 인턴", "아르바이트", "Internship (paid)", "자원봉사", "Volunteer"]
        {
            assert!(is_uncounted(&text(uncounted)), "{uncounted}");
        }
        for beside in [
            "Co-founder & CTO",
            "Freelance designer",
            "Teaching assistant",
            "대표이사",
            "시간강사",
            "프리랜서",
            "intern",
        ] {
            assert!(is_beside(&text(beside)), "{beside}");
        }
        assert!(!is_beside(&text("Engineer")) && !is_beside(&text("책임연구원")));
    }
}
