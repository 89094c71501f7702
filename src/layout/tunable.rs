//! The options that may be adjusted, and the one path through their values from the loosest setting to the tightest.

use serde_json::Value as Json;

use crate::layout::manifest::Manifest;
use crate::layout::options::Value;

/// What tells how an option of a name is adjusted.
#[derive(Debug)]
struct Kind {
    name: &'static str,
    /// What its value is written with, and how many points (or ones) that is.
    unit: (&'static str, f64),
    /// The smallest step, in that unit.
    step: f64,
    /// About how much shorter the text gets, as a logarithm, when the value goes from one to another.
    gain: fn(f64, f64) -> f64,
    /// Whether it may be adjusted up as well, to fill a page.
    fills: bool,
}

/// The options by name, in the order that they are adjusted in: what a reader notices least comes first.
const KINDS: [Kind; 3] = [
    Kind { name: "density", unit: ("", 1.0), step: 0.01, gain: |from, to| 0.35 * (from - to), fills: true },
    Kind { name: "margin", unit: ("mm", 72.0 / 25.4), step: 0.1, gain: |from, to| 0.01 * (from - to), fills: false },
    Kind { name: "size", unit: ("pt", 1.0), step: 0.01, gain: |from, to| 1.6 * (from / to).ln(), fills: true },
];

/// An option that may be adjusted, in the unit that it is written in.
#[derive(Debug)]
struct Tunable {
    kind: &'static Kind,
    default: f64,
    least: f64,
    most: f64,
}

/// The options of a document that may be adjusted. A setting is a number: at 0 all have their defaults, above it the text gets
/// shorter, by about as much as the number says as a logarithm, and below it longer.
#[derive(Debug)]
pub struct Tunables(Vec<Tunable>);

/// An option that is not at its default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjusted {
    /// Its name.
    pub name: &'static str,
    /// Its value, as one would write it.
    pub text: String,
}

impl Tunables {
    /// Those that the layout lets be adjusted and that no one of `values` sets.
    pub fn of(manifest: &Manifest, values: &[Value]) -> Self {
        let is_set = |name: &str| values.iter().rfind(|value| value.name == name).is_some_and(|it| it.text.is_some());
        let tunable = |kind: &'static Kind| {
            let declared = manifest.options.get(kind.name).filter(|_| !is_set(kind.name))?;
            let [least, most] = declared.range().ok()??.map(|end| end / kind.unit.1);
            let default = declared.parse(&declared.default_text()).ok()?.as_f64()? / kind.unit.1;
            Some(Tunable { kind, default, least: least.min(default), most: most.max(default) })
        };
        Self(KINDS.iter().filter_map(tunable).collect())
    }

    /// The setting beyond which nothing can be adjusted any tighter.
    pub fn tightest(&self) -> f64 {
        self.0.iter().map(|tunable| tunable.room(tunable.least)).sum()
    }

    /// The setting beyond which nothing can be adjusted any looser.
    pub fn loosest(&self) -> f64 {
        -self.0.iter().filter(|tunable| tunable.kind.fills).map(|tunable| tunable.room(tunable.most)).sum::<f64>()
    }

    /// What is adjusted at a setting.
    pub fn at(&self, setting: f64) -> Vec<Adjusted> {
        let mut left = setting.abs();
        let adjust = |tunable: &Tunable| {
            let end = if setting > 0.0 { tunable.least } else { tunable.most };
            let room = if setting > 0.0 || tunable.kind.fills { tunable.room(end) } else { 0.0 };
            let part = if room > 0.0 { (left / room).min(1.0) } else { 0.0 };
            left -= room * part;
            tunable.adjusted(tunable.default + (end - tunable.default) * part)
        };
        self.0.iter().filter_map(adjust).collect()
    }
}

impl Tunable {
    /// How much shorter or longer the text gets when it is adjusted to the end.
    fn room(&self, end: f64) -> f64 {
        (self.kind.gain)(self.default, end).abs()
    }

    /// The value, rounded to a step towards the default, if it is another.
    fn adjusted(&self, value: f64) -> Option<Adjusted> {
        const ROUNDING: f64 = 1e-6;
        let steps = (value - self.default) / self.kind.step;
        let value = self.default + (steps + ROUNDING.copysign(steps)).trunc() * self.kind.step;
        let digits = if self.kind.step < 0.1 { 2 } else { 1 };
        let (plain, rounded) = (format!("{value:.digits$}"), format!("{:.digits$}", self.default));
        let number = plain.trim_end_matches('0').trim_end_matches('.');
        (plain != rounded).then(|| Adjusted { name: self.kind.name, text: format!("{number}{}", self.kind.unit.0) })
    }
}

/// The options with these values in place of their own.
pub fn with(options: &Json, adjusted: &[Adjusted], manifest: &Manifest) -> Json {
    let mut options = options.clone();
    for it in adjusted {
        if let Some(value) = manifest.options.get(it.name).and_then(|declared| declared.parse(&it.text).ok()) {
            options[it.name] = value;
        }
    }
    options
}
