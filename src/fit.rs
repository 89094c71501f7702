//! Setting a document so that it fills the pages that it may have, by adjusting what its layout allows.

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Typesetter};
use crate::layout::tunable::{self, Adjusted, Tunables};
use crate::project::plan::Plan;

/// A document is set at most this often.
pub const MOST_SETTINGS: usize = 4;
/// A document with more pages is set once: how it ends is no matter of lines, and setting it takes long.
const MOST_PAGES: usize = 20;
/// A last page of fewer lines looks like a mistake.
pub const FEW_LINES: usize = 4;
/// The last page of a budget is filled if it is this full, and then leaves no room worth filling.
const FILLED: (f64, f64) = (0.8, 0.96);
/// How full the last page is meant to become.
const AIM: f64 = 0.985;
/// How full it is meant to become while little is known of the layout.
const FIRST_AIM: f64 = 0.97;
/// A last page less full than this is spared where nobody has said how many there may be.
const SPARSE: f64 = 0.3;
/// Settings nearer to each other than this are the same to a reader.
const NEAR: f64 = 0.005;
/// Steps from a setting that nobody notices, which send a heading at the foot of a page to the next, or bring lines to it.
const NUDGES: [f64; 3] = [0.012, -0.012, 0.024];

/// A document, set as well as it can be.
pub struct Fitted {
    /// The pages. Where nothing fits, they are those of the tightest setting that was tried.
    pub document: Document,
    /// What is not at its default.
    pub adjusted: Vec<Adjusted>,
    /// How many pages it takes with everything at its default.
    pub plain: usize,
    /// How often it was set.
    pub settings: usize,
}

/// A setting that was tried.
struct Trial {
    setting: f64,
    adjusted: Vec<Adjusted>,
    document: Document,
}

/// The settings tried for a goal.
struct Search<'a> {
    /// How many pages it is to have.
    pages: usize,
    /// The loosest setting and the tightest.
    ends: [f64; 2],
    tunables: &'a Tunables,
    trials: Vec<Trial>,
}

/// A number of pages, and the two settings between which it is sought: the loosest and the tightest.
type Goal = (usize, [f64; 2]);

/// Sets what `plan` describes, once if it comes out well.
pub fn fit(plan: &Plan, typesetter: &mut Typesetter) -> Result<Fitted, Vec<Diagnostic>> {
    let first = typesetter.typeset(&plan.options)?;
    let (plain, goals) = (first.pages(), goals(plan, &first));
    let trials = vec![Trial { setting: 0.0, adjusted: Vec::new(), document: first }];
    let mut search = Search { pages: plain, ends: [0.0, 0.0], tunables: &plan.tunables, trials };
    for (pages, ends) in goals {
        (search.pages, search.ends) = (pages, ends);
        search.run(plan, typesetter)?;
        if search.bracket().0.is_some() {
            break;
        }
    }
    let most = plan.pages.most();
    let best = search.best(most.is_some_and(|most| plain > most));
    let fits = most.is_none_or(|most| best.document.pages() <= most);
    let best = if fits { nudged(best, plan, typesetter)? } else { best };
    Ok(Fitted { document: best.document, adjusted: best.adjusted, plain, settings: typesetter.settings() })
}

/// What is tried with a document that is so at its defaults, one after another until something fits.
fn goals(plan: &Plan, first: &Document) -> Vec<Goal> {
    let (count, tunables) = (first.pages(), &plan.tunables);
    let (tighter, looser) = ([0.0, tunables.tightest()], [tunables.loosest(), 0.0]);
    // What no line can hold is an error, however the rest is set.
    if count > MOST_PAGES || !first.beyond_edge().is_empty() {
        return Vec::new();
    }
    let goals = match plan.pages.most().or(plan.aim) {
        Some(most) if count > most => vec![(most, tighter)],
        _ if is_short(first) => vec![(count - 1, tighter)],
        Some(most) if count == most && (FILLED.0..FILLED.1).contains(&first.fullness()) => vec![(most, looser)],
        _ => Vec::new(),
    };
    // Nothing is promised where the layout only aims at a number; a page with next to nothing on it is spared all the same.
    let spared = plan.aim.filter(|aim| count > aim + 1 && first.fullness() < SPARSE).map(|_| (count - 1, tighter));
    goals.into_iter().chain(spared).filter(|(_, ends)| ends[0] < ends[1]).collect()
}

