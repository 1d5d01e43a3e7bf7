//! What the trainer of the tagger needs; not part of the public interface.

use super::{features, tagger};
use crate::model::crf::{Features, Scorer};
use crate::{EntityKind, Error, Span, morph};

/// The sentences of a text: the spans of their tokens and their features. `weights` are those of the tagger of parts of speech.
pub fn sentences(text: &str, domain: u32, weights: &[u8]) -> Vec<(Vec<Span>, Features)> {
    let (_, words) = morph::read_with(text, weights);
    let known = features::Known::new(&words);
    let of = |sentence: &crate::Sentence| {
        let mut out = Features::new();
        let of = |form, place, out: &mut Features| features::of_form(&known, form, place, out);
        features::features(&known, sentence.tokens.clone(), domain, of, &mut out);
        (words.tokens[sentence.tokens.clone()].iter().map(|t| t.span).collect(), out)
    };
    words.sentences.iter().map(of).collect()
}

/// A model made ready.
///
/// # Errors
///
/// If `bytes` are not a model of names.
pub fn model(bytes: &[u8]) -> Result<Scorer<'static>, Error> {
    tagger::read_model(bytes)
}

/// The names that the tagger finds with that model, without the second pass over the article.
pub fn tag(text: &str, domain: u32, model: &Scorer<'_>) -> Vec<(Span, EntityKind)> {
    let (_, words) = morph::read(text);
    let tagged = tagger::tag(&words, &features::Known::new(&words), domain, model);
    tagged.mentions.iter().map(|m| (m.span(&words), m.kind)).collect()
}

/// Whether a word with a capital is, by the dictionary, a common noun and nothing else.
pub fn is_common_noun(word: &str) -> bool {
    morph::Standing::new(word, &word.to_lowercase()).is_noun_only()
}
