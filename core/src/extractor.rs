//! The entry point: an [`Extractor`] reads an [`Input`] into a [`Document`].

use crate::lang::de::Models;
use crate::{Article, Document, Error, Gazetteer, Preset, article, entity, morph, quote, text, time, time::Date};
use std::sync::Arc;

/// Reads articles. Immutable, `Send + Sync`, made in a few milliseconds (its tables are part of the program) and cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Extractor {
    models: Arc<Models>,
    quotes: quote::Options,
    gazetteer: Option<Gazetteer>,
}

impl Extractor {
    /// An extractor with the default settings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Settings other than the default ones.
    ///
    /// ```
    /// use depesche::{Extractor, Preset};
    /// let careful = Extractor::builder().preset(Preset::Precise).build();
    /// ```
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// Reads one article. Never fails: every text gives a document.
    ///
    /// ```
    /// use depesche::{Extractor, Input};
    /// let doc = Extractor::new().read(Input::new("Am Montag sagte er ab.").date("2026-11-24")?);
    /// assert_eq!(doc.sentences().len(), 1);
    /// # Ok::<(), depesche::Error>(())
    /// ```
    pub fn read<'t>(&self, input: impl Into<Input<'t>>) -> Document {
        self.run(input.into(), |_| {})
    }

    /// Reads a news page. `url` is the address it was fetched from, if known; nothing is fetched here.
    ///
    /// [`Document::text`] is the text of the article, not the page: its parts, one paragraph each, with a blank line between them.
    /// [`Part::path`](crate::Part::path) leads back to the page.
    ///
    /// ```
    /// let page = "<title>Etat | Der Kurier</title><h1>Etat beschlossen</h1><p>Der Etat sei beschlossen, sagte sie.";
    /// let doc = depesche::Extractor::new().read_html(page, None)?;
    /// assert_eq!(doc.text(), "Etat beschlossen\n\nDer Etat sei beschlossen, sagte sie.");
    /// # Ok::<(), depesche::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If bytes are in a character set that is not known here. Broken markup is read as browsers read it.
    #[cfg(feature = "html")]
    pub fn read_html<'h>(&self, html: impl Into<crate::Html<'h>>, url: Option<&str>) -> Result<Document, Error> {
        self.read_page(crate::Page { url, ..crate::Page::new(html) })
    }

    /// As [`Extractor::read_html`], with all that the caller knows about the page.
    ///
    /// ```
    /// use depesche::{Extractor, Page};
    /// let page = "<h1>Brand in Kessin</h1><p>Gestern brannte es in der Altstadt von Kessin. Niemand wurde verletzt.";
    /// let doc = Extractor::new().read_page(Page::new(page).date("2024-03-01")?)?;
    /// assert_eq!(doc.times()[0].value, "2024-02-29");
    /// # Ok::<(), depesche::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Extractor::read_html`].
    #[cfg(feature = "html")]
    pub fn read_page(&self, page: crate::Page<'_>) -> Result<Document, Error> {
        let (text, mut article) = crate::html::read(page)?;
        let date = page.date.or_else(|| article.published.as_deref()?.parse().ok());
        article.published = article.published.or_else(|| date.map(|d| d.to_string()));
        Ok(self.annotate(&text, article, date, |_| {}))
    }

    /// As [`Extractor::read_html`], but stops at the article: text, headline, authors, paragraphs, no sentences, names or quotations.
    /// For crawlers that only want to know what is on the page.
    ///
    /// # Errors
    ///
    /// As [`Extractor::read_html`].
    #[cfg(feature = "html")]
    pub fn article_from_html<'h>(&self, html: impl Into<crate::Html<'h>>, url: Option<&str>) -> Result<Document, Error> {
        let (text, article) = crate::html::read(crate::Page { url, ..crate::Page::new(html) })?;
        Ok(Document::bare(text, article))
    }

    /// [`Extractor::read`]; `layer` is called with the name of each layer as soon as it stands. For the benchmarks.
    #[cfg(feature = "train")]
    #[doc(hidden)]
    pub fn read_in_layers<'t>(&self, input: impl Into<Input<'t>>, layer: impl FnMut(&'static str)) -> Document {
        self.run(input.into(), layer)
    }

    /// The way of the data: each layer reads those before it.
    fn run(&self, input: Input<'_>, mut layer: impl FnMut(&'static str)) -> Document {
        let mut article = article::read(input.text);
        article.published = article.published.or_else(|| input.date.map(|d| d.to_string()));
        layer("article");
        let date = input.date.or_else(|| article.published.as_deref()?.parse().ok());
        self.annotate(input.text, article, date, layer)
    }

    /// The same from the second step on.
    fn annotate(&self, text: &str, article: Article, date: Option<Date>, mut layer: impl FnMut(&'static str)) -> Document {
        let text = text::segment(text, &article);
        layer("text");
        let words = morph::analyse(text);
        layer("morphology");
        let entities = entity::find(&words, &article, self.gazetteer.as_ref(), &self.models);
        layer("entities");
        let times = time::find(&words, &article, date);
        layer("times");
        let quotes = quote::find(&words, &article, &entities, &times, self.quotes, &self.models);
        layer("quotes");
        Document::new(words, article, entities, times, quotes)
    }
}

