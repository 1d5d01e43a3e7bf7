//! Tells most words from all words of a list at one look.

/// Of the words of a list, the lengths that go with a hash of the first two bytes and the last.
pub(crate) struct Filter([u32; 512]);

impl Filter {
    /// Of no words.
    pub(crate) const NONE: Self = Self([0; 512]);

    /// Of a list; its words have at least two bytes.
    pub(crate) const fn new(list: &[&str]) -> Self {
        let mut out = Self::NONE;
        let mut i = 0;
        while i < list.len() {
            out = out.with(list[i]);
            i += 1;
        }
        out
    }

    /// With one word more.
    pub(crate) const fn with(mut self, word: &str) -> Self {
        self.0[Self::hash(word.as_bytes())] |= Self::length(word.as_bytes());
        self
    }

    const fn hash(word: &[u8]) -> usize {
        (word[0] as usize * 31 + word[1] as usize + word[word.len() - 1] as usize * 17) % 512
    }

    const fn length(word: &[u8]) -> u32 {
        1 << if word.len() < 31 { word.len() } else { 31 }
    }

    /// Whether the list may hold `word`.
    pub(crate) const fn may_hold(&self, word: &str) -> bool {
        let word = word.as_bytes();
        word.len() > 1 && self.0[Self::hash(word)] & Self::length(word) != 0
    }
}

/// Of a list of endings in lower case, the third letters from the end that go with a hash of the last two; every letter for an ending of two.
pub(crate) struct Endings([u32; 512]);

impl Endings {
    /// Of no endings.
    pub(crate) const NONE: Self = Self([0; 512]);

    /// Of a list; its endings have at least two bytes.
    pub(crate) const fn new(list: &[&str]) -> Self {
        let mut out = Self::NONE;
        let mut i = 0;
        while i < list.len() {
            out = out.with(list[i]);
            i += 1;
        }
        out
    }

    /// With one ending more.
    pub(crate) const fn with(mut self, ending: &str) -> Self {
        self.0[Self::hash(ending.as_bytes())] |= Self::third(ending.as_bytes());
        self
    }

    /// Capitals and small letters differ in one bit, umlauts in one of their second byte.
    const fn hash(word: &[u8]) -> usize {
        ((word[word.len() - 1] | 0x20) as usize * 31 + (word[word.len() - 2] | 0x20) as usize) % 512
    }

    const fn third(word: &[u8]) -> u32 {
        if word.len() < 3 { u32::MAX } else { 1 << (word[word.len() - 3] & 0x1f) }
    }

    /// Whether `word`, in small letters, may end in one of them.
    pub(crate) const fn may_end(&self, word: &str) -> bool {
        let word = word.as_bytes();
        word.len() > 1 && self.0[Self::hash(word)] & Self::third(word) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::{Endings, Filter};

    #[test]
    fn no_ending_of_the_list_is_lost() {
        let endings = Endings::new(&["ministerium", "behörde", "ag", "büro"]);
        for word in ["Bundesministerium", "Behörde", "BEHÖRDE", "Reisebüro", "REISEBÜRO", "Stahl AG", "ag"] {
            assert!(endings.may_end(word), "{word}");
        }
        assert!(!["", "g", "Museum", "Haus", "Räder"].iter().any(|word| endings.may_end(word)));
    }

    #[test]
    fn no_word_of_the_list_is_lost() {
        let long = "Donaudampfschifffahrtsgesellschaft";
        let filter = Filter::new(&["sagen", "es", long]);
        assert!(["sagen", "es", long].iter().all(|word| filter.may_hold(word)));
        assert!(!["", "s", "sagt", "sah", "essen"].iter().any(|word| filter.may_hold(word)));
    }
}
