//! A citation style as entries need it whose dates are known to the year, the month or the day.

use hayagriva::Entry;
use hayagriva::citationberg::taxonomy::DateVariable;
use hayagriva::citationberg::{
    Choose, Date, DatePartName, DateParts, IndependentStyle, LayoutRenderingElement as Element, Name, Names, NamesChild,
};

/// How much is known of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// The year, or nothing.
    Year,
    /// The month or the season, too.
    Month,
    /// All of it.
    Day,
}

impl Precision {
    /// All there are.
    pub const ALL: [Self; 3] = [Self::Year, Self::Month, Self::Day];

    /// What is known of an entry's date.
    pub fn of(entry: &Entry) -> Self {
        match entry.date_any() {
            Some(date) if date.day.is_some() => Self::Day,
            Some(date) if date.month.is_some() || date.season.is_some() => Self::Month,
            _ => Self::Year,
        }
    }

    fn has(self, part: DatePartName) -> bool {
        match part {
            DatePartName::Year => true,
            DatePartName::Month => self != Self::Year,
            DatePartName::Day => self == Self::Day,
        }
    }
}

/// The style for a list without citations, of entries of that precision. hayagriva sets a delimiter beside a part of a date that
/// is missing, and takes names whose form the style leaves open for none.
pub fn variant(style: &IndependentStyle, precision: Precision) -> IndependentStyle {
    let mut style = style.clone();
    style.macros.iter_mut().for_each(|part| elements(&mut part.children, precision));
    elements(&mut style.citation.layout.elements, precision);
    // The section says the order; each reference stands for itself, and nothing refers to it.
    style.citation.disambiguate_add_givenname = false;
    style.citation.disambiguate_add_names = false;
    style.citation.disambiguate_add_year_suffix = false;
    if let Some(bibliography) = &mut style.bibliography {
        elements(&mut bibliography.layout.elements, precision);
        bibliography.sort = None;
        bibliography.subsequent_author_substitute = None;
    }
    style
}

fn elements(parts: &mut Vec<Element>, precision: Precision) {
    parts.retain_mut(|part| match part {
        Element::Date(date) => dated(date, precision),
        Element::Group(group) => {
            elements(&mut group.children, precision);
            true
        }
        Element::Choose(choose) => {
            branches(choose, precision);
            true
        }
        Element::Names(names) => {
            named(names, precision);
            true
        }
        Element::Text(_) | Element::Number(_) | Element::Label(_) => true,
    });
}

fn branches(choose: &mut Choose, precision: Precision) {
    elements(&mut choose.if_.children, precision);
    choose.else_if.iter_mut().for_each(|branch| elements(&mut branch.children, precision));
    choose.otherwise.iter_mut().for_each(|branch| elements(&mut branch.children, precision));
}

/// Whether anything is left of a date without the parts that are not known.
fn dated(date: &mut Date, precision: Precision) -> bool {
    if date.variable != Some(DateVariable::Issued) {
        return true;
    }
    date.date_part.retain(|part| precision.has(part.name));
    if date.form.is_none() {
        return !date.date_part.is_empty();
    }
    date.parts = match (date.parts.unwrap_or_default(), precision) {
        (DateParts::Year, _) | (_, Precision::Year) => Some(DateParts::Year),
        (DateParts::YearMonth, _) | (_, Precision::Month) => Some(DateParts::YearMonth),
        (DateParts::YearMonthDay, Precision::Day) => date.parts,
    };
    true
}

fn named(names: &mut Names, precision: Precision) {
    if !names.children.is_empty() && !names.children.iter().any(|child| matches!(child, NamesChild::Name(_))) {
        names.children.insert(0, NamesChild::Name(Name::default()));
    }
    for child in &mut names.children {
        if let NamesChild::Substitute(substitute) = child {
            elements(&mut substitute.children, precision);
        }
    }
}
