//! The typefaces that an option `typeface` names: bundled families for Latin letters, each with its Korean partner.

/// Without serifs.
const SANS: &[&str] = &["Jikji Sans", "Jikji Hanja"];
/// The same in emphasis, which is italic in Latin letters.
const SANS_EMPH: &[&str] = &["Inter", "Jikji Sans", "Jikji Hanja"];
/// With serifs.
const SERIF: &[&str] = &["Source Serif 4", "Noto Serif KR", "Jikji Hanja"];
/// The same in emphasis: Hangul has no italic, and stands out in the other face.
const SERIF_EMPH: &[&str] = &["Source Serif 4", "Jikji Sans", "Jikji Hanja"];

/// The families of a role in a typeface; none where the layout's own stay.
pub fn families(typeface: &str, role: &str) -> Option<&'static [&'static str]> {
    Some(match (typeface, role) {
        ("sans", "text" | "headings") | ("mixed", "text") => SANS,
        ("sans" | "mixed", "emph") => SANS_EMPH,
        ("serif", "text" | "headings") | ("mixed", "headings") => SERIF,
        ("serif", "emph") => SERIF_EMPH,
        _ => return None,
    })
}
