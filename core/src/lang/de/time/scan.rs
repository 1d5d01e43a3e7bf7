//! What the rules share: the text with the class of every word, one sentence at a time.

use super::lexicon::{Word, at_start, classify};
use crate::Span;
use crate::morph::Words;
use crate::time::meaning::Meaning;
use core::ops::Range;

/// A text whose words are classified.
pub(super) struct Scan<'w, 't> {
    pub(super) w: &'w Words<'t>,
    /// Of every form.
    classes: Vec<Word>,
    /// Of every token of the sentence at hand.
    sentence: Vec<Word>,
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
        let mut classes = Vec::with_capacity(w.forms.count());
        for i in 0..w.tokens.len() {
            // Forms are numbered in the order of their first tokens.
            if w.forms.number(i) == classes.len() {
                classes.push(classify(w.lower(i), w.word(i).starts_with(char::is_uppercase)));
            }
        }
        Self { w, classes, sentence: Vec::new(), start: 0, end: 0 }
    }

    /// Goes on to a sentence, or a piece of one that is too long; none is empty.
    pub(super) fn enter(&mut self, sentence: &Range<usize>) {
        (self.start, self.end) = (sentence.start, sentence.end);
        self.sentence.clear();
        self.sentence.extend(sentence.clone().map(|i| self.classes[self.w.forms.number(i)]));
        if let Some(first) = self.sentence.first_mut() {
            *first = at_start(self.w.lower(self.start), *first);
        }
    }

    /// The class of token `i`; nothing outside the sentence.
    pub(super) fn class(&self, i: usize) -> Word {
        match self.sentence.get(i.wrapping_sub(self.start)) {
            Some(class) => *class,
            None => Word::Other,
        }
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
