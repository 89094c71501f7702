//! What stays on one line though it has spaces: dates and periods, numbers with their units and counters, signs with what they
//! belong to.

use crate::script::letter::{is_closing, is_hangul, is_hanja, is_opening};

/// A number with all that belongs to it grows no longer than this, in halves of a syllable's width, so that no line is left with a
/// hole of more than 12 syllables.
const LONGEST: usize = 24;
/// What joins the two ends of a period.
const DASHES: [&str; 4] = ["–", "~", "-", "―"];
/// Signs that stand between two things: no line begins with one.
const BETWEEN: &str = "→⇒←↔➔➜·ㆍ・‧/~∼〜–—―-|│:";
/// Signs that stand before what they mark: no line ends with one.
const MARKS: &str = "※☞☎☏✆✉▶▷►▸◀◆◇■□▪●○◎•‣▲△▼▽★☆✓✔✦❖§№";
/// Signs of firms, which stand before a name or, at its end, behind it.
const FIRMS: [&str; 7] = ["㈜", "(주)", "㈔", "(사)", "(재)", "(유)", "㈐"];
/// Words that stand before a number.
const BEFORE_NUMBERS: [&str; 10] = ["약", "총", "제", "각", "만", "근", "단", "연", "월", "주"];
/// Signs of currencies, which stand before a number too.
const CURRENCIES: &str = "₩$€£¥";
/// Signs of units.
const UNIT_SIGNS: &str = "%‰℃℉°′″";
/// What the figures of a number are followed by.
const MAGNITUDES: &str = "십백천만억조경여";
/// The syllables that numbers are written in.
const NUMERALS: &str = "수몇일이삼사오육칠팔구십백천만억조";
/// What is counted and measured in Korean.
const COUNTERS: &str = "\
    원 달러 유로 엔 위안 명 인 분 팀 개 개월 개국 개사 개소 가지 건 회 번 차 차례 배 점 곳 대 권 편 장 쪽 페이지 \
    위 등 급 세 살 세대 년 년차 년도 주년 월 주 일 시 시간 초 분기 학기 학년 학점 호 호선 층 평 동 실 석 자 자리 \
    줄 행 열 칸 면 척 채 벌 쌍 종 마리 그루 통 병 잔 단계 과목 문항 문제 강 기 부 판 절 조 톤 그램 미터 킬로미터 \
    리터 퍼센트 포인트";
/// The first syllables of what stands behind a counter: particles, endings, and the like of 간, 째, 이상.
const PARTICLES: &str = "은는이가을를의에로으와과도만까부마당씩간동째정쯤짜뿐보처나고인임며다였입중내외후전반별대분";
/// How many syllables may stand there.
const LONGEST_PARTICLE: usize = 5;
/// Measures, and the smaller ones that they go on with: `9시 30분`.
const SMALLER: [(&str, &[&str]); 6] = [
    ("년", &["월", "개월", "분기", "학기"]),
    ("개월", &["주", "일"]),
    ("월", &["일"]),
    ("시", &["분"]),
    ("시간", &["분"]),
    ("분", &["초"]),
];
/// Units of measure that take a prefix.
const BASES: &str = "m g s A K mol cd Hz N Pa J W V F Ω T lm lx L l ℓ B b bit bps Bps eV Wh cal";
/// Their prefixes.
const PREFIXES: &str = "k K M G T P E m μ µ u n p c d h Ki Mi Gi Ti";
/// Units that take none.
const ALONE: &str = "h min sec hr hrs t ha mmHg rpm dpi ppi px pt ft mi lb oz mph fps dB";

/// Whether a line may not end between the words of a unit and the next word. `last` says that none comes behind that.
pub fn goes_on(unit: &[&str], next: &str, last: bool) -> bool {
    let Some(before) = unit.last().filter(|before| may_go_on(before, next)) else { return false };
    let inner = before.trim_start_matches(is_opening);
    let ends_name = |rest: &str| if rest.is_empty() { last } else { is_ending(rest) };
    is_sign(next, BETWEEN)
        || is_sign(inner, MARKS)
        || is_circled(inner)
        || FIRMS.contains(before)
        || FIRMS.iter().any(|firm| next.strip_prefix(firm).is_some_and(ends_name))
        || is_date(unit, next)
        || is_measured(unit, inner, next) && width(unit) + width(&[next]) < LONGEST
}

/// Keeps most words of most texts from a closer look: only short words and figures go on, or are gone on to.
fn may_go_on(before: &str, next: &str) -> bool {
    // One sign, or two of which the first is a bracket.
    let is_short = |word: &str, most: usize| word.len() <= 3 * most && word.chars().count() <= most;
    let figure = |c: char| c.is_ascii_digit() || c == '+' || MAGNITUDES.contains(c);
    is_short(next, 1)
        || is_short(before, 2)
        || next.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '(' | '㈜' | '㈔' | '㈐'))
        || before.ends_with(figure)
        || FIRMS.contains(&before)
        || DASHES.contains(&before)
}

fn is_sign(word: &str, signs: &str) -> bool {
    let mut chars = word.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if signs.contains(c))
}

