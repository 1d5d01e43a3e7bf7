//! First step: what is headline, kicker, byline, dateline, caption, paragraph, cross-head?

use crate::Span;

/// The parts of an article and what they say about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Article {
    /// The parts in the order of the text, disjoint; between them there is only white space.
    pub parts: Vec<Part>,
    /// Names of the authors, from the byline or the page.
    pub authors: Vec<String>,
    /// Day or point in time of publication as ISO 8601, as far as the article or the caller says.
    pub published: Option<String>,
}

/// One part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Part {
    /// What it is.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: PartKind,
    /// Where it stands, without white space around it.
    #[cfg_attr(feature = "serde", serde(flatten, serialize_with = "crate::span::start_end"))]
    pub span: Span,
}

/// The kinds of parts of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum PartKind {
    /// Section line or kicker above the headline.
    Kicker,
    /// The headline.
    Headline,
    /// A line below the headline, still headline-like.
    Subheadline,
    /// A lead in front of the body, set apart.
    Summary,
    /// `Von Anna Kessler`.
    Byline,
    /// `Berlin (dpa) -`, at the start of the first paragraph.
    Dateline,
    /// Agency and signature at the end: `dpa/afp`, `(dpa)`.
    Agency,
    /// Picture caption.
    Caption,
    /// Picture credit: `Foto: …`.
    Credit,
    /// Headline inside the body.
    Crosshead,
    /// Paragraph of the body.
    Paragraph,
}

/// Splits `text` into parts.
pub(crate) fn read(text: &str) -> Article {
    let mut parts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        if start < end {
            parts.push(Part { kind: PartKind::Paragraph, span: Span::new(start, end) });
        }
        at += line.len();
    }
    Article { parts, ..Article::default() }
}
