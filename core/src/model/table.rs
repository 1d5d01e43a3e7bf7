//! What every packed table begins with, models of the [`crf`](super::crf) excepted, which have their own header.
//!
//! Little endian: four letters that name the format, its version `u32`, the length of what follows the header `u32`, and a checksum `u32`:
//! that of the twelve bytes before it, exclusive or that of all that follows. The header of an embedded table is checked when the crate is compiled; the checksum of every
//! table, by the tests.

#[cfg(any(test, feature = "train"))]
use super::hash::checksum;

const HEADER: usize = 16;

/// A format of tables: its name and version.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    name: [u8; 4],
    version: u32,
}

impl Format {
    /// A format. The version changes with every change of what a table of this format means.
    pub const fn new(name: [u8; 4], version: u32) -> Self {
        Self { name, version }
    }

    /// What the table that is part of the program holds; for `static` items, so that a broken one is an error of the compiler.
    ///
    /// # Panics
    ///
    /// If `bytes` do not have the header of a whole table of this format and version.
    pub const fn embedded(self, bytes: &'static [u8]) -> &'static [u8] {
        match self.open(bytes) {
            Ok(body) => body,
            Err(_) => panic!("the embedded table is not a whole one of this format and version"),
        }
    }

    /// What the table holds; the checksum is not looked at.
    ///
    /// # Errors
    ///
    /// If `bytes` do not have the header of a whole table of this format and version.
    pub const fn open(self, bytes: &[u8]) -> Result<&[u8], &'static str> {
        let Some((header, body)) = bytes.split_at_checked(HEADER) else { return Err("too short to be a table") };
        if u32_at(header, 0) != u32::from_le_bytes(self.name) {
            return Err("a table of another format");
        }
        if u32_at(header, 4) != self.version {
            return Err("a table of another version");
        }
        if u32_at(header, 8) as usize != body.len() {
            return Err("its length is not what its header says");
        }
        Ok(body)
    }

    /// As [`Self::open`], for a table that may be damaged.
    ///
    /// # Errors
    ///
    /// If `bytes` are not a whole table of this format and version, undamaged.
    #[cfg(any(test, feature = "train"))]
    pub fn read(self, bytes: &[u8]) -> Result<&[u8], &'static str> {
        let body = self.open(bytes)?;
        if u32_at(bytes, 12) == sum(&bytes[..12], body) { Ok(body) } else { Err("wrong checksum") }
    }

    /// The table that holds `body`.
    #[cfg(any(test, feature = "train"))]
    pub fn write(self, body: &[u8]) -> Vec<u8> {
        let mut out = self.name.to_vec();
        out.extend(self.version.to_le_bytes());
        out.extend((body.len() as u32).to_le_bytes());
        out.extend(sum(&out, body).to_le_bytes());
        out.extend(body);
        out
    }
}

/// The checksum of a table; every wrong bit of either part changes it.
#[cfg(any(test, feature = "train"))]
fn sum(header: &[u8], body: &[u8]) -> u32 {
    checksum(header) ^ checksum(body)
}

/// The number at a place that is there.
pub(crate) const fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

#[cfg(test)]
mod tests {
    use super::{Format, HEADER};
    use crate::lang::de::{clusters, entity::lists};
    use crate::model::{crf::Crf, map};
    use crate::morph::{DICTIONARY, TAGGER};
    use std::{collections::BTreeSet, fs, path::Path};

    /// The committed tables with their names.
    fn tables() -> Vec<(String, Vec<u8>)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
        let files = fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).filter(|f| f.extension().unwrap() != "md");
        let mut out: Vec<_> = files.map(|f| (f.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(f).unwrap())).collect();
        out.sort();
        out
    }

    /// Reads a table by its format.
    fn read(name: &str, bytes: &[u8]) -> Result<(), String> {
        let format = match name {
            "names.crf" | "quote-roles.crf" | "quote-spans.crf" => return Crf::read(bytes).map(drop).map_err(|e| e.to_string()),
            "clusters.bin" => clusters::FORMAT,
            "roles.bin" => map::FORMAT,
            "dictionary.bin" => DICTIONARY,
            "names.bin" => lists::FORMAT,
            "tagger.bin" => TAGGER,
            _ => return Err("no test knows its format".to_owned()),
        };
        format.read(bytes).map(drop).map_err(str::to_owned)
    }

    #[test]
    fn every_committed_table_is_whole_and_has_its_papers() {
        let papers = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("models/MODELS.md")).unwrap();
        let named: BTreeSet<&str> = papers.lines().filter_map(|l| l.strip_prefix("## ")).flat_map(|l| l.split(", ")).collect();
        let tables = tables();
        for (name, bytes) in &tables {
            assert_eq!(read(name, bytes), Ok(()), "{name}");
        }
        assert_eq!(named, tables.iter().map(|t| t.0.as_str()).collect());
    }

    #[test]
    fn damage_is_noticed() {
        for (name, bytes) in tables() {
            for end in [0, 1, 4, HEADER - 1, HEADER, HEADER + 1, 24, bytes.len() / 2, bytes.len() - 4, bytes.len() - 1] {
                assert!(read(&name, &bytes[..end]).is_err(), "{name}, cut off after {end} bytes");
            }
            let mut longer = bytes.clone();
            longer.push(0);
            assert!(read(&name, &longer).is_err(), "{name} with one byte more");
            // Every bit of the header, and bits all over the rest.
            let spread = (1..100_usize).map(|n| n.wrapping_mul(0x9e37_79b9) % (8 * bytes.len()));
            for bit in (0..8 * 24).chain(spread) {
                let mut damaged = bytes.clone();
                damaged[bit / 8] ^= 1 << (bit % 8);
                assert!(read(&name, &damaged).is_err(), "{name}, wrong bit {bit}");
            }
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let format = Format::new(*b"DTST", 2);
        let table = format.write(b"body");
        assert_eq!(format.read(&table), Ok(&b"body"[..]));
        let changed = |at: usize| {
            let mut out = table.clone();
            out[at] ^= 1;
            out
        };
        for (case, bytes, expected) in [
            ("empty", Vec::new(), "too short to be a table"),
            ("another name", changed(0), "a table of another format"),
            ("another version", changed(4), "a table of another version"),
            ("another length", changed(8), "its length is not what its header says"),
            ("another checksum", changed(12), "wrong checksum"),
            ("another body", changed(HEADER), "wrong checksum"),
        ] {
            assert_eq!(format.read(&bytes), Err(expected), "{case}");
        }
    }
}
