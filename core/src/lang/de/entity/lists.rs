//! The lists of `data/de`, packed: which phrases are names of what.
//!
//! # Format
//!
//! After the header of every table (`DLST`): number of classes `u32`, then per class its tags `u32` and its country `u16` (see
//! [`super::tags`]), then a [`Map`] with a header of its own, from the key of a phrase to twice the number of its class (class 0 has no tags) plus 1 if longer phrases start with it.

use super::tags::Tags;
use crate::model::{
    hash::{key, key_pair},
    map::Map,
    table::Format,
};

/// The format of lists.
pub const FORMAT: Format = Format::new(*b"DLST", 1);

/// The packed lists: a view of their bytes.
#[derive(Clone, Copy, Debug)]
pub struct Lists<'m> {
    classes: &'m [u8],
    map: Map<'m>,
}

/// What the lists say about a phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What it can name.
    pub tags: Tags,
    /// The country it is, is in or belongs to, packed.
    pub country: u16,
}

/// A phrase of the lists in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Number of tokens.
    pub len: usize,
    /// What the lists say.
    pub entry: Entry,
}

/// The longest phrase of the lists, in tokens.
pub const LONGEST: usize = 8;

impl<'m> Lists<'m> {
    /// Opens lists that are part of the program; for `static` items.
    ///
    /// # Panics
    ///
    /// If `bytes` are not whole lists.
    pub const fn embedded(bytes: &'static [u8]) -> Lists<'static> {
        match Lists::open(bytes) {
            Some(lists) => lists,
            None => panic!("the embedded lists are not of this version"),
        }
    }

    /// The lists in `bytes`, if they are whole.
    pub const fn open(bytes: &'m [u8]) -> Option<Self> {
        let Ok(body) = FORMAT.open(bytes) else { return None };
        let Some((count, rest)) = body.split_at_checked(4) else { return None };
        let count = u32::from_le_bytes([count[0], count[1], count[2], count[3]]) as usize;
        if count > 1 << 15 {
            return None;
        }
        let Some((classes, map)) = rest.split_at_checked(6 * count) else { return None };
        match Map::open(map) {
            Some(map) => Some(Self { classes, map }),
            None => None,
        }
    }

    fn entry(&self, value: u32) -> Option<Entry> {
        let at = 6 * (value >> 1) as usize;
        let (tags, country) = self.classes.get(at..at + 6)?.split_at(4);
        let entry = Entry { tags: Tags(u32::from_le_bytes(tags.try_into().ok()?)), country: u16::from_le_bytes(country.try_into().ok()?) };
        (!entry.tags.is_empty()).then_some(entry)
    }

    /// What the lists say about a single word; a genitive ending is taken off if the word itself is not there.
    pub fn word(&self, word: &str) -> Option<Entry> {
        let found = self.map.get(word).and_then(|v| self.entry(v));
        found.or_else(|| genitive(word).and_then(|stem| self.map.get(stem)).and_then(|v| self.entry(v)))
    }

    /// Whether that very word is there, no ending taken off.
    pub fn has(&self, word: &str) -> bool {
        self.map.get(word).and_then(|v| self.entry(v)).is_some()
    }

    /// The phrases that start with the first of `words`: that word itself and the longest phrase of several words.
    pub fn phrases<'w>(&self, mut words: impl Iterator<Item = &'w str>) -> (Option<Entry>, Option<Found>) {
        let Some(first) = words.next() else { return (None, None) };
        let key = key(first);
        let (single, opens) = self.opening(first, key);
        (single, if opens { self.phrase(key, words) } else { None })
    }

    /// What the lists say about the word with that [`key`] by itself, and whether longer phrases start with it.
    pub fn opening(&self, word: &str, key: u64) -> (Option<Entry>, bool) {
        match self.map.get_key(key) {
            Some(value) => (self.entry(value), value & 1 == 1),
            None => (genitive(word).and_then(|stem| self.map.get(stem)).and_then(|v| self.entry(v)), false),
        }
    }

    /// The longest phrase of several words that starts with the word with that [`key`], which opens one ([`Self::opening`]), and goes on
    /// with `words`.
    pub fn phrase<'w>(&self, key_of_first: u64, words: impl Iterator<Item = &'w str>) -> Option<Found> {
        let mut hash = key_of_first;
        let mut longest = None;
        for (word, len) in words.take(LONGEST - 1).zip(2..) {
            let stem = genitive(word).map(|stem| key_pair(hash, key(stem)));
            hash = key_pair(hash, key(word));
            let value = self.map.get_key(hash);
            let found = value.and_then(|v| self.entry(v));
            if let Some(entry) = found.or_else(|| stem.and_then(|h| self.map.get_key(h)).and_then(|v| self.entry(v))) {
                longest = Some(Found { len, entry });
            }
            if value.is_none_or(|v| v & 1 == 0) {
                break;
            }
        }
        longest
    }
}

/// The word without a genitive ending: `Merkels`, `Grass’`, `Bundestages`.
pub fn genitive(word: &str) -> Option<&str> {
    let stem = word.strip_suffix(['\'', '’']).or_else(|| word.strip_suffix('s').map(|w| w.strip_suffix(['\'', '’']).unwrap_or(w)))?;
    (stem.len() > 2).then_some(stem)
}

/// As [`genitive`], of a short word too, if it stands among the `known` without the ending: `Kim Jong Uns`.
pub fn genitive_of(word: &str, known: impl Fn(&str) -> bool) -> Option<&str> {
    genitive(word).or_else(|| word.strip_suffix('s').filter(|stem| stem.starts_with(char::is_uppercase) && known(stem)))
}

#[cfg(test)]
mod tests {
    use super::genitive;

    #[test]
    fn genitives() {
        for (word, stem) in [
            ("Merkels", Some("Merkel")),
            ("Grass’", Some("Grass")),
            ("Bush's", Some("Bush")),
            ("Rom", None),
            ("es", None),
            ("ÖVPs", Some("ÖVP")),
        ] {
            assert_eq!(genitive(word), stem, "{word}");
        }
    }
}
