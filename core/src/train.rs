//! What the trainers in `xtask` share with the extractor: feature extraction and the format of the models. No part of the public interface.

pub use crate::model::{crf, hash};
pub use crate::morph::train as tagger;
pub use crate::quote::train as quotes;
