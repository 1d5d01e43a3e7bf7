//! Features of few values: their weights are looked up when a model is made ready, not whenever a token has them.

use crate::model::hash::mix;

/// A template of features of few values, or several in a row.
#[derive(Clone, Copy, Debug)]
pub struct Few {
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
    pub const fn one(template: u32, [a, b]: [u32; 2]) -> Self {
        Self { template, count: 1, sizes: [a, b, 1, 1], two: false, start: 0 }
    }

    /// The template of two values ([`super::Features::few2`]).
    pub const fn two(template: u32, [a, b]: [u32; 2], [c, d]: [u32; 2]) -> Self {
        Self { template, count: 1, sizes: [a, b, c, d], two: true, start: 0 }
    }

    /// So many templates in a row.
    #[must_use]
    pub const fn times(self, count: u32) -> Self {
        Self { count, ..self }
    }

    /// The same, its rows behind those of another one.
    #[must_use]
    pub const fn behind(self, before: Self) -> Self {
        Self { start: before.end(), ..self }
    }

    /// Where its rows end.
    pub(super) const fn end(self) -> u32 {
        self.start + self.count * self.rows()
    }

    /// The template `n` places after the first.
    #[must_use]
    pub const fn nth(self, n: u32) -> Self {
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
