//! What the dictionary says of a word with a capital, whatever its context.

use super::readings::{self, Candidate, Entries};
use super::{Morph, Pos};

/// A set of facts about a word, and the common noun it ends in if it is no word itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// The facts as bits.
    pub(crate) bits: u8,
    /// Where the noun begins, in bytes; 0 if there is none.
    tail: u8,
}

const NOUN: u8 = 1;
const NAME: u8 = 2;
const SMALL: u8 = 4;
const COMPOUND: u8 = 8;
const SURNAME: u8 = 16;
const FIRST_NAME: u8 = 32;
const PLACE: u8 = 64;

impl Standing {
    /// Looks up a word that is no token of the text.
    pub(crate) fn new(word: &str, lower: &str) -> Self {
        let entries = Entries::new(word, lower);
        let mut candidates = Vec::new();
        readings::find(word, lower, entries, false, &mut candidates);
        Self::of(entries, &candidates)
    }

    /// What follows from what has been found of a word with a capital.
    pub(super) fn of(entries: Entries, candidates: &[Candidate]) -> Self {
        let mut bits = if entries.small.is_known() { SMALL } else { 0 };
        for reading in entries.same.readings() {
            bits |= if reading.pos == Pos::Nn { NOUN } else { NAME };
            for (kind, bit) in [(Morph::SURNAME, SURNAME), (Morph::FIRST_NAME, FIRST_NAME), (Morph::PLACE, PLACE)] {
                bits |= if reading.morph.any(kind) { bit } else { 0 };
            }
        }
        let tail = candidates.iter().find_map(Candidate::noun_tail).filter(|_| bits == 0);
        Self { bits: if tail.is_some() { COMPOUND } else { bits }, tail: tail.unwrap_or_default() as u8 }
    }

    /// A common noun and nothing else.
    pub(crate) const fn is_noun_only(self) -> bool {
        matches!(self.bits, NOUN | COMPOUND)
    }

    /// The common noun that `word`, of which this is known, ends in.
    pub(crate) fn tail(self, word: &str) -> Option<&str> {
        word.get(usize::from(self.tail)..).filter(|_| self.tail > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        for (word, bits, tail) in [
            ("Brücke", NOUN, None),
            ("Gestern", SMALL, None),
            ("Havelbrücke", COMPOUND, Some("brücke")),
            ("Kessin", 0, None),
            ("Qx", 0, None),
            ("", 0, None),
        ] {
            let standing = Standing::new(word, &word.to_lowercase());
            assert_eq!((standing.bits, standing.tail(word)), (bits, tail), "{word}");
        }
        for (word, bit) in [("Anna", FIRST_NAME), ("Müller", SURNAME), ("Hamburg", PLACE)] {
            assert!(Standing::new(word, &word.to_lowercase()).bits & bit != 0, "{word}");
        }
    }
}
