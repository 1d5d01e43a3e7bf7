//! Fifth step: time expressions (TIMEX3) with ISO values, resolved against the article's date.

mod calendar;
mod date;
pub(crate) mod meaning;
mod resolve;
pub(crate) mod value;

pub use date::Date;

use crate::names::{names, numbered};
use crate::{Article, PartKind, Span, lang::de, morph::Words};
use meaning::{Draft, Meaning, What, Year};
use resolve::Resolver;
use value::Period;

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Time {
    /// Its number in the document, `t1` first.
    pub id: TimeId,
    /// Where it stands.
    #[cfg_attr(feature = "serde", serde(flatten, with = "crate::span::start_end"))]
    pub span: Span,
    /// What it denotes.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: TimeKind,
    /// The TIMEX3 value: `2026-11-24`, `2026-W48`, `P3D`, `PRESENT_REF`.
    pub value: String,
    /// The days or points of time it covers, as far as the calendar and the article's date give them.
    pub interval: Option<Interval>,
}

/// The number of a time expression in its document; prints as `t1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeId(pub u32);

numbered!(TimeId "t");

/// A half-open civil interval `[start, end)`: ISO 8601 days (`2026-11-24`) or local points of time (`2026-11-24T14:00`).
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Interval {
    /// The first day or point that belongs to it.
    pub start: String,
    /// The first day or point after it.
    pub end: String,
}

/// The TIMEX3 types.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

names!(TimeKind {
    Date "DATE",
    Time "TIME",
    Duration "DURATION",
    Set "SET",
});

/// Finds the time expressions, in the order of the text.
pub(crate) fn find(words: &Words<'_>, article: &Article, date: Option<Date>) -> Vec<Time> {
    let drafts = de::time::find(words);
    let document = date.or_else(|| article.published.as_deref()?.parse().ok()).or_else(|| dated(words, article, &drafts));
    let mut resolver = Resolver::new(document);
    let mut part = 0;
    let mut out = Vec::with_capacity(drafts.len());
    for draft in drafts {
        while words.parts.get(part).is_some_and(|p| p.end <= draft.tokens.start) {
            part += 1;
        }
        let value = resolver.resolve(&draft, part);
        let id = TimeId(out.len() as u32 + 1);
        out.push(Time { id, span: draft.span, kind: value.kind(), value: value.to_string(), interval: value.interval() });
    }
    out
}

/// The day that the byline or the dateline names.
fn dated(words: &Words<'_>, article: &Article, drafts: &[Draft]) -> Option<Date> {
    let heads = |kind| matches!(kind, PartKind::Byline | PartKind::Dateline);
    let named = |draft: &Draft| match draft.meaning {
        Meaning::At { what: What::Known(Period::Day(day)), .. } => Some(day),
        Meaning::At { what: What::Day { year: Year::Known(year), month, day, .. }, .. } => Date::new(year, month, day),
        _ => None,
    };
    let parts = article.parts.iter().zip(&words.parts).filter(|(part, _)| heads(part.kind));
    parts.flat_map(|(_, tokens)| drafts.iter().filter(|d| tokens.contains(&d.tokens.start))).find_map(named)
}

#[cfg(test)]
mod tests {
    use crate::{Extractor, Input};

    /// The value of the last time expression.
    fn last<'t>(input: impl Into<Input<'t>>) -> String {
        Extractor::new().read(input).times().last().map(|t| t.value.clone()).unwrap_or_default()
    }

    #[test]
    fn counts_from_the_day_of_the_article() -> Result<(), crate::Error> {
        let text = "Gestern brannte es in der Altstadt.";
        assert_eq!(last(Input::new(text).date("2024-03-01")?), "2024-02-29");
        assert_eq!(last(text), "XXXX-XX-XX");
        Ok(())
    }

    #[test]
    fn takes_the_day_from_the_head_of_the_article() -> Result<(), crate::Error> {
        let text = "Brand in der Altstadt\n\nVon Anna Kessler\n\n12.04.2016, 15:47 Uhr\n\nGestern brannte es in der Altstadt. Niemand wurde verletzt.";
        assert_eq!(last(text), "2016-04-11");
        let text = "KÖLN, 3. März 2024 (dpa) – Die Altstadt von Köln hat gestern gebrannt. Niemand wurde verletzt.";
        assert_eq!(last(text), "2024-03-02");
        // What the caller says comes first.
        assert_eq!(last(Input::new(text).date("2024-03-04")?), "2024-03-03");
        Ok(())
    }

    #[test]
    fn numbers_and_intervals() -> Result<(), crate::Error> {
        let doc = Extractor::new().read(Input::new("Am Montag kam er, seit Jahren zum ersten Mal.").date("2024-03-06")?);
        let shown: Vec<_> = doc.times().iter().map(|t| (t.id.to_string(), t.interval.as_ref().map(|i| i.end.as_str()))).collect();
        assert_eq!(shown, [("t1".to_owned(), Some("2024-03-05")), ("t2".to_owned(), None)]);
        Ok(())
    }
}
