//! The forms of a unit with its number, by the rules of Unicode's CLDR for whole numbers.

use serde::Deserialize;

/// A unit with its number, in the forms that its language has.
#[derive(Debug, Clone, Deserialize)]
pub struct Plural {
    /// One of it.
    pub one: String,
    /// Two of it.
    pub two: Option<String>,
    /// A few of it.
    pub few: Option<String>,
    /// Many of it.
    pub many: Option<String>,
    /// Any other number.
    pub other: String,
}

/// Which numbers take which form, each as CLDR writes it: `i % 10 = 2..4 and i % 100 != 12..14`. What no rule takes is `other`.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Rules {
    one: Option<String>,
    two: Option<String>,
    few: Option<String>,
    many: Option<String>,
}

impl Plural {
    /// The form for so many.
    pub fn of(&self, number: u64, rules: &Rules) -> &str {
        let holds = |rule: &Option<String>| rule.as_ref().is_some_and(|rule| is_so(rule, number));
        let forms = [(&rules.two, &self.two), (&rules.few, &self.few), (&rules.many, &self.many)];
        let form = || {
            forms.into_iter().find(|(rule, form)| holds(rule) && form.is_some()).and_then(|(_, form)| form.as_deref())
        };
        // Languages without plurals may have a word of its own for one all the same.
        let one = rules.one.as_ref().map_or(number == 1, |rule| is_so(rule, number));
        if one { &self.one } else { form().unwrap_or(&self.other) }
    }

    /// The form for a number as it is written, which may be `5–7` or `10+`: then the last of it decides.
    pub fn written(&self, number: &str, rules: &Rules) -> &str {
        let last = number.rsplit(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty());
        let whole = last == Some(number);
        match last.and_then(|digits| digits.parse().ok()) {
            Some(number) if whole || number != 1 => self.of(number, rules),
            _ => &self.other,
        }
    }

    /// Puts one word in the place of all forms but that for one.
    pub fn other_mut(&mut self) -> &mut String {
        (self.two, self.few, self.many) = (None, None, None);
        &mut self.other
    }
}

/// Whether a rule holds for a whole number.
fn is_so(rule: &str, number: u64) -> bool {
    rule.split(" or ").any(|all| all.split(" and ").all(|relation| is_related(relation, number).unwrap_or(false)))
}

/// Whether a relation holds, such as `i % 10 = 2..4`; nothing for one that is none.
fn is_related(relation: &str, number: u64) -> Option<bool> {
    let (left, right, equal) = match relation.split_once(" != ") {
        Some((left, right)) => (left, right, false),
        None => relation.split_once(" = ").map(|(left, right)| (left, right, true))?,
    };
    let (operand, modulus) = left.split_once(" % ").unwrap_or((left, ""));
    // A whole number has no digits behind a point, and no exponent.
    let value = if matches!(operand.trim(), "n" | "i") { number } else { 0 };
    let value = modulus.trim().parse().map_or(value, |modulus: u64| value % modulus.max(1));
    let among = right.split(',').any(|range| {
        let (first, last) = range.split_once("..").unwrap_or((range, range));
        let bounds = first.trim().parse::<u64>().ok().zip(last.trim().parse::<u64>().ok());
        bounds.is_some_and(|(first, last)| (first..=last).contains(&value))
    });
    Some(among == equal)
}

#[cfg(test)]
mod tests {
    use crate::language::Language;
    use crate::view::wording::labels::Labels;

    #[test]
    fn numbers_take_the_forms_of_their_language() {
        let years = |code: &str| {
            let labels = Labels::of(Language::of_document(code).unwrap());
            let word =
                |number: u64| labels.durations.years.of(number, &labels.plural).replace("{}", &number.to_string());
            [1, 2, 5, 11, 21, 22, 25, 112].map(word).join(" ")
        };
        assert_eq!(years("pl"), "1 rok 2 lata 5 lat 11 lat 21 lat 22 lata 25 lat 112 lat");
        assert_eq!(years("ru"), "1 год 2 года 5 лет 11 лет 21 год 22 года 25 лет 112 лет");
        assert_eq!(years("cs"), "1 rok 2 roky 5 let 11 let 21 let 22 let 25 let 112 let");
        assert_eq!(years("fi"), "1 vuosi 2 vuotta 5 vuotta 11 vuotta 21 vuotta 22 vuotta 25 vuotta 112 vuotta");
        assert_eq!(years("vi"), "1 năm 2 năm 5 năm 11 năm 21 năm 22 năm 25 năm 112 năm");
        assert_eq!(years("en"), "1 yr 2 yrs 5 yrs 11 yrs 21 yrs 22 yrs 25 yrs 112 yrs");
    }

    #[test]
    fn a_number_in_words_goes_by_its_last() {
        let Labels { hours, plural, .. } = Labels::of(Language::of_document("uk").unwrap());
        let word = |number| hours.written(number, plural);
        assert_eq!(
            [word("1"), word("3"), word("5–7"), word("20+"), word("5–22"), word("0–1")],
            ["{} година", "{} години", "{} годин", "{} годин", "{} години", "{} години"]
        );
    }
}
