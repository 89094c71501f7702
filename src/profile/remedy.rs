//! What to write in place of an unknown key, where its value and its neighbours tell more than its name.

mod row;

use crate::profile::documents::HIDING;
use crate::profile::entry::numbers::as_numbers;
use crate::profile::entry::studies::status_of;
use crate::profile::entry::tested::{self, Tested};
use crate::profile::service;
use crate::profile::value::date::advice::as_fields;
use crate::profile::value::links::listed;
use crate::profile::vocabulary::essay;
use crate::profile::vocabulary::kind::Kind;
use crate::profile::vocabulary::synonym::{self, spelt};
use crate::profile::yaml::flow;
use crate::profile::yaml::node::{Key, Node, Value};

/// A key that its mapping does not take.
struct Slip<'a> {
    key: &'a str,
    /// The key in small letters, without what parts its words.
    word: String,
    node: &'a Node,
    known: &'a [&'static str],
}

/// Who looks at a slip; the first that knows it answers.
const READERS: &[fn(&Slip) -> Option<String>] = &[
    nothing,
    wrapped,
    own_text,
    row::of,
    reach,
    service_record,
    address,
    phone,
    name,
    hidden,
    status,
    period,
    current,
    number,
    test,
    links,
    said_elsewhere,
];

/// What to write in place of `key`, which is not among those `known`.
pub fn of(key: &Key, node: &Node, known: &[&'static str]) -> Option<String> {
    let slip = Slip { key: &key.text, word: spelt(&key.text).1, node, known };
    READERS.iter().find_map(|read| read(&slip))
}

impl Slip<'_> {
    fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.word.as_str())
    }

    fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.node.value { Some(text.trim()) } else { None }
    }

    fn takes(&self, name: &str) -> bool {
        self.known.contains(&name)
    }

    fn in_profile(&self) -> bool {
        self.takes("headline")
    }

    fn in_entry(&self) -> bool {
        self.takes("highlights") && self.takes("start")
    }
}

/// A section that says that there is nothing to tell.
fn nothing(slip: &Slip) -> Option<String> {
    let section = synonym::section(slip.key).is_some() || slip.takes("email");
    let empty = slip.text().is_some_and(synonym::is_nothing) && (slip.in_profile() || slip.takes("email"));
    (section && empty).then(|| "leave it out: what is not there is not shown".into())
}

/// A key around keys of the profile.
fn wrapped(slip: &Slip) -> Option<String> {
    let Value::Map(pairs) = &slip.node.value else { return None };
    let known = |key: &str| slip.takes(key) || Kind::of_section(key).is_some();
    let (first, _) = pairs.iter().find(|_| slip.in_profile()).filter(|(key, _)| known(&key.text))?;
    pairs.iter().all(|(key, _)| known(&key.text)).then(|| {
        let key = slip.key;
        format!(
            "take away `{key}:`, and begin each of the keys below it, such as `{}:`, further to the left",
            first.text
        )
    })
}

/// How somebody is reached who can be asked.
fn reach(slip: &Slip) -> Option<String> {
    let named = slip.is(&["email", "phone", "mail", "mobile", "tel", "이메일", "전화", "전화번호", "휴대폰", "연락처"]);
    let text = slip.text().filter(|_| named && slip.takes("quote"))?;
    Some(format!("write `contact: {}`; an e-mail address and a number are one text", flow::text(text)))
}

/// 자기소개, 성장과정, and the like.
fn own_text(slip: &Slip) -> Option<String> {
    (slip.in_profile() && essay::is_one(slip.key)).then(|| {
        let sections = essay::sections(slip.key, slip.node);
        format!("write it as running text in a section: `sections: {{{sections}}}`")
    })
}

/// Military service, wherever it stands.
fn service_record(slip: &Slip) -> Option<String> {
    let named = slip.is(&["병역", "병역사항", "군복무", "군필여부", "병역여부", "military", "militaryservice"]);
    let written = || service::written(slip.node).unwrap_or_else(|| "{status: completed, branch: army}".into());
    match () {
        () if named && slip.in_profile() => Some(format!("write `personal: {{military: {}}}`", written())),
        () if named && slip.takes("birth") => Some(format!("write `military: {}`", written())),
        () => None,
    }
}

/// An address says where one lives in every layout, or in full, which only forms show.
fn address(slip: &Slip) -> Option<String> {
    let named = slip.is(&["주소", "현주소", "거주지", "집주소", "address", "adress", "homeaddress"]);
    let place = match () {
        () if slip.in_profile() => "`location` under `contact:`",
        () if slip.takes("phone") && slip.takes("location") => "`location`",
        () => return None,
    };
    named.then(|| {
        format!("write it as {place}, or as `address` under `personal:`, which only letters, and forms such as `ko-form`, show")
    })
}

