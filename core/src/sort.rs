//! Sorting by numbers. The sort of the standard library is compiled anew for every type, several kilobytes each; this one is for all.

/// Sorts by two numbers; what has the same numbers keeps its order.
pub(crate) fn by_numbers<T>(list: &mut [T], numbers: impl Fn(&T) -> (usize, usize)) {
    if list.is_sorted_by_key(&numbers) {
        return;
    }
    let mut order: Vec<((usize, usize), usize)> = list.iter().enumerate().map(|(n, item)| (numbers(item), n)).collect();
    order.sort_unstable();
    // Each cycle of places: what belongs into a place comes from the next, where what was in the first waits.
    for start in 0..list.len() {
        let mut at = start;
        loop {
            let next = core::mem::replace(&mut order[at].1, at);
            if next == start || next == at {
                break;
            }
            list.swap(at, next);
            at = next;
        }
    }
}

/// A number that sorts the other way round.
pub(crate) fn falling(number: usize) -> usize {
    usize::MAX - number
}

#[cfg(test)]
mod tests {
    use super::{by_numbers, falling};

    #[test]
    fn is_the_stable_sort() {
        let cases: [(&str, &[(usize, usize)]); 5] = [
            ("empty", &[]),
            ("one", &[(3, 1)]),
            ("in order", &[(1, 2), (1, 2), (2, 0)]),
            ("two cycles", &[(2, 0), (1, 0), (4, 0), (3, 0), (0, 0)]),
            ("same numbers", &[(5, 1), (1, 1), (5, 1), (5, 0), (1, 1), (0, 9), (1, 0), (5, 1)]),
        ];
        for (name, numbers) in cases {
            let list: Vec<_> = numbers.iter().copied().enumerate().collect();
            let (mut sorted, mut reversed) = (list.clone(), list.clone());
            by_numbers(&mut sorted, |item| item.1);
            by_numbers(&mut reversed, |item| (falling(item.1.0), item.1.1));
            let (mut expected, mut backwards) = (list.clone(), list);
            expected.sort_by_key(|item| item.1);
            backwards.sort_by_key(|item| (core::cmp::Reverse(item.1.0), item.1.1));
            assert_eq!((sorted, reversed), (expected, backwards), "{name}");
        }
    }
}
