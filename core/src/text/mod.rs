//! Second step: tokens, sentences, clauses, pairs of quotation marks. Every span is a byte range of the input.

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
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Indices into [`Document::tokens`](crate::Document::tokens).
    pub tokens: Range<usize>,
}

/// A text cut into tokens and sentences.
#[derive(Debug)]
pub(crate) struct Segmented<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: Vec<Token>,
    pub(crate) sentences: Vec<Sentence>,
}

/// Cuts every part of the article into sentences and tokens.
pub(crate) fn segment<'t>(text: &'t str, article: &Article) -> Segmented<'t> {
    let mut out = Segmented { text, tokens: Vec::new(), sentences: Vec::new() };
    for part in &article.parts {
        let first = out.tokens.len();
        out.tokens.push(Token { span: part.span, pos: Pos::Xy, morph: Morph::NONE });
        out.sentences.push(Sentence { span: part.span, tokens: first..out.tokens.len() });
    }
    out
}