/// 연락처 is the number, if it is a text.
fn phone(slip: &Slip) -> Option<String> {
    let digits = slip.text()?.chars().filter(char::is_ascii_digit).count() > 6;
    (digits && slip.in_profile() && slip.is(&["연락처", "contactnumber"]))
        .then(|| "write it as `phone` under `contact:`".into())
}

/// The parts of a name, and the name in a second language.
fn name(slip: &Slip) -> Option<String> {
    if !slip.in_profile() {
        return None;
    }
    let text = slip.text().unwrap_or("…");
    if slip.is(&["firstname", "lastname", "givenname", "familyname", "surname", "middlename"]) {
        return Some("write the whole name as `name: Gildong Hong`".into());
    }
    slip.is(&["영문이름", "영문명", "영문성명", "영어이름", "englishname", "nameen"])
        .then(|| format!("write it in `name: {{ko: …, en: {text}}}`, with `languages: [ko, en]`"))
}

/// What a document is to hide.
fn hidden(slip: &Slip) -> Option<String> {
    (slip.takes("layout") && slip.is(&["hide", "hidden", "omit", "exclude", "숨김"])).then(|| HIDING.into())
}

/// How studies stand: `상태: 졸업예정`, `졸업: 졸업`.
fn status(slip: &Slip) -> Option<String> {
    let status = status_of(slip.text()?).filter(|_| slip.takes("institution") && slip.takes("status"))?;
    Some(format!("write `status: {status}`"))
}

/// A date or a period under another key.
fn period(slip: &Slip) -> Option<String> {
    if !slip.takes("start") || !slip.takes("end") {
        return None;
    }
    let name = match synonym::of(slip.key, &["start", "end", "date"]) {
        Some(name) => name,
        None if slip.word.ends_with("기간") || slip.is(&["dateperiod", "timeframe"]) => "date",
        None => return None,
    };
    as_fields(slip.text()?, name).filter(|_| slip.takes(name) || name == "date")
}

/// `current: true`.
fn current(slip: &Slip) -> Option<String> {
    let named = slip.is(&["current", "iscurrent", "currentlyworking", "ongoing", "present", "재직중", "재직여부"]);
    let over =
        slip.text().is_some_and(|text| ["false", "no", "n", "x", "아니오"].contains(&text.to_lowercase().as_str()));
    let advice = if over { "leave it out: what has an `end` is over" } else { "write `end: present` for what goes on" };
    (named && slip.in_entry()).then(|| advice.into())
}

/// The number of a patent.
fn number(slip: &Slip) -> Option<String> {
    let named = synonym::of(slip.key, &["numbers"]).is_some() && slip.takes("numbers");
    named.then(|| format!("write `numbers: {}`", as_numbers(slip.text().unwrap_or_default())))
}

/// A test of a language, and what belongs to one.
fn test(slip: &Slip) -> Option<String> {
    let text = slip.text()?;
    let whole = format!("{} {text}", slip.key.trim());
    match Tested::of(&whole).filter(|_| tested::is_test(slip.key)) {
        Some(test) if slip.takes("fluency") => return Some(format!("write `test: {}`", test.as_entry())),
        Some(test) if slip.in_profile() => {
            return Some(format!("write `sections: {{language_skills: [{}]}}`", test.as_skill()));
        }
        _ => {}
    }
    let named = synonym::of(slip.key, &["score"]).is_some() || slip.is(&["score", "testscore", "급", "성적"]);
    (named && slip.takes("fluency"))
        .then(|| format!("write it in `test:`, as in `test: {{name: TOEIC, score: {}}}`", flow::text(text)))
}

/// The address of an entry, and what else has one.
fn links(slip: &Slip) -> Option<String> {
    let address = slip.text().filter(|text| text.contains("://") || text.starts_with("www."));
    if let (Some(address), true) = (address, slip.in_entry()) {
        let plain = synonym::of(slip.key, &["url"]).is_some();
        let name = slip.key.trim();
        return Some(match plain {
            true => format!("write `url: {address}`"),
            false => format!("write it in `links:`, as in `links: {{{name}: {address}}}`"),
        });
    }
    let several = slip.is(&["profiles", "social", "socials", "socialnetworks", "networks", "accounts", "sns", "링크"]);
    if let (Value::List(items), true, true) = (&slip.node.value, several, slip.takes("links") || slip.in_profile()) {
        let links = listed(items)?;
        let around = if slip.in_profile() { format!("contact: {{links: {links}}}") } else { format!("links: {links}") };
        return Some(format!("write `{around}`"));
    }
    let named = slip.is(&["urls", "url", "sites", "websites"]) && (slip.in_profile() || slip.takes("website"));
    let named = named && (matches!(slip.node.value, Value::List(_)) || address.is_some());
    let place = if slip.in_profile() { " under `contact:`" } else { "" };
    named.then(|| format!("write it as `website`{place}, or with a name for each in `links: {{Name: https://…}}`"))
}

