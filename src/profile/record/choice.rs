//! Reads a word of a closed list.

use crate::diagnostic::Code;
use crate::diagnostic::phrase::{list_or, nearest};
use crate::profile::record::Reader;
use crate::profile::vocabulary::synonym;
use crate::profile::yaml::node::{Node, Value};

/// Up to this many choices are all named, even if one of them is near.
const FEW: usize = 8;

impl Reader {
    /// One of `choices`, or an error that names the nearest.
    pub fn choice<T: Copy>(&mut self, node: &Node, what: &str, choices: &[(&'static str, T)]) -> Option<T> {
        let Value::Text(text) = &node.value else {
            let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
            self.wrong_type(node, what).hints.push(format!("write {}", list_or(&names)));
            return None;
        };
        if let Some((_, value)) = choices.iter().find(|(name, _)| name == text) {
            return Some(*value);
        }
        let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
        let problem = self.error(Code::UnknownChoice, node.range.clone(), format!("`{text}` is not {what}"));
        if let Some(advice) = synonym::advice(text, &names) {
            problem.hints.push(advice.into());
            return None;
        }
        let hint = match (synonym::value(text, &names), nearest(text, &names)) {
            (Some(name), _) => {
                problem.mend(name);
                format!("write `{name}`")
            }
            // `done` is near `none`, so the others are named too unless they are many.
            (None, Some(name)) if names.len() <= FEW => {
                let others: Vec<_> = names.iter().filter(|other| **other != name).collect();
                format!("did you mean `{name}`? else write {}", list_or(&others))
            }
            (None, Some(name)) => format!("did you mean `{name}`?"),
            (None, None) => format!("write {}", list_or(&names)),
        };
        problem.hints.push(hint);
        None
    }
}
