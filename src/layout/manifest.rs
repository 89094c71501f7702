//! What a layout says of itself: the `[tool.jikji]` table of its `typst.toml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::diagnostic::phrase::list_or;
use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::layout::declared::{self, Declared};
use crate::layout::label::{self, LayoutLabel};
use crate::layout::parser_safe::ParserSafe;
use crate::profile::documents::Pages;
use crate::profile::hide::sets;
use crate::profile::labels::OwnLabels;
use crate::profile::value::date_style::LayoutDates;

/// A layout's manifest.
#[derive(Debug)]
pub struct Manifest {
    /// The package's name.
    pub name: String,
    /// What to call it.
    pub title: String,
    /// What it looks like and is good for, in a sentence.
    pub description: String,
    /// The paper it is made for.
    pub paper: String,
    /// How many pages a document is meant to have that does not say how many.
    pub pages: Pages,
    /// Fields that it does not show on purpose: `photo`, `education.rank`, `*.language`.
    pub leaves_out: Vec<String>,
    /// The sections that come first where a document does not name its sections, in this order: by key, or by the kind of their
    /// entries.
    pub order: Vec<String>,
    /// The sets of fields that every document in it hides: `blind`.
    pub hide: Vec<String>,
    /// Whether programs that sort text by its place read it right.
    pub parser_safe: ParserSafe,
    /// The families and weights of each role, such as `text`.
    pub fonts: BTreeMap<String, FontRole>,
    /// How it words dates and periods where nobody asks for something else.
    pub dates: LayoutDates,
    /// Its words in place of the program's own, where nobody asks for others.
    pub labels: OwnLabels,
    /// What a document may set.
    pub options: BTreeMap<String, Declared>,
    /// The defaults of options in letters, where they are others.
    pub letter: BTreeMap<String, toml::Value>,
}

/// The fonts of a role.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FontRole {
    /// Families in order of preference.
    pub families: Vec<String>,
    /// The weights that the layout uses, from 100 to 900.
    #[serde(default)]
    pub weights: Vec<u16>,
}

#[derive(Deserialize)]
struct File {
    package: Package,
    tool: Tool,
}

/// Typst's own table, of which we need the name.
#[derive(Deserialize)]
struct Package {
    name: String,
}

#[derive(Deserialize)]
struct Tool {
    jikji: Table,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    title: String,
    description: String,
    paper: String,
    pages: toml::Value,
    #[serde(default)]
    leaves_out: Vec<String>,
    #[serde(default, rename = "extends")]
    _extends: Option<String>,
    #[serde(default)]
    order: Vec<String>,
    #[serde(default)]
    hide: Vec<String>,
    #[serde(default)]
    parser_safe: ParserSafe,
    fonts: BTreeMap<String, FontRole>,
    #[serde(default)]
    dates: LayoutDates,
    #[serde(default)]
    labels: BTreeMap<String, LayoutLabel>,
    #[serde(default)]
    options: BTreeMap<String, Declared>,
    #[serde(default)]
    letter: BTreeMap<String, toml::Value>,
}

fn problem(message: String) -> Diagnostic {
    Diagnostic::error(Code::BadLayout, message).hint("docs/layouts.md describes the manifest")
}

fn wrong(error: &toml::de::Error, file: &Arc<SourceFile>) -> Diagnostic {
    problem(error.message().trim().to_lowercase()).at(file, error.span().unwrap_or(0..0))
}

impl Manifest {
    /// Reads and checks `file`.
    pub fn read(file: &Arc<SourceFile>) -> Result<Self, Diagnostic> {
        Self::checked(toml::from_str(&file.text).map_err(|error| wrong(&error, file))?, file)
    }

    /// Checks a manifest over that of the layout that it extends; what is wrong is told at the start of `file`, its own.
    pub fn of(table: toml::Table, file: &Arc<SourceFile>) -> Result<Self, Diagnostic> {
        Self::checked(table.try_into().map_err(|error| wrong(&error, file))?, file)
    }

    fn checked(read: File, file: &Arc<SourceFile>) -> Result<Self, Diagnostic> {
        let table = read.tool.jikji;
        let pages = match &table.pages {
            toml::Value::Integer(number) => Pages::parse(&number.to_string()),
            toml::Value::String(word) => Pages::parse(word),
            _ => None,
        };
        let pages = pages.ok_or_else(|| problem("`pages` is a number from 1, or \"any\"".into()).at(file, 0..0))?;
        if let Some(name) = table.hide.iter().find(|name| !sets::NAMES.contains(&name.as_str())) {
            let sets = list_or(&sets::NAMES);
            return Err(problem(format!("a layout hides {sets}, and nothing called `{name}`")).at(file, 0..0));
        }
        for (name, declared) in &table.options {
            let default = declared.parse(&declared.default_text());
            default.map_err(|error| {
                problem(format!("the default of the option `{name}` is wrong: {error}")).at(file, 0..0)
            })?;
            declared.range().map_err(|error| {
                problem(format!("the `fit` of the option `{name}` is wrong: {error}")).at(file, 0..0)
            })?;
        }
        let labels = label::own(&table.labels).map_err(|message| problem(message).at(file, 0..0))?;
        for (name, value) in &table.letter {
            let known = table.options.get(name).ok_or_else(|| "there is no such option".to_owned());
            known.and_then(|declared| declared.parse(&declared::written(value))).map_err(|error| {
                problem(format!("the default of the option `{name}` in letters is wrong: {error}")).at(file, 0..0)
            })?;
        }
        Ok(Self {
            name: read.package.name,
            title: table.title,
            description: table.description,
            paper: table.paper,
            pages,
            leaves_out: table.leaves_out,
            order: table.order,
            hide: table.hide,
            parser_safe: table.parser_safe,
            fonts: table.fonts,
            dates: table.dates,
            labels,
            options: table.options,
            letter: table.letter,
        })
    }

