//! Fifth step: time expressions (TIMEX3) with ISO values, resolved against the article's date.

mod date;

pub use date::Date;

use crate::{Article, Span, morph::Words};

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Time {
    /// Where it stands.
    #[cfg_attr(feature = "serde", serde(flatten, serialize_with = "crate::span::start_end"))]
    pub span: Span,
    /// What it denotes.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: TimeKind,
    /// The TIMEX3 value: `2026-11-24`, `2026-W48`, `P3D`, `PRESENT_REF`.
    pub value: String,
}

/// The TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "UPPERCASE"))]
pub enum TimeKind {
    /// A day or something longer on the calendar.
    Date,
    /// A point or part of a day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// Finds the time expressions, in the order of the text.
pub(crate) fn find(_words: &Words<'_>, _article: &Article, _date: Option<Date>) -> Vec<Time> {
    Vec::new()
}
