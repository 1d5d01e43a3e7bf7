//! The full-form dictionary: every form with its readings, an automaton read in place.
//!
//! # Format
//!
//! All numbers are little-endian. After the header of every table (`DDIC`), from which on positions count: six `u32`, the positions of the
//! kinds, the edits, the suffixes, the readings, the classes and the automaton; then the 31 most frequent labels; then, for every first byte
//! of a form, a `u32`: twice the position of the next state and 1 if that ends a form, or 0 if no form begins so.
//!
//! * A *kind* is `pos: u8, morph: u32`.
//! * An *edit* is `at: u8, drop: u8, cut: u8, length: u8, suffix: u16`: the lemma is the form without the `drop` bytes at `at` (the `ge` of
//!   a participle) and without its last `cut` bytes, and with the suffix, so many bytes from there on in the suffixes.
//! * A *reading* is a `u16` number of a kind and one of an edit.
//! * A *class* is the list of readings that forms share, `u16` numbers. Classes of the same length follow one another in *runs*: after their
//!   number as a `u16`, each run is `first: u16, length: u8, at: u16`, the number of its first class and where in the lists that
//!   stands, in readings; then come the lists.
//! * A form that has the readings of another one with a prefix before it ([`prefixes`]) is left out.
//! * The *automaton* is the minimal one of all forms. A state that ends a form begins with a variable-length number, `class << 1 | leaf`;
//!   then come its arcs: a byte of flags ([`LAST`], [`NEXT`], [`FINAL`]) and label number, the label itself if that number is 0, and
//!   the position of the next state as a variable-length number, unless it is the one that follows (`NEXT`).

use super::{Morph, Pos};
use crate::lang::de::prefixes;
use crate::model::table::Format;

/// The format of the dictionary.
pub(crate) const FORMAT: Format = Format::new(*b"DDIC", 4);

/// The last arc of its state.
const LAST: u8 = 0x80;
/// The next state follows directly.
const NEXT: u8 = 0x40;
/// The next state ends a form.
const FINAL: u8 = 0x20;
/// The number of a frequent label, or 0.
const LABEL: u8 = 0x1f;

/// Where the positions of the parts stand, the frequent labels and the table of first bytes.
const KINDS: usize = 0;
const EDITS: usize = 4;
const SUFFIXES: usize = 8;
const READINGS: usize = 12;
const CLASSES: usize = 16;
const AUTOMATON: usize = 20;
const LABELS: usize = 24;
const FIRST: usize = LABELS + 31;

/// Bytes of a kind, of an edit and of a run.
const KIND: usize = 5;
const EDIT: usize = 6;
const RUN: usize = 5;

/// The numbers of the frequent labels; 0 for the others.
static NUMBERS: [u8; 256] = {
    let (bytes, mut out, mut n) = (Dictionary::embedded().bytes, [0; 256], 0);
    while n < FIRST - LABELS {
        out[bytes[LABELS + n] as usize] = n as u8 + 1;
        n += 1;
    }
    out
};

/// One reading of a form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) pos: Pos,
    pub(crate) morph: Morph,
    edit: Edit,
}

/// How to get from a form to its lemma.
#[derive(Clone, Copy, Debug)]
struct Edit {
    at: u8,
    drop: u8,
    cut: u8,
    suffix: &'static str,
}

impl Reading {
    /// A reading whose lemma is the form itself.
    pub(crate) const fn plain(pos: Pos, morph: Morph) -> Self {
        Self { pos, morph, edit: Edit { at: 0, drop: 0, cut: 0, suffix: "" } }
    }

    /// The same lemma, read as another part of speech.
    pub(crate) const fn as_pos(self, pos: Pos, morph: Morph) -> Self {
        Self { pos, morph, edit: self.edit }
    }

    /// Appends the lemma of `form` to `out`.
    pub(crate) fn lemma(&self, form: &str, out: &mut String) {
        let Edit { at, drop, cut, suffix } = self.edit;
        let (at, resume, end) = (usize::from(at), usize::from(at) + usize::from(drop), form.len().saturating_sub(usize::from(cut)));
        match (form.get(..at), form.get(resume..end)) {
            (Some(start), Some(rest)) => out.extend([start, rest, suffix]),
            _ => out.push_str(form),
        }
    }
}

/// The dictionary over its bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dictionary {
    bytes: &'static [u8],
}

/// What the dictionary has of one form.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    /// Where the readings of its class stand in the lists, and how many they are, 0 if it does not know the form.
    at: u16,
    count: u8,
    /// Length of the prefix that stands before what it knows.
    head: u8,
}

impl Entry {
    pub(super) const fn is_known(self) -> bool {
        self.count > 0
    }

