//! Other words for the keys and values of a profile: those of other tools, of everyday English, and Korean ones.

/// A key, and the words that are written in its place.
const WORDS: &[(&str, &[&str])] = &[
    (
        "name",
        &[
            "title",
            "full_name",
            "fullname",
            "이름",
            "성명",
            "프로젝트명",
            "과제명",
            "자격증명",
            "시험명",
            "project",
            "project_name",
            "certificate",
            "성함",
        ],
    ),
    ("hanja", &["한자", "한자이름", "한자성명", "한문", "한문이름", "한자명"]),
    ("test", &["시험", "시험명"]),
    (
        "headline",
        &[
            "title",
            "label",
            "tagline",
            "직함",
            "position",
            "job_title",
            "occupation",
            "profession",
            "직무",
            "직업",
            "희망직무",
            "지원분야",
        ],
    ),
    (
        "summary",
        &[
            "about",
            "objective",
            "description",
            "설명",
            "요약",
            "소개",
            "profile",
            "desc",
            "bio",
            "intro",
            "introduction",
            "overview",
            "내용",
            "소개글",
            "개요",
            "프로필",
            "설명글",
        ],
    ),
    ("photo", &["image", "picture", "사진", "증명사진", "프로필사진", "avatar", "headshot"]),
    ("contact", &["email", "phone", "연락처"]),
    ("personal", &["인적사항", "개인정보", "신상"]),
    ("email", &["e_mail", "이메일", "메일", "mail", "email_address", "이메일주소", "전자우편"]),
    (
        "phone",
        &[
            "mobile",
            "tel",
            "telephone",
            "cell",
            "전화",
            "전화번호",
            "휴대폰",
            "phone_number",
            "cellphone",
            "mobile_phone",
            "핸드폰",
            "핸드폰번호",
            "휴대전화",
            "휴대폰번호",
            "연락처",
        ],
    ),
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
    ("birth", &["birthday", "birthdate", "date_of_birth", "생년월일", "dob", "birth_date", "생일", "출생", "출생일"]),
    ("gender", &["sex", "성별"]),
    ("military", &["병역", "병역사항", "군필여부", "병역여부", "군복무", "military_service"]),
    (
        "status",
        &["state", "상태", "학적", "학적상태", "졸업여부", "졸업구분", "재학여부", "병역구분", "등록상태", "군필여부"],
    ),
    (
        "position",
        &[
            "title",
            "titel",
            "job",
            "job_title",
            "직위",
            "직무",
            "포지션",
            "position_title",
            "role_title",
            "직함",
            "담당",
        ],
    ),
    (
        "company",
        &[
            "employer",
            "organization",
            "organisation",
            "name",
            "회사",
            "회사명",
            "기업명",
            "근무처",
            "company_name",
            "employer_name",
            "직장",
            "회사이름",
            "업체",
            "업체명",
            "근무회사",
        ],
    ),
    ("positions", &["roles"]),
    (
        "institution",
        &[
            "school",
            "university",
            "college",
            "name",
            "학교",
            "학교명",
            "university_name",
            "school_name",
            "학교이름",
            "대학교",
            "대학",
            "출신학교",
        ],
    ),
    ("area", &["major", "field", "subject", "전공", "field_of_study", "discipline", "학과", "전공학과"]),
    ("degree", &["학위", "study_type", "qualification", "학위명"]),
    ("score", &["gpa", "grade", "학점", "점수", "성적", "평점", "학점평균", "등급", "급수", "합격등급"]),
    (
        "title",
        &[
            "name",
            "이름",
            "titel",
            "제목",
            "수상명",
            "상이름",
            "상명",
            "논문제목",
            "특허명",
            "발명의명칭",
            "활동명",
            "활동",
            "과정명",
            "교육명",
            "award",
            "headline",
        ],
    ),
    ("advisor", &["supervisor", "adviser", "지도교수"]),
    ("venue", &["journal", "conference", "publisher", "booktitle", "학술지", "게재지", "발행처"]),
    ("event", &["venue", "conference", "학회", "행사", "행사명"]),
    (
        "issuer",
        &[
            "organization",
            "organisation",
            "awarder",
            "authority",
            "발급기관",
            "발행처",
            "주최",
            "주최기관",
            "수여기관",
            "발행기관",
            "시행처",
            "시행기관",
            "기관",
            "issued_by",
            "awarded_by",
        ],
    ),
    ("organization", &["client", "company", "org", "단체", "단체명", "기관", "기관명", "소속", "주최", "봉사기관"]),
    ("fluency", &["level", "proficiency", "수준", "구사능력", "구사수준", "회화", "능력"]),
    ("items", &["details"]),
    ("department", &["team", "부서", "부서명", "소속부서"]),
    ("rank", &["직급", "계급", "군계급"]),
    ("role", &["직책", "역할", "담당역할", "맡은역할"]),
    ("nationality", &["국적"]),
    ("address", &["주소"]),
    ("keywords", &["skills", "details", "items", "키워드", "세부", "상세"]),
    (
        "stack",
        &[
            "기술",
            "technologies",
            "tecnologies",
            "tech",
            "tools",
            "tech_stack",
            "skills",
            "기술스택",
            "사용기술",
            "사용언어",
        ],
    ),
    (
        "start",
        &[
            "from",
            "begin",
            "since",
            "startDate",
            "start_date",
            "시작",
            "입사일",
            "입학",
            "입사",
            "입사일자",
            "시작일",
            "입학일",
            "입학년월",
            "입대",
            "입대일",
        ],
    ),
    (
        "end",
        &[
            "to",
            "until",
            "endDate",
            "end_date",
            "종료",
            "퇴사일",
            "졸업",
            "종료일",
            "퇴사",
            "퇴사일자",
            "졸업일",
            "졸업년월",
            "전역",
            "전역일",
            "제대",
            "제대일",
            "graduation",
            "graduation_date",
            "graduation_year",
        ],
    ),
    (
        "date",
        &[
            "year",
            "when",
            "releaseDate",
            "날짜",
            "기간",
            "취득일",
            "dates",
            "years",
            "period",
            "duration",
            "일자",
            "수상일",
            "발급일",
            "취득년월",
            "취득일자",
            "일시",
            "년도",
            "연도",
            "발행일",
        ],
    ),
    (
        "highlights",
        &[
            "bullets",
            "points",
            "achievements",
            "responsibilities",
            "담당업무",
            "업무",
            "성과",
            "담당 업무",
            "주요업무",
            "주요성과",
            "수행업무",
            "상세내용",
            "description_list",
            "duties",
            "accomplishments",
        ],
    ),
    ("entries", &["items"]),
    ("handle", &["user", "username", "id"]),
    ("label", &["title"]),
    ("text", &["body", "main"]),
    ("layout", &["template", "theme", "style", "양식"]),
    ("lang", &["language", "languages", "언어"]),
    ("pages", &["max_pages", "page_limit", "페이지", "쪽수"]),
    ("only", &["tags", "include"]),
    ("without", &["exclude"]),
    ("language", &["lang", "언어", "외국어", "어학", "name", "title"]),
    ("branch", &["군별", "군종", "복무군"]),
    ("team_size", &["team", "people", "인원", "팀원", "팀원수", "참여인원", "팀규모"]),
    ("inventors", &["authors", "inventor", "발명자"]),
    ("authors", &["author", "inventors", "저자", "writers"]),
    ("url", &["link", "website", "homepage", "web", "링크"]),
    ("numbers", &["number", "patent_number", "번호", "특허번호", "출원번호", "등록번호"]),
    ("courses", &["coursework", "classes", "과목", "수강과목", "이수과목"]),
    ("employment", &["employment_type", "type", "고용형태", "근무형태", "고용", "계약형태"]),
];

