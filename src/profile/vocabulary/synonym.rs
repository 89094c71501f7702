//! Other words for the keys and values of a profile: those of other tools, of everyday English, and Korean ones.

/// A key, and the words that are written in its place.
const WORDS: &[(&str, &[&str])] = &[
    ("name", &["title", "full_name", "fullname", "이름", "성명"]),
    ("hanja", &["한자", "한자이름", "한자성명"]),
    ("test", &["시험", "시험명"]),
    ("headline", &["title", "label", "tagline", "직함"]),
    ("summary", &["about", "objective", "description", "설명", "요약", "소개", "자기소개"]),
    ("photo", &["image", "picture", "사진"]),
    ("contact", &["email", "phone", "연락처"]),
    ("personal", &["인적사항"]),
    ("email", &["e_mail", "이메일", "메일"]),
    ("phone", &["mobile", "tel", "telephone", "cell", "전화", "전화번호", "휴대폰"]),
    ("location", &["address", "adress", "city", "place", "주소", "위치", "근무지", "지역"]),
    (
        "website",
        &[
            "web",
            "homepage",
            "home_page",
            "site",
            "url",
            "webpage",
            "personal_site",
            "personal_website",
            "홈페이지",
            "개인홈페이지",
            "웹사이트",
            "누리집",
        ],
    ),
    ("links", &["profiles", "social", "socials", "social_networks", "networks", "accounts", "sns", "링크"]),
    ("birth", &["birthday", "birthdate", "date_of_birth", "생년월일"]),
    ("gender", &["sex", "성별"]),
    ("military", &["병역"]),
    ("status", &["state"]),
    ("position", &["title", "titel", "job", "job_title", "직위", "직무", "포지션"]),
    ("company", &["employer", "organization", "organisation", "name", "회사", "회사명", "기업명", "근무처"]),
    ("positions", &["roles"]),
    ("institution", &["school", "university", "college", "name", "학교", "학교명"]),
    ("area", &["major", "field", "subject", "전공"]),
    ("degree", &["학위"]),
    ("score", &["gpa", "grade", "학점", "점수", "성적"]),
    ("title", &["name", "titel", "제목"]),
    ("advisor", &["supervisor", "adviser", "지도교수"]),
    ("venue", &["journal", "conference", "publisher", "booktitle"]),
    ("event", &["venue", "conference"]),
    ("issuer", &["organization", "organisation", "awarder", "authority", "발급기관"]),
    ("organization", &["client", "company"]),
    ("fluency", &["level"]),
    ("items", &["details"]),
    ("department", &["team", "부서"]),
    ("rank", &["직급"]),
    ("role", &["직책", "역할"]),
    ("nationality", &["국적"]),
    ("address", &["주소"]),
    ("keywords", &["skills", "details"]),
    ("stack", &["기술", "technologies", "tecnologies", "tech", "tools"]),
    ("start", &["from", "begin", "since", "startDate", "start_date", "시작", "입사일", "입학"]),
    ("end", &["to", "until", "endDate", "end_date", "종료", "퇴사일", "졸업"]),
    ("date", &["year", "when", "releaseDate", "날짜", "기간", "취득일"]),
    ("highlights", &["bullets", "points", "achievements", "responsibilities", "담당업무", "업무", "성과"]),
    ("entries", &["items"]),
    ("handle", &["user", "username", "id"]),
    ("label", &["title"]),
    ("text", &["body", "main"]),
    ("layout", &["template", "theme", "style", "양식"]),
    ("lang", &["language", "languages", "언어"]),
    ("pages", &["max_pages", "page_limit", "페이지", "쪽수"]),
    ("only", &["tags", "include"]),
    ("without", &["exclude"]),
];

/// A section, and what it is called otherwise.
const SECTION_WORDS: &[(&str, &[&str])] = &[
    (
        "experience",
        &["경력", "경력사항", "work", "employment", "career", "jobs", "work_experience", "professional_experience"],
    ),
    ("education", &["학력", "학력사항", "studies", "academic_background"]),
    ("projects", &["프로젝트"]),
    ("open_source", &["오픈소스", "opensource", "oss"]),
    ("volunteer", &["volunteering", "volunteer_work", "volunteer_experience"]),
    ("publications", &["논문", "papers", "articles"]),
    ("patents", &["특허"]),
    ("talks", &["발표", "presentations", "speaking"]),
    ("awards", &["수상", "수상경력", "수상내역", "honors", "honours", "prizes"]),
    ("certificates", &["자격증", "자격", "certifications", "licenses"]),
    ("skills", &["기술", "기술스택", "technologies", "technical_skills", "expertise"]),
    ("language_skills", &["어학", "외국어", "languages"]),
    ("interests", &["관심사", "관심분야", "취미", "hobbies"]),
    ("references", &["추천인", "referees"]),
];

