//! The profile that `jikji new` writes: commented, and ready to build.

use crate::language::Language;
use crate::layout::Layout;
use crate::profile::documents::Pages;

/// The languages that there is one in.
pub const LANGUAGES: [Language; 2] = [Language::ENGLISH, Language::KOREAN];

/// The file beside a profile that its first line names, for editors.
pub const SCHEMA: &str = "jikji.schema.json";

/// A profile without the line that names the schema, for where there is no file beside it.
pub fn without_schema(profile: &str) -> String {
    profile.split_inclusive('\n').filter(|line| !line.contains(SCHEMA)).collect()
}

/// Those in Korean for layouts that ask for something else than others do.
const KOREAN: &[(&str, &str)] = &[
    ("developer", include_str!("starter/ko-developer.yaml")),
    ("ko-career", include_str!("starter/ko-career.yaml")),
    ("ko-essay", include_str!("starter/ko-essay.yaml")),
    ("ko-public", include_str!("starter/ko-public.yaml")),
];

/// The text of a profile in `language` whose document has `layout`.
pub fn profile(language: Language, layout: &Layout) -> String {
    // A layout that leaves out nothing of the person is a form.
    let form = !layout.manifest.leaves_out("personal");
    let own = KOREAN.iter().find(|(name, _)| *name == layout.name).map(|(_, text)| *text);
    let text = match language == Language::KOREAN {
        true if form => own.unwrap_or(include_str!("starter/ko-form.yaml")),
        true => own.unwrap_or(include_str!("starter/ko.yaml")),
        false => include_str!("starter/en.yaml"),
    };
    // One page is worth a promise; at more, a layout only aims.
    let pages = if layout.manifest.pages == Pages::AtMost(1) { ", pages: 1" } else { "" };
    let name = serde_yaml::to_string(&layout.name).expect("a string is YAML");
    text.replace("LAYOUT", name.trim_end()).replace("PAGES", pages)
}
