//! Wording shared by messages: plurals, lists of names, the nearest name.

/// "1 page", "2 pages".
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// "`a`", "`a` or `b`", "`a`, `b` or `c`".
pub fn list_or<S: AsRef<str>>(names: &[S]) -> String {
    list(names, "or")
}

/// "`a`", "`a` and `b`", "`a`, `b` and `c`".
pub fn list_and<S: AsRef<str>>(names: &[S]) -> String {
    list(names, "and")
}

/// "a", "a and b", "a, b and c".
pub fn list_plain(words: &[String]) -> String {
    join(words, "and")
}

fn list<S: AsRef<str>>(names: &[S], word: &str) -> String {
    join(&names.iter().map(|name| format!("`{}`", name.as_ref())).collect::<Vec<_>>(), word)
}

fn join(words: &[String], word: &str) -> String {
    match words {
        [] => "nothing".into(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} {word} {last}", head.join(", ")),
    }
}

/// Names longer than this, in bytes, are compared with none: the distance takes the product of both lengths.
const LONGEST_NAME: usize = 256;

/// The name that `text` was probably meant to be.
pub fn nearest<'a, S: AsRef<str>>(text: &str, names: &'a [S]) -> Option<&'a str> {
    if text.len() > LONGEST_NAME {
        return None;
    }
    let text = text.to_lowercase();
    let distance = |name: &str| strsim::damerau_levenshtein(&text, &name.to_lowercase());
    let near = names.iter().map(AsRef::as_ref).filter(|name| name.len() <= LONGEST_NAME);
    let best = near.min_by_key(|name| distance(name))?;
    // A third of the letters may be wrong: `emial`, `sumary`, `lnik`.
    let letters = text.chars().count().min(best.chars().count());
    (letters > 1 && distance(best) <= (letters / 3).max(1)).then_some(best)
}

/// The hint that names the name that was probably meant, else the one that `otherwise` gives.
pub fn did_you_mean<S: AsRef<str>>(text: &str, names: &[S], otherwise: impl FnOnce() -> String) -> String {
    nearest(text, names).map_or_else(otherwise, |name| format!("did you mean `{name}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let names = ["email", "phone", "summary"];
        assert_eq!(nearest("emial", &names), Some("email"));
        assert_eq!(nearest("Sumary", &names), Some("summary"));
        assert_eq!(nearest("birthday", &names), None);
    }
}
