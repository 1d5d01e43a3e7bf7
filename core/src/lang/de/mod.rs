//! German.

pub(crate) mod abbreviations;