    /// The same for a letter: one page, with the defaults that letters have, and not stretched to fill it.
    pub fn of_letter(mut self) -> Self {
        self.pages = Pages::AtMost(1);
        for (name, value) in std::mem::take(&mut self.letter) {
            if let Some(declared) = self.options.get_mut(&name) {
                declared.default = value;
            }
        }
        for declared in self.options.values_mut() {
            if let Some([_, most]) = &mut declared.fit {
                *most = declared.default.clone();
            }
        }
        self
    }

    /// Whether the layout says that it does not show `field` (`experience.stack`) or all of its kind.
    pub fn leaves_out(&self, field: &str) -> bool {
        let every = field.split_once('.').map(|(_, name)| format!("*.{name}"));
        self.leaves_out
            .iter()
            .any(|out| out == field || Some(out) == every.as_ref() || field.split('.').next() == Some(out))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::profile::value::date_style::{PresentStyle, RangeSign};

    fn read(jikji: &str) -> Result<Manifest, Diagnostic> {
        let text = format!(
            "[package]\nname = \"mine\"\n[tool.jikji]\ntitle = \"Mine\"\ndescription = \"\"\npaper = \"a4\"\n{jikji}"
        );
        Manifest::read(&Arc::new(SourceFile::new("mine/typst.toml", text)))
    }

    #[test]
    fn mistakes_have_a_place() {
        let problem = read("pages = 1\npage = 2\n[tool.jikji.fonts]\n").unwrap_err();
        let place = problem.place.unwrap();
        assert_eq!(&place.file.text[place.range], "page");
        assert!(read("pages = 0\n[tool.jikji.fonts]\n").is_err());
        let wrong = "pages = 1\n[tool.jikji.fonts]\n[tool.jikji.options.size]\ntype = \"length\"\ndefault = \"big\"\ndoc = \"\"\n";
        assert!(read(wrong).unwrap_err().message.contains("`big` is not a length"));
    }

    #[test]
    fn a_layout_may_word_dates_its_own_way() {
        let with = |dates| read(&format!("pages = 1\n[tool.jikji.fonts]\n[tool.jikji.dates]\n{dates}\n"));
        let dates = with("range = \"~\"\npresent = \"by_kind\"").unwrap().dates;
        assert_eq!(
            (dates.range, dates.present, dates.style),
            (Some(RangeSign::Tilde), Some(PresentStyle::ByKind), None)
        );
        assert!(with("range = \"to\"").unwrap_err().message.contains("unknown variant `to`"));
        assert!(with("sign = \"-\"").is_err());
    }

    #[test]
    fn a_layout_may_have_words_of_its_own() {
        let with = |labels| read(&format!("pages = 1\n[tool.jikji.fonts]\n[tool.jikji.labels]\n{labels}\n"));
        let labels = with("score = \"GPA\"\ntotal = {ko = \"모두 {}\"}").unwrap().labels;
        let word =
            |name, code| labels.find(name, Language::of_document(code).unwrap()).map(|scalar| scalar.text.clone());
        assert_eq!(word("score", "en").as_deref(), Some("GPA"));
        assert_eq!((word("total", "ko").as_deref(), word("total", "en")), (Some("모두 {}"), None));
        let message = |labels| with(labels).unwrap_err().message;
        assert!(message("scor = \"GPA\"").contains("there is no label `scor`: did you mean `score`?"));
        assert!(message("total = \"all\"").contains("the label `total` has 0 places, and needs 1 place"));
        assert!(message("score = {xx = \"GPA\"}").contains("unknown language `xx`"));
    }

    #[test]
    fn a_layout_hides_sets() {
        let with = |hide| read(&format!("pages = 1\nhide = [\"{hide}\"]\n[tool.jikji.fonts]\n"));
        assert_eq!(with("blind").unwrap().hide, ["blind"]);
        assert!(with("photo").unwrap_err().message.contains("a layout hides `public` or `blind`"));
    }

    #[test]
    fn a_layout_says_why_programs_do_not_read_it_right() {
        let with = |said: &str| read(&format!("pages = 1\n{said}\n[tool.jikji.fonts]\n")).map(|it| it.parser_safe);
        assert_eq!(with("").unwrap(), ParserSafe::Unsaid);
        assert_eq!(with("parser_safe = true").unwrap(), ParserSafe::Yes);
        assert_eq!(with("parser_safe = \"two columns\"").unwrap(), ParserSafe::No("two columns".into()));
        for wrong in ["parser_safe = false", "parser_safe = \" \"", "parser_safe = 1"] {
            assert_eq!(with(wrong).unwrap_err().message, "`parser_safe` is true, or a sentence that says why not");
        }
    }

    #[test]
    fn what_is_left_out_is_named_by_field_or_kind() {
        let manifest =
            read("pages = \"any\"\nleaves_out = [\"photo\", \"education.rank\", \"*.language\"]\n[tool.jikji.fonts]\n")
                .unwrap();
        assert!(
            manifest.leaves_out("photo")
                && manifest.leaves_out("education.rank")
                && manifest.leaves_out("talk.language")
        );
        assert!(!manifest.leaves_out("experience.rank"));
    }
}
