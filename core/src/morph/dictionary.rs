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
use crate::model::table::{Format, u32_at};
use core::slice;

/// The format of the dictionary.
pub(crate) const FORMAT: Format = Format::new(*b"DDIC", 4);

const TABLE: &[u8] = FORMAT.embedded(include_bytes!("../../models/dictionary.bin"));

/// Bytes that are read at once in the automaton: enough for an arc.
const WINDOW: usize = 8;

/// The table, and behind it so much that a window can begin at its last byte.
static BYTES: [u8; TABLE.len() + WINDOW] = {
    let mut out = [0; TABLE.len() + WINDOW];
    out.split_at_mut(TABLE.len()).0.copy_from_slice(TABLE);
    out
};

const LABELS: &[u8] = slice(24, 31);
const FIRST: &[[u8; 4]] = slice(24 + 31, 4 * 256).as_chunks().0;
const KINDS: &[[u8; 5]] = part(0).as_chunks().0;
const EDITS: &[[u8; 6]] = part(1).as_chunks().0;
const SUFFIXES: &str = match str::from_utf8(part(2)) {
    Ok(suffixes) => suffixes,
    Err(_) => panic!("the suffixes are not in UTF-8"),
};
const READINGS: &[[u8; 4]] = part(3).as_chunks().0;
const RUNS: &[[u8; 5]] = part(4).split_at(2).1.split_at(5 * u16_at(part(4), 0)).0.as_chunks().0;
const LISTS: &[[u8; 2]] = part(4).split_at(2 + 5 * RUNS.len()).1.as_chunks().0;
const AUTOMATON: &[u8] = part(5);

/// One of the six parts; the last has all that follows.
const fn part(n: usize) -> &'static [u8] {
    let start = u32_at(&BYTES, 4 * n) as usize;
    let end = if n < 5 { u32_at(&BYTES, 4 * n + 4) as usize } else { BYTES.len() };
    slice(start, end - start)
}

const fn slice(at: usize, length: usize) -> &'static [u8] {
    BYTES.split_at(at).1.split_at(length).0
}

const fn u16_at(bytes: &[u8], at: usize) -> usize {
    u16::from_le_bytes([bytes[at], bytes[at + 1]]) as usize
}

/// The last arc of its state.
const LAST: u64 = 0x80;
/// The next state follows directly.
const NEXT: u64 = 0x40;
/// The next state ends a form.
const FINAL: u64 = 0x20;
/// The number of a frequent label, or 0.
const LABEL: u64 = 0x1f;
/// The bits that are not set in the last bytes of variable-length numbers.
const ENDS: u64 = 0x80_8080;

/// What an arc with a label begins with: its number, or 0 and the label itself.
static STARTS: [u16; 256] = {
    let (mut out, mut n) = ([0; 256], 0);
    while n < out.len() {
        out[n] = (n as u16) << 8;
        n += 1;
    }
    n = 0;
    while n < LABELS.len() {
        out[LABELS[n] as usize] = n as u16 + 1;
        n += 1;
    }
    out
};

/// One reading of a form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) pos: Pos,
    pub(crate) morph: Morph,
    pub(super) edit: Edit,
}

/// How to get from a form to its lemma.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edit {
    number: u16,
    /// Length of the prefix that stands before the form that it is for.
    head: u8,
}

impl Edit {
    /// The lemma is the form itself.
    pub(super) const NONE: Self = Self { number: 0, head: 0 };

    /// Appends the lemma of `form` to `out`.
    pub(super) fn lemma(self, form: &str, out: &mut String) {
        if self.number == 0 {
            return out.push_str(form);
        }
        let [at, drop, cut, length, suffix @ ..] = EDITS.get(usize::from(self.number)).copied().unwrap_or_default();
        let at = usize::from(self.head) + usize::from(at);
        let (resume, end) = (at + usize::from(drop), form.len().saturating_sub(usize::from(cut)));
        let suffix = usize::from(u16::from_le_bytes(suffix));
        match (form.get(..at), form.get(resume..end), SUFFIXES.get(suffix..suffix + usize::from(length))) {
            (Some(start), Some(rest), Some(suffix)) => out.extend([start, rest, suffix]),
            _ => out.push_str(form),
        }
    }
}

const _: () = assert!(matches!(EDITS[0], [0, 0, 0, 0, ..]), "the first edit changes something");

/// What the dictionary has of one form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// Where the readings of its class stand in the lists, and how many they are, 0 if it does not know the form.
    at: u16,
    count: u8,
    /// Length of the prefix that stands before what it knows.
    head: u8,
}

impl Entry {
    /// Looks up `form`, written exactly so.
    pub(super) fn of(form: &str) -> Self {
        let rest = || prefixes::of(form).find_map(|head| Some(Self { head: head as u8, ..Self::whole(form.get(head..)?)? }));
        Self::whole(form).or_else(rest).unwrap_or_default()
    }

    /// Looks up `form`, written exactly so, nothing left out before it.
    pub(super) fn whole(form: &str) -> Option<Self> {
        let class = class(form)?;
        let run = RUNS.partition_point(|run| u16_at(run, 0) <= usize::from(class)).checked_sub(1).and_then(|n| RUNS.get(n));
        let &[a, b, count, c, d] = run?;
        let (first, at) = (u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]));
        Some(Self { at: at + u16::from(count) * (class - first), count, head: 0 })
    }

    pub(super) const fn is_known(self) -> bool {
        self.count > 0
    }

    /// The readings that it stands for.
    pub(super) fn readings(self) -> Readings {
        let list = LISTS.get(usize::from(self.at)..).and_then(|lists| lists.get(..usize::from(self.count)));
        Readings { list: list.unwrap_or_default().iter(), head: self.head }
    }
}

