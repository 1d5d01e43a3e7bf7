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

/// Hash of an ordered pair.
pub const fn mix(a: u32, b: u32) -> u32 {
    finish(a.wrapping_mul(0x9e37_79b1).rotate_left(15) ^ b.wrapping_mul(0x85eb_ca77))
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
    use super::{mix, text};

    #[test]
    fn never_changes() {
        // Committed models hold these hashes.
        assert_eq!([text(""), text("Merkel"), mix(1, 2), mix(2, 1)], HASHES);
    }

    const HASHES: [u32; 4] = [2_872_998_923, 627_759_165, 2_700_964_169, 363_733_450];
}
