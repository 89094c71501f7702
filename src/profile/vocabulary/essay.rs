//! The texts that Korean applications ask for (자기소개서): running text, of which each is a section.

use crate::profile::vocabulary::kind::Kind;
use crate::profile::vocabulary::synonym::spelt;
use crate::profile::yaml::node::{Node, Value};

/// What they are called, without blanks.
const NAMES: &[&str] = &[
    "자기소개",
    "자기소개서",
    "자소서",
    "성장과정",
    "성장배경",
    "지원동기",
    "지원동기및포부",
    "지원동기및입사후포부",
    "입사후포부",
    "장래포부",
    "성격의장단점",
    "성격및장단점",
    "성격장단점",
    "장단점",
    "학교생활",
    "직무역량",
    "직무경험",
    "경력기술서",
    "coverletter",
    "motivationletter",
    "personalstatement",
];

/// Whether a key is the name of such a text.
pub fn is_one(key: &str) -> bool {
    NAMES.contains(&spelt(key).1.as_str())
}

/// The names of the texts that a mapping holds, if it holds any.
pub fn parts(node: &Node) -> Option<Vec<&str>> {
    let Value::Map(pairs) = &node.value else { return None };
    let names: Vec<_> = pairs.iter().map(|(key, _)| key.text.as_str()).collect();
    names.iter().any(|name| is_one(name)).then_some(names)
}

/// The sections that what stands under `key` is written as.
pub fn sections(key: &str, node: &Node) -> String {
    let section = |name: &str| format!("{name}: {{kind: text, text: …}}");
    match parts(node) {
        Some(names) => names.into_iter().map(section).collect::<Vec<_>>().join(", "),
        None => section(key),
    }
}

/// How a section of entries is written that holds running text, if it probably does.
pub fn as_text(key: &str, node: &Node, kind: Kind) -> Option<String> {
    let running = is_one(key) || parts(node).is_some();
    (running && kind == Kind::Item).then(|| format!("for running text write `{}`", sections(key, node)))
}