/// Whether it is a figure or letter in a circle, which numbers what follows.
fn is_circled(word: &str) -> bool {
    let mut chars = word.chars();
    let circled = |c| matches!(c, '\u{2460}'..='\u{2473}' | '\u{24B6}'..='\u{24FF}' | '\u{2776}'..='\u{2793}' | '\u{3260}'..='\u{327B}');
    matches!((chars.next(), chars.next()), (Some(c), None) if circled(c))
}

/// Whether a date, a period or a duration goes on: `2020. 8. 1.`, `2020.08 – 2023.07`, `9시 30분`.
fn is_date(unit: &[&str], next: &str) -> bool {
    let digits = next.len() - next.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let goes_on = |small: &&str| next[digits..].strip_prefix(*small).is_some_and(is_ending);
    match unit {
        [.., day, dash] if DASHES.contains(dash) => is_day(day) && (digits > 0 || next.starts_with("현재")),
        [.., before] if before.ends_with('.') && (1..=2).contains(&digits) && next[digits..].starts_with('.') => {
            let number = before.trim_end_matches('.');
            match number.len() - number.trim_end_matches(|c: char| c.is_ascii_digit()).len() {
                4 => true,
                count => (1..=2).contains(&count) && unit.len() > 1,
            }
        }
        [.., number, measure] if digits == next.len() && ends_in_digit(number) => {
            SMALLER.iter().any(|(large, _)| large == measure)
        }
        [.., before] if digits > 0 => SMALLER
            .iter()
            .any(|(large, small)| before.strip_suffix(large).is_some_and(ends_in_digit) && small.iter().any(goes_on)),
        _ => false,
    }
}

