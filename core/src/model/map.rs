//! A map from strings to small numbers that stores no strings: 2 to 3 bytes an entry, read in place.
//!
//! Every key has three cells, given by its hash; their exclusive or is a few check bits and the value (a Bloomier filter laid out as a binary
//! fuse filter; Chazelle, Kilian, Rubinfeld and Tal 2004; Graf and Lemire 2022). A string that is no key is found with probability
//! 1 / 2^check and then gets a random value.
//!
//! # Format
//!
//! After the header of every table (`DMAP`), little endian: bits of a value `u8`, check bits `u8`, 0 `u16`, bits of the segment length `u32`,
//! number of first segments `u32`, seed `u32`. Then the cells, packed without gaps, and 8 bytes of padding.

use super::hash::key;
use super::table::{Format, u32_at};

/// The format of maps.
pub const FORMAT: Format = Format::new(*b"DMAP", 2);

/// Bytes before the cells.
const SHAPE: usize = 16;

/// A map: a view of its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Map<'m> {
    value_bits: u32,
    check_bits: u32,
    shape: Shape,
    cells: &'m [u8],
}

/// Where the cells of a key are.
#[derive(Clone, Copy, Debug)]
struct Shape {
    segment_bits: u32,
    segments: u32,
    seed: u32,
}

impl Shape {
    /// The three cells and the check of a key.
    const fn cells(self, hash: u64) -> ([usize; 3], u32) {
        let hash = key_again(hash, self.seed);
        let mask = (1_u64 << self.segment_bits) - 1;
        let range = (self.segments as u64) << self.segment_bits;
        // The high bits choose the first cell, others the places in the two segments after it.
        let first = ((hash as u128 * range as u128) >> 64) as u64;
        let second = (first + (1 << self.segment_bits)) ^ ((hash >> 18) & mask);
        let third = (first + (2 << self.segment_bits)) ^ (hash & mask);
        let check = (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32;
        ([first as usize, second as usize, third as usize], check)
    }
}

const fn key_again(hash: u64, seed: u32) -> u64 {
    let x = (hash ^ seed as u64).wrapping_mul(0xff51_afd7_ed55_8ccd);
    x ^ (x >> 32)
}

impl<'m> Map<'m> {
    /// Opens a map that is part of the program; for `static` items, so that a broken one is an error of the compiler.
    ///
    /// # Panics
    ///
    /// If `bytes` are not a whole map of this version.
    pub const fn embedded(bytes: &'static [u8]) -> Map<'static> {
        match Map::open(bytes) {
            Some(map) => map,
            None => panic!("the embedded map is not one of this version"),
        }
    }

    /// The map in `bytes`, if it is a whole one of this version.
    pub const fn open(bytes: &'m [u8]) -> Option<Self> {
        let Ok(body) = FORMAT.open(bytes) else { return None };
        let Some((shape, cells)) = body.split_at_checked(SHAPE) else { return None };
        let [value_bits, check_bits, 0, 0, ..] = *shape else { return None };
        let shape = Shape { segment_bits: u32_at(shape, 4), segments: u32_at(shape, 8), seed: u32_at(shape, 12) };
        let (value_bits, check_bits) = (value_bits as u32, check_bits as u32);
        if value_bits > 16 || check_bits > 16 || shape.segment_bits > 24 || shape.segments > 1 << 24 {
            return None;
        }
        let count = (shape.segments as u64 + 2) << shape.segment_bits;
        if cells.len() as u64 != (count * (value_bits + check_bits) as u64).div_ceil(8) + 8 {
            return None;
        }
        Some(Self { value_bits, check_bits, shape, cells })
    }

    /// The value of a string.
    pub fn get(&self, string: &str) -> Option<u32> {
        self.get_key(key(string))
    }

    /// The value of the string with that [`key`].
    #[inline]
    pub fn get_key(&self, hash: u64) -> Option<u32> {
        let (cells, check) = self.shape.cells(hash);
        let width = self.value_bits + self.check_bits;
        let mut sum = 0;
        for cell in cells {
            let bit = cell * width as usize;
            let bytes = self.cells.get(bit / 8..bit / 8 + 8)?;
            sum ^= u64::from_le_bytes(bytes.try_into().ok()?) >> (bit % 8);
        }
        let value = sum as u32 & ((1 << self.value_bits) - 1);
        let found = (sum >> self.value_bits) as u32 & ((1 << self.check_bits) - 1);
        (found == check & ((1 << self.check_bits) - 1)).then_some(value)
    }
}

/// Writes a map of `entries`, keys as by [`key`], each once.
///
/// # Errors
///
/// If a value has more than `value_bits` bits, a key occurs twice or too many.
#[cfg(any(test, feature = "train"))]
#[expect(clippy::cast_sign_loss, reason = "sizes of tables are positive")]
pub fn write(entries: &[(u64, u32)], value_bits: u8, check_bits: u8) -> Result<Vec<u8>, String> {
    if value_bits > 16 || check_bits > 16 {
        return Err(format!("{value_bits} and {check_bits} bits; at most 16 each"));
    }
    if let Some(entry) = entries.iter().find(|e| e.1 >> value_bits != 0) {
        return Err(format!("value {} has more than {value_bits} bits", entry.1));
    }
    let n = entries.len().max(2) as f64;
    let segment_bits = (n.ln() / 3.33_f64.ln() + 2.25).floor().clamp(2.0, 18.0) as u32;
    let factor = f64::max(1.125, 0.875 + 0.25 * 1e6_f64.ln() / n.ln());
    let segments = ((n * factor) as u32).div_ceil(1 << segment_bits).max(3) - 2;
    (0..100_u32)
        .find_map(|seed| fill(entries, Shape { segment_bits, segments, seed }, u32::from(value_bits), u32::from(check_bits)))
        .ok_or_else(|| "no seed works; is a key there twice?".to_owned())
}

/// Peels the cells that only one key has, again and again, and fills them in the reverse order.
#[cfg(any(test, feature = "train"))]
fn fill(entries: &[(u64, u32)], shape: Shape, value_bits: u32, check_bits: u32) -> Option<Vec<u8>> {
    let count = ((shape.segments as usize) + 2) << shape.segment_bits;
    let (mut degree, mut who) = (vec![0_u32; count], vec![0_u32; count]);
    for (n, entry) in entries.iter().enumerate() {
        for cell in shape.cells(entry.0).0 {
            degree[cell] += 1;
            who[cell] ^= n as u32;
        }
    }
    let mut queue: Vec<usize> = (0..count).filter(|&c| degree[c] == 1).collect();
    let mut order = Vec::with_capacity(entries.len());
    while let Some(cell) = queue.pop() {
        if degree[cell] != 1 {
            continue;
        }
        let n = who[cell];
        order.push((n, cell));
        for other in shape.cells(entries[n as usize].0).0 {
            degree[other] -= 1;
            who[other] ^= n;
            if degree[other] == 1 {
                queue.push(other);
            }
        }
    }
    if order.len() != entries.len() {
        return None;
    }
    let mut values = vec![0_u32; count];
    for &(n, cell) in order.iter().rev() {
        let (hash, value) = entries[n as usize];
        let (cells, check) = shape.cells(hash);
        let target = value | (check & ((1 << check_bits) - 1)) << value_bits;
        values[cell] = cells.iter().filter(|c| **c != cell).fold(target, |sum, c| sum ^ values[*c]);
    }
    let width = value_bits + check_bits;
    let mut packed = vec![0_u8; (count * width as usize).div_ceil(8) + 8];
    for (cell, value) in values.iter().enumerate() {
        for bit in (0..width as usize).filter(|b| value >> b & 1 == 1) {
            let at = cell * width as usize + bit;
            packed[at / 8] |= 1 << (at % 8);
        }
    }
    let mut out = vec![value_bits as u8, check_bits as u8, 0, 0];
    for number in [shape.segment_bits, shape.segments, shape.seed] {
        out.extend(number.to_le_bytes());
    }
    out.extend(packed);
    Some(FORMAT.write(&out))
}

#[cfg(test)]
mod tests {
    use super::{FORMAT, Map, write};
    use crate::model::hash::key;

