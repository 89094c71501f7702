//! References that stand in files of their own.

use crate::support::Test;

const PROFILE: &str = "name: Nurim Han\naliases: [N. Han]\nsections:\n  publications: {file: papers.bib}\n";

/// A run on a profile with references in `papers.bib`.
fn run(profile: &str, bib: &str) -> Test {
    Test::new().profile(profile).file("papers.bib", bib)
}

#[test]
fn bibtex_becomes_publications_with_latex_as_text() {
    let bib = r#"
@string{jsld = {Journal of Spoken Language Data}}
@article{han2024,
  author = {Han, Nurim and M{\"u}ller, J{\"o}rg and {World Speech Consortium} and 김, 민준 and others},
  title = {The {MRI} of \emph{Homo sapiens}: {H$_2$O} and $\alpha$-waves},
  journal = jsld, volume = 12, number = 3, pages = {45--67}, year = 2024, month = mar,
  doi = {https://doi.org/10.0000/jsld.2024.1},
}
@phdthesis{han2010, author = {Nurim Han}, title = {Vowels}, school = {Hanbit University}, year = 2010}
"#;
    let text = run(PROFILE, bib).pdf().text();
    for part in [
        "The MRI of Homo sapiens: H2O and α-waves",
        "Nurim Han, Jörg Müller, World Speech Consortium, 김민준, et al.",
        "Journal of Spoken Language Data 12(3), 45–67",
        "doi:10.0000/jsld.2024.1",
        "PhD thesis, Hanbit University",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}

#[test]
fn what_is_broken_is_told_in_the_file_that_it_stands_in() {
    let told = |bib: &str| run(PROFILE, bib).args(["build", "me.yaml", "--format", "pdf"]).run().stderr;
    let stderr = told("@article{a,\n  title = {One},\n  year = 2024,\n  month = foo\n}\n");
    assert!(stderr.contains("papers.bib:4:11") && stderr.contains("`foo` is not defined"), "{stderr}");
    let stderr = told("@article{a,\n  title = {One}\n  year = 2024,\n}\n");
    assert!(stderr.contains("error[bad-bibliography]") && stderr.contains("papers.bib:3:3"), "{stderr}");
    let stderr =
        told("@article{a, title = {One}, year = 2024}\n@paper{b, title = {Two}, year = 2024}\n@book{c, year = 2020}\n");
    assert!(stderr.contains("papers.bib:2:8") && stderr.contains("`@paper` is not a type"), "{stderr}");
    assert!(stderr.contains("papers.bib:3:7") && stderr.contains("`c` has no title"), "{stderr}");
    let stderr = told("@article{a, title = {One}, year = 2024}\n@article{b, title = {{ONE}}, year = 2024}\n");
    assert!(stderr.contains("papers.bib:2:10") && stderr.contains("the same title and year"), "{stderr}");
    let outside = PROFILE.replace("papers.bib", "../papers.bib");
    let stderr = run(&outside, "").args(["build", "me.yaml"]).run().stderr;
    assert!(stderr.contains("me.yaml:4:23") && stderr.contains("outside the profile's folder"), "{stderr}");
}
