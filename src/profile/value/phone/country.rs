//! The codes of countries, and what stands before a number for calls within one.

/// The codes of countries that have one digit, or two (ITU-T E.164, annex to 164.D); all others have three.
const ONE_DIGIT: [&str; 2] = ["1", "7"];
const TWO_DIGITS: &str = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 \
                          91 92 93 94 95 98";
/// The countries in which a zero before the number of a town is for calls within the country, and no number begins with one
/// (`nationalPrefix` in the metadata of libphonenumber 9.0). Italy's zeros belong to its numbers.
const TRUNK_ZERO: &str = "20 27 31 32 33 40 41 43 44 46 49 51 53 54 55 57 58 60 61 62 63 64 66 81 82 84 86 90 91 92 93 94 95 \
                          98 211 212 213 218 231 232 233 234 243 249 250 251 252 254 255 256 260 261 262 263 264 265 291 353 \
                          355 358 359 370 373 374 375 377 380 381 382 383 385 386 387 389 421 423 508 590 591 593 594 595 596 \
                          598 686 850 855 856 880 886 961 962 963 964 966 967 970 971 972 976 977 994 995 996";
/// What else stands before a number for calls within the country, now or some years ago; numbers behind it have so many digits
/// or more, and others may begin so themselves.
const TRUNK_OTHER: &[(&str, &str, usize)] = &[
    ("1", "1", 10),
    ("7", "8", 10),
    ("36", "06", 8),
    ("52", "01", 10),
    ("52", "044", 10),
    ("52", "045", 10),
    ("370", "8", 8),
    ("375", "80", 9),
    ("375", "8", 9),
    ("993", "8", 8),
];

/// How many of the first digits are the code of a country.
pub(super) fn code_length(digits: &str) -> usize {
    let begins = |length: usize| digits.get(..length).unwrap_or(digits);
    match () {
        () if ONE_DIGIT.contains(&begins(1)) => 1,
        () if listed(TWO_DIGITS, begins(2)) => 2,
        () => digits.len().min(3),
    }
}

/// Whether a zero before numbers of the country is for calls within it.
pub(super) fn has_trunk_zero(country: &str) -> bool {
    listed(TRUNK_ZERO, country)
}

fn listed(codes: &str, code: &str) -> bool {
    codes.split(' ').any(|listed| listed == code)
}

/// How many digits stand before a number for calls within its country.
pub(super) fn trunk(country: &str, rest: &str) -> usize {
    if has_trunk_zero(country) && rest.starts_with('0') {
        return 1;
    }
    let stands = |(code, prefix, least): &&(&str, &str, usize)| {
        *code == country && rest.strip_prefix(prefix).is_some_and(|national| national.len() >= *least)
    };
    TRUNK_OTHER.iter().find(stands).map_or(0, |(_, prefix, _)| prefix.len())
}
