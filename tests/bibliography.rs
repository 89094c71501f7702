//! References that stand in files of their own.

use crate::support::{Test, read, root, says, squash};

const PROFILE: &str = "name: Nurim Han\nsections:\n  publications: {file: papers.bib}\n";

/// A run on a profile with references in `papers.bib`.
fn run(profile: &str, bib: &str) -> Test {
    Test::new().profile(profile).file("papers.bib", bib)
}

#[test]
fn bibtex_becomes_publications_with_latex_as_text() {
    let bib = r#"
@string{jsld = {Journal of Spoken Language Data}}
@article{han2024,
  author = {Han, Nurim and M{\"u}ller, J{\"o}rg and {World Speech Consortium} and 김, 민준 and Garc{\'\i}a, In{\'e}s and others},
  title = {The {MRI} of \emph{Homo sapiens}: {H$_2$O} and $\alpha$-waves},
  journal = jsld, volume = 12, number = 3, pages = {45--67}, year = 2024, month = mar,
  doi = {https://doi.org/10.0000/jsld.2024.1},
}
@phdthesis{han2010, author = {Nurim Han}, title = {Vowels}, school = {Hanbit University}, year = 2010}
"#;
    let text = run(PROFILE, bib).pdf().text();
    for part in [
        "The MRI of Homo sapiens: H2O and α-waves",
        "Nurim Han, Jörg Müller, World Speech Consortium, 김민준, Inés García, et al.",
        "Journal of Spoken Language Data 12(3), 45–67",
        "doi:10.0000/jsld.2024.1",
        "PhD thesis, Hanbit University",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}

#[test]
fn what_is_broken_is_told_in_the_file_that_it_stands_in() {
    let told = |bib: &str| run(PROFILE, bib).args(["build", "me.yaml"]).run().stderr;
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
    assert!(stderr.contains("me.yaml:3:24") && stderr.contains("outside the profile's folder"), "{stderr}");
}

/// References of three years and types, the newest last.
const SEVERAL: &str = "\
@article{a, author = {Han, Nurim and Pyo, Doyun}, title = {Alpha}, journal = {Speech}, year = 2019, keywords = {dialects}}
@inproceedings{b, author = {Pyo, Doyun and Han, Nurim}, title = {Beta}, booktitle = {Proc. ICSS}, year = 2021}
@article{c, author = {Pyo, Doyun and Han, Nurim and Bong, Saebyeok}, title = {Gamma}, journal = {Speech}, year = 2023}
";

/// The titles on the page, in order, of a section that says `section` beside its file.
fn titles(section: &str) -> Vec<String> {
    let profile = PROFILE.replace("papers.bib}", &format!("papers.bib, {section}}}"));
    let text = run(&profile, SEVERAL).pdf().text();
    let mut found: Vec<_> =
        ["Alpha", "Beta", "Gamma"].iter().filter_map(|title| Some((text.find(title)?, *title))).collect();
    found.sort();
    found.into_iter().map(|(_, title)| title.to_owned()).collect()
}

#[test]
fn a_section_chooses_and_orders_its_publications() {
    assert_eq!(titles("keys: [b]"), ["Beta"]);
    assert_eq!(titles("types: [article]"), ["Alpha", "Gamma"]);
    assert_eq!(titles("keywords: [Dialects]"), ["Alpha"]);
    assert_eq!(titles("years: 2020-2022"), ["Beta"]);
    assert_eq!(titles("since: 2021"), ["Beta", "Gamma"]);
    assert_eq!(titles("author: first"), ["Alpha"]);
    assert_eq!(titles("author: last"), ["Beta"]);
    assert_eq!(titles("latest: 2"), ["Beta", "Gamma"]);
    assert_eq!(titles("order: newest"), ["Gamma", "Beta", "Alpha"]);
    assert_eq!(titles("group: type"), ["Gamma", "Alpha", "Beta"]);
    assert_eq!(titles("group: year"), ["Gamma", "Beta", "Alpha"]);
}

#[test]
fn publications_are_numbered_in_parts_with_headings() {
    let profile =
        PROFILE.replace("papers.bib}", "papers.bib, group: type, number: descending, prefix: J, authors_max: 1}");
    for layout in ["classic", "academic", "modern", "ko-form"] {
        let test = run(&profile, SEVERAL).args(["build", "me.yaml", "-l", layout, "-o", "-"]);
        let text = squash(&test.run().stream().text());
        for part in [
            "Journal articles",
            "[J3] Gamma",
            "[J2] Alpha",
            "Conference papers",
            "[J1] Beta",
            "Doyun Pyo, Nurim Han, et al.",
        ] {
            assert!(says(&text, part), "{part} is not in {layout}: {text}");
        }
    }
}

#[test]
fn a_citation_style_sets_the_references() {
    let bib = r#"@article{a, author = {Han, Nurim and M{\"u}ller, J{\"o}rg}, title = {Water as {H$_2$O} in \emph{E. coli}},
        journal = {Journal of Speech}, volume = 12, number = 3, pages = {45--67}, year = 2024, doi = {10.0000/js.1}}"#;
    let set = |style: &str| {
        let profile = PROFILE.replace("papers.bib}", &format!("papers.bib, style: {style}, number: ascending}}"));
        run(&profile, bib).pdf().text()
    };
    for (style, reference) in [
        (
            "apa",
            "[1] Han, N., & Müller, J. (2024). Water as H2O in E. coli. Journal of Speech, 12(3), 45–67. https://doi.org/10.0000/js.1",
        ),
        (
            "ieee",
            "[1] N. Han and J. Müller, “Water as H2O in E. coli,” Journal of Speech, vol. 12, no. 3, pp. 45–67, 2024",
        ),
    ] {
        let text = squash(&set(style));
        assert!(text.contains(&squash(reference)), "{style}: {text}");
    }
}

#[test]
fn an_unknown_style_names_the_nearest() {
    let profile = PROFILE.replace("papers.bib}", "papers.bib, style: iee}");
    let stderr = run(&profile, SEVERAL).args(["build", "me.yaml"]).run().stderr;
    assert!(stderr.contains("`iee` is not a citation style") && stderr.contains("did you mean `ieee`?"), "{stderr}");
}

#[test]
fn what_refers_to_itself_or_without_end_is_refused() {
    let deep = format!("@misc{{a, title = {}x{}}}", "{\\emph".repeat(3000), "}".repeat(3000));
    for (bib, message) in [
        ("@string{a = a} @misc{x, title = a}", "the abbreviation `a` stands for itself"),
        ("@misc{a, title = {A}, crossref = {b}} @misc{b, title = {B}, crossref = {a}}", "takes fields from itself"),
        ("@misc{a, title = {A}, xdata = {a}}", "takes fields from itself"),
        (&deep, "braces are nested deeper"),
    ] {
        let stderr = run(PROFILE, bib).args(["build", "me.yaml"]).run().stderr;
        assert!(stderr.contains("error[bad-bibliography]") && stderr.contains(message), "{stderr}");
    }
}

#[test]
fn hayagriva_and_csl_json_are_read_beside_bibtex() {
    let yaml = "han:\n  type: article\n  title: Tides\n  author: [\"Han, Nurim\"]\n  date: 2019-03\n  page-range: 44-61\n  \
                parent: {type: periodical, title: Speech, volume: 7, issue: 2}\n";
    let json = r#"[{"id": "b", "type": "bookk", "title": "Odd", "issued": {"raw": "2020"}}]"#;
    let profile = PROFILE.replace("papers.bib", "[papers.yaml, papers.json]");
    let done = Test::new().profile(&profile).file("papers.yaml", yaml).file("papers.json", json);
    let done = done.args(["build", "me.yaml", "-f", "txt", "-o", "-"]).run();
    let text = done.text();
    assert!(text.contains("Nurim Han\nSpeech 7(2), 44–61") && text.contains("Odd"), "{text}");
    assert!(
        done.stderr.contains("papers.json:1:22") && done.stderr.contains("`bookk` is not a type"),
        "{}",
        done.stderr
    );
    let broken = Test::new()
        .profile(&profile)
        .file("papers.json", "[]")
        .file("papers.yaml", "han:\n  type: article\n  date: soon\n");
    let stderr = broken.args(["build", "me.yaml"]).run().stderr;
    assert!(stderr.contains("papers.yaml:3:9"), "{stderr}");
}

#[test]
fn a_section_names_so_many_files_and_no_document_others() {
    let many: Vec<_> = (0..21).map(|number| format!("{number}.bib")).collect();
    let stderr =
        run(&PROFILE.replace("papers.bib", &format!("[{}]", many.join(", "))), "").args(["build", "me.yaml"]).run();
    assert!(stderr.stderr.contains("names more than 20 files of references"), "{}", stderr.stderr);
    let profile =
        format!("{PROFILE}documents:\n  cv: {{override: {{sections: {{publications: {{file: others.bib}}}}}}}}\n");
    let stderr = run(&profile, SEVERAL).args(["build", "me.yaml"]).run().stderr;
    assert!(stderr.contains("me.yaml:5:45") && stderr.contains("does not change the files of a section"), "{stderr}");
}

#[test]
fn numbers_go_on_from_one_section_to_the_next() {
    let profile = "name: Nurim Han\nsections:\n  publications: {file: papers.bib, number: descending, prefix: J}\n  \
                   patents: {continue: true, prefix: P, entries: [{title: Lantern}, {title: Bell}]}\n  \
                   talks: {number: ascending, entries: [{title: Rain}]}\n";
    let done = run(profile, SEVERAL).args(["build", "me.yaml", "-f", "txt", "-o", "-"]).run();
    for part in ["[J5] Alpha", "[J4] Beta", "[J3] Gamma", "[P2] Lantern", "[P1] Bell", "[1] Rain"] {
        assert!(done.text().contains(part), "{part} is not in {}", done.text());
    }
}

#[test]
fn courses_students_and_grants_are_parted_and_added_up() {
    let profile = "\
name: Nurim Han
sections:
  supervision:
    group: degree
    entries:
      - {student: Doyun Pyo, degree: Ph.D., status: under way}
      - {student: Saebyeok Bong, degree: M.A., status: graduated}
      - {student: Yul Seomun, degree: Ph.D., status: graduated}
      - {student: Ryo Tachikaze}
  grants:
    totals: true
    entries:
      - {title: Repair, role: Principal investigator, amount: ₩480 million}
      - {title: Voices, role: Principal investigator, amount: ₩210 million}
      - {title: Slow, role: Co-investigator, amount: \"£96,000\"}
";
    let done = Test::new().profile(profile).args(["build", "me.yaml", "-f", "txt", "-o", "-"]).run();
    let text = done.text();
    let order = ["Ph.D.", "Doyun Pyo", "Yul Seomun", "M.A.", "Saebyeok Bong", "Other", "Ryo Tachikaze"];
    let mut from = 0;
    for part in order {
        from += text[from..].find(part).unwrap_or_else(|| panic!("{part} is not behind the others in {text}"));
    }
    let totals = "Principal investigator: ₩690 million (2) · Co-investigator: £96,000 (1)";
    assert!(text.contains(totals), "{text}");
    let wrong = profile.replace("group: degree", "group: type");
    let stderr = Test::new().profile(&wrong).args(["build", "me.yaml"]).run().stderr;
    assert!(stderr.contains("have no `type` to group by") && stderr.contains("`degree`"), "{stderr}");
    let wrong = profile.replace("totals: true", "latest: 2");
    let stderr = Test::new().profile(&wrong).args(["build", "me.yaml"]).run().stderr;
    assert!(stderr.contains("`latest` is for sections of publications"), "{stderr}");
}

#[test]
fn ones_own_name_is_strong_with_initials_and_family_first() {
    let bib = "@article{a, author = {Han, N. and Pyo, D.}, title = {Alpha}, journal = {Speech}, year = 2019}";
    let markdown = run(PROFILE, bib).args(["build", "me.yaml", "-f", "md", "-o", "-"]).run();
    assert!(markdown.text().contains("**N. Han**, D. Pyo"), "{}", markdown.text());
}

#[test]
fn a_list_that_is_too_long_says_how_many_fit() {
    let many: String = (0..60)
        .map(|number| {
            format!("@article{{k{number}, author = {{Han, Nurim}}, title = {{Paper {number}}}, year = 2020}}\n")
        })
        .collect();
    let stderr = run(PROFILE, &many).args(["build", "me.yaml", "--pages", "1"]).run().stderr;
    let place = stderr.find("the first ").unwrap_or_else(|| panic!("{stderr}"));
    let hint = stderr[place..].lines().next().unwrap_or_default();
    assert!(hint.contains("of 60 entries of “Publications” are on the 1 page: `limit:`"), "{hint}");
    let first: usize =
        hint["the first ".len()..].split(' ').next().and_then(|count| count.parse().ok()).expect("a count");
    let limit = format!("{PROFILE}defaults: {{limit: {{publications: {first}}}}}\n");
    assert_eq!(run(&limit, &many).args(["build", "me.yaml", "--pages", "1"]).run().status, 0);
    let limit = limit.replace(&first.to_string(), &(first + 2).to_string());
    assert_ne!(run(&limit, &many).args(["build", "me.yaml", "--pages", "1"]).run().status, 0);
    assert!(stderr.contains("papers.bib:"), "the longest parts are told in their file: {stderr}");
}

#[test]
fn marks_behind_authors_are_explained_once() {
    let bib =
        "@article{a, author = {Han, Nurim and Pyo, Doyun and Bong, Saebyeok}, title = {Alpha}, journal = {Speech},
        author+an = {1=equal; 2=equal,corresponding}, year = 2019, index = {SCIE}}
        @article{b, author = {Pyo, Doyun}, title = {Beta}, year = 2018, index = {KCI}}
        @article{c, author = {Pyo, Doyun}, title = {Gamma}, year = 2017}";
    let profile = PROFILE.replace("papers.bib}", "papers.bib, students: [Saebyeok Bong], group: index}");
    let done = run(&profile, bib).args(["build", "me.yaml", "-f", "txt", "-o", "-"]).run();
    let text = done.text();
    for part in [
        "Nurim Han*, Doyun Pyo*‡, Saebyeok Bong†",
        "* contributed equally, † student supervised, ‡ corresponding author",
        "SCIE",
    ] {
        assert_eq!(text.matches(part).count(), 1, "{part}: {text}");
    }
    let places = ["SCIE", "Alpha", "KCI", "Beta", "Other", "Gamma"].map(|part| text.find(part).expect("is there"));
    assert!(places.is_sorted(), "{text}");
}

/// What pandoc says of ten references of each main type in a style, and what of it differs here, and why.
fn expected(style: &str) -> (Vec<(String, String)>, Vec<[String; 4]>) {
    let lines = |name: &str| {
        let text = read(root().join("tests/bibliography/expect").join(name));
        text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect::<Vec<_>>()
    };
    let pair = |line: &String| line.split_once('\t').map(|(key, text)| (key.to_owned(), text.to_owned()));
    let references = lines(&format!("{style}.txt")).iter().filter_map(pair).collect();
    let reasons = lines("reasons.tsv").into_iter().filter_map(|line| {
        let parts: Vec<_> = line.split('\t').map(str::to_owned).collect();
        let [of, keys, from, to, _] = <[String; 5]>::try_from(parts).expect("a reason has five parts");
        (of == style).then_some([of, keys, from, to])
    });
    (references, reasons.collect())
}

#[test]
fn citation_styles_say_what_another_citeproc_says() {
    for style in ["apa", "ieee", "chicago-author-date", "nature", "vancouver"] {
        let (references, reasons) = expected(style);
        assert_eq!(references.len(), 60, "{style}");
        for source in ["styles.bib"] {
            let profile = PROFILE
                .replace("Nurim Han", "Nobody Atall")
                .replace("papers.bib}", &format!("{source}, style: {style}}}"));
            let bib = read(root().join("tests/bibliography").join(source));
            let done = Test::new()
                .profile(&profile)
                .file(source, bib)
                .args(["build", "me.yaml", "-f", "txt", "-o", "-"])
                .run();
            let set: Vec<_> = done.text().lines().skip(3).filter(|line| !line.is_empty()).collect();
            assert_eq!(set.len(), references.len(), "{style} of {source}: {}", done.stderr);
            for (set, (key, text)) in set.into_iter().zip(&references) {
                let reasons =
                    reasons.iter().filter(|[_, keys, ..]| keys.split(' ').any(|start| key.starts_with(start)));
                let text = reasons.fold(text.clone(), |text, [_, _, from, to]| {
                    assert!(text.contains(from.as_str()), "`{from}` is not in {key} in {style}: {text}");
                    text.replace(from.as_str(), to)
                });
                assert_eq!(set, text, "{key} of {source} in {style}");
            }
        }
    }
}

/// Builds the export of a program as it stands, and looks for what is set and for what is told.
fn exported(name: &str, set: &[&str], told: &[(&str, &str)]) {
    let file = format!("{name}.bib");
    let bib = read(root().join("tests/bibliography").join(&file));
    let made = || Test::new().profile(&PROFILE.replace("papers.bib", &file)).file(&file, &bib);
    let done = made().args(["build", "me.yaml", "-o", "me.pdf", "--message-format", "short"]).run();
    // What stands between facts is the layout's.
    let text = squash(&done.pdf("me.pdf").text()).replace('·', "");
    for part in set {
        assert!(says(&text, part), "{part} is not in {text}");
    }
    let lines: Vec<_> = done.stderr.lines().filter(|line| line.starts_with(&file)).collect();
    assert_eq!(lines.len(), told.len(), "{}", done.stderr);
    for (line, (place, message)) in lines.into_iter().zip(told) {
        assert!(
            line.starts_with(&format!("{file}:{place}: warning")) && line.contains(message),
            "{place} {message}: {line}"
        );
        assert!(line.ends_with(')'), "it has no hint: {line}");
    }
    let checked = made().args(["check", "me.yaml", "--message-format", "short"]).run();
    assert!(checked.stderr.contains(told[0].1), "{}", checked.stderr);
}

#[test]
fn exports_of_dblp_go_through() {
    let set = [
        "Nurim Han, Jörg Müller J. Invented Speech Lang. 12(3), 45–67",
        "doi:10.0000/JISL.2021_45",
        "Busan, Republic of Korea, May 3-5, 2022, 58:1–58:20",
        "Vowels in Σ-Languages",
        "Busan, Republic of Korea, May 3-5, 2022, 88–97",
        "arXiv:2301.00001",
        "PhD thesis, University of Bingen, Germany",
        "Handbook of Small Things, 301–322",
        "Parsing Long Words with Short Memories",
    ];
    let told =
        [("21:19", "`$k$` is LaTeX"), ("134:10", "stands twice; this entry is taken as `DBLP:journals/jisl/HanM21-2`")];
    exported("dblp", &set, &told);
}

#[test]
fn exports_of_google_scholar_go_through() {
    let set = [
        "Water as H2O: 50% of all wells & their bells",
        "Nurim Han, Jörg Müller, Inés García, et al.",
        "A faster search for R&D reports",
        "The cost of bells: from $5 up",
        "arXiv:2201.00002",
        "Closed too early",
        "World Speech Consortium, Nurim Han",
        "US Patent 10,000,000",
    ];
    let told = [
        ("22:10", "a `$` in the field `title` of `han2023cost` has no other"),
        ("38:3", "`han2022unbalanced` cannot be read and is left out: the field `title` has a brace"),
        ("86:3", "`han2015early` ends before its field `author`"),
        ("96:9", "the abbreviation `Sept` is not defined"),
        ("99:10", "`han2013nothing` has no title"),
    ];
    exported("scholar", &set, &told);
}

#[test]
fn exports_of_scopus_go_through() {
    let set = [
        "Bells & wells: CO2 uptake of Escherichia coli in H2O",
        "Annals of Invented Biology 31(1), 173–180",
        "2022 Invented Conference on Printing, ICP 2022, 563–565",
        "Pablo De La Cruz, Nurim Han Coastal History 4, 1034",
        "Handbook of Small Things, 301–322",
        "Nobody wrote this",
    ];
    let told = [
        ("50:10", "the key `De La Cruz2022` has a space in it"),
        ("111:10", "a field of `Han2018` cannot be read"),
        ("123:2", "`Han2017` cannot be read and is left out: the field `abstract` has a brace"),
        ("144:2", "`Han2015` cannot be read and is left out: expected comma"),
    ];
    exported("scopus", &set, &told);
}

#[test]
fn exports_of_zotero_go_through() {
    let set = [
        "Water as H2O in Escherichia coli",
        "Nurim Han, Jörg Müller, Inés García Annals of Invented Biology 7(2), 101–109",
        "arXiv:2201.00002",
        "PhD thesis, Universität Bingen",
        "World Wind Consortium, Nurim Han Weather Office TR-2017-3",
        "A Press for Small Words: The XML of Tomorrow",
        "Nurim Han, Haneul Seo, Anna van der Berg",
        "16th century",
    ];
    exported(
        "zotero",
        &set,
        &[("137:3", "`hanEndless2016` cannot be read and is left out: the field `title` has a brace")],
    );
}
