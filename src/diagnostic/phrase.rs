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
    let ticked = |name: &S| format!("`{:.60}`", name.as_ref());
    join(&names.iter().map(ticked).collect::<Vec<_>>(), word)
}

/// At most this many names are listed; nobody looks through more.
const MOST_LISTED: usize = 40;

fn join(words: &[String], word: &str) -> String {
    if let Some(more) = words.len().checked_sub(MOST_LISTED).filter(|more| *more > 0) {
        return format!("{} {word} {more} others", words[..MOST_LISTED].join(", "));
    }
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
    // One slip may be in a word, and two in a long one: `emial`, `lnik`, `langauge_skils`; `country` is not `counts`.
    let lengths = (text.chars().count(), best.chars().count());
    let letters = lengths.0.min(lengths.1);
    // In a short word the first letter is seldom another: `done` is not `none`, but `mail` is `email`.
    let other = letters < 5 && lengths.0 == lengths.1 && !best.to_lowercase().starts_with(text.chars().next()?);
    (letters > 1 && !other && distance(best) <= 1 + usize::from(letters > 7)).then_some(best)
}

/// The same, if no other of the names is near, too.
pub fn only_near<'a, S: AsRef<str>>(text: &str, names: &'a [S]) -> Option<&'a str> {
    let near = nearest(text, names)?;
    let others: Vec<&str> = names.iter().map(AsRef::as_ref).filter(|name| *name != near).collect();
    nearest(text, &others).is_none().then_some(near)
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
        assert_eq!((nearest("done", &["none"]), nearest("lnik", &["link"])), (None, Some("link")));
        assert_eq!((only_near("emial", &names), only_near("tag", &["tag1", "tag2"])), (Some("email"), None));
        assert_eq!((nearest("country", &["counts"]), nearest("ordir", &["order"])), (None, Some("order")));
    }
}
