//! The values of fields: texts, dates, addresses, numbers.

pub mod date;
pub mod date_style;
pub mod identifier;
pub mod language;
pub mod link;
pub mod links;
pub mod own_language;
pub mod people;
pub mod phone;
pub mod text;
