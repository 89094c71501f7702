//! Further names of bundled families, for the profiles and layouts that call them so.

/// Each such name, and the family that it stands for where no font from a folder has the name itself: the one that a bundled
/// family was made from, for its licence reserves the name.
pub(super) const ALIASES: [(&str, &str); 1] = [("Pretendard", "Jikji Sans")];

/// The family that `name` stands for.
pub(super) fn meant_by(name: &str) -> Option<&'static str> {
    ALIASES.iter().find(|(alias, _)| *alias == name).map(|(_, family)| *family)
}
