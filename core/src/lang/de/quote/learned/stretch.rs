//! A part of a sequence, addressed by the places in the whole.

use core::ops::{Index, Range};

/// The items of a sequence from `start` on; beyond them, all items are alike.
#[derive(Debug)]
pub(crate) struct Stretch<T> {
    start: usize,
    items: Vec<T>,
    beyond: T,
}

impl<T> Stretch<T> {
    pub(super) const fn new(start: usize, items: Vec<T>, beyond: T) -> Self {
        Self { start, items, beyond }
    }

    /// The places that it has items for.
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.start + self.items.len()
    }

    pub(super) fn iter(&self) -> core::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// The item at a place, if it is one of these.
    pub(super) fn get(&self, i: usize) -> Option<&T> {
        self.items.get(i.checked_sub(self.start)?)
    }

    /// The items of these places; none unless all are there.
    pub(super) fn slice(&self, places: Range<usize>) -> &[T] {
        let place = |i: usize| i.checked_sub(self.start);
        place(places.start).zip(place(places.end)).and_then(|(from, to)| self.items.get(from..to)).unwrap_or_default()
    }
}

impl<T> Index<usize> for Stretch<T> {
    type Output = T;

    fn index(&self, i: usize) -> &T {
        self.get(i).unwrap_or(&self.beyond)
    }
}

#[cfg(test)]
mod tests {
    use super::Stretch;

    #[test]
    fn places() {
        let stretch = Stretch::new(3, vec!["c", "d"], "");
        assert_eq!([2, 3, 4, 5].map(|i| stretch[i]), ["", "c", "d", ""]);
        assert_eq!((stretch.get(2), stretch.get(4), stretch.range()), (None, Some(&"d"), 3..5));
        assert_eq!((stretch.slice(3..5), stretch.slice(2..4), stretch.slice(4..6)), (&["c", "d"][..], &[][..], &[][..]));
    }
}
