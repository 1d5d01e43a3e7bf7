//! `articleBody` of the JSON-LD as a witness: it has no paragraphs, and on pages behind a paywall only a teaser, but where it is whole it
//! knows which blocks belong to the article.

use core::hash::{Hash, Hasher};
use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;

/// The three-word runs of an article's body.
pub(super) struct Witness {
    runs: HashSet<u64>,
}

impl Witness {
    /// None if the body is too short to be of use.
    pub(super) fn new(body: &str) -> Option<Self> {
        let runs: HashSet<u64> = runs(body).collect();
        (runs.len() >= 80).then_some(Self { runs })
    }

    /// The share of the block's runs that the body has; none for blocks of less than three words.
    pub(super) fn support(&self, text: &str) -> Option<f32> {
        let (mut all, mut known) = (0, 0);
        for run in runs(text) {
            all += 1;
            known += usize::from(self.runs.contains(&run));
        }
        (all > 0).then(|| known as f32 / all as f32)
    }

    /// How many runs the body has.
    pub(super) fn len(&self) -> usize {
        self.runs.len()
    }
}

/// Hashes of all runs of three words.
fn runs(text: &str) -> impl Iterator<Item = u64> {
    let mut before = [0_u64; 2];
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(|word| {
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        hasher.finish()
    });
    words.enumerate().filter_map(move |(n, word)| {
        let run = before[0].wrapping_mul(31).wrapping_add(before[1]).wrapping_mul(31).wrapping_add(word);
        before = [before[1], word];
        (n >= 2).then_some(run)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_the_body_has() {
        let body = (0..200).map(|n| format!("wort{n}")).collect::<Vec<_>>().join(" ");
        let witness = Witness::new(&body);
        let support = |text: &str| witness.as_ref().and_then(|w| w.support(text));
        assert_eq!(support("wort7, wort8. Wort9"), Some(0.0));
        assert_eq!(support("wort7, wort8 – wort9 wort10"), Some(1.0));
        assert_eq!(support("wort7 wort8 wort9 anders"), Some(0.5));
        assert_eq!(support("zwei Wörter"), None);
        assert!(Witness::new("Nur ein Anriss.").is_none());
    }
}
