//! The different forms of a text: what follows from the form of a word alone is found out once for all its occurrences.

use crate::lang::de::clusters::{CLUSTERS, NO_CLUSTER};
use crate::model::hash::{key, text};
use std::borrow::Cow;

/// The forms of the words of a text, numbered in the order of their first occurrence. Now and then a form has two numbers.
#[derive(Debug, Default)]
pub(crate) struct Forms<'w> {
    /// Of every word the number of its form.
    of: Vec<u32>,
    all: Vec<Form<'w>>,
}

#[derive(Debug)]
struct Form<'w> {
    key: u64,
    lower_hash: u32,
    cluster: u32,
    word: &'w str,
    /// In lower case.
    lower: Cow<'w, str>,
}

/// So many forms are remembered, each where its key says: a new one drives the old one out, and nothing that a text does makes it slow.
const SLOTS: usize = 1 << 12;

impl<'w> Forms<'w> {
    /// Numbers the forms of some words.
    pub(crate) fn new(words: impl ExactSizeIterator<Item = &'w str>) -> Self {
        let mut out = Self { of: Vec::with_capacity(words.len()), ..Self::default() };
        let mut slots: Vec<(&str, u32)> = vec![("", 0); words.len().next_power_of_two().min(SLOTS)];
        for word in words {
            let key = key(word);
            let at = key as usize & (slots.len() - 1);
            let Some(slot) = slots.get_mut(at) else { continue };
            if slot.0 != word || word.is_empty() {
                *slot = (word, out.all.len() as u32);
                out.add(word, key);
            }
            out.of.push(slot.1);
        }
        // In a loop of their own: the memory is asked for many at a time.
        for form in &mut out.all {
            form.cluster = CLUSTERS.get_key(form.key).unwrap_or(NO_CLUSTER);
        }
        out
    }

    /// The same without the words as they stand.
    #[cfg(feature = "train")]
    pub(crate) fn into_owned(self) -> Forms<'static> {
        let all = self.all.into_iter().map(|form| Form { word: "", lower: form.lower.into_owned().into(), ..form });
        Forms { of: self.of, all: all.collect() }
    }

    fn add(&mut self, word: &'w str, key: u64) {
        let lower = in_lower_case(word);
        self.all.push(Form { key, lower_hash: text(&lower), cluster: NO_CLUSTER, word, lower });
    }

    /// Every form as it stands and in lower case.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'w str, &str)> {
        self.all.iter().map(|form| (form.word, &*form.lower))
    }

    /// How many forms there are.
    pub(crate) fn count(&self) -> usize {
        self.all.len()
    }

    /// The number of the form of word `i`.
    pub(crate) fn number(&self, i: usize) -> usize {
        self.of[i] as usize
    }

    /// Word `i` as it stands.
    pub(crate) fn word(&self, i: usize) -> &'w str {
        self.all[self.number(i)].word
    }

    /// The hash of word `i` as it stands, for the tables.
    pub(crate) fn key(&self, i: usize) -> u64 {
        self.all[self.number(i)].key
    }

    /// The path of the cluster of word `i`, or [`NO_CLUSTER`].
    pub(crate) fn cluster(&self, i: usize) -> u32 {
        self.all[self.number(i)].cluster
    }

    /// Word `i` in lower case.
    pub(crate) fn lower(&self, i: usize) -> &str {
        &self.all[self.number(i)].lower
    }

    /// The hash of word `i` in lower case.
    pub(crate) fn lower_hash(&self, i: usize) -> u32 {
        self.all[self.number(i)].lower_hash
    }
}

/// The word in lower case, letter by letter.
fn in_lower_case(word: &str) -> Cow<'_, str> {
    let is_lower = |c: char| if c.is_ascii() { !c.is_ascii_uppercase() } else { c.to_lowercase().eq([c]) };
    if word.chars().all(is_lower) {
        return word.into();
    }
    if word.is_ascii() {
        return word.to_ascii_lowercase().into();
    }
    let mut out = String::with_capacity(word.len());
    out.extend(word.chars().flat_map(char::to_lowercase));
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_its_form() {
        // More forms than are remembered.
        let words: Vec<String> = (0..3 * SLOTS)
            .map(|n| format!("Wort{}", n % (2 * SLOTS)))
            .chain(["Ä", "İ", "ŉ", "ẞ", "ǅ", "ΑΣ", ""].map(str::to_owned))
            .collect();
        let forms = Forms::new(words.iter().map(String::as_str));
        for (i, word) in words.iter().enumerate() {
            // Letter by letter: Σ is no ς at the end.
            let lower: String = word.chars().flat_map(char::to_lowercase).collect();
            assert_eq!((forms.word(i), forms.lower(i)), (word.as_str(), lower.as_str()));
            assert_eq!((forms.key(i), forms.lower_hash(i)), (key(word), text(&lower)), "{word}");
        }
        let few = Forms::new(["das", "das", "Das"].into_iter());
        assert_eq!((few.count(), few.number(0), few.number(1)), (2, 0, 0));
    }
}
