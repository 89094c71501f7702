//! `jikji fonts`: families, weights, licences, and what they cover.

use jikji::diagnostic::tame;
use jikji::fonts::store::Store;
use jikji::fonts::{Family, Origin};

use crate::cli::FontsArguments;
use crate::terminal::{self, Outcome};

/// How many missing characters are named.
const MOST_NAMED: usize = 10;

/// Lists the families.
pub fn run(arguments: &FontsArguments) -> Outcome {
    let fonts = match Store::new(arguments.font_path.clone()).find(&[]) {
        Ok(fonts) => fonts,
        Err(unfound) => return Outcome::Failed(unfound.into_iter().map(|it| it.problem).collect()),
    };
    let mut text = String::new();
    let (others, families): (Vec<_>, Vec<_>) = fonts.families().into_iter().partition(|it| it.stands_for.is_some());
    for family in families {
        let line = match &arguments.text {
            Some(sample) => coverage(&family, sample),
            None => description(&family, others.iter().find(|other| other.stands_for == Some(family.name))),
        };
        text += &tame::log(&format!("{:18}  {line}", family.name));
        text.push('\n');
    }
    terminal::print(&text)
}

fn description(family: &Family, other: Option<&Family>) -> String {
    let styles: Vec<_> = family
        .styles
        .iter()
        .map(|style| format!("{}{}", style.weight, if style.italic { " italic" } else { "" }))
        .collect();
    let licence = family.licence.map(|licence| format!("; {licence}")).unwrap_or_default();
    let origin = match family.origin {
        Origin::Bundled => "bundled",
        Origin::Folder => "from a folder",
        Origin::System => "from the system",
    };
    let other = other.map(|other| format!("; made from {0}, found as {0} too", other.name)).unwrap_or_default();
    format!("{}{licence}; {origin}{other}", styles.join(", "))
}

fn coverage(family: &Family, sample: &str) -> String {
    let missing = family.missing(sample);
    if missing.is_empty() {
        return "has all of it".into();
    }
    let named: String = missing.iter().take(MOST_NAMED).collect();
    let more =
        if missing.len() > MOST_NAMED { format!(" and {} more", missing.len() - MOST_NAMED) } else { String::new() };
    format!("lacks {named}{more}")
}
