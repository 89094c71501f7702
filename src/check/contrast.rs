//! Whether text in a colour that a document chooses can be read by those who see little.

use crate::diagnostic::findings::Findings;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::layout::declared::OptionType;
use crate::layout::options::Value;
use crate::project::plan::Plan;

/// Warns of a colour, at its value, in which or on which some text stands out too little. The colours of a layout itself do not.
pub fn check(document: &Document, plan: &Plan, found: &mut Findings) {
    let Some(value) = chosen(plan) else { return };
    let Some(faint) = document.faintest() else { return };
    let hex = |[red, green, blue]: [u8; 3]| format!("#{red:02x}{green:02x}{blue:02x}");
    let (name, color) = (&value.name, value.text.as_deref().unwrap_or_default());
    let message = format!(
        "`{name}: {color}` gives text that is hard to read: {} on {}, a contrast of {:.1} where {} is the least",
        hex(faint.ink),
        hex(faint.ground),
        (faint.contrast * 10.0).floor() / 10.0,
        faint.least,
    );
    let place = value.places.as_ref().map(|(_, value)| value.clone());
    let problem =
        Diagnostic::warning(Code::LowContrast, message).hint("a colour by name, such as `navy`, can be read well");
    found.extend([problem.at_some(&found.file.clone(), place)]);
}

/// The last colour that somebody chose.
fn chosen(plan: &Plan) -> Option<&Value> {
    let is_color = |value: &&Value| {
        plan.layout.manifest.options.get(&value.name).is_some_and(|option| option.kind == OptionType::Color)
    };
    plan.values.iter().rfind(is_color).filter(|value| value.text.is_some())
}
