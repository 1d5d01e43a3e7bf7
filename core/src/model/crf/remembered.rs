//! Weights that many tokens have in common, added up once.

use super::{Features, Scorer, Sums};

/// The sums of the weights of things that come again: forms of words, tokens that several sequences hold. Of each there are `N`, for its `N`
/// places in the features of a token.
///
/// So many are remembered as it is made for, each where its number says: a new one drives the old one out, and nothing that a text does makes
/// it large.
#[derive(Debug)]
pub(crate) struct Remembered<'m, const N: usize> {
    model: &'m Scorer<'m>,
    features: Features,
    slots: Vec<(usize, [Sums; N])>,
}

impl<'m, const N: usize> Remembered<'m, N> {
    /// Remembers no more than `most` things, a power of two, of which there are `count`, by that model.
    pub(crate) fn new(model: &'m Scorer<'m>, count: usize, most: usize) -> Self {
        Self { model, features: model.features(), slots: vec![(usize::MAX, [Sums::default(); N]); count.next_power_of_two().min(most)] }
    }

    /// The sums of the thing with that number; `write` gives the features of one of its places.
    pub(crate) fn of(&mut self, number: usize, mut write: impl FnMut(usize, &mut Features)) -> &[Sums; N] {
        let at = number & (self.slots.len() - 1);
        let (of, all) = &mut self.slots[at];
        if *of != number {
            *of = number;
            for (place, sums) in all.iter_mut().enumerate() {
                self.features.clear();
                write(place, &mut self.features);
                *sums = self.model.sums(&self.features);
            }
        }
        all
    }
}
