//! What no blind application says (블라인드 채용), by the words that forms have for it.

/// A row of one's own is private if its label, without blanks, has one of these in it.
const LABELS: &[&str] = &[
    "나이",
    "연령",
    "가족",
    "본적",
    "출신",
    "고향",
    "출생",
    "본관",
    "거주",
    "주소",
    "혼인",
    "결혼",
    "배우자",
    "자녀",
    "신장",
    "체중",
    "몸무게",
    "혈액형",
    "시력",
    "종교",
    "재산",
    "학교",
    "성별",
    "국적",
    "한자",
    "생년월일",
    "비상연락처",
    "family",
    "marital",
    "married",
    "spouse",
    "children",
    "hometown",
    "birthplace",
    "religion",
    "height",
    "weight",
    "bloodtype",
    "school",
    "university",
    "gender",
    "nationality",
    "emergencycontact",
];
/// It is, too, if its label is one of these.
const WHOLE: &[&str] = &["키", "age", "sex", "race", "home", "born"];

/// It is not if its label has one of these: where one's last school stands decides who counts as of a region (지역인재).
const ASKED: &[&str] = &["소재지"];

/// What a section on one's family is called.
const FAMILY: &[&str] =
    &["가족", "가족사항", "가족관계", "가족상황", "family", "familymembers", "familydetails", "familyrelations"];
/// Heads of columns in a table of one's family.
const RELATIONS: &[&str] = &["관계", "가족관계", "relation", "relationship"];
const OF_FAMILY: &[&str] = &["연령", "나이", "직업", "동거", "동거여부", "age", "occupation", "born"];
const NAMES: &[&str] = &["성명", "이름", "성함", "name", "근무처", "직장", "직장명", "employer"];

/// A label without what parts its words, in small letters.
fn plain(label: &str) -> String {
    let words = label.chars().filter(|c| !c.is_whitespace() && !"·-_/.()".contains(*c));
    words.collect::<String>().to_lowercase()
}

/// Whether a row of this label tells what is to stay unknown.
pub fn is_label(label: &str) -> bool {
    let label = plain(label);
    let has = |word: &&str| label.contains(*word);
    WHOLE.contains(&label.as_str()) || LABELS.iter().any(has) && !ASKED.iter().any(has)
}

/// Whether a section of this name is about one's family.
pub fn is_family(name: &str) -> bool {
    FAMILY.contains(&plain(name).as_str())
}

/// Whether the head of a column says that it tells how somebody is related.
pub fn is_relation(head: &str) -> bool {
    RELATIONS.contains(&plain(head).as_str())
}

/// Whether a table of relations that has this column is about one's family.
pub fn is_of_family(head: &str) -> bool {
    OF_FAMILY.contains(&plain(head).as_str())
}

/// Whether a column has names.
pub fn is_name(head: &str) -> bool {
    NAMES.contains(&plain(head).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_forms_tell_what_is_private() {
        for label in ["만 나이", "가족 관계", "출신 지역", "혼인 여부", "최종 학교", "Marital status", "Age", "키"]
        {
            assert!(is_label(label), "{label}");
        }
        for label in
            ["보훈 대상", "장애 여부", "희망연봉", "키워드", "지원 구분", "최종학교 소재지", "Stage", "입사 가능일"]
        {
            assert!(!is_label(label), "{label}");
        }
        assert!(is_family("가족 사항") && is_family("Family") && !is_family("가족기업 자문"));
    }
}
