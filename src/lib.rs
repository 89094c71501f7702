//! A résumé typesetter.
pub mod diagnostic;
pub mod profile;
mod words;
#[test]
fn ex() {
    for name in ["engineer", "researcher"] {
        let f = std::sync::Arc::new(diagnostic::SourceFile{name: name.into(), text: std::fs::read_to_string(format!("examples/{name}.yaml")).unwrap()});
        match profile::Profile::read(&f) { Ok(_) => println!("ok"), Err(e) => for d in e { let p = d.place.unwrap(); println!("{} {:?} {:?} line {}", d.message, d.hints, &f.text[p.range.clone()], f.text[..p.range.start].lines().count()) } }
    }
    println!("{}", serde_json::to_string(&profile::schema()).unwrap().len());
}
