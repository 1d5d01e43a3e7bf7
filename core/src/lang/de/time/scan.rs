//! What the rules share: the text with the class of every word, one sentence at a time.

use super::lexicon::{Word, classify};
use crate::Span;
use crate::morph::Words;
use crate::time::meaning::Meaning;

/// A text whose words are classified.
pub(super) struct Scan<'w, 't> {
    pub(super) w: &'w Words<'t>,
    classes: Vec<Word>,
    /// The sentence at hand: rules see nothing beyond it.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What a rule has found: the expressions, and the token to go on from.
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) times: Vec<(usize, Span, Meaning)>,
}

impl<'w, 't> Scan<'w, 't> {
    pub(super) fn new(w: &'w Words<'t>) -> Self {
        let mut classes = Vec::with_capacity(w.tokens.len());
        let mut known = vec![None; w.forms.count()];
        let class = |i, first| classify(w.lower(i), w.word(i).starts_with(char::is_uppercase), first);
        for sentence in &w.sentences {
            // Tokens between sentences do not exist; should there be any, they say nothing.
            classes.resize(sentence.tokens.start, Word::Other);
            let mut tokens = sentence.tokens.clone();
            classes.extend(tokens.next().map(|i| class(i, true)));
            classes.extend(tokens.map(|i| *known[w.forms.number(i)].get_or_insert_with(|| class(i, false))));
        }
        Self { w, classes, start: 0, end: 0 }
    }

    /// The class of token `i`; nothing outside the sentence.
    pub(super) fn class(&self, i: usize) -> Word {
        if i >= self.start && i < self.end { self.classes.get(i).copied().unwrap_or(Word::Other) } else { Word::Other }
    }

    /// Token `i` in small letters; empty outside the sentence.
    pub(super) fn low(&self, i: usize) -> &'w str {
        if i >= self.start && i < self.end { self.w.lower(i) } else { "" }
    }

    /// Token `i` as it stands; empty outside the sentence.
    pub(super) fn word(&self, i: usize) -> &'t str {
        if i >= self.start && i < self.end { self.w.word(i) } else { "" }
    }

    /// The token `back` places before `i` in small letters.
    pub(super) fn before(&self, i: usize, back: usize) -> &'w str {
        i.checked_sub(back).map_or("", |k| self.low(k))
    }

    /// The class of the token `back` places before `i`.
    pub(super) fn class_before(&self, i: usize, back: usize) -> Word {
        i.checked_sub(back).map_or(Word::Other, |k| self.class(k))
    }

    /// Whether token `i` is one of `words`, in any case of letters.
    pub(super) fn is(&self, i: usize, words: &[&str]) -> bool {
        words.contains(&self.low(i))
    }

    /// Whether token `i` begins with a capital.
    pub(super) fn capital(&self, i: usize) -> bool {
        self.word(i).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether token `i` is the first word of its sentence, an opening mark before it aside.
    pub(super) fn first(&self, i: usize) -> bool {
        (self.start..i).all(|k| !self.word(k).chars().any(char::is_alphanumeric))
    }

    /// `i` or the token after it, if `i` is one of `words`.
    pub(super) fn skip(&self, i: usize, words: &[&str]) -> usize {
        if self.is(i, words) { i + 1 } else { i }
    }

    /// The four-digit year that token `i` is.
    pub(super) fn year(&self, i: usize) -> Option<i32> {
        let word = self.word(i);
        if word.len() != 4 {
            return None;
        }
        match self.class(i) {
            Word::Number(n @ 1_000_000..=2_199_000) => i32::try_from(n / 1000).ok(),
            _ => None,
        }
    }

    /// One expression on the tokens `first..end`.
    pub(super) fn found(&self, first: usize, end: usize, meaning: Meaning) -> Found {
        Found { end, times: vec![(first, self.w.span(first, end - 1), meaning)] }
    }

    /// The same with a value that needs nothing else.
    pub(super) fn fixed(&self, first: usize, end: usize, value: crate::time::value::Value) -> Found {
        self.found(first, end, Meaning::Fixed(value))
    }
}
