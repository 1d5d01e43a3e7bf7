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

#[cfg(test)]
mod tests {
    use super::Filter;

    #[test]
    fn no_word_of_the_list_is_lost() {
        let long = "Donaudampfschifffahrtsgesellschaft";
        let filter = Filter::new(&["sagen", "es", long]);
        assert!(["sagen", "es", long].iter().all(|word| filter.may_hold(word)));
        assert!(!["", "s", "sagt", "sah", "essen"].iter().any(|word| filter.may_hold(word)));
    }
}
