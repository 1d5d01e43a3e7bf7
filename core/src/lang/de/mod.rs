//! German.

pub(crate) mod abbreviations;
pub(crate) mod article;
pub(crate) mod prepositions;
pub(crate) mod quote;
pub(crate) mod time;
