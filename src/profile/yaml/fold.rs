//! Blocks of text as they are read: their lines joined, but for those of lists.

use crate::profile::yaml::mark::Mark;

/// A block as if YAML had folded it: a blank line is one line end and a line end is a space, unless a backslash before it asks for
/// a break or one of the lines is an item of a list. So a text reads the same whatever the style it is written in.
pub fn fold(text: &str) -> String {
    let listed = has_list(text);
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    // How far the last item is set in.
    let mut item: Option<usize> = None;
    for line in text.trim_end().lines().map(str::trim_end) {
        let inner = line.trim_start();
        if inner.is_empty() {
            blank = true;
            continue;
        }
        let indent = line.len() - inner.len();
        let begins = listed && Mark::of(inner).is_some();
        let ends = item.is_some_and(|item| indent <= item);
        let parted = std::mem::take(&mut blank) || out.ends_with('\\') || begins || ends;
        if !out.is_empty() {
            out.push(if parted { '\n' } else { ' ' });
        }
        out.push_str(if begins { line } else { inner });
        if begins || ends {
            item = begins.then_some(indent);
        }
    }
    out
}

/// Whether a block has a list in it: two lines with bullets, or one with the number one and one with the next.
pub fn has_list(text: &str) -> bool {
    let mut bullets = 0;
    let mut first = Vec::new();
    for (mark, _) in text.lines().filter_map(|line| Mark::of(line.trim())) {
        match mark {
            Mark::Bullet(_) => bullets += 1,
            Mark::Number(1, sign) if !first.contains(&sign) => first.push(sign),
            Mark::Number(2, sign) if first.contains(&sign) => return true,
            Mark::Number(..) => {}
        }
    }
    bullets > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_joined_but_for_those_of_lists() {
        assert_eq!(fold("one\n  two\n\nthree\\\nfour\n"), "one two\nthree\\\nfour");
        assert_eq!(
            fold("Intro\n- a that\n  goes on\n  - b\n- c\nEnd of\nit"),
            "Intro\n- a that goes on\n  - b\n- c\nEnd of it"
        );
        assert_eq!(fold("from 2019\n- 2021 on"), "from 2019 - 2021 on");
        assert_eq!(fold("1. a\n2. b"), "1. a\n2. b");
        assert_eq!(fold("2019. 3. 입사\n2020. 5. 퇴사"), "2019. 3. 입사 2020. 5. 퇴사");
    }
}