/// The settings of an [`Extractor`].
#[derive(Clone, Debug, Default)]
pub struct ExtractorBuilder {
    extractor: Extractor,
}

impl ExtractorBuilder {
    /// How sure a quotation must be to be given.
    #[must_use]
    pub fn preset(mut self, preset: Preset) -> Self {
        self.extractor.quotes.preset = preset;
        self
    }

    /// Whether the models decide about quotations after the rules; without them the rules alone do.
    #[must_use]
    pub fn models(mut self, models: bool) -> Self {
        self.extractor.quotes.rules_only = !models;
        self
    }

    /// A model of the caller in place of the embedded one that finds names: the bytes of a file that `cargo xtask train names` wrote.
    ///
    /// It has to be trained with the version of this crate that reads it. What its weights belong to changes between versions, and a model of
    /// another one finds other names, not an error.
    ///
    /// ```
    /// let bytes = std::fs::read("models/names.crf")?;
    /// let extractor = depesche::Extractor::builder().names_model(&bytes)?.build();
    /// assert_eq!(extractor.read("Anna Kessler kam.").entities()[0].name, "Anna Kessler");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If `bytes` are not a model, are one of another version of the format or with other labels, or are cut off or damaged.
    pub fn names_model(mut self, bytes: &[u8]) -> Result<Self, Error> {
        Arc::make_mut(&mut self.extractor.models).read_names(bytes)?;
        Ok(self)
    }

    /// Models of the caller in place of the embedded ones that decide about quotations after the rules: the bytes of the two files that
    /// `cargo xtask train quotes` writes, for the spans of quotations and for their roles. As [`ExtractorBuilder::names_model`].
    ///
    /// ```
    /// let (spans, roles) = (std::fs::read("models/quote-spans.crf")?, std::fs::read("models/quote-roles.crf")?);
    /// let extractor = depesche::Extractor::builder().quote_models(&spans, &roles)?.build();
    /// assert_eq!(extractor.read("Er komme, sagte sie.").quotes().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`ExtractorBuilder::names_model`]; the error says which of the two it is.
    pub fn quote_models(mut self, spans: &[u8], roles: &[u8]) -> Result<Self, Error> {
        Arc::make_mut(&mut self.extractor.models).read_quotes(spans, roles)?;
        Ok(self)
    }

    /// Names to look for beside those that are found anyhow.
    #[must_use]
    pub fn gazetteer(mut self, gazetteer: Gazetteer) -> Self {
        self.extractor.gazetteer = Some(gazetteer);
        self
    }

    /// The extractor.
    #[must_use]
    pub fn build(self) -> Extractor {
        self.extractor
    }
}

/// What to read: the text, and what the caller knows about it.
#[derive(Clone, Copy, Debug)]
pub struct Input<'t> {
    text: &'t str,
    date: Option<Date>,
}

impl<'t> Input<'t> {
    /// Plain text of which nothing else is known.
    pub fn new(text: &'t str) -> Self {
        Self { text, date: None }
    }

    /// The day the article appeared, `YYYY-MM-DD`; a time of day after it is ignored. "gestern" counts from here.
    ///
    /// # Errors
    ///
    /// If `date` does not start with a day of the calendar.
    pub fn date(mut self, date: &str) -> Result<Self, Error> {
        self.date = Some(date.parse()?);
        Ok(self)
    }
}

impl<'t> From<&'t str> for Input<'t> {
    fn from(text: &'t str) -> Self {
        Self::new(text)
    }
}

impl<'t> From<&'t String> for Input<'t> {
    fn from(text: &'t String) -> Self {
        Self::new(text)
    }
}
