//! Text of the profile that `jikji new` writes, left as it was.

use std::sync::Arc;

use crate::diagnostic::phrase::{count, list_plain};
use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::profile::Profile;

/// What stands there to be replaced. Each ends in a full stop, by which it is found.
const TEXTS: &[&str] = &[
    "Two or three sentences on what you do best and what you are looking for.",
    "Say what you did, with a number that shows it.",
    "A point may have a [link](https://example.org).",
    "What it does, in a sentence.",
    "무엇을 가장 잘하는지, 어떤 일을 찾는지 두세 문장으로 적습니다.",
    "한 일과 결과를 숫자로 적습니다.",
    "항목 안에 [링크](https://example.org)를 넣을 수 있습니다.",
    "무엇을 하는 프로젝트인지 한 문장으로 적습니다.",
    "어떤 경험이 지금의 나를 만들었는지 적습니다.",
    "왜 이 회사와 이 직무인지 적습니다.",
    "입사하면 무엇을 하고 싶은지 적습니다.",
    "맡은 일, 한 일, 결과의 차례로 적습니다.",
];

/// The warning that names the lines with such text.
pub fn left(file: &Arc<SourceFile>) -> Option<Diagnostic> {
    let is_comment = |at: usize| {
        let line = file.text[..at].rfind('\n').map_or(0, |end| end + 1);
        file.text[line..at].trim_start().starts_with('#')
    };
    let ending = |end: usize| {
        let text = TEXTS.iter().find(|text| file.text[..end].ends_with(**text))?;
        Some(end - text.len()..end)
    };
    let ends = file.text.match_indices('.').map(|(at, stop)| at + stop.len());
    let found: Vec<_> = ends.filter_map(ending).filter(|range| !is_comment(range.start)).collect();
    let first = found.first()?.clone();
    let lines: Vec<_> = found.iter().map(|range| file.position(range.start).line.to_string()).collect();
    let message = format!("{} of the profile that `jikji new` writes", count(found.len(), "text"));
    let hint = match lines.as_slice() {
        [_] => "write your own in its place, or delete it".to_owned(),
        lines => format!("write your own in place of those on lines {}, or delete them", list_plain(lines)),
    };
    Some(Diagnostic::warning(Code::TemplateText, message).at(file, first).hint(hint))
}

/// The person of the new profile, in part, and their address.
const PERSON: &[&str] = &["Gildong", "길동"];
const ADDRESS: &str = "gildong@example.org";

/// The warning that somebody else has the address of the person of the new profile.
pub fn contact(profile: &Profile, file: &Arc<SourceFile>) -> Option<Diagnostic> {
    let (names, contact) = (profile.name.versions(), profile.contact.as_ref()?);
    let own = PERSON.iter().any(|part| names.iter().any(|name| name.text.contains(part)));
    let email = contact.email.0.iter().find(|email| email.address == ADDRESS).filter(|_| !own)?;
    let message = format!("`{ADDRESS}` is the address in the profile that `jikji new` writes");
    let hint = "write your own in its place, or delete it";
    Some(Diagnostic::warning(Code::TemplateText, message).at(file, email.range.clone()).hint(hint))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::language::Language;
    use crate::layout::{DEFAULT, Layout};
    use crate::starter;

    #[test]
    fn every_text_to_be_replaced_is_known() {
        let layout = |name| Layout::find(name, Path::new("")).unwrap();
        let mut profiles = starter::LANGUAGES.map(|language| starter::profile(language, &layout(DEFAULT))).to_vec();
        for name in ["ko-form", "ko-career", "ko-essay", "ko-public", "developer"] {
            profiles.push(starter::profile(Language::KOREAN, &layout(name)));
        }
        for text in TEXTS {
            assert!(text.ends_with('.'), "{text}");
            assert!(profiles.iter().any(|profile| profile.contains(text)), "{text}");
        }
        for profile in profiles {
            let file = Arc::new(SourceFile::new("me.yaml", profile));
            let told = left(&file).unwrap().message;
            assert!(told.ends_with("texts of the profile that `jikji new` writes"), "{told}");
        }
    }
}
