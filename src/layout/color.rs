//! The colours that people call by name.

/// Each with its name: all of them can be read on white and under white (WCAG 2, AA).
pub const NAMED: [(&str, &str); 18] = [
    ("black", "#000000"),
    ("blue", "#1f4e9e"),
    ("bronze", "#7a4a1e"),
    ("brown", "#6b3f1d"),
    ("burgundy", "#6d1a36"),
    ("charcoal", "#33383e"),
    ("crimson", "#a5182d"),
    ("forest", "#1e4d35"),
    ("gray", "#555555"),
    ("green", "#1f6b3a"),
    ("navy", "#1f3a5f"),
    ("olive", "#57591f"),
    ("orange", "#b35900"),
    ("plum", "#5e2750"),
    ("purple", "#5b2a86"),
    ("red", "#b3261e"),
    ("slate", "#3f4f5f"),
    ("teal", "#0f6b6b"),
];

/// Other words for some of them.
const WORDS: [(&str, &str); 3] = [("grey", "gray"), ("maroon", "burgundy"), ("wine", "burgundy")];

/// A colour by its name or as `#1f3a5f`, as a layout receives it.
pub fn color(text: &str) -> Option<String> {
    if is_hex(text) {
        return Some(text.to_owned());
    }
    let name = text.to_lowercase();
    let name = WORDS.iter().find(|(word, _)| *word == name).map_or(name.as_str(), |(_, name)| *name);
    NAMED.iter().find(|(other, _)| *other == name).map(|(_, color)| (*color).to_owned())
}

/// Whether a text is a colour as `#1f3a5f` or `#123`.
pub fn is_hex(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The names.
pub fn names() -> [&'static str; NAMED.len()] {
    NAMED.map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    #[test]
    fn every_named_colour_can_be_read_on_white() {
        for (name, color) in NAMED {
            let contrast = 1.05 / (luminance(color) + 0.05);
            assert!(contrast >= 4.5, "{name}: {contrast}");
        }
        assert!(NAMED.is_sorted());
    }

    #[test]
    fn colours_have_names_and_digits() {
        assert_eq!(color("Navy").as_deref(), Some("#1f3a5f"));
        assert_eq!(color("grey"), color("gray"));
        assert_eq!(color("#123").as_deref(), Some("#123"));
        assert_eq!([color("#12"), color("123456"), color("nave")], [None, None, None]);
    }
}
