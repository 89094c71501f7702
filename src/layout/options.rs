//! The values that documents give to the options of a layout.

use serde_json::{Map, Value as Json, json};

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::diagnostic::phrase::{did_you_mean, list_and, only_near};
use crate::layout::Layout;
use crate::layout::declared::Declared;
use crate::layout::typeface;
use crate::profile::documents::FontRoles;
use crate::profile::setting::Setting;
use crate::profile::value::text::Scalar;

/// A value for an option, from a document or from the command line.
#[derive(Debug, Clone)]
pub struct Value {
    /// The option's name.
    pub name: String,
    /// What was written; nothing asks for the default.
    pub text: Option<String>,
    /// The bytes of the name and of the value in the profile, if it stands there.
    pub places: Option<(std::ops::Range<usize>, std::ops::Range<usize>)>,
}

impl From<&Setting> for Value {
    fn from(setting: &Setting) -> Self {
        let (name, key) = (setting.key.text.clone(), setting.key.range.clone());
        match &setting.value {
            Some(value) => Self { name, text: Some(value.text.clone()), places: Some((key, value.range.clone())) },
            None => Self { name, text: None, places: Some((key.clone(), key)) },
        }
    }
}

/// What the layout receives as options: defaults, `values` over them in order, and the fonts of each role.
pub fn resolve(layout: &Layout, values: &[Value], chosen: &[(&str, Scalar)], found: &mut Findings) -> Option<Json> {
    let declared = &layout.manifest.options;
    let default = |declared: &Declared| declared.parse(&declared.default_text()).expect("the manifest was checked");
    let mut options: Map<String, Json> =
        declared.iter().map(|(name, option)| (name.clone(), default(option))).collect();
    let parsed: Vec<_> = values.iter().map(|value| Some((value.name.clone(), parse(layout, value, found)?))).collect();
    options.extend(parsed.into_iter().collect::<Option<Vec<_>>>()?);
    let typeface = options.get("typeface").and_then(Json::as_str).filter(|it| !is_default(layout, it));
    let fonts = fonts(layout, chosen, typeface.unwrap_or_default());
    options.insert("fonts".into(), fonts);
    Some(Json::Object(options))
}

/// Whether a typeface is the layout's own, for which its manifest names the families.
fn is_default(layout: &Layout, typeface: &str) -> bool {
    layout.manifest.options.get("typeface").is_none_or(|declared| declared.default_text() == typeface)
}

fn parse(layout: &Layout, value: &Value, found: &mut Findings) -> Option<Json> {
    let (name, text) = value.places.clone().unzip();
    let Some(option) = layout.manifest.options.get(&value.name) else {
        let names: Vec<_> = layout.manifest.options.keys().collect();
        let hint = did_you_mean(&value.name, &names, || format!("it has {}", list_and(&names)));
        let message = format!("the layout `{}` has no option `{}`", layout.name, value.name);
        let problem = found.error(Code::UnknownOption, name, message);
        only_near(&value.name, &names).into_iter().for_each(|name| problem.mend(name));
        problem.hints.push(hint);
        return None;
    };
    let parsed = option.parse(value.text.as_deref().unwrap_or(&option.default_text()));
    let report = |message| {
        let problem = found.error(Code::BadOption, text, format!("option `{}`: {message}", value.name));
        problem.hints.extend(option.corrected(value.text.as_deref().unwrap_or_default()));
        problem.hints.push(format!("its default is `{}` ({})", option.default_text(), option.doc));
    };
    parsed.map_err(report).ok()
}

/// What the families of `text_latin` are for, as a regular expression: all but what Typst's own `latin-in-cjk` leaves out, marks
/// that East Asian fonts have in shapes of their own, and the letters of those scripts, which it does not leave out.
const LATIN: &str = r"[^\u{B7}\u{2013}\u{2014}\u{2018}\u{2019}\u{201C}\u{201D}\u{2025}-\u{2027}\u{2E3A}\p{Hangul}\p{Han}\p{Hiragana}\p{Katakana}\u{3000}-\u{303F}\u{FF00}-\u{FFEF}]";

/// The families behind those of every role, a user's layout's too: for signs and emoji, which no font for text has all of.
/// `shared/profile.typ` names them for layouts without this program.
pub const LAST: [&str; 2] = ["Jikji Symbols", "Noto Emoji"];

/// The families that a profile and its document ask for, with the role of each, those of the document first.
pub fn chosen(fonts: &[&FontRoles]) -> Vec<(&'static str, Scalar)> {
    let roles = |fonts: &FontRoles| {
        let FontRoles { text, headings, code, text_latin } = fonts.clone();
        [("text", text.0), ("headings", headings.0), ("code", code.0), ("text_latin", text_latin.0)]
    };
    let named = fonts.iter().flat_map(|fonts| roles(fonts));
    named.flat_map(|(role, families)| families.into_iter().map(move |family| (role, family))).collect()
}

/// The families of each role: the user's first, then those of the typeface or the layout, which have what the others lack, and
/// those for signs.
fn fonts(layout: &Layout, chosen: &[(&str, Scalar)], typeface: &str) -> Json {
    let own = |role: &str| -> Vec<&str> {
        chosen.iter().filter(|(other, _)| *other == role).map(|(_, family)| family.text.as_str()).collect()
    };
    let latin = || own("text_latin").into_iter().map(|name| json!({ "name": name, "covers": LATIN }));
    let mut fonts = Map::new();
    for (role, bundled) in &layout.manifest.fonts {
        let mut families: Vec<Json> = own(role).into_iter().map(Json::from).collect();
        // What has no font of its own follows the text.
        if matches!(role.as_str(), "headings" | "emph") && families.is_empty() {
            families = own("text").into_iter().map(Json::from).collect();
        }
        if matches!(role.as_str(), "text" | "headings" | "emph") {
            families.splice(0..0, latin());
        }
        let behind: Vec<&str> = match typeface::families(typeface, role) {
            Some(named) => named.to_vec(),
            None => bundled.families.iter().map(String::as_str).collect(),
        };
        let last = LAST.into_iter().filter(|last| !behind.contains(last));
        families.extend(behind.iter().copied().chain(last).map(Json::from));
        fonts.insert(role.clone(), families.into());
    }
    Json::Object(fonts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::declared::OptionType;

    fn option(kind: OptionType) -> Declared {
        Declared {
            kind,
            default: toml::Value::Boolean(true),
            doc: String::new(),
            choices: vec!["a4".into(), "us-letter".into()],
            fit: None,
            bounds: None,
        }
    }

    #[test]
    fn values_are_checked_by_type() {
        let parse = |kind, text: &str| option(kind).parse(text).ok();
        assert_eq!(parse(OptionType::Length, "18mm").unwrap().as_f64().unwrap().round(), 51.0);
        assert_eq!(parse(OptionType::Length, "10 pt"), Some(10.0.into()));
        assert_eq!(parse(OptionType::Color, "#1f3a5f"), Some("#1f3a5f".into()));
        assert_eq!(parse(OptionType::Boolean, "false"), Some(false.into()));
        assert_eq!(parse(OptionType::Choice, "us-letter"), Some("us-letter".into()));
        for (kind, text) in [
            (OptionType::Length, "10"),
            (OptionType::Length, "-1pt"),
            (OptionType::Length, "infpt"),
            (OptionType::Color, "reddish"),
            (OptionType::Color, "#12"),
            (OptionType::Boolean, "yes"),
            (OptionType::Choice, "a5"),
            (OptionType::Number, "nan"),
        ] {
            assert_eq!(parse(kind, text), None, "{text}");
        }
    }
}
