//! German.

pub(crate) mod abbreviations;
pub(crate) mod article;
#[cfg_attr(not(feature = "train"), allow(unreachable_pub, dead_code, reason = "public for the trainers only"))]
pub(crate) mod entity;
mod filter;
pub(crate) mod prepositions;
pub(crate) mod quote;
pub(crate) mod time;

use crate::model::crf::Scorer;

/// The models of German, made ready.
#[derive(Clone, Debug)]
pub(crate) struct Models {
    pub(crate) names: Scorer<'static>,
    pub(crate) quotes: quote::Models<'static>,
}

impl Default for Models {
    /// Those that are part of the program.
    fn default() -> Self {
        Self { names: entity::model(), quotes: quote::Models::default() }
    }
}
