//! What to make of a profile: its documents and the flags of the command line, decided.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value as Json;

use crate::diagnostic::{Code, Diagnostic, SourceFile};
use crate::layout::Layout;
use crate::layout::dials::Dials;
use crate::layout::options::{self, Value};
use crate::profile::date::{Date, Dated};
use crate::profile::dates::Dates;
use crate::profile::language::Language;
use crate::profile::node::Key;
use crate::profile::outline::Outline;
use crate::profile::spec::{DocumentSpec, FontRoles, Pages};
use crate::profile::text::Scalar;
use crate::view::selection::{Named, Selection};
use crate::words::{did_you_mean, list_and};

/// What the command line asks for beside the profile.
#[derive(Debug, Default)]
pub struct Request {
    /// Only this document.
    pub document: Option<String>,
    /// A layout, in place of a document's.
    pub layout: Option<String>,
    /// A language, in place of a document's.
    pub language: Option<Language>,
    /// A page budget, in place of any other.
    pub pages: Option<Pages>,
    /// Tags to keep, in place of a document's.
    pub only: Vec<String>,
    /// Tags to leave out, in place of a document's.
    pub without: Vec<String>,
    /// Values of options, over a document's.
    pub settings: Vec<Value>,
    /// The date of the documents, in place of any other.
    pub date: Option<Date>,
}

/// One document that is to be made.
#[derive(Debug)]
pub struct Plan {
    /// What it is called in the profile, and the bytes of that name; nothing for one from the flags alone.
    pub document: Option<Key>,
    /// The layout.
    pub layout: Arc<Layout>,
    /// The options that the layout receives.
    pub options: Json,
    /// What is shown.
    pub selection: Selection,
    /// The page budget.
    pub pages: Pages,
    /// The options that may be turned to keep it.
    pub dials: Dials,
    /// The font families that the profile asks for, with the role of each.
    pub chosen: Vec<(&'static str, Scalar)>,
}

impl Plan {
    /// What messages and files call it, for a profile called `profile`: `engineer-resume`.
    pub fn name(&self, profile: &str) -> String {
        match &self.document {
            Some(key) => format!("{profile}-{}", key.text),
            None => profile.to_owned(),
        }
    }

    /// The font families it names, each once.
    pub fn families(&self) -> Vec<String> {
        let roles = self.options["fonts"].as_object().into_iter().flat_map(|roles| roles.keys());
        let mut families: Vec<String> = Vec::new();
        for family in roles.flat_map(|role| self.families_of(role)) {
            if !families.contains(&family) {
                families.push(family);
            }
        }
        families
    }

    /// The font families of a role, in order of preference.
    pub fn families_of(&self, role: &str) -> Vec<String> {
        // A family for some characters only is named inside a dictionary.
        let name = |family: &Json| family.as_str().or_else(|| family["name"].as_str()).map(str::to_owned);
        self.options["fonts"][role].as_array().into_iter().flatten().filter_map(name).collect()
    }
}

/// So many problems of documents are reported; more are no slips.
const MOST_PROBLEMS: usize = 200;

/// The layouts found so far, by what documents call them.
type Layouts = HashMap<Option<String>, Arc<Layout>>;

/// Whose choices a profile's documents are made with.
pub struct Planner<'a> {
    /// What there is to choose from.
    pub outline: &'a Outline,
    /// The file it was read from.
    pub file: &'a Arc<SourceFile>,
    /// The folder that a layout's path in the profile starts from.
    pub folder: &'a Path,
    /// The command line.
    pub request: &'a Request,
    /// Today, for documents that ask for it.
    pub today: &'a dyn Fn() -> Date,
}

