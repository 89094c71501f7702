//! What forms ask for that has no key of its own, as a row of one's own.

use crate::profile::remedy::Slip;
use crate::profile::yaml::flow;
use crate::profile::yaml::node::Value;

/// What Korean forms ask for that has no key of its own.
pub(super) fn of(slip: &Slip) -> Option<String> {
    const ROWS: &[&str] = &[
        "희망연봉",
        "희망급여",
        "현재연봉",
        "연봉",
        "최종연봉",
        "비상연락처",
        "가족사항",
        "가족관계",
        "종교",
        "결혼여부",
        "혼인여부",
        "신장",
        "체중",
        "신체사항",
        "혈액형",
        "본적",
        "보훈여부",
        "보훈대상",
        "보훈",
        "장애여부",
        "장애",
        "입사가능일",
        "희망근무지",
        "지원경로",
        "salary",
        "expectedsalary",
        "desiredsalary",
        "maritalstatus",
        "religion",
        "emergencycontact",
    ];
    let place = slip.in_profile() || slip.takes("email") || slip.takes("birth");
    if !place || !ROWS.contains(&slip.word.as_str()) {
        return None;
    }
    let key = slip.key.trim();
    let rows = format!("rows: [{{label: {key}, value: {}}}]", slip.text().map_or("…".into(), flow::text));
    Some(match &slip.node.value {
        Value::List(_) => format!("write a section of your own, `sections: {{{key}: [{{title: …, note: …}}]}}`"),
        _ if slip.takes("birth") => format!("write it as a row of your own, `{rows}`"),
        _ => format!("write it as a row of your own, `personal: {{{rows}}}`, or leave it out"),
    })
}