/// The same on as many pages, without a heading at the foot of one, if a small step is enough for that.
fn nudged(best: Trial, plan: &Plan, typesetter: &mut Typesetter) -> Result<Trial, Vec<Diagnostic>> {
    let (tunables, pages) = (&plan.tunables, best.document.pages());
    if pages > MOST_PAGES || !best.document.beyond_edge().is_empty() || best.document.stranded().is_empty() {
        return Ok(best);
    }
    for nudge in NUDGES.iter().take(MOST_SETTINGS.saturating_sub(typesetter.settings())) {
        let setting = (best.setting + nudge).clamp(tunables.loosest(), tunables.tightest());
        let adjusted = tunables.at(setting);
        if adjusted == best.adjusted {
            continue;
        }
        let document = typesetter.typeset(&tunable::with(&plan.options, &adjusted, &plan.layout.manifest))?;
        let sound = document.pages() <= pages && document.stranded().is_empty() && !is_short(&document);
        if sound && document.beyond_edge().is_empty() {
            return Ok(Trial { setting, adjusted, document });
        }
    }
    Ok(best)
}

/// Whether the last of several pages has too few lines.
pub fn is_short(document: &Document) -> bool {
    let pages = document.pages();
    (2..=MOST_PAGES).contains(&pages) && document.lines_from(pages - 1) < FEW_LINES
}

impl Search<'_> {
    fn run(&mut self, plan: &Plan, typesetter: &mut Typesetter) -> Result<(), Vec<Diagnostic>> {
        while let Some(setting) = self.next(MOST_SETTINGS.saturating_sub(typesetter.settings())) {
            let adjusted = self.tunables.at(setting);
            if self.trials.iter().any(|trial| trial.adjusted == adjusted) {
                break;
            }
            let document = typesetter.typeset(&tunable::with(&plan.options, &adjusted, &plan.layout.manifest))?;
            self.trials.push(Trial { setting, adjusted, document });
        }
        Ok(())
    }

    fn fits(&self, trial: &Trial) -> bool {
        trial.document.pages() <= self.pages && trial.document.beyond_edge().is_empty()
    }

    /// The loosest setting that fits, and the tightest below it that does not.
    fn bracket(&self) -> (Option<&Trial>, Option<&Trial>) {
        let order = |one: &&Trial, next: &&Trial| one.setting.total_cmp(&next.setting);
        let good = self.trials.iter().filter(|trial| self.fits(trial)).min_by(order);
        let below = |trial: &&Trial| !self.fits(trial) && good.is_none_or(|good| trial.setting < good.setting);
        (good, self.trials.iter().filter(below).max_by(order))
    }

    /// What to try next, if so many trials are left and there is anything to gain.
    fn next(&self, left: usize) -> Option<f64> {
        let ([loosest, tightest], first) = (self.ends, &self.trials[0]);
        match self.bracket() {
            _ if left == 0 => None,
            (Some(good), _) if good.setting - loosest < NEAR || self.is_full(&good.document) => None,
            (Some(good), Some(bad)) => {
                let room = good.setting - bad.setting;
                let (from, to) = (bad.setting + 0.1 * room, good.setting - 0.1 * room);
                (room > NEAR).then(|| self.guess(good, bad, AIM).clamp(from, to))
            }
            (Some(good), None) => Some(self.guess(first, good, AIM).clamp(loosest, good.setting)),
            (None, Some(bad)) if tightest - bad.setting < NEAR || self.is_hopeless() => None,
            (None, Some(_)) if left == 1 => Some(tightest),
            (None, Some(bad)) => Some(self.guess(first, bad, FIRST_AIM).max(bad.setting + NEAR).min(tightest)),
            (None, None) => None,
        }
    }

    fn is_full(&self, document: &Document) -> bool {
        document.pages() == self.pages && document.fullness() >= FILLED.1
    }

    /// Whether not even twice of what can be adjusted would be enough.
    fn is_hopeless(&self) -> bool {
        (self.length(&self.trials[0]) / self.pages as f64).ln() > 2.0 * self.ends[1]
    }

    fn length(&self, trial: &Trial) -> f64 {
        trial.document.length(self.pages)
    }

    /// The setting at which the last page would be as full as `aim`, as two that were tried let expect; of one and the same,
    /// nothing but what is to be expected of any layout.
    fn guess(&self, one: &Trial, other: &Trial, aim: f64) -> f64 {
        let adjusted = other.setting - one.setting;
        let shrunk = (self.length(one) / self.length(other)).ln();
        let rate = if adjusted == 0.0 { 1.0 } else { (shrunk / adjusted).clamp(0.3, 3.0) };
        let target = self.pages as f64 - 1.0 + aim;
        other.setting + (self.length(other) / target).ln() / rate
    }

    /// The best that was tried; where nothing fits, the tightest of all, or the first.
    fn best(mut self, tightest: bool) -> Trial {
        let good = self.bracket().0.map(|good| good.setting);
        let order = |one: &Trial, next: &Trial| one.setting.total_cmp(&next.setting);
        match good {
            Some(setting) => self.trials.retain(|trial| trial.setting == setting),
            None => self.trials.sort_by(order),
        }
        let at = if good.is_none() && tightest { self.trials.len() - 1 } else { 0 };
        self.trials.swap_remove(at)
    }
}
