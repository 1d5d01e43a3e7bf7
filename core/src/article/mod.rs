//! First step: what is headline, kicker, byline, dateline, caption, paragraph, cross-head?

pub(crate) mod byline;
pub(crate) mod dateline;
mod lines;
mod plain;
mod words;

pub(crate) use plain::read;
pub use words::ArticleText;

use crate::Span;
use crate::names::names;

/// The parts of an article and what they say about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Article {
    /// The parts in the order of the text, disjoint; between them there is only white space.
    pub parts: Vec<Part>,
    /// The authors, from the byline or the page.
    pub authors: Vec<Author>,
    /// Day or point in time of publication as ISO 8601, as far as the article or the caller says.
    pub published: Option<String>,
    /// The same of the last change.
    pub modified: Option<String>,
    /// Name of the publisher.
    pub publisher: Option<String>,
    /// Canonical address of the page.
    pub url: Option<String>,
    /// Language of the text (BCP 47): `de`.
    pub language: Option<String>,
    /// Departments of the paper it stands in: `Politik`.
    pub categories: Vec<String>,
    /// Keywords that the page gives.
    pub topics: Vec<String>,
    /// Address of the main picture.
    pub image: Option<String>,
    /// Whether the page says that it can be read without paying.
    pub is_accessible_for_free: Option<bool>,
}

/// An author.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Author {
    /// The name as it stands: `Anna Kessler`, `dpa`, `ake`.
    pub name: String,
    /// What the name is.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: AuthorKind,
}

/// The kinds of authors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AuthorKind {
    /// A person.
    Person,
    /// A news agency.
    Agency,
    /// Another organisation: the paper, its editors.
    Organisation,
    /// The initials of a person.
    Initials,
}

names!(AuthorKind {
    Person "person",
    Agency "agency",
    Organisation "organisation",
    Initials "initials",
});

/// One part of an article.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Part {
    /// What it is.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: PartKind,
    /// Where it stands, without white space around it.
    #[cfg_attr(feature = "serde", serde(flatten, with = "crate::span::start_end"))]
    pub span: Span,
    /// Where it stands in the page it was read from, as a CSS selector; nothing for plain text.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub path: Option<String>,
}

/// The kinds of parts of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    /// A line with the day of publication: `Stand: 24.02.2016, 15:21 Uhr`.
    Published,
    /// `Berlin (dpa) -`, at the start of the first paragraph, which begins after it.
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

names!(PartKind {
    Kicker "kicker",
    Headline "headline",
    Subheadline "subheadline",
    Summary "summary",
    Byline "byline",
    Published "published",
    Dateline "dateline",
    Agency "agency",
    Caption "caption",
    Credit "credit",
    Crosshead "crosshead",
    Paragraph "paragraph",
});
