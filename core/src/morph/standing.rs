//! What the dictionary says of a word with a capital, whatever its context.

use super::dictionary::Dictionary;
use super::readings::{LONGEST, SHORTEST_TAIL};
use super::{Morph, Pos};

/// A set of facts about a word, and the common noun it ends in if it is no word itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standing<'w> {
    /// The facts as bits.
    pub(crate) bits: u32,
    pub(crate) tail: Option<&'w str>,
}

const NOUN: u32 = 1;
const NAME: u32 = 2;
const SMALL: u32 = 4;
const COMPOUND: u32 = 8;
const SURNAME: u32 = 16;
const FIRST_NAME: u32 = 32;
const PLACE: u32 = 64;

impl<'w> Standing<'w> {
    /// Looks up a word as it stands and in lower case.
    pub(crate) fn new(word: &'w str, lower: &str) -> Self {
        if word.len() > LONGEST {
            return Self::default();
        }
        let dictionary = Dictionary::embedded();
        let mut bits = if dictionary.get(lower).is_some() { SMALL } else { 0 };
        for reading in dictionary.get(word).into_iter().flatten() {
            bits |= if reading.pos == Pos::Nn { NOUN } else { NAME };
            for (kind, bit) in [(Morph::SURNAME, SURNAME), (Morph::FIRST_NAME, FIRST_NAME), (Morph::PLACE, PLACE)] {
                bits |= if reading.morph.any(kind) { bit } else { 0 };
            }
        }
        let tail = if bits == 0 { tail(dictionary, word) } else { None };
        Self { bits: if tail.is_some() { COMPOUND } else { bits }, tail }
    }
}

impl Standing<'_> {
    /// A common noun and nothing else.
    pub(crate) fn is_noun_only(&self) -> bool {
        matches!(self.bits, NOUN | COMPOUND)
    }
}

/// The longest end of a word that is a common noun.
fn tail(dictionary: Dictionary, word: &str) -> Option<&str> {
    let mut form = String::with_capacity(word.len());
    word.char_indices().skip(SHORTEST_TAIL).take_while(|(at, _)| word.len() - at > SHORTEST_TAIL).find_map(|(at, first)| {
        let tail = &word[at..];
        form.clear();
        form.extend(first.to_uppercase());
        form.push_str(&tail[first.len_utf8()..]);
        let noun = first.is_lowercase() && dictionary.get(&form).into_iter().flatten().any(|r| r.pos == Pos::Nn);
        noun.then_some(tail)
    })
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
            assert_eq!(Standing::new(word, &word.to_lowercase()), Standing { bits, tail }, "{word}");
        }
        for (word, bit) in [("Anna", FIRST_NAME), ("Müller", SURNAME), ("Hamburg", PLACE)] {
            assert!(Standing::new(word, &word.to_lowercase()).bits & bit != 0, "{word}");
        }
    }
}
