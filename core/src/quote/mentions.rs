//! Where the entities of the article stand, by token.

use crate::morph::Words;
use crate::{Entity, Span, sort};
use core::ops::Range;

/// One mention of an entity by name.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// Index in the list of entities.
    pub(crate) entity: usize,
    pub(crate) tokens: Range<usize>,
}

/// The mentions of all entities, in the order of the text.
#[derive(Debug)]
pub(crate) struct Mentions<'e> {
    pub(crate) entities: &'e [Entity],
    all: Vec<Mention>,
}

impl<'e> Mentions<'e> {
    pub(crate) fn new(words: &Words<'_>, entities: &'e [Entity]) -> Self {
        let mut all: Vec<Mention> = entities
            .iter()
            .enumerate()
            .flat_map(|(entity, e)| e.mentions.iter().map(move |&span| (entity, span)))
            .map(|(entity, span)| (entity, span, tokens(words, span)))
            // A name inside a compound (`GdP-Vorsitzende`) is not what the compound denotes.
            .filter(|(_, span, tokens)| !tokens.is_empty() && words.span(tokens.start, tokens.end - 1).end <= span.end + 1)
            .map(|(entity, _, tokens)| Mention { entity, tokens })
            .collect();
        sort::by_numbers(&mut all, |m| (m.tokens.start, sort::falling(m.tokens.end)));
        Self { entities, all }
    }

    /// The mentions that lie in a range of tokens.
    pub(crate) fn within(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = &Mention> {
        let from = self.all.partition_point(|m| m.tokens.start < range.start);
        let to = self.all.partition_point(|m| m.tokens.start < range.end);
        self.all[from.min(to)..to].iter().filter(move |m| m.tokens.end <= range.end)
    }

    /// The mention that token `i` belongs to.
    pub(crate) fn at(&self, i: usize) -> Option<&Mention> {
        let to = self.all.partition_point(|m| m.tokens.start <= i);
        self.all[..to].iter().rev().take(4).find(|m| m.tokens.contains(&i))
    }
}

/// The tokens that lie wholly or partly in `span`.
pub(crate) fn tokens(words: &Words<'_>, span: Span) -> Range<usize> {
    let from = words.tokens.partition_point(|t| t.span.end <= span.start);
    let to = words.tokens.partition_point(|t| t.span.start < span.end);
    from..to.max(from)
}
