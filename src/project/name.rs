//! What a document's file is called.

use crate::diagnostic::Code;
use crate::diagnostic::findings::Findings;
use crate::language::Language;
use crate::layout::Layout;
use crate::profile::Profile;
use crate::profile::file_name::{FileName, Part, unfit};
use crate::profile::value::text::Text;
use crate::profile::yaml::node::Key;
use crate::project::content::stem;
use crate::view::selection::Selection;
use crate::view::text::markdown;
use crate::view::text::rich::plain;

/// What is known of a document that a file's name may say.
pub struct Named<'a> {
    /// What the profile calls it.
    pub document: Option<&'a Key>,
    /// Its layout.
    pub layout: &'a Layout,
    /// What it shows.
    pub selection: &'a Selection,
    /// What it is made of.
    pub profile: &'a Profile,
}

impl Named<'_> {
    /// The name that `file` asks for; `None` if it says what is not known, or what no file's name may have.
    pub fn file(&self, file: &FileName, found: &mut Findings) -> Option<String> {
        let mut name = String::new();
        for part in &file.parts {
            let field = match part {
                Part::Text(text) => {
                    name += text;
                    continue;
                }
                Part::Field(field) => field,
            };
            match self.field(field, found) {
                Some(text) => name += &text,
                None => {
                    let message = format!("the document has nothing for `{{{field}}}` in its file's name");
                    let hint = format!("give it one, or leave `{{{field}}}` out");
                    found.error(Code::BadName, file.scalar.range.clone(), message).hints.push(hint);
                    return None;
                }
            }
        }
        let Some(why) = unfit(&name) else { return Some(name) };
        let message = format!("`{name}` cannot be a file's name: {why}");
        let hint = "write what stands there otherwise, with letters, digits and hyphens";
        found.error(Code::BadName, file.scalar.range.clone(), message).hints.push(hint.into());
        None
    }

    fn field(&self, field: &str, found: &Findings) -> Option<String> {
        let Selection { language, title, date, .. } = self.selection;
        match field {
            "profile" => stem(&found.file),
            "document" => self.document.map(|key| key.text.clone()),
            "name" => text(&self.profile.name, *language),
            "title" => match title {
                Some(title) => text(title, *language),
                None => Some(self.selection.kind().into_owned()),
            },
            "lang" => Some(language.code().to_owned()),
            "layout" => Some(self.layout.label().to_owned()),
            "date" => date.map(|date| date.to_string()),
            _ => None,
        }
    }
}

/// What a text says in a language, else in the first that it has.
fn text(text: &Text, language: Language) -> Option<String> {
    let scalar = match text {
        Text::Plain(scalar) => scalar,
        Text::ByLanguage(versions) => {
            versions.iter().find(|(written, _)| *written == language).map_or(text.any(), |(_, scalar)| scalar)
        }
    };
    Some(plain(&markdown::parse(&scalar.text)).trim().to_owned()).filter(|text| !text.is_empty())
}
