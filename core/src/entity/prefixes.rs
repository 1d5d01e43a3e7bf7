//! Many strings, and which of them a text starts with.
//!
//! They stand in order. The last one that is not greater than the text is, if not itself a prefix of it, longer than all that are, and begins as
//! they do; so from every string a link leads to the longest other one that it starts with. To find the last one, a table says where strings
//! begin that start with two given bytes, and among those a binary search looks at the first eight bytes, which stand side by side.

/// Strings, in order.
pub(super) struct Prefixes {
    bytes: Vec<u8>,
    /// Where every string starts, and the end of the last.
    starts: Vec<u32>,
    /// The first bytes of every string as a number, filled up with 0.
    heads: Vec<u64>,
    /// Of every string 1 more than the number of the longest other one that it starts with; 0 if there is none.
    parents: Vec<u32>,
    /// How many strings are less than every pair of first bytes.
    pairs: Vec<u32>,
}

/// The first bytes as a number that is in the order of the strings.
fn head(bytes: &[u8]) -> u64 {
    let mut out = [0; 8];
    let length = bytes.len().min(8);
    out[..length].copy_from_slice(&bytes[..length]);
    u64::from_be_bytes(out)
}

impl Prefixes {
    /// The index of `strings`, which are in order, each there once; nothing if they are too many to be numbered.
    pub(super) fn new(strings: &[String]) -> Option<Self> {
        let length = strings.iter().map(String::len).sum();
        u32::try_from(length).ok()?;
        let mut out = Self {
            bytes: Vec::with_capacity(length),
            starts: Vec::with_capacity(strings.len() + 1),
            heads: strings.iter().map(|s| head(s.as_bytes())).collect(),
            parents: Vec::with_capacity(strings.len()),
            pairs: Vec::with_capacity((1 << 16) + 1),
        };
        // The strings that the next one may start with, the longest last.
        let mut open: Vec<u32> = Vec::new();
        for (string, n) in strings.iter().zip(0..) {
            while open.last().is_some_and(|&last| !string.starts_with(&strings[last as usize])) {
                open.pop();
            }
            out.parents.push(open.last().map_or(0, |last| last + 1));
            open.push(n);
            out.starts.push(out.bytes.len() as u32);
            out.bytes.extend(string.as_bytes());
        }
        out.starts.push(out.bytes.len() as u32);
        let mut at = 0;
        for pair in 0..=1 << 16 {
            while out.heads.get(at).is_some_and(|head| head >> 48 < pair) {
                at += 1;
            }
            out.pairs.push(at as u32);
        }
        Some(out)
    }

    /// String `n`.
    fn get(&self, n: usize) -> &[u8] {
        &self.bytes[self.starts[n] as usize..self.starts[n + 1] as usize]
    }

    /// The strings that `text` starts with, the longest first: their numbers and lengths in bytes.
    pub(super) fn of<'s>(&'s self, text: &'s [u8]) -> impl Iterator<Item = (usize, usize)> + 's {
        let head = head(text);
        let pair = (head >> 48) as usize;
        // A string of one byte stands before those with the pairs that begin with it.
        let (from, to) = (self.pairs[pair] as usize, self.pairs[pair + 1] as usize);
        let same = &self.heads[from..to];
        let (mut low, mut high) = (from + same.partition_point(|h| *h < head), from + same.partition_point(|h| *h <= head));
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.get(middle) <= text { low = middle + 1 } else { high = middle }
        }
        // How many strings are not greater than the text; from the last of them on up the links.
        let mut after = low;
        let linked = core::iter::from_fn(move || {
            let n = after.checked_sub(1)?;
            after = self.parents[n] as usize;
            Some((n, self.get(n).len()))
        });
        linked.filter(move |&(n, _)| text.starts_with(self.get(n)))
    }

    /// Bytes that it takes.
    pub(super) fn memory(&self) -> usize {
        self.bytes.capacity() + 4 * (self.starts.capacity() + self.parents.capacity() + self.pairs.capacity()) + 8 * self.heads.capacity()
    }
}

#[cfg(test)]
mod tests {
    use super::Prefixes;

    fn found<'s>(strings: &'s [String], text: &str) -> Vec<&'s str> {
        let prefixes = Prefixes::new(strings).unwrap();
        prefixes.of(text.as_bytes()).map(|(n, length)| &strings[n][..length]).collect()
    }

    #[test]
    fn the_longest_first() {
        for (case, strings, text, expected) in [
            ("none", &[][..], "kessin", &[][..]),
            ("no text", &["kessin"], "", &[]),
            ("itself", &["kessin"], "kessin", &["kessin"]),
            ("longer than the text", &["kessin west"], "kessin", &[]),
            ("one of one letter", &["k", "kessin"], "kelle", &["k"]),
            (
                "one in the other",
                &["bad", "bad kessin", "bad kessin west"],
                "bad kessin westbad",
                &["bad kessin west", "bad kessin", "bad"],
            ),
            ("others between", &["bad", "bad berg", "bad kessin"], "bad kelle", &["bad"]),
            (
                "the same first eight bytes",
                &["hafenwerk", "hafenwerk a", "hafenwerk b", "hafenwerk c"],
                "hafenwerk bb",
                &["hafenwerk b", "hafenwerk"],
            ),
            ("shorter than eight bytes, and a zero", &["ab", "ab\0"], "ab\0\0", &["ab\0", "ab"]),
            ("umlauts", &["ö", "öl", "ölwerk"], "ölwerke", &["ölwerk", "öl", "ö"]),
        ] {
            let strings: Vec<String> = strings.iter().map(|s| (*s).to_owned()).collect();
            assert_eq!(found(&strings, text), expected, "{case}");
        }
    }

    /// Against a look at all strings.
    #[test]
    fn nothing_is_missed() {
        let mut seed = 1_u32;
        let mut word = |most: u32| -> String {
            let mut next = || {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                seed >> 16
            };
            (0..=next() % most).map(|_| ["a", "b", "ä", "\0"][next() as usize % 4]).collect()
        };
        for _ in 0..300 {
            let mut strings: Vec<String> = (0..30).map(|_| word(12)).collect();
            strings.sort_unstable();
            strings.dedup();
            for _ in 0..30 {
                let text = word(16);
                let mut expected: Vec<&str> = strings.iter().map(String::as_str).filter(|s| text.starts_with(s)).collect();
                expected.reverse();
                assert_eq!(found(&strings, &text), expected, "{text:?} in {strings:?}");
            }
        }
    }
}
