//! Amounts of money as people write them, added up: `₩480 million`, `£96,000`, `4억 8천만 원`.

/// An amount: a number between what stands around it.
#[derive(Debug, PartialEq)]
struct Amount {
    before: String,
    /// In hundredths, or in whole ones of a Korean amount.
    number: u128,
    after: String,
    /// Whether it is written in 조, 억 and 만.
    korean: bool,
    /// What stands between its thousands.
    grouped: Option<char>,
}

/// Units of Korean amounts that are written behind a number, larger ones first.
const UNITS: &[(&str, u128)] = &[
    ("조", 1_000_000_000_000),
    ("천억", 100_000_000_000),
    ("백억", 10_000_000_000),
    ("억", 100_000_000),
    ("천만", 10_000_000),
    ("백만", 1_000_000),
    ("만", 10_000),
    ("천", 1_000),
];

/// The sum of amounts, as the first of each currency and size is written; nothing if one of them is no amount.
pub fn sum(amounts: &[String]) -> Option<String> {
    let mut sums: Vec<Amount> = Vec::new();
    for text in amounts {
        let amount = korean(text).or_else(|| plain(text))?;
        let alike =
            |sum: &&mut Amount| (&sum.before, &sum.after, sum.korean) == (&amount.before, &amount.after, amount.korean);
        match sums.iter_mut().find(alike) {
            Some(sum) => sum.number = sum.number.checked_add(amount.number)?,
            None => sums.push(amount),
        }
    }
    (!sums.is_empty()).then(|| sums.iter().map(written).collect::<Vec<_>>().join(" + "))
}

/// A number with what stands around it, and no other number.
fn plain(text: &str) -> Option<Amount> {
    let text = text.trim();
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let length =
        text[start..].find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')).unwrap_or(text.len() - start);
    let (before, rest) = text.split_at(start);
    let (digits, after) = rest.split_at(length);
    if after.chars().any(|c| c.is_numeric()) {
        return None;
    }
    let trimmed = digits.trim_end_matches(['.', ',']);
    let after = [&digits[trimmed.len()..], after].concat();
    // A sign before three digits stands between thousands, any other before a fraction.
    let parts: Vec<_> = trimmed.split([',', '.']).collect();
    let signs: Vec<_> = trimmed.chars().filter(|c| !c.is_ascii_digit()).collect();
    let is_grouped = |index: usize| parts[index + 1].len() == 3 && parts[0] != "0";
    let fraction = signs.len().checked_sub(1).filter(|last| !is_grouped(*last)).map(|last| parts[last + 1]);
    let whole = &parts[..parts.len() - usize::from(fraction.is_some())];
    if whole[1..].iter().any(|part| part.len() != 3) || fraction.is_some_and(|it| it.len() > 2) {
        return None;
    }
    let grouped = (whole.len() > 1).then(|| signs[0]);
    let cents: u128 = format!("{:0<2}", fraction.unwrap_or("")).parse().ok()?;
    let number = whole.concat().parse::<u128>().ok()?.checked_mul(100)?.checked_add(cents)?;
    Some(Amount { before: before.into(), number, after, korean: false, grouped })
}

/// An amount in 억 and 만, before 원.
fn korean(text: &str) -> Option<Amount> {
    let text = text.trim();
    let (before, mut rest) = text.split_at(text.find(|c: char| c.is_ascii_digit())?);
    let mut number = 0_u128;
    let mut last = u128::MAX;
    while rest.starts_with(|c: char| c.is_ascii_digit()) {
        let length = rest.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(rest.len());
        let count: u128 = rest[..length].replace(',', "").parse().ok()?;
        let behind = rest[length..].trim_start();
        let (unit, size) = UNITS.iter().find(|(unit, _)| behind.starts_with(unit))?;
        if *size >= last {
            return None;
        }
        last = *size;
        number = number.checked_add(count.checked_mul(*size)?)?;
        rest = behind[unit.len()..].trim_start();
    }
    (last != u128::MAX).then(|| Amount {
        before: before.into(),
        number,
        after: rest.into(),
        korean: true,
        grouped: None,
    })
}

fn written(Amount { before, number, after, korean, grouped }: &Amount) -> String {
    if *korean {
        let mut left = *number;
        let mut parts = Vec::new();
        for (unit, size) in [("조", 1_000_000_000_000), ("억", 100_000_000), ("만", 10_000), ("", 1)] {
            let count = left / size;
            left %= size;
            if count > 0 {
                parts.push(format!("{}{unit}", thousands(count, ',')));
            }
        }
        return format!("{before}{} {after}", parts.join(" ")).trim_end().to_owned();
    }
    let fraction = match number % 100 {
        0 => String::new(),
        cents if cents % 10 == 0 => format!("{}{}", if *grouped == Some('.') { ',' } else { '.' }, cents / 10),
        cents => format!("{}{cents:02}", if *grouped == Some('.') { ',' } else { '.' }),
    };
    let whole = number / 100;
    let whole = match grouped {
        Some(sign) => thousands(whole, *sign),
        None if whole >= 10_000 => thousands(whole, ','),
        None => whole.to_string(),
    };
    format!("{before}{whole}{fraction}{after}")
}

fn thousands(number: u128, sign: char) -> String {
    let digits = number.to_string();
    let grouped = digits.char_indices().flat_map(|(at, digit)| {
        let begins = at > 0 && (digits.len() - at).is_multiple_of(3);
        begins.then_some(sign).into_iter().chain([digit])
    });
    grouped.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_a_currency_add_up() {
        for (amounts, expected) in [
            (&["₩480 million", "₩210 million"][..], "₩690 million"),
            (&["£96,000", "£1,104,000"], "£1,200,000"),
            (&["96.000 €", "4.500,50 €"], "100.500,5 €"),
            (&["$1.5 million", "$0.75 million"], "$2.25 million"),
            (&["4억 8천만 원", "2억 1천만 원"], "6억 9,000만 원"),
            (&["9만 6천 파운드"], "9만 6,000 파운드"),
            (&["£96,000", "$10,000", "£4,000"], "£100,000 + $10,000"),
            (&["EUR 900", "EUR 9900"], "EUR 10,800"),
        ] {
            let amounts: Vec<_> = amounts.iter().map(|text| (*text).to_owned()).collect();
            assert_eq!(sum(&amounts).as_deref(), Some(expected), "{amounts:?}");
        }
        for text in ["a great deal", "10 to 20 million", "1,23,4", "", "99999999999999999999999999999999999999999"] {
            assert_eq!(sum(&[text.to_owned()]), None, "{text}");
        }
    }
}
