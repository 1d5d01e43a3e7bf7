//! What the trainers in `xtask` share with the extractor: feature extraction and the format of the models. No part of the public interface.

pub use crate::lang::de::clusters;
pub use crate::lang::de::entity::{lists, tags, train as names};
/// Training of the quotation models.
pub use crate::lang::de::quote::learned::train as quote_models;
pub use crate::model::{crf, hash, map, table};
pub use crate::morph::train as tagger;
pub use crate::quote::train as quotes;

/// The tokens of a text.
pub fn tokens(text: &str) -> Vec<&str> {
    let article = crate::article::read(text);
    crate::text::segment(text, &article).tokens.into_iter().filter_map(|t| text.get(t.span.range())).collect()
}
