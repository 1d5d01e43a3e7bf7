//! German.

pub(crate) mod abbreviations;
pub(crate) mod article;
#[cfg_attr(not(feature = "train"), allow(unreachable_pub, dead_code, reason = "public for the trainers only"))]
pub(crate) mod entity;
pub(crate) mod prepositions;
pub(crate) mod quote;
pub(crate) mod time;
