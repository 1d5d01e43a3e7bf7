//! Second step: tokens, sentences, pairs of quotation marks. Every span is a byte range of the input.

mod marks;
mod sentences;
mod tokens;

pub(crate) use marks::Pairs;

use crate::{Article, Morph, Pos, Span};
use core::ops::Range;

/// A token: a word, a number, a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Part of speech.
    pub pos: Pos,
    /// Case, number, gender, person, mood and tense, as far as form and context tell.
    pub morph: Morph,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Indices into [`Document::tokens`](crate::Document::tokens).
    pub tokens: Range<usize>,
}

impl Sentence {
    /// A sentence with more tokens is looked at in pieces: the memory that this takes is bounded.
    const LONGEST: usize = 4000;

    /// Its tokens, of all but the longest sentences in one piece.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = Range<usize>> + use<> {
        let tokens = self.tokens.clone();
        tokens.clone().step_by(Self::LONGEST).map(move |start| start..tokens.end.min(start + Self::LONGEST))
    }
}

/// A text cut into tokens and sentences.
#[derive(Debug)]
pub(crate) struct Segmented<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: Vec<Token>,
    pub(crate) sentences: Vec<Sentence>,
    /// Token range of every part of the article.
    pub(crate) parts: Vec<Range<usize>>,
    pub(crate) pairs: Pairs,
}

/// Cuts every part of the article into tokens and sentences; no sentence crosses a part.
pub(crate) fn segment<'t>(text: &'t str, article: &Article) -> Segmented<'t> {
    let mut spans = Vec::with_capacity(text.len() / 6);
    let mut sentences = Vec::with_capacity(text.len() / 100);
    let mut parts = Vec::with_capacity(article.parts.len());
    for part in &article.parts {
        let first = spans.len();
        tokens::tokenise(text, part.span, &mut spans);
        sentences::split(text, &spans, first, &mut sentences);
        parts.push(first..spans.len());
    }
    // Of texts with a sentence in every line, half of it would be air.
    sentences.shrink_to_fit();
    let pairs = marks::pair_up(text, &spans, &parts);
    let tokens = spans.into_iter().map(|span| Token { span, pos: Pos::Xy, morph: Morph::NONE }).collect();
    Segmented { text, tokens, sentences, parts, pairs }
}
