//! What Korean forms ask for beside the contact.

use crate::profile::record::declare::{choices, readable, record};
use crate::profile::service;
use crate::profile::value::date::{DateAt, End, When};
use crate::profile::value::text::Text;
use crate::profile::yaml::node::{Node, Value};

record! {
    /// What Korean forms ask for.
    pub struct Personal ("`personal`") {
        /// The date of birth.
        birth: Option<DateAt>,
        /// The gender.
        gender: Option<Gender>,
        /// The nationality.
        nationality: Option<Text>,
        /// The postal address.
        address: Option<Text>,
        /// Military service.
        military: Option<Military>,
        /// Rows of one's own.
        rows: Vec<OwnRow>,
    }
}

record! {
    /// A row of one's own: what a form asks for that has no key.
    pub struct OwnRow ("a row") {
        /// What the form calls it.
        label: Text,
        /// The answer.
        value: Text,
    }
}

record! {
    /// Military service (병역).
    pub struct Military ("`military`", meant service_of) {
        /// How it stands.
        status: Option<MilitaryStatus>,
        /// The branch.
        branch: Option<Branch>,
        /// The last rank.
        rank: Option<Text>,
        /// When it began.
        start: Option<When>,
        /// When it ended, or `present`.
        end: Option<End>,
    }
}

/// The fields that a text says, or a mapping whose status says them all or is that of all who serve.
fn service_of(node: &Node) -> Option<String> {
    let known = |name: &str| node.get(name).is_some();
    let alone = match &node.value {
        Value::Text(_) => Some(node),
        Value::List(items) if items.len() == 1 => return service_of(&items[0]),
        Value::Map(pairs) if pairs.len() == 1 && known("status") => node.get("status"),
        Value::Map(_) if !["status", "branch", "rank", "start", "end"].into_iter().any(known) => Some(node),
        Value::Map(_) => node.get("status").filter(|status| service::is_record(status)).map(|_| node),
        _ => None,
    };
    let fields = service::written(alone?)?;
    // One word is told by its own field.
    let is_field = matches!(node.value, Value::Map(_)) && !fields.contains(", ");
    Some(fields).filter(|_| !is_field)
}

readable! {
    Personal: "What Korean forms ask for; shown by the layouts that ask.",
    Military: "Military service.",
    OwnRow: "A row of one's own in a form.",
}

/// The gender, as forms know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// 남
    Male,
    /// 여
    Female,
    /// 기타
    Other,
}

/// How military service stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MilitaryStatus {
    /// 군필
    Completed,
    /// 복무 중
    Serving,
    /// 면제
    Exempt,
    /// 대체 복무
    Alternative,
    /// 해당 없음
    None,
    /// 미필
    NotYet,
}

/// The branch of the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Branch {
    /// 육군
    Army,
    /// 해군
    Navy,
    /// 공군
    AirForce,
    /// 해병대
    Marines,
    /// 사회복무요원
    SocialService,
}

choices! {
    Gender "a gender" { "male" Male, "female" Female, "other" Other, }
    MilitaryStatus "a status of military service" {
        "completed" Completed, "serving" Serving, "exempt" Exempt, "alternative" Alternative, "none" None,
        "not-yet" NotYet,
    }
    Branch "a branch of service" {
        "army" Army, "navy" Navy, "air_force" AirForce, "marines" Marines, "social_service" SocialService,
    }
}
