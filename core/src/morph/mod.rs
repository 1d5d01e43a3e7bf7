//! Third step: lemma, part of speech, mood and case of every token.

mod pos;

pub use pos::{Morph, Pos};

use crate::text::{Pairs, Segmented};
use crate::{Sentence, Span, Token};
use core::ops::Range;

/// An analysed text: what every later step reads.
///
/// Tokens are addressed by their index; ranges of tokens are half open.
#[derive(Debug)]
pub(crate) struct Words<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: Vec<Token>,
    pub(crate) sentences: Vec<Sentence>,
    /// Token range of every part of the article.
    pub(crate) parts: Vec<Range<usize>>,
    /// Pairs of quotation marks.
    pub(crate) pairs: Pairs,
    /// Lower-cased forms, one after the other.
    lower: Arena,
    /// Lemmas, one after the other; the lemma of a verb includes its separated prefix (`teilte … mit`: `mitteilen`).
    lemmas: Arena,
}

impl<'t> Words<'t> {
    /// Token `i` as it stands.
    pub(crate) fn word(&self, i: usize) -> &'t str {
        &self.text[self.tokens[i].span.range()]
    }

    /// Token `i` in lower case.
    pub(crate) fn lower(&self, i: usize) -> &str {
        self.lower.get(i)
    }

    /// The lemma of token `i` as the dictionary writes it (nouns capitalised); the form itself if it is unknown.
    pub(crate) fn lemma(&self, i: usize) -> &str {
        self.lemmas.get(i)
    }

    /// Part of speech of token `i`.
    pub(crate) fn pos(&self, i: usize) -> Pos {
        self.tokens[i].pos
    }

    /// Morphology of token `i`.
    pub(crate) fn morph(&self, i: usize) -> Morph {
        self.tokens[i].morph
    }

    /// From the start of token `first` to the end of token `last`.
    pub(crate) fn span(&self, first: usize, last: usize) -> Span {
        Span::new(self.tokens[first].span.start, self.tokens[last].span.end)
    }

    /// The index of the sentence that token `i` belongs to.
    pub(crate) fn sentence_of(&self, i: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= i)
    }
}

/// Many short strings in one.
#[derive(Debug, Default)]
pub(crate) struct Arena {
    text: String,
    ends: Vec<usize>,
}

impl Arena {
    pub(crate) fn with_capacity(strings: usize, bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), ends: Vec::with_capacity(strings) }
    }

    /// Appends the string that `write` writes.
    pub(crate) fn push_with(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.text);
        self.ends.push(self.text.len());
    }

    pub(crate) fn get(&self, i: usize) -> &str {
        let start = if i == 0 { 0 } else { self.ends[i - 1] };
        &self.text[start..self.ends[i]]
    }
}

/// Looks every token up in the dictionary and picks the reading that fits its context.
pub(crate) fn analyse(segmented: Segmented<'_>) -> Words<'_> {
    let Segmented { text, tokens, sentences, parts, pairs } = segmented;
    let mut lower = Arena::with_capacity(tokens.len(), text.len());
    let mut lemmas = Arena::with_capacity(tokens.len(), text.len());
    for token in &tokens {
        let word = &text[token.span.range()];
        lower.push_with(|out| out.extend(word.chars().flat_map(char::to_lowercase)));
        lemmas.push_with(|out| out.push_str(word));
    }
    Words { text, tokens, sentences, parts, pairs, lower, lemmas }
}