    /// Whether it is the form itself that it knows, not one without a prefix.
    pub(super) const fn is_whole(self) -> bool {
        self.head == 0
    }
}

/// The readings of one form.
#[derive(Debug)]
pub(crate) struct Readings {
    dictionary: Dictionary,
    at: usize,
    left: u8,
    head: u8,
}

impl Dictionary {
    /// The dictionary that is part of the program.
    pub(crate) const fn embedded() -> Self {
        const BYTES: &[u8] = FORMAT.embedded(include_bytes!("../../models/dictionary.bin"));
        Self { bytes: BYTES }
    }

    fn u8(self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or_default()
    }

    fn u16(self, at: usize) -> usize {
        usize::from(self.u8(at)) | usize::from(self.u8(at + 1)) << 8
    }

    fn u32(self, at: usize) -> usize {
        self.u16(at) | self.u16(at + 2) << 16
    }

    /// A variable-length number and the position after it.
    fn number(self, mut at: usize) -> (usize, usize) {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.u8(at);
            at += 1;
            value |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 || shift > 28 {
                return (value, at);
            }
        }
    }

    /// The readings of `form`, written exactly so; none if the dictionary does not know it.
    pub(crate) fn get(self, form: &str) -> Readings {
        self.readings(self.entry(form))
    }

    /// The readings that an entry stands for.
    pub(super) fn readings(self, entry: Entry) -> Readings {
        let classes = self.u32(CLASSES);
        let lists = classes + 2 + RUN * self.u16(classes);
        Readings { dictionary: self, at: lists + 2 * usize::from(entry.at), left: entry.count, head: entry.head }
    }

    /// Looks up `form`, written exactly so.
    pub(super) fn entry(self, form: &str) -> Entry {
        let known = |head: usize| self.class(form.get(head..)?).map(|class| (class, head));
        let Some((class, head)) = known(0).or_else(|| prefixes::of(form).find_map(known)) else { return Entry::default() };
        let runs = self.u32(CLASSES) + 2;
        let (mut low, mut high) = (0, self.u16(runs - 2));
        while high - low > 1 {
            let middle = usize::midpoint(low, high);
            if self.u16(runs + RUN * middle) <= class { low = middle } else { high = middle }
        }
        let run = runs + RUN * low;
        let (first, count) = (self.u16(run), self.u8(run + 2));
        Entry { at: (self.u16(run + 3) + usize::from(count) * (class - first)) as u16, count, head: head as u8 }
    }

    fn class(self, form: &str) -> Option<usize> {
        let (&first, rest) = form.as_bytes().split_first()?;
        let automaton = self.u32(AUTOMATON);
        let next = self.u32(FIRST + 4 * usize::from(first));
        if next == 0 {
            return None;
        }
        let mut at = automaton + next / 2;
        let mut is_final = next % 2 == 1;
        for &byte in rest {
            if is_final {
                let (class, after) = self.number(at);
                if class & 1 == 1 {
                    return None;
                }
                at = after;
            }
            let number = NUMBERS[usize::from(byte)];
            let flags = loop {
                let flags = self.u8(at);
                at += 1;
                let is_same = if flags & LABEL == 0 {
                    at += 1;
                    self.u8(at - 1) == byte
                } else {
                    flags & LABEL == number
                };
                if is_same {
                    break flags;
                }
                if flags & LAST != 0 {
                    return None;
                }
                if flags & NEXT == 0 {
                    while self.u8(at) & 0x80 != 0 {
                        at += 1;
                    }
                    at += 1;
                }
            };
            if flags & NEXT == 0 {
                at = automaton + self.number(at).0;
            }
            is_final = flags & FINAL != 0;
        }
        is_final.then(|| self.number(at).0 >> 1)
    }
}

impl Iterator for Readings {
    type Item = Reading;

    fn next(&mut self) -> Option<Reading> {
        self.left = self.left.checked_sub(1)?;
        let d = self.dictionary;
        let reading = d.u32(READINGS) + 4 * d.u16(self.at);
        self.at += 2;
        let kind = d.u32(KINDS) + KIND * d.u16(reading);
        let edit = d.u32(EDITS) + EDIT * d.u16(reading + 2);
        let suffix = d.u32(SUFFIXES) + d.u16(edit + 4);
        let suffix = d.bytes.get(suffix..suffix + usize::from(d.u8(edit + 3))).and_then(|s| core::str::from_utf8(s).ok());
        Some(Reading {
            pos: Pos::ALL.get(usize::from(d.u8(kind))).copied().unwrap_or(Pos::Xy),
            morph: Morph(d.u32(kind + 1) as u32),
            edit: Edit { at: self.head + d.u8(edit), drop: d.u8(edit + 1), cut: d.u8(edit + 2), suffix: suffix.unwrap_or_default() },
        })
    }
}