/// The readings of `form`, written exactly so; none if the dictionary does not know it.
pub(crate) fn get(form: &str) -> Readings {
    Entry::of(form).readings()
}

/// The readings of one form.
#[derive(Debug)]
pub(crate) struct Readings {
    list: slice::Iter<'static, [u8; 2]>,
    head: u8,
}

impl Iterator for Readings {
    type Item = Reading;

    fn next(&mut self) -> Option<Reading> {
        let &[k, l, e, f] = READINGS.get(usize::from(u16::from_le_bytes(*self.list.next()?)))?;
        let &[pos, morph @ ..] = KINDS.get(usize::from(u16::from_le_bytes([k, l])))?;
        Some(Reading {
            pos: Pos::ALL.get(usize::from(pos)).copied().unwrap_or(Pos::Xy),
            morph: Morph(u32::from_le_bytes(morph)),
            edit: Edit { number: u16::from_le_bytes([e, f]), head: self.head },
        })
    }
}

/// The number of the class of a form.
fn class(form: &str) -> Option<u16> {
    let (&first, rest) = form.as_bytes().split_first()?;
    let (mut state, mut rest) = (first_state(first), rest);
    if let Some((&second, more)) = rest.split_first() {
        let label = u64::from(STARTS[usize::from(second)]) & LABEL;
        if label != 0 {
            (state, rest) = (State(SECOND[first as usize][label as usize]), more);
        }
    }
    for &byte in rest {
        state = state.next(byte);
        if !state.exists() {
            return None;
        }
    }
    state.class()
}

/// A state of the automaton: twice its position and 1 if it ends a form; 0 if there is none.
#[derive(Clone, Copy, Debug)]
struct State(u32);

/// The state that a byte leads to from the start.
const fn first_state(byte: u8) -> State {
    State(u32::from_le_bytes(FIRST[byte as usize]))
}

/// The states behind two bytes, the second of which is a frequent label, by its number: the first states have the most arcs.
static SECOND: [[u32; 32]; 256] = {
    let mut out = [[0; 32]; 256];
    let mut first = 0;
    while first < out.len() {
        let mut n = 0;
        while n < LABELS.len() {
            out[first][n + 1] = first_state(first as u8).next(LABELS[n]).0;
            n += 1;
        }
        first += 1;
    }
    out
};

impl State {
    const NONE: Self = Self(0);

    const fn exists(self) -> bool {
        self.0 != 0
    }

    /// What stands at its position: of one that ends a form, first the number of its class.
    const fn window(self) -> u64 {
        window(self.0 as usize / 2)
    }

    const fn is_final(self) -> bool {
        self.0 % 2 == 1
    }

    const fn class(self) -> Option<u16> {
        if self.is_final() { Some((number(self.window()).0 >> 1) as u16) } else { None }
    }

    /// The state that a byte leads to.
    const fn next(self, byte: u8) -> Self {
        if !self.exists() {
            return Self::NONE;
        }
        let mut at = self.0 as usize / 2;
        if self.is_final() {
            let (class, length) = number(self.window());
            if class & 1 == 1 {
                return Self::NONE;
            }
            at += length;
        }
        let start = STARTS[byte as usize] as u64;
        let mask = if start & LABEL == 0 { LABEL | 0xff00 } else { LABEL };
        let arc = loop {
            let arc = window(at);
            if arc & mask == start {
                break arc;
            }
            if arc & LAST != 0 {
                return Self::NONE;
            }
            at += length(arc);
        };
        let at = if arc & NEXT == 0 { number(arc >> (8 * head(arc))).0 } else { at + head(arc) };
        Self((at as u32) << 1 | (arc & FINAL != 0) as u32)
    }
}

/// What stands at a place of the automaton; beyond it, an arc to nowhere.
const fn window(at: usize) -> u64 {
    match AUTOMATON.split_at_checked(at) {
        Some((_, rest)) => match rest.first_chunk() {
            Some(bytes) => u64::from_le_bytes(*bytes),
            None => LAST,
        },
        None => LAST,
    }
}

/// How many bytes of an arc stand before its number.
const fn head(arc: u64) -> usize {
    if arc & LABEL == 0 { 2 } else { 1 }
}

/// How many bytes an arc has.
const fn length(arc: u64) -> usize {
    if arc & NEXT != 0 {
        return head(arc);
    }
    let ends = if arc & LABEL == 0 { ENDS << 16 } else { ENDS << 8 };
    (!arc & ends).trailing_zeros() as usize / 8 + 1
}

/// The variable-length number that a window begins with, and how many bytes it has.
const fn number(window: u64) -> (usize, usize) {
    let length = (!window & ENDS).trailing_zeros() / 8 + 1;
    let value = window & 0x7f | window >> 1 & 0x3f80 | window >> 2 & 0x1f_c000;
    ((value & ((1 << (7 * length)) - 1)) as usize, length as usize)
}

const _: () = assert!(AUTOMATON.len() < 1 << 21, "three bytes are too few for a position");
