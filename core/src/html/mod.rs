//! News pages: from HTML to the text and the parts of an article.
//!
//! Parse (`parse`, `tree`), read the data (`tags`, `jsonld`, `meta`), cut the page into blocks (`blocks`), choose those of the article
//! (`body`), find what stands around the headline (`lead`), put the text together (`assemble`).

mod assemble;
mod authors;
mod blocks;
mod body;
mod boilerplate;
mod cues;
mod decode;
mod furniture;
mod headline;
mod jsonld;
mod lead;
mod meta;
mod oracle;
mod parse;
mod path;
mod stamp;
mod tags;
mod tokens;
mod tree;
mod words;

use crate::{Article, Date, Error};
use std::borrow::Cow;

/// A page: bytes as they were fetched, or text that is decoded already.
#[non_exhaustive]
#[derive(Clone, Copy, Debug)]
pub enum Html<'h> {
    /// Bytes; the page says itself what its character set is.
    Bytes(&'h [u8]),
    /// Text; what the page says of its character set is of no more interest.
    Text(&'h str),
}

impl<'h> From<&'h [u8]> for Html<'h> {
    fn from(bytes: &'h [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'h> From<&'h Vec<u8>> for Html<'h> {
    fn from(bytes: &'h Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'h, const N: usize> From<&'h [u8; N]> for Html<'h> {
    fn from(bytes: &'h [u8; N]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'h> From<&'h str> for Html<'h> {
    fn from(text: &'h str) -> Self {
        Self::Text(text)
    }
}

impl<'h> From<&'h String> for Html<'h> {
    fn from(text: &'h String) -> Self {
        Self::Text(text)
    }
}

/// A page to read, and what the caller knows about it.
#[derive(Clone, Copy, Debug)]
pub struct Page<'p> {
    pub(crate) html: Html<'p>,
    pub(crate) url: Option<&'p str>,
    pub(crate) date: Option<Date>,
    pub(crate) content_type: Option<&'p str>,
}

impl<'p> Page<'p> {
    /// A page of which nothing else is known.
    pub fn new(html: impl Into<Html<'p>>) -> Self {
        Self { html: html.into(), url: None, date: None, content_type: None }
    }

    /// The address it was fetched from; nothing is fetched here.
    #[must_use]
    pub fn url(mut self, url: &'p str) -> Self {
        self.url = Some(url);
        self
    }

    /// The `Content-Type` header that it came with: a character set there counts before what the page says.
    ///
    /// ```
    /// use depesche::{Extractor, Page};
    /// let page = Page::new(b"<h1>Schaden: 10 \xa4</h1>").content_type("text/html; charset=iso-8859-15");
    /// assert_eq!(Extractor::new().read_page(page)?.text(), "Schaden: 10 €");
    /// # Ok::<(), depesche::Error>(())
    /// ```
    #[must_use]
    pub fn content_type(mut self, content_type: &'p str) -> Self {
        self.content_type = Some(content_type);
        self
    }

    /// The day the article appeared, `YYYY-MM-DD`; a time of day after it is ignored. Counts for "gestern" before what the page says.
    ///
    /// # Errors
    ///
    /// If `date` does not start with a day of the calendar.
    pub fn date(mut self, date: &str) -> Result<Self, Error> {
        self.date = Some(date.parse()?);
        Ok(self)
    }
}

/// The text of a page's article, and the article.
pub(crate) fn read(page: Page<'_>) -> Result<(String, Article), Error> {
    let url = page.url;
    let html = match page.html {
        Html::Bytes(bytes) => decode::decode(bytes, page.content_type)?,
        Html::Text(text) => Cow::Borrowed(text),
    };
    let tree = parse::parse(&html);
    let meta = meta::read(&tree, url);
    let blocks = blocks::read(&tree, tree::Id::ROOT);
    let mut roles = body::choose(&tree, &blocks, &meta);
    let mut lead = lead::find(&tree, &blocks, &meta, &mut roles);
    let signature = furniture::find(&blocks, &mut roles, lead.headline);
    if !meta::has_person(&lead.authors) && meta::has_person(&signature) {
        lead.authors = signature;
    }
    Ok(assemble::article(&tree, &blocks, &meta, &roles, lead, url))
}
