//! German.

pub(crate) mod abbreviations;
pub(crate) mod quote;