/// A section, and what it is called otherwise.
const SECTION_WORDS: &[(&str, &[&str])] = &[
    (
        "experience",
        &[
            "경력",
            "경력사항",
            "work",
            "employment",
            "career",
            "jobs",
            "work_experience",
            "professional_experience",
            "job_history",
            "employment_history",
            "work_history",
            "경력 사항",
            "직장경력",
        ],
    ),
    ("education", &["학력", "학력사항", "studies", "academic_background", "educations", "학력 사항"]),
    ("projects", &["프로젝트"]),
    ("open_source", &["오픈소스", "opensource", "oss"]),
    (
        "volunteer",
        &["volunteering", "volunteer_work", "volunteer_experience", "봉사활동", "봉사", "자원봉사", "봉사 활동"],
    ),
    ("publications", &["논문", "papers", "articles"]),
    ("patents", &["특허"]),
    ("talks", &["발표", "presentations", "speaking"]),
    ("awards", &["수상", "수상경력", "수상내역", "honors", "honours", "prizes", "수상 경력"]),
    (
        "certificates",
        &["자격증", "자격", "certifications", "licenses", "자격사항", "자격 사항", "자격증사항", "certification"],
    ),
    (
        "skills",
        &[
            "기술",
            "기술스택",
            "technologies",
            "technical_skills",
            "expertise",
            "보유기술",
            "보유역량",
            "기술 스택",
            "tech_stack",
            "skill_set",
            "skillset",
            "역량",
        ],
    ),
    (
        "language_skills",
        &["어학", "외국어", "languages", "어학능력", "어학성적", "외국어능력", "어학사항", "spoken_languages"],
    ),
    ("interests", &["관심사", "관심분야", "취미", "hobbies", "특기", "취미특기"]),
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
            "discharged",
            "병역필",
            "예비역",
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
    ("filed", &["출원", "출원중", "pending", "applied", "application"]),
    ("granted", &["등록", "registered", "issued", "등록완료"]),
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

/// Sections of one's own that people write, beside those that have a kind.
const OWN_SECTIONS: &[&str] = &[
    "대외활동",
    "활동",
    "동아리",
    "동아리활동",
    "교육",
    "교육사항",
    "교육이수",
    "인턴",
    "인턴십",
    "인턴경험",
    "해외경험",
    "어학연수",
    "장학금",
    "memberships",
    "membership",
    "affiliations",
    "activities",
    "extracurriculars",
    "training",
    "internships",
    "courses",
    "coursework",
    "scholarships",
    "hobbies",
    "leadership",
    "teaching",
    "grants",
    "service",
    "research",
];

/// Whether a section of one's own may be called `word`.
pub fn is_own_section(word: &str) -> bool {
    OWN_SECTIONS.contains(&spelt(word).1.as_str())
}

/// The section that is also called `word`.
pub fn section(word: &str) -> Option<&'static str> {
    let (word, korean) = spelt(word);
    let is = |words: &[&str]| words.contains(&word.as_str()) || words.contains(&korean.as_str());
    SECTION_WORDS.iter().find(|(section, words)| is(words) || *section == word).map(|(section, _)| *section)
}

