//! Features of few values: their weights are looked up when a model is made ready, not whenever a token has them.

use crate::model::hash::mix;

/// A template of features of few values, or several in a row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Few {
    pub(super) template: u32,
    /// How many in a row.
    count: u32,
    /// How many values each of its numbers may take; 1 where there is no number.
    sizes: [u32; 4],
    /// Whether it has two values.
    two: bool,
    /// Where its rows begin.
    start: u32,
}

impl Few {
    /// The template of a value ([`super::Features::few`]) whose number, or two numbers, are below these.
    pub(crate) const fn one(template: u32, [a, b]: [u32; 2]) -> Self {
        Self { template, count: 1, sizes: [a, b, 1, 1], two: false, start: 0 }
    }

    /// The template of two values ([`super::Features::few2`]).
    pub(crate) const fn two(template: u32, [a, b]: [u32; 2], [c, d]: [u32; 2]) -> Self {
        Self { template, count: 1, sizes: [a, b, c, d], two: true, start: 0 }
    }

    /// So many templates in a row.
    pub(crate) const fn times(self, count: u32) -> Self {
        Self { count, ..self }
    }

    /// The same, its rows behind those of another one.
    pub(crate) const fn behind(self, before: Self) -> Self {
        Self { start: before.end(), ..self }
    }

    /// Where its rows end.
    pub(super) const fn end(self) -> u32 {
        self.start + self.count * self.rows()
    }

    /// The template `n` places after the first.
    pub(crate) const fn nth(self, n: u32) -> Self {
        Self { template: self.template + n, start: self.start + n * self.rows(), ..self }
    }

    /// The rows of one template.
    const fn rows(self) -> u32 {
        let [a, b, c, d] = self.sizes;
        a * b * c * d
    }

    /// The row of a feature, if its numbers are below the sizes.
    #[inline]
    pub(super) const fn row(self, [a, b]: [u32; 2], [c, d]: [u32; 2]) -> Option<u32> {
        let [most_a, most_b, most_c, most_d] = self.sizes;
        let inside = a < most_a && b < most_b && c < most_c && d < most_d;
        if inside { Some(self.start + ((a * most_b + b) * most_c + c) * most_d + d) } else { None }
    }

    /// Calls `each` with the hashes of all features, in the order of their rows.
    pub(super) fn hashes(self, mut each: impl FnMut(u32)) {
        let [most_a, most_b, most_c, most_d] = self.sizes;
        let value = |size: u32, first, second| if size == 1 { first } else { mix(first, second) };
        for template in self.template..self.template + self.count {
            for (a, b) in (0..most_a).flat_map(|a| (0..most_b).map(move |b| (a, b))) {
                let hash = mix(template, value(most_b, a, b));
                if !self.two {
                    each(hash);
                    continue;
                }
                for (c, d) in (0..most_c).flat_map(|c| (0..most_d).map(move |d| (c, d))) {
                    each(mix(hash, value(most_d, c, d)));
                }
            }
        }
    }
}

/// Names templates of features of few values and lists them as `FEW`, in the order of their rows.
macro_rules! few {
    ($($name:ident = $few:expr;)*) => {
        few!(@ Few::one(0, [0, 0]); $($name = $few;)*);
        /// The features of few values.
        pub(super) const FEW: &[Few] = &[$($name,)*];
    };
    (@ $before:expr; $name:ident = $few:expr; $($rest:tt)*) => {
        const $name: Few = $few.behind($before);
        few!(@ $name; $($rest)*);
    };
    (@ $before:expr;) => {};
}
pub(crate) use few;

#[cfg(test)]
mod tests {
    use super::Few;
    use crate::model::crf::Features;

    /// The features of a template in the order of their rows are those that tokens get.
    #[track_caller]
    fn check(few: Few, write: impl Fn(&mut Features, [u32; 4])) {
        let mut rows = Vec::new();
        few.hashes(|hash| rows.push(hash));
        assert_eq!(rows.len(), (few.end() - few.start) as usize);
        let mut out = Features::new();
        let [a, b, c, d] = few.sizes;
        let all = (0..a).flat_map(|a| (0..b).flat_map(move |b| (0..c).flat_map(move |c| (0..d).map(move |d| [a, b, c, d]))));
        for (numbers, n) in all.zip(few.start..) {
            write(&mut out, numbers);
            assert_eq!(few.row([numbers[0], numbers[1]], [numbers[2], numbers[3]]), Some(n));
        }
        out.end_token();
        assert_eq!(out.tokens().next().unwrap(), rows[..out.tokens().next().unwrap().len()]);
    }

    #[test]
    fn rows_are_features() {
        let behind = Few::one(1, [3, 1]).times(2);
        check(Few::one(7, [5, 1]).behind(behind), |out, [a, ..]| out.few(Few::one(7, [5, 1]), a));
        check(Few::one(7, [5, 2]), |out, [a, b, ..]| out.few(Few::one(7, [5, 2]), (a, b)));
        check(Few::two(7, [2, 1], [3, 1]), |out, [a, _, c, _]| out.few2(Few::two(7, [2, 1], [3, 1]), a, c));
        let pairs = Few::two(7, [2, 3], [2, 5]);
        check(pairs, |out, [a, b, c, d]| out.few2(pairs, (a, b), (c, d)));
        let second = behind.nth(1);
        assert_eq!((second.template, second.row([2, 0], [0, 0]), second.row([3, 0], [0, 0])), (2, Some(5), None));
    }
}
