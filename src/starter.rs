//! The profile that `jikji new` writes: commented, and ready to build.

use crate::layout::Layout;
use crate::profile::language::Language;

/// The languages that there is one in.
pub const LANGUAGES: [Language; 2] = [Language::ENGLISH, Language::KOREAN];

/// The text of a profile in `language` whose document has `layout`.
pub fn profile(language: Language, layout: &Layout) -> String {
    let text =
        if language == Language::KOREAN { include_str!("starter/ko.yaml") } else { include_str!("starter/en.yaml") };
    let pages = if matches!(layout.manifest.pages, crate::profile::spec::Pages::Any) { "any" } else { "1" };
    let name = serde_yaml::to_string(&layout.name).expect("a string is YAML");
    text.replace("LAYOUT", name.trim_end()).replace("PAGES", pages)
}