impl Planner<'_> {
    /// The documents to make, in the order of the profile.
    pub fn plans(&self) -> Result<Vec<Plan>, Vec<Diagnostic>> {
        let documents = &self.outline.documents;
        let from_flags = self.request.layout.is_some() || self.request.language.is_some();
        let chosen: Vec<(Option<&Key>, Option<DocumentSpec>)> = match &self.request.document {
            Some(name) => vec![self.named(name)?],
            None if documents.is_empty() || from_flags => vec![(None, Some(empty()))],
            None => documents.iter().map(|(key, spec)| (Some(key), spec.clone())).collect(),
        };
        let (mut plans, mut problems, mut layouts) = (Vec::new(), Vec::new(), HashMap::new());
        for (key, spec) in chosen.into_iter().filter_map(|(key, spec)| Some((key, spec?))) {
            if problems.len() >= MOST_PROBLEMS {
                break;
            }
            match self.plan(key, &spec, &mut layouts) {
                Ok(plan) => plans.push(plan),
                Err(found) => problems.extend(found),
            }
        }
        if problems.is_empty() { Ok(plans) } else { Err(problems) }
    }

    fn named(&self, name: &str) -> Result<(Option<&Key>, Option<DocumentSpec>), Vec<Diagnostic>> {
        let documents = &self.outline.documents;
        if let Some((key, spec)) = documents.iter().find(|(key, _)| key.text == name) {
            return Ok((Some(key), spec.clone()));
        }
        let names: Vec<_> = documents.iter().map(|(key, _)| key.text.as_str()).collect();
        let hint = did_you_mean(name, &names, || match names.is_empty() {
            true => "it has no `documents`; leave out `-d`".into(),
            false => format!("it has {}", list_and(&names)),
        });
        let message = format!("`{}` has no document `{name}`", self.file.name);
        Err(vec![Diagnostic::error(Code::UnknownDocument, message).hint(hint)])
    }

    fn plan(&self, key: Option<&Key>, spec: &DocumentSpec, layouts: &mut Layouts) -> Result<Plan, Vec<Diagnostic>> {
        let mut problems = Vec::new();
        let layout = self.layout(spec, layouts).map_err(|problem| problems.push(problem)).ok();
        let (selection, unwritten) = self.selection(spec);
        problems.extend(unwritten);
        problems.extend(selection.check(self.outline, self.file));
        let mut values: Vec<Value> = spec.options.0.iter().map(Value::from).collect();
        values.extend(self.request.settings.iter().cloned());
        let fonts: Vec<&FontRoles> = spec.fonts.iter().chain(&self.outline.fonts).collect();
        let chosen = options::chosen(&fonts);
        let resolve = |layout| options::resolve(layout, &values, &chosen, self.file);
        let options = layout.as_ref().and_then(|layout| resolve(layout).map_err(|found| problems.extend(found)).ok());
        match (layout, options) {
            (Some(layout), Some(options)) if problems.is_empty() => {
                let pages = self.request.pages.or(spec.pages).unwrap_or(layout.manifest.pages);
                let dials = Dials::of(&layout.manifest, &values);
                Ok(Plan { document: key.cloned(), layout, options, selection, pages, dials, chosen })
            }
            _ => Err(problems),
        }
    }

    /// The layout of a document, which several may share.
    fn layout(&self, spec: &DocumentSpec, layouts: &mut Layouts) -> Result<Arc<Layout>, Diagnostic> {
        let name = spec.layout.as_ref().map(|name| name.text.clone());
        if let Some(layout) = layouts.get(&name) {
            return Ok(Arc::clone(layout));
        }
        let layout = Arc::new(self.find(spec)?);
        layouts.insert(name, Arc::clone(&layout));
        Ok(layout)
    }

    /// A path on the command line starts from the current folder, one in the profile from the profile's.
    fn find(&self, spec: &DocumentSpec) -> Result<Layout, Diagnostic> {
        if let Some(name) = &self.request.layout {
            return Layout::find(name, Path::new(""));
        }
        let Some(name) = &spec.layout else { return Layout::find(crate::layout::DEFAULT, Path::new("")) };
        Layout::find(&name.text, self.folder).map_err(|problem| match problem.code {
            Code::UnknownLayout => problem.at(self.file, name.range.clone()),
            _ => problem,
        })
    }

    /// What a document shows, and the problem if it is in a language that the profile is not written in.
    fn selection(&self, spec: &DocumentSpec) -> (Selection, Option<Diagnostic>) {
        let languages = &self.outline.languages;
        let written = spec.lang.as_ref().filter(|_| self.request.language.is_none());
        let language = written.map(|lang| lang.language).or(self.request.language).unwrap_or(languages[0]);
        let tags = |asked: &[String], written: &[Scalar]| -> Vec<Named> {
            match asked.is_empty() {
                true => written.iter().map(Named::from).collect(),
                false => asked.iter().map(|name| Named { name: name.clone(), range: None }).collect(),
            }
        };
        let unwritten = (!languages.contains(&language)).then(|| {
            let codes: Vec<_> = languages.iter().map(|language| language.code()).collect();
            let message = format!("the profile is not written in `{}`", language.code());
            let hint = format!("it is written in {}; add `{}` to its `languages`", list_and(&codes), language.code());
            let problem = Diagnostic::error(Code::UnknownLanguage, message).hint(hint);
            problem.at_some(self.file, written.map(|lang| lang.range.clone()))
        });
        let dated = spec.date.or(self.outline.date).map(|dated| match dated {
            Dated::On(date) => date,
            Dated::Today => (self.today)(),
        });
        let selection = Selection {
            language,
            title: spec.title.clone(),
            date: self.request.date.or(dated),
            dates: Dates::of(spec.dates.as_ref(), self.outline.dates.as_ref()),
            only: tags(&self.request.only, &spec.only),
            without: tags(&self.request.without, &spec.without),
            sections: spec.sections.as_ref().map(|keys| keys.0.iter().map(Named::from).collect()),
            titles: spec.titles.0.clone(),
        };
        (selection, unwritten)
    }
}

/// A document with nothing but defaults.
fn empty() -> DocumentSpec {
    DocumentSpec {
        layout: None,
        lang: None,
        title: None,
        date: None,
        dates: None,
        only: Vec::new(),
        without: Vec::new(),
        sections: None,
        titles: Default::default(),
        pages: None,
        options: Default::default(),
        fonts: None,
    }
}
