//! What hints say to write, written in place of what was wrong: it builds.

use serde_json::Value as Json;

use crate::support::Test;

/// The whole of a mistake stands between `«` and `»`; the rest of the profile is right.
const CASES: &[&str] = &[
    "name: Jo\nsummary: An engineer.\n«documents: {layout: modern, pages: 1}»\n",
    "name: Jo\nsummary: An engineer.\n«documents: academic»\n",
    "name: Jo\nsummary: An engineer.\n«documents: [modern, {layout: classic}]»\n",
    "name: Jo\nsections: {«skills: [Go, \"C, C++\"]»}\n",
    "name: Jo\nsections: {«certificates: [CKA (2024.05), SQLD]»}\n",
    "name: Jo\nsections:\n  skills:\n    «Go | Rust; C»\n",
    "name: Jo\nsections:\n  certificates:\n    «CKA»\n",
    "name: Jo\nsections:\n  experience:\n    «Acme, Inc.»\n",
    "name: Jo\nsections:\n  skills:\n    - name: Code\n      keywords: «Go; C# | C, C++»\n",
    "name: Jo\nsections:\n  interests: [Type]\n  experience:\n    - company: Acme\n      highlights: «• Built • Led»\n",
    "name: Jo\nsections:\n  experience:\n    - company: Acme\n      positions: «{position: Engineer, start: 2020-01}»\n",
    "name: Jo\nsections:\n  experience:\n    - company: Acme\n      positions: «{Engineer: 2016-2018, Lead: 2018.01 ~ present}»\n",
    "name: Jo\nsections:\n  experience:\n    - company: Acme\n      positions:\n        «- Engineer: 2016-2018»\n",
    "name: Jo\nsummary: Hi.\ncontact:\n  links: «[{network: GitHub, username: jo}, {network: Xing, url: \"https://xing.com/profile/jo\"}]»\n",
    "name: Jo\nsummary: Hi.\ncontact:\n  links: «[https://github.com/jo, https://jo.example.org/a]»\n",
    "name: Jo\nsummary: Hi.\n«profiles: [{network: GitHub, username: jo}]»\n",
    "«name: {first: Jo, last: Kim}»\nsummary: Hi.\n",
    "name: Jo\nsummary: Hi.\ncontact: {email: «a@example.org; b@example.org»}\n",
    "name: Jo\nsummary: Hi.\ncontact: {website: «\"https://a.example.org, https://b.example.org\"»}\n",
    "name: Jo\nsummary: Hi.\ncontact: «010-1234-5678 / a@example.org»\n",
    "name: Jo\nsummary: Hi.\npersonal: {birth: «990101»}\n",
    "name: Jo\nsummary: Hi.\npersonal: {military: «현역 육군 병장 (2019.01 ~ 2020.07)»}\n",
    "name: Jo\nsummary: Hi.\npersonal: {military: «{status: 현역, start: 2019-01, end: 2020-07}»}\n",
    "name: Jo\nsections:\n  language_skills:\n    «- TOEIC: 900»\n",
    "name: Jo\nsections:\n  language_skills:\n    - «{시험명: TOEIC, 점수: 900, 취득일: 2024.05.01}»\n",
    "name: Jo\nsections:\n  language_skills:\n    - {language: English, test: «TOEIC 900 (2024.05)»}\n",
    "name: Jo\nsections:\n  language_skills:\n    - {language: English, «TOEIC: 900»}\n",
    "name: Jo\nsections:\n  certificates:\n    - name: CKA\n    «- TOEIC: 900»\n",
    "name: Jo\nsummary: Hi.\n«희망연봉: 3,500만원»\n",
    "name: Jo\n«TOEIC: 900»\n",
    "name: Jo\nsections:\n  references:\n    - {name: Seo, «email: seo@example.org»}\n",
    "name: Jo\nsections:\n  experience:\n    - {company: Acme, «period: 2018.03 ~ 2020.02»}\n",
    "name: Jo\nsummary: Hi.\ncontact: {location: «{city: Berlin, country: Germany}»}\n",
];

/// What the first hint says to write for the profile, in its first backticks.
fn advised(yaml: &str) -> String {
    let done = Test::new().profile(yaml).args(["check", "me.yaml", "--message-format", "json"]).run();
    let line = done.text().lines().next().unwrap_or_else(|| panic!("nothing is wrong with {yaml}")).to_owned();
    let problem: Json = serde_json::from_str(&line).expect("an object a line");
    let hint = problem["hint"].as_str().unwrap_or_else(|| panic!("no hint: {problem}")).to_owned();
    hint.split('`').nth(1).unwrap_or_else(|| panic!("nothing to write: {hint}")).to_owned()
}

#[test]
fn what_hints_say_to_write_builds() {
    for case in CASES {
        let (before, rest) = case.split_once('«').expect("a mark");
        let (wrong, after) = rest.split_once('»').expect("a mark");
        let written = advised(&format!("{before}{wrong}{after}"));
        let mended = format!("{before}{written}{after}");
        let done = Test::new().profile(&mended).args(["check", "me.yaml"]).run();
        assert_eq!(done.status, 0, "{mended}\n{}", done.stderr);
    }
}