/// A value of a closed list, and other words for it, without their spaces.
const VALUE_WORDS: &[(&str, &[&str])] = &[
    ("male", &["남", "남자", "남성"]),
    ("female", &["여", "여자", "여성"]),
    ("enrolled", &["재학", "재학중", "재학생", "studying", "ongoing", "inprogress", "current", "present", "attending"]),
    ("leave", &["휴학", "휴학중", "휴학생", "onleave"]),
    (
        "completed",
        &[
            "수료",
            "수료생",
            "박사수료",
            "석사수료",
            "군필",
            "필",
            "만기제대",
            "만기전역",
            "제대",
            "전역",
            "전역함",
            "served",
        ],
    ),
    ("withdrawn", &["중퇴", "자퇴", "제적", "droppedout", "dropout", "incomplete", "unfinished"]),
    ("graduated", &["졸업", "졸업생", "졸업함", "석사졸업", "박사졸업", "graduate", "finished", "done", "awarded"]),
    ("transferred", &["편입", "편입학", "전학"]),
    ("expected", &["졸업예정", "졸업예정자", "학위취득예정", "pending", "anticipated", "expecting"]),
    ("serving", &["복무중", "복무", "현역", "군복무중"]),
    ("exempt", &["면제", "군면제", "전시근로역"]),
    ("alternative", &["대체복무", "산업기능요원", "전문연구요원", "보충역", "사회복무요원", "공익"]),
    ("not-yet", &["미필", "군미필", "입대예정", "입영예정", "notserved", "notyet"]),
    ("none", &["해당없음", "비대상", "대상아님", "없음", "n/a", "notapplicable"]),
    ("army", &["육군"]),
    ("navy", &["해군"]),
    ("air_force", &["공군"]),
    ("marines", &["해병", "해병대"]),
    ("social_service", &["사회복무", "사회복무요원"]),
    ("filed", &["출원"]),
    ("granted", &["등록"]),
    ("expired", &["소멸"]),
];

/// What a word asks for that no value of a closed list is, by a value of that list.
const VALUE_ADVICE: &[(&str, &[&str], &str)] = &[
    ("graduated", &["합격", "검정고시", "검정고시합격"], "leave it out, and write `degree: 고졸 검정고시 합격`"),
    ("completed", &["수료예정"], "write `completed`, with the `end` that is to come"),
    ("enrolled", &["졸업유예"], "write `enrolled`, with `note: 졸업 유예`"),
];

/// What to write for `word` in place of any of the values `known`.
pub fn advice(word: &str, known: &[&'static str]) -> Option<&'static str> {
    let word = word.replace(' ', "");
    let found = VALUE_ADVICE.iter().find(|(value, words, _)| known.contains(value) && words.contains(&word.as_str()));
    found.map(|(.., advice)| *advice)
}

/// The value among `known` that `word` is another word for.
pub fn value(word: &str, known: &[&'static str]) -> Option<&'static str> {
    let word = word.replace(' ', "").to_lowercase();
    let is = |name: &str| VALUE_WORDS.iter().any(|(value, words)| *value == name && words.contains(&word.as_str()));
    known.iter().copied().find(|name| is(name))
}

/// The section that is also called `word`.
pub fn section(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase().replace([' ', '-'], "_");
    let korean = word.replace('_', "");
    let is = |words: &&[&str]| words.contains(&word.as_str()) || words.contains(&korean.as_str());
    SECTION_WORDS.iter().find(|(_, words)| is(words)).map(|(section, _)| *section)
}

/// The key among `known` that `word` is another word for.
pub fn of(word: &str, known: &[&'static str]) -> Option<&'static str> {
    let is = |name: &str| WORDS.iter().any(|(key, words)| *key == name && words.contains(&word));
    known.iter().copied().find(|name| is(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_other_tools_lead_to_the_key() {
        assert_eq!(of("school", &["degree", "institution"]), Some("institution"));
        assert_eq!(of("이메일", &["email"]), Some("email"));
        assert_eq!(of("school", &["email"]), None);
        assert_eq!(value("재학 중", &["leave", "enrolled"]), Some("enrolled"));
        assert_eq!(value("재학", &["filed"]), None);
    }
}
