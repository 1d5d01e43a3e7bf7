//! What the parts of an article say, by their kinds.

use super::PartKind;
use crate::Span;

/// The words of the parts of an article; of several parts of a kind that stands alone, the first ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ArticleText<'t> {
    /// Section line or kicker above the headline.
    pub kicker: Option<&'t str>,
    /// The headline.
    pub headline: Option<&'t str>,
    /// A line below the headline.
    pub subheadline: Option<&'t str>,
    /// A lead in front of the body, set apart.
    pub summary: Option<&'t str>,
    /// `Von Anna Kessler`.
    pub byline: Option<&'t str>,
    /// `Berlin (dpa) -`.
    pub dateline: Option<&'t str>,
    /// The agency at the end: `(dpa)`.
    pub agency: Option<&'t str>,
    /// Picture captions.
    pub captions: Vec<&'t str>,
    /// Summary, cross-heads and paragraphs in reading order; a dateline is the beginning of its paragraph.
    pub paragraphs: Vec<&'t str>,
}

impl<'t> ArticleText<'t> {
    /// Takes the parts from `text`, where they stand at these places in bytes.
    pub(crate) fn new(text: &'t str, parts: impl Iterator<Item = (PartKind, Span)>) -> Self {
        let mut out = Self::default();
        let mut from = None;
        for (kind, place) in parts {
            let words = |start: usize| text.get(start..place.end).unwrap_or_default();
            let first = match kind {
                PartKind::Kicker => &mut out.kicker,
                PartKind::Headline => &mut out.headline,
                PartKind::Subheadline => &mut out.subheadline,
                PartKind::Summary => &mut out.summary,
                PartKind::Byline => &mut out.byline,
                PartKind::Dateline => &mut out.dateline,
                PartKind::Agency => &mut out.agency,
                PartKind::Caption => {
                    out.captions.push(words(place.start));
                    continue;
                }
                PartKind::Crosshead | PartKind::Paragraph => &mut None,
                PartKind::Published | PartKind::Credit => continue,
            };
            first.get_or_insert_with(|| words(place.start));
            match kind {
                PartKind::Dateline => from = Some(place.start),
                PartKind::Summary | PartKind::Crosshead | PartKind::Paragraph => {
                    out.paragraphs.push(words(from.take().unwrap_or(place.start)));
                }
                _ => {}
            }
        }
        out
    }
}
