//! Spans of text and the units they are counted in.

use crate::error::{Error, Kind};
use core::ops::Range;

/// A half-open range `start..end` of a document's text, in the document's [`OffsetEncoding`] (UTF-8 bytes unless converted).
///
/// Serialises as the pair `[start, end]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first position that belongs to the span.
    pub start: usize,
    /// The first position after the span.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same as a range, for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Number of units covered; 0 if it ends before it starts, which no span of a document does.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether nothing is covered.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one unit.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Span {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start, self.end).serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Span {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <(usize, usize)>::deserialize(deserializer).map(|(start, end)| Self { start, end })
    }
}

/// The unit in which offsets count.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OffsetEncoding {
    /// Bytes of the UTF-8 text, as in Rust.
    #[default]
    Utf8,
    /// UTF-16 code units, as in JavaScript, the DOM and Java.
    Utf16,
    /// Unicode code points, as in Python.
    Utf32,
}

impl OffsetEncoding {
    /// `"utf8"`, `"utf16"` or `"utf32"`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf8",
            Self::Utf16 => "utf16",
            Self::Utf32 => "utf32",
        }
    }
}

impl core::str::FromStr for OffsetEncoding {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        match name {
            "utf8" => Ok(Self::Utf8),
            "utf16" => Ok(Self::Utf16),
            "utf32" => Ok(Self::Utf32),
            _ => Err(Kind::OffsetEncoding(name.to_owned()).into()),
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for OffsetEncoding {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for OffsetEncoding {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Positions in a text, converted from one encoding to another, in any order.
pub(crate) struct OffsetMap<'t> {
    text: &'t [u8],
    from: OffsetEncoding,
    to: OffsetEncoding,
    /// How much of either encoding stands before every [`OffsetMap::BLOCK`] bytes; a look-up counts the rest.
    blocks: Vec<(u32, u32)>,
}

impl<'t> OffsetMap<'t> {
    const BLOCK: usize = 16;

    /// Walks the text once.
    pub(crate) fn new(text: &'t str, from: OffsetEncoding, to: OffsetEncoding) -> Self {
        let text = text.as_bytes();
        let (mut old, mut new) = (0, 0);
        let count = |block: &[u8]| {
            let before = (old, new);
            old += block.iter().map(|&byte| units(byte, from)).sum::<u32>();
            new += block.iter().map(|&byte| units(byte, to)).sum::<u32>();
            before
        };
        let blocks = text.chunks(Self::BLOCK).map(count).collect();
        Self { text, from, to, blocks }
    }

    /// The same position in the other encoding; one inside a character moves to its end, one behind the text to the end of that.
    pub(crate) fn get(&self, position: usize) -> usize {
        let block = match self.from {
            OffsetEncoding::Utf8 => (position / Self::BLOCK).min(self.blocks.len().saturating_sub(1)),
            _ => self.blocks.partition_point(|&(old, _)| old as usize <= position).saturating_sub(1),
        };
        let Some(&(old, new)) = self.blocks.get(block) else { return 0 };
        let (mut old, mut new) = (old as usize, new as usize);
        for &byte in &self.text[block * Self::BLOCK..] {
            if old >= position && begins_character(byte) {
                break;
            }
            old += units(byte, self.from) as usize;
            new += units(byte, self.to) as usize;
        }
        new
    }
}

const fn begins_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

/// How many units a byte of a text adds: those of a character count with its first byte.
const fn units(byte: u8, encoding: OffsetEncoding) -> u32 {
    match encoding {
        OffsetEncoding::Utf8 => 1,
        OffsetEncoding::Utf16 => begins_character(byte) as u32 + (byte >= 0b1111_0000) as u32,
        OffsetEncoding::Utf32 => begins_character(byte) as u32,
    }
}

/// A span as the two fields `start` and `end`.
#[cfg(feature = "serde")]
pub(crate) mod start_end {
    use super::Span;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Fields {
        start: usize,
        end: usize,
    }

    pub(crate) fn serialize<S: Serializer>(span: &Span, serializer: S) -> Result<S::Ok, S::Error> {
        Fields { start: span.start, end: span.end }.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Span, D::Error> {
        Fields::deserialize(deserializer).map(|Fields { start, end }| Span { start, end })
    }
}

#[cfg(test)]
mod tests {
    use super::{OffsetEncoding, OffsetMap};

    const ENCODINGS: [OffsetEncoding; 3] = [OffsetEncoding::Utf8, OffsetEncoding::Utf16, OffsetEncoding::Utf32];

    fn length(text: &str, encoding: OffsetEncoding) -> usize {
        match encoding {
            OffsetEncoding::Utf8 => text.len(),
            OffsetEncoding::Utf16 => text.encode_utf16().count(),
            OffsetEncoding::Utf32 => text.chars().count(),
        }
    }

    #[test]
    fn every_position_of_every_character_is_found() {
        for text in ["", "a", "ä", "🙂", "Über 20 Zeichen, und dann 🙂👩\u{200d}👧 e\u{301} „Köln“ 日本語日本語日本語日本語 Ende"]
        {
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            for (from, to) in ENCODINGS.into_iter().flat_map(|from| ENCODINGS.map(|to| (from, to))) {
                let map = OffsetMap::new(text, from, to);
                for end in ends.clone() {
                    let before = &text[..end];
                    assert_eq!(map.get(length(before, from)), length(before, to), "{before:?} {from:?} {to:?}");
                }
                assert_eq!(map.get(1000), length(text, to), "behind the end");
            }
        }
    }

    #[test]
    fn inside_a_character_is_its_end() {
        assert_eq!(OffsetMap::new("aä", OffsetEncoding::Utf8, OffsetEncoding::Utf32).get(2), 2);
        assert_eq!(OffsetMap::new("🙂a", OffsetEncoding::Utf16, OffsetEncoding::Utf8).get(1), 4);
    }
}
