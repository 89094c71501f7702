//! The fonts that a plan asks for: whether they are there, in the weights that its layout sets them in, and of a make whose text
//! every reader gets.

use std::sync::Arc;

use crate::diagnostic::findings::Findings;
use crate::diagnostic::phrase::{list_and, list_plain};
use crate::diagnostic::{Code, Diagnostic, Place, SourceFile};
use crate::document::Document;
use crate::fonts::store::{Store, Unfound};
use crate::fonts::{Family, Fonts, Origin};
use crate::layout::Layout;
use crate::profile::value::text::Scalar;
use crate::project::plan::Plan;

/// The fonts for `plan`; a family that is not found is an error at its name, and so is a weight that a layout of the user's own
/// names and its font has not.
pub fn find(plan: &Plan, store: &Store, found: &mut Findings) -> Option<Fonts> {
    match store.find(&plan.families()) {
        Ok(fonts) => {
            let problems = if plan.layout.is_folder() { of_manifest(&plan.layout, &fonts) } else { Vec::new() };
            let fits = problems.is_empty();
            found.extend(problems);
            fits.then_some(fonts)
        }
        Err(unfound) => {
            let file = Arc::clone(&found.file);
            found.extend(unfound.into_iter().map(|Unfound { family, problem }| {
                let named = plan.chosen.iter().find(|(_, chosen)| family.as_ref() == Some(&chosen.text));
                problem.at_some(&file, named.map(|(_, chosen)| chosen.range.clone()))
            }));
            None
        }
    }
}

/// An error for each weight in a manifest that the first family of its role lacks; the others are for what that has not.
fn of_manifest(layout: &Layout, fonts: &Fonts) -> Vec<Diagnostic> {
    let families = fonts.families();
    let mut problems = Vec::new();
    for (role, font) in &layout.manifest.fonts {
        let first = font.families.first().and_then(|name| named(&families, name));
        let missing = font.weights.iter().filter_map(|weight| Some((first.filter(|it| !it.has(*weight))?, weight)));
        problems.extend(missing.map(|(family, weight)| {
            let message = format!("`{}` has no weight {weight}, which the layout names for the {role}", family.name);
            let weights = list_and(&family.weights());
            let problem = Diagnostic::error(Code::MissingWeight, message).hint(format!("it has {weights}"));
            Diagnostic { place: place_of(role, layout), ..problem }
        }));
    }
    problems
}

/// Where the manifest begins to say what fonts a role has.
fn place_of(role: &str, layout: &Layout) -> Option<Place> {
    let (path, bytes) = layout.files.iter().find(|(path, _)| path == "typst.toml")?;
    let file = SourceFile::new(format!("{}/{path}", layout.name), String::from_utf8_lossy(bytes));
    let table = format!("[tool.jikji.fonts.{role}]");
    let start = file.text.find(&table)?;
    Some(Place { file: Arc::new(file), range: start..start + table.len() })
}

fn named<'a>(families: &'a [Family<'a>], name: &str) -> Option<&'a Family<'a>> {
    families.iter().find(|family| family.name.eq_ignore_ascii_case(name))
}

/// Warns of fonts of the user's own that lack a weight: Typst takes the nearest and says nothing. What the nearest is among the
/// bundled ones is known to look right.
pub fn check(plan: &Plan, fonts: &Fonts, found: &mut Findings) {
    if plan.chosen.is_empty() {
        return;
    }
    let families = fonts.families();
    // Each weight that a family lacks, with the first place that chooses it and the roles that need it.
    let mut missing: Vec<(&Family, u16, &Scalar, Vec<String>)> = Vec::new();
    for (role, chosen) in &plan.chosen {
        let own = |family: &&Family| family.origin != Origin::Bundled;
        let Some(family) = named(&families, &chosen.text).filter(own) else { continue };
        let role = if *role == "text_latin" { "text" } else { *role };
        let wanted = plan.layout.manifest.fonts.get(role).map(|role| role.weights.as_slice()).unwrap_or_default();
        for weight in wanted.iter().filter(|weight| !family.has(**weight)) {
            match missing.iter_mut().find(|(other, lacks, ..)| other.name == family.name && lacks == weight) {
                Some((.., roles)) if roles.iter().any(|other| other == role) => {}
                Some((.., roles)) => roles.push(role.to_owned()),
                None => missing.push((family, *weight, chosen, vec![role.to_owned()])),
            }
        }
    }
    for (family, weight, chosen, roles) in missing {
        let roles = list_plain(&roles);
        let message = format!("`{}` has no weight {weight}, in which the layout sets the {roles}", family.name);
        let hint = "give the folder with its other weights with --font-path, or choose another family";
        found.warn(Code::MissingWeight, chosen.range.clone(), message).hints.push(hint.into());
    }
}

/// Warns of fonts of the user's own whose text old readers of PDF give back in pieces, at the first choice of each.
pub fn check_make(document: &Document, plan: &Plan, fonts: &Fonts, found: &mut Findings) {
    for family in document.fonts() {
        let names = fonts.torn(family);
        let Some(name) = names.first() else { continue };
        let is_chosen = |chosen: &&(_, Scalar)| names.iter().any(|name| name.eq_ignore_ascii_case(&chosen.1.text));
        let chosen = plan.chosen.iter().find(is_chosen);
        let message = format!("MuPDF before 1.25 and what is built on it read text in `{name}` in pieces");
        let problem = Diagnostic::warning(Code::TornText, message)
            .hint("choose a build of it in TrueType (.ttf) or with 1000 units per em, or another family")
            .at_some(&found.file, chosen.map(|(_, chosen)| chosen.range.clone()));
        found.extend([problem]);
    }
}
