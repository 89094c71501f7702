//! A document that is made through the library, without the command line.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use jikji::diagnostic::SourceFile;
use jikji::diagnostic::findings::Findings;
use jikji::document::{Document, Input, typeset};
use jikji::layout::options::Value;
use jikji::pipeline::{input, view};
use jikji::profile::documents::Pages;
use jikji::profile::value::date::Date;
use jikji::project::Job;
use jikji::project::plan::{Plan, Request};
use jikji::session::Session;
use jikji::view::View;
use jikji::view::value::Part;
use serde_json::Value as Json;

use crate::support::{read, root};

/// A profile on its way to a document.
pub struct Draft {
    job: Job,
    /// What is to be made of it.
    pub plan: Plan,
}

impl Draft {
    /// The first document that is asked for.
    pub fn new(yaml: String, request: Request) -> Self {
        Self::within(&root(), yaml, request)
    }

    fn within(folder: &Path, yaml: String, request: Request) -> Self {
        let file = Arc::new(SourceFile::new("me.yaml", yaml));
        let today = || Date { year: 2026, month: None, day: None };
        let mut job = Job::read(file, folder, &request, &today, &Session::default()).expect("the profile is right");
        assert_eq!(job.warnings, []);
        let plan = job.plans.remove(0);
        Self { job, plan }
    }

    /// A document of an example, in its own layout or another.
    pub fn example(profile: &str, document: &str, layout: Option<&str>) -> Self {
        Self::example_with(profile, document, layout, Vec::new())
    }

    /// The same with options.
    pub fn example_with(profile: &str, document: &str, layout: Option<&str>, settings: Vec<Value>) -> Self {
        let request = Request {
            documents: vec![document.into()],
            layouts: layout.map(str::to_owned).into_iter().collect(),
            pages: Some(Pages::Any),
            settings,
            ..Request::default()
        };
        Self::within(&root().join("examples"), read(format!("examples/{profile}.yaml")), request)
    }

    /// What it shows.
    pub fn view(&self) -> View {
        let mut found = Findings::new(&self.job.file);
        let view = view(&self.plan, &Session::default(), &mut found).expect("a view");
        assert_eq!(found.told(), []);
        view
    }

    /// The words of all that may be printed, the program's own among them.
    pub fn words(&self) -> BTreeSet<String> {
        let (view, mut words) = (self.view(), BTreeSet::new());
        for text in view.texts() {
            words.extend(text.rich.plain().split_whitespace().map(str::to_owned));
        }
        words
    }

    /// What the layout receives, as JSON, without the places in the profile: a preview has no use for them.
    pub fn json(&self) -> Json {
        let mut json = serde_json::to_value(self.view().value()).expect("a view is JSON");
        forget_places(&mut json);
        json
    }

    /// Its pages.
    pub fn typeset(&self) -> Document {
        self.typeset_as(|input| input)
    }

    /// The pages of its input with a change.
    pub fn typeset_as(&self, change: impl FnOnce(Input) -> Input) -> Document {
        let session = Session::default();
        let fonts = session.fonts.find(&self.plan.families()).expect("the fonts are bundled");
        let view = self.view();
        let input = change(input(&self.job, &self.plan, &view, &fonts, &session));
        typeset(&input, &self.plan.options).unwrap_or_else(|problems| panic!("{problems:?}"))
    }
}

fn forget_places(json: &mut Json) {
    match json {
        Json::Object(map) => {
            map.shift_remove("at");
            map.values_mut().for_each(forget_places);
        }
        Json::Array(items) => items.iter_mut().for_each(forget_places),
        _ => {}
    }
}