/// The key among `known` that `word` is another word for.
pub fn of(word: &str, known: &[&'static str]) -> Option<&'static str> {
    let (plain, korean) = spelt(word);
    let has = |words: &[&str]| [word, &plain, &korean].iter().any(|word| words.contains(word));
    let is = |name: &str| WORDS.iter().any(|(key, words)| *key == name && has(words));
    known.iter().copied().find(|name| is(name) || *name == plain)
}

/// A key as the program's own are spelt, from `jobTitle`, `Job title` or `job-title`, and the same without what parts its words.
pub fn spelt(word: &str) -> (String, String) {
    let mut plain = String::with_capacity(word.len());
    let mut small = false;
    for c in word.trim().chars() {
        if c.is_uppercase() && small {
            plain.push('_');
        }
        small = c.is_lowercase();
        plain.extend(if matches!(c, ' ' | '-' | '.') { '_' } else { c }.to_lowercase());
    }
    let joined = plain.replace('_', "");
    (plain, joined)
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

    #[test]
    fn capitals_hyphens_and_blanks_do_not_matter() {
        for (word, key) in [
            ("jobTitle", "position"),
            ("techStack", "stack"),
            ("fieldOfStudy", "area"),
            ("studyType", "degree"),
            ("graduationDate", "end"),
            ("GPA", "score"),
            ("School Name", "institution"),
            ("프로젝트 명", "name"),
        ] {
            assert_eq!(of(word, &[key]), Some(key), "{word}");
        }
        for (word, known) in [
            ("workExperience", "experience"),
            ("자격사항", "certificates"),
            ("어학능력", "language_skills"),
            ("봉사 활동", "volunteer"),
            ("보유기술", "skills"),
            ("Open Source", "open_source"),
        ] {
            assert_eq!(section(word), Some(known), "{word}");
        }
    }
}
