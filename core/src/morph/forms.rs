//! The different forms of a text: what follows from the form of a word alone is found out once for all its occurrences.

use super::readings::Entries;
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
    facts: Facts,
    word: &'w str,
    /// In lower case.
    lower: Cow<'w, str>,
}

/// What the tables say of a form.
#[derive(Clone, Copy, Debug, Default)]
struct Facts {
    /// The path of its cluster, or [`NO_CLUSTER`].
    cluster: u32,
    entries: Entries,
}

/// So many forms are remembered, each where its key says: a new one drives the old one out, and nothing that a text does makes it slow.
const SLOTS: usize = 1 << 12;

/// Facts for the texts to come, each where the key of its form says, or no place for any: the default, for a text alone.
#[derive(Debug, Default)]
pub(super) struct Cache(Vec<(u64, Facts)>);

impl Cache {
    /// A cache for several texts.
    pub(super) fn new() -> Self {
        Self(vec![(0, Facts::default()); SLOTS])
    }

    fn get(&self, key: u64) -> Option<Facts> {
        self.0.get(key as usize % SLOTS).filter(|slot| slot.0 == key && key != 0).map(|slot| slot.1)
    }

    fn insert(&mut self, key: u64, facts: Facts) {
        if let Some(slot) = self.0.get_mut(key as usize % SLOTS) {
            *slot = (key, facts);
        }
    }
}

impl<'w> Forms<'w> {
    /// Numbers the forms of some words; the tables are not asked yet.
    pub(crate) fn new(words: impl ExactSizeIterator<Item = &'w str>) -> Self {
        // In an article, half of the words are forms of their own, or a little more.
        let forms = (words.len() * 5 / 8).min(SLOTS);
        let mut out = Self { of: Vec::with_capacity(words.len()), all: Vec::with_capacity(forms) };
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
        self.all.push(Form { key, lower_hash: text(&lower), facts: Facts::default(), word, lower });
    }

    /// Looks all forms up, in the tables unless the cache has them.
    pub(super) fn look_up(&mut self, cache: &mut Cache) {
        let mut new = Vec::with_capacity(self.all.len());
        for (n, form) in self.all.iter_mut().enumerate() {
            match cache.get(form.key) {
                Some(facts) => form.facts = facts,
                None => new.push(n),
            }
        }
        // One table after the other: the memory is asked for many at a time.
        for &n in &new {
            let form = &mut self.all[n];
            form.facts.cluster = CLUSTERS.get_key(form.key).unwrap_or(NO_CLUSTER);
        }
        for &n in &new {
            let form = &mut self.all[n];
            form.facts.entries = Entries::new(form.word, &form.lower);
            cache.insert(form.key, form.facts);
        }
    }

    /// What the dictionary has of word `i`.
    pub(super) fn entries(&self, i: usize) -> Entries {
        self.all[self.number(i)].facts.entries
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
        self.all[self.number(i)].facts.cluster
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

    #[test]
    fn the_cache_changes_nothing() {
        let mut cache = Cache::new();
        // More forms than it holds, and then some of them again.
        let compounds: Vec<String> = (0..2 * SLOTS).map(|n| format!("Haus{n}")).collect();
        for words in [vec!["Das", "Haus", "der", "Xqz"], compounds.iter().map(String::as_str).collect(), vec!["der", "das", "Haus", "xqz"]]
        {
            let [mut alone, mut cached] = [Forms::new(words.iter().copied()), Forms::new(words.iter().copied())];
            alone.look_up(&mut Cache::default());
            cached.look_up(&mut cache);
            for (i, word) in words.iter().enumerate() {
                assert_eq!((cached.cluster(i), cached.entries(i)), (alone.cluster(i), alone.entries(i)), "{word}");
            }
        }
    }
}
