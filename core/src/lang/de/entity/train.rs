//! What the trainer of the tagger needs; not part of the public interface.

use super::features;
use crate::{Span, article, model::crf::Features, morph, text};

/// The sentences of a text: the spans of their tokens and their features.
pub fn sentences(text: &str, domain: u32) -> Vec<(Vec<Span>, Features)> {
    let article = article::read(text);
    let words = morph::analyse(text::segment(text, &article));
    let attributes = features::attributes(&words);
    let of = |sentence: &crate::Sentence| {
        let mut out = Features::new();
        features::features(&attributes, sentence.tokens.clone(), domain, &mut out);
        (words.tokens[sentence.tokens.clone()].iter().map(|t| t.span).collect(), out)
    };
    words.sentences.iter().map(of).collect()
}
