//! German.

pub(crate) mod abbreviations;
pub(crate) mod prepositions;
pub(crate) mod quote;