/// The keys of entries that have no field of their own, and where what they say belongs.
const ELSEWHERE: &[(&str, &[&str], &str)] = &[
    (
        "score",
        &["expiry", "expires", "expirationdate", "validuntil", "유효기간", "만료일"],
        "write it in `note`, as in `note: valid until 2028-03`",
    ),
    ("issuer", &["id", "number", "credentialid", "licensenumber", "자격번호", "발급번호"], "write it in `note`"),
    ("thesis", &["advisor", "adviser", "supervisor", "지도교수"], "write it in `thesis: {title: …, advisor: …}`"),
    ("thesis", &["honors", "honours", "distinction", "latin"], "write it in `note`, or as `highlights: […]`"),
    ("highlights", &["remote", "worktype", "원격", "재택"], "write it in `location`, as in `location: Remote`"),
    (
        "company",
        &[
            "manager",
            "salary",
            "pay",
            "연봉",
            "급여",
            "supervisor",
            "reason",
            "reasonforleaving",
            "퇴사사유",
            "퇴직사유",
            "이직사유",
        ],
        "leave it out, or write it in `note`: it has no key",
    ),
    (
        "highlights",
        &[
            "result",
            "results",
            "outcome",
            "impact",
            "결과",
            "결과물",
            "성과물",
            "activities",
            "club",
            "clubs",
            "동아리",
            "수상",
        ],
        "write it as a point, as in `highlights: […]`",
    ),
    ("note", &["수료여부", "이수시간", "hours", "교육시간", "자격종류"], "write it in `note`"),
    ("area", &["minor", "doublemajor", "부전공", "복수전공"], "write it in `area`, behind the field of study"),
    (
        "highlights",
        &["slides", "video", "paper", "code", "demo", "repo", "repository"],
        "write it in `links:`, as in `links: {Slides: https://…}`",
    ),
];

fn said_elsewhere(slip: &Slip) -> Option<String> {
    let here = |(key, words, _): &&(&str, &[&str], &str)| slip.takes(key) && slip.in_entry() && slip.is(words);
    ELSEWHERE.iter().find(here).map(|(.., advice)| (*advice).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROFILE: &[&str] = &["name", "headline", "contact", "personal", "sections", "documents"];
    const CONTACT: &[&str] = &["email", "phone", "location", "website", "links"];
    const EDUCATION: &[&str] =
        &["institution", "area", "status", "thesis", "start", "end", "date", "url", "links", "note", "highlights"];

    fn hint(key: &str, text: &str, known: &[&'static str]) -> Option<String> {
        let node = Node { value: Value::Text(text.into()), range: 0..0 };
        of(&Key { text: key.into(), range: 0..0 }, &node, known)
    }

    #[test]
    fn values_tell_where_a_key_belongs() {
        for (key, text, known, expected) in [
            (
                "성장과정",
                "저는",
                PROFILE,
                "write it as running text in a section: `sections: {성장과정: {kind: text, text: …}}`",
            ),
            (
                "병역",
                "육군 병장 만기전역",
                PROFILE,
                "write `personal: {military: {status: completed, branch: army, rank: 병장}}`",
            ),
            ("연락처", "010-0000-0000", PROFILE, "write it as `phone` under `contact:`"),
            ("first_name", "Jo", PROFILE, "write the whole name as `name: Gildong Hong`"),
            ("졸업", "졸업", EDUCATION, "write `status: graduated`"),
            ("상태", "졸업예정", EDUCATION, "write `status: expected`"),
            ("기간", "2020.03 ~ 2026.02", EDUCATION, "write `start: 2020-03` and `end: 2026-02`"),
            ("재학기간", "2020.03 ~ 현재", EDUCATION, "write `start: 2020-03` and `end: present`"),
            ("years", "2015-2019", EDUCATION, "write `start: 2015` and `end: 2019`"),
            ("입학", "2020.3", EDUCATION, "write `start: 2020-03`"),
            ("current", "true", EDUCATION, "write `end: present` for what goes on"),
            ("link", "https://example.org", EDUCATION, "write `url: https://example.org`"),
            (
                "slides",
                "https://example.org",
                EDUCATION,
                "write it in `links:`, as in `links: {slides: https://example.org}`",
            ),
            ("advisor", "Kim", EDUCATION, "write it in `thesis: {title: …, advisor: …}`"),
            ("number", "KR10-1234567", &["numbers"], "write `numbers: {KR: 10-1234567}`"),
            (
                "점수",
                "915",
                &["language", "fluency", "test"],
                "write it in `test:`, as in `test: {name: TOEIC, score: 915}`",
            ),
        ] {
            assert_eq!(hint(key, text, known).as_deref(), Some(expected), "{key}");
        }
        for known in [PROFILE, CONTACT] {
            let both = hint("주소", "서울", known).unwrap();
            assert!(both.contains("`location`") && both.contains("`address` under `personal:`"), "{both}");
        }
        assert_eq!(hint("기간", "한 학기", EDUCATION), None);
    }
}
