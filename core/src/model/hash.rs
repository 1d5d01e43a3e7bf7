//! Hashes of strings and features: 32 bits, the same on every machine and in every version of the compiler.

/// Hash of a string (FNV-1a, then mixed).
pub const fn text(s: &str) -> u32 {
    let bytes = s.as_bytes();
    let mut hash = 0x811c_9dc5_u32;
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u32).wrapping_mul(0x0100_0193);
        i += 1;
    }
    finish(hash)
}

/// Key of a string in a [`super::map::Map`]: 64 bits (FNV-1a, then mixed).
pub const fn key(s: &str) -> u64 {
    let bytes = s.as_bytes();
    let mut hash = KEY;
    let mut i = 0;
    while i < bytes.len() {
        hash = key_step(hash, bytes[i]);
        i += 1;
    }
    key_end(hash)
}

/// Of what stands before each hyphen of a word, where it ends, and its [`key`]; all in one pass.
pub(crate) fn fronts(word: &str) -> impl Iterator<Item = (usize, u64)> {
    let mut hash = KEY;
    word.bytes().enumerate().filter_map(move |(at, byte)| {
        let front = (byte == b'-').then(|| (at, key_end(hash)));
        hash = key_step(hash, byte);
        front
    })
}

/// What a key begins with, how it goes on and ends.
const KEY: u64 = 0xcbf2_9ce4_8422_2325;

const fn key_step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

const fn key_end(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}

/// Key of a phrase that is one word longer, from the keys of the phrase and the word.
pub const fn key_pair(phrase: u64, word: u64) -> u64 {
    let hash = (phrase.rotate_left(21) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 32)
}

/// Hash of an ordered pair: the upper half of its product with the golden ratio (Knuth 1973, section 6.4). The first bits are the best.
pub const fn mix(a: u32, b: u32) -> u32 {
    (((a as u64) << 32 | b as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

/// Spreads every input bit over all output bits (the finaliser of `MurmurHash3`).
const fn finish(mut x: u32) -> u32 {
    x ^= x >> 16;
    x = x.wrapping_mul(0x85eb_ca6b);
    x ^= x >> 13;
    x = x.wrapping_mul(0xc2b2_ae35);
    x ^ (x >> 16)
}

/// Checksum of a table (FNV-1a).
pub const fn checksum(bytes: &[u8]) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u32).wrapping_mul(0x0100_0193);
        i += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::{fronts, key, mix, text};

    #[test]
    fn never_changes() {
        // Committed models hold these hashes.
        assert_eq!([text(""), text("Merkel"), mix(1, 2), mix(2, 1)], HASHES);
    }

    #[test]
    fn keys_of_fronts() {
        let word = "-Köln-Bonn-";
        let expected: Vec<(usize, u64)> = word.match_indices('-').map(|(at, _)| (at, key(&word[..at]))).collect();
        assert_eq!(fronts(word).collect::<Vec<_>>(), expected);
    }

    const HASHES: [u32; 4] = [2_872_998_923, 627_759_165, 3_149_492_103, 2_630_644_195];
}
