//! What the trainers in `xtask` share with the extractor: feature extraction and the format of the models. No part of the public interface.

/// Training of the quotation models.
pub use crate::lang::de::quote::learned::train as quote_models;
pub use crate::model::{crf, hash};
pub use crate::morph::train as tagger;
pub use crate::quote::train as quotes;