    #[test]
    fn finds_every_key_and_hardly_anything_else() {
        for count in [0, 1, 2, 10, 5000] {
            let entries: Vec<(u64, u32)> = (0..count).map(|n| (key(&format!("Wort{n}")), n % 1024)).collect();
            let bytes = write(&entries, 10, 8).unwrap();
            let map = Map::open(&bytes).unwrap();
            assert!(FORMAT.read(&bytes).is_ok());
            for n in 0..count {
                assert_eq!(map.get(&format!("Wort{n}")), Some(n % 1024), "{n} of {count}");
            }
            let wrong = (0..2000).filter(|n| map.get(&format!("anderes{n}")).is_some()).count();
            assert!(wrong < 30, "{wrong} of 2000 found that are not there");
        }
    }

    #[test]
    fn refuses_what_is_no_map() {
        let bytes = write(&[(1, 2)], 4, 4).unwrap();
        let mut other = bytes.clone();
        other[4] = 9;
        for (name, bytes) in [("empty", &[][..]), ("cut off", &bytes[..bytes.len() - 1]), ("another version", &other)] {
            assert!(Map::open(bytes).is_none(), "{name}");
        }
        assert!(write(&[(1, 16)], 4, 4).unwrap_err().contains("more than 4 bits"));
        assert!(write(&[(1, 1), (1, 1)], 4, 4).unwrap_err().contains("twice"));
    }
}
