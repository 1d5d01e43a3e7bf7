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

/// Positions that are to be converted, collected first so that the text is walked only once.
pub(crate) struct OffsetMap {
    /// Sorted positions in the old encoding, each once.
    from: Vec<usize>,
    /// The same positions in the new encoding.
    to: Vec<usize>,
}

impl OffsetMap {
    /// Prepares the conversion of `positions` in `text` (in any order) from one encoding to another.
    pub(crate) fn new(text: &str, mut positions: Vec<usize>, from: OffsetEncoding, to: OffsetEncoding) -> Self {
        positions.sort_unstable();
        positions.dedup();
        let mut out = Vec::with_capacity(positions.len());
        let (mut old, mut new) = (0, 0);
        let mut chars = text.chars();
        for &position in &positions {
            while old < position {
                let Some(c) = chars.next() else { break };
                old += units(c, from);
                new += units(c, to);
            }
            out.push(new);
        }
        Self { from: positions, to: out }
    }

    pub(crate) fn get(&self, position: usize) -> usize {
        match self.from.binary_search(&position) {
            Ok(i) => self.to[i],
            Err(_) => position,
        }
    }
}

const fn units(c: char, encoding: OffsetEncoding) -> usize {
    match encoding {
        OffsetEncoding::Utf8 => c.len_utf8(),
        OffsetEncoding::Utf16 => c.len_utf16(),
        OffsetEncoding::Utf32 => 1,
    }
}

/// Serialises a span as the two fields `start` and `end`.
#[cfg(feature = "serde")]
pub(crate) fn start_end<S: serde::Serializer>(span: &Span, serializer: S) -> Result<S::Ok, S::Error> {
    use serde::ser::SerializeMap as _;
    let mut map = serializer.serialize_map(Some(2))?;
    map.serialize_entry("start", &span.start)?;
    map.serialize_entry("end", &span.end)?;
    map.end()
}
