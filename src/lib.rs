//! A résumé typesetter.
pub mod diagnostic;
pub mod input;
pub mod photo;
pub mod profile;
pub mod view;
mod words;
#[test]
fn ex() {
    use std::sync::Arc;
    std::fs::create_dir_all("/tmp/view").unwrap();
    for name in ["engineer", "researcher"] {
        let f = Arc::new(diagnostic::SourceFile{name: name.into(), text: std::fs::read_to_string(format!("examples/{name}.yaml")).unwrap()});
        let t = std::time::Instant::now();
        let p = profile::Profile::read(&f).map_err(|e| for d in e { let p = d.place.unwrap(); println!("{} {:?} {:?} line {}", d.message, d.hints, &f.text[p.range.clone()], f.text[..p.range.start].lines().count()) }).unwrap();
        println!("read {:?}", t.elapsed());
        for (_, spec) in &p.documents.0 {
            let t = std::time::Instant::now();
            let lang = spec.lang.unwrap().0;
            let sel = view::selection::Selection { language: lang, title: spec.title.clone(), date: None, only: spec.only.iter().map(Into::into).collect(), without: spec.without.iter().map(Into::into).collect(), sections: spec.sections.as_ref().map(|s| s.0.iter().map(Into::into).collect()) };
            let (v, probs) = view::View::new(&p, &sel, &f).unwrap();
            println!("view {:?}", t.elapsed());
            let j = serde_json::to_value(&v).unwrap();
            println!("json {:?}", t.elapsed());
            for d in probs { println!("{} {:?}", d.message, &f.text[d.place.unwrap().range]); }
            std::fs::write(format!("/tmp/view/{name}-{}.json", lang.code()), serde_json::to_string_pretty(&j).unwrap()).unwrap();
        }
    }
}