fn ends_in_digit(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a word ends as dates do.
fn is_day(word: &str) -> bool {
    ends_in_digit(word.trim_end_matches(['년', '월', '일', '.']))
}

/// Whether a number goes on, or what stands before one: `86억 원을`, `3.5 GHz`, `약 30%`.
fn is_measured(unit: &[&str], before: &str, next: &str) -> bool {
    let starts_number = || {
        let figures = next.trim_start_matches(|c| CURRENCIES.contains(c));
        figures.starts_with(|c: char| c.is_ascii_digit()) || is_number(figures)
    };
    let is_magnitude = || unit.len() > 1 && before.chars().all(|c| MAGNITUDES.contains(c));
    (BEFORE_NUMBERS.contains(&before) || is_sign(before, CURRENCIES)) && starts_number()
        || (is_number(before) || is_magnitude())
            && (next.starts_with(|c| UNIT_SIGNS.contains(c) || matches!(c, '\u{3380}'..='\u{33DF}'))
                || is_counted(next)
                || is_unit(next)
                || before.ends_with(['만', '억', '조']) && next.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a word is a number, so that what it counts may follow: `1,200억`, `30~40`, `30여`, `수십`.
fn is_number(word: &str) -> bool {
    let number = word.trim_start_matches(['약', '총', '제', '+', '-', '±', '~', '<', '>', '≤', '≥', '≈']);
    let number = number.trim_start_matches(|c| CURRENCIES.contains(c));
    let end = number.chars().next_back();
    if number.starts_with(|c: char| c.is_ascii_digit()) {
        let inside = |c: char| c.is_ascii_digit() || ".,:/~–-×+".contains(c) || MAGNITUDES.contains(c);
        return number.chars().all(inside)
            && end.is_some_and(|c| c.is_ascii_digit() || c == '+' || MAGNITUDES.contains(c));
    }
    end.is_some_and(|c| MAGNITUDES.contains(c)) && number.chars().all(|c| NUMERALS.contains(c))
}

/// Whether a word begins with a counter or the rest of a number, and goes on as such a word does: `건을`, `억원`, `여`.
fn is_counted(word: &str) -> bool {
    let rest = word.trim_start_matches(|c| MAGNITUDES.contains(c));
    rest.len() < word.len() && is_ending(rest)
        || [word, rest].iter().any(|word| COUNTERS.split(' ').any(|it| word.strip_prefix(it).is_some_and(is_ending)))
}

/// Whether a text may follow a counter: nothing, punctuation, or a particle.
fn is_ending(rest: &str) -> bool {
    let syllables = rest.chars().take_while(|c| is_hangul(*c)).count();
    syllables == 0 && !rest.starts_with(char::is_alphanumeric)
        || syllables <= LONGEST_PARTICLE && rest.starts_with(|c| PARTICLES.contains(c))
}

/// Whether a word begins with a unit of measure: `ms로`, `km/h`, `m²`.
fn is_unit(word: &str) -> bool {
    let end = word.find(|c| is_hangul(c) || is_opening(c) || is_closing(c)).unwrap_or(word.len());
    let one = |unit: &str| {
        let unit = unit.trim_end_matches(['²', '³']);
        let is_base = |unit: &str| BASES.split(' ').any(|base| base == unit);
        let prefixed = |prefix| unit.strip_prefix(prefix).is_some_and(is_base);
        is_base(unit) || ALONE.split(' ').any(|known| known == unit) || PREFIXES.split(' ').any(prefixed)
    };
    end > 0 && word[..end].split('/').all(one)
}

/// How wide words are with spaces between, in halves of a syllable's width.
fn width(words: &[&str]) -> usize {
    let wide = |c| is_hangul(c) || is_hanja(c) || matches!(c, '\u{3000}'..='\u{33FF}' | '\u{FF01}'..='\u{FF60}');
    let one = |word: &&str| 1 + word.chars().map(|c| 1 + usize::from(wide(c))).sum::<usize>();
    words.iter().map(one).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a text, those that stay together in brackets.
    fn units(text: &str) -> String {
        let words: Vec<&str> = text.split(' ').collect();
        let mut shown = Vec::new();
        let mut unit: Vec<&str> = Vec::new();
        for (n, word) in words.iter().enumerate() {
            unit.push(word);
            let next = words.get(n + 1);
            if !next.is_some_and(|next| goes_on(&unit, next, n + 2 == words.len())) {
                shown.push(if unit.len() > 1 { format!("[{}]", unit.join(" ")) } else { unit[0].into() });
                unit.clear();
            }
        }
        shown.join(" ")
    }

    #[test]
    fn numbers_stay_with_their_counters() {
        for (text, expected) in [
            ("연 매출 1,200억 원 규모의", "연 매출 [1,200억 원] 규모의"),
            ("광고비 86억 원을 집행", "광고비 [86억 원을] 집행"),
            ("지난 10 년 이상", "지난 [10 년] 이상"),
            ("10년 이상 3개 업종", "10년 이상 3개 업종"),
            ("약 3만 건의, 총 5 명, 제 3 회에서", "[약 3만 건의,] [총 5 명,] [제 3 회에서]"),
            ("모두 1조 2,000억 원이며", "모두 [1조 2,000억 원이며]"),
            ("학생 30여 명과 5~6 개월간 2 학기", "학생 [30여 명과] [5~6 개월간] [2 학기]"),
            ("수십 명 수천만 원 두 배", "[수십 명] [수천만 원] 두 배"),
            ("(약 30%) 월 31건 만 30세 ₩ 5,000", "[(약 30%)] [월 31건] [만 30세] [₩ 5,000]"),
            ("오전 9시 30분까지 1년 6개월간 2024년 3분기", "오전 [9시 30분까지] [1년 6개월간] [2024년 3분기]"),
            ("100 여 명에게 5 만 명 2023 년 3 월 15 일부터", "[100 여 명에게] [5 만 명] [2023 년 3 월 15 일부터]"),
            ("10 % 20 ℃ 330 ㎡ 99.9 퍼센트", "[10 %] [20 ℃] [330 ㎡] [99.9 퍼센트]"),
            ("Vue 3 개발자와 Python 3 회사 2 대학", "Vue 3 개발자와 Python 3 회사 2 대학"),
        ] {
            assert_eq!(units(text), expected);
        }
    }

    #[test]
    fn numbers_stay_with_their_units() {
        assert_eq!(
            units("from 840 ms to 3.5 GHz, 12 kg and 90 km/h over 40 m² in 3 days"),
            "from [840 ms] to [3.5 GHz,] [12 kg] and [90 km/h] over [40 m²] in 3 days"
        );
        assert_eq!(
            units("응답을 840 ms에서 35 ms(p99)로 4 Kubernetes"),
            "응답을 [840 ms에서] [35 ms(p99)로] 4 Kubernetes"
        );
    }

    #[test]
    fn a_number_does_not_grow_for_ever() {
        assert_eq!(units("약 3조 2,000억 5,000만 8,000여 명이"), "[약 3조 2,000억 5,000만] [8,000여 명이]");
    }

    #[test]
    fn signs_stay_with_what_they_belong_to() {
        assert_eq!(
            units("☎ 010-0000-0000 ※ 주의 A → B · C / D ~ E"),
            "[☎ 010-0000-0000] [※ 주의] [A →] [B ·] [C /] [D ~] E"
        );
        assert_eq!(units("① 기획 ② 개발 - 운영 — end"), "[① 기획] [② 개발 -] [운영 —] end");
        assert_eq!(
            units("㈜ 새별에서 (주) 한빛 누리 ㈜에서 은하 ㈜"),
            "[㈜ 새별에서] [(주) 한빛] [누리 ㈜에서] [은하 ㈜]"
        );
        assert_eq!(units("별점 ★★★ 만점"), "별점 ★★★ 만점");
    }

    #[test]
    fn dates_and_periods_stay_whole() {
        assert_eq!(units("on 2020. 8. 1. it"), "on [2020. 8. 1.] it");
        assert_eq!(units("2020년 8월 15일부터 (2020.08 – 2023.07)"), "[2020년 8월 15일부터] [(2020.08 – 2023.07)]");
        assert_eq!(units("2020년 8월 ~ 현재 기획 – 3명"), "[2020년 8월 ~ 현재] [기획 –] 3명");
        assert_eq!(units("버전 3. 10명이 2020년 여름 1 – x"), "버전 3. 10명이 2020년 여름 [1 –] x");
    }
}
