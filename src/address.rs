//! Web and mail addresses: which there may be, and their two forms.

pub mod form;
pub mod url;
