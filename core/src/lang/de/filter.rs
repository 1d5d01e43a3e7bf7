//! Tells most words at one look from all words of a list, or from all that end in one of a list.

/// Of a list, the bits that go with a hash of some of the letters of each entry.
pub(crate) struct Filter {
    by: By,
    slots: [u32; 512],
}

/// What is looked at.
#[derive(Clone, Copy)]
enum By {
    /// The length, with the first two bytes and the last.
    Word,
    /// The last three letters. Capitals and small letters count as the same: they differ in one bit, umlauts in one of their second byte.
    Ending,
}

impl By {
    /// The slot of an entry and its bits there; the entry has at least two bytes.
    const fn slot(self, entry: &[u8]) -> (usize, u32) {
        let [first, second, ..] = *entry else { return (0, 0) };
        let [.., before, last] = *entry else { return (0, 0) };
        let (hash, bits) = match self {
            Self::Word => {
                (first as usize * 31 + second as usize + last as usize * 17, 1 << if entry.len() < 31 { entry.len() } else { 31 })
            }
            // An ending of two letters goes with every third one.
            Self::Ending => {
                let third = if entry.len() < 3 { u32::MAX } else { 1 << (entry[entry.len() - 3] & 0x1f) };
                ((last | 0x20) as usize * 31 + (before | 0x20) as usize, third)
            }
        };
        (hash % 512, bits)
    }
}

impl Filter {
    /// Of no words.
    pub(crate) const WORDS: Self = Self { by: By::Word, slots: [0; 512] };
    /// Of no endings.
    pub(crate) const ENDINGS: Self = Self { by: By::Ending, slots: [0; 512] };

    /// With the entries of a list more; they have at least two bytes, and are in small letters if they are endings.
    pub(crate) const fn all(mut self, list: &[&str]) -> Self {
        let mut i = 0;
        while i < list.len() {
            self = self.with(list[i]);
            i += 1;
        }
        self
    }

    /// With one entry more.
    pub(crate) const fn with(mut self, entry: &str) -> Self {
        assert!(entry.len() > 1, "too short to be found");
        let (slot, bits) = self.by.slot(entry.as_bytes());
        self.slots[slot] |= bits;
        self
    }

    /// Whether `word` may be one of the words, or, in small letters, may end in one of the endings.
    pub(crate) const fn may_hold(&self, word: &str) -> bool {
        let (slot, bits) = self.by.slot(word.as_bytes());
        self.slots[slot] & bits != 0
    }
}

/// Whether `word` ends in `ending`, which has at least one byte: most often the last one tells.
pub(crate) fn ends(word: &str, ending: &str) -> bool {
    word.as_bytes().last() == ending.as_bytes().last() && word.ends_with(ending)
}

#[cfg(test)]
mod tests {
    use super::Filter;

    #[test]
    fn no_word_of_the_list_is_lost() {
        let long = "Donaudampfschifffahrtsgesellschaft";
        let filter = Filter::WORDS.all(&["sagen", "es", long]);
        assert!(["sagen", "es", long].iter().all(|word| filter.may_hold(word)));
        assert!(!["", "s", "sagt", "sah", "essen"].iter().any(|word| filter.may_hold(word)));
    }

    #[test]
    fn no_ending_of_the_list_is_lost() {
        let endings = Filter::ENDINGS.all(&["ministerium", "behörde", "ag", "büro"]);
        for word in ["Bundesministerium", "Behörde", "BEHÖRDE", "Reisebüro", "REISEBÜRO", "Stahl AG", "ag"] {
            assert!(endings.may_hold(word), "{word}");
        }
        assert!(!["", "g", "Museum", "Haus", "Räder"].iter().any(|word| endings.may_hold(word)));
    }
}
